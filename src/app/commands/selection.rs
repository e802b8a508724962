//! Selection and comparison.

use super::{camera, change};
use crate::{
    app::{action::Action, command::SelectionCommand, side_panels::Side, state::AppState},
    model::{Announcement, ProvinceId},
    view::{EditKind, FeatureRef, MOST_COMPARED, Switch},
};

/// Applies a command of selection or comparison.
pub(super) fn apply(state: &mut AppState, command: SelectionCommand) {
    match command {
        SelectionCommand::Select(selection) => select(state, selection),
        SelectionCommand::SelectAndFly(selection) => select_and_fly(state, selection),
        SelectionCommand::ZoomTo(feature) => camera::fly_to_feature(state, &feature),
        SelectionCommand::Compare(ids) => compare(state, ids),
    }
}

/// Sets or clears the selection.
fn select(state: &mut AppState, selection: Option<FeatureRef>) {
    if selection.is_some() {
        show_details(state);
    }
    change(state, EditKind::Single, |view| view.selection = selection);
}

/// Opens the panel of details.
fn show_details(state: &mut AppState) {
    state.ui_state.panels.set(&mut state.settings, Side::Right, true);
}

/// Selects a feature and flies to it; turns on its layer if it is off.
fn select_and_fly(state: &mut AppState, feature: FeatureRef) {
    let cluster = feature.cluster().and_then(|id| state.facts.catalogue().cluster(&id));
    let announcement = cluster.map(|cluster| cluster.round.announcement());
    show_details(state);
    change(state, EditKind::Single, |view| {
        match announcement {
            Some(Announcement::Later35) => Switch::LaterClusters.set(view, true),
            Some(_) => Switch::Clusters.set(view, true),
            None => view.show_dataset(&feature.dataset),
        }
        view.selection = Some(feature);
    });
    camera::fly_to_selection(state);
}

/// Sets the provinces of the comparison: without duplicates, in the given order, at most `MOST_COMPARED`.
fn compare(state: &mut AppState, ids: Vec<ProvinceId>) {
    let mut chosen: Vec<ProvinceId> = Vec::new();
    for id in ids {
        if !chosen.contains(&id) && chosen.len() < MOST_COMPARED {
            chosen.push(id);
        }
    }
    change(state, EditKind::Single, |view| view.compare = chosen);
}

/// Handles the actions that step through clusters or clear the selection.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    if action == Action::ClearSelection {
        select(state, None);
        return;
    }
    let found = &state.computed.found;
    let current = state.view.selected_cluster().and_then(|id| found.iter().position(|other| *other == id));
    let count = found.len().max(1);
    let next = match (current, action) {
        (None, Action::PreviousCluster) => count - 1,
        (None, _) => 0,
        (Some(at), Action::PreviousCluster) => (at + count - 1) % count,
        (Some(at), _) => (at + 1) % count,
    };
    if let Some(id) = found.get(next).cloned() {
        select(state, Some(id.into()));
        camera::reveal_selection(state);
    }
}
