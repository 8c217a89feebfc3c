//! The regimes: exactly one each day, rules that say how they are known, and where series break.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)] // a test may panic: that is how it fails

use thads_metrics::{
    BREAKS, Date, Evidence, Item, Lang, Period, Place, Precision, Quantity, REGIMES, Regime, RegimeId, Status,
    breaks_between, error::RegimeError,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn breaks(a: &str, b: &str, quantity: &str, office: Option<&str>) -> Vec<&'static str> {
    let (a, b): (Period, Period) = (a.parse().unwrap(), b.parse().unwrap());
    let quantity: Quantity = quantity.parse().unwrap();
    let found = breaks_between(a, b, quantity, office);
    assert_eq!(found, breaks_between(b, a, quantity, office), "a comparison has no direction");
    found.iter().map(|found| found.id()).collect()
}

#[test]
fn exactly_one_regime_each_day() {
    let mut on = day("2006-01-01");
    let mut seen = Vec::new();
    while on <= day("2027-12-31") {
        let governing = REGIMES.iter().filter(|r| r.in_force() <= on && r.superseded().is_none_or(|end| on < end));
        assert_eq!(governing.count(), 1, "{on}");
        let regime = Regime::on(on).unwrap();
        assert!(regime.in_force() <= on && regime.superseded().is_none_or(|end| on < end), "{on}");
        if seen.last() != Some(&regime.id()) {
            seen.push(regime.id());
        }
        on = on.tomorrow().unwrap();
    }
    assert_eq!(seen, RegimeId::ALL);
}

#[test]
fn the_boundaries_are_those_of_the_circulars() {
    let boundaries = [
        ("2020-01-05", RegimeId::R2015, RegimeId::R2019),
        ("2024-07-26", RegimeId::R2019, RegimeId::R2024),
        ("2026-07-01", RegimeId::R2024, RegimeId::R2026),
    ];
    for (first, before, after) in boundaries {
        let first = day(first);
        assert_eq!(Regime::on(first.yesterday().unwrap()).unwrap().id(), before);
        assert_eq!(Regime::on(first).unwrap().id(), after);
    }
    for id in RegimeId::ALL {
        assert_eq!(id.regime().id(), id);
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    assert!("R2020".parse::<RegimeId>().is_err());
}

#[test]
fn a_day_before_every_regime_is_an_error_that_says_so() {
    let error = Regime::on(day("2005-12-31")).unwrap_err();
    assert_eq!(error, RegimeError::Before { got: day("2005-12-31"), first: day("2006-01-01") });
    assert!(error.to_string().contains("2006-01-01"));
}

#[test]
fn a_chosen_boundary_is_marked() {
    for regime in &REGIMES {
        assert_eq!(regime.precision() == Precision::Day, regime.evidence().is_established(), "{}", regime.id());
        assert!(!regime.citation().is_empty());
        assert!(regime.precision() == Precision::Year || regime.signed() <= regime.in_force());
    }
    let exact: Vec<_> = REGIMES.iter().filter(|r| r.precision() == Precision::Day).map(Regime::id).collect();
    assert_eq!(exact, [RegimeId::R2024, RegimeId::R2026]);
}

#[test]
fn no_guess_is_a_rule() {
    for id in RegimeId::ALL {
        for status in Status::ALL {
            let rule = id.regime().column(*status);
            assert!(!rule.citation.is_empty());
            if rule.place == Place::NotEstablished {
                assert_eq!(rule.evidence, Evidence::Recall);
            }
            // A regime's rule may name only a column that its forms have.
            if let Place::Column(item) = rule.place {
                let on = id.regime().in_force();
                let has = thads_metrics::Identity::ALL
                    .iter()
                    .filter_map(|identity| identity.terms(thads_metrics::Measure::Cases, on))
                    .any(|terms| terms.iter().any(|(_, other)| *other == item));
                assert!(has, "{id} {status} {item}");
            }
        }
    }
    let place = |id: RegimeId, status| id.regime().column(status).place;
    assert!(Status::ALL.iter().all(|status| place(RegimeId::R2006, *status) == Place::NotEstablished));
    assert_eq!(place(RegimeId::R2015, Status::Postponed), Place::Column(Item::Ineligible));
    assert_eq!(place(RegimeId::R2019, Status::Postponed), Place::Column(Item::Deferred));
    assert_eq!(place(RegimeId::R2019, Status::PostponedByAgreement), Place::Column(Item::PostponedByAgreement));
    assert_eq!(place(RegimeId::R2024, Status::PostponedByAgreement), Place::NotEstablished);
    assert_eq!(place(RegimeId::R2026, Status::Terminated), Place::NotEstablished);
    assert_eq!(place(RegimeId::R2026, Status::SeparatelyTracked), Place::SeparateRegister);
}

#[test]
fn comparisons_across_a_break_are_named() {
    assert_eq!(breaks("2015/12", "2016/12", "cases.rate", None), ["eligible_redefined"]);
    assert_eq!(breaks("2015/12", "2016/12", "cases.newly_accepted", None), [""; 0]);
    assert_eq!(breaks("2019/12", "2020/12", "money.ineligible", None), ["third_class"]);
    assert_eq!(breaks("2020/03", "2020/04", "cases.deferred", None), ["third_class"]);
    assert_eq!(breaks("2021/12", "2022/12", "cases.rate", None), [""; 0]);
    assert_eq!(breaks("2015/12", "2020/12", "cases.eligible", None), ["eligible_redefined", "third_class"]);
    assert_eq!(breaks("2008/12", "2011/12", "cases.resolved", None), ["resolved_redefined"]);
}

#[test]
fn the_counting_rule_breaks_cases_and_not_money() {
    assert_eq!(breaks("2025/12", "2026/12", "cases.accepted", None), ["one_decision_per_debtor"]);
    assert_eq!(breaks("2026/09", "2026/12", "cases.accepted", None), ["one_decision_per_debtor"]);
    assert_eq!(breaks("2025/09", "2026/09", "cases.accepted", None), [""; 0]); // both end on 30 June
    assert_eq!(breaks("2025/12", "2026/12", "money.accepted", None), [""; 0]);
    // The year 2026 is a mixture: nine months of the old rule, three of the new.
    assert_eq!(breaks("2026/12", "2027/12", "cases.accepted", None), ["one_decision_per_debtor"]);
    assert_eq!(breaks("2026/11", "2026/12", "cases.accepted", None), [""; 0]);
    assert_eq!(breaks("2027/12", "2028/12", "cases.accepted", None), [""; 0]);
}

#[test]
fn mergers_break_only_the_offices_that_merged() {
    let broken = |office| breaks("2025/09", "2025/12", "money.rate", office);
    assert_eq!(broken(Some("THADS tỉnh Tây Ninh")), ["mergers_2025"]);
    assert_eq!(broken(Some("Long An")), ["mergers_2025"]);
    for office in [None, Some("toàn quốc"), Some("Hà Nội"), Some("TP Cao Bằng"), Some("Thanh Hóa")] {
        assert_eq!(broken(office), [""; 0], "{office:?}");
    }
    assert_eq!(breaks("2025/12", "2026/09", "money.rate", Some("Tây Ninh")), [""; 0]);
}

#[test]
fn every_break_gives_its_reason() {
    for window in BREAKS.windows(2) {
        assert!(window[0].on() <= window[1].on());
    }
    for found in &BREAKS {
        assert!(
            !found.reason(Lang::Vi).is_empty() && !found.reason(Lang::En).is_empty() && !found.citation().is_empty()
        );
        assert!(!found.items().is_empty() && !found.measures().is_empty());
    }
}
