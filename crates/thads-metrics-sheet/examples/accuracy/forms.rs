//! Random sheets in which nothing is wrong: forms, offices, totals of totals.

use thads_metrics::{Item, Lang, Measure, Percent, Scale};
use thads_metrics_sheet::{Block, CellRef, Column, PercentColumn, Place, Row, RowKind, Sheet};

/// Random numbers, the same every time.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % most.max(1) as u64).unwrap()
    }

    pub(crate) fn between(&mut self, least: i128, most: i128) -> i128 {
        least + self.below(usize::try_from(most - least + 1).unwrap()) as i128
    }
}

/// The columns of a sheet.
pub(crate) struct Form {
    items: &'static [Item],
    percents: &'static [Item],
}

const RATE: &[Item] = &[Item::Rate];

/// The columns of the official form.
pub(crate) const FULL: [Form; 1] = [Form {
    items: &[
        Item::Accepted,
        Item::CarriedIn,
        Item::NewlyAccepted,
        Item::Entrusted,
        Item::TakenUp,
        Item::Revoked,
        Item::ToEnforce,
        Item::Eligible,
        Item::Resolved,
        Item::Completed,
        Item::Terminated,
        Item::Reduced,
        Item::InProgress,
        Item::PostponedByAgreement,
        Item::Paused,
        Item::Other,
        Item::Ineligible,
        Item::Deferred,
        Item::CarriedOver,
        Item::CarriedOverEligible,
    ],
    percents: &[Item::Rate, Item::EligibleShare],
}];

/// What summaries leave of it.
pub(crate) const SHORT: [Form; 6] = [
    Form { items: &[Item::ToEnforce, Item::Eligible, Item::Resolved, Item::Ineligible], percents: RATE },
    Form { items: &[Item::Eligible, Item::Resolved], percents: RATE },
    Form { items: &[Item::ToEnforce, Item::Eligible, Item::Resolved, Item::CarriedOver], percents: RATE },
    Form { items: &[Item::Accepted, Item::Eligible, Item::Resolved, Item::CarriedOverEligible], percents: RATE },
    Form { items: &[Item::Eligible, Item::Completed, Item::Terminated, Item::Resolved], percents: RATE },
    Form { items: &[Item::ToEnforce, Item::Eligible, Item::Resolved], percents: &[Item::Rate, Item::EligibleShare] },
];

/// A sheet as rows of figures, in the unit of the sheet.
pub(crate) struct Table {
    pub(crate) form: &'static [Item],
    pub(crate) shares: &'static [Item],
    pub(crate) measure: Measure,
    pub(crate) rows: Vec<Vec<i128>>,
    pub(crate) percents: Vec<Vec<Percent>>,
    /// The same a month before.
    pub(crate) earlier: Vec<Vec<i128>>,
    pub(crate) earlier_percents: Vec<Vec<Percent>>,
    /// For each row the rows that it sums.
    pub(crate) of: Vec<Vec<usize>>,
    /// Rows that are not printed.
    pub(crate) gone: Vec<usize>,
}

/// Consistent figures of an office by item, at the end of a month and of the next; money has some figures more.
fn office(random: &mut Random, measure: Measure) -> [Vec<(Item, i128)>; 2] {
    let scale = if measure == Measure::Money { random.between(900, 90_000) } else { 1 };
    let size = [random.between(40, 160), random.between(150, 900), random.between(800, 4_000)][random.below(3)];
    let mut some = |percent: i128| {
        let most = size * percent * scale / 100;
        random.between(most / 3, most)
    };
    let carried_in = some(60);
    let parts: Vec<(i128, i128)> = [50, 6, 4, 40, 6, 3, 4, 30, 5, 6, 1, 2]
        .into_iter()
        .enumerate()
        .map(|(at, percent)| {
            let now = some(percent);
            // what is cumulated grows, and a case at least is completed in a month: a row that stands still is a slip
            let growth = now * some(30).rem_euclid(30) / 100;
            (now - growth.max((at == 0).into()), now)
        })
        .collect();
    let of = |pick: fn(&(i128, i128)) -> i128| {
        let part = |at: usize| pick(&parts[at]);
        let [completed, terminated, in_progress, postponed] = [part(0), part(1), part(3), part(4)];
        let reduced = if measure == Measure::Money { part(2) } else { 0 };
        let (paused, other, ineligible, deferred) = (part(5), part(6), part(7), part(8));
        let (entrusted, taken_up, revoked) = (part(9), part(10), part(11));
        let resolved = completed + terminated + reduced;
        let eligible = resolved + in_progress + postponed + paused + other;
        let to_enforce = eligible + ineligible + deferred;
        let accepted = to_enforce + entrusted + taken_up + revoked;
        let carried_in = carried_in.min(accepted);
        vec![
            (Item::Accepted, accepted),
            (Item::CarriedIn, carried_in),
            (Item::NewlyAccepted, accepted - carried_in),
            (Item::Entrusted, entrusted),
            (Item::TakenUp, taken_up),
            (Item::Revoked, revoked),
            (Item::ToEnforce, to_enforce),
            (Item::Eligible, eligible),
            (Item::Resolved, resolved),
            (Item::Completed, completed),
            (Item::Terminated, terminated),
            (Item::Reduced, reduced),
            (Item::InProgress, in_progress),
            (Item::PostponedByAgreement, postponed),
            (Item::Paused, paused),
            (Item::Other, other),
            (Item::Ineligible, ineligible),
            (Item::Deferred, deferred),
            (Item::CarriedOver, to_enforce - resolved),
            (Item::CarriedOverEligible, eligible - resolved),
        ]
    };
    [of(|part| part.0), of(|part| part.1)]
}

pub(crate) fn share(part: i128, base: i128) -> Percent {
    if base == 0 { Percent::new(0, 2) } else { Percent::new((part * 20_000 + base) / (base * 2), 2) }
}

impl Table {
    /// An own office or none, then offices in groups under subtotals or one list of them, the total first or last.
    pub(crate) fn new(form: &Form, random: &mut Random) -> Self {
        let measure = [Measure::Cases, Measure::Money][random.below(2)];
        let form_items: &'static [Item] = if measure == Measure::Money || form.items.len() < 10 {
            form.items
        } else {
            const CASES: [Item; 19] = {
                let mut items = [Item::Accepted; 19];
                let (mut from, mut to) = (0, 0);
                while from < 20 {
                    if from != 11 {
                        items[to] = FULL[0].items[from];
                        to += 1;
                    }
                    from += 1;
                }
                items
            };
            &CASES
        };
        let groups = [1, 1, 2, 3][random.below(4)];
        let mut of: Vec<Vec<usize>> = Vec::new();
        let mut leaves: Vec<usize> = Vec::new();
        for _ in 0..groups {
            let head = of.len();
            if groups > 1 {
                of.push(Vec::new());
            }
            let count = if groups > 1 { random.between(3, 7) } else { random.between(5, 16) };
            for _ in 0..count {
                leaves.push(of.len());
                if groups > 1 {
                    let row = of.len();
                    of[head].push(row);
                }
                of.push(Vec::new());
            }
        }
        of.push(leaves);
        let (mut rows, mut earlier): (Vec<Vec<i128>>, Vec<Vec<i128>>) = (Vec::new(), Vec::new());
        for _ in &of {
            let [before, now] = office(random, measure);
            let pick = |figures: &[(Item, i128)]| -> Vec<i128> {
                form_items.iter().map(|item| figures.iter().find(|(known, _)| known == item).unwrap().1).collect()
            };
            rows.push(pick(&now));
            earlier.push(pick(&before));
        }
        let mut table = Self {
            form: form_items,
            shares: form.percents,
            measure,
            percents: Vec::new(),
            earlier_percents: Vec::new(),
            rows,
            earlier,
            of,
            gone: Vec::new(),
        };
        for rows in [&mut table.rows, &mut table.earlier] {
            for (row, of) in table.of.iter().enumerate().filter(|(_, of)| !of.is_empty()) {
                rows[row] = (0..form_items.len()).map(|col| of.iter().map(|part| rows[*part][col]).sum()).collect();
            }
        }
        table.percents = table.shares_of(&table.rows);
        table.earlier_percents = table.shares_of(&table.earlier);
        table
    }

    fn shares_of(&self, rows: &[Vec<i128>]) -> Vec<Vec<Percent>> {
        rows.iter().map(|row| self.shares.iter().map(|item| self.right_share(row, *item)).collect()).collect()
    }

    pub(crate) fn right_share(&self, row: &[i128], item: Item) -> Percent {
        let get = |item: Item| row[self.form.iter().position(|known| *known == item).unwrap()];
        match item {
            Item::Rate => share(get(Item::Resolved), get(Item::Eligible)),
            _ => share(get(Item::Eligible), get(Item::ToEnforce)),
        }
    }

    pub(crate) fn is_total(&self, row: usize) -> bool {
        !self.of[row].is_empty()
    }

    pub(crate) fn totals_over(&self, row: usize) -> impl Iterator<Item = usize> {
        (0..self.of.len()).filter(move |total| self.of[*total].contains(&row))
    }

    /// The row and the column of a cell.
    pub(crate) fn at(&self, cell: CellRef) -> (usize, usize) {
        (cell.row as usize - 5, cell.col as usize - 2)
    }

    pub(crate) fn sheet(&self) -> Sheet {
        self.made_of(&self.rows, &self.percents, "2023/06")
    }

    pub(crate) fn before(&self) -> Sheet {
        self.made_of(&self.earlier, &self.earlier_percents, "2023/05")
    }

    fn made_of(&self, rows: &[Vec<i128>], percents: &[Vec<Percent>], period: &str) -> Sheet {
        let unit = if self.measure == Measure::Money { Scale::Thousand } else { Scale::One };
        let factor = i128::try_from(unit.factor()).unwrap();
        let number = |at: usize| u32::try_from(at).unwrap();
        let kept: Vec<usize> = (0..rows.len()).filter(|row| !self.gone.contains(row)).collect();
        let place = |row: &usize| kept.iter().position(|other| other == row).map(number);
        let columns = self.form.iter().enumerate().map(|(col, item)| Column {
            item: *item,
            col: number(col) + 2,
            heading: item.term(Lang::Vi).to_owned(),
            values: kept.iter().map(|row| Some(rows[*row][col] * factor)).collect(),
        });
        let shares = self.shares.iter().enumerate().map(|(col, item)| PercentColumn {
            item: *item,
            col: number(self.form.len() + col) + 2,
            heading: item.term(Lang::Vi).to_owned(),
            values: kept.iter().map(|row| Some(percents[*row][col].clone())).collect(),
        });
        let row = |row: &usize| Row {
            office: number(*row),
            parent: None,
            period: 0,
            line: number(*row) + 5,
            kind: match self.of[*row].as_slice() {
                [] => RowKind::Office,
                of => RowKind::Total { of: of.iter().filter_map(place).collect() },
            },
        };
        Sheet {
            file: "tinh.xlsx".to_owned(),
            places: vec![Place::Grid { name: "Sheet1".to_owned() }],
            names: (0..rows.len())
                .map(|row| format!("{} {row}", if self.is_total(row) { "Tổng số" } else { "Chi cục THADS huyện số" }))
                .collect(),
            periods: vec![period.parse().unwrap()],
            blocks: vec![Block {
                place: 0,
                office_col: 1,
                measure: self.measure,
                unit,
                step: unit.factor(),
                rounded: false,
                rows: kept.iter().map(row).collect(),
                columns: columns.collect(),
                percents: shares.collect(),
            }],
            ..Sheet::default()
        }
    }
}
