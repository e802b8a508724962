//! Years and industries of a measure of a yearly series, and the earlier years from which its values grow.

use std::collections::BTreeSet;

use super::{Facts, province_answers::INDUSTRY};
use crate::{
    dataset::{Code, Dataset, DatasetId, Dimensions, FieldId, Measure, Shape},
    view::SeriesValue,
};

/// Vintage of a measure whose tables were compiled each by itself: neither levels of two years nor of two provinces compare.
const EACH_YEAR: &str = "each_year";

/// Dataset and measure of a yearly series; `None` without them.
pub(super) fn measured<'f>(facts: &'f Facts, series: &SeriesValue) -> Option<(&'f Dataset, &'f Measure)> {
    let dataset = facts.datasets().get(&series.dataset)?;
    Some((dataset, dataset.measure(&series.measure)?))
}

/// Rows of a measure.
fn rows_of<'f>(dataset: &'f Dataset, measure: &Measure) -> Option<impl Iterator<Item = usize> + use<'f>> {
    let Shape::Observations(Dimensions { measure: Some(field), .. }) = dataset.shape() else { return None };
    let measures = dataset.column(field)?;
    let code = measures.list()?.position(measure.id.as_str())?;
    Some((0..dataset.rows()).filter(move |row| measures.code(*row) == Some(code)))
}

/// Industries of a measure, in the order of the dataset; none if the dataset has none.
pub fn series_industries<'f>(facts: &'f Facts, dataset: &DatasetId, measure: &Measure) -> Vec<&'f Code> {
    let industries = || {
        let dataset = facts.datasets().get(dataset)?;
        let codes = dataset.column(&FieldId::new(INDUSTRY))?;
        let listed: BTreeSet<u32> = rows_of(dataset, measure)?.filter_map(|row| codes.code(row)).collect();
        let list = codes.list()?;
        Some(listed.into_iter().filter_map(|code| list.get(code)).collect::<Vec<_>>())
    };
    industries().unwrap_or_default()
}

/// Years in which a measure has a value, ascending; none without the dataset, the measure or the industry.
pub fn series_years(facts: &Facts, series: &SeriesValue) -> Vec<i32> {
    let years = || {
        let (dataset, measure) = measured(facts, series)?;
        let Shape::Observations(Dimensions { holds, .. }) = dataset.shape() else { return None };
        let (holds, industries) = (dataset.column(holds)?, dataset.column(&FieldId::new(INDUSTRY)));
        let is_asked = |row: &usize| {
            let industry = industries.and_then(|codes| codes.coded(*row)).map(|code| code.id.as_str());
            industry == series.industry.as_deref()
        };
        let rows = rows_of(dataset, measure)?.filter(is_asked);
        Some(rows.filter_map(|row| Some(holds.date(row)?.year())).collect::<BTreeSet<i32>>())
    };
    years().unwrap_or_default().into_iter().collect()
}

/// `true` if levels of a measure compare: its tables were not compiled each by itself.
pub(super) fn has_levels(measure: &Measure) -> bool {
    measure.vintage.as_deref() != Some(EACH_YEAR)
}

/// `true` if values of two years compare, so that there is growth: of one revision, and no percentages.
pub fn can_grow(measure: &Measure) -> bool {
    has_levels(measure) && !measure.unit.starts_with("percent")
}

/// Earlier years with values from which those of a series' year grow, ascending: no break of the measure lies between.
pub fn growth_years(facts: &Facts, series: &SeriesValue) -> Vec<i32> {
    let measure = measured(facts, series).map(|(_, measure)| measure).filter(|measure| can_grow(measure));
    let Some(measure) = measure else { return Vec::new() };
    let mut years = series_years(facts, series);
    years.retain(|year| *year < series.year && measure.compares(*year, series.year));
    years
}
