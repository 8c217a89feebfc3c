//! The identities as data: one version a day, and closed by figures that were published.

use thads_metrics::{Date, Evidence, Identity, Item, Measure, identity::THIRD_CLASS};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn at_most_one_version_holds_for_a_measure_on_any_day() {
    let mut on = day("2006-01-01");
    while on < day("2028-01-01") {
        for identity in Identity::ALL {
            for measure in Measure::ALL {
                let holding = identity.versions().iter().filter(|version| {
                    version.measures().contains(&measure)
                        && version.from().is_none_or(|from| from <= on)
                        && version.to().is_none_or(|to| on <= to)
                });
                let applies = measure != Measure::Admin
                    || !matches!(
                        identity,
                        Identity::Classified
                            | Identity::Resolved
                            | Identity::Standing
                            | Identity::StockEligible
                            | Identity::EligibleShare
                    );
                assert_eq!(holding.count(), usize::from(applies), "{identity} {measure} {on}");
            }
        }
        on = on.tomorrow().unwrap();
    }
}

#[test]
fn terms_name_only_items_of_their_measure_and_start_with_the_total() {
    for identity in Identity::ALL {
        for version in identity.versions() {
            assert!(!version.citation().is_empty());
            let Some(terms) = version.terms() else { continue };
            assert_eq!(terms[0].0, 1, "{identity}");
            for measure in version.measures() {
                assert!(terms.iter().all(|(sign, item)| sign.abs() == 1 && measure.has(*item)), "{identity} {measure}");
            }
        }
    }
}

#[test]
fn the_third_class_begins_with_a_reporting_year() {
    let eve = THIRD_CLASS.yesterday().unwrap();
    let (two, three) =
        (Identity::Classified.terms(Measure::Money, eve), Identity::Classified.terms(Measure::Money, THIRD_CLASS));
    // Under TT 06/2019 and before that day neither is taken for granted: deferred is a class, and may be empty.
    assert!(two.unwrap().contains(&(-1, Item::Deferred)) && three.unwrap().contains(&(-1, Item::Deferred)));
    assert!(Identity::Classified.zero(Measure::Cases, eve).is_empty());
    let before = day("2020-01-04");
    assert!(!Identity::Classified.terms(Measure::Money, before).unwrap().contains(&(-1, Item::Deferred)));
    assert_eq!(Identity::Classified.zero(Measure::Cases, before), [Item::Deferred]);
    assert!(Identity::Classified.zero(Measure::Cases, THIRD_CLASS).is_empty());
    assert!(Identity::Standing.terms(Measure::Cases, eve).unwrap().contains(&(-1, Item::Suspended)));
    assert!(!Identity::Standing.terms(Measure::Cases, THIRD_CLASS).unwrap().contains(&(-1, Item::Suspended)));
}

#[test]
fn official_figures_close() {
    // Nation, 9 months of 2017: thads.moj.gov.vn ChiDaoDieuHanh 3689; the deductions are printed as one sum.
    let nation = [
        (Item::Accepted, 736_747),
        (Item::CarriedIn, 290_524),
        (Item::NewlyAccepted, 446_223),
        (Item::Entrusted, 8_520),
        (Item::ToEnforce, 728_227),
        (Item::Eligible, 579_413),
        (Item::Ineligible, 148_814),
        (Item::Resolved, 369_372),
        (Item::CarriedOver, 358_855),
        (Item::CarriedOverEligible, 210_041),
    ];
    let value = |item: Item| nation.iter().find(|(i, _)| *i == item).map_or(0, |(_, n)| *n);
    for identity in [Identity::Intake, Identity::Net, Identity::Classified, Identity::Stock, Identity::StockEligible] {
        let terms = identity.terms(Measure::Cases, day("2017-06-30")).unwrap();
        let sum: i64 = terms.iter().map(|(sign, item)| i64::from(*sign) * value(*item)).sum();
        assert_eq!(sum, 0, "{identity}");
        assert_eq!(identity.evidence(Measure::Cases, day("2017-06-30")), Some(Evidence::Text));
    }
}

#[test]
fn formulas_read_as_the_glossary_writes_them() {
    let on = day("2022-03-31");
    let formula = |identity: Identity, measure| identity.formula(measure, on).unwrap();
    assert_eq!(formula(Identity::Net, Measure::Cases), "to_enforce = accepted − entrusted − taken_up − revoked");
    assert_eq!(formula(Identity::Net, Measure::Admin), "to_enforce = accepted");
    assert_eq!(formula(Identity::Stock, Measure::Money), "carried_over = to_enforce − resolved");
    assert_eq!(formula(Identity::Resolved, Measure::Money), "resolved = completed + terminated + reduced");
    assert_eq!(formula(Identity::Rate, Measure::Admin), "rate = resolved ÷ to_enforce");
}

#[test]
fn what_is_only_remembered_is_marked_so() {
    let on = day("2022-03-31");
    let recalled: Vec<_> = Identity::ALL
        .into_iter()
        .flat_map(|identity| Measure::ALL.map(|measure| (identity, measure)))
        .filter(|(identity, measure)| identity.evidence(*measure, on) == Some(Evidence::Recall))
        .collect();
    let expected = [
        (Identity::Resolved, Measure::Money),
        (Identity::Standing, Measure::Cases),
        (Identity::Standing, Measure::Money),
    ];
    assert_eq!(recalled, expected);
}

/// From Law 106/2025 on an entrusted case may be revoked too, and a reduction is a ground of đình chỉ: each counts once.
#[test]
fn what_two_parts_may_share_is_said() {
    let twice = |identity: Identity, measure, on| identity.version(measure, day(on)).unwrap().twice();
    assert_eq!(twice(Identity::Net, Measure::Cases, "2026-06-30"), None);
    assert_eq!(twice(Identity::Net, Measure::Cases, "2026-07-31"), Some((Item::Entrusted, Item::Revoked)));
    assert_eq!(twice(Identity::Resolved, Measure::Money, "2026-06-30"), None);
    assert_eq!(twice(Identity::Resolved, Measure::Money, "2026-07-31"), Some((Item::Terminated, Item::Reduced)));
    assert_eq!(twice(Identity::Resolved, Measure::Cases, "2026-07-31"), None);
    let net = Identity::Net.formula(Measure::Cases, day("2026-07-31")).unwrap();
    assert_eq!(net, "to_enforce = accepted − entrusted − taken_up − revoked + entrusted ∩ revoked");
}

#[test]
fn keys_read_back() {
    for identity in Identity::ALL {
        assert_eq!(identity.to_string().parse(), Ok(identity));
        let json = serde_json::to_string(&identity).unwrap();
        assert_eq!(serde_json::from_str::<Identity>(&json).unwrap(), identity);
    }
    assert!("rates".parse::<Identity>().is_err());
}
