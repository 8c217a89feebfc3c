//! What holds for every picture, whatever the table: tried on random ones.

#![allow(clippy::float_arithmetic, clippy::arithmetic_side_effects)] // a picture is measured as its readers do

use proptest::prelude::*;
use roxmltree::{Document, Node};
use thads_metrics::{Flow, Item, Lang, Measure, Target, Targets};
use thads_metrics_results::{Options, Results, Table, compare};

use crate::{
    Chart, Kind,
    font::{Weight, width},
    px::Px,
    suitable,
};

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, PartialEq)]
struct Area(f64, f64, f64, f64);

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |text| text.parse().unwrap())
}

fn pixels(length: Px) -> f64 {
    length.to_string().parse().unwrap()
}

/// Where a text stands, as wide as it may be with any reader's font.
fn area_of(text: Node) -> Area {
    let size = text.attribute("font-size").map_or(12, |size| size.parse().unwrap());
    let weight = if text.attribute("font-weight") == Some("bold") { Weight::Bold } else { Weight::Regular };
    let wide = pixels(width(text.text().unwrap_or(""), size, weight));
    let (x, y) = (number(text, "x"), number(text, "y"));
    let left = match text.attribute("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    Area(left, y - 9.0, left + wide, y + 2.0)
}

/// Where marks are: bars, dots, lines other than the grid's, and what joins the points of a line, in short pieces.
fn marks(document: &Document) -> Vec<Area> {
    let between = |(x1, y1): (f64, f64), (x2, y2): (f64, f64)| {
        (0..=40).map(move |part| {
            let along = f64::from(part) / 40.0;
            let (x, y) = (x1 + (x2 - x1) * along, y1 + (y2 - y1) * along);
            Area(x - 0.5, y - 0.5, x + 0.5, y + 0.5)
        })
    };
    let mut found = Vec::new();
    for node in document.descendants() {
        match node.tag_name().name() {
            "rect" => {
                let (x, y) = (number(node, "x"), number(node, "y"));
                found.push(Area(x, y, x + number(node, "width"), y + number(node, "height")));
            }
            "circle" => {
                let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
                found.push(Area(x - r, y - r, x + r, y + r));
            }
            "line" if node.attribute("stroke-opacity").is_none() => {
                let ends = [("x1", "y1"), ("x2", "y2")].map(|(x, y)| (number(node, x), number(node, y)));
                found.extend(between(ends[0], ends[1]));
            }
            "polyline" => {
                let place = |place: &str| {
                    let (x, y) = place.split_once(',').unwrap();
                    (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
                };
                let places: Vec<(f64, f64)> = node.attribute("points").unwrap().split(' ').map(place).collect();
                found.extend(places.windows(2).flat_map(|pair| between(pair[0], pair[1])));
            }
            _ => {}
        }
    }
    found
}

/// Asserts what holds for every panel, and gives the texts on it.
fn check(panel: &str) -> Vec<String> {
    let document = Document::parse(panel).unwrap();
    let root = document.root_element();
    let whole = Area(0.0, 0.0, number(root, "width"), number(root, "height"));
    let texts: Vec<Node> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
    let areas: Vec<Area> = texts.iter().map(|text| area_of(*text)).collect();
    let said = |at: usize| texts[at].text().unwrap_or("");
    for (at, area) in areas.iter().enumerate() {
        let is_inside = whole.0 <= area.0 && whole.1 <= area.1 && area.2 <= whole.2 + 0.2 && area.3 <= whole.3;
        assert!(is_inside, "{:?} leaves the picture: {area:?} in {whole:?}", said(at));
        for (other, beside) in areas.iter().enumerate().skip(at + 1) {
            assert!(!area.meets(beside), "{:?} lies on {:?} in {panel}", said(at), said(other));
        }
    }
    for mark in marks(&document) {
        for (at, area) in areas.iter().enumerate() {
            assert!(!area.meets(&mark), "a mark {mark:?} passes through {:?} {area:?} in {panel}", said(at));
        }
    }
    texts.iter().map(|text| text.text().unwrap_or("").to_owned()).collect()
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZĐÂ][a-zđảơưấ]{1,12}( [A-ZĐÂ][a-zđảơưấ]{0,9}){0,2}",
        Just("Phòng Thi hành án dân sự khu vực 12 trực thuộc Thi hành án dân sự tỉnh Tây Ninh – Long An cũ".to_owned()),
        Just("Thànhphốkhôngcódấucáchnàotrongtêngọicủamình".to_owned()),
        Just("<script>alert('x')</script> & \"b\"".to_owned()),
        Just("Long An".to_owned()),
    ]
}

/// Flows of the same offices over some periods, and their targets.
fn results() -> impl Strategy<Value = Vec<Results>> {
    let offices = proptest::collection::btree_set(name(), 1..30);
    let numbers = proptest::collection::vec((1_u128..90_000, 0_u128..=100, 0_u128..100), 400);
    let first = prop_oneof![Just("2005/10"), Just("2014/09"), Just("2022/03"), Just("2024/11"), Just("2026/08")];
    (offices, numbers, first, 1_usize..14, 0_u32..3).prop_map(|(offices, numbers, first, count, targets)| {
        let first: thads_metrics::Period = first.parse().unwrap();
        let mut periods = vec![first];
        while periods.len() < count {
            let last = *periods.last().unwrap();
            let year = last.year();
            let next = year.months(u32::from(last.months()) + 1);
            let next =
                next.or_else(|_| thads_metrics::ReportingYear::new(year.number() + 1).and_then(|year| year.months(1)));
            periods.push(next.unwrap());
        }
        let mut numbers = numbers.into_iter().cycle();
        let mut all = Vec::new();
        for period in periods {
            for measure in [Measure::Cases, Measure::Money] {
                for office in &offices {
                    let (eligible, percent, gone) = numbers.next().unwrap();
                    if gone > 92 && offices.len() > 1 {
                        continue; // an office that did not report
                    }
                    let unit = if measure == Measure::Money { 1_000_000 } else { 1 };
                    let items = [(Item::Eligible, eligible * unit), (Item::Resolved, eligible * percent / 100 * unit)];
                    all.push((period, Flow::from_items(office, period, measure, None, items).unwrap()));
                }
            }
        }
        let target = |level: &str, due: &str| Target::at_least(level.parse().unwrap(), due.parse().unwrap());
        let due = format!("{}/12", first.year());
        let set = match targets {
            0 => Targets::new(),
            1 => Targets::new().with_everyone(target("81,5%", &due)).unwrap(),
            _ => offices.iter().enumerate().fold(Targets::new(), |set, (number, office)| {
                set.with(office, None, target(&format!("{},25%", 40 + number), &due)).unwrap()
            }),
        };
        let mut made = Vec::new();
        let last = all.last().map(|(period, _)| *period);
        for only in [None, last] {
            let flows: Vec<Flow> = all
                .iter()
                .filter(|(period, _)| only.is_none_or(|p| p == *period))
                .map(|(_, flow)| flow.clone())
                .collect();
            made.extend(Results::new(flows, &set, Options::default()));
        }
        made
    })
}

fn draw_all(table: &Table) {
    for kind in suitable(table) {
        for lang in [Lang::Vi, Lang::En] {
            let chart = Chart::of(table, Some(kind), lang).unwrap();
            let panels = chart.panels();
            let texts: Vec<String> = panels.iter().flat_map(|panel| check(panel)).collect();
            Document::parse(&chart.svg()).unwrap();
            if matches!(kind, Kind::Rates) {
                // Rates are written as the table has them.
                let rates = table.column("rate").unwrap();
                let printed: Vec<String> = (0..table.rows()).map(|row| rates.print(row, lang)).collect();
                assert!(
                    texts
                        .iter()
                        .filter(|text| text.ends_with('%') && !text.contains(' '))
                        .all(|text| printed.contains(text))
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_lies_on_another_or_leaves_the_picture_and_no_line_passes_through_one(made in results()) {
        for results in &made {
            draw_all(&results.table());
        }
    }
}

#[test]
fn a_comparison_is_drawn_from_what_each_office_adds_to_the_sum() {
    let side = |period: &str, rates: [u128; 30]| {
        let flow = |(number, resolved): (usize, u128)| {
            let items = [(Item::Eligible, 1_000), (Item::Resolved, resolved)];
            Flow::from_items(&format!("Chi cục {number}"), period.parse().unwrap(), Measure::Cases, None, items)
                .unwrap()
        };
        let flows: Vec<Flow> = rates.into_iter().enumerate().map(flow).collect();
        Results::new(flows, &Targets::new(), Options::default()).unwrap()
    };
    let before = side("2022/06", std::array::from_fn(|number| 300 + 7 * u128::try_from(number).unwrap()));
    let after = side("2023/06", std::array::from_fn(|number| 320 + u128::try_from(number * 37 % 200).unwrap()));
    let table = compare(&before, &after).unwrap().table();
    assert_eq!(suitable(&table).first(), Some(&Kind::Waterfall));
    draw_all(&table);
    let panels = Chart::of(&table, None, Lang::Vi).unwrap().panels();
    let document = Document::parse(&panels[0]).unwrap();
    let bars: Vec<Node> = document.descendants().filter(|node| node.has_tag_name("rect")).collect();
    assert_eq!(bars.len(), 21); // 19 offices, the others together, the whole
    assert!(panels[0].contains("11 đơn vị khác"));
    // Each bar begins where the one before ended, and the whole ends where the last one did.
    let ends = |bar: Node| (number(bar, "x"), number(bar, "x") + number(bar, "width"));
    for pair in bars.windows(2) {
        let (before, after) = (ends(pair[0]), ends(pair[1]));
        let near = |a: f64, b: f64| (a - b).abs() < 0.25;
        assert!(
            [before.0, before.1].iter().any(|end| near(*end, after.0) || near(*end, after.1)),
            "{before:?} {after:?}"
        );
    }
}

#[test]
fn a_word_that_is_no_kind_and_a_table_that_lacks_what_is_drawn_are_refused() {
    let flow = Flow::from_items(
        "A",
        "2022/06".parse().unwrap(),
        Measure::Cases,
        None,
        [(Item::Eligible, 0), (Item::Resolved, 0)],
    );
    let table = Results::new([flow.unwrap()], &Targets::new(), Options::default()).unwrap().table();
    assert_eq!(
        "pie".parse::<Kind>().unwrap_err().to_string(),
        "\"pie\" is not a kind of chart; expected one of waterfall, progress, rates, gaps"
    );
    let refused = |kind| Chart::of(&table, Some(kind), Lang::Vi).err().map(|error| error.to_string()).unwrap();
    assert!(refused(Kind::Waterfall).contains("needs effect"));
    assert!(refused(Kind::Rates).contains("nothing to draw"));
}
