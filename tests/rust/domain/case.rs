//! Cases: what contradicts itself, where each counts, and that a tally of them makes a form.

use proptest::prelude::*;
use thads_metrics::{
    Amount, Case, Date, Flow, Item, Measure, Period, Regime, Status,
    case::{Adds, Assume, CaseError, Facts, Outcome, SetAside},
    flow::ColumnSums,
    regime::RegimeId,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn dong(n: u128) -> Amount {
    Amount::new(n).unwrap()
}

fn open(status: Status, accepted: &str) -> Facts {
    Facts::new(status, day(accepted))
}

fn closed(status: Status, accepted: &str, on: &str) -> Facts {
    Facts { closed_on: Some(day(on)), ..open(status, accepted) }
}

fn adds(facts: Facts, measure: Measure, period: &str, assume: Assume) -> Result<Outcome, CaseError> {
    let period: Period = period.parse().unwrap();
    facts.adds(measure, period, Regime::on(period.last_day()).unwrap(), assume)
}

fn parts(outcome: Outcome) -> (Item, Vec<(Item, u128)>) {
    match outcome {
        Outcome::Adds(adds) => (adds.origin(), adds.parts().collect()),
        Outcome::SetAside(why) => panic!("{why:?}"),
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    let check = |facts: Facts| facts.check();
    assert!(matches!(
        check(closed(Status::Completed, "2022-01-05", "2022-01-04")),
        Err(CaseError::ClosedBeforeAccepted { .. })
    ));
    assert!(check(closed(Status::Completed, "2022-01-05", "2022-01-05")).is_ok());
    for status in [Status::Completed, Status::Terminated, Status::Entrusted, Status::TakenUp, Status::Revoked] {
        assert_eq!(check(open(status, "2022-01-05")), Err(CaseError::NotClosed { status }));
    }
    assert!(matches!(check(closed(Status::InProgress, "2022-01-05", "2022-02-01")), Err(CaseError::StillOpen { .. })));
    let base = Facts { due: dong(100), ..open(Status::InProgress, "2022-01-05") };
    assert!(matches!(check(Facts { collected: dong(101), ..base }), Err(CaseError::MoreThanDue { .. })));
    assert!(matches!(
        check(Facts {
            collected: dong(60),
            reduced_amount: dong(20),
            terminated_amount: dong(20),
            entrusted_amount: dong(1),
            ..base
        }),
        Err(CaseError::MoreThanDue { .. })
    ));
    assert!(check(Facts { collected: dong(100), ..base }).is_ok());
    let done = Facts { due: dong(100), collected: dong(99), ..closed(Status::Completed, "2022-01-05", "2022-02-01") };
    assert_eq!(check(done), Err(CaseError::LeftOver { left: dong(1) }));
    let all = Facts {
        due: Amount::MAX,
        collected: Amount::MAX,
        reduced_amount: Amount::MAX,
        terminated_amount: Amount::MAX,
        entrusted_amount: Amount::MAX,
        ..base
    };
    assert!(check(all).is_err());
}

#[test]
fn carried_in_or_newly_accepted() {
    for (accepted, origin) in
        [("2021-09-30", Item::CarriedIn), ("2021-10-01", Item::NewlyAccepted), ("2022-03-31", Item::NewlyAccepted)]
    {
        assert_eq!(
            parts(adds(open(Status::Ineligible, accepted), Measure::Cases, "2022/06", Assume::Nothing).unwrap()),
            (origin, vec![(Item::Ineligible, 1)])
        );
    }
    // Closed on the first day of the year: it was still open then.
    let done = closed(Status::Completed, "2020-01-01", "2021-10-01");
    assert_eq!(
        parts(adds(done, Measure::Cases, "2022/06", Assume::Nothing).unwrap()),
        (Item::CarriedIn, vec![(Item::Completed, 1)])
    );
}

#[test]
fn what_does_not_count_is_set_aside_with_its_reason() {
    let aside = |facts| adds(facts, Measure::Cases, "2022/06", Assume::Nothing);
    assert_eq!(aside(open(Status::Ineligible, "2022-04-01")), Ok(Outcome::SetAside(SetAside::AcceptedLater)));
    assert_eq!(
        aside(closed(Status::Completed, "2020-01-01", "2021-09-30")),
        Ok(Outcome::SetAside(SetAside::ClosedEarlier))
    );
    assert_eq!(
        aside(open(Status::SeparatelyTracked, "2020-01-01")),
        Ok(Outcome::SetAside(SetAside::SeparatelyTracked))
    );
    assert!(matches!(
        aside(closed(Status::Completed, "2020-01-01", "2022-04-01")),
        Err(CaseError::ClosedAfterPeriod { .. })
    ));
}

#[test]
fn a_rule_from_memory_must_be_assumed_and_a_missing_one_is_never() {
    let other = open(Status::Other, "2024-01-01");
    assert!(matches!(
        adds(other, Measure::Cases, "2024/12", Assume::Nothing),
        Err(CaseError::OnlyRecalled { regime: RegimeId::R2024, .. })
    ));
    assert_eq!(parts(adds(other, Measure::Cases, "2024/12", Assume::Recall).unwrap()).1, [(Item::Other, 1)]);
    let working = open(Status::InProgress, "2024-01-01");
    let agreed = open(Status::PostponedByAgreement, "2024-01-01");
    assert_eq!(
        parts(adds(agreed, Measure::Cases, "2024/06", Assume::Nothing).unwrap()).1,
        [(Item::PostponedByAgreement, 1)]
    );
    for assume in [Assume::Nothing, Assume::Recall] {
        assert!(matches!(adds(agreed, Measure::Cases, "2024/12", assume), Err(CaseError::NoRule { .. })));
    }
    let other = working.adds(Measure::Cases, "2024/12".parse().unwrap(), RegimeId::R2019.regime(), Assume::Recall);
    assert!(matches!(other, Err(CaseError::OtherRegime { expected: RegimeId::R2024, .. })));
    assert!(
        working.adds(Measure::Cases, "2005/12".parse().unwrap(), RegimeId::R2006.regime(), Assume::Recall).is_err()
    );
}

/// The classes of to_enforce exhaust it, and an open case under no decision of another class is in none of these.
#[test]
fn a_case_being_enforced_is_eligible_by_the_law_alone() {
    for period in ["2014/12", "2019/12", "2020/06", "2022/06", "2025/06", "2026/12", "2027/03"] {
        let facts = open(Status::InProgress, "2013-05-01");
        let flow = {
            let Outcome::Adds(adds) = adds(facts, Measure::Cases, period, Assume::Nothing).unwrap() else { panic!() };
            let mut sums = ColumnSums::default();
            adds.add_to(&mut sums).unwrap();
            Flow::from_column_sums("x", period.parse().unwrap(), Measure::Cases, None, &sums).unwrap()
        };
        assert_eq!(flow.get(Item::Eligible).unwrap().number(), 1, "{period}");
        assert_eq!(flow.get(Item::Resolved).unwrap().number(), 0, "{period}");
    }
}

#[test]
fn postponement_moves_to_the_third_class() {
    for (status, before) in [(Status::Postponed, Item::Ineligible), (Status::Suspended, Item::Suspended)] {
        let facts = open(status, "2018-01-01");
        // Under TT 06/2019 too two classes make the whole until the reporting year ends.
        for period in ["2019/12", "2020/06", "2020/12"] {
            assert_eq!(
                parts(adds(facts, Measure::Cases, period, Assume::Recall).unwrap()).1,
                [(before, 1)],
                "{period}"
            );
            assert!(adds(facts, Measure::Cases, period, Assume::Nothing).is_err());
        }
        assert_eq!(parts(adds(facts, Measure::Cases, "2021/03", Assume::Nothing).unwrap()).1, [(Item::Deferred, 1)]);
    }
}

/// No form before TT 06/2019 has a column for decisions that were revoked.
#[test]
fn a_revoked_decision_has_no_column_before_2020() {
    let facts = closed(Status::Revoked, "2018-10-05", "2019-01-05");
    assert!(matches!(adds(facts, Measure::Cases, "2019/06", Assume::Recall), Err(CaseError::NoRule { .. })));
    let later = closed(Status::Revoked, "2019-10-05", "2020-02-05");
    assert_eq!(parts(adds(later, Measure::Cases, "2020/06", Assume::Nothing).unwrap()).1, [(Item::Revoked, 1)]);
}

#[test]
fn money_counts_at_once_and_the_rest_by_status() {
    let facts = Facts {
        due: dong(100),
        collected: dong(30),
        terminated_amount: dong(5),
        entrusted_amount: dong(15),
        ..open(Status::Ineligible, "2021-12-01")
    };
    let (origin, found) = parts(adds(facts, Measure::Money, "2022/06", Assume::Nothing).unwrap());
    assert_eq!(
        (origin, found),
        (
            Item::NewlyAccepted,
            vec![(Item::Completed, 30), (Item::Terminated, 5), (Item::Entrusted, 15), (Item::Ineligible, 50)]
        )
    );
    let reduced = Facts { reduced_amount: dong(1), ..facts };
    assert!(matches!(
        adds(reduced, Measure::Money, "2022/06", Assume::Nothing),
        Err(CaseError::OnlyRecalled { column: "reduced", .. })
    ));
    assert!(adds(reduced, Measure::Cases, "2022/06", Assume::Nothing).is_ok());
    let sent = Facts { due: dong(100), collected: dong(30), ..closed(Status::Entrusted, "2021-12-01", "2022-01-01") };
    assert_eq!(
        parts(adds(sent, Measure::Money, "2022/06", Assume::Nothing).unwrap()).1,
        [(Item::Completed, 30), (Item::Entrusted, 70)]
    );
}

#[test]
fn what_a_case_adds_is_written_once_for_each_column() {
    let base = Facts { due: dong(100), ..closed(Status::Terminated, "2022-01-05", "2022-02-01") };
    let facts = Facts { terminated_amount: dong(30), collected: dong(10), ..base };
    let outcome = adds(facts, Measure::Money, "2022/06", Assume::Recall).unwrap();
    assert_eq!(parts(outcome), (Item::NewlyAccepted, vec![(Item::Completed, 10), (Item::Terminated, 90)]));
    assert_eq!(outcome.to_string(), "thụ lý mới: thi hành xong 10, đình chỉ thi hành án 90");
    let made = |origin, parts: &[(Item, u128)]| Adds::new(origin, parts.iter().copied());
    assert_eq!(
        Outcome::Adds(made(Item::NewlyAccepted, &[(Item::Terminated, 90), (Item::Completed, 10)]).unwrap()),
        outcome
    );
    for (origin, parts) in [
        (Item::Accepted, &[(Item::Other, 1)][..]),
        (Item::CarriedIn, &[(Item::Eligible, 1)]),
        (Item::CarriedIn, &[(Item::NewlyAccepted, 1)]),
        (Item::CarriedIn, &[(Item::Completed, 1), (Item::Completed, 1)]),
        (Item::CarriedIn, &[(Item::Ineligible, 1), (Item::Deferred, 1)]),
    ] {
        assert!(matches!(made(origin, parts), Err(CaseError::NoSuchPart { .. })), "{origin} {parts:?}");
    }
    for reason in SetAside::ALL {
        assert_eq!(reason.key().parse(), Ok(reason));
    }
}

#[test]
fn administrative_judgments_tally_without_classes() {
    let mut sum = ColumnSums::default();
    for facts in [
        closed(Status::Completed, "2021-01-05", "2021-11-01"),
        open(Status::InProgress, "2021-01-05"),
        open(Status::InProgress, "2021-12-05"),
    ] {
        let Outcome::Adds(adds) = adds(facts, Measure::Admin, "2022/06", Assume::Recall).unwrap() else { panic!() };
        adds.add_to(&mut sum).unwrap();
    }
    let flow = Flow::from_column_sums("x", "2022/06".parse().unwrap(), Measure::Admin, None, &sum).unwrap();
    let number = |item| flow.get(item).unwrap().number();
    assert_eq!(
        (number(Item::CarriedIn), number(Item::ToEnforce), number(Item::Resolved), number(Item::CarriedOver)),
        (2, 3, 1, 2)
    );
    assert!(matches!(
        adds(open(Status::Ineligible, "2021-01-05"), Measure::Admin, "2022/06", Assume::Recall),
        Err(CaseError::NoRule { .. })
    ));
}

#[test]
fn cases_read_back_from_json_and_refuse_contradictions() {
    let case =
        Case::new("Long An", Facts { due: dong(u128::from(u64::MAX)), ..open(Status::InProgress, "2022-01-05") })
            .unwrap();
    let json = serde_json::to_string(&case).unwrap();
    assert!(json.contains(r#""due":"18446744073709551615""#), "{json}");
    assert_eq!(serde_json::from_str::<Case>(&json).unwrap(), case);
    let short = r#"{"office":"x","status":"in_progress","accepted_on":"2022-01-05"}"#;
    assert!(serde_json::from_str::<Case>(short).is_ok());
    assert!(serde_json::from_str::<Case>(&short.replace("in_progress", "completed")).is_err());
    for status in Status::ALL {
        assert_eq!(status.to_string().parse(), Ok(*status));
    }
}

#[test]
fn cases_are_written_in_formats_of_every_kind() {
    let whole = Facts {
        due: Amount::MAX,
        collected: dong(1),
        terminated_amount: dong(2),
        reduced_amount: dong(3),
        entrusted_amount: dong(4),
        ..closed(Status::Terminated, "2021-10-01", "2022-01-31")
    };
    for facts in [whole, open(Status::InProgress, "2022-01-05")] {
        let case = Case::new("Bến Lức", facts).unwrap();
        let json = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<Case>(&json).unwrap(), case);
        let bytes = postcard::to_stdvec(&case).unwrap();
        assert_eq!(postcard::from_bytes::<Case>(&bytes).unwrap(), case);
        let text = toml::to_string(&case).unwrap();
        assert_eq!(toml::from_str::<Case>(&text).unwrap(), case, "{text}");
        // A case that contradicts itself is refused, whatever it is written in.
        let wrong = json.replace(r#""closed_on":"2022-01-31""#, r#""closed_on":"2021-01-31""#);
        assert_eq!(wrong != json, serde_json::from_str::<Case>(&wrong).is_err());
    }
    let unknown = r#"{"office":"x","status":"in_progress","accepted_on":"2022-01-05","colected":"5"}"#;
    assert!(serde_json::from_str::<Case>(unknown).is_err(), "a misspelt field is no field");
}

fn register() -> impl Strategy<Value = Vec<Facts>> {
    let row = (0_usize..Status::ALL.len(), 2018_i16..2023, 1_u8..=12, 0_u128..1_000, 0_u128..=4, 0_u8..24);
    let facts = row.prop_map(|(status, year, month, due, share, later)| {
        let status = Status::ALL[status];
        let accepted_on = Date::new(year, month, 10).unwrap();
        let months = i16::from(month - 1) + i16::from(later);
        let closed = Date::new(year + months / 12, u8::try_from(months % 12).unwrap() + 1, 20).unwrap();
        let collected = if status == Status::Completed { due } else { due * share / 5 };
        Facts {
            due: dong(due),
            collected: dong(collected),
            closed_on: status.is_closed().then_some(closed),
            ..Facts::new(status, accepted_on)
        }
    });
    prop::collection::vec(facts, 0..60)
}

proptest! {
    /// Any register tallies to a form that closes, with one accepted for each case that counts.
    #[test]
    fn a_tally_of_cases_is_a_flow(rows in register(), period in prop::sample::select(vec!["2019/12", "2022/06", "2023/12"])) {
        for measure in [Measure::Cases, Measure::Money] {
            let mut sum = ColumnSums::default();
            let (mut counted, mut due) = (0_u128, 0_u128);
            for facts in &rows {
                match adds(*facts, measure, period, Assume::Recall) {
                    Ok(Outcome::Adds(adds)) => {
                        prop_assert_eq!(adds.total(), if measure == Measure::Cases { 1 } else { facts.due.dong() });
                        prop_assert_eq!(Adds::new(adds.origin(), adds.parts()), Ok(adds));
                        adds.add_to(&mut sum).unwrap();
                        counted += 1;
                        due += facts.due.dong();
                    }
                    Ok(Outcome::SetAside(_)) | Err(CaseError::ClosedAfterPeriod { .. }) => {}
                    Err(CaseError::NoRule { status: Status::Revoked, .. }) if period == "2019/12" => {}
                    Err(error) => prop_assert!(false, "{error}"),
                }
            }
            let flow = Flow::from_column_sums("x", period.parse().unwrap(), measure, None, &sum).unwrap();
            let accepted = flow.get(Item::Accepted).unwrap().number();
            prop_assert_eq!(accepted, if measure == Measure::Cases { counted } else { due });
        }
    }
}
