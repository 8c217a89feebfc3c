//! The regimes: exactly one each day, rules that say how they are known, and where series break.

use thads_metrics::{
    Date, Evidence, Item, Lang, Period, Quantity, Regime, Status,
    regime::{BREAKS, Place, Precision, REGIMES, RegimeError, RegimeId, breaks_between},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn breaks(a: &str, b: &str, quantity: &str, office: Option<&str>) -> Vec<&'static str> {
    let (a, b): (Period, Period) = (a.parse().unwrap(), b.parse().unwrap());
    let quantity: Quantity = quantity.parse().unwrap();
    let found = breaks_between(a, b, quantity, office, None);
    assert_eq!(found, breaks_between(b, a, quantity, office, None), "a comparison has no direction");
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
                let on = id.regime().settled();
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
    assert_eq!(place(RegimeId::R2026, Status::Suspended), Place::NotEstablished);
    assert_eq!(place(RegimeId::R2026, Status::SeparatelyTracked), Place::SeparateRegister);
}

#[test]
fn comparisons_across_a_break_are_named() {
    assert_eq!(breaks("2015/12", "2016/12", "cases.rate", None), ["eligible_redefined"]);
    assert_eq!(breaks("2015/12", "2016/12", "cases.newly_accepted", None), [""; 0]);
    assert_eq!(breaks("2020/12", "2021/12", "money.ineligible", None), ["third_class"]);
    assert_eq!(breaks("2020/12", "2021/01", "cases.deferred", None), ["third_class"]);
    assert_eq!(breaks("2019/12", "2020/12", "cases.deferred", None), [""; 0]);
    assert_eq!(breaks("2021/12", "2022/12", "cases.rate", None), [""; 0]);
    assert_eq!(breaks("2015/12", "2021/12", "cases.eligible", None), ["eligible_redefined", "third_class"]);
    assert_eq!(breaks("2008/12", "2011/12", "cases.resolved", None), ["resolved_redefined"]);
}

#[test]
fn the_counting_rule_breaks_cases_and_not_money() {
    assert_eq!(breaks("2025/12", "2026/12", "cases.accepted", None), ["one_decision_per_debtor"]);
    assert_eq!(breaks("2026/09", "2026/12", "cases.accepted", None), ["one_decision_per_debtor"]);
    assert_eq!(breaks("2025/09", "2026/09", "cases.accepted", None), [""; 0]); // both end on 30 June
    assert_eq!(breaks("2025/12", "2026/12", "money.accepted", None), [""; 0]);
    assert_eq!(breaks("2025/12", "2026/12", "cases.carried_in", None), [""; 0]); // running cases keep their decisions
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

#[test]
fn a_regime_has_the_columns_that_its_identities_speak_of() {
    use thads_metrics::{Flow, Measure};
    for regime in &REGIMES {
        for measure in Measure::ALL {
            let columns = regime.columns(measure);
            let items: Vec<_> = columns.iter().map(|column| column.item).collect();
            assert!(items.windows(2).all(|pair| pair[0] < pair[1]), "in the order of the glossary, each once");
            assert!(columns.iter().all(|column| measure.has(column.item) && !column.citation.is_empty()));
            for (_, version) in regime.identities(measure) {
                let terms = version.terms().unwrap_or_default();
                assert!(terms.iter().all(|(_, item)| items.contains(item)), "{} {measure}", regime.id());
            }
            // A flow of that time takes these columns and no others.
            let year = thads_metrics::ReportingYear::of(regime.settled()).unwrap().whole();
            if Regime::on(year.last_day()).unwrap().id() == regime.id() {
                for item in measure.items().filter(|item| !item.is_percent()) {
                    let made = Flow::from_items("x", year, measure, None, [(item, 1)]);
                    let refused = matches!(made, Err(thads_metrics::flow::FlowError::NoSuchItem { .. }));
                    assert_eq!(refused, !items.contains(&item), "{} {measure} {item}", regime.id());
                }
            }
        }
        // Where a status is put, there is a column for it.
        let items: Vec<_> = regime.columns(Measure::Cases).iter().map(|column| column.item).collect();
        let placed = Status::ALL.iter().filter_map(|status| regime.column(*status).place.item());
        assert!(placed.into_iter().all(|item| items.contains(&item)), "{}", regime.id());
    }
    let columns = |id: RegimeId| id.regime().columns(Measure::Cases);
    assert!(columns(RegimeId::R2006).iter().all(|column| column.evidence == Evidence::Recall));
    assert!(columns(RegimeId::R2026).iter().all(|column| column.evidence == Evidence::Recall));
    let text = |id, item| columns(id).iter().any(|column| column.item == item && column.evidence == Evidence::Text);
    assert!(text(RegimeId::R2015, Item::Eligible) && text(RegimeId::R2024, Item::Eligible));
}

#[test]
fn identities_change_only_with_the_regime_and_the_third_class() {
    for identity in thads_metrics::Identity::ALL {
        for version in identity.versions() {
            let first = version.from().into_iter();
            let next = version.to().and_then(Date::tomorrow).into_iter();
            for boundary in first.chain(next) {
                let is_known = REGIMES.iter().any(|regime| regime.in_force() == boundary);
                assert!(is_known || boundary == thads_metrics::identity::THIRD_CLASS, "{identity} {boundary}");
            }
        }
    }
}

#[test]
fn forms_are_numbered_as_listed() {
    let counts = RegimeId::ALL.map(|id| id.regime().forms().len());
    assert_eq!(counts, [0, 0, 0, 0, 12, 0]);
    for forms in REGIMES.iter().map(Regime::forms).chain([&thads_metrics::regime::JOINT_FORMS[..]]) {
        assert!(forms.iter().zip(1..).all(|(form, number)| form.number == number && form.evidence.is_established()));
    }
    assert!(REGIMES.iter().all(|regime| !regime.forms_remark().is_empty()));
}

#[test]
fn a_series_carries_its_breaks() {
    let series = |quantity: &str, periods: &[&str], office| {
        let periods: Vec<Period> = periods.iter().map(|period| period.parse().unwrap()).collect();
        let found = thads_metrics::regime::breaks_in(&periods, quantity.parse().unwrap(), office, None);
        found.iter().map(|c| format!("{} {} {}", c.before, c.after, c.at.id())).collect::<Vec<_>>()
    };
    let years = ["2014/12", "2015/12", "2016/12", "2019/12", "2020/12", "2021/12"];
    let expected = ["2015/12 2016/12 eligible_redefined", "2020/12 2021/12 third_class"];
    assert_eq!(series("cases.rate", &years, None), expected);
    let mut shuffled = years.to_vec();
    shuffled.reverse();
    shuffled.push("2016/12");
    assert_eq!(series("cases.rate", &shuffled, None), expected, "whatever the order");
    let months = ["2025/08", "2025/09", "2025/10", "2025/11"];
    assert_eq!(series("money.rate", &months, Some("Long An")), ["2025/09 2025/10 mergers_2025"]);
    assert_eq!(series("money.rate", &months, None), [""; 0]);
    assert_eq!(series("money.rate", &[], None), [""; 0]);
    let crossing = thads_metrics::regime::breaks_in(
        &["2020/12".parse().unwrap(), "2021/12".parse().unwrap()],
        "cases.rate".parse().unwrap(),
        None,
        None,
    )[0];
    assert!(crossing.print(Lang::En).starts_with("about 2020-10-01: from 2021 (2020-10-01) on"));
    assert!(crossing.print(Lang::Vi).starts_with("khoảng 2020-10-01: từ năm 2021"));
}

/// A lawyer reads the table from top to bottom: statuses in their order, days within each, no line that changes nothing.
#[test]
fn the_table_of_statuses_is_flat_and_in_order() {
    use thads_metrics::regime::STATUS_RULES;
    assert!(STATUS_RULES.windows(2).all(|pair| (pair[0].status, pair[0].since) < (pair[1].status, pair[1].since)));
    for status in Status::ALL {
        let lines: Vec<_> = STATUS_RULES.iter().filter(|line| line.status == *status).collect();
        assert_eq!(lines[0].since, REGIMES[0].in_force(), "{status}");
        assert!(lines.windows(2).all(|pair| pair[0].rule != pair[1].rule), "{status}");
        let is_boundary =
            |day| day == thads_metrics::identity::THIRD_CLASS || REGIMES.iter().any(|regime| regime.in_force() == day);
        assert!(lines.iter().all(|line| is_boundary(line.since)), "{status}");
    }
}

/// The year 2026 straddles two regimes: what a series of its months breaks at, and what carries on.
#[test]
fn the_months_of_2026_break_where_the_law_changed() {
    let months: Vec<Period> = (1..=12).map(|month| Period::new(2026, month).unwrap()).collect();
    let broken = |quantity: &str| {
        let found = thads_metrics::regime::breaks_in(&months, quantity.parse().unwrap(), None, None);
        found.iter().map(|c| (c.before.months(), c.after.months(), c.at.id())).collect::<Vec<_>>()
    };
    assert_eq!(broken("cases.newly_accepted"), [(9, 10, "one_decision_per_debtor")]);
    assert_eq!(broken("cases.carried_in"), []);
    assert_eq!(broken("money.newly_accepted"), []);
    assert_eq!(broken("money.rate"), [(9, 10, "ineligible_regrounded")]);
    let both = [(9, 10, "ineligible_regrounded"), (9, 10, "request_sent_back")];
    assert_eq!(broken("money.ineligible"), both);
}

/// What is carried in was counted on the day before the year began: it breaks a year after what is carried over.
#[test]
fn the_opening_stock_breaks_where_the_closing_stock_did() {
    assert_eq!(breaks("2025/12", "2026/12", "cases.carried_in", None), [""; 0]);
    assert_eq!(
        breaks("2025/12", "2026/12", "cases.carried_over", None),
        ["one_decision_per_debtor", "request_sent_back"]
    );
    assert_eq!(
        breaks("2026/12", "2027/06", "cases.carried_in", None),
        ["one_decision_per_debtor", "request_sent_back"]
    );
    assert_eq!(breaks("2026/12", "2027/06", "money.carried_in", None), ["request_sent_back"]);
    assert_eq!(breaks("2020/12", "2021/12", "cases.carried_in", None), [""; 0]);
    assert_eq!(breaks("2025/09", "2025/10", "cases.carried_in", Some("Long An")), ["mergers_2025"]);
}

/// Law 106/2025 art. 33(2): what is enforced ex officio is listed anew, which no ungrouped figure feels.
#[test]
fn figures_by_source_break_with_the_list_of_what_is_enforced_ex_officio() {
    let of = |group| {
        let pair = ("2026/09".parse().unwrap(), "2026/12".parse().unwrap());
        let found = breaks_between(pair.0, pair.1, "money.resolved".parse().unwrap(), None, group);
        found.iter().map(|known| known.id()).collect::<Vec<_>>()
    };
    assert_eq!((of(None), of(Some("credit"))), (vec![], vec![]));
    for group in ["ex_officio", "theo yêu cầu", "credit/chủ động"] {
        assert_eq!(of(Some(group)), ["ex_officio_relisted"], "{group}");
    }
}

#[test]
fn articles_are_those_of_the_law_of_the_day() {
    use thads_metrics::regime::Article;
    let of = |status, on| Article::of(status, day(on)).map(|article| article.print(Lang::Vi));
    for (status, old, new) in [
        (Status::Suspended, "Điều 49", "Điều 47"),
        (Status::Terminated, "Điều 50", "Điều 48"),
        (Status::Completed, "Điều 52", "khoản 1 Điều 55"),
        (Status::PostponedByAgreement, "điểm c khoản 1 Điều 48", "điểm c khoản 1 Điều 46"),
    ] {
        assert_eq!(of(status, "2026-06-30").as_deref(), Some(old));
        assert_eq!(of(status, "2026-07-01").as_deref(), Some(new));
    }
    assert_eq!(of(Status::Other, "2026-07-01"), None);
}
