//! Filters of clusters and programmes.

use super::{camera, change};
use crate::{
    app::{action::Action, command::FilterCommand, settings::LeftPanel, side_panels::Side, state::AppState},
    view::{EditKind, View},
};

/// Applies a command of filters.
pub(super) fn apply(state: &mut AppState, command: FilterCommand) {
    match command {
        FilterCommand::Clusters(query, edit) => {
            change(state, edit, |view| view.edit_clusters(|present| *present = query));
            follow_result(state);
        }
        FilterCommand::Places(places) => {
            change(state, EditKind::Single, |view| view.place = places);
            follow_result(state);
        }
        FilterCommand::Programmes(query, edit) => change(state, edit, |view| view.set_programme_query(query)),
        FilterCommand::OrderProgrammes(order) => state.ui_state.programme_order = order,
    }
}

/// Moves the map to the clusters that a filter has left if none of them is in sight.
fn follow_result(state: &mut AppState) {
    if state.view.shows_clusters() && state.view.is_narrowed() {
        state.refresh();
        camera::reveal_result(state);
    }
}

/// Handles the actions of search and filters.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    match action {
        Action::ClearFilters => change(state, EditKind::Single, View::clear_filters),
        Action::FocusSearch => {
            state.ui_state.panels.set(&mut state.settings, Side::Left, true);
            state.settings.left = LeftPanel::Clusters;
            state.ui_state.focus_search = true;
        }
        _ => {}
    }
}
