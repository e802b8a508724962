//! The command line.

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use clap::{Parser, ValueEnum};

use crate::{data::view_file, model::Language};

/// An offline atlas of China's national advanced manufacturing clusters, with a source behind each figure.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    /// Open this project file (*.atlas.json) instead of the last view.
    view: Option<PathBuf>,
    /// The language of interface and map.
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Light, dark, or as the system has it.
    #[arg(long, value_enum)]
    theme: Option<ThemeName>,
    /// Start with the defaults, and keep nothing when the window closes.
    #[arg(long)]
    fresh: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    En,
    Zh,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    System,
    Light,
    Dark,
}

/// Why the program did not start.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    View(#[from] view_file::ViewFileError),
    #[error("cannot tell the whole path of the file: {0}")]
    Path(#[from] std::io::Error),
    #[error("the window could not be opened: {0}")]
    Window(String),
}

/// Reads the arguments and runs. Exit codes: 0 done, 1 failed, 2 wrong arguments.
pub fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing more can be done where even the error stream is closed.
            let _closed = writeln!(std::io::stderr(), "cluster-atlas: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), StartError> {
    // A file that cannot be read is named here, where also a terminal without a display sees it.
    arguments.view.as_deref().map(view_file::load).transpose()?;
    let document = arguments.view.as_deref().map(std::path::absolute).transpose()?;
    let language = arguments.lang.map(|lang| match lang {
        Lang::En => Language::En,
        Lang::Zh => Language::Zh,
    });
    open(arguments, document, language)
}

#[cfg(feature = "gui")]
fn open(arguments: &Arguments, document: Option<PathBuf>, language: Option<Language>) -> Result<(), StartError> {
    use crate::app::{self, settings};
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    let theme = arguments.theme.map(|theme| match theme {
        ThemeName::System => settings::ThemePreference::System,
        ThemeName::Light => settings::ThemePreference::Light,
        ThemeName::Dark => settings::ThemePreference::Dark,
    });
    let keeps = !arguments.fresh;
    let options = app::Options {
        settings_path: keeps.then(settings::Settings::default_path).flatten(),
        tile_cache: keeps.then(settings::Settings::tile_cache).flatten(),
        document,
        view: None,
        language,
        theme,
    };
    app::run(options).map_err(|error| StartError::Window(error.to_string()))
}

#[cfg(not(feature = "gui"))]
fn open(_: &Arguments, _: Option<PathBuf>, _: Option<Language>) -> Result<(), StartError> {
    Err(StartError::Window("this build has no window (feature gui)".to_owned()))
}
