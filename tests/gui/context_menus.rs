//! Context menus of the map, of symbols and of rows, by pointer and by key.

use cluster_atlas::{
    app::{App, action::Action, command::SelectionCommand, tool::Tool},
    model::{ClusterId, Language, ProvinceId},
    view::{FeatureRef, View},
};
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused_name, press},
    support::{Setup, ask, atlas, click, found, view},
};

const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";

/// Text that the last pass put into the clipboard.
fn copied(atlas: &Harness<'_, App>) -> String {
    let commands = atlas.output().platform_output.commands.iter().rev();
    let texts = commands.filter_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.into_iter().next().unwrap_or_default()
}

/// Clicks with the secondary button.
fn open(atlas: &mut Harness<'static, App>, at: Pos2) {
    atlas.hover_at(at);
    atlas.run();
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        atlas.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        atlas.step();
    }
    atlas.run();
}

/// Chooses an entry; what it copies is in the output of the pass after.
pub fn choose(atlas: &mut Harness<'static, App>, entry: &str) -> String {
    atlas.get_by_label(entry).click();
    for _ in 0..4 {
        atlas.step();
        let text = copied(atlas);
        if !text.is_empty() {
            atlas.run();
            return text;
        }
    }
    atlas.run();
    String::new()
}

fn qinghai(atlas: &Harness<'_, App>) -> Pos2 {
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    pos2(map.min.x + map.width() * 0.38, map.min.y + map.height() * 0.46)
}

#[test]
fn the_menu_of_a_symbol_copies_the_coordinates_of_its_city() {
    let mut atlas = atlas(Setup::default());
    let at = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, at);
    let city = atlas.state().state().facts.place_of(&FeatureRef::from(ClusterId::new("xuzhou-construction-machinery")));
    let city = city.unwrap();
    assert_eq!(choose(&mut atlas, "Copy coordinates"), format!("{:.4} N, {:.4} E", city.lat, city.lon));
    assert_eq!(view(&atlas).selection, None, "nothing is selected by it");
}

#[test]
fn the_menu_of_the_map_copies_the_coordinates_under_the_pointer() {
    let mut atlas = atlas(Setup::default());
    let at = qinghai(&atlas);
    open(&mut atlas, at);
    let text = choose(&mut atlas, "Copy coordinates");
    let numbers: Vec<f64> = text.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    // Qinghai.
    assert!((31.0..40.0).contains(&numbers[0]) && (89.0..104.0).contains(&numbers[1]), "{text}");
}

#[test]
fn a_value_is_copied_with_unit_date_and_source_in_both_languages() {
    for (language, entry, parts) in [
        (Language::En, "Copy value with source", ["Jiangsu, Little giants (batches 1 and 2): ", "Source: "]),
        (Language::Zh, "复制数值及来源", ["江苏省，", "来源："]),
    ] {
        let mut shown = View { language, ..View::default() };
        shown.set_thematic(Some(cluster_atlas::view::ThematicLayer::of(cluster_atlas::view::Variable::LittleGiants(
            "1-2".parse().unwrap(),
        ))));
        let mut atlas = atlas(Setup { view: Some(shown), language, ..Setup::default() });
        ask(&mut atlas, Action::Clusters);
        let facts = atlas.state().state().facts.clone();
        let at = facts.place_of(&FeatureRef::from(ProvinceId::new("JS"))).unwrap();
        let camera = view(&atlas).camera;
        let map = atlas.get_all_by_role(egui::accesskit::Role::Canvas).next().unwrap().rect();
        let (at, middle) = (camera.projection.plane_from_lonlat(at), camera.plane_center());
        let off = egui::vec2((at.x - middle.x) as f32, (middle.y - at.y) as f32) / camera.metres_per_point as f32;
        open(&mut atlas, map.center() + off);
        let text = choose(&mut atlas, entry);
        for part in parts {
            assert!(text.contains(part), "{text}");
        }
        assert!(text.contains("2021"), "the date: {text}");
    }
}

#[test]
fn the_menu_filters_compares_and_measures() {
    let mut atlas = atlas(Setup::default());
    let at = qinghai(&atlas);
    open(&mut atlas, at);
    click(&mut atlas, "Add Qinghai to comparison");
    assert_eq!(view(&atlas).compare, [ProvinceId::new("QH")]);
    let symbol = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, symbol);
    click(&mut atlas, "Show only Jiangsu");
    assert_eq!(view(&atlas).place.provinces, [ProvinceId::new("JS")].into());
    ask(&mut atlas, Action::Undo);
    let symbol = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, symbol);
    click(&mut atlas, "Measure distance from here");
    let used = &atlas.state().state().ui_state.tool;
    assert_eq!((used.tool, used.points.len()), (Tool::MeasureDistance, 1));
}

#[test]
fn a_sector_is_filtered_for_from_the_menu() {
    let mut atlas = atlas(Setup::default());
    let all = found(&atlas).len();
    let symbol = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, symbol);
    click(&mut atlas, "Show only High-end equipment");
    assert!(view(&atlas).cluster_query().filter.names("sector", "high_end_equipment"));
    assert!(found(&atlas).len() < all);
}

#[test]
fn the_menu_key_and_shift_f10_open_it_at_the_focus_and_escape_returns_there() {
    for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        let mut atlas = atlas(Setup::default());
        atlas.get_by_label(XUZHOU).focus();
        atlas.run();
        press(&mut atlas, modifiers, key);
        assert_eq!(focused_name(&atlas), "Copy coordinates", "{key:?}");
        press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
        assert_eq!(focused_name(&atlas), "Copy facts with source", "{key:?}");
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert_eq!(focused_name(&atlas), XUZHOU, "{key:?}");
        assert!(!atlas.ctx.any_popup_open(), "{key:?}");
    }
}

#[test]
fn zoom_to_leaves_the_selection_and_centre_keeps_the_scale() {
    let mut atlas = atlas(Setup::default());
    let selected = Some(FeatureRef::from(ProvinceId::new("GD")));
    ask(&mut atlas, SelectionCommand::Select(selected.clone()));
    let before = view(&atlas).camera;
    let symbol = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, symbol);
    click(&mut atlas, "Centre map here");
    let centred = view(&atlas).camera;
    assert!((centred.metres_per_point - before.metres_per_point).abs() < 1e-6);
    assert!((centred.center.lon - 117.2).abs() < 0.5 && (centred.center.lat - 34.3).abs() < 0.5, "{centred:?}");
    let symbol = atlas.get_by_label(XUZHOU).rect().center();
    open(&mut atlas, symbol);
    // The card of the selection has a button of that name, too.
    atlas.get_all_by_label("Zoom to").last().unwrap().click();
    atlas.run();
    assert!(view(&atlas).camera.metres_per_point < 1500.0);
    assert_eq!(view(&atlas).selection, selected);
}

#[test]
fn rows_of_clusters_have_the_same_menu() {
    let mut atlas = atlas(Setup { size: (1280.0, 1400.0), ..Setup::default() });
    let row = atlas.get_by_label("Wuxi Internet of Things Cluster").rect().center();
    open(&mut atlas, row);
    let text = choose(&mut atlas, "Copy facts with source");
    assert!(text.starts_with("Wuxi Internet of Things Cluster\n") && text.contains("Source: "), "{text}");
}
