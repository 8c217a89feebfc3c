//! What no regime, or no column, is there for.

crate::errors! {
    /// No regime applies, or the word names none.
    pub enum RegimeError {
        /// The day is before the first regime that is described.
        Before { /** The day. */ got: crate::date::Date, /** The first day that is supported. */ first: crate::date::Date }
            = "regime.before",
            en "no statistical regime is described for {got}; the first supported day is {first}",
            vi "chưa có chế độ thống kê nào được mô tả cho ngày {got}; ngày đầu tiên được hỗ trợ là {first}";
        /// The forms of the regime have no such column.
        NoColumn { /** The regime. */ regime: crate::regime::RegimeId, /** The measure. */ measure: crate::measure::Measure, /** The column asked for. */ got: crate::measure::Item, /** The columns there are. */ expected: String }
            = "regime.no_column",
            en "the forms of {regime} ({measure}) have no column {got}; they have {expected}",
            vi "biểu mẫu của {regime} ({measure}) không có cột {got}; chỉ có {expected}";
        /// The regime has no form of that number, or its list was not read.
        NoForm { /** The regime. */ regime: crate::regime::RegimeId, /** The number asked for. */ got: u8, /** How many forms are listed. */ max: usize }
            = "regime.no_form",
            en "form {got} of {regime} is not known; {max} are listed",
            vi "không biết biểu {got} của {regime}; danh sách có {max} biểu";
        /// Not one of the regimes.
        Unknown { /** The word. */ got: String, /** The regimes there are. */ expected: String }
            = "regime.unknown",
            en "{got:?} is not a regime; expected one of {expected}",
            vi "{got:?} không phải là chế độ thống kê; cần một trong {expected}";
    }
}
