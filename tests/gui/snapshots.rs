//! A few pictures of the whole window.

use cluster_atlas::{
    app::{action::Action, command::Command, settings::ThemePreference},
    model::{ClusterId, Language},
    view::Selection,
};

use crate::support::{Setup, ask, atlas, picture};

#[test]
fn first_start_light_english() {
    picture(&mut atlas(Setup::default()), "first_start_light_en");
}

#[test]
fn first_start_dark_chinese() {
    let setup = Setup { language: Language::Zh, theme: ThemePreference::Dark, ..Setup::default() };
    picture(&mut atlas(setup), "first_start_dark_zh");
}

#[test]
fn a_selected_cluster_in_a_small_window() {
    let mut atlas = atlas(Setup { size: (1024.0, 700.0), language: Language::Zh, ..Setup::default() });
    let id = ClusterId::new("chengdu-chongqing-electronic-information");
    ask(&mut atlas, Command::Select(Some(Selection::Cluster(id))));
    picture(&mut atlas, "selected_small_zh");
}

#[test]
fn all_clusters_with_links_and_graticule_in_mercator() {
    let mut atlas = atlas(Setup { theme: ThemePreference::Dark, ..Setup::default() });
    for action in [Action::LaterClusters, Action::MemberLinks, Action::Graticule, Action::WebMercator, Action::FitChina]
    {
        ask(&mut atlas, action);
    }
    picture(&mut atlas, "all_links_mercator_dark_en");
}
