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
//! What a case adds is decided by the core ([`Facts::adds`](thads_metrics::case::Facts::adds)); here rows are only
//! read, put to it by kinds, and added up. Every row is tallied, set aside for a reason that the
//! rule gives, or inconsistent and counted as such.

mod bytes;
mod columns;
mod compare_sheet;
mod entries;
pub(crate) mod error;
mod group;
mod groups;
mod reason;
mod register;
mod result;
mod rollup;
mod rule_table;
mod sql;
mod steps;
mod table;
mod text;
mod worker;

use std::ops::ControlFlow;

pub use error::TallyError;
pub use group::Group;
pub(crate) use reason::Cause;
pub use reason::Reason;
pub(crate) use result::check_by;
pub use result::{Inconsistent, Tally, TallySpec};
pub use sql::tally_sql;

use crate::{
    kernel::{
        keys::Dictionaries,
        names::{MISSING, Names},
        parallel::in_parallel,
    },
    source::Source,
};
use register::Layout;
use rule_table::RuleTable;
use worker::Worker;

/// Tallies a register, batch by batch, on that many threads.
///
/// `watch` is told on the calling thread, now and then, how many rows are done, and may stop the work.
/// Inconsistent rows stay out and are listed ([`Tally::by_reason`]); [`Tally::refuse_inconsistent`]
/// makes them an error. Errors: a column missing or of another type, a stream that breaks off.
pub fn tally<'r>(
    register: impl Into<Source<'r>>,
    spec: &TallySpec,
    threads: usize,
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Tally, TallyError> {
    spec.check_by()?;
    let source = register.into();
    let rules = RuleTable::new(spec.period(), spec.regime().regime(), spec.assumed());
    let mut layout = Layout::new(&source, spec.by())?;
    let parts = layout.parts();
    let worker = || Worker::new(&rules, spec.by().len(), parts.clone());
    let mut workers: Vec<Worker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
    let ready = |batch: &_, first| layout.register(batch, first);
    let rows = in_parallel(source.reader, &mut workers, ready, &mut watch)?;
    gather(workers, &layout, spec, rows)
}

/// Puts together what the threads added up.
fn gather(mut workers: Vec<Worker>, layout: &Layout, spec: &TallySpec, rows: u64) -> Result<Tally, TallyError> {
    let mut tally = Tally::empty(spec.clone());
    tally.rows = rows;
    if let Some((first, others)) = workers.split_first_mut() {
        for other in others {
            first.absorb(other);
        }
        first.empty();
    }
    for worker in workers {
        let names = |numbers: &[u32]| -> Vec<String> {
            let column = |((number, (_, dictionaries)), own): ((&u32, &(usize, Dictionaries)), &Names)| {
                dictionaries.name(*number).or_else(|| own.get(*number)).unwrap_or_default().to_owned()
            };
            numbers.iter().zip(&layout.by).zip(&worker.names).map(column).collect()
        };
        if let Some(numbers) = &worker.too_large {
            return Err(TallyError::TooLarge { group: names(numbers).join(", ") });
        }
        for (numbers, group) in worker.totals.iter().filter(|(numbers, _)| !numbers.contains(&MISSING)) {
            tally.add_group(&names(numbers), group)?;
        }
        for (reason, inconsistent) in &worker.inconsistent {
            tally.inconsistent.entry(*reason).or_default().merge(inconsistent);
        }
    }
    tally.one_name_each()
}
