//! `Drawing`: a chart as a picture.

use std::path::PathBuf;

use pyo3::{exceptions::PyValueError, prelude::*};
use thads_metrics_charts::{Chart, Kind, suitable};

use crate::{error::OrRaise, table::Table};

/// A chart as a picture, the same on every machine and without the network.
///
/// In a notebook it is shown, also where the notebook is not trusted.
#[pyclass(module = "thads_metrics", frozen)]
pub(crate) struct Drawing(Chart);

#[pymethods]
impl Drawing {
    /// Draw a table; None takes the kind that suits it best.
    #[new]
    #[pyo3(signature = (table, kind = None, lang = "vi"))]
    fn new(table: &Table, kind: Option<&str>, lang: &str) -> PyResult<Self> {
        let kind = kind.map(str::parse).transpose().or_raise()?;
        Chart::of(&table.inner, kind, lang.parse().or_raise()?).map(Self).or_raise()
    }

    /// What it shows: rates, gaps, waterfall, progress.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().key()
    }

    /// The picture as SVG, dark on white.
    fn svg(&self) -> String {
        self.0.svg()
    }

    /// The picture as PNG, two pixels for each of the drawing's, with a font of its own.
    fn png(&self, py: Python<'_>) -> PyResult<Vec<u8>> {
        py.detach(|| self.0.png()).or_raise()
    }

    /// Write the picture: `x.svg` or `x.png`.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
        let picture = match suffix.as_deref() {
            Some("svg") => self.svg().into_bytes(),
            Some("png") => self.png(py)?,
            _ => {
                let got = path.display();
                return Err(PyValueError::new_err(format!("expected a name that ends in .svg or .png, got {got}")));
            }
        };
        Ok(std::fs::write(path, picture)?)
    }

    fn _repr_svg_(&self) -> String {
        self.svg()
    }

    fn _repr_png_(&self, py: Python<'_>) -> PyResult<Vec<u8>> {
        self.png(py)
    }

    fn __repr__(&self) -> String {
        format!("<Drawing {}>", self.kind())
    }
}

/// The kinds of chart that a table can be drawn as, the best first.
#[pyfunction]
pub(crate) fn chart_kinds(table: &Table) -> Vec<&'static str> {
    suitable(&table.inner).into_iter().map(Kind::key).collect()
}
