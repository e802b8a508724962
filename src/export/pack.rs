//! A picture with all that belongs to it: the table behind it, the view, alt text, caption and citations.

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

/// Makes all files of a pack, `stem` before each ending.
///
/// # Errors
/// As of [`Exporter::picture`].
pub fn pack(
    exporter: &mut Exporter,
    view: &View,
    options: &Options,
    stem: &str,
    watch: &mut dyn FnMut(Step) -> std::ops::ControlFlow<()>,
) -> Result<Vec<PackFile>, ExportError> {
    let picture = exporter.picture(view, options, watch)?;
    let file = |ending: &str, bytes: Vec<u8>| PackFile { name: format!("{stem}{ending}"), bytes };
    let excerpt = Excerpt::of_view(exporter.catalogue(), exporter.index(), view);
    let mut files = vec![file(&format!(".{}", options.format.extension()), picture.bytes)];
    for kind in TableKind::iter() {
        let name: &'static str = kind.into();
        let bytes = kind.make(&excerpt).bytes(TableFormat::Csv, true)?;
        files.push(file(&format!("-{name}.csv"), bytes));
    }
    files.push(file(".atlas.json", view.to_json().into_bytes()));
    files.push(file("-alt-text.txt", format!("{}\n", picture.caption.alt_text).into_bytes()));
    files.push(file("-caption.txt", caption_text(&picture.caption).into_bytes()));
    for citation in Citation::iter() {
        let name: &'static str = citation.into();
        let text = citation.cite(exporter.catalogue(), &picture.caption, view);
        files.push(file(&format!("-citation-{name}.{}", citation.extension()), text.into_bytes()));
    }
    files.push(file("-sources.txt", sources_text(exporter, &picture.caption, view).into_bytes()));
    Ok(files)
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
