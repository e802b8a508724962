//! Styles of vector tiles, by schema of their layers and by theme.

use std::sync::OnceLock;

use serde_json::json;
use walkers::{Color, Filter, Float, Paint, Style, StyleLayer};

use crate::{
    scene::{self, Palette},
    view::Theme,
};

/// Layer names of the Protomaps schema only, <https://docs.protomaps.com/basemaps/layers>.
const PROTOMAPS: [&str; 6] = ["earth", "roads", "places", "boundaries", "buildings", "pois"];
/// Layer names of the `OpenMapTiles` schema only, <https://openmaptiles.org/schema>.
const OPENMAPTILES: [&str; 7] = ["transportation", "place", "boundary", "building", "waterway", "water_name", "poi"];
/// Layer names of both schemas, with the same meaning.
const BOTH: [&str; 3] = ["water", "landuse", "landcover"];

/// Style of a tile with these layers. Unknown schemas get a plain style, so that no tile stays blank.
pub(super) fn of(layers: &[&str], theme: Theme) -> &'static Style {
    static STYLES: [OnceLock<Style>; 6] = [const { OnceLock::new() }; 6];
    let has = |names: &[&str]| layers.iter().any(|layer| names.contains(layer));
    let [protomaps, protomaps_dark, openmaptiles, openmaptiles_dark, plain, plain_dark] = &STYLES;
    let (style, make): (_, fn() -> Style) = match (has(&OPENMAPTILES), has(&PROTOMAPS) || has(&BOTH), theme) {
        (true, _, Theme::Light) => (openmaptiles, Style::openmaptiles_basemap_light),
        (true, _, Theme::Dark) => (openmaptiles_dark, Style::openmaptiles_basemap_dark),
        (false, true, Theme::Light) => (protomaps, Style::protomaps_basemap_light),
        (false, true, Theme::Dark) => (protomaps_dark, Style::protomaps_basemap_dark),
        (false, false, Theme::Light) => (plain, || plainly(Theme::Light)),
        (false, false, Theme::Dark) => (plain_dark, || plainly(Theme::Dark)),
    };
    style.get_or_init(make)
}

/// Plain style: areas and lines of all layers, in the colours of the embedded base map.
fn plainly(theme: Theme) -> Style {
    let map = &Palette::of(theme).map;
    let color = |color: scene::Color| Some(Color(json!(format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b))));
    let only = |kind: &str| Some(Filter(json!(["==", ["geometry-type"], kind])));
    let ground = Paint { background_color: color(map.abroad), ..Paint::default() };
    let areas = Paint { fill_color: color(map.land), ..Paint::default() };
    let lines = Paint { line_color: color(map.coast), line_width: Some(Float(json!(1.0))), ..Paint::default() };
    Style {
        layers: vec![
            StyleLayer::Background { paint: ground },
            StyleLayer::Fill { source_layer: "".into(), filter: only("Polygon"), paint: areas },
            StyleLayer::Line { source_layer: "".into(), filter: only("LineString"), paint: lines },
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_schema_has_a_style_of_its_own_for_each_theme() {
        let style = |layers: &[&str], theme| std::ptr::from_ref(of(layers, theme));
        let cases: [&[&str]; 3] = [&["earth", "water", "roads"], &["water", "transportation"], &["企业"]];
        let mut found = Vec::new();
        for theme in [Theme::Light, Theme::Dark] {
            for layers in cases {
                let style = style(layers, theme);
                assert!(!found.contains(&style), "{layers:?} {theme:?}");
                found.push(style);
            }
            assert_eq!(style(&["water"], theme), style(&["earth"], theme), "a tile of the open sea");
        }
    }
}
