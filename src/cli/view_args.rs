//! `--view` and `--filter`: content of a result, for all commands that produce one.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    error::CliError,
    filter::{self, Vocabulary},
    opened_view,
};
use crate::{query::Facts, view::View};

const FILTER_HELP: &str = "\
Show only matching clusters; repeatable:
  sector=ID or name     new_materials
  province=ID or name   HN, Hunan, 湖南
  region=ID or name     east, central, west, northeast
  round=...             2022, 2024, first25, next20, later35
  text=WORDS            as typed in the search box
  LAYER.FIELD=VALUE     characteristic_clusters.list=2023; fields are columns of `table LAYER`
  LAYER.text=WORDS      characteristic_clusters.text=textiles
Separate alternative values with commas. All filters must match.
A filter replaces the same filter in the project file.";

/// What a result is about.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct ViewArgs {
    /// Start from this project file or exported image instead of the 45 clusters of 2022.
    #[arg(long, value_name = "FILE")]
    view: Option<PathBuf>,
    /// Show only matching clusters; repeatable.
    #[arg(long = "filter", value_name = "KEY=VALUE", long_help = FILTER_HELP)]
    filters: Vec<String>,
}

impl ViewArgs {
    /// Conditions as they were typed.
    pub(super) fn filters(&self) -> &[String] {
        &self.filters
    }

    /// File from which the view is read.
    pub(super) fn view_file(&self) -> Option<&Path> {
        self.view.as_deref()
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

    /// The view that they describe, and a note if it is the first of several in its file.
    ///
    /// # Errors
    /// If the file is not a valid view, or a condition has an unknown value.
    pub(super) fn view(&self, facts: &Facts) -> Result<(View, Option<String>), CliError> {
        let (mut view, note) = self.view.as_deref().map(opened_view::open).transpose()?.unwrap_or_default();
        filter::apply(&self.filters, || Vocabulary::of(facts.catalogue()), facts, &mut view)?;
        Ok((view, note))
    }
}
