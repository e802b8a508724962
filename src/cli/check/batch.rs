//! Whether a batch file is sound: every picture that it asks for can be made.

use std::path::Path;

use super::Finding;
use crate::{
    cli::export::load_batch,
    data::{Issue, Report},
    export::Exporter,
};

/// Reads the file as a batch and says how many pictures it makes, or what is wrong and where.
pub(super) fn inspect(path: &Path) -> Finding {
    let mut report = Report::default();
    let summary = match load_batch(path, &mut Exporter::new()) {
        Ok(jobs) => Some(format!("a batch of {} pictures", jobs.len())),
        Err(error) => {
            report.push(Issue::error(path.display().to_string(), "a batch of pictures", error.to_string()));
            None
        }
    };
    Finding { kind: "batch", summary, report }
}
