//! Own files between starts: what is restored after a kill, lists named on the command line, attribution, announcements.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use cluster_atlas::{
    app::{
        App,
        command::{ImportCommand, OwnDataCommand},
        settings::Settings,
        window_kind::Window,
    },
    data::write::atomic,
    dataset::DatasetId,
    model::Language,
};
use egui::accesskit::Role;
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use tempfile::TempDir;

use crate::{
    own_data::settle,
    support::{Setup, ask, atlas, message, view},
};

const CITIES: &str = "城市,数量\n长沙市,12.5\n某地,8\n西安市,3.25\n";

fn write(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    atomic(&path, text.as_bytes()).unwrap();
    path
}

/// The app as it starts with settings, and with lists to import.
fn started(settings: &Path, lists: Vec<PathBuf>) -> Harness<'static, App> {
    let mut atlas = atlas(Setup { settings: Some(settings.to_owned()), lists, ..Setup::default() });
    settle(&mut atlas);
    atlas
}

fn accept(atlas: &mut Harness<'static, App>) {
    ask(atlas, ImportCommand::Accept);
    settle(atlas);
}

/// The app with a list added, a name mapped by hand, a title and a source line, after a second without changes.
fn with_work(settings: &Path, list: &Path) -> Harness<'static, App> {
    let mut atlas = started(settings, vec![list.to_owned()]);
    let mut recipe = atlas.state().state().ui_state.import.as_ref().unwrap().recipe.clone();
    recipe.places.insert("某地".to_owned(), "330100".to_owned());
    ask(&mut atlas, ImportCommand::SetRecipe(Box::new(recipe)));
    settle(&mut atlas);
    accept(&mut atlas);
    let id = view(&atlas).data.first().unwrap().id.clone();
    ask(&mut atlas, OwnDataCommand::Rename(id.clone(), "我的城市".to_owned()));
    ask(&mut atlas, OwnDataCommand::SetCredit(id, "某局，2024 年".to_owned()));
    atlas.run_steps(8);
    atlas
}

fn rows(atlas: &Harness<'_, App>) -> Option<usize> {
    let id = view(atlas).data.first()?.id.clone();
    atlas.state().state().facts.datasets().get(&id).map(|dataset| dataset.rows())
}

#[test]
fn a_kill_loses_neither_recipe_nor_names_nor_title_nor_source_line() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, list) = (folder.path().join("settings.json"), write(&folder, "cities.csv", CITIES));
    let before = with_work(&settings, &list);
    let expected = view(&before).data.clone();
    // Dropped without an exit, as by a kill.
    drop(before);
    let after = started(&settings, Vec::new());
    assert_eq!(view(&after).data, expected);
    let data = &expected[0];
    assert_eq!((data.title.as_str(), data.credit.as_str()), ("我的城市", "某局，2024 年"));
    assert_eq!(data.recipe.places.get("某地").map(String::as_str), Some("330100"));
    assert_eq!(rows(&after), Some(3));
    assert!(after.state().state().ui_state.own_data.problems.is_empty());
}

#[test]
fn a_list_that_has_changed_or_is_gone_is_named_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, list) = (folder.path().join("settings.json"), write(&folder, "cities.csv", CITIES));
    drop(with_work(&settings, &list));
    write(&folder, "cities.csv", &format!("{CITIES}拉萨市,1\n"));
    let changed = started(&settings, Vec::new());
    assert!(message(&changed).contains("我的城市") && rows(&changed) == Some(4), "{}", message(&changed));
    drop(changed);
    std::fs::remove_file(&list).unwrap();
    let gone = started(&settings, Vec::new());
    assert!(message(&gone).contains("我的城市") && rows(&gone).is_none(), "{}", message(&gone));
    assert_eq!(view(&gone).data.len(), 1, "the entry stays");
}

#[test]
fn a_write_that_fails_is_told_once_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, list) = (folder.path().join("settings.json"), write(&folder, "cities.csv", CITIES));
    // A folder in its place cannot be written.
    std::fs::create_dir(&settings).unwrap();
    let atlas = &mut with_work(&settings, &list);
    assert!(message(atlas).contains("settings.json"), "{}", message(atlas));
    std::fs::remove_dir(&settings).unwrap();
    for _ in 0..100 {
        atlas.step();
        if settings.is_file() {
            break;
        }
    }
    let (read, damage) = Settings::load(&settings);
    assert_eq!((read.view.map(|view| view.data), damage), (Some(view(atlas).data.clone()), None));
}

#[test]
fn lists_named_at_start_are_imported_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let lists = vec![write(&folder, "a.csv", CITIES), write(&folder, "b.csv", CITIES)];
    let mut atlas = atlas(Setup { lists, ..Setup::default() });
    settle(&mut atlas);
    let asked = |atlas: &Harness<'_, App>| {
        let ui_state = &atlas.state().state().ui_state;
        (ui_state.window == Some(Window::Import)).then(|| ui_state.import.as_ref().unwrap().name())
    };
    assert_eq!(asked(&atlas).as_deref(), Some("a.csv"));
    accept(&mut atlas);
    assert_eq!(asked(&atlas).as_deref(), Some("b.csv"));
    accept(&mut atlas);
    assert_eq!(asked(&atlas), None);
    assert_eq!(view(&atlas).data.iter().map(|data| data.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

/// Text of the node that announces changes.
fn announced(atlas: &Harness<'_, App>) -> String {
    let status = atlas.query_all(By::new().role(Role::Status)).filter_map(|node| node.accesskit_node().label());
    status.collect::<Vec<_>>().join("\n")
}

#[test]
fn results_of_an_import_additions_and_removals_are_announced() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "cities.csv", CITIES);
    for (language, read, added, removed) in [
        (
            Language::En,
            "cities.csv: 3 rows read, 2 with a position, 0 known by province only, 1 without a place, 0 left out",
            "Added to the map: cities",
            "Removed from the map: cities",
        ),
        (
            Language::Zh,
            "cities.csv：已读取 3 行，有位置 2，仅到省级 0，无法定位 1，跳过 0",
            "已加入地图：cities",
            "已从地图移除：cities",
        ),
    ] {
        let mut atlas = atlas(Setup { lists: vec![list.clone()], language, ..Setup::default() });
        settle(&mut atlas);
        assert!(announced(&atlas).contains(read), "{}", announced(&atlas));
        accept(&mut atlas);
        assert!(announced(&atlas).contains(added), "{}", announced(&atlas));
        ask(&mut atlas, OwnDataCommand::Remove(DatasetId::new("cities")));
        assert!(announced(&atlas).contains(removed), "{}", announced(&atlas));
    }
}

#[test]
fn a_long_name_in_the_attribution_is_cut_and_said_in_full_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "cities.csv", CITIES);
    let mut atlas = atlas(Setup { lists: vec![list], ..Setup::default() });
    settle(&mut atlas);
    accept(&mut atlas);
    assert_eq!(atlas.query_all_by_label_contains("Own data: ").count(), 0, "a short one is drawn as a whole");
    let title = "城市".repeat(40);
    ask(&mut atlas, OwnDataCommand::Rename(DatasetId::new("cities"), title.clone()));
    settle(&mut atlas);
    assert_eq!(atlas.query_all_by_label_contains(&format!("Own data: {title}, ")).count(), 1);
}
