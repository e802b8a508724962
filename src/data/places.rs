//! Readers of `sectors.csv`, `provinces.csv` and `cities.csv`.

use std::collections::BTreeMap;

use super::{
    Report,
    cells::{flag, name},
    references::{Seen, cited, province_of},
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, City, CityId, LonLat, Province, ProvinceId, Sector, SectorId, Sourced};

const SECTORS: [&str; 9] =
    ["id", "name_zh", "name_en", "short_zh", "short_en", "pinyin", "official_count_2022", "as_of", "source"];
const PROVINCES: [&str; 12] = [
    "id",
    "iso_3166_2",
    "gbt2260",
    "name_zh",
    "short_zh",
    "name_en",
    "pinyin",
    "region",
    "planning_note",
    "label_lon",
    "label_lat",
    "source",
];
const CITIES: [&str; 13] = [
    "id",
    "name_zh",
    "short_zh",
    "name_en",
    "pinyin",
    "province",
    "lon",
    "lat",
    "level",
    "planning",
    "population",
    "geonames",
    "source",
];

pub(super) fn sectors(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Sector> {
    let table = CsvTable::read("sectors.csv", text, &SECTORS, report);
    let mut seen = Seen::default();
    let mut sector = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let name = name(&row, report);
        let count = row.parse("official_count_2022", "a whole number", report);
        let as_of = row.as_of("as_of", report);
        let sources = cited(&row, "source", catalogue, report);
        Some(Sector {
            id: SectorId::new(id?),
            name: name?,
            official_count: Sourced { value: count?, sources: sources?, as_of: as_of? },
        })
    };
    table.rows().filter_map(&mut sector).collect()
}

pub(super) fn provinces(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Province> {
    let table = CsvTable::read("provinces.csv", text, &PROVINCES, report);
    let mut seen = Seen::default();
    let mut province = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let iso = row.required("iso_3166_2", report);
        let gbt2260 = row.required("gbt2260", report);
        let name = name(&row, report);
        let region = row.parse_optional("region", "east, central, west, northeast or nothing", report);
        let label_at = lonlat(&row, "label_lon", "label_lat", report);
        let sources = cited(&row, "source", catalogue, report);
        Some(Province {
            id: ProvinceId::new(id?),
            iso: iso?.to_owned(),
            gbt2260: gbt2260?.to_owned(),
            name: name?,
            region: region?,
            label_at: label_at?,
            sources: sources?,
        })
    };
    table.rows().filter_map(&mut province).collect()
}

pub(super) fn cities(text: &str, catalogue: &Catalogue, report: &mut Report) -> BTreeMap<CityId, City> {
    let table = CsvTable::read("cities.csv", text, &CITIES, report);
    let mut seen = Seen::default();
    let mut city = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let name = name(&row, report);
        let province = province_of(&row, row.cell("province"), "province", catalogue, report);
        let at = lonlat(&row, "lon", "lat", report);
        let level = row.parse("level", "municipality, prefecture, county or sar", report);
        let planned = flag(&row, "planning", report);
        let population = row.parse_optional("population", "a whole number or nothing", report);
        let sources = cited(&row, "source", catalogue, report);
        let id = CityId::new(id?);
        Some(City {
            id,
            name: name?,
            province: province?,
            at: at?,
            level: level?,
            separately_planned: planned?,
            // Used for label priority only, so an unknown population comes last.
            label_rank: population?.unwrap_or_default(),
            sources: sources?,
        })
    };
    table.rows().filter_map(&mut city).map(|city| (city.id.clone(), city)).collect()
}

/// The point in two cells, in degrees; reported unless both are in range.
pub(super) fn lonlat(row: &CsvRow<'_>, lon: &str, lat: &str, report: &mut Report) -> Option<LonLat> {
    let lon = row.number(lon, -180.0..=180.0, report);
    let lat = row.number(lat, -90.0..=90.0, report);
    Some(LonLat::new(lon?, lat?))
}
