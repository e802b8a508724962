//! Command line: errors name their cause.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use cluster_atlas::{data::view_file, model::ProvinceId, view::View};

use crate::support::{file, run, write};

#[test]
fn help_and_version_say_what_the_program_is() {
    let (code, out, _) = run(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("--lang") && out.contains("--fresh"), "{out}");
    assert!(run(&["--version"]).1.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_view_that_is_missing_is_named() {
    let (code, out, err) = run(&["/nowhere/my.json"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("cluster-atlas: ") && err.contains(" /nowhere/my.json: there is no such file"), "{err}");
}

#[test]
fn a_damaged_view_is_named_with_its_line() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"{\n  \"version\": 1,\n  \"camera\": 7\n}").unwrap();
    let (code, _, err) = run(&[file.path().to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("line 3, column 13: expected an object, found 7"), "{err}");
}

#[test]
fn a_wrong_argument_has_an_exit_code_of_its_own() {
    assert_eq!(run(&["--language", "fr"]).0, Some(2));
    assert_eq!(run(&["--lang", "fr"]).0, Some(2));
}

#[test]
fn help_has_examples_and_exit_codes() {
    let (_, out, _) = run(&["--help"]);
    for said in ["Examples:", "Exit codes:", "table", "check", "completions", "man"] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn a_table_goes_to_the_standard_output_and_nothing_else_does() {
    let (code, out, err) = run(&["table", "provinces", "--filter", "province=湖南"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("id,iso_3166_2,gbt2260,name_zh,"), "{out}");
    assert_eq!(out.matches("\r\n").count(), 2, "{out}");
    let marked = run(&["table", "provinces", "--filter", "province=HN", "--bom", "-o", "-"]).1;
    assert_eq!(marked, format!("\u{feff}{out}"));
}

#[test]
fn conditions_choose_and_a_round_brings_its_layer() {
    let rows = |filters: &[&str]| {
        let mut arguments = vec!["table", "clusters", "--format", "json"];
        arguments.extend(filters.iter().flat_map(|filter| ["--filter", *filter]));
        let (code, out, err) = run(&arguments);
        assert_eq!(code, Some(0), "{err}");
        let document: serde_json::Value = serde_json::from_str(&out).unwrap();
        document["rows"].as_array().unwrap().len()
    };
    assert_eq!(rows(&[]), 45);
    assert_eq!(rows(&["round=2024"]), 35);
    assert_eq!(rows(&["round=2022,2024"]), 80);
    assert_eq!(rows(&["province=Jiangsu"]), 10);
    assert_eq!(rows(&["province=Jiangsu", "region=west"]), 0);
}

#[test]
fn the_ending_names_the_format_and_a_file_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "clusters.xlsx");
    assert_eq!(run(&["table", "clusters", "-o", &path]), (Some(0), String::new(), String::new()));
    let first = std::fs::read(&path).unwrap();
    assert!(first.starts_with(b"PK"));
    let (code, _, err) = run(&["table", "clusters", "-o", &path]);
    assert_eq!(code, Some(1));
    assert!(err.contains("--force") && err.contains(&path), "{err}");
    assert_eq!(run(&["table", "clusters", "-o", &path, "--force"]).0, Some(0));
    assert_eq!(std::fs::read(&path).unwrap(), first);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_view_says_what_a_table_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut view = View::default();
    view.place.provinces.insert(ProvinceId::new("JS"));
    let path = file(&folder, "jiangsu.json");
    view_file::save(Path::new(&path), &view).unwrap();
    let (_, out, _) = run(&["table", "clusters", "--view", &path]);
    assert_eq!(out.matches("\r\n").count(), 11);
    let (code, _, err) = run(&["table", "clusters", "--view", "/nowhere/my.json"]);
    assert_eq!(code, Some(1));
    assert!(err.contains(" /nowhere/my.json: there is no such file"), "{err}");
}

#[test]
fn arguments_that_cannot_be_met_are_answered_with_those_that_can() {
    let folder = tempfile::tempdir().unwrap();
    let odd = file(&folder, "clusters.ods");
    for (arguments, said) in [
        (vec!["table", "towns"], "clusters, provinces"),
        (vec!["table", "clusters", "--filter", "provinze=HN"], "Did you mean province?"),
        (vec!["table", "clusters", "--filter", "province=Hunnan"], "Did you mean HN (Hunan)"),
        (vec!["table", "clusters", "--filter", "sector=chips"], "new_materials"),
        (vec!["table", "clusters", "--format", "xlsx"], "add -o FILE"),
        (vec!["table", "clusters", "--format", "json", "--bom"], "--bom: has no effect on json; it needs csv"),
        (vec!["table", "clusters", "--force"], "--force: needs a file to replace"),
        (vec!["table", "clusters", "--force", "-o", "-"], "--force: needs a file to replace"),
        (
            vec!["table", "clusters", "-o", &odd],
            "end the name in .csv, .json, .geojson, .xlsx, .gpkg or .fgb, or add --format",
        ),
        (vec!["completions", "cmd"], "bash"),
        (vec!["man", "export-all"], "table"),
    ] {
        let (code, out, err) = run(&arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
    assert!(!Path::new(&odd).exists());
}

#[test]
fn a_sound_view_is_ok_in_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "view.json");
    view_file::save(Path::new(&path), &View::default()).unwrap();
    let (code, out, err) = run(&["check", &path]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, format!("{path}: ok: project file with no filters, 45 of 80 clusters shown, language en\n"));
}

#[test]
fn an_unsound_view_is_told_with_its_place_to_people_and_to_programs() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"{\n  \"version\": 1,\n  \"camera\": 7\n}").unwrap();
    let path = file.path().to_str().unwrap();
    let (code, out, err) = run(&["check", path]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with(&format!("error: {path}, line 3, column ")), "{err}");
    assert!(err.contains("expected an object, found 7"), "{err}");
    let (code, out, err) = run(&["check", path, "--json"]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&report["sound"], &report["kind"]), (&false.into(), &"view".into()));
    assert_eq!(report["issues"][0]["line"], 3);
    assert_eq!(report["issues"][0]["expected"], "an object");
    assert_eq!(run(&["check", "/nowhere/my.json"]).0, Some(1));
}

#[test]
fn completions_and_manual_know_the_subcommands() {
    for shell in ["bash", "zsh", "fish"] {
        let (code, out, _) = run(&["completions", shell]);
        assert!(code == Some(0) && out.contains("filter") && out.contains("completions"), "{shell}");
    }
    let (code, out, _) = run(&["man"]);
    assert!(code == Some(0) && out.contains(".TH cluster-atlas 1") && out.contains("Exit codes"), "{out}");
    let (_, page, _) = run(&["man", "table"]);
    assert!(page.contains(".TH cluster-atlas-table 1") && page.contains("\\-\\-filter"), "{page}");
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cluster-atlas"))
        .args(["table", "clusters", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_page_that_is_too_long_for_a_pdf_is_refused_before_anything_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let why = "--size: expected at most 5080 mm a side in a PDF, found 6000 × 300 mm";
    let path = |ending: &str| file(&folder, &format!("strip.{ending}"));
    let flags = ["export", "--size", "6000x300mm", "--dpi", "72", "-o"];
    let (code, _, said) = run(&[&flags[..], &[&path("pdf")]].concat());
    assert!(code == Some(2) && said.contains(why), "{said}");
    let batch = path("toml");
    write(&batch, "[[picture]]\nsize = \"6000x300mm\"\ndpi = 72\noutput = \"strip.pdf\"\n");
    for (command, expected) in [("batch", 2), ("check", 1)] {
        let (code, _, said) = run(&[command, &batch]);
        assert!(code == Some(expected) && said.contains("line 2") && said.contains(why), "{said}");
    }
    let (code, _, said) = run(&[&flags[..], &[&path("svg")]].concat());
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn lists_are_named_beside_one_map_and_those_that_cannot_be_read_are_named() {
    let (code, out, err) = run(&["/nowhere/firms.csv"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("/nowhere/firms.csv: there is no such file"), "{err}");
    let (code, _, err) = run(&["/nowhere/a.json", "/nowhere/firms.xlsx", "/nowhere/b.atlas"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("/nowhere/b.atlas: one project file or image can be opened at a time"), "{err}");
    let (_, out, _) = run(&["--help"]);
    assert!(out.contains("cluster-atlas [OPTIONS] [FILE]...") && out.contains("cluster-atlas firms.csv"), "{out}");
}
