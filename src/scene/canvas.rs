//! Drawing context shared by the layers and the furniture of a map.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Bubble, Color, Interaction, MapTransform, Palette, Rect, ScreenPoint, Stroke,
    cluster_key::ClusterKey,
    item::{Item, Mark, Outline},
    label_placement::Labels,
    point_layer::{PlanePoints, PointLayer},
    slots::{MarkSlot, Slots},
};
use crate::{
    i18n::Messages,
    model::{Catalogue, CityId, LonLat, Name},
    query::MapContent,
    view::View,
};

/// Distance from its place at which a symbol counts as displaced, points.
const DISPLACED: f32 = 0.5;

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
    /// `true` for a map on a page.
    pub is_page: bool,
    /// Means by which clusters are told apart.
    pub key: &'a ClusterKey,
    pub labels: Labels<'a>,
    pub slots: Slots,
    /// Bubbles drawn so far.
    pub bubbles: Vec<Bubble>,
    /// Number of clusters of each lead city with symbols, and the area of these.
    pub lead_cities: BTreeMap<CityId, (usize, Rect)>,
    /// Lead cities of clusters without symbols, for which bubbles stand.
    pub folded_cities: BTreeSet<CityId>,
}

impl Canvas<'_> {
    /// Ground resolution at the centre of the map, metres per point, corrected for the projection's scale.
    pub(super) fn ground_scale(&self) -> f64 {
        let camera = &self.view.camera;
        camera.metres_per_point / camera.projection.scale_at(camera.center)
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

    /// Draws leader lines from displaced symbols to their places, pairs of symbol and place, for symbols of a radius. A
    /// place that its symbol does not cover is marked by a dot.
    pub(super) fn leaders(
        &mut self,
        pairs: impl Iterator<Item = (ScreenPoint, ScreenPoint)>,
        radius: f32,
        strength: f32,
    ) {
        let color = self.palette.map.leader.faded(strength);
        for (at, place) in pairs.filter(|(at, place)| at.distance(*place) > DISPLACED) {
            let (outline, stroke) = (Outline::Line(vec![place, at]), Stroke::solid(color, 0.9));
            let leader = Item::Shape { outline, fill: None, stroke: Some(stroke) };
            self.slots.draw(MarkSlot::Links, [Mark { tag: None, item: leader }]);
            if at.distance(place) > radius * 1.15 {
                let dot = Item::Shape { outline: Outline::Circle(place, 1.4), fill: Some(color), stroke: None };
                self.slots.draw(MarkSlot::Links, [Mark { tag: None, item: dot }]);
                self.labels.block(Rect::around(place, 1.4));
            }
        }
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
