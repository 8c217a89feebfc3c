//! Doubts, repairs and what is said of them: published cases, and what must not be doubted.

use thads_metrics::{Lang, printed::Hedges};
use thads_metrics_audit::{Audit, DoubtKind, Entry, PartialSubject, Report, Telling};

/// A report of Long An for nine months of 2021: each figure a quantity and what is printed.
fn report(figures: &[(&str, &str)]) -> Report {
    let mut report = Report::new().of_office("Long An").in_period("2021/09".parse().unwrap());
    for (quantity, printed) in figures {
        report.enter(Entry::new(quantity.parse().unwrap(), *printed)).unwrap();
    }
    report
}

fn doubts(audit: &Audit) -> Vec<(DoubtKind, Vec<String>)> {
    audit.doubts().iter().map(|doubt| (doubt.kind(), doubt.figures().to_vec())).collect()
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_digit_slip_is_mended_from_either_side() {
    // TP. Hồ Chí Minh 2019 (hanoimoi.vn 525826): 61 of 201 is 30,35 %, and 30,85 % is 62.
    let figures = [("cases.resolved", "61 việc"), ("cases.eligible", "201 việc"), ("cases.rate", "30,85%")];
    let audit = report(&figures).audit();
    let conflict = &audit.conflicts()[0];
    assert_eq!(conflict.figures(), ["f1", "f3"]); // no whole number has 61 of it as 30,85 %
    let repair = |id: &str, text: Option<&str>| (id.to_owned(), text.map(str::to_owned));
    assert_eq!(conflict.repairs(), [repair("f1", Some("62 việc")), repair("f3", Some("30,35%"))]);
    assert!(!conflict.truncated());
    assert!(conflict.text(Lang::Vi).contains("tỷ lệ thi hành xong = giải quyết xong ÷ có điều kiện thi hành"));
}

#[test]
fn what_no_number_mends_has_no_repair() {
    // A target is exact: no whole percentage is 30,75 points above 50,75 %.
    let mut target = report(&[("cases.rate", "50,75%"), ("cases.target", "80%")]);
    let rate = PartialSubject { quantity: Some("cases.rate".parse().unwrap()), ..PartialSubject::default() };
    let to_go = Entry { minus: Some(rate), ..Entry::new("cases.target".parse().unwrap(), "30,75%") };
    target.enter(to_go).unwrap();
    let audit = target.audit();
    let repairs = audit.conflicts()[0].repairs();
    let repairs: Vec<_> = repairs.iter().map(|(id, text)| (id.as_str(), text.as_deref())).collect();
    assert_eq!(repairs, [("f1", Some("49,24% … 49,26%")), ("f2", None), ("f3", Some("29,24% … 29,26%"))]);
}

#[test]
fn a_percentage_that_was_cut_off_is_said_to_be() {
    // 1.000 ÷ 6.941 = 14,4071…; 1.000 ÷ 6.946 = 14,3967…, which only rounding up makes 14,41.
    for (eligible, rate, truncated) in
        [("6.939", "14,41%", false), ("6.941", "14,40%", true), ("6.941", "14,42%", false)]
    {
        let eligible = format!("{eligible} việc");
        let figures = [("cases.resolved", "1.000 việc"), ("cases.eligible", &eligible), ("cases.rate", rate)];
        let audit = report(&figures).audit();
        let said = audit.conflicts().iter().any(thads_metrics_audit::Conflict::truncated);
        assert_eq!(said, truncated, "{eligible} {rate}");
    }
}

#[test]
fn a_hedge_hides_little() {
    // Lâm Đồng 2012 (baolamdong.vn 2439750): 179,650 of 220,485 tỷ is 81,48 %, printed 81,14 %.
    let figures = [
        ("money.eligible", "trên 220,485 tỷ đồng"),
        ("money.resolved", "trên 179,650 tỷ đồng"),
        ("money.rate", "81,14%"),
    ];
    let audit = report(&figures).audit();
    assert!(audit.is_consistent());
    assert_eq!(doubts(&audit), [(DoubtKind::Hedge, ids(&["f1", "f2", "f3"]))]);
    let near = report(&figures).hedged(Hedges::Near).audit();
    assert!(!near.is_consistent() && near.doubts().is_empty());
    // The same with the rate that the two have: nothing to doubt.
    let sound = [figures[0], figures[1], ("money.rate", "81,48%")];
    assert!(report(&sound).audit().doubts().is_empty());
}

#[test]
fn floors_hide_as_much_as_they_like() {
    let figures =
        [("money.eligible", "không dưới 200 tỷ đồng"), ("money.resolved", "100 tỷ"), ("money.rate", "20,00%")];
    let audit = report(&figures).audit();
    assert!(audit.is_consistent() && audit.doubts().is_empty());
}

#[test]
fn a_title_rounds_what_the_text_prints() {
    let audit = report(&[("money.resolved", "27.400 tỷ"), ("money.resolved", "27.416 tỷ")]).audit();
    assert!(audit.is_consistent());
    assert_eq!(doubts(&audit), [(DoubtKind::Round, ids(&["f1", "f2"]))]);
    let resolved = audit.find("money.resolved".parse().unwrap(), None, None, None).unwrap();
    assert_eq!(resolved.low_text().as_deref(), Some("27415500000000"));
    // As printed they agree, or one is hedged: no doubt. Over the unit apart, or exact: a conflict.
    for (a, b) in [("27.400 tỷ", "27.400,3 tỷ"), ("hơn 27.400 tỷ", "27.416 tỷ")] {
        assert!(report(&[("money.resolved", a), ("money.resolved", b)]).audit().doubts().is_empty());
    }
    let apart = [("money.resolved", "27.400 tỷ", "27.516 tỷ"), ("cases.resolved", "30 việc", "31 việc")];
    for (quantity, a, b) in apart.into_iter().chain([("cases.target", "80%", "80,1%")]) {
        assert!(!report(&[(quantity, a), (quantity, b)]).audit().is_consistent(), "{a} {b}");
    }
}

#[test]
fn a_comma_may_be_a_dot() {
    // Quảng Nam 2021 (thads.moj.gov.vn quangnam 78): 1,052 tỷ beside 1.001,181 tỷ at nine months.
    let mut year = report(&[("money.resolved", "1.001,181 tỷ đồng")]);
    let whole_year = Entry {
        period: Some("2021/12".parse().unwrap()),
        ..Entry::new("money.resolved".parse().unwrap(), "1,052 tỷ đồng")
    };
    year.enter(whole_year).unwrap();
    let audit = year.audit();
    assert!(audit.is_consistent());
    assert_eq!(doubts(&audit), [(DoubtKind::Decimals, ids(&["f1", "f2"]))]);
    assert!(audit.doubts()[0].text(Lang::Vi).contains("“1.052 tỷ đồng”"));
    // 878,346 tỷ of 10.903 cases is what it says.
    let plain = [("money.accepted", "878,346 tỷ đồng"), ("cases.accepted", "10.903 việc")];
    assert!(report(&plain).audit().doubts().is_empty());
}

#[test]
fn what_is_cumulative_does_not_fall_within_a_year() {
    let later = |quantity: &str, printed: &str, period: &str| {
        let mut report = report(&[(quantity, "600 việc")]);
        let period = Some(period.parse().unwrap());
        report.enter(Entry { period, ..Entry::new(quantity.parse().unwrap(), printed) }).unwrap();
        doubts(&report.audit())
    };
    let both = [(DoubtKind::Cumulative, ids(&["f1", "f2"]))];
    assert_eq!(later("cases.resolved", "580 việc", "2021/12"), both);
    assert_eq!(later("cases.carried_in", "610 việc", "2021/12"), both);
    for (quantity, printed, period) in [
        ("cases.resolved", "600 việc", "2021/12"),
        ("cases.resolved", "580 việc", "2021/06"),
        ("cases.resolved", "580 việc", "2022/06"),
        ("cases.carried_in", "580 việc", "2021/12"),
        ("cases.eligible", "580 việc", "2021/12"), // a position at the cut-off: it may fall
    ] {
        assert!(later(quantity, printed, period).is_empty(), "{quantity} {printed} {period}");
    }
}

#[test]
fn two_setters_are_two_targets() {
    // Quảng Ninh 2018: 82,63 % is 10,63 points over the Ministry's target and 9,63 over the General Department's.
    let gap = |setter: Option<&str>, printed: &str| Entry {
        minus: Some(PartialSubject {
            quantity: Some("cases.target".parse().unwrap()),
            set_by: setter.map(str::to_owned),
            ..PartialSubject::default()
        }),
        ..Entry::new("cases.rate".parse().unwrap(), printed)
    };
    for (setters, consistent) in [([Some("Bộ"), Some("Tổng cục")], true), ([None, None], false)] {
        let mut report = report(&[("cases.rate", "82,63%")]);
        for (setter, printed) in setters.into_iter().zip(["vượt 10,63%", "vượt 9,63%"]) {
            report.enter(gap(setter, printed)).unwrap();
        }
        assert_eq!(report.audit().is_consistent(), consistent);
    }
    let rate = Entry { set_by: Some("Bộ".to_owned()), ..Entry::new("cases.rate".parse().unwrap(), "50%") };
    assert!(report(&[]).enter(rate).is_err()); // nobody sets a rate
}

#[test]
fn the_most_telling_comes_first() {
    let figures = [("cases.accepted", "1.000 việc"), ("cases.eligible", "600 việc"), ("cases.rate", "50,0%")];
    let audit = report(&figures).audit();
    let order: Vec<Telling> = audit.implied().iter().map(|bounds| bounds.telling()).collect();
    assert!(order.is_sorted() && order.len() == audit.quantities().len());
    assert!(audit.text(Lang::Vi).contains("--all") && !audit.text_of_all(Lang::Vi).contains("--all"));
    assert!(!audit.text(Lang::Vi).contains("(rate)"));
}

#[test]
fn english_reports_are_read_as_english() {
    let text = "[report]\noffice = \"Long An\"\nperiod = \"2022/12\"\nlang = \"en\"\n\
                [[figure]]\nquantity = \"cases.eligible\"\nprinted = \"21,567 cases\"\n\
                [[figure]]\nquantity = \"money.resolved\"\nprinted = \"more than VND 118 billion\"\n";
    let audit = Report::parse(text, "english.toml").unwrap().audit();
    let low = |quantity: &str| audit.find(quantity.parse().unwrap(), None, None, None).unwrap().low_text();
    assert_eq!(low("cases.eligible").as_deref(), Some("21567"));
    assert_eq!(low("money.resolved").as_deref(), Some("118000000000"));
}

#[test]
fn a_fraction_is_offered_as_two_figures() {
    let mut report = report(&[]);
    let error = report.enter(Entry::new("cases.resolved".parse().unwrap(), "2.139/4.293 việc")).unwrap_err();
    assert!(error.to_string().contains("\"2.139 việc\"") && error.to_string().contains("\"4.293 việc\""), "{error}");
}
