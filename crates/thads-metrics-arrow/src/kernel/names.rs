//! The names that a column of keys holds, each with a number ([`Names`]).

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashMap};
use thads_metrics::text::names_nothing;

/// The number of a missing name.
pub(crate) const MISSING: u32 = 0;

/// No number: what has not been met yet.
const UNMET: u32 = u32::MAX;

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

/// Names with their numbers, from 1 on in the order they were met.
#[derive(Debug)]
pub(crate) struct Names {
    texts: Vec<Box<str>>,
    marks: Vec<Mark>,
    /// Numbers with the upper half of their hashes, each where its hash says or at the next free place after that;
    /// three of four are free.
    table: Vec<(u32, u32)>,
    wholes: HashMap<i128, u32>,
    /// The numbers of the texts of a list, by their place in it; [`UNMET`] until one of them is met.
    listed: Vec<u32>,
    hasher: DefaultHashBuilder,
    seeds: [u64; 4],
    /// Whether a text that shows nothing is a missing name.
    are_shown: bool,
}

impl Default for Names {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        let seeds = [1_u8, 2, 3, 4].map(|n| hasher.hash_one(n));
        Self {
            texts: Vec::new(),
            marks: Vec::new(),
            table: vec![(0, MISSING); 64],
            wholes: HashMap::new(),
            listed: Vec::new(),
            hasher,
            seeds,
            are_shown: false,
        }
    }
}

impl Names {
    /// Names of which one without a letter or a digit is missing: empty, spaces of any kind, a dash.
    pub(crate) fn shown() -> Self {
        Self { are_shown: true, ..Self::default() }
    }

    /// The number of a name, the next one for a new name; missing past 2³¹ names.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        self.marked(Mark::of(name.as_bytes()), || name)
    }

    /// The number of a name with that mark.
    #[inline(always)]
    pub(crate) fn marked<'a>(&mut self, mark: Mark, name: impl Fn() -> &'a str) -> u32 {
        let hash = self.hash(mark, &name);
        let mut at = hash;
        loop {
            match self.table.get(self.place(at)) {
                Some((upper, number)) if *number != MISSING => {
                    if *upper == upper_half(hash) && self.is(*number, mark, &name) {
                        return *number;
                    }
                }
                _ => return self.insert(mark, name()),
            }
            at = at.wrapping_add(1);
        }
    }

    #[inline(always)]
    fn is<'a>(&self, number: u32, mark: Mark, name: &impl Fn() -> &'a str) -> bool {
        self.marks.get(number as usize).is_some_and(|known| *known == mark)
            && (mark.bytes <= Mark::WHOLE || self.get(number) == Some(name()))
    }

    /// Where in the table a hash leads.
    #[inline(always)]
    fn place(&self, hash: u64) -> usize {
        #[allow(clippy::cast_possible_truncation)] // the lowest bits are meant
        let hash = hash as usize;
        hash & self.table.len().wrapping_sub(1)
    }

    #[inline(never)]
    fn insert(&mut self, mark: Mark, name: &str) -> u32 {
        if self.are_shown && names_nothing(name) {
            return MISSING;
        }
        let next = self.texts.len().saturating_add(1);
        let Some(number) = u32::try_from(next).ok().filter(|number| *number <= u32::MAX / 2) else { return MISSING };
        self.texts.push(name.into());
        if self.marks.is_empty() {
            self.marks.push(mark); // none has the number of a missing name
        }
        self.marks.push(mark);
        if next.saturating_mul(4) > self.table.len() {
            self.table = vec![(0, MISSING); self.table.len().saturating_mul(2)];
            (1..number).for_each(|number| self.settle(number));
        }
        self.settle(number);
        number
    }

    /// Puts a name at the next free place; there always is one.
    fn settle(&mut self, number: u32) {
        let (Some(mark), Some(text)) = (self.marks.get(number as usize), self.get(number)) else { return };
        let hash = self.hash(*mark, &|| text);
        let mut places = (0..self.table.len() as u64).map(|more| self.place(hash.wrapping_add(more)));
        let free = places.find(|at| self.table.get(*at).is_some_and(|(_, number)| *number == MISSING));
        if let Some(slot) = free.and_then(|at| self.table.get_mut(at)) {
            *slot = (upper_half(hash), number);
        }
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
        mix(mark.head, a, b) ^ mix(mark.tail, c, d.wrapping_add(mark.bytes.into()))
    }

    /// Puts the number of its text in place of each code into a list, always the same one for these names; `false` if
    /// there are codes that have to be [met](Self::meet) before.
    #[inline(always)]
    pub(crate) fn listed(&self, codes: &mut [u32]) -> bool {
        let mut most = MISSING;
        for code in codes {
            *code = self.listed.get(*code as usize).copied().unwrap_or(UNMET);
            most = most.max(*code);
        }
        most != UNMET
    }

    /// Numbers the texts of codes as they are met, and puts the numbers in their place.
    #[inline(never)]
    pub(crate) fn meet<'a>(&mut self, text: impl Fn(u32) -> Option<&'a str>, codes: &mut [u32]) {
        for code in codes {
            let at = *code as usize;
            let known = self.listed.get(at).copied().filter(|number| *number != UNMET);
            let number = known.unwrap_or_else(|| text(*code).map_or(MISSING, |text| self.number(text)));
            if known.is_none() && number != MISSING {
                self.listed.resize(self.listed.len().max(at.saturating_add(1)), UNMET);
                if let Some(slot) = self.listed.get_mut(at) {
                    *slot = number;
                }
            }
            *code = number;
        }
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

#[inline(always)]
const fn upper_half(hash: u64) -> u32 {
    #[allow(clippy::cast_possible_truncation)] // 32 bits are left
    let upper = (hash >> 32) as u32;
    upper
}
