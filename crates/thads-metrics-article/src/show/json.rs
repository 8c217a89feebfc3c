//! JSON with spans.

use serde_json::{Value, json};
use thads_metrics::text::Lang;
use thads_metrics_audit::PartialSubject;

use crate::article::Article;

impl Article {
    /// The article as JSON: the figures and all other numbers with their bytes (`span`), what decided (`because`),
    /// and why a number is no figure (`reason`).
    ///
    /// ```
    /// use thads_metrics_article::Article;
    /// let article = Article::read("Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc.");
    /// assert_eq!(article.json()["figures"][0]["quantity"], "cases.resolved");
    /// assert_eq!(article.json()["others"][0]["reason"], "date");
    /// ```
    pub fn json(&self) -> Value {
        let other = |subject: &Option<PartialSubject>| {
            subject.as_ref().map(|s| {
                let mut out = serde_json::Map::new();
                let mut put = |key: &str, value: Option<String>| {
                    if let Some(value) = value {
                        out.insert(key.to_owned(), value.into());
                    }
                };
                put("quantity", s.quantity.map(|q| q.to_string()));
                put("office", s.office.clone());
                put("period", s.period.map(|p| p.to_string()));
                put("group", s.group.clone());
                Value::Object(out)
            })
        };
        let pair = |span: std::ops::Range<usize>| json!([span.start, span.end]);
        let figures: Vec<Value> = self
            .figures()
            .iter()
            .map(|figure| {
                let entry = figure.entry();
                json!({
                    "id": figure.id(),
                    "span": pair(figure.span()),
                    "text": self.text().get(figure.span()),
                    "printed": figure.printed().text(),
                    "quantity": figure.quantity().to_string(),
                    "office": figure.office(),
                    "period": figure.period().map(|p| p.to_string()),
                    "group": figure.group(),
                    "minus": other(&entry.minus),
                    "share_of": other(&entry.share_of),
                    "change_from": other(&entry.change_from),
                    "because": figure.because().iter().cloned().map(pair).collect::<Vec<_>>(),
                    "quote": self.quote(figure),
                })
            })
            .collect();
        let others: Vec<Value> = self
            .others()
            .iter()
            .map(|other| {
                json!({
                    "span": pair(other.span()),
                    "text": self.text().get(other.span()),
                    "reason": other.reason().key(),
                    "repeats": other.repeats(),
                })
            })
            .collect();
        let notes: Vec<Value> =
            self.notes().iter().map(|note| json!({"vi": note.pick(Lang::Vi), "en": note.pick(Lang::En)})).collect();
        json!({
            "title": self.title(),
            "office": self.office(),
            "period": self.period().map(|p| p.to_string()),
            "published": self.published().map(|d| d.to_string()),
            "figures": figures,
            "others": others,
            "notes": notes,
        })
    }
}
