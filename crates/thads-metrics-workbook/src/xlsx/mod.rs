//! XLSX and XLSM: from the package's relations to the workbook, and from the workbook's to its sheets.
//!
//! Nothing is asked that the cells do not need: declared dimensions and counts, the states of sheets that nobody knows
//! and sheets that hold no cells cost nothing else.

mod shared;
mod sheet;
mod strings;
mod styles;

use std::collections::HashMap;

use thads_metrics_sheet::{Grid, Remark};

use self::{shared::Shared, sheet::Worksheet, styles::Styles};
use crate::{
    number::Epoch,
    package::Package,
    refusal::{Grids, Refusal},
    rows::Budget,
    xml::{attribute, flag, for_each_tag},
};

/// Every worksheet, in the order of the tabs.
pub(crate) fn read(package: &Package) -> Grids {
    let workbook = Workbook::new(package)?;
    let part = |kind: &str, usual: &str| {
        let found = workbook.relations.values().find(|relation| relation.kind == kind);
        found.and_then(|relation| package.part(&relation.path)).or_else(|| package.part(usual))
    };
    let shared = Shared {
        strings: part("sharedStrings", "xl/sharedStrings.xml").map(strings::read).transpose()?.unwrap_or_default(),
        styles: part("styles", "xl/styles.xml").map(Styles::read).transpose()?.unwrap_or_default(),
        epoch: workbook.epoch,
        computes_on_load: workbook.computes_on_load,
    };
    let (mut grids, mut budget) = (Vec::new(), Budget::default());
    for tab in &workbook.tabs {
        let relation = workbook.relations.get(&tab.relation);
        if relation.is_some_and(|relation| relation.kind != "worksheet") {
            continue; // a chart, a macro, a dialog: no cells
        }
        let mut grid = Grid { hidden: tab.hidden, name: tab.name.clone(), ..Grid::default() };
        match relation.and_then(|relation| package.part(&relation.path)) {
            Some(xml) => Worksheet::new(&shared, &mut budget).read(xml, &mut grid)?,
            None => grid.remarks.push(Remark::Absent),
        }
        grids.push(grid);
    }
    if grids.is_empty() {
        return Err(Refusal::Damaged("no worksheet".into()));
    }
    Ok(grids)
}

/// A sheet as the workbook lists it.
struct Tab {
    name: String,
    relation: String,
    hidden: bool,
}

/// A part that another one names.
struct Relation {
    /// The last word of its type: `worksheet`, `sharedStrings`.
    kind: String,
    path: String,
}

struct Workbook {
    tabs: Vec<Tab>,
    relations: HashMap<String, Relation>,
    epoch: Epoch,
    computes_on_load: bool,
}

impl Workbook {
    fn new(package: &Package) -> Result<Self, Refusal> {
        let document = relations(package, "")?.into_values().find(|relation| relation.kind == "officeDocument");
        let path = document.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.path);
        let xml = package.part(&path).ok_or_else(|| Refusal::Damaged(format!("no {path} in it")))?;
        let mut workbook = Self {
            tabs: Vec::new(),
            relations: relations(package, &path)?,
            epoch: Epoch::Of1900,
            computes_on_load: false,
        };
        for_each_tag(xml, |tag| {
            match tag.local_name().as_ref() {
                "sheet" => {
                    let state = attribute(tag, "state")?.unwrap_or_default();
                    workbook.tabs.push(Tab {
                        name: attribute(tag, "name")?.unwrap_or_default().into_owned(),
                        relation: attribute(tag, "id")?.unwrap_or_default().into_owned(),
                        hidden: state == "hidden" || state == "veryHidden",
                    });
                }
                "calcPr" => workbook.computes_on_load = flag(tag, "fullCalcOnLoad")?,
                "workbookPr" if flag(tag, "date1904")? => workbook.epoch = Epoch::Of1904,
                _ => {}
            }
            Ok(())
        })?;
        Ok(workbook)
    }
}

/// The parts that a part names, by the names it gives them; those of the package itself where `part` is empty.
fn relations(package: &Package, part: &str) -> Result<HashMap<String, Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = HashMap::new();
    for_each_tag(package.part(&resolved(folder, &format!("_rels/{file}.rels"))).unwrap_or_default(), |tag| {
        if let (Some(id), Some(kind), Some(target)) =
            (attribute(tag, "Id")?, attribute(tag, "Type")?, attribute(tag, "Target")?)
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id.into_owned(), Relation { kind, path: resolved(folder, &target) });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// A target that a part in `folder` names, from the root of the package.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_however_they_are_written() {
        for target in [
            "worksheets/a.xml",
            "./worksheets/a.xml",
            "../xl/worksheets/a.xml",
            "/xl/worksheets/a.xml",
            "worksheets\\a.xml",
        ] {
            assert_eq!(resolved("xl", target), "xl/worksheets/a.xml");
        }
        assert_eq!(resolved("", "../../xl//workbook.xml"), "xl/workbook.xml");
    }
}
