//! Text as wide as the terminal.

use std::{
    borrow::Cow,
    io::{self, IsTerminal as _},
};

/// The most columns that lines fill.
pub(crate) const WIDTH: usize = 100;

/// The text with its long lines broken between words where a terminal shows it; what a pipe or a file takes stays as it is.
pub(crate) fn fitted(text: &str) -> Cow<'_, str> {
    if !io::stdout().is_terminal() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(broken(text, textwrap::termwidth().min(WIDTH)))
}

/// The text in lines of at most so many columns; what goes on stands two columns further in.
fn broken(text: &str, width: usize) -> String {
    let line = |line: &str| {
        let said = line.trim_start_matches(' ');
        let indent = " ".repeat(line.len().saturating_sub(said.len()));
        let further = format!("{indent}  ");
        let options = textwrap::Options::new(width).initial_indent(&indent).subsequent_indent(&further);
        textwrap::fill(said, options.break_words(false))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_are_broken_between_words_and_nothing_is_lost() {
        let text =
            "MÂU THUẪN\n  1. chỉ tiêu (về việc), Long An, năm 2022: “81,5%” và “80,1%” không thể cùng đúng\n\nhết\n";
        let fitted = broken(text, 40);
        assert!(fitted.lines().all(|line| line.chars().count() <= 40), "{fitted}");
        assert_eq!(fitted.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        assert!(fitted.lines().nth(2).is_some_and(|line| line.starts_with("    ")));
        assert_eq!(broken(text, 200), text);
    }
}
