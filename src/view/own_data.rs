//! Files of a person's own, as a view refers to them.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Statistic, View};
use crate::{
    dataset::{DatasetId, FieldId},
    model::AsOf,
    recipe::{DoubleKeys, Recipe},
};

/// File of a person's own that is a dataset of a view. The document refers to it and does not hold its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnData {
    /// Identifier of the dataset, unique in the view and none of the atlas'.
    pub id: DatasetId,
    /// Path of the file. In a project file it is relative to that file, where it can be, with `/` between folders; in a
    /// picture it is the name alone.
    #[serde(with = "crate::model::path_codec")]
    #[schemars(with = "String")]
    pub path: PathBuf,
    /// SHA-256 of the content when the file was added, in small hexadecimal letters.
    pub sha256: String,
    /// Date of the file when it was added; absent if it was not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<AsOf>,
    /// Title in panels, legends and captions.
    pub title: String,
    /// Source line as a person writes it; empty for name, date and fingerprint of the file.
    #[serde(default)]
    pub credit: String,
    /// Reading of the file.
    #[serde(default)]
    pub recipe: Recipe,
}

impl OwnData {
    /// Whether the numbers of a column may be added, as a person said; `None` if nobody has said so.
    pub fn is_additive(&self, column: &FieldId) -> Option<bool> {
        self.recipe.columns.get(column.as_str())?.additive
    }

    /// Statistic of a column of numbers until a person chooses one: what several rows of one place mean, else the sum if
    /// the numbers may be added, else the mean. Which rows count where a date or the order decides is no statistic.
    pub fn usual_statistic(&self, column: &FieldId) -> Statistic {
        match self.recipe.double_keys {
            Some(DoubleKeys::Sum) if self.is_additive(column) != Some(false) => Statistic::Sum,
            Some(DoubleKeys::Sum | DoubleKeys::Mean) => Statistic::Mean,
            Some(DoubleKeys::First | DoubleKeys::Latest | DoubleKeys::Apart) | None => {
                if self.is_additive(column) == Some(true) { Statistic::Sum } else { Statistic::Mean }
            }
        }
    }

    /// Name of the file without folders.
    pub fn file_name(&self) -> &Path {
        self.path.file_name().map_or(&*self.path, Path::new)
    }
}

impl View {
    /// A person's own file by the identifier of its dataset.
    pub fn own_data(&self, id: &DatasetId) -> Option<&OwnData> {
        self.data.iter().find(|data| data.id == *id)
    }

    /// The view with the paths of own files as a document in `folder` states them: relative where they can be, with `/`
    /// between folders.
    #[must_use]
    pub fn with_relative_paths(mut self, folder: &Path) -> Self {
        for data in &mut self.data {
            if let Some(relative) = pathdiff::diff_paths(&data.path, folder).filter(|_| data.path.is_absolute()) {
                data.path = with_slashes(&relative);
            }
        }
        self
    }

    /// The view with the paths of own files as they are for a document in `folder`.
    #[must_use]
    pub fn with_paths_from(mut self, folder: &Path) -> Self {
        for data in &mut self.data {
            data.path = without_steps_back(&folder.join(&data.path));
        }
        self
    }

    /// The view with the names of own files alone.
    #[must_use]
    pub fn with_file_names(mut self) -> Self {
        for data in &mut self.data {
            data.path = data.file_name().to_owned();
        }
        self
    }

    /// Removes an own file with the layers that are about it.
    pub fn remove_own_data(&mut self, id: &DatasetId) {
        self.data.retain(|data| data.id != *id);
        self.layers.retain(|layer| layer.source_dataset() != Some(id));
        if self.selection.as_ref().is_some_and(|selected| selected.dataset == *id) {
            self.selection = None;
        }
        self.forget_lost_cell();
    }
}

/// A relative path with `/` between folders, as every system reads it.
fn with_slashes(path: &Path) -> PathBuf {
    if std::path::MAIN_SEPARATOR == '/' {
        return path.to_owned();
    }
    let mut joined = std::ffi::OsString::new();
    for (index, part) in path.components().enumerate() {
        if index > 0 {
            joined.push("/");
        }
        joined.push(part);
    }
    joined.into()
}

/// The path with each `folder/..` left out. Links are not followed, as text is all that is known of the path.
fn without_steps_back(path: &Path) -> PathBuf {
    use std::path::Component::{CurDir, Normal, ParentDir};
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            CurDir => {}
            ParentDir if matches!(plain.components().next_back(), Some(Normal(_))) => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(path: &str) -> View {
        let data = OwnData {
            id: DatasetId::new("firms"),
            path: path.into(),
            sha256: "0".repeat(64),
            dated: None,
            title: "firms".to_owned(),
            credit: String::new(),
            recipe: Recipe::default(),
        };
        View { data: vec![data], ..View::default() }
    }

    fn path(view: &View) -> String {
        view.data.first().unwrap().path.display().to_string()
    }

    #[test]
    #[cfg(unix)]
    fn a_document_states_paths_relative_to_its_folder_and_leads_back_to_them() {
        for (folder, stated) in [
            ("/home/li", "data/firms.csv"),
            ("/home/li/maps", "../data/firms.csv"),
            ("/srv", "../home/li/data/firms.csv"),
        ] {
            let view = with("/home/li/data/firms.csv").with_relative_paths(Path::new(folder));
            assert_eq!(path(&view), stated);
            assert_eq!(path(&view.with_paths_from(Path::new(folder))), "/home/li/data/firms.csv");
        }
        let absolute = with("/data/firms.csv").with_paths_from(Path::new("/home"));
        assert_eq!(path(&absolute), "/data/firms.csv", "an absolute path stays");
        assert_eq!(path(&with("/home/li/data/firms.csv").with_file_names()), "firms.csv");
    }

    #[test]
    fn with_a_file_go_its_layers_and_the_selection_in_it() {
        let mut view = with("/firms.csv");
        let data = view.data.remove(0);
        view.add_own_data(data).unwrap();
        assert_eq!(view.layers.last().map(|layer| layer.id.as_str()), Some("firms"));
        view.remove_own_data(&DatasetId::new("firms"));
        assert_eq!(view, View::default());
    }
}
