//! Whether a file is a sound view.

use std::{fs, path::Path};

use super::Finding;
use crate::{
    data::{self, Issue, Report, view_file::ViewFileError},
    export::{self, OpenError},
    model::Catalogue,
    query::{SearchIndex, visible},
    surface::StampError,
    view::{Selection, VERSION, View, ViewError},
};

/// Reads the file as a view and says what it holds, or what is wrong and where.
pub(super) fn inspect(path: &Path) -> Finding {
    let file = path.display().to_string();
    let mut report = Report::default();
    if is_picture(path) {
        return picture(path, report);
    }
    let summary = match fs::read_to_string(path) {
        Err(error) => {
            report.push(Issue::error(&file, "a text in UTF-8 that can be read", error.to_string()));
            None
        }
        Ok(text) => match View::from_json(&text) {
            Err(error) => {
                report.push(located(&file, &text, error));
                None
            }
            Ok(view) => {
                let (catalogue, _) = data::embedded_catalogue();
                strangers(&file, &catalogue, &view, &mut report);
                Some(summary(&catalogue, &view))
            }
        },
    };
    Finding { kind: "view", summary, report }
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["png", "svg", "pdf"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A picture is sound where it carries a sound view.
fn picture(path: &Path, mut report: Report) -> Finding {
    let file = path.display().to_string();
    let summary = match export::open(path) {
        Ok(view) => {
            let (catalogue, _) = data::embedded_catalogue();
            strangers(&file, &catalogue, &view, &mut report);
            Some(format!("a picture of {}", summary(&catalogue, &view)))
        }
        Err(error) => {
            let (expected, found) = match &error {
                OpenError::Picture { source, .. } => match source {
                    StampError::None => ("a picture made by Cluster Atlas", "none of its marks".to_owned()),
                    StampError::Damaged(error) => ("the view of a picture", error.to_string()),
                    StampError::View(error) => ("a sound view in the picture", error.to_string()),
                },
                OpenError::TooLarge { megabytes, .. } => ("at most 512 MB", format!("{megabytes} MB")),
                OpenError::View(ViewFileError::Read { source, .. }) => ("a file that can be read", source.to_string()),
                OpenError::View(error) => ("a picture", error.to_string()),
            };
            report.push(Issue::error(&file, expected, found));
            None
        }
    };
    Finding { kind: "picture", summary, report }
}

fn summary(catalogue: &Catalogue, view: &View) -> String {
    let shown = visible(catalogue, &view.layers, &view.filter, &SearchIndex::new(catalogue)).len();
    let conditions = match view.filter.len() {
        0 => "no conditions".to_owned(),
        1 => "1 condition".to_owned(),
        several => format!("{several} conditions"),
    };
    let language: &'static str = view.language.into();
    format!("a view, {conditions}, {shown} of {} clusters shown, language {language}", catalogue.clusters.len())
}

/// The filter's values and the selection that the atlas does not know: they match nothing, which is no damage, but
/// hardly meant.
fn strangers(file: &str, catalogue: &Catalogue, view: &View, report: &mut Report) {
    let mut warn = |property: &str, expected: &str, id: &str| {
        report.push(Issue::warning(file, expected, Issue::quoted(id)).column(property));
    };
    for id in view.filter.sectors.iter().filter(|id| catalogue.sector(id).is_none()) {
        warn("filter.sectors", "a sector of the atlas", id.as_str());
    }
    for id in view.filter.provinces.iter().filter(|id| catalogue.province(id).is_none()) {
        warn("filter.provinces", "a province of the atlas", id.as_str());
    }
    match &view.selection {
        Some(Selection::Cluster(id)) if catalogue.cluster(id).is_none() => {
            warn("selection", "a cluster of the atlas", id.as_str());
        }
        Some(Selection::Province(id)) if catalogue.province(id).is_none() => {
            warn("selection", "a province of the atlas", id.as_str());
        }
        _ => {}
    }
}

/// The error as an issue with its line and column.
fn located(file: &str, text: &str, error: ViewError) -> Issue {
    let at = |issue: Issue, place: Option<(usize, usize)>| match place {
        // At the end of an empty text serde is in column 0.
        Some((line, column)) if line > 0 => issue.line(line as u64).column(column.max(1).to_string()),
        _ => issue,
    };
    match error {
        ViewError::Page(found) => Issue::error(file, "a page that can be drawn", found).column("page"),
        ViewError::Thematic(found) => {
            at(Issue::error(file, "a layer that can be drawn", found), place_of_key(text, "thematic"))
        }
        ViewError::Form { line, column, found } => {
            let line_text = line.checked_sub(1).and_then(|before| text.lines().nth(before)).unwrap_or_default();
            let (expected, found) = taken_apart(&found, line_text);
            at(Issue::error(file, expected, found), Some((line, column)))
        }
        ViewError::Version(found) => {
            let issue = Issue::error(file, format!("view version {VERSION}"), format!("version {found}"));
            at(issue, place_of_key(text, "version"))
        }
        ViewError::Camera { expected, found } => at(Issue::error(file, expected, found), place_of_key(text, "camera")),
    }
}

/// What serde expected and what it found: it says both in one sentence, with the place at its end.
fn taken_apart(message: &str, line_text: &str) -> (String, String) {
    // What is no JSON at all says so in brackets.
    if let Some(inner) = message.strip_prefix("text that is no JSON (").and_then(|rest| rest.strip_suffix(')')) {
        let expected = inner.strip_prefix("expected ").unwrap_or("JSON");
        return (expected.to_owned(), Issue::quoted(line_text.trim()));
    }
    if let Some(field) = message.strip_prefix("missing ") {
        return (field.to_owned(), "nothing".to_owned());
    }
    if let Some(expected) = message.strip_prefix("expected ") {
        return (expected.to_owned(), Issue::quoted(line_text.trim()));
    }
    match message.rsplit_once(", expected ") {
        Some((found, expected)) => (expected.to_owned(), found.to_owned()),
        None => ("an atlas view".to_owned(), message.to_owned()),
    }
}

/// Line and column, from 1, of a key that the document has.
fn place_of_key(text: &str, key: &str) -> Option<(usize, usize)> {
    let quoted = format!("\"{key}\"");
    let is_key = |at: &usize| text.get(at + quoted.len()..).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let at = text.match_indices(&quoted).map(|(at, _)| at).find(is_key)?;
    let before = text.get(..at)?;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Some((before.matches('\n').count() + 1, before.get(line_start..)?.chars().count() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data::write::atomic, model::ProvinceId};

    fn issues(text: &str) -> (bool, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.json");
        atomic(&path, text.as_bytes()).unwrap();
        let finding = inspect(&path);
        let prefix = path.display().to_string();
        let said = finding.report.issues.iter().map(|issue| issue.to_string().replace(&prefix, "view.json"));
        (finding.summary.is_some(), said.collect())
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let sound = View::default().to_json();
        for (text, said) in [
            (
                sound.replace("\"version\": 1", "\"version\": 7"),
                "line 2, column 3: expected view version 1, found version 7",
            ),
            (sound.replace("6500.0", "-1.0"), "line 3, column 3: expected "),
            (sound.replace("\"en\"", "\"fr\""), "expected `en` or `zh`, found unknown variant `fr`"),
            (sound.replace("\"theme\": \"light\"", "\"them\": 1"), "found unknown field `them`"),
            ("{ \"version\": 1, \"camera\": {} }".to_owned(), "expected field `center`, found nothing"),
            (
                "{\n  \"version\" 1\n}".to_owned(),
                "view.json, line 2, column 13: expected `:`, found \"\\\"version\\\" 1\"",
            ),
            ("{ \"version\": 1,".to_owned(), "the end of the text"),
        ] {
            let (is_sound, issues) = issues(&text);
            assert!(!is_sound && issues.len() == 1 && issues[0].contains(said), "{said}: {issues:?}");
        }
    }

    #[test]
    fn a_condition_that_nothing_can_meet_is_odd_and_no_damage() {
        let mut view = View::default();
        assert_eq!(issues(&view.to_json()), (true, Vec::new()));
        view.filter.provinces.insert(ProvinceId::new("XX"));
        let (is_sound, issues) = issues(&view.to_json());
        assert!(is_sound);
        assert_eq!(issues, ["view.json, column filter.provinces: expected a province of the atlas, found \"XX\""]);
    }
}
