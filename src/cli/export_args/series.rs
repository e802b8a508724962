//! `--layer MEASURE@YEAR`, `--circles MEASURE@YEAR`: a yearly series as values by province.

use super::error::ExportArgsError as Error;
use crate::{
    cli::value_parsers::listed,
    query::{Facts, latest_of_series, series_measures, series_years},
    view::{SeriesValue, Variable},
};

/// Variable of a yearly series by the identifier of its measure, in a year or in the latest one; `None` if there is no such
/// measure.
///
/// # Errors
/// A year without values, with those that have some.
pub(super) fn variable(facts: &Facts, flag: &'static str, name: &str) -> Option<Result<Variable, Error>> {
    let (id, year) = name.split_once('@').map_or((name, None), |(id, year)| (id, Some(year)));
    let id = id.trim().replace('-', "_");
    let measures = series_measures(facts);
    let (dataset, measure) = measures.iter().find(|(_, measure)| measure.id.as_str() == id)?;
    let latest = latest_of_series(facts, dataset, measure)?;
    let Some(year) = year else { return Some(Ok(Variable::Series(latest))) };
    let years = series_years(facts, &latest);
    let found = year.trim().parse::<i32>().ok().filter(|year| years.contains(year));
    Some(found.map(|year| Variable::Series(SeriesValue { year, ..latest })).ok_or_else(|| {
        let years = listed(years.iter().map(ToString::to_string));
        Error::flag(flag, format!("{id} has values of {years} (found {year:?})"))
    }))
}
