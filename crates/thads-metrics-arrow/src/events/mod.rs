//! The same tallies from a log of events, as of any cut-off: [`Events`].
//!
//! | column | type | meaning |
//! |---|---|---|
//! | `case` | dictionary, utf8, utf8view, integer | which case |
//! | `office` | as `case` | where it happened |
//! | `day` | date32 | when |
//! | `event` | dictionary, utf8, utf8view | what: a key of [`Event`](thads_metrics::case::Event) |
//! | `amount` | int64, decimal128(p, 0) | đồng; null or zero where the event has none |
//! | those of `by` | as `case` | any other breakdown, as it is in the row in which an office accepts the case |
//!
//! Rows come in any order. What events make of a case is decided by the core
//! ([`History`](thads_metrics::case::History)), and what that adds to a form too; here rows are sorted once, by case
//! and day, and each case is gone through once for all cut-offs.

mod codes;
mod log;
mod read;
mod walk;

use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use crate::tally::error::TallyError;
use arrow_array::RecordBatchReader;
use thads_metrics::{Period, regime::RegimeError};

use crate::tally::{Reason, Tally, TallySpec, check_by};
use log::Log;
use walk::{CutOff, Walker};

/// Cases that a thread takes at a time.
const MORSEL: usize = 1 << 13;

/// A log of events, sorted by case and day.
///
/// ```
/// use std::{ops::ControlFlow, sync::Arc};
/// use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use thads_metrics::{Date, Item};
/// use thads_metrics_arrow::Events;
///
/// let day = |text: &str| text.parse::<Date>().map(Date::days);
/// let batch = RecordBatch::try_from_iter([
///     ("case", Arc::new(StringArray::from(vec!["a", "a", "a"])) as ArrayRef),
///     ("office", Arc::new(StringArray::from(vec!["Long An"; 3])) as ArrayRef),
///     ("day", Arc::new(Date32Array::from(vec![day("2022-11-03")?, day("2022-03-01")?, day("2022-05-20")?])) as ArrayRef),
///     ("event", Arc::new(StringArray::from(vec!["completed", "newly_accepted", "collected"])) as ArrayRef),
///     ("amount", Arc::new(Int64Array::from(vec![None, Some(100), Some(100)])) as ArrayRef),
/// ])?;
/// let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
/// let events = Events::read(reader, ["office"], |_| ControlFlow::Continue(()))?;
///
/// let asked = [events.spec("2023/01".parse()?)?, events.spec("2023/12".parse()?)?];
/// let asked = asked.map(|spec| spec.assume(thads_metrics::case::Assume::Recall));
/// let tallies = events.tallies(&asked, 1, |_| ControlFlow::Continue(()))?;
/// let completed = |month: usize| tallies[month].groups().map(|(_, group)| group.cases.get(Item::Completed)).sum::<u128>();
/// assert_eq!((completed(0), completed(1)), (0, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Events {
    by: Vec<String>,
    log: Log,
    /// The names of each group; of number 0, that of none.
    names: Vec<Vec<String>>,
}

impl Events {
    /// Reads a log and sorts it; a tally of it will be by these columns.
    ///
    /// `watch` is told on the calling thread, now and then, how many rows are read, and may stop the work.
    /// Errors: a column missing or of another type, a stream that breaks off.
    pub fn read(
        reader: impl RecordBatchReader,
        by: impl IntoIterator<Item = impl Into<String>>,
        mut watch: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Self, TallyError> {
        let by: Vec<String> = by.into_iter().map(Into::into).collect();
        check_by(&by)?;
        if by.iter().any(|name| read::COLUMNS.contains(&name.as_str())) {
            return Err(TallyError::By { got: by.join(", ") });
        }
        let (log, names) = read::read(reader, &by, &mut watch)?;
        Ok(Self { by, log, names })
    }

    /// How many events there are.
    pub fn rows(&self) -> u64 {
        self.log.rows.len() as u64
    }

    /// How many cases they are of.
    pub fn cases(&self) -> u64 {
        self.log.cases() as u64
    }

    /// The columns that tallies are by.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// What to ask for the tally of a period.
    pub fn spec(&self, period: Period) -> Result<TallySpec, RegimeError> {
        TallySpec::new(period, &self.by)
    }

    /// The tally of each specification, all in one pass on that many threads.
    ///
    /// A row of a tally is a case on the books of an office, as on the period's last day: nothing
    /// later counts, not even as accepted later. A case that contradicts itself is one row from the day
    /// on that it does, and its number is that of the event; a row without a case is one, too.
    ///
    /// `watch` is told on the calling thread, now and then, how many cases are done, and may stop the work.
    pub fn tallies(
        &self,
        questions: &[TallySpec],
        threads: usize,
        mut watch: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Vec<Tally>, TallyError> {
        let mut order: Vec<&TallySpec> = questions.iter().collect();
        order.sort_by_key(|spec| spec.period());
        for spec in questions {
            if spec.by() != self.by {
                let (expected, got) = (self.by.join(", "), spec.by().join(", "));
                return Err(TallyError::Different { what: "by", expected, got });
            }
        }
        let cut_off = |spec: &&TallySpec| CutOff {
            period: spec.period(),
            regime: spec.regime(),
            assume: spec.assumed(),
            last_day: self.log.calendar.when(spec.period().last_day()),
        };
        let cut_offs: Vec<CutOff> = order.iter().map(cut_off).collect();
        let worker = || Walker::new(&self.log, self.names.len(), &cut_offs);
        let mut workers: Vec<Walker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
        self.share(&mut workers, &mut watch)?;
        let tallies = self.gather(workers, &order)?;
        let find = |spec: &TallySpec| tallies.iter().find(|tally| tally.spec() == spec).cloned();
        Ok(questions.iter().filter_map(find).collect())
    }

    /// Has the threads go through the cases, each taking what comes next.
    fn share(&self, workers: &mut [Walker], watch: &mut impl FnMut(u64) -> ControlFlow<()>) -> Result<(), TallyError> {
        let end = self.log.cases().saturating_add(1);
        let (next, stopped) = (AtomicUsize::new(1), AtomicBool::new(false));
        let take = || {
            let start = next.fetch_add(MORSEL, Ordering::Relaxed);
            (start < end && !stopped.load(Ordering::Relaxed)).then(|| start..end.min(start.saturating_add(MORSEL)))
        };
        let Some((own, others)) = workers.split_first_mut() else { return Ok(()) };
        for row in self.log.case(0) {
            for at in 0..own.sums.len() {
                own.leave_out(at, Reason::Null.into(), *row);
            }
        }
        thread::scope(|scope| {
            for worker in others {
                let run = || {
                    while let Some(cases) = take() {
                        worker.walk(cases);
                    }
                };
                // Without another thread this one does it all.
                let _ = thread::Builder::new().spawn_scoped(scope, run);
            }
            while let Some(cases) = take() {
                let done = cases.end.saturating_sub(1) as u64;
                own.walk(cases);
                if watch(done).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                    return Err(TallyError::Stopped { rows: done });
                }
            }
            Ok(())
        })
    }

    /// Puts together what the threads added up.
    fn gather(&self, workers: Vec<Walker>, questions: &[&TallySpec]) -> Result<Vec<Tally>, TallyError> {
        let mut tallies: Vec<Tally> = questions.iter().map(|spec| Tally::empty((*spec).clone())).collect();
        for worker in workers {
            if let Some(group) = worker.too_large {
                return Err(TallyError::TooLarge { group: self.names(group as usize).join(", ") });
            }
            for (tally, sums) in tallies.iter_mut().zip(worker.sums) {
                tally.rows = tally.rows.saturating_add(sums.rows);
                for (reason, inconsistent) in sums.inconsistent {
                    tally.inconsistent.entry(reason).or_default().merge(&inconsistent);
                }
            }
            for (number, groups) in worker.groups.into_iter().enumerate() {
                for (tally, group) in tallies.iter_mut().zip(groups.into_iter().flatten()) {
                    if !group.is_empty() {
                        tally.add_group(self.names(number), &group)?;
                    }
                }
            }
        }
        tallies.into_iter().map(Tally::one_name_each).collect()
    }

    fn names(&self, group: usize) -> &[String] {
        self.names.get(group).map_or(&[], Vec::as_slice)
    }
}
