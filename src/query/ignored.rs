//! Parts of a view that its map cannot heed: a further layer of national clusters, a divisor of values that are no counts.

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
    /// Only counts are divided.
    NoCount,
}

impl IgnoredBecause {
    /// Part that a map can heed, in English.
    pub fn expected(self) -> &'static str {
        match self {
            Self::FurtherClusters => "one layer of national clusters, as further ones are neither drawn nor counted",
            Self::NoCount => "a divisor of counts only, as other values are not divided",
        }
    }
}

/// Parts of a view's layers that its map cannot heed.
pub fn ignored_parts(view: &View) -> Vec<IgnoredPart> {
    let clusters = view.layers.iter().filter(|layer| layer.is_of_clusters());
    let further = clusters.skip(1).map(|layer| (format!("layers.{}", layer.id), IgnoredBecause::FurtherClusters));
    let is_undivided =
        |values: &ThematicLayer| values.per != Normalisation::Nothing && values.per() == Normalisation::Nothing;
    let undivided = view.layers.iter().filter(|layer| layer.values().is_some_and(is_undivided));
    let undivided = undivided.map(|layer: &Layer| (format!("layers.{}.per", layer.id), IgnoredBecause::NoCount));
    let parts = further.chain(undivided);
    parts.map(|(property, because)| IgnoredPart { property, because }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::IndicatorKind,
        view::{LayerId, Variable},
    };

    #[test]
    fn a_second_layer_of_clusters_and_a_divided_indicator_are_named() {
        let mut view = View::default();
        let per = Normalisation::Population;
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::default() }));
        assert_eq!(ignored_parts(&view), []);
        view.layers.push(Layer { id: LayerId::new("later"), ..Layer::clusters() });
        view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)) }));
        let named: Vec<(String, IgnoredBecause)> =
            ignored_parts(&view).into_iter().map(|part| (part.property, part.because)).collect();
        let expected =
            [("layers.later", IgnoredBecause::FurtherClusters), ("layers.values.per", IgnoredBecause::NoCount)];
        assert_eq!(named, expected.map(|(property, because)| (property.to_owned(), because)));
    }
}
