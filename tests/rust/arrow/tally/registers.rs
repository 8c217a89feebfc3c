//! Registers of made-up cases, and their tally case by case, with nothing but the core.

use std::collections::BTreeMap;

use proptest::prelude::*;
use thads_metrics::{
    Amount, Date, Item, Measure, Status,
    case::{Assume, CaseError, Facts, Outcome, SetAside},
    flow::ColumnSums,
};
use thads_metrics_arrow::{Reason, Tally, TallySpec};

/// The columns that a tally may be by.
pub(crate) const NAMES: [&str; 4] = ["office", "nature", "officer", "group"];

/// A row of a register, with all that may be wrong with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// As [`NAMES`].
    pub(crate) names: [Option<String>; 4],
    pub(crate) status: Option<String>,
    pub(crate) accepted_on: Option<i32>,
    pub(crate) closed_on: Option<i32>,
    /// Due, collected, terminated, reduced, entrusted.
    pub(crate) amounts: [Option<i128>; 5],
}

/// As many cases as the property asks for, or as PROPTEST_CASES says: few where each step is slow.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: usual, ..config } }
}

/// As many rows as the test asks for, but no more than TALLY_ROWS says.
pub(crate) fn size(usual: usize) -> usize {
    let most = std::env::var("TALLY_ROWS").ok().and_then(|rows| rows.parse().ok());
    most.map_or(usual, |most: usize| most.min(usual))
}

/// An open case, new in the first months of 2022, of which nothing was collected.
pub(crate) fn open_case(office: &str, due: i128) -> Row {
    Row {
        names: [office, "Dân sự", "CHV 1", "theo yêu cầu"].map(|name| Some(name.to_owned())),
        status: Some("ineligible".to_owned()),
        accepted_on: Some(day("2021-12-01")),
        closed_on: None,
        amounts: [Some(due), Some(0), Some(0), Some(0), Some(0)],
    }
}

pub(crate) fn day(text: &str) -> i32 {
    text.parse::<Date>().unwrap().days()
}

pub(crate) fn spec(period: &str, by: &[&str], assume: bool) -> TallySpec {
    let assume = if assume { Assume::Recall } else { Assume::Nothing };
    TallySpec::new(period.parse().unwrap(), by.iter().copied()).unwrap().assume(assume)
}

/// The sums of one group as the reference makes them.
type Sums = (ColumnSums, ColumnSums, [u64; 3]);

/// A register's tally case by case.
pub(crate) struct ByCase {
    rows: usize,
    groups: BTreeMap<Vec<String>, Sums>,
    inconsistent: BTreeMap<Reason, Vec<u64>>,
}

pub(crate) fn by_case(rows: &[Row], spec: &TallySpec) -> ByCase {
    let mut groups: BTreeMap<Vec<String>, Sums> = BTreeMap::new();
    let mut inconsistent: BTreeMap<Reason, Vec<u64>> = BTreeMap::new();
    for (number, row) in (0..).zip(rows) {
        match case(row, spec) {
            Ok((names, [cases, money])) => {
                let sums = groups.entry(names).or_default();
                match (cases, money) {
                    (Outcome::Adds(cases), Outcome::Adds(money)) => {
                        cases.add_to(&mut sums.0).unwrap();
                        money.add_to(&mut sums.1).unwrap();
                    }
                    (Outcome::SetAside(reason), Outcome::SetAside(_)) => {
                        sums.2[SetAside::ALL.iter().position(|known| *known == reason).unwrap()] += 1;
                    }
                    other => panic!("{other:?}"),
                }
            }
            Err(reason) => inconsistent.entry(reason).or_default().push(number),
        }
    }
    ByCase { rows: rows.len(), groups, inconsistent }
}

fn case(row: &Row, spec: &TallySpec) -> Result<(Vec<String>, [Outcome; 2]), Reason> {
    let null = Reason::Null;
    let column = |name: &String| NAMES.iter().position(|known| known == name).unwrap();
    // blank is missing, and an office is one however many spaces stand around it
    let name = |by: &String| {
        let name = row.names[column(by)].clone().filter(|name| !name.trim().is_empty());
        name.map(|name| if by == "office" { name.trim().to_owned() } else { name }).ok_or(null)
    };
    let names = spec.by().iter().map(name);
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    let (status, accepted_on) = (row.status.as_ref().ok_or(null)?, row.accepted_on.ok_or(null)?);
    let amounts = row.amounts.iter().map(|amount| amount.ok_or(null)).collect::<Result<Vec<_>, _>>()?;
    let status: Status = status.parse().map_err(|_| Reason::Status)?;
    let day = |days| Date::from_days(days).ok_or(Reason::Day);
    let (accepted_on, closed_on) = (day(accepted_on)?, row.closed_on.map(day).transpose()?);
    let amounts = amounts.into_iter().map(|amount| u128::try_from(amount).map_err(|_| Reason::Negative));
    let amounts = amounts.collect::<Result<Vec<_>, _>>()?.into_iter().map(Amount::new);
    let amounts = amounts.collect::<Result<Vec<_>, _>>().map_err(|_| Reason::TooLarge)?;
    let facts = Facts {
        closed_on,
        due: amounts[0],
        collected: amounts[1],
        terminated_amount: amounts[2],
        reduced_amount: amounts[3],
        entrusted_amount: amounts[4],
        ..Facts::new(status, accepted_on)
    };
    let adds = |measure| facts.adds(measure, spec.period(), spec.regime().regime(), spec.assumed());
    let both = || Ok([adds(Measure::Cases)?, adds(Measure::Money)?]);
    let outcomes = both().map_err(|error: CaseError| match error {
        CaseError::ClosedBeforeAccepted { .. } => Reason::ClosedBeforeAccepted,
        CaseError::StillOpen { .. } => Reason::StillOpen,
        CaseError::NotClosed { .. } => Reason::NotClosed,
        CaseError::MoreThanDue { .. } => Reason::MoreThanDue,
        CaseError::LeftOver { .. } => Reason::LeftOver,
        CaseError::ClosedAfterPeriod { .. } => Reason::ClosedAfterPeriod,
        CaseError::NoRule { .. } => Reason::NoRule,
        CaseError::OnlyRecalled { .. } => Reason::OnlyRecalled,
        other => panic!("{other:?}"),
    })?;
    Ok((names, outcomes))
}

#[track_caller]
pub(crate) fn assert_same(tally: &Tally, rows: &[Row], spec: &TallySpec) {
    assert_is(tally, &by_case(rows, spec));
}

#[track_caller]
pub(crate) fn assert_is(tally: &Tally, ByCase { rows, groups, inconsistent }: &ByCase) {
    let got: BTreeMap<Vec<String>, Sums> =
        tally.groups().map(|(names, group)| (names.to_vec(), (group.cases, group.money, group.set_aside))).collect();
    assert_eq!(&got, groups);
    let got: Vec<_> = tally
        .by_reason()
        .map(|(reason, inconsistent)| (reason, inconsistent.rows(), inconsistent.first().to_vec()))
        .collect();
    let meant: Vec<_> = inconsistent
        .iter()
        .map(|(reason, rows)| (*reason, rows.len() as u64, rows.iter().copied().take(20).collect::<Vec<_>>()))
        .collect();
    assert_eq!(got, meant);
    assert_eq!(tally.rows(), *rows as u64);
    let tallied: u128 =
        groups.values().map(|(cases, ..)| cases.get(Item::CarriedIn) + cases.get(Item::NewlyAccepted)).sum();
    assert_eq!(u128::from(tally.tallied()), tallied);
}

pub(crate) const PERIODS: [&str; 8] =
    ["2007/12", "2014/12", "2018/05", "2020/03", "2020/05", "2022/06", "2025/12", "2026/12"];

/// Days at and around the boundaries of years and periods, a leap day, and some far off.
fn days() -> impl Strategy<Value = i32> {
    let turns = [
        "2013-09-30",
        "2019-09-30",
        "2019-12-31",
        "2020-02-29",
        "2020-09-30",
        "2021-09-30",
        "2022-03-31",
        "2022-09-30",
        "2025-09-30",
        "2026-09-30",
    ];
    let around: Vec<i32> = turns.iter().flat_map(|turn| (-1..=2).map(|by| day(turn) + by)).collect();
    let calendar = [Date::new(-9999, 1, 1).unwrap().days(), Date::new(9999, 12, 31).unwrap().days()];
    let mut far = vec![i32::MIN, i32::MAX, i32::MAX - 1, calendar[0], calendar[0] - 1, calendar[1], calendar[1] + 1];
    // As far from the first day of a period as sixteen bits reach.
    far.extend(around.iter().flat_map(|turn| [-1 << 15, (1 << 15) - 2].map(|by| turn + by)));
    prop_oneof![20 => prop::sample::select(around), 1 => any::<i32>(), 1 => prop::sample::select(far)]
}

/// Amounts that a case may have, and some that none may.
fn amounts() -> impl Strategy<Value = [Option<i128>; 5]> {
    let edges = [1 << 20, (1 << 20) - 1, (1 << 40) - 1, 1 << 40, 1 << 53, (1 << 62) - 1, 1 << 62, i64::MAX.into()];
    let due = prop_oneof![
        8 => 0_i128..1_000_000_000_000,
        3 => 0_i128..3,
        1 => 0_i128..1 << 62,
        1 => prop::sample::select(edges.to_vec()),
    ];
    let shares = (prop::array::uniform4(0_u8..5), any::<[bool; 2]>());
    let plausible = (due, shares).prop_map(|(due, (shares, [closes, is_reduced]))| {
        let mut parts = shares.map(|share| due / 16 * i128::from(share));
        if !is_reduced {
            parts[2] = 0; // reduced is only remembered: rows without it must remain
        }
        if closes {
            parts[0] = due - parts[1] - parts[2] - parts[3];
        }
        [Some(due), Some(parts[0]), Some(parts[1]), Some(parts[2]), Some(parts[3])]
    });
    let anything = prop::array::uniform5(prop::option::weighted(0.9, any::<i64>().prop_map(i128::from)));
    prop_oneof![12 => plausible, 1 => anything]
}

/// Names as alike as names get: with a common beginning, around the twelve bytes that a view holds in itself.
fn names(alike: &'static [&'static str], more: &'static str, n: u32) -> impl Strategy<Value = Option<String>> {
    let name = prop_oneof![
        prop::sample::select(alike).prop_map(ToOwned::to_owned),
        (0..n).prop_map(move |n| format!("{more} {n}"))
    ];
    prop::option::weighted(0.98, name)
}

pub(crate) fn rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    let statuses: Vec<String> = Status::ALL.iter().map(|status| status.key().to_owned()).collect();
    let wrong = ["hoãn", "", "Completes", "complete", "completed.x", "postponed_by_agreemen"].map(ToOwned::to_owned);
    let status = prop_oneof![30 => prop::sample::select(statuses), 1 => prop::sample::select(wrong.to_vec())];
    let row = (
        names(&["", "Long An", "Long An ", "Chi cục 12", "Chi cục 123"], "Chi cục THADS thành phố số", 9),
        names(&["Dân sự", "Da\u{302}n sự"], "Kinh doanh thương mại", 3),
        names(&["CHV"], "CHV", 7),
        names(&["theo yêu cầu"], "chủ động", 1),
        prop::option::weighted(0.98, status),
        prop::option::weighted(0.98, days()),
        prop::option::of(days()),
        amounts(),
    );
    let row = row.prop_map(|(office, nature, officer, group, status, accepted_on, closed_on, amounts)| {
        // Most rows are what a register holds: closed, and afterwards, if their status says so.
        let closed = status.as_deref().and_then(|status| status.parse::<Status>().ok()).map(Status::is_closed);
        let inconsistent = amounts[0].is_some_and(|due| due % 7 == 1);
        let closed_on = match closed {
            Some(false) if !inconsistent => None,
            Some(true) if !inconsistent => closed_on.max(accepted_on),
            _ => closed_on,
        };
        Row { names: [office, nature, officer, group], status, accepted_on, closed_on, amounts }
    });
    prop::collection::vec(row, 0..most)
}

/// Some of the columns, in some order.
pub(crate) fn by() -> impl Strategy<Value = Vec<&'static str>> {
    (Just(NAMES.to_vec()).prop_shuffle(), 1..=NAMES.len()).prop_map(|(mut names, n)| {
        names.truncate(n);
        names
    })
}
