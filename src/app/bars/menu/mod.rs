//! Menu bar: contains every action.

mod buttons;
mod contents;
mod entries;
mod keys;
mod submenu;

pub(crate) use buttons::{close, enter};
pub(crate) use contents::path;
pub(crate) use keys::{alt_was_tapped, with_alt};
pub(crate) use submenu::closes_submenu;

use egui::{Id, Role, Ui, containers::menu::MenuButton};

use crate::app::{
    action::Action,
    command::Command,
    frame_context::FrameContext,
    widgets::{Icon, IconButton, at_end, with_keys},
};
use entries::{entries, recent_files};

/// Draws the menu bar.
pub(crate) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.menu;
    egui::Panel::top("menu").show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::MenuBar));
            let mut shown = Vec::new();
            shown.push(menu(ui, &texts.file, |ui| {
                entries(ui, context, contents::START, out);
                submenu::ui(ui, &texts.recent, |ui| recent_files(ui, context, out));
                entries(ui, context, contents::FILE, out);
            }));
            shown.push(menu(ui, &texts.edit, |ui| entries(ui, context, contents::EDIT, out)));
            shown.push(menu(ui, &texts.view, |ui| {
                entries(ui, context, contents::VIEW, out);
                ui.separator();
                submenu::ui(ui, &context.texts.tools.menu, |ui| entries(ui, context, contents::TOOLS, out));
                submenu::ui(ui, &texts.projection, |ui| entries(ui, context, contents::PROJECTION, out));
                submenu::ui(ui, &texts.theme, |ui| entries(ui, context, contents::THEME, out));
                submenu::ui(ui, &texts.language, |ui| entries(ui, context, contents::LANGUAGE, out));
            }));
            shown.push(menu(ui, &texts.layers, |ui| {
                entries(ui, context, contents::LAYERS, out);
                ui.separator();
                submenu::ui(ui, &texts.backdrop, |ui| entries(ui, context, contents::BACKDROP, out));
            }));
            shown.push(menu(ui, &texts.help, |ui| entries(ui, context, contents::HELP, out)));
            buttons::store(ui.ctx(), shown);
            quick(ui, context, out);
        });
    });
}

/// Adds a menu to the bar; returns the id of its button.
fn menu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) -> Id {
    let (response, inner) = MenuButton::new(name).ui(ui, |ui| {
        submenu::scroll_if_low(ui, add);
        keys::move_from_menu(ui);
    });
    entries::as_entry(&response);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(inner.is_some()));
    if response.has_focus() {
        keys::move_on_bar(ui, response.id);
    }
    response.id
}

/// Frequently used commands at the right end of the bar, if there is space.
fn quick(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let language = if context.view.language == crate::model::Language::En {
        Action::LanguageChinese
    } else {
        Action::LanguageEnglish
    };
    at_end(ui, "quick", |ui| {
        let title = Action::Palette.title(context);
        let palette = ui.add(IconButton::new(Icon::Lens, title));
        if palette.on_hover_text(with_keys(ui, title, Action::Palette)).clicked() {
            out.push(Action::Palette.into());
        }
        if ui.button(language.title(context)).on_hover_text(language.tip(context)).clicked() {
            out.push(language.into());
        }
    });
}
