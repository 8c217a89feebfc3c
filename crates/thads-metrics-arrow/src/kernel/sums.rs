//! The sums of a thread ([`Sums`]).

/// Rows that are added between one look ahead and the next.
const BLOCK: usize = 32;

/// The numbers of a line of memory.
const LINE: usize = 8;

/// For each place a count, what is left of what was due, and each part of it that the register has.
///
/// A cell is as wide as the next power of two, so that none straddles two lines of memory.
#[derive(Debug)]
pub(crate) struct Sums {
    numbers: Vec<i64>,
    first: usize,
    parts: usize,
}

impl Sums {
    /// No cells yet, for that many parts.
    pub(crate) const fn new(parts: usize) -> Self {
        Self { numbers: Vec::new(), first: 0, parts }
    }

    fn width(&self) -> usize {
        self.parts.saturating_add(2).next_power_of_two()
    }

    /// Makes room for that many places; what was added stays at its place.
    pub(crate) fn lay_out(&mut self, places: usize) {
        let wanted = places.saturating_mul(self.width());
        if self.numbers.len().saturating_sub(self.first) >= wanted {
            return;
        }
        let room = wanted.max(self.numbers.len().saturating_mul(2));
        let mut numbers = vec![0_i64; room.saturating_add(LINE)];
        let first = numbers.as_ptr().align_offset(LINE.saturating_mul(size_of::<i64>())).min(LINE);
        let old = self.numbers.get(self.first..).unwrap_or_default();
        numbers.iter_mut().skip(first).zip(old).for_each(|(new, old)| *new = *old);
        (self.numbers, self.first) = (numbers, first);
    }

    /// Forgets all places.
    pub(crate) fn clear(&mut self) {
        (self.numbers, self.first) = (Vec::new(), 0);
    }

    /// Adds what others hold at the same places; they are zero afterwards.
    pub(crate) fn absorb(&mut self, others: &mut Self) {
        if self.numbers.len().saturating_sub(self.first) < others.numbers.len().saturating_sub(others.first) {
            std::mem::swap(self, others);
        }
        let own = self.numbers.get_mut(self.first..).unwrap_or_default();
        let others = others.numbers.get_mut(others.first..).unwrap_or_default();
        for (sum, more) in own.iter_mut().zip(others) {
            *sum = sum.wrapping_add(std::mem::take(more));
        }
    }

    /// Every place's count, what is left and the parts; they are zero afterwards.
    pub(crate) fn drain(&mut self, mut each: impl FnMut(usize, i64, i64, &[i64])) {
        let (width, parts) = (self.width(), self.parts);
        let cells = self.numbers.get_mut(self.first..).unwrap_or_default();
        for (place, cell) in cells.chunks_exact_mut(width).enumerate() {
            if let Some((count @ 1.., [left, rest @ ..])) = cell.split_first().map(|(count, rest)| (*count, rest)) {
                each(place, count, *left, rest.get(..parts).unwrap_or_default());
            }
            cell.fill(0);
        }
    }

    /// Adds to each row's place one, what is left, and the parts.
    #[inline(always)]
    pub(crate) fn add(&mut self, places: &[u32], left: &[i64], parts: &[&[i64]], ahead: impl FnMut(usize, usize)) {
        let cells = self.numbers.get_mut(self.first..).unwrap_or_default();
        match *parts {
            [] => add::<0, 2>(cells, places, left, [], ahead),
            [a] => add::<1, 4>(cells, places, left, [a], ahead),
            [a, b] => add::<2, 4>(cells, places, left, [a, b], ahead),
            [a, b, c] => add::<3, 8>(cells, places, left, [a, b, c], ahead),
            [a, b, c, d, ..] => add::<4, 8>(cells, places, left, [a, b, c, d], ahead),
        }
    }
}

#[inline(always)]
fn add<const PARTS: usize, const WIDTH: usize>(
    cells: &mut [i64],
    places: &[u32],
    left: &[i64],
    parts: [&[i64]; PARTS],
    mut ahead: impl FnMut(usize, usize),
) {
    let (cells, _) = cells.as_chunks_mut::<WIDTH>();
    let (blocks, _) = places.as_chunks::<BLOCK>();
    let (lefts, _) = left.as_chunks::<BLOCK>();
    for (block, (places, left)) in blocks.iter().zip(lefts).enumerate() {
        ahead(block.wrapping_mul(BLOCK), BLOCK);
        let parts = parts.map(|part| part.as_chunks::<BLOCK>().0.get(block).unwrap_or(&[0; BLOCK]));
        add_block(cells, places, left, parts);
    }
    let done = blocks.len().wrapping_mul(BLOCK);
    for (row, (place, left)) in places.iter().zip(left).enumerate().skip(done) {
        let parts = parts.map(|part| [part.get(row).copied().unwrap_or(0)]);
        add_block(cells, &[*place], &[*left], parts.each_ref());
    }
}

/// No sum can pass 2⁶³ (see the worker); what wraps is never read: the sums of rows that are put to the core.
#[inline(always)]
fn add_block<const ROWS: usize, const PARTS: usize, const WIDTH: usize>(
    cells: &mut [[i64; WIDTH]],
    places: &[u32; ROWS],
    left: &[i64; ROWS],
    parts: [&[i64; ROWS]; PARTS],
) {
    #[allow(clippy::indexing_slicing)] // every row is below ROWS, every part below PARTS
    for row in 0..ROWS {
        let Some(cell) = cells.get_mut(places[row] as usize) else { continue };
        let mut numbers = [0; WIDTH];
        numbers[..2].copy_from_slice(&[1, left[row]]);
        for part in 0..PARTS {
            numbers[part.wrapping_add(2)] = parts[part][row];
        }
        for (sum, number) in cell.iter_mut().zip(numbers) {
            *sum = sum.wrapping_add(number);
        }
    }
}
