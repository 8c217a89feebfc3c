//! From a case register to the flows of every office: [`tally`].
//!
//! | column | type | meaning |
//! |---|---|---|
//! | those of `by`, as `office` | dictionary, utf8, utf8view, integer | whose case it is, and any other breakdown |
//! | `status` | dictionary, utf8, utf8view | how it stands at the cut-off: a key of [`Status`](thads_metrics::Status) |
//! | `accepted_on` | date32 | the day of the enforcement decision |
//! | `closed_on` | date32, null while open | the day it left the books |
//! | `due` | int64, decimal128(p, 0) | đồng carried in, or ordered, this year |
//! | `collected`, `terminated_amount`, `reduced_amount`, `entrusted_amount` | as `due`, optional | what was done with it this year |
//!
//! What a case adds is decided by the core ([`Facts::adds`](thads_metrics::Facts::adds)); here rows are only
//! read, put to it by kinds, and added up. Every row is tallied, set aside for a reason that the
//! rule gives, or inconsistent and counted as such.

mod against;
mod bytes;
mod columns;
mod entries;
mod groups;
mod keys;
mod law;
mod names;
mod places;
mod reason;
mod register;
mod result;
mod rollup;
mod sql;
mod steps;
mod table;
mod text;
mod worker;

use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use arrow_array::RecordBatchReader;
use thads_metrics::error::TallyError;

pub use reason::Reason;
pub use result::{Group, Odd, Question, Tally};
pub use sql::tally_sql;

use law::Law;
use register::{Layout, Register};
use steps::CHUNK;
use worker::Worker;

/// Rows that a thread takes at a time.
const MORSEL: usize = 64 * CHUNK;

/// Rows that are gathered from a stream before threads set to work.
const ROUND: usize = 1 << 22;

/// Tallies a register, batch by batch, on that many threads.
///
/// `watch` is told on the calling thread, now and then, how many rows are done, and may stop the work.
/// Inconsistent rows stay out and are listed ([`Tally::odd`]); [`Tally::refuse_inconsistent`]
/// makes them an error. Errors: a column missing or of another type, a stream that breaks off.
pub fn tally(
    reader: impl RecordBatchReader,
    question: &Question,
    threads: usize,
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Tally, TallyError> {
    question.check_by()?;
    let law = Law::new(question.period(), question.regime().regime(), question.assumed());
    let mut layout = Layout::new(reader.schema(), question.by())?;
    let parts = layout.parts();
    let worker = || Worker::new(&law, question.by().len(), parts.clone());
    let mut workers: Vec<Worker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
    let mut done = 0_u64;
    let mut reader = reader.into_iter().peekable();
    while reader.peek().is_some() {
        let mut round = Vec::new();
        let mut rows = 0_usize;
        while let Some(batch) = reader.next_if(|_| rows < ROUND) {
            let batch = batch.map_err(|error| TallyError::Broken { why: error.to_string() })?;
            rows = rows.saturating_add(batch.num_rows());
            round.push(layout.register(&batch)?);
        }
        if share(&mut workers, &round, done, &mut watch).is_break() {
            return Err(TallyError::Stopped { rows: done });
        }
        done = done.saturating_add(rows as u64);
    }
    gather(workers, &layout, question, done)
}

/// Has the threads work off a round, each taking what comes next.
fn share(
    workers: &mut [Worker],
    round: &[Register],
    done: u64,
    watch: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let morsels: Vec<(&Register, usize)> = round
        .iter()
        .flat_map(|register| (0..register.rows).step_by(MORSEL).map(move |start| (register, start)))
        .collect();
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let take = || {
        let morsel = morsels.get(next.fetch_add(1, Ordering::Relaxed))?;
        (!stopped.load(Ordering::Relaxed)).then_some(*morsel)
    };
    let add = |worker: &mut Worker, (register, start): (&Register, usize)| {
        worker.add(register, start..register.rows.min(start.saturating_add(MORSEL)));
    };
    let Some((own, others)) = workers.split_first_mut() else { return ControlFlow::Continue(()) };
    thread::scope(|scope| {
        for worker in others.iter_mut().take(morsels.len().saturating_sub(1)) {
            let run = || {
                while let Some(morsel) = take() {
                    add(worker, morsel);
                }
            };
            // Without another thread this one does it all.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        while let Some(morsel) = take() {
            add(own, morsel);
            let rows = next.load(Ordering::Relaxed).saturating_mul(MORSEL) as u64;
            if watch(done.saturating_add(rows)).is_break() {
                stopped.store(true, Ordering::Relaxed);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })
}

/// Puts together what the threads added up.
fn gather(workers: Vec<Worker>, layout: &Layout, question: &Question, rows: u64) -> Result<Tally, TallyError> {
    let mut tally = Tally::empty(question.clone());
    tally.rows = rows;
    for mut worker in workers {
        worker.empty();
        let names = |numbers: &[u32]| -> Vec<String> {
            let column = |((number, (_, dictionaries)), own): ((&u32, &(usize, keys::Dictionaries)), &names::Names)| {
                dictionaries.name(*number).or_else(|| own.get(*number)).unwrap_or_default().to_owned()
            };
            numbers.iter().zip(&layout.by).zip(&worker.names).map(column).collect()
        };
        if let Some(numbers) = &worker.too_large {
            return Err(TallyError::TooLarge { group: names(numbers).join(", ") });
        }
        for (numbers, group) in worker.totals.iter().filter(|(numbers, _)| !numbers.contains(&names::MISSING)) {
            tally.add_group(&names(numbers), group)?;
        }
        for (reason, odd) in &worker.odd {
            tally.odd.entry(*reason).or_default().merge(odd);
        }
    }
    Ok(tally)
}
