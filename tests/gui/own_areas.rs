//! Areas of a person's own file in the window: large ones are made ready elsewhere, found, and zoomed to.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::{fmt::Write as _, time::Duration};

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{LayerCommand, LayerEdit},
    },
    data::write::atomic,
    import::sha256,
    model::LonLat,
    view::{FeatureRef, LayerId},
};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    own_data::settle,
    own_grid::on_map,
    support::{Setup, ask, atlas, click, click_at, view},
};

/// A circle of three degrees around a place, with so many corners that no frame may wait for it.
fn circle(at: LonLat) -> String {
    const CORNERS: usize = 60_000;
    let mut ring = String::new();
    for corner in 0..=CORNERS {
        let (sin, cos) = (std::f64::consts::TAU * (corner % CORNERS) as f64 / CORNERS as f64).sin_cos();
        let comma = if corner == 0 { "" } else { "," };
        write!(ring, "{comma}[{:.5},{:.5}]", at.lon + 3.0 * cos, at.lat + 3.0 * sin).unwrap();
    }
    format!(
        r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {{"name": "Big"}},
        "geometry": {{"type": "Polygon", "coordinates": [[{ring}]]}}}}]}}"#
    )
}

/// The app with a project file whose only layer is a large area.
fn with_area(at: LonLat) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let text = circle(at);
    atomic(&path("areas.geojson"), text.as_bytes()).unwrap();
    let hash = sha256(text.as_bytes());
    let data = format!(r#"[{{"id": "areas", "path": "areas.geojson", "sha256": "{hash}", "title": "areas"}}]"#);
    let layers = r#"[{"id": "areas", "content": {"features": {"query": {"dataset": "areas"}}}}]"#;
    let document = format!(r#"{{"version": 2, "minor": 5, "data": {data}, "layers": {layers}}}"#);
    atomic(&path("map.atlas.json"), document.as_bytes()).unwrap();
    let mut atlas = atlas(Setup { document: Some(path("map.atlas.json")), ..Setup::default() });
    settle(&mut atlas);
    (atlas, folder)
}

/// Clicks a place until the area there was made ready and is selected.
fn select_area(atlas: &mut Harness<'static, App>, at: LonLat) {
    for _ in 0..200 {
        let place = on_map(atlas, at);
        click_at(atlas, place);
        if view(atlas).selection.as_ref().is_some_and(|feature| feature.dataset.as_str() == "areas") {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the area is never ready");
}

#[test]
fn a_large_area_is_drawn_when_it_is_ready_and_its_card_does_not_call_it_hidden() {
    let at = LonLat::new(96.0, 36.0);
    let (mut atlas, _folder) = with_area(at);
    select_area(&mut atlas, at);
    assert!(view(&atlas).selection.as_ref().is_some_and(|feature: &FeatureRef| feature.key.as_ref() == "1"));
    let hidden = "Hidden by a filter or a layer that is off.";
    assert!(atlas.query_by_label(hidden).is_none());
    ask(&mut atlas, Action::LayersPanel);
    click(&mut atlas, "Show areas");
    assert!(atlas.query_by_label(hidden).is_some(), "its layer is off");
}

#[test]
fn a_layer_of_areas_is_zoomed_to() {
    let (mut atlas, _folder) = with_area(LonLat::new(96.0, 36.0));
    let before = view(&atlas).camera;
    ask(&mut atlas, Action::LayersPanel);
    ask(&mut atlas, LayerCommand::Edit(LayerId::new("areas"), LayerEdit::ZoomTo));
    atlas.run_steps(40);
    let camera = view(&atlas).camera;
    assert!(camera.metres_per_point < before.metres_per_point * 0.7, "{camera:?}");
    assert!((camera.center.lon - 96.0).abs() < 0.5 && (camera.center.lat - 36.0).abs() < 0.5, "{camera:?}");
}
