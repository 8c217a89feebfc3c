//! What each office reported ([`Entry`]), from flows or from a sheet.

use std::sync::Arc;

use crate::{
    Explain, Flow, Item, Measure, Period, Undefined, Value,
    sheet::{Block, RowKind, Sheet},
    table::Term,
};

/// The figures of one office, or why they make no flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The office, as the caller names it.
    pub office: String,
    /// The office that it belongs to, if that is said.
    pub parent: Option<String>,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The figures, or what is wrong with them.
    pub flow: Result<Flow, Arc<Term>>,
}

/// An error as a term: its code, and its text in both languages.
pub(super) fn reason(error: &impl Explain) -> Arc<Term> {
    Arc::new(Term::new(error.code(), error.vi(), error.en()))
}

impl From<Flow> for Entry {
    fn from(flow: Flow) -> Self {
        let (office, period, measure) = (flow.office().to_owned(), flow.period(), flow.measure());
        Self { office, parent: None, period, measure, flow: Ok(flow) }
    }
}

impl Entry {
    /// The same office, as one that belongs to `parent`.
    pub fn under(self, parent: impl Into<String>) -> Self {
        Self { parent: Some(parent.into()), ..self }
    }
}

/// The entries of a sheet, one for each row of an office, and what a reader must know of them.
///
/// A row whose figures contradict each other still has a rate if its resolved and eligible make
/// one; which of its other figures is wrong is for the findings to say, and none of them is used.
pub fn entries(sheet: &Sheet) -> (Vec<Entry>, Vec<Arc<Term>>) {
    let mut notes = Vec::new();
    let mut entries = Vec::new();
    for block in &sheet.blocks {
        for (index, row) in block.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Office) {
            let name = |name: u32| sheet.names.get(name as usize).cloned();
            let (Some(office), Some(period)) = (name(row.office), sheet.periods.get(usize::from(row.period))) else {
                continue;
            };
            let (flow, left_out) = of_row(block, index, &office, *period);
            if let Some(why) = left_out {
                let vi = format!("{office} ({}): chỉ dùng số giải quyết xong và số làm mẫu số, vì {}", period, why.vi);
                let en = format!("{office} ({}): only resolved and its base are used, because {}", period, why.en);
                notes.push(Arc::new(Term::new("results.left_out", vi, en)));
            }
            let parent = row.parent.and_then(name);
            entries.push(Entry { office, parent, period: *period, measure: block.measure, flow });
        }
    }
    (entries, notes)
}

/// The flow of a row, and why it has nothing but its rate if that is so.
fn of_row(block: &Block, row: usize, office: &str, period: Period) -> (Result<Flow, Arc<Term>>, Option<Arc<Term>>) {
    let measure = block.measure;
    let figures = || {
        let columns = block.columns.iter().filter(|column| measure.has(column.item));
        columns.filter_map(|column| Some((column.item, u128::try_from(column.values.get(row)?).ok()?)))
    };
    let negative = block.columns.iter().any(|column| column.values.get(row).is_some_and(|value| value < 0));
    let all = Flow::from_items(office, period, measure, None, figures());
    let why = match all {
        Ok(flow) if !negative => return (Ok(flow), None),
        Ok(_) => Arc::new(Term::new("results.negative", "có số âm", "a figure is negative")),
        Err(why) => reason(&why),
    };
    let base = measure.rate_base();
    let rated: Vec<(Item, u128)> = figures().filter(|(item, _)| [base, Item::Resolved].contains(item)).collect();
    let get = |wanted| rated.iter().find(|(item, _)| *item == wanted).map(|(_, number)| *number);
    if let (Some(resolved), Some(eligible)) = (get(Item::Resolved), get(base))
        && resolved > eligible
    {
        let value = |number| Value::of(measure, number).map_or_else(|_| number.to_string(), |v| v.to_string());
        let (resolved, eligible) = (value(resolved), value(eligible));
        return (Err(reason(&Undefined::MoreThanEligible { resolved, eligible })), None);
    }
    match Flow::from_items(office, period, measure, None, rated) {
        // Sums of rounded figures need not close: nothing is wrong then.
        Ok(flow) => (Ok(flow), (!block.rounded).then_some(why)),
        Err(error) => (Err(reason(&error)), None),
    }
}
