//! Windows above the map; one has keys and pointer, and stays visible below the palette and the list of shortcuts.

mod about;
mod export;
mod glossary;
mod import;
mod palette;
mod path;
mod save_path;
mod shortcuts;
mod sources;
mod table;
mod tiles;
mod unsaved;

use egui::{Align2, Frame, Id, Key, LayerId, PopupAnchor, Pos2, RichText, Role, ScrollArea, Tooltip, Ui, Vec2, vec2};

use super::{
    command::{Command, WindowCommand},
    dialogs::FileDialogs,
    focus,
    frame_context::FrameContext,
    landmarks,
    project_file::ProjectFile,
    theme,
    widgets::{self, Icon, IconButton},
    window_kind::{PathFor, Window},
};

/// Position of a window among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// No other window is visible.
    Alone,
    /// Below the palette or the list of shortcuts: visible, but without keys and pointer.
    Below,
    /// Above another window.
    Above,
}

/// Draws the open window, if any, and the one below it if it is visible.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, dialogs: &dyn FileDialogs, out: &mut Vec<Command>) {
    let ui_state = &context.ui_state;
    let mut place = Place::Alone;
    if ui_state.is_overlaid() {
        ui_state.beneath.last().inspect(|window| draw(ui, context, (window, Place::Below), dialogs, out));
        place = Place::Above;
    }
    ui_state.window.iter().for_each(|window| draw(ui, context, (window, place), dialogs, out));
}

fn draw(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (window, place): (&Window, Place),
    dialogs: &dyn FileDialogs,
    out: &mut Vec<Command>,
) {
    let modal = |ui: &Ui,
                 _: &FrameContext<'_>,
                 title: &str,
                 width: f32,
                 out: &mut Vec<Command>,
                 add: &mut dyn FnMut(&mut Ui, &mut Vec<Command>)| {
        modal(ui, context, (title, width), place, out, add);
    };
    match window {
        Window::Palette => palette::ui(ui, context, out),
        Window::Sources(ids) => {
            modal(ui, context, &context.texts.source.title, 620.0, out, &mut |ui, out| {
                sources::ui(ui, context, ids, out);
            });
        }
        Window::Shortcuts => {
            modal(ui, context, &context.texts.shortcuts.title, 520.0, out, &mut |ui, _| shortcuts::ui(ui, context));
        }
        Window::Glossary(term) => {
            modal(ui, context, &context.texts.glossary.title, 620.0, out, &mut |ui, _| {
                glossary::ui(ui, context, *term);
            });
        }
        Window::About => {
            modal(ui, context, &context.texts.about.title, 520.0, out, &mut |ui, _| about::ui(ui, context));
        }
        Window::TileConsent(backdrop) => {
            let title = &context.texts.tiles.consent_title;
            modal(ui, context, title, 460.0, out, &mut |ui, out| tiles::consent::ui(ui, context, backdrop, out));
        }
        Window::TileFile => {
            let title = &context.texts.tiles.file_title;
            modal(ui, context, title, 480.0, out, &mut |ui, out| tiles::file::ui(ui, context, dialogs, out));
        }
        Window::Export => {
            let title = &context.texts.export.window_title;
            modal(ui, context, title, 1500.0, out, &mut |ui, out| export::ui(ui, context, out));
        }
        Window::SaveTable => {
            let title = &context.texts.table.save_window;
            modal(ui, context, title, 520.0, out, &mut |ui, out| table::ui(ui, context, out));
        }
        Window::Import => {
            if let Some(dialog) = &context.ui_state.import {
                let texts = &context.texts.import_window;
                let form = if dialog.edited.is_some() { &texts.edit_title } else { &texts.title };
                let title = form.replacen("{file}", &dialog.name(), 1);
                modal(ui, context, &title, 1500.0, out, &mut |ui, out| import::ui(ui, context, dialog, out));
            }
        }
        Window::Path { purpose, start } => {
            let texts = &context.texts.file;
            let title = match purpose {
                PathFor::Open => &texts.open_title,
                PathFor::Save => &texts.save_title,
                PathFor::AddData => &context.texts.import_window.pick_title,
            };
            modal(ui, context, title, 560.0, out, &mut |ui, out| path::ui(ui, context, *purpose, start, out));
        }
        Window::Replace(path) => {
            let title = &context.texts.file.replace_title;
            modal(ui, context, title, 480.0, out, &mut |ui, out| path::replace(ui, context, path, out));
        }
        Window::Unsaved(next) => {
            let name = context.document.map(ProjectFile::name).unwrap_or_default();
            let title = context.texts.file.unsaved_title.replace("{name}", &name);
            modal(ui, context, &title, 480.0, out, &mut |ui, out| unsaved::ui(ui, context, next, out));
        }
    }
}

/// Ends the tooltip of a widget that a newly opened window covers: egui keeps it while the pointer rests.
pub(super) fn end_tooltip(ui: &Ui, context: &FrameContext<'_>) {
    let Some(window) = &context.ui_state.window else { return };
    // The palette is not modal: widgets next to it still react to the pointer.
    if widgets::appears(ui, "window above the map") || *window == Window::Palette {
        // A layer shows only the first tooltip of a pass; this one is empty.
        let (id, at) = (Id::unique("no tooltip"), PopupAnchor::Position(Pos2::ZERO));
        let mut empty = Tooltip::always_open(ui.ctx().clone(), LayerId::background(), id, at);
        empty.popup = empty.popup.frame(Frame::NONE);
        empty.show(|_| ());
    }
}

/// Modal window with a title and a close button; a click outside closes it too.
fn modal(
    ui: &Ui,
    context: &FrameContext<'_>,
    (title, width): (&str, f32),
    place: Place,
    out: &mut Vec<Command>,
    add: &mut dyn FnMut(&mut Ui, &mut Vec<Command>),
) {
    // A small window leaves no space for margins.
    let window = ui.ctx().content_rect().size();
    let (margin, inner) = if window.min_elem() < 480.0 { (8.0, 8) } else { (32.0, 18) };
    let room = window - Vec2::splat(2.0 * margin) - Vec2::splat(2.0 * f32::from(inner));
    let room = room.max(Vec2::splat(40.0));
    let frame = Frame::window(ui.style()).inner_margin(inner);
    let id = Id::unique(if place == Place::Above { "window above another" } else { "window" });
    let mut heading = None;
    let response = egui::Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        // Text fields need a background other than that of the window.
        ui.visuals_mut().extreme_bg_color = ui.visuals().panel_fill;
        ui.spacing_mut().combo_height = ui.spacing().combo_height.min(0.5 * room.y);
        let width = width.min(room.x);
        ui.set_width(width);
        ui.set_max_height(room.y);
        ui.horizontal(|ui| {
            let title = ui.label(RichText::new(title).font(theme::bold(17.0)));
            widgets::as_heading(&title, 1);
            heading = Some(title.id);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(IconButton::new(Icon::Cross, &context.texts.app.close)).clicked() {
                    out.push(WindowCommand::Close.into());
                }
            });
        });
        ui.add_space(8.0);
        if place != Place::Below {
            by_pages(ui);
        }
        // Each window has its own scroll position, which starts at the top when it opens.
        let area = ScrollArea::both().id_salt(title).max_height((ui.available_height()).max(40.0)).auto_shrink(true);
        focus::scroll(widgets::from_start(ui, title, area), ui, |ui| {
            ui.set_width(width);
            add(ui, out);
            focus_first(ui, title, place);
        });
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Dialog);
        node.set_modal();
        node.set_bounds(landmarks::bounds(response.response.rect));
        node.set_labelled_by(heading.iter().map(Id::accesskit_id).collect::<Vec<_>>());
    });
    settle_size(ui.ctx(), id, response.response.rect.size());
    raise_popups(ui.ctx(), response.response.layer_id);
    // Escape is handled with the other shortcuts.
    if place != Place::Below && (response.backdrop_response.clicked() || response.response.should_close()) {
        out.push(WindowCommand::Close.into());
    }
}

/// Draws the pass again if a window has another size than in the last one: egui centres it by its last size.
fn settle_size(ctx: &egui::Context, window: Id, size: Vec2) {
    let id = window.with("size of the last pass");
    let before: Option<Vec2> = ctx.data(|data| data.get_temp(id));
    if before.is_none_or(|before| (before - size).abs().max_elem() > 0.5) {
        ctx.data_mut(|data| data.insert_temp(id, size));
        ctx.request_discard("a window has another size than before");
        // The number of passes per frame is limited.
        ctx.request_repaint();
    }
}

/// Raises lists and menus opened from a window above it.
///
/// egui raises a layer when it appears and when it is pressed. A press on the button of a list raises the window; if
/// the list appears in the same pass, both are raised and keep the order from when a click into the window closed the
/// list.
fn raise_popups(ctx: &egui::Context, window: LayerId) {
    ctx.memory_mut(|memory| {
        let areas = memory.areas_mut();
        // The order of these calls does not matter: the layers keep their relative order.
        let mut above: Vec<LayerId> = areas.visible_layer_ids().into_iter().collect();
        above.retain(|layer| layer.order == window.order && *layer != window);
        for layer in above {
            areas.set_sublayer(window, layer);
        }
    });
}

/// Scrolls by Page Up and Page Down, since not all contents of a window can take the focus.
fn by_pages(ui: &Ui) {
    let page = 0.8 * ui.available_height();
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    let by = f32::from(i8::from(pressed(Key::PageUp)) - i8::from(pressed(Key::PageDown)));
    if by != 0.0 && !egui::Popup::is_any_open(ui.ctx()) {
        ui.scroll_with_delta(vec2(0.0, by * page));
    }
}

/// Window of the last pass.
#[derive(Clone, Default)]
struct Opened {
    pass: u64,
    title: String,
    /// `true` until the window has taken the focus, which needs a pass for layout.
    waits: bool,
    /// Windows opened since none was open, with the focused widget of each, for their return.
    left: Vec<(String, Id)>,
}

/// Focuses the first control of a newly opened window, or its close button if it has no other control. A window that
/// returns gets its previous focus back.
fn focus_first(ui: &Ui, title: &str, place: Place) {
    let (ctx, id) = (ui.ctx(), Id::unique("window that opened"));
    let pass = ctx.cumulative_pass_nr();
    let mut opened: Opened = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if place == Place::Below {
        // The window above has the focus; this one keeps the memory of its own.
        opened.pass = pass;
        ctx.data_mut(|data| data.insert_temp(id, opened));
        return;
    }
    if opened.pass + 1 < pass {
        opened = Opened { waits: true, ..Opened::default() };
        // A menu of the covered window must not stay open.
        egui::Popup::close_all(ctx);
    }
    opened.waits |= opened.title != title;
    (opened.pass, opened.title) = (pass, title.to_owned());
    let focused = ctx.memory(egui::Memory::focused).filter(|id| focus::is_drawn_in(ui, *id));
    if opened.waits {
        let before = opened.left.iter().find(|(other, _)| other == title).map(|(_, id)| *id);
        let first = focused.or_else(|| before.filter(|id| focus::is_drawn_in(ui, *id)));
        if let Some(first) = first.or_else(|| focus::first_in(ui)).or_else(|| focus::first_of_layer(ui)) {
            ctx.memory_mut(|memory| memory.request_focus(first));
            opened.waits = false;
        }
    } else if let Some(focused) = focused {
        opened.left.retain(|(other, _)| other != title);
        opened.left.push((title.to_owned(), focused));
    }
    ctx.data_mut(|data| data.insert_temp(id, opened));
}

/// Message for a system without a usable graphics device.
pub(super) fn no_gpu(ui: &mut Ui, context: &FrameContext<'_>) {
    egui::CentralPanel::default().show(ui, |ui| {
        egui::Area::new(ui.scope_id().with("no gpu")).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(
            ui.ctx(),
            |ui| {
                Frame::popup(ui.style()).inner_margin(20).show(ui, |ui| {
                    ui.set_max_width(420.0);
                    ui.label(RichText::new(&context.texts.app.no_gpu_title).font(theme::bold(16.0)));
                    ui.label(&context.texts.app.no_gpu);
                });
            },
        );
    });
}
