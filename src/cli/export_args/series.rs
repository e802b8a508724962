//! `--layer MEASURE@YEAR`, `--layer TABLE.INDUSTRY@YEAR`, `--circles` alike: a yearly series as values by province; `--per`,
//! `--share` and `--growth` of one.

use super::{error::ExportArgsError as Error, flags::ExportArgs};
use crate::{
    cli::value_parsers::listed,
    model::AsOf,
    query::{
        Facts, can_grow, growth_years, is_national, latest_of_series, mapped_measure, normalisations,
        series_industries, series_measures, series_years, yearly_numbers,
    },
    view::{Normalisation, SeriesValue, ThematicLayer, Variable},
};

/// Variable of a yearly series by the identifiers of its measure and industry, in a year or in the latest one; `None` if
/// there is no such measure.
///
/// # Errors
/// An industry or a year without values, with those that have some.
pub(super) fn variable(facts: &Facts, flag: &'static str, name: &str) -> Option<Result<Variable, Error>> {
    let (name, year) = name.split_once('@').map_or((name, None), |(name, year)| (name, Some(year)));
    let (id, industry) = name.split_once('.').map_or((name, None), |(id, industry)| (id, Some(industry)));
    let word = |text: &str| text.trim().replace('-', "_").to_lowercase();
    let id = word(id);
    let measures = series_measures(facts);
    let Some((dataset, measure)) = measures.iter().find(|(_, measure)| measure.id.as_str() == id) else {
        let why = format!("{id} has figures of the nation only, which no map of provinces shows (found {name:?})");
        return is_national(facts, &id).then(|| Err(Error::flag(flag, why)));
    };
    let industries = series_industries(facts, dataset, measure);
    let asked = industry.map(word);
    let found = industries.iter().find(|code| Some(code.id.to_lowercase()) == asked);
    if found.is_none() && (industry.is_some() || !industries.is_empty()) {
        let names = listed(industries.iter().map(|code| format!("{id}.{}", code.id)));
        let why = if industries.is_empty() { format!("{id} has no industries") } else { format!("use {names}") };
        return Some(Err(Error::flag(flag, format!("{why} (found {name:?})"))));
    }
    let latest = latest_of_series(facts, dataset, measure, found.map(|code| code.id.as_str()))?;
    let Some(year) = year else { return Some(Ok(Variable::Series(latest))) };
    let years = series_years(facts, &latest);
    let found = year.trim().parse::<i32>().ok().filter(|year| years.contains(year));
    Some(found.map(|year| Variable::Series(SeriesValue { year, ..latest })).ok_or_else(|| {
        let years = listed(years.iter().map(ToString::to_string));
        Error::flag(flag, format!("{name} has values of {years} (found {year:?})"))
    }))
}

/// Applies `--per`, `--share` and `--growth` to a layer; each replaces what the layer had of the three.
///
/// # Errors
/// The flag that the layer cannot heed.
pub(super) fn divided(layer: &mut ThematicLayer, args: &ExportArgs, facts: &Facts) -> Result<(), Error> {
    let (flag, per) = match (args.per.as_deref(), args.share.as_deref(), args.growth) {
        (Some("population"), ..) => ("per", Normalisation::Population),
        (Some("gdp"), ..) => ("per", Normalisation::Gdp),
        (Some(_), ..) => ("per", Normalisation::Nothing),
        (_, Some("nation"), _) => ("share", Normalisation::Nation),
        (_, Some(_), _) => ("share", Normalisation::Industries),
        (_, _, Some(_)) => ("growth", Normalisation::Nothing),
        _ => return Ok(()),
    };
    layer.per = per;
    let Some(measure) = mapped_measure(facts, layer) else {
        if flag != "per" {
            return Err(Error::idle(
                flag,
                "values that are no yearly indicator",
                "one, such as rd_expenditure or gdp@2024",
            ));
        }
        if per != Normalisation::Nothing && !layer.variable.is_divisible() {
            let values = "an indicator or a mean, which is not divided by another";
            return Err(Error::idle(flag, values, "a layer that counts or adds up"));
        }
        return Ok(());
    };
    let Variable::Series(series) = &mut layer.variable else { return Ok(()) };
    series.since = args.growth;
    if let Some(since) = args.growth {
        if !can_grow(&measure) {
            return Err(Error::idle(
                flag,
                "percentages, or tables of which levels of two years do not compare",
                "another --layer",
            ));
        }
        return grown(facts, series, since, "");
    }
    if !normalisations(&measure).contains(&per) {
        let needs = "a yearly indicator that adds up and compares, of --share province a table with all industries";
        return Err(Error::idle(flag, "these values", needs));
    }
    Ok(())
}

/// Checks that values of a year grow from an earlier one; `why` says why the year is the one of the map.
///
/// # Errors
/// `--growth`, with the years that work.
pub(super) fn grown(facts: &Facts, series: &SeriesValue, since: i32, why: &str) -> Result<(), Error> {
    let years = growth_years(facts, series);
    if years.contains(&since) {
        return Ok(());
    }
    let (id, year) = (&series.measure, series.year);
    let is_known = series_years(facts, series).contains(&since) && since < year;
    let cause = if is_known { format!(", before a break of {id}") } else { String::new() };
    let works = match years.as_slice() {
        [] => format!("{id} has no earlier year that compares with {year}{why}"),
        years => {
            format!("use a year that compares with {year}{why}: {}", listed(years.iter().map(ToString::to_string)))
        }
    };
    Err(Error::flag("growth", format!("{works} (found {since}{cause})")))
}

/// Checks that the year of the values of a layer is over by a date; growth by the date begins with an earlier year.
///
/// # Errors
/// `--growth`, with the years that work; `--until` for other values.
pub(super) fn over(facts: &Facts, layer: &ThematicLayer, until: AsOf) -> Result<(), Error> {
    let is_over = |year: &i32| AsOf::of_year(*year).is_some_and(|year| year.is_by(&until));
    let Some(series) = layer.series().filter(|series| !is_over(&series.year)) else { return Ok(()) };
    let last = series_years(facts, series).into_iter().rfind(is_over);
    if let (Some(year), Some(since)) = (last, series.since) {
        return grown(facts, &SeriesValue { year, ..series.clone() }, since, &format!(", the latest by {until}"));
    }
    let first = yearly_numbers(facts, layer).into_keys().next().unwrap_or(series.year);
    let why = format!("use {first} or later, the first year of these values (found {:?})", until.as_str());
    Err(Error::flag("until", why))
}
