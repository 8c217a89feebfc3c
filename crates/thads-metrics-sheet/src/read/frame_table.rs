//! From the columns of a data frame to a [`Sheet`]: [`read_frame`].
//!
//! A frame may have a million rows, so nothing is decided row by row that can be decided for a column, or
//! once for each distinct name.

use crate::error::SheetError;
use crate::read::{frame_rows::Whose, office_columns::NAMING};
use crate::{
    Block, Column, Options, PercentColumn, Place, Row, Sheet,
    headings::{
        heading, heading_path,
        meaning::{Heading, Unplaced},
    },
    read::{
        builder::Builder,
        decode,
        frame_columns::Figures,
        frame_place::{Fig, at},
        frame_rows::Rows,
        listing::quoted,
        notes::ReadNote,
    },
    source::frame::Frame,
};
use thads_metrics::vocabulary::Role;
use thads_metrics::{Item, Kind, Measure, Period, Quantity, Scale};

/// Reads a data frame with a row for each office, or for each office, period and measure.
///
/// Columns are named by our keys (`office`, `period`, `cases.eligible`, `resolved`, `rate`) or by the words of the
/// forms. Totals are told from offices by their names, text is read as in workbooks, and what was assumed
/// or could not be placed is noted. Money in columns named by keys is in đồng, as everywhere those keys
/// are; under the words of the forms it is in 1.000 đồng, as in the forms; `options` or the heading may say otherwise.
///
/// ```
/// use thads_metrics::Item;
/// use thads_metrics_sheet::{Frame, FrameColumn, FrameValues, Options, read_frame};
/// let column = |name: &str, values| FrameColumn { name: name.into(), values };
/// let numbers = |values: [i128; 2]| FrameValues::Whole(values.into_iter().map(Some).collect());
/// let offices = FrameValues::Text { texts: vec!["Long An".into(), "Bảo Lộc".into()], codes: vec![Some(0), Some(1)] };
/// let frame = Frame {
///     columns: vec![
///         column("office", offices),
///         column("cases.eligible", numbers([10_983, 1_432])),
///         column("Về việc > Giải quyết xong", numbers([5_574, 1_190])),
///     ],
///     rows: 2,
/// };
/// let sheet = read_frame(frame, &Options { period: Some("2022/06".parse()?), ..Options::default() })?;
/// assert_eq!(sheet.blocks[0].get(1, Item::Resolved), Some(1_190));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_frame(mut frame: Frame, options: &Options) -> Result<Sheet, SheetError> {
    let file = if options.file.is_empty() { "frame".to_owned() } else { options.file.clone() };
    if frame.columns.is_empty() {
        return Err(SheetError::Empty { file });
    }
    let mut reader = Reader { builder: Builder::new(&options.file), options, file };
    decode::frame(&mut frame, &mut reader.builder);
    let names: Vec<String> = frame.columns.iter().map(|column| column.name.clone()).collect();
    reader.builder.sheet.places.push(Place::Frame { columns: names.clone() });
    let placed = reader.headings(&names);
    let whose = reader.whose(&placed, &names, &frame)?;
    let figures = reader.figures(&placed, &names, &whose)?;
    let mut rows = whose.rows(&frame, options.period, &mut reader.builder);
    rows.choose(options.period, whose.period, &mut reader.builder, &reader.file)?;
    if rows.is_empty() {
        let cell = reader.builder.sheet.address(at(whose.office, 0));
        return Err(SheetError::NoRows { file: reader.file, cell });
    }
    reader.blocks(frame, &figures, &rows, whose.office)?;
    Ok(reader.builder.finish())
}

/// The name of a column as a path of headings, where pandas writes several levels as `('Việc', 'Unnamed: 1_level_1')`.
fn named(name: &str) -> String {
    let levels = name.strip_prefix("('").and_then(|rest| rest.strip_suffix("')"));
    let levels: Vec<&str> = levels.map_or_else(|| vec![name], |levels| levels.split("', '").collect());
    let is_blank = |level: &&str| {
        level.strip_prefix("Unnamed: ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    levels.into_iter().filter(|level| !is_blank(level)).collect::<Vec<_>>().join(" > ")
}

struct Reader<'o> {
    builder: Builder,
    options: &'o Options,
    file: String,
}

impl Reader<'_> {
    /// What each column is; notes for those that are not read, or only because of others.
    fn headings(&mut self, names: &[String]) -> Vec<Option<Heading>> {
        let mut headings: Vec<Result<Heading, Unplaced>> =
            names.iter().map(|name| heading::alone(&named(name))).collect();
        let alone = headings.clone();
        heading_path::settle(&mut headings);
        let mut placed = Vec::with_capacity(names.len());
        for (col, ((heading, alone), name)) in headings.into_iter().zip(alone).zip(names).enumerate() {
            let said = match (heading, alone) {
                (Err(Unplaced::Ambiguous), _) => Some(ReadNote::AmbiguousColumn(name.clone())),
                (Err(Unplaced::Earlier), _) => Some(ReadNote::EarlierColumn(name.clone())),
                (Err(_), _) => Some(ReadNote::unknown_column(name)),
                (Ok(Heading { role: Role::Item(item), .. }), Ok(Heading { by_context: true, .. })) => {
                    Some(ReadNote::ByContext(name.clone(), item))
                }
                _ => None,
            };
            if let Some(said) = said {
                self.builder.note(&said, Some(at(col, 0)));
            }
            placed.push(heading.ok());
        }
        placed
    }

    /// The columns that say whose figures a row holds.
    fn whose(&self, placed: &[Option<Heading>], names: &[String], frame: &Frame) -> Result<Whose, SheetError> {
        let is_figures = |heading: &Option<Heading>| matches!(heading, Some(Heading { role: Role::Item(_), .. }));
        if !placed.iter().any(is_figures) {
            return Err(SheetError::NoFigures { file: self.file.clone(), seen: quoted(names) });
        }
        let role = |role: Role| placed.iter().position(|heading| heading.is_some_and(|heading| heading.role == role));
        let Some(office) = NAMING.into_iter().find_map(role) else {
            let others = names.iter().zip(placed).filter(|(_, heading)| !is_figures(heading));
            let others: Vec<String> = others.map(|(name, _)| name.clone()).collect();
            let cell = self.builder.sheet.address(at(0, 0));
            return Err(SheetError::NoOffice { file: self.file.clone(), cell, seen: quoted(&others) });
        };
        Ok(Whose {
            office,
            parent: role(Role::Parent).filter(|parent| *parent != office),
            officer: role(Role::Officer).filter(|officer| *officer != office),
            period: role(Role::Period),
            measure: role(Role::Measure),
            rows: frame.rows,
        })
    }

    /// The columns of figures, each with its measure.
    fn figures(&mut self, placed: &[Option<Heading>], names: &[String], whose: &Whose) -> Result<Vec<Fig>, SheetError> {
        let mut figures: Vec<Fig> = placed
            .iter()
            .zip(names)
            .enumerate()
            .filter_map(|(col, (heading, name))| match heading {
                Some(Heading { role: Role::Item(item), measure, unit, period, .. }) => {
                    let (item, measure, unit, period) = (*item, *measure, *unit, *period);
                    Some(Fig { col, name: name.clone(), item, measure, unit, period })
                }
                _ => None,
            })
            .collect();
        if whose.measure.is_none() {
            let mut said: Vec<Measure> = figures.iter().filter_map(|fig| fig.measure).collect();
            said.sort_unstable();
            said.dedup();
            if let Some(silent) = figures.iter().find(|fig| fig.measure.is_none()) {
                let (col, heading) = (silent.col, silent.name.clone());
                let cell = at(col, 0);
                let measure = match (self.options.measure, said.as_slice()) {
                    (Some(given), _) => given,
                    (None, [one]) => {
                        self.builder.note(&ReadNote::MeasureOnlyOne(*one), Some(cell));
                        *one
                    }
                    _ => {
                        let cell = self.builder.sheet.address(cell);
                        return Err(SheetError::NoMeasure { file: self.file.clone(), cell, heading });
                    }
                };
                for fig in &mut figures {
                    fig.measure = fig.measure.or(Some(measure));
                }
            }
        }
        let needs_period = whose.period.is_none() && figures.iter().any(|fig| fig.period.is_none());
        if needs_period && self.options.period.is_none() {
            let (file, title) = (self.file.clone(), quoted(names));
            return Err(SheetError::NoPeriod { sheet: file.clone(), file, title });
        }
        Ok(figures)
    }

    /// One block for each measure, and for each period that names of columns say.
    fn blocks(&mut self, mut frame: Frame, figures: &[Fig], rows: &Rows, office: usize) -> Result<(), SheetError> {
        let mut periods: Vec<Option<Period>> = figures.iter().map(|fig| fig.period).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut unit_said = false;
        for measure in Measure::ALL {
            for period in &periods {
                let of = |fig: &&Fig| fig.period == *period && fig.measure.is_none_or(|known| known == measure);
                let (figs, others): (Vec<&Fig>, Vec<&Fig>) =
                    figures.iter().filter(of).partition(|fig| measure.has(fig.item));
                let by_row = figs.iter().any(|fig| fig.measure.is_none());
                let kept = rows.of(by_row.then_some(measure));
                if kept.is_empty() || figs.is_empty() {
                    continue;
                }
                for fig in others {
                    let said = ReadNote::NotOfMeasure(fig.name.clone(), fig.item, measure);
                    self.builder.note(&said, Some(at(fig.col, 0)));
                }
                self.refuse_twins(&figs, measure)?;
                let plain = rows.block(&kept, *period, &mut self.builder);
                let mut block = self.block(&mut frame, &figs, measure, office, plain, &mut unit_said);
                rows.tell_totals(&kept, &mut block, &mut self.builder);
                self.builder.sheet.blocks.push(block);
            }
        }
        Ok(())
    }

    fn block(
        &mut self,
        frame: &mut Frame,
        figs: &[&Fig],
        measure: Measure,
        office: usize,
        rows: Vec<Row>,
        unit_said: &mut bool,
    ) -> Block {
        let mut block = Block {
            place: 0,
            office_col: u32::try_from(office).unwrap_or(u32::MAX),
            measure,
            unit: Scale::One,
            step: 1,
            rounded: false,
            rows: Vec::new(),
            columns: Vec::new(),
            percents: Vec::new(),
        };
        let mut figures = Figures::new(&rows, frame.rows);
        // percentages last: the counts say how they are written
        let (percents, counts): (Vec<&&Fig>, Vec<&&Fig>) = figs.iter().partition(|fig| fig.item.is_percent());
        for fig in counts.into_iter().chain(percents) {
            let Some(column) = frame.columns.get_mut(fig.col) else { continue };
            let col = u32::try_from(fig.col).unwrap_or(u32::MAX);
            if fig.item.is_percent() {
                let values = figures.percents(&column.values, fig, &block.columns, &mut self.builder);
                block.percents.push(PercentColumn { item: fig.item, col, heading: fig.name.clone(), values });
            } else {
                let unit = self.unit(fig, measure, unit_said);
                let (values, step, rounded) = figures.whole(&mut column.values, fig, unit, &mut self.builder);
                block.rounded |= rounded;
                block.step = if block.columns.is_empty() { step } else { block.step.min(step) };
                block.unit = block.unit.max(unit);
                block.columns.push(Column { item: fig.item, col, heading: fig.name.clone(), values });
            }
        }
        block.rows = rows;
        block.rounded |= block.unit >= Scale::Million && block.step > Scale::Thousand.factor();
        block
    }

    /// The unit of a column: said by the caller or its name, else đồng for a key and that of the forms for their words.
    fn unit(&mut self, fig: &Fig, measure: Measure, said: &mut bool) -> Scale {
        if measure.kind() != Kind::Money {
            return Scale::One;
        }
        if let (Some(given), Some(written)) = (self.options.unit, fig.unit)
            && given != written
        {
            self.builder.note(&ReadNote::OtherUnit(given, written), Some(at(fig.col, 0)));
        }
        if let Some(unit) = self.options.unit.or(fig.unit) {
            return unit;
        }
        let is_key = fig.name.parse::<Item>().is_ok() || fig.name.parse::<Quantity>().is_ok();
        if !std::mem::replace(said, true) {
            let said = if is_key { ReadNote::UnitOfKeys } else { ReadNote::UnitAssumed };
            self.builder.note(&said, Some(at(fig.col, 0)));
        }
        if is_key { Scale::One } else { Scale::Thousand }
    }

    /// Two columns of one item can't be told apart.
    fn refuse_twins(&self, figs: &[&Fig], measure: Measure) -> Result<(), SheetError> {
        for (index, second) in figs.iter().enumerate() {
            if let Some(first) = figs.iter().take(index).find(|first| first.item == second.item) {
                return Err(SheetError::TwoColumns {
                    file: self.file.clone(),
                    item: format!("{measure}.{}", second.item),
                    first: first.name.clone(),
                    second: second.name.clone(),
                    headings: format!("{:?}, {:?}", first.name, second.name),
                });
            }
        }
        Ok(())
    }
}
