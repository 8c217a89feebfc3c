//! Charts of a table of results: rates against the target, gaps, what moved the total, progress over the months.
//!
//! [`suitable`] says as which kinds a table can be drawn, [`Chart::of`] draws one, [`Chart::svg`] and, with the feature
//! `png`, `Chart::png` give the picture, and [`Chart::panels`] its parts for a page that may be light or dark, wide or narrow.
//!
//! A chart computes nothing that the table does not say and writes no number itself. Places are computed exactly and given
//! in tenths of a pixel; text is measured in Noto Sans, which comes along, with room for the wider fonts of readers.
//! What a line is called stands beside it, where no line passes.

mod axis;
mod bars;
mod canvas;
mod chart;
mod error;
mod font;
mod kind;
mod lines;
mod months;
mod offices;
mod panel;
#[cfg(test)]
mod picture_laws;
#[cfg(feature = "png")]
mod png;
mod px;
mod rows;
mod waterfall;
mod words;

pub use chart::Chart;
pub use error::ChartError;
pub use kind::{Kind, suitable};
