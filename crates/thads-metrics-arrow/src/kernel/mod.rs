//! What reads columns and adds them up, whatever the rule, some hundred rows at a time.
//!
//! | module | holds |
//! |---|---|
//! | `keys` | columns of names: what number each row's name has |
//! | `names`, `integers` | the names themselves; integers of any width |
//! | `amounts`, `days` | columns of đồng, and of days |
//! | `sum_index` | where the sums of a row stand |
//! | `sums` | the sums |
//! | `order` | sorting by counting |
//! | `prefetch` | the next chunk, fetched while this one is added |
//! | `parallel`, `simd` | threads, and what each takes of a stream; chunks with wide registers |

pub(crate) mod amounts;
pub(crate) mod days;
pub(crate) mod integers;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod order;
pub(crate) mod parallel;
pub(crate) mod prefetch;
pub(crate) mod simd;
pub(crate) mod sum_index;
pub(crate) mod sums;

use arrow_buffer::NullBuffer;

/// Rows in a chunk: few enough for its columns to stay in the nearest cache, enough for each column to be read on and on.
pub(crate) const CHUNK: usize = 256;

/// What may stand in for a null.
pub(crate) trait Blank: Copy {
    /// Itself where a bit is one, the other where it is zero.
    fn unless(self, bit: u8, other: Self) -> Self;
}

macro_rules! blank {
    ($($native:ty)*) => { $(
        impl Blank for $native {
            #[inline(always)]
            fn unless(self, bit: u8, other: Self) -> Self {
                let mask = <$native>::from(bit).wrapping_neg();
                self & mask | other & !mask
            }
        }
    )* };
}

blank! { u32 i32 i64 }

/// Puts `missing` where a row is null, eight rows at a time.
#[inline(always)]
pub(crate) fn blank<T: Blank>(nulls: Option<&NullBuffer>, start: usize, missing: T, out: &mut [T]) {
    let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
    let bits = nulls.inner().slice(start, out.len());
    for (word, rows) in bits.bit_chunks().iter_padded().zip(out.chunks_mut(64)) {
        let (eights, rest) = rows.as_chunks_mut::<8>();
        let bytes = word.to_le_bytes();
        let last = bytes.get(eights.len()).copied().unwrap_or(0);
        for (rows, byte) in eights.iter_mut().zip(bytes) {
            blank_eight(rows, byte, missing);
        }
        for (row, shift) in rest.iter_mut().zip(0..) {
            *row = row.unless(last >> shift & 1, missing);
        }
    }
}

#[inline(always)]
fn blank_eight<T: Blank>(rows: &mut [T; 8], byte: u8, missing: T) {
    const SHIFTS: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7];
    for (row, shift) in rows.iter_mut().zip(SHIFTS) {
        *row = row.unless(byte >> shift & 1, missing);
    }
}
