//! Page layout: texts of any length on pages of any size are complete, inside the page and without overlap.

use std::{cell::RefCell, collections::BTreeSet};

use cluster_atlas::{
    caption::Caption,
    export::{ExportError, Exporter, ExtentMode, PictureOptions},
    i18n::{messages, phrase},
    model::{Language, ProvinceId},
    scene::{Item, MapFrame, MissingContent, PageElement, PageLayout, Rect, RenderSettings, Role, Text},
    view::{PageSize, SourceLine, Switch, ThematicLayer, View},
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::exporter;

/// Tolerance for touching frames, points.
const TOUCH: f32 = -0.05;

fn texts(part: &PageElement) -> Vec<&Text> {
    let texts = part.marks.iter().filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text) } else { None });
    texts.collect()
}

fn said(part: &PageElement) -> String {
    texts(part).into_iter().map(|text| text.text.as_str()).collect()
}

/// Faults of a page.
fn faults(layout: &PageLayout, caption: &Caption) -> Vec<String> {
    let mut faults = Vec::new();
    let page = Rect::from_min_size(Default::default(), layout.size.width, layout.size.height);
    let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
    let map = figure.panels[0].frame;
    if !page.contains(&map.grown(TOUCH)) || map.width() < 40.0 || map.height() < 40.0 {
        faults.push(format!("the map is at {map:?} on {page:?}"));
    }
    let around: Vec<&Text> = layout.parts.iter().flat_map(texts).collect();
    for (i, text) in around.iter().enumerate() {
        let frame = text.frame.grown(TOUCH);
        if !page.contains(&frame) {
            faults.push(format!("{} leaves the page {page:?}: {:?}", text.text, text.frame));
        }
        for panel in figure.panels.iter().filter(|panel| panel.frame.grown(TOUCH).intersects(&frame)) {
            faults.push(format!("{} lies on the map {:?}: {:?}", text.text, panel.frame, text.frame));
        }
        for other in around.iter().skip(i + 1).filter(|other| other.frame.grown(TOUCH).intersects(&frame)) {
            faults.push(format!("{} and {}: {:?} and {:?}", text.text, other.text, text.frame, other.frame));
        }
    }
    for mark in layout.parts.iter().flat_map(|part| &part.marks) {
        if let Item::Symbol { at, radius, .. } = mark.item
            && !page.contains(&Rect::around(at, radius))
        {
            faults.push(format!("a symbol of the legend leaves the page: {at:?}"));
        }
    }
    for (i, panel) in figure.panels.iter().enumerate().skip(1) {
        let inside = map.contains(&panel.frame.grown(TOUCH));
        let outside = page.contains(&panel.frame.grown(TOUCH)) && !map.intersects(&panel.frame);
        if !(inside || outside) {
            faults.push(format!("inset {i} is neither on the map nor beside it: {:?}", panel.frame));
        }
    }
    // Sources and depiction are always present.
    let said: Vec<String> = layout.parts.iter().map(said).collect();
    for line in [&caption.source_line, &caption.depiction] {
        let words = first_words(line);
        if !said.iter().any(|said| said.starts_with(&words)) {
            faults.push(format!("\"{words}\" is not said, only {said:?}"));
        }
    }
    // Truncation is reported.
    let whole = |text: &str| said.iter().any(|said| letters(said).contains(&letters(text)));
    let texts =
        [&caption.title, &caption.subtitle, &caption.note, &caption.source_line, &caption.depiction, &caption.credit];
    if !layout.cut && layout.missing.is_empty() {
        faults.extend(texts.iter().filter(|text| !whole(text)).map(|text| format!("not whole: {text}")));
    }
    let is_titled = layout.parts.iter().any(|part| part.role == Role::Title);
    // If no font shows any character of a title, the characters are reported.
    if is_titled == caption.title.trim().is_empty() && layout.missing.is_empty() {
        faults.push(format!("the title \"{}\" is there: {is_titled}", caption.title));
    }
    faults
}

/// Text without whitespace, which line breaks add and remove, and without control characters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// Start of a line, enough to identify it: `Sources: announcement`, `来源：工业和信`.
fn first_words(line: &str) -> String {
    line.chars().take(if line.is_ascii() { 20 } else { 7 }).collect()
}

thread_local! {
    // Cached base map and text widths are the same for all pages.
    static EXPORTER: RefCell<Exporter> = RefCell::new(exporter());
}

/// Fault of the page of a view, or of the size that is named instead.
fn check(view: &View) -> Vec<String> {
    match layout(view) {
        Ok((layout, caption)) => faults(&layout, &caption),
        Err(ExportError::Room { enough: Some(enough), found, .. }) => {
            assert_eq!(found, view.page.size);
            let mut larger = view.clone();
            larger.page.size = enough;
            match layout(&larger) {
                Ok((layout, caption)) => faults(&layout, &caption),
                Err(why) => vec![format!("the size that is named is refused: {why}")],
            }
        }
        Err(why) => vec![why.to_string()],
    }
}

fn layout(view: &View) -> Result<(PageLayout, Caption), ExportError> {
    EXPORTER.with_borrow_mut(|exporter| exporter.layout(view, &PictureOptions::default()))
}

fn values_of(width: f64, height: f64) -> View {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::default()));
    view.page.size = PageSize::px(width, height);
    view
}

#[test]
fn a_map_of_values_has_its_legend_or_is_refused_with_a_size_that_has_room_for_it() {
    for (width, height) in [(200.0, 200.0), (300.0, 300.0), (230.0, 400.0), (2_800.0, 200.0), (8_000.0, 600.0)] {
        let mut view = values_of(width, height);
        let Err(ExportError::Room { enough: Some(enough), content, .. }) = layout(&view) else {
            let (layout, _) = layout(&view).unwrap();
            assert!(layout.missing_content.is_empty(), "{width} × {height}");
            continue;
        };
        assert!(matches!(content, MissingContent::LegendOfValues | MissingContent::Map), "{content:?}");
        view.page.size = enough;
        let (large, _) = layout(&view).unwrap();
        assert!(large.missing_content.is_empty(), "{enough:?}: {:?}", large.missing_content);
        let figure = large.parts.iter().find(|part| part.role == Role::Figure).unwrap();
        let ranges = texts(figure).into_iter().filter(|text| text.text.contains('–'));
        assert!(ranges.count() >= 5, "{enough:?}");
        // It is near: one pixel less a side is too little.
        view.page.size = PageSize::px(enough.width - 1.0, enough.height - 1.0);
        assert!(layout(&view).is_err(), "{enough:?}");
    }
}

/// A page of some size, of clusters or of values, one map or small multiples.
fn page(size: PageSize, [values, multiples, chinese, short]: [bool; 4]) -> View {
    let mut view = View { language: if chinese { Language::Zh } else { Language::En }, ..View::default() };
    view.set_thematic(values.then(ThematicLayer::default));
    view.page.multiples = multiples;
    view.page.size = size;
    view.page.sources = if short { SourceLine::Short } else { SourceLine::Full };
    view
}

#[test]
fn a_page_that_is_too_small_is_refused_once_with_a_size_that_can_be_drawn() {
    for size in [
        PageSize::px(1.0, 1.0),
        PageSize::px(150.0, 150.0),
        PageSize::px(199.0, 900.0),
        PageSize::px(8_000.0, 300.0),
        PageSize::mm(70.0, 71.0),
        PageSize::mm(420.0, 60.5),
        PageSize { dpi: 72.0, ..PageSize::mm(20.0, 30.0) },
    ] {
        for kind in 0..4 {
            let mut view = page(size, [kind & 1 > 0, kind & 2 > 0, false, false]);
            let Err(ExportError::Room { enough: Some(enough), found, .. }) = layout(&view) else {
                panic!("{size:?} {kind}: {:?}", layout(&view).err());
            };
            assert_eq!((found, enough.dpi), (size, size.dpi));
            view.page.size = enough;
            assert!(layout(&view).is_ok(), "{size:?} {kind}: {enough:?} is refused again");
        }
    }
}

/// The height of the smallest letters on a page, points.
fn smallest(layout: &PageLayout) -> f32 {
    layout.parts.iter().flat_map(texts).map(|text| text.size).fold(f32::INFINITY, f32::min)
}

#[test]
fn letters_above_small_maps_are_as_large_as_others_or_the_page_is_refused() {
    let mut made = 0;
    for (width, height) in
        [(420.0, 420.0), (480.0, 640.0), (640.0, 480.0), (700.0, 1_400.0), (1_200.0, 675.0), (1_920.0, 1_080.0)]
    {
        for kind in 0..4 {
            let view = page(PageSize::px(width, height), [kind & 1 > 0, true, kind & 2 > 0, true]);
            let least = RenderSettings::of(&view).least_font;
            match layout(&view) {
                Ok((layout, _)) => {
                    made += 1;
                    assert!(smallest(&layout) >= least - 0.011, "{width} × {height} {kind}: {}", smallest(&layout));
                    let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
                    for text in texts(figure) {
                        let frame = text.frame.grown(TOUCH);
                        let meets = |panel: &MapFrame| panel.frame.grown(TOUCH).intersects(&frame);
                        assert!(!figure.panels.iter().any(meets), "{width} × {height} {kind}: {}", text.text);
                    }
                }
                Err(ExportError::Room { .. }) => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
    assert!(made > 8, "{made}");
}

#[test]
fn without_its_legend_a_small_map_is_drawn_if_it_was_not_asked_for() {
    let mut view = values_of(300.0, 300.0);
    view.page.legend = false;
    assert!(layout(&view).unwrap().0.missing_content.is_empty());
}

#[test]
fn what_a_page_has_no_room_for_is_said() {
    let mut found = BTreeSet::new();
    for side in [205.0, 230.0, 260.0, 300.0] {
        let mut view = View::default();
        view.page.size = PageSize::px(side, side);
        (view.page.locator, view.page.south_china_sea) = (true, true);
        view.place.provinces = BTreeSet::from([ProvinceId::new("HN")]);
        EXPORTER.with_borrow_mut(|exporter| exporter.fit(&mut view, ExtentMode::Provinces));
        let (layout, _) = layout(&view).unwrap();
        let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
        let insets = figure.panels.len() - 1;
        let without = layout
            .missing_content
            .iter()
            .filter(|content| matches!(content, MissingContent::Locator | MissingContent::SouthChinaSea))
            .count();
        assert_eq!(insets + without, 2, "{side}: {:?}", layout.missing_content);
        let legend = texts(figure).iter().any(|text| text.text == "Clusters by sector");
        assert_eq!(legend, !layout.missing_content.contains(&MissingContent::Legend), "{side}");
        found.extend(layout.missing_content);
    }
    assert!(found.contains(&MissingContent::Legend), "{found:?}");
}

#[test]
fn whatever_has_no_room_is_named_in_both_languages() {
    for language in Language::iter() {
        let names: BTreeSet<&str> =
            MissingContent::iter().map(|content| phrase(&messages(language).export.missing_content, content)).collect();
        assert!(names.len() == MissingContent::iter().count() && !names.contains(""), "{names:?}");
    }
}

#[test]
fn a_map_with_more_symbols_than_it_has_room_for_is_refused() {
    let mut view = View::default();
    view.page.size = PageSize::px(200.0, 200.0);
    assert!(matches!(layout(&view), Err(ExportError::Room { content: MissingContent::Map, .. })));
    view.place.provinces = BTreeSet::from([ProvinceId::new("NX")]);
    assert!(layout(&view).is_ok());
}

/// The edge of the base map is not a coast and must not be visible.
#[test]
fn a_strip_shows_no_more_of_the_earth_than_is_known() {
    let (strip, _) = layout(&values_of(4_000.0, 400.0)).unwrap();
    let figure = strip.parts.iter().find(|part| part.role == Role::Figure).unwrap();
    let frame = figure.panels[0].frame;
    assert!(frame.width() < 0.3 * strip.size.width, "{frame:?}");
    let middle = frame.center().x - strip.size.width / 2.0;
    assert!(middle.abs() < 1.0, "in the middle of the page: {frame:?}");
}

/// Smallest permitted pages, and pages of extreme proportions.
#[test]
fn the_smallest_pages_have_all_that_must_be_said() {
    let sizes = [(200.0, 200.0), (200.0, 750.0), (750.0, 200.0), (200.0, 2_800.0), (2_800.0, 200.0)];
    for (width, height) in sizes {
        for language in Language::iter() {
            for sources in [SourceLine::Full, SourceLine::Short] {
                let mut view = View { language, ..View::default() };
                Switch::LaterClusters.set(&mut view, true);
                view.page.size = PageSize::px(width, height);
                view.page.sources = sources;
                view.page.credit = "A newsroom with a name of some length".to_owned();
                assert_eq!(check(&view), [""; 0], "{width} × {height} {language:?} {sources:?}");
            }
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z,.’-]{1,12}( [a-zA-Z,.’-]{1,12}){0,60}",
        "[一-龥，。：“”]{1,200}",
        "[a-z]{1,300}",
        "([ -~]|[一-鿿]|\n| {2}){0,80}",
        "\\PC{0,40}",
        Just("W".repeat(500)),
        Just("\n".repeat(40) + "a\n\n b"),
    ]
}

fn size() -> impl Strategy<Value = PageSize> {
    let pixels = (200.0..2_400.0_f64, 200.0..2_400.0_f64).prop_map(|(width, height)| PageSize::px(width, height));
    let small = (200.0..360.0_f64, 200.0..360.0_f64).prop_map(|(width, height)| PageSize::px(width, height));
    let paper = (71.0..500.0_f64, 71.0..500.0_f64, 72.0..400.0_f64)
        .prop_map(|(width, height, dpi)| PageSize { dpi, ..PageSize::mm(width, height) });
    prop_oneof![pixels, small, paper].prop_filter("a size that is accepted", |size| size.check(1.0).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn texts_are_whole_and_apart_on_every_page(
        size in size(),
        title in prop::option::of(text()),
        subtitle in prop::option::of(text()),
        note in prop::option::of(text()),
        credit in prop::option::of(text()),
        [chinese, short, later, legend, insets, narrow] in any::<[bool; 6]>(),
    ) {
        let mut view = View { language: if chinese { Language::Zh } else { Language::En }, ..View::default() };
        Switch::LaterClusters.set(&mut view, later);
        if narrow {
            view.place.provinces = BTreeSet::from([ProvinceId::new("NX")]);
        }
        let page = &mut view.page;
        (page.size, page.title, page.subtitle, page.note) = (size, title, subtitle, note);
        page.credit = credit.unwrap_or_default();
        (page.legend, page.locator, page.south_china_sea) = (legend, insets, insets);
        page.sources = if short { SourceLine::Short } else { SourceLine::Full };
        let faults = check(&view);
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
}
