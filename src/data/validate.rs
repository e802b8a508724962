//! Whether a catalogue holds together: ids resolve, places lie where they should, every figure has a source.

use std::collections::BTreeSet;

use super::report::{Issue, Report};
use crate::{
    geo::contains,
    model::{Area, Catalogue, Level, LonLat, SourceId},
};

/// How far off its province's polygon a city may lie, degrees: coasts are simplified.
const COAST: f64 = 0.05;

struct Checks {
    report: Report,
}

impl Checks {
    fn that(&mut self, holds: bool, file: &str, record: &str, expected: &str, found: impl Into<String>) {
        if !holds {
            self.report.push(Issue {
                file: file.to_owned(),
                line: None,
                column: record.to_owned(),
                expected: expected.to_owned(),
                found: found.into(),
            });
        }
    }

    fn sources(&mut self, catalogue: &Catalogue, file: &str, record: &str, ids: &[SourceId]) {
        self.that(!ids.is_empty(), file, record, "a source", "none");
        for id in ids {
            self.that(catalogue.source(id).is_some(), file, record, "a source of sources.csv", id.as_str());
        }
    }

    fn unique<'a>(&mut self, file: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            self.that(seen.insert(id), file, id, "an id that stands once", "it twice");
        }
    }
}

/// Checks a catalogue against itself and against the polygons of its provinces.
pub fn validate(catalogue: &Catalogue, level: &Level) -> Report {
    let mut checks = Checks { report: Report::default() };
    places(&mut checks, catalogue, level);
    clusters(&mut checks, catalogue);
    for sector in &catalogue.sectors {
        checks.sources(catalogue, "sectors.csv", sector.id.as_str(), &sector.official_count.sources);
    }
    for total in &catalogue.totals {
        checks.sources(catalogue, "official_totals.csv", &total.id, &total.value.sources);
    }
    for point in &catalogue.series {
        checks.sources(catalogue, "national_series.csv", &point.metric, &point.value.sources);
    }
    for claim in &catalogue.claims {
        checks.sources(catalogue, "article_claims.csv", &claim.id, &claim.sources);
    }
    for source in catalogue.sources.values() {
        let hidden = source.link == crate::model::LinkPolicy::No;
        let url = source.url.as_deref();
        checks.that(
            !(hidden && url.is_some()),
            "sources.csv",
            source.id.as_str(),
            "no address to show",
            url.unwrap_or(""),
        );
    }
    checks.report
}

fn places(checks: &mut Checks, catalogue: &Catalogue, level: &Level) {
    checks.unique("provinces.csv", catalogue.provinces.iter().map(|province| province.id.as_str()));
    for province in &catalogue.provinces {
        let id = province.id.as_str();
        checks.sources(catalogue, "provinces.csv", id, &province.sources);
        let area = level.provinces.iter().find(|area| area.key == id);
        checks.that(area.is_some(), "provinces.csv", id, "a polygon on the base map", "none");
        if let Some(area) = area {
            checks.that(within(area, province.label_at, 0.0), "provinces.csv", id, "its label inside it", "it outside");
        }
    }
    for city in catalogue.cities.values() {
        let id = city.id.as_str();
        checks.sources(catalogue, "cities.csv", id, &city.sources);
        let province = city.province.as_str();
        let known = catalogue.province(&city.province).is_some();
        checks.that(known, "cities.csv", id, "a province of provinces.csv", province);
        if let Some(area) = level.provinces.iter().find(|area| area.key == province) {
            let found = format!("{}, {}", city.at.lon, city.at.lat);
            checks.that(within(area, city.at, COAST), "cities.csv", id, &format!("a place in {province}"), found);
        }
    }
}

fn clusters(checks: &mut Checks, catalogue: &Catalogue) {
    const FILE: &str = "clusters.csv";
    checks.unique(FILE, catalogue.clusters.iter().map(|cluster| cluster.id.as_str()));
    for cluster in &catalogue.clusters {
        let id = cluster.id.as_str();
        let sector = cluster.sector.as_str();
        checks.that(catalogue.sector(&cluster.sector).is_some(), FILE, id, "a sector of sectors.csv", sector);
        checks.sources(catalogue, FILE, id, &cluster.sources);
        for province in &cluster.provinces {
            let known = catalogue.province(province).is_some();
            checks.that(known, FILE, id, "a province of provinces.csv", province.as_str());
        }
        let leads = cluster.members.iter().filter(|member| member.lead).count();
        checks.that(leads == 1, FILE, id, "one city named first", leads.to_string());
        for member in &cluster.members {
            checks.sources(catalogue, "cluster_members.csv", id, &member.sources);
            let city = catalogue.city(&member.city);
            checks.that(city.is_some(), "cluster_members.csv", id, "a city of cities.csv", member.city.as_str());
            if let Some(city) = city {
                let inside = cluster.provinces.contains(&city.province);
                checks.that(inside, FILE, id, "the provinces of all its cities", city.province.as_str());
            }
        }
        for figure in &cluster.figures {
            checks.sources(catalogue, "cluster_figures.csv", id, &figure.value.sources);
            let value = figure.value.value;
            checks.that(value > 0.0, "cluster_figures.csv", id, "a value above zero", value.to_string());
        }
    }
}

/// Whether a place lies in an area or at most `tolerance` degrees off its outline.
fn within(area: &Area, at: LonLat, tolerance: f64) -> bool {
    area.polygons.iter().any(|polygon| {
        contains(polygon, at)
            || polygon.rings.iter().any(|ring| {
                let closed = ring.iter().zip(ring.iter().cycle().skip(1));
                tolerance > 0.0 && closed.clone().any(|(a, b)| off(at, *a, *b) <= tolerance)
            })
    })
}

/// Distance of a place from a stretch of outline, degrees.
fn off(at: LonLat, a: LonLat, b: LonLat) -> f64 {
    let (dx, dy) = (b.lon - a.lon, b.lat - a.lat);
    let length2 = dx * dx + dy * dy;
    let t =
        if length2 == 0.0 { 0.0 } else { (((at.lon - a.lon) * dx + (at.lat - a.lat) * dy) / length2).clamp(0.0, 1.0) };
    (at.lon - a.lon - t * dx).hypot(at.lat - a.lat - t * dy)
}
