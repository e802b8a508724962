//! The whole interface in both languages.

use cluster_atlas::{app::action::Action, model::Language};
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, view};

#[test]
fn one_click_turns_everything_into_chinese_and_back() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "简体中文");
    assert_eq!(view(&atlas).language, Language::Zh);
    assert!(atlas.query_by_label("徐州市工程机械集群，高端装备").is_some());
    assert!(atlas.query_by_label("生物医药，5 个集群").is_some());
    click(&mut atlas, "English");
    assert_eq!(view(&atlas).language, Language::En);
}

/// `egui_kittest` panics on a character that no embedded font has: drawing all texts of the app once is the test.
#[test]
fn the_embedded_fonts_have_every_character_of_the_data() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, size: (1600.0, 30_000.0), ..Setup::default() });
        ask(&mut atlas, Action::LaterClusters);
        let ids: Vec<_> = atlas.state().state().computed.found.clone();
        assert_eq!(ids.len(), 80);
        for id in ids {
            let selection = cluster_atlas::view::FeatureRef::from(id);
            ask(&mut atlas, cluster_atlas::app::command::SelectionCommand::Select(Some(selection)));
        }
        let all = cluster_atlas::app::window_kind::Window::Sources(
            atlas.state().state().facts.catalogue().sources.keys().cloned().collect(),
        );
        ask(&mut atlas, cluster_atlas::app::command::WindowCommand::Open(all));
    }
}
