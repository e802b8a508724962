//! Geometries as well-known binary (ISO 19125-1), little-endian, in the envelope of `GeoPackage`.

use crate::{
    geo::{Geometry, GeometryParts},
    model::LonLat,
};

/// Identifier of WGS 84 in `GeoPackage`.
pub(super) const WGS_84: i32 = 4326;

const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;
const COLLECTION: u32 = 7;

/// A geometry as a blob of `GeoPackage`, without an extent.
pub(super) fn blob(geometry: &Geometry) -> Vec<u8> {
    /// Little-endian, not empty, no extent.
    const FLAGS: u8 = 1;
    let mut out = vec![b'G', b'P', 0, FLAGS];
    out.extend(WGS_84.to_le_bytes());
    match geometry {
        Geometry::Point(at) => point(&mut out, *at),
        Geometry::Parts(parts) => of_parts(&mut out, parts),
    }
    out
}

fn of_parts(out: &mut Vec<u8>, parts: &GeometryParts) {
    let GeometryParts { points, lines, areas } = parts;
    let kinds = [!points.is_empty(), !lines.is_empty(), !areas.is_empty()];
    if kinds.into_iter().filter(|is_there| *is_there).count() > 1 {
        head(out, COLLECTION, points.len() + lines.len() + areas.len());
    } else if points.len() > 1 {
        head(out, MULTI_POINT, points.len());
    } else if lines.len() > 1 {
        head(out, MULTI_LINE, lines.len());
    } else if areas.len() > 1 {
        head(out, MULTI_POLYGON, areas.len());
    }
    for at in points {
        point(out, *at);
    }
    for line in lines {
        head(out, LINE, line.len());
        for at in line {
            position(out, *at);
        }
    }
    for rings in areas {
        head(out, POLYGON, rings.len());
        for ring in rings {
            out.extend((ring.len() as u32).to_le_bytes());
            for at in ring {
                position(out, *at);
            }
        }
    }
}

/// Byte order, kind and number of parts.
fn head(out: &mut Vec<u8>, kind: u32, parts: usize) {
    out.push(1);
    out.extend(kind.to_le_bytes());
    out.extend((parts as u32).to_le_bytes());
}

fn point(out: &mut Vec<u8>, at: LonLat) {
    out.push(1);
    out.extend(POINT.to_le_bytes());
    position(out, at);
}

fn position(out: &mut Vec<u8>, at: LonLat) {
    out.extend(at.lon.to_le_bytes());
    out.extend(at.lat.to_le_bytes());
}
