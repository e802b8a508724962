//! Verdict counts of all claims, and navigation between claims.

use egui::{Align2, FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::verdict;
use crate::{
    app::{
        action::Action,
        command::{ArticleCommand, Command},
        frame_context::FrameContext,
        theme,
        widgets::with_keys,
    },
    caption::verdict_counts,
    i18n::verdict_text,
    model::Verdict,
};

const HEIGHT: f32 = 22.0;

/// Counts of claims by verdict; a click lists only these, a second click all.
pub(super) fn verdicts(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.article;
    let chosen = context.ui_state.article.verdict;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let all = texts.all.replace("{n}", &context.catalogue().claims.len().to_string());
        if chip(ui, None, &all, &texts.all_tip, chosen.is_none()) {
            out.push(ArticleCommand::ListClaims(None).into());
        }
        for (verdict, count) in verdict_counts(context.catalogue()) {
            let Some(words) = verdict_text(context.texts, verdict) else { continue };
            let text = words.count.replace("{n}", &count.to_string());
            let tip = texts.filter_tip.replace("{tip}", &words.tip);
            let is_on = chosen == Some(verdict);
            if chip(ui, Some(verdict), &text, &tip, is_on) {
                out.push(ArticleCommand::ListClaims((!is_on).then_some(verdict)).into());
            }
        }
    });
}

/// Toggle with a verdict symbol and a label.
fn chip(ui: &mut Ui, verdict: Option<Verdict>, text: &str, tip: &str, on: bool) -> bool {
    let ink = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(12.0), ink);
    let left = if verdict.is_some() { 21.0 } else { 8.0 };
    let size = vec2(left + galley.size().x + 8.0, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, text));
    let visuals = ui.visuals();
    let fill = if on {
        visuals.selection.bg_fill
    } else if response.hovered() {
        visuals.widgets.hovered.weak_bg_fill
    } else {
        visuals.faint_bg_color
    };
    let outline = if on || response.has_focus() { visuals.selection.stroke } else { egui::Stroke::NONE };
    let round = HEIGHT / 2.0;
    ui.painter().rect(rect, round, fill, outline, egui::StrokeKind::Inside);
    if let Some(verdict) = verdict {
        verdict::symbol(ui, pos2(rect.min.x + 11.5, rect.center().y), 5.5, verdict);
    }
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.min.x + left, rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, ink);
    response.on_hover_text(tip).clicked()
}

/// Buttons for the previous and next listed claim and for copying the check.
pub(super) fn steps(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.article;
    let walk = context.ui_state.article;
    let listed: Vec<usize> = (0..)
        .zip(&context.catalogue().claims)
        .filter(|(_, claim)| walk.verdict.is_none_or(|wanted| wanted == context.catalogue().verdict(&claim.id)))
        .map(|(at, _)| at)
        .collect();
    let place = listed.iter().position(|at| *at == walk.at).map_or(0, |place| place + 1);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut button = |ui: &mut Ui, action: Action, text: &str, enabled: bool| {
            let tip = with_keys(ui, action.tip(context), action);
            if ui.add_enabled(enabled, egui::Button::new(text)).on_hover_text(tip).clicked() {
                out.push(action.into());
            }
        };
        button(ui, Action::PreviousClaim, &texts.previous, place > 1);
        let position = texts.position.replace("{n}", &place.to_string()).replace("{m}", &listed.len().to_string());
        ui.label(egui::RichText::new(position).size(12.0).color(theme::faint(ui)));
        button(ui, Action::NextClaim, &texts.next, place < listed.len());
        if ui.button(&texts.copy).clicked() {
            out.push(ArticleCommand::CopyCheck.into());
        }
    });
}
