//! What a plan is for ([`Need`]).

use thads_metrics::{Measure, Target, Value, targets::TargetError};

/// What the whole needs for its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The measure.
    pub measure: Measure,
    /// The target of the whole.
    pub target: Target,
    /// The fewest further cases or đồng that reach it, or why it can't be reached.
    pub still_to_resolve: Result<Value, TargetError>,
    /// How many offices the plan asks something of.
    pub offices: usize,
}
