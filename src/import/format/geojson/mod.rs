//! `GeoJSON` (RFC 7946, and its form of 2008 with other reference systems), one text or a sequence of them (RFC 8142,
//! newline-delimited), and arrays of plain objects.

mod geometry;
mod json;
mod reader;
#[cfg(test)]
mod tests;

use super::Format;
use crate::{
    import::{ImportError, Progress, RawTable, SourceFile, TableInfo, text::encoding::decode},
    recipe::Recipe,
};

/// `GeoJSON`.
pub(super) struct GeoJson;

impl Format for GeoJson {
    fn name(&self) -> &'static str {
        "GeoJSON"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["geojson", "json", "geojsonl", "geojsons", "ndjson", "ndgeojson", "jsonl"]
    }

    fn recognises(&self, file: &SourceFile) -> bool {
        let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf".as_slice()).unwrap_or(&file.bytes);
        let is_blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == 0x1e;
        let mut signs = bytes.iter().skip_while(is_blank);
        let first = signs.next();
        let second = signs.find(|byte| !byte.is_ascii_whitespace());
        matches!((first, second), (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b']')))
    }

    fn tables(&self, _: &SourceFile) -> Result<Vec<TableInfo>, ImportError> {
        Ok(vec![TableInfo::unnamed()])
    }

    fn read(&self, file: &SourceFile, recipe: &Recipe, progress: &Progress) -> Result<RawTable, ImportError> {
        let decoded = decode(&file.bytes, recipe.encoding.as_deref())?;
        reader::Reader::new(&decoded.text, decoded.remarks, progress).read()
    }
}
