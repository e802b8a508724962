//! Facts of the view: those of the atlas with its own files.

use std::sync::Arc;

use crate::{
    app::{message::Message, state::AppState, tasks},
    export::OwnDataFault,
    query,
};

/// Makes the facts those of the view and of its files that were read.
pub(super) fn sync(state: &mut AppState) {
    if state.own_files.is_current(&state.view) {
        return;
    }
    let (facts, problems) = state.own_files.facts(&state.view);
    state.facts = facts;
    prepare_search(state);
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

/// Begins to fold the texts of long lists, which are searched sooner or later.
fn prepare_search(state: &AppState) {
    /// Number of rows from which a search would wait for that.
    const LONG: usize = 20_000;
    for id in state.view.data.iter().map(|data| &data.id) {
        if state.facts.datasets().get(id).is_some_and(|dataset| dataset.rows() > LONG) {
            let (facts, id) = (state.facts.clone(), id.clone());
            tasks::spawn("search", move || query::prepare_search(&facts, &id));
        }
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
