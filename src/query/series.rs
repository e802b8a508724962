//! Yearly series: their measures, and the years of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CountedClusters, Facts, ProvinceValues,
    province_answers::{INDUSTRY, Sliced},
    series_divisors::heeded,
};
use crate::{
    dataset::{Code, Dataset, DatasetId, Dimensions, FieldId, Measure, Shape},
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
        let dataset = facts.datasets().get(&series.dataset)?;
        let Shape::Observations(Dimensions { holds, .. }) = dataset.shape() else { return None };
        let (holds, industries) = (dataset.column(holds)?, dataset.column(&FieldId::new(INDUSTRY)));
        let is_asked = |row: &usize| {
            let industry = industries.and_then(|codes| codes.coded(*row)).map(|code| code.id.as_str());
            industry == series.industry.as_deref()
        };
        let rows = rows_of(dataset, dataset.measure(&series.measure)?)?.filter(is_asked);
        Some(rows.filter_map(|row| Some(holds.date(row)?.year())).collect::<BTreeSet<i32>>())
    };
    years().unwrap_or_default().into_iter().collect()
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
    let divided = values.into_keys().map(|year| {
        let variable = Variable::Series(SeriesValue { year, ..series.clone() });
        let layer = ThematicLayer { variable, ..layer.clone() };
        (year, ProvinceValues::of(facts, &CountedClusters::default(), &layer, None).numbers())
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
    let dataset = facts.datasets().get(&series.dataset)?;
    let measure = dataset.measure(&series.measure)?;
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
