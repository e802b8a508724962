//! Protection of input files: even with --force, a result never replaces the file that it is made from.

#![cfg(unix)]

use std::{fs, os::unix::fs::symlink, path::Path};

use cluster_atlas::{
    data::view_file,
    export::open,
    view::{Basemap, View},
};

use crate::support::{file, run, write};

const SMALL: [&str; 4] = ["--size", "300x300", "--hide", "clusters"];

/// Runs a command that must be refused with exit code 2, naming both files and leaving the input unchanged.
fn refused(arguments: &[&str], output: &str, input: &str, kept: &Path) {
    let before = fs::read(kept).unwrap();
    let (code, out, err) = run(arguments);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}: {err}");
    let said = format!("{output} would be written over {input}, which is read by the same run");
    assert!(err.contains(&said), "{arguments:?}: {err}");
    assert_eq!(fs::read(kept).unwrap(), before, "{arguments:?}");
}

#[test]
fn no_picture_and_no_table_replaces_the_view_that_it_is_made_from() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("there")).unwrap();
    let view = file(&folder, "q.json");
    view_file::save(view.as_ref(), &View::default()).unwrap();
    let kept = Path::new(&view);
    let link = file(&folder, "link.json");
    symlink("q.json", &link).unwrap();
    symlink(".", folder.path().join("here")).unwrap();
    let others = [view.clone(), link.clone(), file(&folder, "there/../q.json"), file(&folder, "here/q.json")];
    for output in &others {
        for input in &others {
            let export = ["export", "--view", input, "-o", output, "--format", "png"];
            refused(&[&export[..], &SMALL, &["--force"]].concat(), output, input, kept);
            refused(&["table", "clusters", "--view", input, "-o", output, "--force"], output, input, kept);
        }
        // Without --force, the message must not suggest it.
        refused(
            &[&["export", "--view", &view, "-o", output, "--format", "svg"], &SMALL[..]].concat(),
            output,
            &view,
            kept,
        );
    }
    // Also checked for the files of a pack and of a series.
    let pack = file(&folder, "map.atlas.json");
    view_file::save(pack.as_ref(), &View::default()).unwrap();
    let (map, pattern) = (file(&folder, "map.png"), file(&folder, "{lang}.json"));
    let flags = ["export", "--view", &pack, "-o", &map, "--pack", "--force"];
    refused(&[&flags[..], &SMALL].concat(), &pack, &pack, pack.as_ref());
    let zh = file(&folder, "zh.json");
    view_file::save(zh.as_ref(), &View::default()).unwrap();
    let flags = ["export", "--view", &zh, "-o", &pattern, "--lang", "en,zh", "--format", "svg", "--force"];
    refused(&[&flags[..], &SMALL].concat(), &zh, &zh, zh.as_ref());
    assert!(!folder.path().join("map.png").exists() && !folder.path().join("en.json").exists());
}

#[test]
fn no_picture_of_a_batch_replaces_the_batch_file_or_a_view_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, view) = (file(&folder, "atlas.toml"), file(&folder, "q.json"));
    view_file::save(view.as_ref(), &View::default()).unwrap();
    symlink("atlas.toml", folder.path().join("a.png")).unwrap();
    for (text, output, input) in [
        ("[[picture]]\noutput = \"atlas.toml\"\nformat = \"png\"\n", "atlas.toml", "atlas.toml"),
        ("[[picture]]\noutput = \"a.png\"\n", "a.png", "atlas.toml"),
        ("[[picture]]\nview = \"q.json\"\noutput = \"q.json\"\nformat = \"png\"\n", "q.json", "q.json"),
        (
            "[[picture]]\noutput = \"./q.json\"\nformat = \"pdf\"\n[[picture]]\nview = \"q.json\"\noutput = \"b.png\"\n",
            "./q.json",
            "q.json",
        ),
    ] {
        write(&path, text);
        let (output, input) = (file(&folder, output), file(&folder, input));
        refused(&["batch", &path, "--force"], &output, &input, input.as_ref());
        let (code, out, err) = run(&["check", &path]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{text}");
        assert!(err.contains(&format!("{output} would be written over {input}")), "{err}");
    }
    assert!(!folder.path().join("b.png").exists());
}

#[test]
fn a_picture_is_made_again_in_its_own_place_where_nobody_else_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["png", "svg", "pdf"] {
        let path = file(&folder, &format!("map.{ending}"));
        assert_eq!(run(&[&["export", "--title", "One", "-o", &path], &SMALL[..]].concat()).0, Some(0));
        let (code, _, err) = run(&["export", "--view", &path, "--title", "Two", "-o", &path, "--force"]);
        assert_eq!(code, Some(0), "{err}");
        assert_eq!(open(path.as_ref()).unwrap().page.title.as_deref(), Some("Two"));
        // A table is not a picture and may not replace its input.
        refused(
            &["table", "clusters", "--view", &path, "-o", &path, "--format", "csv", "--force"],
            &path,
            &path,
            path.as_ref(),
        );
    }
    let batch = file(&folder, "atlas.toml");
    let again = "[[picture]]\nview = \"map.png\"\noutput = \"map.png\"\n";
    write(&batch, again);
    let (code, _, err) = run(&["batch", &batch, "--force"]);
    assert_eq!(code, Some(0), "{err}");
    write(&batch, format!("{again}[[picture]]\nview = \"map.png\"\ntitle = \"Other\"\noutput = \"other.png\"\n"));
    let map = file(&folder, "map.png");
    refused(&["batch", &batch, "--force"], &map, &map, map.as_ref());
}

#[test]
fn a_view_with_tiles_is_drawn_on_the_base_map_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (file(&folder, "tiles.json"), file(&folder, "map.svg"));
    for backdrop in [Basemap::File(file(&folder, "none.mbtiles").into()), Basemap::OpenStreetMap] {
        let mut view = View::default();
        view.base.basemap = backdrop;
        view_file::save(path.as_ref(), &view).unwrap();
        let export = ["export", "--view", &path, "--force", "--json", "-o", &out];
        let (code, report, err) = run(&[&export[..], &SMALL].concat());
        assert_eq!(code, Some(0), "{err}");
        let said = "exported images use the built-in basemap";
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let warnings = report[0]["warnings"].as_array().unwrap();
        assert!(warnings.iter().any(|warning| warning.as_str().unwrap().starts_with(said)), "{report}");
        assert!(err.contains(&format!("{out}: {said}")), "{err}");
        let printed = run(&[&["export", "--view", &path, "--format", "svg", "-o", "-"], &SMALL[..]].concat());
        assert!(printed.0 == Some(0) && printed.2.contains(said), "{}", printed.2);
    }
    let (code, _, err) = run(&[&["export", "--force", "-o", &out], &SMALL[..]].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""), "no word about tiles where there are none");
}

#[test]
fn names_that_lead_to_one_file_through_links_to_nowhere_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| file(&folder, name);
    for (target, link) in [
        ("m.svg", "m-sources.txt"),
        ("t1.svg", "ts1.svg"),
        ("./there/../t1.svg", "ts2.svg"),
        ("ts1.svg", "ts3.svg"),
        ("later", "folder"),
    ] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    fs::create_dir(folder.path().join("there")).unwrap();
    let absolute = at("absolute.svg");
    symlink(folder.path().join("there/new.svg"), &absolute).unwrap();
    let refused = |arguments: &[&str]| {
        let before = fs::read_dir(folder.path()).unwrap().count();
        let (code, out, err) = run(arguments);
        assert!(
            code == Some(2) && err.contains("several images would go to one file"),
            "{arguments:?}: {code:?} {err}"
        );
        assert!(out.is_empty() && fs::read_dir(folder.path()).unwrap().count() == before, "{arguments:?}");
    };
    refused(&["export", "--size", "600x500", "--pack", "--force", "-o", &at("m.svg")]);
    let batch = at("atlas.toml");
    for names in [
        ["ts1.svg", "ts2.svg"],
        ["t1.svg", "ts1.svg"],
        ["ts3.svg", "t1.svg"],
        ["absolute.svg", "there/new.svg"],
        ["folder/a.svg", "later/a.svg"],
    ] {
        let pictures = names.map(|name| format!("[[picture]]\noutput = \"{name}\"\nsize = \"300x300\"\n")).concat();
        write(&batch, pictures);
        refused(&["batch", &batch, "--force"]);
    }
}
