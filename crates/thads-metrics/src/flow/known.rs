//! What follows from the figures that are given ([`Known`]), identity by identity.

use num_bigint::BigInt;

use crate::{
    date::Date,
    flow::error::FlowError,
    identity::Identity,
    measure::{Item, Measure, keyed::Keyed},
};

/// Values by item while a flow is read.
pub(super) struct Known {
    values: Vec<Option<u128>>,
    max: u128,
}

impl Known {
    pub(super) fn get(&self, item: Item) -> Option<u128> {
        self.values.get(item as usize).copied().flatten()
    }

    pub(super) fn set(&mut self, item: Item, value: u128) -> Result<(), FlowError> {
        if value > self.max {
            return Err(FlowError::TooLarge { item, max: self.max.to_string() });
        }
        if let Some(slot) = self.values.get_mut(item as usize) {
            *slot = Some(value);
        }
        Ok(())
    }

    pub(super) fn new(max: u128) -> Self {
        Self { values: vec![None; Item::ALL.len()], max }
    }

    /// Carries out one identity: fills in what follows, or refuses a contradiction.
    /// `true` if something was filled in.
    pub(super) fn apply(&mut self, rule: &Rule) -> Result<bool, FlowError> {
        let Rule { identity, terms, formula, .. } = rule;
        let (mut plus, mut minus) = (0_u128, 0_u128);
        let mut unknown = Vec::new();
        for (sign, item) in *terms {
            match self.get(*item) {
                None => unknown.push((*sign, *item)),
                // At most seven terms of at most 10³⁶: far below 2¹²⁸.
                Some(value) if *sign > 0 => plus = plus.saturating_add(value),
                Some(value) => minus = minus.saturating_add(value),
            }
        }
        // Of two parts that may hold the same, what is in both is added once: so much less on the side they are on.
        let most = rule.twice.map_or(Some(0), |(_, items)| self.overlap(items));
        if let (Some((sign, _)), Some(most)) = (rule.twice, most.filter(|most| *most > 0)) {
            if !unknown.is_empty() {
                return Ok(false);
            }
            if sign > 0 {
                plus = plus.saturating_sub(most).max(minus.min(plus));
            } else {
                minus = minus.saturating_sub(most).max(plus.min(minus));
            }
        }
        // A part may be in the other as far as that goes: what is missing of both does not say how much it is.
        let is_open = |item: Item| {
            let pair = rule.twice.map(|(_, pair)| pair).filter(|_| most.is_none());
            let other =
                pair.and_then(|(one, two)| [(one, two), (two, one)].into_iter().find(|(part, _)| *part == item));
            other.is_some_and(|(_, other)| self.get(other).is_some())
        };
        let formula = || Keyed(formula.clone());
        let difference = plus.abs_diff(minus);
        match unknown.as_slice() {
            [] if plus == minus => Ok(false),
            [] => {
                // The total as given, and as its identity makes it.
                let left = terms.first().and_then(|(_, item)| self.get(*item)).unwrap_or(0);
                let right = BigInt::from(left) + BigInt::from(minus) - BigInt::from(plus);
                Err(FlowError::Contradiction { identity: *identity, formula: formula(), left, right, difference })
            }
            [(sign, item)] => {
                // plus − minus + sign × x = 0
                let negative = if *sign > 0 { plus > minus } else { plus < minus };
                if negative {
                    let (item, identity) = (*item, *identity);
                    return Err(FlowError::Negative { item, identity, formula: formula(), by: difference });
                }
                if is_open(*item) {
                    return Ok(false);
                }
                self.set(*item, difference)?;
                Ok(true)
            }
            [(first, item), rest @ ..] if rest.iter().all(|(sign, _)| sign == first) => {
                // Several unknowns on one side: nothing left for them means each is nothing.
                let too_much = if *first > 0 { plus > minus } else { plus < minus };
                if too_much {
                    let (item, identity) = (*item, *identity);
                    return Err(FlowError::Negative { item, identity, formula: formula(), by: difference });
                }
                let items = unknown.iter().map(|(_, item)| *item);
                let nothing: Vec<Item> = items.filter(|item| difference == 0 && !is_open(*item)).collect();
                for item in &nothing {
                    self.set(*item, 0)?;
                }
                Ok(!nothing.is_empty())
            }
            _ => Ok(false),
        }
    }

    /// The most that two parts may hold together: the smaller; zero if one is, `None` if that is not known.
    fn overlap(&self, (one, other): (Item, Item)) -> Option<u128> {
        match (self.get(one), self.get(other)) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (one, other) => Some(one?.min(other?)),
        }
    }
}

/// An identity of the period, ready to be carried out.
pub(super) struct Rule {
    pub(super) identity: Identity,
    pub(super) terms: &'static [(i8, Item)],
    /// The sign of two parts that may hold the same, and which they are.
    twice: Option<(i8, (Item, Item))>,
    formula: String,
}

impl Rule {
    /// What an identity says on a day; `None` if it says nothing or is not linear.
    pub(super) fn of(identity: Identity, measure: Measure, on: Date) -> Option<Self> {
        let version = identity.version(measure, on)?;
        let terms = version.terms()?;
        let sign = |item: Item| terms.iter().find(|(_, other)| *other == item).map(|(sign, _)| *sign);
        let twice = version.twice().and_then(|pair| Some((sign(pair.0)?, pair)));
        Some(Self { identity, terms, twice, formula: version.formula() })
    }
}
