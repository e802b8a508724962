//! Flags of the analysis of the values of a picture.

use super::{ExportArgs, ExportArgsError as Error};
use crate::view::{Analysis, ChartPlace, View};

/// Applies `--analysis` with its choices, and `--chart`.
///
/// # Errors
/// A choice without an analysis that heeds it, and an analysis without values.
pub(super) fn apply(args: &ExportArgs, view: &mut View) -> Result<(), Error> {
    if let Some(method) = args.analysis {
        view.analysis = Some(Analysis { method, ..view.analysis.unwrap_or(Analysis::of(method)) });
    }
    let given = [
        ("weights", args.weights.is_some()),
        ("permutations", args.permutations.is_some()),
        ("seed", args.seed.is_some()),
    ];
    let has_neighbors = view.analysis.is_some_and(|analysis| analysis.method.has_neighbors());
    if let Some((flag, _)) = given.into_iter().find(|(_, is_given)| *is_given && !has_neighbors) {
        return Err(Error::idle(flag, "a picture without a measure of neighbours", "--analysis moran, or another one"));
    }
    if let Some(analysis) = &mut view.analysis {
        analysis.neighbors = args.weights.unwrap_or(analysis.neighbors);
        analysis.permutations = args.permutations.unwrap_or(analysis.permutations);
        analysis.seed = args.seed.unwrap_or(analysis.seed);
    }
    if args.analysis.is_some() && view.thematic().is_none() {
        return Err(Error::idle("analysis", "a map without province data", "--layer, such as --layer little-giants"));
    }
    let usual = args.analysis.filter(|method| !method.has_groups()).map(|_| ChartPlace::Beside);
    let Some(place) = args.chart.or(usual) else { return Ok(()) };
    if view.analysis.is_none() && place != ChartPlace::None {
        return Err(Error::idle("chart", "a picture without an analysis", "--analysis, such as --analysis gini"));
    }
    view.page.chart = place;
    Ok(())
}
