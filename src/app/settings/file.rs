//! Reading and writing of the settings file; a damaged one is renamed and kept.
//!
//! Written to a new file and renamed, so that an interrupted write loses nothing; eframe's own storage is not atomic.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{
    Settings,
    damage::{Damage, Lost, Part},
    document::read_document,
    invalid_tokens::{self, Cleared},
};
use crate::data::{
    file_error::Cause,
    read::{self, Content, Unreadable},
    write,
};

impl Settings {
    /// Reads the settings. A missing file gives the defaults. Of a damaged file all valid fields are kept, and the
    /// original is renamed. A pipe or device at the path neither blocks nor fills memory.
    ///
    /// Online tiles are never restored: without the user's consent nothing connects.
    pub fn load(path: &Path) -> (Self, Option<Damage>) {
        let text = match read::text(path, Content::Settings) {
            Ok(text) => text,
            Err(error) => {
                return match error.why {
                    Unreadable::System(why) if why.cause == Cause::Missing => (Self::default(), None),
                    // A pipe or a device is left in place; writing reports it.
                    Unreadable::NoFile(_) => damaged(path, Self::default(), Lost::Everything, false),
                    _ => damaged(path, Self::default(), Lost::Everything, true),
                };
            }
        };
        let (document, stray) = match serde_json::from_str::<Value>(&text) {
            Ok(document) => (document, Vec::new()),
            Err(error) => match invalid_tokens::clear(&text) {
                Some(Cleared { document, lost }) => (document, lost),
                None => return damaged(path, Self::default(), Lost::FromLine(error.line().max(1)), true),
            },
        };
        let (settings, mut lost) = read_document(document);
        lost.extend(stray.iter().map(|key| Part::of(key)));
        lost.sort_unstable();
        lost.dedup();
        if lost.is_empty() {
            return (settings, None);
        }
        let (settings, damage) = damaged(path, settings, Lost::Parts(lost), true);
        rewrite(&settings, path, damage.as_ref());
        (settings, damage)
    }

    /// Writes the settings, including fields of a newer version of the program.
    ///
    /// # Errors
    /// The folder cannot be created or the file cannot be written; the old file stays intact.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            return Err(format!("{}: no file", path.display()));
        }
        let mut document = serde_json::to_value(self).map_err(|error| error.to_string())?;
        self.unknown.put_back(&mut document);
        let mut text = serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
        text.push('\n');
        write::atomic(path, text.as_bytes()).map_err(|error| error.to_string())
    }
}

/// Renames the damaged file, so that saving does not overwrite it.
fn damaged(path: &Path, settings: Settings, lost: Lost, is_file: bool) -> (Settings, Option<Damage>) {
    let kept = is_file.then(|| put_beside(&real(path))).flatten();
    (settings, Some(Damage { path: path.to_owned(), lost, kept }))
}

/// Writes the recovered settings in place of the renamed file; if that fails, restores the file.
fn rewrite(settings: &Settings, path: &Path, damage: Option<&Damage>) {
    let Some(kept) = damage.and_then(|damage| damage.kept.as_ref()) else { return };
    if settings.save(path).is_err() && std::fs::rename(kept, real(path)).is_err() {
        log::warn!("{}: settings were left in {}", path.display(), kept.display());
    }
}

/// The file that a path leads to, also through a link to a file that was renamed; a link of the user stays in place.
fn real(path: &Path) -> PathBuf {
    write::target(path).unwrap_or_else(|_| path.to_owned())
}

/// Renames a file to the first free name `*.damaged.json`, `*.damaged-2.json`, …
fn put_beside(path: &Path) -> Option<PathBuf> {
    let name =
        |n: u32| path.with_extension(if n == 1 { "damaged.json".to_owned() } else { format!("damaged-{n}.json") });
    let kept = (1..1000).map(name).find(|kept| kept.symlink_metadata().is_err())?;
    std::fs::rename(path, &kept).ok()?;
    Some(kept)
}
