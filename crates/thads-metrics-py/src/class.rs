//! What every class of values has: it is immutable, and its repr and its pickle are the
//! arguments that make an equal one.

use pyo3::{
    prelude::*,
    types::{PyDict, PyString, PyTuple, PyType},
};

/// The arguments that make an equal value.
pub(crate) trait Arguments {
    /// The names that the last of the arguments are written with. One that is None is left out.
    const KEYWORDS: &'static [&'static str] = &[];
    /// How many come before those.
    const POSITIONAL: usize = 1;

    /// The positional arguments of the constructor.
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>>;
}

/// `Name(arguments)`, as one would type it.
pub(crate) fn repr(
    name: &str,
    arguments: &Bound<'_, PyTuple>,
    positional: usize,
    keywords: &[&str],
) -> PyResult<String> {
    let mut written = Vec::with_capacity(arguments.len());
    for (position, argument) in arguments.iter().enumerate() {
        let argument = match keywords.get(position.wrapping_sub(positional)) {
            Some(_) if argument.is_none() => continue,
            Some(keyword) => format!("{keyword}={}", quoted(&argument)?),
            None => quoted(&argument)?,
        };
        written.push(argument);
    }
    Ok(format!("{name}({})", written.join(", ")))
}

/// Python's own repr, but texts in double quotes where that takes no escaping.
pub(crate) fn quoted(argument: &Bound<'_, PyAny>) -> PyResult<String> {
    let written = argument.repr()?.to_str()?.to_owned();
    let inside = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    Ok(match inside {
        Some(inside) if argument.is_instance_of::<PyString>() && !inside.contains('"') => format!("\"{inside}\""),
        _ => written,
    })
}

/// Gives a class that has [`Arguments`] its `repr`, pickling and copying.
macro_rules! value_methods {
    ($name:ident) => {
        #[pyo3::pymethods]
        impl $name {
            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                use crate::class::Arguments;
                crate::class::repr(stringify!($name), &self.arguments(py)?, Self::POSITIONAL, Self::KEYWORDS)
            }
        }

        crate::class::pickled!($name);
    };
}
pub(crate) use value_methods;

/// Gives a class that has [`Arguments`] its pickling and copying, and leaves the `repr` to it.
macro_rules! pickled {
    ($name:ident) => {
        #[pyo3::pymethods]
        impl $name {
            #[pyo3(signature = () -> "tuple[type, tuple[object, ...]]")]
            fn __reduce__<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::types::PyType>, pyo3::Bound<'py, pyo3::types::PyTuple>)> {
                Ok((py.get_type::<Self>(), crate::class::Arguments::arguments(self, py)?))
            }
        }

        crate::class::copied!($name);
    };
}
pub(crate) use pickled;

/// Gives a class its copies, which are the value itself.
macro_rules! copied {
    ($name:ident) => {
        #[pyo3::pymethods]
        impl $name {
            fn __copy__(slf: pyo3::Bound<'_, Self>) -> pyo3::Bound<'_, Self> {
                slf
            }

            fn __deepcopy__<'py>(
                slf: pyo3::Bound<'py, Self>,
                memo: &pyo3::Bound<'py, pyo3::PyAny>,
            ) -> pyo3::Bound<'py, Self> {
                let _ = memo; // nothing inside can change, so nothing is copied
                slf
            }
        }
    };
}
pub(crate) use copied;

/// The call that makes an equal value, for classes with many arguments that are often left out.
pub(crate) trait Call {
    /// The positional and the keyword arguments of the constructor.
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)>;
}

/// `Name(arguments, keyword=argument)`, as one would type it.
pub(crate) fn repr_call(
    name: &str,
    (arguments, keywords): (Bound<'_, PyTuple>, Bound<'_, PyDict>),
) -> PyResult<String> {
    let mut written = arguments.iter().map(|argument| quoted(&argument)).collect::<PyResult<Vec<_>>>()?;
    for (keyword, argument) in keywords {
        written.push(format!("{keyword}={}", quoted(&argument)?));
    }
    Ok(format!("{name}({})", written.join(", ")))
}

/// What pickle calls without arguments to make an equal value.
pub(crate) fn partial<'py>(
    class: Bound<'py, PyType>,
    (arguments, keywords): (Bound<'py, PyTuple>, Bound<'py, PyDict>),
) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
    let py = class.py();
    let mut bound = vec![class.into_any()];
    bound.extend(arguments.iter());
    let partial = py.import("functools")?.getattr("partial")?.call(PyTuple::new(py, bound)?, Some(&keywords))?;
    Ok((partial, PyTuple::empty(py)))
}

/// Gives a class that has [`Call`] its `repr`, pickling and copying.
macro_rules! call_methods {
    ($name:ident) => {
        #[pyo3::pymethods]
        impl $name {
            fn __repr__(&self, py: pyo3::Python<'_>) -> pyo3::PyResult<String> {
                crate::class::repr_call(stringify!($name), crate::class::Call::call(self, py)?)
            }

            #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
            fn __reduce__<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::PyAny>, pyo3::Bound<'py, pyo3::types::PyTuple>)> {
                crate::class::partial(py.get_type::<Self>(), crate::class::Call::call(self, py)?)
            }
        }

        crate::class::copied!($name);
    };
}
pub(crate) use call_methods;

/// Declares the Python class of a core type that is a value: compared, ordered, hashed and
/// written as the core does. It still needs its own `#[pymethods]`, and [`Arguments`], or
/// [`Call`] where it is declared `Name(core::Name) by call`. `unordered Name(core::Name)` where
/// the core has no order.
macro_rules! value_class {
    ($(#[$doc:meta])* unordered $name:ident($inner:ty) $(by $call:ident)?) => {
        $(#[$doc])*
        #[pyo3::pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) $inner);

        crate::class::value_class!(@rest $name($inner) $($call)?);
    };
    (@rest $name:ident($inner:ty)) => {
        crate::class::value_class!(@text $name($inner));
        crate::class::value_methods!($name);
    };
    (@rest $name:ident($inner:ty) call) => {
        crate::class::value_class!(@text $name($inner));
        crate::class::call_methods!($name);
    };
    (@text $name:ident($inner:ty)) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }
    };
    ($(#[$doc:meta])* $name:ident($inner:ty) $(by $call:ident)?) => {
        $(#[$doc])*
        #[pyo3::pyclass(module = "thads_metrics", frozen, eq, ord, hash, str, from_py_object)]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) $inner);

        crate::class::value_class!(@rest $name($inner) $($call)?);
    };
}
pub(crate) use value_class;
