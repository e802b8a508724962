//! Comparison of provinces: a column per province, facts as rows, each value with date and source.

mod rows;

use egui::{Align, Layout, RichText, ScrollArea, Shape, Ui, vec2};

use crate::{
    app::{
        command::{Command, SelectionCommand},
        focus,
        frame_context::FrameContext,
        theme,
        widgets::{self, Icon, IconButton},
    },
    model::{Province, ProvinceId},
    table::{CellFormatter, ComparedFact, ComparedValue, comparison, tsv},
    view::MOST_COMPARED,
};

/// Narrowest and widest column of a province, points.
const COLUMN: std::ops::RangeInclusive<f32> = 120.0..=230.0;
/// Width of the column of fact names, points.
const NAMES: f32 = 148.0;
const GAP: f32 = 12.0;

/// Provinces of the comparison, at most `MOST_COMPARED`.
fn compared<'a>(context: &FrameContext<'a>) -> Vec<&'a Province> {
    context.view.compare.iter().take(MOST_COMPARED).filter_map(|id| context.catalogue().province(id)).collect()
}

/// Preferred width of the window, points.
pub(super) fn width(context: &FrameContext<'_>) -> f32 {
    NAMES + compared(context).len().max(2) as f32 * (*COLUMN.end() + GAP)
}

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, provinces) = (&context.texts.compare, compared(context));
    let rows = rows::rows(context, &provinces);
    tools(ui, context, &provinces, &rows, out);
    ui.add_space(6.0);
    if provinces.is_empty() {
        ui.add_space(12.0);
        ui.add(egui::Label::new(&texts.empty).wrap());
        ui.add_space(24.0);
        return;
    }
    let shared = (ui.available_width() - NAMES) / provinces.len() as f32 - GAP;
    let column = shared.clamp(*COLUMN.start(), *COLUMN.end());
    heads(ui, context, &provinces, column, out);
    ui.separator();
    let height = (ui.ctx().content_rect().height() - 296.0).max(160.0);
    let scroll = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    focus::scroll(scroll.id_salt("rows"), ui, |ui| {
        let mut striped = false;
        for row in &rows {
            striped = if row.cells.is_empty() { false } else { !striped };
            facts(ui, context, row, column, striped, out);
        }
    });
    ui.separator();
    let note = if provinces.len() == 1 { &texts.one_more } else { &texts.note };
    widgets::note(ui, note);
}

/// Controls for the comparison as a whole: add, clear, copy.
fn tools(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    provinces: &[&Province],
    rows: &[ComparedFact],
    out: &mut Vec<Command>,
) {
    let texts = &context.texts.compare;
    let with = |id: &ProvinceId| context.view.compare.iter().chain([id]).cloned().collect();
    ui.horizontal_wrapped(|ui| {
        let full = provinces.len() >= MOST_COMPARED;
        let language = context.view.language;
        ui.add_enabled_ui(!full, |ui| {
            let menu = ui.menu_button(&texts.add, |ui| {
                focus::scroll(ScrollArea::vertical().max_height(320.0), ui, |ui| {
                    ui.set_min_width(180.0);
                    for province in &context.catalogue().provinces {
                        let name = province.name.short(language);
                        if !context.view.compare.contains(&province.id) && ui.button(name).clicked() {
                            out.push(SelectionCommand::Compare(with(&province.id)).into());
                            ui.close();
                        }
                    }
                    focus::home_and_end(ui);
                });
            });
            if menu.response.clicked() {
                menu.response.request_focus();
            }
            menu.response.on_disabled_hover_text(&texts.full);
        });
        // The selected province is the most likely one to be added next.
        if let Some(id) = context.view.selected_province()
            && let Some(province) = context.catalogue().province(&id)
            && !full
            && !context.view.compare.contains(&id)
        {
            let name = texts.add_named.replace("{name}", province.name.short(language));
            if ui.button(name).clicked() {
                out.push(SelectionCommand::Compare(with(&id)).into());
            }
        }
        if provinces.is_empty() {
            return;
        }
        if ui.button(&texts.clear).clicked() {
            out.push(SelectionCommand::Compare(Vec::new()).into());
        }
        if ui.button(&texts.copy).on_hover_text(&texts.copy_tip).clicked() {
            out.push(Command::CopyText(copied(context, provinces, rows)));
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

/// Column heads with a button that removes the province.
fn heads(ui: &mut Ui, context: &FrameContext<'_>, provinces: &[&Province], column: f32, out: &mut Vec<Command>) {
    let language = context.view.language;
    line(ui, |ui| {
        cell(ui, NAMES - GAP, |_| {});
        for province in provinces {
            cell(ui, column, |ui| {
                ui.horizontal_top(|ui| {
                    let name = province.name.short(language);
                    let remove = context.texts.compare.remove.replace("{name}", name);
                    ui.vertical(|ui| {
                        ui.set_width(column - 34.0);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.label(RichText::new(name).font(theme::bold(15.0)));
                        let other = province.name.short(language.other());
                        ui.label(RichText::new(other).size(11.5).color(theme::faint(ui)));
                    });
                    if ui.add(IconButton::new(Icon::Cross, &remove)).on_hover_text(&remove).clicked() {
                        let others = context.view.compare.iter().filter(|id| **id != province.id);
                        out.push(SelectionCommand::Compare(others.cloned().collect()).into());
                    }
                });
            });
        }
    });
}

/// Row of a fact: name and values by province. A row without cells is a heading.
fn facts(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    row: &ComparedFact,
    column: f32,
    striped: bool,
    out: &mut Vec<Command>,
) {
    if row.cells.is_empty() {
        ui.add_space(8.0);
        widgets::heading(ui, &row.name);
        return;
    }
    let ground = ui.painter().add(Shape::Noop);
    let response = line(ui, |ui| {
        cell(ui, NAMES - GAP, |ui| {
            ui.add(egui::Label::new(RichText::new(&row.name).size(12.5)).wrap());
            for remark in &row.remarks {
                let color = ui.visuals().warn_fg_color;
                ui.add(egui::Label::new(RichText::new(remark).size(11.0).color(color)).wrap());
            }
        });
        for entries in &row.cells {
            cell(ui, column, |ui| {
                if entries.is_empty() {
                    widgets::unknown(ui, context);
                }
                for entry in entries {
                    value(ui, context, entry, out);
                }
            });
        }
    });
    if striped {
        let fill = ui.visuals().faint_bg_color.gamma_multiply(0.45);
        let rect = response.rect.with_min_x(response.rect.min.x - 4.0).with_max_x(ui.max_rect().max.x);
        ui.painter().set(ground, Shape::rect_filled(rect.expand2(vec2(0.0, 1.0)), 4.0, fill));
    }
}

fn line(ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> egui::Response {
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        add(ui);
    });
    row.response
}

/// Cell with the exact width of its column.
fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(3.0);
        add(ui);
        ui.add_space(3.0);
    });
}

/// Value with definition, date, sources and caveats.
fn value(ui: &mut Ui, context: &FrameContext<'_>, entry: &ComparedValue, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label(RichText::new(&entry.value).font(theme::bold(14.0)));
        widgets::weak_mark(ui, context, entry.weak);
    });
    if !entry.details.is_empty() {
        ui.add(egui::Label::new(RichText::new(entry.details.join(" · ")).size(11.5)).wrap());
    }
    widgets::dated_sources(ui, context, &entry.as_of, &entry.sources, out);
    if !entry.note.is_empty() {
        widgets::note(ui, &entry.note);
    }
    ui.add_space(2.0);
}
