//! Caveats of values by province: dates, counts, bounds and cities that differ, what is weak, inferred or contradicted.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Mapped, list, own_values,
    values::{own_name, province_name, shared},
};
use crate::{
    i18n::{Messages, filled, format},
    model::{AsOf, Bound, Catalogue, CityInclusion, ValueBasis},
    query::{ClassifiedValues, MapContent, NoValue, ProvinceValue, ProvinceValues},
    view::{Normalisation, Symbology, Variable},
};

/// Caveats of all layers of values, from top to bottom; of several layers those that not all share name theirs.
pub(super) fn of_all(catalogue: &Catalogue, content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let of_layer = |classified: &Arc<ClassifiedValues>| of_layer(catalogue, classified, texts);
    let all: Vec<Vec<String>> = content.values.iter().rev().map(of_layer).collect();
    let Some(first) = all.first() else { return Vec::new() };
    let is_shared = |caveat: &String| all.iter().all(|caveats| caveats.contains(caveat));
    let names = content.values.iter().rev().map(|classified| own_name(content, classified, texts));
    let own = names.zip(&all).flat_map(|(name, caveats)| {
        let own = caveats.iter().filter(|caveat| !is_shared(caveat));
        own.map(move |caveat| filled(&texts.thematic.caveat_of, &[("name", &name), ("text", caveat)]))
    });
    let own: Vec<String> = own.collect();
    own.into_iter().chain(first.iter().filter(|caveat| is_shared(caveat)).cloned()).collect()
}

/// Caveats of the values.
pub fn of_layer(catalogue: &Catalogue, classified: &ClassifiedValues, texts: &Messages) -> Vec<String> {
    let thematic = &texts.thematic;
    let (layer, values) = (&classified.layer, classified.shown());
    let all = || values.values.values();
    let names = |holds: &dyn Fn(&ProvinceValue) -> bool| {
        let ids = values.values.iter().filter(|(_, value)| holds(value)).map(|(id, _)| id);
        let names: Vec<String> = ids.filter_map(|id| province_name(catalogue, id, texts.language)).collect();
        (!names.is_empty()).then(|| list(&names, texts))
    };
    // A list of all provinces would tell nothing.
    let all_or = |every: &String, some: &String, holds: &dyn Fn(&ProvinceValue) -> bool| {
        if all().count() > 1 && all().all(holds) {
            return Some(every.clone());
        }
        names(holds).map(|names| some.replace("{names}", &names))
    };
    let kinds: BTreeSet<_> = all().filter_map(|value| value.count).collect();
    let span = values.span().is_some_and(|span| span.first != span.last);
    let is_counted = layer.variable == Variable::Clusters;
    let bounds = all().any(|value| value.bound != Bound::Eq);
    let bounds = bounds.then_some(if is_counted { &thematic.at_least } else { &thematic.bounds });
    let second = classified.second.iter().flat_map(|second| second.values.values.values());
    let second = second.filter(|value| value.bound != Bound::Eq).count() > 0;
    let apart = names(&|value| value.scope == CityInclusion::Apart);
    let with = names(&|value| matches!(value.scope, CityInclusion::Included | CityInclusion::IncludedInferred));
    let is_inferred = |value: &ProvinceValue| matches!(value.basis, ValueBasis::Inferred | ValueBasis::Recalled);
    let inferred = all_or(&thematic.all_inferred, &thematic.inferred, &is_inferred);
    let weak = all_or(&thematic.all_weak, &thematic.drawn_weak, &|value| value.weak);
    let rivals = names(&|value| value.rivals > 0);
    let per = divisor(classified, texts);
    let of_rows = classified.own.iter().flat_map(|own| own_values::caveats(own, texts));
    let is_covered_by_programme = layer.variable.is_count() && layer.variable.own().is_none();
    let of_values = [
        span.then(|| thematic.dates_differ.clone()),
        (kinds.len() > 1).then(|| thematic.kinds_differ.clone()),
        bounds.cloned(),
        second.then(|| thematic.at_least.clone()),
        (layer.form == Symbology::GraduatedSymbols && classified.are_rates())
            .then(|| thematic.circles_of_rates.clone()),
        classified.counted.map(|n| thematic.counted.of(n)),
        with.map(|names| thematic.with_cities.replace("{names}", &names)),
        apart.map(|names| thematic.apart.replace("{names}", &names)),
        inferred,
        rivals.map(|names| thematic.rivals.replace("{names}", &names)),
        all().any(|value| value.scope == CityInclusion::Unclear).then(|| thematic.unclear.clone()),
        weak,
        weak_left_out(values, texts),
        counted(values.without_denominator, [&thematic.one_without_denominator, &thematic.without_denominator]),
        no_total(values, texts),
        not_positive(catalogue, values, texts),
        per,
        (all().next().is_some() && layer.since().is_some() && Mapped::from(classified).is_money())
            .then(|| thematic.not_deflated.clone()),
        shared(classified, texts).cloned(),
        classified
            .measure
            .as_ref()
            .map(|measure| measure.note.get(texts.language).to_owned())
            .filter(|note| !note.is_empty()),
        indicator_note(&layer.variable, texts),
        is_covered_by_programme.then(|| thematic.not_covered.clone()),
    ];
    of_rows.chain(of_values.into_iter().flatten()).collect()
}

/// Sentence about what values are divided by, with its dates; `None` if they are not divided.
pub(crate) fn divisor(classified: &ClassifiedValues, texts: &Messages) -> Option<String> {
    let (layer, thematic) = (&classified.layer, &texts.thematic);
    let divisors = || classified.shown().values.values().filter_map(|value| value.per.as_ref());
    let form = match layer.per() {
        _ if layer.since().is_some() => &thematic.denominator_growth,
        Normalisation::Nothing => return None,
        Normalisation::Population => &thematic.denominator_population,
        Normalisation::Gdp => &thematic.denominator_gdp,
        Normalisation::Nation if divisors().any(|per| per.is_printed) => &thematic.denominator_nation_printed,
        Normalisation::Nation => &thematic.denominator_nation,
        Normalisation::Industries => &thematic.denominator_industries,
    };
    let dates = || divisors().map(|per| per.as_of);
    let [first, last] = [dates().min_by(AsOf::chronological)?, dates().max_by(AsOf::chronological)?]
        .map(|date| format::date(&date, texts.language));
    // Small maps of years, of which each is divided by its own.
    if classified.shared && layer.series().is_some() && layer.since().is_none() {
        return Some(form.replace("{date}", &thematic.same_year));
    }
    Some(form.replace("{date}", &if first == last { first } else { format::span(&first, &last, texts.language) }))
}

/// Definition of an indicator; `None` for other variables.
fn indicator_note(variable: &Variable, texts: &Messages) -> Option<String> {
    let Variable::Indicator(kind) = variable else { return None };
    texts.thematic.indicator_note.get(<&str>::from(*kind)).cloned()
}

/// Sentence that shares of the nation have no total to be of; `None` if they have one.
pub(crate) fn no_total(values: &ProvinceValues, texts: &Messages) -> Option<String> {
    let without = values.without.values().filter(|why| **why == NoValue::NoTotal).count();
    (without > 0).then(|| texts.thematic.no_total.of(values.missing() - without))
}

/// Sentence about provinces that have no growth, since its base is zero or negative; `None` without any.
fn not_positive(catalogue: &Catalogue, values: &ProvinceValues, texts: &Messages) -> Option<String> {
    let name = |id| province_name(catalogue, id, texts.language);
    let names: Vec<String> = values.undivided.keys().filter_map(name).collect();
    (!names.is_empty()).then(|| texts.thematic.not_positive.replace("{names}", &list(&names, texts)))
}

/// Sentence about provinces whose only values are of weak sources and left out; `None` without any.
pub(crate) fn weak_left_out(values: &ProvinceValues, texts: &Messages) -> Option<String> {
    let thematic = &texts.thematic;
    let forms = if values.values.is_empty() {
        [&thematic.one_only_weak, &thematic.only_weak]
    } else {
        [&thematic.one_weak, &thematic.weak]
    };
    counted(values.weak_left_out, forms)
}

/// Sentence about one or many provinces; `None` about none.
fn counted(n: usize, [one, many]: [&String; 2]) -> Option<String> {
    match n {
        0 => None,
        1 => Some(one.clone()),
        n => Some(many.replace("{n}", &n.to_string())),
    }
}
