//! Bytes → text: UTF-8 and UTF-16, and what Vietnamese was typed in before them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use thads_metrics::text::Text;

use crate::DocumentError;

type Decoded = (String, Vec<Text<String>>);

/// Decodes a text; what is not UTF-8 with a note, what can't be told refused by its name.
pub(crate) fn decode(bytes: &[u8], file: &str) -> Result<Decoded, DocumentError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let notes = if encoding == UTF_8 { Vec::new() } else { vec![note(encoding.name())] };
        return Ok((text.into_owned(), notes));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        return Ok((text.to_owned(), Vec::new()));
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
    let text = WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned();
    if is_tcvn3(bytes) {
        return Err(DocumentError::Tcvn3 { file: file.to_owned() });
    }
    Ok((text, vec![note("windows-1258")]))
}

fn note(encoding: &str) -> Text<String> {
    Text::new(
        format!("văn bản dùng bảng mã {encoding}, đã chuyển sang Unicode"),
        format!("the text is in {encoding}; it was decoded"),
    )
}

/// Windows-1258 writes tones as marks of their own (CC, D2, DE, EC, F2); TCVN3 writes a letter with its tone as one of
/// B5–FE, most of them where 1258 has other letters and symbols.
fn is_tcvn3(bytes: &[u8]) -> bool {
    let of = |set: &[u8]| bytes.iter().filter(|b| set.contains(b)).count();
    let tones = of(&[0xcc, 0xd2, 0xde, 0xec, 0xf2]);
    let symbols = bytes
        .iter()
        .filter(|b| (0xb5..=0xbf).contains(*b) || matches!(**b, 0xa8..=0xae | 0xc6..=0xc9 | 0xd6 | 0xd7))
        .count();
    symbols > tones.saturating_mul(2)
}
