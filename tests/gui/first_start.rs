//! Card of first steps: what it says, what it offers, and how it goes and comes back.

use cluster_atlas::{
    app::{App, action::Action, settings::LeftPanel, window_kind::Window},
    i18n::messages,
    model::{Language, ProvinceId},
    view::{Normalisation, Variable},
};
use egui::{Key, Rect};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, view};

fn started(setup: Setup) -> Harness<'static, App> {
    atlas(Setup { first_steps: None, ..setup })
}

fn is_open(atlas: &Harness<'_, App>) -> bool {
    atlas.query_by_label("Three things to try").is_some()
}

fn texts(atlas: &Harness<'_, App>) -> String {
    let labels = atlas.query_all_by(|node| node.role() == egui::Role::Label);
    labels.filter_map(|node| node.accesskit_node().value()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_first_start_says_what_clusters_and_little_giants_are_and_who_names_them() {
    let text = texts(&started(Setup::default()));
    for said in [
        "A national advanced manufacturing cluster is a group of firms",
        "Ministry of Industry and Information Technology (MIIT)",
        "45 by 30 November 2022, 35 more in 2024",
        "A little giant is",
        "in batches since 2019",
        "specialised SMEs",
        "it is not zero",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let text = texts(&started(Setup { language: Language::Zh, ..Setup::default() }));
    for said in ["工业和信息化部", "截至 2022 年 11 月 30 日公布 45 个，2024 年再增 35 个", "自 2019 年起", "不等于零"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_card_goes_by_cross_button_and_escape_and_comes_back_from_the_menu() {
    for close in ["Close first steps", "Start exploring", "Escape"] {
        let mut atlas = started(Setup::default());
        assert!(is_open(&atlas));
        if close == "Escape" {
            atlas.key_press(Key::Escape);
            atlas.run();
        } else {
            click(&mut atlas, close);
        }
        assert!(!is_open(&atlas), "{close}");
        click(&mut atlas, "Help");
        click(&mut atlas, "First steps");
        assert!(is_open(&atlas), "{close}");
    }
}

#[test]
fn a_card_that_was_closed_stays_closed_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Some(folder.path().join("settings.json"));
    let mut first = started(Setup { settings: settings.clone(), ..Setup::default() });
    assert!(is_open(&first));
    click(&mut first, "Start exploring");
    // Settings are written after a second.
    for _ in 0..12 {
        first.step();
    }
    drop(first);
    assert!(!is_open(&started(Setup { settings, ..Setup::default() })));
}

#[test]
fn the_three_things_to_try_do_what_they_say() {
    let mut atlas = started(Setup::default());
    click(&mut atlas, "See where little giants are densest");
    let values = view(&atlas).thematic().unwrap();
    assert!(matches!(values.variable, Variable::LittleGiants(_)));
    assert_eq!(values.per, Normalisation::Population);
    assert!(atlas.state().state().settings.shows(LeftPanel::Provinces));
    // The panel is not closed by a second click.
    click(&mut atlas, "See where little giants are densest");
    assert!(atlas.state().state().settings.shows(LeftPanel::Provinces));
    click(&mut atlas, "Compare Jiangsu and Guangdong");
    assert_eq!(view(&atlas).compare, ["JS", "GD"].map(ProvinceId::new));

    let mut atlas = started(Setup::default());
    click(&mut atlas, "Save this map as an image");
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
}

#[test]
fn the_card_lies_within_the_map_and_takes_the_focus_after_it() {
    for size in [(1024.0, 700.0), (1360.0, 860.0), (2560.0, 1440.0)] {
        for language in [Language::En, Language::Zh] {
            let atlas = started(Setup { size, language, ..Setup::default() });
            let card = atlas.ctx.memory(|memory| memory.area_rect(egui::Id::unique("first steps"))).unwrap();
            let map: Rect = atlas.get_by(|node| node.role() == egui::Role::Canvas).rect();
            assert!(map.contains_rect(card), "{card:?} in {map:?}");
        }
    }
    let mut atlas = started(Setup::default());
    ask(&mut atlas, Action::ClearSelection);
    atlas.get_by_label(&messages(Language::En).map.fit_china).focus();
    atlas.run();
    let order = (0..60).map(|_| {
        atlas.key_press(Key::Tab);
        atlas.run();
        let focused = atlas
            .query_by(|node| node.is_focused() && node.label().is_some())
            .and_then(|node| node.accesskit_node().label());
        focused.unwrap_or_default()
    });
    let order: Vec<String> = order.take_while(|name| name != "Start exploring").collect();
    assert!(order.iter().any(|name| name == "Compare Jiangsu and Guangdong"), "{order:?}");
    assert!(order.len() < 59, "{order:?}");
}

#[test]
fn the_first_tab_after_the_start_leads_into_the_card_and_the_next_to_what_it_offers() {
    let mut atlas = started(Setup::default());
    let names: Vec<String> = (0..2)
        .map(|_| {
            atlas.key_press(Key::Tab);
            atlas.run();
            crate::keyboard::focused_name(&atlas)
        })
        .collect();
    assert_eq!(names[1], "See where little giants are densest", "{names:?}");
    let mut closed = atlas_without_card();
    closed.key_press(Key::Tab);
    closed.run();
    assert_eq!(crate::keyboard::focused_name(&closed), "File");
}

fn atlas_without_card() -> Harness<'static, App> {
    atlas(Setup::default())
}
