//! The clusters on the map as widgets: clicked, spoken, and reached by keyboard.
//!
//! Together they are one stop of Tab; arrow keys go from one to the nearest in their direction. Their order of drawing would be none
//! to go through: the one that has the focus is drawn last.

use egui::{EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, accesskit, pos2};

use super::{command::Command, state::State};
use crate::{
    model::ClusterId,
    scene::{Scene, Tag},
    view::Selection,
};

/// The arrow keys and their directions.
const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::LEFT),
    (Key::ArrowRight, Vec2::RIGHT),
    (Key::ArrowUp, Vec2::UP),
    (Key::ArrowDown, Vec2::DOWN),
];

/// A symbol on the screen.
struct Symbol<'a> {
    cluster: &'a ClusterId,
    id: Id,
    at: Pos2,
    radius: f32,
}

/// The one that Tab goes to, remembered from pass to pass.
fn stop_id() -> Id {
    Id::unique("symbol that Tab goes to")
}

/// A widget for each symbol in sight. Returns the one under the pointer and the one that has the focus; `map` takes the focus of
/// one that has left.
pub fn ui(
    ui: &mut Ui,
    state: &State,
    scene: &Scene,
    map: &Response,
    out: &mut Vec<Command>,
) -> (Option<Tag>, Option<Tag>) {
    let bounds = ui.max_rect();
    let symbols: Vec<Symbol<'_>> = scene
        .symbols()
        .map(|(cluster, at, radius)| {
            let id = ui.scope_id().with(("cluster", cluster.as_str()));
            Symbol { cluster, id, at: pos2(at.x, at.y) + map.rect.min.to_vec2(), radius }
        })
        .filter(|symbol| bounds.contains(symbol.at))
        .collect();
    let stop = stop(ui, state, &symbols, map);
    let (mut pointed, mut focused) = (None, None);
    for symbol in &symbols {
        // The others take the focus by the arrow keys, by a click or when a screen reader asks for it.
        let sense = if Some(symbol.id) == stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(symbol.rect(), symbol.id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label(state, symbol.cluster)));
        ui.ctx().accesskit_node_builder(symbol.id, |node| node.add_action(accesskit::Action::Focus));
        let tag = || Some(Tag::Cluster(symbol.cluster.clone()));
        if response.has_focus() {
            focused = tag();
            arrows(ui, symbol, &symbols);
        }
        if response.hovered() {
            pointed = tag();
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            out.push(Command::Select(Some(Selection::Cluster(symbol.cluster.clone()))));
        }
        if response.double_clicked() {
            out.push(Command::Show(Selection::Cluster(symbol.cluster.clone())));
        }
    }
    (pointed, focused)
}

impl Symbol<'_> {
    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * self.radius + 4.0))
    }
}

/// The symbol that takes the focus: the one asked for, else the one that had it last, the selected one, or the northernmost.
fn stop(ui: &Ui, state: &State, symbols: &[Symbol<'_>], map: &Response) -> Option<Id> {
    let asked = symbols.iter().map(|symbol| symbol.id);
    let asked =
        asked.clone().find(|id| ui.input(|input| input.has_accesskit_action_request(*id, accesskit::Action::Focus)));
    let before: Option<Id> = ui.data(|data| data.get_temp(stop_id()));
    let seen = |id: Id| symbols.iter().any(|symbol| symbol.id == id);
    let selected = symbols
        .iter()
        .find(|symbol| matches!(&state.view.selection, Some(Selection::Cluster(cluster)) if cluster == symbol.cluster));
    let northernmost = || symbols.iter().min_by(|a, b| a.at.y.total_cmp(&b.at.y).then(a.at.x.total_cmp(&b.at.x)));
    let stop = asked
        .or_else(|| before.filter(|id| seen(*id)))
        .or_else(|| selected.or_else(northernmost).map(|symbol| symbol.id));
    if asked.is_some() {
        ui.memory_mut(|memory| asked.map(|id| memory.request_focus(id)));
    } else if let Some(left) = before.filter(|id| !seen(*id) && ui.memory(|memory| memory.has_focus(*id))) {
        ui.memory_mut(|memory| memory.surrender_focus(left));
        map.request_focus();
    }
    if let Some(stop) = stop {
        ui.data_mut(|data| data.insert_temp(stop_id(), stop));
    }
    stop
}

/// Moves the focus from a symbol to the nearest one in the direction of an arrow key, where there is one.
fn arrows(ui: &Ui, from: &Symbol<'_>, symbols: &[Symbol<'_>]) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(from.id, filter));
    let pressed = ARROWS.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let Some((_, direction)) = pressed else { return };
    let places: Vec<Pos2> = symbols.iter().map(|symbol| symbol.at).collect();
    let Some(next) = nearest(from.at, direction, &places).and_then(|next| symbols.get(next)) else { return };
    ui.data_mut(|data| data.insert_temp(stop_id(), next.id));
    ui.memory_mut(|memory| memory.request_focus(next.id));
    ui.request_repaint();
}

/// The place nearest to `from` in a direction. What lies aside counts twice, and more than 45° aside is another direction; where
/// nothing lies within, all of that side counts, so that every symbol can be reached.
fn nearest(from: Pos2, direction: Vec2, places: &[Pos2]) -> Option<usize> {
    let find = |widest: f32| {
        let distances = places.iter().enumerate().filter_map(|(at, place)| {
            let to = *place - from;
            let (ahead, aside) = (to.dot(direction), to.dot(direction.rot90()).abs());
            (ahead > 0.5 && aside <= widest * ahead).then_some((at, ahead + 2.0 * aside))
        });
        distances.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    };
    find(1.0).or_else(|| find(f32::INFINITY))
}

fn label(state: &State, id: &ClusterId) -> String {
    let language = state.view.language;
    let Some(cluster) = state.catalogue.cluster(id) else { return String::new() };
    let sector = state.catalogue.sector(&cluster.sector).map_or("", |sector| sector.name.full(language));
    format!("{}, {sector}", cluster.name.full(language))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_arrow_goes_to_the_nearest_in_its_direction_and_no_further() {
        let places = [pos2(0.0, 0.0), pos2(30.0, 2.0), pos2(60.0, 0.0), pos2(10.0, 40.0)];
        assert_eq!(nearest(places[0], Vec2::RIGHT, &places), Some(1));
        assert_eq!(nearest(places[1], Vec2::RIGHT, &places), Some(2));
        assert_eq!(nearest(places[2], Vec2::RIGHT, &places), None);
        assert_eq!(nearest(places[0], Vec2::DOWN, &places), Some(3));
        assert_eq!(nearest(places[2], Vec2::LEFT, &places), Some(1));
    }

    proptest! {
        /// From any symbol, arrow keys lead to every other.
        #[test]
        fn all_symbols_can_be_reached(places in prop::collection::vec((0.0..900.0f32, 0.0..600.0f32), 2..60)) {
            let mut places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x.round(), y.round())).collect();
            // The map keeps symbols apart.
            places.dedup_by(|a, b| a.distance(*b) < 2.0);
            let mut reached = vec![0];
            let mut at = 0;
            while let Some(from) = reached.get(at).and_then(|index: &usize| places.get(*index)) {
                for (_, direction) in ARROWS {
                    if let Some(next) = nearest(*from, direction, &places).filter(|next| !reached.contains(next)) {
                        reached.push(next);
                    }
                }
                at += 1;
            }
            let apart = |index: &usize| places.iter().enumerate().all(|(i, p)| i == *index || p.distance(places[*index]) > 1.0);
            for index in (0..places.len()).filter(apart) {
                prop_assert!(reached.contains(&index), "{index} of {places:?}");
            }
        }
    }
}
