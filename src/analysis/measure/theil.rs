//! Theil index of values by province, between and within the statistical regions.

use std::collections::BTreeMap;

use crate::{
    analysis::{AnalysisError, Finding, MeasureKind, Outcome, Subject},
    stats::structure::theil_by_group,
};

pub(super) const REFERENCE: &str = "Theil (1967), Economics and Information Theory, ch. 4";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    if !subject.are_amounts {
        return Err(AnalysisError::NoAmounts);
    }
    let (units, values) = subject.known();
    let regions: Vec<_> = units.iter().map(|unit| subject.regions.get(*unit).copied().flatten()).collect();
    let found = theil_by_group(&values, &regions)?;
    let figures = BTreeMap::from([
        ("n", values.len() as f64),
        ("groups", found.groups.len() as f64),
        ("t", found.all.index),
        ("most", found.all.maximum),
        ("between", found.between),
        ("within", found.within),
        ("share", found.between_share.map_or(0.0, |share| 100.0 * share)),
    ]);
    Ok(Outcome {
        kind: MeasureKind::Theil,
        finding: Finding::Stated,
        value: Some(found.all.index),
        figures,
        test: None,
        units: Vec::new(),
        unknown: subject.unknown(),
        islands: Vec::new(),
    })
}
