//! A person's own files as datasets of a view: read once, kept by content and recipe.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    data::read::{ReadError, changed_on},
    dataset::{Dataset, DatasetId, LocalText, Origin, OwnOrigin, Places},
    import::{self, Import, ImportError, NoRoom, Progress, RowUnit, format::row_unit_of},
    model::{Language, path_codec},
    query::Facts,
    recipe::Recipe,
    view::{FeatureRef, OwnData, View},
};

/// Fingerprint and recipe of an own file, as a view states them.
type Key = (String, String);

/// Own files that were read, by content and recipe; clones share their datasets.
///
/// A pool outlives a document: undo leads back to files without reading them again.
#[derive(Clone, Debug, Default)]
pub struct OwnDataPool {
    files: BTreeMap<Key, OwnFile>,
}

/// Own file as it was read.
#[derive(Clone, Debug)]
pub struct OwnFile {
    /// The dataset, the recipe with all guesses, and the report.
    pub import: Arc<Import>,
}

/// Problem of an own file: its dataset is missing, or other than it was.
#[derive(Debug)]
pub struct OwnDataProblem {
    /// Identifier of its dataset.
    pub id: DatasetId,
    /// Its title.
    pub title: String,
    /// Its path.
    pub path: PathBuf,
    /// Reason.
    pub why: OwnDataFault,
}

/// Reason why the dataset of an own file is missing, or other than it was.
#[derive(Debug, thiserror::Error)]
pub enum OwnDataFault {
    /// The file cannot be read.
    #[error("{0}")]
    Unread(ReadError),
    /// The file is no table that can be imported.
    #[error("the file could not be imported")]
    NotImported {
        /// Reason.
        error: ImportError,
        /// Name of its rows.
        unit: RowUnit,
    },
    /// The file takes more memory than is free.
    #[error("reading the file takes more memory than is free")]
    NoRoom(Box<NoRoom>),
    /// The content has changed since the file was added; it is used as it is now.
    #[error("the file has changed since it was added: expected SHA-256 {expected}, found {found}")]
    Changed {
        /// Fingerprint in the document.
        expected: String,
        /// Fingerprint of the file.
        found: String,
    },
    /// The identifier is that of a dataset of the atlas.
    #[error("the identifier is that of a dataset of the atlas")]
    Taken,
}

impl OwnDataFault {
    /// `true` if the dataset is there nevertheless.
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::Changed { .. })
    }
}

impl OwnDataPool {
    /// Files of a view that were not read yet.
    pub fn unread<'v>(&self, view: &'v View) -> impl Iterator<Item = &'v OwnData> {
        view.data.iter().filter(|data| !self.files.contains_key(&key(data)))
    }

    /// File of a view, if it was read.
    pub fn get(&self, data: &OwnData) -> Option<&OwnFile> {
        self.files.get(&key(data))
    }

    /// Keeps a file that was read for a view.
    pub fn keep(&mut self, data: &OwnData, file: OwnFile) {
        self.files.insert(key(data), file);
    }

    /// The facts with the datasets of those own files of a view that were read, and what is wrong with them: files that
    /// have changed, and identifiers of the atlas.
    pub fn facts(&self, facts: &Facts, view: &View) -> (Facts, Vec<OwnDataProblem>) {
        let (mut datasets, mut problems) = (Vec::new(), Vec::new());
        for data in &view.data {
            let Some(file) = self.get(data) else { continue };
            if FeatureRef::names_places(&data.id) || facts.datasets().get(&data.id).is_some() {
                problems.push(problem(data, OwnDataFault::Taken));
                continue;
            }
            let found = &file.import.report.sha256;
            if *found != data.sha256 {
                let (expected, found) = (data.sha256.clone(), found.clone());
                problems.push(problem(data, OwnDataFault::Changed { expected, found }));
            }
            datasets.push(named(data, &file.import));
        }
        if datasets.is_empty() { (facts.clone(), problems) } else { (facts.with_own(datasets), problems) }
    }

    /// Reads the files of a view that were not read yet, and gives the facts with all of them.
    pub fn load(&mut self, facts: &Facts, view: &View, progress: &Progress) -> (Facts, Vec<OwnDataProblem>) {
        let unread: Vec<OwnData> = self.unread(view).cloned().collect();
        let mut failed = Vec::new();
        for data in unread {
            match read_own_data(&data, facts.datasets().places(), progress) {
                Ok(file) => self.keep(&data, file),
                Err(why) => failed.push(problem(&data, why)),
            }
        }
        let (with, mut problems) = self.facts(facts, view);
        problems.extend(failed);
        (with, problems)
    }
}

/// Reads an own file by its recipe.
///
/// # Errors
/// [`OwnDataFault`] if the file cannot be read or imported.
pub fn read_own_data(data: &OwnData, places: &Places, progress: &Progress) -> Result<OwnFile, OwnDataFault> {
    read_list(&data.path, &data.recipe, places, progress)
}

/// Reads a list that no document names yet.
///
/// # Errors
/// As for [`read_own_data`].
pub fn read_list(path: &Path, recipe: &Recipe, places: &Places, progress: &Progress) -> Result<OwnFile, OwnDataFault> {
    if let Some(lack) = NoRoom::of(path, recipe, places).map_err(OwnDataFault::Unread)? {
        return Err(OwnDataFault::NoRoom(Box::new(lack)));
    }
    let file = import::read_source(path).map_err(OwnDataFault::Unread)?;
    let import = import::import(&file, recipe, places, progress);
    let import = import.map_err(|error| OwnDataFault::NotImported { error, unit: row_unit_of(&file) })?;
    Ok(OwnFile { import: Arc::new(import) })
}

/// Document entry of a file that was imported, with an identifier that neither the atlas nor the view has.
pub fn own_data_of(import: &Import, path: &Path, facts: &Facts, view: &View) -> OwnData {
    let wished = import.dataset.id().as_str();
    let is_taken = |id: &DatasetId| {
        let own = view.own_data(id).is_some();
        own || FeatureRef::names_places(id)
            || facts.datasets().get(id).is_some_and(|dataset| *dataset.origin() == Origin::Atlas)
    };
    let numbered = (2..).map(|number: u32| DatasetId::new(format!("{wished}_{number}")));
    let mut ids = std::iter::once(DatasetId::new(wished)).chain(numbered);
    let id = ids.find(|id| !is_taken(id)).unwrap_or_else(|| DatasetId::new(wished));
    OwnData {
        id,
        path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
        sha256: import.report.sha256.clone(),
        dated: changed_on(path),
        title: import.dataset.title().get(Language::En).to_owned(),
        credit: String::new(),
        recipe: import.recipe.clone(),
    }
}

fn key(data: &OwnData) -> Key {
    // The meaning of several rows of a place is no part of how the file is read.
    let recipe = Recipe { double_keys: None, ..data.recipe.clone() };
    // A recipe is a map of texts and choices, which JSON always holds.
    (data.sha256.clone(), serde_json::to_string(&recipe).unwrap_or_default())
}

fn problem(data: &OwnData, why: OwnDataFault) -> OwnDataProblem {
    OwnDataProblem { id: data.id.clone(), title: data.title.clone(), path: data.path.clone(), why }
}

/// The imported dataset under the names that a document gives it.
fn named(data: &OwnData, import: &Import) -> Dataset {
    let origin = OwnOrigin {
        file: path_codec::to_text(data.file_name()),
        sha256: import.report.sha256.clone(),
        dated: data.dated.filter(|_| import.report.sha256 == data.sha256),
        credit: data.credit.clone(),
        every: data.recipe.every,
        places: import.dataset.list_of_places().cloned(),
        file_rows: import.dataset.file_rows().cloned(),
    };
    let title = LocalText::Given { text: data.title.clone(), language: None };
    import.dataset.clone().with_identity(data.id.clone(), title, Origin::Own(origin))
}
