//! Values of a yearly series: measure, industry, year, base of growth.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dataset::{DatasetId, MeasureId};

/// Measure of a dataset of yearly values, in one year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesValue {
    /// Dataset, a table of observations.
    pub dataset: DatasetId,
    /// Measure.
    pub measure: MeasureId,
    /// Industry, a code of the dataset; `None` if the dataset has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// Year. A year without a value is not filled from the year before.
    pub year: i32,
    /// Earlier year from which growth in percent is mapped; `None` for the values of the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<i32>,
}

impl SeriesValue {
    /// Values of a measure without industries, in a year.
    pub fn new(dataset: DatasetId, measure: MeasureId, year: i32) -> Self {
        Self { dataset, measure, industry: None, year, since: None }
    }
}
