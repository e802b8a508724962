//! Files of a person's own that the view refers to.

use egui::Context;

use super::{change, import, own_files};
use crate::{
    app::{command::OwnDataCommand, state::AppState},
    dataset::DatasetId,
    view::{EditKind, OwnData},
};

/// Applies a command concerning own files.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: OwnDataCommand) {
    match command {
        OwnDataCommand::Import(paths) => import::begin(state, ctx, &paths),
        OwnDataCommand::Edit(id) => import::edit(state, ctx, &id),
        OwnDataCommand::Rename(id, title) => edit(state, &id, |data| data.title = title),
        OwnDataCommand::SetCredit(id, credit) => edit(state, &id, |data| data.credit = credit),
        OwnDataCommand::Remove(id) => change(state, EditKind::Single, |view| view.remove_own_data(&id)),
        OwnDataCommand::AddLayer(id) => {
            let mut added = None;
            change(state, EditKind::Single, |view| added = view.add_own_layer(&id));
            state.ui_state.unfolded_layer = added.or(state.ui_state.unfolded_layer.take());
        }
        OwnDataCommand::Retry => own_files::retry(state),
        OwnDataCommand::StopReading => state.own_files.cancel(),
    }
}

/// Edits the entry of a file while a text is typed.
fn edit(state: &mut AppState, id: &DatasetId, edit: impl FnOnce(&mut OwnData)) {
    change(state, EditKind::Typing, |view| {
        if let Some(data) = view.data.iter_mut().find(|data| data.id == *id) {
            edit(data);
        }
    });
}
