//! What in a sheet can't be right ([`Finding`]), and the slip that would explain it ([`Slip`]).

use serde::{Deserialize, Serialize};

use crate::{Sheet, source::grid::CellRef};
use thads_metrics::{Identity, Lang, rate::ten};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No number: text, an error value.
    NotANumber,
    /// A count with a fraction, an amount with a fraction of a đồng.
    NotWhole,
    /// A formula whose value the file does not hold.
    NoValue,
    /// A figure below zero.
    Negative,
    /// An identity between the columns of a row breaks.
    Identity,
    /// A total differs from the sum of its parts.
    Total,
    /// A printed percentage differs from the quotient of its parts.
    Percent,
    /// An office stands there twice.
    Twice,
    /// A thousand or a million times what it stands beside, or the thousandth of it.
    Scale,
    /// A row that holds in every column what it held in an earlier period.
    Unchanged,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look: a rule known only from memory, or a difference that rounding might explain.
    Warning,
    /// Can't be right.
    Error,
}

/// The usual explanation that makes a broken rule close.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// Written in another unit: 1000 times too large (positive power) or too small.
    Unit {
        /// The power of ten by which the figure is too large.
        exponent: i8,
    },
    /// Exchanged with the figure in another cell.
    Swapped {
        /// The other cell.
        with: CellRef,
    },
    /// A rate computed on another base.
    Base {
        /// The base that it was computed on.
        on: thads_metrics::Item,
    },
    /// A difference in points printed where a percentage belongs, or the reverse.
    PointsForPercent,
    /// Two neighbouring digits exchanged.
    Transposed,
    /// The sign is wrong.
    Sign,
    /// The figure of an earlier period left standing.
    Previous {
        /// That period.
        period: thads_metrics::Period,
    },
    /// The figure of a row above or below.
    Copied {
        /// The other cell.
        from: CellRef,
    },
    /// A row that the total does not add.
    Omitted {
        /// Its name: an index into [`Sheet::names`].
        office: u32,
    },
    /// A row that the total adds once more.
    AddedTwice {
        /// Its name: an index into [`Sheet::names`].
        office: u32,
    },
    /// The row of an office that the total adds is not there.
    MissingRow,
    /// A percentage cut off after its last place instead of rounded half-up.
    Truncated,
    /// A digit too many, too few, or another digit.
    Digit,
}

/// Something in a sheet that can't be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is wrong.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The likeliest cell.
    pub cell: CellRef,
    /// All cells that the broken rule touches, the likeliest among them.
    pub cells: Vec<CellRef>,
    /// The office of the row, as written.
    pub office: String,
    /// What the cell would hold if all others are right, in the unit of the sheet.
    pub expected: Option<String>,
    /// What it holds, as written.
    pub found: String,
    /// Found less expected, in the unit of the sheet.
    pub off_by: Option<String>,
    /// The slip that makes it close.
    pub slip: Option<Slip>,
    /// The rule that breaks.
    pub rule: Option<Identity>,
    /// Where that rule stands.
    pub citation: String,
    /// The whole of it as a sentence, in Vietnamese.
    pub vi: String,
    /// The whole of it as a sentence, in English.
    pub en: String,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 10] = [
        Self::NotANumber,
        Self::NotWhole,
        Self::NoValue,
        Self::Negative,
        Self::Identity,
        Self::Total,
        Self::Percent,
        Self::Twice,
        Self::Scale,
        Self::Unchanged,
    ];

    /// What it means, in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::NotANumber) => "không phải là số: chữ, giá trị lỗi",
            (Lang::Vi, Self::NotWhole) => "số việc lẻ, số tiền lẻ dưới một đồng",
            (Lang::Vi, Self::NoValue) => "công thức mà tệp không lưu kết quả",
            (Lang::Vi, Self::Negative) => "số âm",
            (Lang::Vi, Self::Identity) => "các cột của một dòng không khớp theo công thức",
            (Lang::Vi, Self::Total) => "tổng số khác tổng các dòng",
            (Lang::Vi, Self::Percent) => "tỷ lệ in ra khác thương của hai số",
            (Lang::Vi, Self::Twice) => "một cơ quan có hai dòng",
            (Lang::Vi, Self::Scale) => "gấp hoặc kém nghìn, triệu lần những số bên cạnh",
            (Lang::Vi, Self::Unchanged) => "mọi cột giữ nguyên như kỳ trước",
            (Lang::En, Self::NotANumber) => "not a number: text, an error value",
            (Lang::En, Self::NotWhole) => "a count with a fraction, an amount with a fraction of a đồng",
            (Lang::En, Self::NoValue) => "a formula whose value the file does not hold",
            (Lang::En, Self::Negative) => "a figure below zero",
            (Lang::En, Self::Identity) => "an identity between the columns of a row breaks",
            (Lang::En, Self::Total) => "a total differs from the sum of its parts",
            (Lang::En, Self::Percent) => "a printed percentage differs from the quotient of its parts",
            (Lang::En, Self::Twice) => "an office stands there twice",
            (Lang::En, Self::Scale) => "a thousand or a million times what it stands beside, or the thousandth of it",
            (Lang::En, Self::Unchanged) => "a row that holds in every column what it held in an earlier period",
        }
    }

    /// The key: `identity`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::NotWhole => "not_whole",
            Self::NoValue => "no_value",
            Self::Negative => "negative",
            Self::Identity => "identity",
            Self::Total => "total",
            Self::Percent => "percent",
            Self::Twice => "twice",
            Self::Scale => "scale",
            Self::Unchanged => "unchanged",
        }
    }
}

impl Severity {
    /// The key: `warning`, `error`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Slip {
    /// The key: `transposed`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Unit { .. } => "unit",
            Self::Swapped { .. } => "swapped",
            Self::Base { .. } => "base",
            Self::PointsForPercent => "points_for_percent",
            Self::Transposed => "transposed",
            Self::Sign => "sign",
            Self::Previous { .. } => "previous",
            Self::Copied { .. } => "copied",
            Self::Omitted { .. } => "omitted",
            Self::AddedTwice { .. } => "added_twice",
            Self::MissingRow => "missing_row",
            Self::Truncated => "truncated",
            Self::Digit => "digit",
        }
    }

    /// What happened, in the language asked for: `hai chữ số liền nhau bị đảo`.
    pub fn text(&self, sheet: &Sheet, lang: Lang) -> String {
        let (vi, en) = match self {
            Self::Unit { exponent: 2 } => ("tỷ lệ nhân 100 hai lần", "a percentage multiplied by 100 once more"),
            Self::Unit { exponent: -2 } => ("tỷ lệ chưa nhân 100", "a share that was not multiplied by 100"),
            Self::Unit { exponent } => {
                let times = lang.decimal(&ten(exponent.unsigned_abs().into()), 0);
                let (vi, en) = if *exponent > 0 { ("lớn", "large") } else { ("nhỏ", "small") };
                let vi = format!("nhầm đơn vị tính, {vi} gấp {times} lần").replace("nhỏ gấp", "nhỏ đi");
                return lang.pick(vi, format!("another unit, {times} times too {en}"));
            }
            Self::Swapped { with } => {
                let cell = sheet.address(*with);
                return lang.pick(format!("đổi chỗ với ô {cell}"), format!("exchanged with {cell}"));
            }
            Self::Base { on } => {
                let term = on.term(lang);
                return lang.pick(format!("lấy nhầm số “{term}”"), format!("the figure of “{term}” was taken"));
            }
            Self::Previous { period } => {
                let label = period.label(lang);
                return lang.pick(format!("số của {label} còn để lại"), format!("left standing from the {label}"));
            }
            Self::Copied { from } => {
                let cell = sheet.address(*from);
                return lang.pick(format!("chép nhầm số ở ô {cell}"), format!("copied from {cell}"));
            }
            Self::Omitted { office } | Self::AddedTwice { office } => {
                let name = sheet.names.get(*office as usize).map_or("", String::as_str);
                let (vi, en) = match self {
                    Self::Omitted { .. } => ("bỏ sót", "does not add"),
                    _ => ("cộng hai lần", "adds twice"),
                };
                return lang.pick(format!("{vi} {name}"), format!("{en} {name}"));
            }
            Self::PointsForPercent => ("điểm % đứng ở chỗ của tỷ lệ %", "points where a percentage belongs"),
            Self::Transposed => ("hai chữ số liền nhau bị đảo", "two neighbouring digits exchanged"),
            Self::Sign => ("sai dấu", "wrong sign"),
            Self::MissingRow => ("thiếu dòng của một đơn vị", "the row of an office is missing"),
            Self::Truncated => ("cắt bỏ phần lẻ thay vì làm tròn", "cut off instead of rounded"),
            Self::Digit => ("thừa, thiếu hoặc sai một chữ số", "one digit too many, too few, or wrong"),
        };
        lang.pick(vi, en).to_owned()
    }
}

impl Finding {
    /// The slip in words, or nothing where none of the usual ones makes it close.
    pub fn explanation(&self, sheet: &Sheet, lang: Lang) -> String {
        self.slip.as_ref().map(|slip| slip.text(sheet, lang)).unwrap_or_default()
    }

    /// The sentence in the language asked for.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
