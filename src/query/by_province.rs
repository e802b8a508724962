//! Values by province for a map: each with its date, scope and sources, and what is not known.

use std::collections::BTreeMap;

use crate::{
    model::{
        AsOf, Batches, Bilingual, Bound, Catalogue, CityScope, Cluster, Count, IndicatorKind, LadderObservation,
        LittleGiants, Programme, ProgrammeFigureKind, ProgrammeUnit, Province, ProvinceId, ReportingUnit, Rung,
        SourceId, Sourced, ValueBasis, latest,
    },
    view::{Per, Thematic, Variable},
};

/// What a value was divided by.
#[derive(Clone, Debug, PartialEq)]
pub struct Denominator {
    /// Millions of persons or hundreds of billions of yuan.
    pub value: f64,
    /// As of when.
    pub as_of: AsOf,
    /// Where it was read.
    pub sources: Vec<SourceId>,
}

/// A value of one province, with all that is needed to judge it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceValue {
    /// As mapped: set against the denominator, where the layer asks for one.
    pub value: f64,
    /// As read.
    pub read: f64,
    /// As of when; `None` for clusters, which are counted as shown.
    pub as_of: Option<AsOf>,
    /// A number or a bound.
    pub bound: Bound,
    /// Which firms are counted, for a rung of the ladder.
    pub count: Option<Count>,
    /// Whether a city under separate planning is inside.
    pub scope: CityScope,
    /// How the value came about.
    pub basis: ValueBasis,
    /// Whether the facts ask not to publish it unchecked.
    pub weak: bool,
    /// Caveats.
    pub note: Bilingual,
    /// Where it was read.
    pub sources: Vec<SourceId>,
    /// What it was divided by.
    pub per: Option<Denominator>,
}

/// A value that is mapped by province.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProvinceValues {
    /// What is known, by province in the order of their identifiers.
    pub values: BTreeMap<ProvinceId, ProvinceValue>,
    /// How many provincial units the variable is about: the 31 of the mainland, or all 34 for an indicator.
    pub expected: usize,
    /// How many more are known from weak sources only, and left out.
    pub weak_left_out: usize,
    /// How many lack the denominator alone.
    pub without_denominator: usize,
}

/// The first and the last date of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: AsOf,
    /// The last.
    pub last: AsOf,
}

/// The place of a value among all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// From 1, the greatest value; equal values share a place.
    pub place: usize,
    /// Among how many.
    pub of: usize,
    /// The part of the sum of all, 0 to 1; `None` where values are no counts that may be added up.
    pub share: Option<f64>,
}

impl ProvinceValue {
    /// A plain number, exact and as stated, without date or source.
    fn stated(value: f64) -> Self {
        Self {
            value,
            read: value,
            as_of: None,
            bound: Bound::Eq,
            count: None,
            scope: CityScope::NotApplicable,
            basis: ValueBasis::Stated,
            weak: false,
            note: Bilingual::default(),
            sources: Vec::new(),
            per: None,
        }
    }

    /// The same, with date and sources of where it was read.
    fn sourced<T>(value: f64, read: &Sourced<T>) -> Self {
        Self { as_of: Some(read.as_of), sources: read.sources.clone(), ..Self::stated(value) }
    }
}

impl ProvinceValues {
    /// The values of a layer. `clusters` are those that are shown; of the ladder the latest count by `until`, if given.
    pub fn of(catalogue: &Catalogue, clusters: &[&Cluster], layer: &Thematic, until: Option<&AsOf>) -> Self {
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
            if layer.per() != Per::Nothing {
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

    /// The value of a province; `None` where it is not known.
    pub fn get(&self, id: &ProvinceId) -> Option<&ProvinceValue> {
        self.values.get(id)
    }

    /// The numbers alone, in the order of provinces.
    pub fn numbers(&self) -> Vec<f64> {
        self.values.values().map(|value| value.value).collect()
    }

    /// How many provincial units nothing is known of.
    pub fn missing(&self) -> usize {
        self.expected - self.values.len()
    }

    /// The dates of the values; `None` where they have none.
    pub fn span(&self) -> Option<Span> {
        let dates = || self.values.values().filter_map(|value| value.as_of);
        Some(Span { first: dates().min_by(AsOf::chronological)?, last: dates().max_by(AsOf::chronological)? })
    }

    /// Whether values may be ranked: none is missing, all are exact, of one date, and count the same.
    pub fn is_comparable(&self) -> bool {
        self.obstacle().is_none()
    }

    /// The place of a province among all; `None` where values do not compare.
    pub fn rank(&self, id: &ProvinceId) -> Option<Rank> {
        let own = self.get(id).filter(|_| self.is_comparable())?;
        let place = 1 + self.values.values().filter(|other| other.value > own.value).count();
        let sum: f64 = self.values.values().map(|value| value.value).sum();
        let adds_up = own.per.is_none() && sum > 0.0;
        Some(Rank { place, of: self.values.len(), share: adds_up.then(|| own.value / sum) })
    }
}

/// The value as read, before it is set against anything.
fn read(
    catalogue: &Catalogue,
    clusters: &[&Cluster],
    province: &Province,
    layer: &Thematic,
    until: Option<&AsOf>,
) -> Option<ProvinceValue> {
    let id = &province.id;
    match layer.variable {
        Variable::Clusters => {
            let here = clusters.iter().filter(|cluster| cluster.provinces.contains(id)).count();
            Some(ProvinceValue { basis: ValueBasis::Derived, ..ProvinceValue::stated(here as f64) })
        }
        Variable::LittleGiants(batches) => little_giants(catalogue, id, batches).map(of_batch),
        Variable::Ladder(rung) => ladder(catalogue, id, rung, layer.weak, until).map(of_ladder),
        Variable::Target(rung) => target(catalogue, id, rung),
        Variable::Indicator(kind) => catalogue.indicator(id, kind).map(|row| ProvinceValue {
            basis: row.basis,
            weak: row.weak,
            note: row.note.clone(),
            ..ProvinceValue::sourced(row.value.value, &row.value)
        }),
    }
}

/// The count of a province in a batch: with its city under separate planning, or the Corps, where that is known;
/// of contradicting ones the first of the file.
fn little_giants<'a>(catalogue: &'a Catalogue, id: &ProvinceId, batches: Batches) -> Option<&'a LittleGiants> {
    let unit = ReportingUnit::Province(id.clone());
    let order = |row: &&LittleGiants| match row.scope {
        CityScope::NotApplicable | CityScope::Included => 0,
        CityScope::IncludedInferred => 1,
        CityScope::Unclear => 2,
        CityScope::Apart => 3,
    };
    catalogue.little_giants(&unit, batches).min_by_key(order)
}

fn of_batch(row: &LittleGiants) -> ProvinceValue {
    ProvinceValue {
        bound: row.bound,
        count: Some(Count::New),
        scope: row.scope,
        basis: row.basis,
        weak: row.weak,
        note: row.note.clone(),
        ..ProvinceValue::sourced(f64::from(row.firms.value), &row.firms)
    }
}

/// The latest count of all firms of a rung by a date; a sound one before a weak one.
fn ladder<'a>(
    catalogue: &'a Catalogue,
    id: &ProvinceId,
    rung: Rung,
    weak: bool,
    until: Option<&AsOf>,
) -> Option<&'a LadderObservation> {
    let unit = ReportingUnit::Province(id.clone());
    let known = || {
        let all = catalogue.ladder(&unit, rung).filter(|row| row.count != Count::New);
        all.filter(|row| until.is_none_or(|until| row.firms.as_of.is_by(until)))
    };
    let date = |row: &&LadderObservation| row.firms.as_of;
    latest(known().filter(|row| weak || !row.weak), date).or_else(|| latest(known(), date))
}

fn of_ladder(row: &LadderObservation) -> ProvinceValue {
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

/// The goal that reaches furthest for the number of firms in all; goals of cities are not those of their province.
fn target(catalogue: &Catalogue, id: &ProvinceId, rung: Rung) -> Option<ProvinceValue> {
    let goal = |programme: &'_ Programme| {
        let figure = programme.figure.as_ref()?;
        let fits = programme.city.is_none()
            && figure.kind == ProgrammeFigureKind::TargetTotal
            && figure.unit == ProgrammeUnit::Firms
            && figure.rung == Some(rung);
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

/// What counts of a province are set against: millions of persons, hundreds of billions of yuan.
fn denominator(catalogue: &Catalogue, id: &ProvinceId, layer: &Thematic) -> Option<Denominator> {
    let (kind, unit) = match layer.per() {
        Per::Nothing => return None,
        Per::Population => (IndicatorKind::Population, 1e6),
        Per::Gdp => (IndicatorKind::Gdp, 100.0),
    };
    let row = catalogue.indicator(id, kind).filter(|row| (layer.weak || !row.weak) && row.value.value > 0.0)?;
    let (as_of, sources) = (row.value.as_of, row.value.sources.clone());
    Some(Denominator { value: row.value.value / unit, as_of, sources })
}
