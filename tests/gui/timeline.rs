//! The timeline: stops, play, and what the map shows at each.

use cluster_atlas::{
    app::{App, action::Action, command::Window},
    view::{Thematic, Variable, View},
};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::{Setup, ask, atlas, click, found, view};

fn open(thematic: bool) -> Harness<'static, App> {
    let mut start = View::default();
    start.layers.thematic = thematic.then(Thematic::default);
    let mut atlas = atlas(Setup { view: Some(start), ..Setup::default() });
    ask(&mut atlas, Action::Timeline);
    atlas
}

fn until(atlas: &Harness<'_, App>) -> Option<String> {
    view(atlas).filter.until.as_ref().map(ToString::to_string)
}

#[test]
fn a_stop_shows_what_had_been_announced_by_then() {
    let mut atlas = open(true);
    click(&mut atlas, "2021-03-22: clusters, 25");
    assert_eq!(found(&atlas).len(), 25);
    click(&mut atlas, "2024-12: clusters, 80");
    assert_eq!(found(&atlas).len(), 76, "31 of the 35 are known by name");
    click(&mut atlas, "2023-07: batch 5, 3,671");
    assert_eq!(found(&atlas).len(), 45);
    let layer = view(&atlas).layers.thematic.clone().unwrap();
    assert_eq!(layer.variable, Variable::LittleGiants("5".parse().unwrap()));
    click(&mut atlas, "Everything");
    assert_eq!((until(&atlas), found(&atlas).len()), (None, 45));
}

#[test]
fn later_and_earlier_step_from_stop_to_stop() {
    let mut atlas = open(false);
    // Clusters alone are on the map: batches of little giants are no stops.
    click(&mut atlas, "Later");
    assert_eq!((until(&atlas).as_deref(), found(&atlas).len()), (Some("2021-03-22"), 25));
    click(&mut atlas, "Later");
    assert_eq!((until(&atlas).as_deref(), found(&atlas).len()), (Some("2022-11-30"), 45));
    click(&mut atlas, "Earlier");
    assert_eq!(until(&atlas).as_deref(), Some("2021-03-22"));
}

#[test]
fn playing_runs_to_the_last_stop_and_stands_still() {
    let mut atlas = open(true);
    atlas.get_by_label("Play").click();
    // A step of the test is a fourth of a second; there are eleven stops, each of which rests for a while.
    for _ in 0..200 {
        atlas.step();
    }
    assert_eq!(until(&atlas).as_deref(), Some("2025-10"));
    assert!(atlas.state().state().session.playing.is_none());
    assert!(atlas.query_by_label("Play").is_some());
    // The whole run is one step back.
    ask(&mut atlas, Action::Undo);
    assert_eq!(until(&atlas), None);
}

#[test]
fn small_maps_are_shown_at_once_and_can_be_taken_back() {
    let mut atlas = open(true);
    ask(&mut atlas, Action::SmallMultiples);
    assert!(view(&atlas).page.multiples);
    assert_eq!(atlas.state().state().session.window, Some(Window::Export));
    // It may have to be scrolled to.
    atlas.get_by_label("One map per announcement").click_accesskit();
    atlas.run();
    assert!(!view(&atlas).page.multiples);
}

#[test]
fn pausing_keeps_the_stop() {
    let mut atlas = open(true);
    atlas.get_by_label("Play").click();
    for _ in 0..30 {
        atlas.step();
    }
    let at = until(&atlas);
    assert!(at.is_some());
    atlas.get_by_label("Pause").click();
    for _ in 0..60 {
        atlas.step();
    }
    assert_eq!(until(&atlas), at);
}
