//! Tallies of parts: merged in any order they are the tally of the whole, also by way of bytes.

use proptest::prelude::*;
use thads_metrics_arrow::Tally;
use thads_metrics_arrow::TallyError;

use crate::arrow::tally::{
    layouts::{Dice, Layout, run},
    registers::{by, cases, rows, spec},
};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn parts_merged_in_any_tree_are_the_whole(rows in rows(200), by in by(), parts in 1_usize..9, seed in any::<u64>()) {
        let spec = spec("2022/06", &by, true);
        let whole = run(&[Layout::new(seed).batch(&rows)], &spec, 1);
        let mut dice = Dice(seed);
        let mut split = vec![vec![]; parts];
        for row in &rows {
            split[dice.throw(parts)].push(row.clone());
        }
        let parts: Vec<Tally> =
            split.iter().map(|rows| run(&[Layout::new(dice.throw(99) as u64).batch(rows)], &spec, 1)).collect();
        let mut merge = || {
            let mut trees = parts.clone();
            while trees.len() > 1 {
                let [one, other] = [(); 2].map(|()| trees.swap_remove(dice.throw(trees.len())));
                trees.push(one.merge(&other).unwrap());
            }
            trees.remove(0)
        };
        let (left, right) = (merge(), merge());
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(left.to_bytes().unwrap(), right.to_bytes().unwrap());
        prop_assert_eq!(left.groups().collect::<Vec<_>>(), whole.groups().collect::<Vec<_>>());
        prop_assert_eq!((left.rows(), left.tallied()), (whole.rows(), whole.tallied()));
        let inconsistent = |tally: &Tally| tally.by_reason().map(|(reason, inconsistent)| (reason, inconsistent.rows())).collect::<Vec<_>>();
        prop_assert_eq!(inconsistent(&left), inconsistent(&whole));
        prop_assert_eq!(&whole.merge(&Tally::empty(spec.clone())).unwrap(), &whole);
        prop_assert_eq!(&Tally::empty(spec).merge(&whole).unwrap(), &whole);
    }

    #[test]
    fn bytes_are_the_tally_or_refused(
        rows in rows(60),
        by in by(),
        (at, flip) in (any::<prop::sample::Index>(), 1_u8..),
        noise in prop::collection::vec(any::<u8>(), 0..200),
        cut in any::<prop::sample::Index>(),
    ) {
        let tally = run(&[Layout::new(1).batch(&rows)], &spec("2022/06", &by, true), 1);
        let bytes = tally.to_bytes().unwrap();
        prop_assert_eq!(Tally::from_bytes(&bytes).unwrap(), tally);
        let at = at.index(bytes.len());
        let mut damaged = bytes.clone();
        damaged[at] ^= flip;
        prop_assert!(Tally::from_bytes(&damaged).is_err());
        prop_assert!(Tally::from_bytes(&bytes[..at]).is_err());

        // Whoever knows how to write a checksum still can't write what does not add up, or make it panic.
        let body = &bytes[..bytes.len() - 4];
        let at = 8 + at % (body.len() - 8);
        let cut = at + cut.index(body.len() - at);
        let mut changed = body.to_vec();
        changed[at] ^= flip;
        for body in [
            [&bytes[..8], &noise].concat(),
            changed,
            [&body[..at], &noise, &body[at..]].concat(),
            [&body[..at], &noise, &body[cut..]].concat(),
            [&body[..at], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], &body[at..]].concat(),
        ] {
            let signed = [&body[..], &crc32fast::hash(&body).to_le_bytes()].concat();
            if let Ok(other) = Tally::from_bytes(&signed) {
                prop_assert_eq!(other.to_bytes().unwrap(), signed);
                prop_assert!(other.flows().is_ok() || other.groups().len() > 0);
            }
        }
    }
}

#[test]
fn merging_is_refused_across_periods_and_columns() {
    let of = |period, by: &[&str], assume| Tally::empty(spec(period, by, assume));
    let base = of("2022/06", &["office", "nature"], false);
    for (other, differs) in [
        (of("2022/07", &["office", "nature"], false), "period"),
        (of("2021/06", &["office", "nature"], false), "period"),
        (of("2022/06", &["office"], false), "by"),
        (of("2022/06", &["nature", "office"], false), "by"),
        (of("2022/06", &["office", "nature"], true), "assume"),
    ] {
        for error in [base.merge(&other), other.merge(&base)] {
            assert!(matches!(error, Err(TallyError::Different { what, .. }) if what == differs), "{differs}");
        }
    }
}
