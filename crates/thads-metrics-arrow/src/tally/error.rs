//! A register that can't be tallied, and tallies that can't be put together.

thads_metrics::errors! {
    /// A register can't be tallied.
    pub enum TallyError {
        /// The register has no such column.
        Missing { /** The column. */ column: String, /** The columns it has. */ got: String }
            = "tally.missing",
            en "the register has no column {column}; it has {got}",
            vi "sổ thụ lý không có cột {column}; chỉ có {got}";
        /// The register has two such columns.
        Twice { /** The column. */ column: String }
            = "tally.twice",
            en "the register has two columns {column}; leave one",
            vi "sổ thụ lý có hai cột {column}; hãy bỏ bớt một cột";
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
        OtherRegime { /** The regime given. */ got: thads_metrics::regime::RegimeId, /** The regime on the last day of the period. */ expected: thads_metrics::regime::RegimeId, /** The period. */ period: thads_metrics::Period }
            = "tally.other_regime",
            en "{period} ends under {expected}, not under {got}",
            vi "kỳ {period} kết thúc theo {expected}, không phải {got}";
        /// A column is named twice, none is, or one is a column of the tally already.
        By { /** The columns. */ got: String }
            = "tally.by",
            en "a tally is by one or more columns, each once, and not by those that are tallied; got {got:?}",
            vi "phải tổng hợp theo một hoặc nhiều cột, mỗi cột một lần, không phải cột được tính; ở đây là {got:?}";
        /// Rows make sense, and where their statuses count is known only from memory.
        OnlyRecalled { /** How many rows. */ rows: u64, /** The regime. */ regime: thads_metrics::regime::RegimeId, /** Each status, and how many rows have it. */ statuses: thads_metrics::measure::Keyed }
            = "tally.only_recalled",
            en "where {regime} counts {rows} rows is known only from memory ({statuses}): count them so with assume=True, or leave them out with inconsistent=\"set_aside\" and find them in left_out",
            vi "có {rows} dòng mà cột theo {regime} chỉ biết theo trí nhớ ({statuses}): dùng assume=True để tính theo trí nhớ, hoặc inconsistent=\"set_aside\" để bỏ các dòng này ra ngoài biểu và liệt kê trong left_out";
        /// Rows make sense, and no rule is known that places their statuses.
        NoRule { /** How many rows. */ rows: u64, /** The regime. */ regime: thads_metrics::regime::RegimeId, /** Each status, and how many rows have it. */ statuses: thads_metrics::measure::Keyed }
            = "tally.no_rule",
            en "where {regime} counts {rows} rows is not established ({statuses}): give them the status of the column that your office counts them in, or leave them out with inconsistent=\"set_aside\" and find them in left_out",
            vi "có {rows} dòng chưa xác định được {regime} tính vào cột nào ({statuses}): ghi lại trạng thái đúng với cột mà đơn vị đang tính, hoặc dùng inconsistent=\"set_aside\" để bỏ các dòng này ra ngoài biểu và liệt kê trong left_out";
        /// The tally is not by that column.
        NotBy { /** The column. */ column: String, /** The columns it is by. */ got: String }
            = "tally.not_by",
            en "the tally is not by {column}; it is by {got}",
            vi "bảng tổng hợp không theo cột {column}; chỉ theo {got}";
        /// A sheet has no figures of the tally's period.
        NoFigures { /** The period. */ period: thads_metrics::Period, /** The periods of the sheet. */ got: String }
            = "tally.no_figures",
            en "the sheet has no figures of {period}, in cases or in money; its periods are {got}",
            vi "biểu không có số liệu về việc hoặc về tiền kỳ {period}; các kỳ trong biểu là {got}";
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
        /// A cell of a register in a workbook or a text file does not hold what its column says.
        Cell { /** The file. */ file: String, /** The cell, with the heading of its column. */ cell: String, /** What it should hold. */ expected: thads_metrics::text::Text, /** What it holds. */ got: String }
            = "tally.cell",
            en "{file}: {cell}: expected {expected}, got {got:?}",
            vi "{file}: ô {cell}: cần {expected}, ở đây là {got:?}";
        /// A file of Parquet is cut short or damaged.
        Damaged { /** The file. */ file: String, /** What its reader says. */ why: String }
            = "tally.damaged",
            en "{file}: this Parquet file is cut short or damaged; export it anew ({why})",
            vi "{file}: tệp Parquet bị cắt cụt hoặc hỏng; hãy xuất lại tệp ({why})";
        /// No query can be written for an engine of this name.
        Dialect { /** The name. */ got: String, /** The names that are known. */ expected: String }
            = "tally.dialect",
            en "no SQL dialect {got:?}; expected one of {expected}",
            vi "không có phương ngữ SQL {got:?}; cần một trong {expected}";
        /// A text that names no table or column in SQL: it is empty or holds NUL.
        Name { /** The text. */ got: String }
            = "tally.name",
            en "{got:?} names no table or column",
            vi "{got:?} không thể là tên bảng hay tên cột";
        /// No amount of this name is tallied.
        Amount { /** The name. */ got: String, /** The names that are known. */ expected: String }
            = "tally.amount",
            en "no column of amounts {got:?}; expected {expected}",
            vi "không có cột số tiền {got:?}; cần {expected}";
        /// A group that an engine made contradicts itself.
        Group { /** Its row, from zero. */ row: u64, /** The column. */ column: String, /** What it may hold. */ expected: String, /** What it holds. */ got: String }
            = "tally.group",
            en "row {row} of the groups: {column} is {got}; expected {expected}",
            vi "dòng {row} của các nhóm: {column} là {got}; cần {expected}";
        /// A group holds days that a period does not treat alike.
        Boundary { /** Its row, from zero. */ row: u64, /** The period. */ period: thads_metrics::Period, /** The first and the last day of accepting. */ accepted: String, /** The first and the last day of closing. */ closed: String }
            = "tally.boundary",
            en "row {row} of the groups holds cases accepted {accepted} and closed {closed}, which {period} does not treat alike: was the query written for another period?",
            vi "dòng {row} của các nhóm gồm việc thụ lý {accepted}, kết thúc {closed}, mà kỳ {period} không tính như nhau: câu truy vấn có viết cho kỳ khác không?";
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
