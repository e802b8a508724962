//! `GeoJSON` writer: one feature per row, longitude and latitude on WGS 84 (RFC 7946).

use serde::Serialize;

use super::{
    Table, data_dictionary,
    json::{GENERATOR, Object, Title, lines, objects},
    sources,
};
use crate::{
    geo::{Geometry, GeometryParts, cut_at_180},
    model::LonLat,
};

/// Feature collection; title, columns and sources are foreign members (RFC 7946, section 6.1).
#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    name: &'a str,
    title: Title<'a>,
    generator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<&'a str>,
    columns: Vec<Object<'a>>,
    sources: Vec<Object<'a>>,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    /// `null` if the row has no place.
    geometry: Option<Shape>,
    properties: Object<'a>,
}

type Position = [f64; 2];

/// Geometry in the form of `GeoJSON`.
#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Simple {
    Point(Position),
    MultiPoint(Vec<Position>),
    LineString(Vec<Position>),
    MultiLineString(Vec<Vec<Position>>),
    Polygon(Vec<Vec<Position>>),
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

#[derive(Serialize)]
#[serde(untagged)]
enum Shape {
    Simple(Simple),
    Collection { r#type: &'static str, geometries: Vec<Simple> },
}

/// Geometry of a row.
fn geometry(row: &super::Row) -> Option<Shape> {
    match row.shape.as_deref() {
        Some(Geometry::Parts(parts)) => of_parts(&cut_at_180(parts)),
        Some(Geometry::Point(at)) => Some(Shape::Simple(Simple::Point(position(at)))),
        None => row.at.map(|at| Shape::Simple(Simple::Point(position(&at)))),
    }
}

fn position(at: &LonLat) -> Position {
    [at.lon, at.lat]
}

fn line(line: &[LonLat]) -> Vec<Position> {
    line.iter().map(position).collect()
}

/// The simplest form of points, lines and areas; of several kinds a collection.
fn of_parts(parts: &GeometryParts) -> Option<Shape> {
    let area = |rings: &Vec<Vec<LonLat>>| rings.iter().map(|ring| line(ring)).collect::<Vec<_>>();
    let points = match parts.points.as_slice() {
        [] => None,
        [point] => Some(Simple::Point(position(point))),
        several => Some(Simple::MultiPoint(line(several))),
    };
    let lines = match parts.lines.as_slice() {
        [] => None,
        [one] => Some(Simple::LineString(line(one))),
        several => Some(Simple::MultiLineString(several.iter().map(|one| line(one)).collect())),
    };
    let areas = match parts.areas.as_slice() {
        [] => None,
        [rings] => Some(Simple::Polygon(area(rings))),
        several => Some(Simple::MultiPolygon(several.iter().map(area).collect())),
    };
    let mut kinds: Vec<Simple> = [points, lines, areas].into_iter().flatten().collect();
    match kinds.len() {
        0 | 1 => kinds.pop().map(Shape::Simple),
        _ => Some(Shape::Collection { r#type: "GeometryCollection", geometries: kinds }),
    }
}

/// Writes a table as a feature collection.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, serde_json::Error> {
    let (guide, sources) = (data_dictionary(table), sources(table));
    let feature = |(row, properties)| {
        let row: &super::Row = row;
        Feature { r#type: "Feature", id: &row.id, geometry: geometry(row), properties }
    };
    lines(&Collection {
        r#type: "FeatureCollection",
        name: &table.name,
        title: Title::of(table),
        generator: GENERATOR,
        points: table.points,
        columns: objects(&guide),
        sources: objects(&sources),
        features: table.rows.iter().zip(objects(table)).map(feature).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::table::{Cell, fixture};

    #[test]
    fn a_reader_of_geojson_finds_points_ids_and_what_the_points_are() {
        let mut table = fixture::table(vec![vec![Cell::text("x"), Cell::Missing], vec![Cell::Missing, Cell::Missing]]);
        table.rows[0].at = Some(LonLat::new(112.98, 28.2));
        let text = String::from_utf8(write(&table).unwrap()).unwrap();
        let collection = geojson::FeatureCollection::try_from(text.parse::<geojson::GeoJson>().unwrap()).unwrap();
        assert_eq!(collection.foreign_members.unwrap()["points"], "Points are made up.");
        let [first, second] = collection.features.as_slice() else { panic!("two rows") };
        assert_eq!(first.id, Some(geojson::feature::Id::String("row 0".to_owned())));
        assert_eq!(first.geometry.clone().unwrap(), geojson::Geometry::new_point([112.98, 28.2]));
        assert_eq!(first.properties.as_ref().unwrap()["b"], serde_json::Value::Null);
        assert_eq!(second.geometry, None);
    }

    #[test]
    fn lines_and_areas_keep_their_positions_and_several_kinds_are_a_collection() {
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)].map(|(lon, lat)| LonLat::new(lon, lat)).to_vec();
        let area = GeometryParts { areas: vec![vec![ring.clone()]], ..GeometryParts::default() };
        let mixed = GeometryParts { points: vec![LonLat::new(5.0, 5.0)], ..area.clone() };
        let mut table = fixture::table(vec![vec![Cell::Missing, Cell::Missing]; 2]);
        for (row, parts) in table.rows.iter_mut().zip([area, mixed]) {
            row.shape = Geometry::of_parts(parts).map(Arc::new);
        }
        let text = String::from_utf8(write(&table).unwrap()).unwrap();
        let collection = geojson::FeatureCollection::try_from(text.parse::<geojson::GeoJson>().unwrap()).unwrap();
        let kinds: Vec<&str> = collection
            .features
            .iter()
            .filter_map(|feature| Some(feature.geometry.as_ref()?.value.type_name()))
            .collect();
        assert_eq!(kinds, ["Polygon", "GeometryCollection"]);
    }

    #[test]
    fn an_area_across_180_degrees_is_written_in_two_parts_within_the_longitudes_of_the_format() {
        let ring = [(170.0, 50.0), (190.0, 50.0), (190.0, 60.0), (170.0, 60.0), (170.0, 50.0)];
        let ring = ring.map(|(lon, lat)| LonLat::new(lon, lat)).to_vec();
        let mut table = fixture::table(vec![vec![Cell::Missing, Cell::Missing]]);
        let parts = GeometryParts { areas: vec![vec![ring]], ..GeometryParts::default() };
        table.rows[0].shape = Geometry::of_parts(parts).map(Arc::new);
        let text = String::from_utf8(write(&table).unwrap()).unwrap();
        let collection = geojson::FeatureCollection::try_from(text.parse::<geojson::GeoJson>().unwrap()).unwrap();
        let value = &collection.features[0].geometry.as_ref().unwrap().value;
        let geojson::GeometryValue::MultiPolygon { coordinates } = value else { panic!("{}", value.type_name()) };
        let lons = coordinates.iter().flatten().flatten().map(|at| at[0]);
        assert_eq!(coordinates.len(), 2);
        assert!(lons.clone().all(|lon| lon.abs() <= 180.0) && lons.fold(0.0, f64::min) == -180.0);
    }
}
