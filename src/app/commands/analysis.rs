//! Analysis commands: choice of a method, cancellation, chart on the page.

use std::{sync::Arc, time::Duration};

use egui::Context;

use super::{change, export};
use crate::{
    app::{action::Action, analysis_worker::Asked, command::AnalysisCommand, state::AppState},
    query::subject,
};

/// Time between two looks at the progress of an analysis.
const PROGRESS: Duration = Duration::from_millis(60);

/// Applies a command of the tab of analysis.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: AnalysisCommand) {
    match command {
        AnalysisCommand::Set(analysis, edit) => change(state, edit, |view| view.analysis = analysis),
        AnalysisCommand::Cancel => state.analysis.cancel(),
        AnalysisCommand::Again => state.analysis.forget(),
        AnalysisCommand::WithChart => {
            export::show_chart(state);
            export::dispatch(state, ctx, Action::Export);
        }
    }
}

/// Carries out the analysis of the view on a thread, and takes its result.
pub(crate) fn follow(state: &mut AppState, ctx: &Context) {
    let asked = state.view.analysis.zip(state.computed.classified.last()).map(|(analysis, classified)| Asked {
        analysis,
        classified: Arc::clone(classified),
        province: state.view.selected_province().filter(|_| analysis.method.has_province()),
    });
    let (facts, view) = (&state.facts, &state.view);
    let of_view = |asked: &Asked| subject(facts, view, asked.analysis, &asked.classified);
    state.analysis.follow(facts, asked, of_view, ctx);
    state.ui_state.analysing = state.analysis.progress();
    if state.ui_state.analysing.is_some() {
        ctx.request_repaint_after(PROGRESS);
    }
    let found = state.analysis.found();
    if state.computed.analysed.as_ref().map(Arc::as_ptr) != found.map(Arc::as_ptr) {
        state.computed.analysed = found.cloned();
        state.computed.map_words.forget();
    }
}
