//! A register that can't be tallied, and tallies that can't be put together.

use super::{Explain, errors};

errors! {
    /// A register can't be tallied.
    pub enum TallyError {
        /// The register has no such column.
        Missing { /** The column. */ column: String, /** The columns it has. */ got: String }
            = "tally.missing",
            en "the register has no column {column}; it has {got}",
            vi "sổ thụ lý không có cột {column}; chỉ có {got}";
        /// A column is of a type that can't say what it should.
        Type { /** The column. */ column: String, /** The types it may have. */ expected: &'static str, /** Its type. */ got: String }
            = "tally.type",
            en "the column {column} is {got}; expected {expected}",
            vi "cột {column} có kiểu {got}; cần {expected}";
        /// Rows contradict themselves, or no rule says where they count.
        Inconsistent { /** How many rows. */ rows: u64, /** For each reason, how many and which. */ reasons: String }
            = "tally.inconsistent",
            en "{rows} rows of the register are inconsistent: {reasons}",
            vi "{rows} dòng của sổ thụ lý không nhất quán: {reasons}";
        /// Tallies of different things can't be merged.
        Different { /** What differs. */ what: &'static str, /** Of the first. */ expected: String, /** Of the second. */ got: String }
            = "tally.different",
            en "tallies of different {what} can't be merged: {expected} and {got}",
            vi "không gộp được hai bảng tổng hợp khác {what}: {expected} và {got}";
        /// The regime that is given is not the one of the period.
        OtherRegime { /** The regime given. */ got: crate::RegimeId, /** The regime on the last day of the period. */ expected: crate::RegimeId, /** The period. */ period: crate::Period }
            = "tally.other_regime",
            en "{period} ends under {expected}, not under {got}",
            vi "kỳ {period} kết thúc theo {expected}, không phải {got}";
        /// A column is named twice, or none is.
        By { /** The columns. */ got: String }
            = "tally.by",
            en "a tally is by one or more columns, each once, and not by those that are tallied; got {got:?}",
            vi "phải tổng hợp theo một hoặc nhiều cột, mỗi cột một lần, không phải cột được tính; ở đây là {got:?}";
        /// Sums past what is represented.
        TooLarge { /** The group. */ group: String }
            = "tally.too_large",
            en "the sums of {group} are too large to represent",
            vi "tổng của {group} quá lớn, không biểu diễn được";
        /// The stream of the register broke off.
        Broken { /** What its producer says. */ why: String }
            = "tally.broken",
            en "the register can't be read: {why}",
            vi "không đọc được sổ thụ lý: {why}";
        /// More rows than can be numbered.
        TooLong { /** The most there may be. */ max: u32 }
            = "tally.too_long",
            en "a log of events has at most {max} rows",
            vi "nhật ký sự kiện có nhiều nhất {max} dòng";
        /// The bytes are not a tally, or not the whole of one.
        Bytes { /** What is wrong with them. */ why: String }
            = "tally.bytes",
            en "these bytes are no tally: {why}",
            vi "đây không phải là bảng tổng hợp: {why}";
        /// The caller stopped it.
        Stopped { /** How many rows were done. */ rows: u64 }
            = "tally.stopped",
            en "stopped after {rows} rows",
            vi "đã dừng sau {rows} dòng";
    }
}
