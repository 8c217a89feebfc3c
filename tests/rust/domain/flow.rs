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
    // No form before 2020 had a column for what was revoked; and without it, two classes made the whole.
    assert!(matches!(cases("Đồng Tháp", "2019/09", &items), Err(FlowError::NoSuchItem { item: Revoked, .. })));
    let items = items.map(|(item, number)| match item {
        Revoked => (Revoked, 0),
        Entrusted => (Entrusted, 374),
        _ => (item, number),
    });
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
            Ineligible,
            Suspended,
            Completed,
            Terminated,
            InProgress,
            PostponedByAgreement,
            Paused,
            Other,
        ];
        let columns = if third { after.as_slice() } else { before.as_slice() };
        let items: Vec<_> = columns.iter().copied().zip(n.clone()).collect();
        let accepted: u128 = items.iter().map(|(_, n)| n).sum();
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
        let flow = Flow::from_column_sums("x", period.parse().unwrap(), Measure::Cases, None, &tally(&items)).unwrap();
        for identity in Identity::ALL {
            let Some(terms) = identity.terms(Measure::Cases, flow.period().last_day()) else { continue };
            let known = |item: Item| number(&flow, item).unwrap_or_else(|| panic!("{period} {item}"));
            let sum: i128 = terms.iter().map(|(sign, item)| i128::from(*sign) * i128::try_from(known(*item)).unwrap()).sum();
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
        let flow = Flow::from_column_sums("x", "2022/12".parse().unwrap(), Measure::Cases, None, &tally(&items)).unwrap();
        let mut all: Vec<_> = Measure::Cases.items().filter_map(|item| number(&flow, item).map(|n| (item, n))).filter(|(item, _)| *item != Suspended).collect();
        prop_assert!(cases("x", "2022/12", &all).is_ok());
        let which = which % all.len();
        all[which].1 += by;
        prop_assert!(cases("x", "2022/12", &all).is_err(), "{:?}", all[which]);
    }

    /// Adding is commutative and associative, and sums every figure.
    #[test]
    fn adding_sums(a in leaves("2022/12"), b in leaves("2022/12"), c in leaves("2022/12")) {
        let flow = |items: &[(Item, u128)]| Flow::from_column_sums("x", "2022/12".parse().unwrap(), Measure::Cases, None, &tally(items)).unwrap();
        let (x, y, z) = (flow(&a), flow(&b), flow(&c));
        let add = |p: &Flow, q: &Flow| p.checked_add(q, "x").unwrap();
        prop_assert_eq!(add(&x, &y), add(&y, &x));
        prop_assert_eq!(add(&add(&x, &y), &z), add(&x, &add(&y, &z)));
        prop_assert_eq!(add(&x, &y), Flow::from_column_sums("x", x.period(), Measure::Cases, None, &tally(&a).merge(&tally(&b)).unwrap()).unwrap());
        prop_assert_eq!(number(&add(&x, &y), Accepted), Some(number(&x, Accepted).unwrap() + number(&y, Accepted).unwrap()));
    }
}

fn money(period: &str, items: &[(Item, u128)]) -> Result<Flow, FlowError> {
    Flow::from_items("x", period.parse().unwrap(), Measure::Money, None, items.iter().copied())
}

/// From Law 106/2025 on what is reduced may stand in terminated already: printed both ways, and added once.
#[test]
fn a_reduction_is_never_added_twice() {
    let parts = [(Eligible, 200), (Completed, 60), (Terminated, 30), (Reduced, 10)];
    let with = |resolved: u128| [&parts[..], &[(Resolved, resolved)]].concat();
    for resolved in [90, 95, 100] {
        let flow = money("2027/03", &with(resolved)).unwrap();
        assert_eq!(number(&flow, Resolved), Some(resolved));
        assert_eq!((number(&flow, Terminated), number(&flow, Reduced)), (Some(30), Some(10)));
        assert_eq!(number(&flow, CarriedOverEligible), Some(200 - resolved));
        let json = serde_json::to_string(&flow).unwrap();
        assert_eq!(serde_json::from_str::<Flow>(&json).unwrap(), flow);
        assert_eq!(number(&flow.checked_add(&flow, "x").unwrap(), Resolved), Some(2 * resolved));
    }
    for resolved in [89, 101] {
        assert!(matches!(
            money("2027/03", &with(resolved)),
            Err(FlowError::Contradiction { identity: Identity::Resolved, difference: 1, .. })
        ));
    }
    // How much of it is in both is not known: the total does not follow.
    assert_eq!(money("2027/03", &parts), Err(FlowError::Undetermined { item: Resolved }));
    assert_eq!(number(&money("2026/09", &parts).unwrap(), Resolved), Some(100)); // the day before the law
    assert!(money("2026/09", &with(90)).is_err());
    let none = [(Eligible, 200), (Completed, 60), (Terminated, 30), (Reduced, 0)];
    assert_eq!(number(&money("2027/03", &none).unwrap(), Resolved), Some(90));
    // A total says nothing of a part that may be in the other.
    let one = money("2027/03", &[(Eligible, 200), (Resolved, 90), (Completed, 60), (Terminated, 30)]).unwrap();
    assert_eq!(number(&one, Reduced), None);
}

/// And an entrusted case may be revoked too: it is deducted once.
#[test]
fn an_entrusted_case_is_never_deducted_twice() {
    let with = |to_enforce: u128| {
        let items = [
            (Accepted, 100),
            (Entrusted, 8),
            (TakenUp, 0),
            (Revoked, 10),
            (ToEnforce, to_enforce),
            (Eligible, 50),
            (Resolved, 20),
        ];
        cases("x", "2027/03", &items)
    };
    for to_enforce in [82, 85, 90] {
        let flow = with(to_enforce).unwrap();
        let known = [Accepted, Entrusted, Revoked, ToEnforce].map(|item| number(&flow, item).unwrap());
        assert_eq!(known, [100, 8, 10, to_enforce]);
    }
    for to_enforce in [81, 91] {
        assert!(
            matches!(with(to_enforce), Err(FlowError::Contradiction { identity: Identity::Net, .. })),
            "{to_enforce}"
        );
    }
}

/// A register adds each case and each đồng once, whatever two columns of a printed form may share.
#[test]
fn a_tally_after_the_law_of_2025_makes_a_flow() {
    let sums = tally(&[
        (NewlyAccepted, 30),
        (Entrusted, 4),
        (Revoked, 6),
        (Completed, 3),
        (Terminated, 7),
        (Reduced, 5),
        (InProgress, 5),
    ]);
    let flow = Flow::from_column_sums("x", "2027/03".parse().unwrap(), Measure::Money, None, &sums).unwrap();
    let known = [Accepted, ToEnforce, Eligible, Resolved].map(|item| number(&flow, item).unwrap());
    assert_eq!(known, [30, 20, 20, 15]);
}

/// What the nation closed 2021 with is what 2022 opens with; 2023 opens with less (noichinh.vn 310245, danchuphapluat.vn,
/// thads.moj.gov.vn ThongTinChung 1355).
#[test]
fn carried_in_is_gross_or_net_of_what_moved() {
    let closed_2021 = [(ToEnforce, 843_917), (Eligible, 652_177), (Resolved, 494_505)];
    let closed_2021 = cases("toàn quốc", "2021/12", &closed_2021).unwrap();
    assert_eq!(number(&closed_2021, CarriedOver), Some(349_412));
    let opened_2022 = [
        (CarriedIn, 349_412),
        (NewlyAccepted, 547_121),
        (ToEnforce, 861_529),
        (Eligible, 653_719),
        (Resolved, 539_290),
    ];
    let opened_2022 = cases("toàn quốc", "2022/12", &opened_2022).unwrap();
    assert_eq!(opened_2022.carried_in_convention(&closed_2021), Ok(thads_metrics::flow::CarriedIn::Gross));
    assert_eq!(opened_2022.moved_to_separate(&closed_2021).unwrap().number(), 0);
    assert_eq!(number(&opened_2022, CarriedOver), Some(322_239));
    // Eligible and resolved are not in this source; any will do.
    let opened_2023 =
        [(CarriedIn, 299_096), (NewlyAccepted, 636_950), (ToEnforce, 923_541), (Eligible, 1), (Resolved, 0)];
    let opened_2023 = cases("THADS toàn quốc", "2023/12", &opened_2023).unwrap();
    assert_eq!(opened_2023.carried_in_convention(&opened_2022), Ok(thads_metrics::flow::CarriedIn::Net));
    assert_eq!(opened_2023.moved_to_separate(&opened_2022).unwrap().number(), 23_143);
    assert!(matches!(opened_2023.moved_to_separate(&closed_2021), Err(FlowError::DoesNotFollow { .. })));
}

/// Bến Tre, six and nine months of 2020 (thads.moj.gov.vn/bentre HoatDongCuaCuc 97, 104): the fall is what moved.
#[test]
fn carried_in_falls_within_a_year_and_never_rises() {
    let of = |period, carried_in, new, eligible, resolved| {
        let items = [
            (CarriedIn, carried_in),
            (NewlyAccepted, new),
            (Eligible, eligible),
            (Resolved, resolved),
            (ToEnforce, carried_in + new - 117),
        ];
        cases("Bến Tre", period, &items).unwrap()
    };
    let (six, nine) = (of("2020/06", 6_907, 7_350, 11_444, 5_838), of("2020/09", 6_643, 9_989, 13_799, 8_319));
    assert_eq!(nine.moved_to_separate(&six).unwrap().to_string(), "264 việc");
    let risen = of("2020/09", 6_908, 9_989, 13_799, 8_319);
    assert!(matches!(risen.moved_to_separate(&six), Err(FlowError::CarriedInRose { by: 1, .. })));
    assert!(matches!(six.moved_to_separate(&nine), Err(FlowError::DoesNotFollow { .. })));
    assert!(nine.carried_in_convention(&six).is_err(), "a period of the same year does not tell");
}

/// The vectors of `tests/reference/carried-in.csv`.
#[test]
fn what_moved_is_what_the_vectors_say() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/carried-in.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    assert!(rows.len() >= 6);
    for row in rows {
        let n = |key: &str| row[key].parse::<u128>().unwrap();
        let measure: Measure = row["measure"].parse().unwrap();
        let of = |period: &str, items: &[(Item, u128)]| {
            Flow::from_items(&row["office"], row[period].parse().unwrap(), measure, None, items.iter().copied())
                .unwrap()
        };
        let (was, is) = (n("was"), n("is"));
        // Nothing is resolved, so that what is there is what is left, whichever of the two is asked for.
        let all = |n: u128| [(CarriedIn, n), (NewlyAccepted, 0), (ToEnforce, n), (Eligible, n), (Resolved, 0)];
        let (earlier, later) = (of("earlier", &all(was)), of("later", &all(is)));
        let moved = later.moved_to_separate(&earlier).map(|moved| moved.number().to_string());
        assert_eq!(moved.unwrap_or_else(|_| "refused".to_owned()), row["moved"], "{row:?}");
        let convention = later.carried_in_convention(&earlier).map_or("", thads_metrics::flow::CarriedIn::key);
        assert_eq!(convention, row["convention"], "{row:?}");
    }
}
