//! What is asked of XML everywhere: start tags, their attributes by name, and text with its entities.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use crate::refusal::Refusal;

/// Calls for every start tag.
pub(crate) fn for_each_tag(
    xml: &str,
    mut each: impl FnMut(&BytesStart<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => each(&tag)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute, by its name without a prefix.
pub(crate) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Refusal> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?));
        }
    }
    Ok(None)
}

/// An attribute that is a whole number; anything else is not there.
pub(crate) fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<u32>, Refusal> {
    Ok(attribute(tag, name)?.and_then(|text| text.trim().parse().ok()))
}

/// Whether an attribute says yes.
pub(crate) fn flag(tag: &BytesStart<'_>, name: &str) -> Result<bool, Refusal> {
    Ok(attribute(tag, name)?.is_some_and(|flag| flag == "1" || flag == "true"))
}

/// What a reference such as `&amp;` or `&#10;` stands for; as it is written, if that is not known.
pub(crate) fn referred(reference: &BytesRef<'_>) -> Cow<'static, str> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string().into(),
        _ => match quick_xml::escape::resolve_predefined_entity(reference) {
            Some(text) => text.into(),
            None => format!("&{};", &**reference).into(),
        },
    }
}
