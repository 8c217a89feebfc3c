//! Why a document can't be read.

use thads_metrics::errors;

errors! {
    /// A document can't be read.
    pub enum DocumentError {
        /// Nothing is in it.
        Empty { /** The file. */ file: String }
            = "document.empty",
            en "{file}: there is no text in it",
            vi "{file}: không có chữ nào để đọc";
        /// Over the limit.
        TooBig { /** The file. */ file: String, /** Its size in bytes. */ size: usize, /** The limit. */ max: usize }
            = "document.too_big",
            en "{file}: {size} bytes; at most {max} are read",
            vi "{file}: {size} byte; chỉ đọc tệp tối đa {max} byte";
        /// This program was built without the reader of such files.
        LeftOut { /** The file. */ file: String, /** Its kind. */ kind: &'static str, /** What reads it. */ feature: &'static str }
            = "document.left_out",
            en "{file}: a {kind} file, whose reader was left out of this program; build it with the feature {feature}, or save the file as text",
            vi "{file}: tệp {kind}; bản chương trình này được dựng không kèm phần đọc loại tệp đó; hãy dựng lại với tính năng {feature} hoặc lưu tệp thành văn bản thường";
        /// Not text.
        Binary { /** The file. */ file: String }
            = "document.binary",
            en "{file}: binary data, not text; expected a text, an HTML page or a DOCX file",
            vi "{file}: đây là tệp nhị phân, không phải văn bản; cần tệp văn bản, trang HTML hoặc tệp DOCX";
        /// In an encoding that is not told.
        Encoding { /** The file. */ file: String }
            = "document.encoding",
            en "{file}: neither Unicode nor Vietnamese in TCVN3, VNI or Windows-1258; save it as UTF-8",
            vi "{file}: không phải Unicode, cũng không nhận ra bảng mã TCVN3, VNI hay Windows-1258; hãy lưu lại bằng Unicode (UTF-8)";
        /// A PDF file, where none are read.
        Pdf { /** The file. */ file: String }
            = "document.pdf",
            en "{file}: the native command reads no PDF; the Python package does (pip install \"thads-metrics[documents]\"), or give its text: pdftotext -layout {file} - | thads-metrics audit -",
            vi "{file}: bản lệnh này không đọc tệp PDF; gói Python đọc được (pip install \"thads-metrics[documents]\"), hoặc đưa phần chữ vào: pdftotext -layout {file} - | thads-metrics audit -";
        /// A PDF of pictures.
        Scanned { /** The file. */ file: String, /** How many pages it has. */ pages: usize }
            = "document.scanned",
            en "{file}: a scanned PDF: no text on its {pages} pages; recognise it first (OCR) and check the numbers against the pages",
            vi "{file}: tệp PDF quét: {pages} trang đều không có chữ; hãy nhận dạng chữ (OCR) trước và đối chiếu lại các con số với bản quét";
        /// A PDF that can't be opened.
        DamagedPdf { /** The file. */ file: String, /** What the reader met. */ reason: String }
            = "document.damaged_pdf",
            en "{file}: a PDF that is damaged or protected by a password ({reason})",
            vi "{file}: tệp PDF bị hỏng hoặc có mật khẩu ({reason})";
        /// A picture.
        Picture { /** The file. */ file: String, /** Its kind. */ got: &'static str }
            = "document.picture",
            en "{file}: a picture ({got}); recognise its text first (OCR) and check the numbers against it",
            vi "{file}: đây là tệp ảnh ({got}); hãy nhận dạng chữ (OCR) trước và đối chiếu lại các con số với ảnh";
        /// A text of another program.
        SaveAsWord { /** The file. */ file: String, /** Its kind. */ got: &'static str }
            = "document.save_as_word",
            en "{file}: expected a text, an HTML page or DOCX, got {got}; open it and save it as .docx",
            vi "{file}: cần tệp văn bản, trang HTML hoặc DOCX, ở đây là {got}; hãy mở tệp và lưu lại thành .docx";
        /// A file that something else reads.
        Kind { /** The file. */ file: String, /** Its kind. */ got: &'static str, /** What to do with it. */ advice: thads_metrics::text::Text }
            = "document.kind",
            en "{file}: expected a text, an HTML page or DOCX, got {got}; {advice}",
            vi "{file}: cần tệp văn bản, trang HTML hoặc DOCX, ở đây là {got}; {advice}";
        /// A Word file that is damaged.
        NotWord { /** The file. */ file: String }
            = "document.not_word",
            en "{file}: this DOCX file is cut short or damaged, or protected by a password",
            vi "{file}: tệp DOCX này bị cắt cụt, bị hỏng hoặc có mật khẩu";
    }
}
