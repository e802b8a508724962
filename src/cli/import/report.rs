//! Report of an import as text and JSON.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Serialize;

use crate::{
    cli::error::CliError,
    gazetteer::Gazetteer,
    i18n::{ImportTexts, phrase},
    import::{Import, Remark, RemarkKind},
    recipe::{ColumnRole, Recipe},
};

/// Remarks of one kind that the text lists; the CSV has all.
const LISTED: usize = 5;
/// Names without a place that the text lists.
const NAMES: usize = 20;

/// The report as text for people.
pub(super) fn text(import: &Import, texts: &ImportTexts) -> Vec<u8> {
    let report = &import.report;
    let mut out = String::new();
    let mut line = |text: &str| {
        // Writing to a string cannot fail.
        let _infallible = writeln!(out, "{text}");
    };
    let filled = |form: &str, gaps: &[(&str, usize)]| {
        gaps.iter().fold(form.to_owned(), |form, (gap, n)| form.replace(&format!("{{{gap}}}"), &n.to_string()))
    };
    let format = texts.summary.replace("{format}", report.format);
    line(&filled(&format, &[("rows", report.rows)]).replacen("{file}", &report.file, 1));
    line(&format!("  {}", filled(&texts.kept, &[("kept", report.kept), ("left_out", report.left_out)])));
    let placed = [
        ("drawn", report.drawn),
        ("at_seats", report.at_seats),
        ("by_place", report.by_place),
        ("unplaced", report.unplaced),
    ];
    line(&format!("  {}", filled(&texts.placed, &placed)));
    line(&texts.columns);
    // In the order of the file, then those that are not imported.
    let fields = import.dataset.fields().iter().map(|field| field.id.as_str());
    let ignored = import.recipe.columns.iter().filter(|(_, choice)| choice.role == ColumnRole::Ignore);
    let ordered = fields.chain(ignored.map(|(heading, _)| heading.as_str()));
    for (heading, choice) in ordered.filter_map(|heading| import.recipe.columns.get_key_value(heading)) {
        let unit = if choice.unit.is_empty() { String::new() } else { format!(" ({})", choice.unit) };
        line(&format!("  {heading}: {}{unit}", phrase(&texts.role, choice.role)));
    }
    if !report.remarks.is_empty() {
        line(&texts.remarks);
    }
    let mut kinds: BTreeMap<RemarkKind, Vec<&Remark>> = BTreeMap::new();
    for remark in &report.remarks {
        kinds.entry(remark.kind).or_default().push(remark);
    }
    for remarks in kinds.values() {
        for remark in remarks.iter().take(LISTED) {
            let effect = phrase(&texts.severity, remark.severity);
            line(&format!("  [{effect}] {}", remark.located_words(texts, report.unit)));
        }
        if remarks.len() > LISTED {
            line(&format!("    … {}", filled(&texts.more, &[("n", remarks.len() - LISTED)])));
        }
    }
    if !report.unmatched.is_empty() {
        line(&texts.unmatched);
    }
    for unmatched in report.unmatched.iter().take(NAMES) {
        let names: Vec<String> = unmatched.candidates.iter().map(|code| candidate(code)).collect();
        let perhaps = texts.candidates.replace("{names}", &names.join(", "));
        let perhaps = if names.is_empty() { String::new() } else { format!(" ({perhaps})") };
        line(&format!("  {} × {}{perhaps}", unmatched.name, unmatched.rows));
    }
    if report.unmatched.len() > NAMES {
        line(&format!("    … {}", filled(&texts.more, &[("n", report.unmatched.len() - NAMES)])));
    }
    out.into_bytes()
}

/// Code and full name of a place.
fn candidate(code: &str) -> String {
    let name = Gazetteer::embedded().by_code(code).map(|place| Gazetteer::embedded().full_name(place));
    name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

#[derive(Serialize)]
struct JsonReport<'a> {
    file: &'a str,
    sha256: &'a str,
    format: &'a str,
    rows: usize,
    kept: usize,
    left_out: usize,
    drawn: usize,
    at_seats: usize,
    by_place: usize,
    unplaced: usize,
    recipe: &'a Recipe,
    remarks: Vec<JsonRemark<'a>>,
    unmatched: Vec<JsonName<'a>>,
}

#[derive(Serialize)]
struct JsonRemark<'a> {
    row: Option<u32>,
    column: Option<&'a str>,
    effect: &'static str,
    kind: &'static str,
    found: &'a str,
    n: usize,
    text: String,
}

#[derive(Serialize)]
struct JsonName<'a> {
    name: &'a str,
    reason: &'static str,
    rows: usize,
    candidates: &'a [String],
}

/// The report as JSON.
///
/// # Errors
/// [`CliError::Report`].
pub(super) fn json(import: &Import, texts: &ImportTexts) -> Result<Vec<u8>, CliError> {
    let report = &import.report;
    let remarks = report.remarks.iter().map(|of| json_remark(of, texts)).collect();
    let unmatched = report.unmatched.iter().map(|of| JsonName {
        name: &of.name,
        reason: of.kind.into(),
        rows: of.rows,
        candidates: &of.candidates,
    });
    let document = JsonReport {
        file: &report.file,
        sha256: &report.sha256,
        format: report.format,
        rows: report.rows,
        kept: report.kept,
        left_out: report.left_out,
        drawn: report.drawn,
        at_seats: report.at_seats,
        by_place: report.by_place,
        unplaced: report.unplaced,
        recipe: &import.recipe,
        remarks,
        unmatched: unmatched.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(CliError::Report)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn json_remark<'a>(remark: &'a Remark, texts: &ImportTexts) -> JsonRemark<'a> {
    JsonRemark {
        row: remark.row,
        column: remark.column.as_deref(),
        effect: remark.severity.into(),
        kind: remark.kind.into(),
        found: &remark.found,
        n: remark.count,
        text: remark.words(texts),
    }
}
