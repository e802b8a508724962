//! Values by province for thematic maps, with date, scope and sources.

use std::collections::BTreeMap;

use super::Facts;
use crate::{
    model::{
        AsOf, Batches, Bilingual, Bound, Catalogue, CityInclusion, Cluster, Counting, IndicatorKind, LittleGiants,
        Programme, ProgrammeFigureKind, ProgrammeUnit, Province, ProvinceId, ReportingUnit, SourceId, Sourced, Tier,
        TierObservation, ValueBasis, latest,
    },
    view::{Normalisation, ThematicLayer, Variable},
};

/// Denominator of a normalised value.
#[derive(Clone, Debug, PartialEq)]
pub struct Denominator {
    /// Population in millions, or GDP in units of 100 billion yuan.
    pub value: f64,
    /// Reference date.
    pub as_of: AsOf,
    /// Sources of the value.
    pub sources: Vec<SourceId>,
}

/// Value of one province with its metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceValue {
    /// Mapped value, normalised if the layer asks for it.
    pub value: f64,
    /// Value as in the source.
    pub read: f64,
    /// Reference date; `None` for cluster counts.
    pub as_of: Option<AsOf>,
    /// Exact number or bound.
    pub bound: Bound,
    /// Firms counted: of one round, in force, cumulative or unspecified; `None` except for little giants and tiers.
    pub count: Option<Counting>,
    /// Inclusion of a city with separate planning.
    pub scope: CityInclusion,
    /// Origin of the value, e.g. stated or derived.
    pub basis: ValueBasis,
    /// `true` if the data file marks it as not to be published unchecked.
    pub weak: bool,
    /// Caveats in both languages.
    pub note: Bilingual,
    /// Sources of the value.
    pub sources: Vec<SourceId>,
    /// Denominator; `None` if the value is not normalised.
    pub per: Option<Denominator>,
}

/// Values of one variable by province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProvinceValues {
    /// Known values, by province identifier.
    pub values: BTreeMap<ProvinceId, ProvinceValue>,
    /// Number of provincial units to which the variable applies: 31 of the mainland, or all 34 for an indicator.
    pub expected: usize,
    /// Units with a value from weak sources only, left out.
    pub weak_left_out: usize,
    /// Units that lack only the denominator.
    pub without_denominator: usize,
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

impl ProvinceValue {
    /// An exact value without date or source.
    fn stated(value: f64) -> Self {
        Self {
            value,
            read: value,
            as_of: None,
            bound: Bound::Eq,
            count: None,
            scope: CityInclusion::NotApplicable,
            basis: ValueBasis::Stated,
            weak: false,
            note: Bilingual::default(),
            sources: Vec::new(),
            per: None,
        }
    }

    /// An exact value with date and sources.
    fn sourced<T>(value: f64, read: &Sourced<T>) -> Self {
        Self { as_of: Some(read.as_of), sources: read.sources.clone(), ..Self::stated(value) }
    }
}

impl ProvinceValues {
    /// Values of a layer. `clusters` are those shown; tiers use the latest count by `until`, if given.
    pub fn of(facts: &Facts, clusters: &[&Cluster], layer: &ThematicLayer, until: Option<&AsOf>) -> Self {
        let catalogue = facts.catalogue();
        let everywhere = matches!(layer.variable, Variable::Indicator(_));
        let provinces = catalogue.provinces.iter().filter(|province| everywhere || province.region.is_some());
        let mut out = Self::default();
        for province in provinces {
            out.expected += 1;
            let Some(mut value) = read(catalogue, clusters, province, layer, until) else { continue };
            if value.weak && !layer.weak {
                out.weak_left_out += 1;
                continue;
            }
            if layer.per() != Normalisation::Nothing {
                let Some(per) = denominator(catalogue, &province.id, layer) else {
                    out.without_denominator += 1;
                    continue;
                };
                value.value = value.read / per.value;
                value.per = Some(per);
            }
            out.values.insert(province.id.clone(), value);
        }
        out
    }

    /// Value of a province; `None` if unknown.
    pub fn get(&self, id: &ProvinceId) -> Option<&ProvinceValue> {
        self.values.get(id)
    }

    /// Mapped values, in the order of province identifiers.
    pub fn numbers(&self) -> Vec<f64> {
        self.values.values().map(|value| value.value).collect()
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

/// Value as in the source, before normalisation.
fn read(
    catalogue: &Catalogue,
    clusters: &[&Cluster],
    province: &Province,
    layer: &ThematicLayer,
    until: Option<&AsOf>,
) -> Option<ProvinceValue> {
    let id = &province.id;
    match layer.variable {
        Variable::Clusters => {
            let here = clusters.iter().filter(|cluster| cluster.provinces.contains(id)).count();
            Some(ProvinceValue { basis: ValueBasis::Derived, ..ProvinceValue::stated(here as f64) })
        }
        Variable::LittleGiants(batches) => little_giants(catalogue, id, batches).map(of_batch),
        Variable::Ladder(tier) => ladder(catalogue, id, tier, layer.weak, until).map(of_ladder),
        Variable::Target(tier) => target(catalogue, id, tier),
        Variable::Indicator(kind) => catalogue.indicator(id, kind).map(|row| ProvinceValue {
            basis: row.basis,
            weak: row.weak,
            note: row.note.clone(),
            ..ProvinceValue::sourced(row.value.value, &row.value)
        }),
    }
}

/// Count of a province in a batch. Rows that include the city with separate planning, or the XPCC, come first; among
/// equals, the first of the file.
fn little_giants<'a>(catalogue: &'a Catalogue, id: &ProvinceId, batches: Batches) -> Option<&'a LittleGiants> {
    let unit = ReportingUnit::Province(id.clone());
    let order = |row: &&LittleGiants| match row.scope {
        CityInclusion::NotApplicable | CityInclusion::Included => 0,
        CityInclusion::IncludedInferred => 1,
        CityInclusion::Unclear => 2,
        CityInclusion::Apart => 3,
    };
    catalogue.little_giants(&unit, batches).min_by_key(order)
}

fn of_batch(row: &LittleGiants) -> ProvinceValue {
    ProvinceValue {
        bound: row.bound,
        count: Some(Counting::New),
        scope: row.scope,
        basis: row.basis,
        weak: row.weak,
        note: row.note.clone(),
        ..ProvinceValue::sourced(f64::from(row.firms.value), &row.firms)
    }
}

/// Latest count of all firms of a tier by a date; weak rows only if allowed or if there is no other.
fn ladder<'a>(
    catalogue: &'a Catalogue,
    id: &ProvinceId,
    tier: Tier,
    weak: bool,
    until: Option<&AsOf>,
) -> Option<&'a TierObservation> {
    let unit = ReportingUnit::Province(id.clone());
    let known = || {
        let all = catalogue.ladder(&unit, tier).filter(|row| row.count != Counting::New);
        all.filter(|row| until.is_none_or(|until| row.firms.as_of.is_by(until)))
    };
    let date = |row: &&TierObservation| row.firms.as_of;
    latest(known().filter(|row| weak || !row.weak), date).or_else(|| latest(known(), date))
}

fn of_ladder(row: &TierObservation) -> ProvinceValue {
    ProvinceValue {
        bound: row.bound,
        count: Some(row.count),
        scope: row.scope,
        basis: row.basis,
        weak: row.weak,
        note: row.note.clone(),
        ..ProvinceValue::sourced(f64::from(row.firms.value), &row.firms)
    }
}

/// Latest target for the total number of firms; targets of cities do not count for their province.
fn target(catalogue: &Catalogue, id: &ProvinceId, tier: Tier) -> Option<ProvinceValue> {
    let goal = |programme: &'_ Programme| {
        let figure = programme.figure.as_ref()?;
        let fits = programme.city.is_none()
            && figure.kind == ProgrammeFigureKind::TargetTotal
            && figure.unit == ProgrammeUnit::Firms
            && figure.tier == Some(tier);
        fits.then(|| ProvinceValue {
            bound: figure.bound,
            weak: programme.weak,
            note: programme.note.clone(),
            ..ProvinceValue::sourced(figure.value.value, &figure.value)
        })
    };
    let goals = catalogue.programmes_of(id).filter_map(goal);
    goals.reduce(|best, other| {
        let further = best.as_of.zip(other.as_of).is_some_and(|(best, other)| other.chronological(&best).is_gt());
        if further { other } else { best }
    })
}

/// Denominator of a province: population in millions, or GDP in units of 100 billion yuan.
fn denominator(catalogue: &Catalogue, id: &ProvinceId, layer: &ThematicLayer) -> Option<Denominator> {
    let (kind, unit) = match layer.per() {
        Normalisation::Nothing => return None,
        Normalisation::Population => (IndicatorKind::Population, 1e6),
        Normalisation::Gdp => (IndicatorKind::Gdp, 100.0),
    };
    let row = catalogue.indicator(id, kind).filter(|row| (layer.weak || !row.weak) && row.value.value > 0.0)?;
    let (as_of, sources) = (row.value.as_of, row.value.sources.clone());
    Some(Denominator { value: row.value.value / unit, as_of, sources })
}
