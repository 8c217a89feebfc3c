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
        /// In the fonts' own encoding of before Unicode.
        Tcvn3 { /** The file. */ file: String }
            = "document.tcvn3",
            en "{file}: the text is in TCVN3 (ABC, .VnTime), an encoding of fonts before Unicode; convert it to Unicode first",
            vi "{file}: văn bản dùng bảng mã TCVN3 (ABC, phông .VnTime); hãy chuyển sang Unicode rồi đọc lại";
        /// A PDF file.
        Pdf { /** The file. */ file: String }
            = "document.pdf",
            en "{file}: PDF files are not read; save its text (pdftotext {file} - | thads-metrics audit -), or, if it is scanned, recognise it first",
            vi "{file}: chưa đọc được tệp PDF; hãy lưu phần chữ ra tệp văn bản (pdftotext {file} - | thads-metrics audit -), nếu là bản quét thì cần nhận dạng chữ trước";
        /// A Word file of before 2007.
        OldWord { /** The file. */ file: String }
            = "document.old_word",
            en "{file}: a Word file of before 2007 (.doc); save it as .docx",
            vi "{file}: tệp Word kiểu cũ (.doc); hãy lưu lại thành .docx";
        /// A package that is no Word file.
        NotWord { /** The file. */ file: String }
            = "document.not_word",
            en "{file}: a ZIP package without a Word document; expected a DOCX file",
            vi "{file}: tệp nén không chứa văn bản Word; cần tệp DOCX";
    }
}
