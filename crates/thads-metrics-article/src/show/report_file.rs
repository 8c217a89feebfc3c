//! The report file of an article, to correct and keep.

use std::fmt::Write as _;

use thads_metrics::text::Lang;
use thads_metrics_audit::{Entry, PartialSubject};

use crate::article::Article;

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn other(subject: &PartialSubject) -> String {
    let mut parts = Vec::new();
    parts.extend(subject.quantity.map(|quantity| format!("quantity = {}", quoted(&quantity.to_string()))));
    parts.extend(subject.office.as_ref().map(|office| format!("office = {}", quoted(office))));
    parts.extend(subject.period.map(|period| format!("period = {}", quoted(&period.to_string()))));
    parts.extend(subject.set_by.as_ref().map(|setter| format!("set_by = {}", quoted(setter))));
    parts.extend(subject.group.as_ref().map(|group| format!("group = {}", quoted(group))));
    format!("{{ {} }}", parts.join(", "))
}

impl Article {
    /// The report file: every figure with the clause that it stands in.
    ///
    /// What the text does not say is left out of it, to be filled in; reading it back gives the same report.
    ///
    /// ```
    /// use thads_metrics_article::Article;
    /// use thads_metrics_audit::Report;
    /// let article = Article::read("Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc, đạt 81,5%.");
    /// let report = Report::parse(&article.to_toml(), "article.toml").unwrap();
    /// assert_eq!(Ok(report), article.report());
    /// ```
    pub fn to_toml(&self) -> String {
        let mut out = String::from("[report]\n");
        let mut line = |key: &str, value: String| {
            let _ = writeln!(out, "{key:9} = {value}");
        };
        if let Some(title) = self.title() {
            line("title", quoted(title));
        }
        if let Some(office) = self.office() {
            line("office", quoted(office));
        }
        if let Some(period) = self.period() {
            line("period", quoted(&period.to_string()));
        }
        if let Some(day) = self.published() {
            line("published", day.to_string());
        }
        if self.lang() == Lang::En {
            line("lang", quoted("en"));
        }
        for figure in self.figures() {
            let entry: &Entry = figure.entry();
            out.push_str("\n[[figure]]\n");
            let mut line = |key: &str, value: String| {
                let _ = writeln!(out, "{key:8} = {value}");
            };
            line("id", quoted(figure.id()));
            line("quantity", quoted(&entry.quantity.to_string()));
            if let Some(office) = entry.office.as_ref().filter(|office| Some(office.as_str()) != self.office()) {
                line("office", quoted(office));
            }
            if let Some(period) = entry.period.filter(|period| Some(*period) != self.period()) {
                line("period", quoted(&period.to_string()));
            }
            if let Some(setter) = &entry.set_by {
                line("set_by", quoted(setter));
            }
            if let Some(group) = &entry.group {
                line("group", quoted(group));
            }
            for (key, subject) in
                [("minus", &entry.minus), ("share_of", &entry.share_of), ("change_from", &entry.change_from)]
            {
                if let Some(subject) = subject {
                    line(key, other(subject));
                }
            }
            line("printed", quoted(&entry.printed));
            line("quote", quoted(&self.quote(figure)));
        }
        out
    }
}
