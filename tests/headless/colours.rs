//! Thematic colours under colour vision deficiency and in greyscale; every fill of a map is in its legend.

use std::collections::BTreeSet;

use cluster_atlas::{
    export::PictureFormat,
    scene::{Color, Item, Mark, Outline, PageLayout, Palette, PlaneLayerKind, PlaneShape, Role, scheme_colors},
    view::{CLASSES, ColorRamp, ColorScheme, Symbology, Theme},
};
use strum::IntoEnumIterator as _;

use crate::support::{as_format, cases, exporter};

/// Simulated colour vision.
#[derive(Clone, Copy, Debug)]
enum Sight {
    Usual,
    /// Missing red cones (Viénot, Brettel and Mollon 1999).
    Protanopia,
    /// Missing green cones.
    Deuteranopia,
    /// Greyscale print.
    Grey,
}

const SIGHTS: [Sight; 4] = [Sight::Usual, Sight::Protanopia, Sight::Deuteranopia, Sight::Grey];

/// Colour in CIE L*a*b* under simulated colour vision, for white point D65.
fn lab(color: Color, sight: Sight) -> [f64; 3] {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = [color.r, color.g, color.b].map(linear);
    let [r, g, b] = match sight {
        Sight::Usual => [r, g, b],
        Sight::Protanopia => {
            let both = 0.11238 * r + 0.88762 * g;
            [both, both, 0.00401 * r - 0.00401 * g + b]
        }
        Sight::Deuteranopia => {
            let both = 0.29275 * r + 0.70725 * g;
            [both, both, -0.02234 * r + 0.02234 * g + b]
        }
        Sight::Grey => [0.2126 * r + 0.7152 * g + 0.0722 * b; 3],
    };
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
    let [x, y, z] = [x, y, z].map(|t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Colour difference ΔE*ab (CIE 1976) under simulated colour vision; about 2 is just noticeable side by side.
fn difference(a: Color, b: Color, sight: Sight) -> f64 {
    let (a, b) = (lab(a, sight), lab(b, sight));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// Colours of the atlas.
const OWN: ColorRamp = ColorRamp { scheme: ColorScheme::Violet, reversed: false };

#[test]
fn neighbouring_classes_are_told_apart_by_everybody_and_in_grey() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        for of in CLASSES.map(usize::from) {
            for class in 1..of {
                for sight in SIGHTS {
                    let found = difference(palette.class(OWN, class - 1, of), palette.class(OWN, class, of), sight);
                    assert!(found >= 5.0, "{theme:?}, {of} classes, {class}: {found:.1} for {sight:?}");
                }
            }
        }
    }
}

#[test]
fn neighbouring_classes_of_schemes_marked_as_safe_are_told_apart_with_either_red_green_blindness() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        for (scheme, of) in ColorScheme::iter().flat_map(|scheme| CLASSES.map(move |of| (scheme, usize::from(of)))) {
            let ramp = ColorRamp { scheme, reversed: false };
            let is_safe = scheme_colors(scheme, of).is_none_or(|colors| colors.is_colour_blind_safe);
            let least = (1..of).flat_map(|class| {
                let [a, b] = [class - 1, class].map(|class| palette.class(ramp, class, of));
                [Sight::Protanopia, Sight::Deuteranopia].map(|sight| difference(a, b, sight))
            });
            let least = least.fold(f64::INFINITY, f64::min);
            assert!(!is_safe || least >= 4.0, "{theme:?}, {scheme:?}, {of} classes: {least:.1}");
        }
    }
}

#[test]
fn neighbouring_fields_of_two_variables_are_told_apart_by_everybody_and_in_grey() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let fields = (0..3).flat_map(|first| (0..3).map(move |second| (first, second)));
        for (first, second) in fields {
            for (right, up) in [(first + 1, second), (first, second + 1)] {
                if right < 3 && up < 3 {
                    for sight in SIGHTS {
                        let found = difference(palette.pair(first, second), palette.pair(right, up), sight);
                        assert!(
                            found >= 5.0,
                            "{theme:?}, ({first}, {second}), ({right}, {up}): {found:.1} for {sight:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn land_foreign_land_sea_no_data_and_the_lowest_pair_are_told_apart() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let map = &palette.map;
        let (low, no_data) = (palette.pair(0, 0), palette.values.no_data);
        for (one, other, least) in [
            (map.land, map.abroad, 9.0),
            (map.sea, map.abroad, 7.0),
            (map.sea, map.land, 10.0),
            (low, map.land, 10.0),
            (low, map.abroad, 9.0),
            (low, map.sea, 9.0),
            (low, no_data, 10.0),
            (no_data, map.land, 10.0),
            (no_data, map.abroad, 10.0),
        ] {
            let found = difference(one, other, Sight::Usual);
            assert!(found >= least, "{theme:?} {one:?} {other:?}: {found:.1}");
        }
    }
}

/// Areas without data are hatched as well, see `values.rs`.
#[test]
fn where_nothing_is_known_is_no_class() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let (ground, lines) = (palette.values.no_data, palette.values.hatch);
        assert!(difference(ground, lines, Sight::Grey) >= 10.0, "{theme:?}: the lines are seen");
        for field in &palette.values.pairs {
            let found = difference(ground, *field, Sight::Usual);
            assert!(found >= 5.0, "{theme:?}, {field:?}: {found:.1}");
        }
        for of in CLASSES.map(usize::from) {
            for class in 0..of {
                let found = difference(ground, palette.class(OWN, class, of), Sight::Usual);
                assert!(found >= 5.0, "{theme:?}, class {class} of {of}: {found:.1}");
            }
            // The lowest class is the most similar one.
            let lowest = difference(ground, palette.class(OWN, 0, of), Sight::Usual);
            assert!(lowest >= 10.0, "{theme:?}, the lowest of {of}: {lowest:.1}");
        }
    }
}

/// Fill colours of provinces on the maps of a page.
fn fills(layout: &PageLayout) -> BTreeSet<Color> {
    let scenes = layout.parts.iter().flat_map(|part| &part.panels).map(|panel| &panel.scene);
    let layers =
        scenes.flat_map(|scene| &scene.ground).filter(|layer| matches!(layer.key.kind, PlaneLayerKind::Values(_)));
    let fills = layers.flat_map(|layer| &layer.shapes).filter_map(|shape| match shape {
        PlaneShape::Area { fill, .. } => Some(*fill),
        PlaneShape::Line { .. } => None,
    });
    fills.collect()
}

/// Colours of the swatches in the legend of a page.
fn samples(layout: &PageLayout) -> BTreeSet<Color> {
    let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
    let field = |mark: &Mark| match &mark.item {
        Item::Shape { outline: Outline::Rect(..), fill, .. } => *fill,
        _ => None,
    };
    figure.marks.iter().filter_map(field).collect()
}

#[test]
fn no_map_has_a_shade_that_its_key_has_not() {
    let mut exporter = exporter();
    let mut compared = 0;
    for (name, view) in cases() {
        let Some(layer) = view.thematic().cloned().clone().filter(|_| view.page.legend) else { continue };
        let (layout, _) = exporter.layout(&view, &as_format(PictureFormat::Svg)).unwrap();
        let (fills, samples) = (fills(&layout), samples(&layout));
        let strange: Vec<_> = fills.difference(&samples).collect();
        assert!(strange.is_empty(), "{name}: {strange:?} is not in {samples:?}");
        assert_eq!(fills.is_empty(), layer.form == Symbology::GraduatedSymbols, "{name}");
        compared += usize::from(!fills.is_empty());
    }
    assert!(compared >= 10, "{compared}");
}

#[test]
fn every_sector_has_a_shape_of_its_own() {
    let exporter = exporter();
    let sectors = &exporter.catalogue().sectors;
    let shapes: BTreeSet<_> = sectors.iter().map(|sector| cluster_atlas::scene::sector_shape(&sector.id)).collect();
    assert_eq!(shapes.len(), sectors.len());
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        for (at, a) in sectors.iter().enumerate() {
            for b in &sectors[at + 1..] {
                let found = difference(palette.sector(&a.id), palette.sector(&b.id), Sight::Usual);
                assert!(found >= 10.0, "{theme:?}: {} and {}: {found:.1}", a.id, b.id);
            }
        }
    }
}
