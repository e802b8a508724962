//! Units and values that a measure is of.

use super::AnalysisError;
use crate::{
    dataset::MeasureKind,
    model::{Catalogue, ProvinceId, Region},
    query::ClassifiedValues,
    view::Normalisation,
};

/// Values by province that a measure is of, with all units that the values ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Units, in the order of the catalogue.
    pub units: Vec<ProvinceId>,
    /// Value of each unit; `None` if it is not known.
    pub values: Vec<Option<f64>>,
    /// Statistical region of each unit.
    pub regions: Vec<Option<Region>>,
    /// `true` for amounts, which add up to a whole; `false` for quotients and growth.
    pub are_amounts: bool,
}

impl Subject {
    /// Units and values of a layer.
    pub fn new(catalogue: &Catalogue, classified: &ClassifiedValues) -> Self {
        let values = &classified.values;
        let is_asked = |id: &ProvinceId| {
            values.values.contains_key(id) || values.without.get(id).is_some_and(|why| why.is_asked())
        };
        let asked: Vec<_> = catalogue.provinces.iter().filter(|province| is_asked(&province.id)).collect();
        let is_ratio = classified.measure.as_ref().is_some_and(|measure| measure.kind == MeasureKind::Ratio);
        let own_adds_up = classified.layer.variable.own().is_none_or(|own| own.statistic.is_amount());
        let is_undivided = classified.layer.per() == Normalisation::Nothing && classified.layer.since().is_none();
        Self {
            units: asked.iter().map(|province| province.id.clone()).collect(),
            values: asked.iter().map(|province| values.get(&province.id).map(|value| value.value)).collect(),
            regions: asked.iter().map(|province| province.region).collect(),
            are_amounts: is_undivided && !is_ratio && own_adds_up,
        }
    }

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
