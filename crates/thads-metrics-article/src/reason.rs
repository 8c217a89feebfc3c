//! Why a number of a text is no figure.

use thads_metrics::{text::Lang, vocabulary::prose::Topic};

/// Why a number is no figure of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// A day, a month, a year, an hour, or how long something lasted.
    Date,
    /// The number of a law, a dispatch, an article, or part of a name.
    Document,
    /// A rank, a number in a list, of a page or of a place.
    Ordinal,
    /// People, offices or organisations.
    Headcount,
    /// Of one judgment or one debtor.
    SingleCase,
    /// Coercion, exemption, complaints, auctions and other statistics of the same work.
    OtherStatistic,
    /// Of a month alone or of several years together.
    OtherPeriod,
    /// How much of a target was reached, or what is planned.
    Plan,
    /// Of another subject.
    Foreign,
    /// The same figure as one given elsewhere in the text, no more precise.
    Repeat,
    /// Its words leave more than one reading, and the other figures do not decide.
    Ambiguous,
    /// Its words do not say which quantity it is.
    NotUnderstood,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::Date,
        Self::Document,
        Self::Ordinal,
        Self::Headcount,
        Self::SingleCase,
        Self::OtherStatistic,
        Self::OtherPeriod,
        Self::Plan,
        Self::Foreign,
        Self::Repeat,
        Self::Ambiguous,
        Self::NotUnderstood,
    ];

    /// The key, as JSON writes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Document => "document",
            Self::Ordinal => "ordinal",
            Self::Headcount => "headcount",
            Self::SingleCase => "single_case",
            Self::OtherStatistic => "other_statistic",
            Self::OtherPeriod => "other_period",
            Self::Plan => "plan",
            Self::Foreign => "foreign",
            Self::Repeat => "repeat",
            Self::Ambiguous => "ambiguous",
            Self::NotUnderstood => "not_understood",
        }
    }

    /// The reason in words.
    pub const fn text(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Date) => "thời gian",
            (Lang::Vi, Self::Document) => "số hiệu văn bản, điều khoản hoặc một phần của tên gọi",
            (Lang::Vi, Self::Ordinal) => "thứ hạng, số thứ tự",
            (Lang::Vi, Self::Headcount) => "số người, số cơ quan, tổ chức",
            (Lang::Vi, Self::SingleCase) => "số tiền của một vụ việc",
            (Lang::Vi, Self::OtherStatistic) => "số liệu thuộc mặt công tác khác (cưỡng chế, miễn giảm, khiếu nại…)",
            (Lang::Vi, Self::OtherPeriod) => "số liệu của riêng một tháng hoặc gộp nhiều năm",
            (Lang::Vi, Self::Plan) => "mức phấn đấu, hoặc phần đã đạt của chỉ tiêu",
            (Lang::Vi, Self::Foreign) => "không thuộc công tác thi hành án dân sự",
            (Lang::Vi, Self::Repeat) => "nhắc lại một số liệu đã có trong bài",
            (Lang::Vi, Self::Ambiguous) => "có hai cách hiểu, các số liệu khác không phân định được",
            (Lang::Vi, Self::NotUnderstood) => "chưa rõ là số liệu gì",
            (Lang::En, Self::Date) => "a time",
            (Lang::En, Self::Document) => "the number of a document, an article, or part of a name",
            (Lang::En, Self::Ordinal) => "a rank or a number in a list",
            (Lang::En, Self::Headcount) => "people, offices or organisations",
            (Lang::En, Self::SingleCase) => "the amount of a single case",
            (Lang::En, Self::OtherStatistic) => "another statistic (coercion, exemption, complaints, …)",
            (Lang::En, Self::OtherPeriod) => "of a month alone, or of several years together",
            (Lang::En, Self::Plan) => "planned, or how much of the target was reached",
            (Lang::En, Self::Foreign) => "of another subject",
            (Lang::En, Self::Repeat) => "repeats a figure of this text",
            (Lang::En, Self::Ambiguous) => "two readings, and the other figures do not decide",
            (Lang::En, Self::NotUnderstood) => "not understood",
        }
    }
}

impl From<Topic> for Reason {
    fn from(topic: Topic) -> Self {
        match topic {
            Topic::SingleCase => Self::SingleCase,
            Topic::OtherStatistic => Self::OtherStatistic,
            Topic::Foreign => Self::Foreign,
            Topic::NotUnderstood => Self::NotUnderstood,
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
