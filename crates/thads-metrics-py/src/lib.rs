//! Python bindings of thads-metrics: conversion and nothing else.
//!
//! One file for each module of the core. What the analyst imports is `thads_metrics`; this
//! extension is its private `thads_metrics._native`.
//!
//! To add a class for a value of the core:
//!
//! 1. In the file named as the core's module: `value_class! { /// docs \n Name(core::Name) }`,
//!    `impl Arguments for Name` (what its constructor takes to make an equal one) and
//!    `#[pymethods]` with `new` and its own methods. `unordered Name(core::Name)` where the core
//!    has no order; `Name(core::Name) by call` and `impl Call` where most arguments are keywords.
//!    A class that wraps more than one value of the core writes its own `#[pyclass]` and takes only
//!    `value_methods!(Name)`; one whose repr is not its arguments takes `pickled!(Name)`.
//! 2. Arguments are `Number`, `Integer`, `Value`, `Date`, `AnyPeriod` or `&str` parsed by the core; results of
//!    the core end in `.or_raise()?`.
//! 3. Export it in `native` below and in `python/thads_metrics/__init__.py`; give each new error enum
//!    its class in `errors.py`; add a row to `VALUES` (or
//!    `UNORDERED`) in `tests/python/test_values.py`; `make stubs`.

#![forbid(unsafe_code)]
#![allow(clippy::needless_pass_by_value)] // what comes from Python is converted for the call and owned by it

mod amount;
mod arrow;
mod article;
mod audit;
mod audit_parts;
mod audited;
mod case;
mod class;
mod command;
mod convert;
mod drawing;
mod effort;
mod error;
mod events;
mod flow;
mod gap;
mod groups;
mod identity;
mod measure;
mod office;
mod page;
mod percent;
mod period;
mod printed;
mod rate;
mod regime;
mod report;
mod restate;
mod results;
mod sheet;
mod statistic;
mod table;
mod tally;
mod target;
mod targets;
mod watch;

/// The core of thads_metrics, in Rust. Import `thads_metrics` instead.
#[pyo3::pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use crate::{
        amount::{Amount, Count},
        article::{Article, check, refuse_pdf},
        audit::Audit,
        audit_parts::{AuditedFigure, Bounds, Conflict, Doubt, Note, part_of},
        case::{Case, Outcome, event_kinds, statuses},
        command::command,
        drawing::{Drawing, chart_kinds},
        effort::Effort,
        error::catalogue,
        events::EventLog,
        flow::Flow,
        gap::Gap,
        groups::{tally_groups, tally_sql},
        identity::{Identity, identities},
        measure::{items, langs, measures, scales, term},
        office::{Office, Offices, levels, office_key},
        page::{notebook_html, page_html},
        percent::{Percent, Points},
        period::{Period, Quarter, ReportingYear},
        printed::Printed,
        rate::Rate,
        regime::{Break, Form, FormColumn, Regime, Rule, breaks, breaks_between, breaks_in, open_questions, regimes},
        report::{Figure, Report, Subject, check_report_size},
        restate::{Entrustment, Merged, Restated, on_boundaries},
        results::{Comparison, Explanation, Plan, Results, compare, what_if},
        sheet::{Finding, Sheet, SheetNote, findings_table, frame_grids, grids, read_frame, read_grids},
        statistic::{
            Group, Indicator, OfficeStatistics, Statistic, every_statistic, group_names, indicators, published_table,
            reconcile, statistics_table,
        },
        table::{Table, TableColumn, View, ViewColumn, Worksheet, forms, measure_heading},
        tally::{Tally, refuse_cell, refuse_parquet, register_heading, tally, title_unit},
        target::Target,
        targets::{NationalFigure, NationalTarget, Targets, national_figures, national_targets},
    };

    /// The largest report file that is read, in bytes.
    #[pymodule_export]
    const MAX_REPORT_BYTES: u64 = thads_metrics_audit::MAX_BYTES;

    /// The largest workbook that is read, in bytes.
    #[pymodule_export]
    const MAX_WORKBOOK_BYTES: u64 = thads_metrics_workbook::MAX_BYTES;

    /// The largest document that is read, in bytes.
    #[pymodule_export]
    const MAX_DOCUMENT_BYTES: usize = thads_metrics_documents::MAX_BYTES;

    /// The version of the core, and so of the package.
    #[allow(non_upper_case_globals)] // the name that Python expects
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
