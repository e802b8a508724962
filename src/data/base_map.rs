//! Base geometry without levels of detail: rivers, lakes and the rest of the world.

use std::str::FromStr as _;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, LineStringType, PolygonType, Position};

use super::{
    Issue, Report,
    level::areas,
    topology::{Topology, opened},
};
use crate::model::{BaseMap, Bilingual, Lake, LonLat, Polygon, River};

/// Reads rivers and lakes from `GeoJSON` and the world from `TopoJSON` (`data/README.md`, basemap). Each argument is a
/// file name for the report, and a text. Damaged features are reported and left out.
pub fn read_base_map(rivers: (&str, &str), lakes: (&str, &str), world: (&str, &str)) -> (BaseMap, Report) {
    let mut report = Report::default();
    let mut map = BaseMap::default();
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

/// Reads all lines of a `GeoJSON` file.
pub(super) fn lines_of_geojson(file: &str, text: &str, report: &mut Report) -> Vec<Vec<LonLat>> {
    let mut lines = Vec::new();
    for (number, feature) in features(file, text, report) {
        match lines_of(&feature) {
            Some(found) => lines.extend(found),
            None => report.push(no_geometry(file, number, "lines on the earth", &feature)),
        }
    }
    lines
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

/// The features of a `GeoJSON` text with their numbers, from 1.
fn features(file: &str, text: &str, report: &mut Report) -> Vec<(u64, Feature)> {
    match GeoJson::from_str(text) {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => (1..).zip(features).collect(),
        Ok(_) => {
            report.push(Issue::error(file, "a GeoJSON feature collection", "another GeoJSON object"));
            Vec::new()
        }
        Err(error) => {
            report.push(Issue::error(file, "a GeoJSON feature collection", error.to_string()));
            Vec::new()
        }
    }
}

fn no_geometry(file: &str, number: u64, expected: &str, feature: &Feature) -> Issue {
    let found = feature.geometry.as_ref().map_or("no geometry", |geometry| geometry.value.type_name());
    Issue::error(file, expected, found).feature(number).column("geometry")
}

fn name(feature: &Feature) -> Bilingual {
    let text = |property| feature.property(property).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    Bilingual { en: text("en"), zh: text("zh") }
}

fn property_text(feature: &Feature, property: &str) -> String {
    feature.property(property).map_or_else(|| "nothing".to_owned(), ToString::to_string)
}

fn lines_of(feature: &Feature) -> Option<Vec<Vec<LonLat>>> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::LineString { coordinates } => Some(vec![line(coordinates)?]),
        GeometryValue::MultiLineString { coordinates } => coordinates.iter().map(line).collect(),
        _ => None,
    }
}

fn polygons_of(feature: &Feature) -> Option<Vec<Polygon>> {
    let parts: Option<Vec<_>> = match &feature.geometry.as_ref()?.value {
        GeometryValue::Polygon { coordinates } => Some(vec![polygon(coordinates)?]),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().map(polygon).collect(),
        _ => None,
    };
    Some(parts?.into_iter().filter(|polygon| !polygon.rings.is_empty()).collect())
}

/// A polygon without rings of fewer than three points; empty if the outer ring is one of these.
fn polygon(rings: &PolygonType) -> Option<Polygon> {
    let rings: Option<Vec<_>> = rings.iter().map(|ring| line(ring).map(opened)).collect();
    let mut rings = rings?;
    if rings.first().is_none_or(|outside| outside.len() < 3) {
        rings.clear();
    }
    rings.retain(|ring| ring.len() >= 3);
    Some(Polygon { rings })
}

fn line(points: &LineStringType) -> Option<Vec<LonLat>> {
    points.iter().map(lonlat).collect()
}

fn lonlat(position: &Position) -> Option<LonLat> {
    match *position.as_slice() {
        [lon, lat, ..] if lon.abs() <= 180.0 && lat.abs() <= 90.0 => Some(LonLat::new(lon, lat)),
        _ => None,
    }
}
