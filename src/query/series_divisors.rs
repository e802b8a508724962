//! Divisors of yearly values: residents, the nation, all industries of a province, an earlier year.

use std::collections::BTreeMap;

use super::{
    facts::Facts,
    province_answers::{NoValue, ProvinceAnswer, Sliced},
    province_value::{Denominator, ProvinceValue},
    series_years::{growth_years, has_levels, measured},
};
use crate::{
    dataset::{DatasetId, Measure, MeasureId, MeasureKind, Question},
    model::{AsOf, ProvinceId, SourceId},
    view::{Normalisation, SeriesValue, Symbology, ThematicLayer, Variable},
};

/// Series of residents at year end.
const RESIDENTS: (&str, &str) = ("province_series", "population_year_end");

/// Normalisations that a measure can have: of levels that compare, people and the nation; all industries only if all of a
/// table are known.
pub fn normalisations(measure: &Measure) -> Vec<Normalisation> {
    let is_ratio = measure.kind == MeasureKind::Ratio;
    let is_residents = measure.id.as_str() == RESIDENTS.1;
    let of = |per: &Normalisation| match per {
        Normalisation::Nothing => true,
        Normalisation::Population => !is_ratio && !is_residents && has_levels(measure),
        Normalisation::Nation => !is_ratio && has_levels(measure),
        Normalisation::Industries => measure.sum.codes,
        Normalisation::Gdp => false,
    };
    let all = [Normalisation::Nothing, Normalisation::Population, Normalisation::Nation, Normalisation::Industries];
    all.into_iter().filter(of).collect()
}

/// A layer of a yearly series without what its measure cannot heed: a normalisation, or growth. Other layers as they are.
pub(super) fn heeded(facts: &Facts, layer: &ThematicLayer) -> ThematicLayer {
    let mut layer = layer.clone();
    let measure = layer.series().and_then(|series| measured(facts, series));
    if let (Some((_, measure)), Variable::Series(series)) = (measure, &mut layer.variable) {
        series.since = series.since.filter(|since| growth_years(facts, series).contains(since));
        // The area of a circle is never negative.
        if series.since.is_some() && layer.form == Symbology::GraduatedSymbols {
            layer.form = Symbology::Choropleth;
        }
        if !normalisations(measure).contains(&layer.per) {
            layer.per = Normalisation::Nothing;
        }
    }
    layer
}

/// Divisors of yearly values, by province.
pub(super) struct SeriesDivisors {
    of: BTreeMap<ProvinceId, Denominator>,
    /// Result of a value and its divisor.
    result: fn(f64, f64) -> f64,
    /// Reason of a province without a divisor.
    without: NoValue,
}

impl SeriesDivisors {
    /// Divisors of a layer whose values are known; `None` if its values are not divided.
    pub(super) fn of(
        facts: &Facts,
        layer: &ThematicLayer,
        sliced: &Sliced<'_>,
        values: &BTreeMap<ProvinceId, ProvinceAnswer>,
        question: &Question,
    ) -> Option<Self> {
        let series = layer.series()?;
        let measure = sliced.measure()?;
        let of_year = |series: SeriesValue| {
            let variable = Variable::Series(series);
            let sliced = Sliced::of(facts, &variable, layer.weak);
            sliced.map(|sliced| sliced.answers(question)).unwrap_or_default()
        };
        let without = NoValue::NoDenominator;
        if let Some(since) = series.since {
            let base = of_year(SeriesValue { year: since, since: None, ..series.clone() });
            let result = |value, base| (value / base - 1.0) * 100.0;
            return Some(Self { of: of_province(base, 1.0), result, without });
        }
        let share: fn(f64, f64) -> f64 = |value, whole| value / whole * 100.0;
        match layer.per() {
            Normalisation::Nothing | Normalisation::Gdp => None,
            Normalisation::Population => {
                let residents = SeriesValue::new(DatasetId::new(RESIDENTS.0), MeasureId::new(RESIDENTS.1), series.year);
                // Billions by millions of people are thousands of yuan each.
                let result = if measure.unit == "billion_yuan" {
                    |value, people| value / people * 1e3
                } else {
                    |value, people| value / people
                };
                Some(Self { of: of_province(of_year(residents), 1e6), result, without })
            }
            Normalisation::Nation => {
                let printed = sliced.nation(question).and_then(|nation| denominator(nation, 1.0));
                let nation = printed.or_else(|| sum(values));
                let of = values.keys().filter_map(|id| Some((id.clone(), nation.clone()?)));
                Some(Self { of: of.collect(), result: share, without: NoValue::NoTotal })
            }
            Normalisation::Industries => {
                let total = |(id, total)| Some((id, Denominator { is_printed: false, ..denominator(total, 1.0)? }));
                let of = sliced.totals(question).into_iter().filter_map(total).collect();
                Some(Self { of, result: share, without })
            }
        }
    }

    /// Value of a province divided by what belongs to it.
    ///
    /// # Errors
    /// Reason why there is no quotient.
    pub(super) fn applied(&self, id: &ProvinceId, value: ProvinceValue) -> Result<ProvinceValue, NoValue> {
        let per = self.of.get(id).ok_or(self.without)?;
        if per.value <= 0.0 {
            return Err(NoValue::NotPositive);
        }
        Ok(ProvinceValue { value: (self.result)(value.read, per.value), per: Some(per.clone()), ..value })
    }

    /// Value of a province with its divisor, if that is zero or below.
    pub(super) fn undivided(&self, id: &ProvinceId, value: &ProvinceValue) -> Option<ProvinceValue> {
        let per = self.of.get(id).filter(|per| per.value <= 0.0)?;
        Some(ProvinceValue { per: Some(per.clone()), ..value.clone() })
    }
}

/// Known values as divisors, in `unit`.
fn of_province(answers: BTreeMap<ProvinceId, ProvinceAnswer>, unit: f64) -> BTreeMap<ProvinceId, Denominator> {
    let known = answers.into_iter().filter_map(|(id, answer)| match answer {
        ProvinceAnswer::Known(value) => Some((id, denominator(*value, unit)?)),
        ProvinceAnswer::None(_) => None,
    });
    known.collect()
}

fn denominator(value: ProvinceValue, unit: f64) -> Option<Denominator> {
    Some(Denominator { value: value.value / unit, as_of: value.as_of?, sources: value.sources, is_printed: true })
}

/// Sum of all provinces; `None` unless all are known and of one date.
fn sum(values: &BTreeMap<ProvinceId, ProvinceAnswer>) -> Option<Denominator> {
    let known: Option<Vec<&ProvinceValue>> = values.values().map(ProvinceAnswer::value).collect();
    let known = known.filter(|known| !known.is_empty())?;
    let dates: Vec<AsOf> = known.iter().filter_map(|value| value.as_of).collect();
    let as_of = *dates.first().filter(|first| dates.len() == known.len() && dates.iter().all(|date| date == *first))?;
    let mut sources: Vec<SourceId> = known.iter().flat_map(|value| value.sources.iter().cloned()).collect();
    sources.sort();
    sources.dedup();
    Some(Denominator { value: known.iter().map(|value| value.read).sum(), as_of, sources, is_printed: false })
}
