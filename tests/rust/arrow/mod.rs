mod frame;
pub(crate) mod tally;
mod tally_result;
