//! `export`, and `check` of its files: exit codes, files and reports.

use std::{collections::BTreeSet, fs};

use cluster_atlas::{
    data::view_file,
    export::open,
    model::ProvinceId,
    view::{Normalisation, PageSize, ThematicLayer, Variable, View},
};

use crate::support::{file, run, write};

/// Small page that is drawn quickly.
const SMALL: [&str; 2] = ["--size", "300x300"];
/// Page with space for a legend of values.
const PLAIN: [&str; 2] = ["--size", "600x450"];

fn names(folder: &tempfile::TempDir) -> BTreeSet<String> {
    fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn wrong_arguments_are_answered_with_right_ones_and_nothing_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.png");
    let batch = file(&folder, "atlas.toml");
    for (flags, said) in [
        (vec!["-o", "map.gif"], ".png, .svg or .pdf"),
        (vec!["-o", &path, "--size", "1920"], "1920x1080"),
        (
            vec!["-o", &path, "--size", "100x100"],
            "--size: 100 × 100 px has no room for the map. Choose another size, such as ",
        ),
        (vec!["-o", &path, "--scale", "0"], "above 0"),
        (vec!["-o", &path, "--size", "180x120mm", "--dpi", "0"], "--dpi: use a number above 0"),
        (vec!["-o", &path, "--scale", "1e308"], "--scale: use at most "),
        (vec!["-o", &path, "--scale", "nan"], "use a number"),
        (vec!["-o", &path, "--limits", "a,b"], "use a number"),
        (vec!["-o", &path, "--layer", "gdp", "--limits", "1,inf"], "use a number"),
        (vec!["-o", &path, "--scale", "100"], "--scale: use at most "),
        (vec!["-o", &path, "--size", "841x1189mm", "--dpi", "1200"], "--dpi: use at most "),
        (vec!["-o", &path, "--preset", "a9"], "a4-portrait"),
        (vec!["-o", &path, "--preset", "slide", "--size", "300x300"], "cannot be used with"),
        (vec!["-o", &path, "--lang", "fr"], "en, zh"),
        (vec!["-o", &path, "--lang", "en,zh"], "{lang}"),
        (vec!["-o", &path, "--each", "province"], "{each}"),
        (vec!["-o", &path, "--each", "city"], "province, sector"),
        (vec!["-o", &path, "--filter", "sector=chips"], "new_materials"),
        (vec!["-o", &path, "--show", "colour"], "later_clusters"),
        (vec!["-o", &path, "--batch", &batch], "--batch: use a batch of little giants"),
        (vec!["--batch", &batch, "--lang", "zh"], "batch FILE"),
        (vec!["--batch", &batch, "--transparent"], "batch FILE"),
        (vec!["--batch", "1-2"], "--output"),
        (vec!["-o", &path, "--batch", "1-2"], "it needs --layer"),
        (vec!["-o", &path, "--layer", "gdp", "--batch", "1-2"], "it needs --layer little-giants"),
        (vec!["-o", &path, "--layer", "ladder", "--rung", "giant"], "specialised-sme"),
        (vec!["-o", &path, "--layer", "little-giants", "--classes", "12"], "from 3 to 9"),
        (vec!["-o", &path, "--layer", "little-giants", "--limits", "5,3"], "in rising order"),
        (vec!["-o", &path, "--layer", "little-giants", "--until", "1999"], "--until: use 2019-06 or later"),
        (vec!["-o", &path, "--until", "2021-02-30"], "--until: expected a day of the calendar, found 2021-02-30"),
        (vec!["-o", &path, "--until", "soon"], "--until: use YYYY, YYYY-MM or YYYY-MM-DD (found \"soon\")"),
        (vec!["-o", &path, "--layer", "little-giants", "--batch", "9"], "--batch: use 1, 2, 1-2, 3"),
        (vec!["-o", &path, "--layer", "gdp", "--per", "population"], "it needs a layer that counts"),
        (vec!["-o", &path, "--layer", "gdp", "--multiples"], "dated one by one"),
        (vec!["-o", &path, "--layer", "target", "--rung", "unicorn"], "specialised-sme"),
        (vec!["-o", &path, "--layer", "little-giants", "--batch", "5", "--until", "2021"], "2023-07 or later"),
        (vec!["-o", &path, "--layer", "wealth"], "little-giants"),
        (vec!["-o", "{foo}.png"], "unknown placeholder {foo}; use {each}, {lang} or {theme}"),
        (vec!["-o", "{each}.png"], "{each} needs --each"),
        (vec!["-o", ".png"], "an ending without a name; use a name such as map.png"),
        (vec!["-o", "-", "--format", "png", "--pack"], "--pack: has no effect on the standard output"),
        (vec!["-o", "-", "--format", "png", "--force"], "--force: has no effect on the standard output"),
        (vec![], "--output"),
    ] {
        let (code, out, err) = run(&[vec!["export"], flags.clone()].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{flags:?}: {err}");
        assert!(err.contains(said), "{flags:?}: {err}");
    }
    assert!(names(&folder).is_empty());
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (path, blocked) = (file(&folder, "map.png"), file(&folder, "file"));
    write(&blocked, "no folder");
    let below = file(&folder, "file/map.png");
    for (flags, named) in [
        (vec!["--view", "/nowhere/my.json", "-o", &path], "/nowhere/my.json"),
        (vec!["--view", "/nowhere/my.png", "-o", &path], "/nowhere/my.png"),
        (vec!["-o", &below], "file"),
    ] {
        let (code, out, err) = run(&[vec!["export"], flags.clone(), SMALL.to_vec()].concat());
        assert_eq!((code, out.as_str()), (Some(1), ""), "{flags:?}: {err}");
        assert!(err.starts_with("cluster-atlas: ") && err.contains(named), "{flags:?}: {err}");
    }
    assert_eq!(names(&folder), BTreeSet::from(["file".to_owned()]));
}

#[test]
fn a_picture_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.svg");
    write(&path, "mine");
    let (code, _, err) = run(&[&["export", "-o", &path], &SMALL[..]].concat());
    assert_eq!((code, fs::read_to_string(&path).unwrap().as_str()), (Some(1), "mine"));
    assert!(err.contains("--force") && err.trim_end().ends_with(&path), "{err}");
    assert_eq!(run(&[&["export", "-o", &path, "--force"], &SMALL[..]].concat()).0, Some(0));
    assert!(fs::read_to_string(&path).unwrap().starts_with("<svg "));
}

#[test]
fn the_report_is_for_programs_and_warnings_are_for_people() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.png");
    let title = ["--title", "Map \u{1f680} of it"];
    let (code, out, err) = run(&[&["export", "-o", &path, "--json", "--scale", "2"], &SMALL[..], &title].concat());
    assert_eq!(code, Some(0), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let [made] = report.as_array().unwrap().as_slice() else { panic!("{report}") };
    assert_eq!((&made["file"], &made["width"], &made["height"]), (&path.as_str().into(), &600.into(), &600.into()));
    assert_eq!(made["bytes"], fs::metadata(&path).unwrap().len());
    assert!(made["alt_text"].as_str().unwrap().starts_with("Map of China"), "{made}");
    assert!(made["sources"].as_u64().unwrap() > 3, "{made}");
    let warnings: Vec<&str> = made["warnings"].as_array().unwrap().iter().map(|said| said.as_str().unwrap()).collect();
    assert!(warnings[0].contains("not in the built-in fonts: \u{1f680}"), "{warnings:?}");
    assert!(warnings.iter().all(|said| err.contains(&format!("{path}: {said}\n"))), "{err}");
}

#[test]
fn an_atlas_of_provinces_has_31_files() {
    let folder = tempfile::tempdir().unwrap();
    let pattern = file(&folder, "atlas/{each}-{lang}.svg");
    let (code, out, err) = run(&[&["export", "--each", "province", "-o", &pattern, "--json"], &SMALL[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report.as_array().unwrap().len(), 31);
    let made: BTreeSet<String> = fs::read_dir(folder.path().join("atlas"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(made.len(), 31);
    for name in ["beijing-en.svg", "inner-mongolia-en.svg", "xizang-tibet-en.svg"] {
        assert!(made.contains(name), "{name} in {made:?}");
    }
    let hainan = open(&folder.path().join("atlas/hainan-en.svg")).unwrap();
    assert_eq!(hainan.place.provinces.iter().map(ProvinceId::as_str).collect::<Vec<_>>(), ["HI"]);
}

const PACK: [&str; 11] = [
    "map-alt-text.txt",
    "map-caption.txt",
    "map-citation-apa.txt",
    "map-citation-bibtex.bib",
    "map-citation-gbt7714.txt",
    "map-citation-ris.ris",
    "map-clusters.csv",
    "map-provinces.csv",
    "map-sources.txt",
    "map.atlas.json",
    "map.png",
];

#[test]
fn a_pack_has_all_that_belongs_to_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.png");
    let hunan = ["--filter", "province=Hunan", "--credit", "A newsroom"];
    let (code, _, err) = run(&[&["export", "--pack", "-o", &path], &hunan[..], &SMALL].concat());
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(names(&folder), PACK.map(str::to_owned).into());
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(text("map-clusters.csv").matches("\r\n").count(), 1 + 4);
    assert!(text("map-alt-text.txt").starts_with("Map of Hunan with 4 of 45"));
    assert!(text("map-caption.txt").contains("\nSources: ") && text("map-caption.txt").contains("Map: A newsroom"));
    assert!(text("map-citation-apa.txt").starts_with("A newsroom. (20"));
    assert!(text("map-citation-ris.ris").ends_with("ER  - \r\n"));
    assert!(text("map-sources.txt").starts_with("Sources\n\nMinistry of Industry and Information Technology"));
    assert!(text("map-sources.txt").contains("\nNatural Earth"), "{}", text("map-sources.txt"));
    let view = view_file::load(&folder.path().join("map.atlas.json")).unwrap();
    assert_eq!(view, open(&folder.path().join("map.png")).unwrap());
}

#[test]
fn a_picture_goes_to_the_standard_output_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.svg");
    let (code, _, err) = run(&[&["export", "-o", &path], &SMALL[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    let (code, out, err) = run(&[&["export", "-o", "-", "--format", "svg"], &SMALL[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(out, fs::read_to_string(&path).unwrap());
    let (code, out, err) = run(&[&["export", "-o", "-", "--format", "svg", "--json"], &SMALL[..]].concat());
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    let (code, _, err) = run(&["export", "-o", "-"]);
    assert!(code == Some(2) && err.contains("add --format png, svg or pdf"), "{err}");
}

/// Files of a pack are checked before the first one is written.
#[test]
fn a_pack_replaces_nothing_without_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.png");
    let last = file(&folder, "map-sources.txt");
    write(&last, "mine");
    let arguments = [&["export", "--pack", "-o", &path], &SMALL[..]].concat();
    let (code, _, err) = run(&arguments);
    assert_eq!(code, Some(1));
    assert!(err.contains("--force") && err.trim_end().ends_with(&last), "{err}");
    assert_eq!(names(&folder), BTreeSet::from(["map-sources.txt".to_owned()]));
    assert_eq!(fs::read_to_string(&last).unwrap(), "mine");
    assert_eq!(run(&[arguments.as_slice(), &["--force"]].concat()).0, Some(0));
    assert_eq!(names(&folder).len(), PACK.len());
}

#[test]
fn a_batch_is_checked_and_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "atlas.toml");
    let text = "[defaults]\nlang = [\"en\", \"zh\"]\nsize = \"300x300\"\n\n[[picture]]\noutput = \"china-{lang}.svg\"\n\n\
                [[picture]]\nfilter = [\"province=Hunan\"]\noutput = \"maps/hunan-{lang}.png\"\n";
    write(&path, text);
    let (code, out, err) = run(&["check", &path]);
    assert_eq!((code, out, err.as_str()), (Some(0), format!("{path}: ok: batch file with 4 images\n"), ""));
    let one = file(&folder, "one.toml");
    write(&one, "[[picture]]\noutput = \"one.svg\"\n");
    assert_eq!(run(&["check", &one]).1, format!("{one}: ok: batch file with 1 image\n"));
    fs::remove_file(&one).unwrap();
    let (code, _, err) = run(&["batch", &path]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(names(&folder), ["atlas.toml", "china-en.svg", "china-zh.svg", "maps"].map(str::to_owned).into());
    assert!(folder.path().join("maps/hunan-zh.png").exists());
    write(&path, text.replace("province=Hunan", "province=Hunnan"));
    let (code, out, err) = run(&["check", &path]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("line 9: expected an image that can be made, found picture 2: ")
            && err.contains("Did you mean HN (Hunan) or YN (Yunnan)?"),
        "{err}"
    );
    let (code, _, from_batch) = run(&["batch", &path, "--force"]);
    assert_eq!(code, Some(2));
    assert!(from_batch.contains("line 9, picture 2: "), "{from_batch}");
}

#[test]
fn a_picture_is_checked_by_what_it_carries() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["png", "svg", "pdf"] {
        let path = file(&folder, &format!("map.{ending}"));
        let flags = ["export", "--filter", "province=Hunan", "--lang", "zh", "-o", &path];
        assert_eq!(run(&[&flags[..], &SMALL].concat()).0, Some(0));
        let (code, out, err) = run(&["check", &path]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        let said = "ok: image of a map with 1 filter, 4 of 80 clusters shown, language zh";
        assert_eq!(out, format!("{path}: {said}\n"));
        write(&path, "spoilt");
        let (code, out, err) = run(&["check", &path]);
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.contains(&path) && err.contains("expected an image exported by Cluster Atlas"), "{err}");
    }
}

#[test]
fn a_picture_is_a_view_to_start_from() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (file(&folder, "first.pdf"), file(&folder, "second.png"));
    let hunan = ["--filter", "province=Hunan", "--fit", "provinces"];
    assert_eq!(run(&[&["export", "-o", &first], &hunan[..], &SMALL].concat()).0, Some(0));
    let (code, _, err) = run(&["export", "--view", &first, "--size", "400x300", "-o", &second]);
    assert_eq!(code, Some(0), "{err}");
    let (a, b): (View, View) = (open(first.as_ref()).unwrap(), open(second.as_ref()).unwrap());
    assert_eq!(b.page.size, PageSize::px(400.0, 300.0));
    assert_eq!(
        (a.camera, a.layers, a.page.viewport_size),
        (b.camera, b.layers, b.page.viewport_size),
        "the same part of the earth"
    );
}

#[test]
fn values_by_province_are_asked_for_as_in_the_readme() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "little-giants.svg");
    let flags = ["--layer", "little-giants", "--batch", "1-2", "--per", "population", "--classes", "4", "-o", &path];
    let (code, _, err) = run(&[vec!["export"], flags.to_vec(), PLAIN.to_vec()].concat());
    assert_eq!(code, Some(0), "{err}");
    let view = open(std::path::Path::new(&path)).unwrap();
    let layer = view.thematic().cloned().unwrap();
    assert_eq!(layer, ThematicLayer { per: Normalisation::Population, classes: 4, ..ThematicLayer::default() });
    assert!(fs::read_to_string(&path).unwrap().contains("Little giants (batches 1 and 2) per million people"));

    // The picture contains its thematic layer; settings not named by flags are kept.
    let again = file(&folder, "again.svg");
    let flags = ["--view", &path, "--batch", "5", "--until", "2023-08", "-o", &again];
    let (code, _, err) = run(&[vec!["export"], flags.to_vec(), PLAIN.to_vec()].concat());
    assert_eq!(code, Some(0), "{err}");
    let view = open(std::path::Path::new(&again)).unwrap();
    assert_eq!(view.as_of.unwrap().as_str(), "2023-08");
    let layer = view.thematic().cloned().unwrap();
    assert_eq!((layer.per, layer.classes), (Normalisation::Population, 4));
    assert_eq!(layer.variable, Variable::LittleGiants("5".parse().unwrap()));
}
