//! Notices above the map: nothing found, tiles that cannot be had, passing messages.

use egui::{Align2, Area, Frame, RichText, Ui, vec2};

use crate::{
    app::{action::Action, atlas::Atlas, command::Command, theme, tile_words},
    surface::screen::{Absence, TileState},
    view::Camera,
};

fn card(ui: &Ui, id: &str, align: Align2, offset: egui::Vec2, rect: egui::Rect, add: impl FnOnce(&mut Ui)) {
    let pivot = align;
    let at = align.pos_in_rect(&rect) + offset;
    Area::new(ui.scope_id().with(id)).order(egui::Order::Middle).pivot(pivot).fixed_pos(at).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(12).show(ui, |ui| {
            ui.set_max_width((rect.width() - 60.0).clamp(160.0, 460.0));
            add(ui);
        });
    });
}

/// Says why the map is empty, where it is.
pub fn empty(ui: &Ui, atlas: &Atlas<'_>, rect: egui::Rect) {
    if !atlas.derived.found.is_empty() {
        return;
    }
    let texts = &atlas.texts.map;
    let hidden = !atlas.view.layers.shows_clusters();
    // A map of values without clusters is not empty, nor is one of a time before the first of them.
    if atlas.view.layers.thematic.is_some()
        && (hidden || atlas.view.filter.len() == 1 && atlas.view.filter.until.is_some())
    {
        return;
    }
    card(ui, "nothing found", Align2::CENTER_TOP, vec2(0.0, 14.0), rect, |ui| {
        let head = if hidden { &texts.clusters_hidden } else { &texts.nothing_found };
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(head).font(theme::bold(13.0)));
            if !hidden {
                ui.label(RichText::new(&texts.nothing_found_hint).color(theme::faint(ui)));
            }
        });
    });
}

/// What is said about tiles above the map.
pub struct TileNotice {
    /// Whose tiles are drawn, text and address.
    pub credit: Option<(String, String)>,
    /// Where loading stands.
    pub state: TileState,
    /// A camera that sees tiles of the archive.
    pub home: Option<Camera>,
    /// The height of the attribution below, which stays uncovered, points from the lower edge.
    pub lift: f32,
}

/// Whose tiles are drawn, and why some or all are not.
pub fn tiles(ui: &Ui, atlas: &Atlas<'_>, rect: egui::Rect, notice: Option<TileNotice>, out: &mut Vec<Command>) {
    let Some(TileNotice { credit, state, home, lift }) = notice else { return };
    let trouble = tile_words::trouble(atlas, state);
    let partly = trouble.clone().filter(|_| matches!(state, TileState::Partly(_)));
    if credit.is_some() || partly.is_some() {
        card(ui, "tile credit", Align2::RIGHT_BOTTOM, vec2(-10.0, -lift - 8.0), rect, |ui| {
            match credit {
                Some((text, url)) if url.is_empty() => {
                    ui.label(RichText::new(text).size(11.0));
                }
                Some((text, url)) => {
                    ui.hyperlink_to(RichText::new(text).size(11.0), url);
                }
                None => {}
            }
            if let Some(partly) = partly {
                ui.label(RichText::new(partly).size(11.0).color(ui.visuals().warn_fg_color));
            }
        });
    }
    let (TileState::Unavailable(absence), Some(trouble)) = (state, trouble) else { return };
    card(ui, "tiles unavailable", Align2::CENTER_TOP, vec2(0.0, 14.0), rect, |ui| {
        ui.label(trouble);
        ui.horizontal_wrapped(|ui| {
            let texts = &atlas.texts.tiles;
            let elsewhere = matches!(absence, Absence::Elsewhere | Absence::Deeper(_));
            if let Some(home) = home.filter(|_| elsewhere)
                && ui.button(&texts.zoom_there).clicked()
            {
                out.push(Command::Fly(home));
            }
            if !elsewhere && ui.button(&texts.retry).clicked() {
                out.push(Command::RetryTiles);
            }
            if ui.button(&texts.stop).clicked() {
                out.push(Action::BackdropBase.into());
            }
        });
    });
}

/// Says what happens to a file that is held above the window.
pub fn drop(ui: &Ui, atlas: &Atlas<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let rect = ui.ctx().content_rect();
    let id = ui.scope_id().with("drop");
    Area::new(id).order(egui::Order::Tooltip).fixed_pos(rect.min).interactable(false).show(ui.ctx(), |ui| {
        let ground = ui.visuals().window_fill.gamma_multiply(0.8);
        ui.painter().rect_filled(rect, 0.0, ground);
        ui.painter().rect_stroke(rect.shrink(10.0), 8.0, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        ui.set_min_size(rect.size());
        ui.centered_and_justified(|ui| ui.label(RichText::new(&atlas.texts.file.drop).font(theme::bold(20.0))));
    });
}

/// A passing message.
pub fn message(ui: &Ui, atlas: &Atlas<'_>, rect: egui::Rect, out: &mut Vec<Command>) {
    let Some(message) = &atlas.session.message else { return };
    card(ui, "message", Align2::CENTER_BOTTOM, vec2(0.0, -40.0), rect, |ui| {
        ui.horizontal_wrapped(|ui| {
            let color = if message.is_error { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
            ui.label(RichText::new(&message.text).color(color));
            if ui.button(&atlas.texts.app.dismiss).clicked() {
                out.push(Command::Dismiss);
            }
        });
    });
}
