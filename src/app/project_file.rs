//! Project file of the view: path, last saved contents, recent files.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{
    data::{bundle, write::names_folder},
    model::ShownPath,
    view::{Basemap, Camera, Page, View},
};

/// Extensions of files that can be opened: project files, and pictures with an embedded view.
pub(super) const OPENABLE: &[&str] = &crate::export::ENDINGS;
/// Extension given to the system's file dialogs; some of them reject one that contains a dot.
pub(super) const SAVED: &[&str] = &["json"];
/// Ending of project file names, without the leading dot.
const SUFFIX: &str = "atlas.json";
/// Number of recent files: shown in the menu, and stored, so that deleted ones leave no gaps.
const RECENT: (usize, usize) = (10, 20);

/// A project file and its last known contents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectFile {
    /// Path of the file.
    #[serde(with = "crate::model::path_codec")]
    pub path: PathBuf,
    /// View that was last written or read; `None` if the file is lost or damaged.
    #[serde(default, deserialize_with = "readable")]
    pub saved: Option<View>,
}

/// Reads the saved view; one that this version cannot read becomes `None`, since the contents of the file are unknown.
fn readable<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<View>, D::Error> {
    let value = Option::<serde_json::Value>::deserialize(deserializer)?;
    Ok(value.and_then(|value| View::from_json(&value.to_string()).ok()))
}

impl ProjectFile {
    /// File name without folders.
    pub fn name(&self) -> String {
        name(&self.path)
    }

    /// `true` if the view differs from the contents of the file.
    pub(crate) fn is_unsaved(&self, view: &View) -> bool {
        !self.saved.as_ref().is_some_and(|saved| same_document(saved, view))
    }
}

/// File name without folders, in displayable form.
pub(super) fn name(path: &Path) -> String {
    ShownPath(Path::new(path.file_name().unwrap_or(path.as_os_str()))).to_string()
}

/// `true` if two views are the same document. Theme and window size are preferences, online tiles are never restored,
/// and decimal text may change the last bit of a number.
pub(super) fn same_document(a: &View, b: &View) -> bool {
    let rest = |view: &View| {
        let mut rest = View { theme: crate::view::Theme::default(), camera: Camera::default(), ..view.clone() };
        if rest.base.basemap.is_online() {
            rest.base.basemap = Basemap::Embedded;
        }
        // The window size does not belong to the map.
        rest.page.viewport_size = Page::default().viewport_size;
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

/// Title of the window: file name, marked if it has unsaved changes, and program name.
pub(super) fn title(document: Option<&ProjectFile>, view: &View, program: &str) -> String {
    match document {
        None => program.to_owned(),
        Some(document) if document.is_unsaved(view) => format!("● {} – {program}", document.name()),
        Some(document) => format!("{} – {program}", document.name()),
    }
}

/// Path with the ending of a project file added if its extension is neither `json` nor that of a bundle.
pub(super) fn with_suffix(path: PathBuf) -> PathBuf {
    if bundle::is_bundle(&path) { path } else { with_ending(path, "json", SUFFIX) }
}

/// Path with `suffix` added after a dot if its extension is not `extension`. A path that names a folder is returned
/// unchanged, so that no file is created next to that folder.
pub(super) fn with_ending(path: PathBuf, extension: &str, suffix: &str) -> PathBuf {
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

/// Moves a file to the front of the recent files.
pub(super) fn note(recent: &mut Vec<PathBuf>, path: &Path) {
    recent.retain(|other| other != path);
    recent.insert(0, path.to_owned());
    recent.truncate(RECENT.1);
}

/// Recent files that exist, most recent first.
pub(super) fn existing(recent: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    recent.iter().filter(|path| path.is_file()).take(RECENT.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Theme;

    fn document() -> ProjectFile {
        ProjectFile { path: PathBuf::from("/maps/华东.atlas.json"), saved: Some(View::default()) }
    }

    #[test]
    fn the_title_names_the_file_and_marks_changes() {
        let mut view = View::default();
        assert_eq!(title(None, &view, "Atlas"), "Atlas");
        assert_eq!(title(Some(&document()), &view, "Atlas"), "华东.atlas.json – Atlas");
        view.edit_clusters(|query| query.text = "rail".to_owned());
        assert_eq!(title(Some(&document()), &view, "Atlas"), "● 华东.atlas.json – Atlas");
    }

    #[test]
    fn theme_and_online_tiles_are_no_changes_and_the_camera_is() {
        let mut view = View { theme: Theme::Dark, ..View::default() };
        view.base.basemap = Basemap::OpenStreetMap;
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
            assert!(same_document(&view, &read) && same_document(&view, &again));
        }
    }

    #[test]
    fn a_lost_file_has_changes_whatever_is_seen() {
        assert!(ProjectFile { saved: None, ..document() }.is_unsaved(&View::default()));
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
        let read: ProjectFile = serde_json::from_str(text).unwrap();
        assert_eq!(read, ProjectFile { path: PathBuf::from("/maps/a.atlas.json"), saved: None });
    }
}
