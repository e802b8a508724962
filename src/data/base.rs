//! The base map: provinces and countries from TopoJSON, rivers, lakes and claim lines from GeoJSON.

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};

use super::{
    embedded,
    report::{Issue, Report},
    topology,
};
use crate::model::{BaseMap, Bilingual, BorderClass, BorderLine, Detail, Lake, Level, LonLat, Polygon, Ring, River};

/// Rivers, lakes and the world around.
pub fn base_map() -> (BaseMap, Report) {
    let mut report = Report::default();
    let rivers = features("rivers.geojson", embedded::RIVERS, &mut report).iter().map(river).collect();
    let lakes = features("lakes.geojson", embedded::LAKES, &mut report).iter().map(lake).collect();
    let world = topology::world(embedded::WORLD).unwrap_or_else(|error| damaged("world.topojson", &error, &mut report));
    (BaseMap { rivers, lakes, world }, report)
}

/// Provinces, countries, borders and coasts at a level of detail.
pub fn level(detail: Detail) -> (Level, Report) {
    let mut report = Report::default();
    let (name, text) = embedded::level(detail);
    let mut level: Level = topology::level(text).unwrap_or_else(|error| damaged(name, &error, &mut report));
    let claims = features("claim_lines.geojson", embedded::CLAIM_LINES, &mut report);
    for line in claims.iter().flat_map(lines) {
        level.borders.push(BorderLine { class: BorderClass::Claim, line });
    }
    (level, report)
}

fn damaged<T: Default>(file: &str, error: &serde_json::Error, report: &mut Report) -> T {
    report.push(Issue {
        file: file.to_owned(),
        line: Some(error.line() as u64),
        column: String::new(),
        expected: "a topology".to_owned(),
        found: error.to_string(),
    });
    T::default()
}

fn features(file: &str, text: &str, report: &mut Report) -> Vec<Feature> {
    let found = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) => return features,
        Ok(_) => "another GeoJSON object".to_owned(),
        Err(error) => error.to_string(),
    };
    let expected = "a feature collection".to_owned();
    report.push(Issue { file: file.to_owned(), line: None, column: String::new(), expected, found });
    Vec::new()
}

fn place(position: &Position) -> Option<LonLat> {
    let &[lon, lat, ..] = position.as_slice() else { return None };
    Some(LonLat::new(lon, lat))
}

fn line(positions: &[Position]) -> Vec<LonLat> {
    positions.iter().filter_map(place).collect()
}

fn lines(feature: &Feature) -> Vec<Vec<LonLat>> {
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::LineString { coordinates }) => vec![line(coordinates)],
        Some(GeometryValue::MultiLineString { coordinates }) => coordinates.iter().map(|l| line(l)).collect(),
        _ => Vec::new(),
    }
}

fn polygon(rings: &[Vec<Position>]) -> Polygon {
    let ring = |positions: &Vec<Position>| {
        let mut ring: Ring = line(positions);
        if ring.first() == ring.last() {
            ring.pop();
        }
        ring
    };
    Polygon { rings: rings.iter().map(ring).filter(|ring| ring.len() >= 3).collect() }
}

fn polygons(feature: &Feature) -> Vec<Polygon> {
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![polygon(coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.iter().map(|p| polygon(p)).collect(),
        _ => Vec::new(),
    }
}

fn name(feature: &Feature) -> Bilingual {
    let text = |key: &str| feature.property(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    Bilingual { en: text("en"), zh: text("zh") }
}

fn river(feature: &Feature) -> River {
    let rank = feature.property("rank").and_then(serde_json::Value::as_u64).unwrap_or(u64::from(u8::MAX));
    River { rank: u8::try_from(rank).unwrap_or(u8::MAX), name: name(feature), lines: lines(feature) }
}

fn lake(feature: &Feature) -> Lake {
    let area_km2 = feature.property("km2").and_then(serde_json::Value::as_f64).unwrap_or_default();
    Lake { name: name(feature), area_km2, polygons: polygons(feature) }
}
