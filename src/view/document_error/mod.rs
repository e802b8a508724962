//! Errors in the text of a document: `parser.rs` classifies the messages of the JSON parser, `values.rs` words what was
//! expected and found.

mod parser;
mod values;

pub use values::{ExpectedValue, FoundValue};

use crate::model::quoted;
use values::in_ticks;

/// Error in the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentError {
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
        expected: ExpectedValue,
        /// Value found.
        found: FoundValue,
    },
    /// Any other error, in the parser's English words.
    Other(String),
}

impl DocumentError {
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
