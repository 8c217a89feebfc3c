//! An explanation as a [`Finding`]: its fields, and what a person is told.

use crate::check::{
    counted::Counted,
    explain::{Explained, Extent},
    figure::{Figure, Var},
    rules::{Bound, Relation},
    working_copy::{Test, WorkingCopy},
};
use crate::{
    finding::{Code, Finding, Severity, Slip},
    source::grid::CellRef,
};
use thads_metrics::{Evidence, Lang};

/// The finding that tells of an explanation.
pub(super) fn finding(copy: &WorkingCopy<'_>, explained: &Explained) -> Option<Finding> {
    // Of totals one above the other, the one with the fewest parts.
    let parts = |test: &Test| if explained.extent == Extent::Parts { copy.vars(*test).len() } else { 0 };
    let primary = *explained
        .tests
        .iter()
        .min_by_key(|test| (importance(copy, **test).0, parts(test), importance(copy, **test)))?;
    let (identity, version) = copy.version(primary)?;
    let words = Words { copy, explained, primary, form: Counted::of(copy, explained.main)? };
    let found = copy.found(explained.main)?;
    let wanted = explained.changes.iter().find(|(var, _)| *var == explained.main).map(|(_, figure)| figure);
    let office = words.name(explained.main);
    Some(Finding {
        code: code(copy, primary),
        severity: if explained.doubtful { Severity::Warning } else { Severity::Error },
        cell: copy.cell(explained.main)?,
        cells: cells(copy, explained, primary),
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
fn importance(copy: &WorkingCopy<'_>, test: Test) -> (u8, std::cmp::Reverse<Option<Evidence>>, Test) {
    let kind = match copy.relation(test) {
        Some(Relation::Nonnegative(_)) => 0,
        Some(Relation::Linear { .. }) => 1,
        Some(Relation::Quotient { .. }) => 2,
        None => 3,
    };
    (kind, std::cmp::Reverse(copy.version(test).map(|(_, version)| version.evidence())), test)
}

fn code(copy: &WorkingCopy<'_>, test: Test) -> Code {
    match copy.relation(test) {
        Some(Relation::Nonnegative(_)) => Code::Negative,
        Some(Relation::Linear { .. }) => Code::Identity,
        Some(Relation::Quotient { .. }) => Code::Percent,
        None => Code::Total,
    }
}

/// The cells that the broken rules touch; of a total beside rules of the row, or without one of its parts, the total
/// alone.
fn cells(copy: &WorkingCopy<'_>, explained: &Explained, primary: Test) -> Vec<CellRef> {
    let rows =
        explained.slip == Some(Slip::MissingRow) || explained.tests.iter().any(|test| matches!(test, Test::Row { .. }));
    let mut vars: Vec<Var> = explained.changes.iter().chain(&explained.instead).map(|(var, _)| *var).collect();
    vars.push(explained.main);
    for test in explained.tests.iter().filter(|test| explained.extent != Extent::Parts || **test == primary) {
        if explained.extent == Extent::Parts && !explained.instead.is_empty() {
            continue; // only these can be it
        }
        let most = if rows && matches!(test, Test::Total { .. }) { 1 } else { usize::MAX };
        vars.extend(copy.vars(*test).into_iter().take(most));
    }
    let filled = |var: &Var| copy.found(*var).is_some();
    let mut cells: Vec<CellRef> = vars.iter().filter(|var| filled(var)).filter_map(|var| copy.cell(*var)).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// What is said of one explanation.
struct Words<'a> {
    copy: &'a WorkingCopy<'a>,
    explained: &'a Explained,
    primary: Test,
    form: Counted,
}

impl Words<'_> {
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
        let slip = self.explained.slip.as_ref().map(|slip| format!(": {}", slip.text(self.copy.sheet, lang)));
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
            "{place}: {says}, {breaks}: {why}{}{}{}{}.",
            off.unwrap_or_default(),
            slip.unwrap_or_default(),
            row.unwrap_or_default(),
            self.or_stale(lang)
        )
    }

    /// That a total or one of the rows which it adds is wrong, though not which; if one is likeliest, that one.
    fn parts(&self, term: &str, lang: Lang) -> String {
        let vars = self.copy.vars(self.primary);
        let name = vars.first().map_or_else(String::new, |total| self.name(*total));
        let number = |value: Option<i128>| {
            value.map(|value| self.form.quantity(&Figure::Whole(value), lang)).unwrap_or_default()
        };
        let says = vars.first().and_then(|var| self.copy.whole(*var));
        let off = self.copy.off(self.primary).map_or(0, |off| off.sum.saturating_neg());
        let (sum, says) = (number(says.and_then(|says| says.checked_add(off))), number(says));
        let off = signed(&self.form.whole(off, lang));
        let instead = &self.explained.instead;
        let which = if instead.iter().any(|(var, _)| Some(var) == vars.first()) {
            lang.pick(
                format!("sai ở {name} hoặc ở một trong các dòng đó"),
                format!("{name} or one of the rows is wrong"),
            )
        } else {
            lang.pick(
                format!("sai ở một trong các dòng, vì {name} khớp với các số khác"),
                format!("one of the rows is wrong, for {name} agrees with other figures"),
            )
        };
        let likeliest = instead.first().zip(self.explained.slip.as_ref()).and_then(|((var, wanted), slip)| {
            let (office, found) = (self.name(*var), self.form.quantity(&self.copy.found(*var)?, lang));
            let (wanted, slip) = (self.form.quantity(wanted, lang), slip.text(self.copy.sheet, lang));
            Some(lang.pick(
                format!("; nghi nhất là {office}: {found}, có thể là {wanted} ({slip})"),
                format!("; likeliest {office}: {found}, perhaps {wanted} ({slip})"),
            ))
        });
        let likeliest = likeliest.unwrap_or_default();
        lang.pick(
            format!("{name}, {term}: ghi {says}, các dòng cộng lại được {sum} (lệch {off}); {which}{likeliest}."),
            format!("{name}, {term}: {says}, the rows add up to {sum} (off by {off}); {which}{likeliest}."),
        )
    }

    /// That figures of a row may be those of an earlier period, if what a total lacks could be what they have grown by.
    fn or_stale(&self, lang: Lang) -> String {
        let mut rows: Vec<String> = self.explained.instead.iter().map(|(var, _)| self.name(*var)).collect();
        rows.dedup();
        let which = match rows.as_slice() {
            [] => return String::new(),
            [one] => one.clone(),
            _ => lang.pick("một trong các dòng".to_owned(), "one of the rows".to_owned()),
        };
        lang.pick(
            format!("; hoặc {which} còn để số liệu của kỳ trước"),
            format!("; or {which} was left at an earlier period's figures"),
        )
    }

    fn name(&self, var: Var) -> String {
        let row = self.copy.row(var.block, var.row);
        row.and_then(|row| self.copy.sheet.names.get(row.office as usize)).cloned().unwrap_or_default()
    }

    /// What the row that is missing would hold: `có điều kiện thi hành 703 việc; giải quyết xong 351 việc`.
    fn missing_row(&self, lang: Lang) -> Option<String> {
        if self.explained.slip != Some(Slip::MissingRow) {
            return None;
        }
        let line = |var: Var| self.copy.cell(var).map(|cell| (cell.place, cell.row));
        let held = self.explained.tests.iter().filter_map(|test| {
            let var = self.copy.vars(*test).first().copied().filter(|var| line(*var) == line(self.explained.main))?;
            let unit = Counted::of(self.copy, var)?;
            let figure = Figure::Whole(self.copy.off(*test)?.sum);
            Some(format!("{} {}", unit.term(lang), unit.quantity(&figure, lang)))
        });
        Some(held.collect::<Vec<_>>().join("; "))
    }

    /// By how much the sum of an unexplained rule is off.
    fn sum(&self, lang: Lang) -> Option<String> {
        let off = self.copy.off(self.primary)?;
        // By how much a part exceeds its whole; an equation's sum is the total less its parts.
        let sum = if off.bound == Bound::Equal { off.sum } else { off.sum.saturating_abs() };
        Some(self.form.whole(sum, lang))
    }

    /// The rule in the terms of the forms.
    fn why(&self, lang: Lang) -> String {
        let Some((_, version)) = self.copy.version(self.primary) else { return String::new() };
        let mut why = match self.copy.relation(self.primary) {
            Some(Relation::Linear { terms, open: Some(open) }) => self.inequality(terms, *open, lang),
            Some(Relation::Quotient { part, base, .. }) => {
                let number = |col: usize| {
                    let value = self.copy.whole(Var { col, ..self.explained.main });
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
                self.copy.item(Var { col: *col, ..self.explained.main }).map(|item| item.term(lang))
            });
            items.collect::<Vec<_>>().join(" + ")
        };
        format!("{} ≥ {}", side(open.saturating_neg()), side(open))
    }
}

/// With a sign that is seen: `-360`, `+360`.
fn signed(number: &str) -> String {
    if number.starts_with('-') { number.to_owned() } else { format!("+{number}") }
}
