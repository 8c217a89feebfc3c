//! Every Rust test of the workspace, in one binary: one folder a crate.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::too_many_lines
)] // a test may panic: that is how it fails

mod arrow;
mod article;
mod audit;
mod domain;
mod fuzz;
mod results;
mod sheet;
mod web;
