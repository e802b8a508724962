//! Whether a batch file is sound: every picture that it asks for can be made.

use std::path::Path;

use super::Finding;
use crate::{
    cli::{
        batch::{BatchError, load},
        recipe::Planner,
    },
    data::{Issue, Report},
    model::ShownPath,
};

/// Reads the file as a batch and says how many pictures it makes, or what is wrong and where.
pub(super) fn inspect(path: &Path) -> Finding {
    let mut report = Report::default();
    let summary = match load(path, &mut Planner::new()) {
        Ok(jobs) => Some(format!("a batch of {} pictures", jobs.len())),
        Err(error) => {
            let file = ShownPath(path).to_string();
            report.push(match error {
                BatchError::Read(error) => super::unread(&file, &error),
                BatchError::Form { line, problem, .. } => Issue::error(file, "a batch file", problem).line(line as u64),
                BatchError::Picture { line, number, source, .. } => {
                    let found = format!("picture {number}: {source}");
                    Issue::error(file, "a picture that can be made", found).line(line as u64)
                }
            });
            None
        }
    };
    Finding { kind: "batch", summary, report }
}
