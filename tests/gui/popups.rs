//! Lists and menus opened from windows: drawn above them, repeatedly usable, closed before them.
#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, LayerCommand, SelectionCommand, WindowCommand},
        window_kind::Window,
    },
    model::ClusterId,
    view::{FeatureRef, PageSize, Preset},
};
use egui::{Key, LayerId, Modifiers, Role, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused_name, press, quick_click},
    support::{Setup, ask, atlas, click_at, view},
};

/// Layer that receives a click at the centre of a widget.
fn layer_at(atlas: &Harness<'_, App>, name: &str) -> LayerId {
    let at = atlas.get_by_label(name).rect().center();
    atlas.ctx.layer_id_at(at).expect("a layer")
}

/// Waits until the preview in the export window differs from `before`; the height of the window is then final.
fn picture_after(atlas: &mut Harness<'static, App>, before: Option<egui::TextureId>) -> Option<egui::TextureId> {
    for _ in 0..3000 {
        let now = atlas.state().state().ui_state.export.preview.as_ref().map(|(texture, _)| texture.id());
        if now.is_some() && now != before {
            atlas.run();
            return now;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        atlas.step();
    }
    panic!("no picture");
}

#[test]
fn the_list_of_sizes_opens_above_the_export_window_each_time() {
    use strum::IntoEnumIterator as _;
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, WindowCommand::Open(Window::Export));
    let mut picture = picture_after(&mut atlas, None);
    let texts = &cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).export;
    let sizes: Vec<&str> = Preset::iter()
        .filter(|preset| preset.size() != PageSize::default())
        .map(|preset| cluster_atlas::i18n::phrase(&texts.preset, preset))
        .take(2)
        .collect();
    for turn in 0..10 {
        let entry = sizes[turn % 2];
        for (quickly, how) in [(true, "Escape"), (false, "a click"), (true, "a click"), (false, "Escape")] {
            let at = atlas.get_by_role_and_label(Role::ComboBox, &texts.size).rect().center();
            if quickly {
                quick_click(&mut atlas, at);
            } else {
                click_at(&mut atlas, at);
            }
            assert!(atlas.query_by_label(entry).is_some(), "turn {turn}: the list is open");
            assert_ne!(layer_at(&atlas, entry), layer_at(&atlas, "Close"), "turn {turn}: it lies above the window");
            if how == "Escape" {
                press(&mut atlas, Modifiers::NONE, Key::Escape);
            } else {
                // A place inside the window but outside the list.
                let title = atlas.get_by_label("Close").rect().left_center() - egui::vec2(60.0, 0.0);
                click_at(&mut atlas, title);
            }
            assert!(atlas.query_by_label(entry).is_none(), "turn {turn}: {how} closes the list");
            assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export), "turn {turn}: and only that");
        }
        let before = view(&atlas).page.size;
        let at = atlas.get_by_role_and_label(Role::ComboBox, &texts.size).rect().center();
        quick_click(&mut atlas, at);
        let at = atlas.get_by_label(entry).rect().center();
        click_at(&mut atlas, at);
        assert_ne!(view(&atlas).page.size, before, "turn {turn}: {entry} was chosen");
        picture = picture_after(&mut atlas, picture);
    }
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(atlas.state().state().ui_state.window, None);
}

#[test]
fn escape_closes_what_is_on_top_and_nothing_else() {
    let mut atlas = atlas(Setup::default());
    let cluster = ClusterId::new("xuzhou-construction-machinery");
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(cluster))));
    ask(&mut atlas, WindowCommand::Open(Window::Export));
    let texts = &cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).export;
    // By keyboard: the list opens, Escape closes it, and its button has the focus again.
    assert_eq!(focused_name(&atlas), texts.size);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert!(atlas.ctx.any_popup_open());
    press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert!(!atlas.ctx.any_popup_open());
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    assert_eq!(focused_name(&atlas), texts.size);
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(atlas.state().state().ui_state.window, None);
    assert!(view(&atlas).selection.is_some());
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(view(&atlas).selection, None);
}

#[test]
fn a_list_of_a_panel_gives_the_focus_back_to_its_button() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::ProgrammesPanel);
    let texts = &cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).programmes;
    atlas.get_by_label(&texts.sort).focus();
    atlas.run();
    let button = focused_name(&atlas);
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    press(&mut atlas, Modifiers::NONE, Key::Tab);
    assert_ne!(focused_name(&atlas), button, "Tab goes into the list");
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert!(!atlas.ctx.any_popup_open());
    assert_eq!(focused_name(&atlas), button);
}

#[test]
fn the_palette_keeps_its_size_whatever_it_finds() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Palette);
    let height = |atlas: &Harness<'static, App>| {
        let area = atlas.ctx.memory(|memory| memory.area_rect(egui::Id::unique("palette")));
        area.expect("the palette").height()
    };
    let tall = height(&atlas);
    let hint = cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).palette.hint.clone();
    for text in ["suzhou nano", "no such thing at all"] {
        let field = atlas.get_by_role_and_label(Role::TextInput, &hint);
        field.type_text(text);
        atlas.run();
        assert!((height(&atlas) - tall).abs() < 2.0, "{} instead of {tall}", height(&atlas));
        for _ in 0..text.len() {
            press(&mut atlas, Modifiers::NONE, Key::Backspace);
        }
        assert!((height(&atlas) - tall).abs() < 2.0, "{} instead of {tall}", height(&atlas));
    }
    click_at(&mut atlas, pos2(640.0, 780.0));
    assert_eq!(atlas.state().state().ui_state.window, None);
}

#[test]
fn a_menu_of_the_bar_does_not_stay_open_above_a_window() {
    let mut atlas = atlas(Setup::default());
    press(&mut atlas, Modifiers::ALT, Key::F);
    assert!(atlas.ctx.any_popup_open());
    press(&mut atlas, Modifiers::COMMAND, Key::E);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    assert!(!atlas.ctx.any_popup_open());
}

#[test]
fn the_palette_closes_an_open_menu_and_escape_then_closes_the_palette_alone() {
    let mut atlas = atlas(Setup::default());
    let cluster = ClusterId::new("xuzhou-construction-machinery");
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(cluster))));
    for opens in [Key::F, Key::L] {
        press(&mut atlas, Modifiers::ALT, opens);
        assert!(atlas.ctx.any_popup_open());
        press(&mut atlas, Modifiers::COMMAND, Key::K);
        assert_eq!(atlas.state().state().ui_state.window, Some(Window::Palette));
        assert!(!atlas.ctx.any_popup_open(), "the menu is closed");
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert_eq!(atlas.state().state().ui_state.window, None);
        assert!(view(&atlas).selection.is_some(), "and nothing else");
    }
    // A list of a panel too.
    ask(&mut atlas, Action::ProgrammesPanel);
    let texts = &cluster_atlas::i18n::messages(cluster_atlas::model::Language::En).programmes;
    atlas.get_by_label(&texts.sort).focus();
    press(&mut atlas, Modifiers::NONE, Key::Enter);
    assert!(atlas.ctx.any_popup_open());
    press(&mut atlas, Modifiers::COMMAND, Key::K);
    assert!(!atlas.ctx.any_popup_open());
}

#[test]
fn escape_in_a_submenu_closes_the_submenu_alone() {
    for pointed in [false, true] {
        let mut atlas = atlas(Setup::default());
        press(&mut atlas, Modifiers::ALT, Key::L);
        if pointed {
            let at = atlas.get_by_label("Basemap").rect().center();
            click_at(&mut atlas, at);
        } else {
            press(&mut atlas, Modifiers::NONE, Key::ArrowUp);
            press(&mut atlas, Modifiers::NONE, Key::ArrowRight);
        }
        let inside = "Show OpenStreetMap";
        let is_open = |atlas: &Harness<'static, App>| atlas.query_by_label_contains("OpenStreetMap").is_some();
        assert!(is_open(&atlas), "{inside}");
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert!(!is_open(&atlas), "the submenu is closed, pointed at: {pointed}");
        assert!(atlas.query_by_label("Basemap").is_some(), "the menu is open");
        if !pointed {
            assert_eq!(focused_name(&atlas), "Basemap");
        }
        // It opens again, and Escape goes up level by level.
        if !pointed {
            press(&mut atlas, Modifiers::NONE, Key::ArrowRight);
            assert!(is_open(&atlas));
            press(&mut atlas, Modifiers::NONE, Key::Escape);
        }
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert!(atlas.query_by_label("Basemap").is_none(), "the menu is closed");
    }
}

#[test]
fn a_list_opened_by_mouse_is_answered_by_keys_and_gives_the_focus_back() {
    let mut atlas = atlas(Setup { size: (1280.0, 1000.0), ..Setup::default() });
    let messages = cluster_atlas::i18n::messages(cluster_atlas::model::Language::En);
    let values = Some(cluster_atlas::view::ThematicLayer::default());
    ask(&mut atlas, LayerCommand::SetThematic(values, cluster_atlas::view::EditKind::Single));
    for (opens, name) in [
        (Command::from(Action::ProgrammesPanel), &messages.programmes.sort),
        (Command::from(Action::ProvincesPanel), &messages.thematic.method_of_classes),
        (Command::from(Action::Export), &messages.export.size),
    ] {
        ask(&mut atlas, opens);
        let at = atlas.get_by_role_and_label(Role::ComboBox, name).rect().center();
        let mut names = Vec::new();
        for key in [Key::Home, Key::End] {
            click_at(&mut atlas, at);
            assert!(atlas.ctx.any_popup_open(), "{name}");
            press(&mut atlas, Modifiers::NONE, key);
            assert!(atlas.ctx.any_popup_open(), "{name}: {key:?}");
            names.push(focused_name(&atlas));
            press(&mut atlas, Modifiers::NONE, Key::Enter);
            assert!(!atlas.ctx.any_popup_open(), "{name}");
            assert_eq!(focused_name(&atlas), *name, "after {key:?}");
        }
        assert_ne!(names[0], names[1], "{name}");
        assert!(!names.contains(name));
        // Arrow keys go from one end.
        click_at(&mut atlas, at);
        press(&mut atlas, Modifiers::NONE, Key::End);
        press(&mut atlas, Modifiers::NONE, Key::ArrowUp);
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert_eq!(focused_name(&atlas), *name);
    }
}
