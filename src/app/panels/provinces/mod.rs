//! The room of values by province: which variable, in which form and classes, and what is known of it.

mod choice;
mod classes;
mod list;

use egui::{ScrollArea, Ui};

use crate::{
    app::{
        atlas::Atlas,
        command::{Command, Window},
        focus, widgets,
    },
    caption::values as say,
    query::Mapped,
    view::{Step, Thematic},
};

/// The panel's contents.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::heading(ui, &atlas.texts.thematic.room);
        let Some(mapped) = atlas.derived.mapped.as_deref() else {
            widgets::note(ui, &atlas.texts.thematic.room_empty);
            ui.add_space(6.0);
            choice::ui(ui, atlas, out);
            return;
        };
        let mut layer = mapped.layer.clone();
        classes::ui(ui, atlas, &mut layer);
        if layer != mapped.layer {
            out.push(Command::Thematic(Some(layer), Step::Single));
        }
        ui.add_space(6.0);
        about(ui, atlas, mapped, out);
        ui.add_space(8.0);
        ui.separator();
        widgets::heading(ui, &atlas.texts.thematic.choose);
        choice::ui(ui, atlas, out);
        ui.add_space(8.0);
        ui.separator();
        list::ui(ui, atlas, mapped, out);
        ui.add_space(16.0);
    });
}

/// Unit, dates, how much is known, caveats, sources.
fn about(ui: &mut Ui, atlas: &Atlas<'_>, mapped: &Mapped, out: &mut Vec<Command>) {
    let language = atlas.view.language;
    let (layer, values) = (&mapped.layer, &mapped.values);
    let parts = [say::unit(layer, language), say::dates(values, layer, language), say::known(values, language)];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    ui.add(egui::Label::new(egui::RichText::new(text).size(12.0)).wrap());
    if mapped.classes.is_none() {
        widgets::note(ui, &atlas.texts.thematic.nothing_known);
    }
    for caveat in say::caveats(atlas.catalogue, mapped, language) {
        widgets::note(ui, &caveat);
    }
    let ids = say::sources(mapped);
    if !ids.is_empty() {
        let text = atlas.texts.source.count.replace("{n}", &ids.len().to_string());
        if ui.small_button(text).clicked() {
            out.push(Command::Open(Window::Sources(ids)));
        }
    }
}

/// The layer that is drawn, or the default one.
fn present(atlas: &Atlas<'_>) -> Thematic {
    atlas.view.layers.thematic.clone().unwrap_or_default()
}
