//! `Subject`, `Figure` and `Report`.

use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    sync::PyOnceLock,
    type_hint_identifier, type_hint_subscript, type_hint_union,
    types::{PyDict, PyTuple, PyType},
};
use thads_metrics_audit::{Draft, Entry, PartialSubject, Whole};

use crate::{
    class::{Arguments, value_methods},
    convert::{Date, Several, refuse},
    error::OrRaise,
    period::{AnyPeriod, Period},
    printed::Printed,
};

/// What a figure is compared with: `Subject(office="toàn quốc")`.
///
/// What is left out is that of the figure; the group "" is the ungrouped quantity.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Subject(PartialSubject);

value_methods!(Subject);

impl Arguments for Subject {
    const KEYWORDS: &'static [&'static str] = &["quantity", "office", "period", "group", "set_by"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.quantity(), self.office(), self.period(), self.group(), self.set_by()).into_pyobject(py)
    }
}

#[pymethods]
impl Subject {
    #[new]
    #[pyo3(signature = (quantity = None, office = None, period = None, group = None, set_by = None))]
    fn new(
        quantity: Option<&str>,
        office: Option<String>,
        period: Option<AnyPeriod>,
        group: Option<String>,
        set_by: Option<String>,
    ) -> PyResult<Self> {
        let quantity = quantity.map(str::parse).transpose().or_raise()?;
        let period = period.map(|period| period.0);
        Ok(Self(PartialSubject { quantity, office, period, group, set_by }))
    }

    /// The quantity, if it is another.
    #[getter]
    fn quantity(&self) -> Option<String> {
        self.0.quantity.map(|quantity| quantity.to_string())
    }

    /// The office, if it is another.
    #[getter]
    fn office(&self) -> Option<&str> {
        self.0.office.as_deref()
    }

    /// The period, if it is another.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.period.map(Period)
    }

    /// The group, if it is another; "" for the ungrouped quantity.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.group.as_deref()
    }

    /// Who set the target, if it is another; "" for nobody in particular.
    #[getter]
    fn set_by(&self) -> Option<&str> {
        self.0.set_by.as_deref()
    }
}

/// A `Subject`, or the keywords of one.
pub(crate) struct Compared(PartialSubject);

impl<'py> FromPyObject<'_, 'py> for Compared {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        Subject::INPUT_TYPE,
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Mapping"),
            type_hint_identifier!("builtins", "str"),
            type_hint_union!(type_hint_identifier!("builtins", "str"), Period::INPUT_TYPE)
        )
    );

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(subject) = ob.extract::<Subject>() {
            return Ok(Self(subject.0));
        }
        if !ob.hasattr("keys")? {
            return Err(refuse(&ob, "a Subject or a dict of its keywords"));
        }
        let keywords = py_dict(&ob)?;
        let subject = ob.py().get_type::<Subject>().call((), Some(&keywords))?;
        Ok(Self(subject.extract::<Subject>()?.0))
    }
}

/// `dict(mapping)`.
fn py_dict<'py>(mapping: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    static DICT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = mapping.py();
    Ok(DICT.import(py, "builtins", "dict")?.call1((mapping,))?.cast_into()?)
}

/// One printed figure: a claim about its subject.
///
/// `Figure("cases.rate", "50,75%", "Long An", "2022/06")` is one that stands by itself; usually a
/// report makes them, in `Report.add`. At most one of `minus`, `share_of` and `change_from`, each
/// a `Subject` or a dict of its keywords, says what the number is compared with. Equal when it
/// says the same under the same id.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Figure(pub(crate) thads_metrics_audit::Figure);

value_methods!(Figure);

impl Arguments for Figure {
    const KEYWORDS: &'static [&'static str] =
        &["office", "period", "group", "minus", "share_of", "change_from", "id", "quote", "set_by", "lang"];
    const POSITIONAL: usize = 2;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let compared = (self.minus(), self.share_of(), self.change_from());
        let whereabouts = (self.office(), self.period(), self.group());
        (
            self.quantity(),
            self.0.printed().text(),
            whereabouts.0,
            whereabouts.1,
            whereabouts.2,
            compared.0,
            compared.1,
            compared.2,
            self.id(),
            self.quote(),
            self.set_by(),
            self.lang(),
        )
            .into_pyobject(py)
    }
}

impl Figure {
    fn compared(&self, key: &str) -> Option<Subject> {
        let claim = self.0.claim();
        let other = claim.other().filter(|_| claim.key() == Some(key));
        other.map(|other| Subject(other.clone().into()))
    }
}

#[pymethods]
impl Figure {
    #[new]
    #[allow(clippy::too_many_arguments)] // the keys of the report file
    #[pyo3(signature = (
        quantity, printed, office, period, group = None,
        minus = None, share_of = None, change_from = None, id = None, quote = None, set_by = None, lang = "vi",
    ))]
    fn new(
        quantity: &str,
        printed: &str,
        office: String,
        period: AnyPeriod,
        group: Option<String>,
        minus: Option<Compared>,
        share_of: Option<Compared>,
        change_from: Option<Compared>,
        id: Option<String>,
        quote: Option<String>,
        set_by: Option<String>,
        lang: &str,
    ) -> PyResult<Self> {
        let entry = Entry {
            id,
            quantity: quantity.parse().or_raise()?,
            office: Some(office),
            period: Some(period.0),
            group,
            set_by,
            minus: minus.map(|other| other.0),
            share_of: share_of.map(|other| other.0),
            change_from: change_from.map(|other| other.0),
            printed: printed.to_owned(),
            quote,
        };
        thads_metrics_audit::Report::new()
            .printed_in(lang.parse().or_raise()?)
            .enter(entry)
            .cloned()
            .or_raise()
            .map(Self)
    }

    /// The id, unique in its report: given, or `f` and the position.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The quantity: `cases.rate`.
    #[getter]
    fn quantity(&self) -> String {
        self.0.subject().quantity.to_string()
    }

    /// The office, as the report spells it.
    #[getter]
    fn office(&self) -> &str {
        &self.0.subject().office
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.subject().period)
    }

    /// The group; None for the ungrouped quantity.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.subject().group.as_deref()
    }

    /// Of a target, who set it.
    #[getter]
    fn set_by(&self) -> Option<&str> {
        self.0.subject().set_by.as_deref()
    }

    /// The language that the number is printed in: vi or en.
    #[getter]
    fn lang(&self) -> String {
        self.0.printed().lang().to_string()
    }

    /// What is subtracted, if the number is a difference.
    #[getter]
    fn minus(&self) -> Option<Subject> {
        self.compared("minus")
    }

    /// What it is divided by, if the number is a share.
    #[getter]
    fn share_of(&self) -> Option<Subject> {
        self.compared("share_of")
    }

    /// What it grew from, if the number is a change.
    #[getter]
    fn change_from(&self) -> Option<Subject> {
        self.compared("change_from")
    }

    /// The claim in the words of the report file: `cases.target - cases.rate`.
    #[getter]
    fn claim(&self) -> String {
        self.0.formula()
    }

    /// The number, as printed.
    #[getter]
    fn printed(&self) -> Printed {
        Printed(self.0.printed().clone())
    }

    /// The sentence it stands in.
    #[getter]
    fn quote(&self) -> Option<&str> {
        self.0.quote()
    }
}

/// The figures of one report, ready to be audited.
///
/// Read from a file with `read_report`, or built: a report never changes, `add` and `add_whole`
/// return a longer one. `office` and `period` are those of every figure that names none;
/// `rounding` is "nearest", or "any" where it is not known; `hedges="near"` takes a hedge to hide at
/// most one unit of the last digit that is not zero; `lang="en"` reads figures as English prints them;
/// `assume` also uses identities known only from memory. Equal when they hold equal figures, wherever these stand.
///
/// >>> import thads_metrics as tm
/// >>> report = tm.Report("Long An, 6 tháng đầu năm 2022", office="Long An", period="2022/06")
/// >>> report = report.add("cases.rate", "50,75%")
/// >>> report = report.add("cases.rate", "vượt 1,55%", minus={"office": "toàn quốc"})
/// >>> report.audit().quantity("cases.rate", office="toàn quốc").text("en")
/// '49.19–49.21%'
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Report(pub(crate) thads_metrics_audit::Report);

value_methods!(Report);

impl Arguments for Report {
    const KEYWORDS: &'static [&'static str] = &[
        "title",
        "office",
        "period",
        "rounding",
        "assume",
        "source",
        "published",
        "figures",
        "wholes",
        "parts",
        "hedges",
        "lang",
    ];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (
            self.title(),
            self.office(),
            self.period(),
            self.rounding(),
            self.assume(),
            self.source(),
            self.published(),
            self.figures(),
            self.wholes(),
            self.parts(),
            self.hedges(),
            self.lang(),
        )
            .into_pyobject(py)
    }
}

#[pymethods]
impl Report {
    #[new]
    #[allow(clippy::too_many_arguments)] // the keys of the report file
    #[pyo3(signature = (
        title = None, office = None, period = None, rounding = "nearest", assume = false,
        source = None, published = None, figures: "Iterable[Figure]" = Several::default(),
        wholes: "Iterable[tuple[str, Iterable[str]]]" = Several::default(),
        parts: "Iterable[tuple[str, Iterable[str]]]" = Several::default(),
        hedges = "open", lang = "vi",
    ))]
    fn new(
        title: Option<String>,
        office: Option<String>,
        period: Option<AnyPeriod>,
        rounding: &str,
        assume: bool,
        source: Option<String>,
        published: Option<Date>,
        figures: Several<Figure>,
        wholes: Several<(String, Several<String>)>,
        parts: Several<(String, Several<String>)>,
        hedges: &str,
        lang: &str,
    ) -> PyResult<Self> {
        let mut report = thads_metrics_audit::Report::new().rounded(rounding.parse().or_raise()?).assuming(assume);
        report = report.hedged(hedges.parse().or_raise()?).printed_in(lang.parse().or_raise()?);
        if let Some(title) = title {
            report = report.titled(title);
        }
        if let Some(office) = office {
            report = report.of_office(office);
        }
        if let Some(period) = period {
            report = report.in_period(period.0);
        }
        if let Some(source) = source {
            report = report.sourced(source);
        }
        if let Some(day) = published {
            report = report.published_on(day.0);
        }
        for figure in figures.0 {
            report.add(Draft::from(&figure.0)).or_raise()?;
        }
        for (office, parts) in wholes.0 {
            report.add_whole(Whole { office, parts: parts.0 }).or_raise()?;
        }
        for (office, parts) in parts.0 {
            report.add_part(Whole { office, parts: parts.0 }).or_raise()?;
        }
        Ok(Self(report))
    }

    /// Reads the text of a report file; `name` is what errors call it.
    #[staticmethod]
    #[pyo3(signature = (text, name = "report.toml"))]
    fn parse(text: &str, name: &str) -> PyResult<Self> {
        thads_metrics_audit::Report::from_bytes(text.as_bytes(), name).or_raise().map(Self)
    }

    /// Reads the bytes of a report file; `name` is what errors call it.
    #[staticmethod]
    #[pyo3(signature = (data, name = "report.toml"))]
    fn from_bytes(data: &[u8], name: &str) -> PyResult<Self> {
        thads_metrics_audit::Report::from_bytes(data, name).or_raise().map(Self)
    }

    /// The title.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.title()
    }

    /// The office of every figure that names none.
    #[getter]
    fn office(&self) -> Option<&str> {
        self.0.office()
    }

    /// The period of every figure that names none.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.0.period().map(Period)
    }

    /// How the figures were rounded: nearest or any.
    #[getter]
    fn rounding(&self) -> &'static str {
        self.0.rounding().key()
    }

    /// How much the hedges may hide: `open`, or `near` for one unit of the last digit that is not zero.
    #[getter]
    fn hedges(&self) -> &'static str {
        self.0.hedges().key()
    }

    /// The language that the figures are printed in: vi or en.
    #[getter]
    fn lang(&self) -> String {
        self.0.lang().to_string()
    }

    /// Whether identities known only from memory are used too.
    #[getter]
    fn assume(&self) -> bool {
        self.0.assume()
    }

    /// Where it was published.
    #[getter]
    fn source(&self) -> Option<&str> {
        self.0.source()
    }

    /// The day it was published.
    #[getter]
    fn published(&self) -> Option<Date> {
        self.0.published().map(Date)
    }

    /// The figures, in order.
    #[getter]
    fn figures(&self) -> Several<Figure> {
        Several(self.0.figures().iter().cloned().map(Figure).collect())
    }

    /// The offices said to be the sum of their parts, each with the parts.
    #[getter]
    fn wholes(&self) -> Several<(String, Several<String>)> {
        let wholes = self.0.wholes().iter().cloned();
        Several(wholes.map(|whole| (whole.office, Several(whole.parts))).collect())
    }

    /// The offices of which some parts are named, each with the parts.
    #[getter]
    fn parts(&self) -> Several<(String, Several<String>)> {
        let parts = self.0.parts().iter().cloned();
        Several(parts.map(|whole| (whole.office, Several(whole.parts))).collect())
    }

    /// This report with one figure more. What the figure leaves out is taken from the report.
    ///
    /// At most one of `minus`, `share_of` and `change_from` says what the number is compared with:
    /// a `Subject` or a dict with any of quantity, office, period and group, of which what is left
    /// out is taken from the figure.
    #[allow(clippy::too_many_arguments)] // the keys of the report file
    #[pyo3(signature = (
        quantity, printed, *, office = None, period = None, group = None,
        minus = None, share_of = None, change_from = None, id = None, quote = None, set_by = None,
    ))]
    fn add(
        &self,
        quantity: &str,
        printed: &str,
        office: Option<String>,
        period: Option<AnyPeriod>,
        group: Option<String>,
        minus: Option<Compared>,
        share_of: Option<Compared>,
        change_from: Option<Compared>,
        id: Option<String>,
        quote: Option<String>,
        set_by: Option<String>,
    ) -> PyResult<Self> {
        let entry = Entry {
            id,
            quantity: quantity.parse().or_raise()?,
            office,
            period: period.map(|period| period.0),
            group,
            set_by,
            minus: minus.map(|other| other.0),
            share_of: share_of.map(|other| other.0),
            change_from: change_from.map(|other| other.0),
            printed: printed.to_owned(),
            quote,
        };
        let mut report = self.0.clone();
        report.enter(entry).or_raise()?;
        Ok(Self(report))
    }

    /// This report with an office that is the sum of its parts.
    fn add_whole(&self, office: String, parts: Several<String>) -> PyResult<Self> {
        let mut report = self.0.clone();
        report.add_whole(Whole { office, parts: parts.0 }).or_raise()?;
        Ok(Self(report))
    }

    /// This report with some parts of an office, which are together at most the office.
    fn add_part(&self, office: String, parts: Several<String>) -> PyResult<Self> {
        let mut report = self.0.clone();
        report.add_part(Whole { office, parts: parts.0 }).or_raise()?;
        Ok(Self(report))
    }
}

/// Refuses a file of a size that no report has.
#[pyfunction]
pub(crate) fn check_report_size(size: u64, name: &str) -> PyResult<()> {
    thads_metrics_audit::check_size(size, name).or_raise()
}
