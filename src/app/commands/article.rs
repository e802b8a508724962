//! Walk through the article: open claim, listed claims, and their views on the map.

use egui::Context;

use super::{camera, change, layer, timeline};
use crate::{
    app::{command::ArticleCommand, message::Message, settings::LeftPanel, side_panels::Side, state::AppState},
    caption::article_check,
    model::Verdict,
    view::{EditKind, View},
};

/// Applies a command of the walk.
pub(super) fn apply(state: &mut AppState, ctx: &Context, command: ArticleCommand) {
    match command {
        ArticleCommand::ShowView(step) => show_view(state, ctx, &step),
        ArticleCommand::OpenClaim(at) => open_claim(state, at),
        ArticleCommand::ListClaims(verdict) => list_claims(state, verdict),
        ArticleCommand::CopyCheck => copy_check(state, ctx),
    }
}

/// Shows the view of a step; the flight to it belongs to the same undo step.
fn show_view(state: &mut AppState, ctx: &Context, step: &View) {
    // A running flight belongs to the previous view and stops where it is; the date of a playback is given back.
    state.ui_state.motion = None;
    timeline::stop(state);
    let before = state.view.camera.in_projection(step.camera.projection);
    change(state, EditKind::Single, |view| *view = View { camera: before, ..view.with_step(step) });
    layer::sync_tiles(state, ctx);
    camera::fly_to_step(state, step);
}

/// Opens a claim in the article panel.
fn open_claim(state: &mut AppState, at: usize) {
    state.ui_state.panels.set(&mut state.settings, Side::Left, true);
    state.settings.left = LeftPanel::Article;
    state.ui_state.article.at = at.min(state.facts.catalogue().claims.len().saturating_sub(1));
    state.ui_state.article.reveal = true;
}

/// Lists the claims with a verdict, or all; opens the first one if the open claim is not among them.
fn list_claims(state: &mut AppState, verdict: Option<Verdict>) {
    state.ui_state.article.verdict = verdict;
    let listed = listed(state);
    if !listed.contains(&state.ui_state.article.at)
        && let Some(first) = listed.first()
    {
        open_claim(state, *first);
    }
}

/// Opens the next or previous listed claim, without wrapping around.
pub(super) fn open_adjacent(state: &mut AppState, forward: bool) {
    let (at, listed) = (state.ui_state.article.at, listed(state));
    let next =
        if forward { listed.iter().find(|other| **other > at) } else { listed.iter().rev().find(|other| **other < at) };
    if let Some(next) = next.copied() {
        open_claim(state, next);
    }
}

/// Copies the check of the article to the clipboard.
fn copy_check(state: &mut AppState, ctx: &Context) {
    ctx.copy_text(article_check(state.facts.catalogue(), state.texts()));
    state.ui_state.messages.say(Message::ArticleCopied);
}

fn listed(state: &AppState) -> Vec<usize> {
    let wanted = state.ui_state.article.verdict;
    let fits = |id: &str| wanted.is_none_or(|verdict| state.facts.catalogue().verdict(id) == verdict);
    let claims = state.facts.catalogue().claims.iter().enumerate();
    claims.filter(|(_, claim)| fits(&claim.id)).map(|(at, _)| at).collect()
}
