//! Tiles are optional: nothing connects before the user turns them on.

use std::path::PathBuf;

use cluster_atlas::{
    app::{Answer, action::Action, command::WindowCommand},
    view::Basemap,
};
use egui_kittest::kittest::Queryable as _;

use crate::{
    support::{Scripted, Setup, ask, atlas, click, view},
    tiles::archives::settle,
};

#[test]
fn online_tiles_ask_first_and_refusing_changes_nothing() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::BackdropOsm);
    assert!(atlas.state().state().map.tiles.is_none(), "nothing is made before a person agrees");
    assert!(atlas.query_by_label_contains("tile.openstreetmap.org").is_some(), "who would be asked is named");
    click(&mut atlas, "Stay offline");
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.state().state().map.tiles.is_none());
}

#[test]
fn undo_does_not_turn_online_tiles_on() {
    let mut atlas = atlas(Setup::default());
    let mut online = view(&atlas).clone();
    online.base.basemap = Basemap::OpenStreetMap;
    atlas.state_mut().remember_step(&online);
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.state().state().map.tiles.is_none());
}

#[test]
fn a_missing_file_dialog_is_said_not_taken_for_cancel() {
    let mut atlas = atlas(Setup::default());
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Missing)));
    ask(&mut atlas, Action::BackdropFile);
    click(&mut atlas, "Browse…");
    assert!(atlas.query_by_label_contains("No file dialog is available here").is_some());
}

#[test]
fn a_chosen_file_is_opened() {
    let mut atlas = atlas(Setup::default());
    let path = PathBuf::from("/nowhere/china.pmtiles");
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(path))));
    ask(&mut atlas, Action::BackdropFile);
    click(&mut atlas, "Browse…");
    settle(&mut atlas);
    assert!(atlas.query_by_label_contains("Cannot open /nowhere/china.pmtiles: there is no such file.").is_some());
}

#[test]
fn a_view_with_online_tiles_starts_offline() {
    let mut online = cluster_atlas::view::View::default();
    online.base.basemap = Basemap::OpenStreetMap;
    let atlas = atlas(Setup { view: Some(online), ..Setup::default() });
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.state().state().map.tiles.is_none());
}

#[test]
fn a_view_with_a_lost_archive_starts_on_the_base_map_and_says_so() {
    let mut lost = cluster_atlas::view::View::default();
    lost.base.basemap = Basemap::File(PathBuf::from("/nowhere/china.pmtiles"));
    let mut atlas = atlas(Setup { view: Some(lost), ..Setup::default() });
    settle(&mut atlas);
    assert!(atlas.state().state().map.tiles.is_none());
    let said = "Cannot open /nowhere/china.pmtiles: there is no such file. Choose another file. \
                The built-in basemap is shown instead.";
    assert!(atlas.query_by_label(said).is_some());
    // The message remains after other windows were open.
    ask(&mut atlas, Action::About);
    ask(&mut atlas, WindowCommand::Close);
    assert!(atlas.query_by_label(said).is_some());
    // The view stays as its author wrote it until the user chooses the embedded basemap.
    assert!(matches!(view(&atlas).base.basemap, Basemap::File(_)));
    click(&mut atlas, "Use the built-in basemap");
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.query_by_label_contains("/nowhere").is_none());
}
