//! A tally as a table, and what stayed out of it as another.

use std::{borrow::Cow, sync::Arc};

use crate::tally::error::TallyError;
use arrow_array::RecordBatch;
use thads_metrics::{Flow, Item, Lang, Measure, case::SetAside, text::Text};
use thads_metrics_results::{Table, TableColumn, Term, Unit, Values, capital};

use super::result::Tally;

/// The decimals that rates are printed with.
const PLACES: u16 = 2;

impl Tally {
    /// A row for each group and measure: the columns that the tally is by, the measure, every item in cases or đồng,
    /// and the rate, rounded to two decimals beside the exact one.
    pub fn table(&self) -> Result<Table, TallyError> {
        let flows = self.flows()?;
        let mut columns: Vec<TableColumn> =
            self.spec.by().iter().enumerate().map(|(place, name)| self.names(place, name)).collect();
        let measures = [Measure::Cases, Measure::Money]
            .map(|measure| word(measure.key(), measure.term(Lang::Vi), measure.term(Lang::En)));
        let measures = measures.iter().cycle().take(flows.len()).cloned().map(Some).collect();
        columns.push(column("measure", "Đơn vị tính", "Measure", Unit::None, Values::Terms(measures)));
        for item in Measure::Money.items().filter(|item| !item.is_percent()) {
            let number = |flow: &Flow| flow.get(item).and_then(|value| i128::try_from(value.number()).ok());
            let values = Values::Whole(flows.iter().map(number).collect());
            let (vi, en) = (capital(item.term(Lang::Vi)), capital(item.term(Lang::En)));
            columns.push(column(item.key(), vi, en, Unit::ByMeasure, values));
        }
        columns.extend(rates(&flows));
        let period = self.spec.period();
        Ok(Table {
            name: "tally".into(),
            title: Text::new(
                format!("Tổng hợp sổ thụ lý {}", period.label(Lang::Vi)),
                format!("The register tallied, {}", period.label(Lang::En)),
            ),
            columns,
            notes: self.notes().iter().map(|note| note.text.clone()).collect(),
            sources: Vec::new(),
        })
    }

    /// The same as a record batch.
    pub fn batch(&self) -> Result<RecordBatch, TallyError> {
        crate::batch(&self.table()?, Lang::Vi).map_err(|error| TallyError::Broken { why: error.to_string() })
    }

    /// What stayed out: for each reason whether the rule sets such rows aside or they are inconsistent, how many there are,
    /// and of the inconsistent ones the numbers of the first twenty, counted from zero.
    pub fn left_out(&self) -> Table {
        let aside = word("set_aside", "không tính theo quy tắc", "set aside by the rule");
        let inconsistent = word("inconsistent", "không nhất quán", "inconsistent");
        let (mut kind, mut reasons, mut rows, mut first) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for reason in SetAside::ALL {
            let count = self.set_aside(reason);
            if count > 0 {
                kind.push(Some(Arc::clone(&aside)));
                reasons.push(Some(word(reason.key(), reason.term(Lang::Vi), reason.term(Lang::En))));
                rows.push(Some(i128::from(count)));
                first.push(None);
            }
        }
        for (reason, of_it) in self.by_reason() {
            kind.push(Some(Arc::clone(&inconsistent)));
            reasons.push(Some(word(reason.key(), reason.term(Lang::Vi), reason.term(Lang::En))));
            rows.push(Some(i128::from(of_it.rows())));
            first.push(Some(of_it.numbers()));
        }
        let period = self.spec.period();
        Table {
            name: "left_out".into(),
            title: Text::new(
                format!("Những dòng không tính vào biểu {}", period.label(Lang::Vi)),
                format!("Rows that stayed out of the form, {}", period.label(Lang::En)),
            ),
            columns: vec![
                column("kind", "Loại", "Kind", Unit::None, Values::Terms(kind)),
                column("reason", "Lý do", "Reason", Unit::None, Values::Terms(reasons)),
                column("rows", "Số dòng", "Rows", Unit::None, Values::Whole(rows)),
                column("first", "Những dòng đầu (đếm từ 0)", "First of them, from 0", Unit::None, Values::Text(first)),
            ],
            notes: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// A column that the tally is by.
    fn names(&self, place: usize, name: &str) -> TableColumn {
        let names = self.tallied_groups().flat_map(|(names, _)| std::iter::repeat_n(names.get(place).cloned(), 2));
        let (vi, en) = if name == "office" { ("Cơ quan thi hành án", "Office") } else { (name, name) };
        column(name.to_owned(), vi, en, Unit::None, Values::Text(names.collect()))
    }
}

/// The rates, rounded and exact; none where nothing is eligible.
fn rates(flows: &[Flow]) -> [TableColumn; 2] {
    let rates = || flows.iter().map(|flow| flow.rate().ok());
    let rounded = |rate: thads_metrics::Rate| i128::try_from(rate.percent(PLACES).mantissa().clone()).ok();
    let values = rates().map(|rate| rate.and_then(rounded)).collect();
    let exact = |rate: thads_metrics::Rate| format!("{}/{}", rate.resolved().number(), rate.eligible().number());
    let exact = rates().map(|rate| rate.map(exact)).collect();
    let (vi, en) = (capital(Item::Rate.term(Lang::Vi)), capital(Item::Rate.term(Lang::En)));
    let (exact_vi, exact_en) = (format!("{vi} (chính xác)"), format!("{en} (exact)"));
    [
        column("rate", vi, en, Unit::Percent, Values::Decimal { places: PLACES, values }),
        column("rate_exact", exact_vi, exact_en, Unit::None, Values::Text(exact)),
    ]
}

/// A column with its headings.
pub(super) fn column(
    key: impl Into<Cow<'static, str>>,
    vi: impl Into<String>,
    en: impl Into<String>,
    unit: Unit,
    values: Values,
) -> TableColumn {
    TableColumn { key: key.into(), heading: Text::new(vi.into(), en.into()), unit, values }
}

/// A word of the vocabulary with its key.
pub(super) fn word(key: &'static str, vi: &str, en: &str) -> Arc<Term> {
    Arc::new(Term::new(key, vi, en))
}
