//! The tables as a catalogue. A bad row is reported and left out; the rest goes on.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    embedded::Files,
    report::Report,
    table::{Row, rows},
};
use crate::model::{
    ArticleClaim, Bilingual, Catalogue, City, CityId, Cluster, ClusterId, Figure, LonLat, Member, Name, OfficialTotal,
    Province, ProvinceId, Sector, SectorId, SeriesPoint, Source, SourceId, Sourced,
};

/// Reads all tables.
pub fn catalogue(files: &Files<'_>) -> (Catalogue, Report) {
    let report = RefCell::new(Report::default());
    let columns =
        ["id", "publisher", "title", "date", "url", "read_at", "link", "quality", "accessed", "note_en", "note_zh"];
    let sources = rows(files.sources, &columns, &report, source);
    let columns = ["id", "name_zh", "name_en", "short_zh", "short_en", "pinyin", "official_count_2022", "source"];
    let sectors = rows(files.sectors, &columns, &report, sector);
    let columns = [
        "id",
        "iso_3166_2",
        "gbt2260",
        "name_zh",
        "short_zh",
        "name_en",
        "pinyin",
        "region",
        "label_lon",
        "label_lat",
        "source",
    ];
    let provinces = rows(files.provinces, &columns, &report, province);
    let columns = [
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
        "source",
    ];
    let cities = rows(files.cities, &columns, &report, city);
    let members = grouped(rows(files.members, &["cluster", "city", "role", "basis", "source"], &report, member));
    let columns = [
        "cluster",
        "measure",
        "value",
        "unit",
        "qualifier",
        "year",
        "year_basis",
        "scope",
        "source",
        "note_en",
        "note_zh",
    ];
    let figures = grouped(rows(files.figures, &columns, &report, figure));
    let columns = [
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
    let clusters = rows(files.clusters, &columns, &report, |row| cluster(row, &members, &figures));
    let columns = ["id", "metric", "group", "value", "unit", "qualifier", "as_of", "source", "note_en", "note_zh"];
    let totals = rows(files.totals, &columns, &report, total);
    let columns =
        ["id", "claim_en", "claim_zh", "value", "unit", "qualifier", "as_of", "place", "attributed_to", "source"];
    let claims = rows(files.claims, &columns, &report, claim);
    let columns =
        ["date", "metric", "label_en", "label_zh", "value", "unit", "qualifier", "source", "note_en", "note_zh"];
    let series = rows(files.series, &columns, &report, point);
    let catalogue = Catalogue {
        sources: sources.into_iter().map(|source| (source.id.clone(), source)).collect(),
        sectors,
        provinces,
        cities: cities.into_iter().map(|city| (city.id.clone(), city)).collect(),
        clusters,
        totals,
        claims,
        series,
    };
    (catalogue, report.into_inner())
}

fn grouped<T>(rows: Vec<(ClusterId, T)>) -> BTreeMap<ClusterId, Vec<T>> {
    let mut groups: BTreeMap<ClusterId, Vec<T>> = BTreeMap::new();
    for (id, row) in rows {
        groups.entry(id).or_default().push(row);
    }
    groups
}

fn source(row: &Row<'_>) -> Option<Source> {
    let date = if row.cell("date").is_empty() { None } else { Some(row.date("date")?) };
    Some(Source {
        id: SourceId::new(row.required("id")?),
        publisher: row.optional("publisher"),
        title: row.optional("title"),
        date,
        url: row.optional("url"),
        read_at: row.optional("read_at"),
        link: row.parsed("link", "yes, caution or no")?,
        quality: row.parsed("quality", "official, media, aggregator, mirror, no_url or own")?,
        accessed: row.required("accessed")?,
        note: row.bilingual("note"),
    })
}

/// The names of a row; where a table has no short form of its own, the full name serves.
fn name(row: &Row<'_>, full_en: &str, short_en: &str) -> Option<Name> {
    let (zh, en) = (row.required("name_zh")?, row.required(full_en)?);
    let short = |column: &str, full: &str| row.optional(column).unwrap_or_else(|| full.to_owned());
    Some(Name {
        short: Bilingual { en: short(short_en, &en), zh: short("short_zh", &zh) },
        full: Bilingual { en, zh },
        pinyin: row.required("pinyin")?,
    })
}

fn sector(row: &Row<'_>) -> Option<Sector> {
    let as_of = crate::model::AsOf::parse("2022").ok()?;
    let value = row.parsed("official_count_2022", "a whole number")?;
    Some(Sector {
        id: SectorId::new(row.required("id")?),
        name: name(row, "name_en", "short_en")?,
        official_count: Sourced { value, sources: row.sources("source")?, as_of },
    })
}

fn place(row: &Row<'_>, lon: &str, lat: &str) -> Option<LonLat> {
    let at = LonLat::new(row.number(lon)?, row.number(lat)?);
    for (column, value, limit) in [(lon, at.lon, 180.0), (lat, at.lat, 90.0)] {
        if value.abs() > limit {
            row.wrong(column, "degrees on the earth");
            return None;
        }
    }
    Some(at)
}

fn province(row: &Row<'_>) -> Option<Province> {
    let region = if row.cell("region").is_empty() {
        None
    } else {
        Some(row.parsed("region", "east, central, west, northeast or nothing")?)
    };
    Some(Province {
        id: ProvinceId::new(row.required("id")?),
        iso: row.required("iso_3166_2")?,
        gbt2260: row.required("gbt2260")?,
        name: name(row, "name_en", "name_en")?,
        region,
        label_at: place(row, "label_lon", "label_lat")?,
        sources: row.sources("source")?,
    })
}

fn city(row: &Row<'_>) -> Option<City> {
    let label_rank = if row.cell("population").is_empty() { 0 } else { row.parsed("population", "a whole number")? };
    Some(City {
        id: CityId::new(row.required("id")?),
        name: name(row, "name_en", "name_en")?,
        province: ProvinceId::new(row.required("province")?),
        at: place(row, "lon", "lat")?,
        level: row.parsed("level", "municipality, prefecture, county or sar")?,
        separately_planned: row.cell("planning") == "yes",
        label_rank,
        sources: row.sources("source")?,
    })
}

fn member(row: &Row<'_>) -> Option<(ClusterId, Member)> {
    let lead = match row.cell("role") {
        "lead" => true,
        "member" => false,
        _ => {
            row.wrong("role", "lead or member");
            return None;
        }
    };
    let member = Member {
        city: CityId::new(row.required("city")?),
        lead,
        basis: row.parsed("basis", "named, decomposed, recalled or partial")?,
        sources: row.sources("source")?,
    };
    Some((ClusterId::new(row.required("cluster")?), member))
}

fn figure(row: &Row<'_>) -> Option<(ClusterId, Figure)> {
    let figure = Figure {
        measure: row.parsed("measure", "output, revenue, scale, firms or little_giants")?,
        value: Sourced { value: row.number("value")?, sources: row.sources("source")?, as_of: row.date("year")? },
        qualifier: row.parsed("qualifier", "eq, over or about")?,
        year_basis: row.parsed("year_basis", "stated or publication")?,
        scope: row.parsed("scope", "what the figure covers, see data/README.md")?,
        note: row.bilingual("note"),
    };
    Some((ClusterId::new(row.required("cluster")?), figure))
}

fn cluster(
    row: &Row<'_>,
    members: &BTreeMap<ClusterId, Vec<Member>>,
    figures: &BTreeMap<ClusterId, Vec<Figure>>,
) -> Option<Cluster> {
    let id = ClusterId::new(row.required("id")?);
    let provinces: Vec<ProvinceId> = row.list("provinces").into_iter().map(ProvinceId::new).collect();
    if provinces.is_empty() {
        row.wrong("provinces", "at least one province");
        return None;
    }
    let Some(members) = members.get(&id) else {
        row.wrong("id", "a cluster with members in cluster_members.csv");
        return None;
    };
    Some(Cluster {
        name: name(row, "name_en", "short_en")?,
        sector: SectorId::new(row.required("sector")?),
        sector_basis: row.parsed("sector_basis", "inferred or ambiguous")?,
        round: row.parsed("round", "1, 2, 1-2, 3 or 2024")?,
        announced: row.date("announced")?,
        confidence: row.parsed("confidence", "verified or recalled")?,
        provinces,
        members: members.clone(),
        figures: figures.get(&id).cloned().unwrap_or_default(),
        name_basis: row.parsed("name_source", "read, shortened, recalled or back_translated")?,
        sources: row.sources("sources")?,
        note: row.bilingual("note"),
        id,
    })
}

fn total(row: &Row<'_>) -> Option<OfficialTotal> {
    Some(OfficialTotal {
        id: row.required("id")?,
        metric: row.required("metric")?,
        group: row.cell("group").to_owned(),
        value: Sourced { value: row.number("value")?, sources: row.sources("source")?, as_of: row.date("as_of")? },
        unit: row.required("unit")?,
        qualifier: row.parsed("qualifier", "eq, over or about")?,
        note: row.bilingual("note"),
    })
}

fn claim(row: &Row<'_>) -> Option<ArticleClaim> {
    let value = if row.cell("value").is_empty() { None } else { Some(row.number("value")?) };
    let qualifier =
        if row.cell("qualifier").is_empty() { None } else { Some(row.parsed("qualifier", "eq, over or about")?) };
    Some(ArticleClaim {
        id: row.required("id")?,
        claim: row.bilingual("claim"),
        value,
        unit: row.cell("unit").to_owned(),
        qualifier,
        as_of: row.date("as_of")?,
        place: row.required("place")?,
        attributed_to: row.cell("attributed_to").to_owned(),
        sources: row.sources("source")?,
    })
}

fn point(row: &Row<'_>) -> Option<SeriesPoint> {
    Some(SeriesPoint {
        metric: row.required("metric")?,
        label: row.bilingual("label"),
        value: Sourced { value: row.number("value")?, sources: row.sources("source")?, as_of: row.date("date")? },
        unit: row.required("unit")?,
        qualifier: row.parsed("qualifier", "eq, over or about")?,
        note: row.bilingual("note"),
    })
}
