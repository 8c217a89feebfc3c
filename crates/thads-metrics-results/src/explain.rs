//! From what a figure of the results follows ([`Explanation`]): step by step, with the exact numbers, the rule, its
//! citation and how that is known.

use std::fmt::Write as _;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::{
    error::ResultsError,
    prose::sign,
    prose_numbers::list,
    rank::Ties,
    results::Results,
    row::{Row, RowLevel},
};
use thads_metrics::{
    Evidence, Explain as _, Gap, Identity, Item, Lang, Measure, Offices, Rate, Target, Value, office,
    rate::ten,
    targets::{NationalTarget, TargetSource},
    text::{Text, clip},
};

/// A figure of a row that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asked {
    /// The rate.
    Rate,
    /// The target it is held against.
    Target,
    /// What is still to go, in points.
    Gap,
    /// How many more to resolve.
    StillToResolve,
    /// How many more in each month left.
    Pace,
    /// The place among the offices.
    Rank,
}

impl Asked {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Rate, Self::Target, Self::Gap, Self::StillToResolve, Self::Pace, Self::Rank];

    /// The key: that of the column.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Target => "target",
            Self::Gap => "gap",
            Self::StillToResolve => "still_to_resolve",
            Self::Pace => "pace",
            Self::Rank => "rank",
        }
    }

    const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Rate) => "tỷ lệ thi hành xong",
            (Lang::Vi, Self::Target) => "chỉ tiêu",
            (Lang::Vi, Self::Gap) => "khoảng cách đến chỉ tiêu",
            (Lang::Vi, Self::StillToResolve) => "số còn phải giải quyết xong",
            (Lang::Vi, Self::Pace) => "số phải giải quyết xong mỗi tháng còn lại",
            (Lang::Vi, Self::Rank) => "xếp hạng",
            (Lang::En, Self::Rate) => "completion rate",
            (Lang::En, Self::Target) => "target",
            (Lang::En, Self::Gap) => "gap to the target",
            (Lang::En, Self::StillToResolve) => "still to resolve",
            (Lang::En, Self::Pace) => "to resolve in each month left",
            (Lang::En, Self::Rank) => "rank",
        }
    }
}

impl std::str::FromStr for Asked {
    type Err = ResultsError;

    fn from_str(text: &str) -> Result<Self, ResultsError> {
        let known = Self::ALL.into_iter().find(|asked| asked.key() == text.trim());
        known.ok_or_else(|| ResultsError::Asked { got: clip(text) })
    }
}

/// One step: what follows from what, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it says.
    pub text: Text<String>,
    /// Where the rule stands and how that is known; `None` for what was reported, and for arithmetic.
    pub rule: Option<(Evidence, String)>,
}

/// From what a figure follows.
///
/// ```
/// use thads_metrics::{Flow, Item, Lang, Measure, Target, Targets};
/// use thads_metrics_results::{Asked, Options, Results};
/// let items = [(Item::Eligible, 4_000), (Item::Resolved, 2_400)];
/// let flow = Flow::from_items("Bến Lức", "2022/06".parse()?, Measure::Cases, None, items)?;
/// let targets = Targets::new().with_everyone(Target::at_least("81,5%".parse()?, "2022/12".parse()?))?;
/// let results = Results::new([flow], &targets, Options::default())?;
/// let row = &results.rows()[results.find("Bến Lức", None, None)?];
/// let said = results.explain(row, Asked::StillToResolve).text(Lang::Vi);
/// assert!(said.contains("81,5% × 4.000 = 3.260"));
/// assert!(said.contains("3.260 − 2.400 = 860 việc"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whose figure it is, and which.
    pub title: Text<String>,
    /// The steps, each from those before.
    pub steps: Vec<Step>,
}

impl Explanation {
    /// The title, and a numbered line a step; rules as an audit names them.
    pub fn text(&self, lang: Lang) -> String {
        let mut out = format!("{}\n", self.title.pick(lang));
        for (number, step) in (1_usize..).zip(&self.steps) {
            let _ = writeln!(out, "  {number}. {}", step.text.pick(lang));
            if let Some((evidence, citation)) = &step.rule {
                let _ = writeln!(out, "     [{}: {citation}]", evidence.term(lang));
            }
        }
        out
    }
}

impl Results {
    /// From what a figure of one of the rows follows.
    pub fn explain(&self, row: &Row, asked: Asked) -> Explanation {
        let title = |lang: Lang| {
            let (office, measure, label) = (&row.office, row.measure.term(lang), row.period.label(lang));
            format!("{office}, {measure}, {label}: {}", asked.term(lang))
        };
        let mut steps = Vec::new();
        if asked != Asked::Target {
            self.explain_rate(row, &mut steps);
        }
        match asked {
            Asked::Rate => {}
            Asked::Target => {
                explain_target(row, &mut steps);
            }
            Asked::Rank => self.explain_rank(row, &mut steps),
            Asked::Gap | Asked::StillToResolve | Asked::Pace => {
                if let Some(target) = explain_target(row, &mut steps)
                    && let Ok(rate) = &row.rate
                {
                    match target.gap(rate) {
                        Ok(gap) => self.explain_gap(row, &gap, asked, &mut steps),
                        Err(why) => steps.push(plain(why.vi(), why.en())),
                    }
                }
            }
        }
        Explanation { title: Text::new(title(Lang::Vi), title(Lang::En)), steps }
    }

    /// The figures, where they are from, and the rate.
    fn explain_rate(&self, row: &Row, steps: &mut Vec<Step>) {
        let base = row.measure.rate_base();
        for item in [base, Item::Resolved] {
            match row.level {
                RowLevel::Office => steps.extend(reported(row, item)),
                RowLevel::Parent | RowLevel::Total => steps.extend(self.added(row, item)),
            }
        }
        let Ok(rate) = &row.rate else {
            steps.extend(row.undefined().map(|why| plain(why.text.vi.clone(), why.text.en.clone())));
            return;
        };
        let places = self.options().places;
        let text = |lang: Lang| {
            let formula = Identity::Rate.version(row.measure, row.period.last_day()).map(|rule| rule.formula_in(lang));
            let (part, whole) = (number(rate.resolved(), lang), number(rate.eligible(), lang));
            let printed = rate.percent(places).print(lang);
            let exact = (rate.percent(places).value() != rate.value()).then(|| {
                let fraction = rate.value() / BigRational::from_integer(100.into());
                let fraction = format!("{}/{}", fraction.numer(), fraction.denom());
                lang.pick(
                    format!(" (đúng bằng {fraction}; chỉ làm tròn khi in)"),
                    format!(" (exactly {fraction}; rounded only in print)"),
                )
            });
            format!("{}: {part} ÷ {whole} = {printed}{}", formula.unwrap_or_default(), exact.unwrap_or_default())
        };
        steps.push(ruled(Identity::Rate, row, text));
    }

    /// A figure of a sum as the sum of its offices.
    fn added(&self, row: &Row, item: Item) -> Option<Step> {
        let total = row.get(item)?;
        let is_part = |other: &&Row| {
            (other.level, other.period, other.measure) == (RowLevel::Office, row.period, row.measure)
                && (row.level == RowLevel::Total || other.parent.as_deref() == Some(row.office.as_str()))
        };
        let parts: Vec<Value> = self.rows().iter().filter(is_part).filter_map(|part| part.get(item)).collect();
        Some(ruled(Identity::Whole, row, |lang| {
            let sum = parts.iter().map(|part| number(*part, lang)).collect::<Vec<_>>().join(" + ");
            let (count, total, term) = (parts.len(), with_unit(total, row.measure, lang), item.term(lang));
            lang.pick(
                format!("{term}, cộng {count} cơ quan: {sum} = {total}"),
                format!("{term}, the sum of {count} offices: {sum} = {total}"),
            )
        }))
    }

    fn explain_gap(&self, row: &Row, gap: &Gap, asked: Asked, steps: &mut Vec<Step>) {
        let places = self.options().places;
        let points = gap.points();
        let text = |lang: Lang| {
            let (target, rate) = (exact(gap.target().value(), lang), exact(&gap.rate().value(), lang));
            let printed = crate::prose_numbers::points(&points, places, lang);
            let stands = match (sign(points.value()), gap.is_met()) {
                (std::cmp::Ordering::Equal, true) => lang.pick("vừa đạt", "exactly met"),
                (_, true) => lang.pick("đã vượt", "met, by"),
                (_, false) => lang.pick("còn thiếu", "still to go"),
            };
            lang.pick(
                format!(
                    "chỉ tiêu − tỷ lệ, tính bằng điểm %: {target} − {rate} = {}; {stands} {printed}",
                    exact(points.value(), lang)
                ),
                format!(
                    "target − rate, in points: {target} − {rate} = {}; {stands} {printed}",
                    exact(points.value(), lang)
                ),
            )
        };
        steps.push(plain(text(Lang::Vi), text(Lang::En)));
        if asked == Asked::Gap {
            return;
        }
        let still = match gap.still_to_resolve() {
            Ok(still) => still,
            Err(why) => return steps.push(plain(why.vi(), why.en())),
        };
        let rate = gap.rate();
        let text = |lang: Lang| needed(gap, rate, still, row.measure, lang);
        steps.push(plain(text(Lang::Vi), text(Lang::En)));
        if asked == Asked::Pace {
            let text = |lang: Lang| each_month(row, still, lang);
            steps.push(plain(text(Lang::Vi), text(Lang::En)));
        }
    }

    fn explain_rank(&self, row: &Row, steps: &mut Vec<Step>) {
        let (Some(rank), Ok(rate)) = (row.rank, &row.rate) else {
            return steps.push(plain("không xếp hạng".to_owned(), "not ranked".to_owned()));
        };
        let places = self.options().places;
        let is_beside = |other: &&Row| {
            (other.level, other.period, other.measure) == (row.level, row.period, row.measure) && other.rank.is_some()
        };
        let beside: Vec<(&Row, &Rate)> =
            self.rows().iter().filter(is_beside).filter_map(|other| Some((other, other.rate.as_ref().ok()?))).collect();
        let with_rates = |is_meant: &dyn Fn(&Row) -> bool, lang| {
            let mut meant: Vec<_> = beside.iter().filter(|(other, _)| is_meant(other)).collect();
            meant.sort_by(|a, b| b.1.cmp(a.1));
            meant
                .iter()
                .map(|(other, rate)| format!("{} ({})", other.office, rate.percent(places).print(lang)))
                .collect()
        };
        let place = |other: &Row| other.rank.map(|rank| rank.place);
        let text = |lang: Lang| {
            let above: Vec<String> = with_rates(&|other| place(other) < Some(rank.place), lang);
            let level: Vec<String> =
                with_rates(&|other| place(other) == Some(rank.place) && other.office != row.office, lang);
            let (all, own, count) = (beside.len(), rate.percent(places).print(lang), above.len());
            let higher = match (count, lang) {
                (0, Lang::Vi) => "không cơ quan nào có tỷ lệ cao hơn".to_owned(),
                (0, Lang::En) => "none has a higher rate".to_owned(),
                (_, Lang::Vi) => format!("{count} cơ quan có tỷ lệ cao hơn: {}", list(&above, lang)),
                (_, Lang::En) => format!("{count} have a higher rate: {}", list(&above, lang)),
            };
            let shared = (!level.is_empty()).then(|| {
                let names = list(&level, lang);
                lang.pick(format!("; cùng hạng với {names}"), format!("; level with {names}"))
            });
            let how = match self.options().ties {
                Ties::Exact => lang.pick("so sánh bằng phân số, không làm tròn", "compared as fractions, not rounded"),
                Ties::Printed => lang.pick("so sánh tỷ lệ như in ra", "compared as printed"),
            };
            let shared = shared.unwrap_or_default();
            lang.pick(
                format!("trong {all} cơ quan có tỷ lệ, {higher}{shared}; với {own} xếp thứ {} ({how})", rank.place),
                format!("of {all} offices with a rate {higher}{shared}; {own} is rank {} ({how})", rank.place),
            )
        };
        steps.push(plain(text(Lang::Vi), text(Lang::En)));
    }
}

/// The target and whose it is.
fn explain_target<'r>(row: &'r Row, steps: &mut Vec<Step>) -> Option<&'r Target> {
    let Some((target, source)) = &row.target else {
        steps.push(plain("không có chỉ tiêu".to_owned(), "there is no target".to_owned()));
        return None;
    };
    let text = |lang: Lang| {
        let printed = target.print(lang);
        let whose = match source {
            TargetSource::Own => lang.pick("giao riêng cho cơ quan".to_owned(), "the office's own".to_owned()),
            TargetSource::Everyone => lang.pick("giao chung".to_owned(), "set for every office".to_owned()),
            TargetSource::Above { office } => {
                lang.pick(format!("mức của {office}, dùng để đối chiếu"), format!("that of {office}, as a yardstick"))
            }
        };
        lang.pick(format!("chỉ tiêu: {printed}, {whose}"), format!("target: {printed}, {whose}"))
    };
    let nation = office::key(Offices::NATION_NAME, None);
    let is_nations = matches!(source, TargetSource::Above { office: name } if office::key(name, None) == nation);
    let set = is_nations.then(|| NationalTarget::of(target.due().year(), row.measure)).flatten();
    let set = set.filter(|set| set.target().value() == target.value());
    let rule = set.map(|set| (set.evidence(), set.citation().to_owned()));
    steps.push(Step { rule, ..plain(text(Lang::Vi), text(Lang::En)) });
    Some(target)
}

/// `81,5% × 4.000 = 3.260; 3.260 − 2.400 = 860 việc`.
fn needed(gap: &Gap, rate: Rate, still: Value, measure: Measure, lang: Lang) -> String {
    if still.number() == 0 {
        return lang
            .pick("đã đạt, không còn phải giải quyết thêm", "met: nothing is left to resolve for it")
            .to_owned();
    }
    let (base, resolved) = (rate.eligible(), rate.resolved());
    let product = gap.target().value() * BigRational::new(BigInt::from(base.number()), BigInt::from(100));
    let least = resolved.number().saturating_add(still.number());
    let whole = |number: u128| lang.decimal(&BigInt::from(number), 0);
    let level = exact(gap.target().value(), lang);
    let (times, base) = (exact(&product, lang), number(base, lang));
    let up = if product == BigRational::from_integer(BigInt::from(least)) {
        String::new()
    } else if gap.target().is_strict() {
        lang.pick(
            format!(", phải vượt mức đó nên cần {}", whole(least)),
            format!(", to be passed: at least {}", whole(least)),
        )
    } else {
        lang.pick(format!(", làm tròn lên {}", whole(least)), format!(", rounded up to {}", whole(least)))
    };
    let (least, done, still) = (whole(least), number(resolved, lang), with_unit(still, measure, lang));
    format!("{level}% × {base} = {times}{up}; {least} − {done} = {still}")
}

/// `860 ÷ 6 tháng = 143,33…, làm tròn lên 144 việc mỗi tháng`.
fn each_month(row: &Row, still: Value, lang: Lang) -> String {
    let (Some(left), Some(pace)) = (row.months_left().filter(|left| *left > 0), row.pace()) else {
        return lang.pick("không còn tháng nào trước hạn", "no month is left before it is due").to_owned();
    };
    let (still, pace) = (number(still, lang), with_unit(pace, row.measure, lang));
    lang.pick(
        format!("{still} ÷ {left} tháng còn lại, làm tròn lên: {pace} mỗi tháng"),
        format!("{still} ÷ {left} months left, rounded up: {pace} a month"),
    )
}

/// A figure as the office reported it.
fn reported(row: &Row, item: Item) -> Option<Step> {
    let value = row.get(item)?;
    let text = |lang: Lang| {
        let (term, value) = (item.term(lang), with_unit(value, row.measure, lang));
        lang.pick(format!("{term}: {value} (số của đơn vị báo cáo)"), format!("{term}: {value} (as reported)"))
    };
    Some(plain(text(Lang::Vi), text(Lang::En)))
}

fn plain(vi: String, en: String) -> Step {
    Step { text: Text::new(vi, en), rule: None }
}

/// A step by an identity.
fn ruled(identity: Identity, row: &Row, text: impl Fn(Lang) -> String) -> Step {
    let version = identity.version(row.measure, row.period.last_day());
    let rule = version.map(|version| (version.evidence(), version.citation().to_owned()));
    Step { rule, ..plain(text(Lang::Vi), text(Lang::En)) }
}

/// All digits of a figure, no unit.
fn number(value: Value, lang: Lang) -> String {
    lang.decimal(&BigInt::from(value.number()), 0)
}

/// All digits of a figure with its unit.
fn with_unit(value: Value, measure: Measure, lang: Lang) -> String {
    measure.unit().print(value.number(), lang)
}

/// The most decimals that an exact number is written with.
const DECIMALS: u16 = 6;

/// A number exactly: with decimals where a few write it, else as a fraction.
fn exact(value: &BigRational, lang: Lang) -> String {
    let written = (0..=DECIMALS).find_map(|places| {
        let scaled = value * BigRational::from_integer(ten(places));
        scaled.is_integer().then(|| lang.decimal(&scaled.to_integer(), places))
    });
    written.unwrap_or_else(|| format!("{}/{}", value.numer(), value.denom()))
}
