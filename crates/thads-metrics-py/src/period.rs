//! `ReportingYear`, `Period` and `Quarter`.

use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    type_hint_union,
    types::{PyString, PyTuple},
};
use thads_metrics as core;
use thads_metrics::text::clip;
use thads_metrics::{calendar::Calendar, period::PeriodError, vocabulary::typed};

use crate::{
    class::{Arguments, value_class},
    convert::{Date, Integer, Several, optional, refuse},
    error::OrRaise,
};

value_class! {
    /// A reporting year: `ReportingYear(2022)` runs from 1 October 2021 to 30 September 2022.
    ReportingYear(core::ReportingYear)
}

value_class! {
    /// The first months of a reporting year, cumulative: `Period("2022/06")` is 1 October 2021
    /// to 31 March 2022.
    Period(core::Period)
}

value_class! {
    /// Three months of a reporting year: `Quarter("2022/Q2")` is January to March 2022.
    Quarter(core::Quarter)
}

impl Arguments for ReportingYear {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.number(),).into_pyobject(py)
    }
}

impl Arguments for Period {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.to_string(),).into_pyobject(py)
    }
}

impl Arguments for Quarter {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.to_string(),).into_pyobject(py)
    }
}

/// A period, or its text.
pub(crate) struct AnyPeriod(pub(crate) core::Period);

impl<'py> FromPyObject<'_, 'py> for AnyPeriod {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Period::INPUT_TYPE, <&str>::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = ob.cast::<PyString>() {
            return typed::period(text.to_str()?).or_raise().map(Self);
        }
        let period = ob.extract::<Period>().map_err(|_| refuse(&ob, "a Period or a str as 2022/06"))?;
        Ok(Self(period.0))
    }
}

#[pymethods]
impl ReportingYear {
    #[new]
    fn new(year: Integer) -> PyResult<Self> {
        let (min, max) = (core::ReportingYear::MIN, core::ReportingYear::MAX);
        let year = match (i16::try_from(&year.0), i64::try_from(&year.0)) {
            (Ok(year), _) => core::ReportingYear::new(year),
            (Err(_), Ok(got)) => Err(PeriodError::Year { got, min, max }),
            (Err(_), Err(_)) => Err(PeriodError::Malformed { got: clip(&year.0.to_string()) }),
        };
        year.or_raise().map(Self)
    }

    /// The reporting year that a day lies in.
    #[staticmethod]
    fn of(day: Date) -> PyResult<Self> {
        core::ReportingYear::of(day.0).or_raise().map(Self)
    }

    /// The number of the year.
    #[getter]
    fn number(&self) -> i16 {
        self.0.number()
    }

    fn __int__(&self) -> i16 {
        self.0.number()
    }

    /// 1 October of the calendar year before.
    #[getter]
    fn first_day(&self) -> Date {
        Date(self.0.first_day())
    }

    /// 30 September.
    #[getter]
    fn last_day(&self) -> Date {
        Date(self.0.last_day())
    }

    /// The cumulative period of the first `months` months.
    fn months(&self, months: Integer) -> PyResult<Period> {
        let months = months.0;
        let known = u32::try_from(&months).map_err(|_| PeriodError::Malformed { got: format!("{}/{months}", self.0) });
        known.and_then(|months| self.0.months(months)).or_raise().map(Period)
    }

    /// The whole year: twelve months.
    #[getter]
    fn whole(&self) -> Period {
        Period(self.0.whole())
    }

    /// A quarter of the year, 1 to 4: the first is October to December.
    fn quarter(&self, number: Integer) -> PyResult<Quarter> {
        let number = number.0;
        let known = u32::try_from(&number).map_err(|_| PeriodError::Malformed { got: format!("{}/Q{number}", self.0) });
        known.and_then(|number| self.0.quarter(number)).or_raise().map(Quarter)
    }

    /// The year before, or None at the first.
    #[getter]
    fn previous(&self) -> Option<Self> {
        optional(self.0.previous())
    }
}

#[pymethods]
impl Period {
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        typed::period(text).or_raise().map(Self)
    }

    /// The reporting year.
    #[getter]
    fn year(&self) -> ReportingYear {
        ReportingYear(self.0.year())
    }

    /// How many months it covers, 1 to 12.
    #[getter]
    fn months(&self) -> u8 {
        self.0.months()
    }

    /// 1 October of the calendar year before the reporting year.
    #[getter]
    fn first_day(&self) -> Date {
        Date(self.0.first_day())
    }

    /// The last day of the last month.
    #[getter]
    fn last_day(&self) -> Date {
        Date(self.0.last_day())
    }

    /// Whether a day lies in the period.
    fn __contains__(&self, day: Date) -> bool {
        self.0.contains(day.0)
    }

    /// How many months of the reporting year are still to come, 0 to 11.
    #[getter]
    fn months_left(&self) -> u8 {
        self.0.months_left()
    }

    /// The same months of the year before, or None at the first year.
    #[getter]
    fn same_period_last_year(&self) -> Option<Self> {
        optional(self.0.same_period_last_year())
    }

    /// The period one month shorter, or None for the first month.
    #[getter]
    fn previous_month(&self) -> Option<Self> {
        optional(self.0.previous_month())
    }

    /// The label: `6 tháng đầu năm 2022`, `first 6 months of 2022`.
    #[pyo3(signature = (lang = "vi"))]
    fn label(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.label(lang.parse().or_raise()?))
    }

    /// The last day that a report of the period is due on from a level: officer, district, province, nation,
    /// military_officer, military_region or military.
    ///
    /// Working days are counted by the public holidays that are known, those of 26 July 2024 to 31 July 2026; for
    /// other years give the holidays, and the days worked in their stead. Raises CalendarError where the circular in
    /// force at the end of the period says nothing of it that was read.
    #[pyo3(signature = (level, holidays = None, worked = Several::default()))]
    fn due(&self, level: &str, holidays: Option<Several<Date>>, worked: Several<Date>) -> PyResult<Date> {
        let calendar = holidays.map_or_else(Calendar::vietnam, |holidays| {
            let days = |days: Several<Date>| days.0.into_iter().map(|day| day.0);
            Calendar::of(days(holidays), days(worked))
        });
        self.0.due_by(level.parse().or_raise()?, &calendar).or_raise().map(Date)
    }

    /// The lists that are closed and sent with its report, each in Vietnamese and English; none where they were not read.
    #[getter]
    fn lists(&self) -> Several<(&'static str, &'static str)> {
        Several(self.0.lists().map(|list| (list.vi, list.en)).collect())
    }
}

#[pymethods]
impl Quarter {
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        text.parse().or_raise().map(Self)
    }

    /// The reporting year.
    #[getter]
    fn year(&self) -> ReportingYear {
        ReportingYear(self.0.year())
    }

    /// 1 to 4.
    #[getter]
    fn number(&self) -> u8 {
        self.0.number()
    }

    /// The cumulative period that ends with the quarter.
    #[getter]
    fn through(&self) -> Period {
        Period(self.0.through())
    }

    /// The cumulative period to subtract from `through`; None for the first quarter.
    #[getter]
    fn before(&self) -> Option<Period> {
        optional(self.0.before())
    }

    /// The first day.
    #[getter]
    fn first_day(&self) -> Date {
        Date(self.0.first_day())
    }

    /// The last day.
    #[getter]
    fn last_day(&self) -> Date {
        Date(self.0.last_day())
    }

    /// The label: `quý II năm 2022`, `quarter II of 2022`.
    #[pyo3(signature = (lang = "vi"))]
    fn label(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.label(lang.parse().or_raise()?))
    }
}
