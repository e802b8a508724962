//! `stats`: measures of values by province, with every number of their formulas.

mod report;

use std::sync::{Arc, mpsc::Sender};

use clap::Args;
use strum::IntoEnumIterator as _;

use super::{
    error::CliError,
    export_args::thematic,
    filter::{self, Vocabulary},
    interrupt::{self, StopSignal},
    streams,
    value_parsers::{named, permutations},
    variable_flags::VariableFlags,
    view_args::ViewArgs,
};
use crate::{
    caption::statistics,
    export::embedded_facts,
    i18n::messages,
    model::Language,
    query::{Analysed, ClassifiedValues, CountedClusters, Facts, subject},
    view::{Analysis, AnalysisMethod, NeighborRule, View},
};

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
    /// Province that the measure is of, for specialisation and `shift_share`: `JS` or Jiangsu.
    #[arg(long, value_name = "PROVINCE")]
    province: Option<String>,
    /// Neighbours: queen (a common border or corner), rook (a common border), nearest:5 (a number of provinces), within:800
    /// (kilometres between their middles) [default: queen].
    #[arg(long, value_name = "RULE")]
    weights: Option<NeighborRule>,
    /// Permutations of the test [default: 9999].
    #[arg(long, value_name = "N", value_parser = permutations)]
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
    let names = AnalysisMethod::iter().map(<&'static str>::from);
    names.chain(["list"]).collect::<Vec<_>>().into()
}

/// Runs the command.
pub(super) fn run(arguments: Box<StatsArgs>) -> Result<(), CliError> {
    let Ok(method) = arguments.measure.parse::<AnalysisMethod>() else {
        return print(&report::list(messages(arguments.lang.unwrap_or_default()), arguments.json));
    };
    let mut outcome = Ok(String::new());
    let work = move |stop: &StopSignal, tell: &Sender<_>| {
        // The receiver may have been dropped.
        let _gone = tell.send(make(method, &arguments, stop));
    };
    match interrupt::watched(work, |made| outcome = made).map_err(CliError::Work)? {
        Some(signal) => Err(CliError::Interrupted(signal)),
        None => print(&outcome?),
    }
}

fn print(text: &str) -> Result<(), CliError> {
    streams::print(text.as_bytes()).map_err(CliError::Stdout)
}

fn make(method: AnalysisMethod, arguments: &StatsArgs, stop: &StopSignal) -> Result<String, CliError> {
    let analysis = arguments.analysis(method)?;
    let (opened, facts, notes) = arguments.subject.opened(&embedded_facts().0)?;
    let mut view = arguments.subject.filtered(opened, &facts)?;
    thematic::apply(&arguments.variable.as_export(), &facts, &thematic::Known::of(&facts), &mut view)?;
    for note in notes {
        streams::say(&note);
    }
    if let Some(name) = &arguments.province {
        let id = filter::province(name, &Vocabulary::of(facts.catalogue()))?;
        view.selection = Some(id.into());
    }
    let classified = values(&facts, &view).ok_or_else(|| {
        let why = "stats: the map has no province data; add --layer, such as --layer little-giants";
        CliError::Arguments(why.to_owned())
    })?;
    let texts = messages(arguments.lang.unwrap_or(view.language));
    let go_on = |_: usize, _: usize| !stop.is_asked();
    let subject = subject(&facts, &view, analysis, &classified);
    let analysed = Analysed::of(&facts, analysis, Arc::new(classified), subject, &go_on);
    let words = statistics::explain(facts.catalogue(), &analysed, texts).map_err(CliError::Measure)?;
    let json = analysed.outcome().filter(|_| arguments.json).map(|outcome| report::json(&analysed, outcome, &words));
    Ok(json.unwrap_or_else(|| report::text(&words, texts)))
}

/// Values of the uppermost layer of values that is drawn.
fn values(facts: &Facts, view: &View) -> Option<ClassifiedValues> {
    let layer = view.drawn_values().into_iter().next_back()?;
    ClassifiedValues::of(facts, &CountedClusters::of(facts, view), view, layer)
}

impl StatsArgs {
    fn analysis(&self, method: AnalysisMethod) -> Result<Analysis, CliError> {
        let given = [
            ("--weights", self.weights.is_some()),
            ("--permutations", self.permutations.is_some()),
            ("--seed", self.seed.is_some()),
        ];
        if self.province.is_some() && !method.has_province() {
            return Err(CliError::Arguments(format!("--province: has no effect on {}", <&str>::from(method))));
        }
        if let Some((flag, _)) = given.into_iter().find(|(_, is_given)| *is_given && !method.has_neighbors()) {
            return Err(CliError::Arguments(format!("{flag}: has no effect on {}", <&str>::from(method))));
        }
        let usual = Analysis::of(method);
        Ok(Analysis {
            neighbors: self.weights.unwrap_or(usual.neighbors),
            permutations: self.permutations.unwrap_or(usual.permutations),
            seed: self.seed.unwrap_or(usual.seed),
            ..usual
        })
    }
}
