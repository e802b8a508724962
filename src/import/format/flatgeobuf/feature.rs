//! Geometry and properties of a `FlatGeobuf` feature.

use flatgeobuf::{Column, ColumnType, Geometry, GeometryType};

use crate::import::{CellKind, byte_reader::ByteReader, geometry::PartsBuilder};

/// Deepest nesting of collections.
const DEEPEST: usize = 32;

/// Adds the parts of a geometry, or notes that it cannot be read. Kinds of the single geometries stand in them if `kind` is unknown.
pub(super) fn add(geometry: &Geometry<'_>, kind: GeometryType, builder: &mut PartsBuilder<'_>) {
    nested(geometry, kind, builder, 0);
}

fn nested(geometry: &Geometry<'_>, kind: GeometryType, builder: &mut PartsBuilder<'_>, depth: usize) {
    let kind = if kind == GeometryType::Unknown { geometry.type_() } else { kind };
    let parts = |of: GeometryType, builder: &mut PartsBuilder<'_>| {
        for part in geometry.parts().into_iter().flatten() {
            nested(&part, of, builder, depth + 1);
        }
    };
    match kind {
        _ if depth > DEEPEST => builder.bad("FlatGeobuf: GeometryCollection"),
        GeometryType::Point | GeometryType::MultiPoint => positions(geometry).into_iter().for_each(|at| {
            // Without a place: both are NaN.
            if !(at.0.is_nan() && at.1.is_nan()) {
                builder.point(at);
            }
        }),
        GeometryType::LineString => builder.line(&positions(geometry)),
        GeometryType::MultiLineString => strings(geometry).iter().for_each(|line| builder.line(line)),
        GeometryType::Polygon | GeometryType::Triangle => builder.area(&strings(geometry)),
        GeometryType::MultiPolygon | GeometryType::PolyhedralSurface => parts(GeometryType::Polygon, builder),
        GeometryType::TIN => parts(GeometryType::Triangle, builder),
        GeometryType::GeometryCollection => parts(GeometryType::Unknown, builder),
        // Curves, and kinds that are no kinds.
        other => builder.bad(&format!("FlatGeobuf: {}", other.variant_name().unwrap_or("?"))),
    }
}

/// All positions.
fn positions(geometry: &Geometry<'_>) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = geometry.xy().map(|xy| xy.iter().collect()).unwrap_or_default();
    numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}

/// Positions divided into lines or rings; all are one if the ends are not given.
fn strings(geometry: &Geometry<'_>) -> Vec<Vec<(f64, f64)>> {
    let all = positions(geometry);
    let Some(ends) = geometry.ends().filter(|ends| !ends.is_empty()) else { return vec![all] };
    let mut from = 0;
    let string = |end: u32| {
        let positions = all.get(from..end as usize).unwrap_or_default().to_vec();
        from = end as usize;
        positions
    };
    ends.iter().map(string).collect()
}

/// The next property: number of its column, kind, text; `None` if the bytes are none.
pub(super) fn property(reader: &mut ByteReader<'_>, columns: &[Column<'_>]) -> Option<(usize, CellKind, String)> {
    let at = usize::from(reader.u16()?);
    let (kind, text) = match columns.get(at)?.type_() {
        ColumnType::Byte => number(&reader.u8()?.cast_signed()),
        ColumnType::UByte => number(&reader.u8()?),
        ColumnType::Bool => (CellKind::Flag, (reader.u8()? != 0).to_string()),
        ColumnType::Short => number(&reader.u16()?.cast_signed()),
        ColumnType::UShort => number(&reader.u16()?),
        ColumnType::Int => number(&reader.u32()?.cast_signed()),
        ColumnType::UInt => number(&reader.u32()?),
        ColumnType::Long => number(&i64::from_le_bytes(reader.array()?)),
        ColumnType::ULong => number(&u64::from_le_bytes(reader.array()?)),
        ColumnType::Float => number(&f32::from_le_bytes(reader.array()?)),
        ColumnType::Double => number(&f64::from_le_bytes(reader.array()?)),
        ColumnType::String | ColumnType::Json => (CellKind::Text, text(reader)?),
        ColumnType::DateTime => (CellKind::Date, text(reader)?),
        ColumnType::Binary => {
            let size = reader.u32()? as usize;
            reader.take(size)?;
            (CellKind::Text, format!("BLOB ({size})"))
        }
        _ => return None,
    };
    Some((at, kind, text))
}

fn number(number: &impl ToString) -> (CellKind, String) {
    (CellKind::Number, number.to_string())
}

fn text(reader: &mut ByteReader<'_>) -> Option<String> {
    let size = reader.u32()? as usize;
    Some(String::from_utf8_lossy(reader.take(size)?).into_owned())
}
