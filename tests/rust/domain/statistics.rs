//! The other statistics, the groups and the crosswalk: data that published figures bear out.

use std::collections::{BTreeMap, BTreeSet};

use thads_metrics::{
    Flow, Item, Lang, Measure, Quantity,
    crosswalk::{BIEU_24_1, not_held, reconcile},
    measure::Unit,
    statistics::{AVERAGES, Figures, How, RELATIONS, STATISTICS, Statistic, StatisticError, breaches},
    text::UnknownName,
    vocabulary::groups::{GROUPS, GroupName},
};

fn figures(given: &[(&str, u128)]) -> Figures {
    given.iter().map(|(key, number)| (key.parse().unwrap(), *number)).collect()
}

#[test]
fn every_line_is_whole_and_every_relation_names_lines() {
    let keys: BTreeSet<_> = STATISTICS.iter().map(|line| line.key).collect();
    assert_eq!(keys.len(), STATISTICS.len(), "each once");
    for line in &STATISTICS {
        assert!(!line.term.vi.is_empty() && !line.term.en.is_empty() && !line.citation.is_empty(), "{line}");
        assert!(line.form.is_none_or(|form| (1..=12).contains(&form)), "{line}");
        assert_eq!(Statistic::named(line.key).unwrap(), line);
    }
    let of = |key: &str| key.parse::<Quantity>().unwrap();
    for relation in &RELATIONS {
        let whole = of(relation.whole);
        let year = |quantity: Quantity| quantity.statistic().map(|statistic| statistic.year);
        for part in relation.parts {
            assert_eq!((of(part).family(), of(part).kind()), (whole.family(), whole.kind()), "{part} of {whole}");
            assert!(
                year(of(part)).is_none() || year(whole).is_none() || year(of(part)) == year(whole),
                "{part} of {whole}"
            );
        }
        assert!(relation.how != How::Ratio || relation.parts.len() == 1, "{whole}");
    }
    for average in &AVERAGES {
        assert_eq!(of(average.of).kind(), of(average.sum).kind(), "{}", average.of);
        assert_eq!(of(average.over).unit(), Unit::Officers, "{}", average.of);
    }
    let unknown = "coercion.decision".parse::<Quantity>().unwrap_err();
    let UnknownName::Statistic { expected, .. } = &unknown else { panic!("{unknown}") };
    assert!(expected.contains("coercion.decisions") && !expected.contains("exemption"), "{expected}");
    assert!(matches!("no.such".parse::<Quantity>(), Err(UnknownName::Quantity { .. })));
}

/// One word for one thing: no statistic has the name of a column, or the term of another statistic.
#[test]
fn no_statistic_is_called_as_another() {
    let mut terms = BTreeSet::new();
    for line in &STATISTICS {
        let quantity = Quantity::from(line);
        assert_eq!(line.key.parse::<Quantity>().unwrap(), quantity);
        for lang in Lang::ALL {
            assert!(terms.insert((lang, quantity.term(lang))), "{line}: {}", quantity.term(lang));
        }
        let column = Measure::ALL.into_iter().flat_map(|measure| measure.items().map(move |item| (measure, item)));
        let column = column.map(|(measure, item)| Quantity::new(measure, item).unwrap().to_string());
        assert!(column.into_iter().all(|column| column != line.key), "{line}");
    }
}

/// Figures as they were printed: what closes, and the percentages that were printed with them.
#[test]
fn published_statistics_close() {
    for given in [
        &[("coercion.decisions", 7_712), ("coercion.without_forces", 4_119), ("coercion.with_forces", 3_506)][..],
        &[("complaints.received", 2_435), ("complaints.complaints", 2_328), ("complaints.denunciations", 107)],
        &[("compensation.accepted", 65), ("compensation.newly_accepted", 24), ("compensation.carried_in", 41)],
    ] {
        assert!(breaches(&figures(given)).is_empty(), "{given:?}");
    }
    for (part, number, base, of, printed) in [
        ("complaints.settled", 2_590, "complaints.within_competence", 2_669, "97,04%"),
        ("compensation.closed", 32, "compensation.accepted", 65, "49,23%"),
        ("exemption.granted", 153, "exemption.asked", 156, "98,08%"),
    ] {
        let share = Statistic::named(part).unwrap().share(&figures(&[(part, number), (base, of)])).unwrap();
        assert_eq!(share.percent(2).to_string(), printed, "{part}");
    }
}

#[test]
fn what_breaks_a_relation_is_said_with_by_how_much() {
    let wrong =
        figures(&[("compensation.accepted", 65), ("compensation.newly_accepted", 24), ("compensation.carried_in", 40)]);
    let found = breaches(&wrong);
    assert_eq!(found.iter().map(|breach| breach.by).collect::<Vec<_>>(), [1]);
    assert!(found[0].to_string().contains("lệch 1"), "{}", found[0]);
    // A part alone is held against its whole too; a part that is not given breaks nothing.
    assert_eq!(breaches(&figures(&[("complaints.received", 10), ("complaints.complaints", 11)])).len(), 1);
    assert!(breaches(&figures(&[("complaints.received", 10), ("complaints.complaints", 9)])).is_empty());
    let settled = Statistic::named("complaints.settled").unwrap();
    let share = |base| settled.share(&figures(&[("complaints.settled", 1), ("complaints.within_competence", base)]));
    assert!(matches!(share(0), Err(StatisticError::NothingToDivide { .. } | StatisticError::MoreThanBase { .. })));
    assert!(matches!(settled.share(&Figures::new()), Err(StatisticError::Missing { .. })));
    let visits = Statistic::named("citizens.visits").unwrap();
    assert!(matches!(visits.share(&Figures::new()), Err(StatisticError::NoBase { .. })));
}

#[test]
fn an_average_is_its_sum_over_its_officers() {
    let mean = |key: &str, given: &[(&str, u128)]| Statistic::named(key).unwrap().mean(&figures(given));
    let hcm = [("cases.to_enforce", 71_070), ("officers.officers", 309)];
    assert_eq!(mean("officers.cases_each", &hcm).unwrap(), num_rational::BigRational::from_integer(230.into()));
    assert!(matches!(mean("officers.money_each", &hcm), Err(StatisticError::Missing { .. })));
    assert!(matches!(mean("citizens.visits", &hcm), Err(StatisticError::NoAverage { .. })));
    let nobody = [("cases.to_enforce", 71_070), ("officers.officers", 0)];
    assert!(matches!(mean("officers.cases_each", &nobody), Err(StatisticError::NothingToDivide { .. })));
}

#[test]
fn a_word_names_one_group() {
    let mut seen = BTreeMap::new();
    for group in &GROUPS {
        for word in [group.key, group.term.vi, group.term.en].into_iter().chain(group.words.iter().copied()) {
            assert_eq!(GroupName::in_words(word), Some(group), "{word}");
            let known = seen.insert(word.to_lowercase(), group.key);
            assert!(known.is_none_or(|known| known == group.key), "{word}");
        }
    }
    let of = |word| GroupName::in_words(word).unwrap();
    assert!(!of("chủ động").may_overlap(of("theo yêu cầu")) && of("tín dụng").may_overlap(of("dân sự")));
}

#[test]
fn the_procuracys_rows_are_sums_of_ours() {
    assert!(BIEU_24_1.windows(2).all(|pair| pair[0].number < pair[1].number));
    assert!(BIEU_24_1.iter().all(|row| row.items.iter().all(|item| row.measure.has(*item))));
    let items = [
        (Item::Accepted, 100),
        (Item::Entrusted, 5),
        (Item::Revoked, 3),
        (Item::ToEnforce, 92),
        (Item::Eligible, 60),
        (Item::Resolved, 30),
    ];
    let flow = Flow::from_items("x", "2025/06".parse().unwrap(), Measure::Cases, None, items).unwrap();
    assert!(reconcile(&flow, &BTreeMap::from([(5, 8), (6, 92), (17, 62)])).is_empty());
    assert_eq!(reconcile(&flow, &BTreeMap::from([(5, 5)]))[0].by(), 3);
    // Nothing is passed over in silence: rows that are not known, and columns that the flow lacks.
    let rows: Vec<u8> =
        not_held(&flow, &BTreeMap::from([(2, 1), (5, 8), (13, 1), (29, 1), (99, 1)])).iter().map(|row| row.0).collect();
    assert_eq!(rows, [2, 13, 99]);
    // Money is in nghìn đồng there.
    let items = [(Item::ToEnforce, 1_499_500), (Item::Eligible, 1_000_499), (Item::Resolved, 0)];
    let flow = Flow::from_items("x", "2025/06".parse().unwrap(), Measure::Money, None, items).unwrap();
    assert!(reconcile(&flow, &BTreeMap::from([(23, 1_500), (24, 1_000)])).is_empty());
}
