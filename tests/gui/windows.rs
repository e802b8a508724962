//! Windows above the map.

use std::collections::BTreeMap;

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, WindowCommand},
        window_kind::{PathFor, Window},
    },
    i18n::{messages, phrase},
    model::{ClusterId, Language, LinkPolicy, Quality, Source},
};
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused_name, press},
    support::{Setup, ask, atlas, click, click_at, message},
};

#[test]
fn a_figure_leads_to_its_source() {
    let mut atlas = atlas(Setup { size: (1280.0, 1600.0), ..Setup::default() });
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    let catalogue = atlas.state().state().facts.catalogue();
    let cluster = catalogue.cluster(&ClusterId::new("xuzhou-construction-machinery")).unwrap();
    let source = catalogue.source(&cluster.figures[0].value.sources[0]).unwrap();
    let citation = source.citation(Language::En);
    let at = atlas.get_all_by_label_contains(&citation).next().expect("the figure cites it").rect().center();
    click_at(&mut atlas, at);
    assert!(matches!(
        &atlas.state().state().ui_state.window,
        Some(Window::Sources(ids)) if ids.len() == 1
    ));
}

#[test]
fn escape_closes_a_window_before_it_clears_the_selection() {
    let mut atlas = atlas(Setup::default());
    click(&mut atlas, "Xuzhou Construction Machinery Cluster, High-end equipment");
    for action in [Action::About, Action::Shortcuts, Action::Sources, Action::Palette] {
        ask(&mut atlas, action);
        assert!(atlas.state().state().ui_state.window.is_some());
        atlas.key_press(Key::Escape);
        atlas.run();
        assert_eq!(atlas.state().state().ui_state.window, None, "{action:?}");
    }
    assert!(atlas.state().state().view.selection.is_some());
}

#[test]
fn no_mirror_is_ever_a_link_or_even_printed() {
    let mut atlas = atlas(Setup::default());
    let catalogue = atlas.state().state().facts.catalogue().clone();
    let hidden: Vec<_> = catalogue.sources.values().filter(|source| source.link == LinkPolicy::No).collect();
    assert!(hidden.len() > 40);
    for source in &hidden {
        assert_eq!(source.url, None, "{}", source.id);
        ask(&mut atlas, WindowCommand::Open(Window::Sources(vec![source.id.clone()])));
        if let Some(host) = source.host() {
            assert!(atlas.query_by_label_contains(host).is_none(), "{host} is printed");
        }
        assert!(atlas.query_by_label_contains("Copy address").is_none(), "{} is a link", source.id);
    }
    let open = catalogue.sources.values().find(|source| source.link == LinkPolicy::Yes && source.url.is_some());
    ask(&mut atlas, WindowCommand::Open(Window::Sources(vec![open.unwrap().id.clone()])));
    assert_eq!(atlas.query_all_by_label_contains("Copy address").count(), 1, "an official page is a link");
}

#[test]
fn sources_are_sorted_by_worth_filtered_by_quality_and_publisher_and_say_what_rests_on_them() {
    for language in [Language::En, Language::Zh] {
        let mut atlas = atlas(Setup { language, size: (1360.0, 860.0), ..Setup::default() });
        let texts = messages(language);
        ask(&mut atlas, Action::Sources);
        let catalogue = atlas.state().state().facts.catalogue().clone();
        let all = catalogue.sources.len();
        assert!(atlas.query_by_label(&texts.source.count.of(all)).is_some());
        let first = atlas.get_all_by_label_contains(phrase(&texts.quality, Quality::Official)).next();
        assert!(first.is_some(), "official sources come first");
        click(&mut atlas, &texts.source.quality);
        let media: Vec<_> = catalogue.sources.values().filter(|source| source.quality == Quality::Media).collect();
        let choice = texts.source.numbered.replace("{name}", phrase(&texts.quality, Quality::Media));
        click(&mut atlas, &choice.replace("{n}", &media.len().to_string()));
        assert!(atlas.query_by_label(&texts.source.count.of(media.len())).is_some());
        click(&mut atlas, &texts.source.publisher);
        // The list begins with the publishers of most sources.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for source in catalogue.sources.values() {
            *numbers.entry(source.publisher_in(language).unwrap_or_default()).or_default() += 1;
        }
        let (most, number) = numbers.into_iter().max_by_key(|(_, number)| *number).unwrap();
        let name = if most.is_empty() { texts.source.unnamed.as_str() } else { most.as_str() };
        click(&mut atlas, &texts.source.numbered.replace("{name}", name).replace("{n}", &number.to_string()));
        let is_of_most = |source: &&&Source| source.publisher_in(language).unwrap_or_default() == most;
        let left = media.iter().filter(is_of_most).count();
        assert!(atlas.query_by_label(&texts.source.count.of(left)).is_some(), "{most:?} {left}");
        let rests = texts.source.rests.split("{what}").next().unwrap();
        assert_eq!(atlas.query_all_by_label_contains(rests).next().is_some(), left > 0);
    }
}

#[test]
fn all_of_each_line_of_the_shortcuts_is_seen() {
    for language in [Language::En, Language::Zh] {
        for size in [(1360.0, 860.0), (560.0, 700.0)] {
            let mut atlas = atlas(Setup { size, language, ..Setup::default() });
            let texts = messages(language);
            ask(&mut atlas, Action::Shortcuts);
            let close = atlas.get_all_by_label(&texts.app.close).last().unwrap().rect();
            let title = atlas.get_by_label(&texts.shortcuts.mouse).rect();
            let shortcuts = &texts.shortcuts;
            let mut rows = vec![
                (&shortcuts.mouse_wheel, &shortcuts.mouse_wheel_does),
                (&shortcuts.mouse_drag, &shortcuts.mouse_drag_does),
                (&shortcuts.mouse_click, &shortcuts.mouse_click_does),
                (&shortcuts.arrows, &shortcuts.arrows_does),
                (&shortcuts.tab, &shortcuts.tab_does),
                (&shortcuts.parts, &shortcuts.parts_does),
                (&shortcuts.menus, &shortcuts.menus_does),
            ];
            rows.extend(texts.table.gestures.iter().map(|[keys, does]| (keys, does)));
            for (keys, does) in rows {
                let keys = atlas.get_all_by_label(keys).last().unwrap().rect();
                let beside = |rect: &egui::Rect| (keys.min.y - rect.min.y).abs() < 3.0 && keys.max.x < rect.min.x;
                let does = atlas.get_all_by_label(does).map(|node| node.rect()).find(beside).expect("on the same line");
                assert!(keys.min.x >= title.min.x, "{keys:?} {language:?}");
                assert!(does.max.x <= close.max.x, "{does:?} ends beyond {close:?}, {language:?} at {size:?}");
            }
        }
    }
}

#[test]
fn a_window_opens_at_its_beginning_wherever_another_one_was_scrolled_to() {
    let mut atlas = atlas(Setup { size: (420.0, 300.0), ..Setup::default() });
    let texts = messages(Language::En);
    let beginning = |atlas: &mut Harness<'static, App>, action, label: &str| {
        ask(atlas, Command::Action(action));
        let close = atlas.get_all_by_label(&texts.app.close).last().unwrap().rect();
        let label = atlas.get_all_by_label(label).last().unwrap().rect();
        label.min - close.max
    };
    let before = beginning(&mut atlas, Action::SaveTable, &texts.table.save_which);
    ask(&mut atlas, WindowCommand::Close);
    let at = beginning(&mut atlas, Action::Export, &texts.export.size);
    let middle = atlas.ctx.content_rect().center();
    atlas.hover_at(middle);
    for _ in 0..4 {
        let (unit, delta) = (MouseWheelUnit::Point, vec2(-150.0, -60.0));
        let (phase, source, modifiers) = (TouchPhase::Move, MouseWheelSource::Wheel, Modifiers::NONE);
        atlas.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
        atlas.run();
    }
    let scrolled = atlas.get_all_by_label(&texts.export.size).last().unwrap().rect();
    let close = atlas.get_all_by_label(&texts.app.close).last().unwrap().rect();
    assert!(scrolled.min.x - close.max.x < at.x, "{scrolled:?} {at:?}");
    ask(&mut atlas, WindowCommand::Close);
    assert_eq!(beginning(&mut atlas, Action::SaveTable, &texts.table.save_which), before);
    ask(&mut atlas, WindowCommand::Close);
    assert_eq!(beginning(&mut atlas, Action::Export, &texts.export.size), at);
}

#[test]
fn no_tooltip_of_what_lies_below_stands_above_a_window() {
    let mut atlas = atlas(Setup::default());
    let texts = messages(Language::En);
    let name = &texts.command["zoom_in"].title;
    let at = atlas.get_all_by_label_contains(name).last().unwrap().rect().center();
    let shows = |atlas: &Harness<'static, App>| {
        let layers = atlas.ctx.memory(|memory| memory.areas().visible_layer_ids());
        let size = |id| atlas.ctx.memory(|memory| memory.area_rect(id)).map_or(0.0, |rect| rect.area());
        layers.iter().any(|layer| layer.order == egui::Order::Tooltip && size(layer.id) > 1.0)
    };
    for action in [Action::Shortcuts, Action::Palette, Action::Export] {
        atlas.hover_at(egui::pos2(640.0, 2.0));
        atlas.run();
        atlas.hover_at(at);
        for _ in 0..80 {
            atlas.step();
        }
        assert!(shows(&atlas), "{action:?}");
        ask(&mut atlas, action);
        for _ in 0..20 {
            atlas.step();
        }
        assert!(!shows(&atlas), "{action:?}");
        ask(&mut atlas, WindowCommand::Close);
    }
}

fn window(atlas: &Harness<'static, App>) -> Option<Window> {
    atlas.state().state().ui_state.window.clone()
}

/// Windows with a path field, in which `/none/a` is typed and which has the focus; name of the field.
fn with_typed_path() -> Vec<(Harness<'static, App>, Window, &'static str)> {
    let write = "Save to";
    let path = Window::Path { purpose: PathFor::Open, start: "/tmp/".to_owned() };
    let texts = messages(Language::En);
    let windows = [
        (Window::Export, Some("Save image…"), write),
        (Window::SaveTable, Some("Save…"), write),
        (path, None, texts.file.path_open.as_str()),
        (Window::TileFile, None, texts.tiles.file_path.as_str()),
    ];
    windows
        .into_iter()
        .map(|(window, button, field)| {
            let mut atlas = atlas(Setup::default());
            ask(&mut atlas, WindowCommand::Open(window.clone()));
            if let Some(button) = button {
                click(&mut atlas, button);
            }
            assert_eq!(focused_name(&atlas), field);
            press(&mut atlas, Modifiers::COMMAND, Key::A);
            atlas.event(Event::Text("/none/a".to_owned()));
            atlas.run();
            (atlas, window, field)
        })
        .collect()
}

#[test]
fn a_window_is_as_it_was_after_the_palette_or_the_shortcuts_above_it_close() {
    for (mut atlas, below, field) in with_typed_path() {
        let opened = [(Modifiers::COMMAND, Key::K, Window::Palette), (Modifiers::NONE, Key::F1, Window::Shortcuts)];
        for (keys, key, above) in opened {
            press(&mut atlas, keys, key);
            assert_eq!(window(&atlas), Some(above.clone()));
            assert!(atlas.query_by_label(field).is_some(), "{below:?} stays visible");
            press(&mut atlas, Modifiers::NONE, Key::Escape);
            assert_eq!(window(&atlas), Some(below.clone()), "after {above:?}");
            assert_eq!(focused_name(&atlas), field, "{below:?} after {above:?}");
            assert_eq!(atlas.get_by_label(field).value().as_deref(), Some("/none/a"), "{below:?} after {above:?}");
        }
        // A click outside the palette closes the palette alone.
        press(&mut atlas, Modifiers::COMMAND, Key::K);
        click_at(&mut atlas, egui::pos2(20.0, 780.0));
        assert_eq!(window(&atlas), Some(below.clone()));
        assert_eq!(atlas.get_by_label(field).value().as_deref(), Some("/none/a"));
        // A command that is chosen leaves it.
        press(&mut atlas, Modifiers::COMMAND, Key::K);
        atlas.event(Event::Text("graticule".to_owned()));
        atlas.run();
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert_eq!(window(&atlas), None);
        assert!(atlas.state().state().view.base.graticule);
    }
}

#[test]
fn a_message_of_a_window_that_has_gone_does_not_stand_on_the_map() {
    for leaves in ["palette", "another window", "Escape"] {
        for (mut atlas, below, _) in with_typed_path().into_iter().take(3) {
            press(&mut atlas, Modifiers::NONE, Key::Enter);
            for _ in 0..300 {
                atlas.step();
                if message(&atlas).contains("/none/a") {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            atlas.run();
            assert!(message(&atlas).contains("/none/a"), "{below:?} says why: {}", message(&atlas));
            match leaves {
                "palette" => {
                    press(&mut atlas, Modifiers::COMMAND, Key::K);
                    atlas.event(Event::Text("graticule".to_owned()));
                    atlas.run();
                    press(&mut atlas, Modifiers::NONE, Key::Enter);
                }
                "another window" => {
                    ask(&mut atlas, WindowCommand::Open(Window::About));
                    ask(&mut atlas, WindowCommand::Close);
                }
                _ => {
                    while window(&atlas).is_some() {
                        press(&mut atlas, Modifiers::NONE, Key::Escape);
                    }
                }
            }
            assert_eq!(window(&atlas), None);
            assert!(atlas.state().state().ui_state.messages.is_empty(), "{below:?}, {leaves}: {}", message(&atlas));
        }
    }
}

#[test]
fn a_window_stays_centred_and_inside_when_its_contents_change() {
    let mut atlas = atlas(Setup::default());
    let screen = atlas.ctx.content_rect();
    let all: Vec<_> = atlas.state().state().facts.catalogue().sources.keys().cloned().collect();
    ask(&mut atlas, WindowCommand::Open(Window::Sources(all[..2].to_vec())));
    for number in [1, 4, 2, all.len(), 3] {
        let sources = all.iter().take(number).cloned().collect();
        atlas.state_mut().ask([Command::from(WindowCommand::Open(Window::Sources(sources)))]);
        let mut heights = Vec::new();
        for frame in 0..8 {
            atlas.step();
            let rect = atlas.ctx.memory(|memory| memory.area_rect(egui::Id::unique("window"))).expect("the window");
            assert!(screen.contains_rect(rect), "{number} sources, frame {frame}: {rect:?}");
            let off = (rect.center() - screen.center()).abs().max_elem();
            assert!(off <= 1.0, "{number} sources, frame {frame}: {off} off the centre");
            heights.push(rect.height());
        }
        assert!(heights.iter().all(|height| *height > 60.0), "{heights:?}");
    }
}
