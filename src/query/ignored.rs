//! Parts of a view that change nothing on its map: areas that opaque areas cover, a divisor or growth of values that have
//! none, classes of circles.

use super::{Facts, series_divisors::heeded};
use crate::view::{ClassificationMethod, Layer, MOST_LIMITS_OF_PAIR, Normalisation, Symbology, ThematicLayer, View};

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
    /// Opaque areas above cover the areas of a layer.
    Covered,
    /// Only counts and yearly values that add up and compare are divided.
    NoCount,
    /// Only values of an earlier year that compare grow.
    NoGrowth,
    /// Circles have one colour and no classes; bivariate maps have colours and a number of classes of their own.
    Form,
}

impl IgnoredBecause {
    /// Part that a map can heed, in English.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Covered => "areas that no opaque areas cover: circles, or less opacity above, would show them",
            Self::NoCount => {
                "a divisor of counts and of yearly values that add up and compare, as others are not divided"
            }
            Self::Form => "filled provinces: circles have no classes, and two variables have nine colours of their own",
            Self::NoGrowth => "growth from an earlier year with values of one revision and definition, no percentages",
        }
    }
}

/// Parts of a view's layers that its map cannot heed.
pub fn ignored_parts(facts: &Facts, view: &View) -> Vec<IgnoredPart> {
    let drawn = view.drawn_values();
    let values = view.layers.iter().filter(|layer| layer.visible && layer.values().is_some());
    let covered = values.filter(|layer| drawn.iter().all(|drawn| drawn.id != layer.id));
    let covered = covered.map(|layer| (format!("layers.{}", layer.id), IgnoredBecause::Covered));
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
    let unclassed = view.layers.iter().filter_map(|layer| Some((&layer.id, layer.values()?)));
    let unclassed = unclassed.flat_map(|(id, values)| {
        unheeded(values).into_iter().map(move |name| (format!("layers.{id}.{name}"), IgnoredBecause::Form))
    });
    let parts = covered.chain(undivided).chain(grown).chain(unclassed);
    parts.map(|(property, because)| IgnoredPart { property, because }).collect()
}

/// Settings that the form of a layer cannot heed, if they differ from those of a new layer.
fn unheeded(values: &ThematicLayer) -> Vec<&'static str> {
    let new = ThematicLayer::default();
    let has_own = values.method == ClassificationMethod::Manual;
    let settings = match values.form {
        Symbology::Choropleth => return Vec::new(),
        Symbology::GraduatedSymbols => [
            ("method", values.method != new.method),
            ("classes", values.classes != new.classes),
            ("breaks", has_own && values.breaks != new.breaks),
            ("colors.reversed", values.colors.reversed),
        ],
        Symbology::Bivariate => [
            ("classes", values.classes != new.classes),
            ("breaks", has_own && values.breaks.len() > MOST_LIMITS_OF_PAIR),
            ("colors.scheme", values.colors.scheme != new.colors.scheme),
            ("colors.reversed", values.colors.reversed),
        ],
    };
    settings.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dataset::{DatasetId, MeasureId},
        export::embedded_facts,
        model::IndicatorKind,
        view::{SeriesValue, Variable},
    };

    #[test]
    fn covered_areas_and_a_divided_indicator_are_named() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        let per = Normalisation::Population;
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::default() }));
        assert_eq!(ignored_parts(&facts, &view), []);
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) }));
        view.layers.insert(0, Layer::of_values("below", ThematicLayer::default()));
        let named: Vec<(String, IgnoredBecause)> =
            ignored_parts(&facts, &view).into_iter().map(|part| (part.property, part.because)).collect();
        let expected = [("layers.below", IgnoredBecause::Covered), ("layers.values.per", IgnoredBecause::NoCount)];
        assert_eq!(named, expected.map(|(property, because)| (property.to_owned(), because)));
        view.layers.retain(|layer| layer.id.as_str() != "below");
        let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("rd_intensity"));
        let series = SeriesValue { since: Some(2019), ..SeriesValue::new(dataset, measure, 2023) };
        view.set_thematic(Some(ThematicLayer::of(Variable::Series(series))));
        let named: Vec<IgnoredBecause> = ignored_parts(&facts, &view).into_iter().map(|part| part.because).collect();
        assert_eq!(named, [IgnoredBecause::NoGrowth]);
    }
}
