//! temp
use crate::Date;
/// temp
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeKey(String);
/// temp
#[derive(Debug)]
pub struct Office;
impl Office {
    /// temp
    pub fn key(name: &str, _on: Option<Date>) -> OfficeKey {
        OfficeKey(name.to_lowercase())
    }
}
impl OfficeKey {
    /// temp
    pub fn canonical(&self) -> &str {
        &self.0
    }
    /// temp
    pub fn is_known(&self) -> bool {
        true
    }
}
