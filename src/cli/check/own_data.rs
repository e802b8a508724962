//! Check of a person's own lists: whether they can be imported, and what becomes of their rows.

use std::path::Path;

use super::CheckFinding;
use crate::{
    data::{Issue, Report},
    export::embedded_facts,
    i18n::messages,
    import::{self, ImportError, Progress, Remark, RowUnit, format::format_of},
    model::{Language, ShownPath},
    recipe::Recipe,
};

/// Checks a list, read as guessed; `None` for a file that is no list.
pub(super) fn inspect(path: &Path) -> Option<CheckFinding> {
    let source = import::read_source(path).ok()?;
    let format = format_of(&source)?;
    let (file, texts) = (ShownPath(path).to_string(), &messages(Language::En).import);
    let (facts, _) = embedded_facts();
    let mut report = Report::default();
    let imported = import::import(&source, &Recipe::default(), facts.datasets().places(), &Progress::default());
    let expected = "a row that is read and placed as it stands";
    let located = |issue: Issue, remark: &Remark| match remark.row.filter(|_| format.row_unit() == RowUnit::Line) {
        Some(line) => issue.line(u64::from(line)),
        None => issue,
    };
    let summary = match imported {
        Ok(import) => {
            for remark in &import.report.remarks {
                let words = match format.row_unit() {
                    RowUnit::Line => remark.words(texts),
                    unit => remark.located_words(texts, unit),
                };
                report.push(located(Issue::warning(&file, expected, words), remark));
            }
            let report = &import.report;
            Some(format!(
                "list with {} rows: {} drawn, {} by province only, {} without a place, {} left out",
                report.rows, report.drawn, report.by_place, report.unplaced, report.left_out
            ))
        }
        Err(error) => {
            let issue = Issue::error(&file, "a list that can be imported", error.words(texts, format.row_unit()));
            report.push(match &error {
                ImportError::Content(remark) => located(issue, remark),
                ImportError::Cancelled => issue,
            });
            None
        }
    };
    Some(CheckFinding { kind: "list", summary, report })
}
