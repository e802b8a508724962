//! Windows with little or no space: every control stays reachable, and no state is lost.

use std::collections::BTreeSet;

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, SelectionCommand, WindowCommand},
    },
    model::{Language, ProvinceId},
    view::FeatureRef,
};
use egui::{Key, Modifiers, Rect, Role, Vec2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    focus::windows,
    keyboard::{Stop, focused, press, round, stops},
    support::{Setup, ask, atlas, view},
};

/// The least window, a full screen of 1360 × 861 pixels at three pixels per point, a narrow and a low window.
const SIZES: [(f32, f32); 4] = [(320.0, 200.0), (453.0, 287.0), (340.0, 900.0), (1400.0, 210.0)];
const WIDE: (f32, f32) = (1280.0, 800.0);

fn all_open(size: (f32, f32), room: Action) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { size, ..Setup::default() });
    for part in [Action::TablePanel, Action::Timeline] {
        ask(&mut atlas, part);
    }
    if room != Action::ClustersPanel {
        ask(&mut atlas, room);
    }
    atlas
}

/// Names of controls; the clusters on the map count as one.
fn names(atlas: &Harness<'static, App>, stops: &[Stop]) -> BTreeSet<String> {
    let catalogue = atlas.state().state().facts.catalogue();
    let on_map: BTreeSet<String> = catalogue
        .clusters
        .iter()
        .map(|cluster| {
            let sector = catalogue.sector(&cluster.sector).map_or("", |sector| sector.name.full(Language::En));
            format!("{}, {sector}", cluster.name.full(Language::En))
        })
        .collect();
    let all = stops.iter().map(|stop| stop.name.clone());
    all.map(|name| if on_map.contains(&name) { "a cluster on the map".to_owned() } else { name }).collect()
}

/// Presses Enter on a button, which may lie where only scrolling shows it.
fn open(atlas: &mut Harness<'static, App>, button: &str) {
    atlas.get_by_role_and_label(Role::Button, button).focus();
    atlas.run();
    press(atlas, Modifiers::NONE, Key::Enter);
}

/// Names of the controls that Tab comes to with each side panel open, as a narrow window draws one of them, and of the
/// pointer tools, which share a menu on a low map; `round` checks that each is visible.
fn reached(atlas: &mut Harness<'static, App>, tab: &str) -> BTreeSet<String> {
    let way = round(atlas, Modifiers::NONE);
    let mut found = names(atlas, &way);
    let other = if found.contains("Statistics panel") { "Statistics panel" } else { tab };
    open(atlas, other);
    let way = round(atlas, Modifiers::NONE);
    found.extend(names(atlas, &way));
    if found.contains("Map tools") {
        open(atlas, "Map tools");
        let tools = stops(atlas, true);
        assert!(tools.iter().all(|tool| tool.is_seen(atlas.ctx.content_rect())), "{tools:?}");
        found.extend(names(atlas, &tools));
    }
    found
}

#[test]
fn every_control_of_a_wide_window_is_reached_and_seen_in_a_small_one() {
    let rooms = [
        (Action::ClustersPanel, "Clusters"),
        (Action::ProvincesPanel, "Provinces"),
        (Action::ArticlePanel, "Fact-check an article"),
    ];
    for (room, tab) in rooms {
        let wide = all_open(WIDE, room);
        let wide = names(&wide, &stops(&wide, false));
        assert!(wide.len() > 60);
        for size in SIZES {
            let mut atlas = all_open(size, room);
            let reached = reached(&mut atlas, tab);
            let missing: Vec<_> = wide.difference(&reached).collect();
            assert!(missing.is_empty(), "{room:?} at {size:?}: {missing:?}");
        }
    }
}

#[test]
fn the_card_of_a_province_is_reached_to_its_end_in_a_small_window() {
    let select = Command::from(SelectionCommand::Select(Some(FeatureRef::from(ProvinceId::new("JS")))));
    let card = |size| {
        let mut atlas = atlas(Setup { size, ..Setup::default() });
        ask(&mut atlas, select.clone());
        atlas
    };
    let wide = card(WIDE);
    let wide = names(&wide, &stops(&wide, false));
    for size in SIZES {
        let mut atlas = card(size);
        let reached = reached(&mut atlas, "Clusters");
        let missing: Vec<_> = wide.difference(&reached).collect();
        assert!(missing.is_empty(), "at {size:?}: {missing:?}");
    }
}

#[test]
fn every_entry_of_every_menu_is_reached_and_seen_in_a_small_window() {
    for (letter, size) in [Key::F, Key::E, Key::V, Key::L, Key::H].into_iter().zip(SIZES.into_iter().cycle()) {
        let mut atlas = atlas(Setup { size, ..Setup::default() });
        press(&mut atlas, Modifiers::ALT, letter);
        let entries: BTreeSet<_> = stops(&atlas, true).into_iter().map(|stop| stop.name).collect();
        assert!(entries.len() > 3, "{letter:?}: {entries:?}");
        let window = atlas.ctx.content_rect();
        let mut reached = BTreeSet::new();
        for _ in 0..entries.len() {
            press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
            let entry = focused(&atlas).unwrap();
            assert!(entry.is_seen(window), "{letter:?} at {size:?}: {entry:?}");
            reached.insert(entry.name);
        }
        assert!(entries.is_subset(&reached), "{letter:?} at {size:?}: {entries:?} but {reached:?}");
    }
}

#[test]
fn every_control_of_every_window_is_reached_and_seen_in_a_small_window() {
    for window in windows() {
        let open = |size| {
            let mut atlas = atlas(Setup { size, ..Setup::default() });
            ask(&mut atlas, WindowCommand::Open(window.clone()));
            atlas
        };
        let wide = open(WIDE);
        let wide = names(&wide, &stops(&wide, true));
        for size in SIZES {
            let mut atlas = open(size);
            let way = round(&mut atlas, Modifiers::NONE);
            let reached = names(&atlas, &way);
            let missing: Vec<_> = wide.difference(&reached).collect();
            assert!(missing.is_empty(), "{window:?} at {size:?}: {missing:?}");
        }
    }
}

#[test]
fn what_cannot_take_the_focus_is_read_to_its_end_by_pages() {
    let mut atlas = atlas(Setup { size: (453.0, 287.0), ..Setup::default() });
    ask(&mut atlas, Action::Shortcuts);
    let window = atlas.ctx.content_rect();
    let last = cluster_atlas::i18n::messages(Language::En).table.gestures.last().unwrap()[1].clone();
    let bottom = |atlas: &Harness<'static, App>| atlas.get_by_label(&last).rect().max.y;
    assert!(bottom(&atlas) > window.max.y);
    for _ in 0..12 {
        press(&mut atlas, Modifiers::NONE, Key::PageDown);
    }
    assert!(bottom(&atlas) <= window.max.y, "{} in {window:?}", bottom(&atlas));
    let title = cluster_atlas::i18n::messages(Language::En).shortcuts.mouse.clone();
    for _ in 0..12 {
        press(&mut atlas, Modifiers::NONE, Key::PageUp);
    }
    assert!(atlas.get_by_label(&title).rect().min.y > 0.0);
}

#[test]
fn the_list_of_the_palette_fits_into_a_small_window() {
    for size in SIZES {
        let mut atlas = atlas(Setup { size, ..Setup::default() });
        ask(&mut atlas, Action::Palette);
        let area = atlas.ctx.memory(|memory| memory.area_rect(egui::Id::unique("palette"))).unwrap();
        assert!(atlas.ctx.content_rect().contains_rect(area), "{area:?} at {size:?}");
        for _ in 0..12 {
            press(&mut atlas, Modifiers::NONE, Key::ArrowDown);
        }
        press(&mut atlas, Modifiers::NONE, Key::Escape);
        assert_eq!(atlas.state().state().ui_state.window, None);
    }
}

/// Sets the window's size as a window system may report it.
fn resize(atlas: &mut Harness<'static, App>, size: Vec2) {
    atlas.input_mut().screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, size));
    atlas.run();
}

#[test]
fn a_window_without_room_comes_back_as_it_was() {
    let sizes =
        [vec2(0.0, 0.0), vec2(1.0, 1.0), vec2(-20.0, -10.0), vec2(0.0, 500.0), vec2(1280.0, 0.0), vec2(160.0, 28.0)];
    for opened in [None, Some(Action::Export), Some(Action::Compare), Some(Action::Palette), Some(Action::About)] {
        let mut atlas = all_open(WIDE, Action::ClustersPanel);
        ask(&mut atlas, Action::ZoomIn);
        if let Some(window) = opened {
            ask(&mut atlas, window);
        } else {
            press(&mut atlas, Modifiers::NONE, Key::F6);
        }
        let holder = focused(&atlas).map(|stop| stop.name);
        let (before, window) = (view(&atlas).clone(), atlas.state().state().ui_state.window.clone());
        let drawn = |atlas: &Harness<'static, App>| {
            let size = atlas.state().state().ui_state.map_size;
            (
                size,
                stops(atlas, false)
                    .into_iter()
                    .filter(|stop| stop.rect.width() > 20.0)
                    .map(|stop| (stop.name, stop.rect))
                    .collect::<Vec<_>>(),
            )
        };
        let widgets = drawn(&atlas);
        for size in sizes {
            resize(&mut atlas, size);
            let camera = view(&atlas).camera;
            assert!(camera.metres_per_point.is_finite() && camera.center.lon.is_finite(), "{size:?}: {camera:?}");
            assert_eq!(*view(&atlas), before, "{opened:?} at {size:?}");
            assert_eq!(atlas.state().state().ui_state.window, window, "{opened:?} at {size:?}");
        }
        resize(&mut atlas, WIDE.into());
        assert_eq!(*view(&atlas), before);
        assert_eq!(focused(&atlas).map(|stop| stop.name), holder);
        let (after, before) = (drawn(&atlas), &widgets);
        let moved: Vec<_> = after.1.iter().zip(&before.1).filter(|(after, before)| after != before).take(3).collect();
        assert!(moved.is_empty() && after.0 == before.0, "{opened:?}: {moved:?}");
    }
}

#[test]
fn keys_in_a_window_without_room_end_nothing() {
    let mut atlas = all_open(WIDE, Action::ClustersPanel);
    for size in [vec2(0.0, 0.0), vec2(-20.0, -10.0), vec2(160.0, 28.0)] {
        resize(&mut atlas, size);
        for key in [Key::Tab, Key::F6, Key::F10, Key::ArrowDown, Key::Enter, Key::Escape, Key::PageDown, Key::Home] {
            press(&mut atlas, Modifiers::NONE, key);
        }
        for opened in [Action::Palette, Action::Export, Action::Compare] {
            ask(&mut atlas, opened);
            press(&mut atlas, Modifiers::NONE, Key::Tab);
            press(&mut atlas, Modifiers::NONE, Key::PageDown);
            press(&mut atlas, Modifiers::NONE, Key::Escape);
        }
        assert_eq!(atlas.state().state().ui_state.window, None, "{size:?}");
    }
    resize(&mut atlas, WIDE.into());
    let camera = view(&atlas).camera;
    assert!(camera.metres_per_point.is_finite() && camera.center.lon.is_finite());
}

#[test]
fn a_map_that_nobody_moved_shows_china_again_after_the_window_had_no_room() {
    let mut atlas = atlas(Setup { language: Language::Zh, ..Setup::default() });
    let before = view(&atlas).camera;
    for size in [vec2(0.0, 0.0), vec2(200.0, 100.0), vec2(-5.0, 3.0)] {
        resize(&mut atlas, size);
        assert!(view(&atlas).camera.metres_per_point.is_finite());
    }
    resize(&mut atlas, WIDE.into());
    assert_eq!(view(&atlas).camera, before);
}
