//! `export`: a view as PNG, SVG or PDF, and many of them at once. No display is needed.

mod batch;
mod layer;
mod recipe;

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

pub(super) use batch::BatchError;
pub(super) use batch::load as load_batch;
use recipe::{Job, Recipe};

use super::{error::CliError, filter::FilterError, output};
use crate::{
    data::write::{self, Existing},
    export::{self, ExportError, Exporter, Lack, OpenError, Picture, beside},
    model::Batches,
};

const EXAMPLES: &str = "\
Examples:
  cluster-atlas export -o map.png
  cluster-atlas export --preset a4-landscape --lang zh -o 地图.pdf
  cluster-atlas export --filter sector=new_materials --size 1920x1080 --scale 2 -o materials.png
  cluster-atlas export --layer little-giants --batch 1-2 --per population -o little-giants.png
  cluster-atlas export --layer little-giants --multiples -o batches.pdf
  cluster-atlas export --each province --lang en,zh -o 'atlas/{each}-{lang}.pdf'
  cluster-atlas export --view map.png --format svg -o map.svg      (a picture remembers its map)
  cluster-atlas export --batch atlas.toml";

/// Write a picture of a map: PNG, SVG or PDF.
///
/// The same arguments give the same bytes. No display and no graphics card are needed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// Write to this file; `{each}`, `{lang}` and `{theme}` in it stand for what a picture is of. `-` with --format is the
    /// standard output.
    #[arg(short = 'o', long = "output", value_name = "FILE", required_unless_present = "batch")]
    file: Option<PathBuf>,
    #[command(flatten)]
    recipe: Recipe,
    /// Also write the table, the view, alt text, caption, citations and sources beside the picture.
    #[arg(long)]
    pack: bool,
    /// Replace files that exist.
    #[arg(long)]
    force: bool,
    /// Report what was made as JSON on the standard output.
    #[arg(long)]
    json: bool,
}

impl Export {
    /// The batch file that was named, if `--batch` names one and not a batch of little giants.
    fn batch_file(&self) -> Result<Option<PathBuf>, ExportCliError> {
        let Some(name) = self.recipe.batch.as_ref().filter(|text| text.parse::<Batches>().is_err()) else {
            return Ok(None);
        };
        let alone = Recipe { batch: self.recipe.batch.clone(), ..Recipe::default() };
        if self.file.is_some() || self.recipe != alone {
            return Err(ExportCliError::Arguments(format!(
                "batch: expected a batch of little giants like 5 or 1-2, or a batch file alone, which says what its \
                 pictures show, found \"{name}\" with other flags"
            )));
        }
        Ok(Some(PathBuf::from(name)))
    }
}

/// Why pictures were not made.
#[derive(Debug, thiserror::Error)]
pub(super) enum ExportCliError {
    /// Arguments that cannot be met.
    #[error("{0}")]
    Arguments(String),
    #[error(transparent)]
    Filter(#[from] FilterError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Batch(#[from] BatchError),
    #[error("{path}: {source}", path = path.display())]
    Picture { path: PathBuf, source: ExportError },
}

impl ExportCliError {
    /// 2 where other arguments would do, else 1.
    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Arguments(_) | Self::Filter(_) => ExitCode::from(2),
            Self::Open(_) | Self::Batch(_) | Self::Picture { .. } => ExitCode::FAILURE,
        }
    }
}

/// What was made, as `--json` reports it.
#[derive(Serialize)]
struct Made {
    file: PathBuf,
    bytes: usize,
    width: u32,
    height: u32,
    title: String,
    alt_text: String,
    sources: usize,
    warnings: Vec<String>,
}

/// Makes the pictures.
pub(super) fn run(arguments: &Export) -> Result<(), CliError> {
    let mut exporter = Exporter::new();
    let jobs = match (arguments.batch_file()?, &arguments.file) {
        (Some(path), _) => load_batch(&path, &mut exporter).map_err(ExportCliError::from)?,
        (None, Some(file)) => arguments.recipe.jobs(&mut exporter, file)?,
        (None, None) => {
            let why = "expected --output FILE, found a batch of little giants alone";
            return Err(ExportCliError::Arguments(why.to_owned()).into());
        }
    };
    if let [job] = jobs.as_slice()
        && job.path == Path::new("-")
    {
        return print(&mut exporter, job, arguments);
    }
    let mut names = BTreeSet::new();
    for path in jobs.iter().flat_map(|job| export::paths(&job.path, arguments.pack)) {
        if let Some(path) = names.replace(path) {
            let text = format!("several pictures would write one file, say other names: {}", path.display());
            return Err(ExportCliError::Arguments(text).into());
        }
    }
    // Asked before the first is made, so that nothing is done by halves.
    let existing = if arguments.force { Existing::Replace } else { Existing::Refuse };
    for path in jobs.iter().flat_map(|job| export::paths(&job.path, arguments.pack)) {
        write::check(&path, existing)?;
    }
    for folder in jobs.iter().filter_map(|job| job.path.parent()).collect::<BTreeSet<_>>() {
        write::folder(folder)?;
    }
    let bar = progress(jobs.len());
    let mut made = Vec::new();
    for job in &jobs {
        bar.set_message(job.path.display().to_string());
        let picture = one(&mut exporter, job, arguments, existing)?;
        for warning in &picture.warnings {
            bar.suspend(|| output::say(&format!("{}: {warning}", job.path.display())));
        }
        made.push(picture);
        bar.inc(1);
    }
    bar.finish_and_clear();
    if arguments.json {
        let mut text = serde_json::to_vec_pretty(&made).map_err(CliError::Report)?;
        text.push(b'\n');
        output::print(&text)?;
    }
    Ok(())
}

/// Writes the picture to the standard output, where nothing else may stand.
fn print(exporter: &mut Exporter, job: &Job, arguments: &Export) -> Result<(), CliError> {
    if arguments.pack || arguments.json {
        let text = "the standard output holds the picture alone: say -o FILE with --pack or --json";
        return Err(ExportCliError::Arguments(text.to_owned()).into());
    }
    let failed = |source| ExportCliError::Picture { path: job.path.clone(), source };
    let picture = exporter.picture(&job.view, &job.options, &mut |_| ControlFlow::Continue(())).map_err(failed)?;
    for warning in warnings(&picture) {
        output::say(&warning);
    }
    output::print(&picture.bytes)
}

/// A bar on a terminal, for more than one picture; nothing elsewhere.
fn progress(pictures: usize) -> ProgressBar {
    if pictures < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(pictures as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn one(exporter: &mut Exporter, job: &Job, arguments: &Export, existing: Existing) -> Result<Made, CliError> {
    let failed = |source| ExportCliError::Picture { path: job.path.clone(), source };
    let mut watch = |_| ControlFlow::Continue(());
    let picture = exporter.picture(&job.view, &job.options, &mut watch).map_err(failed)?;
    let beside = if arguments.pack {
        beside(exporter, &job.view, &picture.caption, &job.path).map_err(failed)?
    } else {
        Vec::new()
    };
    export::write(&job.path, &picture.bytes, &beside, existing)?;
    Ok(Made {
        file: job.path.clone(),
        bytes: picture.bytes.len(),
        width: picture.pixels.0,
        height: picture.pixels.1,
        title: picture.caption.title.clone(),
        alt_text: picture.caption.alt_text.clone(),
        sources: picture.caption.sources.len(),
        warnings: warnings(&picture),
    })
}

fn warnings(picture: &Picture) -> Vec<String> {
    let missing: String = picture.missing.iter().collect();
    let lacks = picture.lacks.iter().map(|lack| {
        let what = match lack {
            Lack::Map => "the map",
            Lack::LegendOfValues => "the legend of values",
            Lack::Legend => "the legend",
            Lack::SouthChinaSea => "the small map of the South China Sea",
            Lack::Locator => "the locator map",
        };
        format!("{what} was left out: there is no room for it, take a larger size")
    });
    let others = [
        (!missing.is_empty()).then(|| format!("left out what the embedded fonts cannot show: {missing}")),
        picture.cut.then(|| "texts were cut to fit: shorten them, or take a larger size".to_owned()),
    ];
    others.into_iter().flatten().chain(lacks).collect()
}
