//! Menus, palette and panels.

use cluster_atlas::{app::action::Action, view::FeatureRef};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, view};

#[test]
fn a_menu_entry_does_what_it_says() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Layers");
    click(&mut atlas, "Graticule");
    assert!(view(&atlas).base.graticule);
}

#[test]
fn the_palette_runs_a_command_by_a_few_letters() {
    let mut atlas = atlas(Setup::default());
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::K);
    atlas.run();
    atlas.get_by_label("Type a command, cluster or place").type_text("gratic");
    atlas.run();
    atlas.key_press(Key::Enter);
    atlas.run();
    assert!(view(&atlas).base.graticule);
    assert_eq!(atlas.state().state().ui_state.window, None);
}

#[test]
fn the_palette_goes_to_a_cluster_by_pinyin() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Palette);
    atlas.get_by_label("Type a command, cluster or place").type_text("xuzhou jixie");
    atlas.run();
    atlas.key_press(Key::Enter);
    atlas.run();
    let expected = cluster_atlas::model::ClusterId::new("xuzhou-construction-machinery");
    assert_eq!(view(&atlas).selection, Some(FeatureRef::from(expected)));
    assert!(view(&atlas).camera.metres_per_point < 1500.0);
}

#[test]
fn panels_close_and_open() {
    let mut atlas = atlas(Setup::default());
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::B);
    atlas.run();
    assert!(atlas.query_by_label("Search clusters, cities, provinces").is_none());
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::F);
    atlas.run();
    assert!(atlas.query_by_label("Search clusters, cities, provinces").is_some());
}

#[test]
fn the_palette_opens_empty_however_it_was_closed() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Palette);
    atlas.get_by_label("Type a command, cluster or place").type_text("gratic");
    atlas.run();
    atlas.key_press(Key::Escape);
    atlas.run();
    ask(&mut atlas, Action::Palette);
    atlas.key_press(Key::Enter);
    atlas.run();
    assert!(!view(&atlas).base.graticule, "Enter runs the first entry of the whole list, not what was typed before");
}
