//! All keys and gestures.

use egui::{RichText, ScrollArea, Ui};
use strum::IntoEnumIterator as _;

use crate::app::{action::Action, atlas::Atlas, focus, theme, widgets};

/// The window's contents.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>) {
    let texts = &atlas.texts.shortcuts;
    let grid = |ui: &mut Ui, id: &str, rows: &[(String, &str)]| {
        egui::Grid::new(id).num_columns(2).spacing([24.0, 4.0]).striped(true).min_col_width(150.0).show(ui, |ui| {
            for (keys, does) in rows {
                ui.label(RichText::new(keys).font(theme::bold(12.5)));
                ui.label(*does);
                ui.end_row();
            }
        });
    };
    focus::scroll(ScrollArea::vertical().max_height(440.0), ui, |ui| {
        widgets::heading(ui, &texts.mouse);
        let mouse = [
            (texts.mouse_wheel.clone(), texts.mouse_wheel_does.as_str()),
            (texts.mouse_drag.clone(), &texts.mouse_drag_does),
            (texts.mouse_click.clone(), &texts.mouse_click_does),
            (texts.mouse_double.clone(), &texts.mouse_double_does),
        ];
        grid(ui, "mouse", &mouse);
        ui.add_space(8.0);
        widgets::heading(ui, &texts.keys);
        let mut keys = vec![
            (texts.arrows.clone(), texts.arrows_does.as_str()),
            (texts.tab.clone(), texts.tab_does.as_str()),
            (texts.parts.clone(), texts.parts_does.as_str()),
            (texts.menus.clone(), texts.menus_does.as_str()),
        ];
        for action in Action::iter() {
            let shown: Vec<String> =
                action.shortcuts().iter().take(2).map(|keys| readable(&ui.ctx().format_shortcut(keys))).collect();
            if !shown.is_empty() {
                keys.push((shown.join("   "), action.title(atlas)));
            }
        }
        grid(ui, "keys", &keys);
        ui.add_space(8.0);
        let table = &atlas.texts.table;
        widgets::heading(ui, &table.in_table);
        let gestures: Vec<_> = table.gestures.iter().map(|[keys, does]| (keys.clone(), does.as_str())).collect();
        grid(ui, "table", &gestures);
    });
}

/// A key by what stands on it rather than by its name.
fn readable(keys: &str) -> String {
    keys.replace("Plus", "+").replace("Equals", "=").replace("Minus", "−").replace("Slash", "/")
}
