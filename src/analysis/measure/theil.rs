//! Theil index of values by province, between and within the statistical regions.

use crate::{
    analysis::{AnalysisError, NamedUnit, Outcome, Plot, PlotBar, Subject},
    stats::structure::theil_by_group,
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Theil (1967), Economics and Information Theory, ch. 4";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let (units, values) = subject.amounts()?;
    let regions: Vec<_> = units.iter().map(|unit| subject.regions.get(*unit).copied().flatten()).collect();
    let found = theil_by_group(&values, &regions)?;
    let figures = [
        ("n", values.len() as f64),
        ("groups", found.groups.len() as f64),
        ("t", found.all.index),
        ("most", found.all.maximum),
        ("between", found.between),
        ("within", found.within),
        ("share", found.between_share.map_or(0.0, |share| 100.0 * share)),
    ];
    let within = found.groups.iter().map(|group| PlotBar::new(NamedUnit::Within(group.group), group.contribution));
    let bars = std::iter::once(PlotBar::new(NamedUnit::Between, found.between)).chain(within).collect();
    let plot = Plot::Bars { bars, base: 0.0 };
    Ok(Outcome::stated(AnalysisMethod::Theil, subject, found.all.index, figures, plot))
}
