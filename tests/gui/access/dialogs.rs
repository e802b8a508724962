//! Dialogs, lists and the palette.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, WindowCommand},
        window_kind::Window,
    },
    i18n::messages,
    model::Language,
};
use egui::{Key, Role, accesskit::HasPopup};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};

use super::{id, lies_in, with_role};
use crate::support::{Setup, ask, atlas, view};

/// The dialog that is open.
fn dialog<'a>(atlas: &'a Harness<'_, App>) -> Node<'a> {
    let mut all = with_role(atlas, Role::Dialog).into_iter();
    let found = all.next().unwrap();
    assert_eq!(all.count(), 0, "one dialog");
    found
}

#[test]
fn a_dialog_is_modal_has_the_name_of_its_title_and_holds_the_focus() {
    for language in [Language::En, Language::Zh] {
        let texts = messages(language);
        let windows = [
            (Window::About, &texts.about.title),
            (Window::Shortcuts, &texts.shortcuts.title),
            (Window::Glossary(None), &texts.glossary.title),
            (Window::Export, &texts.export.window_title),
            (Window::Sources(Vec::new()), &texts.source.title),
        ];
        for (window, title) in windows {
            let mut atlas = atlas(Setup { language, ..Setup::default() });
            ask(&mut atlas, Command::from(WindowCommand::Open(window)));
            let found = dialog(&atlas);
            let node = found.accesskit_node();
            assert_eq!(node.label().as_deref(), Some(title.as_str()), "{language:?}");
            assert!(node.is_modal(), "{title}");
            let focused = atlas.query_by(|node| node.is_focused() && !node.is_hidden()).unwrap();
            assert!(lies_in(&focused, id(&found)), "{title}: {focused:?}");
        }
    }
}

#[test]
fn actions_on_what_lies_behind_a_dialog_have_no_effect() {
    let mut atlas = atlas(Setup::default());
    let button = |atlas: &Harness<'static, App>| atlas.get_by_label("Zoom in").click_accesskit();
    let before = view(&atlas).camera.metres_per_point;
    ask(&mut atlas, Action::About);
    button(&atlas);
    atlas.run();
    assert_eq!(view(&atlas).camera.metres_per_point, before);
    atlas.get_by_label("Close").click_accesskit();
    atlas.run();
    assert_eq!(atlas.state().state().ui_state.window, None);
    button(&atlas);
    atlas.run();
    assert!(view(&atlas).camera.metres_per_point < before);
}

#[test]
fn a_list_to_choose_from_says_its_value_and_whether_it_is_open() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Command::from(WindowCommand::Open(Window::Export)));
    let name = &messages(Language::En).export.size;
    let list = |atlas: &Harness<'static, App>| {
        let list = atlas.get_by_role_and_label(Role::ComboBox, name);
        let node = list.accesskit_node();
        let value = node.value().unwrap_or_default();
        assert!(!value.is_empty() && node.description() == Some(value));
        assert_eq!(node.data().has_popup(), Some(HasPopup::Listbox));
        node.data().is_expanded()
    };
    assert_eq!(list(&atlas), Some(false));
    atlas.get_by_role_and_label(Role::ComboBox, name).click_accesskit();
    atlas.run();
    assert_eq!(list(&atlas), Some(true));
}

#[test]
fn the_palette_lists_options_of_which_one_is_current() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Palette);
    assert_eq!(dialog(&atlas).accesskit_node().label().as_deref(), Some("Search of commands and places"));
    let current = |atlas: &Harness<'static, App>| {
        let options = with_role(atlas, Role::ListBoxOption);
        let chosen: Vec<_> = options.iter().filter(|node| node.accesskit_node().is_selected() == Some(true)).collect();
        assert_eq!(chosen.len(), 1);
        let field = atlas.get_by_label(&messages(Language::En).palette.hint);
        assert_eq!(field.accesskit_node().data().active_descendant(), Some(id(chosen[0])));
        chosen[0].accesskit_node().label().unwrap()
    };
    let first = current(&atlas);
    atlas.key_press(Key::ArrowDown);
    atlas.run();
    assert_ne!(current(&atlas), first);
}

#[test]
fn an_option_of_the_palette_keeps_its_node_where_others_leave_the_list() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Palette);
    let option = |atlas: &Harness<'static, App>| {
        let options = with_role(atlas, Role::ListBoxOption);
        let panel = options.iter().find(|node| node.accesskit_node().label().unwrap().starts_with("Layers panel"));
        panel.map(id).unwrap()
    };
    let before = option(&atlas);
    atlas.get_by_label(&messages(Language::En).palette.hint).type_text("layers panel");
    atlas.run();
    assert_eq!(option(&atlas), before);
}

#[test]
fn entries_of_menus_are_menu_items_with_their_state() {
    let mut atlas = atlas(Setup::default());
    let menu = |atlas: &Harness<'static, App>| {
        let menu = atlas.get_by_role_and_label(Role::MenuItem, "View");
        menu.accesskit_node().data().is_expanded()
    };
    assert_eq!(menu(&atlas), Some(false));
    atlas.get_by_role_and_label(Role::MenuItem, "View").click();
    atlas.run();
    assert_eq!(menu(&atlas), Some(true));
    let toggles = with_role(&atlas, Role::MenuItemCheckBox);
    let table = toggles.iter().find(|node| node.accesskit_node().label().as_deref() == Some("Table")).unwrap();
    assert_eq!(table.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
}
