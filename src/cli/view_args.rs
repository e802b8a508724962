//! `--view` and `--filter`: content of a result, for all commands that produce one.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    NAME,
    error::CliError,
    filter::{self, Vocabulary},
    opened_view,
    own_data::{self, Reading},
    value_parsers::named,
};
use crate::{export::OwnDataPool, query::Facts, recipe::DoubleKeys, view::View};

const FILTER_HELP: &str = "\
Show only matching clusters; repeatable:
  sector=ID or name     new_materials
  province=ID or name   HN, Hunan, 湖南
  region=ID or name     east, central, west, northeast
  round=...             2022, 2024, first25, next20, later35
  text=WORDS            as typed in the search box
  LAYER.FIELD=VALUE     characteristic_clusters.list=2023; fields are columns of `table LAYER`
  LAYER.text=WORDS      characteristic_clusters.text=textiles
  LAYER.text.FIELD=WORDS  the same in one column only
Separate alternative values with commas. All filters must match.
A filter replaces the same filter in the project file.";

/// What a result is about.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct ViewArgs {
    /// Start from this project file or exported image instead of the 45 clusters of 2022.
    #[arg(long, value_name = "FILE")]
    view: Option<PathBuf>,
    /// Add a list of your own, which is then a table too; repeatable. How it is read is guessed, see `import`.
    #[arg(long = "data", value_name = "FILE")]
    data: Vec<PathBuf>,
    /// Meaning of several rows of one place in a list of your own, see `import`.
    #[arg(long, value_parser = named::<DoubleKeys>())]
    double_keys: Option<DoubleKeys>,
    /// Turn columns of years of the lists of --data into one row for each year; DATES names the column of years.
    #[arg(long, value_name = "DATES", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    melt: Option<String>,
    /// Show only matching clusters; repeatable.
    #[arg(long = "filter", value_name = "KEY=VALUE", long_help = FILTER_HELP)]
    filters: Vec<String>,
}

impl ViewArgs {
    /// Conditions as they were typed.
    pub(super) fn filters(&self) -> &[String] {
        &self.filters
    }

    /// Files from which the result is made.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.view.iter().chain(&self.data).map(PathBuf::as_path)
    }

    /// The same without each of its conditions in turn, which stands beside it as it was typed. A view is what a result is
    /// about, and no condition.
    pub(super) fn without_each(&self) -> Vec<(String, Self)> {
        let filter = |(at, condition): (usize, &String)| {
            let mut other = self.clone();
            other.filters.remove(at);
            (format!("--filter {condition}"), other)
        };
        self.filters.iter().enumerate().map(filter).collect()
    }

    /// The view without its conditions, the facts with its own files, and notes on both.
    ///
    /// # Errors
    /// If a file is not a valid view, or is a list that cannot be imported.
    pub(super) fn opened(&self, facts: &Facts) -> Result<(View, Facts, Vec<String>), CliError> {
        let (mut view, note) = self.view.as_deref().map(opened_view::open).transpose()?.unwrap_or_default();
        let mut pool = OwnDataPool::default();
        let reading = Reading { double_keys: self.double_keys, melt: self.melt.clone() };
        reading.check(&self.data, &view).map_err(CliError::Arguments)?;
        own_data::add(&self.data, &reading, facts, &mut pool, &mut view).map_err(CliError::Import)?;
        let (facts, problems) = own_data::load(&mut pool, facts, &view);
        let problems = problems.into_iter().map(|problem| format!("{NAME}: note: {problem}"));
        Ok((view, facts, note.into_iter().chain(problems).collect()))
    }

    /// An opened view with the conditions.
    ///
    /// # Errors
    /// If a condition has an unknown value.
    pub(super) fn filtered(&self, mut view: View, facts: &Facts) -> Result<View, CliError> {
        filter::apply(&self.filters, || Vocabulary::of(facts.catalogue()), facts, &mut view)?;
        Ok(view)
    }
}
