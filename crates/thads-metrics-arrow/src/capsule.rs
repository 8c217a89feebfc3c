//! Arrow from Python and to it without a copy: the capsules of
//! [Arrow's interface](https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html).
//!
//! A capsule of one of its names holds, by that interface, an initialised structure of the name's type at an aligned
//! address, which is the capsule's until somebody takes it and leaves a released one behind. Python makes the names and
//! keeps the promise; each proof below rests on it.

#![allow(unsafe_code)] // the structures are C's: beside each use stands what makes it sound

use std::ffi::{CStr, c_int};

use arrow_array::{
    Array as _, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray,
    cast::AsArray,
    ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, from_ffi_and_data_type},
    ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream},
    make_array, new_empty_array,
};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Schema};
use arrow_select::concat::concat;
use pyo3::{exceptions::PyValueError, prelude::*, types::PyCapsule};

const STREAM: &CStr = c"arrow_array_stream";
const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";

/// The batches of an object with `__arrow_c_stream__` or `__arrow_c_array__`; `None` of any other.
pub fn batches(object: &Bound<'_, PyAny>) -> PyResult<Option<Box<dyn RecordBatchReader + Send>>> {
    // a batch of no rows is one as an array, and as a stream may be none
    let Some(array) = array(object)? else {
        let reader = stream(object)?.map(ArrowArrayStreamReader::try_new).transpose();
        let reader = reader.map_err(|error| refused(&error))?;
        return Ok(reader.map(|reader| Box::new(reader) as Box<dyn RecordBatchReader + Send>));
    };
    let rows: Option<&StructArray> = array.as_struct_opt().filter(|rows| rows.logical_null_count() == 0);
    let batch = RecordBatch::from(rows.ok_or_else(|| PyValueError::new_err("expected columns, got one array"))?);
    let schema = batch.schema();
    Ok(Some(Box::new(RecordBatchIterator::new([Ok(batch)], schema))))
}

/// A series of any type, its chunks put together; `None` of an object that is none.
pub fn series(object: &Bound<'_, PyAny>) -> PyResult<Option<ArrayRef>> {
    match array(object)? {
        Some(array) => Ok(Some(array)),
        None => stream(object)?.map(put_together).transpose().map_err(|error| refused(&error)),
    }
}

/// A batch as a stream of one, for `__arrow_c_stream__`; cast to the schema that is asked for, if any is.
pub fn one_batch<'py>(
    py: Python<'py>,
    batch: RecordBatch,
    asked: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = match asked {
        Some(capsule) => as_asked(&batch, &schema(capsule)?).map_err(|error| refused(&error))?,
        None => batch,
    };
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    PyCapsule::new_with_value(py, stream, STREAM)
}

fn refused(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn as_asked(batch: &RecordBatch, asked: &FFI_ArrowSchema) -> Result<RecordBatch, ArrowError> {
    let schema = Schema::try_from(asked)?;
    if schema.fields().len() != batch.num_columns() {
        let (expected, got) = (batch.num_columns(), schema.fields().len());
        return Err(ArrowError::SchemaError(format!("expected a schema of {expected} fields, got {got}")));
    }
    let columns = batch.columns().iter().zip(schema.fields()).map(|(column, field)| cast(column, field.data_type()));
    RecordBatch::try_new(schema.clone().into(), columns.collect::<Result<_, _>>()?)
}

fn stream(object: &Bound<'_, PyAny>) -> PyResult<Option<FFI_ArrowArrayStream>> {
    let Some(method) = object.getattr_opt("__arrow_c_stream__")? else { return Ok(None) };
    let capsule = method.call0()?.cast_into::<PyCapsule>()?;
    let place = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name says what is at the address (above); this thread is attached to the interpreter, so
    // nobody else takes it meanwhile. What is left is released, and the capsule's destructor passes over it.
    Ok(Some(unsafe { FFI_ArrowArrayStream::from_raw(place.as_ptr()) }))
}

fn array(object: &Bound<'_, PyAny>) -> PyResult<Option<ArrayRef>> {
    let Some(method) = object.getattr_opt("__arrow_c_array__")? else { return Ok(None) };
    let (of_schema, of_array) = method.call0()?.extract::<(Bound<'_, PyAny>, Bound<'_, PyCapsule>)>()?;
    let schema = schema(&of_schema)?;
    let place = of_array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: as of a stream.
    let array = unsafe { FFI_ArrowArray::from_raw(place.as_ptr()) };
    // SAFETY: the two come from one call, whose promise is that the array is laid out as the schema says.
    let data = unsafe { from_ffi(array, &schema) }.map_err(|error| refused(&error))?;
    Ok(Some(make_array(data)))
}

fn schema(capsule: &Bound<'_, PyAny>) -> PyResult<FFI_ArrowSchema> {
    let place = capsule.cast::<PyCapsule>()?.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    // SAFETY: as of a stream.
    Ok(unsafe { FFI_ArrowSchema::from_raw(place.as_ptr()) })
}

fn put_together(mut stream: FFI_ArrowArrayStream) -> Result<ArrayRef, ArrowError> {
    let (Some(get_schema), Some(get_next)) = (stream.get_schema, stream.get_next) else {
        return Err(ArrowError::CDataInterface("the stream is released".to_owned()));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream has its functions, so it is not released; they are called with it and with a place of their
    // type to write to, one at a time, as the interface asks.
    let status = unsafe { get_schema(&raw mut stream, &raw mut schema) };
    answered(&mut stream, status)?;
    let data_type = DataType::try_from(&schema)?;
    let mut chunks = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above.
        let status = unsafe { get_next(&raw mut stream, &raw mut array) };
        answered(&mut stream, status)?;
        if array.is_released() {
            break; // the end, by the interface
        }
        // SAFETY: the stream promises arrays that are laid out as its schema says.
        chunks.push(make_array(unsafe { from_ffi_and_data_type(array, data_type.clone()) }?));
    }
    let chunks: Vec<_> = chunks.iter().map(AsRef::as_ref).collect();
    if chunks.is_empty() { Ok(new_empty_array(&data_type)) } else { concat(&chunks) }
}

fn answered(stream: &mut FFI_ArrowArrayStream, status: c_int) -> Result<(), ArrowError> {
    if status == 0 {
        return Ok(());
    }
    // SAFETY: the stream is not released (above). What it gives is null or a text that ends in a zero and stays until
    // the stream is called again; it is copied before.
    let reason = stream.get_last_error.and_then(|last| unsafe {
        let text = last(&raw mut *stream);
        (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
    });
    Err(ArrowError::CDataInterface(reason.unwrap_or_else(|| format!("the stream gave error {status}"))))
}
