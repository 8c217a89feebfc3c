//! Workbooks and text files as grids of exact cells, for thads-metrics.
