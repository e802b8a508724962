//! Why a document was refused, as values: each surface words them for the people who read it.

use std::fmt;

use super::{
    VERSION,
    camera::CameraError,
    page::{PageSizeError, SMALLEST_SEEN},
    thematic::ThematicError,
};
use crate::model::{LONGEST_QUOTE, quoted, shown};

/// Why a document was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ViewError {
    /// Not this document's form.
    #[error("line {line}, column {column}: expected {expected}, found {found}", expected = fault.expected(), found = fault.found())]
    Form {
        /// Line in the text, from 1; 0 where the text is empty.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
        /// What is wrong there.
        fault: Fault,
    },
    /// Written by another version of the program.
    #[error("expected view version {VERSION}, found version {0}")]
    Version(u64),
    /// More values than a map can use.
    #[error("{field}: expected at most {most} values, found {found}")]
    TooMany {
        /// Where in the document.
        field: &'static str,
        /// How many there may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A text that is longer than any name.
    #[error("{field}: expected at most {most} characters, found {found}")]
    TooLong {
        /// Where in the document.
        field: &'static str,
        /// How many characters there may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A document of another minor version that is not of its form. Its line is not known.
    #[error("view version {VERSION}.{minor}: expected {expected}, found {found}", expected = fault.expected(), found = fault.found())]
    OtherMinor {
        /// The minor version.
        minor: u32,
        /// What is wrong.
        fault: Fault,
    },
    /// A picture size that cannot be drawn.
    #[error("page.size: {0}")]
    Page(#[from] PageSizeError),
    /// A map seen at no size.
    #[error("page.seen: expected a width and height of at least {SMALLEST_SEEN} points, found {width} × {height}")]
    Seen {
        /// Width, points.
        width: f32,
        /// Height, points.
        height: f32,
    },
    /// A layer that cannot be drawn.
    #[error("layers.thematic: {0}")]
    Thematic(#[from] ThematicError),
    /// A number that no map can have.
    #[error("camera: {0}")]
    Camera(#[from] CameraError),
}

/// What is wrong with the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no text.
    Empty,
    /// The text is no JSON.
    NoJson {
        /// The signs of which one would be right, such as `:`; none where it is not known.
        signs: Vec<String>,
        /// What stands in the line, shortened.
        found: String,
    },
    /// The text ends in the middle.
    CutOff,
    /// Lists within lists, more than any view has.
    TooDeep,
    /// A field that must be there is not.
    Missing {
        /// Its name.
        field: String,
    },
    /// A field that no view has.
    UnknownField {
        /// Its name.
        field: String,
        /// Those that a view has there.
        known: Vec<String>,
    },
    /// A field that is there twice.
    Twice {
        /// Its name.
        field: String,
    },
    /// A value of another kind, or beyond the values that there are.
    Value {
        /// What would be right.
        expected: Expected,
        /// What is there.
        found: Found,
    },
    /// Something else; the words of whoever read it, in English.
    Other(String),
}

/// What would be right in a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A whole number that is not below 0.
    WholeNumber,
    /// `true` or `false`.
    TrueOrFalse,
    /// A list.
    List,
    /// An object: names with values.
    Object,
    /// One of these words.
    OneOf(Vec<String>),
    /// Something else, in English.
    Other(String),
}

/// What stands in a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A text, shortened.
    Text(String),
    /// A number or truth value, as it is written.
    Word(String),
    /// `null`.
    Null,
    /// A list.
    List,
    /// An object.
    Object,
    /// Something else, in English.
    Other(String),
}

impl ViewError {
    /// The error of a reader of JSON, told apart.
    pub(super) fn form(error: &serde_json::Error, text: &str) -> Self {
        Self::Form { line: error.line(), column: error.column(), fault: Fault::of(error, text) }
    }
}

impl Fault {
    /// What a reader of JSON has to say of a text. It says so in one English sentence, with the place at its end.
    pub fn of(error: &serde_json::Error, text: &str) -> Self {
        use serde_json::error::Category;
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        match error.classify() {
            _ if text.trim().is_empty() => Self::Empty,
            Category::Eof => Self::CutOff,
            _ if message == "recursion limit exceeded" => Self::TooDeep,
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
        Self::Other(shown(message, 3 * LONGEST_QUOTE))
    }

    /// What would be right, in English, as the end of "expected …".
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

    /// What is there, in English, as the end of "found …".
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
            Self::OneOf(words) => f.write_str(&in_ticks(words)),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl Found {
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

/// The words that stand between grave accents.
fn words_in_ticks(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(|word| shown(word, LONGEST_QUOTE)).collect()
}

/// Words between grave accents, the last after "or".
fn in_ticks(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// What stands in a line about a column, which counts bytes: a line of a damaged file may have megabytes.
fn around(line: &str, column: usize) -> &str {
    const BEFORE: usize = 30;
    let from = (0..=column.saturating_sub(BEFORE)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
    if line.len() <= LONGEST_QUOTE { line } else { line.get(from..).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::View;

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
            ("\"credit\": \"\"", "\"credit\": false", Expected::Text, Found::Word(text("false"))),
        ] {
            assert_eq!(fault(&changed(from, to)), Fault::Value { expected, found }, "{to}");
        }
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
