//! Reasons why values by province are not ranked.

use super::{ProvinceValue, ProvinceValues};
use crate::model::{Bound, CityScope};

/// First reason why values are not comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
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
}

impl ProvinceValues {
    /// First reason against ranking; `None` if values are comparable.
    pub fn obstacle(&self) -> Option<Obstacle> {
        if self.missing() > 0 {
            return Some(Obstacle::Missing(self.missing()));
        }
        let all = || self.values.values();
        let first = all().next()?;
        if all().any(|value| value.as_of != first.as_of) {
            Some(Obstacle::Dates)
        } else if all().any(|value| value.count != first.count) {
            Some(Obstacle::Counts)
        } else if all().any(|value| value.bound != Bound::Eq) {
            Some(Obstacle::Bounds)
        } else {
            let open = |value: &ProvinceValue| matches!(value.scope, CityScope::Unclear | CityScope::Apart);
            all().any(open).then_some(Obstacle::Scopes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data,
        model::Count,
        view::{Per, Thematic},
    };

    /// Change that makes one of several comparable values incomparable, and the expected reason.
    type Change = (fn(&mut ProvinceValue), Obstacle);

    #[test]
    fn values_that_compare_are_ranked_until_any_one_of_them_differs() {
        let (catalogue, _) = data::embedded_catalogue();
        let whole = ProvinceValues::of(&catalogue, &[], &Thematic::default(), None);
        let ranks = |values: &ProvinceValues| values.values.keys().filter(|id| values.rank(id).is_some()).count();
        assert_eq!((whole.obstacle(), ranks(&whole)), (None, 31));
        let changes: [Change; 5] = [
            (|value| value.as_of = None, Obstacle::Dates),
            (|value| value.count = Some(Count::Cumulative), Obstacle::Counts),
            (|value| value.bound = Bound::Over, Obstacle::Bounds),
            (|value| value.scope = CityScope::Unclear, Obstacle::Scopes),
            (|value| value.scope = CityScope::Apart, Obstacle::Scopes),
        ];
        for id in whole.values.keys() {
            for (change, obstacle) in changes {
                let mut changed = whole.clone();
                changed.values.get_mut(id).map(change).unwrap();
                assert_eq!((changed.obstacle(), ranks(&changed)), (Some(obstacle), 0), "{id}");
            }
            let mut fewer = whole.clone();
            fewer.values.remove(id);
            assert_eq!((fewer.obstacle(), ranks(&fewer)), (Some(Obstacle::Missing(1)), 0), "{id}");
        }
    }

    #[test]
    fn little_giants_against_product_lack_the_two_provinces_with_a_recalled_product() {
        let (catalogue, _) = data::embedded_catalogue();
        let of = |per| ProvinceValues::of(&catalogue, &[], &Thematic { per, ..Thematic::default() }, None).obstacle();
        assert_eq!(of(Per::Nothing), None);
        assert_eq!(of(Per::Population), None);
        assert_eq!(of(Per::Gdp), Some(Obstacle::Missing(2)));
    }
}
