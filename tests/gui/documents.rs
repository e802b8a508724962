//! Project files: saving, opening, the question about unsaved changes, and the state after a kill.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use cluster_atlas::{
    app::{
        Answer, App,
        action::Action,
        command::FileCommand,
        settings::{LeftPanel, Settings},
        window_kind::{Next, PathFor, Window},
    },
    data::{view_file, write::atomic},
    model::{Language, ProvinceId},
    view::{Basemap, View},
};
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::{Harness, kittest::Queryable as _};
use tempfile::TempDir;

use crate::support::{Scripted, Setup, ask, atlas, click, message, view};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Project file with a view that has a graticule.
fn project(folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let mut view = View::default();
    view.base.graticule = true;
    view_file::save(&path, &view).unwrap();
    path
}

fn dialogs(atlas: &mut Harness<'static, App>, answer: Answer) {
    atlas.state_mut().set_dialogs(Box::new(Scripted(answer)));
}

/// The app with a newly opened file.
fn opened(path: &Path) -> Harness<'static, App> {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, FileCommand::Open(path.to_owned()));
    atlas
}

fn window(atlas: &Harness<'static, App>) -> Option<Window> {
    atlas.state().state().ui_state.window.clone()
}

/// Commands sent to the window in the frame after a click on its close button.
fn press_cross(atlas: &mut Harness<'static, App>) -> Vec<ViewportCommand> {
    atlas.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    atlas.step();
    let told = told(atlas);
    atlas.run();
    told
}

fn told(atlas: &Harness<'static, App>) -> Vec<ViewportCommand> {
    atlas.output().viewport_output.get(&ViewportId::ROOT).map(|output| output.commands.clone()).unwrap_or_default()
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

fn drop_file(atlas: &mut Harness<'static, App>, path: &Path) {
    atlas.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
    atlas.run();
}

#[test]
fn saving_gives_the_window_a_name_and_a_change_marks_it() {
    let folder = folder();
    let mut atlas = atlas(Setup::default());
    assert_eq!(atlas.state().title(), "Cluster Atlas");
    dialogs(&mut atlas, Answer::Chosen(folder.path().join("东部")));
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::S);
    atlas.run();
    let path = folder.path().join("东部.atlas.json");
    assert_eq!(view_file::load(&path).unwrap(), *view(&atlas));
    assert_eq!(atlas.state().title(), "东部.atlas.json – Cluster Atlas");

    ask(&mut atlas, Action::Graticule);
    assert_eq!(atlas.state().title(), "● 东部.atlas.json – Cluster Atlas");
    ask(&mut atlas, Action::ThemeDark);
    ask(&mut atlas, Action::Undo);
    assert_eq!(atlas.state().title(), "东部.atlas.json – Cluster Atlas", "what was undone is no change");

    ask(&mut atlas, Action::ZoomIn);
    assert!(atlas.state().title().starts_with('●'), "the camera counts");
    ask(&mut atlas, Action::Save);
    assert_eq!(atlas.state().title(), "东部.atlas.json – Cluster Atlas");
    assert_eq!(view_file::load(&path).unwrap().camera.metres_per_point, view(&atlas).camera.metres_per_point);
}

#[test]
fn a_larger_window_is_no_change_of_a_saved_map() {
    let folder = folder();
    let mut atlas = atlas(Setup::default());
    dialogs(&mut atlas, Answer::Chosen(folder.path().join("a.json")));
    ask(&mut atlas, Action::Save);
    atlas.set_size(egui::vec2(1000.0, 700.0));
    atlas.run();
    assert_eq!(atlas.state().title(), "a.json – Cluster Atlas");
}

#[test]
fn a_flight_is_saved_where_it_ends() {
    let folder = folder();
    let mut atlas = atlas(Setup::default());
    dialogs(&mut atlas, Answer::Chosen(folder.path().join("a.json")));
    atlas.state_mut().ask([Action::ZoomIn.into()]);
    atlas.step();
    ask(&mut atlas, Action::Save);
    assert_eq!(atlas.state().title(), "a.json – Cluster Atlas");
}

#[test]
fn closing_asks_only_where_a_file_lacks_changes() {
    let folder = folder();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Graticule);
    assert_eq!(press_cross(&mut atlas), [], "an untitled map is remembered without asking");
    assert_eq!(window(&atlas), None);

    let path = project(&folder, "a.atlas.json");
    ask(&mut atlas, FileCommand::Open(path.clone()));
    assert!(!press_cross(&mut atlas).contains(&ViewportCommand::CancelClose));

    ask(&mut atlas, Action::Graticule);
    assert!(press_cross(&mut atlas).contains(&ViewportCommand::CancelClose));
    assert!(atlas.query_by_label("Save changes to a.atlas.json?").is_some());
    click(&mut atlas, "Cancel");
    assert_eq!(window(&atlas), None);
    assert!(view_file::load(&path).unwrap().base.graticule, "nothing was written");

    press_cross(&mut atlas);
    atlas.get_by_label("Save").click();
    atlas.step();
    atlas.step();
    assert!(told(&atlas).contains(&ViewportCommand::Close));
    assert!(!view_file::load(&path).unwrap().base.graticule);
    assert!(!press_cross(&mut atlas).contains(&ViewportCommand::CancelClose), "asked once");
}

#[test]
fn what_is_not_saved_at_the_end_is_gone_at_the_next_start() {
    let folder = folder();
    let settings = folder.path().join("settings.json");
    let path = project(&folder, "a.atlas.json");
    let setup = || Setup { settings: Some(settings.clone()), ..Setup::default() };
    let mut first = atlas(setup());
    ask(&mut first, FileCommand::Open(path.clone()));
    ask(&mut first, Action::Graticule);
    press_cross(&mut first);
    click(&mut first, "Don’t save");
    eframe::App::on_exit(first.state_mut());
    let next = atlas(setup());
    assert!(view(&next).base.graticule);
    assert_eq!(next.state().title(), "a.atlas.json – Cluster Atlas");
}

#[test]
fn opening_is_one_step_and_undo_leads_back_to_the_former_file_too() {
    let folder = folder();
    let (a, b) = (project(&folder, "a.atlas.json"), folder.path().join("b.atlas.json"));
    view_file::save(&b, &View { language: Language::Zh, ..View::default() }).unwrap();
    let mut atlas = atlas(Setup::default());
    let start = view(&atlas).clone();
    dialogs(&mut atlas, Answer::Chosen(a));
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::O);
    atlas.run();
    assert!(view(&atlas).base.graticule);
    ask(&mut atlas, FileCommand::Open(b));
    assert_eq!(atlas.state().title(), "b.atlas.json – 产业集群地图集");
    ask(&mut atlas, Action::Undo);
    assert_eq!(atlas.state().title(), "a.atlas.json – Cluster Atlas");
    ask(&mut atlas, Action::Undo);
    assert_eq!(atlas.state().title(), "Cluster Atlas");
    assert_eq!(*view(&atlas), start);
    ask(&mut atlas, Action::Redo);
    ask(&mut atlas, Action::Redo);
    assert_eq!(atlas.state().title(), "b.atlas.json – 产业集群地图集");
}

#[test]
fn opening_another_file_asks_about_changes_first() {
    let folder = folder();
    let (a, b) = (project(&folder, "a.atlas.json"), project(&folder, "b.atlas.json"));
    let mut atlas = opened(&a);
    ask(&mut atlas, Action::Graticule);
    ask(&mut atlas, FileCommand::Open(b.clone()));
    assert_eq!(window(&atlas), Some(Window::Unsaved(Next::Open(b))));
    click(&mut atlas, "Save");
    assert!(!view_file::load(&a).unwrap().base.graticule);
    assert_eq!(atlas.state().title(), "b.atlas.json – Cluster Atlas");

    ask(&mut atlas, Action::Graticule);
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::N);
    atlas.run();
    click(&mut atlas, "Don’t save");
    assert_eq!(atlas.state().title(), "Cluster Atlas");
    assert_eq!(view(&atlas).layers, View::default().layers);
    ask(&mut atlas, Action::Undo);
    assert_eq!(atlas.state().title(), "● b.atlas.json – Cluster Atlas", "undo leads back to what was not saved");
}

#[test]
fn a_recent_file_is_opened_from_the_menu_and_the_list_can_be_cleared() {
    let folder = folder();
    let (a, lost) = (project(&folder, "a.atlas.json"), project(&folder, "lost.atlas.json"));
    let mut atlas = opened(&a);
    ask(&mut atlas, FileCommand::Open(lost.clone()));
    ask(&mut atlas, Action::New);
    std::fs::remove_file(lost).unwrap();
    click(&mut atlas, "File");
    // A submenu opens under the pointer.
    let at = atlas.get_by_label_contains("Open recent").rect().center();
    atlas.hover_at(at);
    atlas.run();
    assert!(atlas.query_by_label("lost.atlas.json").is_none(), "it no longer exists");
    click(&mut atlas, "a.atlas.json");
    assert_eq!(atlas.state().title(), "a.atlas.json – Cluster Atlas");
    ask(&mut atlas, Action::Palette);
    assert!(atlas.query_by_label_contains("Clear recent files").is_some());
    ask(&mut atlas, Action::ClearRecent);
    assert!(atlas.state().state().settings.recent.is_empty());
}

#[test]
fn a_file_is_dropped_on_the_window() {
    let folder = folder();
    let path = project(&folder, "a.atlas.json");
    let mut atlas = atlas(Setup::default());
    atlas.input_mut().hovered_files.push(egui::HoveredFile { path: Some(path.clone()), ..Default::default() });
    // Hovering files keep egui repainting: `run` would not end.
    atlas.run_steps(3);
    assert!(atlas.query_by_label("Drop to open a map or to add data").is_some());
    atlas.input_mut().hovered_files.clear();
    drop_file(&mut atlas, &path);
    assert!(atlas.query_by_label("Drop to open a map or to add data").is_none());
    assert_eq!(atlas.state().title(), "a.atlas.json – Cluster Atlas");
}

#[test]
fn a_bad_file_is_named_with_its_line_and_the_map_stays() {
    let folder = folder();
    let path = folder.path().join("bad.atlas.json");
    let text = View::default().to_json().replace("\"water\": true", "\"water\": 7");
    atomic(&path, text.as_bytes()).unwrap();
    let line = text.lines().position(|line| line.contains("water")).unwrap() + 1;
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::Graticule);
    let before = view(&atlas).clone();
    drop_file(&mut atlas, &path);
    let told = message(&atlas);
    assert!(told.contains(&format!("bad.atlas.json: line {line}, before column ")), "{told}");
    assert!(told.contains("must have true or false, not 7"), "{told}");
    assert!(atlas.query_by_label(&told).is_some());
    assert_eq!(*view(&atlas), before);
    assert_eq!(atlas.state().title(), "Cluster Atlas");

    ask(&mut atlas, Action::LanguageChinese);
    drop_file(&mut atlas, &folder.path().join("none.atlas.json"));
    assert!(message(&atlas).contains("none.atlas.json：文件或文件夹不存在"), "{}", message(&atlas));
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_the_changes_stay() {
    let folder = folder();
    let path = project(&folder, "a.atlas.json");
    let mut atlas = opened(&path);
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    ask(&mut atlas, Action::Graticule);
    ask(&mut atlas, Action::Save);
    assert!(message(&atlas).contains("Could not save "), "{}", message(&atlas));
    assert!(atlas.state().title().starts_with('●'));
    assert!(view_file::load(&path).unwrap().base.graticule, "the old file is whole");
    // If saving fails the window stays open.
    press_cross(&mut atlas);
    click(&mut atlas, "Save");
    assert!(!atlas.state().state().ui_state.closing);
}

#[test]
fn without_a_dialog_a_path_is_typed_and_a_file_is_replaced_only_when_asked() {
    let folder = folder();
    let path = project(&folder, "a.atlas.json");
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::SaveAs);
    assert!(matches!(window(&atlas), Some(Window::Path { purpose: PathFor::Save, .. })));
    let type_path = |atlas: &mut Harness<'static, App>, label: &str, text: &str| {
        atlas.get_by_label(label).focus();
        atlas.run();
        atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
        atlas.get_by_label(label).type_text(text);
        atlas.run();
        atlas.key_press(Key::Enter);
        atlas.run();
    };
    // A path without the file extension names the same file.
    type_path(&mut atlas, "Save to", &folder.path().join("a").display().to_string());
    assert_eq!(window(&atlas), Some(Window::Replace(path.clone())));
    assert!(view_file::load(&path).unwrap().base.graticule);
    let typed = folder.path().join("a").display().to_string();
    for gives_up in ["Choose another name", "Escape"] {
        if gives_up == "Escape" {
            atlas.key_press(Key::Escape);
            atlas.run();
        } else {
            click(&mut atlas, gives_up);
        }
        let field = atlas.get_by_label("Save to");
        assert_eq!((field.value(), field.is_focused()), (Some(typed.clone()), true), "{gives_up}");
        atlas.key_press(Key::Enter);
        atlas.run();
        assert_eq!(window(&atlas), Some(Window::Replace(path.clone())));
    }
    atlas.key_press(Key::Escape);
    atlas.run();
    click(&mut atlas, "Save");
    click(&mut atlas, "Replace");
    assert!(!view_file::load(&path).unwrap().base.graticule);
    assert_eq!(atlas.state().title(), "a.atlas.json – Cluster Atlas");

    project(&folder, "b.atlas.json");
    ask(&mut atlas, Action::Open);
    type_path(&mut atlas, "File path", "nothing.json");
    assert!(matches!(window(&atlas), Some(Window::Path { purpose: PathFor::Open, .. })), "it can be corrected");
    assert!(message(&atlas).contains("nothing.json: there is no such file"));
    // A bare file name refers to the folder of the last file.
    type_path(&mut atlas, "File path", "b.atlas.json");
    assert_eq!(window(&atlas), None);
    assert_eq!(atlas.state().title(), "b.atlas.json – Cluster Atlas");
}

#[test]
fn a_refused_path_stays_in_the_field_of_its_window_with_the_reason() {
    let folder = folder();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::SaveAs);
    let missing = folder.path().join("none/a").display().to_string();
    let label = "Save to";
    for by_key in [true, false] {
        atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
        atlas.event(egui::Event::Text(missing.clone()));
        atlas.run();
        if by_key {
            atlas.key_press(Key::Enter);
            atlas.run();
        } else {
            click(&mut atlas, "Save");
        }
        let field = atlas.get_by_label(label);
        assert_eq!((field.value(), field.is_focused()), (Some(missing.clone()), true), "by key: {by_key}");
        assert_eq!(atlas.query_all_by_label_contains("its folder does not exist").count(), 1, "{}", message(&atlas));
    }
    let good = folder.path().join("good").display().to_string();
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
    atlas.event(egui::Event::Text(good));
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(window(&atlas), None);
    assert!(folder.path().join("good.atlas.json").is_file());
}

#[cfg(unix)]
#[test]
fn a_path_refused_after_the_question_comes_back_to_its_field() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = project(&folder, "a.atlas.json");
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::SaveAs);
    atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
    atlas.event(egui::Event::Text(path.display().to_string()));
    atlas.key_press(Key::Enter);
    atlas.run();
    assert_eq!(window(&atlas), Some(Window::Replace(path.clone())));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    click(&mut atlas, "Replace");
    let field = atlas.get_by_label("Save to");
    assert_eq!((field.value(), field.is_focused()), (Some(path.display().to_string()), true));
    assert_eq!(atlas.query_all_by_label_contains("Could not save ").count(), 1);
}

#[test]
fn a_path_that_cannot_be_opened_is_in_its_field_again_after_the_question_about_changes() {
    let folder = folder();
    let mut atlas = opened(&project(&folder, "a.atlas.json"));
    ask(&mut atlas, Action::Water);
    ask(&mut atlas, Action::Open);
    for answer in ["Cancel", "Don’t save"] {
        atlas.key_press_modifiers(Modifiers::COMMAND, Key::A);
        atlas.event(egui::Event::Text("nothing.json".to_owned()));
        atlas.key_press(Key::Enter);
        atlas.run();
        assert!(matches!(window(&atlas), Some(Window::Unsaved(_))));
        click(&mut atlas, answer);
        let field = atlas.get_by_label("File path");
        assert_eq!((field.value().as_deref(), field.is_focused()), (Some("nothing.json"), true), "{answer}");
    }
    assert!(message(&atlas).contains("nothing.json: there is no such file"));
}

#[test]
fn after_a_kill_the_next_start_knows_the_file_and_its_changes() {
    let folder = folder();
    let settings = folder.path().join("settings.json");
    let path = project(&folder, "a.atlas.json");
    let setup = || Setup { settings: Some(settings.clone()), ..Setup::default() };
    let mut first = atlas(setup());
    ask(&mut first, FileCommand::Open(path.clone()));
    let (kept, _) = Settings::load(&settings);
    assert_eq!(kept.document.unwrap().path, path, "which file it is, is written at once");
    ask(&mut first, Action::LanguageChinese);
    ask(&mut first, Action::LanguageEnglish);
    ask(&mut first, Action::MemberLinks);
    // Idle for more than a second, then killed without a chance to save.
    for _ in 0..120 {
        first.step();
    }
    drop(first);

    let mut next = atlas(setup());
    assert!(view(&next).shows_cluster_links() && view(&next).base.graticule);
    assert_eq!(next.state().title(), "● a.atlas.json – Cluster Atlas");
    assert_eq!(message(&next), "");
    assert!(press_cross(&mut next).contains(&ViewportCommand::CancelClose));
    click(&mut next, "Cancel");
    drop(next);

    // Opening another file at start asks about unsaved changes too.
    let other = project(&folder, "b.atlas.json");
    let next = atlas(Setup { document: Some(other.clone()), ..setup() });
    assert_eq!(window(&next), Some(Window::Unsaved(Next::Open(other))));
}

#[test]
fn a_file_that_was_lost_or_changed_in_between_is_said_and_nothing_is_lost() {
    let folder = folder();
    let settings = folder.path().join("settings.json");
    let path = project(&folder, "a.atlas.json");
    let setup = || Setup { settings: Some(settings.clone()), ..Setup::default() };
    let mut first = atlas(setup());
    ask(&mut first, FileCommand::Open(path.clone()));
    eframe::App::on_exit(first.state_mut());
    drop(first);

    // Without unsaved changes the map follows the file.
    let mut changed = view_file::load(&path).unwrap();
    changed.base.water = false;
    view_file::save(&path, &changed).unwrap();
    let mut next = atlas(setup());
    assert!(!view(&next).base.water);
    assert_eq!((next.state().title(), message(&next).as_str()), ("a.atlas.json – Cluster Atlas", ""));
    ask(&mut next, Action::MemberLinks);
    eframe::App::on_exit(next.state_mut());
    drop(next);

    // With unsaved changes it does not.
    changed.base.legend = false;
    view_file::save(&path, &changed).unwrap();
    let next = atlas(setup());
    assert!(view(&next).shows_cluster_links() && view(&next).base.legend);
    assert!(next.state().title().starts_with('●'));
    assert!(message(&next).contains("a.atlas.json was changed by another program"), "{}", message(&next));
    drop(next);

    std::fs::remove_file(&path).unwrap();
    let mut next = atlas(setup());
    assert!(message(&next).contains("a.atlas.json: there is no such file"), "{}", message(&next));
    assert!(view(&next).shows_cluster_links());
    assert_eq!(next.state().title(), "● a.atlas.json – Cluster Atlas");
    ask(&mut next, Action::Save);
    assert!(view_file::load(&path).unwrap().shows_cluster_links());
    assert_eq!(next.state().title(), "a.atlas.json – Cluster Atlas");
}

#[test]
fn a_file_named_on_the_command_line_is_opened_and_its_online_tiles_are_not() {
    let folder = folder();
    let path = folder.path().join("a.atlas.json");
    let mut online = View::default();
    online.base.basemap = Basemap::OpenStreetMap;
    view_file::save(&path, &online).unwrap();
    let atlas = atlas(Setup { document: Some(path), ..Setup::default() });
    assert_eq!(view(&atlas).base.basemap, Basemap::Embedded);
    assert!(atlas.state().state().map.tiles.is_none());
    assert_eq!(atlas.state().title(), "a.atlas.json – Cluster Atlas");
    assert!(atlas.state().state().history.can_undo());
}

#[test]
fn a_damaged_setting_is_told_once_and_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.json");
    let setup = || Setup { settings: Some(settings.clone()), ..Setup::default() };
    atomic(
        &settings,
        br#"{"theme": "sepia", "left": "programmes", "recent": ["/a.json", 5], "statistics_open": false}"#,
    )
    .unwrap();
    let told = "Some of the saved settings could not be read";
    let first = atlas(setup());
    let of_first = &first.state().state().settings;
    assert!(first.query_by_label_contains(told).is_some());
    assert!(first.query_by_label_contains("light or dark, recent files").is_some());
    assert!(of_first.shows(LeftPanel::Programmes) && !of_first.statistics_open);
    assert_eq!(of_first.recent, [PathBuf::from("/a.json")]);
    drop(first);
    assert!(folder.path().join("settings.damaged.json").is_file());
    let second = atlas(setup());
    assert!(second.query_by_label_contains(told).is_none());
    assert!(second.state().state().settings.shows(LeftPanel::Programmes));
}

#[test]
fn a_map_of_a_newer_version_is_opened_and_says_what_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.atlas.json");
    let newer = include_str!("../fixtures/views/v2.99-newer.json");
    atomic(&path, newer.as_bytes()).unwrap();
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, FileCommand::Open(path.clone()));
    assert_eq!(view(&atlas).page.title.as_deref(), Some("Own title"));
    assert!(atlas.query_by_label_contains("layers.clusters.glow").is_some());
    // Saving keeps fields that this version does not know.
    ask(&mut atlas, Action::Save);
    let [written, before]: [serde_json::Value; 2] =
        [std::fs::read_to_string(&path).unwrap().as_str(), newer].map(|text| serde_json::from_str(text).unwrap());
    assert_eq!((&written["stories"], &written["layers"]), (&before["stories"], &before["layers"]));
}

#[test]
fn a_map_that_names_what_the_atlas_does_not_have_says_so() {
    for (language, words) in
        [(Language::En, "uses names that this atlas does not have: XX"), (Language::Zh, "有本图集没有的标识：XX")]
    {
        let folder = folder();
        let path = folder.path().join("odd.atlas.json");
        let mut odd = View { language, ..View::default() };
        odd.place.provinces.insert(ProvinceId::new("XX"));
        view_file::save(&path, &odd).unwrap();
        let mut atlas = atlas(Setup { language, ..Setup::default() });
        ask(&mut atlas, FileCommand::Open(path));
        assert!(message(&atlas).contains(words), "{}", message(&atlas));
    }
}
