//! One picture of a run: made, written, and what there is to say about it.

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::report::Made;
use crate::{
    cli::{
        export_args::{ExportArgsError, Job, Planner},
        interrupt::StopSignal,
        output_flags::OutputFlags,
        warnings,
    },
    data::{
        file_error::Cause,
        write::{self, Existing, Unwritable, WriteError},
    },
    export::{self, ExportError, ExportStage, MissingContent, PackFile, Picture, data_files},
    model::ShownPath,
    query::Facts,
    view::View,
};

/// Error of a single picture.
#[derive(Debug, thiserror::Error)]
pub(super) enum PictureError {
    #[error("{name}: {source}")]
    Plan { name: String, source: Box<ExportArgsError> },
    #[error("{name}: {source}")]
    Picture { name: String, source: ExportError },
    /// Other pages of an atlas of which one failed.
    #[error("{} is not written, because page {page} of it failed", ShownPath(path))]
    Incomplete { path: PathBuf, page: usize },
    #[error(transparent)]
    Folder(WriteError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("interrupted")]
    Interrupted,
}

impl PictureError {
    /// `true` if all further pictures would fail for the same reason.
    pub(super) fn concerns_all(&self) -> bool {
        match self {
            Self::Write(WriteError { why: Unwritable::Exists, .. }) => true,
            Self::Write(WriteError { why: Unwritable::System(error), .. }) => {
                matches!(error.cause, Cause::Full | Cause::ReadOnly)
            }
            _ => false,
        }
    }
}

/// Name of a picture in messages: its file, and its page in an atlas.
pub(super) fn name(path: &Path, page: Option<usize>) -> String {
    let page = page.map(|page| format!(", page {page}")).unwrap_or_default();
    format!("{}{page}", ShownPath(path))
}

/// Continuation of an export until a stop is asked for.
pub(super) fn unless_stopped(stop: &StopSignal) -> impl FnMut(ExportStage) -> ControlFlow<()> {
    |_| if stop.is_asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// Makes a picture and writes it, with its pack if wanted.
pub(super) fn make(
    planner: &mut Planner,
    job: &Job,
    delivery: OutputFlags,
    stop: &StopSignal,
    folders: &mut BTreeSet<PathBuf>,
) -> Result<Made, PictureError> {
    let name = || name(&job.path, None);
    let failed = |source| PictureError::Picture { name: name(), source };
    let view = planner.view(job).map_err(|source| PictureError::Plan { name: name(), source: Box::new(source) })?;
    let picture = planner.exporter.picture(&view, &job.options, &mut unless_stopped(stop)).map_err(failed)?;
    let beside = if delivery.pack {
        data_files(&planner.exporter, &view, &picture.caption, &job.path).map_err(failed)?
    } else {
        Vec::new()
    };
    write(&job.path, &picture.bytes, &beside, delivery.existing(), stop, folders)?;
    Ok(Made { bytes: picture.bytes.len(), ..Made::of(&picture, planner.exporter.facts(), &view) })
}

/// Writes a picture and the files beside it, in a folder that is made where it is missing.
///
/// # Errors
/// [`PictureError::Interrupted`] if a stop was asked for while the picture was made.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    beside: &[PackFile],
    existing: Existing,
    stop: &StopSignal,
    folders: &mut BTreeSet<PathBuf>,
) -> Result<(), PictureError> {
    if stop.is_asked() {
        return Err(PictureError::Interrupted);
    }
    if let Some(folder) = path.parent()
        && folders.insert(folder.to_owned())
    {
        write::folder(folder).map_err(PictureError::Folder)?;
    }
    Ok(export::write(path, bytes, beside, existing)?)
}

impl Made {
    /// Properties of a picture of a view; the size of its file is not yet known.
    pub(super) fn of(picture: &Picture, facts: &Facts, view: &View) -> Self {
        Self {
            bytes: 0,
            width: picture.pixels.0,
            height: picture.pixels.1,
            title: picture.caption.title.clone(),
            alt_text: picture.caption.alt_text.clone(),
            sources: picture.caption.sources.len(),
            warnings: warnings(picture, facts, view),
        }
    }
}

/// A character, by its code point if it is invisible.
fn character(c: char) -> String {
    if c.escape_debug().len() > 1 { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}

pub(super) fn warnings(picture: &Picture, facts: &Facts, view: &View) -> Vec<String> {
    let missing: Vec<String> = picture.missing.iter().map(|c| character(*c)).collect();
    let missing_content = picture.missing_content.iter().map(|content| {
        let what = match content {
            MissingContent::Map => "the map",
            MissingContent::LegendOfValues => "the legend of the province data",
            MissingContent::Legend => "the legend",
            MissingContent::Subtitle => "the subtitle",
            MissingContent::SouthChinaSea => "the South China Sea inset",
            MissingContent::Locator => "the locator map",
            MissingContent::Comparison => "a part of the comparison",
            MissingContent::Chart => "the chart",
        };
        format!("{what} was left out for lack of room; choose a larger size")
    });
    let others = [
        (!missing.is_empty()).then(|| format!("left out, not in the built-in fonts: {}", missing.join(" "))),
        view.base
            .basemap
            .is_tiles()
            .then(|| "exported images use the built-in basemap, not the tiles of the project file".to_owned()),
        picture.cut.then(|| "some text was cut to fit; shorten it or choose a larger size".to_owned()),
    ];
    others
        .into_iter()
        .flatten()
        .chain(missing_content)
        .chain(warnings::of_view(facts, view))
        .chain(warnings::unheeded_conditions(view))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_after_a_stop() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/map.pdf");
        let write = |stop: &StopSignal| write(&path, b"%PDF", &[], Existing::Refuse, stop, &mut BTreeSet::new());
        assert!(matches!(write(&StopSignal::asked()), Err(PictureError::Interrupted)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        write(&StopSignal::default()).unwrap();
        assert!(path.exists());
    }
}
