//! Sheets that can't be read as figures of offices.

thads_metrics::errors! {
    /// A workbook or a text file has no figures of offices that could be read.
    pub enum SheetError {
        /// No cell holds anything.
        Empty { /** The file. */ file: String }
            = "sheet.empty",
            en "{file}: there is nothing in it",
            vi "{file}: không có dữ liệu";
        /// No line is the heading of a form.
        NoHeader { /** The file. */ file: String, /** The sheets looked at. */ sheets: String, /** What comes nearest. */ seen: String }
            = "sheet.no_header",
            en "{file}: no line of {sheets} is the heading of a form: expected a column of offices (Tên đơn vị, office) and columns such as Có điều kiện, Giải quyết xong, or keys such as cases.eligible; the nearest headings are {seen}",
            vi "{file}: không tìm thấy dòng tiêu đề cột trong {sheets}: cần cột tên đơn vị và các cột như Có điều kiện, Giải quyết xong, hoặc khóa như cases.eligible; các tiêu đề gần đúng nhất là {seen}";
        /// No column of a data frame is named as a figure of the forms.
        NoFigures { /** The frame. */ file: String, /** The columns. */ seen: String }
            = "sheet.no_figures",
            en "{file}: no column is named as a figure of the forms: expected keys such as cases.eligible, resolved, or headings such as Có điều kiện, Giải quyết xong; the columns are {seen}",
            vi "{file}: không cột nào mang tên chỉ tiêu của biểu mẫu: cần khóa như cases.eligible, resolved, hoặc tiêu đề như Có điều kiện, Giải quyết xong; các cột hiện có là {seen}";
        /// The heading has figures and no offices.
        NoOffice { /** The file. */ file: String, /** The sheet and the first cell of the heading. */ cell: String, /** The headings that name no item. */ seen: String }
            = "sheet.no_office",
            en "{file}: the heading at {cell} has no column of offices (Tên đơn vị, Cơ quan, office); its other columns are {seen}",
            vi "{file}: tiêu đề tại {cell} không có cột tên đơn vị (Tên đơn vị, Cơ quan, office); các cột còn lại là {seen}";
        /// The items stand in rows.
        ItemsInRows { /** The file. */ file: String, /** The cell of the first item. */ cell: String, /** The items. */ seen: String }
            = "sheet.items_in_rows",
            en "{file}: the items stand in rows, from {cell} down ({seen}), where a row for each office and a column for each item are expected; a table with offices across can be turned (Copy, Paste Special, Transpose), the form of a single office is not read",
            vi "{file}: các chỉ tiêu đứng theo dòng, từ ô {cell} trở xuống ({seen}), trong khi cần mỗi đơn vị một dòng, mỗi chỉ tiêu một cột; bảng có các đơn vị xếp theo cột thì hãy xoay lại (Copy, Paste Special, Transpose); biểu của riêng một đơn vị không đọc được";
        /// Two columns are the same item of the same measure.
        TwoColumns { /** The file. */ file: String, /** The item. */ item: String, /** The cell of the first heading. */ first: String, /** The cell of the second heading. */ second: String, /** Both headings. */ headings: String }
            = "sheet.two_columns",
            en "{file}: {first} and {second} ({headings}) are both read as {item}; rename one of them",
            vi "{file}: {first} và {second} ({headings}) đều được hiểu là {item}; hãy đổi tên một trong hai";
        /// Neither the caller nor the sheet says the period.
        NoPeriod { /** The file. */ file: String, /** The sheet. */ sheet: String, /** The title. */ title: String }
            = "sheet.no_period",
            en "{file}: {sheet} does not say which period it is of; pass period=\"2022/06\" (the first 6 months of reporting year 2022); its title is {title:?}",
            vi "{file}: chưa rõ kỳ báo cáo của {sheet}; hãy thêm period=\"2022/06\" (6 tháng đầu năm 2022); tiêu đề của bảng là {title:?}";
        /// Rows say their period, and none is of the one that is asked for.
        OtherPeriods { /** The file. */ file: String, /** The period asked for. */ got: thads_metrics::Period, /** The periods there are. */ expected: String }
            = "sheet.other_periods",
            en "{file}: no row is of {got}; there are rows of {expected}",
            vi "{file}: không có dòng nào của kỳ {got}; có các dòng của {expected}";
        /// The title names several periods.
        Periods { /** The file. */ file: String, /** The sheet. */ sheet: String, /** The periods. */ got: String }
            = "sheet.periods",
            en "{file}: the title of {sheet} names several periods, {got}; pass the one that the figures are of, period=\"2022/06\"",
            vi "{file}: tiêu đề của {sheet} nêu nhiều kỳ, {got}; hãy nêu kỳ của số liệu, period=\"2022/06\"";
        /// Neither the caller nor the sheet says what is measured.
        NoMeasure { /** The file. */ file: String, /** The cell of a heading that does not say it. */ cell: String, /** The heading. */ heading: String }
            = "sheet.no_measure",
            en "{file}: neither the heading {heading:?} at {cell} nor the title says whether cases or money are meant; pass measure=\"cases\" or measure=\"money\"",
            vi "{file}: tiêu đề {heading:?} tại {cell} và tên bảng không nói là việc hay tiền; hãy nêu measure=\"cases\" hoặc measure=\"money\"";
        /// The heading stands there and no row of figures follows.
        NoRows { /** The file. */ file: String, /** The cell of the heading. */ cell: String }
            = "sheet.no_rows",
            en "{file}: no row of figures follows the heading at {cell}",
            vi "{file}: không có dòng số liệu nào sau tiêu đề tại {cell}";
    }
}
