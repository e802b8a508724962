//! Detail insets of dense regions in the window: what they show, and that they stay where they are.

use std::{collections::BTreeSet, sync::Arc};

use cluster_atlas::{
    data,
    geo::ProjectionKind,
    model::{ClusterId, Detail, LonLat},
    query::MapContent,
    scene::{InsetMap, Interaction, KeptInset, MapWindow, Rect, Scene, SceneBuilder, ScreenPoint, Size, Tag},
    view::{Camera, FeatureRef, Switch, View},
};

use crate::support::{catalogue, facts};

const SIZE: Size = Size { width: 780.0, height: 806.0 };

/// Buttons in the upper right corner.
const CONTROLS: Rect = Rect::from_min_size(ScreenPoint::new(738.0, 12.0), 30.0, 136.0);

struct Window {
    builder: SceneBuilder,
    size: Size,
    kept: Vec<KeptInset>,
}

impl Window {
    fn new(size: Size) -> Self {
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        Self { builder: SceneBuilder::new(Arc::new(base), Arc::new(overview)), size, kept: Vec::new() }
    }

    /// Draws a frame, with the insets of the last one.
    fn frame(&mut self, view: &View, hovered: Option<Tag>) -> Scene {
        let window = MapWindow { pixels_per_point: 1.0, controls: vec![CONTROLS], insets: self.kept.clone() };
        let attention = Interaction { hovered, window, ..Interaction::default() };
        let shown = MapContent::of(facts(), view);
        let scene = self.builder.scene(catalogue(), &shown, view, self.size, Detail::Overview, &attention);
        let kept =
            scene.insets.iter().map(|inset| KeptInset { clusters: inset.clusters.clone(), frame: inset.map.frame });
        self.kept = kept.collect();
        scene
    }
}

fn with_insets() -> View {
    let mut view = View::default();
    Switch::DetailInsets.set(&mut view, true);
    view
}

/// Clusters with symbols on a map, and those for which its bubbles stand.
fn clusters(scene: &Scene) -> (BTreeSet<ClusterId>, BTreeSet<ClusterId>) {
    let symbols = scene.symbols().filter_map(|(feature, ..)| feature.cluster());
    let members = scene.bubbles.iter().filter(|bubble| !bubble.is_open).flat_map(|bubble| &bubble.members);
    (symbols.collect(), members.filter_map(FeatureRef::cluster).collect())
}

fn letters(scene: &Scene) -> String {
    scene.insets.iter().map(|inset| inset.letter).collect()
}

#[test]
fn a_window_has_insets_on_request_only() {
    let scene = Window::new(SIZE).frame(&View::default(), None);
    assert_eq!(scene.insets, []);
    let mut view = with_insets();
    view.show_clusters(false, false);
    assert_eq!(Window::new(SIZE).frame(&view, None).insets, []);
}

#[test]
fn each_cluster_of_a_bubble_with_a_letter_has_a_symbol_in_the_inset_of_that_letter() {
    for (all, projection) in [(false, ProjectionKind::Albers), (true, ProjectionKind::WebMercator)] {
        let mut view = with_insets();
        view.show_clusters(true, all);
        view.camera = view.camera.in_projection(projection);
        let scene = Window::new(SIZE).frame(&view, None);
        assert!(letters(&scene).starts_with("AB"), "both deltas: {}", letters(&scene));
        for InsetMap { letter, clusters: of_region, map, .. } in &scene.insets {
            let (symbols, folded) = clusters(&map.scene);
            assert!(of_region.len() >= 5 && of_region.is_subset(&symbols), "{letter}: {of_region:?} {symbols:?}");
            assert_eq!(folded, BTreeSet::new(), "{letter}");
            let bubble = scene.bubbles.iter().find(|bubble| {
                bubble.members.iter().filter_map(FeatureRef::cluster).collect::<BTreeSet<_>>() == *of_region
            });
            assert!(!bubble.unwrap().is_open);
            assert!(clusters(&scene).0.is_disjoint(of_region), "{letter}");
        }
    }
}

#[test]
fn insets_cover_neither_furniture_nor_controls_nor_one_another_nor_their_regions() {
    for size in [SIZE, Size { width: 430.0, height: 620.0 }, Size { width: 1900.0, height: 1300.0 }] {
        for scale in [4_000.0, 5_200.0, 6_500.0, 8_000.0] {
            let mut view = with_insets();
            view.show_clusters(true, true);
            view.camera.metres_per_point = scale;
            let scene = Window::new(size).frame(&view, None);
            let whole = Rect::from_min_size(ScreenPoint::default(), size.width, size.height);
            for (i, InsetMap { clusters: of_region, map, .. }) in scene.insets.iter().enumerate() {
                assert!(whole.contains(&map.frame));
                assert!(!map.frame.intersects(&CONTROLS));
                assert!(!scene.furniture.iter().any(|other| other.intersects(&map.frame)), "{size:?} {scale}");
                assert!(!scene.insets[i + 1..].iter().any(|other| other.map.frame.intersects(&map.frame)));
                for bubble in &scene.bubbles {
                    let is_of_region = bubble.members[0].cluster().is_some_and(|id| of_region.contains(&id));
                    assert!(!is_of_region || !map.frame.intersects(&Rect::around(bubble.at, bubble.radius)));
                }
            }
        }
    }
}

#[test]
fn while_the_map_is_panned_insets_stay_and_show_the_same() {
    let mut window = Window::new(SIZE);
    let mut view = with_insets();
    let first = window.frame(&view, None);
    let mut moves: Vec<(char, i32)> = Vec::new();
    let mut last = first.insets.clone();
    // A hundred small steps around in a circle.
    for step in 0..100 {
        let angle = f64::from(step) / 100.0 * std::f64::consts::TAU;
        view.camera = view.camera.panned(7.3 * angle.cos(), 7.3 * angle.sin());
        let scene = window.frame(&view, None);
        for inset in &scene.insets {
            let Some(before) = last.iter().find(|before| before.letter == inset.letter) else { continue };
            assert_eq!(before.clusters, inset.clusters);
            if before.map.frame == inset.map.frame {
                // The same to the last bit: what an inset shows does not depend on where the map is.
                assert!(before.map.scene.marks == inset.map.scene.marks, "step {step}");
            } else {
                moves.push((inset.letter, step));
            }
        }
        last = scene.insets;
    }
    // Each of the two gives way to land a few times, and then at once, not step by step.
    assert!((1..=10).contains(&moves.len()), "{moves:?} in a hundred frames");
    let is_creeping = |(letter, step): &(char, i32)| moves.contains(&(*letter, step + 1));
    assert!(!moves.iter().any(is_creeping), "{moves:?}");
}

#[test]
fn a_cluster_that_is_pointed_at_has_its_ring_and_name_in_the_inset() {
    let view = with_insets();
    let mut window = Window::new(SIZE);
    let plain = window.frame(&view, None);
    let id = ClusterId::new("dongguan-smart-mobile-terminals");
    let of = |scene: &Scene| {
        let inset = scene.insets.iter().find(|inset| inset.clusters.contains(&id)).unwrap().clone();
        let own = inset.map.scene.symbols().find(|(feature, ..)| feature.is_cluster(&id)).map(|(_, at, _)| at);
        (inset.map, own.unwrap())
    };
    let (map, at) = of(&plain);
    let on_map = ScreenPoint::new(map.frame.min.x + at.x, map.frame.min.y + at.y);
    assert_eq!(plain.feature_at(on_map), Some(FeatureRef::from(id.clone())), "by its position in the inset");
    let pointed = window.frame(&view, Some(id.clone().into()));
    let (pointed_map, _) = of(&pointed);
    // Two strokes of a ring more, and the name in bold.
    assert!(pointed_map.scene.marks.len() >= map.scene.marks.len() + 2);
    let bold = |scene: &Scene| {
        scene.marks.iter().any(|mark| {
            let is_bold = matches!(&mark.item, cluster_atlas::scene::Item::Text(text) if text.bold);
            is_bold && mark.tag.as_ref().and_then(Tag::cluster) == Some(id.clone())
        })
    };
    assert!(bold(&pointed_map.scene) && !bold(&map.scene));
    // The bubble of the region stays closed: the inset shows what is in it.
    assert!(pointed.bubbles.iter().all(|bubble| !bubble.is_open));
}

#[test]
fn where_the_map_shows_a_region_closely_it_needs_no_inset() {
    let mut view = with_insets();
    view.camera = Camera { center: LonLat::new(121.0, 31.5), metres_per_point: 500.0, ..view.camera };
    assert_eq!(Window::new(SIZE).frame(&view, None).insets, []);
}
