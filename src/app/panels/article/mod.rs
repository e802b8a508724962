//! Article panel: the claims as steps of a walk, each with the facts of the data set.

mod claim;
mod fact;
mod overview;
mod source;
mod verdict;

use egui::{Id, ScrollArea, Ui, UiBuilder};

use crate::{
    app::{command::Command, focus, frame_context::FrameContext, ui_state::ArticleWalk, widgets},
    i18n::Term,
};

/// Least panel height for a head that stays above the claims while they scroll, points.
const HEAD_STAYS: f32 = 520.0;

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let head_stays = ui.available_height() >= HEAD_STAYS;
    if head_stays {
        head(ui, context, out);
    }
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        if !head_stays {
            head(ui, context, out);
        }
        claims(ui, context, out);
    });
}

/// Name of the article, numbers of claims by verdict, and the steps of the walk.
fn head(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    // One id inside and outside of the scroll area keeps the focus while the height of the panel changes.
    let area = UiBuilder::new().scope_id(Id::unique("head of the article"));
    ui.scope_builder(area, |ui| head_lines(ui, context, out));
}

fn head_lines(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.article;
    widgets::with_term(ui, context, Term::Article, out, |ui| widgets::heading(ui, &texts.title));
    ui.spacing_mut().item_spacing.y = 4.0;
    source::ui(ui, context);
    widgets::note(ui, &texts.about.replace("{n}", &context.catalogue().claims.len().to_string()));
    ui.add_space(4.0);
    overview::verdicts(ui, context, out);
    ui.add_space(2.0);
    overview::steps(ui, context, out);
    ui.separator();
}

/// Claims with the chosen verdict, the open one as a card.
fn claims(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let ArticleWalk { at, verdict, .. } = context.ui_state.article;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (place, claim) in context.catalogue().claims.iter().enumerate() {
        let found = context.catalogue().verdict(&claim.id);
        if verdict.is_some_and(|wanted| wanted != found) {
            continue;
        }
        if place == at {
            claim::open(ui, context, (place, claim), found, out);
        } else {
            claim::row(ui, context, (place, claim), found, out);
        }
    }
    ui.add_space(12.0);
}
