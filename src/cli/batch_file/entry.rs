//! One `[[picture]]` of a batch file with the defaults that it inherits.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{lines::canonical, wording};
use crate::cli::export_args::{ExportArgs, ExportArgsError, Job, Planner, is_stdout};

/// Mutually exclusive keys: if a picture sets one, the other is not inherited from the defaults.
const EXCLUSIVE: [[&str; 2]; 4] =
    [["preset", "size"], ["limits", "classing"], ["limits", "classes"], ["svg-text", "outlines"]];

/// Pictures of an entry, with inherited defaults. A default without effect on them is dropped and recorded in `idle`.
pub(super) fn picture(
    entry: toml::Value,
    defaults: &toml::Table,
    folder: &Path,
    planner: &mut Planner,
    idle: &mut Idle,
) -> Result<Vec<Job>, ExportArgsError> {
    let toml::Value::Table(own) = entry else {
        return Err(ExportArgsError::flag("output", "[[picture]] is a table of keys"));
    };
    let (own, defaults) = (renamed(own)?, &renamed(defaults.clone())?);
    for table in [&own, defaults] {
        if let Some([one, other]) = EXCLUSIVE.iter().find(|pair| pair.iter().all(|key| table.contains_key(*key))) {
            return Err(ExportArgsError::flag(*one, format!("cannot be used with --{other}")));
        }
    }
    let mut own = own;
    let mut inherited = defaults.clone();
    take_back(&mut own, &mut inherited)?;
    for [one, other] in EXCLUSIVE {
        if own.contains_key(one) {
            inherited.remove(other);
        }
        if own.contains_key(other) {
            inherited.remove(one);
        }
    }
    inherited.retain(|key, _| !own.contains_key(key));
    loop {
        let mut table = own.clone();
        table.extend(inherited.clone());
        let output = table.remove("output");
        let output = output.as_ref().and_then(toml::Value::as_str).filter(|name| !name.is_empty());
        let output = Path::new(output.ok_or_else(|| ExportArgsError::flag("output", "add output = \"FILE\""))?);
        if is_stdout(output) {
            return Err(ExportArgsError::flag(
                "output",
                "\"-\" is the standard output, which holds one image of `export`; name a file",
            ));
        }
        let mut args = args(table)?;
        args.view = args.view.map(|view| folder.join(view));
        args.data = args.data.into_iter().map(|data| folder.join(data)).collect();
        args.inherited = inherited.keys().cloned().collect();
        match planner.jobs(args, folder, output) {
            // Defaults apply only to pictures on which they have an effect.
            Err(ExportArgsError::Idle { flag, on, needs }) if inherited.remove(flag).is_some() => {
                idle.unheeded.entry(flag).or_insert_with(|| ExportArgsError::Idle { flag, on, needs }.to_string());
            }
            Ok(jobs) => {
                idle.heeded.extend(inherited.keys().cloned());
                return Ok(jobs);
            }
            Err(error) => return Err(error),
        }
    }
}

/// A table with each key under the name that the arguments have.
///
/// # Errors
/// A key under both of its names.
fn renamed(table: toml::Table) -> Result<toml::Table, ExportArgsError> {
    let mut renamed = toml::Table::new();
    for (key, value) in table {
        let name = canonical(&key).to_owned();
        if renamed.insert(name.clone(), value).is_some() {
            return Err(ExportArgsError::flag(name, "set it once, not also as tier"));
        }
    }
    Ok(renamed)
}

/// Removes the defaults for which a picture has an empty list; elsewhere an empty list says nothing.
///
/// # Errors
/// An empty list without a default, or in the defaults.
fn take_back(own: &mut toml::Table, inherited: &mut toml::Table) -> Result<(), ExportArgsError> {
    let is_empty = |key: &str, value: &toml::Value| ExportArgs::has(key) && value.as_array().is_some_and(Vec::is_empty);
    let in_defaults = inherited.iter().find(|(key, value)| is_empty(key, value));
    let without_default = own.iter().find(|(key, value)| is_empty(key, value) && !inherited.contains_key(*key));
    if let Some((key, _)) = in_defaults.or(without_default) {
        let why = "use at least one value; an empty list only removes a default (found an empty list)";
        return Err(ExportArgsError::flag(key, why));
    }
    own.retain(|key, value| {
        let takes_back = is_empty(key, value);
        if takes_back {
            inherited.remove(key);
        }
        !takes_back
    });
    Ok(())
}

/// Converts a table into export arguments; errors name the key.
fn args(mut table: toml::Table) -> Result<ExportArgs, ExportArgsError> {
    // Dates, years and batch numbers may be written without quotes.
    for key in ["until", "batch"] {
        let text = match table.get(key) {
            Some(toml::Value::Datetime(date)) => date.to_string(),
            Some(toml::Value::Integer(number)) => number.to_string(),
            _ => continue,
        };
        table.insert(key.to_owned(), toml::Value::String(text));
    }
    table.clone().try_into().map_err(|error: toml::de::Error| {
        let whole = error.message().to_owned();
        let wrong = table.into_iter().find_map(|(key, value)| {
            let alone = toml::Table::from_iter([(key.clone(), value)]);
            let error = alone.try_into::<ExportArgs>().err()?;
            Some((key, error.message().to_owned()))
        });
        match wrong {
            Some((key, _)) if !ExportArgs::has(&key) => ExportArgsError::Key(key),
            Some((key, message)) => ExportArgsError::flag(key, wording::of_value(&message)),
            None => ExportArgsError::flag("output", wording::of_value(&whole)),
        }
    })
}

/// Defaults that had an effect on some picture, and reasons why others had no effect.
#[derive(Default)]
pub(super) struct Idle {
    heeded: BTreeSet<String>,
    unheeded: BTreeMap<&'static str, String>,
}

impl Idle {
    /// First default without effect on any picture, and the reason.
    pub(super) fn everywhere(&self) -> Option<(&'static str, &str)> {
        self.unheeded.iter().find(|(key, _)| !self.heeded.contains(**key)).map(|(key, why)| (*key, why.as_str()))
    }
}
