//! Patterns that stand for many phrases: `[word]` may be missing and `(a|b)` is either.

use crate::text::normalise::fold;

/// Every text that a pattern stands for.
pub(super) fn expand(pattern: &str) -> Vec<String> {
    let Some(open) = pattern.find(['[', '(']) else { return vec![pattern.to_owned()] };
    let (before, rest) = pattern.split_at(open);
    let optional = rest.starts_with('[');
    let mut depth = 0_usize;
    let close = rest.find(|c| {
        match c {
            '[' | '(' => depth = depth.saturating_add(1),
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let (inside, after) = rest.split_at(close.unwrap_or(rest.len()));
    let inside = inside.get(1..).unwrap_or_default();
    let after = after.get(1..).unwrap_or_default();
    let mut choices = alternatives(inside);
    if optional {
        choices.push("");
    }
    let tails = expand(after);
    let mut out = Vec::new();
    for choice in choices.into_iter().flat_map(expand) {
        out.extend(tails.iter().map(|tail| format!("{before}{choice}{tail}")));
    }
    out
}

/// A phrase as the words of a text are compared with it: folded, a mark as it is, one space between.
pub(super) fn folded(phrase: &str) -> String {
    let word = |word: &str| if matches!(word, "," | ";") { word.to_owned() } else { fold(word) };
    phrase.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// The parts between bars that stand in no inner bracket.
fn alternatives(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    text.split(|c| {
        match c {
            '[' | '(' => depth = depth.saturating_add(1),
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '|' && depth == 0
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn a_pattern_stands_for_its_texts() {
        assert_eq!(expand("a [b|c (d|e)] f"), ["a b f", "a c d f", "a c e f", "a  f"]);
    }
}
