//! Symbols of features, and bubbles that stand for several, as widgets: clickable, accessible, and reachable by keyboard.
//!
//! All symbols are a single Tab stop. Arrow keys move the focus to the nearest symbol in their direction and can reach
//! every symbol from any other. Their drawing order is no sensible focus order, since the focused symbol is drawn last.

use egui::{Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, accesskit, vec2};

use super::arrows::{ARROWS, nearest};
use crate::{
    app::{
        command::{Command, SelectionCommand, ToolCommand},
        focus,
        frame_context::FrameContext,
        widgets::{MenuSubject, place_menu},
    },
    scene::{Bubble, InsetMap, Rect as MapRect, Scene, ScreenPoint, Tag},
    view::FeatureRef,
};

/// Most symbols with widgets. Others can be clicked and are in the table, but are no stops of the keyboard.
const MOST: usize = 200;

/// Symbol of a feature, or a bubble, on the screen.
struct Symbol<'a> {
    target: Target<'a>,
    id: Id,
    at: Pos2,
    radius: f32,
}

/// Feature or bubble that a widget stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target<'a> {
    Feature(&'a FeatureRef),
    /// Several features, the first of which names the bubble.
    Bubble(&'a [FeatureRef]),
    /// Several features that an inset shows.
    Region(&'a [FeatureRef], &'a InsetMap),
}

impl<'a> Target<'a> {
    fn tag(self) -> Option<Tag> {
        match self {
            Self::Feature(feature) => Some(Tag::from(feature.clone())),
            Self::Bubble(members) | Self::Region(members, _) => members.first().cloned().map(Tag::Bubble),
        }
    }

    fn feature(self) -> Option<&'a FeatureRef> {
        match self {
            Self::Feature(feature) => Some(feature),
            Self::Bubble(_) | Self::Region(..) => None,
        }
    }
}

/// Id under which the Tab stop is stored between passes.
fn stop_id() -> Id {
    Id::unique("symbol that Tab goes to")
}

/// Adds a widget for each visible symbol and bubble. Returns what is under the pointer and what has the focus; if that
/// leaves the view, `map` takes the focus.
pub(super) fn ui(
    ui: &mut Ui,
    context: &FrameContext<'_>,
    scene: &Scene,
    map: &Response,
    out: &mut Vec<Command>,
) -> (Option<Tag>, Option<Tag>) {
    let symbols = symbols(ui, scene, map.rect.min);
    let before: Option<Id> = ui.data(|data| data.get_temp(stop_id()));
    let hovered = context.ui_state.interaction.hovered.as_ref().and_then(Tag::feature);
    let attended = [hovered, context.view.selection.as_ref()];
    let is_attended = |symbol: &Symbol<'_>| {
        before == Some(symbol.id) || symbol.target.feature().is_some_and(|feature| attended.contains(&Some(feature)))
    };
    let symbols = with_widgets(symbols, is_attended);
    let stop = stop(ui, context, &symbols, map);
    let measures = context.ui_state.tool.tool.measures();
    let (mut pointed, mut focused, mut next, mut leaves) = (None, None, None, false);
    for symbol in &symbols {
        // Other symbols take the focus by arrow keys, by a click or on request of a screen reader.
        let sense = if Some(symbol.id) == stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(symbol.rect(), symbol.id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label(context, symbol.target)));
        ui.ctx().accesskit_node_builder(symbol.id, |node| {
            node.add_action(accesskit::Action::Focus);
            if let Some(feature) = symbol.target.feature() {
                node.set_selected(context.view.selection.as_ref() == Some(feature));
                node.set_description(place(context, feature));
            }
        });
        if response.has_focus() {
            focused = symbol.target.tag();
            next = arrows(ui, symbol, &symbols);
            leaves = is_left(ui, context, symbol, &symbols);
        }
        if response.hovered() {
            pointed = symbol.target.tag();
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if let Target::Feature(feature) = symbol.target {
            place_menu(&response, context, || MenuSubject::of(context, feature.clone()), out);
        }
        match symbol.target {
            Target::Feature(feature) if measures => out.extend(measured(context, feature, &response)),
            Target::Feature(feature) if response.double_clicked() => {
                out.push(SelectionCommand::SelectAndFly(feature.clone()).into());
            }
            Target::Feature(feature) if response.clicked() => {
                out.push(SelectionCommand::Select(Some(feature.clone())).into());
            }
            // The focus keeps it open.
            Target::Bubble(_) if response.clicked() => next = Some(symbol),
            Target::Region(members, _) if response.clicked() => {
                let is_member = |symbol: &&Symbol<'_>| symbol.target.feature().is_some_and(|f| members.contains(f));
                next = symbols.iter().find(is_member);
            }
            _ => {}
        }
    }
    if leaves {
        map.request_focus();
    }
    // After all widgets: one that is drawn later, and is no stop yet, would lose the focus at once.
    if let Some(next) = next {
        ui.data_mut(|data| data.insert_temp(stop_id(), next.id));
        ui.memory_mut(|memory| memory.request_focus(next.id));
        ui.request_repaint();
    }
    (pointed, focused)
}

/// Command of a measuring tool for a click on a symbol: its place is the next point, the same place again the end.
fn measured(context: &FrameContext<'_>, feature: &FeatureRef, response: &Response) -> Option<Command> {
    if response.double_clicked() {
        return Some(ToolCommand::End.into());
    }
    let place = context.facts.place_of(feature).filter(|_| response.clicked())?;
    Some(ToolCommand::AddPoint(place).into())
}

/// Symbols and bubbles of a scene that are seen, with those of its insets; the picture begins at `origin`.
fn symbols<'a>(ui: &Ui, scene: &'a Scene, origin: Pos2) -> Vec<Symbol<'a>> {
    let covered = |at: ScreenPoint| scene.insets.iter().any(|inset| holds(inset.map.frame, at));
    let bounds = ui.max_rect();
    let own = of_map(ui, scene, &scene.insets, origin).filter(|(_, at)| !covered(*at)).map(|(symbol, _)| symbol);
    let mut symbols: Vec<Symbol<'a>> = own.filter(|symbol| bounds.contains(symbol.at)).collect();
    for InsetMap { map, .. } in &scene.insets {
        let frame = MapRect::from_min_size(ScreenPoint::default(), map.frame.width(), map.frame.height());
        let of_inset = of_map(ui, &map.scene, &[], origin + vec2(map.frame.min.x, map.frame.min.y));
        symbols.extend(of_inset.filter(|(_, at)| holds(frame, *at)).map(|(symbol, _)| symbol));
    }
    symbols
}

fn holds(frame: MapRect, at: ScreenPoint) -> bool {
    frame.contains(&MapRect::around(at, 0.0))
}

/// Symbols and bubbles of a map with their positions in its picture, which begins at `origin`.
fn of_map<'a>(
    ui: &Ui,
    scene: &'a Scene,
    insets: &'a [InsetMap],
    origin: Pos2,
) -> impl Iterator<Item = (Symbol<'a>, ScreenPoint)> {
    let scope = ui.scope_id();
    let bubbles = scene.bubbles.iter().map(move |bubble| {
        (scope.with(("bubble", bubble.members.first())), target(bubble, insets), bubble.at, bubble.radius)
    });
    let features = scene
        .symbols()
        .map(move |(feature, at, radius)| (scope.with(("feature", feature)), Target::Feature(feature), at, radius));
    // Symbols of an open bubble lie above it.
    bubbles
        .chain(features)
        .map(move |(id, target, at, radius)| (Symbol { target, id, at: origin + vec2(at.x, at.y), radius }, at))
}

/// Contents of a bubble: a region that an inset shows, or features without one.
fn target<'a>(bubble: &'a Bubble, insets: &'a [InsetMap]) -> Target<'a> {
    let first = bubble.members.first().and_then(FeatureRef::cluster).filter(|_| !bubble.is_open);
    let inset = first.and_then(|first| insets.iter().find(|inset| inset.clusters.contains(&first)));
    inset.map_or(Target::Bubble(&bubble.members), |inset| Target::Region(&bubble.members, inset))
}

/// Symbols that become widgets, in drawing order: the attended ones, then national clusters, then those drawn first. Of
/// several symbols of a feature, whose layers share its dataset, the first.
fn with_widgets<'a>(symbols: Vec<Symbol<'a>>, is_attended: impl Fn(&Symbol<'_>) -> bool) -> Vec<Symbol<'a>> {
    let mut seen = egui::IdSet::default();
    let first = symbols.into_iter().filter(|symbol| seen.insert(symbol.id));
    let mut symbols: Vec<(usize, Symbol<'a>)> = first.enumerate().collect();
    if symbols.len() > MOST {
        symbols.sort_by_key(|(at, symbol)| (!is_attended(symbol), is_further(symbol.target), *at));
        symbols.truncate(MOST);
        symbols.sort_by_key(|(at, _)| *at);
    }
    symbols.into_iter().map(|(_, symbol)| symbol).collect()
}

/// `true` for a feature other than a national cluster.
fn is_further(target: Target<'_>) -> bool {
    target.feature().is_some_and(|feature| feature.cluster().is_none())
}

impl Symbol<'_> {
    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * self.radius + 4.0))
    }
}

/// Symbol that is the Tab stop: the one requested by assistive technology, else the previous one, the selected one, or
/// the northernmost.
fn stop(ui: &Ui, context: &FrameContext<'_>, symbols: &[Symbol<'_>], map: &Response) -> Option<Id> {
    let asked = symbols.iter().map(|symbol| symbol.id);
    let asked =
        asked.clone().find(|id| ui.input(|input| input.has_accesskit_action_request(*id, accesskit::Action::Focus)));
    let before: Option<Id> = ui.data(|data| data.get_temp(stop_id()));
    let seen = |id: Id| symbols.iter().any(|symbol| symbol.id == id);
    let selected = symbols
        .iter()
        .find(|symbol| symbol.target.feature().is_some_and(|feature| context.view.selection.as_ref() == Some(feature)));
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

/// `true` if Escape closes the bubble that has the focus or holds the symbol that has it; a selection is cleared first.
fn is_left(ui: &Ui, context: &FrameContext<'_>, from: &Symbol<'_>, symbols: &[Symbol<'_>]) -> bool {
    let holds = |symbol: &Symbol<'_>| match (symbol.target, from.target) {
        (Target::Bubble(_), Target::Bubble(_)) => symbol.id == from.id,
        (Target::Bubble(members), Target::Feature(feature)) => members.contains(feature),
        _ => false,
    };
    let escape = ui.input(|input| input.key_pressed(Key::Escape));
    escape && context.view.selection.is_none() && symbols.iter().any(holds)
}

/// Nearest symbol to the one that has the focus in the direction of a pressed arrow key.
fn arrows<'s, 'a>(ui: &Ui, from: &Symbol<'_>, symbols: &'s [Symbol<'a>]) -> Option<&'s Symbol<'a>> {
    focus::keep_arrows(ui, from.id);
    let pressed = ARROWS.into_iter().find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)));
    let (_, direction) = pressed?;
    let places: Vec<Pos2> = symbols.iter().map(|symbol| symbol.at).collect();
    symbols.get(nearest(from.at, direction, &places)?)
}

/// Name of what a widget stands for: of a bubble the number of its features and their names.
fn label(context: &FrameContext<'_>, target: Target<'_>) -> String {
    let texts = &context.texts.app;
    let (members, text) = match target {
        Target::Feature(feature) => return name(context, feature),
        Target::Bubble(members) => (members, texts.bubble.of(members.len())),
        Target::Region(members, inset) => {
            (members, texts.inset_bubble.of(members.len()).replace("{letter}", &inset.letter.to_string()))
        }
    };
    let names: Vec<String> = members.iter().map(|feature| name(context, feature)).collect();
    text.replace("{names}", &names.join(&context.texts.caption.semicolon))
}

/// Name of a feature, with the sector of a national cluster or else the name of the dataset.
fn name(context: &FrameContext<'_>, feature: &FeatureRef) -> String {
    let language = context.view.language;
    if let Some(cluster) = feature.cluster().and_then(|id| context.catalogue().cluster(&id)) {
        let sector = context.catalogue().sector(&cluster.sector).map_or("", |sector| sector.name.full(language));
        return context.texts.aside(cluster.name.full(language), sector);
    }
    let Some((dataset, _)) = context.facts.feature(feature) else { return String::new() };
    let name = context.facts.label_of(context.view, feature, language);
    context.texts.aside(name.as_deref().unwrap_or(&feature.key), dataset.title().get(language))
}

/// Cities and provinces of a feature.
fn place(context: &FrameContext<'_>, feature: &FeatureRef) -> String {
    let (catalogue, language) = (context.catalogue(), context.view.language);
    let cluster = feature.cluster().and_then(|id| catalogue.cluster(&id));
    let members = cluster.iter().flat_map(|cluster| &cluster.members);
    let cities = members.filter_map(|member| Some(catalogue.city(&member.city)?.name.short(language).to_owned()));
    let provinces = context.facts.provinces_of(feature);
    let provinces = provinces.iter().filter_map(|id| Some(catalogue.province(id)?.name.short(language).to_owned()));
    let places: Vec<String> = cities.chain(provinces).collect();
    places.join(&context.texts.caption.comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::DatasetId, model::ClusterId};

    #[test]
    fn of_many_symbols_those_attended_to_and_the_clusters_become_widgets_once_each() {
        let further = |i: usize| FeatureRef::new(DatasetId::new("made-up"), format!("{i}"));
        let cluster = FeatureRef::from(ClusterId::new("last"));
        let features: Vec<FeatureRef> = (0..300).map(further).chain([cluster.clone()]).collect();
        let symbol = |feature| Symbol {
            target: Target::Feature(feature),
            id: Id::unique(("symbol", feature)),
            at: Pos2::ZERO,
            radius: 1.0,
        };
        let widgets = with_widgets(features.iter().map(symbol).collect(), |symbol| {
            symbol.target == Target::Feature(&further(299))
        });
        let widgets: Vec<&FeatureRef> = widgets.iter().filter_map(|symbol| symbol.target.feature()).collect();
        let expected: Vec<FeatureRef> = (0..198).map(further).chain([further(299), cluster.clone()]).collect();
        assert_eq!(widgets, expected.iter().collect::<Vec<_>>());
        let twice = with_widgets([&cluster, &cluster].map(symbol).into(), |_| false);
        assert_eq!(twice.len(), 1);
    }
}
