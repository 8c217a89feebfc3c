//! Statistics beside the main forms, audited like columns: published figures, slips, what is refused and what is noted.

use thads_metrics::{Explain, Lang};
use thads_metrics_audit::{Audit, Entry, PartialSubject, Report, ReportError};

/// A report of one office and period: each figure a quantity and what is printed.
fn report(office: &str, period: &str, figures: &[(&str, &str)]) -> Result<Report, ReportError> {
    let mut report = Report::new().of_office(office).in_period(period.parse().unwrap());
    for (quantity, printed) in figures {
        report.enter(Entry::new(quantity.parse().unwrap(), *printed))?;
    }
    Ok(report)
}

fn audit(office: &str, period: &str, figures: &[(&str, &str)]) -> Audit {
    report(office, period, figures).unwrap().audit()
}

fn ends(audit: &Audit, quantity: &str) -> (Option<String>, Option<String>) {
    let bounds = audit.find(quantity.parse().unwrap(), None, None, None).unwrap();
    (bounds.low_text(), bounds.high_text())
}

#[test]
fn published_statistics_are_consistent() {
    for (office, period, figures) in [
        // thads.moj.gov.vn TuThucTien 580
        (
            "toàn quốc",
            "2018/10",
            &[
                ("coercion.decisions", "7.712 quyết định"),
                ("coercion.without_forces", "4.119"),
                ("coercion.with_forces", "3.506"),
                ("coercion.voluntary", "687"),
            ][..],
        ),
        // baohaiduong.vn 188891
        (
            "Hải Dương",
            "2021/12",
            &[
                ("coercion.decisions", "49 trường hợp"),
                ("coercion.voluntary", "11 trường hợp"),
                ("coercion.carried_out", "23 cuộc"),
                ("coercion.pending", "15 trường hợp"),
                ("exemption.asked", "156 việc"),
                ("exemption.granted", "153 việc"),
                ("exemption.asked_amount", "gần 526 triệu đồng"),
                ("exemption.granted_amount", "trên 514 triệu đồng"),
            ],
        ),
        // quochoitv.vn 199254: the percentage is of what is within competence, not of the letters
        (
            "toàn quốc",
            "2023/12",
            &[
                ("citizens.visits", "7.633 lượt"),
                ("complaints.received", "12.752 đơn"),
                ("complaints.within_competence", "2.669 việc"),
                ("complaints.settled", "2.590 việc"),
                ("complaints.settled", "97,04%"),
            ],
        ),
        // 62/BC-BTP of 14 February 2025
        (
            "toàn quốc",
            "2024/12",
            &[
                ("compensation.accepted", "65 vụ việc"),
                ("compensation.newly_accepted", "24"),
                ("compensation.carried_in", "41"),
                ("compensation.closed", "32"),
                ("compensation.closed", "49,2%"),
                ("compensation.due", "14 tỷ 901 triệu 328 nghìn đồng"),
            ],
        ),
        // cafef.vn 188241007112635966
        (
            "toàn quốc",
            "2024/12",
            &[
                ("admin.with_content", "1.973 bản án"),
                ("admin.compelled", "652"),
                ("admin.resolved", "896"),
                ("auction.not_handed_over", "31 việc"),
                ("officers.cases_each", "233 việc"),
            ],
        ),
    ] {
        let audit = audit(office, period, figures);
        assert!(audit.is_consistent(), "{}", audit.text(Lang::En));
    }
}

#[test]
fn parts_bound_the_whole_and_what_is_left() {
    let known = [("coercion.decisions", "49"), ("coercion.voluntary", "11"), ("coercion.carried_out", "23")];
    let audit = audit("Hải Dương", "2021/12", &known);
    assert_eq!(ends(&audit, "coercion.pending").1.as_deref(), Some("15"));
    let text = audit.text_of_all(Lang::Vi);
    assert!(text.contains("chưa tổ chức cưỡng chế") && text.contains("baohaiduong.vn 188891"), "{text}");
    let closed = [("compensation.accepted", "65 vụ việc"), ("compensation.carried_in", "41 vụ việc")];
    assert_eq!(
        ends(&self::audit("toàn quốc", "2024/12", &closed), "compensation.newly_accepted").0.as_deref(),
        Some("24")
    );
}

#[test]
fn a_slip_is_found_with_the_relation_that_shows_it() {
    let wrong = audit(
        "toàn quốc",
        "2018/10",
        &[("coercion.decisions", "7.712"), ("coercion.without_forces", "4.119"), ("coercion.with_forces", "3.606")],
    );
    let [conflict] = wrong.conflicts() else { panic!("{}", wrong.text(Lang::En)) };
    assert_eq!(conflict.identities(), ["coercion.with_forces + coercion.without_forces ≤ coercion.decisions"]);
    for (lang, words) in [(Lang::Vi, "cưỡng chế có huy động lực lượng"), (Lang::En, "coercion with forces")]
    {
        assert!(conflict.text(lang).contains(words), "{}", conflict.text(lang));
    }
    let mut thahc =
        report("toàn quốc", "2025/12", &[("admin.resolved", "868"), ("admin.with_content", "2.098")]).unwrap();
    let base = PartialSubject { quantity: "admin.with_content".parse().ok(), ..PartialSubject::default() };
    thahc.enter(Entry { share_of: Some(base), ..Entry::new("admin.resolved".parse().unwrap(), "41,51%") }).unwrap();
    let thahc = thahc.audit();
    let [conflict] = thahc.conflicts() else { panic!("{}", thahc.text(Lang::En)) };
    let repairs: Vec<&str> = conflict.repairs().iter().filter_map(|(_, repair)| repair.as_deref()).collect();
    assert!(repairs.contains(&"41,37%") && repairs.contains(&"2.091"), "{repairs:?}");
}

#[test]
fn statistics_add_up_over_offices_and_averages_do_not() {
    let mut province = Report::new().of_office("Long An").in_period("2022/06".parse().unwrap());
    for (office, decisions, each) in [("Tân An", "5", "200"), ("Bến Lức", "7", "300"), ("Long An", "13", "250")] {
        for (quantity, printed) in [("coercion.decisions", decisions), ("officers.cases_each", each)] {
            let office = Some(office.to_owned());
            province.enter(Entry { office, ..Entry::new(quantity.parse().unwrap(), printed) }).unwrap();
        }
    }
    let parts = vec!["Tân An".to_owned(), "Bến Lức".to_owned()];
    province.add_whole(thads_metrics_audit::Whole { office: "Long An".to_owned(), parts }).unwrap();
    let audit = province.audit();
    let [conflict] = audit.conflicts() else { panic!("{}", audit.text(Lang::En)) };
    assert_eq!(
        (conflict.figures(), conflict.identities()),
        (&["f1", "f3", "f5"].map(str::to_owned)[..], &["whole".to_owned()][..])
    );
    let text = audit.text(Lang::En);
    assert!(text.contains("An average is only taken down"), "{text}");
}

/// TP.HCM, six months of 2021: 309 officers, 230 cases and 319 tỷ each (baophapluat.vn 408107).
#[test]
fn an_average_is_held_against_its_sum_and_its_officers() {
    let printed =
        [("officers.officers", "309"), ("officers.cases_each", "230 việc"), ("officers.money_each", "319 tỷ đồng")];
    let found = audit("TP.HCM", "2021/06", &printed);
    assert!(found.is_consistent(), "{}", found.text(Lang::En));
    // 229,5 × 309 = 70.915,5 and 230,5 × 309 = 71.224,5
    assert_eq!(ends(&found, "cases.to_enforce"), (Some("70916".to_owned()), Some("71224".to_owned())));
    let slip = audit("TP.HCM", "2021/06", &[&printed[..2], &[("cases.to_enforce", "61.070 việc")]].concat());
    let [conflict] = slip.conflicts() else { panic!("{}", slip.text(Lang::En)) };
    let repairs: Vec<&str> = conflict.repairs().iter().filter_map(|(_, repair)| repair.as_deref()).collect();
    assert!(
        repairs.contains(&"70.916–71.224 việc") || repairs.iter().any(|repair| repair.contains("70.916")),
        "{repairs:?}"
    );
    assert!(repairs.iter().any(|repair| repair.contains("198")), "61.070 ÷ 309 is 197,6: {repairs:?}");
    let nobody = audit("TP.HCM", "2021/06", &[("officers.officers", "0"), ("officers.cases_each", "230 việc")]);
    assert!(!nobody.is_consistent(), "nothing is shared by nobody");
}

#[test]
fn a_target_says_who_set_it() {
    let mut report = Report::new().of_office("Quảng Ninh").in_period("2018/12".parse().unwrap());
    for (setter, printed) in [("ministry", "72%"), ("general_department", "73%"), ("huyện ủy", "74%")] {
        let set_by = Some(setter.to_owned());
        report.enter(Entry { set_by, ..Entry::new("cases.target".parse().unwrap(), printed) }).unwrap();
    }
    let audit = report.audit();
    assert!(audit.is_consistent() && audit.notes().is_empty(), "nothing is left undecided where nothing is counted");
    let text = audit.text(Lang::Vi);
    for said in ["Bộ Tư pháp giao: 72%", "Tổng cục THADS giao: 73%", "huyện ủy giao: 74%"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// C6: a postponement by agreement rests on Article 48 of the law of 2008, and on Article 46 of that of 2025.
#[test]
fn a_term_names_the_article_of_the_law_of_the_day() {
    for (period, article) in [("2026/09", "Điều 48"), ("2026/12", "Điều 46")] {
        let text = audit("Long An", period, &[("cases.postponed_by_agreement", "5 việc")]).text(Lang::Vi);
        assert!(text.contains(&format!("hoãn theo điểm c khoản 1 {article} (về việc)")), "{text}");
    }
}

#[test]
fn years_and_bases_are_not_mixed() {
    let entry = |quantity: &str, of: &str| {
        let other = PartialSubject { quantity: of.parse().ok(), ..PartialSubject::default() };
        Entry { share_of: Some(other), ..Entry::new(quantity.parse().unwrap(), "50%") }
    };
    let mut mixed = report("toàn quốc", "2024/12", &[]).unwrap();
    let error = mixed.enter(entry("compensation.settled", "cases.accepted")).unwrap_err();
    assert!(matches!(error, ReportError::OtherYear { .. }) && error.vi().contains("năm dương lịch"), "{error}");
    // Of what has no base a percentage says nothing; of what has one, an empty `share_of` is of it too.
    assert!(report("toàn quốc", "2023/12", &[("citizens.visits", "97%")]).is_err());
    let own = Entry {
        share_of: Some(PartialSubject::default()),
        ..Entry::new("complaints.settled".parse().unwrap(), "97,04%")
    };
    let figure = mixed.enter(own).unwrap();
    assert_eq!(figure.formula(), "complaints.settled / complaints.within_competence");
}

#[test]
fn another_year_and_a_form_that_was_not_read_are_noted() {
    let noted = |period: &str, quantity: &str| {
        let audit = audit("toàn quốc", period, &[(quantity, "5")]);
        audit.notes().iter().map(|note| note.text(Lang::En).to_owned()).collect::<Vec<_>>().join("\n")
    };
    assert!(noted("2024/12", "compensation.accepted").contains("calendar year"));
    assert!(noted("2018/10", "coercion.decisions").contains("not read"));
    assert!(noted("2025/12", "auction.not_handed_over").contains("In no form"));
    assert_eq!(noted("2025/12", "coercion.decisions"), "");
}

/// A group is one group by whatever word it is called, and people read its term.
#[test]
fn a_group_is_one_by_any_of_its_words() {
    let resolved = |figures: &[(&str, &str)]| {
        let mut report = Report::new().of_office("Long An").in_period("2022/06".parse().unwrap());
        for (group, printed) in figures {
            let group = Some((*group).to_owned());
            report.enter(Entry { group, ..Entry::new("cases.resolved".parse().unwrap(), *printed) }).unwrap();
        }
        report.audit()
    };
    assert_eq!(resolved(&[("credit", "50 việc"), ("tín dụng, ngân hàng", "71 việc")]).conflicts().len(), 1);
    assert!(resolved(&[("credit", "50 việc"), ("đất đai", "71 việc")]).is_consistent());
    let audit = resolved(&[("credit", "50 việc"), ("đất đai", "7 việc")]);
    let bounds = audit.find("cases.resolved".parse().unwrap(), None, None, Some("tín dụng")).unwrap();
    assert_eq!(bounds.subject().group.as_deref(), Some("credit"));
    let text = audit.text(Lang::Vi);
    assert!(text.contains("[tín dụng, ngân hàng]") && text.contains("[đất đai]"), "{text}");
}
