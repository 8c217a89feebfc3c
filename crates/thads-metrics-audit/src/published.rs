//! The published record: reports that somebody printed, figure by figure ([`PUBLISHED`]).
//!
//! Each is a report file with its source; what stands in none of our quantities is left out. The figures are as printed,
//! slips too: what is wrong in them an audit says. The nation's series, with vintages, is in
//! [`thads_metrics::targets::NATIONAL_FIGURES`].
//!
//! ```
//! use thads_metrics_audit::published::PUBLISHED;
//! let nation = PUBLISHED.iter().find(|record| record.name == "vn-2016-12t").unwrap();
//! let report = nation.report()?;
//! assert!(report.source().is_some_and(|source| source.contains("quochoi.vn")));
//! # Ok::<(), thads_metrics_audit::ReportError>(())
//! ```

use thads_metrics::Evidence::{self, Secondary, Text as Read};

use crate::{error::ReportError, report::Report};

/// A report that was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    /// Its name: the office and the period, `bentre-2020-9t` for nine months.
    pub name: &'static str,
    /// Whose page it stands on: an office's or the National Assembly's is read itself, the press is secondary.
    pub evidence: Evidence,
    /// The report file.
    pub file: &'static str,
}

macro_rules! record {
    ($name:literal, $evidence:expr) => {
        Published { name: $name, evidence: $evidence, file: include_str!(concat!("../published/", $name, ".toml")) }
    };
}

/// Every report of the record, by name.
pub static PUBLISHED: [Published; 37] = [
    record!("angiang-2026-5t", Read),
    record!("baoloc-2021-12t", Secondary),
    record!("bentre-2011-series", Secondary),
    record!("bentre-2019-6t-budget", Read),
    record!("bentre-2020-9t", Read),
    record!("bentre-2021-3t", Read),
    record!("daklak-2018-5t", Secondary),
    record!("dongthap-2025-9t", Read),
    record!("haiduong-2021-12t", Secondary),
    record!("hcm-2019-12t-corruption", Secondary),
    record!("hcm-2019-6t", Secondary),
    record!("hcm-2021-6t-officers", Secondary),
    record!("hcm-2022-12t-corruption", Secondary),
    record!("hoabinh-2021-9t", Read),
    record!("lamdong-2012-12t", Secondary),
    record!("long-an-2022-06", Read),
    record!("quangnam-2021-12t", Read),
    record!("tayninh-2013-8t", Read),
    record!("thanhhoa-2019-6t", Secondary),
    record!("tuyenquang-2022-12t", Secondary),
    record!("vn-2013-6t-complaints", Secondary),
    record!("vn-2016-12t", Read),
    record!("vn-2017-7t", Read),
    record!("vn-2018-10t-coercion", Read),
    record!("vn-2018-6t", Read),
    record!("vn-2021-10t", Secondary),
    record!("vn-2021-12t-exemption", Secondary),
    record!("vn-2023-12t-complaints", Secondary),
    record!("vn-2023-6t", Secondary),
    record!("vn-2023-9t", Secondary),
    record!("vn-2024-10t", Secondary),
    record!("vn-2024-12t-compensation", Read),
    record!("vn-2024-12t-prelim", Secondary),
    record!("vn-2025-10t", Secondary),
    record!("vn-2025-12t-admin", Read),
    record!("vn-2025-12t-sggp", Secondary),
    record!("vn-2025-6t", Secondary),
];

impl Published {
    /// The report, to be audited.
    pub fn report(&self) -> Result<Report, ReportError> {
        Report::parse(self.file, &format!("{}.toml", self.name))
    }
}
