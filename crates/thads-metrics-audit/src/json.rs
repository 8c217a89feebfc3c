//! The object that `thads-metrics audit --json` prints.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    outcome::{Audit, AuditedFigure, Bounds, Conflict, Doubt},
    subject::Subject,
};

/// Where a figure or bounds stand: the keys that both share.
struct Place<'s>(&'s Subject);

impl Place<'_> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("office", &self.0.office)?;
        map.serialize_entry("period", &self.0.period)?;
        map.serialize_entry("group", &self.0.group)?;
        self.0.set_by.iter().try_for_each(|setter| map.serialize_entry("set_by", setter))
    }
}

impl Serialize for AuditedFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.figure.id())?;
        map.serialize_entry("claim", &self.figure.formula())?;
        Place(self.figure.subject()).write(&mut map)?;
        map.serialize_entry("printed", self.figure.printed().text())?;
        map.serialize_entry("low", &self.low_text())?;
        map.serialize_entry("high", &self.high_text())?;
        map.serialize_entry("in_conflict", &self.in_conflict)?;
        map.end()
    }
}

impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("quantity", &self.subject.quantity)?;
        Place(&self.subject).write(&mut map)?;
        map.serialize_entry("low", &self.low_text())?;
        map.serialize_entry("high", &self.high_text())?;
        map.serialize_entry("exact", &self.exact)?;
        map.serialize_entry("printed", &self.printed)?;
        map.serialize_entry("because", &self.because)?;
        map.end()
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("identities", &self.identities)?;
        map.serialize_entry("suspects", &self.suspects)?;
        map.serialize_entry("truncated", &self.truncated)?;
        map.serialize_entry("repairs", &Repairs(&self.repairs))?;
        map.serialize_entry("vi", &self.vi)?;
        map.serialize_entry("en", &self.en)?;
        map.end()
    }
}

/// Each figure with what would mend it.
struct Repairs<'s>(&'s [(String, Option<String>)]);

impl Serialize for Repairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(figure, repair)| (figure, repair)))
    }
}

impl Serialize for Doubt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("kind", self.kind.key())?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("vi", &self.vi)?;
        map.serialize_entry("en", &self.en)?;
        map.end()
    }
}

/// The object that `thads-metrics audit --json` prints.
impl Serialize for Audit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("consistent", &self.is_consistent())?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("quantities", &self.implied())?;
        map.serialize_entry("conflicts", &self.conflicts)?;
        map.serialize_entry("doubts", &self.doubts)?;
        map.serialize_entry("notes", &self.notes)?;
        map.end()
    }
}
