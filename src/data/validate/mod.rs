//! Validation of the catalogue: consistency of the tables with each other and with the base map.

mod article;
mod indicators;
mod ladder;
mod programmes;

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::{Issue, Report};
use crate::{
    geo::contains,
    model::{Announcement, Area, Catalogue, Cluster, Level, LonLat, Name, ProvinceId, SourceId},
};

/// Largest distance of a city from its province, degrees: simplified coastlines cut off harbours and islets.
const TOLERANCE: f64 = 0.05;

/// Validates a catalogue against itself and against the provinces of a level of detail, preferably the full one.
///
/// Identifiers are unique and known. Figures, totals and points have sources. A cluster has one lead city, and its
/// cities lie in its provinces. Cities (within a tolerance) and labels lie in their province. Each Chinese character of
/// a name has a syllable. Counts by sector equal the published ones, and little giants of the units sum to the
/// nation's. Issues name the entry, since lines are no longer known.
pub fn validate(catalogue: &Catalogue, level: &Level) -> Report {
    let mut check = Check { catalogue, report: Report::default() };
    check.sources();
    check.sectors();
    check.places(level);
    for cluster in &catalogue.clusters {
        check.cluster(cluster);
    }
    check.unique("clusters.csv", catalogue.clusters.iter().map(|cluster| cluster.id.as_str()));
    check.unique("sectors.csv", catalogue.sectors.iter().map(|sector| sector.id.as_str()));
    check.unique("provinces.csv", catalogue.provinces.iter().map(|province| province.id.as_str()));
    check.unique("official_totals.csv", catalogue.totals.iter().map(|total| total.id.as_str()));
    check.announcements();
    check.ladder();
    check.programmes();
    check.indicators();
    check.article();
    check.unique("article_claims.csv", catalogue.claims.iter().map(|claim| claim.id.as_str()));
    check.report
}

/// State of a validation.
struct Check<'a> {
    catalogue: &'a Catalogue,
    report: Report,
}

impl Check<'_> {
    fn unique<'i>(&mut self, file: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.report.push(Issue::error(file, "one entry", "two").entry(id));
            }
        }
    }

    fn cited(&mut self, file: &str, id: &str, ids: &[SourceId]) {
        if ids.is_empty() {
            self.report.push(Issue::error(file, "at least one source", "none").entry(id).column("source"));
        }
        for source in ids.iter().filter(|source| self.catalogue.source(source).is_none()) {
            let found = Issue::quoted(source.as_str());
            self.report.push(Issue::error(file, "sources of sources.csv", found).entry(id).column("source"));
        }
    }

    fn sources(&mut self) {
        let catalogue = self.catalogue;
        for sector in &catalogue.sectors {
            self.cited("sectors.csv", sector.id.as_str(), &sector.official_count.sources);
        }
        for province in &catalogue.provinces {
            self.cited("provinces.csv", province.id.as_str(), &province.sources);
        }
        for city in catalogue.cities.values() {
            self.cited("cities.csv", city.id.as_str(), &city.sources);
        }
        for cluster in &catalogue.clusters {
            self.cited("clusters.csv", cluster.id.as_str(), &cluster.sources);
            for member in &cluster.members {
                self.cited("cluster_members.csv", cluster.id.as_str(), &member.sources);
            }
            for figure in &cluster.figures {
                self.cited("cluster_figures.csv", cluster.id.as_str(), &figure.value.sources);
            }
        }
        for total in &catalogue.totals {
            self.cited("official_totals.csv", &total.id, &total.value.sources);
        }
        for claim in &catalogue.claims {
            self.cited("article_claims.csv", &claim.id, &claim.sources);
        }
        for announced in &catalogue.announcements {
            let id: &str = announced.id.into();
            self.cited("announcements.csv", id, &announced.total.sources);
            self.cited("announcements.csv", id, std::slice::from_ref(&announced.list));
        }
        for point in &catalogue.series {
            self.cited("national_series.csv", &format!("{} {}", point.metric, point.value.as_of), &point.value.sources);
        }
    }

    /// Checks that each announcement occurs once, that the totals add up, and that no announcement has more known
    /// clusters than it named.
    fn announcements(&mut self) {
        const FILE: &str = "announcements.csv";
        let catalogue = self.catalogue;
        let mut by_date: Vec<_> = catalogue.announcements.iter().collect();
        by_date.sort_by(|a, b| a.total.as_of.by_end(&b.total.as_of));
        let mut sum = 0;
        for announced in by_date {
            let id: &str = announced.id.into();
            sum += announced.size;
            if announced.total.value != sum {
                let issue = Issue::error(FILE, format!("{sum}, the sizes so far"), announced.total.value.to_string());
                self.report.push(issue.entry(id).column("total"));
            }
            let known = catalogue.clusters.iter().filter(|cluster| cluster.round.announcement() == announced.id);
            let known = known.count();
            if known > announced.size as usize {
                let issue =
                    Issue::error(FILE, format!("at least the {known} clusters known"), announced.size.to_string());
                self.report.push(issue.entry(id).column("size"));
            }
        }
        for id in Announcement::iter() {
            let found = catalogue.announcements.iter().filter(|announced| announced.id == id).count();
            if found != 1 {
                let issue = Issue::error(FILE, "one row of each announcement", found.to_string());
                self.report.push(issue.entry(<&str>::from(id)));
            }
        }
    }

    fn sectors(&mut self) {
        for sector in &self.catalogue.sectors {
            let (id, count) = (sector.id.as_str(), sector.official_count.value);
            self.pinyin("sectors.csv", id, &sector.name, &sector.name.full.zh);
            let total = self.catalogue.total("clusters_by_sector", id).map(|total| total.value.value);
            if total != Some(f64::from(count)) {
                let expected = total.map_or_else(|| "a total of official_totals.csv".to_owned(), |n| n.to_string());
                let issue = Issue::error("sectors.csv", expected, count.to_string());
                self.report.push(issue.entry(id).column("official_count_2022"));
            }
        }
    }

    fn places(&mut self, level: &Level) {
        let areas: BTreeMap<&str, &Area> = level.provinces.iter().map(|area| (area.key.as_str(), area)).collect();
        for province in &self.catalogue.provinces {
            let id = province.id.as_str();
            self.pinyin("provinces.csv", id, &province.name, &province.name.short.zh);
            if areas.get(id).is_none_or(|area| area.polygons.is_empty()) {
                self.report.push(Issue::error("provinces.csv", "an area on the base map", "none").entry(id));
            } else if !areas.get(id).is_some_and(|area| inside(area, province.label_at)) {
                let found = place_text(province.label_at);
                let issue = Issue::error("provinces.csv", "a place inside the province", found);
                self.report.push(issue.entry(id).column("label_lon"));
            }
        }
        for key in areas.keys().filter(|key| self.catalogue.province(&ProvinceId::new(**key)).is_none()) {
            self.report.push(Issue::error("provinces.csv", "a row for each area of the base map", "none").entry(key));
        }
        for city in self.catalogue.cities.values() {
            let id = city.id.as_str();
            self.pinyin("cities.csv", id, &city.name, &city.name.short.zh);
            match areas.get(city.province.as_str()) {
                None => {
                    let issue = Issue::error("cities.csv", "a province", Issue::quoted(city.province.as_str()));
                    self.report.push(issue.entry(id).column("province"));
                }
                Some(area) if !inside(area, city.at) && degrees_from(area, city.at) > TOLERANCE => {
                    let expected = format!("a place inside {}", area.name.en);
                    let issue = Issue::error("cities.csv", expected, place_text(city.at));
                    self.report.push(issue.entry(id).column("lon"));
                }
                Some(_) => {}
            }
        }
    }

    fn cluster(&mut self, cluster: &Cluster) {
        let id = cluster.id.as_str();
        self.pinyin("clusters.csv", id, &cluster.name, &cluster.name.full.zh);
        if self.catalogue.sector(&cluster.sector).is_none() {
            let found = Issue::quoted(cluster.sector.as_str());
            self.report.push(Issue::error("clusters.csv", "a sector of sectors.csv", found).entry(id).column("sector"));
        }
        if cluster.provinces.is_empty() {
            self.report.push(Issue::error("clusters.csv", "a province", "none").entry(id).column("provinces"));
        }
        for province in cluster.provinces.iter().filter(|id| self.catalogue.province(id).is_none()) {
            let issue = Issue::error("clusters.csv", "provinces of provinces.csv", Issue::quoted(province.as_str()));
            self.report.push(issue.entry(id).column("provinces"));
        }
        let member = |expected: &str, found: String| Issue::error("cluster_members.csv", expected, found).entry(id);
        let leads = cluster.members.iter().filter(|member| member.lead).count();
        if leads != 1 {
            self.report.push(member("one lead city", leads.to_string()).column("role"));
        }
        let mut cities = BTreeSet::new();
        for city in cluster.members.iter().map(|member| &member.city) {
            if !cities.insert(city) {
                self.report.push(member("each city once", Issue::quoted(city.as_str())).column("city"));
            }
            match self.catalogue.city(city) {
                None => self.report.push(member("cities of cities.csv", Issue::quoted(city.as_str())).column("city")),
                Some(city) if !cluster.provinces.contains(&city.province) => {
                    let found = format!("{} in {}", city.id, city.province);
                    self.report.push(member("cities in the cluster's provinces", found).column("city"));
                }
                Some(_) => {}
            }
        }
    }

    /// Checks that the pinyin has one syllable in small letters for each Chinese character of `zh`.
    fn pinyin(&mut self, file: &str, id: &str, name: &Name, zh: &str) {
        let characters = zh.chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)).count();
        let syllables: Vec<&str> = name.pinyin.split(' ').collect();
        let letters = |syllable: &&str| !syllable.is_empty() && syllable.bytes().all(|byte| byte.is_ascii_lowercase());
        if syllables.len() != characters || !syllables.iter().all(letters) {
            let expected = format!("{characters} syllables for {zh}");
            let issue = Issue::error(file, expected, Issue::quoted(&name.pinyin));
            self.report.push(issue.entry(id).column("pinyin"));
        }
    }
}

fn place_text(at: LonLat) -> String {
    format!("{}° E, {}° N", at.lon, at.lat)
}

fn inside(area: &Area, at: LonLat) -> bool {
    area.polygons.iter().any(|polygon| contains(polygon, at))
}

/// Distance from a position to the nearest edge of an area, in degrees treated as plane coordinates.
fn degrees_from(area: &Area, at: LonLat) -> f64 {
    let rings = area.polygons.iter().flat_map(|polygon| &polygon.rings);
    let edges = rings.flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
    edges.map(|(a, b)| degrees_to_edge(*a, *b, at)).fold(f64::INFINITY, f64::min)
}

fn degrees_to_edge(a: LonLat, b: LonLat, at: LonLat) -> f64 {
    let (dx, dy) = (b.lon - a.lon, b.lat - a.lat);
    let length2 = dx * dx + dy * dy;
    let along = ((at.lon - a.lon) * dx + (at.lat - a.lat) * dy) / length2;
    // An edge of no length gives NaN; its start point is then the nearest one.
    let t = if length2 > 0.0 { along.clamp(0.0, 1.0) } else { 0.0 };
    (a.lon + t * dx - at.lon).hypot(a.lat + t * dy - at.lat)
}
