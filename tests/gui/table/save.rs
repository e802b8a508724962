//! Saving tables from the window.
#![expect(clippy::panic, reason = "a test may fail")]

use std::{path::Path, process::Command as Process, thread, time::Duration};

use cluster_atlas::{
    app::{
        Answer, App,
        action::Action,
        command::{Command, TableCommand, WindowCommand},
        table::TableFile,
        window_kind::Window,
    },
    model::{Language, ProvinceId},
    table::{TableFormat, TableKind},
    view::View,
};
use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};

use crate::{
    keyboard::{focused_name, press},
    support::{Scripted, Setup, ask, atlas, click, message},
};

fn opened(language: Language) -> Harness<'static, App> {
    let mut view = View::default();
    view.place.provinces = [ProvinceId::new("HN"), ProvinceId::new("JS")].into();
    let mut atlas = atlas(Setup { view: Some(view), language, ..Setup::default() });
    ask(&mut atlas, Action::SaveTable);
    atlas
}

fn save(atlas: &mut Harness<'static, App>, path: &Path, replace: bool) {
    ask(atlas, TableCommand::SaveTo { path: path.to_owned(), replace });
    wait(atlas);
}

/// Lets the app go on until no table is being written.
fn wait(atlas: &mut Harness<'static, App>) {
    for _ in 0..1500 {
        atlas.step();
        if atlas.state().state().table.is_none() {
            atlas.run();
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("the table is never written");
}

#[test]
fn the_window_goes_on_while_a_table_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let mut atlas = opened(Language::En);
    // The command alone leaves the table to a thread: it is told of in a later frame.
    atlas.state_mut().ask([Command::from(TableCommand::SaveTo { path: path.clone(), replace: false })]);
    atlas.step();
    assert!(atlas.state().state().table.is_some() || message(&atlas).contains("a.csv"));
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::SaveTable), "it closes once the table is there");
    // The view may change meanwhile, and the window may be closed: the table is that of the moment of the command.
    ask(&mut atlas, WindowCommand::Close);
    ask(&mut atlas, Action::ClearFilters);
    wait(&mut atlas);
    assert!(message(&atlas).contains("a.csv"), "{}", message(&atlas));
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.lines().count() < 20, "Hunan and Jiangsu only");
}

#[test]
fn a_saved_table_is_byte_for_byte_that_of_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    for (kind, format, language, for_excel) in [
        (TableKind::Clusters, TableFormat::Csv, Language::En, true),
        (TableKind::Clusters, TableFormat::GeoJson, Language::Zh, false),
        (TableKind::Provinces, TableFormat::Xlsx, Language::En, false),
        (TableKind::Ladder, TableFormat::Json, Language::Zh, false),
        (TableKind::Claims, TableFormat::Csv, Language::Zh, false),
    ] {
        let (kind_name, format_name): (&str, &str) = (kind.id(), format.into());
        let [ours, theirs] = ["window", "line"].map(|by| folder.path().join(format!("{by}-{kind_name}.{format_name}")));
        let mut atlas = opened(language);
        let file = TableFile { kind: kind.clone(), format, for_excel, ..TableFile::default() };
        ask(&mut atlas, TableCommand::SetFile(Box::new(file)));
        save(&mut atlas, &ours, false);
        assert_eq!(atlas.state().state().ui_state.window, None, "the window closes: {}", message(&atlas));
        assert!(message(&atlas).contains(&ours.display().to_string()), "{}", message(&atlas));
        let mut line = Process::new(env!("CARGO_BIN_EXE_cluster-atlas"));
        line.args(["table", kind_name, "--lang", language.into(), "-o"]).arg(&theirs);
        // The claims heed no condition, which the command line refuses.
        if kind != TableKind::Claims {
            line.args(["--filter", "province=HN,JS"]);
        }
        if for_excel {
            line.arg("--bom");
        }
        assert!(line.status().unwrap().success());
        assert!(std::fs::read(&ours).unwrap() == std::fs::read(&theirs).unwrap(), "{kind:?} {format:?}");
    }
}

#[test]
fn the_button_in_the_table_s_head_offers_the_table_that_is_shown() {
    let mut atlas = atlas(Setup::default());
    ask(&mut atlas, Action::TablePanel);
    click(&mut atlas, "Table of SME tiers: firms in each tier, as published");
    click(&mut atlas, "Save…");
    let ui_state = &atlas.state().state().ui_state;
    assert_eq!((&ui_state.window, &ui_state.table_file.kind), (&Some(Window::SaveTable), &TableKind::Ladder));
}

#[test]
fn table_and_format_are_chosen_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut atlas = opened(Language::En);
    click(&mut atlas, "Excel");
    // The first match is the button of the activity bar behind the window.
    atlas.get_all_by_label("Provinces").last().unwrap().click();
    atlas.run();
    atlas.state_mut().set_dialogs(Box::new(Scripted(Answer::Chosen(folder.path().join("mine")))));
    click(&mut atlas, "Save…");
    wait(&mut atlas);
    let bytes = std::fs::read(folder.path().join("mine.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"), "a workbook is a ZIP archive");
}

#[test]
fn a_table_that_exists_is_replaced_only_when_a_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clusters.csv");
    cluster_atlas::data::write::atomic(&path, b"old").unwrap();
    let mut atlas = opened(Language::En);
    // A path that is only a folder gets the default file name.
    save(&mut atlas, &folder.path().join(""), false);
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    click(&mut atlas, "Replace");
    wait(&mut atlas);
    assert!(std::fs::read(&path).unwrap().starts_with(b"id,"), "the table has replaced it");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_table_that_cannot_be_written_is_explained_where_its_path_is_typed() {
    let mut atlas = opened(Language::Zh);
    click(&mut atlas, "保存…");
    let field = atlas.get_by_label("保存到");
    assert!(field.is_focused(), "the path can be typed at once");
    assert!(field.value().unwrap_or_default().ends_with("clusters.csv"));
    save(&mut atlas, Path::new("/none/a.csv"), false);
    assert_eq!(atlas.state().state().ui_state.window, Some(Window::SaveTable));
    assert_eq!(atlas.query_all_by_label_contains("无法保存 /none/a.csv：所在文件夹不存在").count(), 1);
}

#[test]
fn the_field_keeps_the_focus_where_its_path_is_refused() {
    for by_key in [true, false] {
        let mut atlas = opened(Language::En);
        click(&mut atlas, "Save…");
        press(&mut atlas, Modifiers::COMMAND, Key::A);
        atlas.event(egui::Event::Text("/none/a.csv".to_owned()));
        atlas.run();
        if by_key {
            press(&mut atlas, Modifiers::NONE, Key::Enter);
        } else {
            click(&mut atlas, "Save");
        }
        // The table may be written on a thread of its own.
        for _ in 0..200 {
            if message(&atlas).contains("/none/a.csv") {
                break;
            }
            thread::sleep(Duration::from_millis(10));
            atlas.step();
        }
        atlas.run();
        assert!(message(&atlas).contains("/none/a.csv"));
        assert_eq!(focused_name(&atlas), "Save to", "by key: {by_key}");
        assert_eq!(atlas.get_by_label("Save to").value().as_deref(), Some("/none/a.csv"));
    }
}

#[test]
fn a_path_that_is_not_to_be_replaced_stays_in_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    cluster_atlas::data::write::atomic(&path, b"old").unwrap();
    let mut atlas = opened(Language::En);
    click(&mut atlas, "Save…");
    press(&mut atlas, Modifiers::COMMAND, Key::A);
    atlas.event(egui::Event::Text(path.display().to_string()));
    atlas.run();
    for gives_up in ["Choose another name", "Cancel", "Escape"] {
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert_eq!(focused_name(&atlas), "Choose another name", "the question has the keyboard");
        if gives_up == "Escape" {
            press(&mut atlas, Modifiers::NONE, Key::Escape);
        } else {
            click(&mut atlas, gives_up);
        }
        assert_eq!(focused_name(&atlas), "Save to", "{gives_up}");
        let field = atlas.get_by_label("Save to");
        assert_eq!(field.value(), Some(path.display().to_string()), "{gives_up}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
}

#[test]
fn escape_closes_the_line_for_the_path_before_the_window() {
    let mut atlas = opened(Language::En);
    let path = "Save to";
    for closes in ["Escape", "Cancel"] {
        atlas.get_by_label("Save…").focus();
        atlas.run();
        press(&mut atlas, Modifiers::NONE, Key::Enter);
        assert_eq!(focused_name(&atlas), path);
        if closes == "Escape" {
            press(&mut atlas, Modifiers::NONE, Key::Escape);
        } else {
            click(&mut atlas, closes);
        }
        assert_eq!(atlas.state().state().ui_state.window, Some(Window::SaveTable), "{closes}");
        assert!(atlas.query_by_label(path).is_none(), "{closes}");
        assert_eq!(focused_name(&atlas), "Save…", "{closes}");
    }
    press(&mut atlas, Modifiers::NONE, Key::Escape);
    assert_eq!(atlas.state().state().ui_state.window, None);
}
