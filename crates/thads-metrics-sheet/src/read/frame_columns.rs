//! Columns of a data frame to exact figures ([`Figures`]).

use crate::{
    Code, Column, Row,
    read::{
        block::has_doubtful_comma,
        builder::Builder,
        cell_value::{Figure, Marks, Share, is_inexact, percents, places_of_dong, shown, to_dong, whole},
        frame_place::{Fig, at},
        notes::ReadNote,
    },
    source::{frame::FrameValues, grid::Cell, numbers::Numbers},
};
use thads_metrics::{Percent, Scale};

/// The figures of a block's rows.
pub(crate) struct Figures<'r> {
    rows: &'r [Row],
    /// Whether they are all rows of the frame.
    all: bool,
}

impl<'r> Figures<'r> {
    pub(crate) fn new(rows: &'r [Row], frame: usize) -> Self {
        Self { rows, all: rows.len() == frame }
    }

    fn lines(&self) -> impl ExactSizeIterator<Item = usize> + 'r {
        self.rows.iter().map(|row| row.line as usize)
    }

    /// A column of counts or amounts, and what the last digit written is worth. Columns that
    /// need nothing done to them are taken as they are.
    pub(crate) fn whole(
        &mut self,
        values: &mut FrameValues,
        fig: &Fig,
        unit: Scale,
        builder: &mut Builder,
    ) -> (Numbers, u128, bool) {
        let step = |decimals: u8| {
            let parts = 10_u128.checked_pow(decimals.into()).unwrap_or(1);
            unit.factor().checked_div(parts).unwrap_or(1).max(1)
        };
        match values {
            FrameValues::Whole(numbers) if unit == Scale::One && numbers.words().is_some() => {
                let numbers = if self.all {
                    std::mem::take(numbers)
                } else {
                    self.lines().map(|line| numbers.get(line)).collect()
                };
                (numbers, step(0), false)
            }
            FrameValues::Text { texts, codes } => {
                let marks = Marks::of(unit);
                let cells: Vec<Cell> = texts.iter().map(|text| Cell::Text(text.as_str().into())).collect();
                let figures: Vec<Figure> = cells.iter().map(|cell| whole(cell, unit, marks)).collect();
                let code = |line: usize| codes.get(line).copied().flatten().map(|code| code as usize);
                let of = |line: usize| code(line).and_then(|code| Some((cells.get(code)?, figures.get(code)?.clone())));
                if marks == Marks::Vietnamese && cells.iter().any(has_doubtful_comma) {
                    builder.note(&ReadNote::CommaDecimal(fig.name.clone()), Some(at(fig.col, 0)));
                }
                let figure = |line| of(line).map(|(cell, figure)| (figure, cell.clone()));
                let (numbers, decimals, rounded) = self.each(fig, (unit, marks), builder, figure);
                (numbers, step(decimals), rounded)
            }
            values => {
                let marks = Marks::Decimal;
                let figure = |line| {
                    let cell = cell(values, line);
                    Some((whole(&cell, unit, marks), cell))
                };
                let (numbers, decimals, rounded) = self.each(fig, (unit, marks), builder, figure);
                let inexact = self.lines().map(|line| (line, cell(values, line))).find(|(_, cell)| is_inexact(cell));
                if let Some((line, cell)) = inexact {
                    builder.note(&ReadNote::Inexact(shown(&cell)), Some(at(fig.col, line)));
                }
                (numbers, step(decimals), rounded)
            }
        }
    }

    fn each(
        &mut self,
        fig: &Fig,
        (unit, marks): (Scale, Marks),
        builder: &mut Builder,
        figure: impl Fn(usize) -> Option<(Figure, Cell)>,
    ) -> (Numbers, u8, bool) {
        let mut numbers = Numbers::with_capacity(self.rows.len());
        let (mut decimals, mut rounded) = (0_u8, false);
        let to_dong = |cell: &Cell| if unit == Scale::One { None } else { to_dong(cell, unit, marks) };
        for row in self.rows {
            let line = row.line as usize;
            numbers.push(match figure(line) {
                None | Some((Figure::Blank, _)) => None,
                Some((Figure::Is(value, places), _)) => {
                    decimals = decimals.max(places);
                    Some(value)
                }
                Some((Figure::Dash, _)) => builder.dash(at(fig.col, line)),
                Some((Figure::Bad(code), cell)) => {
                    let dong = to_dong(&cell).filter(|_| code == Code::NotWhole);
                    if dong.is_some() {
                        (decimals, rounded) = (decimals.max(places_of_dong(unit)), true);
                    } else {
                        let office = builder.office(row);
                        builder.unread(code, &cell, &office, at(fig.col, line));
                    }
                    dong
                }
            });
        }
        if rounded {
            builder.note(&ReadNote::Rounded(fig.name.clone()), Some(at(fig.col, 0)));
        }
        (numbers, decimals, rounded)
    }

    /// A column of percentages.
    pub(crate) fn percents(
        &mut self,
        values: &FrameValues,
        fig: &Fig,
        columns: &[Column],
        builder: &mut Builder,
    ) -> Vec<Option<Percent>> {
        let cells: Vec<Cell> = self.lines().map(|line| cell(values, line)).collect();
        let (shares, fractions) = percents(cells.iter(), fig.item, &fig.name, columns);
        if fractions {
            builder.note(&ReadNote::Fractions(fig.name.clone()), Some(at(fig.col, 0)));
        }
        let read = shares.into_iter().zip(&cells).zip(self.rows).map(|((share, cell), row)| match share {
            Share::Is(percent) => Some(percent),
            Share::Blank => None,
            Share::Dash => builder.dash(at(fig.col, row.line as usize)),
            Share::Bad(code) => {
                let office = builder.office(row);
                builder.unread(code, cell, &office, at(fig.col, row.line as usize));
                None
            }
        });
        read.collect()
    }
}

/// A value of a frame as a cell would hold it.
pub(crate) fn cell(values: &FrameValues, line: usize) -> Cell {
    match values {
        FrameValues::Whole(numbers) => numbers.get(line).map_or(Cell::Empty, Cell::Whole),
        FrameValues::Decimal(texts) => {
            texts.get(line).and_then(Option::as_deref).map_or(Cell::Empty, |text| Cell::Decimal(text.into()))
        }
        FrameValues::Text { texts, codes } => {
            let code = codes.get(line).copied().flatten();
            let text = code.and_then(|code| texts.get(code as usize));
            text.map_or(Cell::Empty, |text| Cell::Text(text.as_str().into()))
        }
    }
}
