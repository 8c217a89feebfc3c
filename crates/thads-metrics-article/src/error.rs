//! What can go wrong on the way from a text to its report.

use thads_metrics::{Explain, error::ReportError};

/// Why a text makes no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// There is nothing in it.
    #[error("there is no text: the input is empty")]
    Empty,
    /// It is about something else.
    #[error("the text says nothing of judgment enforcement; expected an article or report about it")]
    OtherSubject,
    /// No number of it is a figure.
    #[error("none of the {numbers} numbers of the text is a figure that can be audited; see why beside each")]
    NoFigures {
        /// How many numbers there are.
        numbers: usize,
    },
    /// It does not say whose figures they are.
    #[error("the text does not name the office of its figures; say it with office=\"…\" (--office)")]
    NoOffice,
    /// It does not say of when they are.
    #[error("the text does not say which period its figures are of; say it with period=\"2022/06\" (--period)")]
    NoPeriod,
    /// A figure does not fit its report.
    #[error(transparent)]
    Report(#[from] ReportError),
}

impl ArticleError {
    /// The codes of all variants that are this module's own.
    pub const CODES: &'static [&'static str] = &["article.empty", "article.other_subject", "article.no_figures", "article.no_office", "article.no_period"];
}

impl Explain for ArticleError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "article.empty",
            Self::OtherSubject => "article.other_subject",
            Self::NoFigures { .. } => "article.no_figures",
            Self::NoOffice => "article.no_office",
            Self::NoPeriod => "article.no_period",
            Self::Report(error) => error.code(),
        }
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoFigures { numbers } => vec![("numbers", numbers.to_string())],
            Self::Report(error) => error.fields(),
            _ => Vec::new(),
        }
    }

    fn vi(&self) -> String {
        match self {
            Self::Empty => "văn bản trống, không có nội dung để đọc".to_owned(),
            Self::OtherSubject => "văn bản không nói về công tác thi hành án; cần bài viết hoặc báo cáo về thi hành án dân sự".to_owned(),
            Self::NoFigures { numbers } => format!("trong {numbers} con số của văn bản không có số liệu nào kiểm tra được; lý do ghi bên từng số"),
            Self::NoOffice => "văn bản không nêu cơ quan của số liệu; hãy chọn bằng office=\"…\" (--office)".to_owned(),
            Self::NoPeriod => "văn bản không nêu kỳ của số liệu; hãy chọn bằng period=\"2022/06\" (--period)".to_owned(),
            Self::Report(error) => error.vi(),
        }
    }
}
