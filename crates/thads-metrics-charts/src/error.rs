//! Why there is no chart.

thads_metrics::errors! {
    /// A table can't be drawn as asked.
    pub enum ChartError {
        /// A word that names no kind of chart.
        UnknownKind { /** The word. */ got: String, /** The kinds there are. */ expected: String }
            = "chart.unknown_kind",
            en "{got:?} is not a kind of chart; expected one of {expected}",
            vi "không có loại biểu đồ “{got}”; cần một trong các loại: {expected}";
        /// The table lacks a column that the chart shows.
        NoColumn { /** The kind of chart. */ kind: String, /** What the table is. */ table: String, /** The columns that it lacks. */ expected: String }
            = "chart.no_column",
            en "a chart of {kind} needs {expected}, which a {table} table does not have",
            vi "biểu đồ {kind} cần các cột {expected}, bảng {table} không có";
        /// No row has what the chart shows.
        Nothing { /** The kind of chart. */ kind: String }
            = "chart.nothing",
            en "nothing to draw: no office of this table has what a chart of {kind} shows",
            vi "không có gì để vẽ: không cơ quan nào trong bảng có số liệu mà biểu đồ {kind} thể hiện";
        /// A period that can't be read, so that nothing is known of breaks.
        Period { /** What stands there. */ got: String }
            = "chart.period",
            en "invalid period {got:?}; expected year/months, such as 2022/06",
            vi "kỳ báo cáo “{got}” không hợp lệ; cần viết NĂM/SỐ THÁNG, ví dụ 2022/06 (6 tháng đầu năm 2022)";
        /// The picture is larger than can be drawn in pixels.
        Pixels { /** Its width and height. */ got: String }
            = "chart.pixels",
            en "a picture of {got} pixels is too large to be drawn",
            vi "hình {got} điểm ảnh quá lớn, không vẽ được";
    }
}
