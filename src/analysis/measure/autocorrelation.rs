//! Measures of neighbours with one number for the whole map.

use std::collections::BTreeMap;

use crate::{
    analysis::{AnalysisError, Finding, MeasureKind, Outcome, Settings, Subject, Test},
    model::Area,
    stats::{
        Progress,
        autocorrelation::{Geary, GeneralG, IslandRule, Moran, Sample, Side, Standardization},
    },
};

pub(super) const MORAN: &str = "Moran (1950), doi:10.2307/2332142; Cliff & Ord (1981), Spatial Processes";
pub(super) const GEARY: &str = "Geary (1954), doi:10.2307/2986645";
pub(super) const GENERAL_G: &str = "Getis & Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x";

pub(super) fn run(
    kind: MeasureKind,
    subject: &Subject,
    settings: &Settings,
    areas: &[Area],
    progress: Progress<'_>,
) -> Result<Outcome, AnalysisError> {
    let standardization = if kind == MeasureKind::GeneralG { Standardization::Binary } else { Standardization::Row };
    let sample = sample(subject, settings, areas, standardization)?;
    let values = sample.values(&subject.values);
    let (weights, permutations) = (&sample.weights, settings.permutations);
    let (value, expected, mut figures, reference) = match kind {
        MeasureKind::Geary => {
            let found = Geary::of(&values, weights)?;
            let figures = BTreeMap::from([("s0", found.weight_sum), ("differences", found.differences)]);
            (found.value, Geary::EXPECTED, figures, Geary::permuted(&values, weights, permutations, progress)?)
        }
        MeasureKind::GeneralG => {
            let found = GeneralG::of(&values, weights)?;
            let figures = BTreeMap::from([("products", found.products), ("all", found.all_products)]);
            (found.value, found.expected, figures, GeneralG::permuted(&values, weights, permutations, progress)?)
        }
        _ => {
            let found = Moran::of(&values, weights)?;
            let figures = BTreeMap::from([("s0", found.weight_sum), ("products", found.products)]);
            (found.value, found.expected, figures, Moran::permuted(&values, weights, permutations, progress)?)
        }
    };
    let ranks = reference.ok_or(AnalysisError::Cancelled)?.ranks;
    let p = ranks.p(Side::TwoSided, permutations.number);
    // Geary's C is low where neighbours are alike.
    let is_together = (value > expected) != (kind == MeasureKind::Geary);
    let finding = match (p <= 0.05, is_together) {
        (false, _) => Finding::Chance,
        (true, true) => Finding::Together,
        (true, false) => Finding::Apart,
    };
    figures.extend([("n", values.len() as f64), ("n1", values.len() as f64 - 1.0), ("value", value)]);
    figures.extend([("expected", expected), ("p", p), ("permutations", permutations.number as f64)]);
    Ok(Outcome {
        kind,
        finding,
        value: Some(value),
        figures,
        test: Some(Test { permutations, ranks: Some(ranks) }),
        units: Vec::new(),
        unknown: subject.unknown(),
        islands: subject.named(&sample.islands),
    })
}

/// Units with a value and a neighbour.
pub(super) fn sample(
    subject: &Subject,
    settings: &Settings,
    areas: &[Area],
    standardization: Standardization,
) -> Result<Sample, AnalysisError> {
    let weights = settings.neighbors.weights(&subject.units, areas)?;
    let is_known: Vec<bool> = subject.values.iter().map(Option::is_some).collect();
    Ok(Sample::new(&is_known, &weights, IslandRule::LeaveOut, standardization))
}
