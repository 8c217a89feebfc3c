//! Python bindings of thads-metrics: conversion and nothing else.
//!
//! One file for each module of the core. What the analyst imports is `thads_metrics`; this
//! extension is its private `thads_metrics._native`.

#![allow(clippy::needless_pass_by_value)] // what comes from Python is converted for the call and owned by it

mod amount;
mod class;
mod convert;
mod error;
mod measure;
mod percent;
mod period;
mod rate;

/// The core of thads_metrics, in Rust. Import `thads_metrics` instead.
#[pyo3::pymodule(name = "_native")]
mod native {
    #[pymodule_export]
    use crate::{
        amount::{Amount, Count},
        error::catalogue,
        measure::{items, langs, measures, scales, term},
        percent::{Percent, Points},
        period::{Period, Quarter, ReportingYear},
        rate::Rate,
    };

    /// The version of the core, and so of the package.
    #[allow(non_upper_case_globals)] // the name that Python expects
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
