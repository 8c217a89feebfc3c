//! Which items are parts of which, by the identities of a day, however many columns a sheet leaves out between them.

use thads_metrics::{Date, Identity, Item, Measure, identity::Version};

/// A part, its whole, and the identity that says so last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Within {
    pub(super) part: Item,
    pub(super) whole: Item,
    pub(super) identity: Identity,
    pub(super) version: &'static Version,
}

/// Every part and whole, and whatever the whole is a part of.
pub(super) fn within(measure: Measure, on: Date) -> Vec<Within> {
    let mut known: Vec<Within> = Vec::new();
    for identity in Identity::ALL {
        let version = identity.version(measure, on).filter(|version| version.evidence().is_established());
        let Some((version, terms)) = version.and_then(|version| Some((version, version.terms()?))) else { continue };
        let of = |sign: i8| terms.iter().filter(move |(s, _)| s.signum() == sign).map(|(_, item)| *item);
        for (sign, other) in [(1, -1), (-1, 1)] {
            let mut wholes = of(sign);
            if let (Some(whole), None) = (wholes.next(), wholes.next())
                && of(other).count() > 1
            {
                known.extend(of(other).map(|part| Within { part, whole, identity, version }));
            }
        }
    }
    // What is resolved is in both, so what is left of one is within what is left of the other, and the rest beside it.
    let whole_of = |part: Item| known.iter().filter(move |one| one.part == part);
    let left = whole_of(Item::CarriedOver).find(|one| one.whole == Item::ToEnforce).copied();
    let has_left = whole_of(Item::CarriedOverEligible).any(|one| one.whole == Item::Eligible);
    if let Some(left) = left.filter(|_| has_left) {
        let beside = known.iter().filter(|one| one.whole == Item::ToEnforce && one.identity == Identity::Classified);
        let others = beside.map(|one| if one.part == Item::Eligible { Item::CarriedOverEligible } else { one.part });
        let more: Vec<Within> = others.map(|part| Within { part, whole: Item::CarriedOver, ..left }).collect();
        known.extend(more);
    }
    // A chain is no longer than there are items.
    for _ in Item::ALL {
        let further: Vec<Within> = known
            .iter()
            .flat_map(|low| known.iter().filter(|up| up.part == low.whole).map(|up| Within { part: low.part, ..*up }))
            .filter(|new| !known.iter().any(|old| (old.part, old.whole) == (new.part, new.whole)))
            .collect();
        if further.is_empty() {
            break;
        }
        for new in further {
            if !known.iter().any(|old| (old.part, old.whole) == (new.part, new.whole)) {
                known.push(new);
            }
        }
    }
    known
}
