//! Bytes → text: UTF-8 and UTF-16, and what Vietnamese was typed in before them.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use thads_metrics::text::{
    Text,
    legacy::{self, is_doubtful},
};

use crate::DocumentError;

type Decoded = (String, Vec<Text<String>>);

/// Decodes a text; what is not Unicode with a note, what can't be told refused.
pub(crate) fn decode(bytes: &[u8], file: &str) -> Result<Decoded, DocumentError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let notes = if encoding == UTF_8 { Vec::new() } else { vec![note(encoding.name())] };
        return Ok((text.into_owned(), notes));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        // copied from a file in an old font: its letters are those of Western ones
        return Ok(of_old_fonts(text).unwrap_or_else(|| (text.to_owned(), Vec::new())));
    }
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).take(400).filter(|b| **b == 0).count();
    for (encoding, many, few) in [(UTF_16LE, zeros(1), zeros(0)), (UTF_16BE, zeros(0), zeros(1))] {
        if many > few.saturating_add(20) {
            return Ok((encoding.decode_without_bom_handling(bytes).0.into_owned(), vec![note(encoding.name())]));
        }
    }
    let controls = bytes.iter().filter(|b| **b < 9 || (14..32).contains(*b)).count();
    if controls > bytes.len() / 200 {
        return Err(DocumentError::Binary { file: file.to_owned() });
    }
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    of_old_fonts(&western).ok_or_else(|| DocumentError::Encoding { file: file.to_owned() })
}

/// Whether a letter is one that only Vietnamese in Unicode has.
const fn is_settled(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// The text in Unicode, if most of its lines that are no Vietnamese as they stand are in one encoding of before it.
fn of_old_fonts(text: &str) -> Option<Decoded> {
    if text.chars().any(is_settled) {
        return None;
    }
    let doubtful: Vec<&str> = text.lines().filter(|line| is_doubtful(line)).collect();
    let mut votes = BTreeMap::new();
    for encoding in doubtful.iter().filter_map(|line| legacy::Encoding::recognise([*line])) {
        let lines: &mut usize = votes.entry(encoding.name()).or_insert(0);
        *lines = lines.saturating_add(1);
    }
    let (name, lines) = votes.into_iter().max_by_key(|(_, lines)| *lines)?;
    if lines.saturating_mul(2) < doubtful.len() {
        return None;
    }
    let encoding = legacy::Encoding::ALL.into_iter().find(|encoding| encoding.name() == name)?;
    let lines = text.split_inclusive('\n').map(|line| encoding.decode(line));
    Some((lines.collect::<Option<String>>()?, vec![note(name)]))
}

fn note(encoding: &str) -> Text<String> {
    Text::new(
        format!("văn bản dùng bảng mã {encoding}, đã chuyển sang Unicode"),
        format!("the text is in {encoding}; it was decoded"),
    )
}
