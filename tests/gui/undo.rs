//! Undo and redo of everything that is seen.

use cluster_atlas::app::action::Action;
use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, ask, atlas, click, drag, found, view};

#[test]
fn a_filter_is_undone_and_redone_by_keys() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Biomedicine, 5 clusters");
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    atlas.run();
    assert_eq!(found(&atlas).len(), 45);
    atlas.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    atlas.run();
    assert_eq!(found(&atlas).len(), 5);
}

#[test]
fn a_drag_is_one_step() {
    let mut atlas = atlas(Setup::default());
    let start = view(&atlas).camera;
    let map = atlas.get_by_label_contains("Map of China with").rect();
    let from = pos2(map.max.x - 90.0, map.max.y - 90.0);
    drag(&mut atlas, from, vec2(-90.0, -60.0), 30);
    atlas.drop_at(from + vec2(-90.0, -60.0));
    atlas.run();
    assert_ne!(view(&atlas).camera, start);
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).camera, start);
    assert!(!atlas.state().state().history.can_undo());
}

#[test]
fn typing_a_word_is_one_step() {
    let mut atlas = atlas(Setup::default());
    let field = "Search clusters, cities, provinces";
    atlas.get_by_label(field).focus();
    atlas.run();
    for letter in ["r", "a", "i", "l"] {
        let key = Key::from_name(&letter.to_uppercase()).unwrap();
        atlas.key_down(key);
        atlas.get_by_label(field).type_text(letter);
        atlas.run();
        atlas.key_up(key);
        atlas.run();
    }
    assert_eq!(view(&atlas).filter.text, "rail");
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).filter.text, "");
}

#[test]
fn a_layer_and_a_language_are_undone_too() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Graticule);
    ask(&mut atlas, Action::LanguageChinese);
    ask(&mut atlas, Action::Undo);
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).language, cluster_atlas::model::Language::En);
    assert!(!view(&atlas).layers.graticule);
}

#[test]
fn two_drags_after_a_pause_are_two_steps() {
    let mut atlas = atlas(Setup::default());
    let map = atlas.get_by_label_contains("Map of China with").rect();
    let from = pos2(map.max.x - 90.0, map.max.y - 90.0);
    for _ in 0..2 {
        drag(&mut atlas, from, vec2(-40.0, -20.0), 10);
        atlas.drop_at(from + vec2(-40.0, -20.0));
        atlas.run();
    }
    ask(&mut atlas, Action::Undo);
    assert!(atlas.state().state().history.can_undo(), "the first drag is a step of its own");
}
