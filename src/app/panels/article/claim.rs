//! Claim of the article: list row and open card.

use egui::{FontId, Frame, Label, Margin, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{fact, verdict};
use crate::{
    app::{
        action::Action,
        command::{ArticleCommand, Command},
        frame_context::FrameContext,
        theme, widgets,
    },
    caption::claim_figure,
    data::claim_view,
    i18n::{format, verdict_text},
    model::{ArticleClaim, Verdict},
};

/// Left edge of the text of a row, after number and symbol, points.
const INDENT: f32 = 44.0;

/// Row of a claim that is not open: number, symbol, text in at most two lines.
pub(super) fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (place, claim): (usize, &ArticleClaim),
    found: Verdict,
    out: &mut Vec<Command>,
) {
    let language = context.view.language;
    let mut job = egui::text::LayoutJob::simple(
        claim.claim.get(language).to_owned(),
        FontId::proportional(12.5),
        ui.visuals().text_color(),
        (ui.available_width() - INDENT - 6.0).max(40.0),
    );
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, false, accessible_label(context, place, claim, found))
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 5.0, ui.visuals().widgets.hovered.weak_bg_fill);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 5.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        let line = rect.min.y + 5.0 + 8.5;
        let number = FontId::proportional(12.0);
        let right = egui::Align2::RIGHT_CENTER;
        ui.painter().text(pos2(rect.min.x + 20.0, line), right, (place + 1).to_string(), number, theme::faint(ui));
        verdict::symbol(ui, pos2(rect.min.x + 32.0, line), 6.0, found);
        ui.painter().galley(pos2(rect.min.x + INDENT, rect.min.y + 5.0), galley, ui.visuals().text_color());
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(ArticleCommand::OpenClaim(place).into());
    }
}

/// Accessible label of a claim.
fn accessible_label(context: &FrameContext<'_>, place: usize, claim: &ArticleClaim, found: Verdict) -> String {
    let word = verdict_text(context.texts, found).map_or("", |text| &text.claim);
    let text = context.texts.article.spoken.replace("{n}", &(place + 1).to_string());
    text.replace("{claim}", claim.claim.get(context.view.language)).replace("{verdict}", word)
}

/// Card of the open claim with the facts that check it.
pub(super) fn open(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (place, claim): (usize, &ArticleClaim),
    found: Verdict,
    out: &mut Vec<Command>,
) {
    ui.add_space(4.0);
    let card = Frame::new()
        .fill(ui.visuals().window_fill)
        .stroke(ui.visuals().window_stroke)
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            head(ui, context, (place, claim), found, out);
            ui.add_space(4.0);
            map(ui, context, (place, claim), out);
            ui.add_space(6.0);
            widgets::heading(ui, &context.texts.article.known);
            for check in context.catalogue().checks_of(&claim.id) {
                fact::ui(ui, context, claim, check, out);
            }
        });
    name(&card.response, &accessible_label(context, place, claim, found));
    if context.ui_state.article.reveal {
        card.response.scroll_to_me(Some(egui::Align::Min));
    }
    ui.add_space(4.0);
}

/// Labels the card as a group, so that screen readers announce the claim of its facts.
fn name(card: &Response, text: &str) {
    card.ctx.accesskit_node_builder(card.id, |node| {
        node.set_role(Role::Group);
        node.set_label(text);
    });
}

/// Head of the card: number, verdict, text, figure, attribution.
fn head(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (place, claim): (usize, &ArticleClaim),
    found: Verdict,
    out: &mut Vec<Command>,
) {
    let language = context.view.language;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new((place + 1).to_string()).size(12.0).color(theme::faint(ui)));
        let (rect, _) = ui.allocate_exact_size(vec2(15.0, 18.0), Sense::hover());
        verdict::symbol(ui, rect.center(), 7.0, found);
        if let Some(words) = verdict_text(context.texts, found) {
            let word = RichText::new(&words.claim).font(theme::bold(12.5)).color(verdict::tint(ui, found));
            ui.label(word).on_hover_text(&words.tip);
        }
    });
    ui.add(Label::new(RichText::new(claim.claim.get(language)).size(13.0)).wrap());
    if let Some(figure) = claim_figure(claim, context.texts) {
        ui.add(Label::new(RichText::new(figure).font(theme::bold(22.0))).wrap());
    }
    let who = context.texts.article.attributed.replace("{who}", claim.attributed_to.get(language));
    widgets::note(ui, &format!("{} · {who}", format::date(&claim.as_of, language)));
    widgets::sources(ui, context, &claim.sources, out);
}

/// Buttons that show the claim on the map, or a note that it has no view.
fn map(ui: &mut Ui, context: &FrameContext<'_>, (place, claim): (usize, &ArticleClaim), out: &mut Vec<Command>) {
    let texts = &context.texts.article;
    let Some(step) = claim_view(&claim.id) else {
        widgets::note(ui, &texts.no_view);
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if context.view.shows_step(step) {
            let mark = RichText::new(&texts.shown).font(theme::bold(12.0));
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            let tick = [(-4.5, 0.2), (-1.5, 3.4), (4.8, -3.6)].map(|(x, y)| rect.center() + vec2(x, y));
            let stroke = egui::Stroke::new(1.8, ui.visuals().selection.stroke.color);
            ui.painter().line(tick.to_vec(), stroke);
            ui.label(mark.color(ui.visuals().selection.stroke.color));
        } else {
            // The card of a selected feature has a button with the same label.
            let spoken = texts.show_spoken.replace("{n}", &(place + 1).to_string());
            if ui.button(&texts.show).accessible_name(spoken).clicked() {
                out.push(ArticleCommand::ShowView(Box::new(step.clone())).into());
            }
        }
        if ui.button(&texts.picture).clicked() {
            if !context.view.shows_step(step) {
                out.push(ArticleCommand::ShowView(Box::new(step.clone())).into());
            }
            out.push(Action::Export.into());
        }
    });
}
