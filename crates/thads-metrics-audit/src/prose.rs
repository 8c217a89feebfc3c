//! An audit for people to read: what is printed and what it means, what it implies, what
//! contradicts what.

use std::fmt::Write as _;

use num_rational::BigRational;
use num_traits::Signed;

use crate::{
    outcome::{Audit, AuditedFigure, Bounds, decimal},
    report::{Claim, Figure, Subject},
    solver::simplex::Side,
};
use thads_metrics::{
    Date, Identity, Kind, Lang, Measure, Scale,
    rate::{half_up, ten},
};

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

/// How numbers are written: their kind, what is counted, whether they are points.
#[derive(Clone, Copy)]
struct Style {
    kind: Kind,
    measure: Measure,
    points: bool,
    lang: Lang,
}

/// The numbers between two ends, with their unit: `10.982–10.983 việc`, `49,19–49,21%`.
fn range(low: Option<&BigRational>, high: Option<&BigRational>, style: Style) -> String {
    let Style { kind, measure, points, lang } = style;
    let unit = match kind {
        Kind::Count if measure == Measure::Admin => lang.pick(" bản án", " judgments"),
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
        let style = Style { kind, measure: subject.quantity.measure(), points, lang };
        let mut says = range(self.low(), self.high(), style);
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
        let quantity = self.subject().quantity;
        let style = Style { kind: quantity.kind(), measure: quantity.measure(), points: false, lang };
        let text = range(self.low(), self.high(), style);
        if self.is_exact() {
            text
        } else {
            format!("{text} {}", lang.pick("(có thể còn hẹp hơn)", "(may be narrower still)"))
        }
    }
}

/// A line of the text; writing to a `String` does not fail.
macro_rules! line {
    ($out:expr, $($text:tt)*) => { let _ = writeln!($out, $($text)*); };
}

impl Audit {
    /// The whole audit for people to read: the figures and what they mean, what they imply and
    /// why, what contradicts what, and the rules that were used.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(title) = &self.title {
            line!(out, "{title}\n");
        }
        self.write_figures(&mut out, lang);
        let rules = self.write_implied(&mut out, lang);
        self.write_conflicts(&mut out, lang);
        write_rules(&mut out, &rules, lang);
        if !self.notes().is_empty() {
            line!(out, "\n{}", lang.pick("GHI CHÚ", "NOTES"));
        }
        for note in self.notes() {
            line!(out, "  {}", note.text(lang));
        }
        out
    }

    fn write_figures(&self, out: &mut String, lang: Lang) {
        line!(out, "{}", lang.pick("SỐ LIỆU NHƯ ĐÃ IN, VÀ Ý NGHĨA", "THE FIGURES AS PRINTED, AND WHAT THEY MEAN"));
        if !self.is_consistent() {
            let (vi, en) =
                ("(! là số liệu đứng trong một mâu thuẫn)", "(! marks a figure that stands in a contradiction)");
            line!(out, "{}", lang.pick(vi, en));
        }
        let width = self.figures().iter().map(|audited| audited.figure().id().chars().count()).max().unwrap_or(0);
        for audited in self.figures() {
            let mark = if audited.in_conflict() { "!" } else { " " };
            let (id, printed) = (audited.figure().id(), audited.figure().printed().text());
            line!(out, "{mark} {id:width$}  “{printed}”\n  {:width$}  {}", "", audited.meaning(lang));
        }
    }

    /// Writes what is implied; returns the identities it rests on, each with a context it was used in.
    fn write_implied(&self, out: &mut String, lang: Lang) -> Vec<(Identity, Measure, Date)> {
        line!(out, "\n{}", lang.pick("SUY RA TỪ CÁC SỐ LIỆU ĐÓ", "WHAT THEY IMPLY"));
        let mut rules: Vec<(Identity, Measure, Date)> = Vec::new();
        let mut last = None;
        for bounds in self.quantities().iter().filter(|bounds| !self.says_no_more_than_printed(bounds)) {
            let (subject, here) = (bounds.subject(), place(bounds.subject(), lang));
            if last.as_ref() != Some(&here) {
                line!(out, "  {here}");
            }
            last = Some(here);
            let (figures, identities) = self.reasons(bounds);
            line!(out, "    {}: {}", subject.quantity.term(lang), bounds.text(lang));
            let by = if identities.is_empty() { "" } else { lang.pick("; quan hệ ", "; by ") };
            line!(out, "      {} {}{by}{}", lang.pick("vì", "because of"), figures.join(", "), identities.join(", "));
            for identity in identities.iter().filter_map(|key| key.parse::<Identity>().ok()) {
                let (measure, day) = (subject.quantity.measure(), subject.period.last_day());
                let said = identity.formula(measure, day);
                if !rules.iter().any(|(known, m, d)| *known == identity && known.formula(*m, *d) == said) {
                    rules.push((identity, measure, day));
                }
            }
        }
        if self.quantities().iter().any(|bounds| bounds.subject().quantity.kind() == Kind::Money) {
            let vi = "(Số tiền từ một tỷ trở lên viết gọn đến 0,01 tỷ; số đúng có trong kết quả JSON.)";
            let en = "(Amounts from a billion up are shortened to 0.01 billion; the JSON has them exactly.)";
            line!(out, "  {}", lang.pick(vi, en));
        }
        if last.is_none() {
            line!(out, "  {}", lang.pick("Không có gì ngoài những số đã in.", "Nothing beyond what is printed."));
        }
        rules
    }

    /// Whether the bounds are just what one figure prints.
    fn says_no_more_than_printed(&self, bounds: &Bounds) -> bool {
        let subject = bounds.subject();
        self.figures().iter().any(|audited| {
            let figure = audited.figure();
            let own = figure.subject();
            let same = (own.quantity, own.period, &own.group) == (subject.quantity, subject.period, &subject.group);
            same && *figure.claim() == Claim::Is
                && (audited.low(), audited.high()) == (bounds.low(), bounds.high())
                && bounds.because() == [figure.id()]
        })
    }

    /// The figures and the identities of `because`, apart: figures come first, in the order of the report.
    fn reasons<'b>(&self, bounds: &'b Bounds) -> (&'b [String], &'b [String]) {
        let mut ids = self.figures().iter().map(|audited| audited.figure().id());
        let is_next = |name: &&String| ids.by_ref().any(|id| id == name.as_str());
        let figures = bounds.because().iter().take_while(is_next).count();
        bounds.because().split_at(figures)
    }

    fn write_conflicts(&self, out: &mut String, lang: Lang) {
        line!(out, "\n{}", lang.pick("MÂU THUẪN", "CONTRADICTIONS"));
        if self.is_consistent() {
            let (vi, en) =
                ("Không có: tất cả các số liệu có thể cùng đúng.", "None: all the figures can be true together.");
            line!(out, "  {}", lang.pick(vi, en));
        }
        for (number, conflict) in self.conflicts().iter().enumerate() {
            line!(out, "  {}. {}", number.saturating_add(1), conflict.text(lang));
        }
    }
}

/// What each identity says, and how it is known.
fn write_rules(out: &mut String, rules: &[(Identity, Measure, Date)], lang: Lang) {
    if rules.is_empty() {
        return;
    }
    line!(out, "\n{}", lang.pick("QUAN HỆ ĐÃ DÙNG", "THE RULES USED"));
    for (identity, measure, day) in Identity::ALL.iter().flat_map(|one| rules.iter().filter(move |rule| rule.0 == *one))
    {
        let Some(version) = identity.version(*measure, *day) else { continue };
        let words = version.formula_in(lang);
        line!(out, "  {identity}: {words}  [{}: {}]", version.evidence(), version.citation());
    }
}
