//! Readers of `clusters.csv`, `cluster_members.csv` and `cluster_figures.csv`.

use super::{
    Report,
    cells::{QUALIFIERS, bilingual, name},
    references::{Seen, cited, province_of},
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, CityId, Cluster, ClusterId, Figure, Measure, Member, SectorId, Sourced};

const CLUSTERS: [&str; 16] = [
    "id",
    "name_zh",
    "name_en",
    "short_zh",
    "short_en",
    "pinyin",
    "sector",
    "sector_basis",
    "round",
    "announced",
    "confidence",
    "provinces",
    "name_source",
    "sources",
    "note_en",
    "note_zh",
];
const MEMBERS: [&str; 5] = ["cluster", "city", "role", "basis", "source"];
const FIGURES: [&str; 11] =
    ["cluster", "measure", "value", "unit", "qualifier", "year", "year_basis", "scope", "source", "note_en", "note_zh"];

pub(super) fn clusters(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Cluster> {
    let table = CsvTable::read("clusters.csv", text, &CLUSTERS, report);
    let mut seen = Seen::default();
    table.rows().filter_map(|row| cluster(&row, &mut seen, catalogue, report)).collect()
}

/// Reads a cluster, without members and figures.
fn cluster(row: &CsvRow<'_>, seen: &mut Seen, catalogue: &Catalogue, report: &mut Report) -> Option<Cluster> {
    let id = seen.id(row, report);
    let name = name(row, report);
    let sector = SectorId::new(row.cell("sector"));
    let sector = catalogue.sector(&sector).map(|known| known.id.clone());
    if sector.is_none() {
        report.push(row.issue("sector", "a sector of sectors.csv"));
    }
    let sector_basis = row.parse("sector_basis", "inferred, ambiguous, named_by_press or track_2024", report);
    let round = row.parse("round", "1, 2, 1-2, 3 or 2024", report);
    let listed = row.as_of("announced", report);
    let confidence = row.parse("confidence", "verified or recalled", report);
    let name_basis = row.parse("name_source", "read, shortened, recalled or back_translated", report);
    // All or nothing: a cluster that lost one of its provinces would be counted in the wrong one.
    let provinces: Option<Vec<_>> = match row.list("provinces").as_slice() {
        [] => row.required("provinces", report).map(|_| Vec::new()),
        ids => ids.iter().map(|id| province_of(row, id, "provinces", catalogue, report)).collect(),
    };
    let sources = cited(row, "sources", catalogue, report);
    Some(Cluster {
        id: ClusterId::new(id?),
        name: name?,
        sector: sector?,
        sector_basis: sector_basis?,
        round: round?,
        listed: listed?,
        confidence: confidence?,
        provinces: provinces?,
        members: Vec::new(),
        figures: Vec::new(),
        name_basis: name_basis?,
        sources: sources?,
        note: bilingual(row, "note"),
    })
}

/// Reads the member cities into the clusters.
pub(super) fn members(text: &str, catalogue: &mut Catalogue, report: &mut Report) {
    let table = CsvTable::read("cluster_members.csv", text, &MEMBERS, report);
    for row in table.rows() {
        let index = cluster_index(&row, catalogue, report);
        let Some(member) = member(&row, catalogue, report) else { continue };
        let Some(cluster) = index.and_then(|index| catalogue.clusters.get_mut(index)) else { continue };
        if cluster.members.iter().any(|other| other.city == member.city) {
            report.push(row.issue("city", "a city that the cluster does not have yet"));
        } else if member.lead && cluster.members.iter().any(|other| other.lead) {
            report.push(row.issue("role", "member, because the cluster has a lead city"));
        } else {
            cluster.members.push(member);
        }
    }
    for cluster in &mut catalogue.clusters {
        // A stable sort: the other members keep the order of the file.
        cluster.members.sort_by_key(|member| !member.lead);
    }
}

fn member(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<Member> {
    let city = catalogue.city(&CityId::new(row.cell("city"))).map(|known| known.id.clone());
    if city.is_none() {
        report.push(row.issue("city", "a city of cities.csv"));
    }
    let lead = match row.cell("role") {
        "lead" => Some(true),
        "member" => Some(false),
        _ => {
            report.push(row.issue("role", "lead or member"));
            None
        }
    };
    let basis = row.parse("basis", "named, stated, decomposed, recalled or partial", report);
    let sources = cited(row, "source", catalogue, report);
    Some(Member { city: city?, lead: lead?, basis: basis?, sources: sources? })
}

/// Reads the figures into the clusters.
pub(super) fn figures(text: &str, catalogue: &mut Catalogue, report: &mut Report) {
    let table = CsvTable::read("cluster_figures.csv", text, &FIGURES, report);
    for row in table.rows() {
        let index = cluster_index(&row, catalogue, report);
        let Some(figure) = figure(&row, catalogue, report) else { continue };
        if let Some(cluster) = index.and_then(|index| catalogue.clusters.get_mut(index)) {
            cluster.figures.push(figure);
        }
    }
}

fn figure(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<Figure> {
    let measure: Option<Measure> = row.parse("measure", "output, revenue, scale, firms or little_giants", report);
    let value = row.number("value", 0.0..=f64::MAX, report);
    let qualifier = row.parse("qualifier", QUALIFIERS, report);
    let as_of = row.as_of("year", report);
    let year_basis = row.parse("year_basis", "stated or publication", report);
    let expected = "cluster, core_zone, partial_year, province_industry, city_industry, core_industry, \
                    above_scale_firms, enterprises_and_institutions or key_firms";
    let scope = row.parse("scope", expected, report);
    let sources = cited(row, "source", catalogue, report);
    let measure = measure?;
    let unit = measure.unit();
    if row.cell("unit") != unit {
        report.push(row.issue("unit", format!("{unit} for {}", row.cell("measure"))));
        return None;
    }
    Some(Figure {
        measure,
        value: Sourced { value: value?, sources: sources?, as_of: as_of? },
        qualifier: qualifier?,
        year_basis: year_basis?,
        scope: scope?,
        note: bilingual(row, "note"),
    })
}

/// Index in the catalogue of the row's cluster; an unknown one is reported.
fn cluster_index(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<usize> {
    let index = catalogue.clusters.iter().position(|cluster| cluster.id.as_str() == row.cell("cluster"));
    if index.is_none() {
        report.push(row.issue("cluster", "a cluster of clusters.csv"));
    }
    index
}
