//! Features of further layers: selected on the map, by keyboard, in the palette and in the table, with a card.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{LayerCommand, LayerEdit, SelectionCommand, TableCommand},
        settings::ThemePreference,
        table::TableSettings,
    },
    dataset::DatasetId,
    model::{ClusterId, Language},
    table::TableKind,
    view::{FeatureRef, LayerId, View},
};
use egui::{Key, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, click_at, view};

const DATASET: &str = "characteristic_clusters";
/// Accessible name of the symbol of `sc003`.
const CASHMERE: &str = "Qinghe County cashmere, SME characteristic clusters";

fn cashmere() -> FeatureRef {
    FeatureRef::new(DatasetId::new(DATASET), "sc003")
}

/// The app with the layer of characteristic clusters.
fn with_layer(setup: Setup) -> Harness<'static, App> {
    let mut view = View { language: setup.language, ..View::default() };
    view.show_layer(DATASET, true);
    atlas(Setup { view: Some(view), ..setup })
}

#[test]
fn a_click_selects_a_feature_in_one_step_and_escape_leaves_it() {
    let mut atlas = with_layer(Setup::default());
    let at = atlas.get_by_label(CASHMERE).rect().center();
    click_at(&mut atlas, at);
    assert_eq!(view(&atlas).selection, Some(cashmere()));
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).selection, None);
    ask(&mut atlas, Action::Redo);
    assert_eq!(view(&atlas).selection, Some(cashmere()));
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!(view(&atlas).selection, None);
}

#[test]
fn the_card_says_what_the_fields_say_with_caveats_and_sources_in_both_languages() {
    let expected = [
        (
            Language::En,
            ["清河县羊绒产业集群", "Place", "Xingtai, Hebei", "11 January 2023", "inferred", "Note"],
            "weakly sourced",
        ),
        (
            Language::Zh,
            ["Qinghe County cashmere", "地区", "邢台，河北", "2023 年 1 月 11 日", "推断", "说明"],
            "来源待核实",
        ),
    ];
    for (language, parts, weak) in expected {
        let mut atlas = with_layer(Setup { size: (1280.0, 1000.0), language, ..Setup::default() });
        assert!(atlas.query_all_by_label_contains(parts[0]).count() == 0);
        ask(&mut atlas, SelectionCommand::Select(Some(cashmere())));
        for part in parts.iter().chain([&weak]) {
            assert!(atlas.query_all_by_label_contains(part).next().is_some(), "{part}");
        }
        let source = atlas.state().state().facts.feature(&cashmere()).unwrap().0.sources(2);
        let citation = atlas.state().state().facts.catalogue().source(&source[0]).unwrap().citation(language);
        assert!(atlas.query_all_by_label_contains(&citation).next().is_some(), "{citation}");
    }
}

#[test]
fn the_card_of_a_feature_out_of_sight_says_so_and_going_there_shows_its_layer() {
    let mut atlas = atlas(Setup::default());
    let hidden = "Hidden by a filter";
    ask(&mut atlas, SelectionCommand::Select(Some(cashmere())));
    assert!(atlas.query_by_label_contains(hidden).is_some());
    ask(&mut atlas, SelectionCommand::SelectAndFly(cashmere()));
    assert!(view(&atlas).shows_layer(DATASET));
    assert!(atlas.query_by_label_contains(hidden).is_none());
    let camera = view(&atlas).camera;
    assert!(camera.metres_per_point < 1_500.0 && (camera.center.lat - 37.07).abs() < 0.5, "{camera:?}");
    ask(&mut atlas, Action::Undo);
    assert!(!view(&atlas).shows_layer(DATASET), "one step");
}

#[test]
fn features_and_clusters_are_one_stop_of_the_keyboard_and_enter_selects() {
    let mut atlas = with_layer(Setup::default());
    atlas.get_by_label("Xuzhou Construction Machinery Cluster, High-end equipment").focus();
    atlas.run();
    for _ in 0..20 {
        atlas.key_press(Key::ArrowUp);
        atlas.run();
        let hovered = atlas.state().state().ui_state.interaction.hovered.clone().unwrap();
        let feature = hovered.feature().unwrap().clone();
        if feature.dataset.as_str() == DATASET {
            atlas.key_press(Key::Enter);
            atlas.run();
            assert_eq!(view(&atlas).selection, Some(feature));
            return;
        }
    }
    panic!("no characteristic cluster above Xuzhou");
}

#[test]
fn a_feature_in_two_layers_is_one_symbol_for_the_keyboard() {
    let mut atlas = with_layer(Setup::default());
    ask(&mut atlas, LayerCommand::Edit(LayerId::new(DATASET), LayerEdit::Duplicate));
    assert_eq!(view(&atlas).layers.len(), 3);
    atlas.get_by_label(CASHMERE).focus();
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.interaction.hovered, Some(cashmere().into()));
}

#[test]
fn the_palette_finds_features_of_visible_layers_and_goes_there() {
    let found = |mut atlas: Harness<'static, App>, text: &str| {
        ask(&mut atlas, Action::Palette);
        atlas.get_by_label("Type a command, cluster or place").type_text(text);
        atlas.run();
        atlas.key_press(Key::Enter);
        atlas.run();
        (view(&atlas).selection.clone(), view(&atlas).camera.metres_per_point < 1_500.0)
    };
    for text in ["cashmere", "清河县羊绒"] {
        assert_eq!(found(with_layer(Setup::default()), text), (Some(cashmere()), true), "{text}");
        assert_eq!(found(atlas(Setup::default()), text), (None, false), "{text}");
    }
}

#[test]
fn a_row_of_the_table_selects_its_feature() {
    let mut atlas = with_layer(Setup::default());
    ask(&mut atlas, Action::TablePanel);
    let kind = TableKind::Dataset(DatasetId::new(DATASET));
    let settings = TableSettings { kind, ..atlas.state().state().settings.table.clone() };
    ask(&mut atlas, TableCommand::SetPanel(Box::new(settings)));
    let table = atlas.state().state().computed.table.as_ref().unwrap();
    assert!((0..118).all(|at| table.selection(at).is_some_and(|feature| feature.dataset.as_str() == DATASET)));
    let mut rows = atlas.query_all_by_label_contains("Qinghe County cashmere");
    rows.find(|found| found.accesskit_node().role() == Role::Row).unwrap().click_accesskit();
    drop(rows);
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(cashmere()));
}

#[test]
fn a_click_beside_all_symbols_selects_the_province_as_before() {
    let mut atlas = with_layer(Setup { theme: ThemePreference::Dark, ..Setup::default() });
    let id = ClusterId::new("xuzhou-construction-machinery");
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    assert_eq!(view(&atlas).selection, Some(id.into()));
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    // Northern Tibet has neither.
    click_at(&mut atlas, map.min + vec2(map.width() * 0.25, map.height() * 0.55));
    assert!(view(&atlas).selected_province().is_some());
}
