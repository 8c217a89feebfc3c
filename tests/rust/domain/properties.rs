//! Laws of the values: what is printed reads back, rates compare exactly, no text panics.

use std::{collections::BTreeMap, fmt::Debug, fs, path::PathBuf};

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use thads_metrics::{
    Amount, Count, Date, Evidence, Flow, Gap, Identity, Item, Kind, Lang, Measure, Percent, Period, Points, Printed,
    Quantity, Quarter, Rate, ReportingYear, Scale, Status, Target, Value,
    office::{self, Level, OfficeKey},
    printed::{Direction, Hedge, Rounding},
    regime::{REGIMES, RegimeId},
};
use thads_metrics_audit::Report;

const MOST: u128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

/// Resolved and eligible, small and large, often close to a tie.
fn rates() -> impl Strategy<Value = Rate> {
    let eligible =
        prop_oneof![1..=100_u128, 1..=10_u128.pow(15), 1..=MOST, Just(MOST), (0..=36_u32).prop_map(|e| 10_u128.pow(e))];
    let pair = eligible.prop_flat_map(|eligible| (0..=eligible, Just(eligible)));
    pair.prop_map(|(r, e)| Rate::of(Amount::new(r).unwrap(), Amount::new(e).unwrap()).unwrap())
}

fn percents() -> impl Strategy<Value = Percent> {
    (any::<i128>(), 0..=40_u16).prop_map(|(mantissa, places)| Percent::new(mantissa, places))
}

/// Percentages short enough to be read.
fn readable_percents() -> impl Strategy<Value = Percent> {
    (-(10_i128.pow(20))..=10_i128.pow(20), 0..=18_u16).prop_map(|(mantissa, places)| Percent::new(mantissa, places))
}

fn periods() -> impl Strategy<Value = Period> {
    (1900..=2999_i16, 1..=12_u32).prop_map(|(year, months)| Period::new(year, months).unwrap())
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Count), Just(Kind::Money), Just(Kind::Percent), Just(Kind::Target)]
}

/// Words and numbers as reports put them together, and as they don't.
fn figures() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "trên",
        "hơn",
        "gần",
        "dưới",
        "chưa đến",
        "khoảng",
        "tăng",
        "giảm",
        "cao hơn",
        "thấp hơn",
        "thiếu",
        "còn",
        "đạt",
        "nghìn",
        "ngàn",
        "triệu",
        "tỷ",
        "tỉ",
        "nghìn tỷ",
        "việc",
        "vụ án",
        "đồng",
        "đ",
        "VNĐ",
        "%",
        "điểm %",
        "-",
        "−",
        "–",
        "+",
        "(",
        ")",
        "từ",
        "trở lên",
        "đến",
        "không dưới",
        "lần",
    ]);
    let number = prop_oneof![
        "[0-9]{1,12}",
        "[0-9]{1,3}(\\.[0-9]{3}){1,4}",
        "[0-9]{1,3}(\\.[0-9]{3}){0,2},[0-9]{1,6}",
        "[0-9.,]{1,12}",
    ];
    let token = prop_oneof![2 => word.prop_map(str::to_owned), 3 => number];
    prop::collection::vec(token, 1..7).prop_map(|tokens| tokens.join(" "))
}

/// A figure in its usual order: direction, hedge, number, scale, unit.
fn usual_figures() -> impl Strategy<Value = (String, Kind, bool)> {
    let hedge = prop::sample::select(vec!["", "trên ", "gần ", "khoảng "]);
    let direction = prop::sample::select(vec!["", "tăng ", "giảm "]);
    let scale = prop::sample::select(vec!["", " nghìn", " triệu", " tỷ", " nghìn tỷ"]);
    (kinds(), any::<bool>(), hedge, direction, scale, 0..10_u64.pow(12), 0..4_u16).prop_map(
        |(kind, signed, hedge, direction, scale, mantissa, places)| {
            let direction = if signed { direction } else { "" };
            let (scale, places) = match kind {
                Kind::Percent | Kind::Target => ("", places),
                Kind::Count | Kind::Money if scale.is_empty() => ("", 0),
                Kind::Count | Kind::Money => (scale, places.min(3)),
            };
            let number = Percent::new(mantissa, places).to_string().replace('%', "");
            let unit = match kind {
                Kind::Percent | Kind::Target => "%",
                Kind::Count => " việc",
                Kind::Money => " đồng",
            };
            (format!("{direction}{hedge}{number}{scale}{unit}"), kind, signed)
        },
    )
}

fn same_after_writing<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{}", json);
    // From a reader nothing can be borrowed.
    prop_assert_eq!(&serde_json::from_reader::<_, T>(json.as_bytes()).unwrap(), value, "{}", json);
    Ok(())
}

/// Whether a JSON text has no bare numbers: a reader with floating point would lose digits.
fn without_numbers(value: &impl Serialize) -> bool {
    fn holds(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Number(_) => false,
            serde_json::Value::Array(list) => list.iter().all(holds),
            serde_json::Value::Object(map) => map.values().all(holds),
            _ => true,
        }
    }
    holds(&serde_json::to_value(value).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2022), ..ProptestConfig::default() })]

    #[test]
    fn an_exact_rate_lies_in_its_own_printed_interval(rate in rates(), places in 0..=30_u16) {
        let printed = Printed::read(&rate.percent(places).to_string(), Kind::Percent, false).unwrap();
        prop_assert!(printed.interval(Rounding::Nearest).contains(&rate.value()));
        prop_assert!(printed.interval(Rounding::Any).contains(&rate.value()));
    }

    #[test]
    fn rounding_is_half_up(rate in rates(), places in 0..=12_u16) {
        // The printed unit p is the one with p − ½ ≤ value < p + ½.
        let unit = BigRational::new(1.into(), BigInt::from(10).pow(places.into()));
        let half = &unit / BigInt::from(2);
        let printed = rate.percent(places).value();
        prop_assert!(&printed - &half <= rate.value() && rate.value() < &printed + &half);
    }

    #[test]
    fn a_tie_goes_up(units in 0..10_000_u64, places in 0..=2_u32, times in 1..1_000_u64) {
        // (2·units + 1) ÷ (2·10^places) percent lies half-way between two printed values.
        let base = 200 * 10_u64.pow(places);
        let rate = Rate::of(Count::new((2 * units + 1).min(base) * times), Count::new(base * times)).unwrap();
        let expected = if 2 * units < base { units + 1 } else { 100 * 10_u64.pow(places) };
        let places = u16::try_from(places).unwrap();
        prop_assert_eq!(rate.percent(places), Percent::new(expected, places));
    }

    #[test]
    fn rates_are_ordered_by_cross_products(a in rates(), b in rates()) {
        let product = |x: Rate, y: Rate| BigInt::from(x.resolved().number()) * BigInt::from(y.eligible().number());
        prop_assert_eq!(a.cmp(&b), product(a, b).cmp(&product(b, a)));
        prop_assert_eq!(a == b, (a - b).is_zero());
        prop_assert_eq!(a < b, (a - b).is_negative());
    }

    #[test]
    fn percentages_read_back(percent in readable_percents()) {
        let again: Percent = percent.print(Lang::Vi).parse().unwrap();
        prop_assert_eq!((again.places(), &again), (percent.places(), &percent));
    }

    #[test]
    fn points_read_back(a in percents(), b in percents(), rate in rates()) {
        for points in [&a - &b, rate - &a, -(rate - &b)] {
            let text = format!("{}/{}", points.value().numer(), points.value().denom());
            prop_assert_eq!(text.parse::<Points>().unwrap(), points.clone());
            same_after_writing(&points)?;
        }
    }

    #[test]
    fn periods_and_quarters_read_back(period in periods(), quarter in 1..=4_u32) {
        let quarter = period.year().quarter(quarter).unwrap();
        prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        prop_assert_eq!(quarter.to_string().parse::<Quarter>().unwrap(), quarter);
        prop_assert_eq!(ReportingYear::of(period.last_day()).unwrap(), period.year());
        prop_assert!(period.contains(period.first_day()) && period.contains(period.last_day()));
        prop_assert_eq!(quarter.first_day().yesterday(), quarter.before().map(Period::last_day).or(period.year().first_day().yesterday()));
    }

    #[test]
    fn counts_and_amounts_read_back(cases in any::<u64>(), dong in 0..=MOST) {
        let (count, amount) = (Count::new(cases), Amount::new(dong).unwrap());
        prop_assert_eq!(cases.to_string().parse::<Count>().unwrap(), count);
        prop_assert_eq!(dong.to_string().parse::<Amount>().unwrap(), amount);
        for (text, kind, number) in [(count.to_string(), Kind::Count, cases.into()), (amount.to_string(), Kind::Money, dong)] {
            match Printed::read(&text, kind, false) {
                Ok(printed) => {
                    prop_assert!(printed.is_exact());
                    prop_assert_eq!(printed.value(), BigRational::from(BigInt::from(number)));
                }
                Err(error) => prop_assert!(number >= MOST, "{}", error), // 37 digits
            }
        }
    }

    #[test]
    fn usual_figures_read_back((text, kind, signed) in usual_figures()) {
        let printed = Printed::read(&text, kind, signed).unwrap();
        let again = Printed::read(&printed.print(Lang::Vi), kind, signed).unwrap();
        prop_assert_eq!(&again, &printed);
        prop_assert_eq!(again.interval(Rounding::Any), printed.interval(Rounding::Any));
        prop_assert!(printed.hedge().is_some() || printed.interval(Rounding::Nearest).contains(&printed.value()));
        same_after_writing(&printed)?;
    }

    #[test]
    fn whatever_reads_reads_back(text in prop_oneof![figures(), "\\PC{0,40}", any::<String>()], kind in kinds(), signed: bool) {
        if let Ok(printed) = Printed::read(&text, kind, signed) {
            let again = Printed::read(&printed.print(Lang::Vi), kind, signed).unwrap();
            prop_assert_eq!(&again, &printed);
            let english = Printed::read_in(&printed.print(Lang::En), kind, signed, Lang::En).unwrap();
            prop_assert_eq!(&english, &printed);
            let own = printed.in_its_form(&printed.value());
            prop_assert_eq!(Printed::read(&own, kind, signed).unwrap().value(), printed.value());
            same_after_writing(&printed)?;
        }
    }

    #[test]
    fn no_text_panics(text in prop_oneof!["\\PC{0,40}", any::<String>(), "[0-9/Q+−,.% -]{0,12}"]) {
        let _ = text.parse::<Period>();
        let _ = text.parse::<Quarter>();
        let _ = text.parse::<Date>();
        let _ = text.parse::<Percent>();
        let _ = text.parse::<Points>();
        let _ = text.parse::<Count>();
        let _ = text.parse::<Amount>();
        let _ = text.parse::<Quantity>();
        let _ = text.parse::<Status>();
        let key = office::key(&text, None);
        if !key.canonical().contains(char::is_numeric) {
            prop_assert_eq!(&office::key(key.canonical(), None), &key, "the key of a key is the key");
        }
        let _ = Report::parse(&text, "text.toml");
        let _ = Report::from_bytes(text.as_bytes(), "text.toml");
    }

    #[test]
    fn values_survive_writing(rate in rates(), percent in readable_percents(), period in periods(), cases: u64, dong in 0..=MOST, strict: bool) {
        let (count, amount) = (Count::new(cases), Amount::new(dong).unwrap());
        same_after_writing(&count)?;
        same_after_writing(&amount)?;
        same_after_writing(&Value::from(count))?;
        same_after_writing(&Value::from(amount))?;
        same_after_writing(&percent)?;
        same_after_writing(&rate)?;
        same_after_writing(&period)?;
        same_after_writing(&period.year())?;
        same_after_writing(&period.last_day())?;
        same_after_writing(&period.year().quarter(1).unwrap())?;
        let target = if strict { Target::over(percent.clone().into(), period) } else { Target::at_least(percent.clone().into(), period) };
        same_after_writing(&target)?;
        same_after_writing(&target.pro_rata(1).unwrap())?;
        let gap: Gap = target.for_measure(Measure::Money).gap(&rate).unwrap();
        same_after_writing(&gap)?;
        prop_assert!(without_numbers(&(count, amount, Value::from(amount), percent, rate, gap, period)));
    }

    #[test]
    fn flows_survive_writing(parts in prop::collection::vec(0..10_u128.pow(12), 6), period in periods()) {
        let items = [Item::Entrusted, Item::Ineligible, Item::Completed, Item::Terminated, Item::CarriedOverEligible];
        let mut items: BTreeMap<Item, u128> = items.into_iter().zip(parts).collect();
        let resolved = items[&Item::Completed] + items[&Item::Terminated];
        let to_enforce = resolved + items[&Item::CarriedOverEligible] + items[&Item::Ineligible];
        items.insert(Item::Resolved, resolved);
        items.insert(Item::ToEnforce, to_enforce);
        items.insert(Item::Accepted, to_enforce + items[&Item::Entrusted]);
        let flow = Flow::from_items("Long An", period, Measure::Cases, Some("credit"), items).unwrap();
        same_after_writing(&flow)?;
        prop_assert!(without_numbers(&flow));
    }
}

#[test]
fn words_survive_writing() {
    fn all<T: Serialize + DeserializeOwned + PartialEq + Debug>(values: impl IntoIterator<Item = T>) {
        for value in values {
            same_after_writing(&value).unwrap();
            assert!(without_numbers(&value));
        }
    }
    all(Measure::ALL);
    all(Scale::ALL);
    all(Item::ALL.iter().copied());
    all(Measure::ALL.into_iter().flat_map(|m| m.items().map(move |item| Quantity::new(m, item).unwrap())));
    all(Identity::ALL);
    all(Status::ALL.iter().copied());
    all([Kind::Count, Kind::Money, Kind::Percent, Kind::Target]);
    all([Hedge::AtLeast, Hedge::AtMost, Hedge::About]);
    all([Direction::Up, Direction::Down]);
    all([Rounding::Nearest, Rounding::Any]);
    all([Lang::Vi, Lang::En]);
    all([Evidence::Text, Evidence::Secondary, Evidence::Derived, Evidence::Recall]);
    all([Level::Nation, Level::Province, Level::District, Level::Region, Level::Military, Level::MilitaryRegion]);
    all::<RegimeId>(REGIMES.iter().map(thads_metrics::Regime::id));
    for name in ["Long An", "toàn quốc", "Chi cục THADS TP Bảo Lộc"] {
        let key: OfficeKey = office::key(name, None);
        same_after_writing(&key).unwrap();
    }
}

/// The published files and the made ones, refused ones too.
fn report_files() -> Vec<String> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference"));
    let entries = ["audits", "reports-refused"].into_iter().flat_map(|name| fs::read_dir(folder.join(name)).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2022), ..ProptestConfig::default() })]

    #[test]
    fn no_damaged_report_panics(file: prop::sample::Index, at: prop::sample::Index, cut in 0..20_usize, put in prop_oneof!["\\PC{0,8}", "[0-9,.%\"=\\[\\]{}#\n ]{0,8}"]) {
        let files = report_files();
        let mut text: Vec<char> = file.get(&files).chars().collect();
        if text.is_empty() {
            return Ok(());
        }
        let at = at.index(text.len());
        let end = (at + cut).min(text.len());
        text.splice(at..end, put.chars());
        let text: String = text.into_iter().collect();
        match Report::parse(&text, "damaged.toml") {
            Ok(report) => prop_assert!(!report.figures().is_empty()),
            Err(error) => prop_assert!(error.to_string().starts_with("damaged.toml")),
        }
    }
}
