//! Readers of `findings.csv` and `article_checks.csv`.

use super::{
    Report,
    cells::{QUALIFIERS, bilingual, both_languages, flag},
    references::{Seen, cited},
    table::{CsvRow, CsvTable},
};
use crate::model::{Catalogue, Check, Finding, Reference, Verdict};

const FINDINGS: [&str; 11] =
    ["id", "what_en", "what_zh", "value", "unit", "qualifier", "as_of", "source", "weak", "note_en", "note_zh"];
const CHECKS: [&str; 6] = ["claim", "order", "verdict", "fact", "comment_en", "comment_zh"];

pub(super) fn findings(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Finding> {
    let table = CsvTable::read("findings.csv", text, &FINDINGS, report);
    let mut seen = Seen::default();
    let mut finding = |row: CsvRow<'_>| {
        let id = seen.id(&row, report);
        let what = both_languages(&row, "what", report);
        let value = row.number_optional("value", 0.0..=f64::MAX, report);
        let qualifier = row.parse_optional("qualifier", QUALIFIERS, report);
        let as_of = row.as_of("as_of", report);
        let sources = cited(&row, "source", catalogue, report);
        let weak = flag(&row, "weak", report);
        Some(Finding {
            id: id?.to_owned(),
            what: what?,
            value: value?,
            unit: row.cell("unit").to_owned(),
            qualifier: qualifier?,
            as_of: as_of?,
            sources: sources?,
            weak: weak?,
            note: bilingual(&row, "note"),
        })
    };
    table.rows().filter_map(&mut finding).collect()
}

pub(super) fn checks(text: &str, catalogue: &Catalogue, report: &mut Report) -> Vec<Check> {
    let table = CsvTable::read("article_checks.csv", text, &CHECKS, report);
    let mut check = |row: CsvRow<'_>| {
        let claim = claim(&row, catalogue, report);
        let order = row.parse("order", "a whole number", report);
        let verdict = row.parse("verdict", "agrees, other_scope, later, contradicts, context or unknown", report);
        let fact = fact(&row, verdict, catalogue, report);
        let comment = both_languages(&row, "comment", report);
        Some(Check { claim: claim?, order: order?, verdict: verdict?, fact: fact?, comment: comment? })
    };
    table.rows().filter_map(&mut check).collect()
}

fn claim(row: &CsvRow<'_>, catalogue: &Catalogue, report: &mut Report) -> Option<String> {
    let id = row.cell("claim");
    if catalogue.claims.iter().any(|claim| claim.id == id) {
        return Some(id.to_owned());
    }
    report.push(row.issue("claim", "a claim of article_claims.csv"));
    None
}

/// Reads the reference to a fact, which must exist in the catalogue; `Some(None)` for the verdict `unknown`, which has
/// no fact.
#[expect(clippy::option_option, reason = "no fact and a faulty one are not the same")]
fn fact(
    row: &CsvRow<'_>,
    verdict: Option<Verdict>,
    catalogue: &Catalogue,
    report: &mut Report,
) -> Option<Option<Reference>> {
    let unknown = verdict? == Verdict::Unknown;
    let expected = "a fact such as total:clusters_45, series:little_giant_total@2022-09-08 or programme:p030";
    let reference: Option<Reference> = match row.optional("fact") {
        None if unknown => return Some(None),
        Some(_) if unknown => {
            report.push(row.issue("fact", "nothing, because the verdict is unknown"));
            return None;
        }
        _ => row.parse("fact", expected, report),
    };
    let reference = reference?;
    if catalogue.fact(&reference).is_some() {
        return Some(Some(reference));
    }
    report.push(row.issue("fact", "one fact of the other tables"));
    None
}
