//! From a tally to what the results of offices are made of.

use std::sync::Arc;

use crate::tally::error::TallyError;
use thads_metrics::Measure;
use thads_metrics_results::{Entry, Term};

use super::result::Tally;

impl Tally {
    /// What each office has in cases and in money, and what a reader must know of it; other columns that the tally
    /// is by are added up.
    ///
    /// ```
    /// use thads_metrics_arrow::{TallySpec, Tally};
    /// let tally = Tally::empty(TallySpec::new("2022/06".parse()?, ["office", "nature"])?);
    /// assert!(tally.entries(None)?.0.is_empty());
    /// assert!(tally.over(["nature"])?.entries(None).is_err()); // results are of offices
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entries(&self, measure: Option<Measure>) -> Result<(Vec<Entry>, Vec<Arc<Term>>), TallyError> {
        let flows = self.over(["office"])?.flows()?;
        let wanted = flows.into_iter().filter(|flow| measure.is_none_or(|measure| flow.measure() == measure));
        let only = self.spec().by().iter().filter(|column| *column != "office").filter_map(|column| {
            let name = self.only_name(column)?;
            let (vi, en) = (format!("Chỉ gồm {column}: {name}."), format!("Only {column}: {name}."));
            Some(Arc::new(Term::new("tally.only", vi, en)))
        });
        Ok((wanted.map(Entry::from).collect(), only.chain(self.notes()).collect()))
    }

    /// The name that every group has in a column; `None` if there are several.
    fn only_name(&self, column: &str) -> Option<&str> {
        let place = self.spec().by().iter().position(|known| known == column)?;
        let mut names = self.tallied_groups().filter_map(|(names, _)| names.get(place));
        let first = names.next()?;
        names.all(|name| name == first).then_some(first)
    }
}
