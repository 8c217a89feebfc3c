//! The texts that the cells of a workbook share, and text as XLSX writes it.

use quick_xml::{Reader, events::Event};

use crate::{refusal::Refusal, xml::referred};

/// The shared texts, in order.
pub(super) fn read(xml: &str) -> Result<Vec<Box<str>>, Refusal> {
    let mut reader = Reader::from_str(xml);
    let (mut strings, mut text, mut is_text, mut in_reading) = (Vec::new(), String::new(), false, false);
    loop {
        match reader.read_event()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => is_text = !in_reading,
                "rPh" => in_reading = true, // how East Asian writing is read aloud
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push(Box::default()),
            Event::Text(part) if is_text => text.push_str(&part.xml10_content()),
            Event::CData(part) if is_text => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if is_text => text.push_str(&referred(&reference)),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => in_reading = false,
                "si" => strings.push(unescaped(&std::mem::take(&mut text)).into()),
                _ => {}
            },
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Text with what XML can't hold, which XLSX writes as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let Some((before, rest)) = text.split_once("_x") else { return text.to_owned() };
    let mut plain = before.to_owned();
    let mut rest = rest;
    loop {
        let code = rest.split_at_checked(5).and_then(|(code, after)| Some((code.strip_suffix('_')?, after)));
        let c = code.and_then(|(code, after)| {
            let hexadecimal = code.bytes().all(|b| b.is_ascii_hexdigit());
            Some((char::from_u32(u32::from_str_radix(code, 16).ok().filter(|_| hexadecimal)?)?, after))
        });
        let after = if let Some((c, after)) = c {
            plain.push(c);
            after
        } else {
            plain.push_str("_x");
            rest
        };
        let Some((before, next)) = after.split_once("_x") else {
            plain.push_str(after);
            return plain;
        };
        plain.push_str(before);
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_put_together_from_their_runs_without_readings() {
        let xml = "<sst><si><t>a &amp; b&#10;</t></si><si><r><t>Ý </t></r><r><t>Yên</t></r><rPh><t>x</t></rPh></si><si/></sst>";
        let strings = read(xml).ok().expect("well-formed");
        assert_eq!(strings.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["a & b\n", "Ý Yên", ""]);
    }

    #[test]
    fn what_xml_can_not_hold_is_escaped_and_other_underscores_are_not() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x"), "a\r\nb_x");
        assert_eq!(unescaped("_xyz_ _x00 đ_x12345_"), "_xyz_ _x00 đ_x12345_");
    }
}
