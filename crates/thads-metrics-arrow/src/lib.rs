//! Arrow in and out of thads-metrics: frames of offices, tables of results.
