//! Reader of `characteristic_lists.csv`, `characteristic_clusters.csv` and `characteristic_cluster_counts.csv`: SME
//! characteristic industrial clusters (中小企业特色产业集群).

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{
    Report,
    cells::{BOUNDS, SCOPES, basis, bilingual, flag},
    references::{Registries, Seen},
    table::{CsvRow, CsvTable},
};
use crate::model::{AsOf, Bilingual, Bound, CityInclusion, SourceId, ValueBasis};

/// Texts of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharacteristicFiles<'a> {
    /// `characteristic_lists.csv`
    pub lists: &'a str,
    /// `characteristic_clusters.csv`
    pub clusters: &'a str,
    /// `characteristic_cluster_counts.csv`
    pub counts: &'a str,
}

/// Rows of the tables.
#[derive(Debug, Default)]
pub(super) struct Characteristic {
    pub lists: Vec<CharacteristicList>,
    pub clusters: Vec<CharacteristicCluster>,
    pub counts: Vec<CharacteristicCount>,
}

/// List of the ministry, or several of them.
#[derive(Debug)]
pub(super) struct CharacteristicList {
    /// Year; `2023-or-2024` for one of the two, `2022-2024` for all from one to the other.
    pub id: String,
    /// Date of the list, of several that of the last.
    pub date: AsOf,
    /// Number of clusters that it names, if known.
    pub size: Option<u32>,
    /// Lists that it unites; empty for a single one.
    pub parts: Vec<String>,
}

/// Cluster by its name.
#[derive(Debug)]
pub(super) struct CharacteristicCluster {
    pub id: String,
    /// Name; the Chinese one is empty where it was not read, the English one is a translation of this project.
    pub name: Bilingual,
    pub name_source: NameReading,
    /// List by its identifier.
    pub list: String,
    /// Date of the list; of one of several lists, from the first to the last.
    pub announced: AsOf,
    pub list_basis: ValueBasis,
    /// Place by its code in the registry.
    pub place: String,
    /// District, county or town in Chinese, which the registry does not have.
    pub division: String,
    pub place_basis: ValueBasis,
    pub precision: Precision,
    pub sources: Vec<SourceId>,
    pub weak: bool,
    pub note: Bilingual,
}

/// Number of clusters of a place.
#[derive(Debug)]
pub(super) struct CharacteristicCount {
    /// Place by its code in the registry.
    pub place: String,
    pub metric: Metric,
    /// List by its identifier, or `provincial-` with the year of a province's own; `None` of all provincial ones.
    pub list: Option<String>,
    pub value: f64,
    pub bound: Bound,
    pub scope: CityInclusion,
    pub basis: ValueBasis,
    pub as_of: AsOf,
    pub sources: Vec<SourceId>,
    pub weak: bool,
    pub note: Bilingual,
}

/// Origin of a Chinese name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum NameReading {
    /// Read in full.
    Read,
    /// Read in full, the name of the city in the sentence before it.
    Joined,
    /// Read in a short form.
    Shortened,
    /// Not read: the text is in English.
    EnglishOnly,
}

/// Division whose point stands for a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Precision {
    /// Its county or district.
    County,
    /// Its city.
    City,
    /// Its province.
    Province,
}

/// Clusters that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Metric {
    /// On one list of the ministry.
    NationalNew,
    /// On several lists of the ministry together.
    NationalTotal,
    /// On one list of a province.
    ProvincialNew,
    /// On all lists of a province.
    ProvincialTotal,
}

const LISTS: [&str; 8] = ["id", "date", "size", "parts", "document", "source", "note_en", "note_zh"];
const CLUSTERS: [&str; 15] = [
    "id",
    "name_zh",
    "name_en",
    "name_source",
    "list",
    "announced",
    "list_basis",
    "place",
    "division_zh",
    "place_basis",
    "precision",
    "source",
    "weak",
    "note_en",
    "note_zh",
];
const COUNTS: [&str; 12] = [
    "place",
    "metric",
    "list",
    "value",
    "qualifier",
    "scope",
    "basis",
    "as_of",
    "source",
    "weak",
    "note_en",
    "note_zh",
];

/// Reads the tables. A bad row is reported and left out.
pub(super) fn characteristic(
    files: &CharacteristicFiles<'_>,
    registries: &Registries<'_>,
    report: &mut Report,
) -> Characteristic {
    let table = CsvTable::read("characteristic_lists.csv", files.lists, &LISTS, report);
    let mut seen = Seen::default();
    let lists: Vec<CharacteristicList> =
        table.rows().filter_map(|row| list(&row, &mut seen, registries, report)).collect();

    let table = CsvTable::read("characteristic_clusters.csv", files.clusters, &CLUSTERS, report);
    let mut seen = Seen::default();
    let clusters = table.rows().filter_map(|row| cluster(&row, &mut seen, &lists, registries, report)).collect();

    let table = CsvTable::read("characteristic_cluster_counts.csv", files.counts, &COUNTS, report);
    let counts = table.rows().filter_map(|row| count(&row, &lists, registries, report)).collect();
    Characteristic { lists, clusters, counts }
}

fn list(
    row: &CsvRow<'_>,
    seen: &mut Seen,
    registries: &Registries<'_>,
    report: &mut Report,
) -> Option<CharacteristicList> {
    let id = seen.id(row, report);
    let date = row.as_of("date", report);
    let size = row.parse_optional("size", "a whole number or nothing", report);
    let parts = row.list("parts").into_iter().map(ToOwned::to_owned).collect();
    registries.cited(row, "source", report)?;
    Some(CharacteristicList { id: id?.to_owned(), date: date?, size: size?, parts })
}

/// The identifier in the column `list`; one that is not in the lists is reported.
fn known_list<'t>(row: &CsvRow<'t>, lists: &[CharacteristicList], report: &mut Report) -> Option<&'t str> {
    let id = Some(row.cell("list")).filter(|id| lists.iter().any(|list| list.id == *id));
    if id.is_none() {
        report.push(row.issue("list", "a list of characteristic_lists.csv"));
    }
    id
}

fn cluster(
    row: &CsvRow<'_>,
    seen: &mut Seen,
    lists: &[CharacteristicList],
    registries: &Registries<'_>,
    report: &mut Report,
) -> Option<CharacteristicCluster> {
    let id = seen.id(row, report);
    let name_en = row.required("name_en", report);
    let name_source = row.parse("name_source", "read, joined, shortened or english_only", report);
    let list = known_list(row, lists, report);
    let announced = row.as_of("announced", report);
    let expected = "stated, derived or inferred";
    let list_basis = row.parse("list_basis", expected, report);
    let place = registries.place(row, "place", report);
    let place_basis = row.parse("place_basis", expected, report);
    let precision = row.parse("precision", "county, city or province", report);
    let sources = registries.cited(row, "source", report);
    let weak = flag(row, "weak", report);
    name_en?;
    Some(CharacteristicCluster {
        id: id?.to_owned(),
        name: bilingual(row, "name"),
        name_source: name_source?,
        list: list?.to_owned(),
        announced: announced?,
        list_basis: list_basis?,
        place: place?.to_owned(),
        division: row.cell("division_zh").to_owned(),
        place_basis: place_basis?,
        precision: precision?,
        sources: sources?,
        weak: weak?,
        note: bilingual(row, "note"),
    })
}

fn count(
    row: &CsvRow<'_>,
    lists: &[CharacteristicList],
    registries: &Registries<'_>,
    report: &mut Report,
) -> Option<CharacteristicCount> {
    let place = registries.place(row, "place", report);
    let expected = "national_new, national_total, provincial_new or provincial_total";
    let metric = row.parse("metric", expected, report);
    let list = match metric? {
        Metric::NationalNew | Metric::NationalTotal => Some(known_list(row, lists, report)?),
        Metric::ProvincialNew => Some(row.required("list", report)?),
        Metric::ProvincialTotal => None,
    };
    let value = row.number("value", 0.0..=f64::MAX, report);
    let bound = row.parse("qualifier", BOUNDS, report);
    let scope = row.parse("scope", SCOPES, report);
    let basis = basis(row, report);
    let as_of = row.as_of("as_of", report);
    let sources = registries.cited(row, "source", report);
    let weak = flag(row, "weak", report);
    Some(CharacteristicCount {
        place: place?.to_owned(),
        metric: metric?,
        list: list.map(ToOwned::to_owned),
        value: value?,
        bound: bound?,
        scope: scope?,
        basis: basis?,
        as_of: as_of?,
        sources: sources?,
        weak: weak?,
        note: bilingual(row, "note"),
    })
}
