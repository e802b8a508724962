//! Values expected and found in a document, worded in English.

use std::fmt;

use crate::model::quoted;

/// Valid content at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedValue {
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

impl fmt::Display for ExpectedValue {
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

/// Content found at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundValue {
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

impl fmt::Display for FoundValue {
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

/// Words between grave accents, joined by commas and a final "or".
pub(super) fn in_ticks(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}
