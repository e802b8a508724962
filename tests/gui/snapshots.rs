//! Snapshots of the whole window: first start, left panels, table, timeline, comparison, export window.

use std::time::{Duration, Instant};

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{LayerCommand, SelectionCommand},
        settings::ThemePreference,
    },
    model::{ClusterId, Language, ProvinceId},
    view::{EditKind, FeatureRef, ThematicLayer},
};
use egui::Role;
use egui_kittest::{
    Harness, SnapshotResults,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, compared, compared_in};

/// Opens the window in English with the light theme and in Chinese with the dark theme, prepares it, and compares both.
fn in_both(name: &str, prepare: impl Fn(&mut Harness<'static, App>)) {
    let mut results = SnapshotResults::new();
    for (language, theme, suffix) in
        [(Language::En, ThemePreference::Light, "en"), (Language::Zh, ThemePreference::Dark, "zh")]
    {
        let mut atlas = atlas(Setup { language, theme, size: (1024.0, 700.0), ..Setup::default() });
        prepare(&mut atlas);
        results.add(compared(&mut atlas, &format!("{name}_{suffix}")));
    }
    results.unwrap();
}

/// Maps little giants of the first two batches per million people.
fn map_values(atlas: &mut Harness<'static, App>) {
    ask(atlas, LayerCommand::SetThematic(Some(ThematicLayer::default()), EditKind::Single));
}

#[test]
fn first_start_light_english() {
    compared(&mut atlas(Setup::default()), "first_start_light_en").unwrap();
}

#[test]
fn first_start_dark_chinese() {
    let setup = Setup { language: Language::Zh, theme: ThemePreference::Dark, ..Setup::default() };
    compared(&mut atlas(setup), "first_start_dark_zh").unwrap();
}

#[test]
fn a_selected_cluster_in_a_small_window() {
    let mut atlas = atlas(Setup { size: (1024.0, 700.0), language: Language::Zh, ..Setup::default() });
    let id = ClusterId::new("chengdu-chongqing-electronic-information");
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(id))));
    compared(&mut atlas, "selected_small_zh").unwrap();
}

#[test]
fn all_clusters_with_links_and_graticule_in_mercator() {
    let mut atlas = atlas(Setup { theme: ThemePreference::Dark, ..Setup::default() });
    for action in [Action::LaterClusters, Action::MemberLinks, Action::Graticule, Action::WebMercator, Action::FitChina]
    {
        ask(&mut atlas, action);
    }
    compared(&mut atlas, "all_links_mercator_dark_en").unwrap();
}

#[test]
fn the_tab_of_values() {
    in_both("values", |atlas| {
        ask(atlas, Action::ProvincesPanel);
        map_values(atlas);
    });
}

#[test]
fn the_tab_of_programmes() {
    in_both("programmes", |atlas| ask(atlas, Action::ProgrammesPanel));
}

#[test]
fn the_tab_of_the_article() {
    in_both("article", |atlas| ask(atlas, Action::ArticlePanel));
}

#[test]
fn the_tab_of_layers() {
    in_both("layers", |atlas| {
        ask(atlas, Action::LayersPanel);
        map_values(atlas);
        ask(atlas, LayerCommand::Add("characteristic_clusters"));
    });
}

#[test]
fn the_table_below_the_map() {
    in_both("table", |atlas| ask(atlas, Action::TablePanel));
}

#[test]
fn the_timeline_below_a_map_of_values() {
    in_both("timeline", |atlas| {
        map_values(atlas);
        ask(atlas, Action::Timeline);
    });
}

#[test]
fn the_card_of_a_province() {
    in_both("province", |atlas| ask(atlas, SelectionCommand::Select(Some(FeatureRef::from(ProvinceId::new("JS"))))));
}

#[test]
fn the_comparison_of_provinces() {
    in_both("comparison", |atlas| {
        ask(atlas, SelectionCommand::Compare(["JS", "ZJ", "SC"].map(ProvinceId::new).to_vec()));
        ask(atlas, Action::Compare);
    });
}

#[test]
fn the_export_window_with_its_preview() {
    in_both("export", |atlas| {
        ask(atlas, Action::Export);
        let begin = Instant::now();
        // The preview is drawn on a worker thread.
        while atlas.state().state().ui_state.export.preview.is_none() {
            assert!(begin.elapsed() < Duration::from_mins(1), "no preview");
            std::thread::sleep(Duration::from_millis(10));
            atlas.step();
        }
        atlas.run();
    });
}

#[test]
fn a_picture_without_one_of_its_symbols_is_another_picture() {
    // While snapshots are updated, no picture differs.
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return;
    }
    let mut atlas = atlas(Setup::default());
    let whole = atlas.render().unwrap();
    let folder = tempfile::tempdir().unwrap();
    whole.save(folder.path().join("whole.png")).unwrap();
    compared_in(folder.path(), &whole, "whole").unwrap();

    let clusters = atlas.state().state().computed.found.len();
    let map = atlas.get_by_label_contains("Map of China").rect();
    // Only symbols are small buttons named by cluster and sector.
    let symbols: Vec<egui::Rect> = atlas
        .query_all_by_label_contains(", ")
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .map(|node| node.rect())
        .filter(|rect| map.contains_rect(*rect) && rect.width() < 24.0 && (rect.width() - rect.height()).abs() < 0.1)
        .collect();
    // A bubble stands for the others.
    assert!((25..clusters).contains(&symbols.len()), "{}", symbols.len());
    for symbol in symbols {
        let mut without = whole.clone();
        let ground = *whole.get_pixel(symbol.min.x as u32, symbol.min.y as u32);
        for y in symbol.min.y as u32..symbol.max.y as u32 {
            for x in symbol.min.x as u32..symbol.max.x as u32 {
                without.put_pixel(x, y, ground);
            }
        }
        assert!(compared_in(folder.path(), &without, "whole").is_err(), "a symbol is missing at {symbol:?}");
    }
}
