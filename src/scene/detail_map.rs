//! Maps in detail insets of pages and of the window.

use std::sync::Arc;

use super::{
    InsetMap, Interaction, Item, MapFeatures, MapFrame, MapTransform, Mark, Outline, Palette, Rect, Scene,
    SceneBuilder, ScreenPoint, Size, Stroke, Text,
    canvas::ground_scale,
    circle_scale,
    cluster_key::ClusterKey,
    details::{Cover, DetailInset, Surroundings, plan},
    furniture::MapElements,
    label_placement::LINE,
    layers::clusters,
};
use crate::{
    geo::{PlanePoint, ProjectionKind},
    model::Catalogue,
    view::{Theme, View},
};

/// Map elements of insets that are those of the main map.
#[derive(Clone, Debug)]
pub(super) struct DetailStyle {
    /// Pixels per point.
    pub pixels_per_point: f32,
    /// Minimum font size, points.
    pub least_font: f32,
    /// Means by which clusters are told apart.
    pub key: ClusterKey,
    /// Radius of the largest graduated circle, points.
    pub largest_circle: f32,
}

impl SceneBuilder {
    /// Points of a grid of a map that lie in China, and the distance between two, points.
    pub(super) fn land(&self, catalogue: &Catalogue, view: &View, size: Size) -> (Vec<ScreenPoint>, f32) {
        const POINTS: f32 = 36.0;
        let provinces = self.provinces(catalogue, view.camera.projection);
        let to_screen = MapTransform::of(view.camera, size);
        let step = size.width.max(size.height) / POINTS;
        let along = |length: f32| (0..(length / step) as u16).map(move |i| (f32::from(i) + 0.5) * step);
        let grid = along(size.height).flat_map(|y| along(size.width).map(move |x| ScreenPoint::new(x, y)));
        (grid.filter(|at| provinces.holds(to_screen.plane(*at))).collect(), step)
    }

    /// Points of a grid of 200 km that lie in China.
    fn land_of_window(&mut self, catalogue: &Catalogue, projection: ProjectionKind) -> Arc<[PlanePoint]> {
        const STEP: f64 = 200_000.0;
        if let Some(land) = self.land.get(&projection) {
            return Arc::clone(land);
        }
        let provinces = self.provinces(catalogue, projection);
        let bounds = provinces.bounds().unwrap_or_default();
        let along = |from: f64, to: f64| (0..((to - from) / STEP) as u16).map(move |i| from + f64::from(i) * STEP);
        let grid = along(bounds.min.y, bounds.max.y)
            .flat_map(|y| along(bounds.min.x, bounds.max.x).map(move |x| PlanePoint { x, y }));
        let land: Arc<[PlanePoint]> = grid.filter(|at| provinces.holds(*at)).collect();
        self.land.insert(projection, Arc::clone(&land));
        land
    }

    /// Plans the insets of the window; none where the view has none.
    pub(super) fn window_insets(
        &mut self,
        catalogue: &Catalogue,
        features: MapFeatures<'_>,
        view: &View,
        size: Size,
        attention: &Interaction,
    ) -> Vec<DetailInset> {
        let clusters = features.content.clusters.as_slice();
        if !view.base.detail_insets || clusters.is_empty() {
            return Vec::new();
        }
        let elements = MapElements::Window { taken: Vec::new(), key: ClusterKey::default() };
        let furniture = self.furniture(catalogue, features.content, view, size, (attention, &elements));
        let taken = furniture.iter().chain(&attention.window.controls).map(|rect| rect.grown(6.0)).collect();
        let radius = clusters::radius(ground_scale(view));
        let land = self.land_of_window(catalogue, view.camera.projection);
        let cover = Cover::Window { land: &land, kept: &attention.window.insets };
        plan(&Surroundings { catalogue, clusters, view, size, taken, radius, extents: &self.detail_extents, cover })
    }

    /// Draws an inset of the window, whose map has a `view`.
    pub(super) fn window_inset(
        &mut self,
        catalogue: &Catalogue,
        features: MapFeatures<'_>,
        view: &View,
        inset: DetailInset,
        attention: &Interaction,
    ) -> InsetMap {
        let style = DetailStyle {
            pixels_per_point: attention.window.pixels_per_point.max(1.0),
            least_font: 0.0,
            key: ClusterKey::default(),
            largest_circle: circle_scale::largest(ground_scale(view)),
        };
        let detail = Self::detail_for(&inset.view, style.pixels_per_point);
        let scene = self.detail(catalogue, features, &inset, style, attention);
        let map = MapFrame { frame: inset.frame, scene, border: inset_border(view.theme) };
        InsetMap { letter: inset.region.letter, clusters: inset.region.clusters, detail, map }
    }

    /// Draws a detail inset.
    pub(super) fn detail(
        &mut self,
        catalogue: &Catalogue,
        features: MapFeatures<'_>,
        inset: &DetailInset,
        style: DetailStyle,
        attention: &Interaction,
    ) -> Scene {
        let size = Size { width: inset.frame.width(), height: inset.frame.height() };
        let DetailStyle { pixels_per_point, least_font, key, largest_circle } = style;
        let key = ClusterKey { regions: Vec::new(), is_detail: true, ..key };
        let elements =
            |taken| MapElements::Page { scale_bar: false, taken, least_font, key: key.clone(), largest_circle };
        // Labels, which cost most, do not move symbols.
        let mut unlabelled = inset.view.clone();
        unlabelled.base.city_labels = false;
        unlabelled.edit_cluster_layer(|layer| layer.labels = false);
        let bare = self.composed(catalogue, features, &unlabelled, size, (attention, &elements(Vec::new())));
        let symbols: Vec<Rect> = bare
            .marks
            .iter()
            .filter(|mark| matches!(mark.item, Item::Symbol { .. }))
            .map(|mark| mark.item.bounds())
            .collect();
        let (card, tag) = self.letter_tag(inset, size, &symbols, least_font);
        let detail = Self::detail_for(&inset.view, pixels_per_point);
        let mut scene = self.map(catalogue, features, &inset.view, size, detail, (attention, &elements(vec![card])));
        scene.marks.extend(tag);
        scene
    }

    /// Letter of an inset on a card, in the first corner without a symbol; also returns the area of the card.
    fn letter_tag(&self, inset: &DetailInset, picture: Size, symbols: &[Rect], least_font: f32) -> (Rect, [Mark; 2]) {
        let map = &Palette::of(inset.view.theme).map;
        let size = 11.0_f32.max(least_font);
        let text = inset.region.letter.to_string();
        let width = self.measurer.width(&text, size, true);
        let (across, down) = (width + 8.0, size * LINE + 2.0);
        let (right, bottom) = (picture.width - across, picture.height - down);
        let corners = [(0.0, 0.0), (right, 0.0), (0.0, bottom), (right, bottom)]
            .map(|(x, y)| Rect::from_min_size(ScreenPoint::new(x, y), across, down));
        let is_free = |card: &&Rect| !symbols.iter().any(|symbol| symbol.intersects(card));
        let card = corners.iter().find(is_free).copied().unwrap_or(corners[0]);
        let (outline, stroke) = (Outline::Rect(card, 0.0), Stroke::solid(map.card_faint, 0.8));
        let card_mark = Item::Shape { outline, fill: Some(map.card), stroke: Some(stroke) };
        let frame = Rect::from_min_size(ScreenPoint::new(card.min.x + 4.0, card.min.y + 1.0), width, size * LINE);
        let text = Text { text, frame, size, bold: true, color: map.card_text, halo: None };
        (card, [card_mark, Item::Text(text)].map(|item| Mark { tag: None, item }))
    }
}

/// Frame line of an inset.
pub(super) fn inset_border(theme: Theme) -> Stroke {
    Stroke::solid(Palette::of(theme).map.card_faint, 0.8)
}
