//! Sorting by counting ([`distribute`]).

/// All rows by a key of at most `last`, those of one key in the order they come; and where each key begins.
pub(crate) fn distribute(
    rows: impl Iterator<Item = u32>,
    count: usize,
    last: usize,
    key: impl Fn(u32) -> usize,
) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; last.saturating_add(2)];
    for row in (0..).take(count) {
        if let Some(start) = starts.get_mut(key(row).saturating_add(1)) {
            *start = start.saturating_add(1);
        }
    }
    let mut sum = 0_u32;
    for start in &mut starts {
        sum = sum.saturating_add(*start);
        *start = sum;
    }
    let mut next = starts.clone();
    let mut order = vec![0; count];
    for row in rows {
        let Some(next) = next.get_mut(key(row)) else { continue };
        if let Some(slot) = order.get_mut(*next as usize) {
            *slot = row;
        }
        *next = next.saturating_add(1);
    }
    (order, starts)
}
