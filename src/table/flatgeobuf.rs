//! `FlatGeobuf` writer, version 3: the rows as features in their order, without an index, which would order them anew.
//! Meanings of the columns stand in the columns, sources in the metadata of the header.

use flatbuffers::{FlatBufferBuilder, WIPOffset};
use flatgeobuf::{
    Column, ColumnArgs, ColumnType, Crs, CrsArgs, Feature, FeatureArgs, Geometry, GeometryArgs, GeometryType, Header,
    HeaderArgs,
};
use serde::Serialize;

use super::{Cell, Row, Table, json::GENERATOR, sources};
use crate::{
    geo::{self, GeometryParts},
    model::LonLat,
};

/// Mark and version.
const MAGIC: &[u8] = b"fgb\x03fgb\x00";
/// Code of WGS 84 of the EPSG.
const WGS_84: i32 = 4326;

/// Metadata of the header. Texts alone, since other programs read no more.
#[derive(Serialize)]
struct Metadata<'a> {
    generator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<&'a str>,
    /// A line for each source.
    sources: String,
}

type Builder<'f> = FlatBufferBuilder<'f>;
type GeometryOffset<'f> = WIPOffset<Geometry<'f>>;

/// Writes a table. Rows without a place are features without geometry.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, serde_json::Error> {
    let numeric: Vec<bool> = (0..table.columns.len()).map(|at| table.is_numeric(at)).collect();
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(header(table, &numeric)?.finished_data());
    let mut builder = Builder::new();
    for row in &table.rows {
        builder.reset();
        let geometry = row.geometry().map(|geometry| of_geometry(&mut builder, &geometry));
        let properties = builder.create_vector(&properties(row, &numeric));
        let feature = FeatureArgs { geometry, properties: Some(properties), ..FeatureArgs::default() };
        let feature = Feature::create(&mut builder, &feature);
        builder.finish_size_prefixed(feature, None);
        bytes.extend_from_slice(builder.finished_data());
    }
    Ok(bytes)
}

fn header<'f>(table: &Table, numeric: &[bool]) -> Result<Builder<'f>, serde_json::Error> {
    let mut builder = Builder::new();
    let source = |row: &Row| {
        let cells: Vec<_> = row.cells.iter().filter(|cell| **cell != Cell::Missing).map(Cell::plain).collect();
        cells.join("; ")
    };
    let sources: Vec<String> = sources(table).rows.iter().map(source).collect();
    let metadata = Metadata { generator: GENERATOR, points: table.points, sources: sources.join("\n") };
    let metadata = builder.create_string(&serde_json::to_string(&metadata)?);
    let columns: Vec<_> = table
        .columns
        .iter()
        .zip(numeric)
        .map(|(column, is_numeric)| {
            let note = column.note.get(table.language);
            let args = ColumnArgs {
                name: Some(builder.create_string(&column.name)),
                type_: if *is_numeric { ColumnType::Double } else { ColumnType::String },
                title: Some(builder.create_string(column.title.get(table.language))),
                description: (!note.is_empty()).then(|| builder.create_string(note)),
                ..ColumnArgs::default()
            };
            Column::create(&mut builder, &args)
        })
        .collect();
    let extent = table.extent();
    let envelope = extent.iter().all(|side| side.is_finite()).then(|| builder.create_vector(&extent));
    let crs = CrsArgs { org: Some(builder.create_string("EPSG")), code: WGS_84, ..CrsArgs::default() };
    let args = HeaderArgs {
        name: Some(builder.create_string(&table.name)),
        title: Some(builder.create_string(table.title.get(table.language))),
        metadata: Some(metadata),
        envelope,
        // Each geometry tells its own kind.
        geometry_type: GeometryType::Unknown,
        columns: Some(builder.create_vector(&columns)),
        features_count: table.rows.len() as u64,
        index_node_size: 0,
        crs: Some(Crs::create(&mut builder, &crs)),
        ..HeaderArgs::default()
    };
    let header = Header::create(&mut builder, &args);
    builder.finish_size_prefixed(header, None);
    Ok(builder)
}

/// Values of a row, each behind the number of its column; unknown ones are left out.
fn properties(row: &Row, numeric: &[bool]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (at, (cell, is_numeric)) in (0_u16..).zip(row.cells.iter().zip(numeric)) {
        let number = match cell {
            Cell::Missing => continue,
            Cell::Integer(value) => *value as f64,
            Cell::Number(value) => *value,
            Cell::Text(_) | Cell::Date(_) | Cell::List(_) => f64::NAN,
        };
        bytes.extend_from_slice(&at.to_le_bytes());
        if *is_numeric {
            bytes.extend_from_slice(&number.to_le_bytes());
        } else {
            let text = cell.plain();
            bytes.extend_from_slice(&(text.len() as u32).to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    bytes
}

fn of_geometry<'f>(builder: &mut Builder<'f>, geometry: &geo::Geometry) -> GeometryOffset<'f> {
    match geometry {
        geo::Geometry::Point(at) => of_positions(builder, GeometryType::Point, &[std::slice::from_ref(at)]),
        geo::Geometry::Parts(parts) => of_parts(builder, parts),
    }
}

/// The simplest form of points, lines and areas; of several kinds a collection.
fn of_parts<'f>(builder: &mut Builder<'f>, parts: &GeometryParts) -> GeometryOffset<'f> {
    let mut kinds = Vec::new();
    match parts.points.as_slice() {
        [] => (),
        [point] => kinds.push(of_positions(builder, GeometryType::Point, &[std::slice::from_ref(point)])),
        several => kinds.push(of_positions(builder, GeometryType::MultiPoint, &[several])),
    }
    let lines: Vec<&[LonLat]> = parts.lines.iter().map(Vec::as_slice).collect();
    match lines.len() {
        0 => (),
        1 => kinds.push(of_positions(builder, GeometryType::LineString, &lines)),
        _ => kinds.push(of_positions(builder, GeometryType::MultiLineString, &lines)),
    }
    let mut areas: Vec<_> = parts
        .areas
        .iter()
        .map(|rings| {
            let rings: Vec<&[LonLat]> = rings.iter().map(Vec::as_slice).collect();
            of_positions(builder, GeometryType::Polygon, &rings)
        })
        .collect();
    match areas.len() {
        0 | 1 => kinds.append(&mut areas),
        _ => kinds.push(collection(builder, GeometryType::MultiPolygon, &areas)),
    }
    match kinds.as_slice() {
        [one] => *one,
        several => collection(builder, GeometryType::GeometryCollection, several),
    }
}

fn collection<'f>(builder: &mut Builder<'f>, kind: GeometryType, parts: &[GeometryOffset<'f>]) -> GeometryOffset<'f> {
    let parts = Some(builder.create_vector(parts));
    Geometry::create(builder, &GeometryArgs { type_: kind, parts, ..GeometryArgs::default() })
}

/// Geometry of strings of positions, with their ends if there are several.
fn of_positions<'f>(builder: &mut Builder<'f>, kind: GeometryType, strings: &[&[LonLat]]) -> GeometryOffset<'f> {
    let xy: Vec<f64> = strings.iter().copied().flatten().flat_map(|at| [at.lon, at.lat]).collect();
    let mut end = 0;
    let ends = strings.iter().map(|string| {
        end += string.len() as u32;
        end
    });
    let ends: Vec<u32> = ends.collect();
    let ends = (ends.len() > 1).then(|| builder.create_vector(&ends));
    let xy = Some(builder.create_vector(&xy));
    Geometry::create(builder, &GeometryArgs { type_: kind, xy, ends, ..GeometryArgs::default() })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use flatgeobuf::{FallibleStreamingIterator as _, FeatureProperties as _, FgbReader};
    use geozero::ToWkt as _;

    use super::*;
    use crate::table::fixture;

    fn ring(from: f64) -> Vec<LonLat> {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)].map(|(lon, lat)| LonLat::new(from + lon, lat)).to_vec()
    }

    #[test]
    fn another_reader_finds_header_columns_values_and_places_in_their_order() {
        let mut table = fixture::table(vec![
            vec![Cell::text("长沙"), Cell::Number(2.5)],
            vec![Cell::Missing, Cell::Missing],
            vec![Cell::text("z"), Cell::Integer(7)],
        ]);
        table.rows[0].at = Some(LonLat::new(112.98, 28.2));
        let parts = GeometryParts { areas: vec![vec![ring(0.0), ring(0.2)], vec![ring(5.0)]], ..Default::default() };
        table.rows[2].shape = geo::Geometry::of_parts(parts).map(Arc::new);
        let bytes = write(&table).unwrap();
        let reader = FgbReader::open(&*bytes).unwrap();
        let header = reader.header();
        assert_eq!((header.name(), header.features_count()), (Some(&*table.name), 3));
        assert_eq!(header.crs().unwrap().code(), 4326);
        assert!(header.metadata().unwrap().contains("sources"));
        let types: Vec<_> = header.columns().unwrap().iter().map(|column| column.type_()).collect();
        assert_eq!(types, [ColumnType::String, ColumnType::Double]);
        let mut features = reader.select_all_seq().unwrap();
        let mut found = Vec::new();
        while let Some(feature) = features.next().unwrap() {
            let place = feature.geometry().is_some().then(|| feature.to_wkt().unwrap());
            found.push((place, feature.properties().unwrap()));
        }
        assert_eq!(found[0].0.as_deref(), Some("POINT(112.98 28.2)"));
        assert_eq!((found[0].1["a"].as_str(), found[0].1["b"].as_str()), ("长沙", "2.5"));
        assert_eq!((&found[1].0, found[1].1.len()), (&None, 0), "unknown values and places are absent");
        let areas = found[2].0.as_deref().unwrap();
        assert!(areas.starts_with("MULTIPOLYGON(((0 0,1 0,1 1,0 0),(0.2 0,"), "{areas}");
    }

    #[test]
    fn geometries_of_all_kinds_come_back_through_the_import() {
        use crate::{
            import::{Progress, SourceFile, format::format_of},
            recipe::Recipe,
        };
        let line = |from: f64| vec![LonLat::new(from, 1.0), LonLat::new(from + 1.0, 2.0)];
        let all = GeometryParts {
            points: vec![LonLat::new(100.0, 30.0), LonLat::new(101.0, 31.0)],
            lines: vec![line(0.0), line(7.0)],
            areas: vec![vec![ring(0.0)], vec![ring(5.0)]],
        };
        let one = GeometryParts { lines: vec![line(3.0)], areas: vec![vec![ring(9.0)]], ..Default::default() };
        let mut table = fixture::table(vec![vec![Cell::text("x"), Cell::Missing]; 2]);
        for (row, parts) in table.rows.iter_mut().zip([all, one]) {
            row.shape = geo::Geometry::of_parts(parts).map(Arc::new);
        }
        let file = SourceFile::new("a.fgb", write(&table).unwrap());
        let raw = format_of(&file).unwrap().read(&file, &Recipe::default(), &Progress::default()).unwrap();
        let expected: Vec<_> = table.rows.iter().map(Row::geometry).collect();
        assert_eq!((raw.geometries, raw.remarks), (Some(expected), vec![]));
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let table = fixture::table(vec![vec![Cell::text("x"), Cell::Number(1.0)]]);
        assert_eq!(write(&table).unwrap(), write(&table).unwrap());
    }
}
