//! Rings around marked features.

use egui::{Pos2, Stroke, Ui, Vec2, vec2};

use crate::{
    app::{frame_context::FrameContext, theme},
    dataset::DatasetId,
    scene::{InsetMap, Item, Rect as MapRect, Scene, ScreenPoint},
    surface::screen::color,
    view::FeatureRef,
};

/// Largest number of rings around features without a symbol of their own.
const MOST: usize = 400;
/// Radius of these, points.
const RADIUS: f32 = 6.0;

/// Draws rings around the symbols and bubbles of marked features, and at the places of those without a symbol.
pub(super) fn draw(ui: &Ui, context: &FrameContext<'_>, scene: &Scene, origin: Pos2) {
    let marked = &context.ui_state.marked;
    if marked.is_empty() {
        return;
    }
    let (line, halo) = (color(theme::ui_colors(ui).accent), ui.visuals().window_fill);
    let ring = |at: Pos2, radius: f32| {
        ui.painter().circle_stroke(at, radius, Stroke::new(4.0, halo));
        ui.painter().circle_stroke(at, radius, Stroke::new(2.0, line));
    };
    let covered = |at: ScreenPoint| scene.insets.iter().any(|inset| inset.map.frame.holds(at));
    for (at, radius) in rings(context, scene).filter(|(at, _)| !covered(*at)) {
        ring(origin + vec2(at.x, at.y), radius);
    }
    for InsetMap { map, .. } in &scene.insets {
        let frame = MapRect::from_min_size(ScreenPoint::default(), map.frame.width(), map.frame.height());
        let corner: Vec2 = origin.to_vec2() + vec2(map.frame.min.x, map.frame.min.y);
        for (at, radius) in rings(context, &map.scene).filter(|(at, _)| frame.holds(*at)) {
            ring(Pos2::new(at.x, at.y) + corner, radius);
        }
    }
    let projection = context.view.camera.projection;
    let of_discs = datasets_of_discs(scene);
    let dots = marked.features().iter().filter(|(feature, _)| of_discs.contains(&&feature.dataset)).take(MOST);
    for (_, place) in dots {
        let at = scene.to_screen.pos(projection.plane_from_lonlat(*place));
        if !covered(at) {
            ring(origin + vec2(at.x, at.y), RADIUS);
        }
    }
}

/// Centres and radii of rings around symbols and closed bubbles of a map.
fn rings<'a>(context: &'a FrameContext<'_>, scene: &'a Scene) -> impl Iterator<Item = (ScreenPoint, f32)> + 'a {
    let marked = &context.ui_state.marked;
    let symbols = scene.symbols().filter(|(feature, ..)| marked.contains(feature));
    let symbols = symbols.map(|(_, at, radius)| (at, radius + 3.0));
    let is_marked = |members: &[FeatureRef]| members.iter().any(|member| marked.contains(member));
    let bubbles = scene.bubbles.iter().filter(move |bubble| !bubble.is_open && is_marked(&bubble.members));
    symbols.chain(bubbles.map(|bubble| (bubble.at, bubble.radius + 3.0)))
}

/// Datasets whose features are drawn as discs.
fn datasets_of_discs(scene: &Scene) -> Vec<&DatasetId> {
    let discs = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Discs(discs) => Some(&discs.dataset),
        _ => None,
    });
    discs.collect()
}
