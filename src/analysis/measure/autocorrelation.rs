//! Measures of neighbours with one number for the whole map.

use std::collections::BTreeMap;

use crate::{
    analysis::{AnalysisError, Finding, Outcome, Plot, PlotPoint, Subject, Test, neighbors},
    model::Area,
    stats::{
        Progress,
        autocorrelation::{
            Geary, GeneralG, IslandRule, Local, Moran, Permutations, Sample, Side, Standardization, local_moran,
        },
    },
    view::{Analysis, AnalysisMethod},
};

pub(super) const MORAN: &str = "Moran (1950), doi:10.2307/2332142; Cliff & Ord (1981), Spatial Processes";
pub(super) const GEARY: &str = "Geary (1954), doi:10.2307/2986645";
pub(super) const GENERAL_G: &str = "Getis & Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x";

pub(super) fn run(
    analysis: &Analysis,
    subject: &Subject,
    areas: &[Area],
    progress: Progress<'_>,
) -> Result<Outcome, AnalysisError> {
    let method = analysis.method;
    let standardization =
        if method == AnalysisMethod::GeneralG { Standardization::Binary } else { Standardization::Row };
    let sample = sample(subject, analysis, areas, standardization)?;
    let values = sample.values(&subject.values);
    let (weights, permutations) = (&sample.weights, permutations(analysis));
    let (value, expected, mut figures, reference) = match method {
        AnalysisMethod::Geary => {
            let found = Geary::of(&values, weights)?;
            let figures = BTreeMap::from([("s0", found.weight_sum), ("differences", found.differences)]);
            (found.value, Geary::EXPECTED, figures, Geary::permuted(&values, weights, permutations, progress)?)
        }
        AnalysisMethod::GeneralG => {
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
    let reference = reference.ok_or(AnalysisError::Cancelled)?;
    let ranks = reference.ranks;
    let p = ranks.p(Side::TwoSided, permutations.number);
    // Geary's C is low where neighbours are alike.
    let is_together = (value > expected) != (method == AnalysisMethod::Geary);
    let finding = match (p <= 0.05, is_together) {
        (false, _) => Finding::Chance,
        (true, true) => Finding::Together,
        (true, false) => Finding::Apart,
    };
    figures.extend([("n", values.len() as f64), ("n1", values.len() as f64 - 1.0), ("value", value)]);
    figures.extend([("expected", expected), ("p", p), ("permutations", permutations.number as f64)]);
    let plot = match method {
        AnalysisMethod::Moran => Plot::MoranScatter { points: scatter(subject, &sample, &values)?, slope: value },
        _ => Plot::Reference { values: reference.values, observed: value, expected },
    };
    Ok(Outcome {
        method,
        finding,
        value: Some(value),
        figures,
        names: BTreeMap::new(),
        test: Some(Test { permutations, ranks: Some(ranks) }),
        units: Vec::new(),
        plot,
        unknown: subject.unknown(),
        islands: subject.named(&sample.islands),
    })
}

/// Permutations of the test of an analysis.
pub(super) fn permutations(analysis: &Analysis) -> Permutations {
    Permutations { number: analysis.permutations as usize, seed: analysis.seed }
}

/// Points of the Moran scatter plot.
pub(super) fn scatter(subject: &Subject, sample: &Sample, values: &[f64]) -> Result<Vec<PlotPoint>, AnalysisError> {
    let found = local_moran(values, &sample.weights)?;
    let point = |(unit, local): (&usize, &Option<Local>)| {
        let local = (*local)?;
        Some(PlotPoint { unit: subject.units.get(*unit)?.clone(), x: local.z, y: local.lag })
    };
    Ok(sample.units.iter().zip(&found).filter_map(point).collect())
}

/// Units with a value and a neighbour.
pub(super) fn sample(
    subject: &Subject,
    analysis: &Analysis,
    areas: &[Area],
    standardization: Standardization,
) -> Result<Sample, AnalysisError> {
    let weights = neighbors::weights(analysis.neighbors, &subject.units, areas)?;
    let is_known: Vec<bool> = subject.values.iter().map(Option::is_some).collect();
    Ok(Sample::new(&is_known, &weights, IslandRule::LeaveOut, standardization))
}
