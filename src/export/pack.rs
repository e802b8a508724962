//! Export package: a picture with its tables, view, alt text, caption and citations.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use strum::IntoEnumIterator as _;

use super::{ExportError, Exporter, published_view::published};
use crate::{
    caption::{Caption, Citation, own_data},
    data::write::{self, Existing, WriteError},
    dataset::DatasetId,
    i18n::messages,
    model::{LinkPolicy, SourceId},
    query::{OwnDataset, as_asked},
    table::{TableFormat, TableKind, TableQuery},
    view::{BUILT_IN, Layer, View},
};

/// Tables of a package: that of clusters only where the page can show them, that of values only with such a layer, that of
/// the comparison only where the page shows it.
const BEHIND: [TableKind; 5] =
    [TableKind::Clusters, TableKind::Provinces, TableKind::Values, TableKind::Grid, TableKind::Comparison];

/// File of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// File name, without folder.
    pub name: OsString,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// Paths of all files that may be written for a picture at `path`, the picture first. A package has further ones: a table for
/// each of the datasets of layers, and of those that the atlas offers.
pub fn paths(path: &Path, pack_of: Option<&[DatasetId]>) -> Vec<PathBuf> {
    let of_layers = |datasets: &[DatasetId]| {
        let offered = BUILT_IN.iter().map(|id| (*id).to_owned());
        let mut tables: Vec<TableKind> = BEHIND.into_iter().collect();
        for kind in datasets.iter().map(ToString::to_string).chain(offered).map(TableKind::from) {
            if !tables.contains(&kind) {
                tables.push(kind);
            }
        }
        tables
    };
    let beside = pack_of.map_or_else(Vec::new, |datasets| data_file_names(stem(path), &of_layers(datasets)));
    std::iter::once(path.to_owned()).chain(beside.iter().map(|name| path.with_file_name(name))).collect()
}

/// Writes a picture and the other files of its package: all or nothing.
///
/// # Errors
/// As for [`write::all`].
pub fn write(path: &Path, picture: &[u8], beside: &[PackFile], existing: Existing) -> Result<(), WriteError> {
    let paths: Vec<PathBuf> = beside.iter().map(|file| path.with_file_name(&file.name)).collect();
    let others = paths.iter().zip(beside).map(|(path, file)| (path.as_path(), file.bytes.as_slice()));
    write::all(std::iter::once((path, picture)).chain(others), existing)
}

/// Common start of the file names of a package.
fn stem(path: &Path) -> &OsStr {
    path.file_stem().unwrap_or_default()
}

/// Builds the other files of a package for a picture at `path`.
///
/// # Errors
/// [`ExportError::Table`].
pub fn data_files(
    exporter: &Exporter,
    view: &View,
    caption: &Caption,
    path: &Path,
) -> Result<Vec<PackFile>, ExportError> {
    let catalogue = exporter.catalogue();
    let query = TableQuery::of_view(exporter.facts(), &as_asked(view));
    let mut contents = Vec::new();
    let mut of_tables = BTreeSet::new();
    let tables = tables(&query, view);
    for kind in &tables {
        let table = kind.make(&query);
        contents.push(table.bytes(TableFormat::Csv, true)?);
        of_tables.extend(table.sources.into_iter().map(|source| source.id));
    }
    contents.push(published(view).to_json().into_bytes());
    contents.push(format!("{}\n", caption.alt_text).into_bytes());
    contents.push(caption_text(caption).into_bytes());
    contents.extend(Citation::iter().map(|citation| citation.cite(catalogue, caption, view).into_bytes()));
    contents.push(sources_text(exporter, caption, &of_tables, view).into_bytes());
    let names = data_file_names(stem(path), &tables);
    let files = names.into_iter().zip(contents);
    Ok(files.map(|(name, bytes)| PackFile { name, bytes }).collect())
}

/// Tables behind a picture: those of clusters, provinces and values, and one for each dataset of further layers. A hidden
/// layer that the atlas offers has its table as well, so that hiding changes none; small multiples of values never have
/// features.
fn tables(query: &TableQuery<'_>, view: &View) -> Vec<TableKind> {
    let has_features = !(as_asked(view).page.multiples && view.thematic().is_some());
    let is_of_page = |layer: &&Layer| {
        let is_offered = layer.dataset().is_some_and(|dataset| BUILT_IN.contains(&dataset.as_str()));
        has_features && (layer.visible || is_offered)
    };
    let datasets = view.layers.iter().filter(is_of_page).filter_map(Layer::dataset);
    let of_layers = datasets.map(|dataset| TableKind::from(dataset.to_string()));
    let is_behind = |kind: &TableKind| match kind {
        TableKind::Clusters => has_features,
        TableKind::Comparison => view.has_comparison(),
        _ => kind.has_rows(query),
    };
    let mut tables: Vec<TableKind> = BEHIND.into_iter().filter(is_behind).collect();
    for kind in of_layers {
        if !tables.contains(&kind) {
            tables.push(kind);
        }
    }
    tables
}

/// Names of the files built by [`data_files`] with these tables.
pub fn data_file_names(stem: &OsStr, tables: &[TableKind]) -> Vec<OsString> {
    let table = |kind: &TableKind| format!("-{}.csv", kind.id());
    let citation = |style: Citation| format!("-citation-{}.{}", <&str>::from(style), style.extension());
    let texts = [".atlas.json", "-alt-text.txt", "-caption.txt"].map(str::to_owned);
    let endings = tables.iter().map(table).chain(texts).chain(Citation::iter().map(citation));
    let named = |ending: String| {
        let mut name = stem.to_owned();
        name.push(ending);
        name
    };
    endings.chain(["-sources.txt".to_owned()]).map(named).collect()
}

/// Title, subtitle, note, sources, boundary depiction and credit as one text, for use below a picture.
pub(crate) fn caption_text(caption: &Caption) -> String {
    let parts =
        [&caption.title, &caption.subtitle, &caption.note, &caption.source_line, &caption.depiction, &caption.credit];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// All sources of a picture, then those that only its tables have, one per line, with addresses that may be published.
fn sources_text(exporter: &Exporter, caption: &Caption, of_tables: &BTreeSet<SourceId>, view: &View) -> String {
    let texts = &messages(view.language).source;
    let cite = |id: &SourceId| {
        let source = exporter.catalogue().source(id)?;
        let address = source.url.as_deref().filter(|_| source.link != LinkPolicy::No);
        let citation = source.citation(view.language);
        Some(address.map_or_else(|| citation.clone(), |address| format!("{citation} {address}")))
    };
    let section = |head: &str, lines: Vec<String>| format!("{head}\n\n{}\n", lines.join("\n"));
    let of_view = OwnDataset::of_view(exporter.facts(), view);
    let supplied = of_view.iter().map(|own| own_data::line(own, usize::MAX, messages(view.language)));
    let own = section(&texts.title, supplied.chain(caption.sources.iter().filter_map(cite)).collect());
    let further: Vec<String> = of_tables.iter().filter(|id| !caption.sources.contains(id)).filter_map(cite).collect();
    if further.is_empty() { own } else { [own, section(&texts.of_tables, further)].join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_package_include_a_table_for_each_dataset_once() {
        let own = ["firms", "clusters", "characteristic_clusters"].map(DatasetId::new);
        let found = paths(Path::new("/maps/a.png"), Some(&own));
        let named = |name: &str| found.iter().filter(|path| path.ends_with(name)).count();
        assert_eq!(found.first().map(PathBuf::as_path), Some(Path::new("/maps/a.png")));
        let tables = ["a-firms.csv", "a-clusters.csv", "a-characteristic_clusters.csv", "a-grid.csv"];
        assert_eq!(tables.map(named), [1, 1, 1, 1]);
        assert_eq!(paths(Path::new("/maps/a.png"), None), [Path::new("/maps/a.png")]);
    }
}
