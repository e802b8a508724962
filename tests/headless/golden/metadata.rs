//! Picture metadata in every format: captions agree with the page, and the view can be read back.

use cluster_atlas::{
    export::{PictureFormat, PictureOptions},
    surface::{TextForm, read_metadata},
};
use strum::IntoEnumIterator as _;

use super::drawing;
use crate::support::{as_format, case, cases, exporter, picture};

#[test]
fn every_file_says_of_itself_what_is_said_about_its_picture() {
    let mut exporter = exporter();
    for (name, view) in cases() {
        for format in PictureFormat::iter() {
            let made = picture(&mut exporter, &view, &as_format(format));
            let metadata = read_metadata(&made.bytes).unwrap_or_else(|error| panic!("{name} {format:?}: {error}"));
            let caption = made.caption;
            let title = if caption.title.is_empty() { "Cluster Atlas" } else { &caption.title };
            assert_eq!((metadata.title.as_str(), &metadata.alt_text), (title, &caption.alt_text), "{name} {format:?}");
            assert_eq!(
                metadata.source_line,
                format!("{} {}", caption.source_line, caption.depiction),
                "{name} {format:?}"
            );
            let cited =
                caption.sources.iter().map(|id| exporter.catalogue().source(id).unwrap().citation(view.language));
            assert!(!metadata.sources.is_empty() && metadata.sources.iter().cloned().eq(cited), "{name} {format:?}");
            assert_eq!(metadata.language, <&str>::from(view.language), "{name} {format:?}");
            assert_eq!(metadata.view().unwrap(), view, "{name} {format:?}");
        }
    }
}

/// Metadata are excluded from the drawing, so that changes of the view format do not affect it.
#[test]
fn what_only_the_stamp_has_is_no_part_of_a_drawing() {
    let view = case("hunan-en");
    let mut other = view.clone();
    other.page.alt_text = Some("Told otherwise".to_owned());
    other.base.legend = false;
    let mut exporter = exporter();
    let mut made = |view, options: PictureOptions| picture(&mut exporter, view, &options).bytes;
    for svg_text in TextForm::iter() {
        let options = PictureOptions { svg_text, ..as_format(PictureFormat::Svg) };
        let [first, second] = [&view, &other].map(|view| String::from_utf8(made(view, options)).unwrap());
        assert_ne!(first, second);
        assert_eq!(drawing::digest(&first), drawing::digest(&second));
    }
    let [first, second] = [&view, &other].map(|view| made(view, as_format(PictureFormat::Pdf)));
    assert_ne!(first, second);
    assert_eq!(super::pages::digest(&first), super::pages::digest(&second));
}
