//! Claim of the article: list row and open card.

use egui::{
    Align, Color32, FontId, Frame, Label, Margin, Response, RichText, Role, Sense, TextFormat, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

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
    view::{Variable, View},
};

/// Left edge of the text of a row, after number and symbol, points.
const INDENT: f32 = 44.0;

/// Row of a claim that is not open: number, symbol, text in at most two lines, and below it figure and verdict.
pub(super) fn row(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (place, claim): (usize, &ArticleClaim),
    found: Verdict,
    out: &mut Vec<Command>,
) {
    let width = (ui.available_width() - INDENT - 6.0).max(40.0);
    let ink = ui.visuals().text_color();
    let text = claim.claim.get(context.view.language).to_owned();
    let mut job = LayoutJob::simple(text, FontId::proportional(12.5), ink, width);
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let result = ui.painter().layout_job(result(ui, context, (claim, found), width));
    let height = galley.size().y + result.size().y + 12.0;
    let (rect, mut response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
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
        let below = rect.min.y + 7.0 + galley.size().y;
        let is_cut = galley.elided || result.elided;
        ui.painter().galley(pos2(rect.min.x + INDENT, rect.min.y + 5.0), galley, ink);
        ui.painter().galley(pos2(rect.min.x + INDENT, below), result, ink);
        if is_cut {
            response = response.on_hover_text(accessible_label(context, place, claim, found));
        }
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(ArticleCommand::OpenClaim(place).into());
    }
}

/// Line with the figure of a claim, if it has one, and the verdict in its colour.
fn result(ui: &Ui, context: &FrameContext<'_>, (claim, found): (&ArticleClaim, Verdict), width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let format =
        |font: FontId, color: Color32| TextFormat { font_id: font, color, valign: Align::Center, ..Default::default() };
    if let Some(figure) = claim_figure(claim, context.texts) {
        job.append(&figure, 0.0, format(theme::bold(12.5), ui.visuals().text_color()));
    }
    let gap = if job.text.is_empty() { 0.0 } else { 8.0 };
    let word = verdict_text(context.texts, found).map_or("", |text| &text.claim);
    job.append(word, gap, format(FontId::proportional(12.0), verdict::tint(ui, found)));
    job.wrap = TextWrapping { max_rows: 1, ..TextWrapping::wrap_at_width(width) };
    job
}

/// Accessible label of a claim: text, figure, verdict.
fn accessible_label(context: &FrameContext<'_>, place: usize, claim: &ArticleClaim, found: Verdict) -> String {
    let word = verdict_text(context.texts, found).map_or("", |text| &text.claim);
    let text = context.texts.article.spoken.replace("{n}", &(place + 1).to_string());
    let said = claim.claim.get(context.view.language);
    let said = match claim_figure(claim, context.texts) {
        Some(figure) => context.texts.article.with_figure.replace("{claim}", said).replace("{figure}", &figure),
        None => said.to_owned(),
    };
    text.replace("{claim}", &said).replace("{verdict}", word)
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
        card.response.scroll_to_me(Some(Align::Min));
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
    if stands_in(step, claim) {
        widgets::note(ui, &texts.shows_clusters);
    }
}

/// `true` if the map of a claim shows the number of clusters although the claim's figure is of something else.
fn stands_in(step: &View, claim: &ArticleClaim) -> bool {
    let maps_clusters = step.thematic().is_some_and(|values| values.variable == Variable::Clusters);
    maps_clusters && claim.value.is_some() && claim.unit != "clusters"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::embedded_catalogue;

    #[test]
    fn the_map_of_a_figure_that_no_province_has_says_that_it_shows_clusters() {
        let (catalogue, _) = embedded_catalogue();
        let claims =
            catalogue.claims.iter().filter(|claim| claim_view(&claim.id).is_some_and(|step| stands_in(step, claim)));
        assert_eq!(claims.map(|claim| claim.id.as_str()).collect::<Vec<_>>(), ["clusters_output"]);
    }
}
