//! The form as worksheets: every known figure of each office, totals and rates following from other cells.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;

use thads_metrics::{Flow, Identity, Item, Lang, Measure, Period, text::Text};

use crate::{
    columns::capital,
    shown_amount::ShownUnit,
    table_model::Table,
    worksheet::{Cell, Part, Worksheet, is_too_long, number},
};

const FORM: Text = Text::new("Biểu", "Form");
const OFFICE: Text = Text::new("Cơ quan thi hành án", "Office");
const PERIOD: Text = Text::new("Kỳ báo cáo", "Period");
const TOTAL: Text = Text::new("Tổng cộng", "Total");
const MISSING: Text =
    Text::new("Không cộng được: số liệu thiếu hoặc mâu thuẫn của", "No total: figures missing or contradictory of");
const WHOLE: &str = "#,##0";
const RATE: &str = "0.00%";
/// The columns before those of the items.
const HEAD: usize = 2;

/// The forms of flows, one for each measure: a row an office and period, a sum for each period.
///
/// An office that a table of results has and whose figures make no flow has a row without figures, and there is no
/// sum.
pub fn forms(flows: &[Flow], table: Option<&Table>, lang: Lang) -> Vec<Worksheet> {
    let offices = table.map(offices_of).unwrap_or_default();
    let measures: BTreeSet<Measure> = flows.iter().map(Flow::measure).collect();
    let of_measure = |measure: Measure| {
        let mut flows: Vec<&Flow> = flows.iter().filter(|flow| flow.measure() == measure).collect();
        flows.sort_by_key(|flow| flow.period());
        Form::new(measure, &flows, lang).worksheet(&flows, &offices, lang)
    };
    measures.into_iter().map(of_measure).collect()
}

type Offices<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a str>>;

/// The offices of each measure and period in a table of results.
fn offices_of(table: &Table) -> Offices<'_> {
    let mut found = Offices::new();
    let text = |key: &str, row| table.column(key).and_then(|column| column.values.text(row));
    for row in (0..table.rows()).filter(|row| text("level", *row) == Some("office")) {
        if let (Some(measure), Some(period), Some(office)) =
            (text("measure", row), text("period", row), text("office", row))
        {
            found.entry((measure, period)).or_default().push(office);
        }
    }
    found
}

type Figures = BTreeMap<Item, u128>;

/// The form of one measure that is being written.
struct Form {
    measure: Measure,
    items: Vec<Item>,
    unit: ShownUnit,
    /// A number too long for a cell is text, which no formula would calculate with.
    is_text: bool,
    rows: Vec<Vec<Cell>>,
    totals: Vec<usize>,
    width: u16,
}

fn figures(flow: &Flow) -> Figures {
    flow.items().map(|(item, value)| (item, value.number())).collect()
}

impl Form {
    fn new(measure: Measure, flows: &[&Flow], lang: Lang) -> Self {
        let known: Vec<Figures> = flows.iter().map(|flow| figures(flow)).collect();
        let items = measure.items().filter(|item| known.iter().any(|figures| figures.contains_key(item))).collect();
        let numbers = || known.iter().flat_map(Figures::values).filter_map(|number| i128::try_from(*number).ok());
        let unit = ShownUnit::of(Some(measure), numbers());
        let is_text = numbers().any(|number| is_too_long(&BigRational::from_integer(unit.count(number).into())));
        let width = if unit.name(lang).is_empty() { 9 } else { 14 };
        Self { measure, items, unit, is_text, rows: Vec::new(), totals: Vec::new(), width }
    }

    fn worksheet(mut self, flows: &[&Flow], offices: &Offices, lang: Lang) -> Worksheet {
        for block in flows.chunk_by(|a, b| a.period() == b.period()) {
            self.period(block, offices, lang);
        }
        let mut headings = vec![(OFFICE.pick(lang).to_owned(), 36), (PERIOD.pick(lang).to_owned(), 9)];
        let items = self.items.iter().chain([&Item::Rate]);
        let day = flows.last().map(|flow| flow.period().last_day());
        let term = |item: &Item| day.map_or_else(|| item.term(lang), |day| item.term_on(lang, day));
        headings.extend(items.map(|item| (capital(term(item)), self.width)));
        let (form, measure) = (FORM.pick(lang), self.measure.heading(lang));
        Worksheet {
            name: format!("{form} {}", measure.to_lowercase()).chars().take(31).collect(),
            title: format!("{form}: {measure}{}", self.unit.name(lang)),
            headings,
            rows: self.rows,
            totals: self.totals,
        }
    }

    /// The rows of one period, and their sum.
    fn period(&mut self, flows: &[&Flow], offices: &Offices, lang: Lang) {
        let Some(period) = flows.first().map(|flow| flow.period()) else { return };
        let start = self.rows.len();
        for flow in flows {
            let names = [Some(flow.office()), flow.group()];
            let name = names.into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" – ");
            self.row(name, period, &figures(flow), None);
        }
        let there: BTreeSet<&str> = flows.iter().map(|flow| flow.office()).collect();
        let key = (self.measure.key(), period.to_string());
        let all = offices.get(&(key.0, key.1.as_str())).map_or(&[][..], Vec::as_slice);
        let missing: Vec<&str> = all.iter().copied().filter(|office| !there.contains(office)).collect();
        if missing.is_empty() {
            let sum = |item: &Item| {
                let numbers = flows.iter().map(|flow| flow.get(*item).map(thads_metrics::Value::number));
                Some((*item, numbers.sum::<Option<u128>>()?))
            };
            let sums: Figures = self.items.iter().filter_map(sum).collect();
            let last = self.rows.len().saturating_sub(1);
            self.totals.push(self.rows.len());
            self.row(TOTAL.pick(lang).to_owned(), period, &sums, Some((start, last)));
            return;
        }
        for office in &missing {
            self.row((*office).to_owned(), period, &Figures::new(), None);
        }
        let mut said = vec![Cell::Text(format!("{} {}", MISSING.pick(lang), missing.join(", ")))];
        said.resize(self.items.len().saturating_add(HEAD).saturating_add(1), Cell::Empty);
        self.rows.push(said);
    }

    /// One row; of a sum the first and the last row that it adds up.
    fn row(&mut self, name: String, period: Period, figures: &Figures, sum_of: Option<(usize, usize)>) {
        let line = self.rows.len();
        let mut cells = vec![Cell::Text(name), Cell::Text(period.to_string())];
        for (place, item) in self.items.iter().enumerate() {
            let value = figures.get(item).and_then(|number| self.in_unit(*number));
            let column = place.saturating_add(HEAD);
            let sum = |(first, last)| {
                let (from, to) = (Part::Cell(first, column), Part::Cell(last, column));
                vec![Part::Text("=SUM("), from, Part::Text(":"), to, Part::Text(")")]
            };
            cells.push(value.map_or(Cell::Empty, |value| {
                let formula = sum_of.map_or_else(|| self.parts(*item, figures, period, line), sum);
                number(value, WHOLE.to_owned(), if self.is_text { Vec::new() } else { formula })
            }));
        }
        cells.push(self.rate(figures, line).unwrap_or(Cell::Empty));
        self.rows.push(cells);
    }

    fn in_unit(&self, number: u128) -> Option<BigRational> {
        let number = i128::try_from(number).ok()?;
        Some(BigRational::from_integer(self.unit.count(number).into()))
    }

    fn at(&self, item: Item, line: usize) -> Option<Part> {
        let place = self.items.iter().position(|one| *one == item)?;
        Some(Part::Cell(line, place.saturating_add(HEAD)))
    }

    fn rate(&self, figures: &Figures, line: usize) -> Option<Cell> {
        let base = self.measure.rate_base();
        let (part, whole) = (*figures.get(&Item::Resolved)?, *figures.get(&base)?);
        let value = (whole > 0).then(|| BigRational::new(BigInt::from(part), BigInt::from(whole)))?;
        let formula = vec![Part::Text("="), self.at(Item::Resolved, line)?, Part::Text("/"), self.at(base, line)?];
        Some(number(value, RATE.to_owned(), if self.is_text { Vec::new() } else { formula }))
    }

    /// A total as the sum of its parts, if all of them are known or nothing and it holds; else nothing.
    fn parts(&self, total: Item, figures: &Figures, period: Period, line: usize) -> Vec<Part> {
        let mut rules = Identity::ALL.into_iter().filter_map(|rule| rule.terms(self.measure, period.last_day()));
        rules.find_map(|terms| self.parts_by(terms, total, figures, line)).unwrap_or_default()
    }

    fn parts_by(&self, terms: &[(i8, Item)], total: Item, figures: &Figures, line: usize) -> Option<Vec<Part>> {
        let ((_, of), parts) = terms.split_first().filter(|((_, of), _)| *of == total)?;
        let there: Vec<(i8, Item)> = parts.iter().copied().filter(|(_, item)| figures.contains_key(item)).collect();
        let signed = |(sign, item): &(i8, Item)| {
            let number = i128::try_from(*figures.get(item)?).ok()?;
            i128::from(*sign).checked_neg()?.checked_mul(number)
        };
        let sum = there.iter().try_fold(0_i128, |sum, term| sum.checked_add(signed(term)?))?;
        if there.len() < 2 || i128::try_from(*figures.get(of)?).ok() != Some(sum) {
            return None;
        }
        let mut formula = vec![Part::Text("=")];
        for (place, (sign, item)) in there.into_iter().enumerate() {
            match (sign > 0, place) {
                (true, _) => formula.push(Part::Text("-")),
                (false, 0) => {}
                (false, _) => formula.push(Part::Text("+")),
            }
            formula.push(self.at(item, line)?);
        }
        Some(formula)
    }
}
