//! An explanation as a [`Finding`]: its fields, and what a person is told.

use num_bigint::BigInt;

use crate::check::{
    explain::{Explained, Extent},
    rules::{Bound, Relation},
    working_copy::{Board, Figure, Test, Var},
};
use crate::{
    finding::{Code, Finding, Severity, Slip},
    source::grid::CellRef,
};
use thads_metrics::{Evidence, Item, Lang, Measure, Points, Quantity, Scale};

/// The finding that tells of an explanation.
pub(super) fn finding(board: &Board<'_>, explained: &Explained) -> Option<Finding> {
    // Of totals one above the other, the one with the fewest parts.
    let parts = |test: &Test| if explained.extent == Extent::Parts { board.vars(*test).len() } else { 0 };
    let primary = *explained
        .tests
        .iter()
        .min_by_key(|test| (importance(board, **test).0, parts(test), importance(board, **test)))?;
    let (identity, version) = board.version(primary)?;
    let words = Words { board, explained, primary, form: Unit::of(board, explained.main)? };
    let found = board.found(explained.main)?;
    let wanted = explained.changes.iter().find(|(var, _)| *var == explained.main).map(|(_, figure)| figure);
    let office = words.office();
    Some(Finding {
        code: code(board, primary),
        severity: if explained.doubtful { Severity::Warning } else { Severity::Error },
        cell: board.cell(explained.main)?,
        cells: cells(board, explained, primary),
        expected: wanted.map(|wanted| words.form.number(wanted, Lang::Vi)),
        found: words.form.number(&found, Lang::Vi),
        off_by: wanted
            .map_or_else(|| words.sum(Lang::Vi), |wanted| Some(words.form.difference(&found, wanted, Lang::Vi))),
        slip: explained.slip.clone(),
        rule: Some(identity),
        citation: version.citation().to_owned(),
        vi: words.sentence(&found, wanted, &office, Lang::Vi),
        en: words.sentence(&found, wanted, &office, Lang::En),
        office,
    })
}

/// Signs first, then identities by how well they are known, percentages, totals.
fn importance(board: &Board<'_>, test: Test) -> (u8, std::cmp::Reverse<Option<Evidence>>, Test) {
    let kind = match board.relation(test) {
        Some(Relation::Nonnegative(_)) => 0,
        Some(Relation::Linear { .. }) => 1,
        Some(Relation::Quotient { .. }) => 2,
        None => 3,
    };
    (kind, std::cmp::Reverse(board.version(test).map(|(_, version)| version.evidence())), test)
}

fn code(board: &Board<'_>, test: Test) -> Code {
    match board.relation(test) {
        Some(Relation::Nonnegative(_)) => Code::Negative,
        Some(Relation::Linear { .. }) => Code::Identity,
        Some(Relation::Quotient { .. }) => Code::Percent,
        None => Code::Total,
    }
}

/// The cells that the broken rules touch; of a total beside rules of the row, or without one of its parts, the total
/// alone.
fn cells(board: &Board<'_>, explained: &Explained, primary: Test) -> Vec<CellRef> {
    let rows =
        explained.slip == Some(Slip::MissingRow) || explained.tests.iter().any(|test| matches!(test, Test::Row { .. }));
    let mut vars: Vec<Var> = explained.changes.iter().map(|(var, _)| *var).collect();
    vars.push(explained.main);
    for test in explained.tests.iter().filter(|test| explained.extent != Extent::Parts || **test == primary) {
        let most = if rows && matches!(test, Test::Total { .. }) { 1 } else { usize::MAX };
        vars.extend(board.vars(*test).into_iter().take(most));
    }
    let filled = |var: &Var| board.found(*var).is_some();
    let mut cells: Vec<CellRef> = vars.iter().filter(|var| filled(var)).filter_map(|var| board.cell(*var)).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// What a figure is counted in.
#[derive(Debug, Clone, Copy)]
struct Unit {
    measure: Measure,
    scale: Scale,
    item: Item,
}

impl Unit {
    fn of(board: &Board<'_>, var: Var) -> Option<Self> {
        let block = board.form(var.block)?.block;
        Some(Self { measure: block.measure, scale: block.unit, item: board.item(var)? })
    }

    fn number(self, figure: &Figure, lang: Lang) -> String {
        match figure {
            Figure::Whole(value) => self.whole(*value, lang),
            Figure::Percent(percent) => percent.print(lang),
        }
    }

    /// A number of cases or đồng, in the scale of the sheet.
    fn whole(self, value: i128, lang: Lang) -> String {
        let (mut mantissa, mut places) = (BigInt::from(value), self.scale.exponent());
        while places > 0 && (&mantissa % 10) == BigInt::ZERO {
            mantissa /= 10;
            places = places.saturating_sub(1);
        }
        lang.decimal(&mantissa, u16::try_from(places).unwrap_or(0))
    }

    fn difference(self, found: &Figure, wanted: &Figure, lang: Lang) -> String {
        match (found, wanted) {
            (Figure::Whole(found), Figure::Whole(wanted)) => self.whole(found.saturating_sub(*wanted), lang),
            (Figure::Percent(found), Figure::Percent(wanted)) => {
                let places = found.places().max(wanted.places());
                Points::new(found.value() - wanted.value()).print(places, lang)
            }
            _ => String::new(),
        }
    }

    /// A figure with what it counts: `5.409 việc`, `12.000 nghìn đồng`, `50,75%`.
    fn quantity(self, figure: &Figure, lang: Lang) -> String {
        let number = self.number(figure, lang);
        if matches!(figure, Figure::Percent(_)) {
            return number;
        }
        let unit = match self.measure {
            Measure::Cases => lang.pick("việc", "cases").to_owned(),
            Measure::Admin => lang.pick("bản án", "judgments").to_owned(),
            Measure::Money => format!("{} {}", self.scale.word(lang), lang.pick("đồng", "dong")),
        };
        format!("{number} {}", unit.trim_start())
    }

    fn term(self, lang: Lang) -> String {
        // A number of cases or đồng says what it measures; a percentage does not.
        match Quantity::new(self.measure, self.item) {
            Ok(quantity) if self.item.is_percent() => quantity.term(lang),
            _ => self.item.term(lang).to_owned(),
        }
    }
}

/// What is said of one explanation.
struct Words<'a> {
    board: &'a Board<'a>,
    explained: &'a Explained,
    primary: Test,
    form: Unit,
}

impl Words<'_> {
    fn office(&self) -> String {
        let main = self.explained.main;
        let office = self.board.row(main.block, main.row).and_then(|row| usize::try_from(row.office).ok());
        office.and_then(|office| self.board.sheet.names.get(office)).cloned().unwrap_or_default()
    }

    fn sentence(&self, found: &Figure, wanted: Option<&Figure>, office: &str, lang: Lang) -> String {
        let term = self.form.term(lang);
        let office = if office.is_empty() { lang.pick("(không tên)", "(no name)") } else { office };
        let place = match self.explained.extent {
            Extent::Cell => format!("{office}, {term}"),
            Extent::Row => format!("{} {office}; {term}", lang.pick("Cả dòng", "The whole row of")),
            Extent::Column => format!("{} {term}; {office}", lang.pick("Cả cột", "The whole column of")),
            Extent::Parts => return self.parts(&term, lang),
        };
        let says = self.form.quantity(found, lang);
        let slip = self.explained.slip.as_ref().map(|slip| format!(": {}", slip.text(self.board.sheet, lang)));
        let why = self.why(lang);
        let by = lang.pick("lệch", "off by");
        if let Some(wanted) = wanted {
            let (should, right) = (lang.pick("đúng ra", "should be"), self.form.quantity(wanted, lang));
            let off = signed(&self.form.difference(found, wanted, lang));
            return format!("{place}: {says}, {should} {right} ({by} {off}){}. {why}.", slip.unwrap_or_default());
        }
        let off = self.sum(lang).map(|sum| format!(" ({by} {})", signed(&sum)));
        let breaks = lang.pick("không khớp quan hệ", "breaks the rule");
        let row = self.missing_row(lang).map(|row| format!(" ({row})"));
        format!(
            "{place}: {says}, {breaks}: {why}{}{}{}.",
            off.unwrap_or_default(),
            slip.unwrap_or_default(),
            row.unwrap_or_default()
        )
    }

    /// That one of the rows which a total adds is wrong, though not which.
    fn parts(&self, term: &str, lang: Lang) -> String {
        let vars = self.board.vars(self.primary);
        let total = vars.first().and_then(|var| self.board.row(var.block, var.row));
        let name = total.and_then(|total| self.board.sheet.names.get(total.office as usize)).map_or("", String::as_str);
        let number = |value: Option<i128>| {
            value.map(|value| self.form.quantity(&Figure::Whole(value), lang)).unwrap_or_default()
        };
        let says = vars.first().and_then(|var| self.board.whole(*var));
        let off = self.board.off(self.primary).map_or(0, |off| off.sum.saturating_neg());
        let (sum, says) = (number(says.and_then(|says| says.checked_add(off))), number(says));
        let off = signed(&self.form.whole(off, lang));
        lang.pick(
            format!("Một trong các dòng của {name}, {term}: cộng lại được {sum}, {name} ghi {says} và khớp với tổng trên nó (lệch {off})."),
            format!("One of the rows of {name}, {term}: they add up to {sum}, {name} says {says}, which agrees with the total above it (off by {off})."),
        )
    }

    /// What the row that is missing would hold: `có điều kiện thi hành 703 việc; giải quyết xong 351 việc`.
    fn missing_row(&self, lang: Lang) -> Option<String> {
        if self.explained.slip != Some(Slip::MissingRow) {
            return None;
        }
        let line = |var: Var| self.board.cell(var).map(|cell| (cell.place, cell.row));
        let held = self.explained.tests.iter().filter_map(|test| {
            let var = self.board.vars(*test).first().copied().filter(|var| line(*var) == line(self.explained.main))?;
            let unit = Unit::of(self.board, var)?;
            let figure = Figure::Whole(self.board.off(*test)?.sum);
            Some(format!("{} {}", unit.term(lang), unit.quantity(&figure, lang)))
        });
        Some(held.collect::<Vec<_>>().join("; "))
    }

    /// By how much the sum of an unexplained rule is off.
    fn sum(&self, lang: Lang) -> Option<String> {
        let off = self.board.off(self.primary)?;
        // By how much a part exceeds its whole; an equation's sum is the total less its parts.
        let sum = if off.bound == Bound::Equal { off.sum } else { off.sum.saturating_abs() };
        Some(self.form.whole(sum, lang))
    }

    /// The rule in the terms of the forms.
    fn why(&self, lang: Lang) -> String {
        let Some((_, version)) = self.board.version(self.primary) else { return String::new() };
        let mut why = match self.board.relation(self.primary) {
            Some(Relation::Linear { terms, open: Some(open) }) => self.inequality(terms, *open, lang),
            Some(Relation::Quotient { part, base, .. }) => {
                let number = |col: usize| {
                    let value = self.board.whole(Var { col, ..self.explained.main });
                    value.map(|value| self.form.whole(value, lang)).unwrap_or_default()
                };
                format!("{} = {} ÷ {}", version.formula_in(lang), number(*part), number(*base))
            }
            _ => version.formula_in(lang),
        };
        if !version.evidence().is_established() {
            why = format!("{why} ({})", version.evidence().term(lang));
        }
        why
    }

    /// What is left of an identity where columns are missing: `tổng số phải thi hành ≥ có điều kiện thi hành`.
    fn inequality(&self, terms: &[(i8, usize)], open: i8, lang: Lang) -> String {
        let side = |sign: i8| {
            let items = terms.iter().filter(|(s, _)| *s == sign).filter_map(|(_, col)| {
                self.board.item(Var { col: *col, ..self.explained.main }).map(|item| item.term(lang))
            });
            items.collect::<Vec<_>>().join(" + ")
        };
        format!("{} ≥ {}", side(open.saturating_neg()), side(open))
    }
}

/// With a sign that is seen: `−360`, `+360`.
fn signed(number: &str) -> String {
    number.strip_prefix('-').map_or_else(|| format!("+{number}"), |digits| format!("−{digits}"))
}
