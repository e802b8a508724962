//! Undo and redo of every change to the view.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{LayerCommand, WindowCommand},
        window_kind::Window,
    },
    view::{ClassificationMethod, EditKind, ThematicLayer, View},
};
use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

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
    let map = atlas.get_by_label_contains("Map of China, ").rect();
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
    assert_eq!(view(&atlas).cluster_query().text, "rail");
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).cluster_query().text, "");
}

#[test]
fn a_layer_and_a_language_are_undone_too() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Graticule);
    ask(&mut atlas, Action::LanguageChinese);
    ask(&mut atlas, Action::Undo);
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).language, cluster_atlas::model::Language::En);
    assert!(!view(&atlas).base.graticule);
}

#[test]
fn two_drags_after_a_pause_are_two_steps() {
    let mut atlas = atlas(Setup::default());
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    let from = pos2(map.max.x - 90.0, map.max.y - 90.0);
    for _ in 0..2 {
        drag(&mut atlas, from, vec2(-40.0, -20.0), 10);
        atlas.drop_at(from + vec2(-40.0, -20.0));
        atlas.run();
    }
    ask(&mut atlas, Action::Undo);
    assert!(atlas.state().state().history.can_undo(), "the first drag is a step of its own");
}

/// Types into a field letter by letter, then leaves it.
fn type_into(atlas: &mut Harness<'static, App>, field: &str, text: &str) {
    // A heading may have the same name.
    atlas.get_all_by_label(field).last().unwrap().scroll_to_me();
    atlas.run();
    atlas.get_all_by_label(field).last().unwrap().focus();
    atlas.run();
    for letter in text.chars() {
        atlas.get_all_by_label(field).last().unwrap().type_text(&letter.to_string());
        atlas.run();
    }
    atlas.key_press(Key::Tab);
    atlas.run();
}

#[test]
fn whatever_is_typed_into_a_field_is_one_step_until_it_is_left() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, WindowCommand::Open(Window::Export));
    let before = view(&atlas).clone();
    let fields = ["Title", "Subtitle", "Note", "Credit", "Map approval number", "Alt text"];
    let mut pages = vec![before.page];
    for field in fields {
        // A second edit of the same field is another undo step.
        for text in ["one", "two"] {
            type_into(&mut atlas, field, text);
            assert_ne!(pages.last(), Some(&view(&atlas).page), "{field}");
            pages.push(view(&atlas).page.clone());
        }
    }
    while let Some(page) = pages.pop() {
        assert_eq!(view(&atlas).page, page);
        assert_eq!(atlas.state().state().history.can_undo(), !pages.is_empty());
        ask(&mut atlas, Action::Undo);
    }
}

#[test]
fn a_number_counts_when_it_has_been_typed() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, WindowCommand::Open(Window::Export));
    let size = |atlas: &Harness<'_, App>| view(atlas).page.size;
    let before = size(&atlas);
    let number = |atlas: &mut Harness<'static, App>, text: &str| {
        click(atlas, "Width");
        for letter in text.chars() {
            atlas.event(egui::Event::Text(letter.to_string()));
            atlas.run();
            assert_eq!(view(atlas).page.size, before, "half a number is none");
        }
        atlas.key_press(Key::Enter);
        atlas.run();
    };
    number(&mut atlas, "99999");
    assert_eq!(size(&atlas), before, "no picture is so wide");
    assert!(atlas.query_by_label_contains("A side can have at most 30,000 px").is_some());
    number(&mut atlas, "1600");
    assert_eq!(size(&atlas).width, 1600.0);
    assert!(atlas.query_by_label_contains("A side can have").is_none());
    ask(&mut atlas, Action::Undo);
    assert_eq!(size(&atlas), before);
    assert!(!atlas.state().state().history.can_undo());
}

#[test]
fn limits_typed_and_a_number_dragged_are_one_step_each() {
    let own =
        ThematicLayer { method: ClassificationMethod::Manual, breaks: vec![20.0, 50.0], ..ThematicLayer::default() };
    let mut start = View::default();
    start.set_thematic(Some(own.clone()));
    let mut atlas = atlas(Setup { view: Some(start), ..Setup::default() });
    ask(&mut atlas, Action::ProvincesPanel);
    type_into(&mut atlas, "Class breaks", ", 90, 120");
    let breaks = |atlas: &Harness<'_, App>| view(atlas).thematic().cloned().unwrap().breaks;
    assert_eq!(breaks(&atlas), [20.0, 50.0, 90.0, 120.0]);
    ask(&mut atlas, Action::Undo);
    assert_eq!(breaks(&atlas), own.breaks);
    assert!(!atlas.state().state().history.can_undo());

    ask(&mut atlas, LayerCommand::SetThematic(Some(ThematicLayer::default()), EditKind::Single));
    let number = atlas.get_by_label("Number of classes").rect().center();
    drag(&mut atlas, number, vec2(80.0, 0.0), 12);
    atlas.drop_at(number + vec2(80.0, 0.0));
    atlas.run();
    let classes = |atlas: &Harness<'_, App>| view(atlas).thematic().cloned().unwrap().classes;
    assert!(classes(&atlas) > 6, "several notches: {}", classes(&atlas));
    ask(&mut atlas, Action::Undo);
    assert_eq!(classes(&atlas), 5);
}
