//! `--data FILE`: a person's own files in the view of a command, and those that its view names.

use std::path::PathBuf;

use crate::{
    data::Issue,
    export::{OwnDataFault, OwnDataPool, OwnDataProblem, own_data_of},
    i18n::messages,
    import::{self, Progress, RowUnit, format::format_of},
    model::{Language, ShownPath},
    query::Facts,
    recipe::Recipe,
    view::View,
};

/// Adds files to a view, each as a dataset and a visible layer above the others; what is not given is guessed.
///
/// # Errors
/// A sentence about the first file that cannot be read or imported.
pub(super) fn add(files: &[PathBuf], facts: &Facts, view: &mut View) -> Result<(), String> {
    for path in files {
        let file = import::read_source(path).map_err(|error| error.to_string())?;
        let import = import::import(&file, &Recipe::default(), facts.datasets().places(), &Progress::default());
        let import = import.map_err(|error| {
            let unit = format_of(&file).map_or(RowUnit::Line, import::format::Format::row_unit);
            format!("{}: {}", ShownPath(path), error.words(&messages(Language::En).import, unit))
        })?;
        let data = own_data_of(&import, path, facts, view);
        view.add_own_data(data);
    }
    Ok(())
}

/// The facts with the own files of a view, and a sentence about each that is missing or has changed.
pub(super) fn load(pool: &mut OwnDataPool, facts: &Facts, view: &View) -> (Facts, Vec<String>) {
    let (facts, problems) = pool.load(facts, view, &Progress::default());
    (facts, problems.iter().map(sentence).collect())
}

/// A problem of an own file in words.
pub(super) fn sentence(problem: &OwnDataProblem) -> String {
    let OwnDataProblem { id, path, why, .. } = problem;
    let effect = if why.is_warning() { "it is used as it is now" } else { "its layers are empty" };
    format!("{} of dataset {}: {}; {effect}", ShownPath(path), Issue::quoted(id.as_str()), reason(why))
}

/// Reason of a problem, in English.
fn reason(why: &OwnDataFault) -> String {
    match why {
        OwnDataFault::Unread(error) => error.why.to_string(),
        OwnDataFault::NotImported { error, unit } => error.words(&messages(Language::En).import, *unit),
        OwnDataFault::Changed { .. } | OwnDataFault::Taken => why.to_string(),
    }
}
