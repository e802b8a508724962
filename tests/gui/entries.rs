//! Fields whose entry takes effect when they are left: commands apply it first.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use cluster_atlas::{
    app::{
        App,
        action::Action,
        command::FileCommand,
        settings::LeftPanel,
        window_kind::{Next, Window},
    },
    data::view_file,
    view::{ClassificationMethod, ThematicLayer, View},
};
use egui::{Event, Key, Modifiers, ViewportEvent, ViewportId};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused_name, press, stops},
    support::{Setup, ask, atlas, view},
};

const LIMITS: &str = "Class breaks";

fn breaks(view: &View) -> Vec<f64> {
    view.thematic().map(|layer| layer.breaks.clone()).unwrap_or_default()
}

/// Project file with the breaks 20 and 50.
fn project(folder: &Path) -> PathBuf {
    let path = folder.join("a.atlas.json");
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer {
        method: ClassificationMethod::Manual,
        breaks: vec![20.0, 50.0],
        ..ThematicLayer::default()
    }));
    view_file::save(&path, &view).unwrap();
    path
}

/// The project with `typed` added to its breaks; the field still has the focus.
fn typing(path: &Path, typed: &str) -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, FileCommand::Open(path.to_owned()));
    ask(&mut atlas, Action::ProvincesPanel);
    atlas.get_by_label(LIMITS).focus();
    atlas.run();
    press(&mut atlas, Modifiers::NONE, Key::End);
    atlas.event(Event::Text(typed.to_owned()));
    atlas.run();
    assert_eq!(breaks(view(&atlas)), [20.0, 50.0], "the entry waits");
    atlas
}

#[test]
fn saving_takes_the_limits_that_stand_in_the_field_and_leaves_the_focus_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = project(folder.path());
    let mut atlas = typing(&path, ", 90");
    press(&mut atlas, Modifiers::COMMAND, Key::S);
    assert_eq!(breaks(&view_file::load(&path).unwrap()), [20.0, 50.0, 90.0]);
    assert_eq!(focused_name(&atlas), LIMITS);
    // Typing goes on where it was, and a letter and Ctrl+S may come within one frame.
    atlas.input_mut().events.push(Event::Text("5".to_owned()));
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::S);
    atlas.run();
    assert_eq!(breaks(&view_file::load(&path).unwrap()), [20.0, 50.0, 905.0]);
    ask(&mut atlas, Action::Undo);
    assert_eq!(breaks(view(&atlas)), [20.0, 50.0, 90.0], "each entry is a step of its own");
}

#[test]
fn limits_that_are_not_valid_stay_in_the_field_and_do_not_keep_a_command_from_running() {
    let folder = tempfile::tempdir().unwrap();
    let path = project(folder.path());
    let mut atlas = typing(&path, ", 30");
    press(&mut atlas, Modifiers::COMMAND, Key::S);
    assert_eq!(breaks(&view_file::load(&path).unwrap()), [20.0, 50.0]);
    assert!(atlas.query_by_label_contains("30 must be greater than 50").is_some());
    press(&mut atlas, Modifiers::COMMAND, Key::D);
    assert!(atlas.state().state().settings.shows(LeftPanel::Compare));
}

#[test]
fn leaving_the_program_asks_about_limits_that_stand_in_the_field() {
    let folder = tempfile::tempdir().unwrap();
    for by_key in [true, false] {
        let mut atlas = typing(&project(folder.path()), ", 90");
        if by_key {
            press(&mut atlas, Modifiers::COMMAND, Key::Q);
            // The test window does not send back what it is told.
            atlas.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
        } else {
            atlas.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
            atlas.step();
            atlas.step();
            assert_eq!(breaks(view(&atlas)), [20.0, 50.0, 90.0]);
            atlas.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
        }
        atlas.run();
        assert_eq!(breaks(view(&atlas)), [20.0, 50.0, 90.0]);
        assert_eq!(atlas.state().state().ui_state.window, Some(Window::Unsaved(Next::Close)));
    }
}

#[test]
fn every_command_takes_the_entry_first() {
    let folder = tempfile::tempdir().unwrap();
    for action in [Action::Palette, Action::Export, Action::SaveTable, Action::Compare, Action::Timeline] {
        let mut atlas = typing(&project(folder.path()), ", 90");
        ask(&mut atlas, action);
        assert_eq!(breaks(view(&atlas)), [20.0, 50.0, 90.0], "{action:?}");
    }
    let mut atlas = typing(&project(folder.path()), ", 90");
    ask(&mut atlas, FileCommand::Open(folder.path().join("b.atlas.json")));
    assert_eq!(
        atlas.state().state().ui_state.window,
        Some(Window::Unsaved(Next::Open(folder.path().join("b.atlas.json"))))
    );
    let mut atlas = typing(&project(folder.path()), ", 90");
    ask(&mut atlas, Action::Undo);
    assert_eq!(breaks(view(&atlas)), [20.0, 50.0], "undone after it was taken");
    ask(&mut atlas, Action::Redo);
    assert_eq!(breaks(view(&atlas)), [20.0, 50.0, 90.0]);
}

#[test]
fn a_size_that_is_typed_counts_before_the_palette_opens() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Export);
    let width = stops(&atlas, true).into_iter().find(|stop| stop.name == "Width").unwrap();
    atlas.ctx.memory_mut(|memory| memory.request_focus(width.id));
    atlas.run();
    press(&mut atlas, Modifiers::COMMAND, Key::A);
    atlas.event(Event::Text("1234".to_owned()));
    atlas.run();
    assert!((view(&atlas).page.size.width - 1234.0).abs() > 1.0, "the entry waits");
    press(&mut atlas, Modifiers::COMMAND, Key::K);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::Palette));
    let width = view(&atlas).page.size.width;
    assert!((width - 1234.0).abs() < 1e-9, "{width}");
}
