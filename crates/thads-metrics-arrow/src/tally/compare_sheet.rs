//! A sheet that offices sent against the tally of their register ([`Tally::against`]).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::tally::error::TallyError;
use thads_metrics::{
    Flow, Item, Lang, Measure,
    office::{self, OfficeKey},
    text::Text,
};
use thads_metrics_results::{Table, Term, Unit, Values};
use thads_metrics_sheet::{Block, CellRef, Sheet};

use super::{
    result::Tally,
    table::{column, word},
};

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Differs,
    OnlyInSheet,
    OnlyInRegister,
    /// An office that stands in one of them twice can't be told from its namesake.
    Twice,
}

impl Kind {
    fn word(self) -> Arc<Term> {
        match self {
            Self::Differs => word("differs", "khác sổ thụ lý", "differs from the register"),
            Self::OnlyInSheet => word("only_in_sheet", "chỉ có trong biểu", "only in the sheet"),
            Self::OnlyInRegister => word("only_in_register", "chỉ có trong sổ thụ lý", "only in the register"),
            Self::Twice => word("twice", "có hai lần", "stands there twice"),
        }
    }
}

/// A line of the table.
struct Difference {
    kind: Kind,
    office: String,
    measure: Measure,
    item: Option<Item>,
    cell: Option<String>,
    found: Option<i128>,
    register: Option<i128>,
}

/// A row of a sheet.
struct Place<'a> {
    block: &'a Block,
    row: usize,
    line: u32,
    office: &'a str,
}

impl Tally {
    /// Where the figures of a sheet are not those of the register, cell by cell, and the offices that only one of them has.
    ///
    /// Offices are matched by any usual spelling of their names; other columns that the tally is by are added up. A figure
    /// agrees if it is the register's, rounded half-up to the last digit that the sheet writes. Columns and cells that the
    /// sheet does not have are not compared. Errors: a tally that is not by office, a sheet without figures of its period.
    pub fn against(&self, sheet: &Sheet) -> Result<Table, TallyError> {
        let flows = self.over(["office"])?.flows()?;
        let period = self.spec().period();
        let on = Some(period.last_day());
        let mut known: BTreeMap<(Measure, OfficeKey), Vec<&Flow>> = BTreeMap::new();
        for flow in &flows {
            known.entry((flow.measure(), office::key(flow.office(), on))).or_default().push(flow);
        }
        let mut places: BTreeMap<(Measure, OfficeKey), Vec<Place<'_>>> = BTreeMap::new();
        for block in sheet.blocks.iter().filter(|block| block.measure != Measure::Admin) {
            for (at, row) in block.rows.iter().enumerate().filter(|(_, row)| row.kind.is_office()) {
                let name = sheet.names.get(row.office as usize);
                let (Some(name), Some(of)) = (name, sheet.periods.get(usize::from(row.period))) else { continue };
                if *of == period {
                    let place = Place { block, row: at, line: row.line, office: name };
                    places.entry((block.measure, office::key(name, on))).or_default().push(place);
                }
            }
        }
        if places.is_empty() {
            let got = sheet.periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(TallyError::NoFigures { period, got });
        }
        let (mut found, mut cells) = (Vec::new(), 0_usize);
        for (key, there) in &places {
            let (kind, place) = match (known.get(key).map(Vec::as_slice), there.as_slice()) {
                (Some([flow]), [place]) => {
                    cells = cells.saturating_add(compare(sheet, place, flow, &mut found));
                    continue;
                }
                (None, [place, ..]) => (Kind::OnlyInSheet, place),
                (Some(_), [place, ..]) => (Kind::Twice, place),
                (_, []) => continue,
            };
            found.push(alone(kind, place.office, key.0));
        }
        let measures: BTreeSet<Measure> = places.keys().map(|(measure, _)| *measure).collect();
        let missing = known.iter().filter(|(key, _)| measures.contains(&key.0) && !places.contains_key(key));
        let missing = missing.flat_map(|(_, flows)| flows);
        found.extend(missing.map(|flow| alone(Kind::OnlyInRegister, flow.office(), flow.measure())));
        Ok(self.differences(&found, cells))
    }

    fn differences(&self, found: &[Difference], cells: usize) -> Table {
        let measure =
            |one: &Difference| word(one.measure.key(), one.measure.term(Lang::Vi), one.measure.term(Lang::En));
        let item = |item: Item| word(item.key(), item.term(Lang::Vi), item.term(Lang::En));
        let off_by = |one: &Difference| one.found?.checked_sub(one.register?);
        let texts = |of: &dyn Fn(&Difference) -> Option<String>| Values::Text(found.iter().map(of).collect());
        let whole = |of: &dyn Fn(&Difference) -> Option<i128>| Values::Whole(found.iter().map(of).collect());
        let cell = column("cell", "Ô", "Cell", Unit::None, texts(&|one| one.cell.clone()));
        let office =
            column("office", "Cơ quan thi hành án", "Office", Unit::None, texts(&|one| Some(one.office.clone())));
        let terms = |of: &dyn Fn(&Difference) -> Option<Arc<Term>>| Values::Terms(found.iter().map(of).collect());
        let period = self.spec().period();
        Table {
            name: "differences".into(),
            title: Text::new(
                format!("Biểu so với sổ thụ lý {}", period.label(Lang::Vi)),
                format!("The sheet against the register, {}", period.label(Lang::En)),
            ),
            columns: vec![
                cell,
                office,
                column("measure", "Đơn vị tính", "Measure", Unit::None, terms(&|one| Some(measure(one)))),
                column("item", "Chỉ tiêu", "Item", Unit::None, terms(&|one| one.item.map(item))),
                column("found", "Trong biểu", "In the sheet", Unit::ByMeasure, whole(&|one| one.found)),
                column("register", "Theo sổ thụ lý", "By the register", Unit::ByMeasure, whole(&|one| one.register)),
                column("off_by", "Lệch", "Off by", Unit::ByMeasure, whole(&off_by)),
                column("kind", "Loại", "Kind", Unit::None, terms(&|one| Some(one.kind.word()))),
            ],
            notes: summary(found, cells).chain(self.notes().iter().map(|note| note.text.clone())).collect(),
            sources: Vec::new(),
        }
    }
}

/// Compares the figures of an office; gives how many there are.
fn compare(sheet: &Sheet, place: &Place<'_>, flow: &Flow, found: &mut Vec<Difference>) -> usize {
    let Place { block, row, line, office } = *place;
    let figures = block.columns.iter().filter_map(|column| {
        let register = i128::try_from(flow.get(column.item)?.number()).ok()?;
        Some((column, column.values.get(row)?, register))
    });
    let mut cells = 0_usize;
    for (column, figure, register) in figures {
        cells = cells.saturating_add(1);
        if figure != rounded(register, block.step) {
            let cell = CellRef { place: block.place, row: line, col: column.col };
            found.push(Difference {
                item: Some(column.item),
                cell: Some(sheet.address(cell)),
                found: Some(figure),
                register: Some(register),
                ..alone(Kind::Differs, office, block.measure)
            });
        }
    }
    cells
}

/// An office that nothing can be compared of.
fn alone(kind: Kind, office: &str, measure: Measure) -> Difference {
    Difference { kind, office: office.to_owned(), measure, item: None, cell: None, found: None, register: None }
}

/// Half-up to a multiple of a step; the register has nothing below zero.
fn rounded(number: i128, step: u128) -> i128 {
    let step = i128::try_from(step).unwrap_or(1).max(1);
    number.saturating_add(step / 2).div_euclid(step).saturating_mul(step)
}

/// How many figures were compared, how many differ, and how many offices only one side has.
fn summary(found: &[Difference], cells: usize) -> impl Iterator<Item = Text<String>> {
    let differ = found.iter().filter(|one| one.kind == Kind::Differs).count();
    let alone = found.iter().filter(|one| one.kind != Kind::Differs).map(|one| one.office.as_str());
    let alone = alone.collect::<BTreeSet<_>>().len();
    let compared = Lang::ALL.map(|lang| (number(cells, lang), number(differ, lang)));
    let [(vi, vi_differ), (en, en_differ)] = compared;
    let agreement = if differ == 0 {
        Text::new(
            format!("{vi} số liệu của biểu đều khớp với sổ thụ lý."),
            format!("All {en} figures are those of the register."),
        )
    } else {
        let vi = format!("{vi_differ}/{vi} số liệu của biểu khác sổ thụ lý.");
        Text::new(vi, format!("{en_differ} of {en} figures differ from the register."))
    };
    let [vi, en] = Lang::ALL.map(|lang| number(alone, lang));
    let unmatched = Text::new(
        format!("Không đối chiếu được {vi} cơ quan: chỉ một bên có, hoặc có hai lần."),
        format!("{en} offices can't be compared: only one side has them, or they stand there twice."),
    );
    std::iter::once(agreement).chain((alone > 0).then_some(unmatched))
}

fn number(count: usize, lang: Lang) -> String {
    lang.decimal(&count.into(), 0)
}
