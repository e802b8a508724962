//! Article panel: navigation between claims, their facts, and their views on the map.

use cluster_atlas::{
    app::{App, action::Action, command::ArticleCommand, window_kind::Window},
    data::claim_view,
    model::{ClusterId, Language, ProvinceId, Verdict},
    view::{Basemap, FeatureRef, View},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::{Setup, ask, atlas, click, view};

fn room(setup: Setup) -> Harness<'static, App> {
    let mut atlas = atlas(setup);
    ask(&mut atlas, Action::ArticlePanel);
    atlas
}

fn at(atlas: &Harness<'_, App>) -> usize {
    atlas.state().state().ui_state.article.at
}

/// `true` if the label of the open claim begins with `start`.
fn open(atlas: &Harness<'_, App>, start: &str) -> bool {
    atlas.query_by(|node| node.role() == Role::Group && node.label().is_some_and(|l| l.starts_with(start))).is_some()
}

#[test]
fn the_walk_begins_with_the_first_claim_and_goes_on_by_button_and_by_key() {
    let mut atlas = room(Setup::default());
    assert!(open(&atlas, "Claim 1: National advanced manufacturing clusters announced: 45. Supported"));
    assert!(atlas.query_by_label("1 of 13").is_some());
    click(&mut atlas, "Next");
    assert!(open(&atlas, "Claim 2: Fields named"));
    atlas.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    atlas.run();
    assert_eq!(at(&atlas), 2);
    assert!(atlas.query_by_label("3 of 13").is_some());
    atlas.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    atlas.run();
    click(&mut atlas, "Previous");
    assert_eq!(at(&atlas), 0);
    // The walk does not wrap around.
    atlas.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    atlas.run();
    assert_eq!(at(&atlas), 0);
    assert_eq!(*view(&atlas), View { camera: view(&atlas).camera, page: view(&atlas).page.clone(), ..View::default() });
}

#[test]
fn the_keys_of_the_walk_are_for_its_room() {
    let mut atlas = atlas(Setup::default());
    atlas.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    atlas.run();
    assert_eq!(at(&atlas), 0);
}

#[test]
fn a_claim_of_the_list_opens_by_click_and_shows_what_contradicts_it() {
    let mut atlas = room(Setup::default());
    let row = "Claim 4: Specialised SMEs or niche leaders";
    assert!(atlas.query_by_label("8,997").is_none());
    let node = atlas.get_by(|node| node.role() == Role::Button && node.label().is_some_and(|l| l.starts_with(row)));
    node.click_accesskit();
    atlas.run();
    assert!(open(&atlas, row));
    assert!(atlas.query_by_label("over 4,700 firms").is_some());
    assert_eq!(atlas.query_all_by_label("8,997").count(), 2);
    assert!(atlas.query_all_by_label("contradicts").count() == 2);
    // Date and source are in one label, whose text is a node of its own.
    let dated = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Label && node.value().is_some_and(|text| text.starts_with("as of 8 September 2022 · "))
    };
    assert_eq!(atlas.query_all_by(dated).count(), 1);
}

#[test]
fn the_panel_names_the_article_and_says_that_its_address_is_not_kept() {
    for (language, outlet, address) in [
        (Language::En, "South China Morning Post · 2023", "The article’s address is not kept."),
        (Language::Zh, "South China Morning Post · 2023 年", "未保存文章网址。"),
    ] {
        let atlas = room(Setup { language, ..Setup::default() });
        let title = "How's China's manufacturing push doing, and what still needs to be done?";
        for text in [title, outlet, address] {
            assert!(atlas.query_by_label(text).is_some(), "{text}");
        }
    }
}

#[test]
fn the_list_of_claims_has_the_figure_and_the_verdict_of_each() {
    let mut atlas = room(Setup::default());
    let rows = [
        "Claim 3: Output of these advanced manufacturing firms: 19 trillion yuan. Counted differently",
        "Claim 7: Specialised SMEs that Beijing aims to support or upgrade: 10,800 firms. Not found elsewhere",
    ];
    for row in rows {
        assert!(atlas.query_by_role_and_label(Role::Button, row).is_some(), "{row}");
    }
    ask(&mut atlas, Action::LanguageChinese);
    let row = "第 3 项：这些先进制造业企业的产值：19 万亿元。口径不同";
    assert!(atlas.query_by_role_and_label(Role::Button, row).is_some());
}

#[test]
fn a_claim_whose_figure_has_no_map_says_what_its_map_shows() {
    let note =
        "The map shows the number of clusters by province: no value of this claim has been published by province.";
    let mut atlas = room(Setup::default());
    assert!(atlas.query_by_label(note).is_none(), "claim 1 is about the number of clusters");
    ask(&mut atlas, ArticleCommand::OpenClaim(2));
    assert!(atlas.query_by_label(note).is_some());
}

#[test]
fn the_overview_lists_the_claims_of_a_verdict() {
    let mut atlas = room(Setup::default());
    click(&mut atlas, "2 contradicted");
    assert_eq!(atlas.state().state().ui_state.article.verdict, Some(Verdict::Contradicts));
    // The first listed claim is opened; navigation is limited to listed claims.
    assert_eq!(at(&atlas), 3);
    assert!(atlas.query_by_label("1 of 2").is_some());
    click(&mut atlas, "Next");
    assert_eq!(at(&atlas), 5);
    assert!(atlas.query_by(|node| node.label().is_some_and(|l| l.starts_with("Claim 1:"))).is_none());
    click(&mut atlas, "2 contradicted");
    assert_eq!(atlas.state().state().ui_state.article.verdict, None);
    assert!(atlas.query_by_label("6 of 13").is_some());
}

#[test]
fn showing_a_claim_on_the_map_is_one_undo_step_that_keeps_language_theme_and_words() {
    let mut before = View { language: Language::Zh, ..View::default() };
    before.page.title = Some("自己的标题".to_owned());
    before.edit_clusters(|query| query.text = "长沙".to_owned());
    let mut atlas = room(Setup { view: Some(before), language: Language::Zh, ..Setup::default() });
    let start = view(&atlas).clone();
    ask(&mut atlas, ArticleCommand::OpenClaim(7));
    click(&mut atlas, "在地图上显示：第 8 项");
    let shown = view(&atlas).clone();
    assert_eq!(shown.selection, Some(FeatureRef::from(ProvinceId::new("SH"))));
    assert!(shown.conditions() == 0 && shown.thematic().is_some());
    assert_eq!((shown.language, shown.page.title.as_deref()), (Language::Zh, Some("自己的标题")));
    assert!(shown.camera.metres_per_point < 2000.0, "the map flew to Shanghai");
    assert!(atlas.query_by_label("已在地图上显示").is_some());
    ask(&mut atlas, Action::Undo);
    assert_eq!(*view(&atlas), start);
    assert!(atlas.query_by_label("在地图上显示：第 8 项").is_some());
    ask(&mut atlas, Action::Redo);
    assert_eq!(view(&atlas).selection, shown.selection);
}

#[test]
fn a_step_loads_no_tiles_and_ends_those_that_there_are() {
    let mut step = claim_view("clusters_fields").unwrap().clone();
    step.base.basemap = Basemap::OpenStreetMap;
    let mut atlas = room(Setup::default());
    ask(&mut atlas, ArticleCommand::ShowView(Box::new(step)));
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.state().state().map.tiles.is_none());
}

#[test]
fn every_step_can_be_shown_and_says_so() {
    let mut atlas = room(Setup::default());
    let ids: Vec<String> =
        atlas.state().state().facts.catalogue().claims.iter().map(|claim| claim.id.clone()).collect();
    for (place, id) in ids.iter().enumerate() {
        ask(&mut atlas, ArticleCommand::OpenClaim(place));
        if claim_view(id).is_none() {
            assert!(atlas.query_by_label("No map: this claim has no location").is_some(), "{id}");
            continue;
        }
        click(&mut atlas, &format!("Show on the map: claim {}", place + 1));
        assert!(atlas.query_by_label("Shown on the map").is_some(), "{id}");
        // Moving the map does not leave the step.
        ask(&mut atlas, Action::ZoomOut);
        assert!(atlas.query_by_label("Shown on the map").is_some(), "{id}");
    }
    ask(&mut atlas, Action::Graticule);
    assert!(atlas.query_by_label("Shown on the map").is_none());
}

#[test]
fn a_picture_of_a_claim_shows_the_claim_s_map() {
    let mut atlas = room(Setup::default());
    ask(&mut atlas, ArticleCommand::OpenClaim(10));
    click(&mut atlas, "Export this map…");
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    let expected = FeatureRef::from(ClusterId::new("shenzhen-advanced-battery-materials"));
    assert_eq!(view(&atlas).selection, Some(expected));
}

#[test]
fn the_check_goes_to_the_clipboard_in_the_language_of_the_window() {
    let mut atlas = room(Setup { language: Language::Zh, ..Setup::default() });
    atlas.get_by_label("复制为文本").click();
    atlas.step();
    let mut copied = String::new();
    for _ in 0..3 {
        atlas.step();
        for command in &atlas.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert!(copied.starts_with("文章逐项核查\n") && copied.contains("结论：有出入"), "{copied}");
}
