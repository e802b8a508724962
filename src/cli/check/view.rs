//! Check of project files and of the views in pictures.

use std::path::Path;

use super::CheckFinding;
use crate::{
    cli::own_data,
    data::{
        Issue, Report, bundle,
        read::{self, Content},
        view_file::{ViewFileError, folder_of},
    },
    export::{self, OpenError, OpenedFile, OwnDataPool, embedded_facts},
    import::Progress,
    model::{ShownPath, short},
    query::{Facts, IgnoredPart, MapContent, UnknownId, ignored_parts, unknown_ids},
    surface::{MetadataError, is_metadata},
    view::{Basemap, MINOR, VERSION, View, ViewError},
};

/// Checks a view; reports its content, or the error and its position.
pub(super) fn inspect(path: &Path) -> CheckFinding {
    let file = ShownPath(path).to_string();
    let mut report = Report::default();
    if export::is_picture(path) {
        return picture(path, report);
    }
    let summary = match read::text(&bundle::project_in(path), Content::View) {
        Err(error) => {
            report.push(super::unread(&file, &error));
            None
        }
        Ok(text) if is_metadata(&text) => return picture(path, report),
        Ok(text) => match View::from_json(&text) {
            Err(error) => {
                report.push(located(&file, &text, &error));
                None
            }
            Ok(view) => {
                let view = view.with_paths_from(&folder_of(path));
                let facts = with_own_data(&file, &view, &mut report);
                oddities(&file, &facts, &view, &mut report);
                Some(format!("project file with {}", summary(&facts, &view)))
            }
        },
    };
    CheckFinding { kind: "view", summary, report }
}

/// The facts with the own files of a view; those that are missing or have changed are warnings.
fn with_own_data(file: &str, view: &View, report: &mut Report) -> Facts {
    let (facts, problems) = OwnDataPool::default().load(&embedded_facts().0, view, &Progress::default());
    for problem in &problems {
        let issue = Issue::warning(file, "the file as it was when it was added", own_data::sentence(problem));
        report.push(issue.key(format!("data.{}", problem.id)));
    }
    facts
}

/// A picture is valid if it contains a valid view; of several pictures the first counts.
fn picture(path: &Path, mut report: Report) -> CheckFinding {
    let file = ShownPath(path).to_string();
    let summary = match export::open_file(path) {
        Ok(OpenedFile { view, pictures }) => {
            let facts = with_own_data(&file, &view, &mut report);
            oddities(&file, &facts, &view, &mut report);
            let summary = summary(&facts, &view);
            Some(match pictures {
                Some(several) if several > 1 => format!("PDF of {several} images, the first with {summary}"),
                _ => format!("image of a map with {summary}"),
            })
        }
        Err(error) => {
            report.push(match &error {
                OpenError::Picture { source, .. } => match source {
                    MetadataError::None => {
                        Issue::error(&file, "an image exported by Cluster Atlas", "no map stored in it")
                    }
                    MetadataError::Damaged(_) => {
                        Issue::error(&file, "a valid map stored in the image", "a damaged one")
                    }
                    MetadataError::TooLarge { limit } => {
                        let most = format!("a map stored in the image, at most {} MB", limit >> 20);
                        Issue::error(&file, most, "one that does not unpack to that")
                    }
                    MetadataError::View(error) => located(&file, "", error),
                },
                OpenError::View(ViewFileError::Read(error)) => super::unread(&file, error),
                OpenError::View(ViewFileError::View { source, .. }) => located(&file, "", source),
            });
            None
        }
    };
    CheckFinding { kind: "picture", summary, report }
}

fn summary(facts: &Facts, view: &View) -> String {
    let shown = MapContent::of(facts, view).clusters.len();
    let conditions = match view.conditions() {
        0 => "no filters".to_owned(),
        1 => "1 filter".to_owned(),
        several => format!("{several} filters"),
    };
    let language: &'static str = view.language.into();
    format!("{conditions}, {shown} of {} clusters shown, language {language}", facts.catalogue().clusters.len())
}

/// The filter's values and the selection that the atlas does not know, and a tile file that is not there: they match, or
/// show, nothing, which is no damage, but hardly meant.
pub(super) fn oddities(file: &str, facts: &Facts, view: &View, report: &mut Report) {
    for key in view.unknown.names() {
        let expected = format!("keys of version {VERSION}.{MINOR}");
        let found = format!("one of version {VERSION}.{}, which is kept", view.minor);
        report.push(Issue::warning(file, expected, found).key(key));
    }
    let mut warn = |property: &str, expected: &str, id: &str| {
        report.push(Issue::warning(file, expected, Issue::quoted(id)).key(property));
    };
    for UnknownId { property, kind, id } in unknown_ids(facts, view) {
        warn(&property, &format!("{} of the atlas", kind.in_words()), &id);
    }
    for IgnoredPart { property, because } in ignored_parts(facts, view) {
        warn(&property, because.expected(), &property);
    }
    if let Basemap::File(tiles) = &view.base.basemap
        && !tiles.is_file()
    {
        warn("base.basemap", "a tile file that exists", &ShownPath(tiles).to_string());
    }
}

/// Converts an error into an issue, with line and column if the text of the document is available.
fn located(file: &str, text: &str, error: &ViewError) -> Issue {
    let at = |issue: Issue, place: Option<(usize, usize)>| match place {
        // serde reports column 0 at the end of an empty text; the text inside a picture has no lines visible to a user.
        Some((line, column)) if line > 0 && !text.is_empty() => {
            issue.line(line as u64).column(column.max(1).to_string())
        }
        _ => issue,
    };
    // Issues state expected and found separately; the message combines both.
    let checked = |error: &dyn std::fmt::Display, what: &str| {
        let message = error.to_string();
        match message.strip_prefix("expected ").and_then(|rest| rest.rsplit_once(", found ")) {
            Some((expected, found)) => Issue::error(file, expected, found),
            None => Issue::error(file, what, message),
        }
    };
    match error {
        ViewError::Form { line, column, error } => {
            at(Issue::error(file, error.expected(), error.found()), Some((*line, *column)))
        }
        ViewError::OtherMinor { version, minor, error } => {
            let issue = Issue::error(file, error.expected(), error.found());
            if (*version, *minor) > (u64::from(VERSION), MINOR) {
                Issue { found: format!("{} in a view of version {version}.{minor}", issue.found), ..issue }
            } else {
                issue
            }
        }
        ViewError::Version(found) => {
            let issue = Issue::error(file, format!("view version 1 or {VERSION}"), format!("version {found}"));
            at(issue, place_of_key(text, "version"))
        }
        ViewError::Camera(error) => at(checked(error, "a camera that can be"), place_of_key(text, "camera")),
        ViewError::Thematic(error) => at(checked(error, "a layer that can be drawn"), place_of_key(text, "thematic")),
        ViewError::Page(error) => checked(error, "a page that can be drawn").key("page.size"),
        ViewError::TooMany { field, most, found } => {
            Issue::error(file, format!("at most {most} values"), found.to_string()).key(*field)
        }
        ViewError::LayerTwice(id) => {
            Issue::error(file, "an identifier of its own for each layer", format!("{:?} twice", id.as_str()))
                .key("layers")
        }
        ViewError::OwnDataTwice(id) => {
            Issue::error(file, "an identifier of its own for each file", format!("{:?} twice", id.as_str())).key("data")
        }
        ViewError::Permutations { most, found } => {
            Issue::error(file, format!("a number from 1 to {most}"), found.to_string()).key("analysis.permutations")
        }
        ViewError::Opacity { found } => Issue::error(file, "a number from 0 to 1", short(*found)).key("layers.opacity"),
        ViewError::TooLong { field, most, found } => {
            Issue::error(file, format!("at most {most} characters"), found.to_string()).key(*field)
        }
        ViewError::Seen { width, height } => {
            let found = format!("{} × {} points", short(*width), short(*height));
            Issue::error(file, "a width and height of at least 1 point", found).key("page.seen")
        }
    }
}

/// Line and column, from 1, of a key that exists in the document.
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
                sound.replace("\"version\": 2", "\"version\": 7"),
                "line 2, column 3: expected view version 1 or 2, found version 7",
            ),
            (sound.replace("6500.0", "-1.0"), "line 4, column 3: expected "),
            (sound.replace("\"en\"", "\"fr\""), "expected `en` or `zh`, found “fr”"),
            (sound.replace("\"theme\": \"light\"", "\"them\": 1"), "found unknown field `them`"),
            ("{ \"version\": 1, \"camera\": {} }".to_owned(), "expected field `center`, found nothing"),
            ("{\n  \"version\" 1\n}".to_owned(), "view.json, line 2, column 13: expected `:`, found “\"version\" 1”"),
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
        view.place.provinces.insert(ProvinceId::new("XX"));
        let (is_sound, issues) = issues(&view.to_json());
        assert!(is_sound);
        assert_eq!(issues, ["view.json, place.provinces: expected a province of the atlas, found \"XX\""]);
    }

    #[test]
    fn a_tile_file_that_is_not_there_is_warned_of() {
        let folder = tempfile::tempdir().unwrap();
        let tiles = folder.path().join("tiles.mbtiles");
        let mut view = View::default();
        view.base.basemap = Basemap::File(tiles.clone());
        let (is_sound, said) = issues(&view.to_json());
        let found = format!("expected a tile file that exists, found \"{}\"", tiles.display());
        assert_eq!((is_sound, said), (true, vec![format!("view.json, base.basemap: {found}")]));
        atomic(&tiles, b"x").unwrap();
        assert_eq!(issues(&view.to_json()), (true, Vec::new()));
    }
}
