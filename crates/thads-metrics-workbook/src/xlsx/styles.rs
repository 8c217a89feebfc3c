//! The number formats of a workbook's cells ([`Styles`]).

use std::collections::HashMap;

use crate::{
    format::Format,
    refusal::Refusal,
    xml::{attribute, number},
};
use quick_xml::{Reader, events::Event};

/// The number format of each style of cells; `None` where all of a number is shown.
#[derive(Default)]
pub(super) struct Styles(Vec<Option<Format>>);

impl Styles {
    pub(super) fn read(xml: &str) -> Result<Self, Refusal> {
        let (mut codes, mut used, mut in_cells) = (HashMap::new(), Vec::new(), false);
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event()? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (number(&tag, "numFmtId")?, attribute(&tag, "formatCode")?) {
                            codes.entry(id).or_insert_with(|| Format::new(&code)); // differential styles come later
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => used.push(number(&tag, "numFmtId")?.unwrap_or(0)),
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
                Event::Eof => break,
                _ => {}
            }
        }
        let format = |id: u32| codes.get(&id).cloned().or_else(|| Format::built_in(u16::try_from(id).ok()?));
        Ok(Self(used.into_iter().map(format).collect()))
    }

    /// The format of a style.
    pub(super) fn get(&self, style: Option<u32>) -> Option<&Format> {
        self.0.get(style.unwrap_or(0) as usize)?.as_ref()
    }
}
