//! The rows of a table as charts need them ([`Rows`]).

use num_bigint::BigInt;
use num_rational::BigRational;
use thads_metrics::{Lang, Measure};
use thads_metrics_results::{Table, Values};

/// The most offices that one chart shows; of more, the first and the last.
const MOST: usize = 40;

/// A table, read in one language.
pub(crate) struct Rows<'a> {
    pub(crate) table: &'a Table,
    pub(crate) lang: Lang,
    names: Vec<String>,
}

/// Some of the rows of a measure, in the order in which they are shown, and what is said of those left out.
pub(crate) struct Shown {
    pub(crate) measure: Measure,
    pub(crate) rows: Vec<usize>,
    pub(crate) note: String,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(table: &'a Table, lang: Lang) -> Self {
        Self { table, lang, names: office_names(table, lang) }
    }

    /// The office; of several of one name with the office above.
    pub(crate) fn name(&self, row: usize) -> &str {
        self.names.get(row).map_or("", String::as_str)
    }

    /// The exact number as it is printed; nothing where there is none, or no such column.
    pub(crate) fn number(&self, key: &str, row: usize) -> Option<BigRational> {
        let column = self.table.column(key)?;
        let number = BigInt::from(column.values.number(row)?);
        let places = if let Values::Decimal { places, .. } = column.values { places } else { 0 };
        Some(BigRational::new(number, BigInt::from(10).pow(places.into())))
    }

    /// A value as the table prints it; empty where there is none, or no such column.
    pub(crate) fn print(&self, key: &str, row: usize) -> String {
        self.table.column(key).map_or_else(String::new, |column| column.print(row, self.lang))
    }

    pub(crate) fn period(&self, row: usize) -> &str {
        self.table.column("period").and_then(|column| column.values.text(row)).unwrap_or("")
    }

    pub(crate) fn is_met(&self, row: usize) -> Option<bool> {
        self.table.column("is_met")?.values.flag(row)
    }

    fn level(&self, row: usize) -> &str {
        self.table.column("level").and_then(|level| level.values.text(row)).unwrap_or("office")
    }

    pub(crate) fn is_office(&self, row: usize) -> bool {
        self.level(row) == "office"
    }

    pub(crate) fn is_whole(&self, row: usize) -> bool {
        self.level(row) == "total"
    }

    /// The rows of each measure that have a value, the greatest first: of offices and of the whole, for sums in between
    /// would stand among their parts.
    pub(crate) fn every(&self, key: &str) -> Vec<(Measure, Vec<usize>)> {
        let Some(column) = self.table.column(key) else { return Vec::new() };
        let mut measures = self.table.by_measure();
        for (_, rows) in &mut measures {
            rows.retain(|row| column.values.has(*row) && self.level(*row) != "parent");
            // The numbers of a column have the same decimals.
            rows.sort_by_key(|row| std::cmp::Reverse(column.values.number(*row)));
        }
        measures.retain(|(_, rows)| !rows.is_empty());
        measures
    }

    /// The same of the latest period of the table.
    pub(crate) fn latest(&self, key: &str) -> Vec<(Measure, Vec<usize>)> {
        let last = (0..self.table.rows()).map(|row| self.period(row)).max().unwrap_or("");
        let mut measures = self.every(key);
        for (_, rows) in &mut measures {
            rows.retain(|row| self.period(*row) == last);
        }
        measures.retain(|(_, rows)| !rows.is_empty());
        measures
    }

    /// Keeps the whole, and of many offices the first and the last.
    pub(crate) fn ends(&self, (measure, rows): (Measure, Vec<usize>)) -> Shown {
        let offices: Vec<usize> = rows.iter().copied().filter(|row| self.is_office(*row)).collect();
        if offices.len() <= MOST {
            return Shown { measure, rows, note: String::new() };
        }
        let half = MOST / 2;
        let left_out = offices.get(half..offices.len().saturating_sub(half)).unwrap_or_default();
        let rows = rows.into_iter().filter(|row| !left_out.contains(row)).collect();
        let (half, all) = (half.to_string(), self.lang.decimal(&offices.len().into(), 0));
        let note = self.lang.pick(
            format!("{half} đơn vị đầu và {half} đơn vị cuối trong {all} đơn vị"),
            format!("the {half} first and {half} last of {all}"),
        );
        Shown { measure, rows, note }
    }
}

/// The name of the office of each row; of several offices of one name with the office above.
fn office_names(table: &Table, lang: Lang) -> Vec<String> {
    let Some(offices) = table.column("office") else { return vec![String::new(); table.rows()] };
    let names: Vec<String> = (0..table.rows()).map(|row| offices.print(row, lang)).collect();
    let Some(parents) = table.column("parent") else { return names };
    let mut above: std::collections::BTreeMap<&str, Option<&str>> = std::collections::BTreeMap::new();
    let mut shared: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for (row, name) in names.iter().enumerate() {
        let parent = parents.values.text(row);
        if *above.entry(name).or_insert(parent) != parent {
            shared.insert(name);
        }
    }
    let told_apart = |(row, name): (usize, &String)| match parents.values.text(row) {
        Some(parent) if shared.contains(name.as_str()) => format!("{name} ({parent})"),
        _ => name.clone(),
    };
    names.iter().enumerate().map(told_apart).collect()
}
