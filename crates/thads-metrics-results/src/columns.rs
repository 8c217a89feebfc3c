//! Columns of a table, put together with their headings ([`Columns`]).

use std::sync::Arc;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::table_model::{TableColumn, Term, Unit, Values};
use thads_metrics::{Points, Rate, Value, rate::half_up, text::Text};

/// What a column is called: its key, that of the exact text beside it, and its heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    pub(super) key: &'static str,
    pub(super) exact: &'static str,
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
}

/// A heading: `heading!("gap", "còn phải phấn đấu", "gap to the target")`, or of an item by its term.
macro_rules! heading {
    ($key:literal, $vi:expr, $en:expr) => {
        crate::columns::Heading { key: $key, exact: concat!($key, "_exact"), vi: $vi, en: $en }
    };
    ($key:literal, $item:expr) => {
        heading!($key, $item.term(thads_metrics::Lang::Vi), $item.term(thads_metrics::Lang::En))
    };
}
pub(super) use heading;

/// A share of a whole with its two numbers, or the change of such: what a decimal column shows.
pub(super) trait Exactly {
    /// The count of 10^-places, rounded half-up.
    fn rounded(&self, places: u16) -> BigInt;
    /// Every digit.
    fn exact(&self) -> String;
}

impl Exactly for Rate {
    fn rounded(&self, places: u16) -> BigInt {
        self.percent(places).mantissa().clone()
    }

    fn exact(&self) -> String {
        format!("{}/{}", self.resolved().number(), self.eligible().number())
    }
}

impl Exactly for BigRational {
    fn rounded(&self, places: u16) -> BigInt {
        half_up(self, places)
    }

    fn exact(&self) -> String {
        format!("{}/{}", self.numer(), self.denom())
    }
}

impl Exactly for Points {
    fn rounded(&self, places: u16) -> BigInt {
        half_up(self.value(), places)
    }

    fn exact(&self) -> String {
        self.value().exact()
    }
}

/// Columns in the making.
#[derive(Debug, Default)]
pub(super) struct Columns(pub(super) Vec<TableColumn>);

impl Columns {
    fn push(&mut self, heading: Heading, unit: Unit, values: Values) {
        let text = Text::new(capital(heading.vi), capital(heading.en));
        self.0.push(TableColumn { key: heading.key.into(), heading: text, unit, values });
    }

    fn push_exact(&mut self, heading: Heading, values: Vec<Option<String>>) {
        let (vi, en) = (capital(heading.vi), capital(heading.en));
        let text = Text::new(format!("{vi} (chính xác)"), format!("{en} (exact)"));
        let values = Values::Text(values);
        self.0.push(TableColumn { key: heading.exact.into(), heading: text, unit: Unit::None, values });
    }

    pub(super) fn text<'a>(&mut self, heading: Heading, values: impl Iterator<Item = Option<&'a str>>) {
        self.push(heading, Unit::None, Values::Text(values.map(|text| text.map(str::to_owned)).collect()));
    }

    pub(super) fn terms(&mut self, heading: Heading, values: impl Iterator<Item = Option<Arc<Term>>>) {
        self.push(heading, Unit::None, Values::Terms(values.collect()));
    }

    pub(super) fn flags(&mut self, heading: Heading, values: impl Iterator<Item = Option<bool>>) {
        self.push(heading, Unit::None, Values::Flag(values.collect()));
    }

    /// Places, months: whole numbers that count no cases and no đồng.
    pub(super) fn whole(&mut self, heading: Heading, values: impl Iterator<Item = Option<i128>>) {
        self.push(heading, Unit::None, Values::Whole(values.collect()));
    }

    /// Cases or đồng by the measure of the row, and their digits.
    pub(super) fn values(&mut self, heading: Heading, values: impl Iterator<Item = Option<Value>>) {
        self.signed(heading, values.map(|value| value.and_then(|v| i128::try_from(v.number()).ok())));
    }

    /// Cases or đồng that may be below zero, and their digits.
    pub(super) fn signed(&mut self, heading: Heading, values: impl Iterator<Item = Option<i128>>) {
        let values: Vec<Option<i128>> = values.collect();
        let exact = values.iter().map(|value| value.map(|v| v.to_string())).collect();
        self.push(heading, Unit::ByMeasure, Values::Whole(values));
        self.push_exact(heading, exact);
    }

    /// Percentages or points rounded half-up, and what they are exactly.
    pub(super) fn decimals<T: Exactly>(
        &mut self,
        heading: Heading,
        unit: Unit,
        places: u16,
        values: impl Iterator<Item = Option<T>>,
    ) {
        let both = values.map(|value| value.map(|v| (v.rounded(places), v.exact())));
        self.rounded(heading, unit, places, both);
    }

    /// The same, rounded by the caller.
    pub(super) fn rounded(
        &mut self,
        heading: Heading,
        unit: Unit,
        places: u16,
        values: impl Iterator<Item = Option<(BigInt, String)>>,
    ) {
        let (rounded, exact): (Vec<Option<i128>>, Vec<Option<String>>) = values
            .map(|value| match value {
                Some((rounded, exact)) => (i128::try_from(rounded).ok(), Some(exact)),
                None => (None, None),
            })
            .unzip();
        self.push(heading, unit, Values::Decimal { places, values: rounded });
        self.push_exact(heading, exact);
    }
}

/// With a capital letter, as headings begin.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
