//! What reads columns and adds them up, whatever the rule, some hundred rows at a time.
//!
//! | module | holds |
//! |---|---|
//! | `keys` | columns of names: what number each row's name has |
//! | `names`, `whole` | the names themselves; integers of any width |
//! | `amounts` | columns of đồng |
//! | `places` | where the sums of a row stand |
//! | `cells` | the sums |
//! | `ahead` | what will be read next |
//! | `rounds` | threads, and what each takes of a stream |

pub(crate) mod ahead;
pub(crate) mod amounts;
pub(crate) mod cells;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod places;
pub(crate) mod rounds;
pub(crate) mod whole;

use arrow_buffer::NullBuffer;

/// Rows in a chunk: few enough for its columns to stay in the nearest cache, enough for each column to be read on and on.
pub(crate) const CHUNK: usize = 256;

/// Puts `missing` where a row is null, eight rows at a time.
#[inline(always)]
pub(crate) fn blank<T: Copy>(nulls: Option<&NullBuffer>, start: usize, missing: T, out: &mut [T]) {
    const BITS: [u8; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
    let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
    let bits = nulls.inner().slice(start, out.len());
    let keep = |rows: &mut [T], byte: u8| {
        for (row, bit) in rows.iter_mut().zip(BITS) {
            *row = if byte & bit == 0 { missing } else { *row };
        }
    };
    for (word, rows) in bits.bit_chunks().iter_padded().zip(out.chunks_mut(64)) {
        let (eights, rest) = rows.as_chunks_mut::<8>();
        let last = eights.len();
        eights.iter_mut().zip(word.to_le_bytes()).for_each(|(rows, byte)| keep(rows, byte));
        keep(rest, word.to_le_bytes().get(last).copied().unwrap_or(0));
    }
}
