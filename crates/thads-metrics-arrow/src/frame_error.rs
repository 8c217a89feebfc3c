//! Data frames that come in and tables that go out.

thads_metrics::errors! {
    /// A data frame can't be read, or a table can't be given as one.
    pub enum FrameError {
        /// The stream of record batches broke off.
        Broken { /** What its producer says. */ why: String }
            = "frame.broken",
            en "the data frame can't be read: {why}",
            vi "không đọc được bảng dữ liệu: {why}";
        /// More rows than a row number can say.
        TooLong { /** The most allowed. */ max: u32 }
            = "frame.too_long",
            en "the data frame has more than {max} rows",
            vi "bảng dữ liệu có hơn {max} dòng";
        /// A number of a table has more digits than an Arrow decimal holds.
        TooLarge { /** The column. */ key: String, /** The most digits allowed. */ max: u8 }
            = "frame.too_large",
            en "a number in {key} has more than {max} digits",
            vi "một số trong cột {key} có hơn {max} chữ số";
    }
}
