//! One form of one office ([`Flow`]): the parts are stored, every total is derived.
//!
//! # Which parts are stored
//!
//! Every case that an office accepted this year ends up in exactly one place: deducted
//! (entrusted, taken up, revoked), set apart from eligible (ineligible, deferred), resolved,
//! or eligible and still open. These four are stored, and each may be stored as one number
//! or split into its own parts:
//!
//! ```text
//! accepted ┬ deducted              = entrusted + taken_up + revoked
//!          └ to_enforce ┬ apart    = ineligible + deferred
//!                       └ eligible ┬ resolved              = completed + terminated + reduced
//!                                  └ carried_over_eligible = in_progress + postponed_by_agreement + …
//! ```
//!
//! Totals are sums up this tree, so no two ways to a total can disagree: `classified` and
//! `standing` both hold by construction. The only other view of the same cases is where they
//! came from; of that, carried_in is stored and newly_accepted is what remains of accepted.
//!
//! Reports rarely print everything. A flow needs what its rate needs (resolved and eligible);
//! the rest may be unknown, and [`Flow::get`] then returns `None`, never zero.

pub mod column_sums;
pub mod error;
mod known;
mod node;
pub mod opening;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use column_sums::ColumnSums;
pub use error::FlowError;
pub use opening::CarriedIn;

use crate::{
    amount::{Amount, Value},
    identity::{Identity, Version},
    measure::{Item, Measure, keyed::Keyed},
    period::Period,
    rate::{Rate, percent::Percent, undefined::Undefined},
    text::{Text, lang::Lang},
};

use known::{Known, Rule};
use node::{Node, Pair};

/// The tables, tree node by tree node.
const DEDUCTED: [Item; 3] = [Item::Entrusted, Item::TakenUp, Item::Revoked];
const APART: [Item; 2] = [Item::Ineligible, Item::Deferred];
const RESOLVED: [Item; 3] = [Item::Completed, Item::Terminated, Item::Reduced];
const OPEN: [Item; 5] = [Item::InProgress, Item::PostponedByAgreement, Item::Suspended, Item::Paused, Item::Other];

/// The figures of one office, period, measure and group.
///
/// ```
/// use thads_metrics::{Flow, Item, Measure};
/// // Hồ Chí Minh, six months of 2019 (plo.vn 841262).
/// let flow = Flow::from_items("Hồ Chí Minh", "2019/06".parse()?, Measure::Cases, None, [
///     (Item::Accepted, 79_177),
///     (Item::Entrusted, 580),
///     (Item::TakenUp, 4),
///     (Item::ToEnforce, 78_593),
///     (Item::Ineligible, 23_912),
///     (Item::Resolved, 26_515),
/// ])?;
/// assert_eq!(flow.get(Item::Eligible).unwrap().to_string(), "54.681 việc");
/// assert_eq!(flow.get(Item::Revoked).unwrap().number(), 0); // nothing is left for it
/// assert_eq!(flow.get(Item::CarriedIn), None);              // not printed, and it does not follow
/// assert_eq!(flow.rate()?.to_string(), "48,49%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Flow {
    office: String,
    period: Period,
    measure: Measure,
    group: Option<String>,
    carried_in: Option<u128>,
    deducted: Option<Node<3>>,
    apart: Option<Node<2>>,
    resolved: Node<3>,
    open: Node<5>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    office: String,
    period: Period,
    measure: Measure,
    group: Option<String>,
    items: std::collections::BTreeMap<Item, String>,
}

impl From<Flow> for Parts {
    fn from(flow: Flow) -> Self {
        let items = flow.leaves().into_iter().map(|(item, number)| (item, number.to_string())).collect();
        Self { office: flow.office, period: flow.period, measure: flow.measure, group: flow.group, items }
    }
}

impl TryFrom<Parts> for Flow {
    type Error = FlowError;

    fn try_from(parts: Parts) -> Result<Self, FlowError> {
        let mut items = Vec::with_capacity(parts.items.len());
        for (item, digits) in &parts.items {
            let max = Amount::MAX.dong();
            let amount: Amount =
                digits.parse().map_err(|_| FlowError::TooLarge { item: *item, max: max.to_string() })?;
            items.push((*item, amount.dong()));
        }
        Self::from_items(&parts.office, parts.period, parts.measure, parts.group.as_deref(), items)
    }
}

impl Flow {
    /// A flow from any items of its form, parts and printed totals alike.
    ///
    /// Numbers are whole cases or đồng. What follows by the identities of the period is
    /// derived; printed totals are checked and not stored. Errors: an identity that breaks
    /// (with both sides and the difference), a figure that would be negative, a column that
    /// the forms of the time did not have, a figure given twice with different values, and a
    /// figure that could be stored nowhere because the total it belongs to is not known.
    ///
    /// The split of money into completed, terminated and reduced and the split of the open
    /// eligible cases rest on identities known only from memory ([`Identity::evidence`]);
    /// give these parts only if the sheet has them.
    pub fn from_items(
        office: &str,
        period: Period,
        measure: Measure,
        group: Option<&str>,
        items: impl IntoIterator<Item = (Item, u128)>,
    ) -> Result<Self, FlowError> {
        let on = period.last_day();
        let max = match measure {
            Measure::Money => Amount::MAX.dong(),
            Measure::Cases | Measure::Admin => u64::MAX.into(),
        };
        let mut known = Known::new(max);
        let rules: Vec<Rule> =
            Identity::ALL.into_iter().filter_map(|identity| Rule::of(identity, measure, on)).collect();
        let has = |item: Item| has(measure, period, item);
        let mut given = Vec::new();
        for (item, value) in items {
            let is_absent = || Identity::ALL.iter().any(|identity| identity.zero(measure, on).contains(&item));
            if value == 0 && is_absent() {
                continue;
            }
            if !has(item) {
                return Err(FlowError::NoSuchItem { item, measure, period });
            }
            match known.get(item) {
                Some(first) if first != value => {
                    return Err(FlowError::Twice { item, first, second: value });
                }
                _ => known.set(item, value)?,
            }
            given.push(item);
        }
        // Splits are carried out only where a part of them is given; what stands open only
        // once its total is known, for its identity is from memory and must not yield a total.
        let parts_given = |identity: Identity| match identity {
            Identity::Standing => OPEN.iter().any(|item| given.contains(item)),
            Identity::Resolved => RESOLVED.iter().any(|item| given.contains(item)),
            _ => true,
        };
        loop {
            let mut changed = false;
            for rule in &rules {
                let usable = parts_given(rule.identity)
                    && (rule.identity != Identity::Standing || known.get(Item::CarriedOverEligible).is_some());
                if usable {
                    changed |= known.apply(rule)?;
                }
            }
            if !changed {
                break;
            }
        }
        // A column that the forms of that measure or time did not have holds nothing.
        let absent = DEDUCTED.iter().chain(&APART).chain(&RESOLVED).chain(&OPEN);
        for item in absent.filter(|item| !has(**item)) {
            if measure != Measure::Admin || DEDUCTED.contains(item) || APART.contains(item) {
                known.set(*item, 0)?;
            }
        }
        let flow = Self::assemble(office, period, measure, group, &known)?;
        match given.into_iter().find(|item| flow.number(*item).is_none()) {
            Some(item) => Err(FlowError::Undetermined { item: flow.missing_for(item) }),
            None => Ok(flow),
        }
    }

    /// A flow from the column sums of a tally of cases: every part is known.
    pub fn from_column_sums(
        office: &str,
        period: Period,
        measure: Measure,
        group: Option<&str>,
        sums: &ColumnSums,
    ) -> Result<Self, FlowError> {
        let column = |item: &Item| has(measure, period, *item);
        let (columns, others): (Vec<Item>, Vec<Item>) = ColumnSums::ITEMS.iter().copied().partition(column);
        if let Some(item) = others.into_iter().find(|item| sums.get(*item) > 0) {
            // The administrative form keeps no parts of resolved and carried_over.
            if measure != Measure::Admin || !matches!(item, Item::Completed | Item::InProgress) {
                return Err(FlowError::NoSuchItem { item, measure, period });
            }
        }
        let mut items: Vec<(Item, u128)> = columns.into_iter().map(|item| (item, sums.get(item))).collect();
        let sum = |items: &[Item], item: Item| {
            let total = items.iter().try_fold(0_u128, |sum, item| sum.checked_add(sums.get(*item)));
            total.ok_or_else(|| FlowError::TooLarge { item, max: Amount::MAX.dong().to_string() })
        };
        // Each case and each đồng was added once, also where two columns of a printed form may hold the same.
        items.push((Item::Resolved, sum(&RESOLVED, Item::Resolved)?));
        if measure == Measure::Admin {
            items.push((Item::CarriedOver, sum(&OPEN, Item::CarriedOver)?));
        } else {
            items.push((Item::CarriedOverEligible, sum(&OPEN, Item::CarriedOverEligible)?));
        }
        Self::from_items(office, period, measure, group, items)
    }

    fn assemble(
        office: &str,
        period: Period,
        measure: Measure,
        group: Option<&str>,
        known: &Known,
    ) -> Result<Self, FlowError> {
        let admin = measure == Measure::Admin;
        let need = |item: Item| known.get(item).ok_or(FlowError::Undetermined { item });
        let base = need(measure.rate_base())?;
        let resolved = need(Item::Resolved)?;
        let less = |whole: u128, part: u128, item: Item, identity: Identity| {
            whole.checked_sub(part).ok_or_else(|| {
                let formula = Keyed(identity.formula(measure, period.last_day()).unwrap_or_default());
                FlowError::Negative { item, identity, formula, by: part.saturating_sub(whole) }
            })
        };
        let left = if admin { Item::CarriedOver } else { Item::CarriedOverEligible };
        let stock = if admin { Identity::Stock } else { Identity::StockEligible };
        let open = less(base, resolved, left, stock)?;
        let to_enforce = known.get(Item::ToEnforce);
        let accepted = known.get(Item::Accepted);
        let apart = to_enforce.map(|whole| less(whole, base, Item::Ineligible, Identity::Classified)).transpose()?;
        let deducted = match (accepted, to_enforce) {
            (Some(whole), Some(part)) => Some(less(whole, part, Item::Entrusted, Identity::Net)?),
            _ => None,
        };
        let pair = |items: &[Item; 3], identity| overlap(items, identity, measure, period);
        Ok(Self {
            office: office.to_owned(),
            period,
            measure,
            group: group.filter(|group| !group.is_empty()).map(str::to_owned),
            carried_in: accepted.and(known.get(Item::CarriedIn)),
            deducted: deducted
                .map(|total| part_of(DEDUCTED, total, known, pair(&DEDUCTED, Identity::Net), Identity::Net))
                .transpose()?,
            apart: apart.map(|total| part_of(APART, total, known, None, Identity::Classified)).transpose()?,
            resolved: part_of(RESOLVED, resolved, known, pair(&RESOLVED, Identity::Resolved), Identity::Resolved)?,
            open: part_of(OPEN, open, known, None, Identity::Standing)?,
        })
    }

    /// Which total is missing when `item` could not be stored.
    fn missing_for(&self, item: Item) -> Item {
        if self.number(Item::ToEnforce).is_none() {
            Item::ToEnforce
        } else if self.number(Item::Accepted).is_none() {
            Item::Accepted
        } else {
            item
        }
    }

    /// The office, as the caller named it.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The period.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The measure.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// The group, or `None` for all cases.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// A figure, derived if it is a total; `None` if it is not known, or a percentage.
    pub fn get(&self, item: Item) -> Option<Value> {
        Value::of(self.measure, self.number(item)?).ok()
    }

    /// Every figure that is known, of the columns that the form has, in the order of the glossary.
    ///
    /// A flow made of them is equal to this one.
    pub fn items(&self) -> impl Iterator<Item = (Item, Value)> {
        self.measure.items().filter(|item| self.has(*item)).filter_map(|item| Some((item, self.get(item)?)))
    }

    /// The bare number of a figure.
    fn number(&self, item: Item) -> Option<u128> {
        if !self.measure.has(item) {
            return None;
        }
        let split = |items: &[Item]| items.iter().position(|other| *other == item);
        let sum = |a: Option<u128>, b: Option<u128>| a?.checked_add(b?);
        match item {
            Item::CarriedOverEligible => Some(self.open.total()),
            Item::Resolved => Some(self.resolved.total()),
            Item::Eligible => self.base(),
            Item::ToEnforce => sum(self.base(), Some(self.apart?.total())),
            Item::CarriedOver => self.open.total().checked_add(self.apart?.total()),
            Item::Accepted => sum(self.number(Item::ToEnforce), Some(self.deducted?.total())),
            Item::CarriedIn => self.carried_in,
            Item::NewlyAccepted => self.number(Item::Accepted)?.checked_sub(self.carried_in?),
            Item::Rate | Item::EligibleShare | Item::Target => None,
            _ => split(&DEDUCTED)
                .and_then(|i| self.deducted?.part(i))
                .or_else(|| split(&APART).and_then(|i| self.apart?.part(i)))
                .or_else(|| split(&RESOLVED).and_then(|i| self.resolved.part(i)))
                .or_else(|| split(&OPEN).and_then(|i| self.open.part(i))),
        }
    }

    /// Whether the form of its measure and period has the column.
    fn has(&self, item: Item) -> bool {
        has(self.measure, self.period, item)
    }

    fn base(&self) -> Option<u128> {
        self.resolved.total().checked_add(self.open.total())
    }

    /// The figures that determine it, for writing down: the totals, and the parts that are known.
    ///
    /// A flow made of them is equal to this one.
    pub fn leaves(&self) -> Vec<(Item, u128)> {
        let base = self.measure.rate_base();
        let totals = [Item::Accepted, Item::ToEnforce, base, Item::Resolved];
        let parts = DEDUCTED.iter().chain(&APART).chain(&RESOLVED).chain(&OPEN);
        let wanted = [Item::CarriedIn].iter().chain(&totals).chain(parts).copied();
        wanted
            // Columns that the form does not have hold nothing and are not written.
            .filter(|item| self.has(*item))
            .filter_map(|item| self.number(item).map(|n| (item, n)))
            .collect()
    }

    /// Resolved ÷ eligible (for administrative judgments ÷ to_enforce), or why there is no rate.
    pub fn rate(&self) -> Result<Rate, Undefined> {
        self.ratio(Item::Resolved, self.measure.rate_base())
    }

    /// Eligible ÷ to_enforce, rounded half-up; `None` if to_enforce is not known or zero.
    ///
    /// ```
    /// use thads_metrics::{Flow, Item, Measure};
    /// let flow = Flow::from_items("toàn quốc", "2017/09".parse()?, Measure::Cases, None, [
    ///     (Item::ToEnforce, 728_227),
    ///     (Item::Eligible, 579_413),
    ///     (Item::Resolved, 369_372),
    /// ])?;
    /// assert_eq!(flow.eligible_share(2).unwrap().to_string(), "79,56%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn eligible_share(&self, places: u16) -> Option<Percent> {
        self.ratio(Item::Eligible, Item::ToEnforce).ok().map(|share| share.percent(places))
    }

    fn ratio(&self, part: Item, whole: Item) -> Result<Rate, Undefined> {
        match (self.get(part), self.get(whole)) {
            (Some(part), Some(whole)) => Rate::of(part, whole),
            _ => Err(Undefined::NothingEligible {}),
        }
    }

    /// The same figures under another office's name.
    pub fn renamed(&self, office: &str) -> Self {
        Self { office: office.to_owned(), ..self.clone() }
    }

    /// The sum with another office's flow of the same period, measure and group.
    ///
    /// `office` is what the two make together. What one of them does not know, the sum does
    /// not know. The rate of a sum is the ratio of the sums, never a mean of rates.
    pub fn checked_add(&self, other: &Self, office: &str) -> Result<Self, FlowError> {
        let different = |what, a: String, b: String| FlowError::Different { what, expected: Keyed(a), got: Keyed(b) };
        if self.period != other.period {
            return Err(different(Text::new("kỳ", "period"), self.period.to_string(), other.period.to_string()));
        }
        if self.measure != other.measure {
            return Err(different(
                Text::new("đại lượng", "measure"),
                self.measure.to_string(),
                other.measure.to_string(),
            ));
        }
        if self.group != other.group {
            let name = |group: &Option<String>| group.clone().unwrap_or_default();
            return Err(different(Text::new("nhóm", "group"), name(&self.group), name(&other.group)));
        }
        let max = match self.measure {
            Measure::Money => Amount::MAX.dong(),
            Measure::Cases | Measure::Admin => u64::MAX.into(),
        };
        let large = |item| move || FlowError::TooLarge { item, max: max.to_string() };
        let twice = |items: &[Item; 3], identity| overlap(items, identity, self.measure, self.period);
        let carried_in = match (self.carried_in, other.carried_in) {
            (Some(a), Some(b)) => Some(a.checked_add(b).ok_or_else(large(Item::CarriedIn))?),
            _ => None,
        };
        let deducted = match (&self.deducted, &other.deducted) {
            (Some(a), Some(b)) => Some(a.add(b, twice(&DEDUCTED, Identity::Net)).ok_or_else(large(Item::Accepted))?),
            _ => None,
        };
        let apart = match (&self.apart, &other.apart) {
            (Some(a), Some(b)) => Some(a.add(b, None).ok_or_else(large(Item::ToEnforce))?),
            _ => None,
        };
        let sum = Self {
            office: office.to_owned(),
            period: self.period,
            measure: self.measure,
            group: self.group.clone(),
            carried_in: deducted.and(carried_in),
            deducted,
            apart,
            resolved: self
                .resolved
                .add(&other.resolved, twice(&RESOLVED, Identity::Resolved))
                .ok_or_else(large(Item::Resolved))?,
            open: self.open.add(&other.open, None).ok_or_else(large(Item::CarriedOverEligible))?,
        };
        for item in [Item::Accepted, Item::ToEnforce, self.measure.rate_base(), Item::CarriedOver] {
            if sum.number(item).is_some_and(|n| n > max) {
                return Err(large(item)());
            }
        }
        Ok(sum)
    }
}

/// Whether the forms of a measure and period have a column: some identity speaks of it.
pub fn has(measure: Measure, period: Period, item: Item) -> bool {
    let on = period.last_day();
    let terms = Identity::ALL.iter().filter_map(|identity| identity.terms(measure, on));
    terms.flatten().any(|(_, other)| *other == item)
}

/// The places of two parts of a total that may hold the same.
fn overlap<const N: usize>(items: &[Item; N], identity: Identity, measure: Measure, period: Period) -> Pair {
    node::pair(items, identity.version(measure, period.last_day()).and_then(Version::twice))
}

/// The node of a total, or the error that its known parts are more than it.
fn part_of<const N: usize>(
    items: [Item; N],
    total: u128,
    known: &Known,
    pair: Pair,
    identity: Identity,
) -> Result<Node<N>, FlowError> {
    Node::of(items.map(|item| known.get(item)), total, pair).ok_or_else(|| {
        let parts = items.iter().filter_map(|item| known.get(*item)).fold(0_u128, u128::saturating_add);
        FlowError::Contradiction {
            identity,
            formula: Keyed(items.map(Item::key).join(" + ")),
            left: parts,
            right: total.into(),
            difference: parts.abs_diff(total),
        }
    })
}

impl fmt::Display for Flow {
    /// `Hồ Chí Minh, 6 tháng đầu năm 2019, về việc: 26.515/54.681 = 48,49%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (period, measure) = (self.period.label(Lang::Vi), self.measure.term(Lang::Vi));
        let group = self.group.as_ref().map_or_else(String::new, |group| format!(" [{group}]"));
        let rate = self.rate().map_or_else(|reason| crate::error::Explain::vi(&reason), |rate| rate.print(2, Lang::Vi));
        write!(f, "{}, {period}, {measure}{group}: {rate}", self.office)
    }
}
