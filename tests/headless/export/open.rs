//! Reopening exported pictures from their embedded view, even from damaged files.

use std::{path::Path, sync::LazyLock};

use cluster_atlas::{
    export::{ENDINGS, PictureFormat, PictureOptions, open},
    model::{ClusterId, Language},
    surface::TextForm,
    view::{FeatureRef, PageSize, SourceLine, Theme, View},
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::{as_format, case, cases, exporter, file, picture, write};

fn opened(ending: &str, bytes: &[u8]) -> Result<View, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, &format!("picture.{ending}"));
    write(&path, bytes);
    open(Path::new(&path)).map_err(|error| {
        let said = error.to_string();
        said.strip_prefix(&format!("{path}: ")).unwrap_or_else(|| panic!("{said} does not name {path}")).to_owned()
    })
}

/// View in which every setting differs from its default.
fn odd() -> View {
    let mut view = View { language: Language::Zh, theme: Theme::Dark, ..case("both-selected-en") };
    view.cluster_query().text.push_str("</svg> endstream \u{1f680} \\ \" 集群\n");
    view.selection = Some(FeatureRef::from(ClusterId::new("a<b>&\"c\"")));
    view.page.title = Some("{\"cluster_atlas_picture\":1,]]> & <title>".to_owned());
    view.page.credit.push_str("{\"cluster_atlas_picture\":1,");
    view.page.alt_text = Some("stream\n{\"cluster_atlas_picture\":1, “集群”".to_owned());
    view.page.sources = SourceLine::Short;
    view.page.size = PageSize::mm(100.5, 90.25);
    view
}

#[test]
fn every_kind_of_picture_remembers_its_view() {
    let mut exporter = exporter();
    let views = cases().into_iter().map(|(_, view)| view).chain([odd()]);
    for view in views {
        for format in [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf] {
            for svg_text in TextForm::iter() {
                let options = PictureOptions { svg_text, ..as_format(format) };
                let bytes = picture(&mut exporter, &view, &options).bytes;
                assert_eq!(opened(format.extension(), &bytes).as_ref(), Ok(&view), "{options:?}");
            }
        }
    }
}

#[test]
fn what_another_program_made_is_refused() {
    let mut foreign = Vec::new();
    let mut encoder = png::Encoder::new(&mut foreign, 1, 1);
    encoder.add_itxt_chunk("Title".to_owned(), "a map".to_owned()).unwrap();
    encoder.write_header().unwrap().write_image_data(&[0]).unwrap();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><picture>{}</picture></svg>";
    let files: [(&str, &[u8]); 8] = [
        ("png", &foreign),
        ("svg", svg),
        ("pdf", b"%PDF-1.7\n%%EOF\n"),
        ("png", b""),
        ("svg", b"\xff\xfe"),
        ("pdf", b"PK\x03\x04"),
        ("PNG", b"GIF89a"),
        ("svg", b"<svg xmlns:a=\"urn:cluster-atlas:picture:1\"><a:picture/></svg>"),
    ];
    for (ending, bytes) in files {
        let why = opened(ending, bytes).unwrap_err();
        assert!(why.contains("expected an image exported by Cluster Atlas"), "{ending} {bytes:?}: {why}");
    }
}

#[test]
fn a_picture_that_is_missing_is_named() {
    for ending in ENDINGS {
        let path = format!("/nowhere/map.{ending}");
        assert!(open(Path::new(&path)).unwrap_err().to_string().contains(&path), "{ending}");
    }
}

#[test]
fn a_view_of_another_version_is_refused_by_its_number() {
    let text = String::from_utf8(picture(&mut exporter(), &odd(), &as_format(PictureFormat::Svg)).bytes).unwrap();
    let newer = text.replacen("&quot;version&quot;:2", "&quot;version&quot;:9", 1);
    assert_ne!(newer, text);
    assert_eq!(opened("svg", newer.as_bytes()), Err("expected view version 1 or 2, found version 9".to_owned()));
}

static PICTURES: LazyLock<[(&str, Vec<u8>); 3]> = LazyLock::new(|| {
    let mut exporter = exporter();
    let view = case("hunan-en");
    [PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf]
        .map(|format| (format.extension(), picture(&mut exporter, &view, &as_format(format)).bytes))
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Damaged pictures are opened or refused with an error naming the file, without a panic.
    #[test]
    fn a_damaged_picture_is_opened_or_named(
        which in 0..3_usize,
        cut in prop::option::of(any::<prop::sample::Index>()),
        // Half of the damage is near the beginning or the end, where the view is stored.
        flips in prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), 1..=255_u8), 0..6),
    ) {
        let (ending, sound) = &PICTURES[which];
        let mut bytes = sound.clone();
        for (part, at, by) in flips {
            let near = bytes.len().min(6_000);
            let at = match part {
                0 => at.index(near),
                1 => bytes.len() - 1 - at.index(near),
                _ => at.index(bytes.len()),
            };
            bytes[at] ^= by;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        match opened(ending, &bytes) {
            Ok(view) => prop_assert!(View::from_json(&view.to_json()).is_ok()),
            Err(why) => prop_assert!(why.contains("expected "), "{why}"),
        }
    }
}
