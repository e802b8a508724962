//! Filters, search, and the list of matching clusters.

use cluster_atlas::{
    app::action::Action,
    model::{ProvinceId, Region},
};
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, found, view};

#[test]
fn the_first_start_shows_the_45_clusters_of_2022() {
    let atlas = atlas(Setup::default());
    assert_eq!(found(&atlas).len(), 45);
    assert!(atlas.query_by_label("Xuzhou Construction Machinery Cluster, High-end equipment").is_some());
}

#[test]
fn choosing_a_sector_leaves_its_clusters_and_updates_the_other_counts() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Biomedicine, 5 clusters");
    assert_eq!(found(&atlas).len(), 5);
    assert!(view(&atlas).cluster_query().filter.names("sector", "biomedicine_medical_devices"));
    // Jiangsu has ten of the 45 clusters and two of these five; the facet of sectors still offers all sectors.
    assert!(atlas.query_by_label("Jiangsu, 2 clusters").is_some());
    assert!(atlas.query_by_label("New materials, 7 clusters").is_some());
    click(&mut atlas, "Clear: Sector");
    assert_eq!(found(&atlas).len(), 45);
}

#[test]
fn a_bar_of_a_chart_filters_as_the_panel_does() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "West: 5 clusters. Click to filter");
    assert!(view(&atlas).place.regions.contains(&Region::West));
    assert_eq!(found(&atlas).len(), 5);
    click(&mut atlas, "West: 5 clusters. Click to filter");
    assert_eq!(found(&atlas).len(), 45);
}

fn search(text: &str) -> Vec<String> {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("Search clusters, cities, provinces").focus();
    atlas.run();
    atlas.get_by_label("Search clusters, cities, provinces").type_text(text);
    atlas.run();
    assert_eq!(view(&atlas).cluster_query().text, text);
    found(&atlas).iter().map(ToString::to_string).collect()
}

#[test]
fn a_search_finds_by_hanzi_pinyin_initials_and_english() {
    for text in ["长沙", "changsha", "cs", "Changsha"] {
        let ids = search(text);
        assert!(ids.contains(&"changsha-construction-machinery".to_owned()), "{text}: {ids:?}");
        assert!(ids.len() < 12, "{text} is too eager: {ids:?}");
    }
}

#[test]
fn a_search_that_finds_nothing_says_so_and_can_be_taken_back() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("Search clusters, cities, provinces").focus();
    atlas.run();
    atlas.get_by_label("Search clusters, cities, provinces").type_text("zzzzqq");
    atlas.run();
    assert!(found(&atlas).is_empty());
    assert!(atlas.query_by_label("No clusters match the filters").is_some());
    assert!(atlas.query_by_label_contains("No results for “zzzzqq”").is_some());
    click(&mut atlas, "Clear the search");
    assert_eq!(found(&atlas).len(), 45);
}

#[test]
fn the_clusters_of_2024_are_a_layer_of_their_own() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Show 35 clusters added in 2024");
    assert_eq!(found(&atlas).len(), 80);
    assert!(atlas.query_by_label("2024 round, 35 clusters").is_some());
    ask(&mut atlas, Action::Clusters);
    assert_eq!(found(&atlas).len(), 35);
}

#[test]
fn a_province_filter_counts_clusters_that_only_partly_lie_there() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Show all 34 provinces");
    click(&mut atlas, "Hebei, 2 clusters");
    assert!(view(&atlas).place.provinces.contains(&ProvinceId::new("HE")));
    let ids: Vec<_> = found(&atlas).iter().map(ToString::to_string).collect();
    assert!(ids.contains(&"beijing-tianjin-hebei-life-health".to_owned()), "{ids:?}");
}

#[test]
fn a_search_that_finds_nothing_offers_the_names_that_come_nearest() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("Search clusters, cities, provinces").focus();
    atlas.run();
    atlas.get_by_label("Search clusters, cities, provinces").type_text("Hailungjang");
    atlas.run();
    assert!(atlas.query_by_label("Did you mean").is_some());
    click(&mut atlas, "Heilongjiang");
    assert_eq!(view(&atlas).cluster_query().text, "Heilongjiang");
    assert!(atlas.query_by_label("Did you mean").is_none());
}
