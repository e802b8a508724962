//! Row of a layer: handle, visibility, sample, name and number of features.

use std::sync::Arc;

use egui::{CursorIcon, FontId, Galley, Pos2, Response, Role, Sense, Ui, WidgetInfo, pos2, text::LayoutJob, vec2};

use super::{sample, subject};
use crate::{
    app::{
        command::{Command, LayerCommand, LayerEdit},
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon},
    },
    view::Layer,
};

/// Least height of a row, points.
const HEIGHT: f32 = 38.0;
/// Space above and below the texts of a row, points.
const PADDING: f32 = 3.0;
/// Width of the handle, points.
const HANDLE: f32 = 12.0;
/// Width of what stands before and behind the texts: handle, box, sample, sign of folding.
const AROUND: f32 = 42.0 + sample::WIDTH + 12.0 + 20.0;

/// Draws the row; a click unfolds or folds the layer. Returns the handle by which it is dragged.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    layer: &Layer,
    unfolded: bool,
    out: &mut Vec<Command>,
) -> Response {
    let name = subject::name(context, layer);
    let texts = texts(ui, context, layer, &name, unfolded);
    let height = (texts.iter().map(|text| text.size().y).sum::<f32>() + 2.0 * PADDING).max(HEIGHT);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        // The keyboard moves a layer by the buttons among its details.
        let (rect, handle) = ui.allocate_exact_size(vec2(HANDLE, height), Sense::DRAG);
        if handle.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        grip(ui, rect.center(), handle.hovered());
        let mut on = layer.visible;
        let tick = widgets::check_box(ui, &mut on, "");
        widgets::named(&tick, &context.texts.layers.show.replace("{name}", &name));
        if tick.changed() {
            out.push(LayerCommand::Edit(layer.id.clone(), LayerEdit::Show(on)).into());
        }
        if head(ui, context, layer, (&name, texts, height), unfolded).clicked() {
            out.push(LayerCommand::Unfold((!unfolded).then(|| layer.id.clone())).into());
        }
        handle
    })
    .inner
}

/// Name and number of features, in two lines each at most.
fn texts(ui: &Ui, context: &FrameContext<'_>, layer: &Layer, name: &str, unfolded: bool) -> [Arc<Galley>; 2] {
    let width = ui.available_width() - AROUND;
    let faint = theme::faint(ui);
    let strong = if layer.visible { ui.visuals().text_color() } else { faint };
    let font = if unfolded { theme::bold(12.5) } else { FontId::proportional(12.5) };
    let count = subject::count(context, layer);
    [(name, font, strong), (count.as_str(), FontId::proportional(11.0), faint)].map(|(text, font, color)| {
        let mut job = LayoutJob::simple(text.to_owned(), font, color, width);
        job.wrap.max_rows = 2;
        ui.painter().layout_job(job)
    })
}

/// Name, number of features and sample, as a button.
fn head(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    layer: &Layer,
    (name, texts, height): (&str, [Arc<Galley>; 2], f32),
    unfolded: bool,
) -> Response {
    let count = subject::count(context, layer);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let spoken = context.texts.aside(name, &count);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(unfolded));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if unfolded {
        ui.painter().rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
    }
    widgets::background(ui, rect, &response);
    let middle = rect.center().y;
    sample::paint(ui, context, layer, pos2(rect.min.x + 4.0 + sample::WIDTH / 2.0, middle));
    let faint = theme::faint(ui);
    let mut y = middle - texts.iter().map(|text| text.size().y).sum::<f32>() / 2.0;
    for text in texts {
        let at = pos2(rect.min.x + sample::WIDTH + 12.0, y);
        y += text.size().y;
        ui.painter().galley(at, text, faint);
    }
    let chevron = if unfolded { Icon::Unfolded } else { Icon::Folded };
    chevron.paint(ui.painter(), pos2(rect.max.x - 11.0, middle), 4.5, faint);
    response.on_hover_text(format!("{}\n{count}", subject::title(context, layer)))
}

/// Six dots, the sign of what can be dragged.
fn grip(ui: &Ui, at: Pos2, lit: bool) {
    let color = if lit { ui.visuals().text_color() } else { theme::faint(ui) };
    for (x, y) in [(-2.0, -5.0), (2.0, -5.0), (-2.0, 0.0), (2.0, 0.0), (-2.0, 5.0), (2.0, 5.0)] {
        ui.painter().circle_filled(at + vec2(x, y), 1.1, color);
    }
}
