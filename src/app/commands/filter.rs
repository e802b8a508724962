//! Filters of clusters and programmes.

use super::change;
use crate::{
    app::{action::Action, command::FilterCommand, settings::LeftPanel, state::AppState},
    view::{EditKind, Filter},
};

/// Applies a command of filters.
pub(super) fn apply(state: &mut AppState, command: FilterCommand) {
    match command {
        FilterCommand::Clusters(filter, edit) => change(state, edit, |view| view.filter = filter),
        FilterCommand::Programmes(panel) => state.ui_state.programmes = *panel,
    }
}

/// Handles the actions of search and filters.
pub(super) fn dispatch(state: &mut AppState, action: Action) {
    match action {
        Action::ClearFilters => change(state, EditKind::Single, |view| view.filter = Filter::default()),
        Action::FocusSearch => {
            state.settings.filters_open = true;
            state.settings.left = LeftPanel::Clusters;
            state.ui_state.focus_search = true;
        }
        _ => {}
    }
}
