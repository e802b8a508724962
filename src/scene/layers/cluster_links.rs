//! Links from a cluster's symbol to its member cities.

use crate::{
    model::Cluster,
    scene::{Item, Mark, Outline, ScreenPoint, Stroke, Tag, canvas::Canvas, slots::MarkSlot},
};

/// Draws the links of a cluster, each with a ring at the city, with an opacity of 0 to 1.
pub(super) fn draw(canvas: &mut Canvas<'_>, cluster: &Cluster, from: ScreenPoint, opacity: f32) {
    let halo = canvas.palette.map.halo.faded(opacity);
    let color = canvas.palette.sector(&cluster.sector).faded(opacity);
    for member in &cluster.members {
        let Some(city) = canvas.catalogue.city(&member.city) else { continue };
        let to = canvas.position(city.at);
        let line =
            Item::Shape { outline: Outline::Line(vec![from, to]), fill: None, stroke: Some(Stroke::solid(color, 1.4)) };
        let ring = Item::Shape {
            outline: Outline::Circle(to, 3.4),
            fill: Some(halo),
            stroke: Some(Stroke::solid(color, 1.6)),
        };
        let ring = Mark { tag: Some(Tag::City(city.id.clone())), item: ring };
        canvas.slots.draw(MarkSlot::Links, [Mark { tag: None, item: line }, ring]);
    }
}
