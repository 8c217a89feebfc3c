mod frame;
mod tally;
mod tally_result;
