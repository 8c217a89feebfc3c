//! The names that a column of keys holds, each with a number ([`Names`]).

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

/// The number of a missing name.
pub(crate) const MISSING: u32 = 0;

/// Names with their numbers, from 1 on in the order they were met.
#[derive(Debug, Default)]
pub(crate) struct Names {
    texts: Vec<Box<str>>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    wholes: HashMap<i128, u32>,
}

impl Names {
    /// The number of the name that an integer is when it is written.
    pub(crate) fn whole(&mut self, value: i128) -> u32 {
        if let Some(number) = self.wholes.get(&value) {
            return *number;
        }
        let number = self.number(&value.to_string());
        self.wholes.insert(value, number);
        number
    }

    /// The number of a name, the next one for a new name; missing past 2³² names.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        let Self { texts, table, hasher, .. } = self;
        let of = |number: &u32| texts.get((*number as usize).wrapping_sub(1)).map_or("", |name| &**name);
        let hash = hasher.hash_one(name);
        if let Some(number) = table.find(hash, |number| of(number) == name) {
            return *number;
        }
        let Ok(number) = u32::try_from(texts.len().saturating_add(1)) else { return MISSING };
        table.insert_unique(hash, number, |number| hasher.hash_one(of(number)));
        texts.push(name.into());
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
