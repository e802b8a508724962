//! Base geometry without levels of detail: rivers, lakes and the rest of the world.

use geojson::Feature;

use super::{
    Issue, Report,
    features::{features, lines_of, name, no_geometry, polygons_of, property_text},
    level::areas,
    topology::Topology,
};
use crate::model::{BasemapGeometry, Lake, River};

/// Reads rivers and lakes from `GeoJSON` and the world from `TopoJSON` (`data/README.md`, basemap). Each argument is a
/// file name for the report, and a text. Damaged features are reported and left out.
pub fn read_base_map(rivers: (&str, &str), lakes: (&str, &str), world: (&str, &str)) -> (BasemapGeometry, Report) {
    let mut report = Report::default();
    let mut map = BasemapGeometry::default();
    for (number, feature) in features(rivers.0, rivers.1, &mut report) {
        map.rivers.extend(river(rivers.0, number, &feature, &mut report));
    }
    // A stable sort: rivers of one rank keep the order of the file.
    map.rivers.sort_by_key(|river| river.rank);
    for (number, feature) in features(lakes.0, lakes.1, &mut report) {
        map.lakes.extend(lake(lakes.0, number, &feature, &mut report));
    }
    if let Some(topology) = Topology::read(world.0, world.1, &mut report) {
        let countries = topology.geometries("countries", &mut report);
        // Five units have neither code, so their name serves as key.
        map.world = areas(
            &topology,
            countries,
            "a2",
            |p| p.a2.as_deref().or(p.num.as_deref()).or(p.name.as_deref()),
            &mut report,
        );
    }
    (map, report)
}

fn river(file: &str, number: u64, feature: &Feature, report: &mut Report) -> Option<River> {
    let rank = feature.property("rank").and_then(serde_json::Value::as_u64).and_then(|rank| u8::try_from(rank).ok());
    if rank.is_none() {
        let found = property_text(feature, "rank");
        report.push(Issue::error(file, "a rank from 0 to 255", found).feature(number).column("rank"));
    }
    let lines = lines_of(feature);
    if lines.is_none() {
        report.push(no_geometry(file, number, "lines on the earth", feature));
    }
    Some(River { rank: rank?, name: name(feature), lines: lines? })
}

fn lake(file: &str, number: u64, feature: &Feature, report: &mut Report) -> Option<Lake> {
    let area_km2 = feature.property("km2").and_then(serde_json::Value::as_f64);
    if area_km2.is_none() {
        let found = property_text(feature, "km2");
        report.push(Issue::error(file, "an area in km²", found).feature(number).column("km2"));
    }
    let polygons = polygons_of(feature);
    if polygons.is_none() {
        report.push(no_geometry(file, number, "areas on the earth", feature));
    }
    Some(Lake { name: name(feature), area_km2: area_km2?, polygons: polygons? })
}
