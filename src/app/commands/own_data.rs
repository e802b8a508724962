//! Files of a person's own that the view refers to.

use egui::Context;

use super::{change, import, own_facts};
use crate::{
    app::{
        command::OwnDataCommand,
        import::OwnDataStatus,
        message::{Message, Topic},
        state::AppState,
    },
    dataset::DatasetId,
    export::OwnDataFault,
    import::ImportError,
    view::{EditKind, OwnData},
};

/// Interval at which the progress of reading is drawn, seconds.
const PROGRESS: f32 = 0.2;

/// Applies a command concerning own files.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: OwnDataCommand) {
    match command {
        OwnDataCommand::Import(paths) => import::begin(state, ctx, &paths),
        OwnDataCommand::Edit(id) => import::edit(state, ctx, &id),
        OwnDataCommand::Rename(id, title) => edit(state, &id, |data| data.title = title),
        OwnDataCommand::SetCredit(id, credit) => edit(state, &id, |data| data.credit = credit),
        OwnDataCommand::SetDoubleKeys(id, answer) => change(state, EditKind::Single, |view| {
            if let Some(data) = view.data.iter_mut().find(|data| data.id == id) {
                data.recipe.double_keys = Some(answer);
            }
        }),
        OwnDataCommand::Remove(id) => change(state, EditKind::Single, |view| view.remove_own_data(&id)),
        OwnDataCommand::AddLayer(id) => {
            let mut added = None;
            change(state, EditKind::Single, |view| added = view.add_own_layer(&id));
            state.ui_state.unfolded_layer = added.or(state.ui_state.unfolded_layer.take());
        }
        OwnDataCommand::Retry => retry(state),
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

/// Lets files be read again that could not be.
pub(super) fn retry(state: &mut AppState) {
    state.own_files.retry();
    state.ui_state.messages.retry(Topic::Data);
}

/// Takes up files that were read and begins to read the next one.
pub(crate) fn follow(state: &mut AppState, ctx: &Context) {
    if state.view.data.is_empty()
        && state.ui_state.own_data.reading.is_none()
        && state.own_files.is_current(&state.view)
    {
        state.ui_state.own_data.problems.clear();
        return;
    }
    if let Some(problem) = state.own_files.take_up()
        && !matches!(problem.why, OwnDataFault::NotImported { error: ImportError::Cancelled, .. })
    {
        state.ui_state.messages.say(Message::OwnData(problem));
    }
    if !state.own_files.is_current(&state.view) {
        own_facts::sync(state);
        state.refresh();
    }
    state.own_files.read_next(&state.view, ctx);
    let reading = state.own_files.reading();
    if reading.is_some() {
        ctx.request_repaint_after_secs(PROGRESS);
    }
    let mut problems = std::mem::take(&mut state.ui_state.own_data.problems);
    problems.retain(|problem| matches!(problem.why, OwnDataFault::Changed { .. } | OwnDataFault::Taken));
    problems.extend(state.own_files.failures(&state.view));
    state.ui_state.own_data = OwnDataStatus { reading, problems };
}
