//! Points of any dataset: symbols and labels, or plain discs where there are too many for either.

use std::sync::Arc;

use crate::{
    geo::{PlanePoint, PlaneRect},
    query::{LayerDensity, LayerPoint, PlacedPoints},
    scene::{
        Bubble, Color, Discs, Item, Mark, Outline, PointLayer, Rect, ScreenPoint, Stroke, Tag, bubble,
        canvas::Canvas,
        circle_scale::{CircleScale, FEATURE_FILL, unknown_circle},
        displacement::MOST_DISPLACED,
        label_placement::{BESIDE, Claim, LabelStyle, Priority},
        plane_layer::PlaneLayerKind,
        slots::{GroundSlot, MarkSlot},
        symbol_groups::GroupRules,
    },
    view::FeatureRef,
};

/// Most symbols of a layer in the picture; more are drawn as discs without outlines and labels. Outlines are what costs
/// most in the window.
const MOST_SYMBOLS: usize = 5_000;

/// Width of the outline of a symbol, points.
const OUTLINE: f32 = 1.0;

/// Step of the radii of sized discs, which are drawn together if they are of one size, points.
const STEP: f32 = 0.25;

/// Distance from the picture within which labels compete with those in it, points: a few labels wide, so that panning
/// rarely changes any but those at the edge.
const REACH: f32 = 400.0;

/// Point of a layer in or near the picture.
struct Located<'a> {
    point: &'a LayerPoint,
    /// Centre of its symbol, points.
    at: ScreenPoint,
    /// Its position, points.
    place: ScreenPoint,
    /// Radius of its symbol, points.
    radius: f32,
}

/// Radii of the symbols of a layer.
#[derive(Clone, Copy)]
struct Sizes {
    /// Radius of the largest, or of all, points.
    largest: f32,
    /// Radius of a symbol whose size is not known, points.
    unknown: f32,
    /// Scale of the circles; `None` if no size is known.
    scale: Option<CircleScale>,
    /// `true` if all symbols are of one size.
    are_alike: bool,
}

impl Sizes {
    fn of(canvas: &Canvas<'_>, layer: &PointLayer) -> Self {
        let Some(greatest) = layer.greatest else {
            return Self { largest: layer.radius, unknown: layer.radius, scale: None, are_alike: true };
        };
        let largest = canvas.largest_circle;
        let (unknown, _) = unknown_circle(canvas.palette, largest);
        Self { largest, unknown, scale: CircleScale::up_to(greatest, largest), are_alike: false }
    }

    /// Radius of the symbol of a point; `None` for a size of zero, which has none.
    fn radius(self, point: &LayerPoint) -> Option<f32> {
        match point.size {
            _ if self.are_alike => Some(self.largest),
            Some(value) => self.scale?.radius(value),
            None => Some(self.unknown),
        }
    }
}

/// Emits the points of the layers below the symbols of the clusters.
pub(super) fn draw_below(canvas: &mut Canvas<'_>) {
    canvas.point_slot = MarkSlot::PointsBelow;
    draw(canvas, canvas.below);
    canvas.point_slot = MarkSlot::Points;
}

/// Emits the points of the layers above them.
pub(super) fn draw_above(canvas: &mut Canvas<'_>) {
    draw(canvas, canvas.above);
}

fn draw<'a>(canvas: &mut Canvas<'a>, layers: &'a [PointLayer]) {
    for layer in layers {
        let projection = canvas.view.camera.projection;
        let placed =
            if canvas.defers { layer.points.placed_at_once(projection) } else { Some(layer.points.placed(projection)) };
        let Some(placed) = placed else { continue };
        let sizes = Sizes::of(canvas, layer);
        let seen = canvas.picture().grown(sizes.largest + OUTLINE);
        let attended = Attended::of(canvas, layer);
        let density = canvas.content.density(&layer.layer);
        let symbols = if layer.greatest.is_none() && layer.points.len() <= MOST_DISPLACED {
            few(canvas, layer, &placed, &attended)
        } else if let Some(density) = density {
            hexagons(canvas, layer, density);
            attended_only(canvas, layer, &attended, sizes)
        } else if placed.count(plane(canvas, seen), MOST_SYMBOLS + 1) <= MOST_SYMBOLS {
            let near = canvas.picture().grown(REACH);
            let found = placed.within(plane(canvas, near));
            let points = found.into_iter().filter_map(|(number, at)| Some((layer.points.get(number)?, at)));
            many(canvas, points, (near, sizes))
        } else {
            discs(canvas, layer, &placed, (seen, sizes));
            attended_only(canvas, layer, &attended, sizes)
        };
        draw_symbols(canvas, layer, &symbols, &attended, seen);
    }
}

/// Part of the plane that an area of the picture shows, a little larger, as positions in the picture are rounded.
fn plane(canvas: &Canvas<'_>, area: Rect) -> PlaneRect {
    let corners = [area.min, area.max].map(|corner| canvas.transform.plane(corner));
    PlaneRect::around(corners).unwrap_or_default().grown(0.01 * canvas.transform.metres_per_point)
}

/// Lays the hexagons of a dense layer on the ground, and outlines the one that is pointed at.
fn hexagons(canvas: &mut Canvas<'_>, layer: &PointLayer, density: &LayerDensity) {
    let level = if canvas.defers {
        Arc::clone(&density.level)
    } else {
        density.level_of(&layer.points, canvas.view.camera.projection)
    };
    let scale = canvas.transform.metres_per_point;
    for tile in level.tiles(plane(canvas, canvas.picture()), scale) {
        let kind = PlaneLayerKind::Density(tile, density.classes().clone(), layer.ramp);
        canvas.slots.lay_faded(GroundSlot::Fills, kind, layer.opacity);
    }
    let Some(Tag::Hexagon(pointed)) = &canvas.interaction.hovered else { return };
    if pointed.layer != layer.layer || pointed.step != level.step() {
        return;
    }
    let corners = level.corners(level.center(pointed.cell), 1.0);
    let outline: Vec<ScreenPoint> =
        corners.iter().chain(corners.first()).map(|corner| canvas.transform.pos(*corner)).collect();
    let marks = canvas.palette.outline(1.0).map(|stroke| Mark {
        tag: None,
        item: Item::Shape { outline: Outline::Line(outline.clone()), fill: None, stroke: Some(stroke) },
    });
    canvas.slots.draw(MarkSlot::Discs, marks);
}

/// The points of a layer that are selected or hovered.
fn attended_only<'a>(
    canvas: &Canvas<'_>,
    layer: &'a PointLayer,
    attended: &Attended,
    sizes: Sizes,
) -> Vec<Located<'a>> {
    let rows = [attended.hovered, attended.selected.filter(|row| attended.hovered != Some(*row))];
    let points = rows.into_iter().flatten().filter_map(|row| Some(layer.points.of_row(row)?.1));
    let projection = canvas.view.camera.projection;
    let points = points.map(|point| (point, projection.plane_from_lonlat(point.at)));
    many(canvas, points, (canvas.picture().grown(sizes.largest + OUTLINE), sizes))
}

/// Least distance between the centres of displaced symbols, points.
fn spacing(layer: &PointLayer) -> f32 {
    2.0 * layer.radius + 2.5
}

/// Points of a layer so small that its symbols are displaced: all of them, so that panning changes nothing. Where they
/// would leave their places, bubbles stand for them.
fn few<'a>(
    canvas: &mut Canvas<'_>,
    layer: &'a PointLayer,
    placed: &PlacedPoints,
    attended: &Attended,
) -> Vec<Located<'a>> {
    // On a page no symbol is cut off by the frame.
    let frame = canvas.picture();
    let is_drawn = |at: PlanePoint| !canvas.is_page || frame.holds(canvas.transform.pos(at));
    let all = placed.all().into_iter().filter_map(|(number, at)| Some((layer.points.get(number)?, at)));
    let all: Vec<(&LayerPoint, PlanePoint)> = all.filter(|(_, at)| is_drawn(*at)).collect();
    let within = canvas.is_page.then(|| frame.grown(-layer.radius - OUTLINE));
    let rules = GroupRules { spacing: spacing(layer), always_open: false, within };
    let (groups, places) = canvas.groups(&all.iter().map(|(_, at)| *at).collect::<Vec<_>>(), rules);
    let mut located = Vec::new();
    for mut group in groups {
        let points: Vec<&LayerPoint> =
            group.members.iter().filter_map(|at| all.get(*at)).map(|(point, _)| *point).collect();
        let members = || points.iter().map(|point| layer.points.reference(point)).collect();
        if group.is_closed && !attended.opens(&points) {
            let n = points.len();
            let bubble = Bubble { members: members(), at: group.middle, radius: bubble::radius(n), is_open: false };
            canvas.bubble(bubble, n.to_string(), &parts(layer, &points));
            continue;
        }
        if group.is_closed {
            group = group.unfolded(&places, rules.spacing);
            canvas.open_bubble(members(), &group, layer.radius);
        }
        let own = group.members.iter().filter_map(|at| places.get(*at)).zip(&group.open).zip(points);
        located.extend(own.map(|((place, at), point)| Located { point, at: *at, place: *place, radius: layer.radius }));
    }
    located
}

/// Points within a frame, at their places.
fn many<'a>(
    canvas: &Canvas<'_>,
    points: impl Iterator<Item = (&'a LayerPoint, PlanePoint)>,
    (frame, sizes): (Rect, Sizes),
) -> Vec<Located<'a>> {
    let located = points.map(|(point, at)| (point, canvas.transform.pos(at))).filter(|(_, at)| frame.holds(*at));
    located.filter_map(|(point, at)| Some(Located { point, at, place: at, radius: sizes.radius(point)? })).collect()
}

/// Draws all points within a frame as discs, those of each colour together.
fn discs(canvas: &mut Canvas<'_>, layer: &PointLayer, placed: &PlacedPoints, (frame, sizes): (Rect, Sizes)) {
    let found = placed.within(plane(canvas, frame)).into_iter();
    let seen = found.map(|(number, at)| (number, canvas.transform.pos(at))).filter(|(_, at)| frame.holds(*at));
    let mut alike: Vec<(f32, Color, Vec<u32>, Vec<ScreenPoint>)> = Vec::new();
    for (row, at) in seen {
        let Some(point) = layer.points.get(row) else { continue };
        let Some(radius) = sizes.radius(point).map(|radius| (radius / STEP).round().max(1.0) * STEP) else { continue };
        let color = layer.colors.get(point.category);
        // Points come by descending size, so that those alike are near the end.
        let known = alike.iter_mut().rev().find(|(size, of, ..)| *size == radius && *of == color);
        match known {
            Some((.., rows, places)) => {
                rows.push(row);
                places.push(at);
            }
            None => alike.push((radius, color, vec![row], vec![at])),
        }
    }
    for (radius, color, rows, at) in alike {
        let fill = color.faded(layer.opacity.factor());
        let discs = Discs { dataset: layer.dataset.clone(), points: Arc::clone(&layer.points), rows, at, radius, fill };
        canvas.slots.draw(canvas.point_slot, [Mark { tag: None, item: Item::Discs(Box::new(discs)) }]);
    }
}

/// Colours of the points of a bubble with their numbers, in the order of the points.
fn parts(layer: &PointLayer, points: &[&LayerPoint]) -> Vec<(Color, usize)> {
    let mut parts: Vec<(Color, usize)> = Vec::new();
    for color in points.iter().map(|point| layer.colors.get(point.category).faded(layer.opacity.factor())) {
        match parts.iter_mut().find(|(known, _)| *known == color) {
            Some((_, n)) => *n += 1,
            None => parts.push((color, 1)),
        }
    }
    parts
}

/// Draws symbols, leaders and labels of points; attended symbols last, on top of the others, and named in any case.
fn draw_symbols<'a>(
    canvas: &mut Canvas<'a>,
    layer: &'a PointLayer,
    points: &[Located<'a>],
    attended: &Attended,
    seen: Rect,
) {
    let is_attended = |point: &Located<'_>| attended.includes(point.point);
    let drawn = || points.iter().filter(|point| seen.holds(point.at));
    if layer.greatest.is_none() {
        canvas.leaders(drawn().map(|point| (point.at, point.place)), layer.radius, layer.opacity.factor());
    }
    let others = drawn().filter(|point| !is_attended(point));
    for point in others.clone().filter(|point| point.point.is_weak) {
        canvas.weak_ring(point.at, point.radius, layer.colors.get(point.point.category).faded(layer.opacity.factor()));
    }
    let symbols: Vec<Mark> = others.map(|point| symbol(canvas, layer, point)).collect();
    canvas.slots.draw(canvas.point_slot, symbols);
    for point in points {
        // The symbols of larger layers would leave no room for any label.
        if layer.points.len() <= MOST_DISPLACED {
            canvas.labels.block_symbol(Rect::around(point.at, point.radius));
        }
        if layer.labels && !is_attended(point) {
            label(canvas, layer, point, Priority::Points);
        }
    }
    for point in drawn().filter(|point| is_attended(point)) {
        if point.point.is_weak {
            canvas.weak_ring(
                point.at,
                point.radius,
                layer.colors.get(point.point.category).faded(layer.opacity.factor()),
            );
        }
        canvas.ring(point.at, point.radius, if attended.is_selected(point.point) { 2.2 } else { 1.4 });
        let symbol = symbol(canvas, layer, point);
        canvas.slots.draw(canvas.point_slot, [symbol]);
        label(canvas, layer, point, Priority::Attended);
    }
}

/// Points of a layer that are selected or hovered, by their rows.
struct Attended {
    selected: Option<u32>,
    hovered: Option<u32>,
    /// First point of the bubble that is hovered.
    bubble: Option<u32>,
}

impl Attended {
    fn of(canvas: &Canvas<'_>, layer: &PointLayer) -> Self {
        let row = |feature: Option<&FeatureRef>| layer.points.row_of(feature?);
        let hovered = canvas.interaction.hovered.as_ref();
        let bubble = match hovered {
            Some(Tag::Bubble(first)) => row(Some(first)),
            _ => None,
        };
        let selected = row(canvas.view.selection.as_ref());
        Self { selected, hovered: row(hovered.and_then(Tag::feature)), bubble }
    }

    fn is_selected(&self, point: &LayerPoint) -> bool {
        self.selected == Some(point.row)
    }

    /// `true` if a bubble of several points is to be open.
    fn opens(&self, points: &[&LayerPoint]) -> bool {
        let is_bubble = points.first().is_some_and(|first| self.bubble == Some(first.row));
        is_bubble || points.iter().any(|point| self.includes(point))
    }

    fn includes(&self, point: &LayerPoint) -> bool {
        self.is_selected(point) || self.hovered == Some(point.row)
    }
}

fn symbol(canvas: &Canvas<'_>, layer: &PointLayer, point: &Located<'_>) -> Mark {
    let opacity = layer.opacity.factor();
    let color = layer.colors.get(point.point.category).faded(opacity);
    let line = layer.colors.outline.unwrap_or(canvas.palette.map.symbol_line).faded(opacity);
    let (fill, stroke) = match (layer.greatest, point.point.size) {
        (None, _) => (color, Stroke::solid(line, OUTLINE)),
        // Circles overlap, and are seen through each other.
        (Some(_), Some(value)) if value > 0.0 => (color.faded(FEATURE_FILL), Stroke::solid(line, OUTLINE)),
        (Some(_), Some(_)) => (Color::default(), Stroke::solid(color, OUTLINE)),
        (Some(_), None) => {
            let (_, dashed) = unknown_circle(canvas.palette, canvas.largest_circle);
            (Color::default(), Stroke { color: dashed.color.faded(opacity), ..dashed })
        }
    };
    let item = Item::Symbol { shape: layer.shape, at: point.at, radius: point.radius, fill, stroke };
    Mark { tag: Some(tag(layer, point.point)), item }
}

fn tag(layer: &PointLayer, point: &LayerPoint) -> Tag {
    layer.points.reference(point).into()
}

fn label<'a>(canvas: &mut Canvas<'a>, layer: &'a PointLayer, point: &Located<'a>, priority: Priority) {
    let Some(text) = layer.points.label(point.point) else { return };
    let map = &canvas.palette.map;
    let attended = priority == Priority::Attended;
    let (size, gap) = if attended { (12.5, 8.0) } else { (10.5, 3.0) };
    let style = LabelStyle { size, bold: attended, color: map.cluster_label, halo: map.halo, gap, positions: &BESIDE };
    let around = Rect::around(point.at, point.radius);
    let tag = Some(tag(layer, point.point));
    canvas.labels.claim(Claim { priority, text, around, style, tag, dot: None, elsewhere: Vec::new() });
}
