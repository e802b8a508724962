//! Layers of a shapefile: the parts of each, alone or in a zip archive, and their table.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use encoding_rs::{Encoding, UTF_8};

use super::{dbf::Dbf, shp};
use crate::{
    geo::{ReferenceSystem, UnknownSystem},
    import::{
        ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity, SourceFile, archive::Archive,
        feature_table::FeatureTable, geometry::PartsBuilder,
    },
    recipe::Recipe,
};
use shp::Shp;

/// Endings of the files that are read.
const PARTS: [&str; 5] = ["shp", "shx", "dbf", "prj", "cpg"];
/// Records between two checks for cancelling.
const STEP: usize = 1024;

/// Files of one layer by their endings in small letters.
pub(super) struct Layer<'f> {
    /// Name of the files without ending.
    pub name: String,
    parts: BTreeMap<&'static str, Cow<'f, [u8]>>,
}

/// `true` for a zip archive with geometries of a shapefile.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    Archive::is_zip(bytes) && Archive::open(bytes).is_ok_and(|archive| !in_archive(&archive.names()).is_empty())
}

/// Layers of an archive, or the one of a file with its companions. In an archive only the layer that is chosen is
/// unpacked.
pub(super) fn layers<'f>(file: &'f SourceFile, chosen: Option<&str>) -> Result<Vec<Layer<'f>>, ImportError> {
    if !Archive::is_zip(&file.bytes) {
        let name = file.name.rsplit_once('.').map_or(file.name.as_str(), |(name, _)| name);
        let companion = |part: &&'static str| file.companions.get(*part).map(|bytes| (*part, borrowed(bytes)));
        let mut parts: BTreeMap<_, _> = PARTS.iter().filter_map(companion).collect();
        parts.insert("shp", borrowed(&file.bytes));
        return Ok(vec![Layer { name: name.to_owned(), parts }]);
    }
    let mut archive = Archive::open(&file.bytes)?;
    let found = in_archive(&archive.names());
    let wanted = chosen.map_or(0, |name| found.iter().position(|(of_layer, _)| of_layer == name).unwrap_or(usize::MAX));
    let mut layers = Vec::new();
    let mut unpacked = 0;
    for (at, (name, numbers)) in found.into_iter().enumerate() {
        let mut parts = BTreeMap::new();
        for (part, number) in numbers.into_iter().filter(|_| at == wanted) {
            let bytes = archive.unpack(number, unpacked)?;
            unpacked += bytes.len() as u64;
            parts.insert(part, Cow::Owned(bytes));
        }
        layers.push(Layer { name, parts });
    }
    Ok(layers)
}

fn borrowed(bytes: &Arc<Vec<u8>>) -> Cow<'_, [u8]> {
    Cow::Borrowed(bytes)
}

/// Layers among the names of an archive: each with the numbers of its files. Layers of one name have their folders in it.
fn in_archive(names: &[String]) -> Vec<(String, BTreeMap<&'static str, usize>)> {
    let mut by_path: BTreeMap<String, (String, BTreeMap<&'static str, usize>)> = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        let Some((path, ending)) = name.rsplit_once('.') else { continue };
        // Archives of macOS have a shadow of each file.
        let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let Some(part) = PARTS.iter().find(|part| part.eq_ignore_ascii_case(ending)) else { continue };
        if !path.starts_with("__MACOSX") && !file.starts_with("._") {
            let entry = by_path.entry(path.to_lowercase()).or_insert_with(|| (path.to_owned(), BTreeMap::new()));
            entry.1.insert(part, number);
        }
    }
    let with_shp: Vec<_> = by_path.into_values().filter(|(_, parts)| parts.contains_key("shp")).collect();
    let short = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let is_alone = |name: &str| with_shp.iter().filter(|(path, _)| short(path) == name).count() == 1;
    let name = |path: &str| if is_alone(&short(path)) { short(path) } else { path.to_owned() };
    with_shp.iter().map(|(path, parts)| (name(path), parts.clone())).collect()
}

impl Layer<'_> {
    /// Table of all records.
    pub(super) fn read(
        &self,
        recipe: &Recipe,
        remarks: Vec<Remark>,
        progress: &Progress,
    ) -> Result<RawTable, ImportError> {
        let part = |part: &str| self.parts.get(part).map(AsRef::as_ref);
        let bytes = part("shp").unwrap_or_default();
        let truncated = || ImportError::of_file(RemarkKind::Truncated, &format!("{}.shp", self.name));
        let shp = Shp::parse(bytes, part("shx")).ok_or_else(truncated)?;
        let mut table = FeatureTable::with_remarks(remarks);
        let system = self.system(part("prj"), shp.extent, &mut table.remarks)?;
        let dbf = part("dbf").map(|bytes| {
            let malformed = || ImportError::of_file(RemarkKind::Malformed, &format!("{}.dbf", self.name));
            Dbf::parse(bytes).ok_or_else(malformed)
        });
        let dbf = dbf.transpose()?;
        let encoding = encoding(dbf.as_ref(), part("cpg"), recipe, &mut table.remarks)?;
        let names = dbf.as_ref().map(|dbf| dbf.names(encoding));
        if names.is_none() {
            table.remarks.push(missing(&format!("{}.dbf", self.name)));
        }
        let columns = names.iter().flatten().map(|name| table.add_column(name)).collect::<Result<Vec<_>, _>>()?;
        let attributes = dbf.as_ref().map_or(shp.records(), Dbf::records);
        if shp.is_cut || attributes != shp.records() {
            let found = format!(".shp {}, .dbf {attributes}", shp.records());
            table.remarks.push(Remark::on_file(Severity::Changed, RemarkKind::Truncated).found(&found));
        }
        let (mut wrong, mut first_wrong) = (0, None);
        let records = attributes.max(shp.records());
        for record in 0..records {
            if record.is_multiple_of(STEP) {
                progress.step(record, records)?;
            }
            if dbf.as_ref().is_some_and(|dbf| dbf.is_deleted(record)) {
                continue;
            }
            let number = record as u32 + 1;
            table.begin_row(number)?;
            if let Some(dbf) = &dbf {
                dbf.cells(record, encoding, |at, kind, text, has_errors| {
                    if let Some(column) = columns.get(at) {
                        table.push(*column, kind, text);
                    }
                    if has_errors {
                        wrong += text.matches('\u{fffd}').count();
                        first_wrong.get_or_insert(number);
                    }
                });
            }
            let mut builder = PartsBuilder::new(&system);
            shp.add(record, &mut builder);
            let geometry = builder.finish(number, &mut table.remarks);
            table.place(geometry);
        }
        if let Some(row) = first_wrong {
            let remark = Remark::on_row(row, Severity::Changed, RemarkKind::NotInEncoding);
            table.remarks.push(remark.found(encoding.name()).count(wrong));
        }
        table.finish(RowUnit::Record, true)
    }

    /// Reference system by the `.prj` file. Without one, coordinates must be degrees.
    fn system(
        &self,
        prj: Option<&[u8]>,
        extent: [f64; 4],
        remarks: &mut Vec<Remark>,
    ) -> Result<ReferenceSystem, ImportError> {
        let Some(prj) = prj else {
            let name = format!("{}.prj", self.name);
            let [west, south, east, north] = extent;
            let are_degrees = west >= -360.0 && east <= 360.0 && south >= -90.0 && north <= 90.0;
            if !are_degrees && extent.iter().all(|limit| limit.is_finite()) {
                return Err(ImportError::of_file(RemarkKind::MissingCompanion, &name));
            }
            remarks.push(missing(&name));
            return Ok(ReferenceSystem::wgs84());
        };
        let text = String::from_utf8_lossy(prj);
        let system = ReferenceSystem::from_wkt(&text)
            .map_err(|UnknownSystem(name)| ImportError::of_file(RemarkKind::UnknownSystem, &name))?;
        if !system.is_wgs84() {
            remarks.push(Remark::on_file(Severity::Note, RemarkKind::Converted).found(system.name()));
        }
        Ok(system)
    }
}

fn missing(name: &str) -> Remark {
    Remark::on_file(Severity::Note, RemarkKind::MissingCompanion).found(name)
}

/// Encoding of the attributes: the chosen one, else that of the file; another one than UTF-8 is remarked.
fn encoding(
    dbf: Option<&Dbf<'_>>,
    cpg: Option<&[u8]>,
    recipe: &Recipe,
    remarks: &mut Vec<Remark>,
) -> Result<&'static Encoding, ImportError> {
    let encoding = match (&recipe.encoding, dbf) {
        (Some(label), _) => Encoding::for_label(label.as_bytes())
            .ok_or_else(|| ImportError::of_file(RemarkKind::NotInEncoding, label))?,
        (None, Some(dbf)) => dbf.encoding(cpg),
        (None, None) => UTF_8,
    };
    if encoding != UTF_8 {
        remarks.push(Remark::on_file(Severity::Note, RemarkKind::Encoding).found(encoding.name()));
    }
    Ok(encoding)
}
