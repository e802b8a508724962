//! Native file dialogs, behind a trait so that tests can answer them.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, channel},
    time::Duration,
};

use super::tasks::spawn;

/// Time in which a system says that it has no file manager; one that says nothing is starting one.
const PATIENCE: Duration = Duration::from_millis(600);

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
    /// Asks for one file with one of `extensions`, in `folder` at first.
    fn pick(&self, title: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer;

    /// Asks where to save, as `name` in `folder` at first; asks before it gives the name of a file that exists.
    fn save(&self, title: &str, name: &str, folder: Option<&Path>, extensions: &[&str]) -> Answer;

    /// Shows a file in its folder, in the system's file manager.
    ///
    /// # Errors
    /// There is none.
    fn show_in_folder(&self, file: &Path) -> Result<(), NoFileManager>;
}

/// The system has no file manager that shows a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFileManager;

/// The system's own dialogs.
pub struct Native;

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
            // Nobody listens any more where it took too long.
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
