//! Flows on other boundaries: totals conserved, nothing added up unless it is whole, and what is counted twice said.

use proptest::prelude::*;
use thads_metrics::{
    Amount, Count, Date, Flow, Item, Lang, Measure, Office, Offices, Value,
    office::{Level, MERGERS, OfficeError},
    restate::{Entrustment, Restated, restate},
};

const EVE: &str = "2025/09"; // ends on 30 June 2025

fn flow(office: &str, period: &str, measure: Measure, items: &[(Item, u128)]) -> Flow {
    Flow::from_items(office, period.parse().unwrap(), measure, None, items.iter().copied()).unwrap()
}

fn small(office: &str, period: &str) -> Flow {
    let items = [
        (Item::Accepted, 1_000),
        (Item::CarriedIn, 400),
        (Item::Entrusted, 30),
        (Item::ToEnforce, 970),
        (Item::Eligible, 700),
        (Item::Resolved, 350),
    ];
    flow(office, period, Measure::Cases, &items)
}

fn on_merged(flows: &[Flow], entrustments: &[Entrustment]) -> Result<Restated, OfficeError> {
    restate(flows, MERGERS, Offices::vietnam(), entrustments)
}

/// What is missing of the first merger that could not be carried out.
fn missing(restated: &Restated) -> Vec<String> {
    match &restated.stayed[0].reason {
        OfficeError::Incomplete { missing, .. } => missing.split(", ").map(str::to_owned).collect(),
        other => panic!("{other}"),
    }
}

fn sent(from: &str, to: &str, number: u64) -> Entrustment {
    Entrustment {
        from: from.to_owned(),
        to: to.to_owned(),
        period: EVE.parse().unwrap(),
        group: None,
        number: Count::new(number).into(),
        measure: Measure::Cases,
    }
}

#[test]
fn what_merged_is_added_up_and_what_did_not_stays() {
    let flows = [
        small("Hà Nội", EVE),
        small("Cục THADS tỉnh Long An", EVE),
        small("Thừa Thiên Huế", EVE),
        small("72", EVE), // Tây Ninh, by its code of the time
        small("toàn quốc", EVE),
    ];
    let restated = on_merged(&flows, &[]).unwrap();
    let offices: Vec<_> = restated.flows.iter().map(Flow::office).collect();
    assert_eq!(offices, ["Hà Nội", "Tây Ninh", "Thừa Thiên Huế", "toàn quốc"]);
    assert_eq!(restated.flows[1].get(Item::Accepted), Some(Count::new(2_000).into()));
    assert_eq!(restated.flows[1].rate().unwrap(), flows[1].rate().unwrap()); // 700 of 1.400
    assert_eq!(restated.merged.len(), 1);
    let parts: Vec<_> = restated.merged[0].predecessors.iter().map(Flow::office).collect();
    assert_eq!(parts, ["Cục THADS tỉnh Long An", "72"]);
    assert_eq!(restated.merged[0].flow, restated.flows[1]);
    assert!(restated.stayed.is_empty());
    let again = on_merged(&restated.flows, &[]);
    // The sum is a figure of June under the new name: it is not the old Tây Ninh, and is not taken for whole.
    assert_eq!(missing(&again.unwrap()), ["Long An"]);
}

#[test]
fn half_a_merger_is_said_and_not_carried_out() {
    let flows = [small("Tây Ninh", EVE), small("Hà Nội", EVE)];
    let restated = on_merged(&flows, &[]).unwrap();
    assert_eq!(restated.flows, flows);
    assert!(restated.merged.is_empty());
    assert_eq!(missing(&restated), ["Long An"]);
    assert!(restated.notes()[0].0.ends_with("không cộng gộp thành Tây Ninh: thiếu số liệu của Long An"));
    // Of one measure only: the other stays apart.
    let money = [(Item::Eligible, 10), (Item::Resolved, 5)];
    let mixed = [flows[0].clone(), small("Long An", EVE), flow("Long An", EVE, Measure::Money, &money)];
    let restated = on_merged(&mixed, &[]).unwrap();
    assert_eq!((restated.merged.len(), restated.stayed.len()), (1, 1));
    assert_eq!(restated.stayed[0].flow, mixed[2]);
}

#[test]
fn names_that_changed_hands_are_those_of_the_period() {
    // In July 2025 Tây Ninh is the new one, which has nothing to add; Long An is no more.
    let july = [small("Tây Ninh", "2025/10"), small("Long An", "2025/10")];
    let restated = on_merged(&july, &[]).unwrap();
    assert_eq!(restated.flows, july);
    assert!(restated.merged.is_empty() && restated.stayed.len() == 1);
    assert_eq!(restated.stayed[0].flow.office(), "Long An");
    assert!(matches!(restated.stayed[0].reason, OfficeError::Succeeded { .. }));
}

#[test]
fn what_was_merged_is_not_split_again() {
    let before = MERGERS.yesterday().unwrap();
    let split = |office| restate(&[small(office, "2026/03")], before, Offices::vietnam(), &[]);
    let error = split("Tây Ninh").unwrap_err();
    assert!(matches!(error, OfficeError::Earlier { ref parts, .. } if parts == "Tây Ninh, Long An"), "{error}");
    for office in ["Hà Nội", "Huế", "toàn quốc", "Cục THA/BQP"] {
        let restated = split(office).unwrap();
        assert!(restated.stayed.is_empty() && restated.flows.len() == 1, "{office}");
    }
}

#[test]
fn what_can_t_be_followed_is_listed() {
    let district = Office::new("BL", "Chi cục THADS huyện Bến Lức", Level::District, Some("80")).unwrap();
    let offices = Offices::vietnam().clone().with(district, None, None).unwrap();
    let flows = [small("Bến Lức", EVE), small("Atlantis", EVE)];
    let restated = restate(&flows, MERGERS, &offices, &[]).unwrap();
    assert_eq!(restated.flows, flows);
    assert!(matches!(restated.stayed[0].reason, OfficeError::NoSuccessor { .. }));
    assert!(matches!(restated.stayed[1].reason, OfficeError::NotFound { .. }));
    assert_eq!(restated.notes().len(), 2);
    // Until the user says what it became.
    let region = Office::new("TN-5", "Phòng THADS khu vực 5", Level::Region, Some("80")).unwrap();
    let offices = offices.with(region, None, None).unwrap().with_successor("BL", "TN-5").unwrap();
    let other = Office::new("TT", "Chi cục THADS huyện Thủ Thừa", Level::District, Some("80")).unwrap();
    let offices = offices.with(other, None, None).unwrap().with_successor("TT", "TN-5").unwrap();
    let flows = [small("Bến Lức", EVE), small("Thủ Thừa", EVE)];
    let restated = restate(&flows, MERGERS, &offices, &[]).unwrap();
    assert_eq!(restated.flows.len(), 1);
    assert_eq!(restated.flows[0].office(), "Phòng THADS khu vực 5");
    assert!(
        offices.clone().with_successor("BL", "TN-5").is_err() && offices.clone().with_successor("80", "BL").is_err()
    );
    assert_eq!(offices.successor("huyện Bến Lức").unwrap().code(), "TN-5");
}

#[test]
fn a_flow_twice_is_refused() {
    let error = on_merged(&[small("Long An", EVE), small("Cục THADS tỉnh Long An", EVE)], &[]).unwrap_err();
    assert!(matches!(error, OfficeError::Twice { .. }), "{error}");
    // In another period, or of another group, it is another flow.
    assert!(on_merged(&[small("Long An", EVE), small("Long An", "2025/08")], &[]).is_ok());
}

#[test]
fn what_is_counted_twice_is_bounded_by_what_is_known() {
    let flows = [small("Long An", EVE), small("Tây Ninh", EVE)]; // 30 entrusted by each
    let twice = |list: &[Entrustment]| {
        let merged = on_merged(&flows, list).unwrap().merged.remove(0);
        (merged.at_least.number(), merged.at_most.map(Value::number), merged.is_exact())
    };
    assert_eq!(twice(&[]), (0, Some(60), false));
    assert_eq!(twice(&[sent("Long An", "Tây Ninh", 12)]), (12, Some(60), false));
    assert_eq!(twice(&[sent("Long An", "Tây Ninh", 12), sent("Long An", "Hà Nội", 18)]), (12, Some(42), false));
    let all = [sent("Long An", "Tây Ninh", 12), sent("Long An", "Hà Nội", 18), sent("Tây Ninh", "Cà Mau", 30)];
    assert_eq!(twice(&all), (12, Some(12), true));
    let too_many = on_merged(&flows, &[sent("Long An", "Hà Nội", 31)]).unwrap_err();
    assert!(matches!(too_many, OfficeError::Entrusted { .. }), "{too_many}");
    assert!(on_merged(&flows, &[sent("Long An", "cục long an", 1)]).is_err());
    assert!(on_merged(&flows, &[sent("Long An", "Atlantis", 1)]).is_err());
    let dong = Entrustment { number: Amount::new(1).unwrap().into(), ..sent("Long An", "Tây Ninh", 1) };
    assert!(on_merged(&flows, &[dong]).is_err());
    // One of them does not say what it entrusted: then nobody knows the most.
    let items = [(Item::Eligible, 700), (Item::Resolved, 350)];
    let flows = [small("Long An", EVE), flow("Tây Ninh", EVE, Measure::Cases, &items)];
    let merged = on_merged(&flows, &[]).unwrap().merged.remove(0);
    assert_eq!((merged.at_least, merged.at_most), (Count::new(0).into(), None));
    assert!(merged.print(Lang::En).contains("the most not known"));
}

fn provinces(on: Date) -> Vec<&'static Office> {
    Offices::vietnam().at(on).filter(|office| office.level() == Level::Province).collect()
}

prop_compose! {
    /// A form in which every column is known.
    fn full()(deducted in prop::array::uniform3(0_u64..50), apart in prop::array::uniform2(0_u64..500),
              done in prop::array::uniform2(0_u64..500), open in prop::array::uniform4(0_u64..300),
              carried in 0_u128..=100) -> Vec<(Item, u128)> {
        let sum = |parts: &[u64]| u128::from(parts.iter().sum::<u64>());
        let eligible = sum(&done) + sum(&open);
        let to_enforce = eligible + sum(&apart);
        let accepted = to_enforce + sum(&deducted);
        let of = |items: &[Item], parts: &[u64]| -> Vec<(Item, u128)> {
            items.iter().copied().zip(parts.iter().map(|n| u128::from(*n))).collect()
        };
        let mut items = vec![(Item::Accepted, accepted), (Item::CarriedIn, accepted * carried / 100),
            (Item::ToEnforce, to_enforce), (Item::Eligible, eligible), (Item::Resolved, sum(&done))];
        items.extend(of(&[Item::Entrusted, Item::TakenUp, Item::Revoked], &deducted));
        items.extend(of(&[Item::Ineligible, Item::Deferred], &apart));
        items.extend(of(&[Item::Completed, Item::Terminated], &done));
        items.extend(of(&[Item::InProgress, Item::PostponedByAgreement, Item::Paused, Item::Other], &open));
        items
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The sum over all offices of every column is the same before and after, whoever is missing.
    #[test]
    fn totals_are_conserved(forms in prop::collection::vec(full(), 63), keep in prop::collection::vec(any::<bool>(), 63), all in any::<bool>()) {
        let names = provinces(MERGERS.yesterday().unwrap());
        let flows: Vec<Flow> = names.iter().zip(forms).zip(keep).filter(|(_, keep)| all || *keep)
            .map(|((office, items), _)| flow(office.name(), EVE, Measure::Cases, &items)).collect();
        let restated = on_merged(&flows, &[]).unwrap();
        let total = |flows: &[Flow], item| flows.iter().map(|flow| flow.get(item).unwrap().number()).sum::<u128>();
        for item in Measure::Cases.items().filter(|item| !item.is_percent() && *item != Item::Suspended) {
            prop_assert_eq!(total(&flows, item), total(&restated.flows, item), "{}", item);
        }
        if all {
            prop_assert_eq!(restated.flows.len(), 34);
            prop_assert!(restated.stayed.is_empty());
        }
        // Each flow is in one sum, in one incomplete group, or stands as it was.
        let summed: usize = restated.merged.iter().map(|merged| merged.predecessors.len()).sum();
        prop_assert_eq!(flows.len() - summed + restated.merged.len(), restated.flows.len());
        // And the order they come in does not matter.
        let mut reversed = flows;
        reversed.reverse();
        let other = on_merged(&reversed, &[]).unwrap();
        let sorted = |mut flows: Vec<Flow>| { flows.sort(); flows };
        prop_assert_eq!(sorted(restated.flows), sorted(other.flows));
    }
}
