//! Lines and areas of features: geometry on the ground, labels, and points of mixed geometries.

use crate::{
    geo::Geometry,
    query::FeatureShape,
    scene::{
        Item, Mark, Opacity, Rect, Stroke, SymbolShape, Tag,
        canvas::Canvas,
        label_placement::{BESIDE, Claim, LabelStyle, Priority},
        label_position::LabelPosition,
        plane_layer::PlaneLayerKind,
        shape_layer::{DrawnShapes, ShapeLayer},
        slots::{GroundSlot, MarkSlot},
    },
    view::FeatureRef,
};

/// Radius of the points of a feature with lines or areas, points.
const POINT: f32 = 3.0;
/// Positions of the label of a line or area: on it, else beside the point that stands for it.
const ON_OR_BESIDE: [LabelPosition; 5] =
    [LabelPosition::Center, LabelPosition::Right, LabelPosition::Left, LabelPosition::Above, LabelPosition::Below];
/// Most labels of a layer that compete for room.
const MOST_LABELS: usize = 2_000;

/// Emits the cells, lines and areas of all layers.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let layers = canvas.shapes;
    for layer in layers {
        draw_layer(canvas, layer);
    }
}

fn draw_layer<'a>(canvas: &mut Canvas<'a>, layer: &'a ShapeLayer) {
    let projection = canvas.view.camera.projection;
    let Some(shapes) = canvas.plane_shapes.of(layer, projection) else { return };
    if !layer.are_cells {
        let (dataset, features) = (layer.dataset.clone(), layer.shapes.clone());
        canvas.found.push(DrawnShapes { dataset, features, shapes: shapes.clone() });
    }
    let slot = if layer.are_cells { GroundSlot::Fills } else { GroundSlot::Features };
    canvas.slots.lay_faded(slot, PlaneLayerKind::Features(shapes), layer.opacity);
    let selected = canvas.view.selection.as_ref();
    let hovered = canvas.interaction.hovered.as_ref().and_then(Tag::feature);
    for (feature, is_selected) in hovered.map(|f| (f, false)).into_iter().chain(selected.map(|f| (f, true))) {
        if feature.dataset != layer.dataset {
            continue;
        }
        let outline = canvas.plane_shapes.set_off(layer, projection, (feature, is_selected), canvas.view.theme);
        if let Some(outline) = outline {
            canvas.slots.lay_faded(GroundSlot::Highlight, PlaneLayerKind::Features(outline), Opacity::FULL);
        }
    }
    if layer.are_cells {
        return;
    }
    points(canvas, layer);
    if layer.labels {
        labels(canvas, layer, [hovered, selected]);
    }
}

/// Points of features that have several of them, or points beside lines and areas.
fn points(canvas: &mut Canvas<'_>, layer: &ShapeLayer) {
    let seen = canvas.picture().grown(POINT);
    let mut marks = Vec::new();
    for shape in layer.shapes.iter() {
        let Geometry::Parts(parts) = &*shape.geometry else { continue };
        for at in parts.points.iter().map(|at| canvas.position(*at)).filter(|at| seen.holds(*at)) {
            let fill = layer.colors.get(shape.point.category).faded(layer.opacity.factor());
            let stroke = Stroke::solid(canvas.palette.map.symbol_line.faded(layer.opacity.factor()), 0.8);
            let item = Item::Symbol { shape: SymbolShape::Circle, at, radius: POINT, fill, stroke };
            marks.push(Mark { tag: Some(shape.point.reference(&layer.dataset).into()), item });
        }
    }
    canvas.slots.draw(MarkSlot::PointsBelow, marks);
}

/// Labels at the points that stand for the features.
fn labels<'a>(canvas: &mut Canvas<'a>, layer: &'a ShapeLayer, attended: [Option<&FeatureRef>; 2]) {
    let seen = canvas.picture();
    let is_attended = |shape: &FeatureShape| attended.iter().flatten().any(|feature| feature.key == shape.point.key);
    for shape in layer.shapes.iter().take(MOST_LABELS) {
        let (Some(text), at) = (&shape.point.label, canvas.position(shape.point.at)) else { continue };
        if !seen.holds(at) {
            continue;
        }
        let map = &canvas.palette.map;
        let is_attended = is_attended(shape);
        let style = LabelStyle {
            size: if is_attended { 12.5 } else { 10.5 },
            bold: is_attended,
            color: map.cluster_label,
            halo: map.halo,
            gap: 1.0,
            positions: if shape.is_line() { &BESIDE } else { &ON_OR_BESIDE },
        };
        canvas.labels.claim(Claim {
            priority: if is_attended { Priority::Attended } else { Priority::Points },
            text: text.as_ref().into(),
            around: Rect::around(at, 0.5),
            style,
            tag: Some(shape.point.reference(&layer.dataset).into()),
            dot: None,
            elsewhere: Vec::new(),
        });
    }
}
