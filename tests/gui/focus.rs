//! Keyboard focus: order, visibility, and restoration.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{FilterCommand, SelectionCommand, WindowCommand},
        window_kind::{Next, PathFor, Window},
    },
    model::{ClusterId, Language, ProgrammeKind},
    view::{Basemap, EditKind, FeatureQuery, FeatureRef, View},
};
use egui::{Id, Key, Modifiers, Rect, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{Stop, focused, focused_name, press, round, stops},
    support::{Setup, ask, atlas, click_at, found, view},
};

const TAB: Modifiers = Modifiers::NONE;
const BACK: Modifiers = Modifiers::SHIFT;
const XUZHOU: &str = "Xuzhou Construction Machinery Cluster, High-end equipment";

/// Window with all parts open, and with `room` in the left panel.
fn all_open(language: Language, room: Action) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { language, ..Setup::default() });
    for part in [Action::TablePanel, Action::Timeline] {
        ask(&mut atlas, part);
    }
    if room != Action::ClustersPanel {
        ask(&mut atlas, room);
    }
    if room == Action::ProgrammesPanel {
        // A dozen cards already exceed the visible ones; all 104 have a thousand Tab stops.
        let query = FeatureQuery::of_programmes().choosing("kind", [<&str>::from(ProgrammeKind::Financing)]);
        ask(&mut atlas, FilterCommand::Programmes(query, EditKind::Single));
    }
    atlas
}

/// `true` if `next` follows `before` in reading order: below it, to its right in the same line, or inside it.
fn is_read_after(before: Rect, next: Rect) -> bool {
    let below = next.min.y >= before.max.y - 4.0;
    let beside = next.center().y > before.min.y - 4.0 && next.min.x >= before.max.x - 4.0;
    below || beside || before.expand(1.0).contains_rect(next)
}

/// Checks a full cycle of Tab and of Shift+Tab: each widget once, back to the start, in reading order within each part.
fn goes_round(language: Language, room: Action) {
    let mut atlas = all_open(language, room);
    let at_rest = stops(&atlas, false);
    let forwards = round(&mut atlas, TAB);
    let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.id).collect::<Vec<Id>>();
    for stop in &at_rest {
        assert!(ids(&forwards).contains(&stop.id), "{room:?}: Tab never comes to {:?}", stop.name);
    }
    let mut backwards = round(&mut atlas, BACK);
    backwards.reverse();
    let names = |stops: &[Stop]| stops.iter().map(|stop| stop.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&backwards), names(&forwards), "{room:?} in {language:?}");
    assert_eq!(ids(&backwards), ids(&forwards));

    // Fixed widgets of menu, map, tabs, timeline and table, in this order.
    let texts = cluster_atlas::i18n::messages(language);
    let place = |name: &str| forwards.iter().position(|stop| stop.name.contains(name)).expect(name);
    let map =
        forwards.iter().position(|stop| stop.rect.width() > 500.0 && stop.rect.height() > 300.0).expect("the map");
    let parts = [
        place(&texts.menu.file),
        map,
        place(&texts.legend.fold),
        forwards.iter().position(|stop| stop.name == texts.command["clusters_panel"].title).expect("the tabs"),
        place(&texts.thematic.play),
        place(&texts.table.columns),
    ];
    assert!(parts.is_sorted(), "{parts:?}");
    let edge = |stop: &Stop| stop.name == texts.app.resize;
    // Before any scrolling, positions are comparable. Widgets on top of the map are left out.
    let whole = at_rest.iter().find(|stop| stop.id == forwards[map].id).unwrap().rect;
    let line: Vec<&Stop> =
        at_rest.iter().filter(|stop| !edge(stop) && !whole.expand(2.0).contains_rect(stop.rect)).collect();
    for pair in line.windows(2) {
        let same_part = |a: Rect, b: Rect| {
            (a.center().x < whole.min.x) == (b.center().x < whole.min.x)
                && (a.center().x > whole.max.x) == (b.center().x > whole.max.x)
                && (a.max.y <= 27.0) == (b.max.y <= 27.0)
                && (a.max.x <= 76.0) == (b.max.x <= 76.0)
        };
        if same_part(pair[0].rect, pair[1].rect) {
            assert!(is_read_after(pair[0].rect, pair[1].rect), "{:?} before {:?}", pair[0], pair[1]);
        }
    }
}

#[test]
fn tab_goes_round_the_room_of_clusters_in_the_order_of_reading_and_back() {
    goes_round(Language::En, Action::ClustersPanel);
    goes_round(Language::Zh, Action::ClustersPanel);
}

#[test]
fn tab_goes_round_the_room_of_values_in_the_order_of_reading_and_back() {
    goes_round(Language::En, Action::ProvincesPanel);
    goes_round(Language::Zh, Action::ProvincesPanel);
}

#[test]
fn tab_goes_round_the_room_of_programmes_in_the_order_of_reading_and_back() {
    goes_round(Language::En, Action::ProgrammesPanel);
    goes_round(Language::Zh, Action::ProgrammesPanel);
}

#[test]
fn tab_goes_round_the_room_of_the_article_in_the_order_of_reading_and_back() {
    goes_round(Language::En, Action::ArticlePanel);
    goes_round(Language::Zh, Action::ArticlePanel);
}

#[test]
fn all_clusters_on_the_map_are_one_stop_of_tab_and_arrows_go_from_one_to_the_next() {
    // Without a bubble among them.
    let mut view = View::default();
    view.edit_clusters(|query| *query = query.clone().choosing("sector", ["high_end_equipment"]));
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    let clusters = found(&atlas).len();
    atlas.get_by_label(XUZHOU).focus();
    atlas.run();
    let before = focused(&atlas).unwrap();
    press(&mut atlas, TAB, Key::ArrowUp);
    let north = focused(&atlas).unwrap();
    assert!(north.rect.center().y < before.rect.center().y, "{north:?}");
    // One Tab leaves the clusters, Shift+Tab returns to the same one, another Shift+Tab goes to the map.
    press(&mut atlas, TAB, Key::Tab);
    assert_eq!(focused_name(&atlas), "Zoom in");
    press(&mut atlas, BACK, Key::Tab);
    assert_eq!(focused_name(&atlas), north.name);
    press(&mut atlas, BACK, Key::Tab);
    assert!(focused_name(&atlas).starts_with("Map of China"));
    // Arrow keys lead from it to every other.
    let (mut reached, mut at) = (vec![north.name], 0);
    while let Some(from) = reached.get(at).cloned()
        && reached.len() < clusters
    {
        for key in [Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown, Key::ArrowRight] {
            atlas.get_by_label(&from).focus();
            press(&mut atlas, TAB, key);
            let to = focused_name(&atlas);
            if !reached.contains(&to) {
                reached.push(to);
            }
        }
        at += 1;
    }
    assert_eq!(reached.len(), clusters, "{reached:?}");
}

#[test]
fn a_symbol_that_leaves_the_map_hands_the_focus_to_the_map() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label(XUZHOU).focus();
    atlas.run();
    ask(&mut atlas, Action::Clusters);
    assert!(focused_name(&atlas).starts_with("Map of China"), "{:?}", focused(&atlas));
}

#[test]
fn the_focus_moves_on_where_its_widget_disappears() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    press(&mut atlas, TAB, Key::Space);
    assert_eq!(found(&atlas).len(), 30);
    let clear = stops(&atlas, false).into_iter().find(|stop| stop.name.starts_with("Clear: ")).expect("a way back");
    atlas.ctx.memory_mut(|memory| memory.request_focus(clear.id));
    atlas.run();
    press(&mut atlas, TAB, Key::Enter);
    assert_eq!(found(&atlas).len(), 45);
    let now = focused(&atlas).expect("something has the focus");
    assert_ne!(now.id, clear.id);
    assert!((now.rect.min.y - clear.rect.min.y).abs() < 60.0, "{now:?} is far from {clear:?}");
}

#[test]
fn the_focus_stays_on_a_control_that_changes_what_stands_around_it() {
    let mut atlas = atlas(Setup::default());
    for name in ["Show all 34 provinces", "Show 35 clusters added in 2024", "East: 30 clusters. Click to filter"] {
        atlas.get_by_label(name).focus();
        atlas.run();
        let before = focused(&atlas).unwrap();
        // An even number of turns restores the initial state.
        for turn in 0..4 {
            press(&mut atlas, TAB, Key::Enter);
            assert_eq!(focused(&atlas).map(|stop| stop.id), Some(before.id), "{name}, turn {turn}");
        }
    }
    // During a search the facets are below the results, whose number they change.
    press(&mut atlas, Modifiers::COMMAND, Key::F);
    atlas.event(egui::Event::Text("cluster".to_owned()));
    atlas.run();
    let facet = stops(&atlas, false).into_iter().find(|stop| stop.name.starts_with("West, ")).unwrap();
    atlas.ctx.memory_mut(|memory| memory.request_focus(facet.id));
    atlas.run();
    for _ in 0..2 {
        press(&mut atlas, TAB, Key::Space);
        assert!(focused_name(&atlas).starts_with("West, "), "{:?}", focused(&atlas));
    }
}

#[test]
fn arrow_keys_move_the_edge_of_a_panel() {
    let mut atlas = all_open(Language::En, Action::ClustersPanel);
    let found = stops_named(&atlas, "Panel width");
    assert_eq!(found.len(), 3, "left, right, table");
    for (edge, larger, smaller) in
        [(0, Key::ArrowRight, Key::ArrowLeft), (1, Key::ArrowLeft, Key::ArrowRight), (2, Key::ArrowUp, Key::ArrowDown)]
    {
        let id = found[edge].id;
        let middle = |atlas: &Harness<'static, App>| atlas.ctx.read_response(id).unwrap().rect.center();
        atlas.ctx.memory_mut(|memory| memory.request_focus(id));
        atlas.run();
        let before = middle(&atlas);
        press(&mut atlas, TAB, larger);
        let after = middle(&atlas);
        assert!((after - before).length() > 5.0, "{edge}: {before} {after}");
        assert_eq!(focused(&atlas).map(|stop| stop.id), Some(id));
        press(&mut atlas, TAB, smaller);
        assert!((middle(&atlas) - before).length() < 1.0, "{edge}");
    }
}

fn stops_named(atlas: &Harness<'static, App>, name: &str) -> Vec<Stop> {
    stops(atlas, false).into_iter().filter(|stop| stop.name == name).collect()
}

#[test]
fn tab_goes_on_from_a_text_field_that_escape_has_left() {
    let mut atlas = atlas(Setup::default());
    press(&mut atlas, Modifiers::COMMAND, Key::F);
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(focused_name(&atlas), "");
    press(&mut atlas, TAB, Key::Tab);
    assert_eq!(focused_name(&atlas), "Explain: sector");
}

#[test]
fn escape_leaves_the_focus_on_a_button() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, SelectionCommand::Select(Some(FeatureRef::from(ClusterId::new("xuzhou-construction-machinery")))));
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(view(&atlas).selection, None);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
}

#[test]
fn escape_gives_up_a_number_that_is_typed_before_it_closes_the_window() {
    let mut atlas = atlas(Setup::default());
    let size = view(&atlas).page.size;
    ask(&mut atlas, Action::Export);
    let field = stops(&atlas, true).into_iter().find(|stop| stop.name == "Width").unwrap();
    atlas.ctx.memory_mut(|memory| memory.request_focus(field.id));
    atlas.run();
    // A size that cannot be drawn, and one that can.
    for typed in ["7", "1234"] {
        atlas.event(egui::Event::Text(typed.to_owned()));
        atlas.run();
        press(&mut atlas, TAB, Key::Escape);
        assert_eq!(view(&atlas).page.size, size, "what was typed is given up");
        assert_eq!(focused(&atlas).map(|stop| stop.id), Some(field.id), "{typed}: the field keeps the focus");
        assert!(atlas.state().state().ui_state.window.is_some());
        assert!(atlas.query_by_label_contains("A side can have").is_none());
    }
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(view(&atlas).page.size, size);
    assert_eq!(atlas.state().state().ui_state.window, None, "nothing is left to give up");
}

#[test]
fn escape_gives_up_the_scale_of_a_picture_and_its_resolution() {
    let mut view = View::default();
    view.page.size = cluster_atlas::view::PageSize::mm(180.0, 120.0);
    let mut atlas = atlas(Setup { view: Some(view), ..Setup::default() });
    ask(&mut atlas, Action::Export);
    let values =
        |atlas: &Harness<'static, App>| (crate::support::view(atlas).page.size, atlas.state().state().settings.export);
    let before = values(&atlas);
    for name in ["Height", "Resolution", "Scale"] {
        let field = stops(&atlas, true).into_iter().find(|stop| stop.name.starts_with(name)).unwrap();
        atlas.ctx.memory_mut(|memory| memory.request_focus(field.id));
        atlas.run();
        atlas.event(egui::Event::Text("3".to_owned()));
        atlas.run();
        press(&mut atlas, TAB, Key::Escape);
        assert_eq!(values(&atlas), before, "{name}");
        assert_eq!(focused(&atlas).map(|stop| stop.id), Some(field.id), "{name}");
    }
}

#[test]
fn f6_goes_round_the_parts_of_the_window_and_remembers_where_it_was_in_each() {
    let mut atlas = all_open(Language::En, Action::ClustersPanel);
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    let mut forwards = Vec::new();
    for _ in 0..8 {
        press(&mut atlas, TAB, Key::F6);
        forwards.push(focused_name(&atlas));
    }
    assert_eq!(forwards[1], "Play", "{forwards:?}");
    assert_eq!(forwards[3], "File");
    assert!(forwards[4].starts_with("Map of China"), "{forwards:?}");
    assert_eq!(forwards[5], "Fold the legend");
    assert_eq!(forwards[6], "Clusters");
    assert_eq!(forwards[7], "East, 30 clusters", "where it was");
    for expected in forwards.iter().rev().skip(1) {
        press(&mut atlas, BACK, Key::F6);
        assert_eq!(&focused_name(&atlas), expected);
    }
}

#[test]
fn f10_and_alt_go_to_the_menus_and_back() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    press(&mut atlas, TAB, Key::F10);
    assert_eq!(focused_name(&atlas), "File");
    press(&mut atlas, TAB, Key::ArrowRight);
    assert_eq!(focused_name(&atlas), "Edit");
    press(&mut atlas, TAB, Key::ArrowLeft);
    press(&mut atlas, TAB, Key::ArrowLeft);
    assert_eq!(focused_name(&atlas), "Help", "round the bar");
    press(&mut atlas, TAB, Key::F10);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
    // Alt alone, pressed and released.
    press(&mut atlas, TAB, Key::AltLeft);
    assert_eq!(focused_name(&atlas), "File");
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
    // Alt with an arrow key is another shortcut.
    press(&mut atlas, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
}

#[test]
fn a_menu_is_opened_walked_through_and_left_by_keys() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    press(&mut atlas, Modifiers::ALT, Key::V);
    assert_eq!(focused_name(&atlas), "View");
    assert!(atlas.query_by_label_contains("Full screen").is_some(), "the menu is open");
    press(&mut atlas, TAB, Key::ArrowDown);
    assert!(focused_name(&atlas).starts_with("Zoom in"));
    press(&mut atlas, TAB, Key::ArrowRight);
    assert_eq!(focused_name(&atlas), "Layers");
    assert!(atlas.query_by_label_contains("Full screen").is_none(), "the other menu is closed");
    press(&mut atlas, TAB, Key::ArrowUp);
    assert_eq!(focused_name(&atlas), "Basemap");
    press(&mut atlas, TAB, Key::ArrowRight);
    let inside = focused_name(&atlas);
    assert_ne!(inside, "Basemap");
    press(&mut atlas, TAB, Key::ArrowLeft);
    assert_eq!(focused_name(&atlas), "Basemap");
    press(&mut atlas, TAB, Key::ArrowLeft);
    assert_eq!(focused_name(&atlas), "View");
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(focused_name(&atlas), "View", "Escape closes the menu first");
    assert!(atlas.query_by_label_contains("Full screen").is_none());
    press(&mut atlas, TAB, Key::Escape);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
    // Choosing an entry restores the focus too.
    let before = view(&atlas).camera;
    press(&mut atlas, Modifiers::ALT, Key::V);
    press(&mut atlas, TAB, Key::ArrowDown);
    press(&mut atlas, TAB, Key::Enter);
    assert_ne!(view(&atlas).camera, before);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
}

/// Every window except the palette, whose field always has the focus.
pub fn windows() -> Vec<Window> {
    vec![
        Window::Sources(Vec::new()),
        Window::Shortcuts,
        Window::Glossary(None),
        Window::About,
        Window::TileConsent(Basemap::OpenStreetMap),
        Window::TileFile,
        Window::Export,
        Window::Path { purpose: PathFor::Open, start: "/tmp/".to_owned() },
        Window::SaveTable,
        Window::Replace("/tmp/a.atlas.json".into()),
        Window::Unsaved(Next::New),
    ]
}

#[test]
fn a_window_takes_the_focus_keeps_it_and_gives_it_back() {
    for window in windows() {
        let mut atlas = atlas(Setup::default());
        atlas.get_by_label("East, 30 clusters").focus();
        atlas.run();
        ask(&mut atlas, WindowCommand::Open(window.clone()));
        let first = focused(&atlas).unwrap_or_else(|| panic!("{window:?}: nothing has the focus"));
        let inside = stops(&atlas, true);
        assert!(inside.iter().any(|stop| stop.id == first.id), "{window:?}: {first:?}");
        let alone = inside.len() == 1;
        assert!(alone || first.name != "Close", "{window:?}: {inside:?}");
        let way = round(&mut atlas, TAB);
        assert_eq!(way.len(), inside.len(), "{window:?}: Tab stays inside and comes to everything");
        let mut back = round(&mut atlas, BACK);
        back.reverse();
        let names = |stops: &[Stop]| stops.iter().map(|stop| stop.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&back), names(&way));
        press(&mut atlas, TAB, Key::Escape);
        assert_eq!(atlas.state().state().ui_state.window, None, "{window:?}");
        assert_eq!(focused_name(&atlas), "East, 30 clusters", "{window:?}");
    }
}

#[test]
fn the_controls_of_a_window_have_the_focus_in_the_order_of_reading_and_back() {
    for language in [Language::En, Language::Zh] {
        for mut window in windows() {
            // Everything fits: no control is scrolled out of its place.
            let mut atlas = atlas(Setup { size: (1280.0, 1900.0), language, ..Setup::default() });
            if let Window::Sources(ids) = &mut window {
                ids.extend(atlas.state().state().facts.catalogue().sources.keys().take(3).cloned());
            }
            ask(&mut atlas, WindowCommand::Open(window.clone()));
            for keys in [TAB, BACK] {
                let mut way = round(&mut atlas, keys);
                if keys == BACK {
                    way.reverse();
                }
                // The close button, above all others, begins.
                let close = &cluster_atlas::i18n::messages(language).app.close;
                let at = way.iter().position(|stop| stop.name == *close).expect("a way out");
                way.rotate_left(at);
                for pair in way.windows(2).filter(|pair| pair[0].name != *close) {
                    assert!(
                        is_read_after(pair[0].rect, pair[1].rect),
                        "{window:?}: {:?} before {:?}",
                        pair[0],
                        pair[1]
                    );
                }
            }
        }
    }
}

#[test]
fn a_field_with_the_caret_costs_nothing_while_nobody_types() {
    let mut atlas = atlas(Setup::default());
    press(&mut atlas, Modifiers::COMMAND, Key::F);
    let delay = atlas.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_hours(1), "another frame after {delay:?}");
}

#[test]
fn only_a_person_at_the_keyboard_sees_a_frame_around_the_focus() {
    let mut atlas = atlas(Setup::default());
    let strokes = |atlas: &Harness<'_, App>, rect: Rect| {
        let frame = |shape: &egui::Shape| match shape {
            egui::Shape::Rect(shape) => {
                shape.stroke.width >= 2.0
                    && shape.rect.expand(3.0).contains_rect(rect)
                    && shape.rect.width() < rect.width() + 8.0
            }
            _ => false,
        };
        atlas.output().shapes.iter().filter(|clipped| frame(&clipped.shape)).count()
    };
    for name in ["Compare with official totals", "East, 30 clusters", "File", "Zoom in", "Clusters"] {
        let node = stops(&atlas, false).into_iter().find(|stop| stop.name == name).unwrap();
        assert_eq!(strokes(&atlas, node.rect), 0, "{name}");
        atlas.get_by_label(name).focus();
        atlas.run();
        let node = focused(&atlas).unwrap();
        assert_eq!(strokes(&atlas, node.rect), 1, "{name}");
        click_at(&mut atlas, pos2(640.0, 790.0));
        assert_eq!(strokes(&atlas, node.rect), 0, "{name} after a click");
    }
}

#[test]
fn the_key_of_a_room_leads_into_it_and_when_inside_out_of_it() {
    let mut atlas = atlas(Setup::default());
    atlas.get_by_label("Zoom in").focus();
    atlas.run();
    // Into the room that is shown, at its first control.
    press(&mut atlas, Modifiers::COMMAND, Key::Num1);
    assert_eq!(focused_name(&atlas), "Search clusters, cities, provinces");
    assert!(atlas.state().state().settings.filters_open);
    atlas.get_by_label("East, 30 clusters").focus();
    atlas.run();
    // Into the other rooms, and back to what had the focus in each.
    for key in [Key::Num2, Key::Num3, Key::Num4] {
        press(&mut atlas, Modifiers::COMMAND, key);
        let now = focused(&atlas).expect("something has the focus");
        assert!(now.rect.max.x < 400.0 && now.rect.min.x > 70.0, "{key:?}: {now:?}");
    }
    press(&mut atlas, Modifiers::COMMAND, Key::Num2);
    atlas.get_by_label("National clusters, data for 31 of 31 provinces").focus();
    atlas.run();
    press(&mut atlas, Modifiers::COMMAND, Key::Num1);
    assert_eq!(focused_name(&atlas), "East, 30 clusters");
    press(&mut atlas, Modifiers::COMMAND, Key::Num2);
    assert_eq!(focused_name(&atlas), "National clusters, data for 31 of 31 provinces");
    // Out of it: the panel closes, and the focus is where it was before.
    press(&mut atlas, Modifiers::COMMAND, Key::Num2);
    assert!(!atlas.state().state().settings.filters_open);
    assert_eq!(focused_name(&atlas), "Zoom in");
    press(&mut atlas, Modifiers::COMMAND, Key::Num2);
    assert!(atlas.state().state().settings.filters_open);
    assert_eq!(focused_name(&atlas), "National clusters, data for 31 of 31 provinces");
}

#[test]
fn a_panel_that_its_key_closes_hands_the_focus_to_the_map_where_nothing_had_it_before() {
    let mut atlas = atlas(Setup::default());
    press(&mut atlas, Modifiers::COMMAND, Key::Num3);
    assert!(focused(&atlas).is_some());
    press(&mut atlas, Modifiers::COMMAND, Key::Num3);
    assert!(!atlas.state().state().settings.filters_open);
    assert!(focused_name(&atlas).starts_with("Map of China"), "{:?}", focused(&atlas));
}
