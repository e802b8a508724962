//! Units and values that a measure is of.

use super::{AnalysisError, Industries};
use crate::model::{ProvinceId, Region};

/// Values by province that a measure is of, with all units that the values ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Units, in the order of the catalogue.
    pub units: Vec<ProvinceId>,
    /// Value of each unit; `None` if it is not known.
    pub values: Vec<Option<f64>>,
    /// Statistical region of each unit.
    pub regions: Vec<Option<Region>>,
    /// Values by industry; `None` if the map shows no industry of a series whose industries add up.
    pub industries: Option<Industries>,
    /// Number of the selected unit; `None` if none is selected.
    pub selected: Option<usize>,
    /// Second variable of each unit; `None` for measures of one variable.
    pub second: Option<Vec<Option<f64>>>,
    /// `true` for amounts, which add up to a whole; `false` for quotients and growth.
    pub are_amounts: bool,
}

impl Subject {
    /// Numbers of the units with a value, and their values.
    pub(super) fn known(&self) -> (Vec<usize>, Vec<f64>) {
        self.values.iter().enumerate().filter_map(|(unit, value)| Some((unit, (*value)?))).unzip()
    }

    /// The same, for measures of amounts.
    ///
    /// # Errors
    /// [`AnalysisError::NoAmounts`].
    pub(super) fn amounts(&self) -> Result<(Vec<usize>, Vec<f64>), AnalysisError> {
        if self.are_amounts { Ok(self.known()) } else { Err(AnalysisError::NoAmounts) }
    }

    /// Number and identifier of the selected unit.
    ///
    /// # Errors
    /// [`AnalysisError::NoProvince`].
    pub(super) fn chosen(&self) -> Result<(usize, ProvinceId), AnalysisError> {
        let selected = self.selected.and_then(|unit| Some((unit, self.units.get(unit)?.clone())));
        selected.ok_or(AnalysisError::NoProvince)
    }

    /// Units that are not among those of which all industries are known.
    pub(super) fn incomplete(&self, complete: &[usize]) -> Vec<ProvinceId> {
        let units = self.units.iter().enumerate();
        units.filter(|(unit, _)| !complete.contains(unit)).map(|(_, id)| id.clone()).collect()
    }

    /// Units by their numbers.
    pub(super) fn named(&self, units: &[usize]) -> Vec<ProvinceId> {
        units.iter().filter_map(|unit| self.units.get(*unit).cloned()).collect()
    }

    /// Units without a value.
    pub fn unknown(&self) -> Vec<ProvinceId> {
        let units = self.units.iter().zip(&self.values);
        units.filter(|(_, value)| value.is_none()).map(|(unit, _)| unit.clone()).collect()
    }
}
