//! How far two texts are apart ([`edits`]).

/// How many letters are more, less, other or exchanged with their neighbour; `None` if more than `most`.
pub fn edits(one: &[char], other: &[char], most: usize) -> Option<usize> {
    match (one, other) {
        ([], rest) | (rest, []) => (rest.len() <= most).then_some(rest.len()),
        ([a, one @ ..], [b, other @ ..]) if a == b => edits(one, other, most),
        ([a, one_rest @ ..], [b, other_rest @ ..]) => {
            let left = most.checked_sub(1)?;
            let exchanged = match (one_rest, other_rest) {
                ([c, one @ ..], [d, other @ ..]) if (a, c) == (d, b) => edits(one, other, left),
                _ => None,
            };
            let others =
                [edits(one_rest, other_rest, left), edits(one, other_rest, left), edits(one_rest, other, left)];
            let fewest = others.into_iter().chain([exchanged]).flatten().min()?;
            fewest.checked_add(1)
        }
    }
}
