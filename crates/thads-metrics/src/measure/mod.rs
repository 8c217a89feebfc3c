//! The vocabulary: what is measured ([`Measure`]), which column of the form ([`Item`]),
//! and the two together ([`Quantity`], written `cases.eligible`).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub mod evidence;
pub mod keyed;
pub mod quantity;
pub mod status;
pub mod unit;

pub use evidence::Evidence;
pub use keyed::Keyed;
pub use quantity::Quantity;
pub use status::Status;
pub use unit::Unit;

use crate::text::{lang::Lang, normalise::fold, unknown_name::UnknownName};

/// What the figures of a form count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Judgments to enforce, one for each enforcement decision (việc).
    Cases,
    /// Money and assets converted to money (tiền), in đồng.
    Money,
    /// Administrative judgments followed (thi hành án hành chính).
    Admin,
}

/// What kind of number a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Whole cases or judgments.
    Count,
    /// Whole đồng.
    Money,
    /// A percentage: a rate, a share.
    Percent,
    /// A percentage that somebody set, and so exact.
    Target,
}

impl Kind {
    /// The key, as in `Printed("50,75%", kind="percent")`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Target => "target",
        }
    }

    /// Whether it is a percentage.
    pub const fn is_percent(self) -> bool {
        matches!(self, Self::Percent | Self::Target)
    }
}

impl FromStr for Kind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = [Self::Count, Self::Money, Self::Percent, Self::Target].into_iter().find(|kind| kind.key() == text);
        known.ok_or_else(|| UnknownName::Kind { got: text.to_owned() })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

macro_rules! items {
    ($( $(#[$doc:meta])* $variant:ident = $key:literal, $vi:literal, $en:literal; )*) => {
        /// A column of the forms, or a figure derived from columns.
        ///
        /// The order is that of the glossary: intake, what is to be enforced, its
        /// classification, what was done, what is left, and the percentages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Item { $( $(#[$doc])* $variant, )* }

        impl Item {
            /// Every item, in the order of the glossary.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The English key used in code, files and column names.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The term in the language asked for.
            pub const fn term(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Vi => match self { $(Self::$variant => $vi,)* },
                    Lang::En => match self { $(Self::$variant => $en,)* },
                }
            }
        }
    };
}

items! {
    /// All cases or đồng taken into the books this year: carried in and newly accepted.
    Accepted = "accepted", "tổng số thụ lý", "total accepted";
    /// Carried in from last year, net of what was moved to the separate register.
    CarriedIn = "carried_in", "năm trước chuyển sang", "carried in from last year";
    /// Decisions issued this year, those on entrustments received included.
    NewlyAccepted = "newly_accepted", "thụ lý mới", "newly accepted";
    /// Sent to another office to enforce.
    Entrusted = "entrusted", "ủy thác thi hành án", "entrusted to another office";
    /// Taken up by the provincial office.
    TakenUp = "taken_up", "Cục rút lên thi hành", "taken up by the provincial office";
    /// The enforcement decision was withdrawn or annulled.
    Revoked = "revoked", "thu hồi, hủy quyết định thi hành án", "enforcement decision revoked";
    /// The net load: accepted − entrusted − taken_up − revoked.
    ToEnforce = "to_enforce", "tổng số phải thi hành", "to be enforced";
    /// Eligible for enforcement: the base of the completion rate.
    Eligible = "eligible", "có điều kiện thi hành", "eligible for enforcement";
    /// Not yet eligible, without the separate register.
    Ineligible = "ineligible", "chưa có điều kiện thi hành", "not yet eligible";
    /// Postponed or suspended outside both classes (published apart since TT 06/2019).
    Deferred = "deferred", "hoãn, tạm đình chỉ ngoài hai loại trên", "deferred, outside both classes";
    /// Enforced in full, terminated, or (money) reduced.
    Resolved = "resolved", "giải quyết xong", "resolved";
    /// Enforced in full.
    Completed = "completed", "thi hành xong", "enforced in full";
    /// Terminated (đình chỉ).
    Terminated = "terminated", "đình chỉ thi hành án", "terminated";
    /// Reduced by the court; money only.
    Reduced = "reduced", "giảm nghĩa vụ thi hành án", "reduced by the court";
    /// Being enforced.
    InProgress = "in_progress", "đang thi hành", "being enforced";
    /// Postponed because the parties agree (point c, clause 1, Article 48).
    PostponedByAgreement = "postponed_by_agreement", "hoãn theo điểm c khoản 1 Điều 48", "postponed by agreement of the parties";
    /// Temporarily suspended.
    Suspended = "suspended", "tạm đình chỉ", "temporarily suspended";
    /// Paused to settle a complaint.
    Paused = "paused", "tạm dừng để giải quyết khiếu nại", "paused for a complaint";
    /// Other eligible cases.
    Other = "other", "trường hợp khác", "other eligible";
    /// Left at the end of the period: to_enforce − resolved.
    CarriedOver = "carried_over", "số chuyển kỳ sau", "carried over";
    /// Eligible and left at the end of the period: eligible − resolved.
    CarriedOverEligible = "carried_over_eligible", "có điều kiện chuyển kỳ sau", "eligible carried over";
    /// The completion rate: resolved ÷ eligible (admin: resolved ÷ to_enforce).
    Rate = "rate", "tỷ lệ thi hành xong", "completion rate";
    /// The share of what is to be enforced that is eligible.
    EligibleShare = "eligible_share", "tỷ lệ có điều kiện thi hành", "eligible share";
    /// The completion rate assigned for a period.
    Target = "target", "chỉ tiêu", "target";
}

impl Item {
    /// Whether the item is a percentage rather than a count or an amount.
    pub const fn is_percent(self) -> bool {
        matches!(self, Self::Rate | Self::EligibleShare | Self::Target)
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Item {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.iter().copied().find(|item| item.key() == text);
        known.ok_or_else(|| UnknownName::Item { got: text.to_owned(), expected: keys(Self::ALL) })
    }
}

/// The keys of `items`, for an error that says what there is.
pub(crate) fn keys(items: &[Item]) -> String {
    items.iter().map(|item| item.key()).collect::<Vec<_>>().join(", ")
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Money, Self::Admin];

    /// The English key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Money => "money",
            Self::Admin => "admin",
        }
    }

    /// The measure that tables call by this word, in any case: the key, `việc`, `về tiền`, `án hành chính`.
    ///
    /// ```
    /// use thads_metrics::Measure;
    /// assert_eq!(Measure::in_words("Về tiền"), Some(Measure::Money));
    /// assert_eq!(Measure::in_words("Bến Lức"), None);
    /// ```
    pub fn in_words(text: &str) -> Option<Self> {
        match fold(text).as_str() {
            "cases" | "việc" | "về việc" | "số việc" => Some(Self::Cases),
            "money" | "tiền" | "về tiền" | "số tiền" | "giá trị" | "về giá trị" => Some(Self::Money),
            "admin" | "hành chính" | "án hành chính" | "thi hành án hành chính" => Some(Self::Admin),
            _ => None,
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Cases) => "về việc",
            (Lang::Vi, Self::Money) => "về tiền",
            (Lang::Vi, Self::Admin) => "án hành chính",
            (Lang::En, Self::Cases) => "cases",
            (Lang::En, Self::Money) => "money",
            (Lang::En, Self::Admin) => "administrative judgments",
        }
    }

    /// The measure as a heading: `Việc`, `Tiền`, `Án hành chính`.
    pub const fn heading(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Cases) => "Việc",
            (Lang::Vi, Self::Money) => "Tiền",
            (Lang::Vi, Self::Admin) => "Án hành chính",
            (Lang::En, Self::Cases) => "Cases",
            (Lang::En, Self::Money) => "Money",
            (Lang::En, Self::Admin) => "Administrative judgments",
        }
    }

    /// The kind of number that this measure's counts and amounts are.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Cases | Self::Admin => Kind::Count,
            Self::Money => Kind::Money,
        }
    }

    /// Whether forms of this measure have `item`.
    ///
    /// ```
    /// use thads_metrics::{Item, Measure};
    /// assert!(Measure::Money.has(Item::Reduced));
    /// assert!(!Measure::Admin.has(Item::Eligible)); // administrative judgments have no classification
    /// ```
    pub const fn has(self, item: Item) -> bool {
        match self {
            Self::Money => true,
            Self::Cases => !matches!(item, Item::Reduced),
            Self::Admin => matches!(
                item,
                Item::Accepted
                    | Item::CarriedIn
                    | Item::NewlyAccepted
                    | Item::ToEnforce
                    | Item::Resolved
                    | Item::CarriedOver
                    | Item::Rate
                    | Item::Target
            ),
        }
    }

    /// The items that forms of this measure have, in the order of the glossary.
    pub fn items(self) -> impl Iterator<Item = Item> {
        Item::ALL.iter().copied().filter(move |item| self.has(*item))
    }

    /// The item that the completion rate divides by.
    ///
    /// Eligible for cases and money; for administrative judgments, what is to be enforced.
    pub const fn rate_base(self) -> Item {
        match self {
            Self::Cases | Self::Money => Item::Eligible,
            Self::Admin => Item::ToEnforce,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Measure {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|measure| measure.key() == text);
        known.ok_or_else(|| UnknownName::Measure { got: text.to_owned() })
    }
}

crate::text_serde!(Item);

crate::worded_by_term!(Item, Measure);
