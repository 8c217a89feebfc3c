//! What can be wrong with a target.

use std::fmt::{Debug, Display};

use crate::{
    error::Worded,
    text::{Text, lang::Lang},
};

crate::errors! {
    /// A target can't be compared, or can't be met.
    pub enum TargetError {
        /// A target of money against a rate of cases, or the like.
        DifferentUnits { /** The unit of the target. */ expected: String, /** The unit of the rate. */ got: String }
            = "target.different_units",
            en "the target is in {expected}, the rate is in {got}",
            vi "chỉ tiêu tính theo {expected}, tỷ lệ tính theo {got}";
        /// Even resolving everything that is eligible would not meet it.
        Unreachable { /** The target. */ target: Box<crate::targets::target::Target>, /** What is eligible. */ eligible: crate::amount::Value }
            = "target.unreachable",
            en "{target} can't be met even by resolving all of {eligible}",
            vi "giải quyết xong toàn bộ {eligible} cũng không đạt {target}";
        /// The eligible base would be too large to represent.
        TooLarge { /** The base. */ got: String }
            = "target.too_large",
            en "an eligible base of {got} is too large to represent",
            vi "số có điều kiện {got} quá lớn, không biểu diễn được";
        /// A milestone later than the target that it leads to.
        AfterDue { /** The months asked for. */ got: String, /** The months the target runs. */ max: u8 }
            = "target.after_due",
            en "a milestone at {got} months is outside the target's 1 to {max} months",
            vi "mốc {got} tháng nằm ngoài thời gian của chỉ tiêu, từ 1 đến {max} tháng";
        /// The text is neither a percentage nor an exact fraction.
        Level { /** The text. */ got: String }
            = "target.level",
            en "{got:?} is not a target; expected a percentage, as 81,5%",
            vi "{got:?} không phải là chỉ tiêu; cần một tỷ lệ phần trăm, ví dụ 81,5%";
        /// A number from 0 to 1 without a percent sign: a share, or a percentage?
        Share { /** The text. */ got: String }
            = "target.share",
            en "{got:?} may be a share or a percentage; write the target with its sign, as 81,5%",
            vi "{got:?} có thể là tỷ số hoặc tỷ lệ phần trăm; cần viết chỉ tiêu có dấu %, ví dụ 81,5%";
        /// No rate has that level: a part is at most its whole, and not negative.
        Impossible { /** The office. */ office: crate::targets::error::Whose, /** The target. */ target: Box<crate::targets::target::Target> }
            = "target.impossible",
            en "the target of {office} is {target}; expected a level from 0 to 100%",
            vi "chỉ tiêu của {office} là {target}; cần mức từ 0 đến 100%";
        /// A target of one measure is given for another.
        OtherMeasure { /** The measure that it is given for. */ expected: crate::measure::Measure, /** The target. */ target: Box<crate::targets::target::Target> }
            = "target.other_measure",
            en "given for {expected}, yet the target is {target}",
            vi "được giao {expected}, nhưng chỉ tiêu lại là {target}";
        /// An office has two targets of one measure for one period.
        Twice { /** The office. */ office: crate::targets::error::Whose, /** The first. */ first: Box<crate::targets::target::Target>, /** The second. */ second: Box<crate::targets::target::Target> }
            = "target.twice",
            en "{office} is given two targets for one measure and period: {first} and {second}",
            vi "{office} được giao hai chỉ tiêu cho cùng đại lượng và kỳ: {first} và {second}";
        /// A table of targets lacks a column.
        NoColumn { /** The column: office, target or due. */ column: Text, /** The headings there are. */ got: String }
            = "target.no_column",
            en "the table of targets has no column for {column}; its headings are {got}",
            vi "bảng chỉ tiêu không có cột {column}; các đề mục là {got}";
        /// A column of a table of targets may change what they mean, and its heading is not known.
        UnknownColumn { /** The heading. */ got: String }
            = "target.unknown_column",
            en "the table of targets has a column {got:?} that is not known; expected office, measure, target, due, or no such column",
            vi "bảng chỉ tiêu có cột {got:?} không rõ nghĩa; cần các cột đơn vị, đại lượng, chỉ tiêu, kỳ, hoặc bỏ cột này";
        /// A row of a table of targets can't be read.
        Row { /** The row, counted from 1. */ row: String, /** What can't be read: office, measure, target or due. */ column: Text, /** The text. */ got: String }
            = "target.row",
            en "row {row} of the table of targets: {got:?} is no {column}",
            vi "dòng {row} của bảng chỉ tiêu: {got:?} không phải là {column}";
        /// No source for the national target of that year.
        NotEstablished { /** The year. */ year: crate::period::ReportingYear, /** The measure. */ measure: crate::measure::Measure }
            = "target.not_established",
            en "the national target of {year} ({measure}) is not established: no source was found",
            vi "chưa xác định được chỉ tiêu toàn quốc năm {year} ({measure}): không tìm thấy nguồn";
        /// No source prints that figure of the nation.
        NotPublished { /** The year. */ year: crate::period::ReportingYear, /** The figure. */ quantity: crate::measure::Quantity, /** The text. */ got: String }
            = "target.not_published",
            en "no source prints {got:?} as {quantity} of the nation in {year}",
            vi "không có nguồn nào công bố {got:?} cho {quantity} toàn quốc năm {year}";
        /// The national target is only remembered, and was not assumed.
        OnlyRecalled { /** The year. */ year: crate::period::ReportingYear, /** The measure. */ measure: crate::measure::Measure, /** What memory says. */ target: Box<crate::targets::target::Target> }
            = "target.only_recalled",
            en "the national target of {year} ({measure}), {target}, is only from memory; assume it explicitly to use it",
            vi "chỉ tiêu toàn quốc năm {year} ({measure}) {target} chỉ là theo trí nhớ; muốn dùng phải nêu rõ giả định";
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

impl Worded for Whose {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        self.0.clone().unwrap_or_else(|| lang.pick("mọi cơ quan", "every office").to_owned())
    }
}
