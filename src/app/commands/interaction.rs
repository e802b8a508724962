//! Hover and emphasis.

use crate::app::{command::InteractionCommand, state::AppState};

/// Applies a command of hover and emphasis.
pub(super) fn apply(state: &mut AppState, command: InteractionCommand) {
    match command {
        InteractionCommand::Set(interaction) => state.ui_state.interaction = interaction,
        // Merged into one `Set` before commands are applied, see `merge_interaction`.
        InteractionCommand::Hover(_) | InteractionCommand::Emphasise(_) => {}
    }
}
