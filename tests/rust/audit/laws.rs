//! Laws of the audit, on small random reports whose every possible truth can be listed.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use thads_metrics::{Kind, Period, Printed, printed::Rounding};
use thads_metrics_audit::{Audit, Bounds, Claim, Draft, Report, Subject, Whole};

/// The largest to_enforce of an office.
const MOST: u8 = 7;

const ITEMS: [&str; 8] =
    ["to_enforce", "eligible", "ineligible", "deferred", "resolved", "carried_over_eligible", "carried_over", "rate"];
const RATE: usize = 7;

/// Two offices, and the whole that they make.
const OFFICES: [&str; 3] = ["A", "B", "A and B"];
const WHOLE: usize = 2;

/// What is true of one office: everything else follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Truth {
    eligible: u8,
    resolved: u8,
    ineligible: u8,
    deferred: u8,
}

impl Truth {
    fn number(self, item: usize) -> u8 {
        let to_enforce = self.eligible + self.ineligible + self.deferred;
        match ITEMS[item] {
            "to_enforce" => to_enforce,
            "eligible" => self.eligible,
            "ineligible" => self.ineligible,
            "deferred" => self.deferred,
            "resolved" => self.resolved,
            "carried_over_eligible" => self.eligible - self.resolved,
            "carried_over" => to_enforce - self.resolved,
            other => panic!("{other}"),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            eligible: self.eligible + other.eligible,
            resolved: self.resolved + other.resolved,
            ineligible: self.ineligible + other.ineligible,
            deferred: self.deferred + other.deferred,
        }
    }

    /// In percent; there is none of nothing.
    fn rate(self) -> Option<BigRational> {
        percent_of(self.resolved, self.eligible)
    }

    fn value(self, item: usize) -> Option<BigRational> {
        if item == RATE { self.rate() } else { Some(whole(self.number(item).into())) }
    }

    /// Every truth there can be, with `deferred` only where the period has it.
    fn all(third_class: bool) -> Vec<Self> {
        let mut all = Vec::new();
        for eligible in 0..=MOST {
            for ineligible in 0..=MOST - eligible {
                for deferred in 0..=if third_class { MOST - eligible - ineligible } else { 0 } {
                    all.extend((0..=eligible).map(|resolved| Self { eligible, resolved, ineligible, deferred }));
                }
            }
        }
        all
    }
}

fn whole(number: i64) -> BigRational {
    BigRational::from(BigInt::from(number))
}

fn percent_of(part: u8, base: u8) -> Option<BigRational> {
    (base > 0).then(|| BigRational::new(BigInt::from(part) * 100, BigInt::from(base)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Is,
    Minus,
    ShareOf,
    ChangeFrom,
}

/// One figure to be printed.
#[derive(Debug, Clone)]
struct Plan {
    relation: Relation,
    x: (usize, usize),
    y: (usize, usize),
    places: u16,
    hedge: &'static str,
    lie: i8,
}

/// A figure as printed, and what it claims.
#[derive(Debug, Clone)]
struct Print {
    plan: Plan,
    printed: String,
    low: Option<BigRational>,
    high: Option<BigRational>,
}

impl Plan {
    fn kind(&self) -> Kind {
        match self.relation {
            Relation::Is | Relation::Minus if self.x.1 != RATE => Kind::Count,
            _ => Kind::Percent,
        }
    }

    fn signed(&self) -> bool {
        matches!(self.relation, Relation::Minus | Relation::ChangeFrom)
    }

    /// What it speaks of under a truth, if that is defined.
    fn value(&self, truths: &[Truth; 3]) -> Option<BigRational> {
        let x = truths[self.x.0].value(self.x.1)?;
        let y = || truths[self.y.0].value(self.y.1);
        let ratio = |x: BigRational, y: BigRational| (y > whole(0)).then(|| x / y * whole(100));
        match self.relation {
            Relation::Is => Some(x),
            Relation::Minus => Some(x - y()?),
            Relation::ShareOf => ratio(x, y()?),
            Relation::ChangeFrom => ratio(x - y()?, y()?),
        }
    }

    /// Prints it, with the lie in the last place.
    fn print(self, truths: &[Truth; 3], rounding: Rounding) -> Option<Print> {
        let value = self.value(truths)?;
        let places = if self.kind() == Kind::Count { 0 } else { self.places };
        let unit = whole(10_i64.pow(places.into()));
        // A hedge keeps the value on its side; else half-up, or down where that is allowed too.
        let down = value < whole(0);
        let scaled = (if down { -value } else { value }) * &unit;
        let printed = match self.hedge {
            "trên " => scaled.floor(),
            "gần " => scaled.ceil(),
            _ if rounding == Rounding::Any => scaled.floor(),
            _ => (scaled + BigRational::new(1.into(), 2.into())).floor(),
        };
        let units = (printed.to_integer() + BigInt::from(self.lie)).max(BigInt::from(0));
        let number = thads_metrics::Percent::new(units, places).to_string();
        let number = number.trim_end_matches('%');
        let sign = match (self.signed(), down) {
            (false, _) => "",
            (true, false) => "tăng ",
            (true, true) => "giảm ",
        };
        let ending = if self.kind() == Kind::Count { " việc" } else { "%" };
        let text = format!("{sign}{}{number}{ending}", self.hedge);
        let interval = Printed::read(&text, self.kind(), self.signed()).unwrap().interval(rounding);
        Some(Print { plan: self, printed: text, low: interval.low, high: interval.high })
    }
}

impl Print {
    fn holds(&self, truths: &[Truth; 3]) -> bool {
        let between = |value: BigRational| {
            self.low.as_ref().is_none_or(|low| *low <= value) && self.high.as_ref().is_none_or(|high| value <= *high)
        };
        self.plan.value(truths).is_some_and(between)
    }
}

fn plans() -> impl Strategy<Value = Plan> {
    use Relation::{ChangeFrom, Is, Minus, ShareOf};
    let relation = prop::sample::select(vec![Is, Is, Is, Minus, ShareOf, ChangeFrom]);
    let slot = || (0..3_usize, 0..ITEMS.len());
    let hedge = prop::sample::select(vec!["", "", "", "trên ", "gần "]);
    let lie = prop_oneof![8 => Just(0_i8), 1 => -3..=3_i8];
    (relation, slot(), slot(), 0..=2_u16, hedge, lie).prop_map(|(relation, x, mut y, places, hedge, lie)| {
        // Rates are compared with rates, and only by their difference.
        let relation = if x.1 == RATE && relation != Is { Minus } else { relation };
        if x.1 == RATE || y.1 == RATE {
            y.1 = x.1;
        }
        if x == y {
            y.0 = (y.0 + 1) % 3;
        }
        Plan { relation, x, y, places, hedge, lie }
    })
}

fn truths(third_class: bool) -> impl Strategy<Value = Truth> {
    prop::sample::select(Truth::all(third_class))
}

/// A report, and the truth that it was printed from.
#[derive(Debug, Clone)]
struct Case {
    third_class: bool,
    rounding: Rounding,
    truths: [Truth; 3],
    prints: Vec<Print>,
}

fn cases(figures: std::ops::Range<usize>) -> impl Strategy<Value = Case> {
    let third_class = any::<bool>();
    let base = third_class.prop_flat_map(|third| (Just(third), truths(third), truths(third), any::<bool>()));
    (base, prop::collection::vec(plans(), figures))
        .prop_map(|((third_class, a, b, any), plans)| {
            let rounding = if any { Rounding::Any } else { Rounding::Nearest };
            let truths = [a, b, a.plus(b)];
            let prints = plans.into_iter().filter_map(|plan| plan.print(&truths, rounding)).collect();
            Case { third_class, rounding, truths, prints }
        })
        .prop_filter("one quantity printed twice, once rounder, is read with the finer one", |case| {
            !case.rounds_twice()
        })
}

impl Case {
    fn period(&self) -> Period {
        if self.third_class { "2022/06" } else { "2018/06" }.parse().unwrap()
    }

    fn subject(&self, (office, item): (usize, usize)) -> Subject {
        Subject::new(format!("cases.{}", ITEMS[item]).parse().unwrap(), OFFICES[office], self.period())
    }

    fn draft(&self, position: usize) -> Draft {
        let print = &self.prints[position];
        let other = || self.subject(print.plan.y);
        let claim = match print.plan.relation {
            Relation::Is => Claim::Is,
            Relation::Minus => Claim::Minus(other()),
            Relation::ShareOf => Claim::ShareOf(other()),
            Relation::ChangeFrom => Claim::ChangeFrom(other()),
        };
        Draft::new(self.subject(print.plan.x), print.printed.clone()).claiming(claim).named(format!("p{position}"))
    }

    /// The report of some of the figures, in that order, after the sizes of both offices.
    fn report(&self, positions: impl IntoIterator<Item = usize>) -> Report {
        let mut report = Report::new().rounded(self.rounding);
        for (office, id) in [(0, "size-a"), (1, "size-b")] {
            report.add(Draft::new(self.subject((office, 0)), format!("dưới {MOST} việc")).named(id)).unwrap();
        }
        for position in positions {
            report.add(self.draft(position)).unwrap();
        }
        let parts = vec![OFFICES[0].to_owned(), OFFICES[1].to_owned()];
        report.add_whole(Whole { office: OFFICES[2].to_owned(), parts }).unwrap();
        report
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.prints.len()
    }

    /// Whether one claim is printed twice, to other places, and the two intervals lie apart.
    fn rounds_twice(&self) -> bool {
        let claim = |print: &Print| (print.plan.relation, print.plan.x, print.plan.y);
        let is = |a: &Print, b: &Print| a.plan.relation == Relation::Is && b.plan.relation == Relation::Is;
        let same = |a: &Print, b: &Print| claim(a) == claim(b) || (is(a, b) && a.plan.x == b.plan.x);
        let apart = |a: &Print, b: &Print| matches!((&a.high, &b.low), (Some(high), Some(low)) if high < low);
        let finer = |a: &Print, b: &Print| same(a, b) && (apart(a, b) || apart(b, a));
        self.prints.iter().any(|a| self.prints.iter().any(|b| finer(a, b)))
    }

    /// Every pair of truths that all figures hold of, with their sum.
    fn possible(&self) -> Vec<[Truth; 3]> {
        let nothing = Truth { eligible: 0, resolved: 0, ineligible: 0, deferred: 0 };
        let of = |office: usize| {
            let own = |print: &&Print| {
                print.plan.x.0 == office && (print.plan.relation == Relation::Is || print.plan.y.0 == office)
            };
            let own: Vec<&Print> = self.prints.iter().filter(own).collect();
            let mut all = Truth::all(self.third_class);
            all.retain(|truth| {
                let mut truths = [nothing; 3];
                truths[office] = *truth;
                own.iter().all(|print| print.holds(&truths))
            });
            all
        };
        let (a, b) = (of(0), of(1));
        let between: Vec<&Print> = self
            .prints
            .iter()
            .filter(|print| {
                let one = print.plan.relation == Relation::Is || print.plan.y.0 == print.plan.x.0;
                !one || print.plan.x.0 == WHOLE
            })
            .collect();
        let mut possible = Vec::new();
        for x in &a {
            for y in &b {
                let truths = [*x, *y, x.plus(*y)];
                if between.iter().all(|print| print.holds(&truths)) {
                    possible.push(truths);
                }
            }
        }
        possible
    }

    /// Whether rates are compared: then the three steps may know less than all of it together.
    fn compares_rates(&self) -> bool {
        self.prints.iter().any(|print| print.plan.x.1 == RATE && print.plan.relation != Relation::Is)
    }
}

fn contains(bounds: &Bounds, value: &BigRational) -> bool {
    bounds.low().is_none_or(|low| low <= value) && bounds.high().is_none_or(|high| value <= high)
}

fn undecided(audit: &Audit) -> bool {
    audit.notes().iter().any(|note| note.text(thads_metrics::Lang::En).contains("limit"))
}

/// What an audit says, in no order: quantities with their ends, and the sets of figures in conflict.
type Said = (BTreeMap<String, (Option<String>, Option<String>)>, BTreeSet<BTreeSet<String>>);

fn said(audit: &Audit, without: &BTreeSet<String>) -> Said {
    let quantities = audit.quantities().iter().map(|bounds| (name(bounds), (bounds.low_text(), bounds.high_text())));
    let conflicts = audit.conflicts().iter().map(|conflict| conflict.figures().iter().cloned().collect());
    (quantities.filter(|(name, _)| !without.contains(name)).collect(), conflicts.collect())
}

fn name(bounds: &Bounds) -> String {
    format!("{} of {}", bounds.subject().quantity, bounds.subject().office)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2022), ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_alone_is_that_of_the_audit(case in cases(1..8)) {
        let report = case.report(case.all());
        let audit = report.audit();
        prop_assert!(undecided(&audit) || report.is_consistent() == audit.is_consistent(), "{:?}", audit.conflicts());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2022), ..ProptestConfig::default() })]

    #[test]
    fn bounds_hold_exactly_what_is_possible(case in cases(1..7)) {
        let audit = case.report(case.all()).audit();
        let possible = case.possible();
        let honest = case.prints.iter().all(|print| print.plan.lie == 0);
        prop_assert!(!honest || possible.contains(&case.truths), "the truth is possible");
        if possible.is_empty() {
            prop_assert!(case.compares_rates() || undecided(&audit) || !audit.is_consistent(), "a contradiction is found");
            return Ok(());
        }
        prop_assert!(audit.is_consistent(), "{:?}", audit.conflicts());
        for office in 0..3 {
            for item in 0..ITEMS.len() {
                let Some(bounds) = audit.quantity(&case.subject((office, item))) else { continue };
                let values: BTreeSet<BigRational> = possible.iter().filter_map(|truths| truths[office].value(item)).collect();
                for value in &values {
                    prop_assert!(contains(bounds, value), "{} is not in {:?}", value, bounds);
                }
                if item != RATE && bounds.is_exact() && !case.compares_rates() {
                    prop_assert_eq!(bounds.low(), values.first(), "{:?}", bounds);
                    prop_assert_eq!(bounds.high(), values.last(), "{:?}", bounds);
                }
            }
        }
    }

    #[test]
    fn one_more_figure_never_widens_a_bound(case in cases(2..8)) {
        let fewer = case.report(case.all().take(case.prints.len().saturating_sub(1))).audit();
        let more = case.report(case.all()).audit();
        if !more.is_consistent() {
            return Ok(());
        }
        prop_assert!(fewer.is_consistent());
        for before in fewer.quantities().iter().filter(|bounds| bounds.is_exact()) {
            let Some(after) = more.quantity(before.subject()) else {
                // Of nothing there is no ratio, whatever was known of it before.
                let nothing = |item: &str| {
                    let quantity = format!("cases.{item}").parse().unwrap();
                    let base = more.quantity(&Subject { quantity, ..before.subject().clone() });
                    base.is_some_and(|base| base.high_text().as_deref() == Some("0"))
                };
                let base = match before.subject().quantity.to_string().as_str() {
                    "cases.rate" => "eligible",
                    "cases.eligible_share" => "to_enforce",
                    _ => panic!("{before:?} is lost"),
                };
                prop_assert!(nothing(base), "{:?} is lost", before);
                continue;
            };
            prop_assert!(before.low().is_none_or(|low| after.low().is_some_and(|after| after >= low)), "{:?} {:?}", before, after);
            prop_assert!(before.high().is_none_or(|high| after.high().is_some_and(|after| after <= high)), "{:?} {:?}", before, after);
        }
    }

    #[test]
    fn the_order_of_figures_changes_nothing((case, order) in cases(2..10).prop_flat_map(|case| {
        let order: Vec<usize> = case.all().collect();
        (Just(case), Just(order).prop_shuffle())
    })) {
        let (ordered, shuffled) = (case.report(case.all()).audit(), case.report(order).audit());
        if !undecided(&ordered) && !undecided(&shuffled) && ordered.conflicts().len() < 20 {
            // A search that its limit ends may have come further in the other order.
            let both = ordered.quantities().iter().chain(shuffled.quantities());
            let inexact = both.filter(|bounds| !bounds.is_exact()).map(name).collect();
            prop_assert_eq!(said(&ordered, &inexact), said(&shuffled, &inexact));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(2022), ..ProptestConfig::default() })]

    #[test]
    fn conflicts_are_minimal_and_suspects_mend(case in cases(4..9)) {
        let audit = case.report(case.all()).audit();
        let position = |id: &String| id.strip_prefix('p').map(|n| n.parse::<usize>().unwrap());
        let consistent = |kept: &BTreeSet<usize>, sizes: &BTreeSet<String>| {
            // The sizes are figures too: a conflict may rest on one, the other, both or none.
            let mut sub = Report::new().rounded(case.rounding);
            for (office, id) in [(0, "size-a"), (1, "size-b")] {
                if sizes.contains(id) {
                    sub.add(Draft::new(case.subject((office, 0)), format!("dưới {MOST} việc")).named(id)).unwrap();
                }
            }
            for kept in kept {
                sub.add(case.draft(*kept)).unwrap();
            }
            if sub.figures().is_empty() {
                return true;
            }
            for whole in case.report([]).wholes() {
                sub.add_whole(whole.clone()).unwrap();
            }
            sub.audit().is_consistent()
        };
        let mut suspects = BTreeSet::new();
        for conflict in audit.conflicts() {
            let all: BTreeSet<String> = conflict.figures().iter().cloned().collect();
            let kept: BTreeSet<usize> = all.iter().filter_map(position).collect();
            prop_assert!(!consistent(&kept, &all), "{:?} is no conflict", all);
            for one in &all {
                let (mut kept, mut sizes) = (kept.clone(), all.clone());
                sizes.remove(one);
                if let Some(position) = position(one) {
                    kept.remove(&position);
                }
                prop_assert!(consistent(&kept, &sizes), "{:?} is not minimal: without {} it still is one", all, one);
            }
            suspects.extend(conflict.suspects().iter().cloned());
        }
        let everything: BTreeSet<String> = audit.figures().iter().map(|figure| figure.figure().id().to_owned()).collect();
        for one in everything.iter().filter(|_| !audit.is_consistent() && !undecided(&audit)) {
            let mut rest = everything.clone();
            rest.remove(one);
            let mends = consistent(&rest.iter().filter_map(position).collect(), &rest);
            prop_assert_eq!(mends, suspects.contains(one), "{} of {:?}", one, suspects);
        }
    }
}
