//! Cells that tables have in common: texts in both languages, names, flags, dates, tiers, origins of values.

use super::{Report, table::CsvRow};
use crate::model::{AsOf, Bilingual, Name, Tier, ValueBasis};

/// Codes of [`Qualifier`](crate::model::Qualifier), for reports.
pub(super) const QUALIFIERS: &str = "eq, over or about";
/// Codes of [`Bound`](crate::model::Bound), for reports.
pub(super) const BOUNDS: &str = "eq, over, at_least, about or at_most";
/// Codes of [`CityInclusion`](crate::model::CityInclusion), for reports.
pub(super) const SCOPES: &str = "not_applicable, included, included_inferred, apart or unclear";

/// A text in both languages from the columns `{stem}_en` and `{stem}_zh`.
pub(super) fn bilingual(row: &CsvRow<'_>, stem: &str) -> Bilingual {
    let text = |language| row.cell(&format!("{stem}_{language}")).to_owned();
    Bilingual { en: text("en"), zh: text("zh") }
}

/// Like [`bilingual`], but an empty side is reported.
pub(super) fn both_languages(row: &CsvRow<'_>, stem: &str, report: &mut Report) -> Option<Bilingual> {
    let en = row.required(&format!("{stem}_en"), report);
    let zh = row.required(&format!("{stem}_zh"), report);
    Some(Bilingual { en: en?.to_owned(), zh: zh?.to_owned() })
}

/// A flag: `yes` or empty.
pub(super) fn flag(row: &CsvRow<'_>, column: &str, report: &mut Report) -> Option<bool> {
    match row.cell(column) {
        "" => Some(false),
        "yes" => Some(true),
        _ => {
            report.push(row.issue(column, "yes or nothing"));
            None
        }
    }
}

/// An optional date: `Some(None)` for an empty cell, `None` for an error, which is reported.
#[expect(clippy::option_option, reason = "an unknown date and a faulty one are not the same")]
pub(super) fn optional_date(row: &CsvRow<'_>, column: &str, report: &mut Report) -> Option<Option<AsOf>> {
    match row.optional(column) {
        None => Some(None),
        Some(_) => row.as_of(column, report).map(Some),
    }
}

/// A name with pinyin; the full name replaces a missing short form.
pub(super) fn name(row: &CsvRow<'_>, report: &mut Report) -> Option<Name> {
    let full = both_languages(row, "name", report);
    let pinyin = row.required("pinyin", report);
    let (full, mut short) = (full?, bilingual(row, "short"));
    for (short, full) in [(&mut short.en, &full.en), (&mut short.zh, &full.zh)] {
        if short.is_empty() {
            short.clone_from(full);
        }
    }
    Some(Name { full, short, pinyin: pinyin?.to_owned() })
}

/// The tier in the column `tier`.
pub(super) fn tier(row: &CsvRow<'_>, report: &mut Report) -> Option<Tier> {
    row.parse("rung", "a rung such as specialised_sme or little_giant", report)
}

/// The origin of the value in the column `basis`.
pub(super) fn basis(row: &CsvRow<'_>, report: &mut Report) -> Option<ValueBasis> {
    row.parse("basis", "stated, derived, inferred or recalled", report)
}

/// The years in the column `breaks`, ascending, with semicolons between them; none for an empty cell.
pub(super) fn breaks(row: &CsvRow<'_>, report: &mut Report) -> Option<Vec<i32>> {
    let years = row.cell("breaks").split(';').filter(|year| !year.is_empty()).map(|year| year.trim().parse().ok());
    let years: Option<Vec<i32>> = years.collect();
    let years = years.filter(|years| years.is_sorted_by(|one, next| one < next));
    if years.is_none() {
        report.push(row.issue("breaks", "years in ascending order"));
    }
    years
}
