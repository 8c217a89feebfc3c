//! Reports of 200 figures end, and mean something when they do.
//!
//! No time is asserted here; `cargo test --release --test effort -- --nocapture` shows how long each takes.

use std::{fmt::Write, time::Instant};

use thads_metrics_audit::{Audit, Report};

/// A report file in the making.
struct Page {
    text: String,
    figures: usize,
}

impl Page {
    fn new(rounding: &str) -> Self {
        let text = format!("[report]\noffice = \"A\"\nperiod = \"2022/06\"\nrounding = \"{rounding}\"\n");
        Self { text, figures: 0 }
    }

    fn assuming(self) -> Self {
        Self { text: self.text + "assume = true\n", ..self }
    }

    fn figure(&mut self, quantity: &str, office: &str, printed: &str) {
        self.related(quantity, office, "", printed);
    }

    /// `more` holds further lines of the figure, such as a relation.
    fn related(&mut self, quantity: &str, office: &str, more: &str, printed: &str) {
        self.figures += 1;
        let lines = format!("quantity = \"{quantity}\"\noffice = \"{office}\"\n{more}\nprinted = \"{printed}\"\n");
        write!(self.text, "[[figure]]\n{lines}").unwrap();
    }

    fn whole(&mut self, office: &str, parts: impl IntoIterator<Item = String>) {
        let parts: Vec<String> = parts.into_iter().map(|part| format!("\"{part}\"")).collect();
        write!(self.text, "[[whole]]\noffice = \"{office}\"\nparts = [{}]\n", parts.join(", ")).unwrap();
    }

    /// Audits it; what comes out must hang together.
    fn audit(&self, name: &str) -> Audit {
        let start = Instant::now();
        let report = Report::parse(&self.text, name).unwrap_or_else(|error| panic!("{error}"));
        let audit = report.audit();
        let took = start.elapsed();
        let inexact = audit.quantities().iter().filter(|bounds| !bounds.is_exact()).count();
        eprintln!(
            "{took:>9.2?}  {name}: {} figures, {} quantities, {inexact} of them inexact, {} conflicts, {} notes",
            self.figures,
            audit.quantities().len(),
            audit.conflicts().len(),
            audit.notes().len(),
        );
        assert_eq!(audit.figures().len(), self.figures, "{name}");
        assert!(audit.conflicts().len() <= 20, "{name}");
        for conflict in audit.conflicts() {
            assert!(!conflict.figures().is_empty(), "{name}");
        }
        for bounds in audit.quantities() {
            let (low, high) = (bounds.low(), bounds.high());
            assert!(low.is_some() || high.is_some(), "{name}");
            assert!(low.is_none() || high.is_none() || low <= high, "{name}: {:?}", bounds.subject());
            assert!(!bounds.because().is_empty(), "{name}: {:?}", bounds.subject());
        }
        audit
    }
}

/// A small generator of its own, so that the same reports are made everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    fn one_of<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

fn parts(count: u64) -> impl Iterator<Item = String> {
    (0..count).map(|i| format!("Part {i}"))
}

/// `part ÷ base` in percent to `places`, as printed.
fn percent(part: u64, base: u64, places: u32) -> String {
    let units = (u128::from(part) * 200 * 10_u128.pow(places) + u128::from(base)) / (2 * u128::from(base));
    let (whole, decimals) = (units / 10_u128.pow(places), units % 10_u128.pow(places));
    if places == 0 { format!("{whole}%") } else { format!("{whole},{decimals:0>width$}%", width = places as usize) }
}

/// 63 parts of a whole with three figures each, and what is printed of the whole.
fn country(rounding: &str, lie: bool, places: u32) -> Page {
    let mut page = Page::new(rounding);
    let mut dice = Dice(7);
    let mut total = [0; 4];
    for part in parts(63) {
        let eligible = 500 + dice.below(9_000);
        let resolved = eligible * (30 + dice.below(60)) / 100;
        let to_enforce = eligible + dice.below(4_000);
        for (sum, value) in total.iter_mut().zip([to_enforce, eligible, resolved, eligible - resolved]) {
            *sum += value;
        }
        page.figure("cases.rate", &part, &percent(resolved, eligible, places));
        page.figure("cases.carried_over_eligible", &part, &format!("{} việc", eligible - resolved));
        page.figure("cases.to_enforce", &part, &format!("{to_enforce} việc"));
    }
    let off = if lie { 1_000 } else { 0 };
    page.figure("cases.to_enforce", "A", &format!("{} việc", total[0] + off));
    page.figure("cases.eligible", "A", &format!("{} việc", total[1]));
    page.figure("cases.resolved", "A", &format!("{} việc", total[2] + off));
    page.figure("cases.rate", "A", &percent(total[2], total[1], 2));
    page.whole("A", parts(63));
    page
}

#[test]
fn sixty_three_parts_of_a_whole() {
    for rounding in ["nearest", "any"] {
        for places in [0, 2, 6] {
            let audit = country(rounding, false, places).audit(&format!("country {rounding} {places}"));
            assert!(audit.is_consistent());
            let audit = country(rounding, true, places).audit(&format!("country with a lie {rounding} {places}"));
            assert!(!audit.is_consistent());
        }
    }
}

#[test]
fn just_rates() {
    for (places, measure) in [(0, "cases"), (2, "cases"), (10, "cases"), (10, "money")] {
        for together in [false, true] {
            let mut page = Page::new("nearest");
            let mut dice = Dice(11);
            for part in parts(190) {
                page.figure(&format!("{measure}.rate"), &part, &percent(dice.below(900_000), 1_000_000, places));
            }
            if together {
                page.figure(&format!("{measure}.eligible"), "A", "1.000");
                page.whole("A", parts(190));
            }
            page.audit(&format!("just rates of {measure}, {places} places, together: {together}"));
        }
    }
}

#[test]
fn everybody_contradicts_everybody() {
    for quantity in ["cases.eligible", "cases.rate", "cases.target", "money.resolved"] {
        let mut page = Page::new("nearest");
        for i in 0..200 {
            page.figure(quantity, "A", &format!("{}", 10 + i % 90 + i / 90));
        }
        let audit = page.audit(&format!("200 values of {quantity}"));
        assert_eq!(audit.conflicts().len(), 20);
        assert!(audit.conflicts().iter().all(|conflict| conflict.figures().len() == 2));
    }
    // Each identity closed wrongly, in many ways at once.
    let mut page = Page::new("nearest");
    for i in 0..50 {
        for (item, at) in [("to_enforce", 100), ("eligible", 60), ("ineligible", 30), ("resolved", 70)] {
            page.figure(&format!("cases.{item}"), "A", &format!("{}", at + i));
        }
    }
    assert!(!page.audit("50 forms of one office").is_consistent());
}

/// A figure that says how far two offices are apart.
fn apart(page: &mut Page, quantity: &str, from: &str, to: &str, printed: &str) {
    page.related(quantity, from, &format!("minus = {{ office = \"{to}\" }}"), printed);
}

#[test]
fn chains_and_rings_of_differences() {
    for (rounding, places) in [("nearest", ",05%"), ("any", "%"), ("nearest", ",0000000005%")] {
        for ring in [false, true] {
            let mut page = Page::new(rounding);
            for i in 0..198 {
                let word = ["tăng 1", "giảm 1", "tăng 2", "giảm 2"][i % 4];
                let to = if ring { (i + 1) % 198 } else { i + 1 };
                apart(&mut page, "cases.rate", &format!("Part {i}"), &format!("Part {to}"), &format!("{word}{places}"));
            }
            page.figure("cases.rate", "Part 0", "50,75%");
            page.figure("cases.carried_over_eligible", "Part 99", "5.409 việc");
            page.audit(&format!("differences of rates {rounding} {places}, ring: {ring}"));
        }
    }
    // Rates far apart, so that the chain runs out of the hundred percent.
    let mut page = Page::new("nearest");
    for i in 0..200 {
        apart(&mut page, "cases.rate", &format!("Part {i}"), &format!("Part {}", i + 1), "tăng 0,9%");
    }
    assert!(!page.audit("a chain over a hundred percent").is_consistent());
}

#[test]
fn chains_of_differences_over_counts() {
    for (quantity, printed) in
        [("cases.eligible", "giảm 7 việc"), ("money.eligible", "giảm 7 tỷ"), ("money.eligible", "giảm gần 7 tỷ")]
    {
        let mut page = Page::new("nearest");
        for i in 0..150 {
            apart(&mut page, quantity, &format!("Part {i}"), &format!("Part {}", i + 1), printed);
        }
        for i in 0..50 {
            page.figure(&quantity.replace("eligible", "rate"), &format!("Part {}", i * 3), "50,75%");
        }
        page.audit(&format!("differences of {quantity}: {printed}"));
    }
}

#[test]
fn money_with_narrow_cones() {
    for places in [2, 6, 10, 20] {
        let mut page = Page::new("nearest");
        let mut dice = Dice(5);
        for part in parts(50) {
            let (resolved, eligible) = (dice.below(900_000), 1_000_000 + dice.below(1_000_000));
            page.figure("money.rate", &part, &percent(resolved, eligible, places));
            page.figure("money.eligible_share", &part, &percent(eligible, 3_000_000, places));
            page.figure("money.carried_over_eligible", &part, &format!("{} tỷ", eligible - resolved));
            page.figure("money.carried_over", &part, &format!("{},5 tỷ", 3_000_000 - resolved));
        }
        page.audit(&format!("money apart, {places} places"));
        page.whole("A", parts(50));
        page.audit(&format!("money together, {places} places"));
    }
}

fn share(page: &mut Page, relation: &str, quantity: &str, from: &str, to: &str, printed: &str) {
    page.related(quantity, from, &format!("{relation} = {{ office = \"{to}\" }}"), printed);
}

#[test]
fn rings_of_shares_and_changes() {
    let relations = [
        ("share_of", "50%"),
        ("share_of", "100,00%"),
        ("share_of", "99,9999999999%"),
        ("share_of", "trên 100%"),
        ("share_of", "33,33333333333333333333%"),
        ("change_from", "giảm 100%"),
        ("change_from", "giảm 100,0%"),
        ("change_from", "tăng 0,01%"),
        ("change_from", "giảm gần 1%"),
        ("change_from", "tăng 12,3456789%"),
    ];
    let of =
        [("nearest", "cases.eligible"), ("any", "cases.to_enforce"), ("any", "money.resolved"), ("any", "cases.rate")];
    for ((relation, printed), (rounding, quantity)) in relations.into_iter().zip(of.into_iter().cycle()) {
        for ring in [false, true] {
            let mut page = Page::new(rounding);
            for i in 0..99 {
                let to = if ring { (i + 1) % 99 } else { i + 1 };
                share(&mut page, relation, quantity, &format!("Part {i}"), &format!("Part {to}"), printed);
            }
            page.figure(quantity, "Part 50", "40");
            page.audit(&format!("{relation} {printed} of {quantity}, {rounding}, ring: {ring}"));
        }
    }
}

#[test]
fn groups_in_the_ungrouped() {
    for limit in [100, 1_000_000] {
        let mut page = Page::new("nearest");
        let mut dice = Dice(3);
        for group in 0..39 {
            for item in ["to_enforce", "eligible", "resolved", "ineligible"] {
                let number = dice.below(limit);
                page.related(
                    &format!("cases.{item}"),
                    "A",
                    &format!("group = \"g{group}\""),
                    &format!("trên {number}"),
                );
            }
            let rate = percent(dice.below(1_000), 1_000, 2);
            page.related("cases.rate", "A", &format!("group = \"g{group}\""), &rate);
        }
        for item in ["to_enforce", "eligible", "resolved", "ineligible", "rate"] {
            page.figure(&format!("cases.{item}"), "A", &format!("{}", 50 + dice.below(40)));
        }
        page.audit(&format!("groups below {limit}"));
    }
}

#[test]
fn wholes_of_wholes() {
    let mut page = Page::new("nearest");
    let mut dice = Dice(17);
    for part in parts(64) {
        page.figure("cases.rate", &part, &percent(dice.below(1_000), 1_000, 2));
        page.figure("cases.eligible", &part, &format!("{}", 1_000 + dice.below(1_000)));
    }
    for region in 0..8 {
        page.figure("cases.eligible", &format!("Region {region}"), "12 nghìn việc");
        page.figure("cases.rate", &format!("Region {region}"), "50,0%");
        page.whole(&format!("Region {region}"), (0..8).map(|i| format!("Part {}", region * 8 + i)));
    }
    page.whole("A", (0..8).map(|region| format!("Region {region}")));
    page.figure("cases.eligible", "A", "96.000 việc");
    page.figure("cases.rate", "A", "50,00%");
    page.audit("nested wholes");
}

#[test]
fn many_wholes_over_the_same_parts() {
    for (count, most) in [(30, 10), (40, 1_000), (100, 100)] {
        for lie in [false, true] {
            let mut page = Page::new("nearest");
            let mut dice = Dice(23);
            let values: Vec<u64> = (0..count).map(|_| dice.below(most)).collect();
            for whole in 0..40 {
                let members: Vec<usize> = (0..count).filter(|_| dice.below(2) == 0).collect();
                let sum: u64 = members.iter().map(|i| values[*i]).sum();
                let sum = if lie && whole == 20 { sum + 1 } else { sum };
                page.figure("cases.eligible", &format!("Whole {whole}"), &format!("{sum}"));
                page.whole(&format!("Whole {whole}"), members.into_iter().map(|i| format!("Part {i}")));
            }
            page.audit(&format!("wholes over {count} parts below {most}, lie: {lie}"));
        }
    }
}

#[test]
fn a_whole_of_very_many_parts() {
    let mut page = Page::new("nearest");
    for part in parts(100) {
        page.figure("cases.rate", &part, "50,75%");
    }
    page.figure("cases.eligible", "A", "1.000.000");
    page.whole("A", parts(1_000));
    page.audit("a whole of a thousand parts");
}

#[test]
fn huge_amounts() {
    let mut page = Page::new("nearest");
    let mut dice = Dice(29);
    for part in parts(50) {
        let digits: String = (0..24).map(|_| char::from(b'1' + u8::try_from(dice.below(9)).unwrap())).collect();
        page.figure("money.to_enforce", &part, &format!("9{digits} đồng"));
        page.figure("money.eligible", &part, &format!("5{digits} đồng"));
        page.figure("money.resolved", &part, &format!("2{} nghìn tỷ", &digits[..12]));
        page.figure("money.eligible_share", &part, "57,1234567890%");
    }
    page.audit("huge amounts apart");
    page.whole("A", parts(50));
    page.audit("huge amounts together");
}

#[test]
fn slowly_closing_steps() {
    // Differences and counts that draw each other in by ever smaller steps.
    for rounding in ["nearest", "any"] {
        let mut page = Page::new(rounding);
        for i in 0..66 {
            let (here, next) = (format!("Part {i}"), format!("Part {}", (i + 1) % 66));
            apart(&mut page, "cases.rate", &here, &next, if i % 2 == 0 { "giảm 10%" } else { "tăng 10%" });
            share(&mut page, "share_of", "cases.resolved", &here, &next, "97,3%");
            page.figure("cases.to_enforce", &here, "trên 500");
        }
        page.audit(&format!("steps that close slowly, {rounding}"));
    }
    let mut page = Page::new("nearest");
    for i in 0..100 {
        let (here, next) = (format!("Part {i}"), format!("Part {}", i + 1));
        page.related("cases.rate", &here, &format!("share_of = {{ office = \"{next}\" }}"), "99,5%");
        page.related("cases.eligible", &here, &format!("change_from = {{ office = \"{next}\" }}"), "tăng 0,7%");
    }
    page.audit("rates and counts in step");
}

/// Figures of every form about a few columns, printed at random.
fn anything(seed: u64, offices: u64, percents: bool) -> Page {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut page = Page::new(dice.one_of(&["nearest", "any"]));
    if dice.below(2) == 0 {
        page = page.assuming();
    }
    let measure = dice.one_of(&["cases", "money"]);
    let items = [
        "accepted",
        "carried_in",
        "newly_accepted",
        "entrusted",
        "to_enforce",
        "eligible",
        "ineligible",
        "deferred",
        "resolved",
        "completed",
        "carried_over",
        "carried_over_eligible",
        "in_progress",
    ];
    let rates = ["rate", "eligible_share", "target"];
    for _ in 0..200 {
        let of_rates = percents && dice.below(3) == 0;
        let items: &[&str] = if of_rates { &rates } else { &items };
        let quantity = format!("{measure}.{}", dice.one_of(items));
        let (office, other) = (dice.below(offices), dice.below(offices));
        let period = dice.one_of(&["2018/06", "2022/06", "2022/12"]);
        let group = dice.one_of(&["", "", "", "credit"]);
        let relation = dice.one_of(&["", "", "minus", "share_of", "change_from"]);
        let mut more = format!("period = \"{period}\"\ngroup = \"{group}\"\n");
        let relation = if office == other { "" } else { relation };
        if !relation.is_empty() {
            let item = dice.one_of(items);
            let other = format!("quantity = \"{measure}.{item}\", office = \"Part {other}\"");
            writeln!(more, "{relation} = {{ {other} }}").unwrap();
        }
        let hedge = dice.one_of(&["", "", "", "trên ", "gần ", "khoảng "]);
        let sign =
            if matches!(relation, "minus" | "change_from") { dice.one_of(&["tăng ", "giảm ", ""]) } else { "" };
        let number = if of_rates || matches!(relation, "share_of" | "change_from") {
            percent(dice.below(1_000_000), 1_000_000, u32::try_from(dice.below(5)).unwrap())
        } else if measure == "money" {
            format!("{},{} tỷ", dice.below(5_000), dice.below(10))
        } else {
            format!("{}", dice.below(500))
        };
        page.related(&quantity, &format!("Part {office}"), &more, &format!("{sign}{hedge}{number}"));
    }
    page
}

#[test]
fn anything_at_all() {
    for seed in 0..9 {
        let (offices, percents) = ([2, 10, 60][usize::try_from(seed % 3).unwrap()], seed % 2 == 0);
        anything(seed, offices, percents).audit(&format!("anything {seed}"));
    }
}
