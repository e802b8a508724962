//! Values by province of a person's own dataset: rows or a column, and how they become one number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::dataset::{DatasetId, FieldId};

/// Statistic of the rows of a person's own dataset in each province.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnValue {
    /// Dataset, a file of the view.
    pub dataset: DatasetId,
    /// Column; `None` for a number of rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<FieldId>,
    /// Statistic.
    pub statistic: Statistic,
}

/// Statistic of several rows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Statistic {
    /// Number of rows; of a column, of the rows that have a value.
    Count,
    /// Sum.
    Sum,
    /// Arithmetic mean.
    Mean,
    /// Median.
    Median,
    /// Least value.
    Min,
    /// Greatest value.
    Max,
    /// Number of different values.
    Distinct,
    /// Value of the first row that has one, in the order of the file.
    First,
}

impl Statistic {
    /// `true` for a number of rows or of different values.
    pub fn is_count(self) -> bool {
        matches!(self, Self::Count | Self::Distinct)
    }

    /// `true` for amounts, which can be divided by population or GDP: counts and sums.
    pub fn is_amount(self) -> bool {
        self.is_count() || self == Self::Sum
    }
}

impl OwnValue {
    /// Number of rows of a dataset.
    pub fn rows(dataset: DatasetId) -> Self {
        Self { dataset, column: None, statistic: Statistic::Count }
    }

    /// Statistic of a column.
    pub fn of_column(dataset: DatasetId, column: FieldId, statistic: Statistic) -> Self {
        Self { dataset, column: Some(column), statistic }
    }

    /// Name of the value on the command line and in tables: `own:suppliers.revenue:mean`.
    pub fn code(&self) -> String {
        let (dataset, statistic) = (&self.dataset, <&str>::from(self.statistic));
        match &self.column {
            Some(column) => format!("own:{dataset}.{column}:{statistic}"),
            None if self.statistic == Statistic::Count => format!("own:{dataset}"),
            None => format!("own:{dataset}:{statistic}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ThematicLayer, Variable};

    #[test]
    fn an_own_value_is_written_as_people_would_write_it() {
        let rows = Variable::Own(OwnValue::rows(DatasetId::new("suppliers")));
        let json = serde_json::to_string(&rows).unwrap();
        assert_eq!(json, r#"{"own":{"dataset":"suppliers","statistic":"count"}}"#);
        let mean = OwnValue::of_column(DatasetId::new("a"), FieldId::new("产值（亿元）"), Statistic::Mean);
        let layer = ThematicLayer::of(Variable::Own(mean.clone()));
        let read: ThematicLayer = serde_json::from_str(&serde_json::to_string(&layer).unwrap()).unwrap();
        assert_eq!(read, layer);
        assert_eq!(mean.code(), "own:a.产值（亿元）:mean");
    }
}
