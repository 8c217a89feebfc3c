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

use arrow_buffer::{NullBuffer, bit_chunk_iterator::BitChunks};

/// Rows in a chunk: few enough for its columns to stay in the nearest cache, enough for each column to be read on and on.
pub(crate) const CHUNK: usize = 256;

/// The bit of each row of a chunk among those of sixteen rows.
const BITS: [u16; CHUNK] = {
    let (mut bits, mut row) = ([1_u16; CHUNK], 1);
    #[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects)] // when compiled
    while row < CHUNK {
        bits[row] = bits[row - 1].rotate_left(1);
        row += 1;
    }
    bits
};

/// Puts `missing` where a row is null.
///
/// Every row gets the sixteen bits that its own is among, so that the rest is one loop for wide registers.
#[inline(always)]
pub(crate) fn blank<T: Copy>(nulls: Option<&NullBuffer>, start: usize, missing: T, out: &mut [T]) {
    let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
    for (start, out) in (start..).step_by(CHUNK).zip(out.chunks_mut(CHUNK)) {
        let words = BitChunks::new(nulls.validity(), nulls.offset().wrapping_add(start), out.len());
        let mut sixteens = [0_u16; CHUNK];
        for (word, rows) in words.iter_padded().zip(sixteens.as_chunks_mut::<64>().0) {
            for (rows, shift) in rows.as_chunks_mut::<16>().0.iter_mut().zip([0, 16, 32, 48]) {
                #[allow(clippy::cast_possible_truncation)] // the lowest sixteen are meant
                let sixteen = (word >> shift) as u16;
                *rows = [sixteen; 16];
            }
        }
        for ((row, sixteen), bit) in out.iter_mut().zip(sixteens).zip(BITS) {
            *row = if sixteen & bit == 0 { missing } else { *row };
        }
    }
}
