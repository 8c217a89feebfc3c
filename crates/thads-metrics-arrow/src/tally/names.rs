//! The names that a column of keys holds, each with a number ([`Names`]).

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

/// The number of a missing name.
pub(super) const MISSING: u32 = 0;

/// Names with their numbers, from 1 on in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<Box<str>>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// The number of a name, the next one for a new name; missing past 2³² names.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let Self { names, table, hasher } = self;
        let of = |number: &u32| names.get((*number as usize).wrapping_sub(1)).map_or("", |name| &**name);
        let hash = hasher.hash_one(name);
        if let Some(number) = table.find(hash, |number| of(number) == name) {
            return *number;
        }
        let Ok(number) = u32::try_from(names.len().saturating_add(1)) else { return MISSING };
        table.insert_unique(hash, number, |number| hasher.hash_one(of(number)));
        names.push(name.into());
        number
    }

    /// The name of a number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        self.names.get((number as usize).checked_sub(1)?).map(|name| &**name)
    }

    /// One more than the largest number.
    pub(super) fn end(&self) -> usize {
        self.names.len().saturating_add(1)
    }
}
