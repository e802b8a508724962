//! Search for features on the map.

use std::collections::BTreeSet;

use super::evaluate;
use crate::{
    query::{Facts, MapQuestion, search::tokens},
    view::{FeatureRef, View},
};

/// The first features of the visible layers of a view that match a text by their names, texts or places, layer by layer, no
/// more than `most`; those of national clusters have an index of their own. Empty for a text without letters or digits.
pub fn find_features(facts: &Facts, view: &View, text: &str, most: usize) -> Vec<FeatureRef> {
    if tokens(text).is_empty() {
        return Vec::new();
    }
    let question = MapQuestion::of(facts, view);
    let layers = view.layers.iter().filter(|layer| layer.visible && view.is_of_points(layer));
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for query in layers.filter_map(|layer| Some(&layer.features()?.query)) {
        let Some(dataset) = facts.datasets().get(&query.dataset).filter(|_| found.len() < most) else { continue };
        let rows = evaluate(facts, &query.searching(text), &question).rows;
        let new = rows.into_iter().filter(|row| seen.insert((query.dataset.clone(), *row)));
        let features = new.map(|row| FeatureRef::new(query.dataset.clone(), dataset.key(row)));
        found.extend(features.take(most - found.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::embedded_facts;

    #[test]
    fn features_are_found_by_both_names_and_the_pinyin_of_their_place_where_their_layer_is_seen() {
        let (facts, _) = embedded_facts();
        let found = |view: &View, text: &str| -> Vec<String> {
            find_features(&facts, view, text, usize::MAX).iter().map(ToString::to_string).collect()
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
