//! Scenes: complete, deterministic and without overlaps.

use std::sync::Arc;

use cluster_atlas::{
    data,
    geo::ProjectionKind,
    model::{ClusterId, Detail, Language, ProvinceId},
    query::MapContent,
    scene::{Interaction, Item, Outline, Rect, Scene, SceneBuilder, Size, Tag, Text},
    view::{Camera, FeatureRef, Switch, View},
};

use crate::support::{catalogue, facts};

const SIZE: Size = Size { width: 1280.0, height: 860.0 };

struct World {
    scene_builder: SceneBuilder,
}

impl World {
    fn new() -> Self {
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        Self { scene_builder: SceneBuilder::new(Arc::new(base), Arc::new(overview)) }
    }

    fn scene(&mut self, view: &View, size: Size) -> Scene {
        let shown = MapContent::of(facts(), view);
        self.scene_builder.scene(catalogue(), &shown, view, size, Detail::Overview, &Interaction::default())
    }
}

fn texts(scene: &Scene) -> Vec<&Text> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Labels of places and clusters, without the furniture.
fn labels(scene: &Scene) -> Vec<&Text> {
    let labels = scene.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
        (Some(_), Item::Text(text)) => Some(text),
        _ => None,
    });
    labels.collect()
}

fn zoomed(lon: f64, lat: f64, metres_per_point: f64) -> View {
    let center = cluster_atlas::model::LonLat::new(lon, lat);
    View { camera: Camera { center, metres_per_point, ..Camera::default() }, ..View::default() }
}

#[test]
fn the_same_view_gives_the_same_scene() {
    let view = View::default();
    assert_eq!(World::new().scene(&view, SIZE), World::new().scene(&view, SIZE));
    let mut world = World::new();
    let before = world.scene(&view, SIZE);
    world.scene(&zoomed(113.5, 23.0, 400.0), SIZE);
    assert_eq!(world.scene(&view, SIZE), before, "what was drawn in between leaves no trace");
}

#[test]
fn every_cluster_has_a_symbol_or_is_in_a_bubble_and_none_hides_another() {
    for later_clusters in [false, true] {
        for projection in [ProjectionKind::Albers, ProjectionKind::WebMercator] {
            let mut view = View::default();
            Switch::LaterClusters.set(&mut view, later_clusters);
            view.camera = view.camera.in_projection(projection);
            let scene = World::new().scene(&view, SIZE);
            let symbols: Vec<_> = scene.symbols().collect();
            let closed: usize = scene.bubbles.iter().map(|bubble| bubble.members.len()).sum();
            assert_eq!(symbols.len() + closed, if later_clusters { 80 } else { 45 });
            assert!(closed > 8, "the symbols of the Yangtze delta have no room at their places");
            for (i, (id, at, radius)) in symbols.iter().enumerate() {
                for (other, place, _) in &symbols[i + 1..] {
                    assert!(at.distance(*place) > 1.95 * radius, "{id} and {other} lie on each other");
                }
            }
        }
    }
}

#[test]
fn a_ring_marks_the_cluster_that_no_text_confirms_and_the_legend_says_so() {
    let sample = "Not confirmed by name";
    let mut elsewhere = View::default();
    elsewhere.place.provinces = [ProvinceId::new("SC")].into();
    for (view, rings) in [(zoomed(121.0, 30.0, 900.0), 1), (elsewhere, 0)] {
        let scene = World::new().scene(&view, SIZE);
        let is_ring = |item: &Item| match item {
            Item::Shape { outline: Outline::Circle(..), stroke: Some(stroke), .. } => stroke.dash.is_some(),
            _ => false,
        };
        assert_eq!(scene.marks.iter().filter(|mark| is_ring(&mark.item)).count(), rings, "on the map");
        assert_eq!(scene.legend_labels().any(|(label, _)| label == sample), rings > 0);
    }
}

#[test]
fn labels_never_overlap_each_other_or_a_symbol_or_the_furniture() {
    let mut both = View::default();
    Switch::LaterClusters.set(&mut both, true);
    Switch::BothLanguages.set(&mut both, true);
    let views = [
        View::default(),
        zoomed(113.5, 23.0, 400.0),
        zoomed(120.0, 31.5, 900.0),
        zoomed(116.0, 39.0, 2_000.0),
        View { language: Language::Zh, ..zoomed(120.0, 31.5, 700.0) },
        both,
    ];
    for view in views {
        let scene = World::new().scene(&view, SIZE);
        let texts = texts(&scene);
        assert!(texts.len() > 20, "only {} labels at {:?}", texts.len(), view.camera);
        for (i, text) in texts.iter().enumerate() {
            for other in &texts[i + 1..] {
                assert!(!text.frame.intersects(&other.frame), "{} and {} at {:?}", text.text, other.text, view.camera);
            }
        }
        for text in labels(&scene) {
            for (id, at, radius) in scene.symbols() {
                let symbol = Rect::around(at, radius - 1.0);
                assert!(!text.frame.intersects(&symbol), "{} covers {id} at {:?}", text.text, view.camera);
            }
        }
    }
}

#[test]
fn panning_moves_labels_but_changes_none() {
    let mut world = World::new();
    let view = View::default();
    let moved = View { camera: view.camera.panned(37.0, -21.0), ..view.clone() };
    let (a, b) = (world.scene(&view, SIZE), world.scene(&moved, SIZE));
    let mut compared = 0;
    for text in labels(&a) {
        let inside =
            text.frame.min.x > 330.0 && text.frame.max.x < 900.0 && text.frame.min.y > 60.0 && text.frame.max.y < 500.0;
        if inside {
            let same = labels(&b).into_iter().find(|other| other.text == text.text);
            let same = same.unwrap_or_else(|| panic!("{} is gone", text.text));
            let (dx, dy) = (same.frame.min.x - text.frame.min.x, same.frame.min.y - text.frame.min.y);
            assert!((dx + 37.0).abs() < 0.5 && (dy - 21.0).abs() < 0.5, "{} moved by {dx}, {dy}", text.text);
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn a_selected_cluster_shows_its_name_and_its_member_cities() {
    let id = ClusterId::new("wuhan-xiangyang-shiyan-suizhou-automobiles");
    let view = View { selection: Some(FeatureRef::from(id.clone())), ..View::default() };
    let scene = World::new().scene(&view, SIZE);
    let named = scene.marks.iter().any(|m| m.tag == Some(Tag::from(id.clone())) && matches!(m.item, Item::Text(_)));
    assert!(named);
    let rings =
        scene.marks.iter().filter(|m| matches!(m.tag, Some(Tag::City(_))) && matches!(m.item, Item::Shape { .. }));
    assert_eq!(rings.count(), 4);
}

#[test]
fn whose_depiction_it_is_is_always_said() {
    for (width, height) in [(1280.0, 860.0), (480.0, 360.0), (2560.0, 1440.0), (300.0, 700.0)] {
        for language in [Language::En, Language::Zh] {
            let view = View { language, ..View::default() };
            let scene = World::new().scene(&view, Size { width, height });
            let said = texts(&scene).iter().any(|text| text.text.contains("Natural Earth"));
            assert!(said, "{width} × {height} {language:?}");
            for text in texts(&scene).iter().filter(|text| text.text.contains("Natural Earth")) {
                assert!(text.frame.min.x >= 0.0 && text.frame.max.x <= width, "cut off at {width} × {height}");
            }
        }
    }
}

#[test]
fn the_attribution_begins_with_its_first_line_however_many_it_has() {
    for width in [1280.0, 700.0, 420.0] {
        let scene = World::new().scene(&View::default(), Size { width, height: 700.0 });
        let first = texts(&scene).into_iter().find(|text| text.text.contains("Natural Earth")).unwrap();
        assert_eq!(scene.attribution_top(), first.frame.min.y, "{width}");
    }
}

#[test]
fn boundaries_that_fill_or_outline_provinces_over_tiles_are_cited() {
    let mut tiles = View::default();
    tiles.base.basemap = cluster_atlas::view::Basemap::OpenStreetMap;
    tiles.camera = tiles.camera.in_projection(ProjectionKind::WebMercator);
    let mut filled = tiles.clone();
    filled.set_thematic(Some(cluster_atlas::view::ThematicLayer::default()));
    let outlined = View { selection: Some(FeatureRef::from(ProvinceId::new("JS"))), ..tiles.clone() };
    for (view, cited) in [(tiles, false), (filled, true), (outlined, true)] {
        let scene = World::new().scene(&view, SIZE);
        assert_eq!(texts(&scene).iter().any(|text| text.text.contains("Natural Earth")), cited);
    }
}

#[test]
fn with_tiles_the_ground_stays_away() {
    let mut view = View::default();
    view.base.basemap = cluster_atlas::view::Basemap::OpenStreetMap;
    view.camera = view.camera.in_projection(ProjectionKind::WebMercator);
    let scene = World::new().scene(&view, SIZE);
    assert!(scene.ground.is_empty() && scene.background.is_none());
    assert!(texts(&scene).iter().any(|text| text.text.contains("GeoNames")), "places are drawn, so they are cited");
    assert!(!texts(&scene).iter().any(|text| text.text.contains("Natural Earth")));
    // If tiles are unavailable, the base map is drawn instead, with its attribution.
    let mut world = World::new();
    let missing = Interaction { backdrop_missing: true, ..Interaction::default() };
    let scene = world.scene_builder.scene(catalogue(), &MapContent::default(), &view, SIZE, Detail::Overview, &missing);
    assert!(!scene.ground.is_empty() && scene.background.is_some());
    assert!(texts(&scene).iter().any(|text| text.text.contains("Natural Earth")));
}
