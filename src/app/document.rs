//! Which file the view belongs to, and what that file holds.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{
    data::write::names_folder,
    model::ShownPath,
    view::{Backdrop, Camera, Page, View},
};

/// Extensions of files that can be opened: project files, and pictures that carry a view.
pub const OPENABLE: &[&str] = &crate::export::ENDINGS;
/// The extension by which the system's dialogs know project files; some of them refuse one with a dot inside.
pub const SAVED: &[&str] = &["json"];
/// What the name of a project file ends with, after a dot.
const SUFFIX: &str = "atlas.json";
/// How many recent files a menu shows, and how many are kept so that lost ones leave no gaps.
const RECENT: (usize, usize) = (10, 20);

/// A file and what it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file.
    #[serde(with = "crate::model::path_text")]
    pub path: PathBuf,
    /// What was last written there or read from there; nothing where the file is lost or damaged.
    #[serde(default, deserialize_with = "readable")]
    pub saved: Option<View>,
}

/// A view that this version cannot read counts as lost: what the file holds is not known.
fn readable<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<View>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(deserializer)?;
    Ok(value.and_then(|value| View::from_json(&value.to_string()).ok()))
}

impl Document {
    /// Its name, without folders.
    pub fn name(&self) -> String {
        name(&self.path)
    }

    /// Whether the file holds something else than what is seen.
    pub fn is_unsaved(&self, view: &View) -> bool {
        !self.saved.as_ref().is_some_and(|saved| alike(saved, view))
    }
}

/// The name of a file, without folders.
pub fn name(path: &Path) -> String {
    ShownPath(Path::new(path.file_name().unwrap_or(path.as_os_str()))).to_string()
}

/// Whether two views are one document: theme and size of the window are a person's preference, online tiles are never brought back, and
/// reading a number that was written in decimals may change its last bit.
pub fn alike(a: &View, b: &View) -> bool {
    let rest = |view: &View| {
        let mut rest = View { theme: crate::view::Theme::default(), camera: Camera::default(), ..view.clone() };
        if rest.layers.backdrop.is_online() {
            rest.layers.backdrop = Backdrop::BaseMap;
        }
        // How large the window was is no change of the map.
        rest.page.seen = Page::default().seen;
        rest
    };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
    let (one, other) = (&a.camera, &b.camera);
    one.projection == other.projection
        && near(one.center.lon, other.center.lon)
        && near(one.center.lat, other.center.lat)
        && near(one.metres_per_point, other.metres_per_point)
        && rest(a) == rest(b)
}

/// The window's title: the file, marked where it has changes, and the program.
pub fn title(document: Option<&Document>, view: &View, program: &str) -> String {
    match document {
        None => program.to_owned(),
        Some(document) if document.is_unsaved(view) => format!("● {} – {program}", document.name()),
        Some(document) => format!("{} – {program}", document.name()),
    }
}

/// The path with the ending of a project file, where it has none.
pub fn with_suffix(path: PathBuf) -> PathBuf {
    with_ending(path, "json", SUFFIX)
}

/// The path with `suffix` after a dot, where its extension is not `extension` already. The name of a folder stays one: no file
/// is put beside the folder that was meant.
pub fn with_ending(path: PathBuf, extension: &str, suffix: &str) -> PathBuf {
    if names_folder(&path) {
        return path;
    }
    let ended = path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
    match path.file_name() {
        Some(name) if !ended => {
            let mut name = name.to_owned();
            name.push(".");
            name.push(suffix);
            path.with_file_name(name)
        }
        _ => path,
    }
}

/// Puts a file before the recent ones.
pub fn note(recent: &mut Vec<PathBuf>, path: &Path) {
    recent.retain(|other| other != path);
    recent.insert(0, path.to_owned());
    recent.truncate(RECENT.1);
}

/// The recent files that still exist, the latest first.
pub fn existing(recent: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    recent.iter().filter(|path| path.is_file()).take(RECENT.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Theme;

    fn document() -> Document {
        Document { path: PathBuf::from("/maps/华东.atlas.json"), saved: Some(View::default()) }
    }

    #[test]
    fn the_title_names_the_file_and_marks_changes() {
        let mut view = View::default();
        assert_eq!(title(None, &view, "Atlas"), "Atlas");
        assert_eq!(title(Some(&document()), &view, "Atlas"), "华东.atlas.json – Atlas");
        view.filter.text = "rail".to_owned();
        assert_eq!(title(Some(&document()), &view, "Atlas"), "● 华东.atlas.json – Atlas");
    }

    #[test]
    fn theme_and_online_tiles_are_no_changes_and_the_camera_is() {
        let mut view = View { theme: Theme::Dark, ..View::default() };
        view.layers.backdrop = Backdrop::OpenStreetMap;
        assert!(!document().is_unsaved(&view));
        view.camera = view.camera.panned(3.0, 0.0);
        assert!(document().is_unsaved(&view));
    }

    #[test]
    fn writing_and_reading_is_no_change() {
        let mut view = View::default();
        for step in 1..60 {
            view.camera = view.camera.zoomed_about(1.0 + 0.01 * f64::from(step % 5 - 2), 3.3, -1.7);
            let read = View::from_json(&view.to_json()).unwrap();
            let again = View::from_json(&read.to_json()).unwrap();
            assert!(alike(&view, &read) && alike(&view, &again));
        }
    }

    #[test]
    fn a_lost_file_has_changes_whatever_is_seen() {
        assert!(Document { saved: None, ..document() }.is_unsaved(&View::default()));
    }

    #[test]
    fn a_name_gets_the_ending_that_it_lacks() {
        for (name, full) in [
            ("map", "map.atlas.json"),
            ("v1.2", "v1.2.atlas.json"),
            ("map.json", "map.json"),
            ("map.atlas.JSON", "map.atlas.JSON"),
        ] {
            assert_eq!(with_suffix(Path::new("/maps").join(name)), Path::new("/maps").join(full));
        }
        for folder in ["/", "/maps/", "/maps/a.png/"] {
            assert_eq!(with_suffix(PathBuf::from(folder)).as_os_str(), folder);
        }
    }

    #[test]
    fn recent_files_are_few_and_each_is_there_once() {
        let mut recent = Vec::new();
        for n in (0..30).chain([25]) {
            note(&mut recent, Path::new(&format!("/maps/{n}.json")));
        }
        assert_eq!(recent.len(), RECENT.1);
        assert_eq!(recent.iter().filter(|path| path.ends_with("25.json")).count(), 1);
        assert!(recent[0].ends_with("25.json") && recent[1].ends_with("29.json"));
        assert_eq!(existing(&recent).count(), 0, "none of them exists");
    }

    #[test]
    fn a_document_is_remembered_even_where_its_view_is_of_another_version() {
        let text = r#"{"path": "/maps/a.atlas.json", "saved": {"version": 99}}"#;
        let read: Document = serde_json::from_str(text).unwrap();
        assert_eq!(read, Document { path: PathBuf::from("/maps/a.atlas.json"), saved: None });
    }
}
