//! Unit of length of a page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Unit of length of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Pixels.
    #[default]
    Px,
    /// Millimetres.
    Mm,
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Px => "px",
            Self::Mm => "mm",
        })
    }
}
