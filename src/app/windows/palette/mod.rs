//! Command palette: search for commands, places, values and terms.

mod commands;
mod entries;

use std::collections::BTreeMap;

use egui::{Align2, Area, Frame, Key, Modifiers, RichText, Role, ScrollArea, TextEdit, Ui, vec2};

use crate::app::{
    command::{Command, WindowCommand},
    focus,
    frame_context::FrameContext,
    landmarks, theme,
};
use entries::{PaletteEntry, entries, suggestions};

/// Distance from the window's upper edge and greatest height of the list, points.
const TOP: f32 = 72.0;
const LIST: f32 = 360.0;

/// Draws the palette.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let ctx = ui.ctx().clone();
    let (text_id, row_id) = (egui::Id::unique("palette text"), egui::Id::unique("palette row"));
    // The palette always opens empty, however it was closed.
    let (pass, pass_id) = (ctx.cumulative_pass_nr(), egui::Id::unique("palette pass"));
    let last: u64 = ctx.data(|data| data.get_temp(pass_id).unwrap_or_default());
    ctx.data_mut(|data| {
        if last + 1 < pass {
            data.remove::<String>(text_id);
            data.remove::<usize>(row_id);
        }
        data.insert_temp(pass_id, pass);
    });
    // Below the menu bar if there is space.
    let top = (0.1 * ctx.content_rect().height()).min(TOP);
    let area = Area::new(egui::Id::unique("palette"))
        .order(egui::Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, top))
        .role(Role::Dialog)
        .accessible_name(&context.texts.access.palette)
        .show(&ctx, |ui| {
            Frame::window(ui.style()).inner_margin(10).show(ui, |ui| {
                let window = ui.ctx().content_rect().size();
                ui.set_width(520.0_f32.min((window.x - 40.0).max(40.0)));
                // Height limit of the window: an area offers only its size of the last pass.
                ui.set_max_height((window.y - top - 40.0).max(80.0));
                contents(ui, context, text_id, row_id)
            })
        });
    let overlaid = context.ui_state.is_overlaid();
    if overlaid {
        // A click outside closes the palette and reaches nothing of the window below.
        ctx.memory_mut(|memory| memory.set_modal_layer(area.response.layer_id));
    }
    let (chosen, has_focus) = area.inner.inner;
    // If the press closed it, the release would click the backdrop of the window below, and close that too.
    let ends = ui.input(|input| if overlaid { input.pointer.any_click() } else { input.pointer.any_pressed() });
    if let Some(commands) = chosen {
        out.push(WindowCommand::CloseAll.into());
        out.extend(commands);
    } else if ends && !area.response.contains_pointer() && has_focus {
        out.push(WindowCommand::Close.into());
    }
}

fn contents(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    text_id: egui::Id,
    row_id: egui::Id,
) -> (Option<Vec<Command>>, bool) {
    let texts = &context.texts.palette;
    let mut text: String = ui.data(|data| data.get_temp(text_id).unwrap_or_default());
    let mut at: usize = ui.data(|data| data.get_temp(row_id).unwrap_or_default());
    let step = |key: Key, ui: &Ui| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (step(Key::ArrowDown, ui), step(Key::ArrowUp, ui));
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));

    let edit = TextEdit::singleline(&mut text)
        .id_salt("palette")
        .hint_text(&texts.hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 8))
        .font(egui::FontId::proportional(15.0));
    let field = ui.add(edit).accessible_name(&texts.hint);
    field.request_focus();
    if field.changed() {
        at = 0;
    }
    let mut entries = entries(ui.ctx(), context, &text);
    let nothing = entries.is_empty();
    if nothing {
        // Suggestions follow the message that nothing was found.
        entries = suggestions(ui.ctx(), context, &text);
    }
    at = (at + down).min(entries.len().saturating_sub(1)).saturating_sub(up);
    ui.data_mut(|data| {
        data.insert_temp(text_id, text.clone());
        data.insert_temp(row_id, at);
    });
    ui.add_space(6.0);
    let mut chosen = None;
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    ScrollArea::vertical().max_height(LIST.min(ui.available_height())).auto_shrink([false, false]).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(context.texts.access.results.as_str());
            node.set_bounds(landmarks::bounds(ui.clip_rect()));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        if nothing {
            not_found(ui, context, &text, !entries.is_empty());
        }
        for (i, entry) in entries.into_iter().enumerate() {
            // Entries of the same name are told apart by their order.
            let nth = names.entry((entry.title.clone(), entry.aside.clone())).or_default();
            let salt = ("entry", &entry.title, &entry.aside, *nth);
            *nth += 1;
            let response = focus::apart(ui, salt, |ui| row(ui, &entry, i == at));
            if i == at {
                let current = response.id.accesskit_id();
                ui.ctx().accesskit_node_builder(field.id, |node| node.set_active_descendant(current));
            }
            if i == at && (down > 0 || up > 0) {
                response.scroll_to_me(None);
            }
            if entry.enabled && (response.clicked() || (entered && i == at)) {
                chosen = Some(entry.commands);
            }
        }
    });
    (chosen, field.has_focus())
}

/// Note that nothing matches, followed by similar names if there are any, else by a hint.
fn not_found(ui: &mut Ui, context: &FrameContext<'_>, text: &str, has_suggestions: bool) {
    let said = context.texts.palette.nothing.replace("{text}", text.trim());
    let next = if has_suggestions { &context.texts.filters.did_you_mean } else { &context.texts.palette.try_else };
    for text in [said.as_str(), next] {
        ui.add(egui::Label::new(RichText::new(text).color(theme::faint(ui))).wrap());
        ui.add_space(4.0);
    }
}

fn row(ui: &mut Ui, entry: &PaletteEntry, current: bool) -> egui::Response {
    let button = egui::Button::new(RichText::new(&entry.title).size(13.5))
        .right_text(RichText::new(&entry.aside).size(12.0).color(theme::faint(ui)))
        .selected(current)
        .frame_when_inactive(current)
        .min_size(vec2(ui.available_width(), 28.0));
    let response = ui.add_enabled(entry.enabled, button);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.clear_toggled();
        node.set_selected(current);
    });
    if entry.tip.is_empty() { response } else { response.on_hover_text(entry.tip) }
}
