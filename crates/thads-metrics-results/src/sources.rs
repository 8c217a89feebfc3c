//! Where the rule of a rate and the national targets stand that results use.

use thads_metrics::{Identity, Item, Lang, targets::NationalTarget, text::Text};

use crate::{columns::capital, results::Results};

impl Results {
    /// A line for how each rate is defined, and one for each national target that was used, each with its citation.
    pub fn sources(&self) -> Vec<Text<String>> {
        let mut lines: Vec<Text<String>> = Vec::new();
        let mut add = |line: Text<String>| {
            if !lines.contains(&line) {
                lines.push(line);
            }
        };
        for row in self.rows() {
            let Some(citation) = Identity::Rate.citation(row.measure, row.period.last_day()) else { continue };
            add(Text::in_both(|lang| {
                let [rate, resolved, base] = [Item::Rate, Item::Resolved, row.measure.rate_base()]
                    .map(|item| format!("{} ({})", item.term(lang), row.measure.term(lang)));
                let source = lang.pick("Căn cứ", "Source");
                capital(&format!("{rate} = {resolved} ÷ {base}. {source}: {citation}"))
            }));
        }
        for row in self.rows() {
            let national = NationalTarget::of(row.period.year(), row.measure).filter(|national| {
                row.target.as_ref().is_some_and(|(target, _)| target.value() == national.target().value())
            });
            let Some(national) = national else { continue };
            add(Text::in_both(|lang| {
                let target = national.target().print(lang);
                let citation = national.citation();
                match lang {
                    Lang::Vi => format!("Chỉ tiêu toàn quốc {target}. Nguồn: {citation}"),
                    Lang::En => format!("National target: {target}. Source: {citation}"),
                }
            }));
        }
        lines
    }
}
