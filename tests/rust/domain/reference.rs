//! The language-neutral vectors of `tests/reference`: figures, rates, targets, periods and flows.

use std::{collections::BTreeMap, fs, path::PathBuf};

use num_rational::BigRational;
use thads_metrics::{
    Amount, Count, Explain, Flow, Item, Kind, Lang, Measure, Percent, Period, Printed, Quantity, Quarter, Rate, Target,
    Undefined, Value, flow::FlowError, printed::Rounding,
};
use thads_metrics_audit::{Draft, Report, Subject};

type Row = BTreeMap<String, String>;

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference")).join(name)
}

/// The rows of a vector file, of which there must be some.
fn rows(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(file(name)).unwrap();
    let rows: Vec<Row> = reader.deserialize().map(Result::unwrap).collect();
    assert!(!rows.is_empty(), "{name}");
    rows
}

/// Runs every row and shows all that fail.
fn each(name: &str, check: impl Fn(&Row) -> Result<(), String>) {
    let wrong = rows(name).into_iter().filter_map(|row| check(&row).err().map(|why| format!("{row:?}\n    {why}")));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{name}: {} rows disagree\n{}", wrong.len(), wrong.join("\n"));
}

#[allow(clippy::needless_pass_by_value)] // callers make both sides where they compare them
fn same<T: PartialEq + std::fmt::Debug>(got: T, expected: T) -> Result<(), String> {
    if got == expected { Ok(()) } else { Err(format!("got {got:?}, expected {expected:?}")) }
}

fn yes(text: &str) -> bool {
    match text {
        "yes" => true,
        "no" => false,
        _ => panic!("{text:?} is neither yes nor no"),
    }
}

fn percent(text: &str) -> Percent {
    text.parse().unwrap()
}

/// How many decimals a plain decimal has.
fn places(text: &str) -> u16 {
    text.split_once('.').map_or(0, |(_, decimals)| u16::try_from(decimals.len()).unwrap())
}

/// An end of an interval: a plain decimal, empty if there is none.
fn end(text: &str) -> Option<BigRational> {
    let plain =
        |text: &str| Percent::new(text.replace('.', "").parse::<num_bigint::BigInt>().unwrap(), places(text)).value();
    (!text.is_empty()).then(|| plain(text))
}

fn amounts(row: &Row) -> (Amount, Amount) {
    (row["resolved"].parse().unwrap(), row["eligible"].parse().unwrap())
}

fn reads_with_its_interval(row: &Row, rounding: Rounding, lang: Lang) -> Result<(), String> {
    let kind: Kind = row["kind"].parse().unwrap();
    let printed = Printed::read_in(&row["printed"], kind, yes(&row["signed"]), lang).map_err(|e| e.to_string())?;
    let interval = printed.interval(rounding);
    same((interval.low, interval.high), (end(&row["low"]), end(&row["high"])))?;
    // What was read can be written in both languages, and reads the same again.
    for lang in Lang::ALL {
        let again = Printed::read_in(&printed.print(lang), kind, printed.signed(), lang).map_err(|e| e.to_string())?;
        same(&again, &printed)?;
    }
    // Written in its own form it reads as the same number.
    let own = printed.in_its_form(&printed.value());
    let again = Printed::read_in(&own, kind, printed.signed(), lang).map_err(|e| format!("{own:?}: {e}"))?;
    same((again.value(), again.exponent()), (printed.value(), printed.exponent()))
}

#[test]
fn printed_figures_have_their_intervals() {
    assert_eq!(rows("printed.csv").len(), 293);
    each("printed.csv", |row| reads_with_its_interval(row, Rounding::Nearest, Lang::Vi));
    for (file, lang) in [("printed-more.csv", Lang::Vi), ("printed-en.csv", Lang::En)] {
        each(file, |row| reads_with_its_interval(row, row["rounding"].parse().unwrap(), lang));
    }
}

#[test]
fn what_is_no_figure_is_refused_in_both_languages() {
    each("printed-refused.csv", |row| {
        let kind: Kind = row["kind"].parse().unwrap();
        match Printed::read(&row["printed"], kind, yes(&row["signed"])) {
            Ok(printed) => Err(format!("read as {printed:?}")),
            Err(error) => same((error.en().is_empty(), error.vi().is_empty()), (false, false)),
        }
    });
}

#[test]
fn rates_round_half_up() {
    each("rates.csv", |row| {
        let (resolved, eligible) = amounts(row);
        let places = row["places"].parse().unwrap();
        let rate = Rate::of(resolved, eligible).map_err(|e| e.to_string())?;
        same(rate.percent(places).to_string(), row["printed"].clone())?;
        // The same number of cases, where there can be so many, has the same rate.
        let (Ok(resolved), Ok(eligible)) = (row["resolved"].parse::<Count>(), row["eligible"].parse::<Count>()) else {
            return Ok(());
        };
        same(Rate::of(resolved, eligible).unwrap().percent(places).to_string(), row["printed"].clone())
    });
}

#[test]
fn where_there_is_no_rate_there_is_a_reason() {
    each("rates-undefined.csv", |row| {
        let (resolved, eligible) = amounts(row);
        let reason = match Rate::of(resolved, eligible) {
            Err(Undefined::NothingEligible {}) => "nothing_eligible",
            Err(Undefined::MoreThanEligible { .. }) => "more_than_eligible",
            other => return Err(format!("{other:?}")),
        };
        same(reason, &row["undefined"])
    });
}

#[test]
fn percentages_have_differences_in_points() {
    each("points.csv", |row| {
        let points = &percent(&row["percent"]) - &percent(&row["less"]);
        same(points.value(), &percent(&row["points"]).value())
    });
}

#[test]
fn gaps_to_targets() {
    each("gaps.csv", |row| {
        let (due, level) = ("2022/12".parse().unwrap(), percent(&row["target"]));
        let target =
            if yes(&row["strict"]) { Target::over(level.into(), due) } else { Target::at_least(level.into(), due) };
        let (resolved, eligible) = amounts(row);
        let gap = target.gap(&Rate::of(resolved, eligible).unwrap()).map_err(|e| e.to_string())?;
        let points = gap.points().to_decimal(2).map(Percent::from);
        same(points, Some(percent(&row["points"])))?;
        let still: Amount = row["still_to_resolve"].parse().unwrap();
        same(gap.still_to_resolve().map_err(|e| e.to_string())?, Value::from(still))?;
        same(gap.is_met(), yes(&row["met"]))
    });
}

#[test]
fn milestones_pro_rata() {
    each("milestones.csv", |row| {
        let year = Target::at_least(percent(&row["target"]).into(), "2022/12".parse().unwrap());
        let milestone = year.pro_rata(row["months"].parse().unwrap()).map_err(|e| e.to_string())?;
        same(milestone.value(), &percent(&row["milestone"]).value())
    });
}

#[test]
fn what_is_achieved_of_a_target() {
    each("achieved.csv", |row| {
        let target = Target::at_least(percent(&row["target"]).into(), "2022/12".parse().unwrap());
        let achieved = target.achieved(&percent(&row["percent"]), row["places"].parse().unwrap());
        same(achieved.map(|a| a.to_string()), Some(row["achieved"].clone()))
    });
}

#[test]
fn periods_and_their_days() {
    each("periods.csv", |row| {
        let period: Period = row["period"].parse().map_err(|e| format!("{e}"))?;
        same(period.to_string(), row["period"].clone())?;
        same(period.first_day().to_string(), row["first_day"].clone())?;
        same(period.last_day().to_string(), row["last_day"].clone())?;
        same(period.months_left().to_string(), row["months_left"].clone())?;
        let before = period.same_period_last_year().map_or_else(String::new, |before| before.to_string());
        same(before, row["same_period_last_year"].clone())?;
        same(period.label(Lang::Vi), row["label_vi"].clone())?;
        same(period.label(Lang::En), row["label_en"].clone())
    });
}

#[test]
fn quarters_and_their_days() {
    each("quarters.csv", |row| {
        let quarter: Quarter = row["quarter"].parse().map_err(|e| format!("{e}"))?;
        same(quarter.to_string(), row["quarter"].clone())?;
        same(quarter.first_day().to_string(), row["first_day"].clone())?;
        same(quarter.last_day().to_string(), row["last_day"].clone())?;
        same(quarter.through().to_string(), row["through"].clone())?;
        same(quarter.before().map_or_else(String::new, |before| before.to_string()), row["before"].clone())?;
        same(quarter.label(Lang::Vi), row["label_vi"].clone())?;
        same(quarter.label(Lang::En), row["label_en"].clone())
    });
}

#[test]
fn what_is_no_period_is_refused_in_both_languages() {
    each("periods-refused.csv", |row| {
        let error = match row["of"].as_str() {
            "period" => row["text"].parse::<Period>().err(),
            "quarter" => row["text"].parse::<Quarter>().err(),
            other => panic!("{other}"),
        };
        let error = error.ok_or("it was read")?;
        same((error.en().is_empty(), error.vi().is_empty()), (false, false))
    });
}

#[derive(serde::Deserialize)]
struct Published {
    office: String,
    period: String,
    measure: String,
    known: BTreeMap<String, u128>,
    follows: BTreeMap<String, u128>,
    deducted: Option<u128>,
    #[serde(default)]
    rates: BTreeMap<String, String>,
    growth: Option<Growth>,
    #[serde(default)]
    printed_too: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Growth {
    item: String,
    earlier: u128,
    difference: u128,
    change: String,
}

impl Published {
    fn all() -> Vec<Self> {
        let text = fs::read_to_string(file("flows.toml")).unwrap();
        let mut flows: BTreeMap<String, Vec<Self>> = toml::from_str(&text).unwrap();
        flows.remove("flow").filter(|flows| flows.len() >= 5).unwrap()
    }

    fn period(&self) -> Period {
        self.period.parse().unwrap()
    }

    fn measure(&self) -> Measure {
        self.measure.parse().unwrap()
    }

    fn known(&self) -> impl Iterator<Item = (Item, u128)> {
        self.known.iter().map(|(item, number)| (item.parse().unwrap(), *number))
    }

    fn subject(&self, item: &str) -> Subject {
        let quantity: Quantity = format!("{}.{item}", self.measure).parse().unwrap();
        Subject::new(quantity, self.office.clone(), self.period())
    }
}

#[test]
fn flows_close_on_published_figures() {
    let mut rates = 0;
    for published in Published::all() {
        let flow =
            match Flow::from_items(&published.office, published.period(), published.measure(), None, published.known())
            {
                Ok(flow) => flow,
                // A flow needs what its rate needs; the audit below needs nothing.
                Err(error) => {
                    assert!(matches!(error, FlowError::Undetermined { .. }), "{error}");
                    assert!(published.rates.is_empty(), "{error}");
                    continue;
                }
            };
        let number = |item: &str| flow.get(item.parse().unwrap()).map(Value::number);
        for (item, expected) in published.known.iter().chain(&published.follows) {
            assert_eq!(number(item), Some(*expected), "{} {}: {item}", published.office, published.period);
        }
        if let Some(deducted) = published.deducted {
            assert_eq!(number("accepted").unwrap() - number("to_enforce").unwrap(), deducted);
            assert_eq!(number("entrusted"), None);
        }
        for (item, expected) in &published.rates {
            let printed = match item.as_str() {
                "rate" => flow.rate().unwrap().percent(2),
                "eligible_share" => flow.eligible_share(2).unwrap(),
                other => panic!("{other}"),
            };
            assert_eq!(printed.to_string(), *expected, "{}", published.office);
            rates += 1;
        }
        if let Some(growth) = &published.growth {
            let grown = number(&growth.item).unwrap() - growth.earlier;
            assert_eq!(grown, growth.difference);
            let change = Rate::of(Amount::new(grown).unwrap(), Amount::new(growth.earlier).unwrap()).unwrap();
            assert_eq!(change.percent(2).to_string(), growth.change);
        }
    }
    assert!(rates >= 8);
}

#[test]
fn audits_fix_what_follows_from_published_figures() {
    for published in Published::all() {
        let mut report = Report::new();
        for (item, number) in &published.known {
            report.add(Draft::new(published.subject(item), number.to_string())).unwrap();
        }
        let audit = report.audit();
        assert!(audit.is_consistent());
        for (item, expected) in published.known.iter().chain(&published.follows) {
            let bounds = audit.quantity(&published.subject(item));
            let ends = bounds.map(|bounds| (bounds.low_text(), bounds.high_text()));
            let fixed = Some(expected.to_string());
            // A low end of zero says nothing: bounds of a zero may be written with a high end alone.
            assert_eq!(ends, Some((fixed.clone(), fixed)), "{} {}: {item}", published.office, published.period);
        }
        for item in &published.printed_too {
            assert!(published.follows.contains_key(item), "{item} does not follow");
        }
    }
}
