//! `Effort`: how much an audit may do.

use num_bigint::BigInt;
use pyo3::{exceptions::PyValueError, prelude::*, types::PyTuple};

use crate::{
    class::{Arguments, value_methods},
    convert::Integer,
};

/// How much an audit may do before it ends with what it has proved so far: `Effort(steps=4000)`.
///
/// Every bound stays sound; one that may not be reached has `exact` False. The limits count steps,
/// not seconds: `steps` of branching for one whole-number bound, `work` in additions and
/// multiplications for the bounds of figures that belong together, `rounds` of the three steps,
/// `search` (operations) in the search for conflicts, and the `conflicts` listed.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Effort(pub(crate) thads_metrics_audit::Effort);

value_methods!(Effort);

impl Arguments for Effort {
    const KEYWORDS: &'static [&'static str] = &["steps", "work", "rounds", "search", "conflicts"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let effort = &self.0;
        (effort.steps, effort.work, effort.rounds, effort.search, effort.conflicts).into_pyobject(py)
    }
}

/// A limit, or the default if none is given.
fn limit<T: TryFrom<BigInt>>(given: Option<Integer>, default: T) -> PyResult<T> {
    let Some(Integer(given)) = given else { return Ok(default) };
    let range = format!("expected a limit of at least 0 that fits a machine word, got {given}");
    T::try_from(given).map_err(|_| PyValueError::new_err(range))
}

#[pymethods]
impl Effort {
    #[new]
    #[pyo3(signature = (steps = None, work = None, rounds = None, search = None, conflicts = None))]
    fn new(
        steps: Option<Integer>,
        work: Option<Integer>,
        rounds: Option<Integer>,
        search: Option<Integer>,
        conflicts: Option<Integer>,
    ) -> PyResult<Self> {
        let default = thads_metrics_audit::Effort::default();
        Ok(Self(thads_metrics_audit::Effort {
            steps: limit(steps, default.steps)?,
            work: limit(work, default.work)?,
            rounds: limit(rounds, default.rounds)?,
            search: limit(search, default.search)?,
            conflicts: limit(conflicts, default.conflicts)?,
        }))
    }

    /// Branching steps in the search for one whole-number bound.
    #[getter]
    fn steps(&self) -> u32 {
        self.0.steps
    }

    /// Additions and multiplications after which no whole-number bound is searched for any more.
    #[getter]
    fn work(&self) -> u64 {
        self.0.work
    }

    /// Repetitions of the three steps.
    #[getter]
    fn rounds(&self) -> u32 {
        self.0.rounds
    }

    /// Additions and multiplications in the search for all minimal conflicts of figures that belong together.
    #[getter]
    fn search(&self) -> u64 {
        self.0.search
    }

    /// Conflicts listed.
    #[getter]
    fn conflicts(&self) -> usize {
        self.0.conflicts
    }
}
