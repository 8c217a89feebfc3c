//! Statistics that make no percentage, no sum, or no table.

crate::errors! {
    /// Statistics make no percentage, no sum, or no table.
    pub enum StatisticError {
        /// No percentage is made of it.
        NoBase { /** The statistic. */ of: String }
            = "statistic.no_base",
            en "{of} has no base: no report prints it as a percentage of another",
            vi "{of} không có mẫu số: không báo cáo nào tính tỷ lệ của số này";
        /// It is no average.
        NoAverage { /** The statistic. */ of: String }
            = "statistic.no_average",
            en "{of} is no average: expected officers.cases_each or officers.money_each",
            vi "{of} không phải là số bình quân; cần officers.cases_each hoặc officers.money_each";
        /// Its figure is not given.
        Missing { /** The statistic. */ of: String }
            = "statistic.missing",
            en "{of} is not given",
            vi "thiếu số {of}";
        /// Over the largest that is represented.
        TooLarge { /** The statistic. */ of: String }
            = "statistic.too_large",
            en "{of} is too large",
            vi "{of} quá lớn";
        /// The base is zero.
        NothingToDivide { /** The base. */ of: String }
            = "statistic.nothing_to_divide",
            en "{of} is 0: there is no percentage of it",
            vi "{of} bằng 0 nên không có tỷ lệ";
        /// A part is larger than its base.
        MoreThanBase { /** The statistic. */ of: String, /** The base. */ base: String }
            = "statistic.more_than_base",
            en "{of} is more than {base}, which it is a part of",
            vi "{of} nhiều hơn {base} là tổng của nó";
        /// A percentage among numbers.
        Percentage { /** The quantity. */ of: String }
            = "statistic.percentage",
            en "{of} is a percentage, which is made of numbers; expected a count or an amount",
            vi "{of} là tỷ lệ, được tính từ các số; cần số lượng hoặc số tiền";
        /// A sum of nothing.
        NoParts { /** The office above. */ of: String }
            = "statistic.no_parts",
            en "{of:?} has no parts to add up",
            vi "{of:?} không có đơn vị nào để cộng";
        /// Parts of two periods.
        OtherPeriod { /** The office. */ of: String, /** The period of the first. */ expected: crate::period::Period, /** Its own. */ got: crate::period::Period }
            = "statistic.other_period",
            en "{of:?} is of {got}; expected {expected}, the period of the first",
            vi "{of:?} thuộc kỳ {got}; cần {expected} như đơn vị đầu tiên";
        /// A table whose headings name no office or no statistic.
        NoColumn {}
            = "statistic.no_column",
            en "no row of the table is one of headings; expected a column of offices and one of a statistic, by its key or its term",
            vi "không tìm thấy dòng tiêu đề; cần một cột đơn vị và một cột chỉ tiêu ngoài biểu chính, theo tên của chỉ tiêu";
        /// Two tables say different numbers of one.
        Twice { /** The office. */ office: String, /** The statistic. */ of: String, /** The first number. */ first: u128, /** The second. */ second: u128 }
            = "statistic.twice",
            en "{office:?}: {of} stands there twice, as {first} and as {second}",
            vi "{office:?}: {of} có hai số khác nhau, {first} và {second}";
        /// A row of numbers without an office.
        NoOffice { /** The row. */ row: usize }
            = "statistic.no_office",
            en "row {row} has numbers and no office",
            vi "dòng {row} có số liệu nhưng không có tên đơn vị";
        /// A cell that is no whole number.
        Cell { /** The row. */ row: usize, /** The statistic. */ of: String, /** What stands there. */ got: String }
            = "statistic.cell",
            en "row {row}, {of}: expected a whole number, got {got:?}",
            vi "dòng {row}, {of}: cần một số nguyên, ở đây là {got:?}";
    }
}
