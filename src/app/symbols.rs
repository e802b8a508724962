//! The clusters on the map as widgets: clicked, spoken, and reached by keyboard.
//!
//! Together they are one stop of Tab; arrow keys go from one to the nearest in their direction, and lead from each to every other.
//! Their order of drawing would be none to go through: the one that has the focus is drawn last.

use egui::{Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, accesskit, pos2};

use super::{command::Command, focus, state::State};
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
    focus::keep_arrows(ui, from.id);
    let pressed = ARROWS.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let Some((_, direction)) = pressed else { return };
    let places: Vec<Pos2> = symbols.iter().map(|symbol| symbol.at).collect();
    let Some(next) = nearest(from.at, direction, &places).and_then(|next| symbols.get(next)) else { return };
    ui.data_mut(|data| data.insert_temp(stop_id(), next.id));
    ui.memory_mut(|memory| memory.request_focus(next.id));
    ui.request_repaint();
}

/// The place nearest to `from` in a direction: of those ahead rather than aside, the one with the shortest way along the axes,
/// `ahead + aside`; of equal ways the one that begins with less ahead. Where none is ahead rather than aside, all of that side counts.
///
/// From every place, such steps lead to every other. Else, of the places reached and those not reached, let `r` and `u` be two with
/// the shortest way along the axes between them. `u` lies in one of the four directions of `r`, and the step there leads to a `c`
/// that is reached and no farther from `r` than `u` is. The way from `c` to `u` is then shorter than that from `r`, against the
/// choice of the two, unless `c` lies on the diagonal that belongs to the direction and `u` on the other side of the axis or on it.
/// In that case both ways are equally long, and `u` lies turned towards the other diagonal as seen from `c`; after finitely many such
/// steps it has another direction, in which it lies on the side of the diagonal, and the next way is shorter. Each diagonal must
/// belong to one direction only.
fn nearest(from: Pos2, direction: Vec2, places: &[Pos2]) -> Option<usize> {
    // With f64, differences and sums of places on a screen are exact, and ties are ties.
    let along = |to: (f64, f64), axis: Vec2| to.0 * f64::from(axis.x) + to.1 * f64::from(axis.y);
    let ahead_of = places.iter().enumerate().filter_map(|(at, place)| {
        let to = (f64::from(place.x) - f64::from(from.x), f64::from(place.y) - f64::from(from.y));
        let (ahead, aside) = (along(to, direction), along(to, direction.rot90()));
        (ahead > 0.0).then_some((at, ahead, aside))
    });
    let shortest = |a: &(usize, f64, f64), b: &(usize, f64, f64)| {
        let way = |place: &(usize, f64, f64)| place.1 + place.2.abs();
        way(a).total_cmp(&way(b)).then(a.1.total_cmp(&b.1))
    };
    let within = ahead_of.clone().filter(|(_, ahead, aside)| -ahead < *aside && aside <= ahead);
    within.min_by(shortest).or_else(|| ahead_of.min_by(shortest)).map(|(at, ..)| at)
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

    #[test]
    fn where_nothing_lies_straight_ahead_the_rest_of_that_side_counts() {
        let places = [pos2(0.0, 0.0), pos2(10.0, 40.0), pos2(-30.0, 0.0)];
        assert_eq!(nearest(places[0], Vec2::RIGHT, &places), Some(1));
        assert_eq!(nearest(places[1], Vec2::RIGHT, &places), None);
    }

    /// Whether steps lead from each place to each other.
    fn all_reach_all(places: &[Pos2]) -> bool {
        let from = |place: &Pos2| ARROWS.map(|(_, direction)| nearest(*place, direction, places));
        let steps: Vec<_> = places.iter().map(from).collect();
        (0..places.len()).all(|start| {
            let (mut reached, mut at) = (vec![start], 0);
            while let Some(from) = reached.get(at).copied() {
                for next in steps[from].into_iter().flatten() {
                    if !reached.contains(&next) {
                        reached.push(next);
                    }
                }
                at += 1;
            }
            reached.len() == places.len()
        })
    }

    proptest! {
        #[test]
        fn arrow_keys_lead_from_any_symbol_to_every_other(
            places in prop::collection::btree_set((-450_000..450_000i32, -300_000..300_000i32), 2..60)
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x as f32 / 997.0, y as f32 / 997.0)).collect();
            prop_assert!(all_reach_all(&places), "{places:?}");
        }

        /// On a coarse grid, many lie on one line, on one diagonal and equally far.
        #[test]
        fn arrow_keys_lead_from_any_symbol_to_every_other_in_equal_distances(
            places in prop::collection::btree_set((0..9i32, 0..9i32), 2..40).prop_map(|all| all.into_iter().collect::<Vec<_>>()).prop_shuffle()
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x as f32, y as f32)).collect();
            prop_assert!(all_reach_all(&places), "{places:?}");
        }

        /// A key does nothing only where nothing lies on its side.
        #[test]
        fn an_arrow_goes_to_its_side_and_nowhere_else(
            places in prop::collection::vec((0.0..900.0f32, 0.0..600.0f32), 2..30)
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x, y)).collect();
            for (_, direction) in ARROWS {
                let is_on_side = |place: &Pos2| (*place - places[0]).dot(direction) > 0.0;
                match nearest(places[0], direction, &places) {
                    Some(next) => prop_assert!(is_on_side(&places[next])),
                    None => prop_assert!(!places.iter().any(is_on_side)),
                }
            }
        }
    }
}
