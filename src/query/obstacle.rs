//! Why values by province are not ranked.

use super::{ProvinceValue, ProvinceValues};
use crate::model::{Bound, CityScope};

/// The first reason that stands against ranking values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// So many provincial units lack a sound value.
    Missing(usize),
    /// The values are of different dates.
    Dates,
    /// They count different firms.
    Counts,
    /// Some are bounds, no numbers.
    Bounds,
    /// It is not known everywhere whether a city under separate planning is inside, or it is not.
    Scopes,
}

impl ProvinceValues {
    /// What stands against ranking the values; `None` where they compare.
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
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::{
        data,
        model::{Batches, IndicatorKind, Rung},
        view::{Per, Thematic, Variable},
    };

    #[test]
    fn values_are_ranked_or_it_is_said_why_not() {
        let (catalogue, _) = data::embedded_catalogue();
        let batches = (1..=7).map(Batches::one).chain([Batches::FIRST_TWO]).map(Variable::LittleGiants);
        let rungs = Rung::iter().flat_map(|rung| [Variable::Ladder(rung), Variable::Target(rung)]);
        let variables = batches.chain(rungs).chain(IndicatorKind::iter().map(Variable::Indicator));
        for variable in variables {
            for per in Per::iter() {
                let values = ProvinceValues::of(&catalogue, &[], &Thematic { per, ..Thematic::of(variable) }, None);
                let told = values.obstacle().is_some() || values.values.is_empty();
                assert_eq!(told, !values.is_comparable(), "{variable:?} {per:?}");
            }
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
