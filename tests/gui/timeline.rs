//! Timeline: time steps, playback, and the map at each step.

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::{Command, FilterCommand, LayerCommand, TimelineCommand},
        window_kind::Window,
    },
    dataset::{DatasetId, MeasureId},
    model::{AsOf, Language},
    view::{EditKind, SeriesValue, ThematicLayer, Variable, View},
};
use egui::{Key, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::support::{Setup, ask, atlas, click, found, view};

fn open(thematic: bool) -> Harness<'static, App> {
    let mut start = View::default();
    start.set_thematic(thematic.then(ThematicLayer::default));
    let mut atlas = atlas(Setup { view: Some(start), ..Setup::default() });
    ask(&mut atlas, Action::Timeline);
    atlas
}

fn until(atlas: &Harness<'_, App>) -> Option<String> {
    view(atlas).as_of.as_ref().map(ToString::to_string)
}

#[test]
fn a_stop_shows_what_had_been_announced_by_then() {
    let mut atlas = open(true);
    click(&mut atlas, "First 25 clusters, 22 March 2021");
    assert_eq!(found(&atlas).len(), 25);
    click(&mut atlas, "35 more clusters (80 in total), December 2024");
    assert_eq!(found(&atlas).len(), 80);
    click(&mut atlas, "Batch 5, July 2023: 3,671");
    assert_eq!(found(&atlas).len(), 45);
    let layer = view(&atlas).thematic().cloned().clone().unwrap();
    assert_eq!(layer.variable, Variable::LittleGiants("5".parse().unwrap()));
    click(&mut atlas, "Show all");
    assert_eq!((until(&atlas), found(&atlas).len()), (None, 45));
}

#[test]
fn later_and_earlier_step_from_stop_to_stop() {
    let mut atlas = open(false);
    // The map shows clusters only: batches of little giants are no time steps.
    click(&mut atlas, "Next date");
    assert_eq!((until(&atlas).as_deref(), found(&atlas).len()), (Some("2021-03-22"), 25));
    click(&mut atlas, "Next date");
    assert_eq!((until(&atlas).as_deref(), found(&atlas).len()), (Some("2022-11-30"), 45));
    click(&mut atlas, "Previous date");
    assert_eq!(until(&atlas).as_deref(), Some("2021-03-22"));
}

/// Dates shown during playback, until it stops.
fn play(atlas: &mut Harness<'static, App>) -> Vec<String> {
    atlas.get_by_label("Play").click();
    let mut dates: Vec<String> = Vec::new();
    // A step of the test is a quarter of a second; there are at most twenty time steps, each shown for a while.
    for _ in 0..260 {
        atlas.step();
        assert!(!found(atlas).is_empty() || view(atlas).thematic().is_some(), "an empty map at {:?}", until(atlas));
        if let Some(date) = until(atlas).filter(|date| dates.last() != Some(date)) {
            dates.push(date);
        }
    }
    assert!(atlas.state().state().ui_state.playing.is_none(), "it ends");
    dates
}

#[test]
fn play_shows_each_stop_and_gives_back_the_view_that_it_found() {
    for (thematic, first, last) in [(true, "2019-06", "2025-10"), (false, "2021-03-22", "2024-12")] {
        let mut atlas = open(thematic);
        let before = view(&atlas).clone();
        let dates = play(&mut atlas);
        assert_eq!((dates.first().map(String::as_str), dates.last().map(String::as_str)), (Some(first), Some(last)));
        assert_eq!(*view(&atlas), before);
        assert!(!atlas.state().state().history.can_undo(), "nothing was changed, so there is nothing to undo");
        assert!(atlas.query_by_label("Play").is_some());
    }
}

#[test]
fn small_maps_are_shown_at_once_and_can_be_taken_back() {
    let mut atlas = open(true);
    ask(&mut atlas, Action::SmallMultiples);
    assert!(view(&atlas).page.multiples);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Export));
    // The check box may be out of view.
    atlas.get_by_label("Small multiples (one map per date)").click_accesskit();
    atlas.run();
    assert!(!view(&atlas).page.multiples);
}

#[test]
fn stopping_gives_back_the_view_too_and_a_stop_that_is_chosen_is_kept() {
    let mut atlas = open(true);
    let before = view(&atlas).clone();
    for _ in 0..2 {
        atlas.get_by_label("Play").click();
        for _ in 0..30 {
            atlas.step();
        }
        assert!(until(&atlas).is_some());
        atlas.get_by_label("Stop").click();
        for _ in 0..30 {
            atlas.step();
        }
        assert_eq!(*view(&atlas), before);
    }
    atlas.get_by_label("Play").click();
    for _ in 0..30 {
        atlas.step();
    }
    atlas.get_by_label("Batch 5, July 2023: 3,671").click();
    for _ in 0..60 {
        atlas.step();
    }
    assert_eq!(until(&atlas).as_deref(), Some("2023-07"), "a person took over");
    ask(&mut atlas, Action::Undo);
    assert_eq!(*view(&atlas), before, "and one step leads back");
}

#[test]
fn what_a_person_does_while_it_plays_is_kept_and_undone_without_its_dates() {
    let mut atlas = open(true);
    let before = view(&atlas).clone();
    atlas.get_by_label("Play").click();
    for _ in 0..12 {
        atlas.step();
    }
    atlas.state_mut().ask([Action::Graticule.into()]);
    for _ in 0..12 {
        atlas.step();
    }
    atlas.get_by_label("Stop").click();
    atlas.run();
    let mut with_graticule = before.clone();
    with_graticule.base.graticule = true;
    assert_eq!(*view(&atlas), with_graticule);
    ask(&mut atlas, Action::Undo);
    assert_eq!(*view(&atlas), before);
}

#[test]
fn a_layer_that_is_switched_while_it_plays_is_kept_and_the_date_is_given_back() {
    // Layers that a stop switches itself, and one that it does not.
    for action in [Action::Clusters, Action::LaterClusters, Action::Graticule] {
        for thematic in [true, false] {
            let mut atlas = open(thematic);
            let before = view(&atlas).clone();
            atlas.get_by_label("Play").click();
            for _ in 0..12 {
                atlas.step();
            }
            assert!(until(&atlas).is_some());
            let layers =
                |view: &View| [view.shows_clusters_of_2022(), view.shows_clusters_of_2024(), view.base.graticule];
            let shown = layers(view(&atlas));
            atlas.state_mut().ask([action.into()]);
            atlas.step();
            atlas.step();
            let at = [Action::Clusters, Action::LaterClusters, Action::Graticule].iter().position(|a| *a == action);
            let at = at.expect("one of them");
            if atlas.state().state().ui_state.playing.is_some() {
                ask(&mut atlas, TimelineCommand::Play(false));
            }
            let mut wanted = layers(&before);
            wanted[at] = !shown[at];
            assert_eq!(layers(view(&atlas)), wanted, "{action:?}");
            assert_eq!(until(&atlas), None, "{action:?}: the date is given back");
            assert_eq!(
                view(&atlas).thematic().map(|layer| layer.variable.clone()),
                before.thematic().map(|layer| layer.variable.clone())
            );
            ask(&mut atlas, Action::Undo);
            assert_eq!(*view(&atlas), before, "{action:?}: one step back");
        }
    }
}

#[test]
fn a_map_of_values_that_is_chosen_while_it_plays_is_kept_and_the_date_is_given_back() {
    let mut atlas = open(false);
    atlas.get_by_label("Play").click();
    for _ in 0..12 {
        atlas.step();
    }
    atlas.state_mut().ask([Command::from(LayerCommand::SetThematic(Some(ThematicLayer::default()), EditKind::Single))]);
    for _ in 0..12 {
        atlas.step();
    }
    assert_eq!(view(&atlas).thematic().cloned(), Some(ThematicLayer::default()));
    assert_eq!(until(&atlas), None);
}

#[test]
fn closing_the_timeline_stops_it_and_gives_back_the_view() {
    let mut atlas = open(true);
    let before = view(&atlas).clone();
    atlas.get_by_label("Play").click();
    for _ in 0..12 {
        atlas.step();
    }
    assert!(until(&atlas).is_some());
    ask(&mut atlas, Action::Timeline);
    assert!(atlas.state().state().ui_state.playing.is_none());
    assert_eq!(*view(&atlas), before);
}

#[test]
fn undo_while_it_plays_gives_back_the_date_too() {
    let mut atlas = open(true);
    ask(&mut atlas, Action::Graticule);
    let before = view(&atlas).clone();
    atlas.get_by_label("Play").click();
    for _ in 0..12 {
        atlas.step();
    }
    ask(&mut atlas, Action::Undo);
    let mut undone = before.clone();
    undone.base.graticule = false;
    assert_eq!(*view(&atlas), undone);
    ask(&mut atlas, Action::Redo);
    assert_eq!(*view(&atlas), before);
}

#[test]
fn a_date_before_all_announcements_is_named_and_no_filter_is_blamed() {
    let start = View { as_of: AsOf::parse("2018").ok(), ..View::default() };
    let mut atlas = atlas(Setup { view: Some(start), ..Setup::default() });
    assert_eq!(
        atlas.query_all_by_label("No clusters had been announced by 2018").count(),
        2,
        "on the map and in the list"
    );
    assert!(atlas.query_by_label_contains("match the filters").is_none());
    click(&mut atlas, "Show all");
    assert_eq!(found(&atlas).len(), 45);
}

#[test]
fn the_list_of_clusters_blames_no_filter_that_is_not_set_beside_a_map_of_values_either() {
    let mut start = View::default();
    start.set_thematic(Some(ThematicLayer::default()));
    start.as_of = Some(AsOf::parse("2020-11").unwrap());
    let mut atlas = atlas(Setup { view: Some(start), size: (1280.0, 1600.0), ..Setup::default() });
    assert!(atlas.query_by_label_contains("No clusters had been announced by November 2020").is_some());
    assert!(atlas.query_by_label_contains("No clusters match").is_none());
    assert_eq!(atlas.query_all_by_label("Clear filters").count(), 0, "there is no filter to clear");
    let mut filtered = view(&atlas).clone();
    filtered.edit_clusters(|query| query.text = "zzzz".to_owned());
    ask(&mut atlas, FilterCommand::Clusters(filtered.cluster_query(), EditKind::Single));
    assert!(atlas.query_by_label_contains("No clusters match").is_some());
    assert!(atlas.query_all_by_label("Clear filters").count() > 0);
}

/// GDP, revised, of a year; 2006 to 2024 are known.
fn gdp(year: i32) -> Variable {
    let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("gdp"));
    Variable::Series(SeriesValue::new(dataset, measure, year))
}

/// The timeline of GDP by year beside national and characteristic clusters.
fn open_series(size: (f32, f32), language: Language, with_features: bool) -> Harness<'static, App> {
    let mut start = View::default();
    start.set_thematic(Some(ThematicLayer::of(gdp(2024))));
    start.show_layer("characteristic_clusters", with_features);
    start.show_clusters(with_features, false);
    let mut atlas = atlas(Setup { view: Some(start), size, language, ..Setup::default() });
    ask(&mut atlas, Action::Timeline);
    atlas
}

fn variable(atlas: &Harness<'_, App>) -> Option<Variable> {
    view(atlas).thematic().map(|layer| layer.variable.clone())
}

#[test]
fn a_year_of_a_series_is_a_stop_and_its_date_holds_for_clusters_too() {
    let mut atlas = open_series((1280.0, 800.0), Language::En, true);
    click(&mut atlas, "2014");
    assert_eq!((until(&atlas).as_deref(), variable(&atlas)), (Some("2014"), Some(gdp(2014))));
    assert!(found(&atlas).is_empty(), "none had been announced by then");
    click(&mut atlas, "SME characteristic clusters: List of 2023, 18 October 2023");
    assert_eq!((until(&atlas).as_deref(), variable(&atlas)), (Some("2023-10-18"), Some(gdp(2022))));
    assert_eq!(found(&atlas).len(), 45);
    click(&mut atlas, "2024 · 35 more clusters (80 in total), December 2024");
    assert_eq!((found(&atlas).len(), variable(&atlas)), (80, Some(gdp(2024))));
    let chinese = open_series((1280.0, 800.0), Language::Zh, true);
    for name in ["2014 年", "2023 年 10 月 18 日：中小企业特色产业集群，2023 年度名单"] {
        assert!(chinese.query_by_label(name).is_some(), "{name}");
    }
}

#[test]
fn arrows_home_and_end_move_along_the_stops_as_on_a_slider() {
    let mut atlas = open_series((1280.0, 800.0), Language::En, false);
    atlas.get_by_label("2006").focus();
    atlas.run();
    for (key, date) in [
        (Key::ArrowRight, "2006"),
        (Key::ArrowRight, "2007"),
        (Key::ArrowRight, "2008"),
        (Key::ArrowLeft, "2007"),
        (Key::End, "2024"),
        (Key::ArrowRight, "2024"),
        (Key::Home, "2006"),
        (Key::ArrowLeft, "2006"),
    ] {
        atlas.key_press(key);
        atlas.run();
        assert_eq!((until(&atlas).as_deref(), variable(&atlas)), (Some(date), Some(gdp(date.parse().unwrap()))));
        let mark = atlas.get_by_role_and_label(Role::RadioButton, date);
        assert!(mark.is_focused(), "{key:?} leads to {date}");
    }
}

#[test]
fn no_stop_of_many_years_covers_another_in_a_small_window() {
    for (size, with_features) in [((1024.0, 700.0), true), ((1024.0, 700.0), false), ((700.0, 500.0), true)] {
        let atlas = open_series(size, Language::En, with_features);
        let stops = &atlas.state().state().computed.timeline;
        assert!(stops.len() >= 19, "{}", stops.len());
        let marks = stops.iter().filter(|stop| stop.events.len() == 1 && stop.date.as_str().len() == 4);
        let mark = |date: &str| atlas.get_by_role_and_label(Role::RadioButton, date).rect();
        let marks: Vec<egui::Rect> = marks.map(|stop| mark(stop.date.as_str())).collect();
        assert!(marks.len() >= 18);
        for (before, after) in marks.iter().zip(&marks[1..]) {
            assert!(before.max.x <= after.min.x + 0.01, "{size:?}: {before:?} {after:?}");
        }
    }
}

#[test]
fn play_goes_through_the_years_and_gives_back_the_year_that_it_found() {
    let mut atlas = open_series((1280.0, 800.0), Language::En, false);
    let before = view(&atlas).clone();
    let dates = play(&mut atlas);
    assert_eq!(dates, (2006..=2024).map(|year| year.to_string()).collect::<Vec<_>>());
    assert_eq!(*view(&atlas), before);
}

#[test]
fn a_map_before_its_first_year_leads_to_it() {
    let mut start = View { as_of: AsOf::of_year(1990), ..View::default() };
    start.set_thematic(Some(ThematicLayer::of(gdp(2024))));
    start.show_clusters(false, false);
    let mut atlas = atlas(Setup { view: Some(start), ..Setup::default() });
    assert!(atlas.query_by_label("This map has no data dated 1990 or earlier").is_some());
    click(&mut atlas, "Show: 2006");
    assert_eq!((until(&atlas).as_deref(), variable(&atlas)), (Some("2006"), Some(gdp(2006))));
    assert!(atlas.query_by_label_contains("This map has no data").is_none());
    // A later year beside that date is empty as well; the date leads back to its own year.
    let later = LayerCommand::SetThematic(Some(ThematicLayer::of(gdp(2020))), EditKind::Single);
    ask(&mut atlas, later);
    click(&mut atlas, "Show: 2006");
    assert_eq!((until(&atlas).as_deref(), variable(&atlas)), (Some("2006"), Some(gdp(2006))));
}
