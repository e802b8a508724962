//! Native file dialogs, behind a trait so that tests can answer them.

use std::path::PathBuf;

/// The answer of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file was chosen.
    Chosen(PathBuf),
    /// It was cancelled.
    Cancelled,
    /// The system has no dialog to show.
    Missing,
}

/// Asks for files.
pub trait FileDialogs {
    /// Asks for one file with one of `extensions`.
    fn pick(&self, title: &str, extensions: &[&str]) -> Answer;
}

/// The system's own dialogs.
pub struct Native;

impl FileDialogs for Native {
    fn pick(&self, title: &str, extensions: &[&str]) -> Answer {
        if !available() {
            return Answer::Missing;
        }
        let picked = rfd::FileDialog::new().set_title(title).add_filter(title, extensions).pick_file();
        picked.map_or(Answer::Cancelled, Answer::Chosen)
    }
}

/// rfd without a desktop portal and without zenity looks like a person pressing Cancel: say so instead.
fn available() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let zenity = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()));
    portal || zenity
}
