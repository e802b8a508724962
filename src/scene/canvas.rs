//! Drawing context shared by the layers and the furniture of a map.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Bubble, Color, Interaction, MapTransform, Palette, Rect, ScreenPoint, Stroke, Text, bubble,
    cluster_key::ClusterKey,
    item::{Item, Mark, Outline},
    label_placement::{LINE, Labels},
    point_layer::PointLayer,
    projected_shapes::PlaneShapes,
    provinces::Provinces,
    shape_layer::{DrawnShapes, ShapeLayer},
    slots::{MarkSlot, Slots},
    symbol_groups::{GroupRules, SymbolGroup, SymbolGroups},
};
use crate::{
    geo::PlanePoint,
    i18n::Messages,
    model::{Catalogue, CityId, LonLat, Name, ProvinceId},
    query::MapContent,
    view::{FeatureRef, View},
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
    /// Layers of lines and areas, the lowest first.
    pub shapes: &'a [ShapeLayer],
    pub view: &'a View,
    pub interaction: &'a Interaction,
    pub palette: &'static Palette,
    pub texts: &'static Messages,
    pub transform: MapTransform,
    /// `true` if large layers of points are left out until their places are known.
    pub defers: bool,
    pub plane_shapes: &'a PlaneShapes,
    /// Lines and areas drawn so far, the lowest first.
    pub found: Vec<DrawnShapes>,
    pub symbol_groups: &'a SymbolGroups,
    /// Provinces, where they are named.
    pub provinces: Option<Arc<Provinces>>,
    /// `true` for a map on a page.
    pub is_page: bool,
    /// Means by which clusters are told apart.
    pub key: &'a ClusterKey,
    /// Radius of the largest graduated circle, points.
    pub largest_circle: f32,
    /// Radius of the largest circle of each province that has one, points.
    pub circles: BTreeMap<ProvinceId, f32>,
    pub labels: Labels<'a>,
    pub slots: Slots,
    /// Slot of the point symbols that are being drawn.
    pub point_slot: MarkSlot,
    /// Bubbles drawn so far.
    pub bubbles: Vec<Bubble>,
    /// Number of clusters of each lead city with symbols, and the area of these.
    pub lead_cities: BTreeMap<CityId, (usize, Rect)>,
    /// Lead cities of clusters without symbols, for which bubbles stand.
    pub folded_cities: BTreeSet<CityId>,
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

    /// Rectangle of the whole picture.
    pub(super) fn picture(&self) -> Rect {
        Rect::of(self.transform.size)
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
        self.slots.draw(self.point_slot, strokes.map(ring));
    }

    /// Draws the dashed ring around the symbol of a feature that is not to be published unchecked.
    pub(super) fn weak_ring(&mut self, at: ScreenPoint, radius: f32, color: Color) {
        // The halo lets it be seen on any fill.
        let halo = self.palette.map.halo.faded(f32::from(color.a) / 255.0);
        for stroke in [Stroke::solid(halo, 3.0), Stroke::dashed(color, 1.4, 2.4, 1.8)] {
            let item = Item::Shape { outline: Outline::Circle(at, radius + 2.4), fill: None, stroke: Some(stroke) };
            self.slots.draw(self.point_slot, [Mark { tag: None, item }]);
        }
    }

    /// Groups of symbols at places in projected coordinates, and the places in the picture.
    pub(super) fn groups(&self, plane: &[PlanePoint], rules: GroupRules) -> (Vec<SymbolGroup>, Vec<ScreenPoint>) {
        let first = plane.first().copied().unwrap_or(self.transform.center);
        let scale = self.transform.metres_per_point;
        // Eighths of a point, exact in later sums.
        let eighths = |metres: f64| ((metres / scale * 8.0).round() / 8.0) as f32;
        let relative = |at: &PlanePoint| ScreenPoint::new(eighths(at.x - first.x), eighths(first.y - at.y));
        let origin = self.transform.pos(first);
        let within = rules.within.map(|area| area.moved(ScreenPoint::new(-origin.x, -origin.y)));
        let places = plane.iter().map(relative).collect::<Vec<_>>();
        let mut groups = self.symbol_groups.of(&places, GroupRules { within, ..rules });
        let places: Vec<ScreenPoint> = plane.iter().map(|at| self.transform.pos(*at)).collect();
        for group in &mut groups {
            group.middle = group.middle.moved(origin);
            group.open.iter_mut().for_each(|at| *at = at.moved(origin));
            // A symbol alone stands exactly at its place.
            if let ([at], [open], None) = (group.members.as_slice(), group.open.as_mut_slice(), within) {
                *open = places.get(*at).copied().unwrap_or(*open);
            }
        }
        (groups, places)
    }

    /// Draws a closed bubble around a text; `parts` are the colours of its symbols with their numbers.
    pub(super) fn bubble(&mut self, bubble: Bubble, text: String, parts: &[(Color, usize)]) {
        const FONT: f32 = 10.5;
        let mut bubble = self.off_symbols(bubble);
        if self.is_page {
            bubble.at = self.picture().grown(-bubble.radius - 1.0).nearest(bubble.at);
        }
        let (map, size) = (&self.palette.map, self.labels.legible(FONT));
        self.slots.draw(self.point_slot, bubble::closed(&bubble, map, parts));
        let text = self.centred(text, bubble.at, (size, true), map.card_text);
        self.slots.draw(self.point_slot, [Mark { tag: bubble.tag(), item: Item::Text(text) }]);
        self.labels.block_symbol(Rect::around(bubble.at, bubble.radius));
        self.bubbles.push(bubble);
    }

    /// The bubble at the nearest place where it hides no symbol of another layer, with a leader to where it should stand; at
    /// its own place if there is none near.
    fn off_symbols(&mut self, bubble: Bubble) -> Bubble {
        const TURNS: u8 = 12;
        const STEPS: u8 = 4;
        let Bubble { at, radius, .. } = bubble;
        let around = |step: u8| {
            let reach = radius * f32::from(step) * 0.8;
            (0..TURNS).map(move |turn| {
                let angle = std::f32::consts::TAU * f32::from(turn) / f32::from(TURNS);
                ScreenPoint::new(at.x + reach * angle.cos(), at.y + reach * angle.sin())
            })
        };
        let is_free = |at: &ScreenPoint| !self.labels.meets_symbol(&Rect::around(*at, radius));
        let free = std::iter::once(at).chain((1..=STEPS).flat_map(around)).find(is_free);
        let Some(free) = free.filter(|free| *free != at) else { return bubble };
        self.leaders(std::iter::once((free, at)), radius, 1.0);
        Bubble { at: free, ..bubble }
    }

    /// Draws the disc on which the symbols of an open bubble stand, features of a group with symbols of a radius.
    pub(super) fn open_bubble(&mut self, members: Vec<FeatureRef>, group: &SymbolGroup, radius: f32) {
        let bubble = Bubble { members, at: group.middle, radius: group.reach(radius), is_open: true };
        self.slots.draw(MarkSlot::Discs, [bubble::open(&bubble, &self.palette.map)]);
        self.bubbles.push(bubble);
    }

    /// Text of a size and weight, without halo, around a point.
    pub(super) fn centred(&self, text: String, at: ScreenPoint, (size, bold): (f32, bool), color: Color) -> Text {
        let width = self.labels.width(&text, size, bold);
        let min = ScreenPoint::new(at.x - width / 2.0, at.y - size * LINE / 2.0);
        Text { text, frame: Rect::from_min_size(min, width, size * LINE), size, bold, color, halo: None }
    }
}
