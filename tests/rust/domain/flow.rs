//! Flows: published forms that close, contradictions that are named, and the laws of adding.

use Item::*;
use proptest::prelude::*;
use thads_metrics::{
    Amount, Flow, Identity, Item, Measure, Rate, Undefined, Value,
    flow::{ColumnSums, FlowError},
    measure::Keyed,
};

fn cases(office: &str, period: &str, items: &[(Item, u128)]) -> Result<Flow, FlowError> {
    Flow::from_items(office, period.parse().unwrap(), Measure::Cases, None, items.iter().copied())
}

fn number(flow: &Flow, item: Item) -> Option<u128> {
    flow.get(item).map(Value::number)
}

const NATION_2017: [(Item, u128); 5] =
    [(CarriedIn, 290_524), (NewlyAccepted, 446_223), (ToEnforce, 728_227), (Eligible, 579_413), (Resolved, 369_372)];

#[test]
fn nation_nine_months_of_2017() {
    let flow = cases("toàn quốc", "2017/09", &NATION_2017).unwrap();
    assert_eq!(number(&flow, Accepted), Some(736_747));
    assert_eq!(number(&flow, Ineligible), Some(148_814));
    assert_eq!(number(&flow, Deferred), Some(0)); // no such class before TT 06/2019
    assert_eq!(number(&flow, CarriedOver), Some(358_855));
    assert_eq!(number(&flow, CarriedOverEligible), Some(210_041));
    assert_eq!(number(&flow, Entrusted), None); // only the sum of the deductions is known
    assert_eq!(flow.rate().unwrap().to_string(), "63,75%");
    assert_eq!(flow.eligible_share(2).unwrap().to_string(), "79,56%");
    assert_eq!(flow.to_string(), "toàn quốc, 9 tháng đầu năm 2017, về việc: 369.372/579.413 = 63,75%");
}

#[test]
fn every_printed_total_may_be_given_too() {
    let mut items = NATION_2017.to_vec();
    items.extend([
        (Accepted, 736_747),
        (Ineligible, 148_814),
        (CarriedOver, 358_855),
        (CarriedOverEligible, 210_041),
        (Deferred, 0),
    ]);
    assert_eq!(cases("toàn quốc", "2017/09", &items), cases("toàn quốc", "2017/09", &NATION_2017));
}

#[test]
fn ho_chi_minh_six_months_of_2019() {
    let items = [
        (Accepted, 79_177),
        (Entrusted, 580),
        (TakenUp, 4),
        (ToEnforce, 78_593),
        (Eligible, 54_681),
        (Ineligible, 23_912),
        (Resolved, 26_515),
    ];
    let flow = cases("TP.HCM", "2019/06", &items).unwrap();
    assert_eq!(flow.rate().unwrap().to_string(), "48,49%");
    assert_eq!(number(&flow, Revoked), Some(0));
    assert_eq!(number(&flow, CarriedIn), None);
    assert_eq!(number(&flow, Completed), None);
}

#[test]
fn nation_seven_months_of_2017() {
    let items = [
        (Accepted, 631_587),
        (CarriedIn, 290_524),
        (NewlyAccepted, 341_063),
        (ToEnforce, 625_425),
        (Eligible, 482_175),
        (Ineligible, 143_250),
        (Resolved, 267_165),
        (CarriedOver, 358_260),
        (CarriedOverEligible, 215_010),
    ];
    let flow = cases("toàn quốc", "2017/07", &items).unwrap();
    assert_eq!(flow.rate().unwrap().to_string(), "55,41%");
    assert_eq!(flow.eligible_share(2).unwrap().to_string(), "77,10%");
}

#[test]
fn dong_thap_nine_months_of_2025_has_a_third_class() {
    let items = [
        (Accepted, 53_640),
        (NewlyAccepted, 29_865),
        (Entrusted, 368),
        (Revoked, 6),
        (ToEnforce, 53_266),
        (Eligible, 34_110),
        (Ineligible, 17_034),
        (Resolved, 21_468),
    ];
    let flow = cases("Đồng Tháp", "2025/09", &items).unwrap();
    assert_eq!(number(&flow, Deferred), Some(2_122));
    assert_eq!(number(&flow, CarriedIn), Some(23_775));
    assert_eq!(number(&flow, TakenUp), Some(0));
    assert_eq!(flow.eligible_share(2).unwrap().to_string(), "64,04%");
    // The same figures before 2020 contradict each other: there were two classes.
    let error = cases("Đồng Tháp", "2019/09", &items).unwrap_err();
    assert!(
        matches!(error, FlowError::Contradiction { identity: Identity::Classified, difference: 2122, .. }),
        "{error}"
    );
}

#[test]
fn nation_2023_deductions_close() {
    let items = [
        (Accepted, 936_046),
        (CarriedIn, 299_096),
        (NewlyAccepted, 636_950),
        (Entrusted, 12_004),
        (Revoked, 501),
        (TakenUp, 0),
        (ToEnforce, 923_541),
    ];
    // No eligible in this source: a flow needs what its rate needs.
    let error = cases("toàn quốc", "2023/12", &items).unwrap_err();
    assert_eq!(error, FlowError::Undetermined { item: Eligible });
    let mut wrong = items.to_vec();
    wrong[6].1 += 1;
    let error = cases("toàn quốc", "2023/12", &wrong).unwrap_err();
    assert!(
        matches!(error, FlowError::Contradiction { identity: Identity::Net, left: 923_542, ref right, .. } if *right == 923_541.into()),
        "{error}"
    );
}

#[test]
fn contradictions_name_the_identity_and_the_difference() {
    let mut items = NATION_2017.to_vec();
    items.push((CarriedOver, 358_850));
    let error = cases("toàn quốc", "2017/09", &items).unwrap_err();
    assert!(matches!(error, FlowError::Contradiction { identity: Identity::Stock, difference: 5, .. }), "{error}");
    assert!(error.to_string().contains("carried_over = to_enforce − resolved"));
    let negative = cases("x", "2017/09", &[(Eligible, 5), (Resolved, 6)]).unwrap_err();
    assert_eq!(
        negative,
        FlowError::Negative {
            item: CarriedOverEligible,
            identity: Identity::StockEligible,
            formula: Keyed("carried_over_eligible = eligible − resolved".into()),
            by: 1
        }
    );
    assert!(matches!(
        cases("x", "2017/09", &[(ToEnforce, 4), (Eligible, 5), (Resolved, 1)]),
        Err(FlowError::Negative { .. })
    ));
    assert!(matches!(
        cases("x", "2017/09", &[(CarriedIn, 9), (Accepted, 5), (ToEnforce, 5), (Eligible, 5), (Resolved, 1)]),
        Err(FlowError::Negative { .. })
    ));
    assert!(matches!(
        cases("x", "2022/09", &[(Eligible, 5), (Resolved, 1), (Completed, 2)]),
        Err(FlowError::Negative { .. })
    ));
    let parts = [(Eligible, 9), (Resolved, 1), (InProgress, 5), (Paused, 4)];
    assert!(matches!(cases("x", "2022/09", &parts), Err(FlowError::Negative { .. } | FlowError::Contradiction { .. })));
}

#[test]
fn what_has_no_place_is_refused_and_not_dropped() {
    assert_eq!(
        cases("x", "2022/12", &[(Eligible, 5), (Resolved, 1), (Ineligible, 3)]),
        Err(FlowError::Undetermined { item: ToEnforce })
    );
    let entrusted = [(Eligible, 5), (Resolved, 1), (ToEnforce, 5), (Entrusted, 3)];
    assert_eq!(cases("x", "2022/12", &entrusted), Err(FlowError::Undetermined { item: Accepted }));
    assert!(matches!(cases("x", "2022/12", &[(Rate, 5)]), Err(FlowError::NoSuchItem { .. })));
    assert!(matches!(cases("x", "2022/12", &[(Reduced, 5)]), Err(FlowError::NoSuchItem { .. })));
    assert!(matches!(cases("x", "2022/12", &[(Suspended, 5)]), Err(FlowError::NoSuchItem { .. }))); // inside deferred by then
    assert!(matches!(cases("x", "2019/12", &[(Deferred, 5)]), Err(FlowError::NoSuchItem { .. })));
    assert!(matches!(cases("x", "2019/12", &[(Eligible, 5), (Eligible, 6)]), Err(FlowError::Twice { .. })));
    assert!(matches!(cases("x", "2019/12", &[(Eligible, u128::MAX)]), Err(FlowError::TooLarge { .. })));
    assert_eq!(cases("x", "2019/12", &[(Eligible, 5)]), Err(FlowError::Undetermined { item: Resolved }));
}

#[test]
fn a_part_may_be_known_without_the_others() {
    let flow = cases(
        "x",
        "2022/12",
        &[(Accepted, 100), (ToEnforce, 90), (Eligible, 80), (Resolved, 40), (Entrusted, 7), (Completed, 39)],
    )
    .unwrap();
    assert_eq!((number(&flow, Entrusted), number(&flow, Revoked)), (Some(7), None));
    assert_eq!(number(&flow, Terminated), Some(1));
    let sum = flow.checked_add(&flow, "two").unwrap();
    assert_eq!((number(&sum, Entrusted), number(&sum, TakenUp), number(&sum, Accepted)), (Some(14), None, Some(200)));
}

#[test]
fn a_zero_base_has_a_reason_and_no_rate() {
    let flow = cases("x", "2022/12", &[(Eligible, 0), (Resolved, 0), (ToEnforce, 0)]).unwrap();
    assert_eq!(flow.rate(), Err(Undefined::NothingEligible {}));
    assert_eq!(flow.eligible_share(2), None);
    assert_eq!(number(&flow, Completed), Some(0));
}

#[test]
fn administrative_judgments_divide_by_what_is_to_be_enforced() {
    let admin = |items: &[(Item, u128)]| {
        Flow::from_items("TP.HCM", "2019/06".parse().unwrap(), Measure::Admin, None, items.iter().copied())
    };
    let flow = admin(&[(CarriedIn, 39), (NewlyAccepted, 15), (Resolved, 5)]).unwrap();
    assert_eq!(
        (number(&flow, Accepted), number(&flow, ToEnforce), number(&flow, CarriedOver)),
        (Some(54), Some(54), Some(49))
    );
    assert_eq!(flow.rate().unwrap(), Rate::of(flow.get(Resolved).unwrap(), flow.get(ToEnforce).unwrap()).unwrap());
    assert!(matches!(admin(&[(Eligible, 5)]), Err(FlowError::NoSuchItem { .. })));
    assert_eq!(
        admin(&[(Accepted, 54), (ToEnforce, 53), (Resolved, 5)]).unwrap_err().to_string().split(' ').next(),
        Some("net")
    );
    let json = serde_json::to_string(&flow).unwrap();
    assert_eq!(serde_json::from_str::<Flow>(&json).unwrap(), flow, "{json}");
}

#[test]
fn only_flows_of_one_kind_are_added() {
    let flow = |period: &str, measure, group| {
        Flow::from_items("a", period.parse().unwrap(), measure, group, [(Eligible, 2), (Resolved, 1)]).unwrap()
    };
    let base = flow("2022/12", Measure::Cases, None);
    for other in [
        flow("2022/11", Measure::Cases, None),
        flow("2022/12", Measure::Money, None),
        flow("2022/12", Measure::Cases, Some("credit")),
    ] {
        assert!(matches!(base.checked_add(&other, "both"), Err(FlowError::Different { .. })));
    }
    let most = |n: u128| {
        Flow::from_items("a", "2022/12".parse().unwrap(), Measure::Money, None, [(Eligible, n), (Resolved, 0)]).unwrap()
    };
    assert!(matches!(most(Amount::MAX.dong()).checked_add(&most(1), "both"), Err(FlowError::TooLarge { .. })));
    assert_eq!(most(1).checked_add(&most(2), "both").unwrap().office(), "both");
}

fn leaves(period: &str) -> impl Strategy<Value = Vec<(Item, u128)>> {
    let third = period > "2020/03";
    prop::collection::vec(0_u128..1_000, 11).prop_flat_map(move |n| {
        let after = [
            Entrusted,
            TakenUp,
            Revoked,
            Ineligible,
            Deferred,
            Completed,
            Terminated,
            InProgress,
            PostponedByAgreement,
            Paused,
            Other,
        ];
        let before = [
            Entrusted,
            TakenUp,
            Revoked,
            Ineligible,
            Suspended,
            Completed,
            Terminated,
            InProgress,
            PostponedByAgreement,
            Paused,
            Other,
        ];
        let items: Vec<_> = if third { after } else { before }.into_iter().zip(n.clone()).collect();
        let accepted: u128 = n.iter().sum();
        (0..=accepted).prop_map(move |carried| {
            let mut all = items.clone();
            all.extend([(CarriedIn, carried), (NewlyAccepted, accepted - carried)]);
            all
        })
    })
}

fn tally(items: &[(Item, u128)]) -> ColumnSums {
    let mut sum = ColumnSums::default();
    for (item, number) in items {
        sum.add(*item, *number).unwrap();
    }
    sum
}

proptest! {
    /// Every linear identity of the period closes on what is derived.
    #[test]
    fn every_identity_closes(
        (period, items) in prop::sample::select(vec!["2019/12", "2020/04", "2025/12"]).prop_flat_map(|p| (Just(p), leaves(p))),
    ) {
        let flow = Flow::from_leaves("x", period.parse().unwrap(), Measure::Cases, None, &tally(&items)).unwrap();
        for identity in Identity::ALL {
            let Some(terms) = identity.terms(Measure::Cases, flow.period().last_day()) else { continue };
            let sum: i128 = terms.iter().map(|(sign, item)| i128::from(*sign) * i128::try_from(number(&flow, *item).unwrap()).unwrap()).sum();
            prop_assert_eq!(sum, 0, "{}", identity);
        }
        for (item, n) in &items {
            prop_assert_eq!(number(&flow, *item), Some(*n));
        }
        let json = serde_json::to_string(&flow).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Flow>(&json).unwrap(), &flow);
        let known = flow.items().map(|(item, value)| (item, value.number()));
        prop_assert_eq!(&Flow::from_items("x", flow.period(), flow.measure(), None, known).unwrap(), &flow);
    }

    /// Changing any single figure of a fully known form is noticed.
    #[test]
    fn a_single_wrong_figure_is_refused(items in leaves("2022/12"), which in 0_usize..19, by in 1_u128..50) {
        let flow = Flow::from_leaves("x", "2022/12".parse().unwrap(), Measure::Cases, None, &tally(&items)).unwrap();
        let mut all: Vec<_> = Measure::Cases.items().filter_map(|item| number(&flow, item).map(|n| (item, n))).filter(|(item, _)| *item != Suspended).collect();
        prop_assert!(cases("x", "2022/12", &all).is_ok());
        let which = which % all.len();
        all[which].1 += by;
        prop_assert!(cases("x", "2022/12", &all).is_err(), "{:?}", all[which]);
    }

    /// Adding is commutative and associative, and sums every figure.
    #[test]
    fn adding_sums(a in leaves("2022/12"), b in leaves("2022/12"), c in leaves("2022/12")) {
        let flow = |items: &[(Item, u128)]| Flow::from_leaves("x", "2022/12".parse().unwrap(), Measure::Cases, None, &tally(items)).unwrap();
        let (x, y, z) = (flow(&a), flow(&b), flow(&c));
        let add = |p: &Flow, q: &Flow| p.checked_add(q, "x").unwrap();
        prop_assert_eq!(add(&x, &y), add(&y, &x));
        prop_assert_eq!(add(&add(&x, &y), &z), add(&x, &add(&y, &z)));
        prop_assert_eq!(add(&x, &y), Flow::from_leaves("x", x.period(), Measure::Cases, None, &tally(&a).merge(&tally(&b)).unwrap()).unwrap());
        prop_assert_eq!(number(&add(&x, &y), Accepted), Some(number(&x, Accepted).unwrap() + number(&y, Accepted).unwrap()));
    }
}
