//! How a case stands at a cut-off ([`Status`]).

use std::{fmt, str::FromStr};

use crate::{
    case::error::CaseError,
    text::{lang::Lang, normalise::plain},
};

macro_rules! statuses {
    ($( $(#[$doc:meta])* $variant:ident = $key:literal, $vi:literal; )*) => {
        /// How a case stands at a cut-off.
        ///
        /// Which column of the forms a status falls into is a rule of the regime:
        /// [`Regime::column`](crate::regime::Regime::column). Keys are the glossary's; `postponed` is
        /// every postponement but the one by agreement of the parties.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Status { $( $(#[$doc])* $variant, )* }

        impl Status {
            /// Every status.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The English key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The status that a word of a register says: its key, its term in either language, or a usual short form.
            ///
            /// ```
            /// use thads_metrics::Status;
            /// assert_eq!(Status::in_words("Chưa có điều kiện"), Some(Status::Ineligible));
            /// assert_eq!(Status::in_words("ĐANG THI HÀNH"), Some(Status::InProgress));
            /// assert_eq!(Status::in_words("Trong thời hạn tự nguyện"), Some(Status::InProgress));
            /// assert_eq!(Status::in_words("xử lý"), None);
            /// ```
            pub fn in_words(text: &str) -> Option<Self> {
                if let Ok(status) = text.parse() {
                    return Some(status);
                }
                let words = plain(text);
                let is_term = |status: &Self| Lang::ALL.into_iter().any(|lang| plain(&status.term(lang)) == words);
                let short = SHORT.iter().find(|(short, _)| *short == words).map(|(_, status)| *status);
                Self::ALL.iter().copied().find(is_term).or(short)
            }

            /// The Vietnamese term; in English the key, with spaces.
            pub fn term(self, lang: Lang) -> String {
                match lang {
                    Lang::Vi => match self { $(Self::$variant => $vi,)* }.to_owned(),
                    Lang::En => self.key().replace('_', " "),
                }
            }
        }
    };
}

/// Short forms of registers, without marks; `hoãn` alone is none: its ground decides the class. A case in the ten days to
/// comply voluntarily is under no decision of another class, and so being enforced (Law 106/2025/QH15 art. 36, 37; derived).
const SHORT: [(&str, Status); 17] = [
    ("xong", Status::Completed),
    ("da thi hanh xong", Status::Completed),
    ("dinh chi", Status::Terminated),
    ("dang thi hanh an", Status::InProgress),
    ("dang giai quyet", Status::InProgress),
    ("thoi han tu nguyen", Status::InProgress),
    ("trong thoi han tu nguyen", Status::InProgress),
    ("dang trong thoi han tu nguyen", Status::InProgress),
    ("trong thoi han tu nguyen thi hanh an", Status::InProgress),
    ("dang trong thoi han tu nguyen thi hanh an", Status::InProgress),
    ("hoan theo diem c khoan 1 dieu 46", Status::PostponedByAgreement),
    ("tam dinh chi", Status::Suspended),
    ("tam dung", Status::Paused),
    ("chua co dieu kien", Status::Ineligible),
    ("chua dieu kien", Status::Ineligible),
    ("khong co dieu kien", Status::Ineligible),
    ("uy thac", Status::Entrusted),
];

statuses! {
    /// Enforced in full.
    Completed = "completed", "thi hành xong";
    /// Terminated in full (đình chỉ).
    Terminated = "terminated", "đình chỉ thi hành án";
    /// Being enforced.
    InProgress = "in_progress", "đang thi hành";
    /// Postponed because the parties agree (point c, clause 1, Article 48).
    PostponedByAgreement = "postponed_by_agreement", "hoãn theo điểm c khoản 1 Điều 48";
    /// Postponed on any other ground of Article 48.
    Postponed = "postponed", "hoãn thi hành án";
    /// Temporarily suspended (Article 49).
    Suspended = "suspended", "tạm đình chỉ thi hành án";
    /// Paused to settle a complaint.
    Paused = "paused", "tạm dừng để giải quyết khiếu nại";
    /// Other eligible cases.
    Other = "other", "trường hợp khác";
    /// Not yet eligible.
    Ineligible = "ineligible", "chưa có điều kiện thi hành";
    /// Sent to another office to enforce.
    Entrusted = "entrusted", "ủy thác thi hành án";
    /// Taken up by the provincial office.
    TakenUp = "taken_up", "Cục rút lên thi hành";
    /// The enforcement decision was withdrawn or annulled.
    Revoked = "revoked", "thu hồi, hủy quyết định thi hành án";
    /// Moved to the separate register, outside every column.
    SeparatelyTracked = "separately_tracked", "sổ theo dõi riêng";
}

impl Status {
    /// Whether the case is off the office's books: it needs a day of closing.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Terminated | Self::Entrusted | Self::TakenUp | Self::Revoked)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Status {
    type Err = CaseError;

    fn from_str(text: &str) -> Result<Self, CaseError> {
        let known = Self::ALL.iter().copied().find(|status| status.key() == text);
        known.ok_or_else(|| CaseError::Status {
            got: text.to_owned(),
            expected: Self::ALL.iter().map(|status| status.key()).collect::<Vec<_>>().join(", "),
        })
    }
}

crate::text_serde!(Status);

crate::worded_by_term!(Status);
