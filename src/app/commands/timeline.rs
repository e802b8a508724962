//! Timeline commands: choice of a time step, playback.

use std::time::Duration;

use egui::Context;

use super::change;
use crate::{
    app::{
        command::TimelineCommand,
        state::AppState,
        ui_state::{Dated, Play},
    },
    query::{TimeStep, next_stop},
    view::{EditKind, View},
};

/// Duration of a time step in playback, seconds.
const BEAT: f64 = 1.6;

/// Applies a command of the timeline.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: TimelineCommand) {
    match command {
        TimelineCommand::ShowStep(step) => show_step(state, step.as_deref()),
        TimelineCommand::Play(on) => play(state, ctx, on),
    }
}

/// Shows the map as of a time step, or with all announcements; ends playback and keeps the chosen step.
fn show_step(state: &mut AppState, step: Option<&TimeStep>) {
    let mut view = state.view.clone();
    match step {
        Some(step) => view = step.applied(&state.facts, &view),
        None => view.as_of = None,
    }
    change(state, EditKind::Single, |present| *present = view);
    state.ui_state.playing = None;
}

/// Starts playback at the present time step, or at the first if the present one is the last; or stops it.
fn play(state: &mut AppState, ctx: &Context, on: bool) {
    stop(state);
    if !on || state.computed.timeline.is_empty() {
        return;
    }
    state.ui_state.motion = None;
    let found = Dated::of(&state.view);
    let now = ctx.input(|input| input.time);
    let stops = &state.computed.timeline;
    let first = next_stop(stops, found.until.as_ref()).or_else(|| stops.first()).cloned();
    if let Some(first) = first {
        play_step(state, &first);
        state.ui_state.playing = Some(Play { due: now + BEAT, found, shown: Dated::of(&state.view) });
    }
}

/// Stops playback and restores the previous date and layers. No undo step is recorded: the document is unchanged.
pub(super) fn stop(state: &mut AppState) {
    let view = view_without_playback(state);
    if state.ui_state.playing.take().is_some() {
        state.view = view;
        state.refresh();
    }
}

/// Advances to the next time step when it is due; stops after the last.
pub(crate) fn advance_playback(state: &mut AppState, ctx: &Context) {
    let Some(play) = &state.ui_state.playing else { return };
    if Dated::of(&state.view) != play.shown {
        // The user changed the map during playback: the change is kept, the rest is restored.
        return stop(state);
    }
    let now = ctx.input(|input| input.time);
    if now >= play.due {
        match next_stop(&state.computed.timeline, state.view.as_of.as_ref()).cloned() {
            None => return stop(state),
            Some(step) => {
                play_step(state, &step);
                let shown = Dated::of(&state.view);
                if let Some(play) = &mut state.ui_state.playing {
                    *play = Play { due: now + BEAT, shown, found: play.found.clone() };
                }
            }
        }
    }
    let rest = state.ui_state.playing.as_ref().map_or(0.0, |play| (play.due - now).max(0.0));
    ctx.request_repaint_after(Duration::from_secs_f64(rest));
}

/// View without the changes of playback but with those of the user, used for undo and storage.
pub(crate) fn view_without_playback(state: &AppState) -> View {
    let mut view = state.view.clone();
    if let Some(play) = &state.ui_state.playing {
        play.found.put_back(&play.shown, &mut view);
    }
    view
}

fn play_step(state: &mut AppState, step: &TimeStep) {
    state.view = step.applied(&state.facts, &state.view);
    state.refresh();
}
