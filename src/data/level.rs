//! Reader of one level of detail of the base map.

use super::{
    Issue, Report,
    features::lines_of_geojson,
    topology::{Geometry, Properties, Topology},
};
use crate::model::{Area, Bilingual, BorderClass, BorderLine, Level, LonLat};

/// Countries of the topology that the provinces replace.
const COVERED_BY_PROVINCES: [&str; 4] = ["CHN", "TWN", "HKG", "MAC"];

/// Clipping window of the source, degrees (west, south, east, north): its edges are not coasts.
const WINDOW: [f64; 4] = [60.0, -6.0, 152.0, 58.0];

/// Tolerance for a point on an edge of the window, degrees.
const ON_EDGE: f64 = 1e-6;

/// Reads provinces, countries, boundaries and coasts from a topology (`data/README.md`, basemap), and claim lines from
/// `GeoJSON`. Each argument is a file name for the report, and a text. Damaged features are reported and left out.
pub fn read_level(topology: (&str, &str), claim_lines: (&str, &str)) -> (Level, Report) {
    let mut report = Report::default();
    let mut level = Level::default();
    if let Some(topology) = Topology::read(topology.0, topology.1, &mut report) {
        let provinces = topology.geometries("adm1", &mut report);
        let countries = topology.geometries("adm0", &mut report);
        let borders = topology.geometries("borders", &mut report);
        level.provinces = areas(&topology, provinces, "iso", |p| p.iso.as_deref()?.strip_prefix("CN-"), &mut report);
        level.countries = areas(&topology, countries, "a3", |p| p.a3.as_deref(), &mut report);
        level.countries.retain(|area| !COVERED_BY_PROVINCES.contains(&area.key.as_str()));
        level.borders = classed_borders(&topology, borders, &mut report);
        level.borders.extend(province_borders(&topology, provinces, borders));
        level.coasts = coasts(&topology, countries);
    }
    for line in lines_of_geojson(claim_lines.0, claim_lines.1, &mut report) {
        level.borders.push(BorderLine { class: BorderClass::Claim, line });
    }
    (level, report)
}

/// Areas with the key that `key` returns; `column` names its property in reports.
pub(super) fn areas(
    topology: &Topology<'_>,
    geometries: &[Geometry],
    column: &str,
    key: impl Fn(&Properties) -> Option<&str>,
    report: &mut Report,
) -> Vec<Area> {
    let mut areas = Vec::new();
    for (number, geometry) in (1..).zip(geometries) {
        let properties = &geometry.properties;
        let issue = |expected: &str, found: &str| Issue::error(topology.file(), expected, found).feature(number);
        let Some(key) = key(properties) else {
            report.push(issue("a key", "none").column(column));
            continue;
        };
        let Some(polygons) = topology.polygons(geometry) else {
            report.push(issue("arcs of the topology", "an arc that does not exist").column("arcs"));
            continue;
        };
        let name = |text: &Option<String>| text.as_ref().or(properties.name.as_ref()).cloned().unwrap_or_default();
        let zh = properties.zh.clone().unwrap_or_default();
        areas.push(Area { key: key.to_owned(), name: Bilingual { en: name(&properties.en), zh }, polygons });
    }
    areas
}

fn classed_borders(topology: &Topology<'_>, borders: &[Geometry], report: &mut Report) -> Vec<BorderLine> {
    let mut lines = Vec::new();
    for (number, geometry) in (1..).zip(borders) {
        let class = match geometry.properties.cls.as_deref().unwrap_or_default() {
            "intl" => BorderClass::International,
            "disputed" => BorderClass::Disputed,
            "loc" => BorderClass::LineOfControl,
            "indefinite" => BorderClass::Indefinite,
            "sar" => BorderClass::Sar,
            other => {
                let expected = "intl, disputed, loc, indefinite or sar";
                let issue = Issue::error(topology.file(), expected, Issue::quoted(other));
                report.push(issue.feature(number).column("cls"));
                continue;
            }
        };
        match topology.lines(geometry) {
            Some(found) => lines.extend(found.into_iter().map(|line| BorderLine { class, line })),
            None => report.push(
                Issue::error(topology.file(), "arcs of the topology", "an arc that does not exist")
                    .feature(number)
                    .column("arcs"),
            ),
        }
    }
    lines
}

/// Boundaries between two provinces: shared arcs, unless they have a class of their own (around Hong Kong).
fn province_borders(topology: &Topology<'_>, provinces: &[Geometry], borders: &[Geometry]) -> Vec<BorderLine> {
    let by_class = topology.uses(borders);
    let by_province = topology.uses(provinces);
    let shared =
        by_province.iter().zip(by_class).enumerate().filter(|(_, (uses, classed))| **uses > 1 && *classed == 0);
    shared.map(|(arc, _)| BorderLine { class: BorderClass::Province, line: topology.arc(arc).to_vec() }).collect()
}

/// Coastlines: arcs used by one country only. The arc of a closed coast ends at its first point.
fn coasts(topology: &Topology<'_>, countries: &[Geometry]) -> Vec<Vec<LonLat>> {
    let uses = topology.uses(countries);
    let alone = uses.iter().enumerate().filter(|(_, uses)| **uses == 1);
    alone.flat_map(|(arc, _)| without_window_edges(topology.arc(arc))).collect()
}

/// Splits a line into the stretches that do not run along an edge of the clipping window.
fn without_window_edges(line: &[LonLat]) -> Vec<Vec<LonLat>> {
    let mut stretches = Vec::new();
    let mut stretch: Vec<LonLat> = line.first().copied().into_iter().collect();
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        if along_window(*from, *to) {
            stretches.push(std::mem::replace(&mut stretch, vec![*to]));
        } else {
            stretch.push(*to);
        }
    }
    stretches.push(stretch);
    stretches.retain(|stretch| stretch.len() > 1);
    stretches
}

fn along_window(a: LonLat, b: LonLat) -> bool {
    let [west, south, east, north] = WINDOW;
    let both = |x: f64, y: f64, edge: f64| (x - edge).abs() < ON_EDGE && (y - edge).abs() < ON_EDGE;
    both(a.lon, b.lon, west) || both(a.lon, b.lon, east) || both(a.lat, b.lat, south) || both(a.lat, b.lat, north)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_of_the_window_is_no_coast() {
        let points = [(150.0, 3.0), (152.0, 3.0), (152.0, 4.0), (151.0, 5.0), (150.0, 5.5)];
        let line: Vec<LonLat> = points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect();
        assert_eq!(without_window_edges(&line), [line[..2].to_vec(), line[2..].to_vec()]);
    }
}
