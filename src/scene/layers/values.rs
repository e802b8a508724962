//! Thematic layer: area fill of each province, or graduated circles by class.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    model::{Catalogue, ProvinceId},
    query::ClassifiedValues,
    scene::{
        AreaFill, ClassRef, Interaction, Item, Mark, Opacity, Outline, Palette, ScreenPoint, Stroke, Tag,
        canvas::Canvas,
        hatch,
        plane_layer::{AreaFills, PlaneLayerKind},
        slots::{GroundSlot, MarkSlot},
    },
    view::Symbology,
};

/// Emits fills and hatching, or circles, of all layers of values.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let content = canvas.content;
    let is_of_circles = |classified: &Arc<ClassifiedValues>| classified.layer.form == Symbology::GraduatedSymbols;
    let all = content.values.iter().filter(|classified| is_of_circles(classified)).count();
    let mut before = 0;
    for (number, classified) in content.values.iter().enumerate() {
        draw_layer(canvas, classified, number, beside(before, all));
        before += usize::from(is_of_circles(classified));
    }
}

/// Distance of the circles of a layer from the middle of their province, to the right, points: those of several layers stand
/// side by side.
fn beside(before: usize, all: usize) -> f32 {
    const STEP: f32 = 24.0;
    STEP * (before as f32 - (all.saturating_sub(1)) as f32 / 2.0)
}

fn draw_layer(canvas: &mut Canvas<'_>, classified: &ClassifiedValues, number: usize, beside: f32) {
    let opacity = Opacity::of(canvas.view.layer(&classified.id));
    let pointed = pointed(canvas.interaction, number);
    circles(canvas, classified, (opacity, pointed), beside);
    let Some(shades) = shades(canvas.catalogue, classified, pointed) else { return };
    let unknown = unknown(&shades);
    canvas.slots.lay_faded(GroundSlot::Fills, PlaneLayerKind::Values(shades), opacity);
    if !unknown.is_empty() {
        let step = hatch::step(canvas.view.camera.metres_per_point);
        canvas.slots.lay_faded(GroundSlot::Hatch, PlaneLayerKind::Hatch(unknown, step), opacity);
    }
}

/// Class of a layer that is pointed at.
fn pointed(interaction: &Interaction, number: usize) -> Option<usize> {
    match interaction.hovered {
        Some(Tag::Class(ClassRef { layer, class })) => (layer == number).then_some(class),
        _ => None,
    }
}

/// Area fills of a layer; `None` for graduated circles.
fn shades(catalogue: &Catalogue, classified: &ClassifiedValues, pointed: Option<usize>) -> Option<AreaFills> {
    if classified.layer.form == Symbology::GraduatedSymbols {
        return None;
    }
    let ramp = classified.layer.colors;
    let of_pair = |[first, second]: [usize; 2]| AreaFill::Pair(first, second);
    let of_class = |class| {
        let ([at, of], faint) = (classified.shade(class), pointed.is_some_and(|pointed| pointed != class));
        AreaFill::Class { class: at, of, ramp, faint }
    };
    let shade = |id: &ProvinceId| {
        let fill = match classified.layer.form {
            Symbology::Bivariate => classified.pair(id).map(of_pair),
            _ => classified.class(id).map(of_class),
        };
        fill.unwrap_or(AreaFill::Unknown)
    };
    let covered = catalogue.provinces.iter().filter(|province| classified.covers(province));
    Some(Arc::new(covered.map(|province| (province.id.clone(), shade(&province.id))).collect()))
}

/// Provinces without data.
fn unknown(shades: &AreaFills) -> BTreeSet<ProvinceId> {
    shades.iter().filter(|(_, shade)| **shade == AreaFill::Unknown).map(|(id, _)| id.clone()).collect()
}

/// Maximum circle radius, points.
pub(crate) fn largest_circle() -> f32 {
    17.0
}

/// Circle radius of a class, points; areas grow in equal steps from class to class.
pub(crate) fn circle(class: usize, of: usize) -> f32 {
    const LEAST: f32 = 4.0;
    let (least, most) = (LEAST * LEAST, largest_circle() * largest_circle());
    let part = if of > 1 { class as f32 / (of - 1) as f32 } else { 1.0 };
    (least + (most - least) * part).sqrt()
}

/// Dashed empty circle for "no data": radius in points and outline.
pub(crate) fn unknown_circle(palette: &Palette) -> (f32, Stroke) {
    (5.0, Stroke::dashed(palette.values.circle_line, 1.0, 2.0, 2.0))
}

/// Draws a circle in each province, smaller circles on top; provinces without data get a small dashed circle.
fn circles(
    canvas: &mut Canvas<'_>,
    classified: &ClassifiedValues,
    (opacity, pointed): (Opacity, Option<usize>),
    beside: f32,
) {
    if classified.layer.form != Symbology::GraduatedSymbols {
        return;
    }
    let of = classified.classes.as_ref().map_or(0, crate::stats::Classes::len);
    let [fill, line] = canvas.palette.circle(classified.layer.colors);
    let mut provinces: Vec<_> =
        canvas.catalogue.provinces.iter().filter(|province| classified.covers(province)).collect();
    provinces.sort_by_key(|province| std::cmp::Reverse(classified.class(&province.id)));
    for province in provinces {
        let middle = canvas.position(province.label_at);
        let at = ScreenPoint::new(middle.x + beside, middle.y);
        let item = if let Some(class) = classified.class(&province.id) {
            let faint = pointed.is_some_and(|pointed| pointed != class);
            let strength = if faint { 0.25 } else { 1.0 } * opacity.factor();
            let stroke = Some(Stroke::solid(line.faded(strength), 1.0));
            let outline = Outline::Circle(at, circle(class, of));
            Item::Shape { outline, fill: Some(fill.faded(strength)), stroke }
        } else {
            let (radius, stroke) = unknown_circle(canvas.palette);
            let stroke = Stroke { color: stroke.color.faded(opacity.factor()), ..stroke };
            Item::Shape { outline: Outline::Circle(at, radius), fill: None, stroke: Some(stroke) }
        };
        canvas.slots.draw(MarkSlot::Circles, [Mark { tag: Some(Tag::from(province.id.clone())), item }]);
    }
}
