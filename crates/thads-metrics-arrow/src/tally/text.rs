//! A tally in words: what was tallied, and what stayed out.

use std::sync::Arc;

use thads_metrics::{
    Lang,
    case::{Assume, SetAside},
};
use thads_metrics_results::Term;

use super::result::{Inconsistent, Tally};

impl Tally {
    /// What was tallied, what the rule sets aside, what is inconsistent: a paragraph each.
    ///
    /// ```
    /// use thads_metrics::Lang;
    /// use thads_metrics_arrow::{TallySpec, Tally};
    /// let tally = Tally::empty(TallySpec::new("2022/06".parse()?, ["office"])?);
    /// assert_eq!(
    ///     tally.text(Lang::En),
    ///     "The register for the first 6 months of 2022, by office: 0 of 0 rows are tallied."
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn text(&self, lang: Lang) -> String {
        let period = self.spec.period().label(lang);
        let by: Vec<&str> = self.spec.by().iter().map(|column| column_name(column, lang)).collect();
        let (by, rows, tallied) = (by.join(", "), number(self.rows(), lang), number(self.tallied(), lang));
        let opening = lang.pick(
            format!("Sổ thụ lý {period}, theo {by}: {tallied}/{rows} dòng được tính vào biểu."),
            format!("The register for the {period}, by {by}: {tallied} of {rows} rows are tallied."),
        );
        let notes = self.notes();
        let rest = notes.iter().map(|note| format!("{}: {}", lang.pick("Lưu ý", "Note"), note.text(lang)));
        std::iter::once(opening).chain(rest).collect::<Vec<_>>().join("\n\n")
    }

    /// What a reader of its figures must know: how many rows stayed out and why, and that rules are used which are known
    /// only from memory.
    pub fn notes(&self) -> Vec<Arc<Term>> {
        let mut notes = Vec::new();
        let mut note = |key, vi: String, en: String| notes.push(Arc::new(Term::new(key, vi, en)));
        let [vi, en] = Lang::ALL.map(|lang| self.aside(lang));
        if let (Some((rows_vi, vi)), Some((rows_en, en))) = (vi, en) {
            let vi = format!("{rows_vi} dòng của sổ thụ lý không tính theo quy tắc ({vi}).");
            note("tally.set_aside", vi, format!("{rows_en} rows of the register are set aside by the rule ({en})."));
        }
        if self.inconsistent() > 0 {
            let [vi, en] = Lang::ALL.map(|lang| {
                let said = |(reason, inconsistent): (super::Reason, &Inconsistent)| {
                    let (term, rows, first) =
                        (reason.term(lang), number(inconsistent.rows(), lang), inconsistent.numbers());
                    let statuses = inconsistent.statuses().iter().map(|(status, rows)| {
                        let rows = number(*rows, lang);
                        format!("{} {rows}", thads_metrics::measure::Keyed(status.clone()).print(lang))
                    });
                    let statuses = statuses.collect::<Vec<_>>().join(", ");
                    let of = if statuses.is_empty() { statuses } else { format!(": {statuses}") };
                    lang.pick(
                        format!("{term}{of} – {rows} (dòng {first})"),
                        format!("{term}{of} – {rows} (rows {first})"),
                    )
                };
                let rows = number(self.inconsistent(), lang);
                (rows, self.by_reason().map(said).collect::<Vec<_>>().join("; "))
            });
            let vi =
                format!("{} dòng của sổ thụ lý không nhất quán, để ngoài biểu (số dòng đếm từ 0): {}.", vi.0, vi.1);
            let en =
                format!("{} rows of the register are inconsistent and left out (numbered from 0): {}.", en.0, en.1);
            note("tally.inconsistent", vi, en);
        }
        if self.spec.assumed() == Assume::Recall {
            let vi = "Có dùng những quy tắc chỉ biết theo trí nhớ.".to_owned();
            note("tally.assumed", vi, "Rules known only from memory are used.".to_owned());
        }
        notes
    }

    /// How many rows are set aside, and for what; nothing if none are.
    fn aside(&self, lang: Lang) -> Option<(String, String)> {
        let counts = SetAside::ALL.map(|reason| (reason, self.set_aside(reason)));
        let all = counts.iter().fold(0_u64, |sum, (_, rows)| sum.saturating_add(*rows));
        let there = counts.iter().filter(|(_, rows)| *rows > 0);
        let said = there.map(|(reason, rows)| format!("{}: {}", reason.term(lang), number(*rows, lang)));
        (all > 0).then(|| (number(all, lang), said.collect::<Vec<_>>().join("; ")))
    }
}

impl Inconsistent {
    /// The numbers of the first rows: `4, 17, 20, …`.
    pub(super) fn numbers(&self) -> String {
        let more = (self.rows() > self.first().len() as u64).then(|| "…".to_owned());
        self.first().iter().map(u64::to_string).chain(more).collect::<Vec<_>>().join(", ")
    }
}

fn number(rows: u64, lang: Lang) -> String {
    lang.decimal(&rows.into(), 0)
}

/// A column that a tally is by.
fn column_name(column: &str, lang: Lang) -> &str {
    if column == "office" { lang.pick("cơ quan thi hành án", "office") } else { column }
}
