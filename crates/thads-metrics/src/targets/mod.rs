//! Targets: what was set ([`Target`]), for whom ([`Targets`]), how far it is ([`Gap`]), and the nation's.

pub mod error;
pub mod gap;
pub mod given;
pub mod level;
pub mod national;
pub mod published;
pub mod setter;
pub mod target;

pub use error::{TargetError, Whose};
pub use gap::Gap;
pub use given::{TargetSource, Targets};
pub use level::Level;
pub use national::{NATIONAL_FIGURES, NATIONAL_TARGETS, NationalFigure, NationalTarget};
pub use published::{PUBLISHED_TARGETS, PublishedTarget};
pub use setter::Setter;
pub use target::Target;
