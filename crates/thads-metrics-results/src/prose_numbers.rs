//! Amounts, changes and lists in the words of official reports.

use std::{cmp::Ordering, sync::Arc};

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::table_model::Term;
use thads_metrics::{Count, Lang, Measure, Points, Scale, Value, measure::Unit, rate::half_up};

/// A number with its unit, as reports write it: `5.574 việc`, `1.719 tỷ 204 triệu 046 nghìn đồng`.
///
/// Exact: nothing is rounded away, and so no hedge is due. English has amounts in one scale,
/// `1,719.204046 billion dong`.
///
/// ```
/// use thads_metrics::{Amount, Count, Lang, Measure};
/// use thads_metrics_results::in_words;
/// let amount = Amount::new(470_581_046_000).unwrap();
/// assert_eq!(in_words(amount.into(), Measure::Money, Lang::Vi), "470 tỷ 581 triệu 046 nghìn đồng");
/// assert_eq!(in_words(amount.into(), Measure::Money, Lang::En), "470.581046 billion dong");
/// assert_eq!(in_words(Count::new(33).into(), Measure::Admin, Lang::Vi), "33 bản án");
/// ```
pub fn in_words(value: Value, measure: Measure, lang: Lang) -> String {
    match (value, lang) {
        (Value::Count(_), _) => measure.unit().print(value.number(), lang),
        (Value::Amount(amount), Lang::Vi) => amount_vi(amount.dong()),
        (Value::Amount(amount), Lang::En) => amount_en(amount.dong()),
    }
}

/// The scales an amount is taken apart into, what is over the largest in groups of three digits.
const SCALES: [(u128, &str); 3] = [(1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn")];

fn amount_vi(dong: u128) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut rest = dong;
    for (factor, name) in SCALES {
        let (part, left) = (rest.checked_div(factor).unwrap_or(0), rest.checked_rem(factor).unwrap_or(0));
        rest = left;
        if part > 0 {
            // Three digits after a larger scale: "046 nghìn" is not taken for "46 triệu".
            words.push(if words.is_empty() { group(part, Lang::Vi) } else { format!("{part:03}") });
            words.push(name.to_owned());
        }
    }
    if rest > 0 || words.is_empty() {
        words.push(if words.is_empty() { rest.to_string() } else { format!("{rest:03}") });
    }
    words.push("đồng".to_owned());
    words.join(" ")
}

fn amount_en(dong: u128) -> String {
    let scale = [(9_u16, "billion "), (6, "million "), (0, "")].into_iter();
    let fits = |(exponent, _): &(u16, &str)| dong >= 10_u128.pow(u32::from(*exponent));
    let (exponent, name) = scale.clone().find(fits).unwrap_or((0, ""));
    let printed = Lang::En.decimal(&BigInt::from(dong), exponent);
    let number = if exponent > 0 { printed.trim_end_matches('0').trim_end_matches('.') } else { printed.as_str() };
    format!("{number} {name}dong")
}

/// What is worked out rather than reported, short: cases exactly, amounts in tỷ or triệu with two decimals
/// and the word that is true of them: `gần 332,92 tỷ đồng`, `hơn 47,55 tỷ đồng`, `1.719,2 tỷ đồng`.
pub(super) fn in_short(value: Value, measure: Measure, lang: Lang) -> String {
    let Value::Amount(amount) = value else { return in_words(value, measure, lang) };
    let dong = amount.dong();
    let scales = [(Scale::Billion, 10_000_000_u128), (Scale::Million, 10_000)];
    let Some((scale, step)) = scales.into_iter().find(|(scale, _)| dong >= scale.factor()) else {
        return in_words(value, measure, lang);
    };
    let nearest = dong.saturating_add(step / 2).checked_div(step).unwrap_or(0);
    let hedge = match (nearest.saturating_mul(step).cmp(&dong), lang) {
        (Ordering::Equal, _) => "",
        (Ordering::Greater, Lang::Vi) => "gần ",
        (Ordering::Greater, Lang::En) => "nearly ",
        (Ordering::Less, Lang::Vi) => "hơn ",
        (Ordering::Less, Lang::En) => "over ",
    };
    let printed = lang.decimal(&nearest.into(), 2);
    let number = printed.trim_end_matches('0').trim_end_matches(lang.decimal_mark());
    format!("{hedge}{number} {} {}", scale.word(lang), Unit::Dong.name().pick(lang))
}

fn group(number: u128, lang: Lang) -> String {
    lang.decimal(&number.into(), 0)
}

/// `5.574/10.983 việc`; of amounts, both in words: `532 tỷ đồng trong tổng số 837 tỷ đồng`.
pub(super) fn part_of(part: Value, whole: Value, measure: Measure, lang: Lang) -> String {
    match part {
        Value::Count(count) => format!("{}/{}", group(count.get().into(), lang), in_words(whole, measure, lang)),
        Value::Amount(_) => {
            let of = lang.pick("trong tổng số", "of");
            format!("{} {of} {}", in_words(part, measure, lang), in_words(whole, measure, lang))
        }
    }
}

/// A number of points without its sign, so many decimals that it is not taken for nothing: `30,75 điểm %`,
/// `dưới 0,01 điểm %`.
pub(super) fn points(points: &Points, places: u16, lang: Lang) -> String {
    let rounded = half_up(points.value(), places);
    let least = BigInt::from(1);
    if rounded == BigInt::ZERO && !points.is_zero() {
        let least = lang.decimal(&least, places);
        return format!("{} {least} {}", lang.pick("dưới", "less than"), points_unit(lang));
    }
    format!("{} {}", lang.decimal(&BigInt::from(rounded.magnitude().clone()), places), points_unit(lang))
}

const fn points_unit(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "điểm %",
        Lang::En => "percentage points",
    }
}

/// Whether the printed difference of two rates is another than that of the printed rates: 50,69 → 49,83, "0,87".
pub(super) fn differs_in_print(from: &BigRational, to: &BigRational, places: u16) -> bool {
    half_up(&(to - from), places) != half_up(to, places) - half_up(from, places)
}

/// The footnote that is due then.
pub(super) fn exact_differences() -> Arc<Term> {
    Arc::new(Term::new(
        "results.exact_differences",
        "chênh lệch tính từ tỷ lệ chính xác rồi mới làm tròn, nên có thể lệch một đơn vị ở chữ số cuối so với hiệu của hai tỷ lệ đã làm tròn",
        "differences are of the exact rates and rounded afterwards: they may be off in the last place from those of the rounded rates",
    ))
}

/// A difference in cases or đồng without its sign.
pub(super) fn magnitude(measure: Measure, difference: i128, lang: Lang) -> String {
    let number = difference.unsigned_abs();
    Value::of(measure, number).map_or_else(|_| Count::MAX.to_string(), |value| in_short(value, measure, lang))
}

/// `tăng`, `giảm`; for no change `không đổi`.
pub(super) const fn direction(sign: Ordering, lang: Lang) -> &'static str {
    use Ordering::{Equal, Greater, Less};
    match (lang, sign) {
        (Lang::Vi, Greater) => "tăng",
        (Lang::Vi, Less) => "giảm",
        (Lang::Vi, Equal) => "không đổi",
        (Lang::En, Greater) => "up",
        (Lang::En, Less) => "down",
        (Lang::En, Equal) => "unchanged",
    }
}

/// How many names a sentence lists before it only counts.
const NAMES: usize = 10;

/// `A, B và C`; of many, the first ten and how many more.
pub(super) fn list(names: &[String], lang: Lang) -> String {
    // One that is left takes no more room by its name.
    let shown = if names.len() <= NAMES.saturating_add(1) { names.len() } else { NAMES };
    let (shown, rest) = names.split_at(shown);
    let and = lang.pick("và", "and");
    match (shown, rest.len()) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} {and} {last}", first.join(", ")),
        (_, more) => {
            let more = lang.pick(format!("{more} cơ quan khác"), format!("{more} more"));
            format!("{} {and} {more}", shown.join(", "))
        }
    }
}
