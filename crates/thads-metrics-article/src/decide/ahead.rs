//! What is told after a value says what it is: its parts, its rate, what it is measured by.

use thads_metrics::{Item, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    decide::Around,
};

impl Around<'_> {
    /// What a count is by the parts that are told of next: `có 1.708 vụ việc, trong đó 1.191 vụ việc đủ điều kiện` are to
    /// be enforced, `2.457 tỷ đồng, trong đó số cũ 1.684 tỷ đồng` were accepted; what was `settled` needs no `trong đó`.
    pub(super) fn whole(&self, settled: bool) -> Option<Item> {
        let within = |event: &Event| event.says(Meaning::Within) || event.what == What::Open;
        let (before, after) = match self.rest.0.iter().position(within) {
            Some(within) => self.rest.0.split_at(within),
            None => (self.rest.0.get(..1)?, self.rest.0),
        };
        let value = after.iter().position(|event| event.value().is_some())?;
        let part = after.get(..value.saturating_add(2)).or_else(|| after.get(..=value))?;
        let says = |item: Item| part.iter().any(|event| event.says(Meaning::Is(item)));
        let within = after.first().is_some_and(within) && before.iter().all(Event::parts);
        if within && after.first().is_some_and(|event| event.says(Meaning::Within)) && says(Item::Eligible) {
            return Some(Item::ToEnforce);
        }
        let incoming = says(Item::CarriedIn) || says(Item::NewlyAccepted);
        (incoming && (within || settled)).then_some(Item::Accepted)
    }

    /// Whether a fraction is followed at once by the rate that it is: `138/888 việc (đạt 15,5%)`.
    pub(super) fn is_rated_next(&self) -> bool {
        let [under, after @ ..] = self.rest.0 else { return false };
        let mut words = after.iter().skip_while(|event| event.parts());
        under.value().is_some()
            && words.next().is_some_and(|event| event.says(Meaning::Rate))
            && words.next().is_some_and(|event| event.value().is_some())
    }

    /// `bằng 41,2%, vượt 3,2% chỉ tiêu giao`, `bằng 41,2%, tăng 3% so với cùng kỳ`: what is measured so is a rate.
    pub(super) fn is_measured_next(&self) -> bool {
        let mut next = self.rest.0.iter().take_while(|event| event.value().is_none());
        next.any(|event| matches!(event.what, What::Says(Meaning::Over | Meaning::Short | Meaning::Direction(_))))
    }

    /// `tương ứng với 3,42% về việc nhưng chiếm 59,95% về tiền`: a share, as the one after it is said to be.
    pub(super) fn is_share_ahead(&self) -> bool {
        let with = matches!(self.lead.0, [.., with] if with.says(Meaning::With));
        let ahead = self.rest.0.iter().take_while(|event| event.value().is_none());
        with && ahead.into_iter().any(|event| event.says(Meaning::Share))
    }
}
