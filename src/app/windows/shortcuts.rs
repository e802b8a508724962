//! Window of keyboard shortcuts and mouse gestures.

use egui::{Color32, Frame, Label, Margin, RichText, ScrollArea, Ui, WidgetText};
use strum::IntoEnumIterator as _;

use crate::app::{action::Action, focus, frame_context::FrameContext, theme, widgets};

/// Greatest width of the key column, points.
const KEYS: f32 = 190.0;
/// Distance between keys and descriptions, points.
const GAP: f32 = 16.0;

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>) {
    let (texts, tools) = (&context.texts.shortcuts, &context.texts.tools);
    let area = widgets::from_start(ui, "shortcuts", ScrollArea::vertical().max_height(440.0));
    focus::scroll(area, ui, |ui| {
        widgets::heading(ui, &texts.mouse);
        let mouse = [
            (texts.mouse_wheel.clone(), texts.mouse_wheel_does.as_str()),
            (texts.mouse_drag.clone(), &texts.mouse_drag_does),
            (texts.mouse_click.clone(), &texts.mouse_click_does),
            (texts.mouse_double.clone(), &texts.mouse_double_does),
            (tools.mouse_box.clone(), &tools.mouse_box_does),
            (tools.mouse_menu.clone(), &tools.mouse_menu_does),
        ];
        rows(ui, &mouse);
        ui.add_space(8.0);
        widgets::heading(ui, &texts.keys);
        let mut keys = vec![
            (texts.arrows.clone(), texts.arrows_does.as_str()),
            (texts.tab.clone(), texts.tab_does.as_str()),
            (texts.parts.clone(), texts.parts_does.as_str()),
            (texts.menus.clone(), texts.menus_does.as_str()),
            (tools.keys_menu.clone(), &tools.keys_menu_does),
        ];
        for action in Action::iter() {
            let shown: Vec<String> =
                action.shortcuts().iter().take(2).map(|keys| readable(&ui.ctx().format_shortcut(keys))).collect();
            if !shown.is_empty() {
                keys.push((shown.join("   "), action.title(context)));
            }
        }
        rows(ui, &keys);
        ui.add_space(8.0);
        let table = &context.texts.table;
        widgets::heading(ui, &table.in_table);
        let gestures: Vec<_> = table.gestures.iter().map(|[keys, does]| (keys.clone(), does.as_str())).collect();
        rows(ui, &gestures);
    });
}

/// Keys on the left, descriptions on the right, with striped rows of equal width.
fn rows(ui: &mut Ui, rows: &[(String, &str)]) {
    ui.vertical(|ui| {
        let width = ui.available_width();
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, (keys, does)) in rows.iter().enumerate() {
            let ground = if at % 2 == 1 { ui.visuals().faint_bg_color } else { Color32::TRANSPARENT };
            let margin = Margin::symmetric(4, 2);
            Frame::new().fill(ground).inner_margin(margin).show(ui, |ui| {
                ui.set_width(width - margin.sum().x);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    let keys_width = (0.36 * width).min(KEYS);
                    column(ui, keys_width, RichText::new(keys).font(theme::bold(12.5)));
                    column(ui, ui.available_width(), *does);
                });
            });
        }
    });
}

fn column(ui: &mut Ui, width: f32, text: impl Into<WidgetText>) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.add(Label::new(text).wrap());
    });
}

/// Key by its symbol instead of its name.
fn readable(keys: &str) -> String {
    keys.replace("Plus", "+").replace("Equals", "=").replace("Minus", "−").replace("Slash", "/")
}
