//! Labels of pictures: independent of pixel density, never cut off, and fewer where space is short.

use cluster_atlas::{
    export::{Exporter, PictureOptions},
    model::Language,
    scene::{Item, PageLayout, Rect, RenderSettings, Scene, Text},
    view::{PageSize, Symbology, ThematicLayer, View},
};

use crate::support::exporter;

/// Texts of the maps of a page with their bounding boxes.
fn labels(layout: &PageLayout) -> Vec<(String, Rect)> {
    layout.parts.iter().flat_map(|part| &part.panels).flat_map(|panel| labels_of(&panel.scene)).collect()
}

/// Texts of a map with their bounding boxes.
fn labels_of(scene: &Scene) -> Vec<(String, Rect)> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Text(text) => Some((text.text.clone(), text.frame)),
        Item::Shape { .. } | Item::Symbol { .. } | Item::Discs(_) => None,
    });
    texts.collect()
}

fn layout(exporter: &mut Exporter, language: Language, width: f64, scale: f64) -> PageLayout {
    let mut view = View { language, ..View::default() };
    view.page.size = PageSize::px(width, width * 9.0 / 16.0);
    exporter.layout(&view, &PictureOptions { scale, ..PictureOptions::default() }).unwrap().0
}

#[test]
fn twice_the_pixels_have_the_same_labels_at_the_same_places() {
    let mut exporter = exporter();
    for language in [Language::En, Language::Zh] {
        let (once, twice) =
            (layout(&mut exporter, language, 2400.0, 1.0), layout(&mut exporter, language, 4800.0, 1.0));
        let (a, b) = (labels(&once), labels(&twice));
        assert!(a.len() > 20, "{}", a.len());
        let names = |labels: &[(String, Rect)]| labels.iter().map(|(text, _)| text.clone()).collect::<Vec<_>>();
        assert_eq!(names(&a), names(&b), "{language:?}");
        let moved = |(a, b): (&(String, Rect), &(String, Rect))| a.1.center().distance(b.1.center());
        assert!(a.iter().zip(&b).all(|pair| moved(pair) < 0.1), "{language:?}");
        assert_eq!(a, labels(&layout(&mut exporter, language, 2400.0, 2.0)), "{language:?}: scale alone");
    }
}

#[test]
fn a_small_page_has_fewer_labels_and_none_is_cut_at_its_edge() {
    let mut exporter = exporter();
    for language in [Language::En, Language::Zh] {
        let counts = [500.0, 750.0, 1200.0].map(|width| {
            let layout = layout(&mut exporter, language, width, 1.0);
            for panel in layout.parts.iter().flat_map(|part| &part.panels) {
                let map =
                    Rect::from_min_size(Default::default(), panel.frame.width(), panel.frame.height()).grown(0.05);
                for (text, frame) in labels_of(&panel.scene) {
                    assert!(map.contains(&frame), "{language:?} {width}: {text} at {frame:?} of {map:?}");
                }
            }
            labels(&layout).len()
        });
        assert!(counts[0] < counts[2] && counts[1] <= counts[2], "{language:?}: {counts:?}");
    }
}

/// All texts of a page: those of its parts and those on its maps.
fn texts(layout: &PageLayout) -> impl Iterator<Item = &Text> {
    let maps = layout.parts.iter().flat_map(|part| &part.panels).flat_map(|panel| &panel.scene.marks);
    let marks = layout.parts.iter().flat_map(|part| &part.marks).chain(maps);
    marks.filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text) } else { None })
}

#[test]
fn no_text_of_a_page_is_smaller_than_is_legible() {
    let mut exporter = exporter();
    let forms = [None, Some(Symbology::Choropleth), Some(Symbology::Bivariate)];
    let px = [(300.0, 300.0), (360.0, 640.0), (500.0, 500.0), (640.0, 400.0), (900.0, 600.0), (1200.0, 1200.0)];
    let mm = [(90.0, 120.0), (210.0, 148.0)].map(|(width, height)| PageSize::mm(width, height));
    let (mut pages, mut small) = (0, Vec::new());
    for size in px.map(|(width, height)| PageSize::px(width, height)).into_iter().chain(mm) {
        for language in [Language::En, Language::Zh] {
            for (form, multiples) in forms.into_iter().flat_map(|form| [(form, false), (form, true)]) {
                let mut view = View { language, ..View::default() };
                view.set_thematic(form.map(|form| ThematicLayer { form, ..ThematicLayer::default() }));
                view.base.graticule = true;
                (view.page.size, view.page.multiples) = (size, multiples);
                let Ok((layout, _)) = exporter.layout(&view, &PictureOptions::default()) else { continue };
                pages += 1;
                // Sizes are written in hundredths.
                let least = RenderSettings::of(&view).least_font - 0.011;
                let below = texts(&layout).filter(|text| text.size < least);
                small.extend(
                    below.map(|text| format!("{} × {} {form:?} {}: {}", size.width, size.height, text.text, text.size)),
                );
            }
        }
    }
    assert!(pages > 50, "{pages}");
    assert!(small.is_empty(), "{small:#?}");
}
