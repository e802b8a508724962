//! Export window: preview on the left, settings and texts on the right.

mod preview;
mod size;
mod texts;

use egui::{Button, DragValue, ProgressBar, RichText, ScrollArea, Ui, vec2};
use strum::IntoEnumIterator as _;

use crate::{
    app::{
        action::Action,
        command::{Command, ExportCommand},
        focus,
        frame_context::FrameContext,
        settings::ExportSettings,
        theme,
        widgets::{self, notice},
        window_kind::ExportTarget,
        windows::save_path,
    },
    export::{ExtentMode, PictureFormat},
    i18n::phrase,
    model::Language,
    surface::{TextForm, screen::color},
    view::{ChartPlace, EditKind, Page, SourceLine, Theme},
};

/// Width of the controls, points.
const CONTROLS: f32 = 330.0;

/// Height of the line above the path that is typed, points.
const HINT: f32 = 22.0;

/// Draws the contents of the window.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let room = ui.ctx().content_rect().size() - vec2(64.0, 64.0);
    let export = &context.ui_state.export;
    let asks_for_path = export.path.is_some() && export.progress.is_none();
    let height = (room.y - if asks_for_path { 130.0 + HINT } else { 130.0 }).max(240.0);
    let preview_width = (ui.available_width() - CONTROLS - 24.0).max(200.0);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(preview_width);
            preview::ui(ui, context, vec2(preview_width, height));
        });
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.set_width(CONTROLS);
            let area = ScrollArea::vertical().max_height(height).auto_shrink([false, false]);
            widgets::from_start(ui, "controls of the picture", area).show(ui, |ui| {
                ui.set_width(CONTROLS - 14.0);
                controls(ui, context, out);
                focus::follow(ui);
            });
        });
    });
    ui.separator();
    bottom(ui, context, out);
}

fn controls(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.export;
    let before = context.view.page.clone();
    let mut page = before.clone();
    let mut step = EditKind::Single;
    widgets::heading(ui, &texts.size);
    if size::ui(ui, context, &mut page.size) {
        step = EditKind::Typing;
    }
    ui.add_space(8.0);
    widgets::heading(ui, &texts.format);
    format(ui, context, out);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.words);
    let written = texts::written(context);
    texts::ui(ui, context, &written, &mut page, &mut step);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.furniture);
    furniture(ui, context, &mut page);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.alt_text);
    texts::alt_text(ui, context, &written.alt_text, (&mut page, &mut step), out);
    ui.add_space(8.0);
    widgets::heading(ui, &texts.cite);
    texts::cite(ui, context, out);
    if page != before {
        out.push(ExportCommand::SetPage(Box::new(page), step).into());
    }
}

fn format(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.export;
    let before = context.settings.export;
    let ExportSettings { mut options, mut theme, mut language, mut fit } = before;
    ui.horizontal(|ui| {
        for format in PictureFormat::iter() {
            let name = format.extension().to_uppercase();
            ui.selectable_value(&mut options.format, format, name).on_hover_text(phrase(&texts.format_tip, format));
        }
    });
    match options.format {
        PictureFormat::Png => {
            ui.horizontal(|ui| {
                let label = ui.label(&texts.scale);
                let drag = DragValue::new(&mut options.scale).range(0.25..=8.0).speed(0.05).max_decimals(2).suffix("×");
                focus::number(ui, drag.update_while_editing(false)).labelled_by(label.id);
                let (width, height) = context.view.page.size.pixels();
                let pixels = format!("{:.0} × {:.0} px", width * options.scale, height * options.scale);
                widgets::note(ui, &pixels);
            });
            widgets::check_box(ui, &mut options.transparent, &texts.transparent);
        }
        PictureFormat::Svg => {
            ui.horizontal(|ui| {
                ui.label(&texts.svg_text);
                for form in TextForm::iter() {
                    ui.selectable_value(&mut options.svg_text, form, phrase(&texts.text_form, form))
                        .on_hover_text(phrase(&texts.text_form_tip, form));
                }
            });
            widgets::check_box(ui, &mut options.transparent, &texts.transparent);
        }
        PictureFormat::Pdf => widgets::note(ui, &texts.pdf_note),
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
        // A choice that has no room goes to the next line as a whole.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(&texts.language);
        ui.selectable_value(&mut language, None, &texts.as_window);
        for (choice, name) in [(Language::En, Action::LanguageEnglish), (Language::Zh, Action::LanguageChinese)] {
            ui.selectable_value(&mut language, Some(choice), name.title(context));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(&texts.shows);
        for choice in [ExtentMode::Seen, ExtentMode::China, ExtentMode::Clusters] {
            ui.selectable_value(&mut fit, choice, phrase(&texts.fit, choice));
        }
    });
    let after = ExportSettings { options, theme, language, fit };
    if after != before {
        out.push(ExportCommand::SetOptions(after).into());
    }
}

fn furniture(ui: &mut Ui, context: &FrameContext<'_>, page: &mut Page) {
    let texts = &context.texts.export;
    widgets::check_box(ui, &mut page.legend, &texts.legend);
    widgets::check_box(ui, &mut page.cluster_list, &texts.cluster_list).on_hover_text(&texts.cluster_list_tip);
    widgets::check_box(ui, &mut page.detail_insets, &texts.detail_insets).on_hover_text(&texts.detail_insets_tip);
    let compares = !context.view.compare.is_empty();
    widgets::check_box_if(ui, compares, &mut page.comparison, &texts.comparison).on_hover_text(&texts.comparison_tip);
    chart(ui, context, page);
    widgets::check_box(ui, &mut page.scale_bar, &texts.scale_bar);
    widgets::check_box(ui, &mut page.locator, &texts.locator).on_hover_text(&texts.locator_tip);
    widgets::check_box(ui, &mut page.south_china_sea, &texts.south_china_sea);
    let multiples = Action::SmallMultiples;
    let enabled = multiples.enabled(context);
    widgets::check_box_if(ui, enabled, &mut page.multiples, multiples.title(context))
        .on_hover_text(multiples.tip(context));
    let mut short = page.sources == SourceLine::Short;
    widgets::check_box(ui, &mut short, &texts.short_sources).on_hover_text(&texts.short_sources_tip);
    page.sources = if short { SourceLine::Short } else { SourceLine::Full };
}

/// Place of the chart of the analysis; nothing without one.
fn chart(ui: &mut Ui, context: &FrameContext<'_>, page: &mut Page) {
    if context.view.analysis.is_none() || context.computed.classified.is_empty() {
        return;
    }
    let texts = &context.texts.export;
    ui.horizontal_wrapped(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(&texts.chart);
        for place in ChartPlace::iter() {
            ui.selectable_value(&mut page.chart, place, phrase(&texts.chart_place, place));
        }
    });
}

/// Lower bar: messages and progress on the left, buttons on the right.
fn bottom(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let export = &context.ui_state.export;
    let to = |path, target, replace| Command::from(ExportCommand::SaveTo { path, target, replace });
    if let Some((path, found, target)) = &export.exists {
        out.extend(save_path::exists(ui, context, found).map(|answer| match answer {
            save_path::Answer::Replace => to(path.clone(), *target, true),
            save_path::Answer::Cancel => Command::from(ExportCommand::Cancel),
            save_path::Answer::Write(_) | save_path::Answer::Other => to(Default::default(), *target, false),
        }));
        save_path::note_opener(ui, button(*target), None);
        return;
    }
    if let Some((start, target)) = export.path.as_ref().filter(|_| export.progress.is_none()) {
        notice::in_window(ui, context, out);
        out.extend(save_path::path(ui, context, start).map(|answer| match answer {
            save_path::Answer::Write(path) => to(path, *target, false),
            _ => Command::from(ExportCommand::Cancel),
        }));
        save_path::note_opener(ui, button(*target), None);
        return;
    }
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        let mut asked = Vec::new();
        widgets::both_ends(
            ui,
            "buttons",
            |ui| notice::in_window(ui, context, out),
            |ui| buttons(ui, context, &mut asked),
        );
        out.append(&mut asked);
    });
}

/// Progress of the running export, and the buttons that start one.
fn buttons(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.export;
    let opener = save_path::opener(ui);
    let progress = context.ui_state.export.progress;
    if let Some(done) = progress {
        ui.add(ProgressBar::new(done).desired_width(120.0));
        let cancel = ui.button(&texts.cancel);
        // The buttons are disabled during an export: meanwhile the cancel button has the focus.
        if let Some(opener) = opener {
            if opener.holder.is_none() {
                cancel.request_focus();
            }
            save_path::note_opener(ui, opener.button, Some(cancel.id));
        }
        if cancel.clicked() {
            out.push(ExportCommand::Cancel.into());
        }
    }
    let to = |target| Command::from(ExportCommand::SaveTo { path: Default::default(), target, replace: false });
    let buttons = [
        (COPY, Button::new(&texts.copy), None, Action::CopyPicture.into()),
        (button(ExportTarget::Pack), Button::new(&texts.pack), Some(&texts.pack_tip), to(ExportTarget::Pack)),
        (button(ExportTarget::Picture), primary(ui, &texts.save), None, to(ExportTarget::Picture)),
    ];
    for (number, button, tip, does) in buttons {
        let mut response = focus::apart(ui, ("start", number), |ui| ui.add_enabled(progress.is_none(), button));
        if let Some(tip) = tip {
            response = response.on_hover_text(tip);
        }
        if let Some(opener) = opener.filter(|opener| progress.is_none() && opener.button == number) {
            save_path::return_to(ui, &response, opener);
        }
        if response.clicked() {
            save_path::note_opener(ui, number, None);
            out.push(does);
        }
    }
}

/// Index of the button that starts an export.
fn button(target: ExportTarget) -> usize {
    match target {
        ExportTarget::Picture => 0,
        ExportTarget::Pack => 1,
    }
}

/// Index of the button that copies the picture.
const COPY: usize = 2;

/// Highlighted button for the main action of a window.
pub(super) fn primary<'a>(ui: &Ui, text: &'a str) -> Button<'a> {
    let colors = theme::ui_colors(ui);
    Button::new(RichText::new(text).color(color(colors.window))).fill(color(colors.accent))
}
