//! Scene construction: all layers and the map elements, sorted into drawing order.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Bubble, Interaction, MapTransform, Mark, Opacity, Palette, PointLayer, Rect, Scene, SceneBuilder, Size, Tag,
    canvas::{Canvas, ground_scale},
    circle_scale,
    cluster_key::ClusterKey,
    furniture::{
        self, MapElements,
        legend::{self, LegendEntry},
    },
    layers,
    plane_layer::PlaneLayerKind,
    shape_layer::{DrawnShapes, ShapeLayer},
    slots::{MarkSlot, Slots},
};
use crate::{
    i18n::messages,
    model::{Catalogue, Detail},
    query::MapContent,
    view::View,
};

/// Features drawn on a map.
#[derive(Clone, Copy, Debug)]
pub struct MapFeatures<'a> {
    /// Clusters, values by province and features of the view's layers.
    pub content: &'a MapContent<'a>,
    /// Further layers of points, directly below the symbols of the clusters, the lowest first.
    pub points: &'a [PointLayer],
}

impl<'a, 'b: 'a> From<&'a MapContent<'b>> for MapFeatures<'a> {
    fn from(content: &'a MapContent<'b>) -> Self {
        Self { content, points: &[] }
    }
}

impl SceneBuilder {
    /// Builds the scene of a view for the interactive window.
    ///
    /// `features` is the content of the view; `detail` is the level of detail wanted, see `SceneBuilder::detail_for`.
    pub fn scene<'a>(
        &mut self,
        catalogue: &Catalogue,
        features: impl Into<MapFeatures<'a>>,
        view: &View,
        size: Size,
        detail: Detail,
        attention: &Interaction,
    ) -> Scene {
        let features = features.into();
        let insets = self.window_insets(catalogue, features, view, size, attention);
        let taken = insets.iter().map(|inset| inset.frame.grown(2.0)).collect();
        let regions = insets.iter().map(|inset| inset.region.clone()).collect();
        let elements = MapElements::Window { taken, key: ClusterKey { regions, ..ClusterKey::default() } };
        let mut scene = self.map(catalogue, features, view, size, detail, (attention, &elements));
        let insets = insets.into_iter().map(|inset| self.window_inset(catalogue, features, view, inset, attention));
        scene.insets = insets.collect();
        scene.legend = Self::legend(catalogue, features.content, view, attention);
        scene
    }

    /// Legend of the window; empty if it is folded.
    fn legend(
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        attention: &Interaction,
    ) -> Vec<Vec<LegendEntry>> {
        if !view.base.legend {
            return Vec::new();
        }
        let emphasised = match attention.hovered {
            Some(Tag::Class(class)) => Some(class),
            _ => None,
        };
        let largest = circle_scale::largest(ground_scale(view));
        legend::groups(catalogue, view, messages(view.language), content, (emphasised, largest))
    }

    /// Builds a map with the given map elements.
    pub(super) fn map<'a>(
        &mut self,
        catalogue: &Catalogue,
        features: impl Into<MapFeatures<'a>>,
        view: &View,
        size: Size,
        detail: Detail,
        (interaction, elements): (&Interaction, &MapElements),
    ) -> Scene {
        let composed = self.composed(catalogue, features, view, size, (interaction, elements));
        let Composed { ground, marks, to_screen, furniture, bubbles, shapes } = composed;
        let level = self.level(view.camera.projection, detail);
        let ground = ground.into_iter().map(|layer| self.ground(layer, &level, view.theme)).collect();
        let background = interaction.owns_ground(view).then_some(Palette::of(view.theme).map.sea);
        let (insets, legend) = (Vec::new(), Vec::new());
        Scene { size, background, ground, to_screen, marks, furniture, bubbles, shapes, insets, legend }
    }

    /// Composes a map, without the geometry of its ground.
    pub(super) fn composed<'a>(
        &self,
        catalogue: &Catalogue,
        features: impl Into<MapFeatures<'a>>,
        view: &View,
        size: Size,
        (interaction, elements): (&Interaction, &MapElements),
    ) -> Composed {
        let MapFeatures { content, points: further } = features.into();
        let [mut below, above] = PointLayer::of_map(content, view, Palette::of(view.theme));
        below.extend_from_slice(further);
        let shapes = ShapeLayer::of_map(content, view, Palette::of(view.theme));
        let canvas = self.canvas(catalogue, content, view, size, (interaction, elements));
        let mut canvas = Canvas { below: &below, above: &above, shapes: &shapes, ..canvas };
        let to_screen = canvas.transform;
        // Drawn last, but its room is taken first.
        let furniture = furniture::build(&mut canvas, &self.measurer, content, elements);
        let covered = furniture.iter().map(|mark| mark.item.bounds()).collect();
        for draw in layers::ALL {
            draw(&mut canvas);
        }
        let Canvas { labels, mut slots, bubbles, found, .. } = canvas;
        let placed = labels.place();
        slots.draw(MarkSlot::Points, placed.dots);
        slots.draw(MarkSlot::Labels, placed.labels);
        slots.draw(MarkSlot::Furniture, furniture);
        let (ground, marks) = slots.in_order();
        Composed { ground: ground.collect(), marks, to_screen, furniture: covered, bubbles, shapes: found }
    }

    /// Bounding boxes of the furniture of a map.
    pub(super) fn furniture(
        &self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        size: Size,
        (interaction, elements): (&Interaction, &MapElements),
    ) -> Vec<Rect> {
        let mut canvas = self.canvas(catalogue, content, view, size, (interaction, elements));
        let furniture = furniture::build(&mut canvas, &self.measurer, content, elements);
        furniture.iter().map(|mark| mark.item.bounds()).collect()
    }

    /// Empty canvas without points.
    fn canvas<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        content: &'a MapContent<'a>,
        view: &'a View,
        size: Size,
        (interaction, elements): (&'a Interaction, &'a MapElements),
    ) -> Canvas<'a> {
        Canvas {
            catalogue,
            content,
            below: &[],
            above: &[],
            shapes: &[],
            view,
            interaction,
            palette: Palette::of(view.theme),
            texts: messages(view.language),
            transform: MapTransform::of(view.camera, size),
            defers: self.defers,
            plane_shapes: &self.plane_shapes,
            found: Vec::new(),
            symbol_groups: &self.symbol_groups,
            provinces: view.base.province_labels.then(|| self.provinces(catalogue, view.camera.projection)),
            largest_circle: elements.largest_circle(ground_scale(view)),
            circles: BTreeMap::new(),
            labels: elements.labels(&self.measurer, size),
            slots: Slots::default(),
            point_slot: MarkSlot::Points,
            is_page: matches!(elements, MapElements::Page { .. }),
            key: elements.key(),
            bubbles: Vec::new(),
            lead_cities: BTreeMap::new(),
            folded_cities: BTreeSet::new(),
        }
    }
}

/// Map whose ground is not yet geometry.
pub(super) struct Composed {
    ground: Vec<(PlaneLayerKind, Opacity)>,
    /// Symbols, labels and furniture, the lowest first.
    pub marks: Vec<Mark>,
    to_screen: MapTransform,
    /// Bounding boxes of the furniture.
    pub furniture: Vec<Rect>,
    /// Bubbles, closed or open.
    pub bubbles: Vec<Bubble>,
    /// Lines and areas of features, the lowest first.
    pub shapes: Vec<DrawnShapes>,
}
