//! Shapefiles: geometries (`.shp`) with their companions, side by side or in a zip archive.

mod dbf;
mod layer;
mod shp;
#[cfg(test)]
mod tests;

use super::{Format, several_tables::remarks_on_tables};
use crate::{
    import::{ImportError, Progress, RawTable, RemarkKind, SourceFile, TableInfo},
    recipe::Recipe,
};
use layer::Layer;

/// Shapefiles.
pub(super) struct Shapefile;

impl Format for Shapefile {
    fn name(&self) -> &'static str {
        "Shapefile"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["shp", "zip"]
    }

    fn companions(&self) -> &'static [&'static str] {
        &["shx", "dbf", "prj", "cpg"]
    }

    fn recognises(&self, file: &SourceFile) -> bool {
        shp::is_shp(&file.bytes) || layer::is_archive(&file.bytes)
    }

    fn tables(&self, file: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        Ok(infos(&layer::layers(file, None)?))
    }

    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        let layers = layer::layers(file, recipe.table.as_deref())?;
        let chosen = match &recipe.table {
            Some(name) => layers.iter().find(|layer| layer.name == *name),
            None => layers.first(),
        };
        let Some(layer) = chosen else {
            return Err(ImportError::of_file(RemarkKind::NoTable, recipe.table.as_deref().unwrap_or(".shp")));
        };
        layer.read(recipe, remarks_on_tables(&infos(&layers), &layer.name), progress)
    }
}

fn infos(layers: &[Layer<'_>]) -> Vec<TableInfo> {
    layers.iter().map(|layer| TableInfo { name: layer.name.clone(), hidden: false }).collect()
}
