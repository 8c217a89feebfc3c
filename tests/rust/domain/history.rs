//! A case through its events: what a day holds in whatever order, and what a year leaves to the next.

use proptest::prelude::*;
use thads_metrics::{
    Amount, Date, Period, Status,
    case::{CaseError, Entry, Event, Facts, History},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn dong(n: u128) -> Amount {
    Amount::new(n).unwrap()
}

fn entry(office: char, event: Event, amount: u128) -> Entry<char> {
    Entry { office, event, amount: event.has_amount().then(|| dong(amount)) }
}

fn accepted(office: char, amount: u128) -> Entry<char> {
    entry(office, Event::NewlyAccepted, amount)
}

fn becomes(office: char, status: Status) -> Entry<char> {
    entry(office, Event::Becomes(status), 0)
}

fn facts(history: &mut History<char>, on: &str) -> Vec<(char, Facts)> {
    history.as_of(period(on)).unwrap().iter().map(|stay| (*stay.accepted(), *stay.facts())).collect()
}

fn some_entry() -> impl Strategy<Value = Entry<char>> {
    let events: Vec<Event> = Event::all().collect();
    let event = prop_oneof![Just(Event::NewlyAccepted), proptest::sample::select(events)];
    (proptest::sample::select(vec!['a', 'b']), event, 0_u128..60).prop_map(|(office, event, n)| entry(office, event, n))
}

proptest! {
    #[test]
    fn the_order_in_which_a_day_is_told_changes_nothing(
        days in proptest::collection::vec(proptest::collection::vec(some_entry(), 1..5), 1..4),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let tell = |turn: bool| {
            let mut history = History::default();
            let mut date = day("2021-09-29");
            for told in &days {
                let mut told = told.clone();
                if turn {
                    let by = shuffled.index(told.len());
                    told.rotate_left(by);
                    told.reverse();
                }
                if history.record(date, &told).is_err() {
                    return None;
                }
                date = date.tomorrow().unwrap();
            }
            let mut stays = facts(&mut history, "2022/12");
            stays.sort_unstable();
            Some(stays)
        };
        prop_assert_eq!(tell(false), tell(true));
    }

    #[test]
    fn what_is_left_of_a_year_is_due_in_the_next(due in 0_u128..=10_u128.pow(36), shares in proptest::array::uniform4(0_u128..25)) {
        let mut history = History::default();
        history.record(day("2020-03-01"), &[accepted('a', due)]).unwrap();
        let parts = [Event::Collected, Event::TerminatedAmount, Event::ReducedAmount, Event::EntrustedAmount];
        let spent: Vec<Entry<char>> =
            parts.iter().zip(shares).map(|(part, share)| entry('a', *part, due / 100 * share)).collect();
        history.record(day("2020-09-30"), &spent).unwrap();
        let [(_, before)] = facts(&mut history, "2020/12")[..] else { return Ok(()) };
        let [(_, after)] = facts(&mut history, "2021/01")[..] else { return Ok(()) };
        prop_assert_eq!(before.due, dong(due));
        prop_assert_eq!(after, Facts { due: dong(due - due / 100 * shares.iter().sum::<u128>()), ..Facts::new(Status::InProgress, day("2020-03-01")) });
    }
}

#[test]
fn a_closed_case_keeps_its_year() {
    let mut history = History::default();
    history.record(day("2020-03-01"), &[accepted('a', 100), entry('a', Event::Collected, 100)]).unwrap();
    history.record(day("2020-03-02"), &[becomes('a', Status::Completed)]).unwrap();
    let before = facts(&mut history, "2020/12");
    assert_eq!(before, facts(&mut history, "2021/12"));
}

#[test]
fn days_are_recorded_in_order_and_not_after_they_were_reported() {
    let mut history = History::default();
    history.record(day("2022-03-31"), &[accepted('a', 100)]).unwrap();
    let suspended = [becomes('a', Status::Suspended)];
    for late in ["2022-03-30", "2022-03-31"] {
        let refused = history.clone().record(day(late), &suspended).unwrap_err();
        assert!(matches!(refused, (0, CaseError::OutOfOrder { .. })), "{refused:?}");
    }
    assert!(matches!(history.clone().as_of(period("2022/05")), Err(CaseError::OutOfOrder { .. })));
    assert_eq!(facts(&mut history, "2022/06")[0].1.status, Status::InProgress);
    assert_eq!(facts(&mut history, "2022/07")[0].1.status, Status::InProgress);
    assert!(history.record(day("2022-04-30"), &suspended).is_err());
    history.record(day("2022-05-01"), &suspended).unwrap();
    assert_eq!(facts(&mut history, "2022/08")[0].1.status, Status::Suspended);
    history.clear();
    assert_eq!(history, History::default());
}

#[test]
fn past_the_largest_amount_is_past_what_is_due() {
    let mut history = History::default();
    history.record(day("2022-01-01"), &[accepted('a', Amount::MAX.dong())]).unwrap();
    history.record(day("2022-01-02"), &[entry('a', Event::Collected, Amount::MAX.dong())]).unwrap();
    let refused = history.record(day("2022-01-03"), &[entry('a', Event::Collected, 1)]).unwrap_err();
    assert!(matches!(refused, (0, CaseError::MoreThanDue { .. })), "{refused:?}");
}

#[test]
fn a_hand_over_is_good_for_one_acceptance() {
    let mut history = History::default();
    history.record(day("2022-01-01"), &[accepted('a', 100)]).unwrap();
    history.record(day("2022-01-02"), &[accepted('b', 100), becomes('a', Status::Entrusted)]).unwrap();
    let refused = history.clone().record(day("2022-01-03"), &[accepted('c', 100)]).unwrap_err();
    assert!(matches!(refused, (0, CaseError::AcceptedTwice { .. })), "{refused:?}");
    history.record(day("2022-01-03"), &[accepted('a', 100), becomes('b', Status::Entrusted)]).unwrap();
    let statuses: Vec<_> =
        facts(&mut history, "2022/04").iter().map(|(office, facts)| (*office, facts.status)).collect();
    assert_eq!(statuses, [('a', Status::Entrusted), ('b', Status::Entrusted), ('a', Status::InProgress)]);
}

#[test]
fn every_event_has_a_key_that_reads_back() {
    for event in Event::all() {
        assert_eq!(event.key().parse(), Ok(event));
    }
    assert!(matches!("thu tiền".parse::<Event>(), Err(CaseError::Event { .. })));
}
