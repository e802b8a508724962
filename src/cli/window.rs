//! No subcommand: opens the window.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{error::CliError, values::named};
use crate::{data::view_file, model::Language, view::View};

/// What the window starts with.
#[derive(Debug, Args)]
pub(super) struct Window {
    /// Open this view (a JSON file) instead of the last one.
    view: Option<PathBuf>,
    /// The language of interface and map.
    #[arg(long, value_parser = named::<Language>())]
    lang: Option<Language>,
    /// Light, dark, or as the system has it.
    #[arg(long, value_enum)]
    theme: Option<ThemeName>,
    /// Start with the defaults, and keep nothing when the window closes.
    #[arg(long)]
    fresh: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    System,
    Light,
    Dark,
}

/// Opens the window, and comes back when it is closed.
pub(super) fn run(window: &Window) -> Result<(), CliError> {
    let view = window.view.as_deref().map(view_file::load).transpose()?;
    open(window, view)
}

#[cfg(feature = "gui")]
fn open(window: &Window, view: Option<View>) -> Result<(), CliError> {
    use crate::app::{self, settings};
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    let theme = window.theme.map(|theme| match theme {
        ThemeName::System => settings::ThemePreference::System,
        ThemeName::Light => settings::ThemePreference::Light,
        ThemeName::Dark => settings::ThemePreference::Dark,
    });
    let keeps = !window.fresh;
    let options = app::Options {
        settings_path: keeps.then(settings::Settings::default_path).flatten(),
        tile_cache: keeps.then(settings::Settings::tile_cache).flatten(),
        view,
        language: window.lang,
        theme,
    };
    app::run(options).map_err(|error| CliError::Window(error.to_string()))
}

#[cfg(not(feature = "gui"))]
fn open(_: &Window, _: Option<View>) -> Result<(), CliError> {
    Err(CliError::Window("this build has no window (feature gui)".to_owned()))
}
