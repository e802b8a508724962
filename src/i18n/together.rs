//! Words that are kept together on a line.

use serde::Deserialize;

/// Words that stand on one line, if they have room on it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TogetherTexts {
    /// Names and terms in which no line ends. Parts of a long one are listed too, for lines that are too short for it.
    pub phrases: Vec<String>,
    /// Words that a number belongs to: `batch 3`.
    pub before_numbers: Vec<String>,
    /// Words between two numbers that stay with both.
    pub between_numbers: Vec<String>,
}
