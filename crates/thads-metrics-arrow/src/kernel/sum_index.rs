//! Where the sums of a group stand ([`SumIndex`]).

use std::collections::HashMap;

use super::{
    keys::Key,
    names::{MISSING, Names},
};

/// The most sums that are laid out for every combination of names; past that, only those met are.
const DENSE: usize = 1 << 21;

/// Where sums stand, from the numbers of a row's names and the row's kind.
///
/// Dense, while names are few: there is room for every combination, and the place is computed. Else
/// combinations are numbered as they are met, one column after another.
#[derive(Debug)]
pub(crate) struct SumIndex {
    stride: usize,
    room: Vec<usize>,
    met: Option<Vec<Pairs>>,
}

/// Pairs of numbers, themselves numbered as they are met.
#[derive(Debug, Default)]
struct Pairs {
    numbers: HashMap<(u32, u32), u32, hashbrown::DefaultHashBuilder>,
    pairs: Vec<(u32, u32)>,
}

impl Pairs {
    fn number(&mut self, pair: (u32, u32)) -> u32 {
        let next = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        let pairs = &mut self.pairs;
        *self.numbers.entry(pair).or_insert_with(|| {
            pairs.push(pair);
            next
        })
    }

    fn get(&self, number: u32) -> (u32, u32) {
        self.pairs.get(number as usize).copied().unwrap_or_default()
    }
}

impl SumIndex {
    /// For groups of that many names, each with `stride` sums.
    pub(crate) fn new(names: usize, stride: usize) -> Self {
        Self { stride, room: vec![0; names], met: None }
    }

    /// Puts the names of a column to the groups, from the first column on; `false` if there is no room for them.
    #[inline(always)]
    fn fold(&mut self, column: usize, end: usize, numbers: &[u32], groups: &mut [u32]) -> bool {
        let rows = groups.iter_mut().zip(numbers);
        if let Some(pairs) = self.met.as_mut().and_then(|met| met.get_mut(column)) {
            for (group, number) in rows {
                let before = if column == 0 { 0 } else { *group };
                *group = pairs.number((before, *number));
            }
            return true;
        }
        let room = self.room.get(column).copied().unwrap_or(0);
        #[allow(clippy::cast_possible_truncation)] // the room of all columns together is at most 2²¹
        let step = if column == 0 { 0 } else { room as u32 };
        for (group, number) in rows {
            *group = group.wrapping_mul(step).wrapping_add(*number);
        }
        end <= room
    }

    /// The number of each row's group, from its names in every column; `false` if there is no room for it yet
    /// (see [`widen`](Self::widen)). `each` sees the numbers of each column's names.
    #[inline(always)]
    pub(crate) fn locate(
        &mut self,
        by: &[Key],
        names: &mut [Names],
        start: usize,
        (numbers, groups): (&mut [u32], &mut [u32]),
        mut each: impl FnMut(&[u32]),
    ) -> bool {
        let mut fits = true;
        for (column, (key, names)) in by.iter().zip(names).enumerate() {
            key.numbers(start, names, MISSING, numbers);
            each(numbers);
            fits &= self.fold(column, key.end(names), numbers, groups);
        }
        fits
    }

    /// Makes room for the names met so far; what was placed before must have been emptied.
    ///
    /// At first just for these: dictionaries mostly come whole, and sums that stand close stay in a near cache. Where
    /// more come nevertheless, they get twice the room, so that they seldom have to move again.
    pub(crate) fn widen(&mut self, by: &[Key], names: &[Names]) {
        let ends = by.iter().zip(names).map(|(key, names)| key.end(names));
        for (room, end) in self.room.iter_mut().zip(ends) {
            let wanted = if *room == 0 { end } else { end.next_power_of_two() };
            *room = (*room).max(wanted);
        }
        if self.dense().is_none() {
            self.met = Some(std::iter::repeat_with(Pairs::default).take(self.room.len().saturating_add(1)).collect());
        }
    }

    /// How many sums are laid out if there is room for every combination.
    fn dense(&self) -> Option<usize> {
        let product = self.room.iter().try_fold(self.stride, |product, room| product.checked_mul(*room));
        product.filter(|product| *product <= DENSE)
    }

    /// Whether the places of others are those of the same groups, given that both number names alike.
    pub(crate) fn are_those_of(&self, others: &Self) -> bool {
        self.met.is_none() && others.met.is_none() && self.room == others.room
    }

    /// How many sums there are.
    pub(crate) fn sums(&self) -> usize {
        match self.met.as_ref().and_then(|met| met.last()) {
            Some(sums) => sums.pairs.len(),
            None => self.dense().unwrap_or(0),
        }
    }

    /// The place of each row's sum: which of its group's sums it is follows from the row's kind, below the stride.
    #[inline(always)]
    pub(crate) fn place(&mut self, groups: &[u32], kinds: &[u8], places: &mut [u32]) {
        let rows = places.iter_mut().zip(groups).zip(kinds);
        if let Some(sums) = self.met.as_mut().and_then(|met| met.last_mut()) {
            for ((place, group), kind) in rows {
                *place = sums.number((*group, (*kind).into()));
            }
            return;
        }
        #[allow(clippy::cast_possible_truncation)] // at most 2²¹ sums
        let stride = self.stride as u32;
        for ((place, group), kind) in rows {
            *place = group.wrapping_mul(stride).wrapping_add((*kind).into());
        }
    }

    /// The group of a sum, and which of the group's sums it is.
    pub(crate) fn of(&self, place: usize) -> (u32, usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match self.met.as_ref().and_then(|met| met.last()) {
            Some(sums) => {
                let (group, action) = sums.get(number(place));
                (group, action as usize)
            }
            None => (number(place.checked_div(self.stride).unwrap_or(0)), place.checked_rem(self.stride).unwrap_or(0)),
        }
    }

    /// The numbers of a group's names.
    pub(crate) fn names(&self, group: u32) -> Box<[u32]> {
        let mut names = vec![0; self.room.len()];
        let mut rest = group;
        for (column, name) in names.iter_mut().enumerate().rev() {
            (rest, *name) = self.split(column, rest);
        }
        names.into()
    }

    /// The group by the columns before one, and the number of that column's name.
    fn split(&self, column: usize, group: u32) -> (u32, u32) {
        if let Some(pairs) = self.met.as_ref().and_then(|met| met.get(column)) {
            return pairs.get(group);
        }
        let room = self.room.get(column).and_then(|room| u32::try_from(*room).ok()).unwrap_or(1);
        (group.checked_div(room).unwrap_or(0), group.checked_rem(room).unwrap_or(0))
    }
}
