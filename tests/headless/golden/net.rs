//! Sensitivity of the regression tests: a single lost or moved symbol, label, legend entry or class limit is detected.

use cluster_atlas::{
    export::{Exporter, PictureFormat, PictureOptions},
    scene::{Item, Mark, PageLayout, Tag},
    surface::{self, PictureMetadata, TextForm},
    view::View,
};

use super::{captions, drawing, failures, pages, pixels};
use crate::support::{Image, as_format, case, exporter, picture};

/// Lists of marks of a page: those of its maps and those around them.
fn marks(layout: &mut PageLayout) -> impl Iterator<Item = &mut Vec<Mark>> {
    layout.parts.iter_mut().flat_map(|part| {
        part.panels.iter_mut().map(|panel| &mut panel.scene.marks).chain(std::iter::once(&mut part.marks))
    })
}

/// Removes the `at`th matching mark from a page; `None` if there are fewer.
fn take(layout: &mut PageLayout, wanted: fn(&Mark) -> bool, mut at: usize) -> Option<Mark> {
    for marks in marks(layout) {
        let found: Vec<usize> = (0..marks.len()).filter(|index| wanted(&marks[*index])).collect();
        if let Some(index) = found.get(at) {
            return Some(marks.remove(*index));
        }
        at -= found.len();
    }
    None
}

/// Copy of the page without the `at`th matching mark, and the mark.
fn without(layout: &PageLayout, wanted: fn(&Mark) -> bool, at: usize) -> Option<(PageLayout, Mark)> {
    let mut layout = layout.clone();
    let lost = take(&mut layout, wanted, at)?;
    Some((layout, lost))
}

fn is_symbol(mark: &Mark) -> bool {
    matches!((&mark.tag, &mark.item), (Some(Tag::Feature(_)), Item::Symbol { .. }))
}

fn is_label(mark: &Mark) -> bool {
    matches!((&mark.tag, &mark.item), (Some(Tag::Feature(_) | Tag::City(_)), Item::Text(_)))
}

fn is_in_key(mark: &Mark) -> bool {
    matches!(mark.tag, Some(Tag::Class(_)))
}

/// Page as seen by the regression tests.
struct Seen {
    view: View,
    svg: PageLayout,
    png: PageLayout,
    pdf: PageLayout,
}

impl Seen {
    fn new(exporter: &mut Exporter, view: View) -> Self {
        let mut layout = |options: &PictureOptions| exporter.layout(&view, options).unwrap().0;
        let (svg, pdf) = (layout(&as_format(PictureFormat::Svg)), layout(&as_format(PictureFormat::Pdf)));
        Self { svg, png: layout(&pixels::options(&view)), pdf, view }
    }

    fn drawing(&self, layout: &PageLayout) -> String {
        drawing::digest(&surface::svg(layout, self.view.page.size, &PictureMetadata::new(&self.view), TextForm::Live))
    }

    fn pixels(&self, layout: &PageLayout) -> Image {
        let (width, height) = pixels::small(&self.view);
        let drawn = surface::Raster::new(layout, width, height).unwrap().pixels().unwrap();
        Image::of_rgb(width, height, drawn.rgba.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect())
    }

    fn page(&self, layout: &PageLayout) -> String {
        let mut metadata = PictureMetadata::new(&self.view);
        (metadata.title, metadata.alt_text) = ("A map".to_owned(), "A map".to_owned());
        pages::digest(&surface::pdf(layout, metadata).unwrap())
    }
}

#[test]
fn what_is_compared_is_what_is_exported() {
    let mut exporter = exporter();
    for name in ["hunan-en", "own-limits-zh", "small-maps-of-clusters-en"] {
        let seen = Seen::new(&mut exporter, case(name));
        let mut made = |options: PictureOptions| picture(&mut exporter, &seen.view, &options).bytes;
        let svg = String::from_utf8(made(PictureOptions { svg_text: TextForm::Live, ..as_format(PictureFormat::Svg) }))
            .unwrap();
        assert_eq!(drawing::digest(&svg), seen.drawing(&seen.svg), "{name}");
        assert_eq!(pages::digest(&made(as_format(PictureFormat::Pdf))), seen.page(&seen.pdf), "{name}");
        let png = Image::read(&made(pixels::options(&seen.view)));
        assert_eq!(pixels::differing(&png, &seen.pixels(&seen.png)), 0, "{name}");
    }
}

#[test]
fn any_lost_symbol_or_label_or_entry_of_a_key_changes_the_drawing() {
    let mut exporter = exporter();
    for (name, wanted, least) in [
        ("china-en", is_symbol as fn(&Mark) -> bool, 45),
        ("both-selected-en", is_symbol, 4),
        ("small-maps-of-clusters-en", is_symbol, 30),
        ("china-en", is_label, 30),
        ("batch-5-zh-dark", is_label, 5),
        ("own-limits-zh", is_in_key, 8),
        ("bivariate-en", is_in_key, 0),
    ] {
        let seen = Seen::new(&mut exporter, case(name));
        let mut marks_alone = seen.svg.clone();
        for panel in marks_alone.parts.iter_mut().flat_map(|part| &mut part.panels) {
            panel.scene.ground.clear();
        }
        let whole = seen.drawing(&marks_alone);
        let mut lost = 0;
        while let Some((layout, mark)) = without(&marks_alone, wanted, lost) {
            lost += 1;
            // Marks outside their frame are not drawn.
            let drawn = seen.drawing(&layout);
            let is_outside = drawn == whole && !whole.contains(&format!("{:?}", text_of(&mark)));
            assert!(drawn != whole || is_outside, "{name}: {mark:?}");
        }
        assert!(lost >= least, "{name}: {lost}");
    }
}

fn text_of(mark: &Mark) -> &str {
    if let Item::Text(text) = &mark.item { &text.text } else { "" }
}

/// Includes the smallest symbols of all test pictures.
#[test]
fn one_lost_symbol_or_label_changes_pixels_and_pages() {
    let mut exporter = exporter();
    for name in ["hunan-en", "china-en", "social-square-en-dark", "own-limits-zh", "small-maps-of-clusters-en"] {
        let seen = Seen::new(&mut exporter, case(name));
        let (pixels, page) = (seen.pixels(&seen.png), seen.page(&seen.pdf));
        for wanted in [is_symbol as fn(&Mark) -> bool, is_label, is_in_key] {
            for at in [0, 3] {
                if let Some((layout, mark)) = without(&seen.png, wanted, at) {
                    let wrong = pixels::differing(&pixels, &seen.pixels(&layout));
                    assert!(wrong > 4, "{name}: {mark:?} changes {wrong} pixels");
                }
                if let Some((layout, mark)) = without(&seen.pdf, wanted, at) {
                    let difference = failures::lines(&page, &seen.page(&layout));
                    assert!(page != seen.page(&layout), "{name}: {mark:?} {difference}");
                }
            }
        }
    }
}

#[test]
fn one_limit_moved_by_one_changes_drawing_pixels_pages_and_key() {
    let mut exporter = exporter();
    let view = case("own-limits-zh");
    let seen = Seen::new(&mut exporter, view.clone());
    let limits = view.thematic().unwrap().breaks.len();
    assert_eq!(limits, 3);
    for at in 0..limits {
        let mut moved = view.clone();
        let mut values = view.thematic().unwrap().clone();
        values.breaks[at] += 1.0;
        moved.set_thematic(Some(values));
        let moved = Seen::new(&mut exporter, moved);
        assert_ne!(seen.drawing(&seen.svg), moved.drawing(&moved.svg), "limit {at}");
        assert_ne!(seen.page(&seen.pdf), moved.page(&moved.pdf), "limit {at}");
        assert_ne!(captions::key(&seen.png), captions::key(&moved.png), "limit {at}");
        assert!(pixels::differing(&seen.pixels(&seen.png), &moved.pixels(&moved.png)) > 4, "limit {at}");
        let words = captions::words(&mut exporter, &view);
        assert_ne!(words, captions::words(&mut exporter, &moved.view), "limit {at}");
    }
}
