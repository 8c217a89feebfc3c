//! Statistics that make no percentage.

crate::errors! {
    /// A statistic makes no percentage.
    pub enum StatisticError {
        /// No percentage is made of it.
        NoBase { /** The statistic. */ of: String }
            = "statistic.no_base",
            en "{of} has no base: no report prints it as a percentage of another",
            vi "{of} không có mẫu số: không báo cáo nào tính tỷ lệ của số này";
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
    }
}
