//! `table`: writes a data table.

use std::sync::mpsc::Sender;

use clap::Args;

use super::{
    error::CliError,
    interrupt::{self, StopSignal},
    output::Output,
    streams,
    value_parsers::named,
    view_args::ViewArgs,
};
use crate::{
    export::embedded_facts,
    model::Language,
    table::{TableFormat, TableKind, TableQuery},
    view::View,
};

/// Write a table of clusters, provinces, programmes, the SME ladder or the article's claims, with its sources.
///
/// What is not known is an empty cell or null, never zero. The same arguments give the same bytes.
#[derive(Debug, Args)]
pub(super) struct TableArgs {
    /// Which table.
    #[arg(value_name = "TABLE", value_parser = named::<TableKind>())]
    kind: TableKind,
    #[command(flatten)]
    subject: ViewArgs,
    /// The language of citations and headings; names of columns are the same in each.
    #[arg(long, value_parser = named::<Language>())]
    lang: Option<Language>,
    /// The format; guessed from the file's ending, CSV on the standard output.
    #[arg(long, value_parser = named::<TableFormat>())]
    format: Option<TableFormat>,
    /// Begin a CSV file with a byte order mark, for Excel.
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    output: Output,
}

/// Runs the command; an interrupted run leaves no partial file behind.
pub(super) fn run(arguments: TableArgs) -> Result<(), CliError> {
    let mut outcome = Ok(());
    let work = move |_: &StopSignal, tell: &Sender<_>| {
        // The receiver may have been dropped.
        let _gone = tell.send(make(&arguments));
    };
    match interrupt::watched(work, |made| outcome = made).map_err(CliError::Work)? {
        Some(signal) => Err(CliError::Interrupted(signal)),
        None => outcome,
    }
}

fn make(arguments: &TableArgs) -> Result<(), CliError> {
    let format = arguments.format()?;
    arguments.output.check(arguments.subject.view_file())?;
    let (facts, _) = embedded_facts();
    let (own, note) = arguments.subject.view(facts.catalogue())?;
    if let Some(note) = note {
        streams::say(&note);
    }
    let view = View { language: arguments.lang.unwrap_or(own.language), ..own.clone() };
    let bytes = |view: &View| {
        let query = TableQuery::of_view(&facts, view);
        arguments.kind.make(&query).bytes(format, arguments.bom)
    };
    let table = bytes(&view)?;
    // The view without each flag that asks for something else than what is so already.
    let mut others = Vec::new();
    if let Some(lang) = arguments.lang {
        others.push((format!("--lang {}", <&str>::from(lang)), own));
    }
    for (flag, subject) in arguments.subject.without_each() {
        let (other, _) = subject.view(facts.catalogue())?;
        others.push((flag, View { language: view.language, ..other }));
    }
    let asked = |view: &View| (view.language, view.place.clone(), view.as_of, view.layers.clone());
    for (flag, other) in others {
        if asked(&other) != asked(&view) && bytes(&other)? == table {
            streams::say(&format!("{flag} changed nothing: the table is the same without it"));
        }
    }
    arguments.output.write(&table)
}

impl TableArgs {
    fn format(&self) -> Result<TableFormat, CliError> {
        let wrong = |text: String| Err(CliError::Arguments(text));
        let guessed = || self.output.file().map_or(Some(TableFormat::Csv), TableFormat::of_path);
        let Some(format) = self.format.or_else(guessed) else {
            return wrong("--output: end the name in .csv, .json, .geojson or .xlsx, or add --format".to_owned());
        };
        if !format.is_text() && self.output.file().is_none() {
            return wrong("--format: a workbook is no text for the standard output: add -o FILE".to_owned());
        }
        if self.bom && format != TableFormat::Csv {
            return wrong(format!("--bom: has no effect on {}; it needs csv", <&'static str>::from(format)));
        }
        Ok(format)
    }
}
