//! Measures, one per file.

mod autocorrelation;
mod concentration;
mod gini;
mod local;
mod rank_size;
mod theil;

use super::{AnalysisError, MeasureKind, Outcome, Settings, Subject};
use crate::{model::Area, stats::Progress};

/// Author, year and place of the publication that a measure is taken from.
pub fn reference(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Gini => gini::REFERENCE,
        MeasureKind::Concentration => concentration::REFERENCE,
        MeasureKind::Theil => theil::REFERENCE,
        MeasureKind::RankSize => rank_size::REFERENCE,
        MeasureKind::Moran => autocorrelation::MORAN,
        MeasureKind::Geary => autocorrelation::GEARY,
        MeasureKind::GeneralG => autocorrelation::GENERAL_G,
        MeasureKind::LocalMoran => local::MORAN,
        MeasureKind::HotSpots => local::HOT_SPOTS,
    }
}

/// Takes a measure of values; neighbours are found in the areas of the finest base map.
///
/// # Errors
/// [`AnalysisError`] if the measure has no value for these numbers, or if it was cancelled.
pub fn run(
    kind: MeasureKind,
    subject: &Subject,
    settings: &Settings,
    areas: &[Area],
    progress: Progress<'_>,
) -> Result<Outcome, AnalysisError> {
    match kind {
        MeasureKind::Gini => gini::run(subject),
        MeasureKind::Concentration => concentration::run(subject),
        MeasureKind::Theil => theil::run(subject),
        MeasureKind::RankSize => rank_size::run(subject),
        MeasureKind::Moran | MeasureKind::Geary | MeasureKind::GeneralG => {
            autocorrelation::run(kind, subject, settings, areas, progress)
        }
        MeasureKind::LocalMoran | MeasureKind::HotSpots => local::run(kind, subject, settings, areas, progress),
    }
}
