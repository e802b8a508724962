//! Measures, one per file.

mod autocorrelation;
mod concentration;
mod correlation;
mod gini;
mod local;
mod location_quotient;
mod rank_size;
mod shift_share;
mod specialisation;
mod theil;

use super::{AnalysisError, Outcome, Subject};
use crate::{
    model::Area,
    stats::Progress,
    view::{Analysis, AnalysisMethod},
};

/// Author, year and place of the publication that a measure is taken from.
pub fn reference(method: AnalysisMethod) -> &'static str {
    match method {
        AnalysisMethod::Gini => gini::REFERENCE,
        AnalysisMethod::Concentration => concentration::REFERENCE,
        AnalysisMethod::Theil => theil::REFERENCE,
        AnalysisMethod::RankSize => rank_size::REFERENCE,
        AnalysisMethod::LocationQuotient => location_quotient::REFERENCE,
        AnalysisMethod::Specialisation => specialisation::REFERENCE,
        AnalysisMethod::ShiftShare => shift_share::REFERENCE,
        AnalysisMethod::Correlation => correlation::REFERENCE,
        AnalysisMethod::Moran => autocorrelation::MORAN,
        AnalysisMethod::Geary => autocorrelation::GEARY,
        AnalysisMethod::GeneralG => autocorrelation::GENERAL_G,
        AnalysisMethod::LocalMoran => local::MORAN,
        AnalysisMethod::HotSpots => local::HOT_SPOTS,
    }
}

/// Takes a measure of values; neighbours are found in the areas of the finest base map.
///
/// # Errors
/// [`AnalysisError`] if the measure has no value for these numbers, or if it was cancelled.
pub fn run(
    analysis: &Analysis,
    subject: &Subject,
    areas: &[Area],
    progress: Progress<'_>,
) -> Result<Outcome, AnalysisError> {
    match analysis.method {
        AnalysisMethod::Gini => gini::run(subject),
        AnalysisMethod::Concentration => concentration::run(subject),
        AnalysisMethod::Theil => theil::run(subject),
        AnalysisMethod::RankSize => rank_size::run(subject),
        AnalysisMethod::LocationQuotient => location_quotient::run(subject),
        AnalysisMethod::Specialisation => specialisation::run(subject),
        AnalysisMethod::ShiftShare => shift_share::run(subject),
        AnalysisMethod::Correlation => correlation::run(subject),
        AnalysisMethod::Moran | AnalysisMethod::Geary | AnalysisMethod::GeneralG => {
            autocorrelation::run(analysis, subject, areas, progress)
        }
        AnalysisMethod::LocalMoran | AnalysisMethod::HotSpots => local::run(analysis, subject, areas, progress),
    }
}
