//! Cell of a hexagon grid as a place.

use super::{CELL_KM2, FeatureRef, feature_ref::CELLS};
use crate::dataset::DatasetId;

/// Largest number of a column or row of a grid.
const FURTHEST: i64 = 1_000_000;

/// Cell of a hexagon grid in the Albers plane. It is a place like a province: grids of one area of cells share theirs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellRef {
    /// Area, square kilometres.
    pub km2: f64,
    /// Number of its column, which leans to the right.
    pub column: i64,
    /// Number of its row.
    pub line: i64,
}

impl CellRef {
    /// Dataset under which cells are referred to.
    pub fn dataset() -> DatasetId {
        DatasetId::new(CELLS)
    }

    /// The cell that a reference names; `None` for other features.
    pub fn of(feature: &FeatureRef) -> Option<Self> {
        if feature.dataset.as_str() != CELLS {
            return None;
        }
        let mut parts = feature.key.split('/');
        let km2 = parts.next()?.parse().ok().filter(|km2| CELL_KM2.contains(km2))?;
        let mut number = || parts.next()?.parse().ok().filter(|number: &i64| number.abs() <= FURTHEST);
        let (column, line) = (number()?, number()?);
        parts.next().is_none().then_some(Self { km2, column, line })
    }
}

impl FeatureRef {
    /// The cell of a hexagon grid; `None` for other features.
    pub fn cell(&self) -> Option<CellRef> {
        CellRef::of(self)
    }
}

impl From<CellRef> for FeatureRef {
    fn from(CellRef { km2, column, line }: CellRef) -> Self {
        Self::new(CellRef::dataset(), format!("{km2}/{column}/{line}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_referred_to_by_area_column_and_row() {
        let cell = CellRef { km2: 2_500.0, column: -3, line: 41 };
        let feature = FeatureRef::from(cell);
        assert_eq!(feature.to_string(), "cells/2500/-3/41");
        assert_eq!(feature.cell(), Some(cell));
        let key = |key: &str| FeatureRef::new(CellRef::dataset(), key).cell();
        for other in ["", "2500", "2500/1", "2500/1/2/3", "1/1/2", "NaN/1/2", "2500/1/9999999999", "2500/a/b"] {
            assert_eq!(key(other), None, "{other}");
        }
        assert_eq!(FeatureRef::new(DatasetId::new("firms"), "2500/-3/41").cell(), None);
    }
}
