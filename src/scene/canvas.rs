//! Drawing context shared by the layers and the furniture of a map.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Color, Interaction, MapTransform, Palette, ScreenPoint, Stroke,
    item::{Item, Mark, Outline},
    label_placement::Labels,
    point_layer::{PlanePoints, PointLayer},
    slots::{MarkSlot, Slots},
};
use crate::{
    i18n::Messages,
    model::{Catalogue, LonLat, Name, ProvinceId},
    query::MapContent,
    view::View,
};

/// Drawing context shared by the layers.
pub(super) struct Canvas<'a> {
    pub catalogue: &'a Catalogue,
    pub content: &'a MapContent<'a>,
    /// Layers of points below the symbols of the clusters, the lowest first.
    pub below: &'a [PointLayer],
    /// Layers of points above them.
    pub above: &'a [PointLayer],
    pub view: &'a View,
    pub interaction: &'a Interaction,
    pub palette: &'static Palette,
    pub texts: &'static Messages,
    pub transform: MapTransform,
    pub plane_points: &'a PlanePoints,
    /// Radius of the largest graduated circle, points.
    pub largest_circle: f32,
    /// Radius of the largest circle of each province that has one, points.
    pub circles: BTreeMap<ProvinceId, f32>,
    pub labels: Labels<'a>,
    pub slots: Slots,
}

/// Ground resolution at the centre of a view's map, metres per point, corrected for the projection's scale.
pub(super) fn ground_scale(view: &View) -> f64 {
    let camera = &view.camera;
    camera.metres_per_point / camera.projection.scale_at(camera.center)
}

impl Canvas<'_> {
    /// Ground resolution at the centre of the map, metres per point, corrected for the projection's scale.
    pub(super) fn ground_scale(&self) -> f64 {
        ground_scale(self.view)
    }

    /// Picture position of a place.
    pub(super) fn position(&self, at: LonLat) -> ScreenPoint {
        self.transform.pos(self.view.camera.projection.plane_from_lonlat(at))
    }

    /// Label text of a name: short form, in both languages if the view asks for it.
    pub(super) fn name<'n>(&self, name: &'n Name) -> Cow<'n, str> {
        let short = name.short(self.texts.language);
        let other = name.short(self.texts.language.other());
        if self.view.base.both_languages && other != short { format!("{short} {other}").into() } else { short.into() }
    }

    /// Draws leader lines from displaced symbols to their places, pairs of symbol and place, for symbols of a radius.
    pub(super) fn leaders(
        &mut self,
        pairs: impl Iterator<Item = (ScreenPoint, ScreenPoint)>,
        radius: f32,
        strength: f32,
    ) {
        let stroke = Stroke::solid(self.palette.map.leader.faded(strength), 0.8);
        let displaced = pairs.filter(|(at, place)| at.distance(*place) > radius * 1.15);
        self.slots.draw(
            MarkSlot::Links,
            displaced.map(|(at, place)| Mark {
                tag: None,
                item: Item::Shape { outline: Outline::Line(vec![place, at]), fill: None, stroke: Some(stroke) },
            }),
        );
    }

    /// Draws the ring around a selected or hovered symbol. It is not filled: features next to the symbol stay visible.
    pub(super) fn ring(&mut self, at: ScreenPoint, radius: f32, width: f32) {
        let map = &self.palette.map;
        let strokes = [Stroke::solid(map.halo, width + 2.4), Stroke::solid(map.selection, width)];
        let ring = |stroke| Mark {
            tag: None,
            item: Item::Shape { outline: Outline::Circle(at, radius + 4.5), fill: None, stroke: Some(stroke) },
        };
        self.slots.draw(MarkSlot::Points, strokes.map(ring));
    }

    /// Draws the dashed ring around the symbol of a feature that is not to be published unchecked.
    pub(super) fn weak_ring(&mut self, at: ScreenPoint, radius: f32, color: Color) {
        let outline = Outline::Circle(at, radius + 2.4);
        let item = Item::Shape { outline, fill: None, stroke: Some(Stroke::dashed(color, 1.4, 2.4, 1.8)) };
        self.slots.draw(MarkSlot::Points, [Mark { tag: None, item }]);
    }
}
