//! Classification of the JSON parser's messages, which are available only as English sentences.

use serde::de::IgnoredAny;

use super::{DocumentError, ExpectedValue, FoundValue};
use crate::model::{LONGEST_QUOTE, shown};

impl DocumentError {
    /// Classifies an error of the parser in `text`; its message ends with the position.
    pub fn of(error: &serde_json::Error, text: &str) -> Self {
        use serde_json::error::Category;
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        match error.classify() {
            _ if text.trim().is_empty() => Self::Empty,
            Category::Eof => Self::CutOff,
            _ if message == "recursion limit exceeded" => Self::TooDeep,
            // The parser also calls some errors of values invalid JSON.
            Category::Syntax if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                let found = FoundValue::at(text, error.line(), error.column());
                let expected = match message {
                    "number out of range" => ExpectedValue::Other("a number between -1.8e308 and 1.8e308".to_owned()),
                    "trailing characters" => ExpectedValue::Other("a shorter list".to_owned()),
                    _ => ExpectedValue::Name,
                };
                Self::Value { expected, found }
            }
            Category::Syntax | Category::Io => {
                let line = error.line().checked_sub(1).and_then(|before| text.lines().nth(before)).unwrap_or_default();
                Self::NoJson {
                    signs: words_in_ticks(message),
                    found: shown(around(line, error.column()).trim(), LONGEST_QUOTE),
                }
            }
            Category::Data => Self::of_data(message),
        }
    }

    fn of_data(message: &str) -> Self {
        let name = |rest: &str| shown(rest.trim_matches('`'), LONGEST_QUOTE);
        if let Some(field) = message.strip_prefix("missing field ") {
            return Self::Missing { field: name(field) };
        }
        if let Some(field) = message.strip_prefix("duplicate field ") {
            return Self::Twice { field: name(field) };
        }
        if let Some(rest) = message.strip_prefix("unknown field `") {
            let (field, known) = rest.rsplit_once("`, expected ").unwrap_or((rest, ""));
            return Self::UnknownField { field: name(field), known: words_in_ticks(known) };
        }
        if let Some(rest) = message.strip_prefix("unknown variant `") {
            let (found, known) = rest.rsplit_once("`, expected ").unwrap_or((rest, ""));
            let found = FoundValue::Text(shown(found, LONGEST_QUOTE));
            return Self::Value { expected: ExpectedValue::OneOf(words_in_ticks(known)), found };
        }
        let rest = ["invalid type: ", "invalid value: "].iter().find_map(|start| message.strip_prefix(start));
        if let Some((found, expected)) = rest.and_then(|rest| rest.rsplit_once(", expected ")) {
            return Self::Value { expected: ExpectedValue::of(expected), found: FoundValue::of(found) };
        }
        // Words of this program about a text that is no date, no batch and the like.
        if let Some((expected, found)) = message.strip_prefix("expected ").and_then(|rest| rest.rsplit_once(", found "))
        {
            let found = match found.strip_prefix('"').and_then(|found| found.strip_suffix('"')) {
                Some(text) => FoundValue::Text(shown(text, LONGEST_QUOTE)),
                None => FoundValue::Text(shown(found, LONGEST_QUOTE)),
            };
            return Self::Value { expected: ExpectedValue::Other(shown(expected, LONGEST_QUOTE)), found };
        }
        let length = message.strip_prefix("invalid length ").and_then(|rest| rest.split_once(", expected "));
        if let Some((found, expected)) = length {
            let values = |count: &str| format!("a list of {count} values");
            let expected = expected.strip_prefix("a tuple of size ").map_or_else(|| expected.to_owned(), values);
            return Self::Value {
                expected: ExpectedValue::Other(shown(&expected, LONGEST_QUOTE)),
                found: FoundValue::Other(format!("one of {}", shown(found, LONGEST_QUOTE))),
            };
        }
        Self::Other(shown(message, 3 * LONGEST_QUOTE))
    }
}

impl ExpectedValue {
    fn of(words: &str) -> Self {
        match words {
            "a string" | "a borrowed string" | "string" => Self::Text,
            "f32" | "f64" => Self::Number,
            "u8" | "u16" | "u32" | "u64" | "usize" => Self::WholeNumber,
            "a boolean" => Self::TrueOrFalse,
            "a sequence" => Self::List,
            "a map" => Self::Object,
            _ if words.starts_with("struct ") => Self::Object,
            _ if words.starts_with("a tuple of size ") => Self::List,
            _ => Self::Other(shown(words, LONGEST_QUOTE)),
        }
    }
}

impl FoundValue {
    /// The value at a place of valid JSON; the parser points at its first character or next to it.
    fn at(text: &str, line: usize, column: usize) -> Self {
        let line_start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
        let at = (line_start + column).saturating_sub(1);
        // Of a number that is out of range the parser points at its last digit or behind it.
        let is_sign = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
        let number = [at, at + 1].into_iter().find_map(|end| {
            let start = text.get(..end)?.trim_end_matches(is_sign).len();
            let rest = text.get(start..)?;
            let number = rest.split(|c| !is_sign(c)).next()?;
            (number.parse::<f64>().ok()?.is_infinite()).then_some(number)
        });
        if let Some(number) = number {
            return Self::Word(shown(number, LONGEST_QUOTE));
        }
        let values = [at, at + 1, at.saturating_sub(1)].into_iter().filter_map(|from| {
            let mut values = serde_json::Deserializer::from_str(text.get(from..)?).into_iter::<serde_json::Value>();
            values.next()?.ok()
        });
        match values.into_iter().next() {
            Some(serde_json::Value::Array(_)) => Self::List,
            Some(serde_json::Value::Object(_)) | None => Self::Object,
            Some(serde_json::Value::Null) => Self::Null,
            Some(serde_json::Value::String(text)) => Self::Text(shown(&text, LONGEST_QUOTE)),
            Some(value) => Self::Word(shown(&value.to_string(), LONGEST_QUOTE)),
        }
    }

    fn of(words: &str) -> Self {
        let word = |prefix: &str| Some(shown(words.strip_prefix(prefix)?.strip_suffix('`')?, LONGEST_QUOTE));
        match words {
            "null" | "unit value" => Self::Null,
            "sequence" => Self::List,
            "map" => Self::Object,
            _ => {
                if let Some(text) = words.strip_prefix("string \"").and_then(|text| text.strip_suffix('"')) {
                    return Self::Text(shown(text, LONGEST_QUOTE));
                }
                let found = ["boolean `", "integer `", "floating point `"].into_iter().find_map(word);
                found.map_or_else(|| Self::Other(shown(words, LONGEST_QUOTE)), Self::Word)
            }
        }
    }
}

/// The words between grave accents in a message.
fn words_in_ticks(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(|word| shown(word, LONGEST_QUOTE)).collect()
}

/// The part of a line around a byte column; a line of a damaged file may have megabytes.
fn around(line: &str, column: usize) -> &str {
    const BEFORE: usize = 30;
    let from = (0..=column.saturating_sub(BEFORE)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
    if line.len() <= LONGEST_QUOTE { line } else { line.get(from..).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{View, ViewError};

    fn error(text: &str) -> DocumentError {
        match View::from_json(text) {
            Err(ViewError::Form { error, .. }) => error,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_kind_of_damage_is_told_apart() {
        let sound = View::default().to_json();
        let text = |text: &str| text.to_owned();
        let changed = |from: &str, to: &str| {
            assert!(sound.contains(from), "{from}");
            sound.replacen(from, to, 1)
        };
        assert_eq!(error(" \n"), DocumentError::Empty);
        assert_eq!(error("{ \"version\": 1,"), DocumentError::CutOff);
        let deep = "[".repeat(100_000);
        assert_eq!(
            DocumentError::of(&serde_json::from_str::<serde_json::Value>(&deep).unwrap_err(), &deep),
            DocumentError::TooDeep
        );
        let found = text("{\"version\" 1}");
        assert_eq!(error("{\"version\" 1}"), DocumentError::NoJson { signs: vec![text(":")], found });
        assert_eq!(error("{\"camera\": {}}"), DocumentError::Missing { field: text("version") });
        let DocumentError::UnknownField { field, known } = error(&changed("\"layers\"", "\"lairs\"")) else { panic!() };
        assert!(field == "lairs" && known.contains(&text("layers")), "{known:?}");
        let twice = error(&changed("\"layers\"", "\"theme\": \"dark\", \"layers\""));
        assert_eq!(twice, DocumentError::Twice { field: text("theme") });
        for (from, to, expected, found) in [
            ("\"en\"", "\"fr\"", ExpectedValue::OneOf(vec![text("en"), text("zh")]), FoundValue::Text(text("fr"))),
            ("6500.0", "\"near\"", ExpectedValue::Number, FoundValue::Text(text("near"))),
            ("\"water\": true", "\"water\": 1", ExpectedValue::TrueOrFalse, FoundValue::Word(text("1"))),
            ("\"compare\": []", "\"compare\": {}", ExpectedValue::List, FoundValue::Object),
            ("\"credit\": \"\"", "\"credit\": null", ExpectedValue::Text, FoundValue::Null),
            ("\"theme\": \"light\"", "\"theme\": [1]", ExpectedValue::Name, FoundValue::List),
            ("\"theme\": \"light\"", "\"theme\": -7", ExpectedValue::Name, FoundValue::Word(text("-7"))),
            ("\"language\": \"en\"", "\"language\": {}", ExpectedValue::Name, FoundValue::Object),
            ("\"language\": \"en\"", "\"language\":\n null", ExpectedValue::Name, FoundValue::Null),
            ("\"credit\": \"\"", "\"credit\": false", ExpectedValue::Text, FoundValue::Word(text("false"))),
        ] {
            assert_eq!(error(&changed(from, to)), DocumentError::Value { expected, found }, "{to}");
        }
    }
}
