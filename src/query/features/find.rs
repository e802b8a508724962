//! Search for features on the map.

use std::collections::BTreeSet;

use super::keys;
use crate::{
    query::{Facts, MapQuestion, search::tokens},
    view::{FeatureRef, View},
};

/// Features of the visible layers of a view that match a text by their names, texts or places, layer by layer; those of
/// national clusters have an index of their own. Empty for a text without letters or digits.
pub fn find_features(facts: &Facts, view: &View, text: &str) -> Vec<FeatureRef> {
    if tokens(text).is_empty() {
        return Vec::new();
    }
    let question = MapQuestion::of(facts, view);
    let layers = view.layers.iter().filter(|layer| layer.visible && view.is_of_points(layer));
    let of_layer = layers.filter_map(|layer| Some(&layer.features()?.query)).flat_map(|query| {
        let keys = keys(facts, &query.searching(text), &question).into_iter();
        keys.map(|key| FeatureRef::new(query.dataset.clone(), key))
    });
    let mut seen = BTreeSet::new();
    of_layer.filter(|feature| seen.insert(feature.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    #[test]
    fn features_are_found_by_both_names_and_the_pinyin_of_their_place_where_their_layer_is_seen() {
        let (facts, _) = embedded_facts();
        let found = |view: &View, text: &str| -> Vec<String> {
            find_features(&facts, view, text).iter().map(ToString::to_string).collect()
        };
        let mut view = View::default();
        assert!(found(&view, "cashmere").is_empty(), "no layer of them");
        view.show_layer("characteristic_clusters", true);
        for text in ["Qinghe County cashmere", "cashmere", "清河县羊绒产业集群", "羊绒", "xingtai", "xing tai"]
        {
            assert!(found(&view, text).contains(&"characteristic_clusters/sc003".to_owned()), "{text}");
        }
        assert!(found(&view, " ?").is_empty() && found(&view, "zzzzqq").is_empty());
        view.show_layer("characteristic_clusters", false);
        assert!(found(&view, "cashmere").is_empty(), "hidden");
    }
}
