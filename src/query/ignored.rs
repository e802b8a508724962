//! Parts of a view that its map cannot heed: a further layer of national clusters, a divisor or growth of values that have
//! none.

use super::{Facts, series_divisors::heeded};
use crate::view::{Layer, Normalisation, ThematicLayer, View};

/// Part of a view that changes nothing on its map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredPart {
    /// Property of the view.
    pub property: String,
    /// Reason.
    pub because: IgnoredBecause,
}

/// Reason why a map cannot heed a part of its view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoredBecause {
    /// Only one layer of national clusters is drawn and counted.
    FurtherClusters,
    /// Only counts and yearly values that add up are divided.
    NoCount,
    /// Only values of years that compare grow.
    NoGrowth,
}

impl IgnoredBecause {
    /// Part that a map can heed, in English.
    pub fn expected(self) -> &'static str {
        match self {
            Self::FurtherClusters => "one layer of national clusters, as further ones are neither drawn nor counted",
            Self::NoCount => "a divisor of counts and of yearly values that add up, as others are not divided",
            Self::NoGrowth => "growth of yearly values of one revision, no percentages",
        }
    }
}

/// Parts of a view's layers that its map cannot heed.
pub fn ignored_parts(facts: &Facts, view: &View) -> Vec<IgnoredPart> {
    let clusters = view.layers.iter().filter(|layer| layer.is_of_clusters());
    let further = clusters.skip(1).map(|layer| (format!("layers.{}", layer.id), IgnoredBecause::FurtherClusters));
    let is_undivided = |values: &ThematicLayer| {
        values.per != Normalisation::Nothing && heeded(facts, values).per() == Normalisation::Nothing
    };
    let has_no_growth = |values: &ThematicLayer| values.since().is_some() && heeded(facts, values).since().is_none();
    let of_values = |is_ignored: &dyn Fn(&ThematicLayer) -> bool, name: &str, because| {
        let layers = view.layers.iter().filter(|layer| layer.values().is_some_and(is_ignored));
        layers.map(|layer: &Layer| (format!("layers.{}.{name}", layer.id), because)).collect::<Vec<_>>()
    };
    let undivided = of_values(&is_undivided, "per", IgnoredBecause::NoCount);
    let grown = of_values(&has_no_growth, "variable.series.since", IgnoredBecause::NoGrowth);
    let parts = further.chain(undivided).chain(grown);
    parts.map(|(property, because)| IgnoredPart { property, because }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{DatasetId, MeasureId},
        export::embedded_facts,
        model::IndicatorKind,
        view::{LayerId, SeriesValue, Variable},
    };

    #[test]
    fn a_second_layer_of_clusters_and_a_divided_indicator_are_named() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        let per = Normalisation::Population;
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::default() }));
        assert_eq!(ignored_parts(&facts, &view), []);
        view.layers.push(Layer { id: LayerId::new("later"), ..Layer::clusters() });
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) }));
        let named: Vec<(String, IgnoredBecause)> =
            ignored_parts(&facts, &view).into_iter().map(|part| (part.property, part.because)).collect();
        let expected =
            [("layers.later", IgnoredBecause::FurtherClusters), ("layers.values.per", IgnoredBecause::NoCount)];
        assert_eq!(named, expected.map(|(property, because)| (property.to_owned(), because)));
        view.layers.retain(|layer| layer.values().is_some());
        let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("rd_intensity"));
        let series = SeriesValue { since: Some(2019), ..SeriesValue::new(dataset, measure, 2023) };
        view.set_thematic(Some(ThematicLayer::of(Variable::Series(series))));
        let named: Vec<IgnoredBecause> = ignored_parts(&facts, &view).into_iter().map(|part| part.because).collect();
        assert_eq!(named, [IgnoredBecause::NoGrowth]);
    }
}
