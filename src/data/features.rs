//! Features of `GeoJSON`: properties, lines, polygons.

use std::str::FromStr as _;

use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, LineStringType, PolygonType, Position};

use super::{Issue, Report, topology::opened};
use crate::model::{Bilingual, LonLat, Polygon};

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

/// Features of a `GeoJSON` text with their numbers, from 1.
pub(super) fn features(file: &str, text: &str, report: &mut Report) -> Vec<(u64, Feature)> {
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

pub(super) fn no_geometry(file: &str, number: u64, expected: &str, feature: &Feature) -> Issue {
    let found = feature.geometry.as_ref().map_or("no geometry", |geometry| geometry.value.type_name());
    Issue::error(file, expected, found).feature(number).column("geometry")
}

pub(super) fn name(feature: &Feature) -> Bilingual {
    let text = |property| feature.property(property).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    Bilingual { en: text("en"), zh: text("zh") }
}

pub(super) fn property_text(feature: &Feature, property: &str) -> String {
    feature.property(property).map_or_else(|| "nothing".to_owned(), ToString::to_string)
}

pub(super) fn lines_of(feature: &Feature) -> Option<Vec<Vec<LonLat>>> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::LineString { coordinates } => Some(vec![line(coordinates)?]),
        GeometryValue::MultiLineString { coordinates } => coordinates.iter().map(line).collect(),
        _ => None,
    }
}

pub(super) fn polygons_of(feature: &Feature) -> Option<Vec<Polygon>> {
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
