//! Yearly series: their measures, and the values of all years together.

use std::collections::BTreeMap;

use super::{
    CountedClusters, Facts, ProvinceValues,
    province_answers::{INDUSTRY, Sliced},
    series_divisors::heeded,
    series_years::{growth_years, measured, series_industries, series_years},
};
use crate::{
    dataset::{DatasetId, FieldId, Measure, MeasureId},
    view::{Normalisation, SeriesValue, ThematicLayer, Variable},
};

/// Datasets of yearly values that can be mapped: without industries, and by industry.
const SERIES: [&str; 2] = ["province_series", "province_industry"];

/// Measures of all yearly series with their datasets, in the order of the datasets; those that apply to no province are left
/// out.
pub fn series_measures(facts: &Facts) -> Vec<(DatasetId, &Measure)> {
    let ids = SERIES.iter().map(|id| DatasetId::new(*id));
    let measures = ids.flat_map(|id| {
        let measures = facts.datasets().get(&id).map_or(&[][..], |dataset| dataset.measures());
        let mapped = measures.iter().filter(|measure| measure.universe.iter().next().is_some());
        mapped.map(move |measure| (id.clone(), measure))
    });
    measures.collect()
}

/// `true` if a yearly series has a measure that applies to no province: its figures are of the nation.
pub fn is_national(facts: &Facts, measure: &str) -> bool {
    let mut datasets = SERIES.iter().filter_map(|id| facts.datasets().get(&DatasetId::new(*id)));
    let found = datasets.find_map(|dataset| dataset.measure(&MeasureId::new(measure)));
    found.is_some_and(|measure| measure.universe.iter().next().is_none())
}

/// Values of a layer of a series, of all places together, in each year that has one, ascending; none for another variable.
pub(crate) fn yearly_numbers(facts: &Facts, layer: &ThematicLayer) -> BTreeMap<i32, Vec<f64>> {
    let layer = &heeded(facts, layer);
    let Variable::Series(series) = &layer.variable else { return BTreeMap::new() };
    let sliced = Sliced::of(facts, &layer.variable, layer.weak);
    let values = sliced.map(|sliced| sliced.yearly_numbers()).unwrap_or_default();
    if layer.per() == Normalisation::Nothing && series.since.is_none() {
        return values;
    }
    let divided = values.into_keys().filter_map(|year| {
        let series = SeriesValue { year, ..series.clone() };
        // Growth that is not heeded would be the values of the year.
        let is_grown = series.since.is_none_or(|since| growth_years(facts, &series).contains(&since));
        let layer = ThematicLayer { variable: Variable::Series(series), ..layer.clone() };
        let values = || ProvinceValues::of(facts, &CountedClusters::default(), &layer, None);
        is_grown.then(|| (year, values().numbers()))
    });
    divided.filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// A measure in the latest year that has a value, of an industry or, if it has some, of the first; `None` without one.
pub fn latest_of_series(
    facts: &Facts,
    dataset: &DatasetId,
    measure: &Measure,
    industry: Option<&str>,
) -> Option<SeriesValue> {
    let first = || series_industries(facts, dataset, measure).first().map(|code| code.id.clone());
    let any = SeriesValue {
        industry: industry.map(ToOwned::to_owned).or_else(first),
        ..SeriesValue::new(dataset.clone(), measure.id.clone(), 0)
    };
    let year = series_years(facts, &any).pop()?;
    Some(SeriesValue { year, ..any })
}

/// Measure that a layer of a series shows, by industry under a title that names both; `None` for other variables, and if
/// the dataset has no such measure.
pub fn mapped_measure(facts: &Facts, layer: &ThematicLayer) -> Option<Measure> {
    let series = layer.series()?;
    let (dataset, measure) = measured(facts, series)?;
    let industry = series.industry.as_ref().and_then(|industry| {
        let codes = dataset.column(&FieldId::new(INDUSTRY))?.list()?;
        codes.get(codes.position(industry)?)
    });
    Some(industry.map_or_else(|| measure.clone(), |industry| measure.of_code(industry)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Variable;
    use crate::{
        export::embedded_facts,
        query::{CountedClusters, ProvinceValues},
    };

    #[test]
    fn every_measure_has_values_in_its_years_and_a_gap_is_not_filled_from_the_year_before() {
        let (facts, _) = embedded_facts();
        let measures = series_measures(&facts);
        // 37 indicators; of figures by industry the eight of provinces, not the four that are national.
        assert_eq!(measures.len(), 37 + 8);
        for (dataset, measure) in measures {
            let latest = latest_of_series(&facts, &dataset, measure, None).unwrap();
            let known = |year: i32| {
                let layer = ThematicLayer {
                    weak: true,
                    ..ThematicLayer::of(Variable::Series(SeriesValue { year, ..latest.clone() }))
                };
                ProvinceValues::of(&facts, &CountedClusters::default(), &layer, None).values.len()
            };
            let years = series_years(&facts, &latest);
            for year in &years {
                assert!(known(*year) > 0, "{} {year}", measure.id);
            }
            let layer = ThematicLayer { weak: true, ..ThematicLayer::of(Variable::Series(latest.clone())) };
            let numbers = yearly_numbers(&facts, &layer);
            assert_eq!(numbers.keys().copied().collect::<Vec<_>>(), years);
            assert!(numbers.iter().all(|(year, numbers)| numbers.len() == known(*year)), "{}", measure.id);
            assert_eq!(known(latest.year + 1), 0, "{}", measure.id);
        }
    }
}
