//! Every door that input comes in by, with changed inputs: none may panic or take long.
//!
//! The kept inputs (`corpus/`, one a line, and files of the repository) and as many changed ones as a test may take run with
//! the others. `make fuzz` runs each door for `FUZZ_SECONDS`; a failure names the number that makes its input again.

mod bytes;
mod registers;
mod texts;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::{Duration, Instant},
};

use crate::arrow::tally::layouts::Dice;

/// The longest that an input may take, in whatever company.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs inputs by their numbers: `few` in a test, in a fuzz run as many as there is time for.
fn run(door: &str, few: u64, input: impl Fn(u64)) {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).map(Duration::from_secs);
    let began = Instant::now();
    let mut tried = 0_u64;
    while seconds.map_or(tried < few, |seconds| began.elapsed() < seconds) {
        let started = Instant::now();
        let done = catch_unwind(AssertUnwindSafe(|| input(tried)));
        assert!(done.is_ok(), "{door}: input {tried} panics");
        assert!(started.elapsed() < PATIENCE, "{door}: input {tried} takes {:?}", started.elapsed());
        tried += 1;
    }
    if seconds.is_some() {
        println!("{door}: {tried} inputs in {:?}, none panics or takes long", began.elapsed());
    }
}

/// The kept inputs of a door, one a line; `\n` in one is a line break.
fn corpus(door: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fuzz/corpus/{door}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| line.replace("\\n", "\n")).collect()
}

/// The files of a folder of the repository that end so.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = std::fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} has no {ending}");
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Input number `number`: first the kept ones as they are, then changed ones.
fn text(kept: &[String], number: u64) -> String {
    if let Some(one) = usize::try_from(number).ok().and_then(|at| kept.get(at)) {
        return one.clone();
    }
    let mut dice = Dice(number);
    let mut letters: Vec<char> = kept[dice.throw(kept.len())].chars().collect();
    for _ in 0..=dice.throw(6) {
        changed(&mut letters, kept, &mut dice);
    }
    letters.into_iter().collect()
}

/// What inputs are made of: digits and marks of numbers, words' beginnings, spaces, marks that combine, what nobody sees.
const LETTERS: &str =
    "0123456789.,%-–+/()<>=\"'’ \t\n\u{a0}\u{2009}\u{200b}\u{300}\u{309}\u{323}aeđĐươệỡQHTIVX٣½①\u{fffd}🙂ﬁ";

fn changed(letters: &mut Vec<char>, kept: &[String], dice: &mut Dice) {
    let pool: Vec<char> = LETTERS.chars().collect();
    let at = dice.throw(letters.len() + 1);
    match dice.throw(7) {
        0 => letters.truncate(at),
        1 => letters.insert(at, dice.choose(&pool)),
        2 if at < letters.len() => letters[at] = dice.choose(&pool),
        3 if at < letters.len() => drop(letters.remove(at)),
        4 => {
            let other: Vec<char> = kept[dice.throw(kept.len())].chars().collect();
            let from = dice.throw(other.len() + 1);
            letters.splice(at..at, other[from..].iter().copied().take(1 + dice.throw(20)));
        }
        5 => {
            let piece: Vec<char> = letters[at..].iter().copied().take(1 + dice.throw(8)).collect();
            let times = 1 + dice.throw(12);
            letters.splice(at..at, piece.iter().copied().cycle().take(piece.len() * times));
        }
        _ => {
            let end = (at + dice.throw(6)).min(letters.len());
            letters.drain(at..end);
        }
    }
}
