//! Provinces side by side as aligned bars: for each fact a bar and a value for each province.

use egui::{
    Align2, FontId, Popup, PopupCloseBehavior, RichText, Role, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::{
    app::{
        command::{Command, InteractionCommand},
        focus,
        frame_context::FrameContext,
        panels::compare::{self, swatch},
        theme, widgets,
    },
    caption::compared_fact::{ComparedFact, ComparedValue},
    i18n::format,
    model::{AsOf, Province},
    surface::screen::color,
};

/// Height of a bar with its value, points.
const ROW: f32 = 20.0;
/// Height of a bar, points.
const BAR: f32 = 12.0;
/// Opacity of bars whose values do not compare.
const PALE: f32 = 0.45;

/// Draws the comparison.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let (texts, provinces) = (&context.texts.compare, compare::compared(context));
    if provinces.is_empty() {
        widgets::note(ui, &texts.empty);
        return;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal_wrapped(|ui| {
        for (at, province) in provinces.iter().enumerate() {
            let name = RichText::new(province.name.short(context.view.language)).font(theme::bold(13.0));
            let name = egui::WidgetText::from(name).into_galley(
                ui,
                Some(TextWrapMode::Extend),
                f32::INFINITY,
                TextStyle::Body,
            );
            // Swatch and name stay on one line.
            if at > 0 && ui.available_size_before_wrap().x < ROW + name.size().x {
                ui.end_row();
            }
            swatch(ui, at);
            ui.label(name);
            ui.add_space(6.0);
        }
    });
    for (number, fact) in compare::facts(context, &provinces).iter().enumerate() {
        if fact.cells.is_empty() {
            ui.add_space(10.0);
            focus::apart(ui, ("heading", number), |ui| heading(ui, context, fact, out));
        } else if fact.is_known() {
            focus::apart(ui, ("fact", number), |ui| bars(ui, context, &provinces, fact, out));
        }
    }
    ui.add_space(8.0);
    widgets::note(ui, if provinces.len() == 1 { &texts.one_more } else { &texts.note });
}

/// Heading of the facts that follow, with the mark of its term.
fn heading(ui: &mut Ui, context: &FrameContext<'_>, fact: &ComparedFact, out: &mut Vec<Command>) {
    match fact.term {
        Some(term) => drop(widgets::with_term(ui, context, term, out, |ui| widgets::heading(ui, &fact.name))),
        None => drop(widgets::heading(ui, &fact.name)),
    }
}

/// Name of a fact, reasons against comparing its values, and a bar for each province.
fn bars(ui: &mut Ui, context: &FrameContext<'_>, provinces: &[&Province], fact: &ComparedFact, out: &mut Vec<Command>) {
    ui.add_space(5.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(&fact.name).size(12.5));
        if let Some(term) = fact.term {
            widgets::term(ui, context, term, out);
        }
        if let Some(date) = fact.date(context.view.language) {
            ui.label(RichText::new(date).size(11.5).color(theme::faint(ui)));
        }
    });
    for remark in &fact.remarks {
        let warn = ui.visuals().warn_fg_color;
        ui.add(egui::Label::new(RichText::new(remark).size(11.0).color(warn)).wrap());
    }
    let strength = if fact.remarks.is_empty() { 1.0 } else { PALE };
    // All bars have one scale: the longest value leaves it its room.
    let text = |cell: &Vec<ComparedValue>| fact.shown(cell, context.texts);
    let texts = fact.cells.iter().map(|cell| ui.painter().layout_no_wrap(text(cell), theme::bold(12.5), ink(ui, true)));
    let room = (ui.available_width() - texts.map(|text| text.size().x).fold(0.0, f32::max) - 20.0).max(0.0);
    for (at, ((province, cell), part)) in provinces.iter().zip(&fact.cells).zip(fact.bars()).enumerate() {
        let bar = Bar { at, part, strength, room };
        focus::apart(ui, &province.id, |ui| value(ui, context, province, (fact, cell), bar, out));
    }
}

/// Bar of a value.
#[derive(Clone, Copy)]
struct Bar {
    /// Place of the province in the comparison.
    at: usize,
    /// Length as a share of the longest; `None` without a value.
    part: Option<f64>,
    /// Opacity.
    strength: f32,
    /// Length of the longest, points.
    room: f32,
}

/// Colour of a value's text.
fn ink(ui: &Ui, is_known: bool) -> egui::Color32 {
    if is_known { ui.visuals().text_color() } else { theme::faint(ui) }
}

fn value(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    province: &Province,
    (fact, cell): (&ComparedFact, &[ComparedValue]),
    bar: Bar,
    out: &mut Vec<Command>,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = province.name.short(context.view.language);
    let first = cell.first();
    let text = fact.shown(cell, context.texts);
    let details = first.map(|value| value.details.join(" · ")).filter(|details| !details.is_empty());
    let spoken = details.map_or_else(|| text.clone(), |details| context.texts.aside(&text, &details));
    let spoken = context.texts.labelled(name, &spoken);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let is_known = ComparedFact::known(cell).is_some();
    let number = if is_known { theme::bold(12.5) } else { FontId::proportional(12.0) };
    let ink = ink(ui, is_known);
    let fill = color(theme::palette(ui).feature(bar.at).faded(bar.strength));
    let start = pos2(rect.min.x, rect.center().y - BAR / 2.0);
    let end = if let Some(part) = bar.part {
        let area = egui::Rect::from_min_size(start, vec2((bar.room * part as f32).max(2.0), BAR));
        ui.painter().rect_filled(area, 2.0, fill);
        area.max.x + 6.0
    } else {
        let tick = egui::Rect::from_min_size(start, vec2(5.0, BAR));
        ui.painter().rect_stroke(tick, 0.0, egui::Stroke::new(1.0, fill), egui::StrokeKind::Inside);
        rect.min.x + 11.0
    };
    ui.painter().text(pos2(end, rect.center().y), Align2::LEFT_CENTER, &text, number, ink);
    if response.hovered() || response.has_focus() {
        out.push(InteractionCommand::Hover(province.id.clone().into()).into());
    }
    let told = |ui: &mut Ui| {
        ui.set_max_width(330.0);
        ui.label(RichText::new(context.texts.labelled(name, &text)).font(theme::bold(13.0)));
        for value in cell {
            about(ui, context, value);
        }
    };
    // Enter shows what the tooltip says, for those without a pointer.
    Popup::menu(&response).accessible_name(&spoken).close_behavior(PopupCloseBehavior::CloseOnClick).show(told);
    if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        response.on_hover_ui(told);
    }
}

/// Definition, date, sources and caveats of a value.
fn about(ui: &mut Ui, context: &FrameContext<'_>, value: &ComparedValue) {
    let weak = value.weak.then_some(&context.texts.province.weak);
    let parts: Vec<&str> = value.details.iter().chain(weak).map(String::as_str).collect();
    if !parts.is_empty() {
        widgets::note(ui, &parts.join(" · "));
    }
    if !value.as_of.is_empty() {
        let date = AsOf::parse(&value.as_of);
        let date = date.map_or(value.as_of.clone(), |date| format::date(&date, context.view.language));
        widgets::note(ui, &context.texts.thematic.as_of.replace("{date}", &date));
    }
    if !value.note.is_empty() {
        widgets::note(ui, &value.note);
    }
    for id in &value.sources {
        if let Some(source) = context.catalogue().source(id) {
            widgets::note(ui, &source.citation(context.view.language));
        }
    }
}
