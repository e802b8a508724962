//! Classes of a number by which the features of a layer are coloured.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::view::{ClassificationMethod, ColorRamp};

/// Classification of the numbers of features, and its colours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FeatureClasses {
    /// Classification method; manual breaks are taken as natural ones.
    pub method: ClassificationMethod,
    /// Number of classes; head/tail breaks make their own.
    #[schemars(range(min = 3, max = 9))]
    pub classes: u8,
    /// Colours of the classes.
    pub colors: ColorRamp,
}

impl Default for FeatureClasses {
    fn default() -> Self {
        Self { method: ClassificationMethod::default(), classes: 5, colors: ColorRamp::default() }
    }
}
