//! Glossary: its window, and explanations of terms where they stand.

use cluster_atlas::{
    app::{App, action::Action, command::SelectionCommand, window_kind::Window},
    i18n::glossary,
    model::{ClusterId, Language},
};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::{Setup, ask, atlas, click};

fn window<'a>(atlas: &'a Harness<'_, App>) -> Option<&'a Window> {
    atlas.state().state().ui_state.window.as_ref()
}

fn shows(atlas: &Harness<'_, App>, text: &str) -> bool {
    atlas.query_all_by_label(text).next().is_some()
}

#[test]
fn the_glossary_opens_by_its_key_and_lists_every_term_of_the_page() {
    let mut atlas = atlas(Setup::default());
    atlas.key_press_modifiers(Modifiers::SHIFT, Key::F1);
    atlas.run();
    assert_eq!(window(&atlas), Some(&Window::Glossary(None)));
    assert!(shows(&atlas, &format!("{} terms", glossary().len())));
    for entry in glossary() {
        assert!(shows(&atlas, &entry.meaning.en), "{}", entry.id);
    }
}

#[test]
fn terms_are_found_in_english_chinese_and_pinyin() {
    for (language, field) in
        [(Language::En, "Search terms in English, Chinese or pinyin"), (Language::Zh, "用中文、英文或拼音搜索术语")]
    {
        for text in ["little giant", "小巨人", "xiaojuren"] {
            let mut atlas = atlas(Setup { language, ..Setup::default() });
            ask(&mut atlas, Action::Glossary);
            atlas.get_by_label(field).type_text(text);
            atlas.run();
            assert!(shows(&atlas, "专精特新“小巨人”企业"), "{text}");
            assert!(!shows(&atlas, "graticule"), "{text}");
        }
    }
}

#[test]
fn a_term_that_is_not_found_says_so_in_both_languages() {
    for (language, field, said) in [
        (
            Language::En,
            "Search terms in English, Chinese or pinyin",
            "No term matches “qqqq”. Try another word, or clear the search.",
        ),
        (Language::Zh, "用中文、英文或拼音搜索术语", "没有与“qqqq”匹配的术语。请换一个词，或清空搜索。"),
    ] {
        let mut atlas = atlas(Setup { language, ..Setup::default() });
        ask(&mut atlas, Action::Glossary);
        atlas.get_by_label(field).type_text("qqqq");
        atlas.run();
        assert!(shows(&atlas, said), "{said}");
    }
}

#[test]
fn a_term_of_a_card_is_explained_by_one_click_and_leads_to_its_place_in_the_glossary() {
    let entry = glossary().iter().find(|entry| entry.id == "round").unwrap();
    for (language, explain, open) in
        [(Language::En, "Explain: ", "Open the glossary"), (Language::Zh, "解释：", "打开术语表")]
    {
        let mark = format!("{explain}{}", entry.name(language));
        let mut atlas = atlas(Setup { language, ..Setup::default() });
        let cluster = ClusterId::new("xuzhou-construction-machinery");
        ask(&mut atlas, SelectionCommand::Select(Some(cluster.into())));
        // Filters have a mark of the same name.
        atlas.query_all_by_label(&mark).last().expect("a mark").click_accesskit();
        atlas.run();
        assert!(shows(&atlas, entry.meaning.get(language)), "{mark}");
        click(&mut atlas, open);
        assert_eq!(window(&atlas), Some(&Window::Glossary(Some("round"))));
        let shown = atlas.get_by_label(entry.meaning.get(language)).rect();
        assert!(atlas.ctx.content_rect().contains_rect(shown), "scrolled to: {shown:?}");
        assert!(!atlas.ctx.any_popup_open(), "the explanation has closed");
    }
}

#[test]
fn the_glossary_gives_way_to_the_window_that_it_was_opened_from() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::About);
    ask(&mut atlas, Action::Glossary);
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!(window(&atlas), Some(&Window::About));
}
