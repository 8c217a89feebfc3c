//! Results of offices: their laws on random offices, and the figures of published reports.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use thads_metrics::{
    Amount, Explain, Flow, Gap, Item, Lang, Measure, Points, Printed, Rate, Target, Targets, Value,
    targets::TargetSource,
};
use thads_metrics_results::{
    Assumptions, Entry, Further, Options, Results, ResultsError, Row, RowLevel, Share, Ties, Values, compare,
    decompose, entries, in_words, ranks, what_if,
};
use thads_metrics_sheet::{self, Cell, Grid};

/// Resolved and eligible of an office; often nothing, often alike.
fn sides() -> impl Strategy<Value = (u128, u128)> {
    let eligible = prop_oneof![1 => Just(0_u128), 4 => 1..=12_u128, 4 => 1..=3_000_u128, 1 => 1..=10_u128.pow(16)];
    eligible.prop_flat_map(|eligible| (0..=eligible, Just(eligible)))
}

fn offices(most: usize) -> impl Strategy<Value = Vec<(u128, u128)>> {
    prop::collection::vec(sides(), 1..most)
}

fn flow(office: &str, period: &str, (resolved, eligible): (u128, u128)) -> Flow {
    let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
    Flow::from_items(office, period.parse().unwrap(), Measure::Money, None, items).unwrap()
}

/// Offices 0, 1, … each under one of three.
fn under_three(period: &str, sides: &[(u128, u128)]) -> Vec<Entry> {
    let named = sides.iter().enumerate();
    named
        .map(|(i, side)| Entry::from(flow(&format!("đơn vị {i}"), period, *side)).under(format!("tỉnh {}", i % 3)))
        .collect()
}

fn results(period: &str, sides: &[(u128, u128)], targets: &Targets) -> Results {
    Results::new(under_three(period, sides), targets, Options::default()).unwrap()
}

fn everyone(level: &str, strict: bool) -> Targets {
    let (level, due) = (level.parse().unwrap(), "2022/12".parse().unwrap());
    let target = if strict { Target::over(level, due) } else { Target::at_least(level, due) };
    Targets::new().with_everyone(target).unwrap()
}

fn of_level(results: &Results, level: RowLevel) -> Vec<&Row> {
    results.rows().iter().filter(|row| row.level == level).collect()
}

fn value(points: &Points) -> BigRational {
    points.value().clone()
}

fn number(row: &Row, item: Item) -> u128 {
    row.get(item).map_or(0, Value::number)
}

proptest! {
    /// The whole is the sum of the offices above, and of the offices, in whatever order they come.
    #[test]
    fn the_order_of_offices_changes_nothing(sides in offices(30), turn in 0..30_usize) {
        let given = under_three("2022/06", &sides);
        let mut turned = given.clone();
        turned.rotate_left(turn % sides.len());
        turned.reverse();
        let targets = everyone("81,5%", false);
        let a = Results::new(given, &targets, Options::default()).unwrap();
        let b = Results::new(turned, &targets, Options::default()).unwrap();
        for row in a.rows() {
            let same = b.rows().iter().find(|other| other.level == row.level && other.office == row.office).unwrap();
            prop_assert_eq!(row, same);
        }
        for item in [Item::Eligible, Item::Resolved] {
            let sum = |level| of_level(&a, level).iter().map(|row| number(row, item)).sum::<u128>();
            prop_assert_eq!(sum(RowLevel::Total), sum(RowLevel::Office));
            if !of_level(&a, RowLevel::Parent).is_empty() {
                prop_assert_eq!(sum(RowLevel::Total), sum(RowLevel::Parent));
            }
        }
    }

    /// A rank is one more than how many stand strictly higher, whatever the order.
    #[test]
    fn ranks_count_who_is_higher(sides in offices(40), places in 0..4_u16, printed: bool) {
        let rates: Vec<Option<Rate>> =
            sides.iter().map(|(r, e)| Rate::of(Amount::new(*r).unwrap(), Amount::new(*e).unwrap()).ok()).collect();
        let ties = if printed { Ties::Printed } else { Ties::Exact };
        let found: Vec<_> = ranks(&rates, ties, places).collect();
        for (rate, rank) in rates.iter().zip(&found) {
            let (Some(rate), Some(rank)) = (rate, rank) else {
                prop_assert!(rate.is_none() && rank.is_none());
                continue;
            };
            let over = |other: &Rate| if printed { other.percent(places) > rate.percent(places) } else { other.value() > rate.value() };
            let like = |other: &Rate| if printed { other.percent(places) == rate.percent(places) } else { other.value() == rate.value() };
            prop_assert_eq!(rank.place, 1 + rates.iter().flatten().filter(|other| over(other)).count());
            prop_assert_eq!(rank.is_tied, rates.iter().flatten().filter(|other| like(other)).count() > 1);
        }
    }

    /// Effects sum to the change of the total to the last digit; so do the printed ones to the printed.
    #[test]
    fn the_split_sums_exactly(parts in prop::collection::vec((sides(), sides()), 1..25), places in 0..5_u16) {
        let sum = |numbers: Vec<u128>| numbers.into_iter().map(BigInt::from).sum::<BigInt>();
        let (ra, ea) = (sum(parts.iter().map(|p| p.0.0).collect()), sum(parts.iter().map(|p| p.0.1).collect()));
        let (rb, eb) = (sum(parts.iter().map(|p| p.1.0).collect()), sum(parts.iter().map(|p| p.1.1).collect()));
        let Some(split) = decompose(&parts) else {
            prop_assert!(ea.is_zero() || eb.is_zero());
            return Ok(());
        };
        let change = (BigRational::new(rb, eb.clone()) - BigRational::new(ra, ea.clone())) * BigInt::from(100);
        let summed: BigRational = split.effects.iter().map(|effect| value(&effect.sum())).sum();
        prop_assert_eq!(&summed, &change);
        let (own, weight) = split.sums();
        prop_assert_eq!(value(&own), split.effects.iter().map(|effect| value(&effect.own)).sum::<BigRational>());
        prop_assert_eq!(value(&own) + value(&weight), change.clone());

        let printed = split.printed(places);
        let total = Points::new(change).to_decimal(places).unwrap();
        prop_assert_eq!(&printed.sums.0 + &printed.sums.1, BigInt::from(total.mantissa()));
        prop_assert_eq!(printed.effects.iter().map(|(own, _)| own).sum::<BigInt>(), printed.sums.0.clone());
        prop_assert_eq!(printed.effects.iter().map(|(_, weight)| weight).sum::<BigInt>(), printed.sums.1.clone());
        let unit = BigInt::from(10).pow(places.into());
        for (effect, (own, weight)) in split.effects.iter().zip(&printed.effects) {
            for (exact, rounded) in [(&effect.own, own), (&effect.weight, weight)] {
                let off = BigRational::from_integer(rounded.clone()) - exact.value() * &unit;
                let one = BigRational::from_integer(1.into());
                prop_assert!(off <= one && off > -one);
            }
        }

        // Read the other way, every effect changes its sign; where every rate stands still, nothing is an office's own.
        let back: Vec<_> = parts.iter().map(|(a, b)| (*b, *a)).collect();
        for (there, back) in split.effects.iter().zip(decompose(&back).unwrap().effects) {
            prop_assert_eq!((value(&there.own), value(&there.weight)), (-value(&back.own), -value(&back.weight)));
        }
    }

    /// Nothing has changed against itself.
    #[test]
    fn against_itself_nothing_changed(sides in offices(20)) {
        let results = results("2022/06", &sides, &Targets::new());
        let comparison = compare(&results, &results).unwrap();
        prop_assert_eq!(comparison.rows().len(), results.rows().len());
        for row in comparison.rows() {
            prop_assert_eq!((row.difference(Item::Resolved), row.difference(Item::Eligible)), (Some(0), Some(0)));
            prop_assert!(row.points().is_none_or(|points| points.is_zero()));
            prop_assert!(row.effect.as_ref().is_none_or(|effect| effect.own.is_zero() && effect.weight.is_zero()));
            prop_assert!(row.breaks.is_empty());
        }
    }

    /// Still to resolve is the least that does: one fewer does not.
    #[test]
    fn still_to_resolve_is_the_least(sides in offices(10), level in 0..=1000_u32, strict: bool) {
        let level = format!("{},{}%", level / 10, level % 10);
        let results = results("2022/06", &sides, &everyone(&level, strict));
        for row in results.rows() {
            let Some(Ok(still)) = row.still_to_resolve() else { continue };
            let (resolved, eligible) = (number(row, Item::Resolved), number(row, Item::Eligible));
            let target = &row.target.as_ref().unwrap().0;
            let met = |resolved| {
                let rate = Rate::of(Amount::new(resolved).unwrap(), Amount::new(eligible).unwrap()).unwrap();
                target.gap(&rate).as_ref().map(Gap::is_met).unwrap()
            };
            prop_assert!(met(resolved + still.number()));
            if still.number() > 0 {
                prop_assert!(!met(resolved + still.number() - 1));
                prop_assert_eq!(row.pace().unwrap().number(), still.number().div_ceil(6));
            }
        }
    }

    /// A plan asks for what is needed, of nobody more than is open, and the months end there; by own targets each office
    /// is asked exactly what it still has to resolve, and whoever can makes up for what is then missing.
    #[test]
    fn a_plan_adds_up(sides in offices(20), level in 1..=1000_u32, share in 0..3_usize, newly in 0..1_000_u128) {
        let level = format!("{},{}%", level / 10, level % 10);
        let results = results("2022/06", &sides, &everyone(&level, false));
        let share = Share::ALL[share];
        let whole = results.rows().last().unwrap();
        let newly_eligible = vec![Further { office: whole.office.clone(), number: newly }];
        let assumptions = Assumptions { share, pace: u32::MAX, newly_eligible, ..Assumptions::default() };
        let eligible = number(whole, Item::Eligible);
        let plan = match what_if(&results, &assumptions) {
            Err(ResultsError::NoTarget { .. }) if eligible == 0 => return Ok(()),
            plan => plan.unwrap(),
        };
        let needed = plan.needs()[0].still_to_resolve.as_ref().unwrap().number();
        let offices: Vec<_> = plan.rows().iter().filter(|row| row.before.level == RowLevel::Office).collect();
        let planned = offices.iter().map(|row| row.further).sum::<u128>();
        if share == Share::OwnTargets {
            prop_assert!(planned >= needed);
            prop_assert!(offices.iter().all(|row| row.after.is_met() != Some(false)));
        } else {
            prop_assert!(planned == needed || planned == needed.next_multiple_of(1_000));
        }
        prop_assert_eq!(offices.iter().map(|row| row.newly_eligible).sum::<u128>(), newly);
        for row in &offices {
            prop_assert!(row.further <= row.before.open().unwrap().number() + row.newly_eligible);
        }
        let after = plan.after().rows().last().unwrap();
        prop_assert_eq!(after.is_met(), Some(true));
        prop_assert_eq!(number(after, Item::Resolved), number(whole, Item::Resolved) + planned);
        let months = plan.months();
        prop_assert_eq!(months.len(), 6);
        prop_assert_eq!(months.last().unwrap().resolved, number(after, Item::Resolved));
        prop_assert_eq!(months.last().unwrap().eligible, eligible + newly);
        prop_assert_eq!(months.iter().map(|month| month.further).sum::<u128>(), planned);
        prop_assert!(months.iter().all(|month| month.further <= planned.div_ceil(6)));
        if share == Share::FewestOffices {
            // With one office fewer it can't be done: those with the most open together fall short.
            let mut open: Vec<u128> = offices.iter().map(|row| row.before.open().unwrap().number() + row.newly_eligible).collect();
            open.sort_unstable_by(|a, b| b.cmp(a));
            let asked = offices.iter().filter(|row| row.further > 0).count();
            prop_assert!(asked == 0 || open[..asked - 1].iter().sum::<u128>() < needed);
        }
    }

    /// Every amount in words is read back as it was.
    #[test]
    fn words_are_read_back(dong in prop_oneof![0..10_u128.pow(7), 0..10_u128.pow(18)], cut in 0..4_u32) {
        let amount = Amount::new(dong / 1000_u128.pow(cut) * 1000_u128.pow(cut)).unwrap();
        let words = in_words(amount.into(), Measure::Money, Lang::Vi);
        let printed = Printed::read(&words, thads_metrics::Kind::Money, false).unwrap();
        let interval = printed.interval(thads_metrics::printed::Rounding::Nearest);
        prop_assert!(interval.contains(&BigRational::from_integer(amount.dong().into())), "{words}: {interval:?}");
    }

    /// A table never contradicts what it is of: one length, exact beside rounded.
    #[test]
    fn tables_hold_what_they_are_of(sides in offices(12), places in 0..4_u16) {
        let options = Options { places, ..Options::default() };
        let results = Results::new(under_three("2022/06", &sides), &everyone("81,5%", false), options).unwrap();
        let table = results.table();
        for column in &table.columns {
            prop_assert_eq!(column.values.len(), results.rows().len(), "{}", column.key);
        }
        let (rate, exact) = (table.column("rate").unwrap(), table.column("rate_exact").unwrap());
        for (index, row) in results.rows().iter().enumerate() {
            let printed = row.rate.as_ref().ok().map(|rate| rate.percent(places).print(Lang::Vi));
            prop_assert_eq!(rate.print(index, Lang::Vi), printed.unwrap_or_default());
            let pair = row.rate.as_ref().ok().map(|r| format!("{}/{}", r.resolved().number(), r.eligible().number()));
            prop_assert_eq!(exact.values.text(index), pair.as_deref());
        }
    }
}

fn long_an() -> Results {
    let cases = |office: &str, items: &[(Item, u128)]| {
        Flow::from_items(office, "2022/06".parse().unwrap(), Measure::Cases, None, items.iter().copied()).unwrap()
    };
    let flows = [
        cases("Bến Lức", &[(Item::Eligible, 4_000), (Item::Resolved, 2_400), (Item::ToEnforce, 8_919)]),
        cases("Đức Hòa", &[(Item::Eligible, 6_983), (Item::Resolved, 3_174), (Item::ToEnforce, 9_000)]),
        cases("Tân Trụ", &[(Item::Eligible, 0), (Item::Resolved, 0), (Item::ToEnforce, 0)]),
    ];
    let nation = cases("toàn quốc", &[(Item::Eligible, 10_000), (Item::Resolved, 4_920)]);
    let targets = Targets::new();
    let targets =
        targets.with_everyone(Target::at_least("81,5%".parse().unwrap(), "2022/12".parse().unwrap())).unwrap();
    let options = Options { whole: Some("Long An".into()), above: vec![nation], ..Options::default() };
    Results::new(flows, &targets, options).unwrap()
}

/// The sentences of the conference report of 22 April 2022, with "điểm %" where it prints "%".
#[test]
fn long_an_reads_as_its_report() {
    let results = long_an();
    let text = results.text(Lang::Vi);
    assert_eq!(
        text,
        "Kết quả thi hành án dân sự 6 tháng đầu năm 2022 của Long An:\n\n\
         Về việc: đã giải quyết xong 5.574/10.983 việc có điều kiện thi hành, đạt 50,75%, vượt 1,55 điểm % so với bình \
         quân chung toàn quốc (49,20%); còn phải phấn đấu 30,75 điểm % (3.378 việc, bình quân 563 việc mỗi tháng trong \
         6 tháng còn lại) để đạt chỉ tiêu 81,5% năm 2022. Số chuyển kỳ sau là 12.345 việc, trong đó có điều kiện thi \
         hành 5.409 việc. Trong 2 cơ quan, tỷ lệ cao nhất là Bến Lức (60,00%); thấp nhất là Đức Hòa (45,45%). Chưa có \
         cơ quan nào trong 2 cơ quan đạt chỉ tiêu. Không xếp hạng Tân Trụ (không có việc, tiền nào có điều kiện thi \
         hành nên không có tỷ lệ)."
    );
    let english = results.text(Lang::En);
    assert!(english.contains("which is 50.75%, 1.55 percentage points over the nation's 49.20%"), "{english}");
    assert!(
        english.contains("30.75 percentage points (3,378 cases, 563 cases in each of the 6 months left)"),
        "{english}"
    );
}

#[test]
fn an_office_with_nothing_eligible_says_why_and_ranks_nowhere() {
    let results = long_an();
    let row = results.rows().iter().find(|row| row.office == "Tân Trụ").unwrap();
    assert_eq!((row.rank, row.is_met(), row.pace()), (None, None, None));
    assert_eq!(row.rate.as_ref().unwrap_err().key, "undefined.nothing_eligible");
    let table = results.table();
    assert_eq!(table.column("rate").unwrap().print(2, Lang::Vi), "");
    assert!(table.column("undefined").unwrap().print(2, Lang::En).contains("nothing was eligible"));
    assert_eq!(table.column("rank").unwrap().values, Values::Whole(vec![Some(1), Some(2), None, None]));
}

/// One of a million short of 81,5 % prints 81,50 % all the same.
#[test]
fn what_rounds_to_the_target_is_said_to_be_nearly_that() {
    let text = |resolved, eligible, strict, period: &str| {
        let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
        let flow = Flow::from_items("Long An", period.parse().unwrap(), Measure::Cases, None, items).unwrap();
        Results::new([flow], &everyone("81,5%", strict), Options::default()).unwrap().text(Lang::Vi)
    };
    let nearly = text(814_999, 1_000_000, false, "2022/12");
    assert!(
        nearly.contains("đạt gần 81,50%; chưa đạt chỉ tiêu 81,5% năm 2022, còn thiếu dưới 0,01 điểm % (1 việc)"),
        "{nearly}"
    );
    let over = text(815_001, 1_000_000, true, "2022/12");
    assert!(over.contains("đạt hơn 81,50%; đã đạt chỉ tiêu trên 81,5% năm 2022, vượt dưới 0,01 điểm %"), "{over}");
    let level = text(815, 1_000, true, "2022/12");
    assert!(level.contains("đạt 81,50%; mới bằng mức, còn phải giải quyết xong 1 việc"), "{level}");
    let met = text(815, 1_000, false, "2022/12");
    assert!(met.contains("đạt 81,50%; bằng đúng chỉ tiêu 81,5% năm 2022"), "{met}");
}

/// +65.184 on 144.857 is 45,00 % (ChiDaoDieuHanh 3689); what is resolved is made up.
#[test]
fn counts_change_in_percent_rates_in_points() {
    let cases = |period: &str, eligible, resolved| {
        let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
        let flow = Flow::from_items("toàn quốc", period.parse().unwrap(), Measure::Cases, None, items).unwrap();
        Results::new([flow], &Targets::new(), Options::default()).unwrap()
    };
    let comparison = compare(&cases("2016/09", 144_857, 100_000), &cases("2017/09", 210_041, 120_000)).unwrap();
    let whole = comparison.whole(Measure::Cases).unwrap();
    assert_eq!(whole.difference(Item::Eligible), Some(65_184));
    let table = comparison.table();
    assert_eq!(table.column("eligible_percent").unwrap().print(1, Lang::Vi), "45,00%");
    assert_eq!(table.column("rate_difference").unwrap().print(1, Lang::Vi), "-11,90 điểm %");
    let text = comparison.text(Lang::Vi);
    assert!(text.contains("số việc có điều kiện thi hành tăng 65.184 việc (45,00%)"), "{text}");
    assert!(text.contains("giảm 11,90 điểm % (từ 69,03% xuống 57,13%)"), "{text}");
}

#[test]
fn a_percent_of_nothing_is_not_given() {
    let results = |period: &str, sides| results(period, sides, &Targets::new());
    let comparison = compare(&results("2021/06", &[(0, 0), (1, 2)]), &results("2022/06", &[(3, 4), (1, 2)])).unwrap();
    let row = &comparison.rows()[0];
    assert_eq!((row.difference(Item::Eligible), row.percent(Item::Eligible), row.points()), (Some(4), None, None));
    assert_eq!(row.undefined().unwrap().key, "undefined.nothing_eligible");
    let effect = row.effect.as_ref().unwrap();
    assert!(effect.own.is_zero() && !effect.weight.is_zero());
}

#[test]
fn breaks_come_with_the_rows_and_the_text() {
    let cases = |period: &str| {
        let items = [(Item::Eligible, 100), (Item::Resolved, 50)];
        let flow = Flow::from_items("Lâm Hà", period.parse().unwrap(), Measure::Cases, None, items).unwrap();
        Results::new([flow], &Targets::new(), Options::default()).unwrap()
    };
    let comparison = compare(&cases("2025/12"), &cases("2026/12")).unwrap();
    let table = comparison.table();
    assert_eq!(table.column("breaks").unwrap().values.text(0), Some("one_decision_per_debtor, ineligible_regrounded"));
    assert!(comparison.text(Lang::En).contains("one decision for each judgment debtor"));
}

/// Long An and Tây Ninh became Tây Ninh on 1 July 2025.
#[test]
fn provinces_that_merged_are_added_up_or_not_compared() {
    let of = |period: &str, flows: &[(&str, (u128, u128))]| {
        let flows = flows.iter().map(|(office, side)| flow(office, period, *side));
        Results::new(flows, &Targets::new(), Options::default()).unwrap()
    };
    let after = of("2025/12", &[("Tây Ninh", (70, 100)), ("Hà Nội", (50, 100))]);
    let before = of("2024/12", &[("Tây Ninh", (20, 40)), ("Long An", (40, 60)), ("Hà Nội", (50, 100))]);
    let comparison = compare(&before, &after).unwrap();
    let row = comparison.rows().iter().find(|row| row.office == "Tây Ninh").unwrap();
    assert!(row.is_restated && row.breaks.iter().any(|found| found.id() == "mergers_2025"));
    assert_eq!(row.points().unwrap().to_string(), "10,00 điểm %");
    assert!(comparison.text(Lang::Vi).contains("Tây Ninh kỳ trước là tổng của"), "{}", comparison.text(Lang::Vi));

    let without = of("2024/12", &[("Tây Ninh", (20, 40)), ("Hà Nội", (50, 100))]);
    let comparison = compare(&without, &after).unwrap();
    let row = comparison.rows().iter().find(|row| row.office == "Tây Ninh").unwrap();
    assert_eq!((row.difference(Item::Resolved), row.points()), (None, None));
    assert_eq!(row.undefined().unwrap().key, "mergers_2025");
    // It still moved the total: the old one went, the new one came.
    let effects: BigRational = comparison
        .rows()
        .iter()
        .filter(|row| row.level == RowLevel::Office)
        .map(|row| value(&row.effect.as_ref().unwrap().sum()))
        .sum();
    assert_eq!(effects, value(&comparison.whole(Measure::Money).unwrap().points().unwrap()));
}

#[test]
fn what_is_not_comparable_is_not_compared() {
    let of = |period: &str, flows: &[(&str, u128, u128)]| {
        let flow = |(office, resolved, eligible): &(&str, u128, u128)| flow(office, period, (*resolved, *eligible));
        Results::new(flows.iter().map(flow), &Targets::new(), Options::default()).unwrap()
    };
    // the only office merged, and not all of what it was made of is there
    let merged = compare(&of("2025/06", &[("Tây Ninh", 50, 80)]), &of("2026/06", &[("Tây Ninh", 150, 190)])).unwrap();
    assert_eq!(merged.whole(Measure::Money).unwrap().points(), None);
    assert!(merged.text(Lang::Vi).contains("Không so sánh được"), "{}", merged.text(Lang::Vi));
    // an office that only one side knows is in neither sum
    let sheet = |period: &str, rows: &str| {
        let cell = |text: &str| match text.parse() {
            _ if text.is_empty() => Cell::Empty,
            Ok(number) => Cell::Whole(number),
            Err(_) => Cell::Text(text.into()),
        };
        let rows = std::iter::once("office,to_enforce,eligible,resolved").chain(rows.lines());
        let rows = rows.map(|row| row.split(',').map(cell).collect()).collect();
        let period = Some(period.parse().unwrap());
        let options = thads_metrics_sheet::Options { period, measure: Some(Measure::Cases), ..Default::default() };
        let read = thads_metrics_sheet::read(&[Grid { rows, ..Grid::default() }], &options).unwrap();
        Results::new(entries(&read).0, &Targets::new(), Options::default()).unwrap()
    };
    let (before, after) =
        (sheet("2021/06", "A,200,100,50\nB,300,200,180"), sheet("2022/06", "A,200,100,60\nB,300,,190"));
    for (comparison, by) in [(compare(&before, &after).unwrap(), 10), (compare(&after, &before).unwrap(), -10)] {
        let whole = comparison.whole(Measure::Cases).unwrap();
        assert_eq!((whole.difference(Item::Resolved), whole.difference(Item::Eligible)), (Some(by), Some(0)));
        let text = comparison.text(Lang::En);
        assert!(text.contains("without B"), "{text}");
        assert!(!text.contains("most: B"), "{text}");
    }
    // cumulated over other months of another year
    let uneven = compare(&of("2021/12", &[("A", 50, 80)]), &of("2022/06", &[("A", 15, 19)])).unwrap();
    assert!(uneven.text(Lang::En).contains("figures of 12 months are compared with those of 6 months"));
    let month = compare(&of("2022/05", &[("A", 50, 80)]), &of("2022/06", &[("A", 55, 89)])).unwrap();
    assert!(month.notes().is_empty());
}

#[test]
fn a_change_below_the_last_place_is_no_standstill() {
    let of = |period: &str, resolved| {
        let flows = [flow("A", period, (resolved, 1_000_000))];
        Results::new(flows, &Targets::new(), Options::default()).unwrap()
    };
    let text = compare(&of("2021/06", 500_000), &of("2022/06", 500_001)).unwrap().text(Lang::Vi);
    assert!(text.contains("do kết quả của từng cơ quan tăng dưới 0,01 điểm %"), "{text}");
    assert!(text.contains("tỷ trọng giữa các cơ quan không đổi"), "{text}");
}

#[test]
fn a_measure_of_one_side_or_of_an_earlier_period_is_said() {
    let flow = |period: &str, measure: Measure| {
        let items = [(Item::Eligible, 100), (Item::Resolved, 50)];
        Flow::from_items("A", period.parse().unwrap(), measure, None, items).unwrap()
    };
    let results = |flows: Vec<Flow>| Results::new(flows, &Targets::new(), Options::default()).unwrap();
    let both = results(vec![flow("2022/06", Measure::Cases), flow("2022/06", Measure::Money)]);
    let text = compare(&results(vec![flow("2021/06", Measure::Cases)]), &both).unwrap().text(Lang::Vi);
    assert!(text.contains("về tiền: chỉ có ở kỳ này"), "{text}");
    let three = [("2022/06", Measure::Cases), ("2022/06", Measure::Money), ("2022/07", Measure::Cases)];
    let text = results(three.map(|(period, measure)| flow(period, measure)).to_vec()).text(Lang::Vi);
    assert!(text.contains("(6 tháng đầu năm 2022) Về tiền: "), "{text}");
}

#[test]
fn offices_without_a_target_are_not_said_to_meet_or_miss_it() {
    let target = |level: &str| Target::at_least(level.parse().unwrap(), "2022/12".parse().unwrap());
    let text = |targets: &[(&str, &str)]| {
        let with = |all: Targets, (office, level): &(&str, &str)| all.with(office, None, target(level));
        let set = targets.iter().try_fold(Targets::new(), with).unwrap();
        let flows = ["A", "B", "C"].map(|office| flow(office, "2022/06", (85, 100)));
        Results::new(flows, &set, Options::default()).unwrap().text(Lang::En)
    };
    let one = text(&[("A", "80%")]);
    assert!(one.contains("A has met the target; the others have none."), "{one}");
    let two = text(&[("A", "80%"), ("B", "90%")]);
    assert!(two.contains("1 of 2 offices with a target have met the target: A."), "{two}");
}

#[test]
fn after_the_year_s_end_nothing_is_still_to_be_done() {
    let results = results("2022/12", &[(50, 100), (60, 100)], &everyone("80%", false));
    let text = what_if(&results, &Assumptions::default()).unwrap().text(Lang::En);
    assert!(text.contains("was missed by") && !text.contains("must still"), "{text}");
}

#[test]
fn offices_of_one_side_are_listed() {
    let of = |period: &str, names: &[&str]| {
        let flows = names.iter().map(|office| flow(office, period, (1, 2)));
        Results::new(flows, &Targets::new(), Options::default()).unwrap()
    };
    let comparison = compare(
        &of("2021/06", &["Bến Lức", "Mộc Hóa"]),
        &of("2022/06", &["Chi cục THADS huyện Bến Lức", "Kiến Tường"]),
    );
    let comparison = comparison.unwrap();
    let offices: Vec<_> =
        comparison.rows().iter().map(|row| (row.office.as_str(), row.before.is_some(), row.after.is_some())).collect();
    let expected = [
        ("Chi cục THADS huyện Bến Lức", true, true),
        ("Kiến Tường", false, true),
        ("Mộc Hóa", true, false),
        ("tổng cộng", true, true),
    ];
    assert_eq!(offices, expected);
    let text = comparison.text(Lang::Vi);
    assert!(text.contains("Chỉ có ở kỳ này: Kiến Tường. Chỉ có ở kỳ trước: Mộc Hóa."), "{text}");
}

#[test]
fn districts_of_one_name_are_told_apart_by_their_province() {
    let district = |parent: &str, side| Entry::from(flow("Châu Thành", "2022/06", side)).under(parent);
    let both = [district("Long An", (1, 2)), district("Tiền Giang", (1, 4))];
    let results = Results::new(both.clone(), &Targets::new(), Options::default()).unwrap();
    assert_eq!(results.rows().iter().map(|row| row.level).collect::<Vec<_>>(), {
        use RowLevel::{Office, Parent, Total};
        [Office, Office, Parent, Parent, Total]
    });
    assert_eq!(results.rows()[0].against_parent().unwrap().to_string(), "0,00 điểm %");
    let twice = [district("Long An", (1, 2)), district("Long An", (1, 4))];
    let error = Results::new(twice, &Targets::new(), Options::default()).unwrap_err();
    assert!(matches!(error, ResultsError::Twice { .. }));
}

/// Two offices of one name are named with the province that each belongs to.
#[test]
fn prose_says_which_of_two_offices_is_meant() {
    let district = |parent: &str, side| Entry::from(flow("Châu Thành", "2022/06", side)).under(parent);
    let offices =
        [district("Long An", (1, 2)), district("Tiền Giang", (1, 4)), flow("Cái Bè", "2022/06", (1, 3)).into()];
    let results = Results::new(offices, &Targets::new(), Options::default()).unwrap();
    let text = results.text(Lang::Vi);
    assert!(
        text.contains("cao nhất là Châu Thành thuộc Long An (50,00%); thấp nhất là Châu Thành thuộc Tiền Giang"),
        "{text}"
    );
}

/// What is left in the last month is not an average of months.
#[test]
fn one_month_is_said_to_be_one() {
    let target = Targets::new().with_everyone(Target::written("80%", "2022/12".parse().unwrap()).unwrap()).unwrap();
    let results = Results::new([flow("Bến Lức", "2022/11", (1, 2))], &target, Options::default()).unwrap();
    assert!(results.text(Lang::Vi).contains("(1 đồng trong 1 tháng còn lại)"), "{}", results.text(Lang::Vi));
    assert!(results.text(Lang::En).contains("(1 dong in the 1 month left)"), "{}", results.text(Lang::En));
}

fn two_tables(second: &str) -> Results {
    let grid = |name: &str, text: &str| Grid {
        name: name.into(),
        rows: text.lines().map(|line| line.split(" | ").map(|cell| Cell::Text(cell.into())).collect()).collect(),
        ..Grid::default()
    };
    let first =
        grid("Việc", "Đơn vị | Số việc phải thi hành | Số việc có điều kiện\nBến Lức | 100 | 80\nĐức Hòa | 50 | 40");
    let options = thads_metrics_sheet::Options {
        period: Some("2018/06".parse().unwrap()),
        ..thads_metrics_sheet::Options::default()
    };
    let sheet = thads_metrics_sheet::read(&[first, grid("Kết quả", second)], &options).unwrap();
    let (found, notes) = entries(&sheet);
    Results::new(found, &Targets::new(), Options::default()).unwrap().noting(notes)
}

/// Tables that agree are read together; figures that contradict each other make no rate.
#[test]
fn an_office_in_two_tables_has_the_figures_of_both() {
    let results = two_tables("Đơn vị | Số việc có điều kiện | Số việc xong\nBến Lức | 80 | 60\nĐỨC HOÀ | 41 | 30");
    let [ben_luc, duc_hoa, whole] = results.rows() else { panic!("{:#?}", results.rows()) };
    assert_eq!(ben_luc.rate.as_ref().unwrap().to_string(), "75,00%");
    assert_eq!(ben_luc.get(Item::ToEnforce).unwrap().number(), 100);
    let why = duc_hoa.rate.as_ref().unwrap_err();
    assert_eq!(
        (why.key.as_ref(), why.text.en.as_str()),
        ("results.stands_twice", "the office stands there more than once: 'Việc'!A3, 'Kết quả'!A3",)
    );
    assert_eq!((duc_hoa.rank, whole.rate.as_ref().unwrap().to_string().as_str()), (None, "75,00%"));
}

/// Without one usable figure the whole has none, and nothing is said of what was eligible.
#[test]
fn nothing_is_made_up_of_offices_without_figures() {
    let results = two_tables("Đơn vị | Số việc có điều kiện | Số việc xong\nBến Lức | 81 | 60\nĐức Hòa | 41 | 30");
    let whole = results.whole(Measure::Cases).unwrap();
    assert_eq!(whole.rate.as_ref().unwrap_err().key, "results.no_figures");
}

#[test]
fn a_target_of_all_is_that_of_the_whole_that_nothing_names() {
    let target = || Target::at_least("60%".parse().unwrap(), "2022/12".parse().unwrap());
    let flows = || long_an().rows()[..2].iter().map(|row| row.flow.clone().unwrap()).collect::<Vec<_>>();
    for name in ["Toàn tỉnh", "Tổng cộng", "Tổng số", "toàn tỉnh Long An"] {
        let targets = Targets::new().with(name, None, target()).unwrap();
        let results = Results::new(flows(), &targets, Options::default()).unwrap();
        let set: Vec<bool> = results.rows().iter().map(|row| row.target.is_some()).collect();
        assert_eq!(set, [false, false, true], "{name}");
        assert!(results.notes().is_empty(), "{name}: {:?}", results.notes());
        // a whole that has a name has its own
        let named =
            Results::new(flows(), &targets, Options { whole: Some("Long An".into()), ..Options::default() }).unwrap();
        assert_eq!(named.notes().len(), 1, "{name}");
    }
}

/// A target of another is a yardstick, and said to be so.
#[test]
fn the_nations_target_is_named_as_such() {
    let row = &long_an().rows()[0].flow.clone().unwrap();
    let results = Results::new([row.clone()], &Targets::national(), Options::default()).unwrap();
    assert!(matches!(&results.rows()[0].target, Some((_, TargetSource::Above { office })) if office == "toàn quốc"));
    let text = results.text(Lang::Vi);
    assert!(text.contains("để đạt mức chỉ tiêu trên 81,50% năm 2022 của toàn quốc"), "{text}");
}

#[test]
fn a_target_that_can_not_be_met_says_so() {
    let results = results("2022/06", &[(9, 10)], &everyone("100%", true));
    assert!(results.rows()[0].still_to_resolve().unwrap().is_err());
    assert_eq!(results.rows()[0].undefined().unwrap().key, "target.unreachable");
    let plan = what_if(&results, &Assumptions::default()).unwrap();
    assert!(plan.months().is_empty());
    assert!(plan.text(Lang::En).contains("can't be met even by resolving all"), "{}", plan.text(Lang::En));
}

/// An office that did little so far is not asked for a multiple of it: the plan says what is then short.
#[test]
fn a_plan_keeps_to_a_pace_that_can_be_kept() {
    let sides = [(100, 1_000), (900, 1_000), (300, 1_000)];
    let results = results("2022/06", &sides, &everyone("80%", false));
    let further = |pace| -> Vec<u128> {
        let plan = what_if(&results, &Assumptions { pace, ..Assumptions::default() }).unwrap();
        let offices = plan.rows().iter().filter(|row| row.before.level == RowLevel::Office);
        offices.map(|row| row.further).collect()
    };
    // the whole resolved 1.300 of 3.000: an office of 1.000 may do 433 in the six months left at that pace
    assert_eq!(further(100), [433, 100, 433]);
    // each to its own 800, though what the whole needs is 1.100; at 150 percent none may do more than 649
    assert_eq!(further(Assumptions::PACE), [649, 0, 500]);
    assert_eq!(further(u32::MAX), [700, 0, 500]);
    let text = |assumptions: Assumptions| what_if(&results, &assumptions).unwrap().text(Lang::Vi);
    let slow = text(Assumptions { pace: 100, ..Assumptions::default() });
    assert!(slow.contains("còn thiếu 134 đồng so với chỉ tiêu"), "{slow}");
    assert!(slow.contains("đơn vị 0 (267 đồng)") && slow.contains("đơn vị 2 (67 đồng)"), "{slow}");
    let few = text(Assumptions { share: Share::FewestOffices, ..Assumptions::default() });
    assert!(few.contains("Nếu chỉ huy động ít cơ quan nhất thì cần 2 cơ quan"), "{few}");
}

/// An office one short of its target prints like it: the plan says so.
#[test]
fn one_short_is_said() {
    let results = results("2022/06", &[(0, 20_000), (0, 20_000)], &everyone("45,50%", false));
    let one = |office: &str| Further { office: office.into(), number: 9_099 };
    let given = Assumptions { resolved: Some(vec![one("đơn vị 0")]), ..Assumptions::default() };
    let plan = what_if(&results, &given).unwrap();
    let row = &plan.rows()[0];
    assert_eq!((row.after.is_met(), row.after.rate.as_ref().unwrap().to_string()), (Some(false), "45,50%".to_owned()));
    assert_eq!(row.after.still_to_resolve().unwrap().unwrap().number(), 1);
    let text = plan.text(Lang::Vi);
    assert!(text.contains("gần 45,50%"), "{text}");
}

#[test]
fn more_resolved_moves_ranks() {
    let results = long_an();
    let with = |office: &str, number| Assumptions {
        resolved: Some(vec![Further { office: office.into(), number }]),
        ..Assumptions::default()
    };
    let plan = what_if(&results, &with("Đức Hòa", 2_000)).unwrap();
    let rows: Vec<_> = plan.after().rows().iter().map(|row| row.rank.map(|rank| rank.place)).collect();
    assert_eq!(rows, [Some(2), Some(1), None, None]);
    assert!(matches!(what_if(&results, &with("Đức Hòa", 4_000)), Err(ResultsError::MoreThanOpen { .. })));
    assert!(matches!(what_if(&results, &with("Cần Thơ", 1)), Err(ResultsError::NoOffice { .. })));
    let near = what_if(&results, &with("Đức Hào", 1)).unwrap_err();
    assert_eq!(near.vi(), "không tìm thấy cơ quan “Đức Hào” trong kết quả; có phải “Đức Hòa”?");
    let spelt = what_if(&results, &with("CC THADS H. Đức Hoà", 2_000)).unwrap();
    assert_eq!(spelt.rows(), plan.rows());
    // nothing resolved by anyone is an answer too: as it stands
    let nothing = what_if(&results, &Assumptions { resolved: Some(vec![]), ..Assumptions::default() }).unwrap();
    assert!(nothing.rows().iter().all(|row| row.further == 0 && row.before.rate == row.after.rate));
    assert_eq!(nothing.share(), None);
    let money = Assumptions { measure: Some(Measure::Money), ..Assumptions::default() };
    let error = what_if(&results, &money).unwrap_err();
    assert_eq!(error.to_string(), "there are no figures of money; there are of cases");
    assert_eq!(error.vi(), "không có số liệu về tiền; có số liệu về việc");
}

/// Cases and money of one office are one office, however the two sheets write its name.
#[test]
fn one_office_has_one_name_in_results() {
    let of = |measure, office: &str, resolved| {
        let items = [(Item::Eligible, 100), (Item::Resolved, resolved)];
        Flow::from_items(office, "2022/06".parse().unwrap(), measure, None, items).unwrap()
    };
    let flows = [
        of(Measure::Cases, "Chi cục Thi hành án dân sự huyện Ý Yên", 50),
        of(Measure::Cases, "Xuân Trường", 60),
        of(Measure::Cases, "Vụ Bản", 70),
        of(Measure::Money, "Ý\u{a0} Yên ", 10),
        of(Measure::Money, "Xuân Trừơng", 20),
        of(Measure::Money, "Hải Hậu", 30),
    ];
    let target = Target::at_least("81,5%".parse().unwrap(), "2022/12".parse().unwrap());
    let targets = Targets::new().with("Y Yên", None, target.clone()).unwrap().with("CC THADS H. Vụ  Bản", None, target);
    let results = Results::new(flows, &targets.unwrap(), Options::default()).unwrap();
    let names: Vec<&str> = of_level(&results, RowLevel::Office).iter().map(|row| row.office.as_str()).collect();
    assert_eq!(
        names,
        [
            "Chi cục Thi hành án dân sự huyện Ý Yên",
            "Xuân Trường",
            "Vụ Bản",
            "Chi cục Thi hành án dân sự huyện Ý Yên",
            "Xuân Trừơng", // a near miss is asked after, and stays
            "Hải Hậu"
        ]
    );
    let notes: Vec<&str> = results.notes().iter().map(|note| note.text.vi.as_str()).collect();
    assert_eq!(notes.len(), 3, "{notes:?}");
    assert!(notes[0].ends_with("Xuân Trường (có phải “Xuân Trừơng”?) và Vụ Bản"), "{notes:?}");
    assert!(notes[1].contains("Xuân Trừơng (có phải “Xuân Trường”?)"), "{notes:?}");
    assert!(
        notes[2].contains("giao cho “Y Yên”") && notes[2].contains("có phải “Chi cục Thi hành án dân sự huyện Ý Yên”?"),
        "{notes:?}"
    );
    assert!(of_level(&results, RowLevel::Office)[2].target.is_some());
}

/// What is worked out is short, and hedged by what is true of it.
#[test]
fn amounts_still_to_resolve_are_hedged_truthfully() {
    let text = |eligible: u128| {
        let targets = everyone("100%", false);
        Results::new([flow("Long An", "2022/12", (0, eligible))], &targets, Options::default()).unwrap().text(Lang::Vi)
    };
    for (dong, said) in [
        (332_918_538_585, "(gần 332,92 tỷ đồng)"),
        (47_551_000_000, "(hơn 47,55 tỷ đồng)"),
        (1_719_200_000_000, "(1.719,2 tỷ đồng)"),
        (46_004_999, "(hơn 46 triệu đồng)"),
        (999_999, "(999 nghìn 999 đồng)"),
    ] {
        assert!(text(dong).contains(said), "{dong}: {}", text(dong));
    }
}

/// A row that contradicts itself keeps its rate, and says so; one with more resolved than eligible has none.
#[test]
fn rows_of_a_sheet_that_make_no_flow_are_listed_with_their_reason() {
    let text = |text: &str| Cell::Text(text.into());
    let whole = |numbers: [i128; 4]| numbers.map(Cell::Whole);
    let mut rows = vec![
        [
            "Tên đơn vị",
            "Tổng số phải thi hành",
            "Có điều kiện thi hành",
            "Chưa có điều kiện thi hành",
            "Giải quyết xong",
        ]
        .map(text)
        .to_vec(),
    ];
    for (office, numbers) in
        [("Bến Lức", [100, 80, 20, 40]), ("Đức Hòa", [100, 80, 30, 60]), ("Tân Trụ", [100, 80, 20, 90])]
    {
        rows.push([vec![text(office)], whole(numbers).to_vec()].concat());
    }
    let grid = Grid { name: "Biểu 1".into(), rows, ..Grid::default() };
    let options = thads_metrics_sheet::Options {
        period: Some("2018/06".parse().unwrap()),
        measure: Some(Measure::Cases),
        ..thads_metrics_sheet::Options::default()
    };
    let (found, notes) = entries(&thads_metrics_sheet::read(&[grid], &options).unwrap());
    let results = Results::new(found, &Targets::new(), Options::default()).unwrap().noting(notes);
    let rates: Vec<_> = results.rows().iter().map(|row| row.rate.as_ref().map(ToString::to_string).ok()).collect();
    assert_eq!(rates, [Some("50,00%".into()), Some("75,00%".into()), None, Some("62,50%".into())]);
    assert_eq!(results.rows()[2].rate.as_ref().unwrap_err().key, "undefined.more_than_eligible");
    assert_eq!(results.rows()[1].get(Item::ToEnforce), None); // which of the three is wrong is not known
    let keys: Vec<_> = results.notes().iter().map(|note| note.key.as_ref()).collect();
    assert_eq!(keys, ["results.without", "results.left_out"]);
    assert!(
        results.text(Lang::Vi).contains("tổng số về việc kỳ 2018/06 không gồm Tân Trụ"),
        "{}",
        results.text(Lang::Vi)
    );
}

/// Bến Tre, six and nine months of 2020: that carried_in falls within a year is as it should be; that it rises is said.
#[test]
fn carried_in_that_rises_within_a_year_is_noted() {
    let results = |period: &str, carried_in: u128| {
        let items =
            [(Item::CarriedIn, carried_in), (Item::NewlyAccepted, 9_000), (Item::ToEnforce, carried_in + 9_000)];
        let rest = [(Item::Eligible, 11_444), (Item::Resolved, 5_838)];
        let flow =
            Flow::from_items("Bến Tre", period.parse().unwrap(), Measure::Cases, None, items.into_iter().chain(rest));
        Results::new([flow.unwrap()], &Targets::new(), Options::default()).unwrap()
    };
    let noted = |before: &Results, after: &Results| {
        let comparison = compare(before, after).unwrap();
        let note = comparison.notes().iter().find(|note| note.key == "comparison.carried_in_rose").cloned();
        note.map(|note| note.text(Lang::En).to_owned())
    };
    let (six, nine) = (results("2020/06", 6_907), results("2020/09", 6_643));
    assert_eq!(noted(&six, &nine), None);
    assert!(noted(&six, &results("2020/09", 6_908)).unwrap().contains("Bến Tre"));
    assert!(noted(&nine, &six).is_none(), "whichever is given first, the later one carries in less");
    assert_eq!(noted(&six, &results("2021/06", 7_500)), None, "another year begins with another stock");
}
