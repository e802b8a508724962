//! Card of first steps above the map: what a cluster and a little giant are, who names them, and what to try.

use egui::{Area, Button, Frame, Id, Label, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use crate::{
    app::{
        action::Action,
        command::{Command, LayerCommand, SelectionCommand, WindowCommand},
        focus::{self, Region},
        frame_context::FrameContext,
        landmarks,
        settings::LeftPanel,
        theme,
        widgets::{self, Icon, IconButton},
        window_kind::Window,
    },
    i18n::{format, phrase},
    model::{Announcement, AsOf, Batches, Language, ProvinceId},
    view::{EditKind, Normalisation, ThematicLayer, Variable},
};

/// Distance of the card from the edges of the map and from what must stay visible, points.
const GAP: f32 = 12.0;
/// Width reserved for the map's buttons at the right edge, with their margins, points.
const BUTTONS: f32 = 54.0;
/// Widths of the card, the first where there is room for it, and least width and height at which it is drawn, points.
const WIDTHS: [f32; 2] = [400.0, 330.0];
const LEAST: egui::Vec2 = vec2(180.0, 90.0);
/// Area of the card before it was drawn for the first time, square points.
const EXPECTED: f32 = 400.0 * 460.0;
/// Provinces that the card offers to compare.
const COMPARED: [&str; 2] = ["JS", "GD"];

fn card_id() -> Id {
    Id::unique("first steps")
}

/// Draws the card in the visible part of the map, clear of legend, scale bar and attribution; returns its area.
pub(super) fn ui(
    ui: &Ui,
    context: &FrameContext<'_>,
    (map, keys): (Rect, &[Rect]),
    out: &mut Vec<Command>,
) -> Option<Rect> {
    if !context.settings.first_steps_open {
        return None;
    }
    let known = ui.data(|data| data.get_temp::<Heights>(card_id())).unwrap_or_default();
    let room = room(map, keys, |width| known.of(width, context.view.language));
    if room.width() < LEAST.x || room.height() < LEAST.y {
        return None;
    }
    let area = Area::new(card_id()).order(egui::Order::Middle).fixed_pos(room.min).constrain(false);
    let shown = area.show(ui.ctx(), |ui| {
        ui.scope_builder(landmarks::area(Region::FirstSteps, context), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(12);
            let margin = frame.total_margin().sum();
            frame.show(ui, |ui| {
                ui.set_width(room.width() - margin.x);
                let height = room.height() - margin.y;
                ui.set_max_height(height);
                let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
                let shown = focus::scroll(area, ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    head(ui, context, out);
                    for line in lines(context) {
                        ui.add(Label::new(RichText::new(line).size(12.5)).wrap());
                    }
                    ui.add_space(2.0);
                    attempts(ui, context, out);
                    ends(ui, context, out);
                });
                let height = shown.content_size.y + margin.y;
                ui.data_mut(|data| {
                    let known: &mut Heights = data.get_temp_mut_or_default(card_id());
                    known.note(room.width(), context.view.language, height);
                });
            });
            landmarks::set_bounds(ui, ui.min_rect());
        });
    });
    Some(shown.response.rect)
}

/// Heights of the whole card by width and language, as far as it was drawn, points.
#[derive(Clone, Default)]
struct Heights(Vec<(f32, Language, f32)>);

impl Heights {
    /// Height at a width, estimated until it was drawn.
    fn of(&self, width: f32, language: Language) -> f32 {
        let known = self.0.iter().find(|(other, of, _)| (other - width).abs() < 0.5 && *of == language);
        known.map_or(EXPECTED / width.max(1.0), |(.., height)| *height)
    }

    fn note(&mut self, width: f32, language: Language, height: f32) {
        self.0.retain(|(other, of, _)| (other - width).abs() >= 0.5 || *of != language);
        // Only a window that is being resized has many widths.
        if self.0.len() > 8 {
            self.0.clear();
        }
        self.0.push((width, language, height));
    }
}

/// Highest free rectangle at the left, at the right or in the middle of the map; the first of them that is as high as
/// the card at its width, else the highest.
fn room(map: Rect, keys: &[Rect], needed: impl Fn(f32) -> f32) -> Rect {
    let inner = Rect::from_min_max(map.min + vec2(GAP, GAP), map.max - vec2(BUTTONS + GAP, GAP));
    let highest = |width: f32, start: f32| {
        let mut blocks: Vec<(f32, f32)> = keys
            .iter()
            .filter(|key| key.max.x + GAP > start && key.min.x - GAP < start + width)
            .map(|key| (key.min.y - GAP, key.max.y + GAP))
            .collect();
        blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
        blocks.push((inner.max.y, inner.max.y));
        let mut best = (inner.min.y, inner.min.y);
        let mut from = inner.min.y;
        for (top, bottom) in blocks {
            if top.min(inner.max.y) - from > best.1 - best.0 {
                best = (from, top.min(inner.max.y));
            }
            from = from.max(bottom);
        }
        Rect::from_min_size(pos2(start, best.0), vec2(width, (best.1 - best.0).max(0.0)))
    };
    let rooms: Vec<Rect> = WIDTHS
        .into_iter()
        .map(|width| width.min(inner.width().max(0.0)))
        .flat_map(|width| {
            let starts = [inner.min.x, inner.max.x - width, inner.center().x - width / 2.0];
            starts.map(|start| highest(width, start))
        })
        .collect();
    let enough = rooms.iter().find(|room| room.height() >= needed(room.width()));
    let largest = || rooms.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
    enough.or_else(largest).copied().unwrap_or(inner)
}

fn head(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.first_steps;
    ui.horizontal(|ui| {
        let title = ui.label(RichText::new(&texts.title).font(theme::bold(16.0)));
        widgets::as_heading(&title, 1);
        widgets::at_end(ui, "close", |ui| {
            if ui.add(IconButton::new(Icon::Cross, &texts.close)).on_hover_text(&texts.close).clicked() {
                out.push(Action::FirstSteps.into());
            }
        });
    });
}

/// Sentences of the card, with the numbers of the catalogue.
fn lines(context: &FrameContext<'_>) -> Vec<String> {
    let texts = &context.texts.first_steps;
    let announced = announced(context).unwrap_or_else(|| texts.announced_without.clone());
    let batches = batches(context);
    [texts.cluster.clone(), announced, texts.little_giant.clone()]
        .into_iter()
        .chain(batches)
        .chain([texts.limits.clone()])
        .collect()
}

/// Sentence on who names clusters and how many there are; `None` if the catalogue lacks an announcement.
fn announced(context: &FrameContext<'_>) -> Option<String> {
    let (catalogue, language) = (context.catalogue(), context.view.language);
    let first = &catalogue.announced(Announcement::Next20)?.total;
    let later = catalogue.announced(Announcement::Later35)?;
    let year = AsOf::of_year(later.total.as_of.year())?;
    let text = context.texts.first_steps.announced.replace("{n}", &first.value.to_string());
    let text = text.replace("{date}", &format::date(&first.as_of, language));
    Some(text.replace("{m}", &later.size.to_string()).replace("{later}", &format::date(&year, language)))
}

/// Sentence on who names little giants, since when, and how many there are; `None` if the catalogue has no number.
fn batches(context: &FrameContext<'_>) -> Option<String> {
    let catalogue = context.catalogue();
    let year = catalogue.little_giants.iter().map(|row| row.firms.as_of.year()).min()?;
    let totals = catalogue.series.iter().filter(|point| point.metric == "little_giant_total");
    let latest = totals.max_by(|a, b| a.value.as_of.chronological(&b.value.as_of))?;
    let bound = phrase(&context.texts.qualifier, latest.qualifier);
    let number = format!("{bound}{}", format::quantity(latest.value.value, &latest.unit, context.texts));
    let text = context.texts.first_steps.batches.replace("{year}", &year.to_string()).replace("{n}", &number);
    Some(text.replace("{date}", &format::date(&latest.value.as_of, context.view.language)))
}

/// Buttons that do what a newcomer may want to try.
fn attempts(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.first_steps;
    widgets::heading(ui, &texts.try_this);
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut attempt = |ui: &mut Ui, name: &str, tip: &str, commands: &dyn Fn() -> Vec<Command>| {
        let button = Button::new(name).wrap().min_size(vec2(ui.available_width(), 26.0));
        if ui.add(button).on_hover_text(tip).clicked() {
            out.extend(commands());
        }
    };
    attempt(ui, &texts.densest, &texts.densest_tip, &|| densest(context));
    let ids = COMPARED.map(ProvinceId::new);
    let name = |id| Some(context.catalogue().province(id)?.name.short(context.view.language));
    if let [Some(a), Some(b)] = [name(&ids[0]), name(&ids[1])] {
        let text = texts.compare.replace("{a}", a).replacen("{b}", b, 1);
        let commands = || vec![SelectionCommand::Compare(ids.to_vec()).into(), Action::Compare.into()];
        attempt(ui, &text, &texts.compare_tip, &commands);
    }
    attempt(ui, &texts.export, &texts.export_tip, &|| vec![Action::Export.into()]);
}

/// Commands that map little giants per million people and show the values.
fn densest(context: &FrameContext<'_>) -> Vec<Command> {
    let variable = Variable::LittleGiants(Batches::FIRST_TWO);
    let layer = ThematicLayer { per: Normalisation::Population, ..ThematicLayer::of(variable) };
    let opens = !context.settings.shows(LeftPanel::Provinces);
    let panel = opens.then(|| Command::from(Action::ProvincesPanel));
    panel.into_iter().chain([LayerCommand::SetThematic(Some(layer), EditKind::Single).into()]).collect()
}

fn ends(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    let texts = &context.texts.first_steps;
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        if ui.link(&texts.glossary).clicked() {
            out.push(WindowCommand::Open(Window::Glossary(None)).into());
        }
        let start = Button::new(RichText::new(&texts.start).font(theme::bold(13.0)));
        if ui.add(start).clicked() {
            out.push(Action::FirstSteps.into());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_covers_neither_legend_nor_attribution_nor_buttons() {
        let map = Rect::from_min_size(pos2(300.0, 30.0), vec2(700.0, 600.0));
        let legend = Rect::from_min_max(pos2(312.0, 250.0), pos2(500.0, 620.0));
        let attribution = Rect::from_min_max(pos2(560.0, 610.0), pos2(990.0, 625.0));
        let keys = [legend, attribution];
        for needed in [150.0, 400.0, 1000.0] {
            let room = room(map, &keys, |_| needed);
            assert!(keys.iter().all(|key| !key.intersects(room)), "{room:?}");
            assert!(map.contains_rect(room) && room.max.x <= map.max.x - BUTTONS, "{room:?}");
            assert!(room.height() >= needed.min(400.0), "{room:?} for {needed}");
        }
    }

    #[test]
    fn a_map_of_any_size_gives_a_finite_room() {
        for (width, height) in [(0.0, 0.0), (40.0, 900.0), (900.0, 20.0), (374.0, 600.0)] {
            let map = Rect::from_min_size(pos2(300.0, 30.0), vec2(width, height));
            let room = room(map, &[map.shrink(5.0)], |_| 100.0);
            assert!(room.is_finite() && room.width() >= 0.0 && room.height() >= 0.0, "{room:?}");
        }
    }
}
