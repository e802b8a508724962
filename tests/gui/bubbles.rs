//! Bubbles on the map, which stand for symbols close together, and insets that show them instead.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{CameraCommand, SelectionCommand},
    },
    scene::Tag,
};
use egui::{Key, Pos2, Rect, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::support::{Setup, ask, atlas, click, click_at, view};

const CHIPS: &str = "Shanghai Integrated Circuits Cluster, New-generation information technology";

/// Part of the name of a bubble.
const CLOSE: &str = "features close together";

fn all_clusters() -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::LaterClusters);
    atlas
}

/// The largest closed bubble and the number of its features.
fn bubble<'a>(atlas: &'a Harness<'_, App>) -> (Node<'a>, usize) {
    let of = |node: &Node<'_>| node.accesskit_node().label().unwrap().split(' ').next().unwrap().parse().unwrap();
    let bubbles = atlas.get_all_by_label_contains(CLOSE);
    bubbles.map(|node| (node, of(&node))).max_by_key(|(_, n)| *n).unwrap()
}

/// Features whose symbols are on the map.
fn symbols(atlas: &Harness<'_, App>) -> usize {
    let is_symbol = |node: &Node<'_>| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(" Cluster, ") && !label.contains(CLOSE)
    };
    atlas.get_all_by_role(Role::Button).filter(is_symbol).count()
}

fn hovered(atlas: &Harness<'_, App>) -> Option<Tag> {
    atlas.state().state().ui_state.interaction.hovered.clone()
}

/// Middle of the largest bubble.
fn middle(atlas: &Harness<'_, App>) -> Pos2 {
    bubble(atlas).0.rect().center()
}

/// Walks by arrow keys from the symbol that has the focus to the one at a position.
fn walk(atlas: &mut Harness<'static, App>, to: Pos2) {
    for _ in 0..80 {
        let focused = atlas.get_all_by_role(Role::Button).find(|node| node.accesskit_node().is_focused());
        let off = to - focused.expect("a symbol has the focus").rect().center();
        if off.length() < 2.0 {
            return;
        }
        atlas.key_press(match (off.x.abs() > off.y.abs(), off.x > 0.0, off.y > 0.0) {
            (true, true, _) => Key::ArrowRight,
            (true, false, _) => Key::ArrowLeft,
            (false, _, true) => Key::ArrowDown,
            (false, _, false) => Key::ArrowUp,
        });
        atlas.run();
    }
    panic!("no way to {to:?}");
}

/// Opens the largest bubble by the pointer and finds a position on it that no symbol covers.
fn beside_symbols(atlas: &mut Harness<'static, App>) -> Pos2 {
    let at = middle(atlas);
    atlas.hover_at(at);
    atlas.run();
    let disc = bubble(atlas).0.rect();
    let covered: Vec<Rect> =
        atlas.get_all_by_role(Role::Button).map(|node| node.rect()).filter(|r| *r != disc).collect();
    let on_disc = (0..1000).map(|i| disc.lerp_inside(vec2((i % 32) as f32 / 32.0, (i / 32) as f32 / 32.0)));
    let mut free = on_disc.filter(|at| !covered.iter().any(|other| other.contains(*at)));
    free.find(|at| (*at - disc.center()).length() < 0.4 * disc.width()).expect("a position beside the symbols")
}

#[test]
fn a_bubble_opens_while_the_pointer_is_on_it() {
    let mut atlas = all_clusters();
    let (n, before) = (bubble(&atlas).1, symbols(&atlas));
    assert!(n > 9, "{n}");
    let at = middle(&atlas);
    atlas.hover_at(at);
    atlas.run();
    assert_eq!(symbols(&atlas), before + n);
    atlas.hover_at(at + vec2(-300.0, 0.0));
    atlas.run();
    assert_eq!(symbols(&atlas), before);
}

#[test]
fn a_click_keeps_a_bubble_open_and_opens_no_card() {
    let mut atlas = all_clusters();
    let (n, before) = (bubble(&atlas).1, symbols(&atlas));
    let at = beside_symbols(&mut atlas);
    click_at(&mut atlas, at);
    atlas.hover_at(pos2(20.0, 780.0));
    atlas.run();
    assert_eq!((symbols(&atlas), &view(&atlas).selection), (before + n, &None));
    // A click elsewhere closes it.
    let sea = atlas.get_by_label_contains("Map of China, ").rect().max - vec2(60.0, 60.0);
    click_at(&mut atlas, sea);
    assert_eq!(symbols(&atlas), before);
}

#[test]
fn keys_lead_to_a_bubble_into_it_and_out_again() {
    let mut atlas = all_clusters();
    let (n, before, at) = (bubble(&atlas).1, symbols(&atlas), middle(&atlas));
    atlas.get_by_label_contains("Map of China, ").focus();
    atlas.run();
    atlas.key_press(Key::Tab);
    atlas.run();
    assert!(matches!(hovered(&atlas), Some(Tag::Feature(_))), "the first symbol: {:?}", hovered(&atlas));
    walk(&mut atlas, at);
    let Some(Tag::Bubble(_)) = hovered(&atlas) else { panic!("{:?}", hovered(&atlas)) };
    assert_eq!(symbols(&atlas), before + n, "it opens");
    atlas.key_press(Key::ArrowRight);
    atlas.run();
    let Some(Tag::Feature(member)) = hovered(&atlas) else { panic!("{:?}", hovered(&atlas)) };
    assert_eq!(symbols(&atlas), before + n, "it stays open while a symbol of its has the focus");
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(view(&atlas).selection, Some(member));
    // Escape clears the selection, then leaves the bubble for the map.
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!((symbols(&atlas), &view(&atlas).selection), (before + n, &None));
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!((symbols(&atlas), hovered(&atlas)), (before, None));
    assert!(atlas.get_by_label_contains("Map of China, ").accesskit_node().is_focused());
}

#[test]
fn at_a_larger_scale_the_bubble_is_gone() {
    let mut atlas = all_clusters();
    let shanghai = cluster_atlas::model::LonLat::new(121.0, 31.3);
    ask(&mut atlas, CameraCommand::FlyToPlace(shanghai));
    assert_eq!(atlas.query_all_by_label_contains(CLOSE).count(), 0);
}

#[test]
fn a_switch_of_the_menu_shows_dense_regions_in_insets() {
    let mut atlas = all_clusters();
    assert!(atlas.query_by_label_contains("Inset A").is_none());
    click(&mut atlas, "Layers");
    click(&mut atlas, "Insets of dense regions");
    assert!(view(&atlas).base.detail_insets);
    let map = atlas.get_by_label_contains("Map of China, ").rect();
    let insets: Vec<Rect> = atlas.get_all_by_label_contains("clusters, enlarged").map(|node| node.rect()).collect();
    assert!(insets.len() >= 2 && insets.iter().all(|inset| map.contains_rect(*inset)), "{insets:?}");
    // The bubbles of their regions no longer open.
    let bubble = atlas.get_by_label_contains("shown in inset A").rect().center();
    let before = symbols(&atlas);
    atlas.hover_at(bubble);
    atlas.run();
    assert_eq!(symbols(&atlas), before);
}

#[test]
fn symbols_of_an_inset_are_widgets_and_its_bubble_leads_to_them() {
    let mut atlas = all_clusters();
    ask(&mut atlas, Action::DetailInsets);
    let inset = atlas.get_by_label_contains("Inset A with").rect();
    let chips = atlas.get_by_label(CHIPS).rect().center();
    assert!(inset.contains(chips));
    click_at(&mut atlas, chips);
    let expected = atlas.state().state().view.selected_cluster();
    assert!(expected.is_some_and(|id| id.as_str().starts_with("shanghai-integrated-circuits")));
    ask(&mut atlas, SelectionCommand::Select(None));
    // Enter on the bubble goes to a symbol of the inset, arrows go on from there.
    atlas.get_by_label_contains("shown in inset A").focus();
    atlas.run();
    assert!(matches!(hovered(&atlas), Some(Tag::Bubble(_))), "{:?}", hovered(&atlas));
    atlas.key_press(Key::Enter);
    atlas.run();
    let at = |atlas: &Harness<'_, App>| {
        let focused = atlas.get_all_by_role(Role::Button).find(|node| node.accesskit_node().is_focused()).unwrap();
        (focused.rect().center(), focused.accesskit_node().label().unwrap())
    };
    let (first, name) = at(&atlas);
    assert!(inset.contains(first), "{name}");
    atlas.key_press(Key::ArrowDown);
    atlas.run();
    assert_ne!(at(&atlas).1, name);
    // The area beside a symbol is a province of the inset's map, though the main map has none there.
    click_at(&mut atlas, first + vec2(0.0, 14.0));
    assert!(view(&atlas).selected_province().is_some(), "{:?}", view(&atlas).selection);
}

#[test]
fn insets_stay_while_the_map_is_panned_and_take_new_places_in_a_window_of_another_size() {
    let mut atlas = all_clusters();
    ask(&mut atlas, Action::DetailInsets);
    let insets = |atlas: &Harness<'_, App>| -> Vec<Rect> {
        atlas.get_all_by_label_contains("clusters, enlarged").map(|node| node.rect()).collect()
    };
    let first = insets(&atlas);
    // With a little land below them now, new ones would stand elsewhere.
    let panned = view(&atlas).camera.panned(0.0, 60.0);
    ask(&mut atlas, CameraCommand::Set(panned));
    assert_eq!(insets(&atlas), first);
    let mut fresh = crate::support::atlas(Setup { view: Some(view(&atlas).clone()), ..Setup::default() });
    assert_ne!(insets(&fresh), first);
    fresh.set_size(vec2(1500.0, 1000.0));
    fresh.run();
    let map = fresh.get_by_label_contains("Map of China, ").rect();
    assert!(insets(&fresh).iter().all(|inset| map.contains_rect(*inset)));
}
