//! Check of batch files: every picture listed can be made.

use std::path::Path;

use super::Finding;
use crate::{
    cli::{
        batch::{BatchError, Loaded, load},
        pictures::Delivery,
        recipe::Planner,
    },
    data::{Issue, Report},
    model::ShownPath,
};

/// Maximum number of pictures whose layout is checked, to bound the time for large batches.
const MEASURED: usize = 1_000;

/// Checks a batch file; reports the number of pictures, or the error and its position.
pub(super) fn inspect(path: &Path) -> Finding {
    let mut report = Report::default();
    let file = ShownPath(path).to_string();
    let mut planner = Planner::new();
    let loaded = load(path, &mut planner).and_then(|loaded| {
        // Existing files are only a problem when the batch is run.
        let delivery = Delivery { force: true, ..Delivery::default() };
        loaded.check_names(path, delivery).map(|()| loaded)
    });
    let issue = match &loaded {
        Ok(loaded) => without_room(&file, &mut planner, loaded),
        Err(BatchError::Read(error)) => Some(super::unread(&file, error)),
        Err(BatchError::Form { line, problem, .. }) => {
            Some(Issue::error(&file, "a batch file", problem).line(*line as u64))
        }
        Err(BatchError::Picture { line, number, source, .. }) => Some(impossible(&file, *line, *number, source)),
        Err(BatchError::Name { line, number, source, .. }) => Some(impossible(&file, *line, *number, source)),
    };
    let summary = loaded.ok().filter(|_| issue.is_none()).map(|loaded| match loaded.jobs.len() {
        1 => "a batch of 1 picture".to_owned(),
        several => format!("a batch of {several} pictures"),
    });
    if let Some(issue) = issue {
        report.push(issue);
    }
    Finding { kind: "batch", summary, report }
}

/// First picture whose required content does not fit on its page.
fn without_room(file: &str, planner: &mut Planner, loaded: &Loaded) -> Option<Issue> {
    loaded.jobs.iter().take(MEASURED).enumerate().find_map(|(index, job)| {
        let (number, line) = loaded.entry(index);
        let view = match planner.view(job) {
            Ok(view) => view,
            Err(error) => return Some(impossible(file, line, number, &error)),
        };
        let problem = planner.exporter.check_room(&view, &job.options).err()?;
        Some(impossible(file, line, number, &format!("{}: {problem}", ShownPath(&job.path))))
    })
}

fn impossible(file: &str, line: usize, number: usize, why: &dyn std::fmt::Display) -> Issue {
    let found = format!("picture {number}: {why}");
    Issue::error(file, "a picture that can be made", found).line(line as u64)
}
