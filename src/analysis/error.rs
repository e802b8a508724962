//! Errors of measures.

use thiserror::Error;

use crate::{model::ProvinceId, stats::Undefined};

/// Reason why a measure has no result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnalysisError {
    /// The measure has no value for these numbers.
    #[error(transparent)]
    Undefined(#[from] Undefined),
    /// The measure is of amounts, and the values are quotients or growth.
    #[error("the values are quotients, which do not add up")]
    NoAmounts,
    /// The map shows no industry of a series whose industries add up to a whole.
    #[error("the map shows no industry whose industries add up to a whole")]
    NoIndustries,
    /// No province with known values is selected.
    #[error("no province is selected")]
    NoProvince,
    /// There is no earlier year from which the values grow.
    #[error("there is no earlier year that compares")]
    NoEarlierYear,
    /// The base map has no area for a unit.
    #[error("the base map has no area for {0}")]
    NoArea(ProvinceId),
    /// It was cancelled.
    #[error("cancelled")]
    Cancelled,
}
