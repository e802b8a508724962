//! Notices above the map: reason for an empty map, missing tiles, transient messages. They form one column that covers
//! neither map elements nor the map's buttons.

use egui::{Align2, Area, Context, Frame, Id, Memory, Rect, RichText, ScrollArea, Ui, accesskit, pos2, vec2};

use crate::{
    app::{
        action::Action,
        command::{CameraCommand, Command, FileCommand, LayerCommand, TimelineCommand},
        explain, focus,
        frame_context::FrameContext,
        landmarks,
        message_queue::Queued,
        theme,
    },
    caption::steps,
    i18n::format,
    query::{NoValue, stop_at},
    surface::screen::{Absence, TileState},
    view::Camera,
};

/// Distance of the column from the edges and from map elements, points.
const GAP: f32 = 12.0;
/// Width reserved for the map's buttons at the right edge, with their margins, points.
const BUTTONS: f32 = 54.0;
/// Greatest width of the column, points.
const WIDEST: f32 = 460.0;

fn column_id() -> Id {
    Id::unique("notices")
}

/// Area of the map and parts of it that must stay visible.
pub(crate) struct Place<'a> {
    /// Rectangle of the map.
    pub map: Rect,
    /// Rectangles of legend, scale bar and attribution.
    pub furniture: &'a [Rect],
}

/// Strip that stands above all notices.
pub(crate) type Strip<'a> = &'a dyn Fn(&mut Ui, &mut Vec<Command>);

/// Draws all notices of the map, below its strips.
pub(crate) fn ui(
    ui: &Ui,
    context: &FrameContext<'_>,
    place: &Place<'_>,
    strips: &[Strip<'_>],
    tiles: Option<&TileNotice>,
    out: &mut Vec<Command>,
) {
    let empty = Empty::of(context);
    let failed = tiles.and_then(|tiles| match tiles.state {
        TileState::Unavailable(absence) => Some((absence, trouble(context, tiles.state)?, tiles.home)),
        _ => None,
    });
    let messages: Vec<&Queued> = context.ui_state.messages.on_map(context.ui_state.window.as_ref()).collect();
    if empty.is_none() && failed.is_none() && messages.is_empty() && strips.is_empty() {
        return;
    }
    let needed = ui.ctx().memory(|memory| memory.area_rect(column_id())).map_or(0.0, |rect| rect.height());
    let room = room(place, needed);
    let area = Area::new(column_id()).order(egui::Order::Middle).pivot(Align2::CENTER_TOP).constrain(false);
    area.fixed_pos(room.center_top()).show(ui.ctx(), |ui| {
        let part = landmarks::area(focus::Region::Notices, context);
        ui.scope_builder(part, |ui| {
            ui.set_width(room.width());
            // Taller than in the last pass, where more has to be said.
            ui.set_max_height(room.height());
            focus::scroll(ScrollArea::vertical().max_height(room.height()).auto_shrink([false, true]), ui, |ui| {
                ui.vertical(|ui| {
                    for strip in strips {
                        card(ui, |ui| strip(ui, out));
                    }
                    if let Some(empty) = empty {
                        card(ui, |ui| ui.vertical_centered(|ui| empty.ui(ui, context, out)).inner);
                    }
                    if let Some((absence, trouble, home)) = &failed {
                        card(ui, |ui| unavailable(ui, context, (*absence, trouble, *home), out));
                    }
                    for queued in messages {
                        focus::apart(ui, ("message", queued.number), |ui| {
                            card(ui, |ui| message(ui, context, queued, out));
                        });
                    }
                });
            });
            landmarks::set_bounds(ui, ui.min_rect());
        });
    });
}

/// Rectangle for notices: the band at the top of the map, or, if it is too low, the largest area to the right of a map
/// element.
fn room(place: &Place<'_>, needed: f32) -> Rect {
    /// Least width of readable text, points.
    const NARROWEST: f32 = 150.0;
    let map = place.map;
    let (left, right) = (map.min.x + GAP, map.max.x - BUTTONS - GAP);
    let free = |from: f32| {
        let below =
            place.furniture.iter().filter(|rect| rect.max.x > from && rect.min.x < right).map(|rect| rect.min.y);
        let bottom = below.fold(map.max.y, f32::min) - GAP;
        Rect::from_min_max(pos2(from, map.min.y + GAP), pos2(right.max(from), bottom.max(map.min.y + 2.0 * GAP)))
    };
    let band = free(left);
    let beside = place.furniture.iter().map(|rect| free(rect.max.x + GAP)).filter(|room| room.width() >= NARROWEST);
    let largest = beside.max_by(|a, b| a.area().total_cmp(&b.area())).filter(|room| room.area() > band.area());
    let room = if band.height() >= needed { band } else { largest.unwrap_or(band) };
    let width = room.width().min(WIDEST);
    // Centred on the map as far as space permits.
    let start = (map.center().x - width / 2.0).min(room.max.x - width).max(room.min.x);
    Rect::from_min_size(pos2(start, room.min.y), vec2(width, room.height()))
}

fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::popup(ui.style()).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui);
    });
}

/// Reason why the map shows no clusters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// Their layers are off.
    Hidden,
    /// No cluster matches the filter.
    Filtered,
    /// No cluster was announced by the date.
    TooEarly,
    /// No value is known by the date.
    NoValue,
}

impl Empty {
    /// Reason for an empty map; `None` if it shows clusters, or values, cells or other features instead of them.
    fn of(context: &FrameContext<'_>) -> Option<Self> {
        let view = context.view;
        if view.shows_clusters() && !context.computed.found.is_empty() {
            return None;
        }
        let is_later = |why: &NoValue| matches!(why, NoValue::NotYet(_) | NoValue::NotAnnounced(_));
        let all = &context.computed.classified;
        let is_blank = all.iter().all(|classified| classified.values.values.is_empty())
            && all.iter().any(|classified| classified.values.without.values().any(is_later));
        if is_blank && context.computed.features.iter().all(|layer| layer.asked == 0) {
            return Some(Self::NoValue);
        }
        let why = if !view.shows_clusters() {
            Self::Hidden
        } else if view.is_narrowed() {
            Self::Filtered
        } else {
            Self::TooEarly
        };
        // A map of values, of cells or of other features is not empty without clusters.
        let has_features = context.computed.features.iter().any(|layer| layer.asked > 0);
        let shows_others = view.thematic().is_some() || !context.computed.grids.is_empty() || has_features;
        (why == Self::Filtered || !shows_others).then_some(why)
    }

    fn ui(self, ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
        let texts = &context.texts.map;
        let head = |ui: &mut Ui, text: &str| ui.label(RichText::new(text).font(theme::bold(13.0)));
        match self {
            Self::Hidden => drop(head(ui, &texts.clusters_hidden)),
            Self::Filtered => {
                head(ui, &texts.nothing_found);
                ui.label(RichText::new(&texts.nothing_found_hint).color(theme::faint(ui)));
            }
            Self::TooEarly | Self::NoValue => {
                let date = context
                    .view
                    .as_of
                    .as_ref()
                    .map(|date| format::date(date, context.view.language))
                    .unwrap_or_default();
                let form = if self == Self::NoValue { &texts.no_value_yet } else { &texts.nothing_yet };
                head(ui, &form.replace("{date}", &date));
                let stops = &context.computed.timeline;
                // Values of another year than that of the date have a stop by then.
                let by_date = context.view.as_of.as_ref().and_then(|date| stops.get(stop_at(stops, date)?));
                if let Some(stop) = by_date.or(stops.first()) {
                    let name = steps::label(context.catalogue(), stop, context.texts);
                    if ui.button(context.texts.thematic.timeline_fills.replace("{stop}", &name)).clicked() {
                        out.push(TimelineCommand::ShowStep(Some(Box::new(stop.clone()))).into());
                    }
                }
                if ui.button(&context.texts.thematic.everything).clicked() {
                    out.push(TimelineCommand::ShowStep(None).into());
                }
            }
        }
    }
}

/// Notice that no tiles are drawn, with the reason and remedies.
fn unavailable(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    (absence, trouble, home): (Absence, &str, Option<Camera>),
    out: &mut Vec<Command>,
) {
    ui.label(trouble);
    ui.horizontal_wrapped(|ui| {
        let texts = &context.texts.tiles;
        let elsewhere = matches!(absence, Absence::Elsewhere | Absence::Deeper(_));
        if let Some(home) = home.filter(|_| elsewhere)
            && ui.button(&texts.zoom_there).clicked()
        {
            out.push(CameraCommand::FlyTo(home).into());
        }
        if !elsewhere && ui.button(&texts.retry).clicked() {
            out.push(LayerCommand::RetryTiles.into());
        }
        if ui.button(&texts.stop).clicked() {
            out.push(Action::BackdropBase.into());
        }
    });
}

/// Transient message with its buttons.
fn message(ui: &mut Ui, context: &FrameContext<'_>, queued: &Queued, out: &mut Vec<Command>) {
    words(ui, context, queued);
    ui.horizontal_wrapped(|ui| {
        show_in_folder(ui, context, queued, out);
        if ui.button(&context.texts.app.dismiss).clicked() {
            out.push(Command::DismissMessage(queued.number));
        }
    });
}

fn words(ui: &mut Ui, context: &FrameContext<'_>, queued: &Queued) {
    let is_error = queued.message.is_error();
    let color = if is_error { ui.visuals().error_fg_color } else { ui.visuals().text_color() };
    let text = explain::message(&queued.message, context.texts);
    let label = ui.add(egui::Label::new(RichText::new(text).color(color)).wrap());
    let live = if is_error { accesskit::Live::Assertive } else { accesskit::Live::Polite };
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(live));
}

fn show_in_folder(ui: &mut Ui, context: &FrameContext<'_>, queued: &Queued, out: &mut Vec<Command>) {
    if let Some(file) = queued.message.written()
        && ui.button(&context.texts.app.show_in_folder).clicked()
    {
        out.push(FileCommand::ShowInFolder(file.to_owned()).into());
    }
}

/// Newest message about the subject of the open window, drawn inside it.
pub(crate) fn in_window(ui: &mut Ui, context: &FrameContext<'_>, out: &mut Vec<Command>) {
    if let Some(queued) = context.ui_state.messages.in_window(context.ui_state.dialog()) {
        show_in_folder(ui, context, queued, out);
        words(ui, context, queued);
    }
}

/// `true` if the pointer or the focus is on the notices, which keeps them open.
pub(crate) fn is_held(ctx: &Context) -> bool {
    let Some(rect) = ctx.memory(|memory| memory.area_rect(column_id())) else { return false };
    let focused = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
    let focused = focused.is_some_and(|response| response.layer_id.id == column_id());
    let on_top = |at| ctx.layer_id_at(at).is_some_and(|layer| layer.id == column_id());
    let pointed = ctx.input(|input| input.pointer.hover_pos()).is_some_and(|at| rect.contains(at) && on_top(at));
    focused || pointed
}

/// Text about missing tiles; `None` while they load or if all are available.
fn trouble(context: &FrameContext<'_>, state: TileState) -> Option<String> {
    explain::tiles::trouble(&context.view.base.basemap, context.texts, context.ui_state.lost_archive.as_ref(), state)
}

/// Credit of the tile source, placed above the attribution, and the reason for missing tiles.
pub(crate) fn tile_credit(ui: &Ui, context: &FrameContext<'_>, rect: Rect, notice: Option<&TileNotice>) {
    let Some(TileNotice { credit, state, lift, .. }) = notice else { return };
    let partly = trouble(context, *state).filter(|_| matches!(state, TileState::Partly(_)));
    if credit.is_none() && partly.is_none() {
        return;
    }
    let at = rect.max + vec2(-10.0, -lift - 8.0);
    let area = Area::new(ui.scope_id().with("tile credit")).order(egui::Order::Middle).pivot(Align2::RIGHT_BOTTOM);
    area.fixed_pos(at).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(12).show(ui, |ui| {
            ui.set_max_width((rect.width() - 60.0).clamp(160.0, WIDEST));
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
    });
}

/// Information about tiles shown above the map.
pub(crate) struct TileNotice {
    /// Credit of the tile source: text and URL.
    pub credit: Option<(String, String)>,
    /// Loading state.
    pub state: TileState,
    /// Camera from which tiles of the archive are visible.
    pub home: Option<Camera>,
    /// Height of the attribution below, which stays visible, points from the lower edge.
    pub lift: f32,
}

/// Hint while a file is dragged over the window.
pub(crate) fn drop_hint(ui: &Ui, context: &FrameContext<'_>) {
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
        ui.centered_and_justified(|ui| ui.label(RichText::new(&context.texts.file.drop).font(theme::bold(20.0))));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_stand_above_the_furniture_or_beside_it() {
        let map = Rect::from_min_size(pos2(300.0, 30.0), vec2(700.0, 600.0));
        let legend = Rect::from_min_max(pos2(312.0, 300.0), pos2(500.0, 590.0));
        let attribution = Rect::from_min_max(pos2(560.0, 600.0), pos2(990.0, 620.0));
        let furniture = [legend, attribution];
        for needed in [50.0, 200.0, 400.0] {
            let room = room(&Place { map, furniture: &furniture }, needed);
            assert!(room.height() >= needed, "{room:?}");
            assert!(furniture.iter().all(|rect| !rect.intersects(room)), "{room:?}");
            assert!(room.max.x <= map.max.x - BUTTONS && room.min.x >= map.min.x, "{room:?}");
        }
    }

    #[test]
    fn a_map_of_any_size_has_some_room() {
        for (width, height) in [(0.0, 0.0), (40.0, 900.0), (900.0, 20.0), (374.0, 600.0)] {
            let map = Rect::from_min_size(pos2(300.0, 30.0), vec2(width, height));
            let room = room(&Place { map, furniture: &[map.shrink(5.0)] }, 100.0);
            assert!(room.is_finite() && room.width() >= 0.0 && room.height() > 0.0, "{room:?}");
        }
    }
}
