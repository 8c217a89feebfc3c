//! Reports built in code: the same as reports in files.

use std::collections::HashSet;

use thads_metrics::{Explain, Period, Quantity};
use thads_metrics_audit::{
    Claim, Draft, Entry, MAX_BYTES, PartialSubject, Report, ReportError, Subject, Whole, check_size,
};

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn of(office: &str) -> PartialSubject {
    PartialSubject { office: Some(office.to_owned()), ..PartialSubject::default() }
}

fn long_an() -> Report {
    Report::new().titled("t").of_office("Long An").in_period(period("2022/06"))
}

const FILE: &str = r#"
[report]
title  = "t"
office = "Long An"
period = "2022/06"
[[figure]]
quantity = "cases.rate"
minus    = { office = "toàn quốc" }
printed  = "vượt 1,55%"
[[figure]]
quantity = "cases.eligible"
group    = "credit"
share_of = { group = "" }
printed  = "30%"
[[whole]]
office = "Long An"
parts  = ["Tân An", "Bến Lức"]
"#;

fn same_in_code() -> Report {
    let mut report = long_an();
    let ahead = Entry { minus: Some(of("toàn quốc")), ..Entry::new(quantity("cases.rate"), "tăng 1,55%") };
    report.enter(ahead).unwrap();
    let ungrouped = PartialSubject { group: Some(String::new()), ..PartialSubject::default() };
    let group = Some("credit".to_owned());
    let share = Entry { group, share_of: Some(ungrouped), ..Entry::new(quantity("cases.eligible"), "30%") };
    report.enter(share).unwrap();
    report.add_whole(Whole { office: "Long An".into(), parts: vec!["Tân An".into(), "Bến Lức".into()] }).unwrap();
    report
}

#[test]
fn a_report_in_code_equals_the_report_of_the_file() {
    let (file, code) = (Report::parse(FILE, "r.toml").unwrap(), same_in_code());
    assert_eq!(file, code);
    assert_eq!(HashSet::from([file.clone(), code.clone()]).len(), 1);
    assert_eq!(file.audit(), code.audit());
    assert_eq!((file.office(), file.period()), (Some("Long An"), Some(period("2022/06"))));
    assert_ne!(file.figures()[0], file.figures()[1]);
    let x = Subject::new(quantity("cases.eligible"), "Long An", period("2022/06"));
    assert_eq!(file.figures()[1].claim(), &Claim::ShareOf(x.clone()));
    assert_eq!(file.figures()[1].subject(), &x.in_group("credit"));
}

#[test]
fn a_figure_can_be_added_to_another_report() {
    let report = same_in_code();
    let mut other = Report::new();
    for figure in report.figures() {
        other.add(Draft::from(figure)).unwrap();
    }
    assert_eq!(other.figures(), report.figures());
    let first = report.figures()[0].claim().other().unwrap().clone();
    assert_eq!(PartialSubject::from(first.clone()).or(report.figures()[1].subject()), first);
}

#[test]
fn errors_in_code_say_which_figure() {
    let rate = || Entry::new(quantity("cases.rate"), "5%");
    let blank = Some(" ".to_owned());
    let both = Entry { minus: Some(of("A")), change_from: Some(of("B")), ..rate() };
    let wrong = [
        (Report::new().in_period(period("2022/06")), rate(), "report.missing", "office"),
        (Report::new().of_office("A"), rate(), "report.missing", "period"),
        (long_an(), Entry { office: blank.clone(), ..rate() }, "report.empty_text", "office"),
        (long_an(), Entry { minus: Some(of("")), ..rate() }, "report.empty_text", "office"),
        (long_an(), Entry { id: blank, ..rate() }, "report.empty_text", "id"),
        (long_an(), both, "report.two_claims", "change_from"),
        (long_an(), Entry { minus: Some(PartialSubject::default()), ..rate() }, "report.compared_with_itself", "minus"),
    ];
    for (mut report, entry, code, key) in wrong {
        let error = report.enter(entry).unwrap_err();
        assert_eq!(error.code(), code);
        let fields = error.fields();
        for expected in [("file", ""), ("line", "1"), ("key", key)] {
            assert!(fields.contains(&(expected.0, expected.1.to_owned())), "{code}: {fields:?}");
        }
        assert!(report.figures().is_empty());
        let names: HashSet<_> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), fields.len(), "{code}: a name twice");
    }
    let mut report = long_an();
    report.enter(Entry { id: Some("x".into()), ..rate() }).unwrap();
    let again = report.enter(Entry { id: Some("x".into()), ..rate() }).unwrap_err();
    assert!(matches!(again, ReportError::DuplicateId { first: 1, .. }), "the position, where there is no line");
}

#[test]
fn errors_in_files_stand_at_their_key() {
    let two =
        FILE.replace("minus    = { office = \"toàn quốc\" }", "minus = {office = \"A\"}\nshare_of = {office = \"B\"}");
    let itself = FILE.replace("\"Tân An\"", "\"Long An\"");
    for (text, code, line, key) in
        [(two, "report.two_claims", "9", "share_of"), (itself, "report.part_of_itself", "17", "parts")]
    {
        let error = Report::parse(&text, "r.toml").unwrap_err();
        assert_eq!(error.code(), code);
        let place = [("file", "r.toml"), ("line", line), ("key", key)].map(|(name, value)| (name, value.to_owned()));
        assert_eq!(error.fields()[..3], place);
    }
}

#[test]
fn a_size_is_known_to_be_too_big() {
    assert_eq!(check_size(MAX_BYTES, "r.toml"), Ok(()));
    assert_eq!(check_size(MAX_BYTES.saturating_add(1), "r.toml").unwrap_err().code(), "report.too_big");
}

#[test]
fn finding_a_quantity() {
    let mut report = long_an();
    let rate = |printed: &str| Entry::new(quantity("cases.rate"), printed);
    report.enter(Entry { group: Some("credit".into()), ..rate("60%") }).unwrap();
    report.enter(Entry { period: Some(period("2021/06")), ..rate("50%") }).unwrap();
    report.enter(rate("40%")).unwrap();
    report.enter(Entry { office: Some("Huế".into()), ..rate("30%") }).unwrap();
    let audit = report.audit();
    let low = |office, period, group| audit.find(quantity("cases.rate"), office, period, group).unwrap().low_text();
    assert_eq!(low(None, None, None).as_deref(), Some("49.5"), "the first in the report that is not of a group");
    assert_eq!(low(None, Some(period("2022/06")), Some("")).as_deref(), Some("39.5"));
    assert_eq!(low(Some("Huế"), None, None).as_deref(), Some("29.5"));
    assert_eq!(low(None, None, Some("credit")).as_deref(), Some("59.5"));
    let absent = audit.find(quantity("cases.rate"), Some("Huế"), None, Some("credit")).unwrap_err();
    assert!(absent.en().contains("cases.rate (Huế, [credit]); they do of cases.rate (Long An, 2022/06, [credit])"));
    assert!(absent.vi().contains("cases.rate (Huế, 2022/06)"));
    let nothing = Report::new().audit().find(quantity("cases.rate"), None, None, None).unwrap_err();
    assert_eq!(nothing.en(), "the figures say nothing of cases.rate; they do of -");
}
