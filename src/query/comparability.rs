//! Reasons why values by province are not ranked.

use super::{ProvinceValue, ProvinceValues};
use crate::model::{Bound, CityInclusion};

/// First reason why values are not comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotComparable {
    /// Number of provincial units without a usable value.
    Missing(usize),
    /// Values have different dates.
    Dates,
    /// Values count different sets of firms.
    Counts,
    /// Some values are bounds, not exact numbers.
    Bounds,
    /// In some values, inclusion of a city with separate planning is unclear, or it is excluded.
    Scopes,
    /// Values are levels of tables that were compiled each by itself: shares within a province compare.
    Tables,
}

impl ProvinceValues {
    /// First reason against ranking; `None` if values are comparable.
    pub(crate) fn not_comparable(&self) -> Option<NotComparable> {
        if self.are_of_own_tables {
            return Some(NotComparable::Tables);
        }
        if self.missing() > 0 {
            return Some(NotComparable::Missing(self.missing()));
        }
        let all = || self.values.values();
        let first = all().next()?;
        if all().any(|value| value.as_of != first.as_of) {
            Some(NotComparable::Dates)
        } else if all().any(|value| value.count != first.count) {
            Some(NotComparable::Counts)
        } else if all().any(|value| value.bound != Bound::Eq) {
            Some(NotComparable::Bounds)
        } else {
            let open = |value: &ProvinceValue| matches!(value.scope, CityInclusion::Unclear | CityInclusion::Apart);
            all().any(open).then_some(NotComparable::Scopes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::CountedClusters;
    use crate::{
        dataset::{DatasetId, MeasureId},
        export::embedded_facts,
        model::Counting,
        view::{Normalisation, SeriesValue, ThematicLayer, Variable},
    };

    /// Change that makes one of several comparable values incomparable, and the expected reason.
    type Change = (fn(&mut ProvinceValue), NotComparable);

    #[test]
    fn values_that_compare_are_ranked_until_any_one_of_them_differs() {
        let (facts, _) = embedded_facts();
        let whole = ProvinceValues::of(&facts, &CountedClusters::default(), &ThematicLayer::default(), None);
        let ranks = |values: &ProvinceValues| values.values.keys().filter(|id| values.rank(id).is_some()).count();
        assert_eq!((whole.not_comparable(), ranks(&whole)), (None, 31));
        let changes: [Change; 5] = [
            (|value| value.as_of = None, NotComparable::Dates),
            (|value| value.count = Some(Counting::Cumulative), NotComparable::Counts),
            (|value| value.bound = Bound::Over, NotComparable::Bounds),
            (|value| value.scope = CityInclusion::Unclear, NotComparable::Scopes),
            (|value| value.scope = CityInclusion::Apart, NotComparable::Scopes),
        ];
        for id in whole.values.keys() {
            for (change, obstacle) in changes {
                let mut changed = whole.clone();
                changed.values.get_mut(id).map(change).unwrap();
                assert_eq!((changed.not_comparable(), ranks(&changed)), (Some(obstacle), 0), "{id}");
            }
            let mut fewer = whole.clone();
            fewer.values.remove(id);
            assert_eq!((fewer.not_comparable(), ranks(&fewer)), (Some(NotComparable::Missing(1)), 0), "{id}");
        }
    }

    #[test]
    fn levels_of_input_output_tables_are_not_ranked_and_shares_within_a_province_are() {
        let (facts, _) = embedded_facts();
        let (dataset, measure) = (DatasetId::new("province_industry"), MeasureId::new("io_value_added"));
        let of = |per| {
            let industry = Some("textiles".to_owned());
            let series = SeriesValue { industry, ..SeriesValue::new(dataset.clone(), measure.clone(), 2017) };
            let layer = ThematicLayer { per, ..ThematicLayer::of(Variable::Series(series)) };
            ProvinceValues::of(&facts, &CountedClusters::default(), &layer, None).not_comparable()
        };
        let pers = [Normalisation::Nothing, Normalisation::Nation, Normalisation::Population];
        assert_eq!(pers.map(of), [Some(NotComparable::Tables); 3], "what is not heeded is the level itself");
        assert_eq!(of(Normalisation::Industries), None);
    }

    #[test]
    fn little_giants_against_population_and_product_are_ranked() {
        let (facts, _) = embedded_facts();
        let of = |per| {
            ProvinceValues::of(
                &facts,
                &CountedClusters::default(),
                &ThematicLayer { per, ..ThematicLayer::default() },
                None,
            )
            .not_comparable()
        };
        assert_eq!(of(Normalisation::Nothing), None);
        assert_eq!(of(Normalisation::Population), None);
        assert_eq!(of(Normalisation::Gdp), None);
    }
}
