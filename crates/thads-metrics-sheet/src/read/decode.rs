//! Columns of text in an encoding of before Unicode, decoded before anything else is read ([`grids`], [`frame`]).

use std::borrow::Cow;

use crate::{
    read::{builder::Builder, frame_place::at, notes::ReadNote},
    source::{
        frame::{Frame, FrameValues},
        grid::{Cell, CellRef, Grid},
    },
};
use thads_metrics::text::legacy::{Encoding, is_doubtful};

/// What was done with a column: the encoding and an example before and after, or an example that could not be decoded.
enum Decoded {
    As(Encoding, String, String),
    Not(String),
}

impl Decoded {
    fn said(self) -> ReadNote {
        match self {
            Self::As(encoding, before, after) => ReadNote::Decoded(encoding.name(), Some((before, after))),
            Self::Not(example) => ReadNote::EncodingUnknown(example),
        }
    }
}

/// Decodes the texts of a column in place, each with its row; `None` if nothing is to be said of them.
fn column<T: AsRef<str> + From<String>>(texts: &mut [(usize, &mut T)]) -> Option<(usize, Decoded)> {
    let (row, example) = texts.iter().find(|(_, text)| is_doubtful(text.as_ref()))?;
    let (row, example) = (*row, example.as_ref().to_owned());
    let Some(encoding) = Encoding::recognise(texts.iter().map(|(_, text)| text.as_ref())) else {
        return Some((row, Decoded::Not(example)));
    };
    for (_, text) in texts {
        let is_western = text.as_ref().chars().all(|c| c < '\u{100}');
        if let Some(plain) = encoding.decode(text.as_ref()).filter(|_| is_western && !text.as_ref().is_ascii()) {
            **text = T::from(plain);
        }
    }
    let after = encoding.decode(&example).unwrap_or_default();
    Some((row, Decoded::As(encoding, example, after)))
}

/// The grids with such columns decoded; each is noted.
pub(crate) fn grids<'g>(grids: &'g [Grid], builder: &mut Builder) -> Cow<'g, [Grid]> {
    let is_met = |cell: &Cell| matches!(cell, Cell::Text(text) if is_doubtful(text));
    if !grids.iter().flat_map(|grid| grid.rows.iter().flatten()).any(is_met) {
        return Cow::Borrowed(grids);
    }
    let mut grids = grids.to_vec();
    for (grid, place) in grids.iter_mut().zip(0_u16..) {
        let width = grid.rows.iter().map(Vec::len).max().unwrap_or(0);
        for col in 0..width {
            let cells = grid.rows.iter_mut().enumerate().filter_map(|(row, cells)| match cells.get_mut(col)? {
                Cell::Text(text) => Some((row, text)),
                _ => None,
            });
            if let Some((row, decoded)) = column(&mut cells.collect::<Vec<_>>()) {
                let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
                builder.note(&decoded.said(), Some(CellRef { place, row: number(row), col: number(col) }));
            }
        }
    }
    Cow::Owned(grids)
}

/// Decodes the texts and the names of a frame's columns; each is noted.
pub(crate) fn frame(frame: &mut Frame, builder: &mut Builder) {
    for (col, columns) in frame.columns.iter_mut().enumerate() {
        let mut texts: Vec<(usize, &mut String)> = vec![(0, &mut columns.name)];
        if let FrameValues::Text { texts: values, .. } = &mut columns.values {
            texts.extend(values.iter_mut().map(|text| (0, text)));
        }
        if let Some((_, decoded)) = column(&mut texts) {
            builder.note(&decoded.said(), Some(at(col, 0)));
        }
    }
}
