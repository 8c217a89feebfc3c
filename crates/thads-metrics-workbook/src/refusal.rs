//! Why a reader gives up ([`Refusal`]), before the file is named.

use thads_metrics::file_kind::FileKind;
use thads_metrics_sheet::Grid;

/// Why a reader gave up, before the file is named.
pub(crate) enum Refusal {
    Protected,
    Kind(FileKind),
    Damaged(String),
    Encoding { line: usize },
    Quote { line: usize },
    TooLarge { what: &'static str, got: u64, max: u64 },
    Bomb { got: u64 },
}

/// Anything a reader of the format complains of is damage.
impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Damaged(error.to_string())
    }
}

pub(crate) type Grids = Result<Vec<Grid>, Refusal>;
