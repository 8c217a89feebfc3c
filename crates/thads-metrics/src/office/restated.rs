//! What restating gives: the flows, and all that must be said beside them.

use crate::{Date, Explain, Flow, Lang, Measure, Period, Value, error::OfficeError};

/// What one office entrusted to another in a period, cumulative as all figures are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entrustment {
    /// The office that sent it, in any usual spelling.
    pub from: String,
    /// The office that took it.
    pub to: String,
    /// The period.
    pub period: Period,
    /// The group, or `None` for all cases.
    pub group: Option<String>,
    /// How many cases or đồng.
    pub number: Value,
    /// What it is counted in.
    pub measure: Measure,
}

/// A sum of predecessors.
///
/// A case that one of them entrusted to another was accepted by both, so the sums of `accepted`,
/// `newly_accepted` and `entrusted` hold it twice; `to_enforce` and all below it do not. The sums
/// are left as the offices reported them, and [`twice`](Self::twice) says how much is in them twice.
/// Source: GSO metadata of the national indicator; LHTADS 2008 art. 57 (evidence: derived).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Merged {
    /// The office that they became.
    pub office: String,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The group, or `None` for all cases.
    pub group: Option<String>,
    /// The offices that were added up, as their flows name them.
    pub predecessors: Vec<String>,
    /// The least that they entrusted among themselves: what the caller knows of.
    pub at_least: Value,
    /// The most: all that they entrusted, less what is known to have gone elsewhere; `None` if one
    /// of them does not say how much it entrusted.
    pub at_most: Option<Value>,
}

/// A merged office of which some predecessors are not given: their flows stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Incomplete {
    /// The office that they became.
    pub office: String,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The group, or `None` for all cases.
    pub group: Option<String>,
    /// The offices that are given, as their flows name them.
    pub given: Vec<String>,
    /// The offices whose flows are missing.
    pub missing: Vec<String>,
}

/// A flow that stays as it is because its office can't be followed to the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stayed {
    /// The office as its flow names it.
    pub office: String,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The group, or `None` for all cases.
    pub group: Option<String>,
    /// Why.
    pub reason: OfficeError,
}

/// Flows on the boundaries of a day. Made by [`restate`](super::restate).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Restated {
    /// The day whose boundaries they are on.
    pub on: Date,
    /// The flows, each where the first of those it was made of stood.
    pub flows: Vec<Flow>,
    /// Those of them that are sums.
    pub merged: Vec<Merged>,
    /// Mergers that could not be carried out.
    pub incomplete: Vec<Incomplete>,
    /// Flows whose office is not known, had ended by the end of its period, or became nothing known.
    pub stayed: Vec<Stayed>,
}

impl Merged {
    /// How much `accepted`, `newly_accepted` and `entrusted` hold twice: the least and the most.
    pub const fn twice(&self) -> (Value, Option<Value>) {
        (self.at_least, self.at_most)
    }

    /// Whether that is known exactly.
    pub fn is_exact(&self) -> bool {
        self.at_most == Some(self.at_least)
    }

    /// What must be said beside the sum, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let (least, names) = (self.at_least.print(lang), self.predecessors.join(" + "));
        let head = format!("{} = {names}, {}, {}", self.office, self.period.label(lang), self.measure.term(lang));
        let twice = match self.at_most {
            Some(most) if most == self.at_least && most.number() == 0 => {
                return format!(
                    "{head}: {}",
                    lang.pick("giữa các cơ quan này không có ủy thác", "nothing entrusted between them")
                );
            }
            Some(most) if most == self.at_least => least,
            Some(most) => lang
                .pick(format!("từ {least} đến {}", most.print(lang)), format!("from {least} to {}", most.print(lang))),
            None => {
                lang.pick(format!("ít nhất {least}, chưa rõ tối đa"), format!("at least {least}, the most not known"))
            }
        };
        let vi = format!("{head}: số thụ lý và số ủy thác tính hai lần phần ủy thác giữa các cơ quan này, {twice}");
        let en = format!("{head}: accepted and entrusted hold twice what they entrusted to each other, {twice}");
        lang.pick(vi, en)
    }
}

impl Incomplete {
    /// What is missing, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let (given, missing) = (self.given.join(", "), self.missing.join(", "));
        let head = format!("{}, {}, {}", self.office, self.period.label(lang), self.measure.term(lang));
        let vi = format!("{head}: chỉ có {given}, thiếu {missing}, nên không cộng gộp");
        let en = format!("{head}: only {given} given, {missing} missing, so not added up");
        lang.pick(vi, en)
    }
}

impl Stayed {
    /// Why it stays, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let (office, period, measure) = (&self.office, self.period.label(lang), self.measure.term(lang));
        format!("{office}, {period}, {measure}: {}", self.reason.text(lang))
    }
}

impl Restated {
    /// All that must be said beside the flows: Vietnamese and English each.
    pub fn notes(&self) -> Vec<(String, String)> {
        let both = |print: &dyn Fn(Lang) -> String| (print(Lang::Vi), print(Lang::En));
        let merged = self.merged.iter().map(|merged| both(&|lang| merged.print(lang)));
        let incomplete = self.incomplete.iter().map(|incomplete| both(&|lang| incomplete.print(lang)));
        let stayed = self.stayed.iter().map(|stayed| both(&|lang| stayed.print(lang)));
        merged.chain(incomplete).chain(stayed).collect()
    }
}
