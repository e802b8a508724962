//! Native file dialogs, behind a trait so that tests can answer them.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, channel},
    time::Duration,
};

use super::tasks::spawn;

/// Time limit for a file manager to report failure; no report within it counts as success.
const PATIENCE: Duration = Duration::from_millis(600);

/// Result of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Path that the user chose.
    Chosen(PathBuf),
    /// Cancelled by the user.
    Cancelled,
    /// No dialog is available on this system.
    Missing,
}

/// File dialogs and the file manager of the system.
pub trait FileDialogs {
    /// Opens a dialog for one existing file with one of `extensions`, starting in `folder`.
    fn pick(&self, title: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer;

    /// Opens a dialog for a file to write, starting with `name` in `folder`; confirms before an existing file is
    /// chosen.
    fn save(&self, title: &str, name: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer;

    /// Shows a file in the system's file manager.
    ///
    /// # Errors
    /// The system has no file manager.
    fn show_in_folder(&self, file: &Path) -> Result<(), NoFileManager>;
}

/// Error: no file manager is available to show a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFileManager;

/// Native dialogs of the system.
pub(super) struct Native;

impl FileDialogs for Native {
    fn pick(&self, title: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer {
        if !available() {
            return Answer::Missing;
        }
        dialog(title, folder, extensions).pick_file().map_or(Answer::Cancelled, Answer::Chosen)
    }

    fn save(&self, title: &str, name: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer {
        if !available() {
            return Answer::Missing;
        }
        let dialog = dialog(title, folder, extensions).set_file_name(name);
        dialog.save_file().map_or(Answer::Cancelled, Answer::Chosen)
    }

    fn show_in_folder(&self, file: &Path) -> Result<(), NoFileManager> {
        let (tell, told) = channel();
        let file = file.to_owned();
        spawn("file manager", move || {
            let folder = file.parent().unwrap_or(&file);
            let shown = opener::reveal(&file).or_else(|_none| opener::open(folder));
            // After the time limit nobody receives the result.
            let _gone = tell.send(shown.is_ok());
        });
        match told.recv_timeout(PATIENCE) {
            Ok(true) | Err(RecvTimeoutError::Timeout) => Ok(()),
            Ok(false) | Err(RecvTimeoutError::Disconnected) => Err(NoFileManager),
        }
    }
}

fn dialog(title: &str, folder: Option<&Path>, extensions: &[&str]) -> rfd::FileDialog {
    let dialog = rfd::FileDialog::new().set_title(title).add_filter(title, extensions);
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// `true` if the system can show a dialog: without a desktop portal and zenity, rfd reports a cancellation instead.
fn available() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    let zenity = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file()));
    portal || zenity
}
