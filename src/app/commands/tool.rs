//! Pointer tools and marked features.

use std::collections::{BTreeMap, BTreeSet};

use super::change;
use crate::{
    app::{
        action::Action,
        command::ToolCommand,
        marked::Marked,
        state::AppState,
        tool::{Tool, ToolState},
    },
    dataset::{DatasetId, FieldId, Role},
    query::Facts,
    view::{Condition, EditKind, View},
};

/// Applies a command of the pointer tools.
pub(super) fn apply(state: &mut AppState, command: ToolCommand) {
    let used = &mut state.ui_state.tool;
    match command {
        ToolCommand::Choose(tool) => *used = ToolState::new(tool),
        ToolCommand::MeasureFrom(place) => {
            *used = ToolState::new(Tool::MeasureDistance);
            used.add(place);
        }
        ToolCommand::AddPoint(place) => used.add(place),
        ToolCommand::RemovePoint => used.remove_last(),
        ToolCommand::End => used.end(),
        ToolCommand::Mark { features, more } => {
            used.found_nothing = features.is_empty();
            let marked = &mut state.ui_state.marked;
            *marked = if more { marked.with(features) } else { Marked::new(features) };
        }
    }
}

/// Handles the actions on marked features.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    match action {
        Action::ShowOnlyMarked => show_only_marked(state),
        Action::ClearMarked => state.ui_state.marked = Marked::default(),
        _ => {}
    }
}

/// Filters what is drawn by the keys of the marked features, in one undo step; nothing stays marked.
fn show_only_marked(state: &mut AppState) {
    let marked = std::mem::take(&mut state.ui_state.marked);
    if marked.is_empty() {
        return;
    }
    let facts = state.facts.clone();
    change(state, EditKind::Single, |view| filter_by_keys(&facts, view, &marked));
}

/// Narrows every drawn layer of features to those that are marked, and the places of the view to the marked provinces.
fn filter_by_keys(facts: &Facts, view: &mut View, marked: &Marked) {
    if !marked.provinces().is_empty() {
        view.place.provinces.clone_from(marked.provinces());
        view.place.regions.clear();
    }
    let mut keys: BTreeMap<&DatasetId, BTreeSet<String>> = BTreeMap::new();
    for feature in marked.features().keys().filter(|feature| feature.province().is_none()) {
        keys.entry(&feature.dataset).or_default().insert(feature.key.to_string());
    }
    if keys.is_empty() {
        return;
    }
    for layer in view.layers.iter_mut().filter(|layer| layer.visible) {
        let Some(query) = layer.features_mut().map(|features| &mut features.query) else { continue };
        let Some(field) = key_field(facts, &query.dataset) else { continue };
        let chosen = keys.get(&query.dataset).cloned().unwrap_or_default();
        query.filter.set(field.as_str(), Condition::OneOf(chosen));
    }
}

/// Field of the keys of a dataset.
fn key_field(facts: &Facts, dataset: &DatasetId) -> Option<FieldId> {
    let fields = facts.datasets().get(dataset)?.fields();
    fields.iter().find(|field| field.role == Role::Key).map(|field| field.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        export::embedded_facts,
        model::{ClusterId, LonLat, ProvinceId},
        query::{MapQuestion, keys},
        view::FeatureRef,
    };

    fn marked(features: impl IntoIterator<Item = FeatureRef>) -> Marked {
        Marked::new(features.into_iter().map(|feature| (feature, LonLat::new(117.0, 34.0))).collect())
    }

    #[test]
    fn marked_clusters_alone_pass_and_other_drawn_layers_are_emptied() {
        let (facts, _) = embedded_facts();
        let mut view = View::default();
        view.show_layer("characteristic_clusters", true);
        let xuzhou = ClusterId::new("xuzhou-construction-machinery");
        filter_by_keys(&facts, &mut view, &marked([xuzhou.clone().into()]));
        let question = MapQuestion::of(&facts, &view);
        let of_layers = view.layers.iter().filter_map(|layer| Some((layer.id.as_str(), &layer.features()?.query)));
        let found: BTreeMap<&str, Vec<String>> =
            of_layers.map(|(layer, query)| (layer, keys(&facts, query, &question))).collect();
        let expected = [("clusters", vec![xuzhou.to_string()]), ("characteristic_clusters", Vec::new())];
        assert_eq!(found, expected.into());
    }

    #[test]
    fn marked_provinces_are_the_places_of_the_view() {
        let (facts, _) = embedded_facts();
        let provinces = ["JS", "ZJ"].map(ProvinceId::new);
        let mut view = View::default();
        let query = view.cluster_query();
        filter_by_keys(&facts, &mut view, &marked(provinces.clone().map(FeatureRef::from)));
        assert_eq!(view.place.provinces, provinces.into());
        assert_eq!(view.cluster_query(), query);
    }
}
