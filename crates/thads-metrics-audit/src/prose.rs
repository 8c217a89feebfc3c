//! An audit for people to read: what is printed and what it means, what it implies, what
//! contradicts what.

use std::fmt::Write as _;

use num_rational::BigRational;
use num_traits::Signed;

use crate::{
    decimal::decimal,
    figure::{Claim, Figure},
    outcome::{Audit, AuditedFigure, Bounds, Telling},
    repair::Cut,
    rule::{Rule, Says},
    solver::simplex::Side,
    subject::Subject,
};
use thads_metrics::{
    Kind, Lang, Scale,
    measure::Unit,
    rate::{half_up, ten},
    targets::Setter,
    vocabulary::groups::GroupName,
};

/// A conflict in a sentence or two: what contradicts what, by which rules, and what would mend it.
pub(super) fn conflict(
    figures: &[&Figure],
    rules: &[Rule],
    suspects: &[String],
    cut: Option<Cut>,
    report: &[Figure],
    repairs: &[(String, Option<String>)],
    lang: Lang,
) -> String {
    let all = quoted(figures, lang);
    let mut text = match (figures.len(), lang) {
        (1, Lang::Vi) => format!("{all} không thể đúng"),
        (1, Lang::En) => format!("{all} can't be true"),
        (_, Lang::Vi) => format!("{all} không thể cùng đúng"),
        (_, Lang::En) => format!("{all} can't all be true"),
    };
    let formulas = formulas(figures, rules, lang);
    if !formulas.is_empty() {
        let _ = write!(text, "{}{}", lang.pick(", vì ", ", as "), formulas.join("; "));
    }
    text.push('.');
    let without = match (suspects, lang) {
        ([], _) => String::new(),
        ([one], Lang::Vi) => format!(" Nghi vấn: {one} (bỏ riêng số này thì cả báo cáo hết mâu thuẫn)."),
        ([one], Lang::En) => format!(" Suspect: {one} (without it alone the whole report is consistent)."),
        (many, Lang::Vi) => format!(" Nghi vấn: một trong {} (bỏ riêng một số là hết mâu thuẫn).", many.join(", ")),
        (many, Lang::En) => format!(" Suspect: one of {} (without that one alone all is consistent).", many.join(", ")),
    };
    text.push_str(&without);
    if let Some((cut, figure)) = cut.and_then(|cut| Some((cut, report.get(cut.figure)?))) {
        let one = quoted(&[figure], lang);
        let _ = match (cut.off, lang) {
            (true, Lang::Vi) => write!(text, " Nếu {one} bị cắt bớt chữ số lẻ chứ không làm tròn thì hết mâu thuẫn."),
            (true, Lang::En) => write!(text, " If the digits of {one} were cut off, not rounded, they agree."),
            (false, Lang::Vi) => write!(text, " Nếu {one} được làm tròn lên thì hết mâu thuẫn."),
            (false, Lang::En) => write!(text, " If {one} was rounded up, they agree."),
        };
    }
    let asked = |id: &String| suspects.is_empty() || suspects.contains(id);
    let mends = figures.iter().filter_map(|figure| {
        let (id, repair) = repairs.iter().find(|(id, _)| id == figure.id())?;
        let repair = repair.as_ref().filter(|_| asked(id))?;
        Some(format!("“{}” → “{repair}”", figure.printed().text()))
    });
    let mends: Vec<String> = mends.collect();
    if !mends.is_empty() {
        let (either, all) =
            (lang.pick(" hoặc ", " or "), lang.pick(" Số khớp với các số còn lại: ", " What the others leave: "));
        let _ = write!(text, "{all}{}.", mends.join(either));
    }
    text
}

/// The rules that bring figures together, as formulas.
fn formulas(figures: &[&Figure], rules: &[Rule], lang: Lang) -> Vec<String> {
    let subjects: Vec<&Subject> = figures.iter().flat_map(|figure| figure.subjects()).collect();
    let formula = |rule: &Rule| {
        let says = |subject: &&Subject| rule.says(subject.quantity, subject.period.last_day());
        subjects.iter().find_map(says).map(|says| says.formula_in(lang))
    };
    rules.iter().filter_map(formula).collect()
}

/// Figures as printed, with their ids: `“61 việc” (v.done) và “30,85%” (v.rate)`.
pub(super) fn quoted(figures: &[&Figure], lang: Lang) -> String {
    let quoted: Vec<String> =
        figures.iter().map(|figure| format!("“{}” ({})", figure.printed().text(), figure.id())).collect();
    list(&quoted, lang)
}

pub(super) fn list(items: &[String], lang: Lang) -> String {
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), lang.pick("và", "and")),
        _ => items.join(""),
    }
}

/// How numbers are written: their kind, what is counted, whether they are points.
#[derive(Clone, Copy)]
struct Style {
    kind: Kind,
    unit: Unit,
    points: bool,
    lang: Lang,
}

/// The numbers between two ends, with their unit: `10.982–10.983 việc`, `49,19–49,21%`.
fn range(low: Option<&BigRational>, high: Option<&BigRational>, style: Style) -> String {
    let Style { kind, unit, points, lang } = style;
    let unit = match kind {
        Kind::Count | Kind::Money => format!(" {}", unit.name().pick(lang)),
        Kind::Percent | Kind::Target if points => lang.pick(" điểm %", " points").to_owned(),
        Kind::Percent | Kind::Target => "%".to_owned(),
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
    ends(low.map(|low| write(low, Side::Low)), high.map(|high| write(high, Side::High)), &unit, lang)
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

/// The group of a subject in brackets: ` [tín dụng, ngân hàng]`.
fn grouped(subject: &Subject, lang: Lang) -> String {
    subject.group.as_ref().map(|group| format!(" [{}]", GroupName::term_of(group, lang))).unwrap_or_default()
}

fn place(subject: &Subject, lang: Lang) -> String {
    let Subject { office, period, .. } = subject;
    format!("{office}{}, {}{}", grouped(subject, lang), period.label(lang), set_by(subject, lang))
}

/// Who set a target, as the report says it: `, Bộ Tư pháp giao`.
fn set_by(subject: &Subject, lang: Lang) -> String {
    let named = |setter: &String| {
        let name = setter.parse::<Setter>().map_or_else(|_| setter.clone(), |known| known.term(lang).to_owned());
        lang.pick(format!(", {name} giao"), format!(", set by {name}"))
    };
    subject.set_by.as_ref().map(named).unwrap_or_default()
}

impl AuditedFigure {
    /// What the figure says, in words: `tỷ lệ thi hành xong (về việc) của Long An, … : 50,745–50,755%`.
    pub fn meaning(&self, lang: Lang) -> String {
        let (figure, subject) = (self.figure(), self.figure().subject());
        let (kind, _) = figure.claim().printed_as(subject.quantity);
        let term = subject.quantity.term_on(lang, subject.period.last_day());
        let points = matches!(figure.claim(), Claim::Minus(_));
        let style = Style { kind, unit: subject.quantity.unit(), points, lang };
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
        parts.push(y.quantity.term_on(lang, y.period.last_day()));
    }
    if y.office != x.office || y.group != x.group {
        parts.push(format!("{}{}", y.office, grouped(y, lang)));
    }
    if y.period != x.period {
        parts.push(y.period.label(lang));
    }
    format!("{}{}", parts.join(", "), set_by(y, lang))
}

impl Bounds {
    /// The bounds in words and units: `10.982–10.983 việc`.
    pub fn text(&self, lang: Lang) -> String {
        let quantity = self.subject().quantity;
        let style = Style { kind: quantity.kind(), unit: quantity.unit(), points: false, lang };
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
        self.text_down_to(Telling::Narrow, lang)
    }

    /// The same with everything that is implied, wide intervals too.
    pub fn text_of_all(&self, lang: Lang) -> String {
        self.text_down_to(Telling::Little, lang)
    }

    fn text_down_to(&self, least: Telling, lang: Lang) -> String {
        let mut out = String::new();
        if let Some(title) = &self.title {
            line!(out, "{title}\n");
        }
        self.write_figures(&mut out, lang);
        let rules = self.write_implied(&mut out, least, lang);
        self.write_conflicts(&mut out, lang);
        self.write_doubts(&mut out, lang);
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

    /// Writes what is implied; returns the formulas of the rules it rests on, in the order of their numbers.
    fn write_implied(&self, out: &mut String, least: Telling, lang: Lang) -> Vec<Says> {
        line!(out, "\n{}", lang.pick("SUY RA TỪ CÁC SỐ LIỆU ĐÓ", "WHAT THEY IMPLY"));
        let mut rules: Vec<Says> = Vec::new();
        let mut above = None;
        // What rests on no figure is the form's: no deferred cases where the form had no such column.
        let rests = |bounds: &&Bounds| !self.reasons(bounds).0.is_empty() || least == Telling::Little;
        let news = self.implied().into_iter().filter(|bounds| !self.says_no_more_than_printed(bounds)).filter(rests);
        let (shown, hidden): (Vec<&Bounds>, Vec<&Bounds>) = news.partition(|bounds| bounds.telling() <= least);
        for bounds in &shown {
            let (subject, here) = (bounds.subject(), place(bounds.subject(), lang));
            if above.as_ref() != Some(&here) {
                line!(out, "  {here}");
            }
            above = Some(here);
            let (figures, identities) = self.reasons(bounds);
            let by: Vec<String> = identities.iter().filter_map(|key| number(&mut rules, key, subject)).collect();
            let rests =
                (!figures.is_empty()).then(|| format!("{} {}", lang.pick("vì", "because of"), figures.join(", ")));
            let by = (!by.is_empty()).then(|| format!("{} {}", lang.pick("theo", "by"), by.join(" ")));
            line!(out, "    {}: {}", subject.quantity.term_on(lang, subject.period.last_day()), bounds.text(lang));
            line!(out, "      {}", rests.into_iter().chain(by).collect::<Vec<_>>().join("; "));
        }
        if shown.iter().any(|bounds| bounds.subject().quantity.kind() == Kind::Money) {
            let vi = "(Số tiền từ một tỷ trở lên viết gọn đến 0,01 tỷ; số đúng có trong kết quả JSON.)";
            let en = "(Amounts from a billion up are shortened to 0.01 billion; the JSON has them exactly.)";
            line!(out, "  {}", lang.pick(vi, en));
        }
        match (hidden.len(), lang) {
            (0, _) if shown.is_empty() => {
                line!(out, "  {}", lang.pick("Không có gì ngoài những số đã in.", "Nothing beyond what is printed."));
            }
            (0, _) => {}
            (more, Lang::Vi) => {
                line!(out, "  Còn {more} số liệu chỉ biết trong khoảng rộng; xem bằng --all.");
            }
            (more, Lang::En) => {
                line!(out, "  {more} more are known only within wide intervals: --all shows them.");
            }
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

    fn write_doubts(&self, out: &mut String, lang: Lang) {
        if self.doubts().is_empty() {
            return;
        }
        line!(out, "\n{}", lang.pick("SỐ LIỆU CẦN XEM LẠI (không hẳn mâu thuẫn)", "DOUBTS (no contradictions)"));
        for (number, doubt) in self.doubts().iter().enumerate() {
            line!(out, "  {}. {}", number.saturating_add(1), doubt.text(lang));
        }
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

/// The number of a rule in the list, `(2)`; a new one if it is not there yet.
fn number(rules: &mut Vec<Says>, key: &str, subject: &Subject) -> Option<String> {
    let says = Rule::named(key)?.says(subject.quantity, subject.period.last_day())?;
    let known = rules.iter().position(|rule| rule.formula_in(Lang::En) == says.formula_in(Lang::En));
    let position = known.unwrap_or(rules.len());
    if known.is_none() {
        rules.push(says);
    }
    Some(format!("({})", position.saturating_add(1)))
}

/// What each rule says, and how it is known.
fn write_rules(out: &mut String, rules: &[Says], lang: Lang) {
    if rules.is_empty() {
        return;
    }
    line!(out, "\n{}", lang.pick("QUAN HỆ ĐÃ DÙNG", "THE RULES USED"));
    for (position, says) in rules.iter().enumerate() {
        let (number, words) = (position.saturating_add(1), says.formula_in(lang));
        line!(out, "  ({number}) {words}  [{}: {}]", says.evidence().term(lang), says.citation());
    }
}
