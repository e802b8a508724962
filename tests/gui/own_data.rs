//! A person's own files in the window: adding, checking, changing and removing them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use cluster_atlas::{
    app::{
        Answer, App,
        action::Action,
        command::{Command, FileCommand, ImportCommand, LayerCommand, OwnDataCommand, SelectionCommand},
        import::ImportDialog,
        settings::LeftPanel,
        window_kind::Window,
    },
    data::{view_file, write::atomic},
    dataset::{DatasetId, FieldId},
    model::Language,
    recipe::{ColumnRole, DoubleKeys},
    view::{FeatureRef, View},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, By, NodeT, Queryable as _},
};
use tempfile::TempDir;

use crate::support::{Scripted, Setup, ask, atlas, click, message, view};

/// Rows of three cities, of which one is misspelt.
const CITIES: &str = "城市,数量,类别\n长沙市,12.5,A\n杭州市,8,B\n西安市,3.25,A\n长沙是,1,B\n";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    atomic(&path, bytes).unwrap();
    path
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("read by its path".to_owned())
    }
}

pub fn drop_files(atlas: &mut Harness<'static, App>, paths: &[&PathBuf]) {
    let files = paths.iter().map(|path| Arc::new(Dropped((*path).clone())) as _);
    atlas.input_mut().dropped_files.extend(files);
    settle(atlas);
}

/// Runs the app until no file is being read.
pub fn settle(atlas: &mut Harness<'static, App>) {
    for _ in 0..3000 {
        atlas.step();
        let ui_state = &atlas.state().state().ui_state;
        let is_done = ui_state.import.as_ref().is_none_or(ImportDialog::is_done);
        if is_done && ui_state.own_data.reading.is_none() {
            atlas.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("a file is being read for ever");
}

/// Types into a field that may not have the focus.
fn type_into(atlas: &mut Harness<'static, App>, name: &str, text: &str) {
    atlas.get_by_role_and_label(Role::TextInput, name).focus();
    atlas.run();
    atlas.get_by_role_and_label(Role::TextInput, name).type_text(text);
    atlas.run();
}

/// Value of a list.
fn chosen(atlas: &Harness<'_, App>, name: &str) -> String {
    atlas.get_by_role_and_label(Role::ComboBox, name).value().unwrap_or_default()
}

fn dialog<'a>(atlas: &'a Harness<'_, App>) -> &'a ImportDialog {
    atlas.state().state().ui_state.import.as_ref().unwrap()
}

fn window(atlas: &Harness<'_, App>) -> Option<Window> {
    atlas.state().state().ui_state.window.clone()
}

/// Rows of an own dataset, if it was read.
fn rows(atlas: &Harness<'_, App>, id: &str) -> Option<usize> {
    atlas.state().state().facts.datasets().get(&DatasetId::new(id)).map(|dataset| dataset.rows())
}

/// The app with a file added to the map.
fn with_file(path: &PathBuf) -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[path]);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    atlas
}

#[test]
fn a_file_of_a_chinese_spreadsheet_is_dropped_checked_added_saved_and_opened_again() {
    let folder = folder();
    let (gbk, _, _) = encoding_rs::GB18030.encode(CITIES);
    let path = write(&folder, "list.csv", &gbk);
    let mut atlas = atlas(Setup::default());
    let before = view(&atlas).clone();
    drop_files(&mut atlas, &[&path]);
    assert_eq!(window(&atlas), Some(Window::Import));
    assert!(atlas.query_by_label("Add data: list.csv").is_some());
    let draft = dialog(&atlas).draft.clone().unwrap();
    assert_eq!(draft.reading.encoding, "gb18030");
    assert_eq!(draft.import.recipe.role("城市"), Some(ColumnRole::City));
    assert_eq!(chosen(&atlas, "Encoding"), "GB18030");
    assert_eq!(chosen(&atlas, "Role: 数量"), "number");
    assert_eq!(*view(&atlas), before, "nothing is on the map before it is accepted");

    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    assert_eq!((window(&atlas), rows(&atlas, "list")), (None, Some(4)));
    let layers: Vec<_> = view(&atlas).layers.iter().map(|layer| layer.id.as_str().to_owned()).collect();
    assert_eq!(layers, ["clusters", "list"], "above all others");
    let features = &atlas.state().state().computed.features;
    assert_eq!(features.iter().map(|layer| layer.points.len()).collect::<Vec<_>>(), [3]);
    ask(&mut atlas, Action::LayersPanel);
    assert!(atlas.query_by_label("list, 4").is_some(), "its row in the panel of layers");

    ask(&mut atlas, Action::Undo);
    assert_eq!((&view(&atlas).data, &view(&atlas).layers), (&before.data, &before.layers), "one step");
    assert_eq!(rows(&atlas, "list"), None);
    ask(&mut atlas, Action::Redo);
    assert_eq!((rows(&atlas, "list"), view(&atlas).data.len()), (Some(4), 1));

    let project = folder.path().join("map.atlas.json");
    ask(&mut atlas, FileCommand::SaveTo { path: project.clone(), replace: false });
    let stored = std::fs::read_to_string(&project).unwrap();
    assert!(stored.contains("\"path\": \"list.csv\""), "relative to the project");
    let mut again = atlas_of(&project);
    settle(&mut again);
    assert_eq!(rows(&again, "list"), Some(4));
    assert_eq!(message(&again), "", "nothing is wrong with it");
    assert_eq!(again.state().title(), "map.atlas.json – Cluster Atlas", "no change");
}

fn atlas_of(project: &Path) -> Harness<'static, App> {
    atlas(Setup { document: Some(project.to_owned()), ..Setup::default() })
}

/// Project file beside a list that it refers to.
fn project(folder: &TempDir, path: &PathBuf) -> PathBuf {
    let atlas = with_file(path);
    let project = folder.path().join("map.atlas.json");
    view_file::save(&project, view(&atlas)).unwrap();
    project
}

#[test]
fn a_changed_file_is_named_with_what_was_expected_and_found_and_used_as_it_is() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let project = project(&folder, &path);
    let expected = view_file::load(&project).unwrap().data[0].sha256.clone();
    write(&folder, "list.csv", "城市,数量,类别\n长沙市,1,A\n".as_bytes());
    let mut atlas = atlas_of(&project);
    settle(&mut atlas);
    let told = message(&atlas);
    assert!(told.contains("list.csv has changed since it was added"), "{told}");
    assert!(told.contains(&format!("expected SHA-256 {}", &expected[..12])), "{told}");
    assert_eq!(rows(&atlas, "list"), Some(1));
    ask(&mut atlas, Action::Graticule);
    ask(&mut atlas, Action::DismissMessage);
    ask(&mut atlas, Action::Undo);
    assert_eq!(message(&atlas), "", "said once");

    ask(&mut atlas, OwnDataCommand::Edit(DatasetId::new("list")));
    settle(&mut atlas);
    assert!(atlas.query_by_label("Edit import: list.csv").is_some());
    click(&mut atlas, "Apply");
    settle(&mut atlas);
    assert_ne!(view(&atlas).data[0].sha256, expected, "accepted as it is");
    assert!(atlas.state().state().ui_state.own_data.problems.is_empty());
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).data[0].sha256, expected);
}

#[test]
fn a_missing_file_is_named_and_found_again() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let project = project(&folder, &path);
    let moved = folder.path().join("moved.csv");
    std::fs::rename(&path, &moved).unwrap();
    let mut atlas = atlas_of(&project);
    settle(&mut atlas);
    let told = message(&atlas);
    assert!(told.contains("list.csv, the file of “list”: there is no such file"), "{told}");
    assert_eq!(rows(&atlas, "list"), None);
    ask(&mut atlas, Action::LayersPanel);
    assert!(atlas.query_by_label("list, file could not be read").is_some());
    ask(&mut atlas, OwnDataCommand::Edit(DatasetId::new("list")));
    settle(&mut atlas);
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(moved.clone()))));
    click(&mut atlas, "Browse…");
    settle(&mut atlas);
    click(&mut atlas, "Apply");
    settle(&mut atlas);
    assert_eq!((rows(&atlas, "list"), &view(&atlas).data[0].path), (Some(4), &moved));
}

#[test]
fn a_file_that_is_no_table_says_why_and_what_to_do() {
    let folder = folder();
    for (name, bytes, why, out) in [
        ("empty.csv", b"\n\n".as_slice(), "No rows", "choose another file"),
        (
            "film.mp4",
            b"\0\0\0\x18ftypmp42".as_slice(),
            "A format that is not read: mp4",
            "These formats can be read: CSV, TSV",
        ),
        ("torn.geojson", br#"{"type": "FeatureCollection", "features": ["#.as_slice(), "", "Read"),
    ] {
        let path = write(&folder, name, bytes);
        let mut atlas = atlas(Setup::default());
        drop_files(&mut atlas, &[&path]);
        assert!(dialog(&atlas).draft.is_none(), "{name}");
        assert!(atlas.query_by_label("This file cannot be imported yet").is_some(), "{name}");
        assert!(atlas.query_all_by_label_contains(why).next().is_some(), "{name}: {why}");
        assert!(atlas.query_all_by_label_contains(out).next().is_some(), "{name}: {out}");
        atlas.key_press(Key::Escape);
        atlas.run();
        assert_eq!(window(&atlas), None);
        assert!(atlas.state().state().ui_state.import.is_none() && view(&atlas).data.is_empty());
    }
}

#[test]
fn a_missing_path_can_be_corrected_in_the_window() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, OwnDataCommand::Import(vec![folder.path().join("lost.csv")]));
    settle(&mut atlas);
    assert!(atlas.query_all_by_label_contains("there is no such file").next().is_some());
    ask(&mut atlas, ImportCommand::ReadFrom(path));
    settle(&mut atlas);
    assert!(dialog(&atlas).draft.is_some());
}

#[test]
fn a_name_without_a_place_gets_one_by_a_click_or_a_search_and_keeps_it() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    assert_eq!(dialog(&atlas).draft.as_ref().unwrap().import.report.unplaced, 1);
    click(&mut atlas, "Names not found, 1");
    click(&mut atlas, "Other place…: 长沙是");
    type_into(&mut atlas, "Search by name or code", "义乌");
    assert!(atlas.query_by_label_contains("· 330782").is_some());
    assert!(atlas.query_all_by_label_contains("· 430100").next().is_none(), "no suggestion any more");
    atlas.key_press(Key::Escape);
    atlas.run();
    assert_eq!(window(&atlas), Some(Window::Import), "Escape ends the search, not the import");
    click(&mut atlas, "长沙是 is Changsha, Hunan");
    settle(&mut atlas);
    assert_eq!(dialog(&atlas).recipe.places.get("长沙是").map(String::as_str), Some("430100"));
    assert_eq!(dialog(&atlas).draft.as_ref().unwrap().import.report.unplaced, 0);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    assert_eq!(view(&atlas).data[0].recipe.places.len(), 1, "remembered with the map");
}

#[test]
fn a_role_is_chosen_in_the_head_of_its_column_and_the_old_result_stays_until_the_new_one_is_there() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    click(&mut atlas, "Role: 类别");
    click(&mut atlas, "text");
    assert!(dialog(&atlas).draft.is_some());
    settle(&mut atlas);
    let recipe = &dialog(&atlas).draft.as_ref().unwrap().import.recipe;
    assert_eq!(recipe.role("类别"), Some(ColumnRole::Text));
    assert_eq!(chosen(&atlas, "Role: 类别"), "text");
    type_into(&mut atlas, "unit: 数量", "台");
    atlas.key_press(Key::Tab);
    settle(&mut atlas);
    click(&mut atlas, "Can be added up: 数量");
    settle(&mut atlas);
    let choice = &dialog(&atlas).recipe.columns["数量"];
    assert_eq!((choice.unit.as_str(), choice.additive, choice.role), ("台", Some(true), ColumnRole::Number));
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    let facts = &atlas.state().state().facts;
    let dataset = facts.datasets().get(&DatasetId::new("list")).unwrap();
    assert!(dataset.column(&FieldId::new("类别")).unwrap().list().is_none(), "texts");
    assert_eq!(dataset.field(&FieldId::new("数量")).unwrap().0.unit.as_deref(), Some("台"));
}

#[test]
fn several_dropped_files_are_imported_one_after_the_other_and_a_map_among_them_is_opened() {
    let folder = folder();
    let lists = ["a.csv", "b.csv"].map(|name| write(&folder, name, CITIES.as_bytes()));
    let map = folder.path().join("map.atlas.json");
    let mut stored = View::default();
    stored.base.graticule = true;
    view_file::save(&map, &stored).unwrap();
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&lists[0], &map, &lists[1]]);
    assert!(view(&atlas).base.graticule, "the map is open");
    for name in ["a", "b"] {
        assert!(atlas.query_by_label(&format!("Add data: {name}.csv")).is_some(), "{name}");
        click(&mut atlas, "Add to map");
        settle(&mut atlas);
    }
    assert_eq!(window(&atlas), None);
    assert_eq!(view(&atlas).data.iter().map(|data| data.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_geojson_file_is_imported_and_a_project_file_of_the_same_ending_is_opened() {
    let folder = folder();
    let text = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "A"},
        "geometry": {"type": "Point", "coordinates": [112.9, 28.2]}}]}"#;
    let path = write(&folder, "points.json", text.as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    assert_eq!(dialog(&atlas).draft.as_ref().unwrap().import.report.drawn, 1);
}

#[test]
fn the_window_keeps_the_focus_and_a_file_is_added_by_keys_alone() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = atlas(Setup::default());
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(path))));
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::I);
    settle(&mut atlas);
    let mut names = Vec::new();
    for _ in 0..60 {
        atlas.key_press(Key::Tab);
        atlas.run();
        let focused = atlas.query_all(By::new().predicate(|node: &AccessKitNode<'_>| node.is_focused())).next();
        let node = focused.as_ref().map(NodeT::accesskit_node);
        let name = node.and_then(|node| node.label().or(node.value())).unwrap_or_default();
        if name == "Add to map" {
            break;
        }
        names.push(name);
    }
    assert!(names.iter().any(|name| name == "Role: 城市"), "{names:?}");
    assert!(names.iter().all(|name| name != "Timeline"), "nothing behind the window: {names:?}");
    atlas.key_press(Key::Enter);
    settle(&mut atlas);
    assert_eq!(view(&atlas).data.len(), 1);
}

#[test]
fn the_report_is_saved_as_a_table_of_all_remarks() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    let target = folder.path().join("left out");
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(target))));
    click(&mut atlas, "Save report…");
    let written = std::fs::read_to_string(folder.path().join("left out.csv")).unwrap();
    assert!(written.starts_with("\u{feff}row,column,effect,kind,reason,found\r\n"), "{written}");
    assert!(written.contains("5,,unplaced,unknown_place"), "{written}");
    assert_eq!(window(&atlas), Some(Window::Import));
    assert!(message(&atlas).contains("left out.csv"), "{}", message(&atlas));
}

#[test]
fn a_file_is_renamed_credited_and_removed_in_its_layer() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = with_file(&path);
    ask(&mut atlas, Action::LayersPanel);
    assert_eq!(atlas.state().state().settings.left, LeftPanel::Layers);
    type_into(&mut atlas, "Source line", "Office of lists");
    assert_eq!(view(&atlas).data[0].credit, "Office of lists");
    let selection = FeatureRef::new(DatasetId::new("list"), "2");
    ask(&mut atlas, SelectionCommand::Select(Some(selection)));
    assert!(atlas.query_by_label_contains("Office of lists").is_some(), "the card names the source");
    assert!(atlas.query_by_label("12.5").is_some(), "and shows the columns");
    click(&mut atlas, "Remove data: list");
    assert!(view(&atlas).data.is_empty() && view(&atlas).layers.len() == 1 && view(&atlas).selection.is_none());
    ask(&mut atlas, Action::Undo);
    assert_eq!(view(&atlas).data.len(), 1);
}

#[test]
fn a_category_of_thousands_of_values_is_searched_and_filters() {
    let folder = folder();
    let rows: Vec<String> = (0..3000).map(|n| format!("长沙市,T{}", n.max(2))).collect();
    let text = format!("城市,类别\n{}\n", rows.join("\n"));
    let path = write(&folder, "list.csv", text.as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    let mut recipe = dialog(&atlas).recipe.clone();
    recipe = recipe.with_role("类别", ColumnRole::Category);
    ask(&mut atlas, ImportCommand::SetRecipe(Box::new(recipe)));
    settle(&mut atlas);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    ask(&mut atlas, Action::LayersPanel);
    let listed = |atlas: &Harness<'_, App>| atlas.query_all_by_label_contains(" feature").count();
    assert!((2..=30).contains(&listed(&atlas)), "{}", listed(&atlas));
    assert!(atlas.query_by_label("T2, 3 features").is_some(), "the most frequent first");
    type_into(&mut atlas, "Find a value: 类别", "T2999");
    click(&mut atlas, "T2999, 1 feature");
    assert_eq!(atlas.state().state().computed.features[0].points.len(), 1);
}

#[test]
fn a_layer_whose_file_stays_in_the_map_is_added_again() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    let mut atlas = with_file(&path);
    let id = view(&atlas).layers.last().unwrap().id.clone();
    ask(&mut atlas, LayerCommand::Edit(id, cluster_atlas::app::command::LayerEdit::Remove));
    assert_eq!(view(&atlas).data.len(), 1);
    ask(&mut atlas, Action::LayersPanel);
    click(&mut atlas, "Add a layer");
    click(&mut atlas, "list");
    assert_eq!(view(&atlas).layers.last().unwrap().id.as_str(), "list");
}

#[test]
fn the_window_is_whole_in_both_languages_at_every_size() {
    let folder = folder();
    let path = write(&folder, "list.csv", CITIES.as_bytes());
    for language in [Language::En, Language::Zh] {
        for size in [(320.0, 400.0), (1024.0, 700.0), (2560.0, 1440.0)] {
            let mut atlas = atlas(Setup { size, language, ..Setup::default() });
            drop_files(&mut atlas, &[&path]);
            let name = if language == Language::En { "Add to map" } else { "添加到地图" };
            let button = atlas.get_by_label(name);
            assert!(!button.accesskit_node().is_disabled(), "{language:?} {size:?}");
            if size.0 > 1000.0 {
                let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
                assert!(window.contains_rect(button.rect()), "{language:?} {size:?}: {:?}", button.rect());
            }
            ask(&mut atlas, Command::from(ImportCommand::Accept));
            settle(&mut atlas);
            assert_eq!(view(&atlas).data.len(), 1);
        }
    }
}

#[test]
fn choices_that_no_list_offers_are_shown_and_kept() {
    let folder = folder();
    let path = write(&folder, "list.csv", b"city:number\nChangsha:1\n");
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    let recipe = cluster_atlas::recipe::Recipe {
        delimiter: Some(':'),
        heading: Some(u32::MAX),
        encoding: Some("koi8-r".to_owned()),
        ..Default::default()
    };
    ask(&mut atlas, ImportCommand::SetRecipe(Box::new(recipe.clone())));
    settle(&mut atlas);
    assert_eq!([chosen(&atlas, "Delimiter"), chosen(&atlas, "Encoding")], [":", "koi8-r"]);
    assert_eq!(chosen(&atlas, "Heading row"), format!("Row {}", u32::MAX));
    assert_eq!(dialog(&atlas).recipe, recipe);
}

#[test]
fn what_several_rows_of_a_place_mean_is_asked_beside_the_remarks_and_stays_with_the_map() {
    let folder = folder();
    let path = write(&folder, "N60.csv", "省份,产值\n湖南,10\n湖南省,12\n江苏,20\n江苏,20\n".as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    let question = "Several rows are about one place: Hunan × 2, Jiangsu × 2 (identical). What do they mean?";
    assert!(atlas.query_by_label(question).is_some());
    click(&mut atlas, "Average");
    settle(&mut atlas);
    assert_eq!(dialog(&atlas).recipe.double_keys, Some(DoubleKeys::Mean));
    click(&mut atlas, "Add up");
    settle(&mut atlas);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    assert_eq!(view(&atlas).data[0].recipe.double_keys, Some(DoubleKeys::Sum));
}

#[test]
fn columns_of_years_become_rows_at_a_click_and_columns_again_at_another() {
    let folder = folder();
    let path = write(&folder, "wide.csv", "省份,产值2019,产值2020\n湖南,1,2\n广东,3,4\n".as_bytes());
    let mut atlas = atlas(Setup::default());
    drop_files(&mut atlas, &[&path]);
    assert!(atlas.query_by_label("There is a column for each year: 产值 2019–2020.").is_some());
    let rows = |atlas: &Harness<'_, App>| dialog(atlas).draft.as_ref().unwrap().import.report.rows;
    assert_eq!(rows(&atlas), 2);
    click(&mut atlas, "One row per year");
    settle(&mut atlas);
    assert_eq!(rows(&atlas), 4);
    assert_eq!(chosen(&atlas, "Role: 年份"), "date");
    click(&mut atlas, "Keep the columns");
    settle(&mut atlas);
    assert_eq!(rows(&atlas), 2);
    click(&mut atlas, "One row per year");
    settle(&mut atlas);
    click(&mut atlas, "Add to map");
    settle(&mut atlas);
    let melt = view(&atlas).data[0].recipe.melt.clone().unwrap();
    assert_eq!((melt.date.as_str(), melt.columns.len()), ("年份", 2), "the map names the columns");
}

#[test]
fn a_layer_of_own_rows_is_labelled_and_searched_by_columns_that_are_chosen() {
    let folder = folder();
    let text = "名称,城市,负责人\n甲公司,长沙市,Li Na\n乙公司,苏州市,Wang Wei\n";
    let mut atlas = with_file(&write(&folder, "firms.csv", text.as_bytes()));
    ask(&mut atlas, Action::LayersPanel);
    let layer = |atlas: &Harness<'_, App>| view(atlas).layers.last().unwrap().features().unwrap().clone();
    let drawn = |atlas: &Harness<'_, App>| {
        let features = &atlas.state().state().computed.features;
        let points = features.iter().map(|layer| &layer.points);
        let labels = points.flat_map(|points| points.iter().filter_map(|point| points.label(point)));
        labels.map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
    };
    assert_eq!(drawn(&atlas), ["甲公司", "乙公司"]);
    atlas.get_by_role_and_label(Role::ComboBox, "Label by: firms").click();
    atlas.run();
    atlas.get_all_by_label("负责人").last().unwrap().click();
    atlas.run();
    assert_eq!(
        (layer(&atlas).label_by, drawn(&atlas)),
        (Some(FieldId::new("负责人")), vec!["Li Na".into(), "Wang Wei".into()])
    );
    type_into(&mut atlas, "Search: firms", "wang");
    assert_eq!(drawn(&atlas), ["Wang Wei"]);
    atlas.get_by_role_and_label(Role::ComboBox, "Search in: firms").click();
    atlas.run();
    atlas.get_all_by_label("名称").last().unwrap().click();
    atlas.run();
    assert_eq!(layer(&atlas).query.text_in, Some(FieldId::new("名称")));
    assert!(drawn(&atlas).is_empty(), "no name has this word");
}
