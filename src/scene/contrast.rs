//! Contrast of the themes' colours: texts and outlines over every ground of the map.

use strum::IntoEnumIterator as _;

use super::{Color, Palette};
use crate::view::{CLASSES, ColorRamp, ColorScheme, Theme};

/// Every colour that can lie below a text or a line of the map.
fn grounds(palette: &Palette) -> Vec<Color> {
    let Palette { map, values, .. } = palette;
    let ramps = ColorScheme::iter().flat_map(|scheme| [true, false].map(|reversed| ColorRamp { scheme, reversed }));
    let classes = ramps.flat_map(|ramp| {
        let all = CLASSES.map(usize::from).flat_map(|of| (0..of).map(move |class| (class, of)));
        all.map(move |(class, of)| palette.class(ramp, class, of))
    });
    let pairs = (0..9).map(|cell| palette.pair(cell / 3, cell % 3));
    let others = [map.land, map.abroad, map.sea, map.lake, map.river, values.no_data, values.hatch];
    let solid: Vec<Color> = classes.chain(pairs).chain(others).collect();
    // Circles are translucent.
    let circles = ColorScheme::iter().map(|scheme| palette.circle(ColorRamp { scheme, reversed: false })[0]);
    let over_land = circles.map(|circle| over(circle, map.land));
    solid.iter().copied().chain(over_land).collect()
}

/// Colour of a translucent colour over an opaque one.
fn over(color: Color, ground: Color) -> Color {
    ground.mixed(Color { a: 255, ..color }, f32::from(color.a) / 255.0)
}

/// WCAG 2.2: contrast of at least 4.5 for text (1.4.3) and 3 for graphics needed to understand the picture (1.4.11).
const TEXT: f64 = 4.5;
const GRAPHICS: f64 = 3.0;

#[test]
fn every_text_of_the_map_stands_out_from_its_halo_over_any_ground() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let map = &palette.map;
        let labels = [map.province_label, map.city_label, map.cluster_label, map.card_text, map.card_faint];
        let on_cards = [map.card_text, map.card_faint];
        for ground in grounds(palette) {
            let texts = labels.map(|label| (label, map.halo)).into_iter().chain(on_cards.map(|text| (text, map.card)));
            for (text, between) in texts {
                let ratio = text.contrast(over(between, ground));
                assert!(ratio >= TEXT, "{theme:?} {text:?} on {between:?} over {ground:?}: {ratio}");
            }
        }
    }
}

#[test]
fn names_of_provinces_stay_below_those_of_cities() {
    for theme in [Theme::Light, Theme::Dark] {
        let Palette { map, .. } = Palette::of(theme);
        assert!(map.province_label.contrast(map.halo) < 0.7 * map.city_label.contrast(map.halo), "{theme:?}");
    }
}

#[test]
fn texts_and_boxes_of_the_window_stand_out_from_their_ground() {
    for theme in [Theme::Light, Theme::Dark] {
        let Palette { map, ui, .. } = Palette::of(theme);
        for (text, ground, least) in [
            (map.card_text, map.page, TEXT),
            (map.card_faint, map.page, TEXT),
            (ui.text, ui.panel, TEXT),
            (ui.faint, ui.panel, TEXT),
            (ui.faint, ui.window, TEXT),
            (ui.accent, ui.panel, TEXT),
            (ui.error, ui.panel, TEXT),
            (ui.warning, ui.panel, TEXT),
            (ui.text, ui.button_active, TEXT),
            // Unticked boxes are outlined.
            (ui.faint, ui.field, GRAPHICS),
        ] {
            assert!(text.contrast(ground) >= least, "{theme:?} {text:?} on {ground:?}: {}", text.contrast(ground));
        }
    }
}

#[test]
fn an_outline_is_seen_on_any_ground() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of(theme);
        let strokes = palette.outline(1.0);
        assert!(strokes[0].width >= strokes[1].width + 1.0, "the casing is seen on both sides");
        for ground in grounds(palette) {
            let ratios = strokes.map(|stroke| stroke.color.contrast(ground));
            assert!(ratios.iter().any(|ratio| *ratio >= GRAPHICS), "{theme:?} {ground:?}: {ratios:?}");
        }
    }
}
