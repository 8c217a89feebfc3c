//! Differences between variables, each in an interval: their exact bounds are shortest paths.
//!
//! `x − y ≤ d` is a way of length d from y to x, so that the greatest value of each variable
//! is the shortest way to it from one that is bounded, and a round trip of negative length is
//! a contradiction (Bellman and Ford). A chain of a hundred comparisons costs the simplex
//! method seconds, and this nothing.

#![allow(clippy::indexing_slicing)] // variables and ways are numbered by who asks: another number is a bug, and must stop the audit

use crate::solver::{
    proof::Proof,
    rational::Rational,
    simplex::{Meter, Side},
};

/// `to ≤ from + length`, as a figure says.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) length: Rational,
    pub(crate) figure: usize,
}

/// The end of a variable: its value, the known one that it goes back to, and the figures between.
pub(crate) type End = (Rational, usize, Proof);

/// Where a variable ends, and the way that was last taken to it.
type Reached = (Option<Rational>, Option<usize>);

/// The best end of every variable, given those known. `Err` is a contradiction.
pub(crate) fn bounds(
    ways: &[Way],
    side: Side,
    known: &[Option<Rational>],
    meter: &Meter,
) -> Result<Vec<Option<End>>, Proof> {
    // The least values are the greatest ones of everything turned round.
    let turned: Vec<Way>;
    let (ways, starts): (&[Way], Vec<Option<Rational>>) = match side {
        Side::High => (ways, known.to_vec()),
        Side::Low => {
            turned = ways.iter().map(|way| Way { from: way.to, to: way.from, ..way.clone() }).collect();
            (&turned, known.iter().map(|value| value.as_ref().map(|value| -value)).collect())
        }
    };
    let reached = shortest(ways, starts, meter)?;
    let end = |(variable, (value, _)): (usize, &Reached)| {
        let value = value.clone()?;
        let value = if side == Side::High { value } else { -&value };
        let (mut proof, mut at) = (Proof::nothing(), variable);
        while let Some(way) = reached[at].1.map(|way| &ways[way]) {
            proof.insert(way.figure);
            at = way.from;
        }
        Some((value, at, proof))
    };
    Ok(reached.iter().enumerate().map(end).collect())
}

/// Whether the differences agree among themselves; `Err` is a round trip that they don't survive.
pub(crate) fn agree(ways: &[Way], variables: usize, meter: &Meter) -> Result<(), Proof> {
    shortest(ways, vec![Some(Rational::ZERO); variables], meter).map(|_| ())
}

fn shortest(ways: &[Way], starts: Vec<Option<Rational>>, meter: &Meter) -> Result<Vec<Reached>, Proof> {
    let variables = starts.len();
    let mut reached: Vec<Reached> = starts.into_iter().map(|start| (start, None)).collect();
    for _ in 0..=variables {
        let mut moved = None;
        meter.add(ways.len());
        for (position, way) in ways.iter().enumerate() {
            let Some(from) = &reached[way.from].0 else { continue }; // no way leads there yet
            let length = from + &way.length;
            let to = &mut reached[way.to];
            if to.0.as_ref().is_none_or(|known| length < *known) {
                *to = (Some(length), Some(position));
                moved = Some(way.to);
            }
        }
        let Some(last) = moved else { return Ok(reached) };
        if let Some(proof) = round_trip(ways, &reached, last) {
            return Err(proof);
        }
    }
    unreachable!("as many rounds as variables end, or close a round trip")
}

/// The figures of the round trip that leads to `last`, if there is one: its length is negative,
/// as no way is taken that does not shorten what is known.
fn round_trip(ways: &[Way], reached: &[Reached], last: usize) -> Option<Proof> {
    let before = |variable: usize| reached[variable].1.map(|way| &ways[way]);
    let mut at = last;
    for _ in 0..reached.len() {
        at = before(at)?.from;
    }
    // As many steps back as there are variables: `at` is on a round trip.
    let (start, mut proof) = (at, Proof::nothing());
    loop {
        let way = before(at)?;
        proof.insert(way.figure);
        at = way.from;
        if at == start {
            return Some(proof);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(from: usize, to: usize, length: i128, figure: usize) -> Way {
        Way { from, to, length: Rational::integer(length), figure }
    }

    #[test]
    fn ends_are_the_shortest_ways() {
        let ways = [way(0, 1, 5, 0), way(1, 2, -3, 1), way(0, 2, 4, 2)];
        let known = [Some(Rational::integer(10)), None, None];
        let ends = bounds(&ways, Side::High, &known, &Meter::default()).unwrap();
        let (value, start, proof) = ends[2].clone().unwrap();
        assert_eq!((value, start, proof.figures().collect::<Vec<_>>()), (Rational::integer(12), 0, vec![0, 1]));
        // 1 ≤ 0 + 5 and 2 ≤ 0 + 4, so that 0 is at least 1 − 5 and 2 − 4.
        let known = [None, Some(Rational::integer(7)), Some(Rational::integer(9))];
        let ends = bounds(&ways, Side::Low, &known, &Meter::default()).unwrap();
        assert_eq!(ends[0].clone().unwrap().0, Rational::integer(7)); // 2 is 9 ≤ 0 + 5 − 3
        assert_eq!(ends[1].clone().unwrap().0, Rational::integer(12));
    }

    #[test]
    fn a_round_trip_must_not_be_negative() {
        let ways = [way(0, 1, 1, 0), way(1, 2, 1, 1), way(2, 0, -3, 2), way(0, 3, 1, 3)];
        let proof = agree(&ways, 4, &Meter::default()).unwrap_err();
        assert_eq!(proof.figures().collect::<Vec<_>>(), [0, 1, 2]);
        assert!(agree(&ways[..2], 4, &Meter::default()).is_ok());
    }
}
