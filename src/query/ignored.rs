//! Parts of a view that change nothing on its map: areas that opaque areas cover, a divisor of values that are no counts.

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
    /// Opaque areas above cover the areas of a layer.
    Covered,
    /// Only counts are divided.
    NoCount,
}

impl IgnoredBecause {
    /// Part that a map can heed, in English.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Covered => "areas that no opaque areas cover: circles, or less opacity above, would show them",
            Self::NoCount => "a divisor of counts only, as other values are not divided",
        }
    }
}

/// Parts of a view's layers that its map cannot heed.
pub fn ignored_parts(view: &View) -> Vec<IgnoredPart> {
    let drawn = view.drawn_values();
    let values = view.layers.iter().filter(|layer| layer.visible && layer.values().is_some());
    let covered = values.filter(|layer| drawn.iter().all(|drawn| drawn.id != layer.id));
    let covered = covered.map(|layer| (format!("layers.{}", layer.id), IgnoredBecause::Covered));
    let is_undivided =
        |values: &ThematicLayer| values.per != Normalisation::Nothing && values.per() == Normalisation::Nothing;
    let undivided = view.layers.iter().filter(|layer| layer.values().is_some_and(is_undivided));
    let undivided = undivided.map(|layer: &Layer| (format!("layers.{}.per", layer.id), IgnoredBecause::NoCount));
    let parts = covered.chain(undivided);
    parts.map(|(property, because)| IgnoredPart { property, because }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::IndicatorKind, view::Variable};

    #[test]
    fn covered_areas_and_a_divided_indicator_are_named() {
        let mut view = View::default();
        let per = Normalisation::Population;
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::default() }));
        assert_eq!(ignored_parts(&view), []);
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) }));
        view.layers.insert(0, Layer::of_values("below", ThematicLayer::default()));
        let named: Vec<(String, IgnoredBecause)> =
            ignored_parts(&view).into_iter().map(|part| (part.property, part.because)).collect();
        let expected = [("layers.below", IgnoredBecause::Covered), ("layers.values.per", IgnoredBecause::NoCount)];
        assert_eq!(named, expected.map(|(property, because)| (property.to_owned(), because)));
    }
}
