//! Panel of values by province: variable, symbology, classification, coverage.

mod choice;
mod own;
mod series;

pub(super) use own::value_of_file;

use egui::{ComboBox, RichText, ScrollArea, Ui};

use crate::{
    app::{
        command::{Command, LayerCommand, WindowCommand},
        focus,
        frame_context::FrameContext,
        panels::symbology,
        theme,
        widgets::{self, steady_scroll},
        window_kind::Window,
    },
    caption::{caveats, values as say},
    query::ClassifiedValues,
    view::{EditKind, ThematicLayer},
};

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    steady_scroll::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        widgets::heading(ui, &context.texts.thematic.room);
        focus::apart(ui, "choice", |ui| choice::ui(ui, context, out));
        ui.add_space(6.0);
        let Some(classified) = context.values() else {
            widgets::note(ui, &context.texts.thematic.room_empty);
            return;
        };
        ui.separator();
        layer_choice(ui, context, classified, out);
        series::dimensions(ui, context, classified, out);
        own::dimensions(ui, context, classified, out);
        ui.add_space(3.0);
        symbology::ui(ui, context, classified, out);
        ui.add_space(6.0);
        about(ui, context, classified, out);
        ui.add_space(16.0);
    });
}

/// Name of the layer that is worked on; with several layers of values a choice among them.
fn layer_choice(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    let name = say::variable(classified, context.texts);
    if context.computed.classified.len() == 1 {
        let title = ui.add(egui::Label::new(RichText::new(name).font(theme::bold(15.0))).wrap());
        widgets::as_heading(&title, 2);
        return;
    }
    let list = ComboBox::from_id_salt("layer of values").width(ui.available_width() - 8.0).truncate();
    let list = list.selected_text(RichText::new(name).font(theme::bold(13.0)));
    widgets::dropdown(ui, list, &context.texts.thematic.layer, |ui| {
        for other in context.computed.classified.iter().rev() {
            let name = say::variable(other.as_ref(), context.texts);
            if ui.selectable_label(other.id == classified.id, name).clicked() {
                out.push(LayerCommand::Unfold(Some(other.id.clone())).into());
                ui.close();
            }
        }
    });
}

/// Unit, dates, coverage, caveats and sources of the mapped values.
fn about(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    let texts = context.texts;
    let unit = texts.thematic.only_unit.replace("{unit}", &say::unit(classified, texts));
    let parts = [unit, say::dates(classified, texts), say::known(classified, texts)];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    ui.add(egui::Label::new(RichText::new(text).size(12.0)).wrap());
    if classified.values.values.is_empty() {
        nothing_drawn(ui, context, classified, out);
        return;
    }
    for caveat in caveats::of_layer(context.catalogue(), classified, texts) {
        widgets::note(ui, &caveat);
    }
    let ids = say::sources(classified);
    if !ids.is_empty() {
        let text = texts.source.count.of(ids.len());
        if ui.small_button(text).clicked() {
            out.push(WindowCommand::Open(Window::Sources(ids)).into());
        }
    }
}

/// Message that no value is drawn, with its reason; a button adds weakly sourced values if there are any.
fn nothing_drawn(ui: &mut Ui, context: &FrameContext<'_>, classified: &ClassifiedValues, out: &mut Vec<Command>) {
    let texts = &context.texts.thematic;
    let weak = caveats::weak_left_out(&classified.values, context.texts);
    let text = weak.unwrap_or_else(|| texts.nothing_known.clone());
    ui.add(egui::Label::new(RichText::new(text).size(12.0)).wrap());
    if classified.values.weak_left_out > 0 && ui.button(&texts.show_weak).clicked() {
        let layer = ThematicLayer { weak: true, ..classified.layer.clone() };
        out.push(LayerCommand::SetThematic(Some(layer), EditKind::Single).into());
    }
}

/// Present thematic layer, or the default one.
fn present(context: &FrameContext<'_>) -> ThematicLayer {
    context.thematic().cloned().unwrap_or_default()
}
