//! Amounts and changes in the words of official reports.
