//! Faults in the text of a document, classified from the parser's messages.

use std::fmt;

use serde::de::IgnoredAny;

use crate::model::{LONGEST_QUOTE, quoted, shown};

/// Fault in the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Empty text.
    Empty,
    /// Text that is not JSON.
    NoJson {
        /// Tokens that would be valid here, for example `:`; empty if unknown.
        signs: Vec<String>,
        /// Excerpt of the line.
        found: String,
    },
    /// Text that ends prematurely.
    CutOff,
    /// Nesting deeper than any view has.
    TooDeep,
    /// Missing mandatory field.
    Missing {
        /// Name of the field.
        field: String,
    },
    /// Unknown field.
    UnknownField {
        /// Name of the field.
        field: String,
        /// Names of the fields that are known there.
        known: Vec<String>,
    },
    /// Field that occurs twice.
    Twice {
        /// Name of the field.
        field: String,
    },
    /// Value of a wrong type or out of range.
    Value {
        /// Valid values.
        expected: Expected,
        /// Value found.
        found: Found,
    },
    /// Any other fault, in the parser's English words.
    Other(String),
}

/// Valid content at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Non-negative whole number.
    WholeNumber,
    /// `true` or `false`.
    TrueOrFalse,
    /// A list.
    List,
    /// Object: names with values.
    Object,
    /// A name, or an object with a name.
    Name,
    /// One of these words.
    OneOf(Vec<String>),
    /// Anything else, in English.
    Other(String),
}

/// Content found at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Text, shortened.
    Text(String),
    /// Number or Boolean as written.
    Word(String),
    /// `null`.
    Null,
    /// A list.
    List,
    /// An object.
    Object,
    /// Anything else, in English.
    Other(String),
}

impl Fault {
    /// Classifies a JSON error, which is available only as an English sentence with the place at its end.
    pub fn of(error: &serde_json::Error, text: &str) -> Self {
        use serde_json::error::Category;
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        match error.classify() {
            _ if text.trim().is_empty() => Self::Empty,
            Category::Eof => Self::CutOff,
            _ if message == "recursion limit exceeded" => Self::TooDeep,
            // The parser also calls some faults of values invalid JSON.
            Category::Syntax if serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                let found = Found::at(text, error.line(), error.column());
                let expected = match message {
                    "number out of range" => Expected::Other("a number between -1.8e308 and 1.8e308".to_owned()),
                    "trailing characters" => Expected::Other("a shorter list".to_owned()),
                    _ => Expected::Name,
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
            let found = Found::Text(shown(found, LONGEST_QUOTE));
            return Self::Value { expected: Expected::OneOf(words_in_ticks(known)), found };
        }
        let rest = ["invalid type: ", "invalid value: "].iter().find_map(|start| message.strip_prefix(start));
        if let Some((found, expected)) = rest.and_then(|rest| rest.rsplit_once(", expected ")) {
            return Self::Value { expected: Expected::of(expected), found: Found::of(found) };
        }
        // Words of this program about a text that is no date, no batch and the like.
        if let Some((expected, found)) = message.strip_prefix("expected ").and_then(|rest| rest.rsplit_once(", found "))
        {
            let found = match found.strip_prefix('"').and_then(|found| found.strip_suffix('"')) {
                Some(text) => Found::Text(shown(text, LONGEST_QUOTE)),
                None => Found::Text(shown(found, LONGEST_QUOTE)),
            };
            return Self::Value { expected: Expected::Other(shown(expected, LONGEST_QUOTE)), found };
        }
        let length = message.strip_prefix("invalid length ").and_then(|rest| rest.split_once(", expected "));
        if let Some((found, expected)) = length {
            let values = |count: &str| format!("a list of {count} values");
            let expected = expected.strip_prefix("a tuple of size ").map_or_else(|| expected.to_owned(), values);
            return Self::Value {
                expected: Expected::Other(shown(&expected, LONGEST_QUOTE)),
                found: Found::Other(format!("one of {}", shown(found, LONGEST_QUOTE))),
            };
        }
        Self::Other(shown(message, 3 * LONGEST_QUOTE))
    }

    /// Valid content in English, completing "expected …".
    pub fn expected(&self) -> String {
        match self {
            Self::Empty | Self::Other(_) => "an atlas view".to_owned(),
            Self::NoJson { signs, .. } if signs.is_empty() => "JSON".to_owned(),
            Self::NoJson { signs, .. } => in_ticks(signs),
            Self::CutOff => "the rest of an atlas view".to_owned(),
            Self::TooDeep => "lists and objects less deep in one another".to_owned(),
            Self::Missing { field } => format!("field `{field}`"),
            Self::UnknownField { known, .. } if known.is_empty() => "no field".to_owned(),
            Self::UnknownField { known, .. } => in_ticks(known),
            Self::Twice { field } => format!("field `{field}` once"),
            Self::Value { expected, .. } => expected.to_string(),
        }
    }

    /// Content found in English, completing "found …".
    pub fn found(&self) -> String {
        match self {
            Self::Empty => "an empty file".to_owned(),
            Self::NoJson { found, .. } => quoted(found),
            Self::Other(found) => found.clone(),
            Self::CutOff => "the end of the text".to_owned(),
            Self::TooDeep => "more than 100 of them".to_owned(),
            Self::Missing { .. } => "nothing".to_owned(),
            Self::UnknownField { field, .. } => format!("unknown field `{field}`"),
            Self::Twice { .. } => "it twice".to_owned(),
            Self::Value { found, .. } => found.to_string(),
        }
    }
}

impl Expected {
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

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::Number => f.write_str("a number"),
            Self::WholeNumber => f.write_str("a whole number that is not below 0"),
            Self::TrueOrFalse => f.write_str("true or false"),
            Self::List => f.write_str("a list"),
            Self::Object => f.write_str("an object"),
            Self::Name => f.write_str("a name"),
            Self::OneOf(words) => f.write_str(&in_ticks(words)),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl Found {
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

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Word(words) | Self::Other(words) => f.write_str(words),
            Self::Null => f.write_str("null"),
            Self::List => f.write_str("a list"),
            Self::Object => f.write_str("an object"),
        }
    }
}

/// The words between grave accents in a message.
fn words_in_ticks(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(|word| shown(word, LONGEST_QUOTE)).collect()
}

/// Words between grave accents, joined by commas and a final "or".
fn in_ticks(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
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

    fn fault(text: &str) -> Fault {
        match View::from_json(text) {
            Err(ViewError::Form { fault, .. }) => fault,
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
        assert_eq!(fault(" \n"), Fault::Empty);
        assert_eq!(fault("{ \"version\": 1,"), Fault::CutOff);
        let deep = "[".repeat(100_000);
        assert_eq!(Fault::of(&serde_json::from_str::<serde_json::Value>(&deep).unwrap_err(), &deep), Fault::TooDeep);
        let found = text("{\"version\" 1}");
        assert_eq!(fault("{\"version\" 1}"), Fault::NoJson { signs: vec![text(":")], found });
        assert_eq!(fault("{\"camera\": {}}"), Fault::Missing { field: text("version") });
        let Fault::UnknownField { field, known } = fault(&changed("\"layers\"", "\"lairs\"")) else { panic!() };
        assert!(field == "lairs" && known.contains(&text("layers")), "{known:?}");
        let twice = fault(&changed("\"layers\"", "\"theme\": \"dark\", \"layers\""));
        assert_eq!(twice, Fault::Twice { field: text("theme") });
        for (from, to, expected, found) in [
            ("\"en\"", "\"fr\"", Expected::OneOf(vec![text("en"), text("zh")]), Found::Text(text("fr"))),
            ("6500.0", "\"near\"", Expected::Number, Found::Text(text("near"))),
            ("\"water\": true", "\"water\": 1", Expected::TrueOrFalse, Found::Word(text("1"))),
            ("\"compare\": []", "\"compare\": {}", Expected::List, Found::Object),
            ("\"credit\": \"\"", "\"credit\": null", Expected::Text, Found::Null),
            ("\"theme\": \"light\"", "\"theme\": [1]", Expected::Name, Found::List),
            ("\"theme\": \"light\"", "\"theme\": -7", Expected::Name, Found::Word(text("-7"))),
            ("\"language\": \"en\"", "\"language\": {}", Expected::Name, Found::Object),
            ("\"language\": \"en\"", "\"language\":\n null", Expected::Name, Found::Null),
            ("\"credit\": \"\"", "\"credit\": false", Expected::Text, Found::Word(text("false"))),
        ] {
            assert_eq!(fault(&changed(from, to)), Fault::Value { expected, found }, "{to}");
        }
    }

    #[test]
    fn a_list_in_place_of_any_object_is_refused() {
        fn objects(value: &serde_json::Value, place: &str, out: &mut Vec<String>) {
            for (key, value) in value.as_object().into_iter().flatten() {
                objects(value, &format!("{place}/{key}"), out);
            }
            out.extend(value.is_object().then(|| place.to_owned()));
        }
        let mut view = View::default();
        view.layers.thematic = Some(crate::view::ThematicLayer::default());
        let sound = serde_json::to_value(&view).unwrap();
        let mut places = Vec::new();
        objects(&sound, "", &mut places);
        assert!(places.len() >= 7, "{places:?}");
        for place in &places {
            let of_fields = sound.pointer(place).unwrap().as_object().unwrap().values().cloned().collect();
            for list in [serde_json::json!([]), serde_json::json!([1]), serde_json::Value::Array(of_fields)] {
                for minor in [0, 5, 9] {
                    let mut document = sound.clone();
                    document["minor"] = minor.into();
                    *document.pointer_mut(place).unwrap() = list.clone();
                    let why = View::from_json(&document.to_string()).unwrap_err().to_string();
                    assert!(why.contains("expected ") && why.contains("found a list"), "{place} = {list}: {why}");
                    assert!(!why.contains("struct"), "{why}");
                }
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_text_or_a_list_is_said_without_the_words_of_the_parser() {
        let view = |from: &str, to: &str| {
            let sound = View::default().to_json();
            assert!(sound.contains(from), "{sound}");
            View::from_json(&sound.replacen(from, to, 1)).unwrap_err().to_string()
        };
        for (from, to, said) in [
            ("\"until\": null", "\"until\": \"2021-02-30\"", "expected a day of the calendar, found “2021-02-30”"),
            ("\"until\": null", "\"until\": \"soon\"", "expected a date like 2021-06-11, found “soon”"),
            (
                "\"thematic\": null",
                "\"thematic\": {\"variable\": {\"little_giants\": \"0\"}}",
                "expected a batch like 5 or 1-2, found “0”",
            ),
            ("\"dpi\": 300.0", "\"dpi\": -3", "page.size: expected width, height and resolution above 0, found dpi -3"),
            ("\"metres_per_point\": 6500.0", "\"metres_per_point\": 1e300", "found 1e300 metres per point"),
            (
                "\"metres_per_point\": 6500.0",
                "\"metres_per_point\": -1e400",
                "expected a number between -1.8e308 and 1.8e308, found -1e400",
            ),
            ("\"title\": null", "\"title\": 1e9999", "expected a number between -1.8e308 and 1.8e308, found 1e9999"),
            ("\"theme\": \"light\"", "\"theme\": 1e400", "expected a name, found 1e400"),
            ("\"seen\": [\n      1000.0,", "\"seen\": [\n 3, 1000.0,", "expected a shorter list, found 750.0"),
            ("\"metres_per_point\": 6500.0", "\"metres_per_point\": 1e-300", "found 1e-300 metres per point"),
        ] {
            let why = view(from, to);
            assert!(why.ends_with(said), "{to}: {why}");
        }
        let mut strip = View::default();
        strip.page.size = crate::view::PageSize::px(1e9, 1.0);
        let why = View::from_json(&strip.to_json()).unwrap_err().to_string();
        assert_eq!(why, "page.size: expected at most 20000 px a side, found 1000000000 × 1 px");
        let mut unseen = View::default();
        unseen.page.viewport_size = (0.0, 1e30);
        let why = View::from_json(&unseen.to_json()).unwrap_err().to_string();
        assert!(
            why.starts_with("page.seen: expected a width and height of at least 1 point, found 0 × 1e30 points"),
            "{why}"
        );
        let pair = serde_json::json!({"version": 1, "minor": 5, "page": {"seen": [1]}}).to_string();
        let why = View::from_json(&pair).unwrap_err().to_string();
        assert!(why.ends_with("expected a list of 2 values, found one of 1"), "{why}");
    }

    #[test]
    fn what_is_found_is_short_and_printable() {
        let long = format!("{{\"version\": 1, \"theme\": \"{}\\u0000\\u001b[2J\"}}", "é".repeat(100_000));
        let raw = format!("{{\"version\": 1, {}\u{1b}\u{7}}}", "é".repeat(100_000));
        for text in [long.as_str(), &raw, "\u{0}\u{1}\u{2}PK\u{3}", "{\"version\": 1}\u{1b}[31m"] {
            let message = View::from_json(text).unwrap_err().to_string();
            assert!(message.chars().count() < 400 && !message.chars().any(char::is_control), "{message:?}");
        }
    }
}
