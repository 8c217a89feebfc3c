//! How the fields of errors read in each language ([`Said`]).

use std::fmt::{Debug, Display};

use num_bigint::BigInt;

use super::Where;
use crate::{
    Amount, Date, Identity, Item, Lang, Measure, Period, Quantity, RegimeId, ReportingYear, Status, Target, Value,
    case::Event,
};

/// What an error says of a field: a term for a person in Vietnamese, the key or the number in English.
pub(super) trait Said {
    /// The field in the language asked for.
    fn said(&self, lang: Lang) -> impl Display + Debug;
}

/// The words that name a part of a table or a file, in Vietnamese.
const PARTS: [(&str, &str); 14] = [
    ("assume", "giả định"),
    ("by", "cột phân tổ"),
    ("bytes", "byte"),
    ("bytes unpacked", "byte sau khi giải nén"),
    ("cells", "ô"),
    ("code", "mã"),
    ("due", "kỳ"),
    ("group", "nhóm"),
    ("measure", "đại lượng"),
    ("name", "tên"),
    ("office", "cơ quan"),
    ("parts", "phần"),
    ("period", "kỳ báo cáo"),
    ("target", "chỉ tiêu"),
];

/// Text in which keys of items, measures and statuses stand, as `to_enforce = eligible + ineligible`; in Vietnamese their terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Keyed(pub String);

impl Display for Keyed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Keyed {
    /// In English as it is, in Vietnamese with the terms of its keys.
    pub fn print(&self, lang: Lang) -> String {
        let term = |word: &str| {
            let item = word.parse::<Item>().ok().map(|item| item.term(lang).to_owned());
            let measure = || word.parse::<Measure>().ok().map(|measure| measure.term(lang).to_owned());
            let status = || word.parse::<Status>().ok().map(|status| status.term(lang));
            item.or_else(measure).or_else(status).unwrap_or_else(|| word.to_owned())
        };
        match lang {
            Lang::Vi => self.0.split(' ').map(term).collect::<Vec<_>>().join(" "),
            Lang::En => self.0.clone(),
        }
    }
}

impl Said for Keyed {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        self.print(lang)
    }
}

/// Measures, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measures(pub Vec<Measure>);

impl Display for Measures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(|measure| measure.key()).collect::<Vec<_>>().join(", "))
    }
}

impl Said for Measures {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        match lang {
            Lang::Vi => self.0.iter().map(|measure| measure.term(lang)).collect::<Vec<_>>().join(", "),
            Lang::En => self.to_string(),
        }
    }
}

/// An office by its name, or every office.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Whose(pub Option<String>);

impl Display for Whose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or("every office"))
    }
}

impl Said for Whose {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        self.0.clone().unwrap_or_else(|| lang.pick("mọi cơ quan", "every office").to_owned())
    }
}

impl Said for &'static str {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        let vi = PARTS.iter().find(|(en, _)| en == self).map(|(_, vi)| *vi);
        vi.filter(|_| lang == Lang::Vi).unwrap_or(self)
    }
}

impl Said for BigInt {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        lang.decimal(self, 0)
    }
}

impl Said for u128 {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        lang.decimal(&(*self).into(), 0)
    }
}

impl Said for Value {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        self.print(lang)
    }
}

impl Said for Amount {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        Value::from(*self).print(lang)
    }
}

impl Said for Box<Target> {
    fn said(&self, lang: Lang) -> impl Display + Debug {
        self.print(lang)
    }
}

macro_rules! by_term {
    ($($type:ty),*) => { $(
        impl Said for $type {
            fn said(&self, lang: Lang) -> impl Display + Debug {
                match lang {
                    Lang::Vi => self.term(lang).to_string(),
                    Lang::En => self.to_string(),
                }
            }
        }
    )* };
}
by_term!(Event, Item, Measure, Quantity, Status);

macro_rules! alike {
    ($($type:ty),*) => { $(
        impl Said for $type {
            fn said(&self, _: Lang) -> impl Display + Debug {
                self
            }
        }
    )* };
}
alike!(Date, Identity, Period, RegimeId, ReportingYear, String, Where, i16, i64, u8, u32, u64, usize);
