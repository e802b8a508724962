//! `table`: writes a data table.

mod value_flags;

use std::{collections::BTreeSet, ffi::OsStr, sync::mpsc::Sender};

use clap::{
    Arg, Args, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};

use self::value_flags::ValueFlags;
use super::{
    error::CliError,
    filter,
    interrupt::{self, StopSignal},
    output::Output,
    streams,
    value_parsers::{listed, named},
    view_args::ViewArgs,
    warnings,
};
use crate::{
    data::{
        self,
        write::{self, Existing},
    },
    export::{embedded_facts, qgis_style},
    model::Language,
    query::Facts,
    table::{Condition, TableFormat, TableKind, TableQuery},
    view::{Layer, View},
};

/// Export a table with sources: clusters, provinces, mapped values, programmes, ladder (SME tiers), claims (of the article) or
/// any other dataset.
///
/// Unknown values are empty (null in JSON), never zero. The same arguments always give the same file. A filter that does not
/// apply to a table is refused.
#[derive(Debug, Args)]
pub(super) struct TableArgs {
    /// Table to export.
    #[arg(value_name = "TABLE", value_parser = TableName)]
    kind: TableKind,
    #[command(flatten)]
    subject: ViewArgs,
    #[command(flatten)]
    values: ValueFlags,
    /// Language of citations and headings; column names do not change.
    #[arg(long, value_parser = named::<Language>())]
    lang: Option<Language>,
    /// Format; taken from the file extension if omitted; CSV on standard output.
    #[arg(long, value_parser = named::<TableFormat>())]
    format: Option<TableFormat>,
    /// Begin a CSV file with a byte order mark, for Excel.
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    output: Output,
}

/// Runs the command; an interrupted run leaves no partial file behind.
pub(super) fn run(arguments: Box<TableArgs>) -> Result<(), CliError> {
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
    arguments.output.check(arguments.subject.inputs(), false)?;
    let (opened, facts, notes) = arguments.subject.opened(&embedded_facts().0)?;
    let kind = &arguments.kind;
    check_name(kind, &facts)?;
    let own = arguments.view_of(&facts, &opened, &arguments.subject, &arguments.values)?;
    for note in notes {
        streams::say(&note);
    }
    let view = View { language: arguments.lang.unwrap_or(own.language), ..own.clone() };
    check(arguments, &TableQuery::of_view(&facts, &view))?;
    for warning in warnings::of_view(&facts, &view) {
        streams::say(&warning);
    }
    let bytes = |view: &View| kind.make(&TableQuery::of_view(&facts, view)).bytes(format, arguments.bom);
    let table = bytes(&view)?;
    // The view without each flag that asks for something else than what is so already.
    let mut others = Vec::new();
    if let Some(lang) = arguments.lang {
        others.push((format!("--lang {}", <&str>::from(lang)), own));
    }
    let subjects = arguments.subject.without_each().into_iter();
    let subjects = subjects.map(|(flag, subject)| (flag, subject, arguments.values.clone()));
    let values = arguments.values.without_each().into_iter();
    let values = values.map(|(flag, values)| (flag.to_owned(), arguments.subject.clone(), values));
    for (flag, subject, values) in subjects.chain(values) {
        let other = arguments.view_of(&facts, &opened, &subject, &values)?;
        others.push((flag, View { language: view.language, ..other }));
    }
    let asked = |view: &View| {
        (view.language, view.place.clone(), view.as_of, view.layers.clone(), view.compare.clone(), view.page.multiples)
    };
    for (flag, other) in others {
        if asked(&other) != asked(&view) && bytes(&other)? == table {
            streams::say(&format!("{flag} changed nothing: the table is the same without it"));
        }
    }
    arguments.output.write(&table)?;
    arguments.style(&facts, &view, format)
}

/// Parser of the name of a table: help lists those of the atlas, own lists are known once they are read.
#[derive(Clone)]
struct TableName;

impl TypedValueParser for TableName {
    type Value = TableKind;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<TableKind, clap::Error> {
        StringValueParser::new().parse_ref(cmd, arg, value).map(TableKind::from)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(TableKind::names(data::dataset_ids()).into_iter().map(PossibleValue::new)))
    }
}

/// Refuses the name of a table that does not exist; a person's own lists are tables under their names.
fn check_name(kind: &TableKind, facts: &Facts) -> Result<(), CliError> {
    let all = TableKind::all(facts.datasets());
    if all.contains(kind) {
        return Ok(());
    }
    let names = listed(all.iter().map(TableKind::id));
    Err(CliError::Arguments(format!("table: there is no {:?}; use {names}", kind.id())))
}

/// Refuses a condition that the table cannot heed, and says which of the view's own do not apply to it.
fn check(arguments: &TableArgs, query: &TableQuery<'_>) -> Result<(), CliError> {
    let kind = &arguments.kind;
    if *kind == TableKind::Values && !kind.has_rows(query) {
        let why = "table values: the map has no province data; add --layer, such as --layer little-giants";
        return Err(CliError::Arguments(why.to_owned()));
    }
    if *kind == TableKind::Comparison && !kind.has_rows(query) {
        let why = "table comparison: no provinces are compared; add --compare, such as --compare JS,Guangdong";
        return Err(CliError::Arguments(why.to_owned()));
    }
    let names = |conditions: &BTreeSet<Condition>| conditions.iter().map(|one| <&str>::from(*one)).collect::<Vec<_>>();
    let heeded = names(&kind.heeds(query));
    let heeds = if heeded.is_empty() {
        "no filter applies to it".to_owned()
    } else {
        let named = heeded.iter().map(|name| if *name == <&str>::from(Condition::Until) { "--until" } else { *name });
        format!("it can be filtered by {}", listed(named))
    };
    let typed =
        arguments.subject.filters().iter().filter_map(|typed| Some((format!("--filter {typed}"), filter::key(typed)?)));
    let date = arguments.values.has_date().then(|| ("--until".to_owned(), <&str>::from(Condition::Until)));
    for (flag, key) in typed.chain(date) {
        if !heeded.contains(&key) {
            return Err(CliError::Arguments(format!("{flag}: has no effect on table {}; {heeds}", kind.id())));
        }
    }
    for typed in arguments.subject.filters() {
        let Some(layer) = filter::layer(typed) else { continue };
        let dataset = query.view.layer(&layer).and_then(Layer::dataset);
        if dataset.is_some_and(|dataset| !kind.heeds_layers_of(dataset, query)) {
            let (id, table) = (kind.id(), dataset.map_or_else(String::new, ToString::to_string));
            let why = format!("--filter {typed}: has no effect on table {id}; it needs table {table}");
            return Err(CliError::Arguments(why));
        }
    }
    let own = names(&kind.unheeded(query));
    if !own.is_empty() {
        let conditions = listed(own);
        streams::say(&format!("note: the filter by {conditions} does not apply to table {}; {heeds}", kind.id()));
    }
    Ok(())
}

impl TableArgs {
    /// View of the table: an opened one with conditions and values.
    fn view_of(&self, facts: &Facts, opened: &View, subject: &ViewArgs, values: &ValueFlags) -> Result<View, CliError> {
        let mut view = subject.filtered(opened.clone(), facts)?;
        values.apply(&self.kind, facts, &mut view)?;
        Ok(view)
    }

    /// Writes the style of a layer beside its file of geometries, as QGIS looks for it; one that exists is left alone.
    fn style(&self, facts: &Facts, view: &View, format: TableFormat) -> Result<(), CliError> {
        let has_places = format.is_geographic();
        let Some(path) = self.output.file().filter(|_| has_places).map(|path| path.with_extension("qml")) else {
            return Ok(());
        };
        let style = if path.exists() { None } else { qgis_style(facts, view, self.kind.id()) };
        style.map_or(Ok(()), |style| Ok(write::file(&path, style.as_bytes(), Existing::Refuse)?))
    }

    fn format(&self) -> Result<TableFormat, CliError> {
        let wrong = |text: String| Err(CliError::Arguments(text));
        let guessed = || self.output.file().map_or(Some(TableFormat::Csv), TableFormat::of_path);
        let Some(format) = self.format.or_else(guessed) else {
            return wrong(format!("--output: end the name in {}, or add --format", TableFormat::endings()));
        };
        if !format.is_text() && self.output.file().is_none() {
            let name = <&'static str>::from(format);
            return wrong(format!("--format: {name} is no text for the standard output: add -o FILE"));
        }
        if self.bom && format != TableFormat::Csv {
            return wrong(format!("--bom: has no effect on {}; it needs csv", <&'static str>::from(format)));
        }
        Ok(format)
    }
}
