//! Whose figures follow: the office that the words before them name.

use thads_metrics::{Offices, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    facts::said::{is_local, same_office},
    place::Place,
    sentence::Sentence,
    walk::{Spoken, Walk},
};

impl Walk<'_> {
    pub(super) fn place(&mut self, place: &Place, weak: bool, before: &[Event], spoken: &Spoken) {
        let open = |e: &&Event| e.value().is_none() && e.what != What::Colon;
        let compared = before.iter().rev().take(3).take_while(open).any(|e| {
            matches!(e.what, What::Says(Meaning::Versus | Meaning::Share | Meaning::Target | Meaning::Base(_)))
                || *place == Place::Nation && matches!(e.what, What::Says(Meaning::Direction(_)))
        });
        if compared {
            return;
        }
        let address = matches!(before.last().map(|e| &e.what), Some(What::Comma))
            && matches!(before.iter().rev().nth(1).map(|e| &e.what), Some(What::Where(Place::Office(_), _)));
        match place {
            Place::Nation => self.context.office = Some(Offices::NATION_NAME.to_owned()),
            Place::District(name) => {
                let home = self
                    .facts
                    .office
                    .as_deref()
                    .is_some_and(|office| office == name || office.ends_with(&format!(" {name}")));
                if (!weak || before.is_empty()) && !address && !home {
                    self.context.office = Some(name.clone());
                }
            }
            Place::Whole | Place::Sector if spoken.national => {
                self.context.office = Some(Offices::NATION_NAME.to_owned());
            }
            Place::Whole | Place::Sector => self.context.office.clone_from(&self.facts.office),
            Place::Office(name) => self.context.office = Some(name.clone()),
            Place::Province(name) => {
                let in_district = self.facts.office.as_deref().is_some_and(is_local);
                let placed = weak && self.is_set_in(place, before);
                if (!weak || placed) && !address && !in_district {
                    self.context.office = Some(name.clone());
                }
            }
            // `Cục THADS tỉnh giao`, in a district's text
            Place::Own if self.facts.office.as_deref().is_some_and(is_local) => {}
            // `tại thành phố Đà Nẵng, theo Chi cục THADS thành phố`
            Place::Own if self.context.office != self.facts.office && !spoken.own => {}
            Place::Own => {
                let province = self.facts.office.clone().unwrap_or_default();
                self.context.office = if spoken.own && !province.is_empty() {
                    Some(format!("Văn phòng Cục THADS {province}"))
                } else {
                    self.facts.office.clone()
                };
            }
        }
    }

    /// `Đơn vị đã thi hành xong …`, `Chi cục đã …`: the office that the sentence before was about.
    pub(super) fn is_of_that_unit(&self, sentence: &Sentence, events: &[Event]) -> bool {
        let words: Vec<&str> = self
            .tokens
            .get(sentence.tokens.clone())
            .unwrap_or_default()
            .iter()
            .take(2)
            .map(|t| t.key.as_str())
            .collect();
        let named =
            events.iter().take_while(|event| event.value().is_none()).any(|e| matches!(e.what, What::Where(..)));
        !sentence.first && !named && matches!(words.as_slice(), ["đơn", "vị"] | ["chi", "cục"])
    }

    /// `Đơn cử, tại thành phố Đà Nẵng, …` in a text on the nation.
    fn is_set_in(&self, place: &Place, before: &[Event]) -> bool {
        let national = self.facts.office.as_deref().is_some_and(|office| same_office(office, Offices::NATION_NAME));
        let begins = before.iter().all(|event| event.what == What::Comma);
        national && begins && matches!(place, Place::Province(_))
    }

    /// `toàn ngành thi hành được …, trong đó Cục THADS TP.HCM …`.
    pub(super) fn is_nations_part(&self, events: &[Event]) -> bool {
        let Some(own) = self.facts.office.as_deref() else { return false };
        let Some(whole) = events.iter().position(|e| matches!(e.what, What::Where(Place::Whole | Place::Sector, _)))
        else {
            return false;
        };
        let after = events.get(whole..).unwrap_or_default();
        let within = after.iter().position(|e| e.says(Meaning::Within));
        within.and_then(|at| after.get(at..)).unwrap_or_default().iter().any(|event| {
            matches!(&event.what, What::Where(Place::Office(name) | Place::Province(name), _) if same_office(name, own))
        })
    }
}

/// Whether an event stands in a bracket without a value: `(mới, gồm Tiền Giang)`.
pub(super) fn is_aside(events: &[Event], at: usize) -> bool {
    let (before, after) = events.split_at(at);
    let open = before.iter().rposition(|event| event.what == What::Open);
    let close = after.iter().position(|event| event.what == What::Close);
    let Some((open, close)) = open.zip(close) else { return false };
    let inside = before.get(open..).unwrap_or_default().iter().chain(after.get(..close).unwrap_or_default());
    inside.into_iter().all(|event| event.value().is_none() && event.what != What::Close)
}
