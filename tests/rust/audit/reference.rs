//! The language-neutral vectors of `tests/reference`: reports to refuse, and what audits find.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use thads_metrics::{Explain, Identity};
use thads_metrics_audit::{Effort, MAX_BYTES, Report, ReportError};

fn reference(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference")).join(name)
}

/// The files of a folder whose names end so, in order; there must be some.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(reference(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.to_str().unwrap().ends_with(ending)).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// Line and key of an error.
fn place(error: &ReportError, file: &str) -> (String, String) {
    let fields: BTreeMap<&str, String> = error.fields().into_iter().collect();
    assert_eq!(fields["file"], file);
    (fields["line"].clone(), fields["key"].clone())
}

fn explains_itself_naming(error: &ReportError, file: &str) {
    for text in [error.en(), error.vi()] {
        assert!(text.starts_with(file), "{text}");
        assert!(text.len() > file.len() + 10, "{text}");
        assert!(text.len() < 1_500, "{text}");
    }
    assert_ne!(error.en(), error.vi());
}

#[test]
fn bad_reports_are_refused_at_their_line_and_key() {
    let mut reader = csv::Reader::from_path(reference("reports-refused/index.csv")).unwrap();
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row["file"].as_str()).collect();
    let there = files("reports-refused", ".toml");
    assert_eq!(listed, there.iter().map(|path| name(path)).collect());
    let mut wrong = Vec::new();
    for row in &rows {
        let file = &row["file"];
        let bytes = fs::read(reference("reports-refused").join(file)).unwrap();
        let Err(error) = Report::from_bytes(&bytes, file) else {
            wrong.push(format!("{file} was read"));
            continue;
        };
        explains_itself_naming(&error, file);
        let (line, key) = place(&error, file);
        let expected = (row["line"].as_str(), row["key"].as_str());
        if key != expected.1 || !(expected.0.is_empty() || line == expected.0) {
            wrong.push(format!("{file}: expected {expected:?}, got {:?}: {error}", (line, key)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_too_big_is_refused_unread() {
    let figure = "[[figure]]\nquantity = \"cases.rate\"\nprinted = \"50%\"\n";
    let text = format!("[report]\noffice = \"Long An\"\nperiod = \"2022/06\"\n{}", figure.repeat(40_000));
    assert!(text.len() > 2_000_000);
    let error = Report::from_bytes(text.as_bytes(), "big.toml").unwrap_err();
    explains_itself_naming(&error, "big.toml");
    let ReportError::TooBig { file, size, max } = error else { panic!("{error}") };
    assert_eq!((file.as_str(), size, max), ("big.toml", text.len() as u64, MAX_BYTES));
}

#[test]
fn bytes_that_are_no_text_are_refused_at_their_line() {
    let error = Report::from_bytes(b"[report]\ntitle = \"\xff\xfe\"\n", "bytes.toml").unwrap_err();
    explains_itself_naming(&error, "bytes.toml");
    assert_eq!(place(&error, "bytes.toml"), ("2".to_owned(), String::new()));
    assert!(matches!(error, ReportError::NotUtf8 { byte: 18, .. }));
}

#[test]
fn a_workbook_or_a_register_is_told_by_its_name_and_with_what_reads_it() {
    for (bytes, kind, reader) in
        [(&b"PK\x03\x04\x14\0 xl/workbook.xml"[..], "XLSX", "rates"), (b"PAR1\x15\x04", "Parquet", "tally")]
    {
        let error = Report::from_bytes(bytes, "a.toml").unwrap_err();
        explains_itself_naming(&error, "a.toml");
        for text in [error.vi(), error.en()] {
            assert!(text.contains(kind) && text.contains(reader), "{text}");
        }
    }
}

/// Quantity, office, period, group, and of a target who set it.
type Key = (String, String, String, Option<String>, Option<String>);

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|v| text(v).unwrap()).collect()
}

fn key(of: &Value) -> Key {
    let get = |key: &str| text(&of[key]);
    (get("quantity").unwrap(), get("office").unwrap(), get("period").unwrap(), get("group"), get("set_by"))
}

/// A decimal string as a whole number of millionths, which is as fine as they are written.
fn millionths(text: &str) -> i128 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    format!("{whole}{decimals:0<6}").parse::<i128>().unwrap() * sign
}

struct Checked {
    wrong: Vec<String>,
}

impl Checked {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: impl std::fmt::Display, got: &T, expected: &T) {
        if got != expected {
            self.wrong.push(format!("{what}: got {got:?}, expected {expected:?}"));
        }
    }

    fn figures(&mut self, got: &Value, expected: &Value) {
        let list = |of: &Value| -> Vec<_> {
            let figures = of["figures"].as_array().unwrap().iter();
            figures.map(|f| (text(&f["id"]), text(&f["low"]), text(&f["high"]), f["in_conflict"].as_bool())).collect()
        };
        self.same("figures", &list(got), &list(expected));
    }

    fn quantities(&mut self, got: &Value, expected: &Value, known: &BTreeSet<String>) {
        let map = |of: &Value| -> BTreeMap<Key, Value> {
            of["quantities"].as_array().unwrap().iter().map(|q| (key(q), q.clone())).collect()
        };
        let (got_map, expected_map) = (map(got), map(expected));
        self.same("count of quantities", &got["quantities"].as_array().unwrap().len(), &got_map.len());
        let undecided: BTreeSet<(Key, String)> = expected["unknown"]
            .as_array()
            .map(|list| list.iter().map(|u| (key(u), text(&u["end"]).unwrap())).collect())
            .unwrap_or_default();
        for (key, theirs) in &expected_map {
            let Some(ours) = got_map.get(key) else {
                self.wrong.push(format!("{key:?} is missing; expected {} to {}", theirs["low"], theirs["high"]));
                continue;
            };
            for end in ["low", "high"] {
                if undecided.contains(&(key.clone(), end.to_owned())) {
                    continue;
                }
                let (our_end, their_end) = (text(&ours[end]), text(&theirs[end]));
                let wider = match (end, &our_end, &their_end) {
                    (_, None, _) => true,
                    ("low", Some(a), Some(b)) => millionths(a) <= millionths(b),
                    (_, Some(a), Some(b)) => millionths(a) >= millionths(b),
                    (_, Some(_), None) => false,
                };
                if ours["exact"] == Value::Bool(true) || !wider {
                    self.same(format!("{end} of {key:?} (exact: {})", ours["exact"]), &our_end, &their_end);
                }
            }
        }
        for (key, ours) in &got_map {
            if !expected_map.contains_key(key) {
                self.wrong.push(format!("{key:?} was not expected: {} to {}", ours["low"], ours["high"]));
            }
            let because = strings(&ours["because"]);
            if because.is_empty() {
                self.wrong.push(format!("{key:?} has no reason"));
            }
            let strange: Vec<_> = because.iter().filter(|name| !known.contains(*name)).collect();
            self.same(format!("names in the reason of {key:?}"), &strange, &Vec::new());
        }
    }

    /// Doubts of the kinds that follow from the contract alone; when a comma may be a dot is a judgment.
    fn doubts(&mut self, got: &Value, expected: &Value) {
        let list = |of: &Value| -> BTreeSet<(String, BTreeSet<String>)> {
            let doubts = of["doubts"].as_array().into_iter().flatten();
            let doubts =
                doubts.map(|doubt| (text(&doubt["kind"]).unwrap(), strings(&doubt["figures"]).into_iter().collect()));
            doubts.filter(|(kind, _)| kind != "decimals").collect()
        };
        self.same("doubts", &list(got), &list(expected));
    }

    fn conflicts(&mut self, got: &Value, expected: &Value, known: &BTreeSet<String>) {
        let list = |of: &Value| -> Vec<(BTreeSet<String>, BTreeSet<String>, bool)> {
            let set = |value: &Value| strings(value).into_iter().collect();
            let conflicts = of["conflicts"].as_array().unwrap().iter();
            let cut = |conflict: &Value| conflict["truncated"].as_bool().unwrap_or(false);
            conflicts.map(|conflict| (set(&conflict["figures"]), set(&conflict["suspects"]), cut(conflict))).collect()
        };
        let (ours, theirs) = (list(got), list(expected));
        let most = Effort::default().conflicts;
        self.same("number of conflicts", &ours.len(), &theirs.len().min(most));
        let sizes: Vec<usize> = ours.iter().map(|(figures, ..)| figures.len()).collect();
        let smallest: Vec<usize> = theirs.iter().map(|(figures, ..)| figures.len()).take(most).collect();
        self.same("sizes of the conflicts", &sizes, &smallest);
        for conflict in &ours {
            if !theirs.contains(conflict) {
                self.wrong.push(format!("conflict {conflict:?} was not expected"));
            }
        }
        for conflict in got["conflicts"].as_array().unwrap() {
            for name in strings(&conflict["identities"]) {
                self.same("identity", &known.contains(&name), &true);
            }
            for lang in ["vi", "en"] {
                self.same(format!("{lang} of a conflict is empty"), &text(&conflict[lang]).unwrap().is_empty(), &false);
            }
        }
    }
}

#[test]
fn audits_find_what_is_expected() {
    let mut all = Vec::new();
    for path in files("audits", ".toml") {
        let report = Report::from_bytes(&fs::read(&path).unwrap(), name(&path)).unwrap();
        let got = serde_json::to_value(report.audit()).unwrap();
        let expected = fs::read_to_string(path.with_extension("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let figures = report.figures().iter().map(|figure| figure.id().to_owned());
        let known = figures.chain(Identity::ALL.iter().map(|identity| identity.key().to_owned())).collect();
        let mut checked = Checked { wrong: Vec::new() };
        checked.same("consistent", &got["consistent"], &expected["consistent"]);
        checked.figures(&got, &expected);
        checked.quantities(&got, &expected, &known);
        checked.conflicts(&got, &expected, &known);
        checked.doubts(&got, &expected);
        all.extend(checked.wrong.into_iter().map(|why| format!("{}: {why}", name(&path))));
    }
    assert!(all.is_empty(), "{} disagreements\n{}", all.len(), all.join("\n"));
}

#[test]
fn every_expected_file_has_its_report() {
    let stems = |ending: &str| -> BTreeSet<String> {
        files("audits", ending).iter().map(|path| name(path).strip_suffix(ending).unwrap().to_owned()).collect()
    };
    assert_eq!(stems(".toml"), stems(".expected.json"));
}
