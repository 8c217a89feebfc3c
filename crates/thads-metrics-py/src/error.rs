//! Errors of the core become the exceptions of `thads_metrics.errors`.

use pyo3::{prelude::*, types::PyDict};
use thads_metrics::Explain;

/// Turns the core's error into its exception, so that `core_call().or_raise()?` is all a method needs.
pub(crate) trait OrRaise<T> {
    /// The value, or the Python exception for the error.
    fn or_raise(self) -> PyResult<T>;
}

impl<T, E: Explain> OrRaise<T> for Result<T, E> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| raise(&error))
    }
}

/// The exception for an error: the class is named as the enum that has the error's code.
pub(crate) fn raise(error: &impl Explain) -> PyErr {
    Python::attach(|py| exception(py, error).map_or_else(|failure| failure, PyErr::from_value))
}

fn exception<'py>(py: Python<'py>, error: &impl Explain) -> PyResult<Bound<'py, PyAny>> {
    let fields = PyDict::new(py);
    for (name, value) in error.fields() {
        fields.set_item(name, value)?;
    }
    let class = py.import("thads_metrics.errors")?.getattr(error.name())?;
    class.call1((error.code(), error.en(), error.vi(), fields))
}

macro_rules! catalogue {
    ($($($segment:ident)::+),* $(,)?) => {
        [$( ($($segment)::+::NAME, $($segment)::+::CODES) ),*]
    };
}

/// Every error enum with the codes of its variants.
#[pyfunction]
pub(crate) fn catalogue() -> Vec<(&'static str, Vec<&'static str>)> {
    let all = catalogue![
        thads_metrics::text::UnknownName,
        thads_metrics::amount::AmountError,
        thads_metrics::date::DateError,
        thads_metrics::period::PeriodError,
        thads_metrics::rate::PercentError,
        thads_metrics::rate::Undefined,
        thads_metrics::targets::TargetError,
        thads_metrics::office::OfficeError,
        thads_metrics::calendar::CalendarError,
        thads_metrics::statistics::StatisticError,
        thads_metrics::regime::RegimeError,
        thads_metrics::flow::FlowError,
        thads_metrics::case::CaseError,
        thads_metrics::printed::PrintedError,
        thads_metrics_article::ArticleError,
        thads_metrics_audit::ReportError,
        thads_metrics_audit::NoBounds,
        thads_metrics_documents::DocumentError,
        thads_metrics_sheet::SheetError,
        thads_metrics_results::ResultsError,
        thads_metrics_charts::ChartError,
        thads_metrics_arrow::FrameError,
        thads_metrics_arrow::TallyError,
        thads_metrics_workbook::WorkbookError,
    ];
    all.into_iter().map(|(name, codes)| (name, codes.to_vec())).collect()
}
