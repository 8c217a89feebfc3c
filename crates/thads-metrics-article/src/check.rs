//! A line of figures, audited at once.

use std::fmt::Write as _;

use thads_metrics::{Count, Item, Measure, Rate, text::Lang};
use thads_metrics_audit::{Audit, Claim, Report};

use crate::{
    article::{Article, Options},
    error::ArticleError,
};

/// What a line of figures is found to say.
#[derive(Debug, Clone)]
pub struct Checked {
    report: Report,
    audit: Audit,
}

/// The figures of one office and period: a fraction is resolved of eligible, a bare percentage their rate; words say
/// otherwise, as in an article.
///
/// ```
/// use thads_metrics::Lang;
/// let checked = thads_metrics_article::check(&["2.139/4.293 việc", "49,82%"])?;
/// assert!(!checked.audit().is_consistent());
/// assert_eq!(checked.rates(Lang::Vi), ["2.139/4.293 = 49,83%"]);
/// # Ok::<(), thads_metrics_article::ArticleError>(())
/// ```
pub fn check(figures: &[&str]) -> Result<Checked, ArticleError> {
    let clause = |figure: &&str| {
        let bare = !figure.chars().any(char::is_alphabetic) || figure.contains('/');
        let front = match (bare, figure.contains('%')) {
            (true, true) => "đạt tỷ lệ ",
            (true, false) => "thi hành xong ",
            (false, _) => "",
        };
        format!("{front}{figure}")
    };
    let text = format!("Thi hành án: {}.", figures.iter().map(clause).collect::<Vec<_>>().join(", "));
    let options = Options { office: Some("?".to_owned()), period: "2022/12".parse().ok(), ..Options::default() };
    let article = Article::read_with(&text, &options);
    let report = article.report()?;
    let audit = report.audit();
    Ok(Checked { report, audit })
}

impl Checked {
    /// The audit.
    pub const fn audit(&self) -> &Audit {
        &self.audit
    }

    /// The rate that the exact counts make, for each measure that has both.
    pub fn rates(&self, lang: Lang) -> Vec<String> {
        let exact = |measure: Measure, item: Item| {
            let of = self.report.figures().iter().find(|figure| {
                let quantity = figure.subject().quantity;
                quantity.column() == Some((measure, item))
                    && *figure.claim() == Claim::Is
                    && figure.printed().is_exact()
            });
            of.and_then(|figure| figure.printed().value().to_integer().try_into().ok()).map(|n: u64| Count::new(n))
        };
        let rate = |measure: Measure| {
            let (done, base) = (exact(measure, Item::Resolved)?, exact(measure, measure.rate_base())?);
            Some(Rate::of(done, base).ok()?.print(2, lang))
        };
        Measure::ALL.into_iter().filter_map(rate).collect()
    }

    /// The rates, and the verdict where figures contradict each other.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        for rate in self.rates(lang) {
            let _ = writeln!(out, "{rate}");
        }
        if self.audit.is_consistent() {
            let _ = writeln!(out, "{}", lang.pick("Không có mâu thuẫn.", "No contradiction."));
        }
        for conflict in self.audit.conflicts() {
            let _ = writeln!(out, "{}", conflict.text(lang));
        }
        out
    }
}
