//! Geometries as well-known text, on WGS 84.

use wkt::{Wkt, types::Coord};

use crate::{
    geo::{Geometry, GeometryParts},
    model::LonLat,
};

/// Deepest nesting of brackets that is read.
const DEEPEST: usize = 16;

/// Reads a geometry; `None` if the text is none, or not on the earth. An EWKT prefix `SRID=4326;` is allowed.
pub(in crate::import) fn parse(text: &str) -> Option<Geometry> {
    let text = text.trim();
    let text = match text.split_once(';') {
        Some((srid, rest)) if srid.eq_ignore_ascii_case("SRID=4326") || srid.eq_ignore_ascii_case("SRID=4490") => rest,
        Some(_) => return None,
        None => text,
    };
    let mut depth = 0_usize;
    for sign in text.bytes() {
        depth = match sign {
            b'(' => depth + 1,
            b')' => depth.checked_sub(1)?,
            _ => depth,
        };
        if depth > DEEPEST {
            return None;
        }
    }
    let geometry: Wkt<f64> = text.parse().ok()?;
    let mut parts = GeometryParts::default();
    collect(&geometry, &mut parts)?;
    Geometry::of_parts(parts)
}

/// Appends the parts of a geometry; `None` if a position is not on the earth, or a ring is none.
fn collect(geometry: &Wkt<f64>, parts: &mut GeometryParts) -> Option<()> {
    match geometry {
        Wkt::Point(point) => {
            if let Some(coord) = point.coord() {
                parts.points.push(position(coord)?);
            }
        }
        Wkt::MultiPoint(points) => {
            for coord in points.points().iter().filter_map(wkt::types::Point::coord) {
                parts.points.push(position(coord)?);
            }
        }
        Wkt::LineString(line) => parts.lines.push(positions(line.coords())?),
        Wkt::MultiLineString(lines) => {
            for line in lines.line_strings() {
                parts.lines.push(positions(line.coords())?);
            }
        }
        Wkt::Polygon(polygon) => area(polygon, parts)?,
        Wkt::MultiPolygon(polygons) => polygons.polygons().iter().try_for_each(|polygon| area(polygon, parts))?,
        Wkt::GeometryCollection(collection) => {
            collection.geometries().iter().try_for_each(|geometry| collect(geometry, parts))?;
        }
    }
    Some(())
}

fn area(polygon: &wkt::types::Polygon<f64>, parts: &mut GeometryParts) -> Option<()> {
    const FEWEST: usize = 4;
    let mut rings = Vec::new();
    for ring in polygon.rings() {
        let mut ring = positions(ring.coords())?;
        if ring.first() != ring.last() {
            ring.extend(ring.first().copied());
        }
        if ring.len() < FEWEST {
            return None;
        }
        rings.push(ring);
    }
    if !rings.is_empty() {
        parts.areas.push(rings);
    }
    Some(())
}

fn positions(coords: &[Coord<f64>]) -> Option<Vec<LonLat>> {
    coords.iter().map(position).collect()
}

fn position(coord: &Coord<f64>) -> Option<LonLat> {
    (coord.x.abs() <= 180.0 && coord.y.abs() <= 90.0).then_some(LonLat::new(coord.x, coord.y))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_lines_and_areas_are_read() {
        assert_eq!(parse("POINT (112.9 28.2)"), Some(Geometry::Point(LonLat::new(112.9, 28.2))));
        assert_eq!(parse("SRID=4326;POINT Z (112.9 28.2 5)"), Some(Geometry::Point(LonLat::new(112.9, 28.2))));
        let Some(Geometry::Parts(parts)) =
            parse("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1)), LINESTRING (0 0, 1 1), POINT EMPTY)")
        else {
            panic!()
        };
        assert_eq!((parts.points.len(), parts.lines.len(), parts.areas[0][0].len()), (0, 1, 4));
    }

    #[test]
    fn what_is_no_geometry_on_the_earth_is_refused() {
        let deep = format!("{}POINT (1 1){}", "GEOMETRYCOLLECTION (".repeat(500), ")".repeat(500));
        for text in ["", "POINT (200 10)", "POINT (1", "长沙", "SRID=3857;POINT (1 1)", "POINT EMPTY", deep.as_str()]
        {
            assert_eq!(parse(text), None, "{}", text.chars().take(30).collect::<String>());
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(POINT|POLYGON|MULTI|[ ()0-9,.eE-]){0,12}") {
            let _ = parse(&text);
        }
    }
}
