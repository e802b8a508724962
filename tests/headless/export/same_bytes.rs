//! Reproducible exports: equal views give equal bytes, in repeated runs, with used exporters and from the command line.

use std::{collections::BTreeMap, process::Command};

use cluster_atlas::{
    export::{Exporter, ExtentMode, PictureFormat, PictureOptions},
    model::{LonLat, ProvinceId},
    surface::TextForm,
    table::{TableFormat, TableKind},
    view::{Camera, PageSize, Theme, View},
};
use strum::IntoEnumIterator as _;

use crate::support::{as_format, case, facts, few_cases, file, picture, run, write};

/// Kinds of exported files with their command line flags.
fn kinds() -> [(PictureOptions, &'static [&'static str]); 5] {
    let svg = as_format(PictureFormat::Svg);
    [
        (as_format(PictureFormat::Png), &[]),
        (
            PictureOptions { scale: 1.5, transparent: true, ..as_format(PictureFormat::Png) },
            &["--scale", "1.5", "--transparent"],
        ),
        (svg, &[]),
        (PictureOptions { svg_text: TextForm::Live, ..svg }, &["--svg-text", "live"]),
        (as_format(PictureFormat::Pdf), &[]),
    ]
}

#[test]
fn again_and_from_another_exporter() {
    let mut exporter = Exporter::new();
    let view = case("both-selected-en");
    for (options, _) in kinds() {
        let first = picture(&mut exporter, &view, &options).bytes;
        assert!(first == picture(&mut exporter, &view, &options).bytes, "again: {options:?}");
        assert!(first == picture(&mut Exporter::new(), &view, &options).bytes, "from another: {options:?}");
    }
}

#[test]
fn after_other_pictures() {
    let fresh: Vec<_> =
        kinds().map(|(options, _)| picture(&mut Exporter::new(), &View::default(), &options).bytes).into();
    let mut exporter = Exporter::new();
    for (_, view) in few_cases() {
        picture(&mut exporter, &view, &as_format(PictureFormat::Pdf));
    }
    for ((options, _), fresh) in kinds().iter().zip(fresh) {
        assert!(picture(&mut exporter, &View::default(), options).bytes == fresh, "{options:?}");
    }
}

/// Cached levels of detail must not affect the result. A small window on a large page makes the page need a finer level
/// than the window.
#[test]
fn after_pictures_with_finer_ground() {
    let mut large = View::default();
    large.page.size = PageSize::mm(420.0, 297.0);
    large.page.viewport_size = (220.0, 160.0);
    large.page.size.dpi = 75.0;
    for metres_per_point in [12_000.0, 6_000.0, 3_000.0, 1_500.0] {
        large.camera = Camera { center: LonLat::new(120.0, 31.0), metres_per_point, ..Camera::default() };
        let options = as_format(PictureFormat::Svg);
        let fresh = picture(&mut Exporter::new(), &large, &options).bytes;
        let mut exporter = Exporter::new();
        picture(&mut exporter, &case("shanghai-zh-dark"), &options);
        assert!(picture(&mut exporter, &large, &options).bytes == fresh, "{metres_per_point} metres a point");
    }
}

#[test]
fn from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut exporter = Exporter::new();
    let (name, view) = ("both-selected-en", case("both-selected-en"));
    let source = file(&folder, "view.json");
    write(&source, view.to_json());
    for (at, (options, flags)) in kinds().into_iter().enumerate() {
        let path = file(&folder, &format!("{at}.{}", options.format.extension()));
        let arguments = [&["export", "--view", &source, "-o", &path], flags].concat();
        assert_eq!(run(&arguments), (Some(0), String::new(), String::new()));
        assert!(std::fs::read(&path).unwrap() == picture(&mut exporter, &view, &options).bytes, "{name} {options:?}");
    }
}

#[test]
fn from_several_threads_at_once() {
    let view = case("both-selected-en");
    let made = || {
        let mut exporter = Exporter::new();
        kinds().map(|(options, _)| picture(&mut exporter, &view, &options).bytes)
    };
    let alone = made();
    std::thread::scope(|scope| {
        let threads = [scope.spawn(made), scope.spawn(made), scope.spawn(made)];
        assert!(threads.into_iter().all(|thread| thread.join().unwrap() == alone));
    });
}

/// Files and printed output of all commands under the given environment variables.
fn files_in(environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let mut made = BTreeMap::new();
    let mut command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cluster-atlas"));
        let output = command.args(arguments).envs(environment.iter().copied()).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        if !output.stdout.is_empty() {
            made.insert(arguments.join(" "), output.stdout);
        }
    };
    for ending in ["png", "svg", "pdf"] {
        let output = format!("map-{ending}.{ending}");
        command(&["export", "--pack", "--layer", "little-giants", "--size", "400x400", "-o", &output]);
    }
    for kind in TableKind::all(facts().datasets()) {
        let table = kind.id();
        let layer: &[&str] = match kind {
            TableKind::Values => &["--layer", "little-giants"],
            TableKind::Comparison => &["--compare", "JS,Guangdong"],
            _ => &[],
        };
        for format in TableFormat::iter().map(<&str>::from) {
            let output = format!("{table}.{format}");
            command(&[&["table", table, "-o", &output], layer].concat());
        }
    }
    for argument in ["en", "zh"] {
        command(&["table", "ladder", "--lang", argument]);
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        made.insert(entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap());
    }
    made
}

#[test]
fn in_every_time_zone_and_locale() {
    let usual = files_in(&[("TZ", "UTC"), ("LC_ALL", "C.UTF-8")]);
    // Three pictures with packs of eleven files, each table in six formats, and two results on the standard output.
    let tables = TableKind::all(facts().datasets()).len();
    assert_eq!(usual.len(), 3 * 12 + 6 * tables + 2, "{:?}", usual.keys());
    for environment in [
        [("TZ", "Pacific/Kiritimati"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8")],
        [("TZ", "Pacific/Pago_Pago"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "zh_CN.UTF-8")],
        [("TZ", "Nowhere/At_All"), ("LC_ALL", "C"), ("LANG", "ar_EG.UTF-8")],
    ] {
        for (name, bytes) in files_in(&environment) {
            assert!(usual.get(&name) == Some(&bytes), "{environment:?}: {name}");
        }
    }
}

#[test]
fn from_flags_as_from_a_view() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "hunan.svg");
    let flags = ["--filter", "province=Hunan", "--fit", "provinces", "--size", "300x300", "--theme", "dark"];
    let (code, _, err) = run(&[&["export", "-o", &path], &flags[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    let mut view = View { theme: Theme::Dark, ..View::default() };
    view.place.provinces.insert(ProvinceId::new("HN"));
    view.page.size = PageSize::px(300.0, 300.0);
    let mut exporter = Exporter::new();
    exporter.fit(&mut view, ExtentMode::Provinces);
    assert!(std::fs::read(&path).unwrap() == picture(&mut exporter, &view, &as_format(PictureFormat::Svg)).bytes);
}
