//! `GeoJSON` writer: one point per row, longitude and latitude on WGS 84 (RFC 7946).

use serde::Serialize;

use super::{
    Table, data_dictionary,
    json::{GENERATOR, Object, Title, lines, objects},
    sources,
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
    geometry: Option<Point>,
    properties: Object<'a>,
}

#[derive(Serialize)]
struct Point {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// Writes a table as a feature collection.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, serde_json::Error> {
    let (guide, sources) = (data_dictionary(table), sources(table));
    let feature = |(row, properties)| {
        let row: &super::Row = row;
        let geometry = row.at.map(|at| Point { r#type: "Point", coordinates: [at.lon, at.lat] });
        Feature { r#type: "Feature", id: &row.id, geometry, properties }
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
    use crate::{
        model::LonLat,
        table::{Cell, fixture},
    };

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
}
