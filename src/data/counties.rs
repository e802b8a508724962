//! Reader of `counties.csv`: counties and county-level cities with a point.

use super::{
    Report,
    cells::both_languages,
    places::lonlat,
    references::Seen,
    table::{CsvRow, CsvTable},
};
use crate::model::{Bilingual, LonLat};

/// County or county-level city.
#[derive(Debug)]
pub(super) struct County {
    /// Code of GB/T 2260.
    pub id: String,
    pub name: Bilingual,
    /// Seat.
    pub at: LonLat,
    /// Code of the city that it lies in, else of the province.
    pub inside: String,
}

const COUNTIES: [&str; 9] = ["id", "name_zh", "name_en", "province", "city", "lon", "lat", "geonames", "source"];

/// Reads the table. A bad row is reported and left out.
pub(super) fn counties(text: &str, report: &mut Report) -> Vec<County> {
    let table = CsvTable::read("counties.csv", text, &COUNTIES, report);
    let mut seen = Seen::default();
    let mut county = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let name = both_languages(&row, "name", report);
        let at = lonlat(&row, "lon", "lat", report);
        let province = row.required("province", report);
        let inside = row.optional("city").or(province);
        Some(County { id: id?.to_owned(), name: name?, at: at?, inside: inside?.to_owned() })
    };
    table.rows().filter_map(&mut county).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_reported_and_left_out() {
        let text = "id,name_zh,name_en,province,city,lon,lat,geonames,source\n\
            130534,清河县,Qinghe,HE,130500,115.6,37.1,1,a\n\
            469002,琼海市,Qionghai,HI,,110.5,19.2,2,a\n\
            130535,临西县,Linxi,HE,130500,215.5,36.8,3,a\n";
        let mut report = Report::default();
        let counties = counties(text, &mut report);
        let inside: Vec<_> = counties.iter().map(|county| (county.id.as_str(), county.inside.as_str())).collect();
        assert_eq!(inside, [("130534", "130500"), ("469002", "HI")]);
        assert_eq!(report.issues.len(), 1, "{:?}", report.issues);
    }
}
