//! Packs of files exported with a picture, and citations.

use std::{fmt::Write as _, path::Path};

use cluster_atlas::{
    caption::Citation,
    export::{Exporter, PictureFormat, data_files},
    view::View,
};
use strum::IntoEnumIterator as _;

use super::{all_as_before, compare_text, hash};
use crate::support::{as_format, cases, exporter, without_version};

/// Files of the pack of `view`, without the view itself, which `stamp.rs` reads back.
fn pack(exporter: &mut Exporter, view: &View) -> Vec<(String, String)> {
    let (_, caption) = exporter.layout(view, &as_format(PictureFormat::Png)).unwrap();
    let files = data_files(exporter, view, &caption, Path::new("folder/map.png")).unwrap();
    files
        .into_iter()
        .map(|file| (file.name.into_string().unwrap(), without_version(&String::from_utf8(file.bytes).unwrap())))
        .collect()
}

#[test]
fn packs_are_as_they_were() {
    let mut exporter = exporter();
    let mut out = String::new();
    for (name, view) in cases() {
        let _infallible = writeln!(out, "{name}");
        for (file, text) in pack(&mut exporter, &view) {
            let _infallible = match file.as_str() {
                "map.atlas.json" => writeln!(out, "  {file}"),
                _ => writeln!(out, "  {file}: {} lines, {:016x}", text.lines().count(), hash(text.as_bytes())),
            };
        }
    }
    all_as_before([compare_text("export", "packs.txt", &out)]);
}

#[test]
fn citations_are_as_they_were() {
    let mut exporter = exporter();
    let mut out = String::new();
    for (name, view) in cases() {
        let (_, caption) = exporter.layout(&view, &as_format(PictureFormat::Png)).unwrap();
        let _infallible = writeln!(out, "{name}");
        for style in Citation::iter() {
            let cited = style.cite(exporter.catalogue(), &caption, &view);
            for line in without_version(&cited).lines() {
                let _infallible = writeln!(out, "  {}: {line}", <&str>::from(style));
            }
        }
    }
    all_as_before([compare_text("export", "citations.txt", &out)]);
}
