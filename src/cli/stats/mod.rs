//! `stats`: measures of values by province, with every number of their formulas.

mod report;

use std::sync::mpsc::Sender;

use clap::Args;
use strum::IntoEnumIterator as _;

use super::{
    error::CliError,
    export_args::thematic,
    interrupt::{self, StopSignal},
    streams,
    value_parsers::named,
    variable_flags::VariableFlags,
    view_args::ViewArgs,
};
use crate::{
    analysis::{MeasureKind, NeighborRule, Settings, Subject, run as measured},
    caption::statistics,
    data::level,
    export::embedded_facts,
    i18n::messages,
    model::{Detail, Language},
    query::{ClassifiedValues, CountedClusters, Facts},
    stats::autocorrelation::Permutations,
    view::View,
};

/// Most permutations of a test.
const MOST_PERMUTATIONS: i64 = 999_999;

const MORE: &str = "\
`cluster-atlas stats list` says which question each measure answers.

Examples:
  cluster-atlas stats gini --layer gdp
  cluster-atlas stats moran --layer little-giants --batch 1-2 --per population --permutations 9999 --seed 1 --json
  cluster-atlas stats local_moran --layer value_added.BCD@2024 --share province --weights nearest:5

The same arguments always give the same result, on any number of processors.";

/// Take a measure of values by province: concentration, inequality, likeness of neighbours.
///
/// The result stands in a sentence, with the formula and its numbers, what the measure does not say, and cautions.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(super) struct StatsArgs {
    /// Measure, or `list`.
    #[arg(value_name = "MEASURE", value_parser = measures())]
    measure: String,
    #[command(flatten)]
    subject: ViewArgs,
    #[command(flatten)]
    variable: VariableFlags,
    /// Neighbours: queen (a common border or corner), rook (a common border), nearest:5 (a number of provinces), within:800
    /// (kilometres between their middles) [default: queen].
    #[arg(long, value_name = "RULE")]
    weights: Option<NeighborRule>,
    /// Permutations of the test [default: 9999].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=MOST_PERMUTATIONS))]
    permutations: Option<u32>,
    /// Seed of the permutations [default: 1].
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Language.
    #[arg(long, value_parser = named::<Language>())]
    lang: Option<Language>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

fn measures() -> clap::builder::PossibleValuesParser {
    let names = MeasureKind::iter().map(<&'static str>::from);
    names.chain(["list"]).collect::<Vec<_>>().into()
}

/// Runs the command.
pub(super) fn run(arguments: Box<StatsArgs>) -> Result<(), CliError> {
    let Ok(kind) = arguments.measure.parse::<MeasureKind>() else {
        return print(&report::list(messages(arguments.lang.unwrap_or_default()), arguments.json));
    };
    let mut outcome = Ok(String::new());
    let work = move |stop: &StopSignal, tell: &Sender<_>| {
        // The receiver may have been dropped.
        let _gone = tell.send(make(kind, &arguments, stop));
    };
    match interrupt::watched(work, |made| outcome = made).map_err(CliError::Work)? {
        Some(signal) => Err(CliError::Interrupted(signal)),
        None => print(&outcome?),
    }
}

fn print(text: &str) -> Result<(), CliError> {
    streams::print(text.as_bytes()).map_err(CliError::Stdout)
}

fn make(kind: MeasureKind, arguments: &StatsArgs, stop: &StopSignal) -> Result<String, CliError> {
    let settings = arguments.settings(kind)?;
    let (opened, facts, notes) = arguments.subject.opened(&embedded_facts().0)?;
    let mut view = arguments.subject.filtered(opened, &facts)?;
    thematic::apply(&arguments.variable.as_export(), &facts, &thematic::Known::of(&facts), &mut view)?;
    for note in notes {
        streams::say(&note);
    }
    let classified = values(&facts, &view).ok_or_else(|| {
        let why = "stats: the map has no province data; add --layer, such as --layer little-giants";
        CliError::Arguments(why.to_owned())
    })?;
    let texts = messages(arguments.lang.unwrap_or(view.language));
    let subject = Subject::new(facts.catalogue(), &classified);
    let areas = if kind.has_neighbors() { level(Detail::Full).0.provinces } else { Vec::new() };
    let go_on = |_: usize, _: usize| !stop.is_asked();
    let found = measured(kind, &subject, &settings, &areas, &go_on);
    let outcome = found.map_err(|error| CliError::Measure(statistics::fault(facts.catalogue(), &error, texts)))?;
    let words = statistics::explain(facts.catalogue(), &classified, &outcome, settings.neighbors, texts);
    Ok(if arguments.json { report::json(&outcome, &words, &subject, &settings) } else { report::text(&words, texts) })
}

/// Values of the uppermost layer of values that is drawn.
fn values(facts: &Facts, view: &View) -> Option<ClassifiedValues> {
    let layer = view.drawn_values().into_iter().next_back()?;
    ClassifiedValues::of(facts, &CountedClusters::of(facts, view), view, layer)
}

impl StatsArgs {
    fn settings(&self, kind: MeasureKind) -> Result<Settings, CliError> {
        let given = [
            ("--weights", self.weights.is_some()),
            ("--permutations", self.permutations.is_some()),
            ("--seed", self.seed.is_some()),
        ];
        if let Some((flag, _)) = given.into_iter().find(|(_, is_given)| *is_given && !kind.has_neighbors()) {
            return Err(CliError::Arguments(format!("{flag}: has no effect on {}", <&str>::from(kind))));
        }
        let usual = Settings::default();
        let number = self.permutations.map_or(usual.permutations.number, |number| number as usize);
        let seed = self.seed.unwrap_or(usual.permutations.seed);
        Ok(Settings { neighbors: self.weights.unwrap_or(usual.neighbors), permutations: Permutations { number, seed } })
    }
}
