//! `Office` and `Offices`.

use pyo3::{
    prelude::*,
    types::{PyList, PyTuple},
};
use thads_metrics as core;
use thads_metrics::office::Level;

use crate::{
    class::{Arguments, value_class, value_methods},
    convert::{Date, Several, optional},
    error::OrRaise,
};

value_class! {
    /// An enforcement office: `Office("LA-01", "Chi cục THADS huyện Bến Lức", "district", "80")`.
    ///
    /// The parent is the code of the office above, None only for the nation.
    Office(core::Office)
}

/// Offices with the days they exist: the nation, its provinces and the army's, and what you add.
///
/// 63 provinces to 30 June 2025, 34 from 1 July 2025. `Offices.vietnam()` is the table itself;
/// `Offices([office, (office, first_day, last_day), (office, first_day, last_day, successor)])` has
/// more, None standing for no end and the successor being the code of the office that took its
/// place; a district ends by itself on 30 June 2025, a region begins on 1 July. Where no day is
/// asked for, the answer is for the days after the last change that the table knows of.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Offices(pub(crate) core::Offices);

value_methods!(Offices);

impl std::fmt::Display for Offices {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} cơ quan", self.0.at(self.0.latest()).count())
    }
}

impl Arguments for Office {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (code, name, level) = (self.0.code(), self.0.name(), self.0.level().key());
        match self.0.parent() {
            Some(parent) => (code, name, level, parent).into_pyobject(py),
            None => (code, name, level).into_pyobject(py),
        }
    }
}

impl Arguments for Offices {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let added = PyList::empty(py);
        for (office, from, to, successor) in self.0.added() {
            let text = |day: Option<core::Date>| day.map(|day| day.to_string());
            let (office, from, to) = (Office(office.clone()), text(from), text(to));
            match successor {
                Some(successor) => added.append((office, from, to, successor))?,
                None => added.append((office, from, to))?,
            }
        }
        if added.is_empty() { Ok(PyTuple::empty(py)) } else { (added,).into_pyobject(py) }
    }
}

/// The levels of offices, from the top.
#[pyfunction]
pub(crate) fn levels() -> Vec<&'static str> {
    Level::ALL.into_iter().map(Level::key).collect()
}

/// The normal form of an office's name, on a day if it is known: two usual spellings of one
/// office have equal keys. Any text has one; that of a province is its name, `Long An`.
#[pyfunction]
#[pyo3(signature = (name, on = None))]
pub(crate) fn office_key(name: &str, on: Option<Date>) -> String {
    core::office::key(name, on.map(|on| on.0)).canonical().to_owned()
}

#[pymethods]
impl Office {
    #[new]
    #[pyo3(signature = (code, name, level, parent = None))]
    fn new(code: &str, name: &str, level: &str, parent: Option<&str>) -> PyResult<Self> {
        core::Office::new(code, name, level.parse().or_raise()?, parent).or_raise().map(Self)
    }

    /// The code: of provinces the administrative code, "80".
    #[getter]
    fn code(&self) -> &str {
        self.0.code()
    }

    /// The name as given.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// The level: nation, province, district, region, military or military_region.
    #[getter]
    fn level(&self) -> &'static str {
        self.0.level().key()
    }

    /// The code of the office above, None for the nation.
    #[getter]
    fn parent(&self) -> Option<&str> {
        self.0.parent()
    }
}

/// An office to add, with the days it exists or without.
#[derive(FromPyObject)]
pub(crate) enum Added {
    /// At all times.
    Always(Office),
    /// From a day to a day.
    Dated(Office, Option<Date>, Option<Date>),
    /// From a day to a day, and then another.
    Succeeded(Office, Option<Date>, Option<Date>, String),
}

impl Offices {
    fn day(&self, on: Option<Date>) -> core::Date {
        on.map_or_else(|| self.0.latest(), |on| on.0)
    }

    fn several<'a>(offices: impl IntoIterator<Item = &'a core::Office>) -> Several<Office> {
        Several(offices.into_iter().cloned().map(Office).collect())
    }
}

#[pymethods]
impl Offices {
    #[new]
    #[pyo3(signature = (added = Several::default()), text_signature = "(added=())")]
    fn new(added: Several<Added>) -> PyResult<Self> {
        let mut successors = Vec::new();
        let mut offices = core::Offices::vietnam().clone();
        for added in added.0 {
            let (office, from, to) = match added {
                Added::Always(office) => (office, None, None),
                Added::Dated(office, from, to) => (office, from, to),
                Added::Succeeded(office, from, to, successor) => {
                    successors.push((office.0.code().to_owned(), successor));
                    (office, from, to)
                }
            };
            offices = offices.with(office.0, from.map(|day| day.0), to.map(|day| day.0)).or_raise()?;
        }
        let follow = |offices: core::Offices, (code, successor): (String, String)| {
            offices.with_successor(&code, &successor).or_raise()
        };
        successors.into_iter().try_fold(offices, follow).map(Self)
    }

    /// The nation, its provinces and the army's.
    #[staticmethod]
    fn vietnam() -> Self {
        Self(core::Offices::vietnam().clone())
    }

    /// The table with one more office, from its first to its last day; None for no end.
    #[pyo3(signature = (office, first_day = None, last_day = None))]
    fn with_office(&self, office: Office, first_day: Option<Date>, last_day: Option<Date>) -> PyResult<Self> {
        let (from, to) = (first_day.map(|day| day.0), last_day.map(|day| day.0));
        self.0.clone().with(office.0, from, to).or_raise().map(Self)
    }

    /// The table, in which the office of a code, after its last day, became the one of another.
    fn with_successor(&self, code: &str, successor: &str) -> PyResult<Self> {
        self.0.clone().with_successor(code, successor).or_raise().map(Self)
    }

    /// The office of a code or of any usual spelling; of several of one name by the one above, as
    /// in `Châu Thành, Long An`, or by the argument `above`.
    ///
    /// Raises OfficeError, which says whether it is unknown, was merged into another by then, or
    /// is one of several of that name, and of which.
    #[pyo3(signature = (text, on = None, above = None))]
    fn find(&self, text: &str, on: Option<Date>, above: Option<&str>) -> PyResult<Office> {
        let on = self.day(on);
        let found = above.map_or_else(|| self.0.find(text, on), |above| self.0.find_under(text, above, on));
        found.or_raise().cloned().map(Office)
    }

    /// The offices that exist on a day.
    #[pyo3(signature = (on = None))]
    fn at(&self, on: Option<Date>) -> Several<Office> {
        Self::several(self.0.at(self.day(on)))
    }

    /// The office of a code, or None.
    #[pyo3(signature = (code, on = None))]
    fn by_code(&self, code: &str, on: Option<Date>) -> Option<Office> {
        optional(self.0.by_code(code, self.day(on)).cloned())
    }

    /// The offices right under a code.
    #[pyo3(signature = (code, on = None))]
    fn children(&self, code: &str, on: Option<Date>) -> Several<Office> {
        Self::several(self.0.children(code, self.day(on)))
    }

    /// What an office that ended became, as a province that existed to 30 June 2025; None if none is known.
    fn successor(&self, text: &str) -> Option<Office> {
        optional(self.0.successor(text).cloned())
    }

    /// The offices that an office was made of, as a province of 1 July 2025; one, if it was not merged.
    fn predecessors(&self, text: &str) -> Several<Office> {
        Self::several(self.0.predecessors(text))
    }

    /// Whether the mergers of 1 July 2025 touched it.
    fn is_merged(&self, text: &str) -> bool {
        self.0.is_merged(text)
    }

    fn __len__(&self) -> usize {
        self.0.at(self.0.latest()).count()
    }
}
