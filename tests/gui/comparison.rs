//! Tab of the comparison of provinces.

use cluster_atlas::{
    app::{App, action::Action, command::SelectionCommand, window_kind::Window},
    model::ProvinceId,
    view::{PageSize, Preset},
};
use egui::{Key, Modifiers, Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    keyboard::{focused_name, press, round},
    support::{Setup, ask, atlas, click, view},
};

fn tab(ids: &[&str]) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { size: (1360.0, 860.0), ..Setup::default() });
    ask(&mut atlas, Action::Compare);
    ask(&mut atlas, SelectionCommand::Compare(ids.iter().copied().map(ProvinceId::new).collect()));
    atlas
}

#[test]
fn the_list_stays_under_the_pointer_and_the_map_as_wide_while_provinces_are_chosen() {
    let mut atlas = tab(&[]);
    let place = |atlas: &Harness<'_, App>| {
        let row = atlas.get_by_role_and_label(Role::CheckBox, "Zhejiang").rect();
        (row, atlas.get_by_label_contains("Map of China, ").rect())
    };
    let before = place(&atlas);
    for name in ["Beijing", "Shanghai", "Hunan", "Sichuan"] {
        click(&mut atlas, name);
        assert_eq!(place(&atlas), before, "{name}");
    }
    assert_eq!(view(&atlas).compare.len(), 4);
    click(&mut atlas, "Clear");
    assert_eq!(place(&atlas), before);
}

#[test]
fn every_bar_is_reached_by_tab_and_enter_says_where_its_value_comes_from() {
    let mut atlas = tab(&["BJ", "ZJ"]);
    let way = round(&mut atlas, Modifiers::NONE);
    for name in ["Beijing: 90, rank 8 of 31", "Beijing: 21.83 million people", "Zhejiang: 66.7 million people"] {
        assert!(way.iter().any(|stop| stop.name.starts_with(name)), "{name}: {way:?}");
    }
    atlas.get_by_role_and_label(Role::Button, "Zhejiang: 66.7 million people").focus();
    atlas.run();
    assert!(atlas.query_by_label_contains("as of 2024").is_none());
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert!(atlas.query_by_label_contains("as of 2024").is_some());
    assert!(atlas.query_all_by_label_contains("National Bureau of Statistics").count() > 0);
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(focused_name(&atlas), "Zhejiang: 66.7 million people");
}

#[test]
fn the_key_of_export_saves_the_comparison_too_with_the_room_of_a_slide() {
    let mut atlas = tab(&["BJ", "ZJ"]);
    press(&mut atlas, Modifiers::COMMAND, Key::E);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    assert!(view(&atlas).has_comparison());
    assert_eq!(view(&atlas).page.size, Preset::Slide.size());
    let root = atlas.root();
    let texts: Vec<String> = root.children_recursive().filter_map(|node| node.accesskit_node().value()).collect();
    for said in ["Beijing and Zhejiang compared", "bars compare Beijing and Zhejiang"] {
        assert!(texts.iter().any(|text| text.contains(said)), "{said}: {texts:?}");
    }

    let mut elsewhere = tab(&["BJ", "ZJ"]);
    ask(&mut elsewhere, Action::ClustersPanel);
    press(&mut elsewhere, Modifiers::COMMAND, Key::E);
    assert!(!view(&elsewhere).has_comparison());
    assert_eq!(view(&elsewhere).page.size, PageSize::default());
}

#[test]
fn a_panel_that_the_palette_opens_has_the_focus() {
    let mut atlas = atlas(Setup { size: (1360.0, 860.0), ..Setup::default() });
    press(&mut atlas, Modifiers::COMMAND, Key::K);
    let texts = &cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).palette;
    atlas.get_by_label(&texts.hint).type_text("compare provinces");
    atlas.run();
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert_eq!(atlas.state().state().ui_state.window, None);
    let panel = atlas.get_by_role_and_label(Role::Region, "Compare panel").rect();
    let held = crate::keyboard::focused(&atlas).unwrap();
    assert!(panel.contains_rect(held.rect), "{held:?} in {panel:?}");
}
