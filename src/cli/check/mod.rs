//! `check`: validates a file before use.

mod batch;
mod own_data;
mod view;

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use serde::Serialize;

use super::{error::CliError, streams};
use crate::{
    data::{Issue, Report, Severity, Spot, read::ReadError},
    export::ENDINGS,
    import::format::FORMATS,
    model::{ShownPath, path_codec},
};

const MORE: &str = "\
Every picture of a batch file is prepared as `batch` does before it makes the first: flags, filters, project files, sizes, and
names that collide with each other or with an input; for the first 1,000 pictures also whether the page has room for map and
legend. Project files that pictures start from are checked as well: values that this atlas does not have, missing tile files.
Nothing is drawn. Not checked: whether a file exists that would be overwritten (`batch` needs --force for that), whether the
disk has room, the names of the files of --pack, and what has no room only once the map is drawn.

A list of your own is read as guessed; each row that is left out or has no place is a
warning. Formats, and flags for other readings: see import. Lists that a project file names are checked with it.";

/// Check a project file, exported image, batch file or list of your own for errors.
///
/// Exits with 0 if the file is valid, 1 if not. Each error names the line and column, what was expected and what was found.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(super) struct CheckArgs {
    /// File to check.
    file: PathBuf,
    /// Print the report as JSON. In `file`, a byte of a name that is not UTF-8 is a character from U+F780
    /// (byte 80) to U+F7FF (byte FF).
    #[arg(long)]
    json: bool,
}

/// Issue for a file that cannot be read.
fn unread(file: &str, error: &ReadError) -> Issue {
    Issue::error(file, "a file that can be read", error.why.to_string())
}

/// Result of checking a file.
struct CheckFinding {
    /// Kind of file found or expected.
    kind: &'static str,
    /// One-line description of the content; `None` if the file is invalid.
    summary: Option<String>,
    report: Report,
}

/// Runs the command.
pub(super) fn run(arguments: &CheckArgs) -> Result<ExitCode, CliError> {
    let ending = arguments.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let finding = if ending.eq_ignore_ascii_case("toml") {
        batch::inspect(&arguments.file)
    } else {
        let endings = FORMATS.iter().flat_map(|format| format.extensions());
        let is_list = endings.filter(|known| !ENDINGS.contains(known)).any(|known| ending.eq_ignore_ascii_case(known));
        is_list.then(|| own_data::inspect(&arguments.file)).flatten().unwrap_or_else(|| view::inspect(&arguments.file))
    };
    if arguments.json {
        streams::print(&json(&path_codec::to_text(&arguments.file), &finding)?).map_err(CliError::Stdout)?;
    } else {
        for issue in &finding.report.issues {
            let severity = match issue.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            streams::say(&format!("{severity}: {issue}"));
        }
        if let Some(summary) = &finding.summary {
            let file = ShownPath(&arguments.file);
            streams::print(format!("{file}: ok: {summary}\n").as_bytes()).map_err(CliError::Stdout)?;
        }
    }
    Ok(if finding.summary.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Serialize)]
struct JsonReport<'a> {
    file: &'a str,
    kind: &'a str,
    sound: bool,
    summary: Option<&'a str>,
    issues: Vec<JsonIssue<'a>>,
}

/// JSON form of an issue; unknown values are `null`.
#[derive(Serialize)]
struct JsonIssue<'a> {
    severity: &'static str,
    line: Option<u64>,
    column: Option<u64>,
    /// Path of the value in the document, for issues without a position in the text.
    property: Option<&'a str>,
    expected: &'a str,
    found: &'a str,
}

impl<'a> From<&'a Issue> for JsonIssue<'a> {
    fn from(issue: &'a Issue) -> Self {
        let line = match issue.spot {
            Some(Spot::Line(line)) => Some(line),
            Some(Spot::Feature(_) | Spot::Entry(_) | Spot::Key(_)) | None => None,
        };
        let property = match &issue.spot {
            Some(Spot::Key(key)) => Some(key.as_str()),
            _ => None,
        };
        Self {
            severity: match issue.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            line,
            column: issue.column.as_deref().and_then(|column| column.parse().ok()),
            property,
            expected: &issue.expected,
            found: &issue.found,
        }
    }
}

fn json(file: &str, finding: &CheckFinding) -> Result<Vec<u8>, CliError> {
    let report = JsonReport {
        file,
        kind: finding.kind,
        sound: finding.summary.is_some(),
        summary: finding.summary.as_deref(),
        issues: finding.report.issues.iter().map(JsonIssue::from).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&report).map_err(CliError::Report)?;
    bytes.push(b'\n');
    Ok(bytes)
}
