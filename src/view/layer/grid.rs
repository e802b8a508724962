//! Statistics of rows by the cells of a hexagon grid.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FeatureQuery;
use crate::{
    dataset::FieldId,
    view::{ClassificationMethod, ColorRamp, OwnValue, Statistic, ThematicLayer, Variable},
};

/// Range of the area of a cell, square kilometres.
pub const CELL_KM2: std::ops::RangeInclusive<f64> = 100.0..=1_000_000.0;

/// Statistic of the rows of a person's own dataset in each cell of a hexagon grid, whose cells have one area on the ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GridLayer {
    /// Query of the rows.
    pub query: FeatureQuery,
    /// Column; `None` for a number of rows.
    #[serde(default)]
    pub column: Option<FieldId>,
    /// Statistic.
    #[serde(default = "count")]
    pub statistic: Statistic,
    /// Area of a cell, square kilometres; see [`GridLayer::area_km2()`] for the effective one.
    #[serde(default = "usual_area")]
    #[schemars(range(min = 100.0, max = 1_000_000.0))]
    pub cell_km2: f64,
    /// Classification method.
    #[serde(default)]
    pub method: ClassificationMethod,
    /// Number of classes; ignored by head/tail and manual breaks.
    #[serde(default = "five")]
    #[schemars(range(min = 3, max = 9))]
    pub classes: u8,
    /// Manual breaks, ascending; used with [`ClassificationMethod::Manual`] only.
    #[serde(default)]
    pub breaks: Vec<f64>,
    /// Colours of the classes.
    #[serde(default)]
    pub colors: ColorRamp,
}

fn count() -> Statistic {
    Statistic::Count
}

fn usual_area() -> f64 {
    10_000.0
}

fn five() -> u8 {
    5
}

impl GridLayer {
    /// Grid of a value, with cells of 10,000 km².
    pub fn of(own: OwnValue) -> Self {
        let OwnValue { dataset, column, statistic } = own;
        Self {
            query: FeatureQuery::of(dataset.as_str()),
            column,
            statistic,
            cell_km2: usual_area(),
            method: ClassificationMethod::default(),
            classes: five(),
            breaks: Vec::new(),
            colors: ColorRamp::default(),
        }
    }

    /// Value of the cells.
    pub fn value(&self) -> OwnValue {
        let (dataset, column) = (self.query.dataset.clone(), self.column.clone());
        OwnValue { dataset, column, statistic: self.statistic }
    }

    /// Area of a cell within the range that can be drawn, square kilometres.
    pub fn area_km2(&self) -> f64 {
        let area = if self.cell_km2.is_finite() { self.cell_km2 } else { usual_area() };
        area.clamp(*CELL_KM2.start(), *CELL_KM2.end())
    }

    /// Areas of provinces with the value, classes and colours of the cells, which are classed and told alike.
    pub fn as_values(&self) -> ThematicLayer {
        let Self { method, classes, colors, .. } = *self;
        let breaks = self.breaks.clone();
        ThematicLayer { method, classes, breaks, colors, ..ThematicLayer::of(Variable::Own(self.value())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::DatasetId;

    #[test]
    fn the_area_of_a_cell_stays_within_what_can_be_drawn() {
        let of = |cell_km2| GridLayer { cell_km2, ..GridLayer::of(OwnValue::rows(DatasetId::new("a"))) }.area_km2();
        assert_eq!([0.0, 2_500.0, 1e12, f64::NAN].map(of), [100.0, 2_500.0, 1e6, 10_000.0]);
    }

    #[test]
    fn a_grid_needs_no_more_than_its_dataset() {
        let read: GridLayer = serde_json::from_str(r#"{"query":{"dataset":"firms"}}"#).unwrap();
        assert_eq!(read, GridLayer::of(OwnValue::rows(DatasetId::new("firms"))));
    }
}
