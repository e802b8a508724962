//! Navigation and selection on the map.

use cluster_atlas::{
    app::action::Action,
    geo::ProjectionKind,
    model::{ClusterId, ProvinceId},
    view::FeatureRef,
};
use egui::{Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, click_at, drag, view};

const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";

#[test]
fn clicking_a_symbol_selects_its_cluster_and_opens_its_card() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, XUZHOU);
    let id = ClusterId::new("xuzhou-construction-machinery");
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(id)));
    assert!(atlas.query_by_label("over 170 billion yuan").is_some(), "its figure");
    assert!(atlas.query_by_label_contains("Scale (definition not stated) · 2022").is_some(), "kind and year");
}

#[test]
fn clicking_land_selects_the_province_and_clicking_the_sea_nothing() {
    let mut atlas = atlas(Setup::default());
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    // Qinghai is left of the centre, far from any symbol; the lower right corner is sea.
    let qinghai = pos2(map.min.x + map.width() * 0.38, map.min.y + map.height() * 0.46);
    click_at(&mut atlas, qinghai);
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(ProvinceId::new("QH"))));
    let sea = pos2(map.max.x - 60.0, map.max.y - 60.0);
    click_at(&mut atlas, sea);
    assert_eq!(view(&atlas).selection, None);
}

#[test]
fn the_wheel_zooms_at_the_pointer_without_a_modifier() {
    let mut atlas = atlas(Setup::default());
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    atlas.hover_at(map.center() + vec2(150.0, 40.0));
    atlas.run();
    let before = view(&atlas).camera;
    atlas.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 2.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    atlas.run();
    let after = view(&atlas).camera;
    assert!(after.metres_per_point < before.metres_per_point * 0.8, "{before:?} {after:?}");
    let under = |camera: cluster_atlas::view::Camera| {
        let c = camera.plane_center();
        (c.x + 150.0 * camera.metres_per_point, c.y - 40.0 * camera.metres_per_point)
    };
    let ((ax, ay), (bx, by)) = (under(before), under(after));
    assert!((ax - bx).hypot(ay - by) < before.metres_per_point, "the place under the pointer stays");
}

#[test]
fn dragging_moves_the_map_with_the_pointer() {
    let mut atlas = atlas(Setup::default());
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    let before = view(&atlas).camera.plane_center();
    let from = pos2(map.max.x - 90.0, map.max.y - 90.0);
    drag(&mut atlas, from, vec2(-80.0, -40.0), 4);
    atlas.run();
    let scale = view(&atlas).camera.metres_per_point;
    let after = view(&atlas).camera.plane_center();
    assert!(((after.x - before.x) / scale - 80.0).abs() < 1.0 && ((before.y - after.y) / scale - 40.0).abs() < 1.0);
    atlas.drop_at(from + vec2(-80.0, -40.0));
    atlas.run();
}

#[test]
fn keys_zoom_move_and_come_back() {
    let mut atlas = atlas(Setup::default());
    let start = view(&atlas).camera;
    atlas.key_press(Key::Plus);
    atlas.run();
    assert!(view(&atlas).camera.metres_per_point < start.metres_per_point);
    atlas.key_press(Key::ArrowRight);
    atlas.run();
    assert!(view(&atlas).camera.center.lon > start.center.lon);
    atlas.key_press(Key::Home);
    atlas.run();
    let home = view(&atlas).camera;
    assert!((home.metres_per_point / start.metres_per_point - 1.0).abs() < 1e-6);
}

#[test]
fn fitting_the_selection_shows_all_its_cities_closely() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, XUZHOU);
    ask(&mut atlas, Action::FitSelection);
    let camera = view(&atlas).camera;
    assert!(camera.metres_per_point < 1500.0, "{camera:?}");
    assert!((camera.center.lon - 117.2).abs() < 0.5 && (camera.center.lat - 34.26).abs() < 0.5, "{camera:?}");
}

#[test]
fn another_projection_keeps_the_middle_of_the_map() {
    let mut atlas = atlas(Setup::default());
    let before = view(&atlas).camera;
    ask(&mut atlas, Action::WebMercator);
    let after = view(&atlas).camera;
    assert_eq!(after.projection, ProjectionKind::WebMercator);
    assert_eq!(after.center, before.center);
}

#[test]
fn page_down_goes_through_the_clusters_and_escape_leaves_them() {
    let mut atlas = atlas(Setup::default());
    atlas.key_press(Key::PageDown);
    atlas.run();
    let first = view(&atlas).selection.clone();
    assert!(first.is_some());
    atlas.key_press(Key::PageDown);
    atlas.run();
    assert_ne!(view(&atlas).selection, first);
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!(view(&atlas).selection, None);
}

#[test]
fn hovering_a_bar_lets_the_other_clusters_step_back() {
    let mut atlas = atlas(Setup::default());
    let bar = atlas.get_by_label("Northeast: 2 clusters. Click to filter").rect().center();
    atlas.hover_at(bar);
    atlas.run();
    let emphasised = atlas.state().state().ui_state.interaction.emphasised.clone().map(|ids| ids.len());
    assert_eq!(emphasised, Some(2));
    atlas.hover_at(pos2(640.0, 500.0));
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.interaction.emphasised, None);
}

#[test]
fn the_map_survives_a_window_of_no_size_to_speak_of() {
    for size in [(80.0, 60.0), (400.0, 90.0), (720.0, 480.0)] {
        let mut atlas = atlas(Setup { size, ..Setup::default() });
        ask(&mut atlas, Action::FitChina);
        ask(&mut atlas, Action::LaterClusters);
    }
}

#[test]
fn pointing_at_a_row_of_the_list_shows_the_cluster_on_the_map_and_comes_to_rest() {
    let mut atlas = atlas(Setup { size: (1280.0, 1400.0), ..Setup::default() });
    let row = atlas.get_by_label("Wuxi Internet of Things Cluster").rect().center();
    atlas.hover_at(row);
    // `run` fails if the app keeps requesting frames.
    atlas.run();
    let expected = cluster_atlas::scene::Tag::from(ClusterId::new("wuxi-internet-of-things"));
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, Some(expected));
    atlas.hover_at(pos2(700.0, 10.0));
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, None);
}

#[test]
fn tab_reaches_the_clusters_and_enter_selects_one() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label(XUZHOU).focus();
    atlas.run();
    let expected = cluster_atlas::scene::Tag::from(ClusterId::new("xuzhou-construction-machinery"));
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, Some(expected));
    atlas.key_press(Key::Enter);
    atlas.run();
    assert!(view(&atlas).selected_cluster().is_some());
}

#[test]
fn going_to_a_cluster_of_2024_turns_its_layer_on() {
    let mut atlas = atlas(Setup::default());
    let id = ClusterId::new("harbin-aviation");
    ask(&mut atlas, cluster_atlas::app::command::SelectionCommand::SelectAndFly(FeatureRef::from(id.clone())));
    assert!(view(&atlas).shows_clusters_of_2024());
    assert!(atlas.state().state().computed.found.contains(&id));
}

#[test]
fn going_through_the_clusters_brings_each_into_the_picture() {
    let mut atlas = atlas(Setup::default());
    // Near Urumqi, far from the 45 clusters.
    let place = cluster_atlas::model::LonLat::new(87.6, 43.8);
    ask(&mut atlas, cluster_atlas::app::command::CameraCommand::FlyToPlace(place));
    let scale = view(&atlas).camera.metres_per_point;
    atlas.key_press(Key::PageDown);
    atlas.run();
    let camera = view(&atlas).camera;
    assert!((camera.center.lon - 114.06).abs() < 0.5, "Shenzhen's, the first of the list: {camera:?}");
    assert!((camera.metres_per_point - scale).abs() < 1e-6, "without zooming");
}
