//! A picture with all that belongs to it: the table behind it, the view, alt text, caption and citations.

use std::ops::ControlFlow;

use strum::IntoEnumIterator as _;

use super::{ExportError, Exporter, Options, Step};
use crate::{
    caption::{Caption, Citation},
    i18n::messages,
    table::{Excerpt, Format as TableFormat, TableKind},
    view::View,
};

/// A file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The names of all files of a pack, the picture first.
pub fn pack_names(options: &Options, stem: &str) -> Vec<String> {
    let tables = TableKind::iter().map(|kind| format!("-{}.csv", <&'static str>::from(kind)));
    let citations = Citation::iter()
        .map(|citation| format!("-citation-{}.{}", <&'static str>::from(citation), citation.extension()));
    std::iter::once(format!(".{}", options.format.extension()))
        .chain(tables)
        .chain([".atlas.json", "-alt-text.txt", "-caption.txt"].map(str::to_owned))
        .chain(citations)
        .chain(["-sources.txt".to_owned()])
        .map(|ending| format!("{stem}{ending}"))
        .collect()
}

/// Makes all files of a pack, in the order of [`pack_names`].
///
/// # Errors
/// As of [`Exporter::picture`].
pub fn pack(
    exporter: &mut Exporter,
    view: &View,
    options: &Options,
    stem: &str,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Vec<PackFile>, ExportError> {
    let picture = exporter.picture(view, options, watch)?;
    let excerpt = Excerpt::of_view(exporter.catalogue(), exporter.index(), view);
    let mut contents = vec![picture.bytes];
    for kind in TableKind::iter() {
        contents.push(kind.make(&excerpt).bytes(TableFormat::Csv, true)?);
    }
    contents.push(view.to_json().into_bytes());
    contents.push(format!("{}\n", picture.caption.alt_text).into_bytes());
    contents.push(caption_text(&picture.caption).into_bytes());
    let cite = |citation: Citation| citation.cite(exporter.catalogue(), &picture.caption, view).into_bytes();
    contents.extend(Citation::iter().map(cite));
    contents.push(sources_text(exporter, &picture.caption, view).into_bytes());
    let files = pack_names(options, stem).into_iter().zip(contents);
    Ok(files.map(|(name, bytes)| PackFile { name, bytes }).collect())
}

/// Title, subtitle, note and sources as one text, to be pasted below a picture.
pub fn caption_text(caption: &Caption) -> String {
    let parts =
        [&caption.title, &caption.subtitle, &caption.note, &caption.source_line, &caption.depiction, &caption.credit];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// Every source that the picture rests on, one a line.
fn sources_text(exporter: &Exporter, caption: &Caption, view: &View) -> String {
    let head = &messages(view.language).source.title;
    let cite = |id| Some(exporter.catalogue().source(id)?.citation(view.language));
    let lines: Vec<String> = caption.sources.iter().filter_map(cite).collect();
    format!("{head}\n\n{}\n", lines.join("\n"))
}
