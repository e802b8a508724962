//! Command palette: what it finds, in what order, and the mark at a place that it flew to.

use cluster_atlas::{
    app::{App, action::Action, settings::LeftPanel, window_kind::Window},
    i18n::messages,
    model::Language,
    view::Variable,
};
use egui::Key;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, view};

/// Palette with a text typed into it.
fn searching(language: Language, text: &str) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { language, ..Setup::default() });
    ask(&mut atlas, Action::Palette);
    atlas.get_by_label(&messages(language).palette.hint).type_text(text);
    atlas.run();
    atlas
}

/// Names of the rows, best match first.
fn rows(atlas: &Harness<'_, App>) -> Vec<String> {
    let options = atlas.query_all_by(|node| node.role() == egui::Role::ListBoxOption && node.is_selected().is_some());
    let mut rows: Vec<(f32, String)> =
        options.filter_map(|node| Some((node.rect().min.y, node.accesskit_node().label()?))).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn first(language: Language, text: &str) -> String {
    rows(&searching(language, text)).into_iter().next().unwrap_or_default()
}

#[test]
fn chinese_commands_are_found_by_pinyin_and_by_initials() {
    let sources = &messages(Language::Zh).command["sources"].title;
    for text in ["来源", "laiyuan", "lai yuan", "ly"] {
        assert!(first(Language::Zh, text).starts_with(sources.as_str()), "{text}");
    }
    assert!(first(Language::En, "laiyuan").starts_with(&messages(Language::En).command["sources"].title));
}

#[test]
fn commands_are_found_by_the_name_of_their_menu_and_by_words_of_their_explanation() {
    for (language, text) in [(Language::En, "theme"), (Language::Zh, "主题"), (Language::Zh, "zhuti")] {
        let rows = rows(&searching(language, text));
        for key in ["theme_light", "theme_dark"] {
            let title = &messages(language).command[key].title;
            assert!(rows.iter().any(|row| row.starts_with(title.as_str())), "{text}: {rows:?}");
        }
    }
}

#[test]
fn an_exact_name_of_a_place_goes_before_commands_that_only_mention_the_word() {
    assert!(first(Language::En, "changsha").starts_with("Changsha"));
    assert!(first(Language::En, "legend").starts_with("Legend"));
}

#[test]
fn little_giants_are_found_as_a_term_and_as_values() {
    let mut atlas = searching(Language::En, "little giant");
    let found = rows(&atlas);
    assert!(found[0].starts_with("little giant"), "{found:?}");
    let distinct: std::collections::BTreeSet<&String> = found.iter().collect();
    assert_eq!(distinct.len(), found.len(), "rows that read alike: {found:?}");
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Glossary(Some("little-giant"))));

    let mut atlas = searching(Language::En, "population");
    atlas.key_press(Key::Enter);
    atlas.run();
    assert!(matches!(view(&atlas).thematic().unwrap().variable, Variable::Indicator(_)));
    assert!(atlas.state().state().settings.shows(LeftPanel::Provinces));
}

#[test]
fn what_is_not_found_offers_similar_names_or_a_hint() {
    let atlas = searching(Language::En, "qqqqqq");
    assert!(atlas.query_by_label(&messages(Language::En).palette.nothing.replace("{text}", "qqqqqq")).is_some());
    assert!(atlas.query_by_label_contains("Try another word, a place in English").is_some());
    let atlas = searching(Language::Zh, "qqqqqq");
    assert!(atlas.query_by_label_contains("请换一个词").is_some());
    let rows = rows(&searching(Language::En, "graticul3"));
    assert!(rows.iter().any(|row| row.starts_with("Graticule")), "{rows:?}");
}

#[test]
fn a_city_that_the_map_flew_to_is_marked_until_the_next_click() {
    for (language, text, mark) in [(Language::En, "taiyuan", "Here: Taiyuan"), (Language::Zh, "太原", "此处：太原")]
    {
        let mut atlas = searching(language, text);
        atlas.key_press(Key::Enter);
        atlas.run();
        let map = atlas.get_by(|node| node.role() == egui::Role::Canvas).rect();
        let ring = atlas.get_by_label(mark).rect();
        assert!(ring.center().distance(map.center()) < 4.0, "{ring:?} in {map:?}");
        crate::support::click_at(&mut atlas, map.center() + egui::vec2(80.0, 60.0));
        assert!(atlas.query_by_label(mark).is_none());
    }
}

#[test]
fn the_mark_of_a_place_ends_by_itself() {
    let mut atlas = searching(Language::En, "taiyuan");
    atlas.key_press(Key::Enter);
    atlas.run();
    // A step of the harness is a quarter of a second.
    for _ in 0..40 {
        atlas.step();
    }
    assert!(atlas.query_by_label("Here: Taiyuan").is_none());
}
