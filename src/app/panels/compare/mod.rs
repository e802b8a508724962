//! Choice of the provinces that are compared, and what can be done with the comparison.

use egui::{RichText, ScrollArea, Ui};

use crate::{
    app::{
        action::Action,
        command::{Command, ExportCommand, SelectionCommand, TableCommand, WindowCommand},
        focus,
        frame_context::FrameContext,
        side_panels::Side,
        table::TableFile,
        theme,
        widgets::{self, Icon, IconButton},
        window_kind::Window,
    },
    caption::compared_fact::ComparedFact,
    model::{Province, ProvinceId},
    surface::screen::color,
    table::{CellFormatter, TableKind, comparison, tsv},
    view::{MOST_COMPARED, Normalisation, ThematicLayer},
};

/// Side of a colour swatch, points.
const SWATCH: f32 = 11.0;
/// Height of the place of a province, points.
const PLACE: f32 = 22.0;

/// Provinces of the comparison, at most `MOST_COMPARED`.
pub(super) fn compared<'a>(context: &FrameContext<'a>) -> Vec<&'a Province> {
    context.view.compare.iter().take(MOST_COMPARED).filter_map(|id| context.catalogue().province(id)).collect()
}

/// Facts of the provinces of the comparison.
pub(super) fn facts(context: &FrameContext<'_>, provinces: &[&Province]) -> Vec<ComparedFact> {
    let values = |per: Normalisation, weak: bool| {
        context.computed.values.of(context.facts, &ThematicLayer { per, weak, ..ThematicLayer::default() })
    };
    crate::caption::comparison::compared_facts(context.catalogue(), context.texts, &values, provinces)
}

/// Swatch in the colour of a province of the comparison, by its place among them.
pub(super) fn swatch(ui: &mut Ui, at: usize) {
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(SWATCH), egui::Sense::hover());
    ui.painter().rect_filled(rect, 2.0, color(theme::palette(ui).feature(at)));
}

/// Draws the contents of the panel.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, provinces) = (&context.texts.compare, compared(context));
    ui.label(RichText::new(&texts.title).font(theme::bold(15.0)));
    widgets::note(ui, &texts.empty);
    ui.add_space(4.0);
    // All places from the start, so that the list below never moves under the pointer.
    for at in 0..MOST_COMPARED {
        match provinces.get(at) {
            Some(province) => {
                focus::apart(ui, ("compared", &province.id), |ui| chosen(ui, context, at, province, out));
            }
            None => vacant(ui, &texts.slot),
        }
    }
    ui.add_enabled_ui(!provinces.is_empty(), |ui| tools(ui, context, &provinces, out));
    ui.add_space(4.0);
    ui.separator();
    focus::scroll(ScrollArea::vertical().auto_shrink([false, false]), ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for province in &context.catalogue().provinces {
            focus::apart(ui, ("offered", &province.id), |ui| offered(ui, context, province, out));
        }
        ui.add_space(12.0);
    });
}

/// Place for a further province.
fn vacant(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.set_min_height(PLACE);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(SWATCH), egui::Sense::hover());
        let line = egui::Stroke::new(1.0, theme::faint(ui));
        ui.painter().rect_stroke(rect, 2.0, line, egui::StrokeKind::Inside);
        ui.label(RichText::new(text).color(theme::faint(ui)));
    });
}

/// Chosen province with its colour, and a button that removes it.
fn chosen(ui: &mut Ui, context: &FrameContext<'_>, at: usize, province: &Province, out: &mut Vec<Command>) {
    let name = province.name.short(context.view.language);
    let remove = context.texts.compare.remove.replace("{name}", name);
    let start = |ui: &mut Ui| {
        swatch(ui, at);
        ui.label(RichText::new(name).font(theme::bold(13.0)));
    };
    let end = |ui: &mut Ui| ui.add(IconButton::new(Icon::Cross, &remove)).on_hover_text(&remove).clicked();
    let line = ui.horizontal(|ui| {
        ui.set_min_height(PLACE);
        widgets::both_ends(ui, "chosen", start, end).1
    });
    let removed = line.inner;
    if removed == Some(true) {
        out.push(SelectionCommand::Compare(without(context, &province.id)).into());
    }
}

fn without(context: &FrameContext<'_>, id: &ProvinceId) -> Vec<ProvinceId> {
    context.view.compare.iter().filter(|other| *other != id).cloned().collect()
}

/// Row that adds a province to the comparison or removes it.
fn offered(ui: &mut Ui, context: &FrameContext<'_>, province: &Province, out: &mut Vec<Command>) {
    let name = province.name.short(context.view.language);
    let mut is_chosen = context.view.compare.contains(&province.id);
    let is_full = context.view.compare.len() >= MOST_COMPARED;
    let response = widgets::check_box_if(ui, is_chosen || !is_full, &mut is_chosen, name);
    if response.hovered() || response.has_focus() {
        out.push(crate::app::command::InteractionCommand::Hover(province.id.clone().into()).into());
    }
    if response.changed() {
        let ids = if is_chosen {
            context.view.compare.iter().chain([&province.id]).cloned().collect()
        } else {
            without(context, &province.id)
        };
        out.push(SelectionCommand::Compare(ids).into());
    }
    response.on_disabled_hover_text(&context.texts.compare.full);
}

/// Buttons for the comparison as a whole: image, table, clear.
fn tools(ui: &mut Ui, context: &FrameContext<'_>, provinces: &[&Province], out: &mut Vec<Command>) {
    let texts = &context.texts.compare;
    ui.horizontal_wrapped(|ui| {
        if !context.is_drawn(Side::Right) && ui.button(&texts.show).clicked() {
            out.push(Action::StatisticsPanel.into());
        }
        if ui.button(&texts.save_image).on_hover_text(&texts.save_image_tip).clicked() {
            out.push(ExportCommand::WithComparison.into());
        }
        if ui.button(&texts.save_table).clicked() {
            let file = TableFile { kind: TableKind::Comparison, ..context.ui_state.table_file.clone() };
            out.push(TableCommand::SetFile(Box::new(file)).into());
            out.push(WindowCommand::Open(Window::SaveTable).into());
        }
        if ui.button(&texts.copy).on_hover_text(&texts.copy_tip).clicked() {
            out.push(Command::CopyText(copied(context, provinces, &facts(context, provinces))));
        }
        if ui.button(&texts.clear).clicked() {
            out.push(SelectionCommand::Compare(Vec::new()).into());
        }
    });
}

/// The comparison as text for a spreadsheet.
fn copied(context: &FrameContext<'_>, provinces: &[&Province], facts: &[ComparedFact]) -> String {
    let table = comparison(context.catalogue(), context.texts, provinces, facts);
    let (rows, columns): (Vec<usize>, Vec<usize>) =
        ((0..table.rows.len()).collect(), (0..table.columns.len()).collect());
    tsv(&table, &CellFormatter::new(context.catalogue(), context.view.language), &rows, &columns)
}
