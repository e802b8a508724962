//! `GeoPackage` (OGC 12-128): layers of features and tables of attributes in a database of `SQLite`.

mod database;
mod layer;
#[cfg(test)]
mod tests;

use super::{Format, several_tables::remarks_on_tables};
use crate::{
    import::{ImportError, Progress, RawTable, RemarkKind, SourceFile, TableInfo, guarded::guarded},
    recipe::Recipe,
};
use layer::Layer;

/// `GeoPackage`.
pub(super) struct GeoPackage;

impl Format for GeoPackage {
    fn name(&self) -> &'static str {
        "GeoPackage"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gpkg"]
    }

    fn recognises(&self, file: &SourceFile) -> bool {
        database::is_database(&file.bytes)
    }

    fn tables(&self, file: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        guarded(|| Ok(infos(&layer::layers(&database::open(&file.bytes)?)?)))
    }

    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        guarded(|| read(file, recipe, progress))
    }
}

fn read(file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
    let database = database::open(&file.bytes)?;
    let layers = layer::layers(&database)?;
    let chosen = match &recipe.table {
        Some(name) => layers.iter().find(|layer| layer.name == *name),
        None => layers.first(),
    };
    let Some(layer) = chosen else {
        let found = recipe.table.as_deref().unwrap_or_default();
        return Err(ImportError::of_file(RemarkKind::NoTable, found));
    };
    layer.read(&database, remarks_on_tables(&infos(&layers), &layer.name), progress)
}

fn infos(layers: &[Layer]) -> Vec<TableInfo> {
    layers.iter().map(|layer| TableInfo { name: layer.name.clone(), hidden: false }).collect()
}
