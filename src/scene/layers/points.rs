//! Points of any dataset: symbols and labels, or plain discs where there are too many for either.

use std::sync::Arc;

use crate::scene::{
    Discs, Item, Mark, Point, PointLayer, Rect, ScreenPoint, Stroke, Tag,
    canvas::Canvas,
    displacement::{MOST_DISPLACED, displaced},
    label_placement::{BESIDE, Claim, LabelStyle, Priority},
    slots::MarkSlot,
};

/// Most symbols of a layer in the picture; more are drawn as discs without outlines and labels.
const MOST_SYMBOLS: usize = 20_000;

/// Width of the outline of a symbol, points.
const OUTLINE: f32 = 1.0;

/// Distance from the picture within which labels compete with those in it, points: a few labels wide, so that panning
/// rarely changes any but those at the edge.
const REACH: f32 = 400.0;

/// Point of a layer in or near the picture.
struct Located<'a> {
    point: &'a Point,
    row: u32,
    /// Centre of its symbol, points.
    at: ScreenPoint,
    /// Its position, points.
    place: ScreenPoint,
}

/// Emits the points of all layers.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    for layer in canvas.points {
        draw_layer(canvas, layer);
    }
}

fn draw_layer<'a>(canvas: &mut Canvas<'a>, layer: &'a PointLayer) {
    let is_hovered = |point: &Point| is_hovered(canvas.interaction.hovered.as_ref(), layer, point);
    let near = located(canvas, layer);
    let picture = picture(canvas).grown(layer.radius + OUTLINE);
    let is_seen = |at: ScreenPoint| picture.intersects(&Rect::around(at, 0.0));
    let seen = || near.iter().filter(|point| is_seen(point.at));
    let hovered = seen().find(|point| is_hovered(point.point));
    if seen().count() > MOST_SYMBOLS {
        let (rows, at) = seen().map(|point| (point.row, point.at)).unzip();
        let (radius, fill) = (layer.radius, layer.color.faded(layer.opacity.factor()));
        let discs = Discs { layer: Arc::clone(&layer.id), points: Arc::clone(&layer.points), rows, at, radius, fill };
        canvas.slots.draw(MarkSlot::Points, [Mark { tag: None, item: Item::Discs(Box::new(discs)) }]);
    } else {
        let symbols: Vec<Mark> = seen().map(|point| symbol(canvas, layer, point)).collect();
        canvas.leaders(seen().map(|point| (point.at, point.place)), layer.radius, layer.opacity.factor());
        canvas.slots.draw(MarkSlot::Points, symbols);
        let is_few = layer.points.len() <= MOST_DISPLACED;
        for point in &near {
            // More symbols would leave no room for any label.
            if is_few {
                canvas.labels.block(Rect::around(point.at, layer.radius + 1.0));
            }
            if layer.labels && !is_hovered(point.point) {
                label(canvas, layer, point, Priority::Points);
            }
        }
    }
    // The hovered symbol is drawn last, on top of the others, and named in any case.
    if let Some(point) = hovered {
        canvas.ring(point.at, layer.radius, 1.4);
        let symbol = symbol(canvas, layer, point);
        canvas.slots.draw(MarkSlot::Points, [symbol]);
        label(canvas, layer, point, Priority::Attended);
    }
}

/// Points whose symbols or labels may be seen, or compete with labels that are.
fn located<'a>(canvas: &Canvas<'_>, layer: &'a PointLayer) -> Vec<Located<'a>> {
    let plane = canvas.plane_points.of(&layer.points, canvas.view.camera.projection);
    let near = picture(canvas).grown(REACH);
    let is_near = |at: ScreenPoint| near.intersects(&Rect::around(at, 0.0));
    let located = |(row, (point, place, at))| Located { point, row, at, place };
    if layer.points.len() <= MOST_DISPLACED {
        // All are displaced, seen or not, so that panning changes nothing.
        let places: Vec<ScreenPoint> = plane.iter().map(|at| canvas.transform.pos(*at)).collect();
        let symbols = displaced(&places, 2.0 * layer.radius + 2.5);
        let all = layer.points.iter().zip(places).zip(symbols).map(|((point, place), at)| (point, place, at));
        (0..).zip(all).map(located).filter(|point| is_near(point.at)).collect()
    } else {
        let places = plane.iter().map(|at| canvas.transform.pos(*at));
        let all = layer.points.iter().zip(places).map(|(point, place)| (point, place, place));
        (0..).zip(all).map(located).filter(|point| is_near(point.at)).collect()
    }
}

fn picture(canvas: &Canvas<'_>) -> Rect {
    let size = canvas.transform.size;
    Rect::from_min_size(ScreenPoint::default(), size.width, size.height)
}

fn is_hovered(hovered: Option<&Tag>, layer: &PointLayer, point: &Point) -> bool {
    matches!(hovered, Some(Tag::Feature { layer: id, key }) if *key == point.key && *id == layer.id)
}

fn symbol(canvas: &Canvas<'_>, layer: &PointLayer, point: &Located<'_>) -> Mark {
    let (color, line) =
        (layer.color.faded(layer.opacity.factor()), canvas.palette.map.symbol_line.faded(layer.opacity.factor()));
    let stroke = Stroke::solid(line, OUTLINE);
    let item = Item::Symbol { shape: layer.shape, at: point.at, radius: layer.radius, fill: color, stroke };
    Mark { tag: Some(tag(layer, point.point)), item }
}

fn tag(layer: &PointLayer, point: &Point) -> Tag {
    Tag::Feature { layer: Arc::clone(&layer.id), key: Arc::clone(&point.key) }
}

fn label<'a>(canvas: &mut Canvas<'a>, layer: &'a PointLayer, point: &Located<'a>, priority: Priority) {
    let Some(text) = &point.point.label else { return };
    let map = &canvas.palette.map;
    let attended = priority == Priority::Attended;
    let (size, gap) = if attended { (12.5, 8.0) } else { (10.5, 3.0) };
    let style = LabelStyle {
        size,
        bold: attended,
        color: map.cluster_label,
        halo: map.halo,
        gap: layer.radius + gap,
        positions: &BESIDE,
    };
    let tag = Some(tag(layer, point.point));
    canvas.labels.claim(Claim { priority, text: text.as_ref().into(), at: point.at, style, tag, dot: None });
}
