//! An audit, and what it was made from.

use std::sync::Arc;

use crate::{effort::Effort, report::Report};

/// What was audited with which effort, and what came out.
#[derive(Debug)]
pub(crate) struct Audited {
    report: thads_metrics_audit::Report,
    effort: thads_metrics_audit::Effort,
    /// What it says.
    pub(crate) audit: thads_metrics_audit::Audit,
}

/// Shared by all that is listed in it.
pub(crate) type Shared = Arc<Audited>;

impl Audited {
    /// Audits a report.
    pub(crate) fn of(report: thads_metrics_audit::Report, effort: thads_metrics_audit::Effort) -> Self {
        let audit = report.audit_with(&effort);
        Self { report, effort, audit }
    }

    /// The report.
    pub(crate) fn report(&self) -> Report {
        Report(self.report.clone())
    }

    /// The effort.
    pub(crate) fn effort(&self) -> Effort {
        Effort(self.effort.clone())
    }
}
