//! Groups of cases as the law and reports know them ([`GroupName`]).
//!
//! A flow's group is free text; what it usually says is here, so that "tín dụng, ngân hàng" and "credit" are one group.

use std::{collections::HashMap, fmt, sync::LazyLock};

use crate::{
    measure::evidence::Evidence::{self, Secondary, Text as Read},
    text::{
        Text,
        clip::clip,
        lang::Lang,
        normalise::{fold, plain},
        unknown_name::UnknownName,
    },
};

/// A group of cases with a name of its own.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct GroupName {
    /// The key.
    pub key: &'static str,
    /// The term in both languages.
    pub term: Text,
    /// Other words for it, as they are met.
    pub words: &'static [&'static str],
    /// What divides the cases so: groups of one division do not overlap.
    pub division: &'static str,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub citation: &'static str,
}

const fn group(
    key: &'static str,
    (vi, en): (&'static str, &'static str),
    words: &'static [&'static str],
    division: &'static str,
    evidence: Evidence,
    citation: &'static str,
) -> GroupName {
    GroupName { key, term: Text::new(vi, en), words, division, evidence, citation }
}

const SOURCE: &str = "LHTADS 2008 art. 36; Law 106/2025/QH15 art. 33: the list of chủ động changes on 2026-07-01";
const KINDS: &str = "indicators 1901–1906 of TT 10/2017/TT-BTP (thuvienphapluat 3FD26)";
const FOLLOWED: &str =
    "all cases of the kind; those that the Central Committee follows are another set, cumulative over years";

/// Every group that has a name.
#[rustfmt::skip]
pub static GROUPS: [GroupName; 14] = [
    group("ex_officio", ("chủ động thi hành", "enforced ex officio"), &["chủ động"], "source", Read, SOURCE),
    group("on_request", ("thi hành theo yêu cầu", "enforced on request"), &["theo yêu cầu", "theo đơn yêu cầu", "theo đơn"], "source", Read, SOURCE),

    group("civil", ("dân sự", "civil"), &["án dân sự"], "kind", Read, KINDS),
    group("criminal", ("dân sự trong hình sự", "civil part of criminal judgments"), &["hình sự", "án hình sự"], "kind", Read, KINDS),
    group("administrative", ("dân sự trong hành chính", "civil part of administrative judgments"), &["hành chính"], "kind", Read, KINDS),
    group("family", ("hôn nhân và gia đình", "marriage and family"), &["hôn nhân gia đình", "hôn nhân & gia đình", "hngđ"], "kind", Read, KINDS),
    group("commercial", ("kinh doanh, thương mại", "commercial"), &["kinh doanh thương mại", "kdtm"], "kind", Read, KINDS),
    group("labour", ("lao động", "labour"), &["án lao động"], "kind", Read, KINDS),
    group("bankruptcy", ("phá sản", "bankruptcy"), &["án phá sản"], "kind", Read, KINDS),
    group("arbitration", ("phán quyết trọng tài", "arbitral awards"), &["trọng tài", "trọng tài thương mại"], "kind", Read, KINDS),
    group("other_kind", ("loại khác", "other kinds"), &["khác", "án khác"], "kind", Read, KINDS),

    group("budget", ("thu cho ngân sách nhà nước", "for the state budget"), &["ngân sách", "ngân sách nhà nước", "thu ngân sách"], "budget", Read, "TT 05/2024/TT-BTP art. 2, form 3"),
    group("credit", ("tín dụng, ngân hàng", "credit institutions"), &["tín dụng", "ngân hàng", "tổ chức tín dụng", "tín dụng ngân hàng"], "credit", Read, "TT 05/2024/TT-BTP art. 8(2): a list of its own"),
    group("corruption", ("tham nhũng, kinh tế", "corruption and economic crime"), &["kinh tế, tham nhũng", "thu hồi tài sản tham nhũng, kinh tế"], "corruption", Secondary, FOLLOWED),
];

/// What titles of tables say groups with, without marks; those of one group together.
const TITLES: &[(&str, &str)] = &[
    ("viec chu dong", "ex_officio"),
    ("thi hanh chu dong", "ex_officio"),
    ("thi hanh an chu dong", "ex_officio"),
    ("chu dong thi hanh", "ex_officio"),
    ("viec theo yeu cau", "on_request"),
    ("thi hanh theo yeu cau", "on_request"),
    ("theo yeu cau thi hanh", "on_request"),
    ("theo don yeu cau", "on_request"),
    ("thu cho ngan sach", "budget"),
    ("thu ngan sach", "budget"),
    ("thu nop ngan sach", "budget"),
    ("to chuc tin dung", "credit"),
    ("tin dung ngan hang", "credit"),
    ("tham nhung kinh te", "corruption"),
    ("kinh te tham nhung", "corruption"),
];

/// Every group by its names.
static BY_NAME: LazyLock<HashMap<String, &'static GroupName>> = LazyLock::new(|| {
    let names = |group: &'static GroupName| {
        let own = [group.key, group.term.vi, group.term.en].into_iter();
        own.chain(group.words.iter().copied()).map(move |name| (fold(name), group))
    };
    GROUPS.iter().flat_map(names).collect()
});

impl GroupName {
    /// The group that a text names: by key, term or a usual word; `None` for any other, which is a group all the same.
    ///
    /// ```
    /// use thads_metrics::vocabulary::groups::GroupName;
    /// assert_eq!(GroupName::in_words("Tín dụng,  ngân hàng").unwrap().key, "credit");
    /// assert_eq!(GroupName::in_words("KDTM").unwrap().key, "commercial");
    /// assert_eq!(GroupName::in_words("đất đai"), None);
    /// ```
    pub fn in_words(text: &str) -> Option<&'static Self> {
        BY_NAME.get(&fold(text)).copied()
    }

    /// The groups that a group inside a group names, the outer first: `credit/civil`, `tín dụng / dân sự`.
    ///
    /// ```
    /// use thads_metrics::vocabulary::groups::GroupName;
    /// let named = GroupName::path("tín dụng / dân sự").unwrap();
    /// assert_eq!(named.iter().map(|group| group.key).collect::<Vec<_>>(), ["credit", "civil"]);
    /// assert!(GroupName::path("tín dụng/đất đai").is_err());
    /// ```
    pub fn path(text: &str) -> Result<Vec<&'static Self>, UnknownName> {
        let named = |part: &str| Self::in_words(part).ok_or_else(|| Self::unknown(part));
        text.split('/').map(named).collect()
    }

    /// One text for all spellings of a group: known parts by their key, others as they are.
    ///
    /// ```
    /// use thads_metrics::vocabulary::groups::GroupName;
    /// assert_eq!(GroupName::canonical("Tín dụng, ngân hàng/ đất đai"), "credit/đất đai");
    /// ```
    pub fn canonical(text: &str) -> String {
        let part =
            |part: &str| Self::in_words(part).map_or_else(|| part.trim().to_owned(), |known| known.key.to_owned());
        text.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// A group as people read it: known parts by their term, others as they are.
    ///
    /// ```
    /// use thads_metrics::{Lang, vocabulary::groups::GroupName};
    /// assert_eq!(GroupName::term_of("corruption/đất đai", Lang::Vi), "tham nhũng, kinh tế / đất đai");
    /// ```
    pub fn term_of(text: &str, lang: Lang) -> String {
        let part = |part: &str| Self::in_words(part).map_or(part.trim(), |known| known.term.pick(lang)).to_owned();
        text.split('/').map(part).collect::<Vec<_>>().join(" / ")
    }

    /// The one group that the title of a table says its figures are of; `None` for a title that names none, or several.
    ///
    /// ```
    /// use thads_metrics::vocabulary::groups::GroupName;
    /// assert_eq!(GroupName::in_title("KẾT QUẢ THU CHO NGÂN SÁCH NHÀ NƯỚC 6 THÁNG NĂM 2025").unwrap().key, "budget");
    /// assert_eq!(GroupName::in_title("KẾT QUẢ THI HÀNH ÁN DÂN SỰ"), None);
    /// assert_eq!(GroupName::in_title("Việc chủ động và việc theo yêu cầu thi hành án"), None);
    /// ```
    pub fn in_title(title: &str) -> Option<&'static Self> {
        let words = format!(" {} ", plain(title));
        let named = TITLES.iter().filter(|(phrase, _)| words.contains(&format!(" {phrase} ")));
        let mut keys: Vec<&str> = named.map(|(_, key)| *key).collect();
        keys.dedup();
        let [key] = keys.as_slice() else { return None };
        GROUPS.iter().find(|group| group.key == *key)
    }

    fn unknown(got: &str) -> UnknownName {
        let expected = GROUPS.iter().map(|group| group.key).collect::<Vec<_>>().join(", ");
        UnknownName::Group { got: clip(got.trim()), expected }
    }

    /// Whether a case may be in both: groups of one division are apart, others are not.
    pub fn may_overlap(&self, other: &Self) -> bool {
        self.division != other.division
    }
}

impl fmt::Display for GroupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.term.pick(Lang::Vi))
    }
}
