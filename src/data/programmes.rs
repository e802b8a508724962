//! Reader of `programmes.csv`.

use super::{
    Report,
    cells::{BOUNDS, bilingual, flag, optional_date, tier},
    references::{Seen, cited, province_of},
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, CityId, Issued, Period, Programme, ProgrammeFigure, ProgrammeId, SourceId, Sourced};

const COLUMNS: [&str; 28] = [
    "id",
    "name_en",
    "name_zh",
    "title",
    "province",
    "city",
    "level",
    "kind",
    "issued",
    "issued_basis",
    "period_from",
    "period_to",
    "figure",
    "value",
    "unit",
    "qualifier",
    "rung",
    "as_of",
    "counts_en",
    "counts_zh",
    "others_en",
    "others_zh",
    "description_en",
    "description_zh",
    "source",
    "weak",
    "note_en",
    "note_zh",
];

pub(super) fn programmes(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Programme> {
    let table = CsvTable::read("programmes.csv", text, &COLUMNS, report);
    let mut seen = Seen::default();
    table.rows().filter_map(|row| programme(&row, &mut seen, catalogue, report)).collect()
}

fn programme(row: &CsvRow<'_>, seen: &mut Seen, catalogue: &Catalogue, report: &mut Report) -> Option<Programme> {
    let id = seen.id(row, report);
    let named = row.required("name_en", report);
    let title = row.parse("title", "document_title, named_scheme, label, recalled, number_only or not_shown", report);
    let province = match row.cell("province") {
        "CN" => Some(None),
        id => province_of(row, id, "province", catalogue, report).map(Some),
    };
    let city = city(row, catalogue, report);
    let level = row.parse("level", "national, provincial, municipal, regional, city or xpcc", report);
    let expected = "cultivation_target, gradient_cultivation, recognition, subsidy_award, financing, single_champion, \
                    industrial_cluster, industrial_chain or service_platform";
    let kind = row.parse("kind", expected, report);
    let issued = issued(row, report);
    let from = optional_date(row, "period_from", report);
    let to = optional_date(row, "period_to", report);
    let sources = cited(row, "source", catalogue, report);
    let figure = figure(row, sources.as_deref(), report);
    let weak = flag(row, "weak", report);
    named?;
    Some(Programme {
        id: ProgrammeId::new(id?),
        name: bilingual(row, "name"),
        title: title?,
        province: province?,
        city: city?,
        level: level?,
        kind: kind?,
        issued: issued?,
        period: Period { from: from?, to: to? },
        figure: figure?,
        others: bilingual(row, "others"),
        description: bilingual(row, "description"),
        sources: sources?,
        weak: weak?,
        note: bilingual(row, "note"),
    })
}

/// The city that issued the programme; `Some(None)` if the issuer is not a city.
#[expect(clippy::option_option, reason = "no city and a faulty one are not the same")]
fn city(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<Option<CityId>> {
    let Some(id) = row.optional("city").map(CityId::new) else { return Some(None) };
    if catalogue.city(&id).is_some() {
        return Some(Some(id));
    }
    report.push(row.issue("city", "a city of cities.csv or nothing"));
    None
}

/// The date of issue with its basis: both or neither.
#[expect(clippy::option_option, reason = "an unknown date and a faulty one are not the same")]
fn issued(row: &CsvRow<'_>, report: &mut Report) -> Option<Option<Issued>> {
    let date = optional_date(row, "issued", report);
    let expected = "stated, page, reported or inferred where there is a date, else nothing";
    let basis = row.parse_optional("issued_basis", expected, report);
    match (date?, basis?) {
        (None, None) => Some(None),
        (Some(date), Some(basis)) => Some(Some(Issued { date, basis })),
        _ => {
            report.push(row.issue("issued_basis", expected));
            None
        }
    }
}

/// The figure with its unit, precision, tier and date; `Some(None)` if the programme has none.
#[expect(clippy::option_option, reason = "no figure and a faulty one are not the same")]
fn figure(row: &CsvRow<'_>, sources: Option<&[SourceId]>, report: &mut Report) -> Option<Option<ProgrammeFigure>> {
    const PARTS: [&str; 5] = ["value", "unit", "qualifier", "rung", "as_of"];
    if row.optional("figure").is_none() {
        let Some(part) = PARTS.into_iter().find(|part| row.optional(part).is_some()) else { return Some(None) };
        report.push(row.issue(part, "nothing, because the programme has no figure"));
        return None;
    }
    let expected = "target_total, target_addition, target_per_year, target_other, achieved, amount or nothing";
    let kind = row.parse("figure", expected, report);
    let value = row.number("value", 0.0..=f64::MAX, report);
    let unit = row.parse("unit", "firms, yuan, clusters or industries", report);
    let bound = row.parse("qualifier", BOUNDS, report);
    let tier = match row.optional("rung") {
        None => Some(None),
        Some(_) => tier(row, report).map(Some),
    };
    let as_of = row.as_of("as_of", report);
    Some(Some(ProgrammeFigure {
        kind: kind?,
        value: Sourced { value: value?, sources: sources?.to_vec(), as_of: as_of? },
        unit: unit?,
        bound: bound?,
        tier: tier?,
        counts: bilingual(row, "counts"),
    }))
}
