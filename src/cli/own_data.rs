//! `--data FILE`: a person's own files in the view of a command, and those that its view names.

use std::path::PathBuf;

use crate::{
    data::Issue,
    export::{OwnDataFault, OwnDataPool, OwnDataProblem, own_data_of, read_list},
    i18n::messages,
    import::Progress,
    model::{Language, ShownPath},
    query::Facts,
    recipe::{DoubleKeys, Melt, Recipe},
    view::View,
};

/// Flags on how the lists of a command are read; all else is guessed, see `import`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// Meaning of several rows of one place, in the lists of the view too.
    pub double_keys: Option<DoubleKeys>,
    /// Name of the column of years that columns of years become; may be empty. `None` if they stay columns.
    pub melt: Option<String>,
}

impl Reading {
    /// Checks that there are lists to read.
    ///
    /// # Errors
    /// A sentence about the flag that has no effect.
    pub(super) fn check(&self, files: &[PathBuf], view: &View) -> Result<(), String> {
        if self.melt.is_some() && files.is_empty() {
            return Err("--melt: has no effect without a list; it needs --data".to_owned());
        }
        if self.double_keys.is_some() && files.is_empty() && view.data.is_empty() {
            return Err("--double-keys: has no effect without a list; it needs --data".to_owned());
        }
        Ok(())
    }
}

/// Adds files to a view, each as a dataset and a visible layer above the others. The pool keeps what was read.
///
/// # Errors
/// A sentence about the first file that cannot be read or imported.
pub(super) fn add(
    files: &[PathBuf],
    reading: &Reading,
    facts: &Facts,
    pool: &mut OwnDataPool,
    view: &mut View,
) -> Result<(), String> {
    let melt = reading.melt.clone().map(|date| Melt { date, ..Melt::default() });
    let recipe = Recipe { double_keys: reading.double_keys, melt, ..Recipe::default() };
    for data in &mut view.data {
        data.recipe.double_keys = reading.double_keys.or(data.recipe.double_keys);
    }
    for path in files {
        let file = read_list(path, &recipe, facts.datasets().places(), &Progress::default());
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
        OwnDataFault::NoRoom(lack) => messages(Language::En).import_size.no_room(lack),
        OwnDataFault::Changed { .. } | OwnDataFault::Taken => why.to_string(),
    }
}
