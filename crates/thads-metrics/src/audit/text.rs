//! An audit for people to read: what is printed and what it means, what it implies, what
//! contradicts what.

use std::fmt::Write as _;

use num_rational::BigRational;
use num_traits::Signed;

use super::{
    report::{Claim, Figure, Subject},
    solver::Side,
    verdict::{Audit, AuditedFigure, Bounds, Conflict, decimal},
};
use crate::{Identity, Kind, Lang, Scale, percent::half_up, percent::ten};

/// A conflict in a sentence.
pub(super) fn conflict(figures: &[&Figure], identities: &[Identity], suspects: &[String], lang: Lang) -> String {
    let quoted: Vec<String> =
        figures.iter().map(|figure| format!("“{}” ({})", figure.printed().text(), figure.id())).collect();
    let mut text = match (quoted.as_slice(), lang) {
        ([only], Lang::Vi) => format!("{only} không thể đúng"),
        ([only], Lang::En) => format!("{only} can't be true"),
        (all, Lang::Vi) => format!("{} không thể cùng đúng", list(all, lang)),
        (all, Lang::En) => format!("{} can't all be true", list(all, lang)),
    };
    if !identities.is_empty() {
        let keys: Vec<&str> = identities.iter().map(|identity| identity.key()).collect();
        let (vi, en) = (" theo quan hệ ", " under ");
        let _ = write!(text, "{}{}", lang.pick(vi, en), keys.join(", "));
    }
    text.push('.');
    let without = match (suspects, lang) {
        ([], _) => String::new(),
        ([one], Lang::Vi) => format!(" Nghi vấn: {one} (bỏ riêng số này thì cả báo cáo hết mâu thuẫn)."),
        ([one], Lang::En) => format!(" Suspect: {one} (without it alone the whole report is consistent)."),
        (many, Lang::Vi) => format!(" Nghi vấn: một trong {} (bỏ riêng một số là hết mâu thuẫn).", many.join(", ")),
        (many, Lang::En) => format!(" Suspect: one of {} (without that one alone all is consistent).", many.join(", ")),
    };
    text + &without
}

fn list(items: &[String], lang: Lang) -> String {
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), lang.pick("và", "and")),
        _ => items.join(""),
    }
}

/// The numbers between two ends, in the unit of `kind`: `10.982–10.983 việc`, `trên 70%`.
fn range(low: Option<&BigRational>, high: Option<&BigRational>, kind: Kind, points: bool, lang: Lang) -> String {
    let unit = match kind {
        Kind::Count => lang.pick(" việc", " cases"),
        Kind::Money => lang.pick(" đồng", " dong"),
        Kind::Percent | Kind::Target if points => lang.pick(" điểm %", " points"),
        Kind::Percent | Kind::Target => "%",
    };
    if kind == Kind::Money
        && let Some(text) = in_billions(low, high, lang)
    {
        return text;
    }
    let write = |value: &BigRational, side: Side| {
        let text = decimal(value, side);
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{decimals}");
        digits.parse().map_or(text.clone(), |m| lang.decimal(&m, u16::try_from(decimals.len()).unwrap_or(0)))
    };
    ends(low.map(|low| write(low, Side::Low)), high.map(|high| write(high, Side::High)), unit, lang)
}

/// Amounts from a billion up, to a hundredth of a billion, where the two ends differ by that much.
fn in_billions(low: Option<&BigRational>, high: Option<&BigRational>, lang: Lang) -> Option<String> {
    let billion = BigRational::from(ten(9));
    let large = |value: &&BigRational| value.abs() >= billion;
    if !low.into_iter().chain(high).any(|value| large(&value)) || low == high {
        return None;
    }
    let write = |value: &BigRational| lang.decimal(&half_up(&(value / &billion), 2), 2);
    let (low, high) = (low.map(write), high.map(write));
    let unit = format!(" {} {}", Scale::Billion.word(lang), lang.pick("đồng", "dong"));
    (low != high).then(|| ends(low, high, &unit, lang))
}

fn ends(low: Option<String>, high: Option<String>, unit: &str, lang: Lang) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{low}{unit}"),
        (Some(low), Some(high)) => {
            let dash = if low.starts_with('-') || high.starts_with('-') { " … " } else { "–" };
            format!("{low}{dash}{high}{unit}")
        }
        (Some(low), None) => format!("{} {low}{unit}", lang.pick("từ", "at least")),
        (None, Some(high)) => format!("{} {high}{unit}", lang.pick("nhiều nhất", "at most")),
        (None, None) => lang.pick("không xác định", "anything").to_owned(),
    }
}

fn place(subject: &Subject, lang: Lang) -> String {
    let group = subject.group.as_ref().map(|group| format!(" [{group}]")).unwrap_or_default();
    format!("{}{group}, {}", subject.office, subject.period.label(lang))
}

impl AuditedFigure {
    /// What the figure says, in words: `tỷ lệ thi hành xong (về việc) của Long An, … : 50,745–50,755%`.
    pub fn meaning(&self, lang: Lang) -> String {
        let (figure, subject) = (self.figure(), self.figure().subject());
        let (kind, _) = figure.claim().printed_as(subject.quantity);
        let term = subject.quantity.term(lang);
        let points = matches!(figure.claim(), Claim::Minus(_));
        let mut says = range(self.low(), self.high(), kind, points, lang);
        if figure.printed().is_strict() {
            says = format!("{} {says}", lang.pick("phải vượt", "to exceed"));
        }
        let own = place(subject, lang);
        match (figure.claim(), lang) {
            (Claim::Is, _) => format!("{term}, {own}: {says}"),
            (Claim::Minus(y), Lang::Vi) => format!("{term}, {own}, trừ {}: {says}", against(subject, y, lang)),
            (Claim::Minus(y), Lang::En) => format!("{term}, {own}, minus {}: {says}", against(subject, y, lang)),
            (Claim::ShareOf(y), Lang::Vi) => format!("{term}, {own}, trên {}: {says}", against(subject, y, lang)),
            (Claim::ShareOf(y), Lang::En) => {
                format!("{term}, {own}, as a share of {}: {says}", against(subject, y, lang))
            }
            (Claim::ChangeFrom(y), Lang::Vi) => {
                format!("{term}, {own}, tăng giảm so với {}: {says}", against(subject, y, lang))
            }
            (Claim::ChangeFrom(y), Lang::En) => {
                format!("{term}, {own}, change from {}: {says}", against(subject, y, lang))
            }
        }
    }
}

/// What differs in the other subject of a comparison.
fn against(x: &Subject, y: &Subject, lang: Lang) -> String {
    let mut parts = Vec::new();
    if y.quantity != x.quantity {
        parts.push(y.quantity.term(lang));
    }
    if y.office != x.office || y.group != x.group {
        let group = y.group.as_ref().map(|group| format!(" [{group}]")).unwrap_or_default();
        parts.push(format!("{}{group}", y.office));
    }
    if y.period != x.period {
        parts.push(y.period.label(lang));
    }
    parts.join(", ")
}

impl Bounds {
    /// The bounds in words and units: `10.982–10.983 việc`.
    pub fn text(&self, lang: Lang) -> String {
        let text = range(self.low(), self.high(), self.subject().quantity.kind(), false, lang);
        if self.is_exact() {
            text
        } else {
            format!("{text} {}", lang.pick("(có thể còn hẹp hơn)", "(may be narrower still)"))
        }
    }
}

impl Audit {
    /// What a figure's own interval leaves open, and the others close: tighter than printed.
    fn sharpened(&self, bounds: &Bounds) -> bool {
        let own = self.figures().iter().filter(|audited| {
            let figure = audited.figure();
            figure.claim() == &Claim::Is
                && !audited.in_conflict()
                && figure.subject().quantity == bounds.subject().quantity
        });
        let mut own = own.filter(|audited| {
            let (a, b) = (audited.figure().subject(), bounds.subject());
            (&a.office, a.period, &a.group) == (&b.office, b.period, &b.group)
        });
        own.all(|audited| audited.low() != bounds.low() || audited.high() != bounds.high())
    }

    /// The whole audit for people to read.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(title) = &self.title {
            let _ = writeln!(out, "{title}\n");
        }
        let _ = writeln!(
            out,
            "{}",
            lang.pick("SỐ LIỆU NHƯ ĐÃ IN, VÀ Ý NGHĨA", "THE FIGURES AS PRINTED, AND WHAT THEY MEAN")
        );
        let width = self.figures().iter().map(|audited| audited.figure().id().chars().count()).max().unwrap_or(0);
        for audited in self.figures() {
            let mark = if audited.in_conflict() { "!" } else { " " };
            let (id, printed) = (audited.figure().id(), audited.figure().printed().text());
            let _ = writeln!(out, "{mark} {id:width$}  “{printed}”\n  {:width$}  {}", "", audited.meaning(lang));
        }
        let implied: Vec<&Bounds> =
            self.quantities().iter().filter(|bounds| !bounds.is_printed() || self.sharpened(bounds)).collect();
        let _ = writeln!(out, "\n{}", lang.pick("SUY RA TỪ CÁC SỐ LIỆU ĐÓ", "WHAT THEY IMPLY"));
        if implied.is_empty() {
            let _ = writeln!(
                out,
                "  {}",
                lang.pick("Không có gì ngoài những số đã in.", "Nothing beyond what is printed.")
            );
        }
        let mut last = None;
        for bounds in implied {
            let here = place(bounds.subject(), lang);
            if last.as_ref() != Some(&here) {
                let _ = writeln!(out, "  {here}");
                last = Some(here);
            }
            let because = bounds.because().join(", ");
            let term = bounds.subject().quantity.term(lang);
            let _ =
                writeln!(out, "    {term}: {}\n      {} {because}", bounds.text(lang), lang.pick("vì", "because of"));
        }
        let _ = writeln!(out, "\n{}", lang.pick("MÂU THUẪN", "CONTRADICTIONS"));
        if self.is_consistent() {
            let none = lang
                .pick("Không có: tất cả các số liệu có thể cùng đúng.", "None: all the figures can be true together.");
            let _ = writeln!(out, "  {none}");
        }
        for (number, conflict) in self.conflicts().iter().map(Conflict::text_in(lang)).enumerate() {
            let _ = writeln!(out, "  {}. {conflict}", number.saturating_add(1));
        }
        if !self.notes().is_empty() {
            let _ = writeln!(out, "\n{}", lang.pick("GHI CHÚ", "NOTES"));
            for note in self.notes() {
                let _ = writeln!(out, "  {}", note.text(lang));
            }
        }
        out
    }
}

impl Conflict {
    fn text_in(lang: Lang) -> impl Fn(&Self) -> &str {
        move |conflict| conflict.text(lang)
    }
}
