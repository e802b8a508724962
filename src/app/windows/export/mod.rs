//! The window that makes pictures: the picture itself at the left, what can be said and set at the right.

mod preview;
mod texts;

use std::path::Path;

use egui::{Button, ComboBox, DragValue, ProgressBar, RichText, ScrollArea, TextEdit, Ui, vec2};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        action::Action,
        atlas::Atlas,
        command::{Command, Delivery},
        focus,
        settings::ExportSettings,
        theme, widgets,
    },
    export::{Fit, Format},
    i18n::phrase,
    surface::screen::color,
    view::{Page, PageSize, Preset, SourceLine, Step, Theme, Unit},
};

/// The width of the controls, points.
const CONTROLS: f32 = 330.0;

/// The window's contents.
pub fn ui(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let room = ui.ctx().content_rect().size() - vec2(64.0, 64.0);
    let height = (room.y - 130.0).max(240.0);
    let preview_width = (ui.available_width() - CONTROLS - 24.0).max(200.0);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(preview_width);
            preview::ui(ui, atlas, vec2(preview_width, height));
        });
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.set_width(CONTROLS);
            ScrollArea::vertical().max_height(height).auto_shrink([false, false]).show(ui, |ui| {
                ui.set_width(CONTROLS - 14.0);
                controls(ui, atlas, out);
                focus::follow(ui);
            });
        });
    });
    ui.separator();
    bottom(ui, atlas, out);
}

fn controls(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let texts = &atlas.texts.export;
    let before = atlas.view.page.clone();
    let mut page = before.clone();
    let mut step = Step::Single;
    widgets::heading(ui, &texts.size);
    size(ui, atlas, &mut page, &mut step);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.format);
    format(ui, atlas, out);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.words);
    let written = texts::written(atlas);
    texts::ui(ui, atlas, &written, &mut page, &mut step);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.furniture);
    furniture(ui, atlas, &mut page);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.alt_text);
    texts::alt_text(ui, atlas, &written.alt_text, (&mut page, &mut step), out);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.cite);
    texts::cite(ui, atlas, out);
    if page != before {
        out.push(Command::Page(Box::new(page), step));
    }
}

fn size(ui: &mut Ui, atlas: &Atlas<'_>, page: &mut Page, step: &mut Step) {
    let texts = &atlas.texts.export;
    let preset = Preset::iter().find(|preset| preset.size() == page.size);
    let name = |preset: Preset| phrase(&texts.preset, preset).to_owned();
    let shown = preset.map_or_else(|| texts.custom.clone(), name);
    let combo = ComboBox::from_id_salt("export size").selected_text(shown).width(ui.available_width() - 8.0);
    let response = combo.show_ui(ui, |ui| {
        for choice in Preset::iter() {
            if ui.selectable_label(preset == Some(choice), name(choice)).clicked() {
                page.size = choice.size();
                ui.close();
            }
        }
    });
    widgets::named(&response.response, &texts.size);
    let before = page.size;
    ui.horizontal(|ui| {
        let is_px = page.size.unit == Unit::Px;
        let drag = |value| DragValue::new(value).max_decimals(1).speed(if is_px { 4.0 } else { 0.5 });
        let limits = if is_px { 200.0..=20_000.0 } else { 60.0..=1700.0 };
        widgets::named(&ui.add(drag(&mut page.size.width).range(limits.clone())), &texts.width);
        ui.label("×");
        widgets::named(&ui.add(drag(&mut page.size.height).range(limits)), &texts.height);
        for (unit, text) in [(Unit::Px, "px"), (Unit::Mm, "mm")] {
            if ui.selectable_label(page.size.unit == unit, text).clicked() && page.size.unit != unit {
                page.size = in_unit(page.size, unit);
            }
        }
        if page.size.unit == Unit::Mm {
            let dpi = DragValue::new(&mut page.size.dpi).range(72.0..=1200.0).max_decimals(0).suffix(" dpi");
            widgets::named(&ui.add(dpi), &texts.resolution);
        }
    });
    if page.size != before {
        *step = Step::Typing;
    }
    if let Err(why) = page.size.check(atlas.settings.export.options.scale) {
        let color = ui.visuals().error_fg_color;
        ui.add(egui::Label::new(RichText::new(why).color(color)).wrap());
    }
}

/// The same size in another unit, 96 pixels an inch.
fn in_unit(size: PageSize, unit: Unit) -> PageSize {
    let factor = 25.4 / 96.0;
    match unit {
        Unit::Px => PageSize { unit, ..PageSize::px((size.width / factor).round(), (size.height / factor).round()) },
        Unit::Mm => PageSize::mm((size.width * factor).round(), (size.height * factor).round()),
    }
}

fn format(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let texts = &atlas.texts.export;
    let before = atlas.settings.export;
    let ExportSettings { mut options, mut theme, mut fit } = before;
    ui.horizontal(|ui| {
        for format in Format::iter() {
            let name = format.extension().to_uppercase();
            ui.selectable_value(&mut options.format, format, name).on_hover_text(phrase(&texts.format_tip, format));
        }
    });
    match options.format {
        Format::Png => {
            ui.horizontal(|ui| {
                let label = ui.label(&texts.scale);
                let drag = DragValue::new(&mut options.scale).range(0.25..=8.0).speed(0.05).max_decimals(2).suffix("×");
                ui.add(drag).labelled_by(label.id);
                let (width, height) = atlas.view.page.size.pixels();
                let pixels = format!("{:.0} × {:.0} px", width * options.scale, height * options.scale);
                widgets::note(ui, &pixels);
            });
            ui.checkbox(&mut options.transparent, &texts.transparent);
        }
        Format::Svg => {
            ui.checkbox(&mut options.outlines, &texts.outlines).on_hover_text(&texts.outlines_tip);
            ui.checkbox(&mut options.transparent, &texts.transparent);
        }
        Format::Pdf => widgets::note(ui, &texts.pdf_note),
    }
    ui.horizontal(|ui| {
        ui.label(&texts.colours);
        for (choice, text) in
            [(None, &texts.as_window), (Some(Theme::Light), &texts.light), (Some(Theme::Dark), &texts.dark)]
        {
            ui.selectable_value(&mut theme, choice, text);
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(&texts.shows);
        for choice in [Fit::Seen, Fit::China, Fit::Clusters] {
            ui.selectable_value(&mut fit, choice, phrase(&texts.fit, choice));
        }
    });
    let after = ExportSettings { options, theme, fit };
    if after != before {
        out.push(Command::ExportSettings(after));
    }
}

fn furniture(ui: &mut Ui, atlas: &Atlas<'_>, page: &mut Page) {
    let texts = &atlas.texts.export;
    ui.checkbox(&mut page.legend, &texts.legend);
    ui.checkbox(&mut page.scale_bar, &texts.scale_bar);
    ui.checkbox(&mut page.locator, &texts.locator).on_hover_text(&texts.locator_tip);
    ui.checkbox(&mut page.south_china_sea, &texts.south_china_sea);
    let multiples = Action::SmallMultiples;
    let several = egui::Checkbox::new(&mut page.multiples, multiples.title(atlas));
    ui.add_enabled(multiples.enabled(atlas), several).on_hover_text(multiples.tip(atlas));
    let mut short = page.sources == SourceLine::Short;
    ui.checkbox(&mut short, &texts.short_sources).on_hover_text(&texts.short_sources_tip);
    page.sources = if short { SourceLine::Short } else { SourceLine::Full };
}

/// Progress and what has been done at the left, what can be done at the right.
fn bottom(ui: &mut Ui, atlas: &Atlas<'_>, out: &mut Vec<Command>) {
    let texts = &atlas.texts.export;
    let export = &atlas.session.export;
    if let Some((path, found, delivery)) = &export.exists {
        exists(ui, atlas, (path, found), *delivery, out);
        return;
    }
    if let Some((start, delivery)) = &export.path {
        ask_path(ui, atlas, start, *delivery, out);
        return;
    }
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let idle = export.progress.is_none();
            let to = |delivery| Command::ExportTo { path: Default::default(), delivery, replace: false };
            if ui.add_enabled(idle, primary(ui, &texts.save)).clicked() {
                out.push(to(Delivery::Picture));
            }
            if ui.add_enabled(idle, Button::new(&texts.pack)).on_hover_text(&texts.pack_tip).clicked() {
                out.push(to(Delivery::Pack));
            }
            if ui.add_enabled(idle, Button::new(&texts.copy)).clicked() {
                out.push(Action::CopyPicture.into());
            }
            if let Some(done) = export.progress {
                if ui.button(&texts.cancel).clicked() {
                    out.push(Command::CancelExport);
                }
                ui.add(ProgressBar::new(done).desired_width(120.0));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if let Some(message) = &atlas.session.message {
                    let color = if message.is_error { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
                    ui.add(egui::Label::new(RichText::new(&message.text).color(color)).wrap());
                }
            });
        });
    });
}

/// The button of what most people came for.
fn primary<'a>(ui: &Ui, text: &'a str) -> Button<'a> {
    let colors = theme::ui_colors(ui);
    Button::new(RichText::new(text).color(color(colors.window))).fill(color(colors.accent))
}

/// The question before a file is replaced.
fn exists(ui: &mut Ui, atlas: &Atlas<'_>, (path, found): (&Path, &Path), delivery: Delivery, out: &mut Vec<Command>) {
    let texts = &atlas.texts.file;
    let shown = found.display().to_string();
    ui.add(egui::Label::new(texts.replace_text.replace("{path}", &shown)).wrap());
    ui.horizontal(|ui| {
        if ui.button(&texts.other_name).clicked() {
            out.push(Command::ExportTo { path: Default::default(), delivery, replace: false });
        }
        if ui.button(&texts.replace).clicked() {
            out.push(Command::ExportTo { path: path.to_owned(), delivery, replace: true });
        }
        if ui.button(&atlas.texts.export.cancel).clicked() {
            out.push(Command::CancelExport);
        }
    });
}

/// The field for a path, where the system has no dialog.
fn ask_path(ui: &mut Ui, atlas: &Atlas<'_>, start: &str, delivery: Delivery, out: &mut Vec<Command>) {
    let texts = &atlas.texts.export;
    let id = egui::Id::unique(("export path", start));
    let mut path: String = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| start.to_owned());
    widgets::note(ui, &atlas.texts.tiles.dialog_missing);
    if let Some(message) = atlas.session.message.as_ref().filter(|message| message.is_error) {
        let color = ui.visuals().error_fg_color;
        ui.add(egui::Label::new(RichText::new(&message.text).color(color)).wrap());
    }
    ui.horizontal(|ui| {
        let label = ui.label(&atlas.texts.file.path_save);
        let width = (ui.available_width() - 170.0).max(120.0);
        let field = ui.add(TextEdit::singleline(&mut path).desired_width(width)).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let wanted = path.trim();
        let clicked = ui.add_enabled(!wanted.is_empty(), Button::new(&texts.write)).clicked();
        if !wanted.is_empty() && (clicked || entered) {
            out.push(Command::ExportTo { path: wanted.into(), delivery, replace: false });
        }
        if ui.button(&texts.cancel).clicked() {
            out.push(Command::CancelExport);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, path));
}
