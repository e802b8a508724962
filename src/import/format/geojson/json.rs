//! JSON whose numbers keep all their digits: values stay texts until they are needed.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::import::{ImportError, RemarkKind};

/// Members of an object in their order.
pub(super) struct Object<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> Object<'t> {
    /// Members of a value; `None` if it is no object.
    pub(super) fn parse(value: &'t RawValue) -> Option<Self> {
        value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten()
    }

    /// Member of a name, the last one of several; `None` also for null.
    pub(super) fn get(&self, name: &str) -> Option<&'t RawValue> {
        let member = self.0.iter().rev().find(|(key, _)| key == name);
        member.map(|(_, value)| *value).filter(|value| value.get() != "null")
    }

    /// Text of a member; `None` if it is none.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'t, str>> {
        self.get(name).and_then(text)
    }

    /// All members.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, &'t RawValue)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), *value))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(key), value)) = map.next_entry()? {
                    members.push((key, value));
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A text, borrowed where it has no escapes.
struct Text<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfText;
        impl<'de> Visitor<'de> for OfText {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(OfText)
    }
}

/// Text of a value; `None` if it is none.
pub(super) fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str::<Text<'_>>(value.get()).ok().map(|text| text.0)
}

/// Calls a function with each element of an array, until it fails. `Ok(false)` if the value is no array.
pub(super) fn for_each<'t, E>(
    array: &'t RawValue,
    mut each: impl FnMut(&'t RawValue) -> Result<(), E>,
) -> Result<bool, E> {
    struct Elements<'f, F, E>(&'f mut F, &'f mut Option<E>);
    impl<'de, F: FnMut(&'de RawValue) -> Result<(), E>, E> DeserializeSeed<'de> for Elements<'_, F, E> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_seq(self)
        }
    }
    impl<'de, F: FnMut(&'de RawValue) -> Result<(), E>, E> Visitor<'de> for Elements<'_, F, E> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
            while let Some(element) = elements.next_element()? {
                if let Err(error) = self.0(element) {
                    *self.1 = Some(error);
                    break;
                }
            }
            Ok(())
        }
    }
    let mut failed = None;
    let mut deserializer = serde_json::Deserializer::from_str(array.get());
    let read = Elements(&mut each, &mut failed).deserialize(&mut deserializer);
    failed.map_or(Ok(read.is_ok()), Err)
}

/// Position: the first two numbers of an array; `None` for an empty one.
pub(super) struct Position(pub(super) Option<(f64, f64)>);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Self::Value, A::Error> {
                let Some(x) = numbers.next_element()? else { return Ok(Position(None)) };
                let y = numbers.next_element()?.ok_or_else(|| serde::de::Error::invalid_length(1, &self))?;
                while numbers.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Position(Some((x, y))))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

/// JSON without blanks between its parts; texts and numbers stay as they are.
pub(super) fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let keep = |c: &char| {
        if in_text {
            in_text = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
            return true;
        }
        in_text = *c == '"';
        !c.is_ascii_whitespace()
    };
    json.chars().filter(keep).collect()
}

/// Values of a text one after the other, apart by blanks, line feeds or record separators (RFC 8142).
pub(super) struct Values<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

/// A value and the line where it begins.
pub(super) struct Value<'t> {
    pub line: u32,
    pub json: &'t RawValue,
}

impl<'t> Values<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// Next value; `None` at the end of the text.
    pub(super) fn next(&mut self) -> Option<Result<Value<'t>, ImportError>> {
        self.skip_blanks();
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let value = stream.next()?;
        let line = self.line;
        match value {
            Ok(json) => {
                self.advance(stream.byte_offset());
                Some(Ok(Value { line, json }))
            }
            Err(error) => Some(Err(self.error(rest, &error))),
        }
    }

    /// `true` if nothing follows.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.skip_blanks();
        self.at >= self.text.len()
    }

    /// Goes on with the next line.
    pub(super) fn skip_line(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.find(['\n', '\u{1e}']).map_or(rest.len(), |end| end + 1);
        self.advance(end);
    }

    fn skip_blanks(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let kept = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '\u{1e}');
        self.advance(rest.len() - kept.len());
    }

    fn advance(&mut self, bytes: usize) {
        let passed = self.text.get(self.at..self.at + bytes).unwrap_or_default();
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count() as u32;
        self.at += bytes;
    }

    /// Error with the line of the file and what stands there.
    fn error(&self, rest: &str, error: &serde_json::Error) -> ImportError {
        let before = (error.line() as u32).saturating_sub(1);
        let line = self.line + before;
        let text = rest.split('\n').nth(before as usize).unwrap_or_default();
        if error.is_eof() {
            let end = rest.trim_end().char_indices().rev().nth(39).map_or(0, |(at, _)| at);
            return ImportError::of_row(line, RemarkKind::Truncated, rest.get(end..).unwrap_or_default().trim_end());
        }
        let is_apart = |c: char| c.is_ascii_whitespace() || ",:[]{}".contains(c);
        let mut at = error.column().saturating_sub(1).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let (before, after) = text.split_at(at);
        let start = before.rfind(is_apart).map_or(0, |start| start + 1);
        let length = after.find(is_apart).unwrap_or(after.len());
        let word = text.get(start..at + length).filter(|word| !word.is_empty());
        let found = word.unwrap_or(if after.is_empty() { text } else { after });
        ImportError::of_row(line, RemarkKind::Malformed, found)
    }
}
