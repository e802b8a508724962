//! Labels of pictures: independent of pixel density, never cut off, and fewer where space is short.

use cluster_atlas::{
    export::{Exporter, Options},
    model::Language,
    scene::{Item, Rect, Sheet},
    view::{PageSize, View},
};

/// Texts of the maps of a page with their bounding boxes.
fn labels(sheet: &Sheet) -> Vec<(String, Rect)> {
    let panels = sheet.parts.iter().flat_map(|part| &part.panels);
    let marks = panels.flat_map(|panel| &panel.scene.marks);
    let texts = marks.filter_map(|mark| match &mark.item {
        Item::Text(text) => Some((text.text.clone(), text.frame)),
        Item::Shape { .. } | Item::Symbol { .. } => None,
    });
    texts.collect()
}

fn sheet(exporter: &mut Exporter, language: Language, width: f64, scale: f64) -> Sheet {
    let mut view = View { language, ..View::default() };
    view.page.size = PageSize::px(width, width * 9.0 / 16.0);
    exporter.sheet(&view, &Options { scale, ..Options::default() }).unwrap().0
}

#[test]
fn twice_the_pixels_have_the_same_labels_at_the_same_places() {
    let mut exporter = Exporter::new();
    for language in [Language::En, Language::Zh] {
        let (once, twice) = (sheet(&mut exporter, language, 1200.0, 1.0), sheet(&mut exporter, language, 2400.0, 1.0));
        let (a, b) = (labels(&once), labels(&twice));
        assert!(a.len() > 20, "{}", a.len());
        let names = |labels: &[(String, Rect)]| labels.iter().map(|(text, _)| text.clone()).collect::<Vec<_>>();
        assert_eq!(names(&a), names(&b), "{language:?}");
        let moved = |(a, b): (&(String, Rect), &(String, Rect))| a.1.center().distance(b.1.center());
        assert!(a.iter().zip(&b).all(|pair| moved(pair) < 0.1), "{language:?}");
        assert_eq!(a, labels(&sheet(&mut exporter, language, 1200.0, 2.0)), "{language:?}: scale alone");
    }
}

#[test]
fn a_small_page_has_fewer_labels_and_none_is_cut_at_its_edge() {
    let mut exporter = Exporter::new();
    for language in [Language::En, Language::Zh] {
        let counts = [500.0, 750.0, 1200.0].map(|width| {
            let sheet = sheet(&mut exporter, language, width, 1.0);
            for panel in sheet.parts.iter().flat_map(|part| &part.panels) {
                let map =
                    Rect::from_min_size(Default::default(), panel.frame.width(), panel.frame.height()).grown(0.05);
                for (text, frame) in labels(&sheet) {
                    assert!(map.contains(&frame), "{language:?} {width}: {text} at {frame:?} of {map:?}");
                }
            }
            labels(&sheet).len()
        });
        assert!(counts[0] < counts[1] && counts[1] <= counts[2], "{language:?}: {counts:?}");
    }
}
