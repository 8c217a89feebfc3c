//! What restating gives: the flows, and all that must be said beside them.

use std::fmt;

use crate::{
    amount::Value, date::Date, error::Explain, flow::Flow, measure::Measure, office::error::OfficeError,
    period::Period, text::lang::Lang,
};

/// What one office entrusted to another in a period, cumulative as all figures are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entrustment {
    /// The office that sent it, in any usual spelling.
    pub from: String,
    /// The office that took it.
    pub to: String,
    /// The period.
    pub period: Period,
    /// What it is counted in.
    pub measure: Measure,
    /// The group, or `None` for all cases.
    pub group: Option<String>,
    /// How many cases or đồng.
    pub number: Value,
}

/// A sum of predecessors.
///
/// A case that one of them entrusted to another was accepted by both, so the sums of `accepted`,
/// `newly_accepted` and `entrusted` hold it twice; `to_enforce` and all below it do not. The sums
/// are left as the offices reported them; how much is in them twice lies between
/// [`at_least`](Self::at_least) and [`at_most`](Self::at_most).
/// Source: GSO metadata of the national indicator; LHTADS 2008 art. 57 (evidence: derived).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Merged {
    /// The sum, under the name of the office that they became.
    pub flow: Flow,
    /// The flows that were added up.
    pub predecessors: Vec<Flow>,
    /// The least that they entrusted among themselves: what the caller knows of.
    pub at_least: Value,
    /// The most: all that they entrusted, less what is known to have gone elsewhere; `None` if one
    /// of them does not say how much it entrusted.
    pub at_most: Option<Value>,
}

/// A flow that stays as it is although its office did not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stayed {
    /// The flow.
    pub flow: Flow,
    /// Why: another predecessor is missing, or the office is not known, had ended by the end of the
    /// period, or became nothing that the table knows.
    pub reason: OfficeError,
}

/// Flows on the boundaries of a day. Made by [`restate`](crate::restate).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Restated {
    /// The day whose boundaries they are on.
    pub on: Date,
    /// The flows, each where the first of those it was made of stood.
    pub flows: Vec<Flow>,
    /// Those of them that are sums.
    pub merged: Vec<Merged>,
    /// Those of them that should have been restated and could not be.
    pub stayed: Vec<Stayed>,
}

fn head(flow: &Flow, lang: Lang) -> String {
    format!("{}, {}, {}", flow.office(), flow.period().label(lang), flow.measure().term(lang))
}

impl Merged {
    /// Whether it is known exactly how much is held twice.
    pub fn is_exact(&self) -> bool {
        self.at_most == Some(self.at_least)
    }

    /// What must be said beside the sum, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let names = self.predecessors.iter().map(Flow::office).collect::<Vec<_>>().join(" + ");
        let head = format!("{} = {names}", head(&self.flow, lang));
        let least = self.at_least.print(lang);
        let twice = match self.at_most {
            Some(most) if most == self.at_least && most.number() == 0 => {
                let nothing =
                    lang.pick("các cơ quan này không ủy thác cho nhau", "they entrusted nothing to each other");
                return format!("{head}: {nothing}");
            }
            Some(most) if most == self.at_least => least,
            Some(most) => {
                let most = most.print(lang);
                lang.pick(format!("từ {least} đến {most}"), format!("from {least} to {most}"))
            }
            None => {
                lang.pick(format!("ít nhất {least}, chưa rõ tối đa"), format!("at least {least}, the most not known"))
            }
        };
        let vi = "số thụ lý và số ủy thác tính hai lần phần ủy thác giữa các cơ quan này";
        let en = "accepted and entrusted hold twice what they entrusted to each other";
        format!("{head}: {}, {twice}", lang.pick(vi, en))
    }
}

impl fmt::Display for Merged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

impl fmt::Display for Entrustment {
    /// `Long An → Tây Ninh, 9 tháng đầu năm 2025: 12 việc`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = self.group.as_ref().map_or_else(String::new, |group| format!(" [{group}]"));
        write!(f, "{} → {}, {}{group}: {}", self.from, self.to, self.period.label(Lang::Vi), self.number)
    }
}

impl Stayed {
    /// Why it stays, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        format!("{}: {}", head(&self.flow, lang), self.reason.text(lang))
    }
}

impl Restated {
    /// All that must be said beside the flows: Vietnamese and English each.
    ///
    /// ```
    /// use thads_metrics::{Flow, Item, Measure, Offices, office::MERGERS, restate::restate};
    /// let items = [(Item::Eligible, 14_000), (Item::Resolved, 9_000)];
    /// let flow = Flow::from_items("Long An", "2025/09".parse().unwrap(), Measure::Cases, None, items).unwrap();
    /// let restated = restate(&[flow], MERGERS, Offices::vietnam(), &[]).unwrap();
    /// let (_, en) = &restated.notes()[0];
    /// assert!(en.ends_with("not added up into Tây Ninh: the figures of Tây Ninh are missing"), "{en}");
    /// ```
    pub fn notes(&self) -> Vec<(String, String)> {
        let merged = self.merged.iter().map(|merged| (merged.print(Lang::Vi), merged.print(Lang::En)));
        let stayed = self.stayed.iter().map(|stayed| (stayed.print(Lang::Vi), stayed.print(Lang::En)));
        merged.chain(stayed).collect()
    }
}

impl fmt::Display for Restated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} biểu theo địa giới ngày {}", self.flows.len(), self.on)
    }
}
