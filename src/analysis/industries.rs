//! Values of provinces by industry.

use crate::model::Bilingual;

/// Values of units by industry; the industries of a year add up to a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Industries {
    /// The year of the map.
    pub now: IndustryYear,
    /// Industry of the map, by its number in `now`.
    pub mapped: usize,
    /// An earlier year of the same industries from which values grow; `None` without one.
    pub before: Option<IndustryYear>,
}

/// Values of units by industry in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct IndustryYear {
    /// Year.
    pub year: i32,
    /// Names of the industries.
    pub names: Vec<Bilingual>,
    /// Values by industry, then by unit in the order of the subject; `None` if not known.
    pub values: Vec<Vec<Option<f64>>>,
}

impl IndustryYear {
    /// Values of a unit by industry; `None` unless all are known.
    pub(super) fn of_unit(&self, unit: usize) -> Option<Vec<f64>> {
        self.values.iter().map(|industry| industry.get(unit).copied().flatten()).collect()
    }

    /// Numbers of the units of which all industries are known.
    pub(super) fn complete(&self) -> Vec<usize> {
        let units = self.values.first().map_or(0, Vec::len);
        (0..units).filter(|unit| self.of_unit(*unit).is_some()).collect()
    }

    /// Sums over units by industry.
    pub(super) fn sums(&self, units: &[usize]) -> Vec<f64> {
        let sum = |industry: &Vec<Option<f64>>| {
            let known: Vec<f64> = units.iter().filter_map(|unit| industry.get(*unit).copied().flatten()).collect();
            crate::stats::sum(&known).unwrap_or_default()
        };
        self.values.iter().map(sum).collect()
    }
}
