//! Layers of many points in the window: hexagons, their key, what the pointer finds and does there.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::{fmt::Write as _, time::Duration};

use cluster_atlas::{app::App, data::write::atomic, model::LonLat};
use egui::{accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    own_data::{drop_files, settle},
    support::{Setup, atlas, click, click_at, view},
};

/// The app with so many firms in the west of Gansu, where no cluster lies.
fn with_firms(firms: usize) -> (Harness<'static, App>, tempfile::TempDir) {
    let mut text = String::from("企业名称,lon,lat\n");
    for i in 0..firms {
        let (lon, lat) = (98.4 + (i % 97) as f64 * 0.002, 39.7 + (i / 97) as f64 * 0.002);
        writeln!(text, "甲{i}公司,{lon:.4},{lat:.4}").unwrap();
    }
    // The map shows all of China.
    for (lon, lat) in [(87.6, 43.8), (126.6, 45.7), (110.3, 20.0)] {
        writeln!(text, "乙公司,{lon},{lat}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firms.csv");
    atomic(&path, text.as_bytes()).unwrap();
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    (atlas, folder)
}

/// Position in the window of a place on the map.
fn on_map(atlas: &Harness<'_, App>, lon: f64, lat: f64) -> egui::Pos2 {
    let camera = view(atlas).camera;
    let at = camera.projection.plane_from_lonlat(LonLat::new(lon, lat));
    let center = camera.plane_center();
    let points = |metres: f64| (metres / camera.metres_per_point) as f32;
    atlas.get_by_role(Role::Canvas).rect().center() + vec2(points(at.x - center.x), -points(at.y - center.y))
}

#[test]
fn many_points_on_one_spot_are_a_hexagon_that_tells_their_number_and_is_zoomed_into() {
    let (mut atlas, _folder) = with_firms(4_850);
    let is_key = |atlas: &Harness<'_, App>| atlas.query_by_label_contains("Number per hexagon").is_some();
    assert!(is_key(&atlas));
    let before = view(&atlas).camera;
    let spot = on_map(&atlas, 98.5, 39.75);
    atlas.hover_at(spot);
    // The card waits until the pointer rests.
    for _ in 0..40 {
        atlas.step();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(atlas.query_by_label_contains("in this hexagon").is_some());
    click_at(&mut atlas, spot);
    for _ in 0..80 {
        atlas.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    let after = view(&atlas).camera;
    assert!(
        after.metres_per_point < 0.5 * before.metres_per_point,
        "{} {}",
        before.metres_per_point,
        after.metres_per_point
    );
}

#[test]
fn few_points_have_no_hexagons() {
    let (atlas, _folder) = with_firms(970);
    assert!(atlas.query_by_label_contains("Number per hexagon").is_none());
}
