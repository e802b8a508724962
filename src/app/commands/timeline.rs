//! The timeline: the map as of a stop, and the stops one after another.

use std::time::Duration;

use egui::Context;

use super::change;
use crate::{
    app::{
        session::{Dated, Play},
        state::State,
    },
    query::{Moment, next_stop},
    view::{Step, View},
};

/// Seconds from one stop to the next.
const BEAT: f64 = 1.6;

/// Shows the map as of a stop, or with everything: a person's choice, which ends the play and is kept.
pub fn until(state: &mut State, moment: Option<&Moment>) {
    let mut view = state.view.clone();
    match moment {
        Some(moment) => view = moment.applied(&state.catalogue, &view),
        None => view.filter.until = None,
    }
    change(state, Step::Single, |present| *present = view);
    state.session.playing = None;
}

/// Lets the timeline play from the present stop, or from the first one where that is the last; or stops it.
pub fn play(state: &mut State, ctx: &Context, on: bool) {
    stop(state);
    if !on || state.derived.timeline.is_empty() {
        return;
    }
    state.session.motion = None;
    let found = Dated::of(&state.view);
    let now = ctx.input(|input| input.time);
    let stops = &state.derived.timeline;
    let first = next_stop(stops, found.until.as_ref()).or_else(|| stops.first()).cloned();
    if let Some(first) = first {
        show(state, &first);
        state.session.playing = Some(Play { due: now + BEAT, found, shown: Dated::of(&state.view) });
    }
}

/// Stops the play and gives back the date and the layers that it found. Nothing is an undo step: the document is as before.
pub fn stop(state: &mut State) {
    let view = at_rest(state);
    if state.session.playing.take().is_some() {
        state.view = view;
        state.refresh();
    }
}

/// Goes to the next stop when its time has come; after the last one stops.
pub fn play_on(state: &mut State, ctx: &Context) {
    let Some(play) = &state.session.playing else { return };
    if Dated::of(&state.view) != play.shown {
        // A person took over: what they chose is kept.
        state.session.playing = None;
        return;
    }
    let now = ctx.input(|input| input.time);
    if now >= play.due {
        match next_stop(&state.derived.timeline, state.view.filter.until.as_ref()).cloned() {
            None => return stop(state),
            Some(moment) => {
                show(state, &moment);
                let shown = Dated::of(&state.view);
                if let Some(play) = &mut state.session.playing {
                    *play = Play { due: now + BEAT, shown, found: play.found.clone() };
                }
            }
        }
    }
    let rest = state.session.playing.as_ref().map_or(0.0, |play| (play.due - now).max(0.0));
    ctx.request_repaint_after(Duration::from_secs_f64(rest));
}

/// The view without what the playing timeline has changed: what undo leads back to and what is remembered.
pub fn at_rest(state: &State) -> View {
    let mut view = state.view.clone();
    if let Some(play) = &state.session.playing
        && Dated::of(&view) == play.shown
    {
        play.found.put(&mut view);
    }
    view
}

fn show(state: &mut State, moment: &Moment) {
    state.view = moment.applied(&state.catalogue, &state.view);
    state.refresh();
}
