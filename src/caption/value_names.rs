//! Names, units and numbers of values by province.

use super::{Mapped, classes, own_values};
use crate::{
    dataset::LocalText,
    i18n::{Messages, filled, format, phrase},
    model::{Batches, IndicatorKind, Language},
    query::ProvinceValue,
    stats::Decimal,
    view::{Normalisation, ThematicLayer, Variable},
};

/// Name of a layer without normalisation: `Little giants (batches 1 and 2)`.
pub fn variable<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let (mapped, thematic) = (mapped.into(), &texts.thematic);
    match &mapped.layer.variable {
        Variable::Clusters => thematic.clusters.clone(),
        Variable::LittleGiants(batches) if batches.is_one() => {
            thematic.batch.replace("{n}", &format::batches(*batches, texts.language))
        }
        Variable::LittleGiants(batches) => thematic.batches.replace("{n}", &format::batches(*batches, texts.language)),
        Variable::Ladder(tier) => thematic.latest.replace("{tier}", phrase(&texts.tier, *tier)),
        Variable::Target(tier) => thematic.target.replace("{tier}", phrase(&texts.tier, *tier)),
        Variable::Indicator(kind) => phrase(&texts.indicator, *kind).to_owned(),
        Variable::Series(series) => mapped.name(series.measure.as_str(), texts).to_owned(),
        Variable::Own(own) => own_values::name(own, mapped.own, texts),
    }
}

/// Short name of a variable below a heading of its kind: `Batch 3`, `Specialised SMEs`.
pub fn choice(variable_of: &Variable, texts: &Messages) -> String {
    match variable_of {
        Variable::LittleGiants(batches) => format::capitalised(&batch(*batches, texts)),
        Variable::Ladder(tier) | Variable::Target(tier) => phrase(&texts.tier, *tier).to_owned(),
        Variable::Clusters | Variable::Indicator(_) | Variable::Series(_) | Variable::Own(_) => {
            variable(&ThematicLayer::of(variable_of.clone()), texts)
        }
    }
}

/// Name of a layer inside a sentence; a person's own words keep their letters.
pub(super) fn short_name<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    inside(mapped, variable(mapped, texts))
}

/// A name of a layer as it stands inside a sentence; a person's own words keep their letters.
pub(super) fn inside<'a>(mapped: impl Into<Mapped<'a>>, name: String) -> String {
    if mapped.into().layer.variable.own().is_some() { name } else { lower(&name) }
}

/// A name of a dataset as it stands inside a sentence; a person's own words keep their letters.
pub(super) fn lower_of(title: &LocalText, name: String) -> String {
    if matches!(title, LocalText::Given { .. }) { name } else { lower(&name) }
}

/// Text with a lower-case first letter; abbreviations such as `GDP` and `R&D` are unchanged.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    if letters.clone().nth(1).is_some_and(|second| !second.is_lowercase() && !second.is_whitespace()) {
        return text.to_owned();
    }
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Unit of a layer: `firms per million people`.
pub fn unit<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let (mapped, thematic) = (mapped.into(), &texts.thematic);
    let own = match &mapped.layer.variable {
        Variable::Clusters => &thematic.number_of_clusters,
        Variable::LittleGiants(_) | Variable::Ladder(_) | Variable::Target(_) => &thematic.firms,
        Variable::Indicator(IndicatorKind::Population) => &thematic.people,
        Variable::Indicator(IndicatorKind::Gdp | IndicatorKind::IndustrialValueAdded) => &thematic.money,
        Variable::Series(_) => return unit_of_series(mapped, texts),
        Variable::Own(own) => return own_values::unit(own, mapped.own, &per(mapped, texts), texts),
    };
    format!("{own}{}", per(mapped, texts))
}

/// Name and unit of a layer; the name alone if it says both: `National clusters per million people`.
pub(crate) fn named<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    let name = variable(mapped, texts);
    if names_unit(&mapped, &name, texts) {
        return divided(&name, &per(mapped, texts));
    }
    filled(&texts.thematic.with_unit, &[("name", &name), ("unit", &unit(mapped, texts))])
}

/// `true` if the name of a layer says its unit.
pub(crate) fn says_unit<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> bool {
    let mapped = mapped.into();
    per(mapped, texts).is_empty() && names_unit(&mapped, &variable(mapped, texts), texts)
}

/// `true` if a name says what is counted: `National clusters`, `suppliers: number of rows`.
fn names_unit(mapped: &Mapped<'_>, name: &str, texts: &Messages) -> bool {
    match &mapped.layer.variable {
        Variable::Clusters => name.ends_with(&texts.thematic.number_of_clusters),
        Variable::Own(own) => own.statistic.is_count(),
        _ => false,
    }
}

/// Unit of a layer of a series: that of its measure, or percent.
fn unit_of_series(mapped: Mapped<'_>, texts: &Messages) -> String {
    let (layer, thematic) = (mapped.layer, &texts.thematic);
    if let Some(since) = layer.since() {
        return thematic.unit_growth.replace("{from}", &since.to_string());
    }
    match layer.per() {
        Normalisation::Nation => thematic.unit_nation.clone(),
        Normalisation::Industries => thematic.unit_industries.clone(),
        // Money is divided among all people, not among a million.
        Normalisation::Population if mapped.is_money() => {
            thematic.unit.get("yuan_per_person").cloned().unwrap_or_default()
        }
        Normalisation::Nothing | Normalisation::Population | Normalisation::Gdp => {
            format!("{}{}", mapped.unit(texts), per(mapped, texts))
        }
    }
}

/// Normalisation of a layer, or its growth: ` per million people`, ` growth from 2019 to 2024`.
pub(super) fn per<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    let (layer, thematic) = (mapped.layer, &texts.thematic);
    if let Some((series, since)) = layer.series().zip(layer.since()) {
        return thematic.growth.replace("{from}", &since.to_string()).replace("{to}", &series.year.to_string());
    }
    match layer.per() {
        Normalisation::Nothing => String::new(),
        Normalisation::Population if mapped.is_money() => thematic.per_person.clone(),
        Normalisation::Population => thematic.per_population.clone(),
        Normalisation::Gdp => thematic.per_gdp.clone(),
        Normalisation::Nation => thematic.per_nation.clone(),
        Normalisation::Industries => thematic.per_industries.clone(),
    }
}

/// Name of a layer with what it is divided by; a name with a comma has one after it as well.
pub(super) fn divided(name: &str, per: &str) -> String {
    let comma = if name.contains(", ") && per.starts_with(' ') { "," } else { "" };
    format!("{name}{comma}{per}")
}

/// Formatted value without unit.
pub fn number<'a>(value: f64, mapped: impl Into<Mapped<'a>>, language: Language) -> String {
    let mapped = mapped.into();
    classes::text(Decimal::rounded(value, classes::unit(mapped, language)), mapped, language)
}

/// Formatted value with bound and unit: `over 500 firms`.
pub(crate) fn quantity<'a>(value: &ProvinceValue, mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    format!("{}{}", phrase(&texts.bound, value.bound), plain_quantity(value.value, mapped, texts))
}

/// Formatted exact value with unit: `500 firms`.
pub(super) fn plain_quantity<'a>(value: f64, mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    let number = number(value, mapped, texts.language);
    let is_of_no_unit = mapped.layer.variable.own().is_some_and(|own| !own.statistic.is_count());
    if is_of_no_unit && !own_values::has_given_unit(&mapped) {
        return format!("{number}{}", per(mapped, texts));
    }
    format!("{number} {}", unit(mapped, texts))
}

/// Name of a batch, or of several together: `batch 3`.
pub fn batch(batches: Batches, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let form = if batches.is_one() { &thematic.stop_batch } else { &thematic.stop_batches };
    form.replace("{n}", &format::batches(batches, texts.language))
}
