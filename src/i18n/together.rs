//! Words that line breaking keeps together.

use serde::Deserialize;

/// Words that are kept on one line where it has room for them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TogetherTexts {
    /// Names and terms without a line break inside. Parts of long ones are listed too, for lines that are too short.
    pub phrases: Vec<String>,
    /// Words that stay with the number after them: `batch 3`.
    pub before_numbers: Vec<String>,
    /// Words between two numbers that stay with both.
    pub between_numbers: Vec<String>,
}
