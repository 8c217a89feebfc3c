//! Who sets a target ([`Setter`]).

use crate::text::clip::clip;
use std::{fmt, str::FromStr};

use crate::text::{lang::Lang, unknown_name::UnknownName};

/// Who set a target. The levels may differ for one year: in 2018 the Ministry set 72 % of cases and the General
/// Department 73 % (Quảng Ninh prints 82,63 % as 10,63 and 9,63 over; evidence: secondary).
///
/// Ordered from the one nearest to the office to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setter {
    /// The provincial enforcement office.
    Province,
    /// The General Department of Civil Judgment Enforcement, from 2025 the managing body in the Ministry.
    GeneralDepartment,
    /// The Minister of Justice.
    Ministry,
    /// The National Assembly, by resolution.
    NationalAssembly,
}

impl Setter {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Province, Self::GeneralDepartment, Self::Ministry, Self::NationalAssembly];

    /// The key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::GeneralDepartment => "general_department",
            Self::Ministry => "ministry",
            Self::NationalAssembly => "national_assembly",
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Province) => "Cục THADS tỉnh",
            (Lang::Vi, Self::GeneralDepartment) => "Tổng cục THADS",
            (Lang::Vi, Self::Ministry) => "Bộ Tư pháp",
            (Lang::Vi, Self::NationalAssembly) => "Quốc hội",
            (Lang::En, Self::Province) => "the provincial office",
            (Lang::En, Self::GeneralDepartment) => "the General Department",
            (Lang::En, Self::Ministry) => "the Ministry of Justice",
            (Lang::En, Self::NationalAssembly) => "the National Assembly",
        }
    }
}

impl fmt::Display for Setter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Setter {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|setter| setter.key() == text);
        known.ok_or_else(|| {
            let expected = Self::ALL.map(Self::key).join(", ");
            UnknownName::Setter { got: clip(text), expected }
        })
    }
}

crate::text_serde!(Setter);
