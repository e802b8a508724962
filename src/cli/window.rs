//! Window mode, without a subcommand.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{error::CliError, value_parsers::named};
use crate::{
    data::read,
    export,
    model::{Language, ShownPath},
};

/// What the window starts with.
#[derive(Debug, Args)]
pub(super) struct WindowArgs {
    /// Project file or exported image to open instead of the last view; lists of your own to import, one after the other.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language of interface and map.
    #[arg(long, value_parser = named::<Language>())]
    lang: Option<Language>,
    /// Colour theme: light, dark, or the setting of the system.
    #[arg(long, value_enum)]
    theme: Option<ThemeName>,
    /// Start with the defaults and save no settings on exit.
    #[arg(long)]
    fresh: bool,
}

impl WindowArgs {
    /// The first argument that was given, as typed.
    pub(super) fn first_given(&self) -> Option<String> {
        let file = self.files.first().map(|file| format!("\"{}\"", ShownPath(file)));
        let flags = [("--fresh", self.fresh), ("--lang", self.lang.is_some()), ("--theme", self.theme.is_some())];
        let mut flags = flags.into_iter().filter(|(_, is_given)| *is_given).map(|(flag, _)| flag.to_owned());
        flags.next().or(file)
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    System,
    Light,
    Dark,
}

/// Opens the window; returns when it is closed.
pub(super) fn run(window: &WindowArgs) -> Result<(), CliError> {
    let (lists, maps): (Vec<&PathBuf>, Vec<&PathBuf>) =
        window.files.iter().partition(|file| export::is_named_as_list(file));
    if let [_, second, ..] = maps.as_slice() {
        let why = format!("{}: one project file or image can be opened at a time", ShownPath(second));
        return Err(CliError::Arguments(why));
    }
    // A file that cannot be read is reported here, visible even in a terminal without a display.
    let map = maps.first();
    map.map(|map| export::open(map)).transpose()?;
    for list in &lists {
        read::head(list, 1).map_err(|error| CliError::Unread(Box::new(error)))?;
    }
    let whole = |path: &PathBuf| {
        std::path::absolute(path).map_err(|error| CliError::Arguments(format!("{}: {error}", path.display())))
    };
    let lists = lists.into_iter().map(whole).collect::<Result<_, _>>()?;
    open(window, map.map(|map| whole(map)).transpose()?, lists)
}

#[cfg(feature = "gui")]
fn open(window: &WindowArgs, document: Option<PathBuf>, lists: Vec<PathBuf>) -> Result<(), CliError> {
    use crate::app::{self, settings};
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    let theme = window.theme.map(|theme| match theme {
        ThemeName::System => settings::ThemePreference::System,
        ThemeName::Light => settings::ThemePreference::Light,
        ThemeName::Dark => settings::ThemePreference::Dark,
    });
    let keeps = !window.fresh;
    let options = app::StartOptions {
        settings_path: keeps.then(settings::Settings::default_path).flatten(),
        tile_cache: keeps.then(settings::Settings::tile_cache).flatten(),
        document,
        lists,
        view: None,
        language: window.lang,
        theme,
        first_steps: None,
    };
    app::run(options).map_err(|error| CliError::Window(error.to_string()))
}

#[cfg(not(feature = "gui"))]
fn open(_: &WindowArgs, _: Option<PathBuf>, _: Vec<PathBuf>) -> Result<(), CliError> {
    Err(CliError::Window(
        "this build has no window; use export, table or check, or build with the feature gui".to_owned(),
    ))
}
