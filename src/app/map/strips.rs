//! Strips above the map: what to do with the pointer tool in use and what it has come to, and what is marked.

use egui::{Label, RichText, Ui, Vec2, accesskit};

use super::{
    state::Gesture,
    tools::{self, ToolCanvas, ToolResult},
};
use crate::{
    app::{
        action::Action,
        command::{CameraCommand, Command, SelectionCommand, ToolCommand},
        frame_context::FrameContext,
        theme,
        tool::Tool,
        widgets::{Icon, IconButton, copied},
    },
    geo::PlaneRect,
    model::ProvinceId,
    view::MOST_COMPARED,
};

/// Margin around the marked features when zooming to them, metres.
const AROUND: f64 = 60_000.0;

/// Side of the button that leaves the tool, points.
const LEAVE: f32 = 22.0;

/// `true` if the tool in use has a strip.
pub(super) fn has_tool(context: &FrameContext<'_>) -> bool {
    tools::of(context.ui_state.tool.tool).hint(&context.texts.tools).is_some()
}

/// `true` if features are marked.
pub(super) fn has_marked(context: &FrameContext<'_>) -> bool {
    !context.ui_state.marked.is_empty()
}

/// Draws the strip of the tool in use, unless it is the pan tool.
pub(super) fn tool(ui: &mut Ui, canvas: &ToolCanvas<'_>, gesture: &Gesture, out: &mut Vec<Command>) {
    let context = canvas.context;
    let (texts, state) = (&context.texts.tools, &context.ui_state.tool);
    let used = tools::of(state.tool);
    let Some(hint) = used.hint(texts) else { return };
    let path = gesture.drag.as_ref().filter(|drag| drag.tool == state.tool).map_or(&[][..], |drag| &drag.path);
    let result = used.result(context, canvas, path);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - LEAVE - ui.spacing().item_spacing.x).max(80.0));
            ui.add(Label::new(RichText::new(hint).size(12.0).color(theme::faint(ui))).wrap());
        });
        let leave = IconButton::new(Icon::Cross, &texts.leave).size(Vec2::splat(LEAVE));
        if ui.add(leave).on_hover_text(&texts.leave).clicked() {
            out.push(ToolCommand::Choose(Tool::Pan).into());
        }
    });
    if let Some(ToolResult { shown, settled }) = result {
        ui.horizontal_wrapped(|ui| {
            let label = ui.add(Label::new(RichText::new(&shown).font(theme::bold(14.0))).wrap());
            announce(ui, &label, if settled.is_empty() { &shown } else { &settled }, !settled.is_empty());
            if !settled.is_empty() && ui.button(&texts.copy).on_hover_text(&settled).clicked() {
                out.push(Command::CopyText(settled));
            }
        });
    } else if state.found_nothing {
        let label = ui.label(&texts.found_nothing);
        announce(ui, &label, &texts.found_nothing, true);
    }
}

/// Names a label for assistive technology; a live one is read out when it changes.
fn announce(ui: &Ui, label: &egui::Response, text: &str, is_live: bool) {
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_value(text);
        if is_live {
            node.set_live(accesskit::Live::Polite);
        }
    });
}

/// Draws the strip of the marked features, if there are any.
pub(super) fn marked(ui: &mut Ui, canvas: &ToolCanvas<'_>, out: &mut Vec<Command>) {
    let context = canvas.context;
    let (texts, marked) = (&context.texts.tools, &context.ui_state.marked);
    let form = match marked.len() {
        n if n == marked.clusters().len() => &texts.marked_clusters,
        n if n == marked.provinces().len() => &texts.marked_provinces,
        _ => &texts.marked_features,
    };
    ui.horizontal_wrapped(|ui| {
        let text = form.of(marked.len());
        let label = ui.label(RichText::new(&text).font(theme::bold(13.0)));
        announce(ui, &label, &text, true);
        action(ui, context, Action::ShowOnlyMarked, out);
        if ui.button(&texts.zoom_to_marked).clicked() {
            out.extend(zoom(canvas));
        }
        if ui.button(&texts.copy_list).on_hover_text(&texts.copy_list_tip).clicked() {
            out.push(Command::CopyText(list(context)));
        }
        let provinces = provinces(context);
        if (2..=MOST_COMPARED).contains(&provinces.len()) && ui.button(&texts.compare_provinces).clicked() {
            out.push(SelectionCommand::Compare(provinces).into());
            out.push(Action::Compare.into());
        }
        action(ui, context, Action::ClearMarked, out);
    });
}

fn action(ui: &mut Ui, context: &FrameContext<'_>, action: Action, out: &mut Vec<Command>) {
    if ui.button(action.title(context)).on_hover_text(action.tip(context)).clicked() {
        out.push(action.into());
    }
}

/// Flight to all marked features.
fn zoom(canvas: &ToolCanvas<'_>) -> Option<Command> {
    let projection = canvas.camera.projection;
    let places = canvas.context.ui_state.marked.features().values();
    let bounds = PlaneRect::around(places.map(|place| projection.plane_from_lonlat(*place)))?.grown(AROUND);
    let (width, height) = (f64::from(canvas.rect.width()), f64::from(canvas.rect.height()));
    Some(CameraCommand::FlyTo(canvas.camera.fitting(bounds, width, height, 60.0)).into())
}

/// Names and coordinates of the marked features, tab-separated below a head.
fn list(context: &FrameContext<'_>) -> String {
    let (texts, language) = (&context.texts.tools, context.view.language);
    let head = format!("{}\t{}", texts.name, texts.coordinates);
    let rows = context.ui_state.marked.features().iter().map(|(feature, place)| {
        let name = context.facts.label_of(context.view, feature, language);
        let name = name.as_deref().unwrap_or(&feature.key);
        format!("{name}\t{}", copied::coordinates(*place))
    });
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

/// Provinces in which the marked features lie, each once; stops at one more than can be compared.
fn provinces(context: &FrameContext<'_>) -> Vec<ProvinceId> {
    let mut found: Vec<ProvinceId> = Vec::new();
    for feature in context.ui_state.marked.features().keys() {
        for province in context.facts.provinces_of(feature) {
            if !found.contains(&province) {
                found.push(province);
            }
        }
        if found.len() > MOST_COMPARED {
            break;
        }
    }
    found
}
