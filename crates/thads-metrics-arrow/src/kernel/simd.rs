//! Chunks of rows, worked off with the widest registers that the processor has ([`in_chunks`]).

use std::ops::Range;

use pulp::{Arch, NullaryFnOnce};

use super::CHUNK;

/// What is done with a chunk; to be inlined, as only then is it compiled for wide registers.
pub(crate) trait Chunks {
    /// Adds rows.
    fn add_chunk(&mut self, start: usize, rows: usize);
}

/// Works off rows in chunks.
pub(crate) fn in_chunks(arch: Arch, rows: Range<usize>, chunks: impl Chunks) {
    arch.dispatch(Wide { rows, chunks });
}

struct Wide<C> {
    rows: Range<usize>,
    chunks: C,
}

impl<C: Chunks> NullaryFnOnce for Wide<C> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let end = self.rows.end;
        for start in self.rows.step_by(CHUNK) {
            self.chunks.add_chunk(start, CHUNK.min(end.saturating_sub(start)));
        }
    }
}
