//! Fact that checks a claim: verdict, value, date, comment, sources.

use egui::{Label, RichText, Sense, Ui, pos2, vec2};

use super::verdict;
use crate::{
    app::{command::Command, frame_context::FrameContext, theme, widgets},
    caption::{fact_figure, fact_note},
    i18n::{format, verdict_text},
    model::{ArticleClaim, Check},
};

/// Left edge of the text, after the symbol, points.
const INDENT: f32 = 20.0;

/// Draws the fact; if nothing was found, the sources searched.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, claim: &ArticleClaim, check: &Check, out: &mut Vec<Command>) {
    ui.add_space(3.0);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (symbol, _) = ui.allocate_exact_size(vec2(INDENT, 20.0), Sense::hover());
        verdict::symbol(ui, pos2(symbol.min.x + 7.0, symbol.center().y), 5.5, check.verdict);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            words(ui, context, claim, check, out);
        });
    });
    row.response.on_hover_text(verdict_text(context.texts, check.verdict).map_or("", |text| &text.tip));
}

fn words(ui: &mut Ui, context: &FrameContext<'_>, claim: &ArticleClaim, check: &Check, out: &mut Vec<Command>) {
    let language = context.view.language;
    let word = verdict_text(context.texts, check.verdict).map_or("", |text| &text.fact);
    let verdict = |ui: &Ui| RichText::new(word).size(11.5).color(verdict::tint(ui, check.verdict));
    let fact = check.fact.as_ref().and_then(|reference| context.catalogue().fact(reference));
    ui.horizontal_wrapped(|ui| {
        let figure = fact
            .as_ref()
            .map_or_else(|| context.texts.article.nothing.clone(), |fact| fact_figure(fact, context.texts));
        ui.label(RichText::new(figure).font(theme::bold(14.0)));
        ui.label(verdict(ui));
        if fact.as_ref().is_some_and(|fact| fact.weak) {
            ui.label(RichText::new(&context.texts.article.weak).size(11.5).color(ui.visuals().warn_fg_color));
        }
    });
    ui.add(Label::new(RichText::new(check.comment.get(language)).size(12.0)).wrap());
    let Some(fact) = fact else { return };
    let note = fact_note(&fact, language);
    if !note.is_empty() {
        widgets::note(ui, &note);
    }
    let as_of = context.texts.stats.as_of.replace("{date}", &format::date(fact.as_of, language));
    widgets::dated_sources(ui, context, &as_of, &fact.sources_beside(claim), out);
}
