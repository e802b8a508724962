//! `export`: writes a view, or a series of views, as PNG, SVG or PDF without a display.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    error::CliError,
    export_args::{ExportArgs, Planner, is_stdout},
    output_flags::OutputFlags,
    output_names, pictures,
};
use crate::model::Batches;

const EXAMPLES: &str = "\
Placeholders in the file name, filled in for each image of a series:
  {each}   the province or sector    (with --each)
  {lang}   en or zh
  {theme}  light or dark
  {{ }}    a brace itself

Examples:
  cluster-atlas export -o map.png
  cluster-atlas export --preset a4-landscape --lang zh -o 地图.pdf
  cluster-atlas export --filter sector=new_materials --size 1920x1080 --scale 2 -o materials.png
  cluster-atlas export --layer little-giants --batch 1-2 --per population -o little-giants.png
  cluster-atlas export --layer little-giants --multiples -o batches.pdf
  cluster-atlas export --each province --lang en,zh -o 'atlas/{each}-{lang}.pdf'
  cluster-atlas export --each province --one-file -o atlas.pdf
  cluster-atlas export --view map.png --format svg -o map.svg      (exported images store their map)

If an image of a series fails, the others are still made; failures are named, and the exit code is 1. For many different
images, see cluster-atlas batch --help.";

/// Export a map as PNG, SVG or PDF.
///
/// The same arguments always give the same file. No display or graphics card is needed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportCommand {
    /// Output file. `{each}`, `{lang}` and `{theme}` in the name are filled in for each image. Use `-` with --format for
    /// standard output.
    #[arg(short = 'o', long = "output", value_name = "FILE", required_unless_present = "batch")]
    file: Option<PathBuf>,
    #[command(flatten)]
    args: ExportArgs,
    #[command(flatten)]
    delivery: OutputFlags,
}

impl ExportCommand {
    /// Batch file and delivery options of `export --batch FILE`, the deprecated spelling of `batch FILE`.
    pub(super) fn batch_file(&self) -> Option<(&Path, OutputFlags)> {
        let name = self.args.batch.as_ref().filter(|text| text.parse::<Batches>().is_err())?;
        let alone = ExportArgs { batch: self.args.batch.clone(), ..ExportArgs::default() };
        let path = Path::new(name);
        let is_file = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) || path.is_file();
        (is_file && self.file.is_none() && self.args == alone).then_some((path, self.delivery))
    }
}

/// Runs the command.
pub(super) fn run(arguments: ExportCommand) -> Result<ExitCode, CliError> {
    let ExportCommand { file, args, delivery } = arguments;
    if let Some(name) = args.batch.as_ref().filter(|text| text.parse::<Batches>().is_err()) {
        return Err(CliError::Arguments(format!(
            "--batch: use a batch of little giants such as 5 or 1-2 (found {name:?}); use \
             {} batch FILE for a batch file, with no flags but --pack, --force and --json",
            super::NAME
        )));
    }
    let Some(file) = file else {
        return Err(CliError::Arguments("--output: add -o FILE; --batch names a batch of little giants".to_owned()));
    };
    let mut planner = Planner::new();
    let jobs = planner.jobs(args, Path::new(""), &file)?;
    match jobs.as_slice() {
        [job] if is_stdout(&job.path) && !job.is_page() => {
            pictures::print(planner, job, delivery)?;
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            let names = output_names::check(&jobs, delivery, None).map_err(|(_, error)| error)?;
            pictures::make(planner, &jobs, names, delivery)
        }
    }
}
