//! Software prefetch of the next chunk ([`Prefetch`]).
//!
//! A register is far larger than any cache, and a chunk is read a column at a time, in runs too
//! short for the processor to foresee. So while sums are added up, the rows of the next chunk are fetched.

/// Bytes that come from memory at a time.
const LINE: usize = 64;

/// The columns of a batch as memory, each with how much of it is a row's.
#[derive(Debug)]
pub(crate) struct Prefetch<'a> {
    columns: Vec<(&'a [u8], usize)>,
}

impl<'a> Prefetch<'a> {
    pub(crate) fn new(columns: impl Iterator<Item = (&'a [u8], usize)>) -> Self {
        Self { columns: columns.collect() }
    }

    /// Fetches rows.
    #[inline(always)]
    pub(crate) fn fetch(&self, start: usize, rows: usize) {
        for (bytes, width) in &self.columns {
            let mut at = start.wrapping_mul(*width);
            let end = at.wrapping_add(rows.wrapping_mul(*width));
            while at < end {
                fetch(bytes, at);
                at = at.wrapping_add(LINE);
            }
        }
    }
}

/// Asks for a byte, and with it for all that come from memory together with it.
#[inline(always)]
#[allow(unsafe_code)]
fn fetch(bytes: &[u8], at: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let address = bytes.as_ptr().wrapping_add(at).cast::<i8>();
        // SAFETY: a prefetch is a hint. It reads nothing into the program, changes nothing in memory, and by the
        // definition of the instruction raises no fault, whatever the address; and SSE, which it belongs to, is part
        // of x86-64. The address is made without leaving the slice's provenance (`wrapping_add`) and never dereferenced.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(address) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (bytes, at);
}
