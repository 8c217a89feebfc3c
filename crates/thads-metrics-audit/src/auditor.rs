//! One audit from its report to its outcome: bounds, conflicts, what would mend them, doubts.

#![allow(clippy::indexing_slicing)] // the model numbers its components, contexts and figures: another number is a bug, and must stop the audit

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    Effort,
    conflict::{Clash, Judge, Judged},
    contexts::{Column, Form, Slot},
    doubts,
    figure::Figure,
    model::{self, Component, Model, Reading},
    outcome::{Audit, AuditedFigure, Bounds, Conflict, Note},
    propagate::{Limits, Scope, Solver, system::Flows},
    prose,
    repair::Repairer,
    report::Report,
    rule::Rule,
    solver::{
        integer::{Integers, Limit},
        proof::Proof,
        rational::Rational,
        simplex::{Meter, Side},
    },
    subject::Subject,
};
use thads_metrics::{Item, Lang, printed::Hedge, statistics, text::Text};

impl Report {
    /// Audits the figures with the default [`Effort`].
    pub fn audit(&self) -> Audit {
        self.audit_with(&Effort::default())
    }

    /// Whether all figures can be true together: the verdict of the audit without its bounds, conflicts and doubts, at a
    /// small part of its cost. What is not decided within the limits counts as consistent, as in the audit.
    ///
    /// ```
    /// use thads_metrics_audit::Report;
    /// let report = |rate: &str| {
    ///     let text = format!(
    ///         "[report]\noffice = \"Long An\"\nperiod = \"2022/06\"\n\
    ///          [[figure]]\nquantity = \"cases.resolved\"\nprinted = \"5.574 việc\"\n\
    ///          [[figure]]\nquantity = \"cases.eligible\"\nprinted = \"10.983 việc\"\n\
    ///          [[figure]]\nquantity = \"cases.rate\"\nprinted = \"{rate}\"\n"
    ///     );
    ///     Report::parse(&text, "report.toml").unwrap()
    /// };
    /// assert!(report("50,75%").is_consistent());
    /// assert!(!report("50,76%").is_consistent());
    /// ```
    pub fn is_consistent(&self) -> bool {
        let (effort, meter) = (Effort::default(), Meter::default());
        let model = Model::of(self, Reading { hedges: self.hedges(), cumulative: false });
        model.components.iter().all(|component| {
            meter.allow(effort.search);
            Judge::new(&model, component, &effort, &meter, effort.search).refute(&BTreeSet::new()).is_none()
        })
    }

    /// Audits the figures.
    pub fn audit_with(&self, effort: &Effort) -> Audit {
        Auditor {
            report: self,
            effort,
            model: &Model::of(self, Reading { hedges: self.hedges(), cumulative: false }),
            meter: Meter::default(),
            undecided: Cell::new(false),
            notes: Vec::new(),
        }
        .run()
    }
}

/// The proved ends of one unknown.
struct Ends {
    low: Option<Rational>,
    high: Option<Rational>,
    proof: Proof,
    exact: bool,
}

struct Auditor<'r> {
    report: &'r Report,
    effort: &'r Effort,
    model: &'r Model,
    meter: Meter,
    /// Whether a question over the whole numbers was left open.
    undecided: Cell<bool>,
    notes: Vec<Note>,
}

impl Auditor<'_> {
    fn run(mut self) -> Audit {
        self.note_what_says_nothing();
        let model = self.model;
        let mut bounds: BTreeMap<Slot, Ends> = BTreeMap::new();
        let mut broken: Vec<(usize, Proof)> = Vec::new();
        // The small ones first, so that what is easy is not left undone for what is hard.
        let mut order: Vec<(usize, &Component)> = model.components.iter().enumerate().collect();
        order.sort_by_key(|(_, component)| component.contexts.len());
        let until = self.begin();
        for (position, component) in &order {
            match self.solve(component, until, &BTreeSet::new()) {
                Ok(solved) => bounds.extend(solved),
                Err(proof) => broken.push((*position, proof)),
            }
            self.undecided.set(self.undecided.get() || self.meter.exhausted());
        }
        self.meter.allow(self.effort.search);
        let mut clashing: Vec<(usize, Vec<Clash>)> = Vec::new();
        let mut limits = Judged::default();
        let mut waiting = u64::try_from(broken.len()).unwrap_or(u64::MAX);
        for (position, proof) in broken {
            let component = &model.components[position];
            let share = self.meter.left().checked_div(waiting).unwrap_or(0);
            waiting = waiting.saturating_sub(1);
            let mut judge = Judge::new(model, component, self.effort, &self.meter, share);
            clashing.push((position, judge.clashes(proof)));
            limits.absorb(judge.judged);
        }
        let suspects = self.suspects(&clashing, &mut limits);
        let until = self.begin();
        let mut in_conflict: BTreeSet<usize> = BTreeSet::new();
        let mut set_aside: BTreeSet<usize> = BTreeSet::new();
        for (position, clashes) in &clashing {
            let component = &model.components[*position];
            let standing: BTreeSet<usize> = clashes.iter().flat_map(|clash| clash.figures.iter().copied()).collect();
            in_conflict.extend(&standing);
            let mut aside = if suspects.is_empty() { standing } else { suspects.clone() };
            // If the list of conflicts is not complete, one more may be met here: it is set aside too.
            loop {
                match self.solve(component, until, &aside) {
                    Ok(solved) => {
                        bounds.extend(solved);
                        break;
                    }
                    Err(proof) if proof.figures().any(|figure| !aside.contains(&figure)) => {
                        let more: Vec<usize> = proof.figures().collect();
                        in_conflict.extend(&more);
                        aside.extend(more);
                    }
                    Err(proof) => unreachable!("figures that are set aside contradict each other: {proof:?}"),
                }
            }
            set_aside.extend(aside);
        }
        self.note_limits(limits);
        let quantities = self.quantities(&bounds);
        let conflicts = self.conflicts(&clashing, &suspects);
        let doubts = doubts::all(&doubts::Found {
            report: self.report,
            model,
            effort: self.effort,
            meter: &self.meter,
            clashing: &clashing,
            aside: &set_aside,
        });
        let figures = self.report.figures().iter().enumerate().map(|(position, figure)| {
            let interval = self.report.interval(figure);
            let in_conflict = in_conflict.contains(&position);
            AuditedFigure { figure: figure.clone(), low: interval.low, high: interval.high, in_conflict }
        });
        let figures = figures.collect();
        let title = self.report.title().map(str::to_owned);
        Audit { title, figures, quantities, conflicts, doubts, notes: self.notes }
    }

    fn note_what_says_nothing(&mut self) {
        let unknown: Vec<String> = self.model.unknown_offices.iter().map(|office| format!("“{office}”")).collect();
        if !unknown.is_empty() {
            let names = unknown.join(", ");
            self.notes.push(Note {
                vi: format!("Không có trong danh mục, coi là đơn vị mang đúng tên đó: {names}."),
                en: format!("Not in the table of offices, and taken as offices of that name: {names}."),
            });
        }
        self.note_statistics();
        for figure in self.report.figures() {
            let hides = self.report.interval(figure);
            if figure.printed().hedge() == Some(Hedge::About) && hides.low.is_none() && hides.high.is_none() {
                let (id, text) = (figure.id(), figure.printed().text());
                self.notes.push(Note {
                    vi: format!("“{text}” ({id}) chỉ là con số ước chừng nên không ràng buộc gì."),
                    en: format!("“{text}” ({id}) is only approximate and constrains nothing."),
                });
            }
        }
    }

    /// Says which year the statistics follow, of which no form was read, and what averages are held against.
    fn note_statistics(&mut self) {
        let subjects = || self.report.figures().iter().flat_map(Figure::subjects);
        let notes = statistics::notes(subjects().map(|subject| (subject.quantity, subject.period)));
        let averages = self.report.figures().iter().filter_map(|figure| {
            let average = figure.subject().quantity.statistic()?.average()?;
            Some((average, model::average(figure, self.report).is_some()))
        });
        let averages: Vec<_> = averages.collect();
        let known = averages.iter().find(|(_, is_held)| *is_held).map(|(average, _)| Text {
            vi: format!(
                "Số bình quân được đối chiếu với tổng số phải thi hành chia cho số chấp hành viên ({}).",
                average.evidence.term(Lang::Vi)
            ),
            en: format!(
                "An average is held against what is to be enforced, divided by the officers ({}).",
                average.evidence
            ),
        });
        let alone = averages.iter().any(|(_, is_held)| !is_held).then(|| Text {
            vi: "Số bình quân chỉ được ghi lại, vì không có số chấp hành viên để đối chiếu với tổng số.".to_owned(),
            en: "An average is only taken down, for the officers that share the sum are not printed.".to_owned(),
        });
        let held = known.into_iter().chain(alone);
        self.notes.extend(notes.into_iter().chain(held).map(|Text { vi, en }| Note { vi, en }));
    }

    /// Sets out to find bounds: the reading of the meter until which whole numbers are searched
    /// for. The rational bounds, which are sought first, may take as much again.
    fn begin(&self) -> u64 {
        self.meter.allow(self.effort.work.saturating_mul(2));
        self.meter.spent().saturating_add(self.effort.work)
    }

    fn note_limits(&mut self, limits: Judged) {
        let mut note = |said: bool, vi: &str, en: &str| {
            if said {
                self.notes.push(Note { vi: vi.to_owned(), en: en.to_owned() });
            }
        };
        note(
            limits.cut_short,
            "Còn mâu thuẫn khác chưa liệt kê hết: việc tìm kiếm đã đến giới hạn.",
            "There may be further conflicts: the search reached its limit.",
        );
        note(
            limits.loose,
            "Một mâu thuẫn có thể gồm nhiều số liệu hơn mức cần thiết: việc rút gọn đã đến giới hạn.",
            "A conflict may hold more figures than need be: the search reached its limit.",
        );
        note(
            limits.undecided || self.undecided.get(),
            "Một câu hỏi về số nguyên chưa quyết định được trong giới hạn tìm kiếm; coi là không mâu thuẫn.",
            "A question over the whole numbers was not decided within the limit; it counts as consistent.",
        );
    }

    /// The figures whose removal alone leaves the whole report consistent.
    fn suspects(&self, clashing: &[(usize, Vec<Clash>)], limits: &mut Judged) -> BTreeSet<usize> {
        let [(position, clashes)] = clashing else { return BTreeSet::new() };
        let component = &self.model.components[*position];
        let mut all = clashes.iter().map(|clash| clash.figures.iter().copied().collect::<BTreeSet<_>>());
        let first = all.next().unwrap_or_default();
        let common = all.fold(first, |common, figures| &common & &figures);
        self.meter.allow(self.effort.search);
        let mut judge = Judge::new(self.model, component, self.effort, &self.meter, self.effort.search);
        // One that there is no time left to clear is not suspected.
        let mends = |figure: &usize| {
            !self.meter.exhausted() && judge.refute(&BTreeSet::from([*figure])).is_none() && !self.meter.exhausted()
        };
        let suspects = common.into_iter().filter(mends).collect();
        limits.absorb(judge.judged);
        suspects
    }

    /// The ends of every unknown of a component when the figures in `aside` are not used; whole
    /// numbers are searched for until the meter reads `until`.
    fn solve(&self, component: &Component, until: u64, aside: &BTreeSet<usize>) -> Result<BTreeMap<Slot, Ends>, Proof> {
        let active = |figure: usize| !aside.contains(&figure);
        let limits = Limits { rounds: self.effort.rounds, until };
        let fixpoint = Solver::new(self.model, component, &active, &self.meter, limits, Scope::All).solve()?;
        let mut solved = BTreeMap::new();
        for (slot, ends) in &fixpoint.percents {
            let natural = |side: Side, value: &Rational| {
                !slot.column.is(Item::Target)
                    && *value == if side == Side::Low { Rational::ZERO } else { Rational::integer(100) }
            };
            let mut proof = Proof::nothing();
            for side in Side::BOTH {
                if let Some((value, reason)) = ends.get(side)
                    && !natural(side, value)
                {
                    proof.absorb(reason);
                }
            }
            let end = |side: Side| ends.get(side).map(|(value, _)| value.clone());
            let (low, high) = (end(Side::Low), end(Side::High));
            solved.insert(*slot, Ends { low, high, proof, exact: fixpoint.settled });
        }
        for Flows { lp, slots, cones } in fixpoint.flows {
            let mut integers = Integers::new(lp, slots.len(), &cones, self.effort.steps, until);
            let bounds = integers.bounds()?;
            if !integers.is_decided() {
                self.undecided.set(true);
            }
            for (slot, [low, high]) in slots.into_iter().zip(bounds) {
                let reached = [&low, &high].into_iter().flatten().all(|limit| limit.reached);
                let one = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low.value == high.value);
                // A lower end of zero says nothing, and so rests on nothing, unless all is zero.
                let telling = low.as_ref().filter(|limit| limit.value.is_positive());
                let mut proof = Proof::nothing();
                for limit in telling.into_iter().chain(&high) {
                    proof.absorb(&limit.proof);
                }
                let value = |limit: Option<Limit>| limit.map(|limit| limit.value);
                solved.insert(
                    slot,
                    Ends { low: value(low), high: value(high), proof, exact: one || (fixpoint.settled && reached) },
                );
            }
        }
        Ok(solved)
    }

    fn quantities(&self, bounds: &BTreeMap<Slot, Ends>) -> Vec<Bounds> {
        let printed: BTreeSet<Slot> =
            self.model.claims.iter().filter(|claim| claim.form == Form::Is).map(|claim| claim.x).collect();
        let bounds = bounds.iter().filter_map(|(slot, ends)| {
            let context = &self.model.contexts[slot.context];
            let quantity = context.quantity(slot.column)?;
            let subject = Subject {
                quantity,
                office: context.office.clone(),
                period: context.period,
                group: context.group.clone(),
                set_by: context.set_by.clone(),
            };
            says_something(slot.column, ends).then(|| Bounds {
                subject,
                low: ends.low.as_ref().map(Rational::to_big),
                high: ends.high.as_ref().map(Rational::to_big),
                exact: ends.exact,
                printed: printed.contains(slot),
                because: self.names(&ends.proof),
            })
        });
        bounds.collect()
    }

    /// The ids of figures, in the order of the report, then of identities.
    fn names(&self, proof: &Proof) -> Vec<String> {
        let figures = proof.figures().map(|position| self.report.figures()[position].id().to_owned());
        figures.chain(proof.rules().map(Rule::key)).collect()
    }

    fn conflicts(&self, clashing: &[(usize, Vec<Clash>)], suspects: &BTreeSet<usize>) -> Vec<Conflict> {
        let each = clashing.iter().flat_map(|(component, clashes)| clashes.iter().map(|clash| (*component, clash)));
        let mut clashes: Vec<(usize, &Clash)> = each.collect();
        clashes.sort_by(|(_, a), (_, b)| (a.figures.len(), &a.figures).cmp(&(b.figures.len(), &b.figures)));
        clashes.truncate(self.effort.conflicts);
        let repairer = Repairer::new(self.report, self.model, self.effort, &self.meter);
        let id = |position: &usize| self.report.figures()[*position].id().to_owned();
        let conflict = |(position, clash): (usize, &Clash)| {
            let figures: Vec<&Figure> = clash.figures.iter().map(|figure| &self.report.figures()[*figure]).collect();
            let rules: Vec<Rule> = clash.proof.rules().collect();
            let suspected: Vec<usize> = clash.figures.iter().copied().filter(|f| suspects.contains(f)).collect();
            let suspects: Vec<String> = suspected.iter().map(id).collect();
            let component = &self.model.components[position];
            let of_component = clashing.iter().filter(|(other, _)| *other == position);
            let standing =
                of_component.flat_map(|(_, clashes)| clashes).flat_map(|clash| clash.figures.iter().copied());
            let standing: BTreeSet<usize> = standing.collect();
            let cut = repairer.cut_off(component, clash);
            let repairs = repairer.repairs(component, clash, &suspected, &standing);
            let repairs: Vec<(String, Option<String>)> =
                repairs.into_iter().map(|(position, repair)| (id(&position), repair)).collect();
            let text = |lang| prose::conflict(&figures, &rules, &suspects, cut, self.report.figures(), &repairs, lang);
            Conflict {
                vi: text(Lang::Vi),
                en: text(Lang::En),
                figures: clash.figures.iter().map(id).collect(),
                identities: rules.iter().copied().map(Rule::key).collect(),
                suspects,
                truncated: cut.is_some(),
                repairs,
            }
        };
        clashes.into_iter().map(conflict).collect()
    }
}

/// Whether bounds say more than "not negative" or "between 0 and 100".
fn says_something(column: Column, ends: &Ends) -> bool {
    let over = |low: &Rational| column.is(Item::Target) || low.is_positive();
    let under = |high: &Rational| column.is(Item::Target) || !column.is_percent() || *high < Rational::integer(100);
    ends.low.as_ref().is_some_and(over) || ends.high.as_ref().is_some_and(under)
}
