//! Yearly series: their measures, and the years of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, province_answers::Sliced};
use crate::{
    dataset::{DatasetId, Dimensions, Measure, Shape},
    view::{SeriesValue, ThematicLayer},
};

/// Datasets of yearly values that can be mapped.
const SERIES: [&str; 1] = ["province_series"];

/// Measures of all yearly series with their datasets, in the order of the datasets.
pub fn series_measures(facts: &Facts) -> Vec<(DatasetId, &Measure)> {
    let ids = SERIES.iter().map(|id| DatasetId::new(*id));
    let measures = ids.flat_map(|id| {
        let measures = facts.datasets().get(&id).map_or(&[][..], |dataset| dataset.measures());
        measures.iter().map(move |measure| (id.clone(), measure))
    });
    measures.collect()
}

/// Years in which a measure has a value, ascending; none without the dataset or the measure.
pub fn series_years(facts: &Facts, series: &SeriesValue) -> Vec<i32> {
    let years = || {
        let dataset = facts.datasets().get(&series.dataset)?;
        let Shape::Observations(Dimensions { measure, holds, .. }) = dataset.shape() else { return None };
        let (measures, holds) = (dataset.column(measure.as_ref()?)?, dataset.column(holds)?);
        let code = measures.list()?.position(series.measure.as_str())?;
        let of_measure = (0..dataset.rows()).filter(|row| measures.code(*row) == Some(code));
        Some(of_measure.filter_map(|row| Some(holds.date(row)?.year())).collect::<BTreeSet<i32>>())
    };
    years().unwrap_or_default().into_iter().collect()
}

/// Values of a layer of a series, of all places together, in each year that has one, ascending; none for another variable.
pub(crate) fn yearly_numbers(facts: &Facts, layer: &ThematicLayer) -> BTreeMap<i32, Vec<f64>> {
    let is_series = layer.variable.is_yearly();
    let sliced = is_series.then(|| Sliced::of(facts, &layer.variable, layer.weak)).flatten();
    sliced.map(|sliced| sliced.yearly_numbers()).unwrap_or_default()
}

/// A measure in the latest year that has a value; `None` without one.
pub fn latest_of_series(facts: &Facts, dataset: &DatasetId, measure: &Measure) -> Option<SeriesValue> {
    let any = SeriesValue { dataset: dataset.clone(), measure: measure.id.clone(), year: 0 };
    let year = series_years(facts, &any).pop()?;
    Some(SeriesValue { year, ..any })
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
        assert_eq!(measures.len(), 37);
        for (dataset, measure) in measures {
            let latest = latest_of_series(&facts, &dataset, measure).unwrap();
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
