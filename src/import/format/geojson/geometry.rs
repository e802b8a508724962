//! Geometries of `GeoJSON` (RFC 7946), collections in collections laid out flat.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::json::{self, Object, Position};
use crate::import::geometry::PartsBuilder;

/// Deepest nesting of collections.
const DEEPEST: usize = 32;

/// Types of geometries.
pub(super) const TYPES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// Adds the parts of a geometry.
pub(super) fn add(geometry: &RawValue, builder: &mut PartsBuilder<'_>) {
    add_nested(geometry, builder, 0);
}

fn add_nested(geometry: &RawValue, builder: &mut PartsBuilder<'_>, depth: usize) {
    let object = Object::parse(geometry).filter(|_| depth < DEEPEST);
    let Some((object, kind)) = object.and_then(|object| object.text("type").map(|kind| (object, kind))) else {
        return builder.bad(geometry.get());
    };
    if kind == "GeometryCollection" {
        let Some(geometries) = object.get("geometries") else { return builder.bad(geometry.get()) };
        let read = json::for_each(geometries, |part| {
            // An empty place among geometries is nothing.
            if part.get() != "null" {
                add_nested(part, builder, depth + 1);
            }
            Ok::<(), ()>(())
        });
        if read != Ok(true) {
            builder.bad(geometries.get());
        }
        return;
    }
    let Some(coordinates) = object.get("coordinates") else { return builder.bad(geometry.get()) };
    if add_coordinates(&kind, coordinates, builder).is_none() {
        builder.bad(if TYPES.contains(&kind.as_ref()) { coordinates.get() } else { geometry.get() });
    }
}

fn add_coordinates(kind: &str, coordinates: &RawValue, builder: &mut PartsBuilder<'_>) -> Option<()> {
    match kind {
        "Point" => points(vec![read::<Position>(coordinates)?], builder),
        "MultiPoint" => points(read(coordinates)?, builder),
        "LineString" => builder.line(&line(read(coordinates)?)),
        "MultiLineString" => {
            read::<Vec<Vec<Position>>>(coordinates)?.into_iter().for_each(|positions| builder.line(&line(positions)));
        }
        "Polygon" => builder.area(&rings(read(coordinates)?)),
        "MultiPolygon" => {
            read::<Vec<Vec<Vec<Position>>>>(coordinates)?.into_iter().for_each(|area| builder.area(&rings(area)));
        }
        _ => return None,
    }
    Some(())
}

fn read<T: DeserializeOwned>(coordinates: &RawValue) -> Option<T> {
    serde_json::from_str(coordinates.get()).ok()
}

fn points(positions: Vec<Position>, builder: &mut PartsBuilder<'_>) {
    positions.into_iter().filter_map(|position| position.0).for_each(|at| builder.point(at));
}

fn line(positions: Vec<Position>) -> Vec<(f64, f64)> {
    positions.into_iter().filter_map(|position| position.0).collect()
}

fn rings(rings: Vec<Vec<Position>>) -> Vec<Vec<(f64, f64)>> {
    rings.into_iter().map(line).collect()
}
