//! `FlatGeobuf`: one table of features, each a flat buffer behind its size.

mod content;
mod feature;
#[cfg(test)]
mod tests;

use super::Format;
use crate::{
    import::{ImportError, Progress, RawTable, RowUnit, SourceFile, TableInfo},
    recipe::Recipe,
};
use content::Content;

/// `FlatGeobuf`.
pub(super) struct FlatGeobuf;

impl Format for FlatGeobuf {
    fn name(&self) -> &'static str {
        "FlatGeobuf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["fgb"]
    }

    fn row_unit(&self) -> RowUnit {
        RowUnit::Record
    }

    fn recognises(&self, file: &SourceFile) -> bool {
        file.bytes.starts_with(content::MAGIC)
    }

    fn tables(&self, file: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        Ok(vec![TableInfo { name: Content::of(&file.bytes)?.name().to_owned(), hidden: false }])
    }

    fn read(&self, file: &SourceFile, _: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        Content::of(&file.bytes)?.read(progress)
    }
}
