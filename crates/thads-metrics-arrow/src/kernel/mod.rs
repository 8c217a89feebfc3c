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
//! | `rounds`, `wide` | threads, and what each takes of a stream; chunks with wide registers |

pub(crate) mod ahead;
pub(crate) mod amounts;
pub(crate) mod cells;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod places;
pub(crate) mod rounds;
pub(crate) mod whole;
pub(crate) mod wide;

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
    const SHIFTS: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7];
    let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
    let bits = nulls.inner().slice(start, out.len());
    let keep = |rows: &mut [T], byte: u8| {
        for (row, shift) in rows.iter_mut().zip(SHIFTS) {
            *row = row.unless(byte >> shift & 1, missing);
        }
    };
    for (word, rows) in bits.bit_chunks().iter_padded().zip(out.chunks_mut(64)) {
        let (eights, rest) = rows.as_chunks_mut::<8>();
        let last = eights.len();
        eights.iter_mut().zip(word.to_le_bytes()).for_each(|(rows, byte)| keep(rows, byte));
        keep(rest, word.to_le_bytes().get(last).copied().unwrap_or(0));
    }
}
