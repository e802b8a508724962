//! Entries of menus: actions, toggles, recent files.

use egui::{Align, Button, Layout, Response, Role, Ui};

use super::contents;
use crate::app::{
    action::Action,
    command::{Command, FileCommand},
    frame_context::FrameContext,
    project_file,
    widgets::{check_box_if, radio_button_if},
};

/// Width of a menu, points.
const WIDTH: f32 = 250.0;

/// Draws the entries of a menu; `None` is a separator.
pub(super) fn entries(ui: &mut Ui, context: &FrameContext<'_>, actions: &[Option<Action>], out: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    for action in actions {
        let Some(action) = action else {
            ui.separator();
            continue;
        };
        let response = match action.checked(context) {
            None => plain(ui, context, *action),
            Some(on) => toggle(ui, context, *action, on),
        };
        as_entry(&response);
        if response.on_hover_text(action.tip(context)).clicked() {
            out.push((*action).into());
            // Toggles keep the menu open, since several are often set together.
            if action.checked(context).is_none() {
                ui.close();
            }
        }
    }
}

/// Recent files by name; the tooltip shows the full path.
pub(super) fn recent_files(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    for path in project_file::existing(&context.settings.recent) {
        let button = Button::new(project_file::name(path)).truncate();
        let response = ui.add(button);
        as_entry(&response);
        if response.on_hover_text(path.display().to_string()).clicked() {
            out.push(FileCommand::Open(path.clone()).into());
            ui.close();
        }
    }
    ui.separator();
    entries(ui, context, contents::RECENT, out);
}

/// Makes a button an entry of a menu for assistive technologies.
pub(super) fn as_entry(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(match node.role() {
            Role::CheckBox => Role::MenuItemCheckBox,
            Role::RadioButton => Role::MenuItemRadio,
            _ => Role::MenuItem,
        });
    });
}

/// Entry without a state, with its shortcut.
fn plain(ui: &mut Ui, context: &FrameContext<'_>, action: Action) -> Response {
    let mut button = Button::new(action.title(context));
    if let Some(keys) = action.shortcuts().first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(keys));
    }
    ui.add_enabled(action.enabled(context), button)
}

/// Toggle entry: a check box, or a radio button for one of several alternatives.
fn toggle(ui: &mut Ui, context: &FrameContext<'_>, action: Action, mut on: bool) -> Response {
    let row = ui.horizontal(|ui| {
        let independent = action.switch().is_some()
            || matches!(
                action,
                Action::FiltersPanel
                    | Action::StatisticsPanel
                    | Action::TablePanel
                    | Action::Timeline
                    | Action::SmallMultiples
            );
        let response = if independent {
            check_box_if(ui, action.enabled(context), &mut on, action.title(context))
        } else {
            radio_button_if(ui, (action.enabled(context), on), action.title(context))
        };
        if let Some(keys) = action.shortcuts().first() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(egui::RichText::new(ui.ctx().format_shortcut(keys)).color(crate::app::theme::faint(ui)));
            });
        }
        response
    });
    row.inner
}
