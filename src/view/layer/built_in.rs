//! Layers that the atlas offers beside the national clusters.

use super::{FeatureLayer, FeatureQuery, Layer};

/// Identifiers of the layers that the atlas offers beside the national clusters, each a dataset of features.
pub const BUILT_IN: [&str; 1] = ["characteristic_clusters"];

impl Layer {
    /// A layer that the atlas offers, by the identifier of its dataset; `None` for another.
    pub fn built_in(id: &str) -> Option<Self> {
        let layer = || FeatureLayer::of(FeatureQuery::of(id));
        BUILT_IN.contains(&id).then(|| Self { labels: false, ..Self::of_features(id, layer()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_of_the_atlas_bears_the_name_of_its_dataset() {
        for id in BUILT_IN {
            let layer = Layer::built_in(id).unwrap();
            let dataset = layer.features().map(|features| features.query.dataset.as_str().to_owned());
            assert_eq!((layer.id.as_str(), dataset.as_deref()), (id, Some(id)));
        }
        assert_eq!(Layer::built_in("heat"), None);
    }
}
