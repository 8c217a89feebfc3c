//! Scores the reader of articles against labels: `score LABELS TEXTS [--all]`.
//!
//! LABELS is a folder of report files, TEXTS a folder with a `.txt` of the same name beside each. Prints, for each
//! text and in all, how many figures were found and right in every respect, and what was missed, wrong or not in the
//! labels; with `--all` every figure. A label without figures (`NAME.none`) says that a text has none.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::arithmetic_side_effects)] // a program for developers

use std::{collections::BTreeSet, fs, path::Path};

use thads_metrics::{Item, Quantity, office, printed::Rounding};
use thads_metrics_article::{Article, Options};
use thads_metrics_audit::{Claim, Figure, Report, Subject};

fn subject(s: &Subject) -> String {
    let group = s.group.as_deref().unwrap_or("-");
    format!("{} {} {} {group}", s.quantity, office::key(&s.office, None), s.period)
}

/// What a figure says, in words that two figures which say the same share.
fn meaning(figure: &Figure) -> String {
    let (mut x, mut claim) = (figure.subject().clone(), figure.claim().clone());
    // an eligible share is the share of what is to be enforced that is eligible
    if let (Claim::ShareOf(y), Some((measure, Item::Eligible))) = (&claim, x.quantity.column())
        && y.quantity.item() == Some(Item::ToEnforce)
    {
        x.quantity = Quantity::new(measure, Item::EligibleShare).expect("a quantity");
        claim = Claim::Is;
    }
    let against =
        claim.other().map(|y| format!(" {} {}", claim.key().unwrap_or_default(), subject(y))).unwrap_or_default();
    format!("{}{against}", subject(&x))
}

fn value(figure: &Figure) -> String {
    let ends = figure.printed().interval(Rounding::Nearest);
    format!("{:?}", (figure.printed().value(), ends.low, ends.high))
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [labels, texts, rest @ ..] = args.as_slice() else {
        eprintln!("score LABELS TEXTS [--all]");
        std::process::exit(2);
    };
    let all = rest.iter().any(|arg| arg == "--all");
    let only: Vec<&String> = rest.iter().filter(|arg| !arg.starts_with("--")).collect();
    let mut names: Vec<_> =
        fs::read_dir(labels).expect("a folder of labels").filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    names.sort();
    let (mut right_all, mut labelled_all, mut given_all) = (0, 0, 0);
    for path in names {
        let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let Ok(text) = fs::read_to_string(Path::new(texts).join(format!("{name}.txt"))) else { continue };
        if !only.is_empty() && !only.contains(&&name) {
            continue;
        }
        let label = fs::read_to_string(&path).expect("a label");
        let expected: Vec<Figure> = match path.extension().and_then(|e| e.to_str()) {
            Some("toml") => Report::parse(&label, &name).expect("a report file").figures().to_vec(),
            _ => Vec::new(),
        };
        let mut article = Article::read(&text);
        // what the text does not say its user does
        if let (None, Ok(known)) = (article.office(), Report::parse(&label, &name)) {
            let options = Options { office: known.office().map(str::to_owned), ..Options::default() };
            article = Article::read_with(&text, &options);
        }
        let report = article.report();
        let given: Vec<Figure> = report.as_ref().map(|report| report.figures().to_vec()).unwrap_or_default();
        let mut open: Vec<&Figure> = expected.iter().collect();
        let (mut right, mut lines) = (0, Vec::new());
        let mut met: BTreeSet<(String, String)> = BTreeSet::new();
        let mut extra = Vec::new();
        for figure in &given {
            let key = (meaning(figure), value(figure));
            match open.iter().position(|label| (meaning(label), value(label)) == key) {
                Some(at) => {
                    open.remove(at);
                    right += 1;
                    met.insert(key);
                }
                None if met.contains(&key) => right += 1, // said twice, and so labelled once
                None => extra.push(figure),
            }
        }
        for figure in &extra {
            let near = open.iter().find(|label| label.printed().value() == figure.printed().value());
            let kind = if near.is_some() { "wrong" } else { "extra" };
            lines.push(format!("  {kind:8} {:28} {}", figure.printed().text(), meaning(figure)));
            if let Some(near) = near {
                lines.push(format!("  {:8} {:28} {}", "", near.printed().text(), meaning(near)));
            }
        }
        for figure in &open {
            let why = article.others().iter().find(|other| {
                let number: String = figure.printed().text().chars().filter(char::is_ascii_digit).collect();
                text.get(other.span())
                    .is_some_and(|t| t.chars().filter(char::is_ascii_digit).collect::<String>() == number)
            });
            lines.push(format!(
                "  missed   {:28} {} [{}]",
                figure.printed().text(),
                meaning(figure),
                why.map_or("", |other| other.reason().key())
            ));
        }
        let found = expected.len() - open.len();
        println!(
            "{name}: {found} of {} found and right, {right} of {} given right; {:?} {:?} {}",
            expected.len(),
            given.len(),
            article.office(),
            article.period().map(|p| p.to_string()),
            report.err().map(|e| e.to_string()).unwrap_or_default()
        );
        for line in lines {
            println!("{line}");
        }
        if all {
            for figure in &given {
                println!("    {:28} {}", figure.printed().text(), meaning(figure));
            }
            for other in article.others() {
                println!("    ({}) {}", other.reason(), text.get(other.span()).unwrap_or_default());
            }
        }
        right_all += right;
        labelled_all += found;
        given_all += given.len();
        totals(expected.len());
    }
    let expected = TOTAL.load(std::sync::atomic::Ordering::Relaxed);
    println!("all: {labelled_all} of {expected} found and right; {right_all} of {given_all} given are right");
}

static TOTAL: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

fn totals(n: usize) {
    TOTAL.fetch_add(n, std::sync::atomic::Ordering::Relaxed);
}
