//! Reading of the files of a person's own that the view refers to, and the facts with them.

use std::sync::Arc;

use egui::Context;

use crate::{
    app::{
        import::OwnDataStatus,
        message::{Message, Topic},
        state::AppState,
    },
    export::OwnDataFault,
    import::ImportError,
};

/// Interval at which the progress of reading is drawn, seconds.
const PROGRESS: f32 = 0.2;

/// Lets files be read again that could not be.
pub(super) fn retry(state: &mut AppState) {
    state.own_files.retry();
    state.ui_state.messages.retry(Topic::Data);
}

/// Makes the facts those of the view and of its files that were read.
pub(super) fn sync(state: &mut AppState) {
    if state.own_files.is_current(&state.view) {
        return;
    }
    let (facts, problems) = state.own_files.facts(&state.view);
    state.facts = facts;
    state.computed.forget_facts();
    let before = std::mem::take(&mut state.ui_state.own_data.problems);
    for problem in problems {
        let known = before.iter().find(|known| known.id == problem.id && is_alike(&known.why, &problem.why)).cloned();
        let is_new = known.is_none();
        let problem = known.unwrap_or_else(|| Arc::new(problem));
        if is_new {
            state.ui_state.messages.say(Message::OwnData(Arc::clone(&problem)));
        }
        state.ui_state.own_data.problems.push(problem);
    }
}

/// `true` if two faults of a file that was read are the same.
fn is_alike(one: &OwnDataFault, other: &OwnDataFault) -> bool {
    match (one, other) {
        (OwnDataFault::Changed { found, .. }, OwnDataFault::Changed { found: other, .. }) => found == other,
        (OwnDataFault::Taken, OwnDataFault::Taken) => true,
        _ => false,
    }
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
        sync(state);
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
