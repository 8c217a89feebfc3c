//! Reports that can't be audited, and questions that their figures do not answer.

use std::fmt::{Debug, Display};

use thads_metrics::{Explain, Lang, error::Worded};

thads_metrics::errors! {
    /// A report, or a report file, that can't be audited.
    pub enum ReportError {
        /// Larger than any report is.
        TooBig { /** The file. */ file: String, /** Its size in bytes. */ size: u64, /** The largest read. */ max: u64 }
            = "report.too_big",
            en "{file}: expected a report file of at most {max} bytes, got {size}",
            vi "{file}: tệp báo cáo tối đa {max} byte, ở đây là {size}";
        /// A file of another kind than report files.
        Kind { /** The file. */ file: String, /** What it is. */ got: &'static str, /** What to do with it. */ advice: thads_metrics::text::Text }
            = "report.kind",
            en "{file}: expected a report file in TOML, got {got}; {advice}",
            vi "{file}: cần tệp báo cáo TOML, ở đây là {got}; {advice}";
        /// Bytes that are no text.
        NotUtf8 { /** Where. */ place: Where, /** The first bad byte, from 0. */ byte: usize }
            = "report.not_utf8",
            en "{place}: expected text in UTF-8, got something else from byte {byte} on",
            vi "{place}: cần văn bản mã hóa UTF-8, từ byte {byte} trở đi không phải";
        /// Nothing is there.
        Empty { /** Where. */ place: Where }
            = "report.empty",
            en "{place}: expected a report with at least one [[figure]], got an empty file",
            vi "{place}: cần báo cáo có ít nhất một [[figure]], ở đây là tệp rỗng";
        /// A report that prints nothing.
        NoFigures { /** Where. */ place: Where }
            = "report.no_figures",
            en "{place}: expected at least one [[figure]], got none",
            vi "{place}: cần ít nhất một [[figure]], ở đây không có";
        /// Not TOML.
        Syntax { /** Where. */ place: Where, /** What the TOML reader says. */ reason: String }
            = "report.syntax",
            en "{place}: expected TOML: {reason}",
            vi "{place}: cần viết đúng cú pháp TOML: {reason}";
        /// A key that the format does not have.
        UnknownKey { /** Where. */ place: Where, /** The key. */ got: String, /** The keys there are. */ expected: String }
            = "report.unknown_key",
            en "{place}: there is no key {got:?} here; expected one of {expected}",
            vi "{place}: không có khóa {got:?} ở đây; cần một trong {expected}";
        /// A value of another type.
        WrongType { /** Where. */ place: Where, /** The type expected. */ expected: String, /** The type given. */ got: String }
            = "report.wrong_type",
            en "{place}: expected {expected}, got {got}",
            vi "{place}: cần {expected}, ở đây là {got}";
        /// A key that must be there and is not.
        Missing { /** Where. */ place: Where, /** The key. */ key: String }
            = "report.missing",
            en "{place}: expected {key:?} here, or as a default in [report]; got neither",
            vi "{place}: cần khóa {key:?} ở đây hoặc làm mặc định trong [report]; không có cả hai";
        /// A text that must say something and does not.
        EmptyText { /** Where. */ place: Where, /** The key. */ key: String }
            = "report.empty_text",
            en "{place}: expected {key:?} to say something, got nothing",
            vi "{place}: khóa {key:?} phải có nội dung, ở đây để trống";
        /// A value that can't be read: a quantity, a period, a printed figure.
        Unreadable { /** Where. */ place: Where, /** Why, in English. */ en: String, /** Why, in Vietnamese. */ vi: String }
            = "report.unreadable",
            en "{place}: {en}",
            vi "{place}: {vi}";
        /// Two figures of one id.
        DuplicateId { /** Where. */ place: Where, /** The id. */ id: String, /** The line of the first. */ first: usize }
            = "report.duplicate_id",
            en "{place}: expected an id of its own, got {id:?}, which the figure of line {first} has",
            vi "{place}: mỗi số liệu cần mã riêng, mã {id:?} đã dùng ở dòng {first}";
        /// More than one of `minus`, `share_of`, `change_from`.
        TwoClaims { /** Where. */ place: Where, /** The keys found. */ got: String }
            = "report.two_claims",
            en "{place}: expected at most one of minus, share_of and change_from, got {got}",
            vi "{place}: chỉ được có nhiều nhất một trong minus, share_of, change_from; ở đây có {got}";
        /// A difference or a share of two kinds of number.
        Incompatible { /** Where. */ place: Where, /** The quantity. */ got: String, /** What it is compared with. */ expected: String }
            = "report.incompatible",
            en "{place}: {got} can't be compared with {expected}: they are not the same kind of number",
            vi "{place}: không so sánh được {got} với {expected}: hai loại số khác nhau";
        /// A calendar year compared with a reporting year.
        OtherYear { /** Where. */ place: Where, /** The quantity. */ got: String, /** What it is compared with. */ expected: String }
            = "report.other_year",
            en "{place}: {got} can't be compared with {expected}: one is of the calendar year, the other of the reporting year",
            vi "{place}: không so sánh được {got} với {expected}: một bên theo năm dương lịch, một bên theo năm báo cáo";
        /// A figure compared with itself.
        ComparedWithItself { /** Where. */ place: Where, /** The quantity. */ quantity: String }
            = "report.compared_with_itself",
            en "{place}: {quantity} is compared with itself; expected another quantity, office, period or group",
            vi "{place}: {quantity} được so với chính nó; cần chỉ tiêu, đơn vị, kỳ hoặc nhóm khác";
        /// Somebody is said to have set what is no target.
        NotSet { /** Where. */ place: Where, /** The quantity. */ quantity: String }
            = "report.not_set",
            en "{place}: expected a target where set_by stands, got {quantity}",
            vi "{place}: set_by (cơ quan giao) chỉ dùng cho chỉ tiêu được giao, ở đây là {quantity}";
        /// An office that is a part of itself, directly or through its parts.
        PartOfItself { /** Where. */ place: Where, /** The office. */ office: String }
            = "report.part_of_itself",
            en "{place}: {office:?} is a part of itself; expected other offices",
            vi "{place}: {office:?} là bộ phận của chính nó; cần các đơn vị khác";
        /// A part named twice.
        DuplicatePart { /** Where. */ place: Where, /** The part. */ part: String }
            = "report.duplicate_part",
            en "{place}: {part:?} is named twice among the parts",
            vi "{place}: {part:?} được nêu hai lần trong các bộ phận";
    }

    /// The figures of a report say nothing of a quantity.
    pub enum NoBounds {
        /// Not of this quantity anywhere, or not of it there.
        NothingSaid { /** What was asked for. */ got: String, /** What there is. */ expected: String }
            = "bounds.nothing_said",
            en "the figures say nothing of {got}; they do of {expected}",
            vi "các số liệu không cho biết gì về {got}; có cho biết về {expected}";
    }
}

impl ReportError {
    /// A value that `reason` keeps from being read.
    pub(crate) fn unreadable(place: Where, reason: &impl Explain) -> Self {
        Self::Unreadable { place, en: reason.en(), vi: reason.vi() }
    }
}

/// Where in a report something stands: `report.toml:12: printed`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Where {
    /// The file, empty for a report built in code.
    pub file: String,
    /// The line, from 1; in code, the position of the figure.
    pub line: usize,
    /// The key, empty where the whole table or file is meant.
    pub key: String,
}

impl Where {
    pub(crate) fn code(position: usize) -> Self {
        Self { line: position, ..Self::default() }
    }

    pub(crate) fn at(&self, key: &str) -> Self {
        Self { key: key.to_owned(), ..self.clone() }
    }
}

impl std::fmt::Display for Where {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = if self.file.is_empty() { "#" } else { &self.file };
        write!(f, "{file}:{}", self.line)?;
        if self.key.is_empty() { Ok(()) } else { write!(f, ": {}", self.key) }
    }
}

impl Worded for Where {
    fn worded(&self, _: Lang) -> impl Display + Debug {
        self
    }

    fn named(&self, _: &'static str) -> Vec<(&'static str, String)> {
        vec![("file", self.file.clone()), ("line", self.line.to_string()), ("key", self.key.clone())]
    }
}
