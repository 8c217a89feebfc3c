//! The names that a column of keys holds, each with a number ([`Names`]).

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

/// The number of a missing name.
pub(crate) const MISSING: u32 = 0;

/// A text, by what tells it apart from others at a glance: two texts of up to 32 bytes with equal marks are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    bytes: u32,
    /// Its first sixteen bytes, zeros after a shorter text.
    head: u128,
    /// Its last sixteen bytes, if it has more than sixteen.
    tail: u128,
}

impl Mark {
    /// Bytes that a mark holds.
    const WHOLE: u32 = 32;

    /// Of a text.
    #[inline(always)]
    pub(crate) fn of(text: &[u8]) -> Self {
        let bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if let (Some(head), Some(tail)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
            let tail = if bytes > 16 { u128::from_le_bytes(*tail) } else { 0 };
            return Self { bytes, head: u128::from_le_bytes(*head), tail };
        }
        // The bytes from the front and those from the back, which overlap, put side by side.
        let beside = |front: u128, back: u128, width: u32| {
            let overlap = width.wrapping_mul(2).wrapping_sub(bytes);
            front | (back >> overlap.wrapping_mul(8)) << width.wrapping_mul(8)
        };
        let head = if let (Some(front), Some(back)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            beside(u64::from_le_bytes(*front).into(), u64::from_le_bytes(*back).into(), 8)
        } else if let (Some(front), Some(back)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
            beside(u32::from_le_bytes(*front).into(), u32::from_le_bytes(*back).into(), 4)
        } else {
            text.iter().rev().fold(0, |head, byte| head << 8 | u128::from(*byte))
        };
        Self { bytes, head, tail: 0 }
    }

    /// Of a view, if the text stands in it: the length in its first four bytes, up to twelve of text in the others.
    #[inline(always)]
    pub(crate) const fn of_view(view: u128) -> Option<Self> {
        #[allow(clippy::cast_possible_truncation)] // the lowest 32 bits are meant
        let bytes = view as u32;
        if bytes > 12 { None } else { Some(Self { bytes, head: view >> 32, tail: 0 }) }
    }
}

/// A name that is known.
#[derive(Debug)]
struct Known {
    mark: Mark,
    number: u32,
}

/// Names with their numbers, from 1 on in the order they were met.
#[derive(Debug)]
pub(crate) struct Names {
    texts: Vec<Box<str>>,
    table: HashTable<(Known, u64)>,
    wholes: HashMap<i128, u32>,
    hasher: DefaultHashBuilder,
    seeds: [u64; 4],
}

impl Default for Names {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        let seeds = [1_u8, 2, 3, 4].map(|n| hasher.hash_one(n));
        Self { texts: Vec::new(), table: HashTable::new(), wholes: HashMap::new(), hasher, seeds }
    }
}

impl Names {
    /// The number of a name, the next one for a new name; missing past 2³² names.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        self.marked(Mark::of(name.as_bytes()), || name)
    }

    /// The number of a name with that mark.
    #[inline(always)]
    pub(crate) fn marked<'a>(&mut self, mark: Mark, name: impl Fn() -> &'a str) -> u32 {
        let hash = self.hash(mark, &name);
        let is_same = |(known, _): &(Known, u64)| {
            known.mark == mark && (mark.bytes <= Mark::WHOLE || self.get(known.number) == Some(name()))
        };
        match self.table.find(hash, is_same) {
            Some((known, _)) => known.number,
            None => self.insert(mark, hash, name()),
        }
    }

    #[inline(never)]
    fn insert(&mut self, mark: Mark, hash: u64, name: &str) -> u32 {
        let Ok(number) = u32::try_from(self.texts.len().saturating_add(1)) else { return MISSING };
        self.table.insert_unique(hash, (Known { mark, number }, hash), |(_, hash)| *hash);
        self.texts.push(name.into());
        number
    }

    /// Spreads texts over the table; the seeds are drawn anew for each table, so nobody can choose texts that meet.
    #[inline(always)]
    fn hash<'a>(&self, mark: Mark, name: &impl Fn() -> &'a str) -> u64 {
        if mark.bytes > Mark::WHOLE {
            return self.hasher.hash_one(name());
        }
        let [a, b, c, d] = self.seeds;
        #[allow(clippy::cast_possible_truncation)] // each half is meant
        let mix = |words: u128, low: u64, high: u64| {
            let product = u128::from(words as u64 ^ low).wrapping_mul(((words >> 64) as u64 ^ high).into());
            product as u64 ^ (product >> 64) as u64
        };
        let head = mix(mark.head, a, b);
        let tail = if mark.bytes > 16 { mix(mark.tail, c, d) } else { 0 };
        mix(u128::from(head ^ u64::from(mark.bytes)) << 64 | u128::from(tail), c, a)
    }

    /// The number of the name that an integer is when it is written.
    pub(crate) fn whole(&mut self, value: i128) -> u32 {
        if let Some(number) = self.wholes.get(&value) {
            return *number;
        }
        let number = self.number(&value.to_string());
        self.wholes.insert(value, number);
        number
    }

    /// The name of a number.
    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        self.texts.get((number as usize).checked_sub(1)?).map(|name| &**name)
    }

    /// One more than the largest number.
    pub(crate) fn end(&self) -> usize {
        self.texts.len().saturating_add(1)
    }
}
