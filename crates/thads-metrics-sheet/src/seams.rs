//! Where the rules change between the periods of a sheet, or inside one, as notes.

use std::collections::BTreeSet;

use thads_metrics::{Item, Lang, Measure, Period, regime::Seam};

use crate::{Sheet, SheetNote};

const CODE: &str = "sheet.breaks";

impl Sheet {
    /// Notes at which columns the series breaks between the periods of the sheet and the last before them in `previous`,
    /// in place of what is noted of that already. A period that a change of rules falls into is noted alone.
    pub fn note_breaks(&mut self, previous: Option<&Self>) {
        self.notes.retain(|note| note.code != CODE);
        let own: BTreeSet<Period> = self.periods.iter().copied().collect();
        let before = previous.into_iter().flat_map(|sheet| sheet.periods.iter().copied());
        let before = before.filter(|period| own.first().is_some_and(|first| period < first)).max();
        let periods: Vec<Period> = before.into_iter().chain(own).collect();
        let group = self.group.as_deref();
        let mut notes = Vec::new();
        for measure in Measure::ALL {
            let items: Vec<Item> = self.items(measure).into_iter().collect();
            let seams = Seam::along(&periods, measure, &items, group);
            notes.extend(seams.iter().map(|seam| SheetNote {
                code: CODE,
                cell: None,
                vi: seam.print(Lang::Vi),
                en: seam.print(Lang::En),
            }));
        }
        self.notes.append(&mut notes);
    }

    /// The columns that there are of a measure.
    fn items(&self, measure: Measure) -> BTreeSet<Item> {
        let blocks = self.blocks.iter().filter(|block| block.measure == measure);
        let items = |block: &crate::Block| -> Vec<Item> {
            let percents = block.percents.iter().map(|column| column.item);
            block.columns.iter().map(|column| column.item).chain(percents).collect()
        };
        blocks.flat_map(items).collect()
    }
}
