//! `--data FILE`: a person's own files in the view of a command, and those that its view names.

use std::path::PathBuf;

use crate::{
    data::Issue,
    export::{OwnDataFault, OwnDataPool, OwnDataProblem, own_data_of, read_list},
    i18n::messages,
    import::Progress,
    model::{Language, ShownPath},
    query::Facts,
    recipe::Recipe,
    view::View,
};

/// Adds files to a view, each as a dataset and a visible layer above the others; what is not given is guessed. The pool
/// keeps what was read.
///
/// # Errors
/// A sentence about the first file that cannot be read or imported.
pub(super) fn add(files: &[PathBuf], facts: &Facts, pool: &mut OwnDataPool, view: &mut View) -> Result<(), String> {
    for path in files {
        let file = read_list(path, &Recipe::default(), facts.datasets().places(), &Progress::default());
        let file = file.map_err(|why| match &why {
            OwnDataFault::Unread(error) => error.to_string(),
            _ => format!("{}: {}", ShownPath(path), reason(&why)),
        })?;
        let data = own_data_of(&file.import, path, facts, view);
        pool.keep(&data, file);
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
