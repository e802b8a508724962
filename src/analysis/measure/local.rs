//! Measures of neighbours with a value for each unit.

use std::collections::BTreeMap;

use super::autocorrelation::{permutations, sample, scatter};
use crate::{
    analysis::{AnalysisError, Finding, Outcome, Plot, Subject, Test, UnitOutcome},
    model::Area,
    stats::{
        Progress,
        autocorrelation::{
            Moran, Quadrant, Side, Standardization, bonferroni, false_discovery_limit, local_g, local_g_permuted,
            local_moran, local_moran_permuted,
        },
    },
    view::{Analysis, AnalysisMethod, Correction},
};

pub(super) const MORAN: &str = "Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x";
pub(super) const HOT_SPOTS: &str = "Ord & Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x";

/// Level of the test: share of false findings, or chance of one.
const LEVEL: f64 = 0.05;

pub(super) fn run(
    analysis: &Analysis,
    subject: &Subject,
    areas: &[Area],
    progress: Progress<'_>,
) -> Result<Outcome, AnalysisError> {
    let is_moran = analysis.method == AnalysisMethod::LocalMoran;
    let standardization = if is_moran { Standardization::Row } else { Standardization::Binary };
    let sample = sample(subject, analysis, areas, standardization)?;
    let values = sample.values(&subject.values);
    let (weights, permutations) = (&sample.weights, permutations(analysis));
    let (found, ranks): (Vec<(Option<f64>, Option<Quadrant>)>, _) = if is_moran {
        let found = local_moran(&values, weights)?.into_iter();
        let found = found.map(|unit| (unit.map(|unit| unit.value), unit.map(|unit| unit.quadrant)));
        (found.collect(), local_moran_permuted(&values, &values, weights, permutations, progress)?)
    } else {
        let found = local_g(&values, &weights.with_self(1.0))?.into_iter().map(|value| (value, None));
        (found.collect(), local_g_permuted(&values, weights, permutations, progress)?)
    };
    let ranks = ranks.ok_or(AnalysisError::Cancelled)?;
    let p = |unit: usize| Some(ranks.get(unit).copied().flatten()?.p(Side::TwoSided, permutations.number));
    let all: Vec<f64> = (0..values.len()).filter_map(p).collect();
    let limit = match analysis.correction {
        Correction::None => Some(LEVEL),
        Correction::FalseDiscovery => false_discovery_limit(&all, LEVEL),
        Correction::Bonferroni => Some(bonferroni(LEVEL, all.len())),
    };
    let of_unit = |at: usize| {
        let (unit, p) = (subject.units.get(*sample.units.get(at)?)?.clone(), p(at));
        let (value, quadrant) = found.get(at).copied()?;
        let is_found = p.zip(limit).is_some_and(|(p, limit)| p <= limit);
        Some(UnitOutcome { unit, value, quadrant, p, is_found })
    };
    let units: Vec<UnitOutcome> = (0..values.len()).filter_map(of_unit).collect();
    let count = units.iter().filter(|unit| unit.is_found).count();
    let unsure = units.iter().filter(|unit| unit.p.is_some_and(|p| p <= LEVEL)).count();
    let figures = BTreeMap::from([
        ("n", values.len() as f64),
        ("found", count as f64),
        ("unsure", unsure as f64),
        ("permutations", permutations.number as f64),
    ]);
    let plot = if is_moran {
        Plot::MoranScatter { points: scatter(subject, &sample, &values)?, slope: Moran::of(&values, weights)?.value }
    } else {
        Plot::ranked(units.iter().filter_map(|unit| Some((unit.unit.clone(), unit.value?))), 0.0)
    };
    Ok(Outcome {
        method: analysis.method,
        finding: if count > 0 { Finding::Together } else { Finding::Chance },
        value: None,
        figures,
        names: BTreeMap::new(),
        test: Some(Test { permutations, ranks: None }),
        units,
        plot,
        unknown: subject.unknown(),
        islands: subject.named(&sample.islands),
    })
}
