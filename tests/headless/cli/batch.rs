//! `batch`: checks before the first picture, and reports of pictures that were not made.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use cluster_atlas::{
    data::view_file,
    view::{Basemap, View},
};

#[cfg(unix)]
use crate::support::send;
use crate::support::{file, run, write};

/// Paths of all files below a folder.
fn below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found
}

/// Writes a batch file of small pictures with the given names.
fn batch(folder: &tempfile::TempDir, names: &[&str]) -> String {
    let pictures = names.iter().map(|name| format!("[[picture]]\noutput = \"{name}\"\n"));
    let text = format!("[defaults]\nsize = \"300x300\"\nhide = [\"clusters\"]\n{}", pictures.collect::<String>());
    let path = file(folder, "atlas.toml");
    write(&path, text);
    path
}

fn statuses(report: &str) -> Vec<(String, String)> {
    let report: serde_json::Value = serde_json::from_str(report).unwrap();
    let text = |entry: &serde_json::Value, key: &str| entry[key].as_str().unwrap().to_owned();
    let name = |path: String| path.rsplit('/').next().unwrap().to_owned();
    report.as_array().unwrap().iter().map(|entry| (name(text(entry, "file")), text(entry, "status"))).collect()
}

#[test]
fn a_batch_that_fails_midway_reports_what_it_made_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = batch(&folder, &["a.svg", "b.svg", "c.svg"]);
    // There is no space for the legend of values, which is only known once the page is laid out.
    let text = fs::read_to_string(&path).unwrap();
    write(&path, text.replace("\"b.svg\"\n", "\"b.svg\"\nlayer = \"little-giants\"\nsize = \"200x200\"\n"));
    let (code, out, err) = run(&["batch", &path, "--json"]);
    assert_eq!(code, Some(1), "{err}");
    let expected = [("a.svg", "ok"), ("b.svg", "error"), ("c.svg", "ok")];
    assert_eq!(statuses(&out), expected.map(|(name, status)| (name.to_owned(), status.to_owned())));
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(report[1]["error"].as_str().unwrap().contains("no room") && report[1].get("bytes").is_none(), "{report}");
    assert!(report[0]["bytes"].as_u64().unwrap() > 0 && report[0].get("error").is_none(), "{report}");
    let last = err.trim_end().lines().last().unwrap();
    let b = file(&folder, "b.svg");
    assert_eq!(last, format!("cluster-atlas: 2 of 3 images made; 1 failed: {b}"));
    assert_eq!(below(folder.path()), ["a.svg", "atlas.toml", "c.svg"].map(str::to_owned).into());
    // `check` reports this in advance.
    let (code, out, err) = run(&["check", &path]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("line 7: expected an image that can be made, found picture 2: ") && err.contains(&b), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_series_of_export_reports_like_a_batch() {
    let flags = ["export", "--lang", "zh,en", "--size", "300x300", "-o", "/proc/{lang}.svg", "--json"];
    let (code, out, err) = run(&flags);
    assert_eq!(code, Some(1), "{err}");
    assert_eq!(statuses(&out).into_iter().map(|(_, status)| status).collect::<Vec<_>>(), ["error", "error"]);
    assert!(err.contains("0 of 2 images made; 2 failed: /proc/zh.svg, /proc/en.svg\n"), "{err}");
}

#[test]
fn all_pictures_are_made_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = batch(&folder, &["a.svg", "new/b.svg"]);
    assert_eq!(run(&["batch", &path, "--force"]), (Some(0), String::new(), String::new()));
    assert_eq!(below(folder.path()), ["a.svg", "atlas.toml", "new/b.svg"].map(str::to_owned).into());
}

#[test]
fn the_old_spelling_works_and_names_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = batch(&folder, &["a.svg"]);
    let (code, out, err) = run(&["export", "--batch", &path]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert!(
        err.starts_with("cluster-atlas: note: ") && err.contains(&format!("`cluster-atlas batch {path}`")),
        "{err}"
    );
    // Combined with other flags, `--batch` always means a batch of little giants.
    for flags in [vec!["--lang", "zh"], vec!["-o", "map.png"]] {
        let (code, _, err) = run(&[vec!["export", "--batch", &path], flags].concat());
        assert!(code == Some(2) && err.contains("--batch: use a batch of little giants such as 5 or 1-2"), "{err}");
    }
}

#[test]
fn names_that_are_in_the_way_are_refused_before_the_first_is_made() {
    let folder = tempfile::tempdir().unwrap();
    write(file(&folder, "there.svg"), "mine");
    let long = format!("{}.svg", "a".repeat(300));
    let long_below = format!("new/{long}");
    for (names, code, said) in [
        (&["a.svg", "b.svg", "a.svg"][..], 2, "several images would go to one file"),
        (&["a.svg", "new/../a.svg"], 2, "several images would go to one file"),
        (&["a.svg", "b.svg", "./b.svg"], 2, "atlas.toml, line 9, picture 3: several images would go to one file"),
        (&["a.svg", "new/z.svg", "new/z.svg/b.svg"], 2, "line 9, picture 3: "),
        (&["z.svg/b.svg", "a.svg", "z.svg"], 2, "z.svg is to be a file, and "),
        (&["a.svg", "nul\\u0000.svg"], 2, "line 7, picture 2: "),
        (&["a.svg", &long], 2, "line 7, picture 2: "),
        (&["a.svg", &long_below], 2, "a name in it is longer than its folder allows"),
        (&["a.svg", "atlas.toml"], 2, "end the name in .png"),
        (&["a.svg", "there.svg/b.svg"], 1, "there.svg/b.svg"),
        (&["a.svg", "there.svg"], 1, "add --force to overwrite it"),
        (&["a.svg", "-"], 2, "standard output"),
        (&["a.svg", "{foo}.svg"], 2, "unknown placeholder {foo}; use {each}, {lang} or {theme}"),
        (&["a.svg", ".png"], 2, "an ending without a name; use a name such as map.png"),
    ] {
        let path = batch(&folder, names);
        let (found, out, err) = run(&["batch", &path]);
        assert_eq!((found, out.as_str()), (Some(code), ""), "{names:?}: {err}");
        assert!(err.contains(said), "{names:?}: {err}");
        if !said.contains("--force") {
            let (found, out, checked) = run(&["check", &path]);
            assert_eq!((found, out.as_str()), (Some(1), ""), "check, {names:?}: {checked}");
            let why = err.trim_end().rsplit_once(", picture ").unwrap().1;
            assert!(checked.contains(why), "{names:?}: {checked}");
        }
        assert_eq!(below(folder.path()), ["atlas.toml", "there.svg"].map(str::to_owned).into(), "{names:?}");
    }
}

/// The file system decides: names it distinguishes are all written, others are refused, and no picture is lost.
#[test]
fn names_that_differ_in_case_or_in_the_form_of_accents_are_files_of_their_own_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Map.svg", "map.svg", "caf\u{e9}.svg", "cafe\u{301}.svg"];
    let path = batch(&folder, &names);
    let (code, _, err) = run(&["batch", &path]);
    if code == Some(0) {
        assert_eq!(below(folder.path()).len(), 1 + names.len());
    } else {
        assert!(code == Some(2) && err.contains("one file in this folder"), "{err}");
        assert_eq!(below(folder.path()).len(), 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_to_outlive_its_terminal_does() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..6).map(|number| format!("{number}.svg")).collect();
    let path = batch(&folder, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut child = Command::new("nohup")
        .args([env!("CARGO_BIN_EXE_cluster-atlas"), "batch", &path])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begin = Instant::now();
    while !folder.path().join("0.svg").exists() {
        assert!(begin.elapsed() < Duration::from_mins(1), "nothing is made");
        std::thread::sleep(Duration::from_millis(5));
    }
    send("-HUP", &child);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(below(folder.path()).len(), 1 + names.len());
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_batch_reports_what_it_made_and_leaves_nothing_half_done() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..500).map(|number| format!("out/{number:03}.svg")).collect();
        let path = batch(&folder, &names.iter().map(String::as_str).collect::<Vec<_>>());
        // Resets signal handling, since the test runner may ignore SIGHUP.
        let child = Command::new("env")
            .args(["--default-signal", env!("CARGO_BIN_EXE_cluster-atlas"), "batch", &path, "--json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let begin = Instant::now();
        while !folder.path().join("out/001.svg").exists() {
            assert!(begin.elapsed() < Duration::from_mins(1), "nothing is made");
            std::thread::sleep(Duration::from_millis(5));
        }
        send(signal, &child);
        let output = child.wait_with_output().unwrap();
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(code), "{err}");
        let reported = statuses(&out);
        assert_eq!(reported.len(), names.len());
        let made = reported.iter().filter(|(_, status)| status == "ok").map(|(name, _)| format!("out/{name}"));
        let files: BTreeSet<String> = below(folder.path()).into_iter().filter(|name| name != "atlas.toml").collect();
        assert_eq!(files, made.collect::<BTreeSet<_>>(), "what is reported is what is there");
        assert!(reported.iter().any(|(_, status)| status == "not_tried"), "{err}");
        assert!(err.contains("interrupted: ") && err.contains(" not tried: "), "{err}");
    }
}

/// The pipe is never emptied, so writing the picture blocks for ever.
#[cfg(unix)]
#[test]
fn work_that_does_not_end_is_left_behind_after_a_signal() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = file(&folder, "pipe.svg");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut reader = Command::new("sh").args(["-c", "exec sleep 100 < \"$0\"", &pipe]).spawn().unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_cluster-atlas"))
        .args(["export", "-o", &pipe, "--force", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(3));
    let begin = Instant::now();
    send("-INT", &child);
    let output = child.wait_with_output().unwrap();
    let waited = begin.elapsed();
    reader.kill().unwrap();
    reader.wait().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(waited < Duration::from_secs(10), "{waited:?}");
    let reported = statuses(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(reported, [("pipe.svg".to_owned(), "not_tried".to_owned())]);
}

#[test]
fn of_two_at_once_without_force_one_is_refused_and_each_picture_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..8).map(|number| format!("{number}.svg")).collect();
    let path = batch(&folder, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cluster-atlas"));
        command.args(["batch", &path, "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    // A run refused before its first picture prints no report.
    let reports = both.iter().map(|output| text(&output.stdout)).filter(|report| !report.is_empty());
    let reported: Vec<(String, String)> = reports.flat_map(|report| statuses(&report)).collect();
    for name in &names {
        let made = reported.iter().filter(|(made, status)| made == name && status == "ok").count();
        assert_eq!(made, 1, "{name}: {reported:?}");
    }
    let refused: Vec<String> =
        both.iter().filter(|output| output.status.code() != Some(0)).map(|output| text(&output.stderr)).collect();
    assert!(!refused.is_empty() && refused.iter().any(|err| err.contains("exists")), "{refused:?}");
}

#[test]
fn a_long_series_has_a_picture_of_its_own_under_each_name() {
    let folder = tempfile::tempdir().unwrap();
    let pattern = file(&folder, "{each}-{lang}.svg");
    let flags =
        ["export", "--each", "province", "--lang", "en,zh", "--size", "300x300", "--fit", "china", "-o", &pattern];
    let (code, out, err) = run(&[&flags[..], &["--json"]].concat());
    assert_eq!(code, Some(0), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let report = report.as_array().unwrap();
    let files: BTreeSet<Vec<u8>> =
        report.iter().map(|entry| fs::read(entry["file"].as_str().unwrap()).unwrap()).collect();
    let titles: BTreeSet<&str> = report.iter().map(|entry| entry["title"].as_str().unwrap()).collect();
    assert_eq!((report.len(), files.len(), titles.len()), (62, 62, 62));
    for name in ["Shanxi", "Shaanxi", "山西", "陕西", "Inner Mongolia", "内蒙古"] {
        assert_eq!(titles.iter().filter(|title| title.contains(name)).count(), 1, "{name} in {titles:?}");
    }
}

#[test]
fn a_series_is_not_narrowed_to_one_of_its_own() {
    for filter in ["province=HN", "PROVINCE = Hunan", "pro-vince=湖南"] {
        let (code, _, err) = run(&["export", "--each", "province", "--filter", filter, "-o", "{each}.svg"]);
        assert!(code == Some(2) && err.contains("--each province already makes one image for each"), "{filter}: {err}");
    }
}

#[test]
fn help_and_manual_say_what_a_batch_does_when_a_picture_fails() {
    for arguments in [["batch", "--help"], ["man", "batch"]] {
        let (code, out, _) = run(&arguments);
        assert_eq!(code, Some(0));
        for said in ["defaults", "not tried", "fails later", "130", "output"] {
            assert!(out.contains(said), "{said}: {out}");
        }
    }
}

#[test]
fn a_check_of_a_batch_names_tile_files_that_its_views_miss_each_view_once() {
    let folder = tempfile::tempdir().unwrap();
    let tiles = folder.path().join("relief.pmtiles");
    let mut view = View::default();
    view.base.basemap = Basemap::File(tiles.clone());
    view.edit_clusters(|query| query.filter.choose("sector", ["looms"]));
    view_file::save(&folder.path().join("hunan.json"), &view).unwrap();
    view_file::save(&folder.path().join("plain.json"), &View::default()).unwrap();
    let batch = file(&folder, "atlas.toml");
    let picture = |view: &str, name: &str| format!("[[picture]]\nview = \"{view}\"\noutput = \"{name}.png\"\n");
    let pictures =
        [("plain.json", "a"), ("hunan.json", "b"), ("hunan.json", "c")].map(|(view, name)| picture(view, name));
    write(&batch, pictures.concat());
    let (code, out, said) = run(&["check", &batch]);
    assert!(code == Some(0) && out.contains("batch file with 3 images"), "{said}");
    let warnings: Vec<&str> = said.lines().collect();
    assert_eq!(warnings.len(), 2, "{said}");
    assert!(
        warnings[0].contains("line 6") && warnings[0].contains("\"looms\" in layers.clusters.filter.sector of "),
        "{said}"
    );
    let tile = format!("expected a tile file that exists, found \"{}\" in base.basemap of ", tiles.display());
    assert!(warnings[1].contains(&tile) && warnings[1].ends_with("hunan.json, picture 2"), "{said}");
    let (_, json, _) = run(&["check", &batch, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(report["issues"][1]["severity"] == "warning" && report["issues"][1]["line"] == 6, "{report}");
    write(&tiles, "x");
    let (_, _, said) = run(&["check", &batch]);
    assert!(!said.contains("tile file"), "{said}");
}
