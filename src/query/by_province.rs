//! Values by province for thematic maps, with date, scope and sources.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts,
    counted_clusters::CountedClusters,
    province_answers::{NoValue, ProvinceAnswer, Sliced},
    province_value::ProvinceValue,
    series_divisors::{SeriesDivisors, heeded},
    series_years::has_levels,
};
use crate::{
    dataset::Question,
    model::{AsOf, IndicatorKind, ProvinceId},
    view::{Normalisation, ThematicLayer, Variable},
};

/// Values of one variable by province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProvinceValues {
    /// Known values, by province identifier.
    pub values: BTreeMap<ProvinceId, ProvinceValue>,
    /// Number of provincial units that are asked about: of the 31 of the mainland, or of all 34 for an indicator.
    pub expected: usize,
    /// Units outside of what is asked: neither known nor unknown.
    pub not_asked: BTreeSet<ProvinceId>,
    /// Reasons of all units to which the variable applies and that have no value.
    pub without: BTreeMap<ProvinceId, NoValue>,
    /// Units with a value from weak sources only, left out.
    pub weak_left_out: usize,
    /// Units that lack only the denominator.
    pub without_denominator: usize,
    /// Values, as read, with their divisor of zero or below, of the units that have no quotient for that.
    pub undivided: BTreeMap<ProvinceId, ProvinceValue>,
    /// `true` for levels of tables that were compiled each by itself, which do not compare.
    pub are_of_own_tables: bool,
}

/// Range of dates of a set of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Earliest date.
    pub first: AsOf,
    /// Latest date.
    pub last: AsOf,
}

/// Rank of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// From 1, the greatest value; equal values share a rank.
    pub place: usize,
    /// Number of ranked values.
    pub of: usize,
    /// Share of the sum of all values, 0 to 1; `None` if values are normalised or their sum is not positive.
    pub share: Option<f64>,
}

impl ProvinceValues {
    /// Values of a layer as of a date; none of a person's own dataset, whose rows a view chooses. `counted` are the clusters that
    /// a layer of clusters counts.
    pub fn of(facts: &Facts, counted: &CountedClusters<'_>, layer: &ThematicLayer, until: Option<&AsOf>) -> Self {
        let question = Question { places: None, as_of: until.copied() };
        let layer = &heeded(facts, layer);
        if layer.variable.own().is_some() {
            return Self::default();
        }
        let sliced = Sliced::of(facts, &layer.variable, layer.weak);
        let numerators = match &sliced {
            Some(sliced) => sliced.answers(&question),
            None if layer.variable.is_yearly() => BTreeMap::new(),
            None => counted.answers(facts),
        };
        let of_series =
            sliced.as_ref().and_then(|sliced| SeriesDivisors::of(facts, layer, sliced, &numerators, &question));
        let is_of_own_table = sliced.as_ref().and_then(Sliced::measure).is_some_and(|measure| !has_levels(measure));
        let are_of_own_tables = is_of_own_table && layer.per() != Normalisation::Industries;
        Self { are_of_own_tables, ..Self::divided(facts, layer, numerators, of_series.as_ref(), &question) }
    }

    /// Values by province from answers, divided as a layer asks for.
    pub(super) fn divided(
        facts: &Facts,
        layer: &ThematicLayer,
        numerators: BTreeMap<ProvinceId, ProvinceAnswer>,
        of_series: Option<&SeriesDivisors>,
        question: &Question,
    ) -> Self {
        let denominators = layer.denominator().and_then(|kind| {
            let indicator = Variable::Indicator(kind);
            let sliced = Sliced::of(facts, &indicator, layer.weak)?;
            Some((sliced.answers(question), units(kind)))
        });
        let mut out = Self::default();
        for (id, answer) in numerators {
            let value = match (answer, &denominators) {
                (ProvinceAnswer::None(why), _) => Err(why),
                (ProvinceAnswer::Known(value), None) => match of_series {
                    Some(divisors) => {
                        out.undivided.extend(divisors.undivided(&id, &value).map(|value| (id.clone(), value)));
                        divisors.applied(&id, *value)
                    }
                    None => Ok(*value),
                },
                (ProvinceAnswer::Known(value), Some((denominators, unit))) => {
                    let denominator = denominators.get(&id).and_then(ProvinceAnswer::value);
                    value.divided_by(denominator, *unit).ok_or(NoValue::NoDenominator)
                }
            };
            out.push(id, value);
        }
        out
    }

    /// Adds the value of a unit, or why there is none.
    fn push(&mut self, id: ProvinceId, value: Result<ProvinceValue, NoValue>) {
        self.expected += usize::from(value.as_ref().err().is_none_or(|why| why.is_asked()));
        match value {
            Ok(value) => drop(self.values.insert(id, value)),
            Err(why) => {
                self.weak_left_out += usize::from(why == NoValue::WeakOnly);
                self.without_denominator += usize::from(why == NoValue::NoDenominator);
                if why == NoValue::Place {
                    self.not_asked.insert(id.clone());
                }
                self.without.insert(id, why);
            }
        }
    }

    /// The values of the units where another variable is known as well, of those that both are asked about.
    pub(super) fn where_known(&self, other: &Self) -> Self {
        let (undivided, are_of_own_tables) = (self.undivided.clone(), self.are_of_own_tables);
        let mut out = Self { undivided, are_of_own_tables, ..Self::default() };
        let own = self.values.iter().map(|(id, value)| (id, Ok(value)));
        for (id, own) in own.chain(self.without.iter().map(|(id, why)| (id, Err(*why)))) {
            let value = match (own, other.without.get(id)) {
                (_, None) if other.get(id).is_none() => continue,
                (_, Some(why)) if !why.is_asked() => Err(*why),
                (Err(why), _) => Err(why),
                (Ok(_), Some(why)) => Err(*why),
                (Ok(value), None) => Ok(value.clone()),
            };
            out.push(id.clone(), value);
        }
        out
    }

    /// `true` if a unit is asked about and the variable applies to it.
    pub(super) fn asks(&self, id: &ProvinceId) -> bool {
        self.values.contains_key(id) || self.without.get(id).is_some_and(|why| why.is_asked())
    }

    /// Value of a province; `None` if unknown.
    pub fn get(&self, id: &ProvinceId) -> Option<&ProvinceValue> {
        self.values.get(id)
    }

    /// Mapped values, in the order of province identifiers.
    pub fn numbers(&self) -> Vec<f64> {
        self.values.values().map(|value| value.value).collect()
    }

    /// Number of units without rows of a person's own.
    pub fn without_rows(&self) -> usize {
        self.without.values().filter(|why| **why == NoValue::NoRows).count()
    }

    /// Number of units without a value.
    pub fn missing(&self) -> usize {
        self.expected - self.values.len()
    }

    /// Range of reference dates; `None` if no value has a date.
    pub fn span(&self) -> Option<Span> {
        let dates = || self.values.values().filter_map(|value| value.as_of);
        Some(Span { first: dates().min_by(AsOf::chronological)?, last: dates().max_by(AsOf::chronological)? })
    }

    /// `true` if values may be ranked: all are known, exact, of one date and of the same definition.
    pub fn is_comparable(&self) -> bool {
        self.not_comparable().is_none()
    }

    /// Rank of a province; `None` if its value is unknown or values are not comparable.
    pub fn rank(&self, id: &ProvinceId) -> Option<Rank> {
        let own = self.get(id).filter(|_| self.is_comparable())?;
        let place = 1 + self.values.values().filter(|other| other.value > own.value).count();
        let sum: f64 = self.values.values().map(|value| value.value).sum();
        let adds_up = own.per.is_none() && sum > 0.0;
        Some(Rank { place, of: self.values.len(), share: adds_up.then(|| own.value / sum) })
    }
}

/// Units of an indicator in one unit of a quotient: a million people, 100 billion yuan.
fn units(kind: IndicatorKind) -> f64 {
    match kind {
        IndicatorKind::Population => 1e6,
        IndicatorKind::Gdp | IndicatorKind::IndustrialValueAdded => 100.0,
    }
}
