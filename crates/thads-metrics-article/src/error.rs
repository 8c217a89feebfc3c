//! What can go wrong on the way from a text to its report.

use thads_metrics::{error::Explain, errors};
use thads_metrics_audit::ReportError;

errors! {
    /// A text makes no report.
    pub enum ArticleError {
        /// There is nothing in it.
        Empty {}
            = "article.empty",
            en "there is no text: the input is empty",
            vi "văn bản trống, không có nội dung để đọc";
        /// It is about something else.
        OtherSubject {}
            = "article.other_subject",
            en "the text says nothing of judgment enforcement; expected an article or report about it",
            vi "văn bản không nói về công tác thi hành án; cần bài viết hoặc báo cáo về thi hành án dân sự";
        /// No number of it is a figure.
        NoFigures { /** How many numbers there are. */ numbers: usize }
            = "article.no_figures",
            en "none of the {numbers} numbers of the text is a figure that can be audited; the reason stands beside each",
            vi "trong {numbers} con số của văn bản không có số liệu nào kiểm tra được; lý do ghi bên từng số";
        /// There is no number in it.
        NoNumbers {}
            = "article.no_numbers",
            en "there is no number in the text",
            vi "không có con số nào trong văn bản";
        /// It does not say whose figures they are.
        NoOffice {}
            = "article.no_office",
            en "the text does not name the office of its figures; say it with office=\"…\" (--office)",
            vi "văn bản không nêu cơ quan của số liệu; hãy chọn bằng office=\"…\" (--office)";
        /// It does not say of when they are.
        NoPeriod {}
            = "article.no_period",
            en "the text does not say which period its figures are of; say it with period=\"2022/06\" (--period)",
            vi "văn bản không nêu kỳ của số liệu; hãy chọn bằng period=\"2022/06\" (--period)";
        /// A figure does not fit its report.
        Refused { /** Why. */ reason: String }
            = "article.refused",
            en "a figure does not fit the report: {reason}",
            vi "có số liệu không đưa được vào báo cáo: {reason}";
    }
}

impl From<ReportError> for ArticleError {
    fn from(error: ReportError) -> Self {
        Self::Refused { reason: error.vi() }
    }
}
