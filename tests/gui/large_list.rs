//! A list that takes more memory than any machine has: what it takes is told before it is read, and rows and columns can
//! be chosen.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::{fs::OpenOptions, path::PathBuf};

use cluster_atlas::{
    app::{App, import::Refusal},
    data::write::atomic,
};
use egui::accesskit::{Role, Toggled};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    own_data::{drop_files, settle},
    support::{Setup, atlas, click, view},
};

/// A list of 4 GB with short rows, of which the disk holds the first only: the rest is a hole.
fn hole(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("register.csv");
    atomic(&path, format!("企业,备注,数量\n{}", "甲公司,x,7\n".repeat(200_000)).as_bytes()).unwrap();
    OpenOptions::new().write(true).open(&path).unwrap().set_len((4 << 30) - 1).unwrap();
    path
}

fn is_enabled(atlas: &Harness<'_, App>, name: &str) -> bool {
    !atlas.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
}

#[test]
fn a_list_without_room_tells_what_it_takes_and_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = atlas(Setup::default());
    let before = view(&atlas).clone();
    drop_files(&mut atlas, &[&hole(&folder)]);
    settle(&mut atlas);
    let dialog = atlas.state().state().ui_state.import.as_ref().unwrap();
    assert!(matches!(dialog.refusal, Some(Refusal::NoRoom(_))), "{:?}", dialog.refusal);
    assert!(dialog.file.is_none(), "nothing but its beginning was read");
    atlas.get_by_label("A large list");
    atlas.get_by_label_contains(", columns: 3");
    assert!(!is_enabled(&atlas, "Read"), "there is no room for all of it");
    let named = |atlas: &Harness<'_, App>, name: &str| atlas.get_by_label_contains(name).accesskit_node().toggled();
    assert_eq!(named(&atlas, "备注, "), Some(Toggled::True));
    let label = atlas.get_by_label_contains("备注, ").accesskit_node().label().unwrap();
    click(&mut atlas, &label);
    assert_eq!(named(&atlas, "备注, "), Some(Toggled::False));
    click(&mut atlas, "Cancel");
    assert_eq!(*view(&atlas), before);
}
