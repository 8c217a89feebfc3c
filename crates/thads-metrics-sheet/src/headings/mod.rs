//! What the headings of columns mean: each cell by the words of the vocabulary, then the path from the group to the leaf.

pub(crate) mod heading;
pub(crate) mod heading_path;
pub(crate) mod meaning;
