//! How often the audit of a sheet accuses the right cell: slips of every kind on random sheets.
//!
//! `cargo run -p thads-metrics-sheet --example accuracy -- [sheets of each kind and form] [clean sheets]` prints the table of docs/accuracy.md.
//! The sheets are the same every time.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    clippy::unwrap_used
)] // a measuring program: it may stop, and prints shares; all kinds of slips have one shape

mod forms;
mod slips;

use forms::{FULL, Form, Random, SHORT, Table};
use slips::{Made, SLIPS, Slipped};
use thads_metrics_sheet::{Finding, audit};

/// What became of the slips of a kind.
#[derive(Default, Clone, Copy)]
struct Score {
    /// Slips made.
    made: usize,
    /// One cell, or row, is accused and it is the right one, with the right figure.
    right: usize,
    /// Several cells are named, the right one among them.
    among: usize,
    /// Slips that no finding names.
    silent: usize,
    /// Cells accused alone that are sound.
    wrong: usize,
    /// The same in rows of totals.
    totals: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.made += other.made;
        self.right += other.right;
        self.among += other.among;
        self.silent += other.silent;
        self.wrong += other.wrong;
        self.totals += other.totals;
    }

    /// Of the cells accused alone the share that is wrong indeed.
    fn accuracy(self) -> String {
        percent(self.right, self.right + self.wrong)
    }
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / whole as f64) }
}

/// Judges the findings of a sheet into which these slips were put.
fn judge(made: &[Made], findings: &[Finding], table: &Table, verbose: bool) -> Score {
    let mut score = Score { made: made.len(), ..Score::default() };
    for slip in made {
        let right = findings.iter().any(|finding| slip.is_named_by(finding, table));
        let among = findings.iter().any(|finding| finding.expected.is_none() && slip.is_among(&finding.cells, table));
        score.right += usize::from(right);
        score.among += usize::from(!right && among);
        score.silent += usize::from(!right && !among);
    }
    for finding in findings.iter().filter(|finding| finding.expected.is_some()) {
        let (row, _) = table.at(finding.cell);
        if !made.iter().any(|slip| slip.is_named_by(finding, table)) {
            score.wrong += 1;
            score.totals += usize::from(table.is_total(row));
        }
    }
    if verbose && (score.wrong > 0 || score.silent > 0) {
        for slip in made {
            println!("  {slip:?}");
        }
        for finding in findings {
            println!("  -> {:?} {:?} {:?} {}", table.at(finding.cell), finding.slip, finding.expected, finding.vi);
        }
        println!();
    }
    score
}

/// Sheets with `count` slips of a kind each.
fn measure(slip: &Slipped, forms: &[Form], count: usize, sheets: usize, verbose: bool) -> Score {
    let mut score = Score::default();
    let mut random = Random::new(slip.name.len() as u64 * 7_919 + count as u64);
    let mut done = 0;
    for _ in 0..sheets * 20 {
        if done == sheets {
            break;
        }
        let form = &forms[random.below(forms.len())];
        let mut table = Table::new(form, &mut random);
        let made: Vec<Made> = (0..count).filter_map(|_| (slip.make)(&mut table, &mut random)).collect();
        let apart = made.iter().enumerate().all(|(i, a)| made[..i].iter().all(|b| a.is_apart(b)));
        if made.len() < count || !apart {
            continue;
        }
        done += 1;
        let before = slip.at_hand.then(|| table.before());
        score.add(judge(&made, &audit(&table.sheet(), before.as_ref()), &table, verbose));
    }
    score
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let sheets = arguments.next().map_or(200, |text| text.parse().unwrap());
    let clean = arguments.next().map_or(10_000, |text| text.parse().unwrap());
    let only = arguments.next();
    println!(
        "| slip | form | slips | right cell | one of several | silent | sound cell accused | sound total accused |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut sums = [[Score::default(); 2]; 2];
    for slip in SLIPS.iter().filter(|slip| only.as_ref().is_none_or(|only| slip.name.contains(only.as_str()))) {
        for (at, (name, forms)) in [("full", &FULL[..]), ("short", &SHORT[..])].into_iter().enumerate() {
            for count in [1, 2] {
                let score = measure(slip, forms, count, sheets, only.is_some());
                sums[at][count - 1].add(score);
                let Score { made, right, among, silent, wrong, totals } = score;
                println!(
                    "| {} | {name}, {count} | {made} | {} | {} | {} | {wrong} | {totals} |",
                    slip.name,
                    percent(right, made),
                    percent(among, made),
                    percent(silent, made)
                );
            }
        }
    }
    println!(
        "\n| form | cells accused alone that are the wrong ones indeed | slips named rightly | sound totals accused |"
    );
    println!("|---|---|---|---|");
    for (name, sums) in ["full", "short"].into_iter().zip(sums) {
        for (count, sum) in ["one slip", "two slips"].into_iter().zip(sums) {
            println!("| {name}, {count} | {} | {} | {} |", sum.accuracy(), percent(sum.right, sum.made), sum.totals);
        }
    }
    let mut random = Random::new(42);
    let mut found = 0;
    for at in 0..clean {
        let forms = if at % 2 == 0 { &FULL[..] } else { &SHORT[..] };
        let table = Table::new(&forms[random.below(forms.len())], &mut random);
        let findings = audit(&table.sheet(), (at % 4 < 2).then(|| table.before()).as_ref());
        found += findings.len();
        for finding in &findings {
            println!("clean sheet {at}: {}", finding.vi);
        }
    }
    println!("\n{clean} clean sheets: {found} findings.");
}
