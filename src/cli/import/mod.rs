//! `import`: reads a person's file and reports what became of every row.

mod estimate;
mod recipe_args;
mod report;

use std::path::{Path, PathBuf};

use clap::Args;

use self::recipe_args::RecipeArgs;
use super::{error::CliError, output::Output, streams, value_parsers::named};
use crate::{
    data::write,
    export::{OwnDataFault, embedded_facts, import_report_csv, own_data_of, read_list, save_view},
    i18n::{Messages, filled, messages},
    import::{Import, Progress, format::format_names},
    model::{Language, path_codec},
    table::{TableFormat, TableKind, TableQuery},
    view::View,
};

const MORE: &str = "\
Examples:
  cluster-atlas import firms.csv
  cluster-atlas import firms.csv --role 地址=place --role 产值=number --report left-out.csv
  cluster-atlas import firms.xlsx --table 2024 --heading 4 --json
  cluster-atlas import points.csv --datum gcj02 -o points.geojson
  cluster-atlas import firms.csv --role 行业=category --project firms.atlas.json
  cluster-atlas import output-by-year.csv --melt
  cluster-atlas import register.csv --estimate
  cluster-atlas import register.csv --every 10 --role 备注=ignore
  cluster-atlas import output.csv --double-keys sum --project output.atlas.json

Encoding, delimiter, headings, decimal mark and the roles of columns are guessed, told in the report, and can be given.
No row is lost silently: the report names each that was left out or has no place, with its line and the reason.";

/// Import a list of your own, and report what became of every row.
#[derive(Debug, Args)]
#[command(after_help = format!("{MORE}\n\nFormats: {}.", format_names()))]
pub(super) struct ImportArgs {
    /// File to import.
    #[arg(value_name = "FILE")]
    list: PathBuf,
    #[command(flatten)]
    recipe: RecipeArgs,
    /// Write all remarks as CSV: row, column, effect, reason, text found.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Only tell what reading the list takes: rows, time and memory, by its first rows. `--every` and ignored columns count.
    #[arg(long, conflicts_with_all = ["report", "project", "file"])]
    estimate: bool,
    /// Print the report as JSON: numbers, the recipe with all guesses, remarks, names without a place.
    #[arg(long)]
    json: bool,
    /// Language of the report.
    #[arg(long, value_parser = named::<Language>(), default_value = "en")]
    lang: Language,
    /// Write a project file with the list as a layer, for `export --view` and the window: .atlas.json names the list and how it
    /// is read, .atlas contains it.
    #[arg(long, value_name = "FILE")]
    project: Option<PathBuf>,
    /// Write the rows as a table; the ending of its name tells the format, such as .csv, .geojson, .gpkg or .xlsx.
    #[command(flatten)]
    output: Output,
}

/// Runs the command.
pub(super) fn run(arguments: &ImportArgs) -> Result<(), CliError> {
    let project = arguments.project.as_deref();
    arguments.output.check([&*arguments.list], project.is_some())?;
    if let Some(path) = project {
        write::check(path, arguments.output.existing())?;
    }
    let format = table_format(&arguments.output)?;
    let messages = messages(arguments.lang);
    let texts = &messages.import;
    let (facts, _) = embedded_facts();
    let recipe = arguments.recipe.recipe()?;
    if arguments.estimate {
        return estimate::print(arguments, &recipe, facts.datasets().places(), messages);
    }
    let read = read_list(&arguments.list, &recipe, facts.datasets().places(), &Progress::default());
    let imported = read.map_err(|why| refused(why, &arguments.list, messages))?.import;
    if let Some(path) = &arguments.report {
        let bytes = import_report_csv(&imported.report, texts);
        write::atomic(path, &bytes)?;
    }
    if let Some(format) = format {
        let Import { dataset, .. } = imported.as_ref();
        let id = dataset.id().clone();
        let facts = facts.with_own([dataset.clone()]);
        let view = View { language: arguments.lang, ..View::default() };
        let table = TableKind::from(id.to_string()).make(&TableQuery::of_view(&facts, &view));
        arguments.output.write(&table.bytes(format, false)?)?;
    }
    if let Some(path) = &arguments.project {
        let mut view = View { language: arguments.lang, ..View::default() };
        view.add_own_data(own_data_of(&imported, &arguments.list, &facts, &view));
        save_view(path, &view, arguments.output.existing())?;
    }
    let printed = if arguments.json { report::json(&imported, texts)? } else { report::text(&imported, texts) };
    streams::print(&printed).map_err(CliError::Stdout)
}

/// Error of a list that cannot be read or imported.
fn refused(why: OwnDataFault, list: &Path, texts: &Messages) -> CliError {
    let file = path_codec::to_text(list.file_name().unwrap_or_default().as_ref());
    let because =
        |why: &str| CliError::Import(texts.import.not_imported.replace("{why}", why).replacen("{file}", &file, 1));
    match why {
        OwnDataFault::Unread(error) => CliError::Unread(Box::new(error)),
        OwnDataFault::NotImported { error, unit } => because(&error.words(&texts.import, unit)),
        OwnDataFault::NoRoom(lack) => {
            let size = &texts.import_size;
            let way_out = filled(&size.command_way_out, &[("every", "--every 10"), ("ignore", "--role COLUMN=ignore")]);
            because(&[size.no_room(&lack), way_out].join(". "))
        }
        other => CliError::Import(other.to_string()),
    }
}

/// Format of the table to write; `None` if none is asked for.
fn table_format(output: &Output) -> Result<Option<TableFormat>, CliError> {
    let Some(path) = output.file() else { return Ok(None) };
    let format = TableFormat::of_path(path);
    let wrong = || CliError::Arguments(format!("--output: end the name in {}", TableFormat::endings()));
    format.map(Some).ok_or_else(wrong)
}
