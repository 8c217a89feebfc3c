//! Threads that work off a stream of batches ([`in_parallel`]).

use std::{
    ops::{ControlFlow, Range},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use crate::tally::error::TallyError;
use arrow_array::{RecordBatch, RecordBatchReader};

use super::CHUNK;

/// Rows that a thread takes at a time.
const MORSEL: usize = 512 * CHUNK;

/// Rows that are gathered from a stream before threads set to work.
const ROUND: usize = 1 << 21;

/// What a thread does.
pub(crate) trait Work<B>: Send {
    /// Adds rows of a batch.
    fn add(&mut self, batch: &B, rows: Range<usize>);
}

/// Works off a stream: `ready` makes of a batch what the threads read, and says how many rows it has.
///
/// `watch` is told on the calling thread, now and then, how many rows are done, and may stop the work.
/// The number of rows, or an error: of `ready`, or that the stream broke off.
pub(crate) fn in_parallel<B: Sync>(
    reader: impl RecordBatchReader,
    workers: &mut [impl Work<B>],
    mut ready: impl FnMut(&RecordBatch, u64) -> Result<B, TallyError>,
    watch: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> Result<u64, TallyError> {
    let enough = if workers.len() > 1 { ROUND } else { MORSEL }; // one thread need not wait for work to share
    let mut done = 0_u64;
    let mut reader = reader.into_iter().peekable();
    while reader.peek().is_some() {
        let mut round = Vec::new();
        let mut rows = 0_usize;
        while let Some(batch) = reader.next_if(|_| rows < enough) {
            let batch = batch.map_err(|error| TallyError::Broken { why: error.to_string() })?;
            let first = done.saturating_add(rows as u64);
            rows = rows.saturating_add(batch.num_rows());
            round.push((ready(&batch, first)?, batch.num_rows()));
        }
        let before = done;
        done = done.saturating_add(rows as u64);
        // The other threads may have left nothing for this one to watch at.
        if share(workers, &round, before, watch).is_break() || watch(done).is_break() {
            return Err(TallyError::Stopped { rows: before });
        }
    }
    Ok(done)
}

/// Has the threads work off a round, each taking what comes next.
fn share<B: Sync>(
    workers: &mut [impl Work<B>],
    round: &[(B, usize)],
    done: u64,
    watch: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let morsels: Vec<(&B, Range<usize>)> = round
        .iter()
        .flat_map(|(batch, rows)| {
            let morsel = move |start: usize| (batch, start..start.saturating_add(MORSEL).min(*rows));
            (0..*rows).step_by(MORSEL).map(morsel)
        })
        .collect();
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let take = || {
        let morsel = morsels.get(next.fetch_add(1, Ordering::Relaxed))?;
        (!stopped.load(Ordering::Relaxed)).then(|| morsel.clone())
    };
    let Some((own, others)) = workers.split_first_mut() else { return ControlFlow::Continue(()) };
    thread::scope(|scope| {
        for worker in others.iter_mut().take(morsels.len().saturating_sub(1)) {
            let run = || {
                while let Some((batch, rows)) = take() {
                    worker.add(batch, rows);
                }
            };
            // Without another thread this one does it all.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        let mut rows_done = done;
        while let Some((batch, rows)) = take() {
            rows_done = rows_done.saturating_add(rows.len() as u64);
            own.add(batch, rows);
            if watch(rows_done).is_break() {
                stopped.store(true, Ordering::Relaxed);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })
}
