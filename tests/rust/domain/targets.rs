//! Targets by office and the nation's by year: whose a target is, and what no source says.

use thads_metrics::{
    Evidence, Explain, Kind, Lang, Measure, Percent, Period, Printed, Quantity, ReportingYear, Target, Targets,
    case::Assume,
    targets::{NATIONAL_FIGURES, NATIONAL_TARGETS, NationalFigure, NationalTarget, TargetError, TargetSource},
    text::Text,
};
use thads_metrics_sheet::{Cell, Grid, Span, TargetRow, targets_from_grid, targets_from_rows};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn year(number: i16) -> ReportingYear {
    ReportingYear::new(number).unwrap()
}

fn target(text: &str, due: &str, measure: Measure) -> Target {
    Target::written(text, period(due)).unwrap().for_measure(measure)
}

#[test]
fn each_year_and_measure_has_one_national_target_at_most() {
    let keys: std::collections::BTreeSet<_> = NATIONAL_TARGETS.iter().map(|set| (set.year(), set.measure())).collect();
    assert_eq!(keys.len(), NATIONAL_TARGETS.len());
    assert!(NATIONAL_TARGETS.windows(2).all(|pair| pair[0].year() <= pair[1].year()));
    for set in &NATIONAL_TARGETS {
        assert!(!set.citation().is_empty());
        assert_eq!(set.target().due(), set.year().whole());
        assert_eq!(NationalTarget::of(set.year(), set.measure()), Some(set));
        let used = Target::national(set.year(), set.measure(), Assume::Nothing);
        assert_eq!(used.is_ok(), set.evidence() != Evidence::Recall);
        assert_eq!(Target::national(set.year(), set.measure(), Assume::Recall).unwrap(), set.target());
    }
    for missing in [2012, 2013, 2014, 2021, 2026] {
        for measure in Measure::ALL {
            let error = Target::national(year(missing), measure, Assume::Recall).unwrap_err();
            assert!(matches!(error, TargetError::NotEstablished { .. }), "{missing} {measure}");
        }
    }
}

/// What was published as the gap closes on the target: rates of NATIONAL_FIGURES against excesses as printed.
#[test]
fn published_excesses_close_on_the_targets() {
    for (of, measure, rate, excess) in [
        (2020, Measure::Cases, "81,41%", "-1,41 điểm %"),
        (2020, Measure::Money, "40,09%", "-2,09 điểm %"),
        (2024, Measure::Cases, "83,86%", "-0,61 điểm %"),
        (2024, Measure::Money, "51,46%", "-5,01 điểm %"),
        (2025, Measure::Cases, "84,25%", "-0,35 điểm %"),
        (2025, Measure::Money, "56,13%", "-4,23 điểm %"),
    ] {
        let target = Target::national(year(of), measure, Assume::Nothing).unwrap();
        let rate: Percent = rate.parse().unwrap();
        let gap = thads_metrics::Points::new(target.value() - rate.value());
        assert_eq!(gap.print(2, Lang::Vi), excess, "{of} {measure}");
        assert!(target.is_met_by(&rate));
        let known = NATIONAL_FIGURES.iter().filter(|f| f.year() == year(of) && f.measure() == measure);
        assert!(known.map(NationalFigure::printed).any(|printed| printed == rate.to_string()), "{of} {measure}");
    }
}

#[test]
fn published_figures_can_be_read_and_are_kept_in_both_vintages() {
    for figure in &NATIONAL_FIGURES {
        let kind = Quantity::new(figure.measure(), figure.item()).unwrap().kind();
        assert!(Printed::read(figure.printed(), kind, false).is_ok(), "{}", figure.printed());
        assert_ne!(kind, Kind::Target);
    }
    let rates = |of| {
        let of_year = NATIONAL_FIGURES.iter().filter(|f| f.year() == year(of) && f.measure() == Measure::Cases);
        of_year.filter(|f| f.item().is_percent()).map(NationalFigure::printed).collect::<Vec<_>>()
    };
    assert_eq!(rates(2023), ["83,24%", "83,25%"]);
    assert_eq!(rates(2025), ["84,25%", "84,27%"]);
}

#[test]
fn a_target_is_read_as_plans_write_it() {
    let read = |text: &str| Target::written(text, period("2022/12"));
    for (text, level, strict) in [
        ("81,5%", "81,5%", false),
        ("81.5 %", "81,5%", false),
        ("81,50", "81,50%", false),
        ("≥81,5%", "81,5%", false),
        (">= 81,5%", "81,5%", false),
        ("Từ 81,5% trở lên", "81,5%", false),
        ("đạt tối thiểu 81,5%", "81,5%", false),
        ("> 70%", "70%", true),
        ("trên 70%", "70%", true),
        ("Đạt trên 70%.", "70%", true),
        ("tre\u{302}n 70%", "70%", true),
        ("over 70%", "70%", true),
        ("163/2", "81,5%", false),
    ] {
        let target = read(text).unwrap();
        assert_eq!((target.level_text().as_str(), target.is_strict()), (level, strict), "{text}");
    }
    for text in ["", "cao", "0,815", "1", "dưới 5%", "< 5%", "70% - 80%", "trên", "%", "trên trên"] {
        assert!(read(text).is_err(), "{text}");
    }
    assert!(matches!(read("0,815"), Err(TargetError::Share { .. })));
    assert!(read("0,5%").is_ok() && read("0").is_ok());
}

#[test]
fn an_office_without_a_target_has_none_unless_asked() {
    let set = Targets::new().with("Long An", None, target("81,5%", "2022/12", Measure::Cases)).unwrap();
    let of = |targets: &Targets, office, above: &[&str], at| {
        let found = targets.for_office(office, above, Measure::Cases, period(at));
        found.map(|(target, source)| (target.level_text(), source))
    };
    let own = Some(("81,5%".to_owned(), TargetSource::Own));
    assert_eq!(of(&set, "Cục THADS tỉnh Long An", &[], "2022/06"), own);
    assert_eq!(of(&set, "Long An", &["toàn quốc"], "2022/12"), own);
    assert_eq!(of(&set, "Long An", &[], "2023/06"), None); // another year's
    assert_eq!(of(&set, "Bến Lức", &["Long An"], "2022/06"), None);
    assert_eq!(set.for_office("Long An", &[], Measure::Money, period("2022/06")), None);
    let back = set.clone().falling_back();
    let above = TargetSource::Above { office: "Long An".to_owned() };
    assert_eq!(of(&back, "Bến Lức", &["Long An"], "2022/06"), Some(("81,5%".to_owned(), above)));
    assert_eq!(of(&back, "Cà Mau", &["toàn quốc"], "2022/06"), None);
    let everyone = back.with_everyone(target("80%", "2022/12", Measure::Cases)).unwrap();
    assert_eq!(of(&everyone, "Bến Lức", &["Long An"], "2022/06"), Some(("80%".to_owned(), TargetSource::Everyone)));
    assert_eq!(of(&everyone, "Long An", &[], "2022/06"), own);
}

#[test]
fn a_milestone_comes_before_the_year_s_target() {
    // Long An 2022: 75 % by 30 June, 81,5 % by 30 September.
    let set = Targets::new()
        .with("Long An", None, target("81,5%", "2022/12", Measure::Cases))
        .unwrap()
        .with("Long An", None, target("trên 75%", "2022/09", Measure::Cases))
        .unwrap();
    let due = |at| {
        let due = set.due("Long An", &[], Measure::Cases, period(at)).map(|(due, _)| due).unwrap_or_default();
        due.iter().map(|target| target.level_text()).collect::<Vec<_>>()
    };
    assert_eq!(due("2022/06"), ["75%", "81,5%"]);
    assert_eq!(due("2022/09"), ["75%", "81,5%"]);
    assert_eq!(due("2022/10"), ["81,5%"]);
    let (last, _) = set.for_office("Long An", &[], Measure::Cases, period("2022/06")).unwrap();
    assert_eq!(last.level_text(), "81,5%");
    let twice = set.with("THADS tỉnh Long An", None, target("82%", "2022/12", Measure::Cases));
    assert!(matches!(twice, Err(TargetError::Twice { .. })));
}

fn grid(rows: &[&[&str]]) -> Grid {
    let cell = |text: &&str| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).into()) };
    Grid { rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(), ..Grid::default() }
}

#[test]
fn a_table_of_targets_is_read_long_or_wide() {
    let long = grid(&[
        &["CHỈ TIÊU NĂM 2022"],
        &[],
        &["STT", "Đơn vị", "Trực thuộc", "Đại lượng", "Chỉ tiêu", "Kỳ"],
        &["1", "Châu Thành", "Long An", "việc", "trên 82%", "2022"],
        &["2", "Châu Thành", "Tiền Giang", "Về tiền", "41,5%", "2022/09"],
    ]);
    let targets = targets_from_grid(&long, None).unwrap();
    assert_eq!(targets.iter().count(), 2);
    let of = |above, measure| targets.for_office("huyện Châu Thành", &[above], measure, period("2022/06"));
    assert_eq!(of("Long An", Measure::Cases).unwrap().0.to_string(), "trên 82% về việc (năm 2022)");
    assert_eq!(of("Tiền Giang", Measure::Money).unwrap().0.due(), period("2022/09"));
    assert_eq!(of("Long An", Measure::Money), None);

    let mut wide = grid(&[&["office", "target cases", "chỉ tiêu về tiền"], &["Bến Lức", "", ""], &["", "", "x"]]);
    wide.rows[1][1] = Cell::Decimal("81.125".into());
    wide.rows[1][2] = Cell::Percent("40.125".into(), 3);
    let error = targets_from_grid(&wide, Some(period("2022/12"))).unwrap_err();
    assert!(
        matches!(error, TargetError::Row { ref row, column: Text { en: "office", .. }, .. } if row == "3"),
        "{error}"
    );
    wide.merged = vec![Span { from: (1, 0), to: (2, 0) }];
    let error = targets_from_grid(&wide, Some(period("2022/12"))).unwrap_err();
    assert!(matches!(error, TargetError::Row { column: Text { en: "target", .. }, .. }), "{error}");
    wide.rows.pop();
    let targets = targets_from_grid(&wide, Some(period("2022/12"))).unwrap();
    let levels: Vec<_> = targets.iter().map(|(office, _, target)| (office.unwrap(), target.level_text())).collect();
    assert_eq!(levels, [("bến lức", "81,125%".to_owned()), ("bến lức", "40,125%".to_owned())]);
}

#[test]
fn a_table_that_lacks_a_column_says_which() {
    let missing = |rows: &[&[&str]], due: Option<&str>| match targets_from_grid(&grid(rows), due.map(period)) {
        Err(TargetError::NoColumn { column, .. }) => column,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing(&[], None).en, "office");
    assert_eq!(missing(&[&["a", "b"], &["1", "2"]], None).en, "office");
    assert_eq!(missing(&[&["Đơn vị", "Ghi chú"], &["Bến Lức", ""]], None).en, "target");
    assert_eq!(missing(&[&["Đơn vị", "Về việc"], &["Bến Lức", "81%"]], None).en, "due");
    for (row, column) in [
        (TargetRow { office: "x", target: "81%", due: "2022/13", ..TargetRow::default() }, "due"),
        (TargetRow { office: "x", target: "81%", due: "2022", measure: "vụ", ..TargetRow::default() }, "measure"),
        (TargetRow { office: "x", target: "nhiều", due: "2022", ..TargetRow::default() }, "target"),
    ] {
        assert!(matches!(targets_from_rows(&[row]), Err(TargetError::Row { column: c, .. }) if c.en == column));
    }
}

#[test]
fn a_level_that_no_rate_has_is_refused() {
    for (text, row) in [("150%", "150%"), ("-1%", "-1%"), ("100,01%", "100,01%")] {
        let target = Target::at_least(text.parse().unwrap(), period("2022/12"));
        let impossible = |result: Result<Targets, TargetError>| match result {
            Err(TargetError::Impossible { office, target }) => Some((office.0, target.level_text())),
            _ => None,
        };
        assert_eq!(
            impossible(Targets::new().with("Bến Lức", None, target.clone())),
            Some((Some("Bến Lức".to_owned()), text.to_owned()))
        );
        assert_eq!(impossible(Targets::new().with_everyone(target)), Some((None, text.to_owned())));
        let rows = [TargetRow { office: "Bến Lức", target: row, due: "2022", ..TargetRow::default() }];
        let error = targets_from_rows(&rows).unwrap_err();
        assert!(matches!(&error, TargetError::Row { row, .. } if row == "1"), "{error}");
    }
    assert!(Targets::new().with_everyone(Target::at_least("100%".parse().unwrap(), period("2022/12"))).is_ok());
}

#[test]
fn no_column_of_a_table_of_targets_is_passed_over() {
    let grid = |rows: &[&str]| {
        let cells = |row: &&str| row.split(" | ").map(|text| Cell::Text(text.trim().into())).collect();
        Grid { rows: rows.iter().map(cells).collect(), ..Grid::default() }
    };
    let due = Some(period("2022/12"));
    let of = |targets: &Targets, office: &str, measure, on: &str| {
        targets.for_office(office, &[], measure, period(on)).map(|(target, _)| target.level_text())
    };
    for heading in ["Nội dung", "Loại", "Tính theo", "Đo bằng", "Hạng mục", "Kind", ""] {
        let head = format!("TT | Cơ quan | {heading} | Chỉ tiêu | Ghi chú");
        let targets =
            targets_from_grid(&grid(&[&head, "1 | X | việc | 82,5% | ", "2 | Y | tiền | 40% | mới"]), due).unwrap();
        assert_eq!(of(&targets, "Y", Measure::Money, "2022/06").as_deref(), Some("40%"), "{heading}");
        assert_eq!(of(&targets, "Y", Measure::Cases, "2022/06"), None, "{heading}");
    }
    let milestones =
        grid(&["Cơ quan | Chỉ tiêu | Thời hạn", "X | 41% | 30/6/2022", "X | 82% | 30/9/2022", "Y | 20% | 2022-03-31"]);
    let targets = targets_from_grid(&milestones, due).unwrap();
    assert_eq!(targets.due("X", &[], Measure::Cases, period("2022/06")).unwrap().0.len(), 2);
    assert_eq!(targets.for_office("Y", &[], Measure::Cases, period("2022/06")).unwrap().0.due(), period("2022/06"));
    for wrong in ["29/6/2022", "30/13/2022", "30/6"] {
        let rows = grid(&["Cơ quan | Chỉ tiêu | Thời hạn", &format!("X | 41% | {wrong}")]);
        assert!(
            matches!(targets_from_grid(&rows, due), Err(TargetError::Row { column: Text { en: "due", .. }, .. })),
            "{wrong}"
        );
    }
    let unknown = grid(&["Cơ quan | Mức | Chỉ tiêu", "X | cao | 82%"]);
    assert_eq!(targets_from_grid(&unknown, due), Err(TargetError::UnknownColumn { got: "Mức".into() }));
}

#[test]
fn a_name_that_is_a_measure_is_no_office() {
    let target = Target::at_least("41,5%".parse().unwrap(), period("2022/12"));
    for name in ["money", "Money", "MONEY", "Tiền", "về tiền"] {
        let targets = Targets::new().with_named(name, target.clone()).unwrap();
        assert_eq!(
            targets,
            Targets::new().with_everyone(target.clone().for_measure(Measure::Money)).unwrap(),
            "{name}"
        );
    }
    let error = Targets::new().with_named("cases", target.clone().for_measure(Measure::Money)).unwrap_err();
    assert_eq!(error.to_string(), "given for cases, yet the target is at least 41.5% money (year 2022)");
    assert_eq!(error.vi(), "được giao về việc, nhưng chỉ tiêu lại là từ 41,5% trở lên về tiền (năm 2022)");
}
