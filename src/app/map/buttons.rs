//! Buttons on the map: zoom at the top, pointer tools below, which share a menu where the map is low.

use egui::{Align, Layout, Popup, Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use strum::IntoEnumIterator as _;

use super::tools;
use crate::app::{
    action::Action,
    command::Command,
    frame_context::FrameContext,
    tool::Tool,
    widgets::{self, Icon, IconButton},
};

/// Side of a button, and the gap between two, points.
const BUTTON: (f32, f32) = (30.0, 4.0);
/// Distance from the edges of the map, points.
const MARGIN: f32 = 12.0;
/// Space between the zoom buttons and the tools, points.
const BETWEEN: f32 = 8.0;
/// Height below the buttons that stays free for scale bar and attribution, points.
const BELOW: f32 = 64.0;
/// Number of zoom buttons.
const ZOOM: usize = 4;

/// Height of a number of buttons, points.
fn height(buttons: usize) -> f32 {
    buttons as f32 * (BUTTON.0 + BUTTON.1) - BUTTON.1
}

/// `true` if a map has room for a button for each tool.
fn is_roomy(map: Rect) -> bool {
    map.height() >= MARGIN + height(ZOOM) + BETWEEN + height(Tool::iter().count()) + BELOW
}

/// Area of the buttons on a map.
pub(super) fn column(map: Rect) -> Rect {
    let tools = if is_roomy(map) { Tool::iter().count() } else { 1 };
    let min = pos2(map.max.x - MARGIN - BUTTON.0, map.min.y + MARGIN);
    Rect::from_min_size(min, vec2(BUTTON.0, height(ZOOM) + BETWEEN + height(tools)))
}

/// Draws the buttons of a map.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, map: Rect, out: &mut Vec<Command>) {
    let texts = context.texts;
    let entries: [_; ZOOM] = [
        (Icon::Plus, Action::ZoomIn, &texts.map.zoom_in),
        (Icon::Minus, Action::ZoomOut, &texts.map.zoom_out),
        (Icon::Home, Action::FitChina, &texts.map.fit_china),
        (Icon::Target, Action::FitSelection, &texts.map.fit_selection),
    ];
    let layout = Layout::top_down(Align::Min);
    let mut column = ui.new_child(UiBuilder::new().max_rect(column(map)).layout(layout));
    column.spacing_mut().item_spacing.y = BUTTON.1;
    for (icon, action, name) in entries {
        let enabled = action.enabled(context);
        let response = column.add_enabled(enabled, button(icon, name));
        if response.on_hover_text(widgets::with_keys(&column, name, action)).clicked() {
            out.push(action.into());
        }
    }
    column.add_space(BETWEEN - BUTTON.1);
    if is_roomy(map) {
        tool_buttons(&mut column, context, out);
    } else {
        tool_menu(&mut column, context, out);
    }
}

fn button(icon: Icon, name: &str) -> IconButton<'_> {
    IconButton::new(icon, name).size(Vec2::splat(BUTTON.0)).raised()
}

/// Pointer tools with their actions.
fn actions() -> impl Iterator<Item = (Tool, Action)> {
    Action::iter().filter_map(|action| Some((action.tool()?, action)))
}

fn tool_buttons(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    for (tool, action) in actions() {
        let title = action.title(context);
        let response = ui.add(button(tools::of(tool).icon(), title).chosen(context.ui_state.tool.tool == tool));
        let tip = format!("{}\n{}", widgets::with_keys(ui, title, action), action.tip(context));
        if response.on_hover_text(tip).clicked() {
            out.push(action.into());
        }
    }
}

/// Button of the tool in use, which opens a menu of all.
fn tool_menu(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let chosen = context.ui_state.tool.tool;
    let name = &context.texts.tools.menu;
    let response = ui.add(button(tools::of(chosen).icon(), name)).on_hover_text(name);
    Popup::menu(&response).show(|ui| {
        for (tool, action) in actions() {
            if widgets::radio_button_if(ui, (true, tool == chosen), action.title(context)).clicked() {
                out.push(action.into());
                ui.close();
            }
        }
    });
}
