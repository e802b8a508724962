//! Analysis of the topmost values of a view.

use std::sync::Arc;

use super::{ClassifiedValues, CountedClusters, Facts, ProvinceValues, industry_table};
use crate::{
    analysis::{self, AnalysisError, Outcome, Subject},
    dataset::MeasureKind,
    model::ProvinceId,
    stats::Progress,
    view::{Analysis, AnalysisMethod, Normalisation, ThematicLayer, Variable, View},
};

/// Analysis of the values of a layer, with its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysed {
    /// Method and choices.
    pub analysis: Analysis,
    /// Values that it is of.
    pub classified: Arc<ClassifiedValues>,
    /// Units and values.
    pub subject: Subject,
    /// Result, or the reason why there is none.
    pub result: Result<Outcome, AnalysisError>,
}

impl Analysed {
    /// Carries out an analysis of a subject.
    pub fn of(
        facts: &Facts,
        analysis: Analysis,
        classified: Arc<ClassifiedValues>,
        subject: Subject,
        progress: Progress<'_>,
    ) -> Self {
        let areas = if analysis.method.has_neighbors() { facts.province_areas() } else { &[] };
        let result = analysis::run(&analysis, &subject, areas, progress);
        Self { analysis, classified, subject, result }
    }

    /// Carries out the analysis of a view, whose topmost values are given; `None` if it has none.
    pub fn of_view(
        facts: &Facts,
        view: &View,
        classified: Option<&Arc<ClassifiedValues>>,
        progress: Progress<'_>,
    ) -> Option<Self> {
        let (analysis, classified) = (view.analysis?, classified?);
        let subject = subject(facts, view, analysis, classified);
        Some(Self::of(facts, analysis, Arc::clone(classified), subject, progress))
    }

    /// Result; `None` if there is none.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.result.as_ref().ok()
    }
}

/// Units and values of a layer of a view, as an analysis asks for them.
pub(crate) fn subject(facts: &Facts, view: &View, analysis: Analysis, classified: &ClassifiedValues) -> Subject {
    let values = &classified.values;
    let is_asked =
        |id: &ProvinceId| values.values.contains_key(id) || values.without.get(id).is_some_and(|why| why.is_asked());
    let asked: Vec<_> = facts.catalogue().provinces.iter().filter(|province| is_asked(&province.id)).collect();
    let units: Vec<ProvinceId> = asked.iter().map(|province| province.id.clone()).collect();
    let is_ratio = classified.measure.as_ref().is_some_and(|measure| measure.kind == MeasureKind::Ratio);
    let own_adds_up = classified.layer.variable.own().is_none_or(|own| own.statistic.is_amount());
    let is_undivided = classified.layer.per() == Normalisation::Nothing && classified.layer.since().is_none();
    let method = analysis.method;
    let selected = view.selected_province().filter(|_| method.has_province());
    let industries = || industry_table::industries(facts, &classified.layer, &units);
    Subject {
        values: asked.iter().map(|province| values.get(&province.id).map(|value| value.value)).collect(),
        regions: asked.iter().map(|province| province.region).collect(),
        industries: method.has_industries().then(industries).flatten(),
        selected: selected.and_then(|id| units.iter().position(|unit| *unit == id)),
        second: (method == AnalysisMethod::Correlation).then(|| clusters(facts, view, &units)),
        are_amounts: is_undivided && !is_ratio && own_adds_up,
        units,
    }
}

/// Number of national clusters of each unit, as the layer of clusters of a view asks for them.
fn clusters(facts: &Facts, view: &View, units: &[ProvinceId]) -> Vec<Option<f64>> {
    let layer = ThematicLayer::of(Variable::Clusters);
    let values = ProvinceValues::of(facts, &CountedClusters::of(facts, view), &layer, view.as_of.as_ref());
    units.iter().map(|unit| values.get(unit).map(|value| value.value)).collect()
}
