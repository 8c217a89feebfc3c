//! Writes the page of rules: `cargo run -p thads-metrics --example rules > docs/rules.md`.
//!
//! Everything on it comes from the data that the library computes by.

use std::fmt::Write;

use thads_metrics::{
    Date, Evidence, Identity, Item, Lang, Measure, Regime, Status,
    calendar::{DEADLINES, LISTS, PUBLIC_HOLIDAYS},
    crosswalk::BIEU_24_1,
    indicators::INDICATORS,
    regime::{Article, BREAKS, JOINT_FORMS, OPEN_QUESTIONS, Precision, REGIMES, STATUS_RULES},
    statistics::{AVERAGES, RELATIONS, STATISTICS},
    targets::{NATIONAL_FIGURES, NATIONAL_TARGETS, PUBLISHED_TARGETS},
    vocabulary::groups::GROUPS,
};

#[allow(dead_code)] // the test that this page is up to date takes in this file without running it
fn main() {
    print!("{}", page());
}

/// The page, in Markdown.
pub(crate) fn page() -> String {
    let mut out = String::from(HEAD);
    evidence(&mut out);
    vocabulary(&mut out);
    identities(&mut out);
    regimes(&mut out);
    for regime in &REGIMES {
        forms(&mut out, regime);
    }
    joint_forms(&mut out);
    deadlines(&mut out);
    statuses(&mut out);
    breaks(&mut out);
    statistics(&mut out);
    groups(&mut out);
    crosswalk(&mut out);
    indicators(&mut out);
    targets(&mut out);
    questions(&mut out);
    out
}

const HEAD: &str = "# The rules that are computed by

<!-- Written by `make rules` from the data in crates/thads-metrics/src: change that, not this page. -->

Item, Vietnamese term, formula, citation, and how each rule is known. What is only remembered is used by nothing
unless it is assumed explicitly; what is not established is said so, and refused.
";

fn section(out: &mut String, title: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let _ = write!(out, "\n{title}\n\n| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn code(text: impl std::fmt::Display) -> String {
    format!("`{text}`")
}

fn keys(measures: &[Measure]) -> String {
    measures.iter().map(|measure| measure.key()).collect::<Vec<_>>().join(", ")
}

fn evidence(out: &mut String) {
    let rows = Evidence::ALL.into_iter().rev().map(|evidence| {
        let means = match evidence {
            Evidence::Text => "read in the instrument itself or in an official explanation",
            Evidence::Secondary => "read in the press, in a summary of a law firm or on a portal of law",
            Evidence::Derived => "follows from other rules, or closes on official figures",
            Evidence::Recall => "from memory, not verified: used only where it is assumed",
        };
        vec![code(evidence), evidence.term(Lang::Vi).to_owned(), means.to_owned()]
    });
    section(out, "## How a rule is known", &["mark", "vi", "means"], rows);
}

fn vocabulary(out: &mut String) {
    let rows = Item::ALL.iter().flat_map(|item| {
        let measures = Measure::ALL.into_iter().filter(|measure| measure.has(*item));
        let mut known: Vec<(Vec<Measure>, Known)> = Vec::new();
        for measure in measures {
            let about = known_of(measure, *item);
            match known.iter_mut().find(|(_, other)| *other == about) {
                Some((measures, _)) => measures.push(measure),
                None => known.push((vec![measure], about)),
            }
        }
        known.into_iter().map(move |(measures, (formula, evidence, citation))| {
            vec![
                code(item),
                item.term(Lang::Vi).to_owned(),
                item.term(Lang::En).to_owned(),
                keys(&measures),
                formula.map_or_else(String::new, code),
                evidence.map_or_else(String::new, code),
                citation.to_owned(),
            ]
        })
    });
    let title = "## Vocabulary\n\nThe formula is that of today, with its source; where there is none, the best source \
                 that forms have had such a column. Earlier formulas are among the identities.";
    section(out, title, &["item", "vi", "en", "measures", "formula", "evidence", "citation"], rows);
}

/// A formula, and how it is known; without one, how the column is.
type Known = (Option<String>, Option<Evidence>, &'static str);

fn known_of(measure: Measure, item: Item) -> Known {
    let today = REGIMES.last().map(Regime::in_force);
    let versions = Identity::ALL.into_iter().filter_map(|identity| identity.version(measure, today?));
    let total = versions.filter_map(|version| {
        let formula = version.formula();
        let (total, parts) = formula.split_once(" = ")?;
        (total == item.key()).then(|| (Some(parts.to_owned()), Some(version.evidence()), version.citation()))
    });
    let columns = || REGIMES.iter().flat_map(|regime| regime.columns(measure)).filter(|column| column.item == item);
    let best = || columns().max_by_key(|column| column.evidence);
    let mut total = total;
    total.next().unwrap_or_else(|| match best() {
        Some(column) => (None, Some(column.evidence), column.citation),
        None => (None, None, "set by decision; the nation's are below"),
    })
}

fn identities(out: &mut String) {
    let day = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    let rows = Identity::ALL.into_iter().flat_map(|identity| {
        identity.versions().iter().map(move |version| {
            let zero: Vec<_> = version.zero().iter().map(|item| format!("; {item} = 0")).collect();
            vec![
                code(identity),
                keys(version.measures()),
                day(version.from()),
                day(version.to()),
                code(version.formula() + &zero.concat()),
                code(version.evidence()),
                version.citation().to_owned(),
            ]
        })
    });
    section(
        out,
        "## Identities\n\nBy the day that the period ends on.",
        &["identity", "measures", "from", "to", "formula", "evidence", "citation"],
        rows,
    );
}

fn regimes(out: &mut String) {
    let rows = REGIMES.iter().map(|regime| {
        let first = match regime.precision() {
            Precision::Day => regime.in_force().to_string(),
            Precision::About | Precision::Year => format!("{} ({})", regime.in_force(), regime.precision()),
        };
        vec![
            code(regime.id()),
            regime.instrument().to_owned(),
            regime.signed().to_string(),
            first,
            regime.superseded().map_or_else(|| "in force".to_owned(), |day| day.to_string()),
            code(regime.evidence()),
            regime.citation().to_owned(),
        ]
    });
    section(
        out,
        "## Regimes\n\nExactly one governs each day; each is superseded on the first day of the next.",
        &["id", "instrument", "signed", "in force", "superseded", "evidence", "citation"],
        rows,
    );
}

fn forms(out: &mut String, regime: &Regime) {
    let _ = write!(out, "\n### {}: forms and columns\n\nForms: {}.\n", regime.id(), regime.forms_remark());
    if !regime.forms().is_empty() {
        let rows = regime.forms().iter().map(|form| {
            vec![
                form.number.to_string(),
                form.vi.to_owned(),
                form.en.to_owned(),
                code(form.evidence),
                form.citation.to_owned(),
            ]
        });
        section(out, "The names are our own words.", &["", "vi", "en", "evidence", "citation"], rows);
    }
    for measure in Measure::ALL {
        let columns = regime.columns(measure);
        let known = columns.iter().filter(|column| column.evidence.is_established()).map(|column| {
            vec![
                code(column.item),
                column.item.term(Lang::Vi).to_owned(),
                code(column.evidence),
                column.citation.to_owned(),
            ]
        });
        let known: Vec<_> = known.collect();
        if !known.is_empty() {
            section(out, &format!("Columns of {measure}:"), &["column", "vi", "evidence", "citation"], known);
        }
        let mut presumed: Vec<(&str, Vec<String>)> = Vec::new();
        for column in columns.iter().filter(|column| !column.evidence.is_established()) {
            match presumed.iter_mut().find(|(why, _)| *why == column.citation) {
                Some((_, items)) => items.push(code(column.item)),
                None => presumed.push((column.citation, vec![code(column.item)])),
            }
        }
        for (why, items) in presumed {
            let _ = write!(out, "\nColumns of {measure} not established ({why}): {}.\n", items.join(", "));
        }
    }
}

fn joint_forms(out: &mut String) {
    let rows = JOINT_FORMS.iter().map(|form| {
        vec![
            form.number.to_string(),
            form.vi.to_owned(),
            form.en.to_owned(),
            code(form.evidence),
            form.citation.to_owned(),
        ]
    });
    let title = "### Forms filled in together with courts and procuracy\n\nBeside the regimes, at 3, 6, 10 and 12 months, \
                 from 2022-02-25; whether they were replaced after the reorganisation of 2025 is not established.";
    section(out, title, &["", "vi", "en", "evidence", "citation"], rows);
}

fn statuses(out: &mut String) {
    let rows = STATUS_RULES.iter().map(|line| {
        let rule = line.rule;
        let place =
            if rule.place.item().is_some() { code(rule.place.key()) } else { rule.place.term(Lang::En).to_owned() };
        let status = [code(line.status), line.status.term(Lang::Vi)];
        let known = [line.since.to_string(), place, code(rule.evidence), rule.citation.to_owned()];
        status.into_iter().chain(known).collect()
    });
    let title = "## Where a case of a status counts\n\nEach line holds from its day on, until the next of the same status; a \
                 period is judged by its last day.";
    section(out, title, &["status", "vi", "since", "column", "evidence", "citation"], rows);
    let [old, new] = ["2026-06-30", "2026-07-01"].map(str::parse::<Date>);
    let (Ok(old), Ok(new)) = (old, new) else { return };
    let rows = Status::ALL.iter().filter_map(|status| {
        let of = |day| Some(Article::of(*status, day)?.print(Lang::Vi));
        Some(vec![code(status), status.term(Lang::Vi), of(old)?, of(new)?])
    });
    let title = "### The article that a status rests on\n\nText: Law 26/2008/QH12 as amended by 64/2014/QH13, and Law \
                 106/2025/QH15, in force from 2026-07-01.";
    section(out, title, &["status", "vi", "law of 2008", "law of 2025"], rows);
}

fn breaks(out: &mut String) {
    let rows = BREAKS.iter().map(|known| {
        let day = if known.is_exact() { known.on().to_string() } else { format!("about {}", known.on()) };
        let items = match known.items() {
            items if items.len() == Item::ALL.len() => "all".to_owned(),
            items => items.iter().map(code).collect::<Vec<_>>().join(" "),
        };
        vec![
            code(known.id()),
            day,
            keys(known.measures()),
            items,
            known.scope().key().replace('_', " "),
            known.reason(Lang::En).to_owned(),
            known.reason(Lang::Vi).to_owned(),
            code(known.evidence()),
            known.citation().to_owned(),
        ]
    });
    section(
        out,
        "## Breaks\n\nAcross one of these, figures are not comparable as they stand.",
        &["break", "from", "measures", "items", "offices", "en", "vi", "evidence", "citation"],
        rows,
    );
}

fn deadlines(out: &mut String) {
    let rows = DEADLINES.iter().map(|deadline| {
        let from = [code(deadline.from), deadline.from.term(Lang::Vi).to_owned()];
        let known = [code(deadline.evidence), deadline.citation.to_owned()];
        [code(deadline.regime)].into_iter().chain(from).chain([deadline.within.to_string()]).chain(known).collect()
    });
    let title = "## When a report is due\n\nCounted from the end of the period. The deadlines of TT 06/2019, and all of TT \
                 05/2026, were not read: there the day is refused.";
    section(out, title, &["regime", "from", "vi", "due", "evidence", "citation"], rows);
    let rows = LISTS.iter().map(|list| {
        let months = list.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        vec![months, list.vi.to_owned(), list.en.to_owned(), code(Evidence::Text), list.citation.to_owned()]
    });
    let title = "### The lists that go with it\n\nUnder TT 05/2024, with the reports of so many months.";
    section(out, title, &["months", "vi", "en", "evidence", "citation"], rows);
    let days = |days: &[Date]| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let rows = PUBLIC_HOLIDAYS
        .iter()
        .map(|known| vec![days(known.days), days(known.worked), code(known.evidence), known.source.to_owned()]);
    let title = "### Public holidays\n\nThose of 26 July 2024 to 31 July 2026; of other years the caller gives them, or the day \
                 is refused. Saturdays and Sundays are not worked, but for those given in exchange.";
    section(out, title, &["days off", "worked instead", "evidence", "source"], rows);
}

fn statistics(out: &mut String) {
    let rows = STATISTICS.iter().map(|one| {
        let form = one.form.map_or_else(|| "–".to_owned(), |form| form.to_string());
        let (vi, en) = (one.term.vi.to_owned(), one.term.en.to_owned());
        let (unit, year) = (one.unit.name().vi.to_owned(), one.year.key().to_owned());
        vec![code(one), vi, en, unit, year, form, code(one.evidence), one.citation.to_owned()]
    });
    let title = "## Statistics beside the main forms\n\nThe form is that of TT 05/2024/TT-BTP; of no other time was a list of \
                 forms read. Collections for the state budget (form 3) are the columns of the main forms in the group `budget`.";
    section(out, title, &["statistic", "vi", "en", "unit", "year", "form", "evidence", "citation"], rows);
    let relations = RELATIONS.iter().map(|relation| {
        vec![
            code(relation.formula()),
            relation.how.key().replace('_', " "),
            code(relation.evidence),
            relation.citation.to_owned(),
        ]
    });
    let averages = AVERAGES.iter().map(|one| {
        let formula = code(format!("{} = {} ÷ {}", one.of, one.sum, one.over));
        vec![formula, "average".to_owned(), code(one.evidence), one.citation.to_owned()]
    });
    let title = "### How they hang together\n\nOf a ratio the right side is the base of its percentage.";
    section(out, title, &["relation", "kind", "evidence", "citation"], relations.chain(averages));
}

fn groups(out: &mut String) {
    let rows = GROUPS.iter().map(|group| {
        let names = [code(group.key), group.term.vi.to_owned(), group.term.en.to_owned(), group.division.to_owned()];
        names.into_iter().chain([code(group.evidence), group.citation.to_owned()]).collect()
    });
    let title =
        "## Groups of cases\n\nGroups of one division do not overlap; any other free text is a group all the same.";
    section(out, title, &["group", "vi", "en", "division", "evidence", "citation"], rows);
}

fn crosswalk(out: &mut String) {
    let rows = BIEU_24_1.iter().map(|row| {
        let items = row.items.iter().map(code).collect::<Vec<_>>().join(" + ");
        vec![row.number.to_string(), code(row.measure), items, code(row.evidence)]
    });
    let title = "## The procuracy's form, row by row\n\nBiểu 24.1 (QĐ 358/2025/QĐ-VKSTC), as a public program fills it in; money \
                 in nghìn đồng. Rows that are not listed are not known, or are no column here. The inter-agency form \
                 01/TKLN-THADS (TTLT 12/2021) is known by its name only.";
    section(out, title, &["row", "measure", "is", "evidence"], rows);
}

fn indicators(out: &mut String) {
    let rows = INDICATORS.iter().map(|one| {
        let (vi, en) = (one.term.vi.to_owned(), one.term.en.to_owned());
        let remark = one.remark.en.to_owned();
        vec![code(one.key), vi, en, code(one.formula), remark, code(one.evidence), one.citation.to_owned()]
    });
    let title = "## Indicators of courts";
    section(out, title, &["indicator", "vi", "en", "formula", "in our columns", "evidence", "citation"], rows);
}

fn targets(out: &mut String) {
    let rows = NATIONAL_TARGETS.iter().map(|set| {
        let level = format!("{}{}", if set.target().is_strict() { "over " } else { "" }, set.target().level_text());
        vec![set.year().to_string(), code(set.measure()), level, code(set.evidence()), set.citation().to_owned()]
    });
    let title = "## National targets\n\nStrictly over where the source prints \"trên\". Years that are not listed are not \
                 established: 2013 and 2014 (88 % and 77 % are remembered, but not for which years), 2021, 2026. Where the \
                 Ministry and the General Department differ, it is the Ministry's.";
    section(out, title, &["year", "measure", "target", "evidence", "citation"], rows);
    let rows = PUBLISHED_TARGETS.iter().map(|set| {
        let by = set.target().setter().map_or("not said", |setter| setter.term(Lang::En)).to_owned();
        let (year, level) = (set.year().to_string(), set.target().level_text());
        let known = [code(set.evidence()), set.citation().to_owned()];
        [set.office().to_owned(), year, code(set.measure()), level, by].into_iter().chain(known).collect()
    });
    let title =
        "## Targets of single offices, and of other setters\n\nAs reports print them, or as rate and excess imply.";
    section(out, title, &["office", "year", "measure", "target", "set by", "evidence", "citation"], rows);
    let rows = NATIONAL_FIGURES.iter().map(|figure| {
        vec![
            figure.year().to_string(),
            code(format!("{}.{}", figure.measure(), figure.item())),
            figure.printed().to_owned(),
            code(figure.evidence()),
            figure.citation().to_owned(),
        ]
    });
    let title = "## National results\n\nAs published, contradictions kept.";
    section(out, title, &["year", "figure", "printed", "evidence", "citation"], rows);
}

fn questions(out: &mut String) {
    let rows = OPEN_QUESTIONS.iter().map(|open| vec![open.asks.to_owned(), open.meanwhile.to_owned()]);
    section(out, "## What is not established", &["question", "meanwhile"], rows);
}
