//! Check of batch files: every picture listed can be made.

use std::{collections::BTreeSet, path::Path};

use super::{CheckFinding, view::oddities};
use crate::{
    cli::{
        batch_file::{BatchError, Loaded, load},
        export_args::Planner,
        output_flags::OutputFlags,
    },
    data::{Issue, Report, Spot},
    export,
    model::ShownPath,
};

/// Maximum number of pictures whose layout is checked, to bound the time for large batches.
const MEASURED: usize = 1_000;

/// Checks a batch file; reports the number of pictures, or the error and its position.
pub(super) fn inspect(path: &Path) -> CheckFinding {
    let mut report = Report::default();
    let file = ShownPath(path).to_string();
    let mut planner = Planner::new();
    let loaded = load(path, &mut planner).and_then(|loaded| {
        // Existing files are only a problem when the batch is run.
        let delivery = OutputFlags { force: true, ..OutputFlags::default() };
        loaded.check_names(path, delivery).map(|_| loaded)
    });
    if let Ok(loaded) = &loaded {
        odd_views(&file, &planner, loaded, &mut report);
    }
    let issue = match &loaded {
        Ok(loaded) => without_room(&file, &mut planner, loaded),
        Err(BatchError::Read(error)) => Some(super::unread(&file, error)),
        Err(BatchError::Form { line, problem, .. } | BatchError::Syntax { line, problem, .. }) => {
            Some(Issue::error(&file, "a batch file", problem).line(*line as u64))
        }
        Err(BatchError::Picture { line, number, source, .. }) => Some(impossible(&file, *line, *number, source)),
        Err(BatchError::Name { line, number, source, .. }) => Some(impossible(&file, *line, *number, source)),
    };
    let summary = loaded.ok().filter(|_| issue.is_none()).map(|loaded| match loaded.jobs.len() {
        1 => "batch file with 1 image".to_owned(),
        several => format!("batch file with {several} images"),
    });
    if let Some(issue) = issue {
        report.push(issue);
    }
    CheckFinding { kind: "batch", summary, report }
}

/// Warnings about the views that pictures begin with, each once: what the atlas does not know, tile files that are not
/// there.
fn odd_views(file: &str, planner: &Planner, loaded: &Loaded, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (index, job) in loaded.jobs.iter().enumerate() {
        let Some(path) = job.view_file().filter(|path| seen.insert(path.to_owned())) else { continue };
        if seen.len() > MEASURED {
            return;
        }
        // It was read when the pictures were worked out; whoever took it away since is not this check's to find.
        let Ok(view) = export::open(path) else { continue };
        let (number, line) = loaded.entry(index);
        let mut odd = Report::default();
        oddities(file, planner.exporter.facts(), &view, &mut odd);
        for issue in odd.issues {
            let place = match issue.spot {
                Some(Spot::Key(key)) => format!("{key} of "),
                _ => String::new(),
            };
            let found = format!("{} in {place}{}, picture {number}", issue.found, ShownPath(path));
            report.push(Issue::warning(file, issue.expected, found).line(line as u64));
        }
    }
}

/// The first picture that has no room for what it must show.
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
    Issue::error(file, "an image that can be made", found).line(line as u64)
}
