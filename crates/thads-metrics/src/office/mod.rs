//! Offices: a tree with dated succession, and one name however it is written.
//!
//! [`Offices::vietnam`] knows the nation and its provinces: 63 to 2025-06-30, 34 from
//! 2025-07-01. [`Office::new`] makes the user's own districts and regions. [`key()`] is total:
//! any string has a key, two usual spellings of one office have the same, and a name that is
//! not known is an office of that name.

pub mod error;
mod find;
pub mod key;
pub mod name;
mod nearest;
mod provinces;
mod roster;
mod spelling;
mod succession;
pub mod table;

use crate::text::clip::clip;
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use error::OfficeError;
pub use key::{OfficeKey, key};
pub use nearest::nearest;
pub use roster::{Keys, Roster, respelt};
pub use table::Offices;

use crate::{
    date::Date,
    text::{Text, lang::Lang},
};

/// The first day of the 34 provinces and of single-tier provincial enforcement bodies.
///
/// Source: KL 160-KL/TW; nld.com.vn 196250702120702025 (evidence: secondary).
pub const MERGERS: Date = Date::literal(2025, 7, 1);

/// Where an office stands in the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The whole country.
    Nation,
    /// A province or centrally run city: Cục THADS to 2025-06-30, THADS tỉnh/thành phố after.
    Province,
    /// A district: Chi cục THADS, to 2025-06-30.
    District,
    /// A region inside a province: Phòng THADS khu vực, from 2025-07-01.
    Region,
    /// The army: Cục Thi hành án, Bộ Quốc phòng.
    Military,
    /// A military region: Phòng Thi hành án quân khu.
    MilitaryRegion,
}

impl Level {
    /// Every level, from the top.
    pub const ALL: [Self; 6] =
        [Self::Nation, Self::Province, Self::District, Self::Region, Self::Military, Self::MilitaryRegion];

    /// The key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::District => "district",
            Self::Region => "region",
            Self::Military => "military",
            Self::MilitaryRegion => "military_region",
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Nation) => "toàn quốc",
            (Lang::Vi, Self::Province) => "tỉnh, thành phố",
            (Lang::Vi, Self::District) => "huyện",
            (Lang::Vi, Self::Region) => "khu vực",
            (Lang::Vi, Self::Military) => "quân đội",
            (Lang::Vi, Self::MilitaryRegion) => "quân khu",
            (Lang::En, Self::Nation) => "nation",
            (Lang::En, Self::Province) => "province",
            (Lang::En, Self::District) => "district",
            (Lang::En, Self::Region) => "region",
            (Lang::En, Self::Military) => "military",
            (Lang::En, Self::MilitaryRegion) => "military region",
        }
    }

    /// The level that an office of this one stands under; `None` for the nation.
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::Nation => None,
            Self::Province | Self::Military => Some(Self::Nation),
            Self::District | Self::Region => Some(Self::Province),
            Self::MilitaryRegion => Some(Self::Military),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Level {
    type Err = OfficeError;

    fn from_str(text: &str) -> Result<Self, OfficeError> {
        let known = Self::ALL.into_iter().find(|level| level.key() == text);
        known.ok_or_else(|| OfficeError::Level { got: text.to_owned() })
    }
}

/// An enforcement office.
///
/// ```
/// use thads_metrics::{Office, office::Level};
/// let office = Office::new("LA-01", "Chi cục THADS huyện Bến Lức", Level::District, Some("80")).unwrap();
/// assert_eq!(office.to_string(), "Chi cục THADS huyện Bến Lức");
/// assert!(Office::new("LA-02", " ", Level::District, Some("80")).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Office {
    code: String,
    name: String,
    level: Level,
    parent: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    code: String,
    name: String,
    level: Level,
    parent: Option<String>,
}

impl From<Office> for Parts {
    fn from(office: Office) -> Self {
        Self { code: office.code, name: office.name, level: office.level, parent: office.parent }
    }
}

impl TryFrom<Parts> for Office {
    type Error = OfficeError;

    fn try_from(parts: Parts) -> Result<Self, OfficeError> {
        Self::new(&parts.code, &parts.name, parts.level, parts.parent.as_deref())
    }
}

impl Office {
    /// An office; `parent` is the code of the office above, `None` only for the nation.
    ///
    /// Spaces around the texts are dropped; a blank text or a control character is refused.
    pub fn new(code: &str, name: &str, level: Level, parent: Option<&str>) -> Result<Self, OfficeError> {
        let code = text(Text::new("mã", "code"), code)?;
        let name = text(Text::new("tên", "name"), name)?;
        let parent = parent.map(|parent| text(Text::new("cơ quan cấp trên", "parent"), parent)).transpose()?;
        if parent.is_some() != level.above().is_some() || parent.as_deref() == Some(code.as_str()) {
            let parent = parent.unwrap_or_default();
            return Err(OfficeError::Parent { name, level: level.to_string(), parent });
        }
        Ok(Self { code, name, level, parent })
    }

    /// The code: of provinces the administrative code, `80`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The name as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The level.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The code of the office above.
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
}

fn text(field: Text, value: &str) -> Result<String, OfficeError> {
    let trimmed = value.trim();
    if trimmed.is_empty() || trimmed.chars().any(char::is_control) {
        return Err(OfficeError::Blank { field, got: clip(value) });
    }
    Ok(trimmed.to_owned())
}

impl fmt::Display for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
