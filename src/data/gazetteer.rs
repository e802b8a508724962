//! Reader of what the gazetteer is made of: provinces, cities, counties with and without a point, former places.

use std::collections::BTreeMap;

use super::{
    Files, Report,
    cells::bilingual,
    counties, embedded, places, sources,
    table::{CsvRow, CsvTable},
};
use crate::model::{AsOf, Bilingual, Catalogue, City, CityId, LonLat, Province};

/// Provinces, cities, counties and former places, as tables.
#[derive(Debug, Default)]
pub struct PlaceTables {
    /// The 34 provincial units.
    pub provinces: Vec<Province>,
    /// Prefecture-level units, municipalities, special administrative regions and the other cities of the atlas.
    pub cities: BTreeMap<CityId, City>,
    /// All county-level units, sorted by code.
    pub counties: Vec<CountyUnit>,
    /// Places that no longer exist under their code or name.
    pub former: Vec<FormerUnit>,
}

/// County-level unit.
#[derive(Clone, Debug, PartialEq)]
pub struct CountyUnit {
    /// Code of GB/T 2260, or, of development zones, that of the National Bureau of Statistics.
    pub code: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name; `None` for those without a point.
    pub name_en: Option<String>,
    /// Seat, if known.
    pub at: Option<LonLat>,
    /// Code of the city, or code or identifier of the province that it lies in.
    pub inside: String,
}

/// Place that no longer exists under its code or name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerUnit {
    /// Former code; `None` if its successor has the same one.
    pub code: Option<String>,
    /// Chinese name.
    pub name_zh: String,
    /// Month or year of the change.
    pub until: AsOf,
    /// Codes of the places that it became or was merged into.
    pub successors: Vec<String>,
    /// The change in words.
    pub note: Bilingual,
}

const GAZETTEER: [&str; 4] = ["code", "name_zh", "parent", "source"];
const FORMER: [&str; 7] = ["code", "name_zh", "until", "successors", "note_en", "note_zh", "source"];

/// The embedded places. A bad row is reported and left out.
pub fn place_tables() -> (PlaceTables, Report) {
    let files = Files::EMBEDDED;
    let mut report = Report::default();
    let mut catalogue = Catalogue { sources: sources::sources(files.sources, &mut report), ..Catalogue::default() };
    catalogue.provinces = places::provinces(files.provinces, &catalogue, &mut report);
    let cities = places::cities(files.cities, &catalogue, &mut report);
    let with_point = counties::counties(embedded::COUNTIES, &mut report).into_iter().map(|county| CountyUnit {
        code: county.id,
        name_zh: county.name.zh,
        name_en: Some(county.name.en),
        at: Some(county.at),
        inside: county.inside,
    });
    let mut counties: Vec<CountyUnit> = with_point.collect();
    counties.extend(units(embedded::GAZETTEER, &mut report));
    counties.sort_by(|one, other| one.code.cmp(&other.code));
    let former = former(embedded::FORMER_PLACES, &mut report);
    (PlaceTables { provinces: catalogue.provinces, cities, counties, former }, report)
}

/// County-level units without a point.
fn units(text: &str, report: &mut Report) -> Vec<CountyUnit> {
    let table = CsvTable::read("gazetteer.csv", text, &GAZETTEER, report);
    let unit = |row: CsvRow<'_>| {
        let code = row.required("code", report);
        let name = row.required("name_zh", report);
        let inside = row.required("parent", report)?.to_owned();
        Some(CountyUnit { code: code?.to_owned(), name_zh: name?.to_owned(), name_en: None, at: None, inside })
    };
    table.rows().filter_map(unit).collect()
}

fn former(text: &str, report: &mut Report) -> Vec<FormerUnit> {
    let table = CsvTable::read("former_places.csv", text, &FORMER, report);
    let unit = |row: CsvRow<'_>| {
        let name = row.required("name_zh", report);
        let until = row.as_of("until", report);
        let successors: Vec<String> = row.list("successors").into_iter().map(str::to_owned).collect();
        let note = bilingual(&row, "note");
        let code = row.optional("code").map(str::to_owned);
        Some(FormerUnit { code, name_zh: name?.to_owned(), until: until?, successors, note })
    };
    table.rows().filter_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_are_without_fault() {
        let (tables, report) = place_tables();
        assert!(report.issues.is_empty(), "{:?}", report.issues);
        assert_eq!((tables.provinces.len(), tables.cities.len()), (34, 345));
        let counties = tables.counties.len();
        assert!(counties > 2800 && tables.former.len() > 100, "{counties}, {}", tables.former.len());
        let codes: std::collections::BTreeSet<&str> = tables.counties.iter().map(|county| &*county.code).collect();
        assert_eq!(codes.len(), counties);
    }

    #[test]
    fn a_bad_row_is_reported_and_left_out() {
        let mut report = Report::default();
        let rows = former(
            "code,name_zh,until,successors,note_en,note_zh,source\n\
             371200,莱芜市,2019-01,370100,Merged.,合并。,a\n\
             ,思茅市,once,530800,Renamed.,更名。,a\n",
            &mut report,
        );
        assert_eq!(rows.iter().map(|row| &*row.name_zh).collect::<Vec<_>>(), ["莱芜市"]);
        assert_eq!(rows[0].successors, ["370100"]);
        assert_eq!(report.issues.len(), 1, "{:?}", report.issues);
    }
}
