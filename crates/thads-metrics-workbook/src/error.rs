//! Workbooks and text files that can't be read.

thads_metrics::errors! {
    /// A file is no workbook that can be read. (Reading itself is left to `thads-metrics-workbook`.)
    pub enum WorkbookError {
        /// Nothing is in it.
        Empty { /** The file. */ file: String }
            = "workbook.empty",
            en "{file}: the file is empty",
            vi "{file}: tệp trống";
        /// It needs a password.
        Protected { /** The file. */ file: String }
            = "workbook.protected",
            en "{file}: the workbook is protected by a password; save it without one",
            vi "{file}: tệp có mật khẩu; hãy lưu lại không đặt mật khẩu";
        /// No kind that is read: not XLSX, XLS, ODS, CSV or TSV.
        Kind { /** The file. */ file: String, /** What it is, in a word that both languages have. */ got: &'static str, /** What to do with it. */ advice: thads_metrics::text::Text }
            = "workbook.kind",
            en "{file}: expected XLSX, XLS, ODS, CSV or TSV, got {got}; {advice}",
            vi "{file}: cần tệp XLSX, XLS, ODS, CSV hoặc TSV, ở đây là {got}; {advice}";
        /// It says to be of a kind, and is not well formed.
        Damaged { /** The file. */ file: String, /** The kind that its first bytes say. */ kind: &'static str, /** What the reader met. */ reason: String }
            = "workbook.damaged",
            en "{file}: this {kind} file is cut short or damaged ({reason})",
            vi "{file}: tệp {kind} này bị cắt cụt hoặc hỏng ({reason})";
        /// A quote in a text file opens a cell and never closes it.
        Quote { /** The file. */ file: String, /** The line where it opens, from 1. */ line: usize }
            = "workbook.quote",
            en "{file}: the quotation mark that opens in line {line} is never closed; close it, or save the file as .xlsx",
            vi "{file}: dấu ngoặc kép mở ở dòng {line} không được đóng; hãy thêm dấu đóng, hoặc lưu lại tệp dạng .xlsx";
        /// A text in another encoding than UTF-8, or UTF-16 with its mark.
        Encoding { /** The file. */ file: String, /** The first line that is not UTF-8, from 1. */ line: usize }
            = "workbook.encoding",
            en "{file}: line {line} is not UTF-8; save the file as \"CSV UTF-8\", or as .xlsx (nor does all of it read as Vietnamese in TCVN3, VNI or Windows-1258)",
            vi "{file}: dòng {line} không phải UTF-8; hãy lưu lại dạng \"CSV UTF-8\" hoặc .xlsx (đọc theo TCVN3, VNI hay Windows-1258 cũng không ra tiếng Việt)";
        /// Larger than is read: a bomb, or no sheet of offices.
        TooLarge { /** The file. */ file: String, /** What is too large. */ what: &'static str, /** How large it is at least. */ got: u64, /** The most that is read. */ max: u64 }
            = "workbook.too_large",
            en "{file}: {got} {what}, more than the {max} that are read",
            vi "{file}: {got} {what}, vượt mức tối đa được đọc là {max}";
        /// Small when packed, far too large when unpacked.
        Bomb { /** The file. */ file: String, /** How many times larger it unpacks, at least. */ got: u64, /** The most that is unpacked. */ max: u64 }
            = "workbook.bomb",
            en "{file}: unpacks to over {got} times its size, more than the {max} times that are unpacked",
            vi "{file}: giải nén ra hơn {got} lần kích thước tệp, vượt mức tối đa {max} lần";
        /// No sheet of that name.
        NoSheet { /** The file. */ file: String, /** The name asked for. */ got: String, /** The sheets there are. */ expected: String }
            = "workbook.no_sheet",
            en "{file}: no sheet {got:?}; there are {expected}",
            vi "{file}: không có trang tính {got:?}; có {expected}";
    }
}
