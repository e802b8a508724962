//! Thematic layer: area fill of each province, or circles whose areas are proportional to the values.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    model::{Catalogue, ProvinceId},
    query::{Analysed, ClassifiedValues},
    scene::{
        AreaFill, ClassRef, Interaction, Item, Mark, Opacity, Outline, Rect, ScreenPoint, Stroke, Tag,
        canvas::Canvas,
        circle_scale::{CircleScale, unknown_circle},
        hatch,
        plane_layer::{AreaFills, PlaneLayerKind},
        slots::{GroundSlot, MarkSlot},
    },
    view::Symbology,
};

/// Part of a circle's radius around its centre that no name enters: one may touch its edge.
const HIDDEN: f32 = 0.9;
/// Part of a circle's radius above and below its centre between which a name may lie, that of its province. Only a large
/// circle, which is still seen around the name, is high enough for one.
const NAME: f32 = 0.45;

/// Emits fills and hatching, or circles, of all layers of values.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let content = canvas.content;
    let is_of_circles = |classified: &Arc<ClassifiedValues>| classified.layer.form == Symbology::GraduatedSymbols;
    let all = content.values.iter().filter(|classified| is_of_circles(classified)).count();
    let mut before = 0;
    for (number, classified) in content.values.iter().enumerate() {
        draw_layer(canvas, classified, number, canvas.largest_circle * beside(before, all));
        before += usize::from(is_of_circles(classified));
    }
}

/// Distance of the circles of a layer from the middle of their province, to the right, in radii of the largest: those of
/// several layers stand side by side.
fn beside(before: usize, all: usize) -> f32 {
    const STEP: f32 = 1.4;
    STEP * (before as f32 - (all.saturating_sub(1)) as f32 / 2.0)
}

fn draw_layer(canvas: &mut Canvas<'_>, classified: &ClassifiedValues, number: usize, beside: f32) {
    let opacity = Opacity::of(canvas.view.layer(&classified.id));
    let pointed = pointed(canvas.interaction, number);
    if canvas.content.groups_of(classified).is_none() {
        circles(canvas, classified, opacity, beside);
    }
    let of_groups = canvas.content.groups_of(classified).map(|analysed| groups(canvas.catalogue, analysed));
    let Some(shades) = of_groups.or_else(|| shades(canvas.catalogue, classified, pointed)) else { return };
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

/// Area fills of the groups of an analysis.
fn groups(catalogue: &Catalogue, analysed: &Analysed) -> AreaFills {
    let shade = |id: &ProvinceId| {
        let unit = analysed.outcome().and_then(|outcome| outcome.units.iter().find(|unit| unit.unit == *id));
        match unit {
            Some(unit) => unit.group().map_or(AreaFill::NoGroup, AreaFill::Group),
            None if analysed.classified.values.get(id).is_some() => AreaFill::Untested,
            None => AreaFill::Unknown,
        }
    };
    let covered = catalogue.provinces.iter().filter(|province| analysed.classified.covers(province));
    Arc::new(covered.map(|province| (province.id.clone(), shade(&province.id))).collect())
}

/// Provinces without data.
fn unknown(shades: &AreaFills) -> BTreeSet<ProvinceId> {
    shades.iter().filter(|(_, shade)| **shade == AreaFill::Unknown).map(|(id, _)| id.clone()).collect()
}

/// Draws a circle in each province, smaller circles on top: none for zero, an empty one below zero, a small dashed one without
/// data. Names stand beside circles, so that none of these is hidden.
fn circles(canvas: &mut Canvas<'_>, classified: &ClassifiedValues, opacity: Opacity, beside: f32) {
    if classified.layer.form != Symbology::GraduatedSymbols {
        return;
    }
    let largest = canvas.largest_circle;
    let scale = CircleScale::of(classified, largest);
    let [fill, line] = canvas.palette.circle(classified.layer.colors).map(|color| color.faded(opacity.factor()));
    let (radius, dashed) = unknown_circle(canvas.palette, largest);
    let unknown = (radius, None, Stroke { color: dashed.color.faded(opacity.factor()), ..dashed });
    let circle = |id: &ProvinceId| match classified.values.get(id) {
        Some(value) => {
            let fill = (value.value > 0.0).then_some(fill);
            scale?.radius(value.value).map(|radius| (radius, fill, Stroke::solid(line, 1.0)))
        }
        None => Some(unknown),
    };
    let covered = canvas.catalogue.provinces.iter().filter(|province| classified.covers(province));
    let mut drawn: Vec<_> = covered.filter_map(|province| Some((province, circle(&province.id)?))).collect();
    drawn.sort_by(|(_, (a, ..)), (_, (b, ..))| b.total_cmp(a));
    for (province, (radius, fill, stroke)) in drawn {
        let middle = canvas.position(province.label_at);
        let at = ScreenPoint::new(middle.x + beside, middle.y);
        let hidden = Rect::around(at, HIDDEN * radius);
        canvas.labels.block(Rect { max: ScreenPoint::new(hidden.max.x, at.y - NAME * radius), ..hidden });
        canvas.labels.block(Rect { min: ScreenPoint::new(hidden.min.x, at.y + NAME * radius), ..hidden });
        let widest = canvas.circles.entry(province.id.clone()).or_default();
        *widest = widest.max(radius);
        let item = Item::Shape { outline: Outline::Circle(at, radius), fill, stroke: Some(stroke) };
        canvas.slots.draw(MarkSlot::Circles, [Mark { tag: Some(Tag::from(province.id.clone())), item }]);
    }
}
