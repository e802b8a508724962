//! Status bar: the place under the pointer, the scale, the way to the result of a filter.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{App, action::Action, command::FilterCommand},
    model::{Language, ProvinceId},
    view::{PlaceFilter, View},
};
use egui::{Rect, pos2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, view};

const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";

fn map(atlas: &Harness<'_, App>) -> Rect {
    atlas.get_all_by_role(egui::accesskit::Role::Canvas).next().unwrap().rect()
}

fn over_qinghai(atlas: &mut Harness<'static, App>) {
    let map = map(atlas);
    atlas.hover_at(pos2(map.min.x + map.width() * 0.38, map.min.y + map.height() * 0.46));
    // `run` fails if the app keeps requesting frames.
    atlas.run();
}

#[test]
fn the_place_under_the_pointer_is_told_with_province_and_value() {
    for (language, coordinates, province) in [(Language::En, "° N, ", "Qinghai"), (Language::Zh, "北纬 ", "青海")]
    {
        let mut shown = View { language, ..View::default() };
        shown.set_thematic(Some(cluster_atlas::view::ThematicLayer::of(cluster_atlas::view::Variable::LittleGiants(
            "1-2".parse().unwrap(),
        ))));
        let mut atlas = atlas(Setup { view: Some(shown), language, ..Setup::default() });
        over_qinghai(&mut atlas);
        assert!(atlas.query_by_label_contains(coordinates).is_some(), "{language:?}");
        let said = atlas.get_by_label_contains(&format!("{province} · ")).accesskit_node().value().unwrap();
        assert!(said.contains(char::is_numeric), "{said}");
    }
}

#[test]
fn nothing_is_told_beside_the_map_and_of_the_sea_no_province() {
    let mut atlas = atlas(Setup::default());
    over_qinghai(&mut atlas);
    let map = map(&atlas);
    atlas.hover_at(pos2(map.max.x - 60.0, map.max.y - 60.0));
    atlas.run();
    assert!(atlas.query_by_label_contains("° N, ").is_some() && atlas.query_by_label("Qinghai").is_none());
    atlas.hover_at(pos2(20.0, 20.0));
    atlas.run();
    assert!(atlas.query_by_label_contains("° N, ").is_none());
}

#[test]
fn the_texts_do_not_move_with_the_pointer() {
    let mut atlas = atlas(Setup::default());
    let mut lefts = Vec::new();
    for part in [0.3, 0.4, 0.5] {
        let map = map(&atlas);
        atlas.hover_at(pos2(map.min.x + map.width() * part, map.min.y + map.height() * 0.4));
        atlas.run();
        lefts.push(atlas.get_by_label_contains("° N, ").rect().min.x);
    }
    assert!(lefts.iter().all(|left| (left - lefts[0]).abs() < 0.5), "{lefts:?}");
}

#[test]
fn with_the_focus_on_a_symbol_its_place_is_told() {
    let mut atlas = atlas(Setup::default());
    atlas.remove_cursor();
    atlas.get_by_label(XUZHOU).focus();
    atlas.run();
    assert!(atlas.query_by_label("Jiangsu").is_some());
    assert!(atlas.query_by_label_contains("34.").is_some());
}

#[test]
fn a_filter_offers_to_zoom_to_its_result() {
    let mut atlas = atlas(Setup::default());
    assert!(atlas.query_by_label("Zoom to the result").is_none());
    let provinces = [ProvinceId::new("HN")].into();
    ask(&mut atlas, FilterCommand::Places(PlaceFilter { provinces, ..PlaceFilter::default() }));
    click(&mut atlas, "Zoom to the result");
    let camera = view(&atlas).camera;
    assert!((camera.center.lon - 112.5).abs() < 2.0 && (camera.center.lat - 27.5).abs() < 2.0, "{camera:?}");
    assert!(camera.metres_per_point < 2000.0, "{camera:?}");
    ask(&mut atlas, Action::ClearFilters);
    assert!(atlas.query_by_label("Zoom to the result").is_none());
}
