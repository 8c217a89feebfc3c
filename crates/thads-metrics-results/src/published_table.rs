//! The published record as a table: every figure with its source, how it is known, and what the audit says of it.

use std::sync::Arc;

use thads_metrics::{
    Evidence, Item, Lang, Measure, Offices, Period, Quantity,
    targets::{NATIONAL_FIGURES, NATIONAL_TARGETS, NationalFigure, PUBLISHED_TARGETS},
    text::Text,
};
use thads_metrics_audit::{AuditedFigure, Claim, Entry, Figure, Report, ReportError, published::PUBLISHED};

use crate::table_model::{Table, TableColumn, Term, Unit, Values};

const TITLE: Text = Text::new("Số liệu đã công bố", "The published record");

/// One figure of the record.
struct Line {
    record: &'static str,
    office: String,
    period: Period,
    group: Option<String>,
    quantity: Quantity,
    claim: Option<Claim>,
    printed: String,
    ends: (Option<String>, Option<String>),
    says: Term,
    evidence: Evidence,
    source: String,
}

/// The record: the figures of every report, the nation's series with its vintages, and the targets.
///
/// `says` is `consistent`, or `contradicted` with the audit's words; of targets it is `not_audited`.
/// Two figures of the nation for one quantity and year are two vintages: each stands with its source.
pub fn published_table() -> Result<Table, ReportError> {
    let mut lines = reports()?;
    lines.extend(series()?);
    lines.extend(targets());
    let text =
        |key, heading, pick: &dyn Fn(&Line) -> Option<String>| TableColumn::text(key, heading, lines.iter().map(pick));
    let terms = |key: &'static str, heading: Text, pick: &dyn Fn(&Line) -> Term| TableColumn {
        key: key.into(),
        heading: Text::in_both(|lang| heading.pick(lang).to_owned()),
        unit: Unit::None,
        values: Values::Terms(lines.iter().map(|line| Some(Arc::new(pick(line)))).collect()),
    };
    let columns = vec![
        text("record", Text::new("Tài liệu", "Record"), &|line| Some(line.record.to_owned())),
        text("office", Text::new("Đơn vị", "Office"), &|line| Some(line.office.clone())),
        terms("period", Text::new("Kỳ", "Period"), &|line| {
            Term::new(line.period.to_string(), line.period.label(Lang::Vi), line.period.label(Lang::En))
        }),
        text("group", Text::new("Nhóm", "Group"), &|line| line.group.clone()),
        terms("quantity", Text::new("Chỉ tiêu", "Quantity"), &|line| {
            let (quantity, day) = (line.quantity, line.period.last_day());
            Term::new(quantity.to_string(), quantity.term_on(Lang::Vi, day), quantity.term_on(Lang::En, day))
        }),
        text("claim", Text::new("Quan hệ", "Claim"), &|line| {
            line.claim.as_ref().and_then(Claim::key).map(str::to_owned)
        }),
        text("against", Text::new("So với", "Against"), &|line| {
            let other = line.claim.as_ref().and_then(Claim::other)?;
            let group = other.group.as_ref().map(|group| format!(", {group}")).unwrap_or_default();
            Some(format!("{}, {}, {}{group}", other.quantity, other.office, other.period))
        }),
        text("printed", Text::new("Như đã in", "Printed"), &|line| Some(line.printed.clone())),
        text("low", Text::new("Thấp nhất", "Low"), &|line| line.ends.0.clone()),
        text("high", Text::new("Cao nhất", "High"), &|line| line.ends.1.clone()),
        terms("says", Text::new("Đối chiếu", "Audit"), &|line| line.says.clone()),
        terms("evidence", Text::new("Mức căn cứ", "Evidence"), &|line| {
            let evidence = line.evidence;
            Term::new(evidence.key(), evidence.term(Lang::Vi), evidence.term(Lang::En))
        }),
        text("source", Text::new("Nguồn", "Source"), &|line| Some(line.source.clone())),
    ];
    let title = Text::in_both(|lang| TITLE.pick(lang).to_owned());
    Ok(Table { name: "published".into(), title, columns, notes: Vec::new(), sources: Vec::new() })
}

fn reports() -> Result<Vec<Line>, ReportError> {
    let mut lines = Vec::new();
    for record in &PUBLISHED {
        let report = record.report()?;
        let source = report.source().unwrap_or(record.name);
        lines.extend(audited(record.name, &report, |_| (record.evidence, source.to_owned())));
    }
    Ok(lines)
}

/// The nation's figures: what one source prints of a year is audited together, so that vintages stand beside each other.
fn series() -> Result<Vec<Line>, ReportError> {
    let source = |figure: &NationalFigure| (figure.year(), figure.citation().split([',', ';']).next());
    let mut lines = Vec::new();
    for together in NATIONAL_FIGURES.chunk_by(|one, next| source(one) == source(next)) {
        let [first, ..] = together else { continue };
        let mut report = Report::new().of_office(Offices::NATION_NAME).in_period(first.year().whole());
        for (at, figure) in together.iter().enumerate() {
            let Ok(quantity) = Quantity::new(figure.measure(), figure.item()) else { continue };
            report.enter(Entry { id: Some(at.to_string()), ..Entry::new(quantity, figure.printed()) })?;
        }
        lines.extend(audited("national_figures", &report, |figure| {
            let known = figure.id().parse::<usize>().ok().and_then(|at| together.get(at)).unwrap_or(first);
            (known.evidence(), known.citation().to_owned())
        }));
    }
    Ok(lines)
}

/// A line for each figure of a report, with what the audit says; `known` tells how a figure is known, and its source.
fn audited(record: &'static str, report: &Report, known: impl Fn(&Figure) -> (Evidence, String)) -> Vec<Line> {
    let audit = report.audit();
    let line = |audited: &AuditedFigure| {
        let (figure, subject) = (audited.figure(), audited.figure().subject());
        let conflict = audit.conflicts().iter().find(|conflict| conflict.figures().iter().any(|id| id == figure.id()));
        let says = conflict.map_or_else(
            || Term::new("consistent", "khớp", "consistent"),
            |conflict| Term::new("contradicted", conflict.text(Lang::Vi), conflict.text(Lang::En)),
        );
        let (evidence, source) = known(figure);
        Line {
            record,
            office: subject.office.clone(),
            period: subject.period,
            group: subject.group.clone(),
            quantity: subject.quantity,
            claim: Some(figure.claim().clone()),
            printed: figure.printed().text().to_owned(),
            ends: (audited.low_text(), audited.high_text()),
            says,
            evidence,
            source,
        }
    };
    audit.figures().iter().map(line).collect()
}

/// What the nation and single offices were set.
fn targets() -> Vec<Line> {
    let line = |record, office: &str, period, measure: Measure, printed: String, evidence, source: &str| {
        let quantity = Quantity::new(measure, Item::Target).ok()?;
        let (office, source, says) =
            (office.to_owned(), source.to_owned(), Term::new("not_audited", "không đối chiếu", "not audited"));
        let (group, claim, ends) = (None, None, (None, None));
        Some(Line { record, office, period, group, quantity, claim, printed, ends, says, evidence, source })
    };
    let national = NATIONAL_TARGETS.iter().filter_map(|set| {
        let (period, printed) = (set.year().whole(), set.target().to_string());
        line("national_targets", Offices::NATION_NAME, period, set.measure(), printed, set.evidence(), set.citation())
    });
    let others = PUBLISHED_TARGETS.iter().filter_map(|set| {
        let (period, printed) = (set.year().whole(), set.target().to_string());
        line("published_targets", set.office(), period, set.measure(), printed, set.evidence(), set.citation())
    });
    national.chain(others).collect()
}
