//! Observations in words: value with unit and bound, definition, date, caveats.

use crate::{
    i18n::{Messages, format, phrase},
    model::{
        Batches, Bound, Catalogue, CityInclusion, Indicator, IndicatorUnit, Language, LittleGiants, ProvinceId,
        SourceId, TierObservation, ValueBasis,
    },
};

/// Formatted observation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FormattedObservation<'a> {
    /// Value with unit and bound.
    pub value: String,
    /// Value as a number, in the unit of the data.
    pub number: f64,
    /// Definition and derivation of the value.
    pub details: Vec<String>,
    /// Date of the value.
    pub as_of: &'a str,
    /// `true` if weakly sourced: to be checked before publication.
    pub weak: bool,
    /// Caveats.
    pub note: &'a str,
    /// Sources of the value.
    pub sources: &'a [SourceId],
}

impl<'a> FormattedObservation<'a> {
    /// Observation of an SME cultivation tier.
    pub(crate) fn of_ladder(
        (catalogue, texts): (&'a Catalogue, &'a Messages),
        province: &ProvinceId,
        row: &'a TierObservation,
    ) -> Self {
        let mut details = vec![phrase(&texts.count, row.count).to_owned()];
        details.extend(row.batches.map(|batches| batch_words(texts, batches)));
        details.extend(scope((catalogue, texts), province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, row.firms.value, row.bound),
            number: f64::from(row.firms.value),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(texts.language),
            sources: &row.firms.sources,
        }
    }

    /// Count of little giants of one or more batches.
    pub(crate) fn of_batch(
        (catalogue, texts): (&'a Catalogue, &'a Messages),
        province: &ProvinceId,
        row: &'a LittleGiants,
    ) -> Self {
        let mut details: Vec<String> =
            row.stage.map(|stage| phrase(&texts.stage, stage).to_owned()).into_iter().collect();
        details.extend(scope((catalogue, texts), province, row.scope));
        details.extend(basis(texts, row.basis));
        Self {
            value: firms(texts, row.firms.value, row.bound),
            number: f64::from(row.firms.value),
            details,
            as_of: row.firms.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(texts.language),
            sources: &row.firms.sources,
        }
    }

    /// Indicator of a province.
    pub(crate) fn of_indicator(texts: &'a Messages, row: &'a Indicator) -> Self {
        Self {
            value: amount(texts, row.value.value, row.kind.unit()),
            number: row.value.value,
            details: basis(texts, row.basis).into_iter().collect(),
            as_of: row.value.as_of.as_str(),
            weak: row.weak,
            note: row.note.get(texts.language),
            sources: &row.value.sources,
        }
    }
}

/// Number of firms with its bound: `over 18,000`.
pub(crate) fn firms(texts: &Messages, value: u32, bound: Bound) -> String {
    let value = format::quantity(f64::from(value), "firms", texts);
    format!("{}{value}", phrase(&texts.bound, bound))
}

/// Value of an indicator. Persons are given in millions, in Chinese in 万 (10⁴).
pub(crate) fn amount(texts: &Messages, value: f64, unit: IndicatorUnit) -> String {
    match unit {
        IndicatorUnit::BillionYuan => format::quantity(value, "billion_yuan", texts),
        IndicatorUnit::Persons => {
            let scale = if texts.language == Language::Zh { 1e4 } else { 1e6 };
            texts.province.people.replace("{n}", &format::number(value / scale))
        }
    }
}

/// Label of the counted batches.
pub(crate) fn batch_words(texts: &Messages, batches: Batches) -> String {
    let form = if batches.is_one() { &texts.province.batch } else { &texts.province.batches };
    form.replace("{n}", &format::batches(batches, texts.language))
}

/// Separately planned city in a province, or XPCC in Xinjiang; `None` elsewhere.
pub(crate) fn planned_city<'a>(
    (catalogue, texts): (&'a Catalogue, &'a Messages),
    province: &ProvinceId,
) -> Option<&'a str> {
    if province.as_str() == "XJ" {
        return Some(&texts.province.corps);
    }
    let mut cities = catalogue.cities.values();
    let city = cities.find(|city| city.separately_planned && city.province == *province)?;
    Some(city.name.short(texts.language))
}

/// Text on the inclusion of the province's separately planned city; `None` if it has no such city.
fn scope((catalogue, texts): (&Catalogue, &Messages), province: &ProvinceId, scope: CityInclusion) -> Option<String> {
    let city = planned_city((catalogue, texts), province).filter(|_| scope != CityInclusion::NotApplicable)?;
    Some(phrase(&texts.city_scope, scope).replace("{city}", city))
}

/// Derivation of a value; `None` for a value stated by its source.
fn basis(texts: &Messages, basis: ValueBasis) -> Option<String> {
    (basis != ValueBasis::Stated).then(|| phrase(&texts.value_basis, basis).to_owned())
}
