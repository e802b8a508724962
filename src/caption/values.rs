//! Texts of values by province: name, unit, dates, caveats.

use std::collections::BTreeSet;

use super::{classes, list, publishers::in_language};
use crate::{
    i18n::{format, messages, phrase},
    model::{AsOf, Bound, Catalogue, CityInclusion, IndicatorKind, Language, ProvinceId, SourceId, Tier, ValueBasis},
    query::{ClassifiedValues, ProvinceValue, ProvinceValues, Span, StepContent, TimeStepKind, sources_of},
    stats::Decimal,
    view::{Normalisation, Symbology, ThematicLayer, Theme, Variable, View},
};

/// Name of a layer without normalisation: `Little giants of batches 1 and 2 together`.
pub fn variable(layer: &ThematicLayer, language: Language) -> String {
    let texts = &messages(language).thematic;
    match layer.variable {
        Variable::Clusters => texts.clusters.clone(),
        Variable::LittleGiants(batches) if batches.is_one() => texts.batch.replace("{n}", &batches.first().to_string()),
        Variable::LittleGiants(batches) => {
            texts.batches.replace("{a}", &batches.first().to_string()).replace("{b}", &batches.last().to_string())
        }
        Variable::Ladder(rung) => texts.latest.replace("{rung}", phrase(&messages(language).rung, rung)),
        Variable::Target(rung) => texts.target.replace("{rung}", phrase(&messages(language).rung, rung)),
        Variable::Indicator(kind) => phrase(&messages(language).indicator, kind).to_owned(),
    }
}

/// Short name of a variable below a heading of its kind: `Batch 3`, `Specialised SMEs`.
pub fn choice(variable_of: Variable, language: Language) -> String {
    match variable_of {
        Variable::LittleGiants(batches) => format::capitalised(&event(TimeStepKind::LittleGiants(batches), language)),
        Variable::Ladder(rung) | Variable::Target(rung) => phrase(&messages(language).rung, rung).to_owned(),
        Variable::Clusters | Variable::Indicator(_) => variable(&ThematicLayer::of(variable_of), language),
    }
}

/// Sources of the values by descending frequency, then those of their denominators.
pub fn sources(mapped: &ClassifiedValues) -> Vec<SourceId> {
    sources_of([mapped])
}

/// Most frequent publisher of the values and the number of further sources; `None` without sources.
pub fn credit(catalogue: &Catalogue, mapped: &ClassifiedValues, language: Language) -> Option<String> {
    let ids = sources(mapped);
    let sources: Vec<_> = ids.iter().filter_map(|id| catalogue.source(id)).collect();
    let publisher = sources.iter().find_map(|source| source.publisher.as_deref());
    let all = messages(language);
    let names = match (publisher, sources.len()) {
        (_, 0) => return None,
        (Some(name), 1) => in_language(name, language),
        (Some(name), n) => format!("{} +{}", in_language(name, language), n - 1),
        (None, n) => all.source.count.of(n),
    };
    let form = &all.thematic.credit;
    Some(form.replace("{name}", &variable(&mapped.layer, language)).replace("{names}", &names))
}

/// Name of a layer inside a sentence.
pub(super) fn short_name(layer: &ThematicLayer, language: Language) -> String {
    lower(&variable(layer, language))
}

/// Text with a lower-case first letter; abbreviations are unchanged.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    if letters.clone().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Unit of a layer: `firms per million people`.
pub fn unit(layer: &ThematicLayer, language: Language) -> String {
    let texts = &messages(language).thematic;
    let own = match layer.variable {
        Variable::Clusters => &texts.number_of_clusters,
        Variable::LittleGiants(_) | Variable::Ladder(_) | Variable::Target(_) => &texts.firms,
        Variable::Indicator(IndicatorKind::Population) => &texts.people,
        Variable::Indicator(IndicatorKind::Gdp | IndicatorKind::IndustrialValueAdded) => &texts.money,
    };
    format!("{own}{}", per(layer, language))
}

/// Normalisation of a layer: ` per million people`.
fn per(layer: &ThematicLayer, language: Language) -> &'static str {
    let texts = &messages(language).thematic;
    match layer.per() {
        Normalisation::Nothing => "",
        Normalisation::Population => &texts.per_population,
        Normalisation::Gdp => &texts.per_gdp,
    }
}

/// Formatted value without unit.
pub fn number(value: f64, layer: &ThematicLayer, language: Language) -> String {
    classes::text(Decimal::rounded(value, classes::unit(layer, language)), layer, language)
}

/// Formatted value with bound and unit: `over 500 firms`.
pub fn quantity(value: &ProvinceValue, layer: &ThematicLayer, language: Language) -> String {
    let number = number(value.value, layer, language);
    let bound = phrase(&messages(language).bound, value.bound);
    let space = if language == Language::Zh { "" } else { " " };
    format!("{bound}{number}{space}{}", unit(layer, language))
}

/// Reference dates of the values; empty if unknown.
pub fn dates(values: &ProvinceValues, layer: &ThematicLayer, language: Language) -> String {
    let texts = &messages(language).thematic;
    let goal = matches!(layer.variable, Variable::Target(_));
    match values.span() {
        None if layer.variable == Variable::Clusters => texts.as_shown.clone(),
        None => String::new(),
        Some(Span { first, last }) if first == last => {
            let form = if goal { &texts.goal_for } else { &texts.as_of };
            form.replace("{date}", first.as_str())
        }
        Some(Span { first, last }) => {
            let form = if goal { &texts.goal_for_span } else { &texts.as_of_span };
            form.replace("{from}", first.as_str()).replace("{to}", last.as_str())
        }
    }
}

/// Number of known values: `9 of 31 known`.
pub fn known(values: &ProvinceValues, language: Language) -> String {
    let texts = &messages(language).thematic;
    let form = if values.missing() == 0 { &texts.all_known } else { &texts.known };
    form.replace("{n}", &values.values.len().to_string()).replace("{all}", &values.expected.to_string())
}

/// Headline of a layer.
pub(super) fn title(mapped: &ClassifiedValues, language: Language) -> String {
    let texts = &messages(language).thematic;
    let comma = if language == Language::En && mapped.layer.per() != Normalisation::Nothing { "," } else { "" };
    let name = format!("{}{comma}{}", variable(&mapped.layer, language), per(&mapped.layer, language));
    let form = if mapped.layer.form == Symbology::Bivariate { &texts.bivariate_title } else { &texts.by_province };
    form.replace("{name}", &name)
}

/// Heading of a time step in two lines: date and announcement; total and known values or clusters shown.
pub fn stop_title(stop: &StepContent<'_>, language: Language) -> [String; 2] {
    let texts = &messages(language).thematic;
    let count = format::number(f64::from(stop.step.count), language);
    let what = event(stop.step.kind, language);
    let below = match &stop.content.values {
        Some(mapped) => known(&mapped.values, language),
        None => texts.stop_shown.replace("{n}", &stop.content.clusters.len().to_string()),
    };
    let total = texts.stop_total.replace("{n}", &count);
    [format!("{} · {what}", stop.step.date), format!("{total} · {below}")]
}

/// Short name of an announcement: `batch 3`, `45 clusters`.
pub fn event(event: TimeStepKind, language: Language) -> String {
    let texts = &messages(language).thematic;
    match event {
        TimeStepKind::LittleGiants(batches) if batches.is_one() => {
            texts.stop_batch.replace("{n}", &batches.first().to_string())
        }
        TimeStepKind::LittleGiants(batches) => {
            texts.stop_batches.replace("{a}", &batches.first().to_string()).replace("{b}", &batches.last().to_string())
        }
        TimeStepKind::Clusters(_) => texts.stop_clusters.clone(),
    }
}

/// Variable of small multiples: `Little giants`.
pub fn variable_of_stops(language: Language) -> String {
    phrase(&messages(language).rung, Tier::LittleGiant).to_owned()
}

/// Headline of small multiples.
pub(super) fn multiples_title(mapped: Option<&ClassifiedValues>, language: Language) -> String {
    let texts = &messages(language).thematic;
    match mapped {
        Some(mapped) => {
            let per = per(&mapped.layer, language);
            texts.multiples_batches.replace("{per}", per)
        }
        None => texts.multiples_clusters.clone(),
    }
}

/// Subtitle of small multiples.
pub(super) fn multiples_sentence(stops: &[StepContent<'_>], language: Language) -> String {
    let texts = &messages(language).thematic;
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return String::new() };
    let form = if first.content.values.is_some() { &texts.multiples_shared } else { &texts.multiples_each };
    form.of(stops.len()).replace("{from}", first.step.date.as_str()).replace("{to}", last.step.date.as_str())
}

/// Unit, dates and number of known values, as a sentence.
pub(super) fn sentence(mapped: &ClassifiedValues, language: Language) -> String {
    let texts = &messages(language).thematic;
    let dates = dates(&mapped.values, &mapped.layer, language);
    let form = if dates.is_empty() { &texts.sentence_undated } else { &texts.sentence };
    let text = form
        .replace("{unit}", &unit(&mapped.layer, language))
        .replace("{dates}", &dates)
        .replace("{known}", &known(&mapped.values, language));
    format::capitalised(&text)
}

/// Caveats of the values.
pub fn caveats(catalogue: &Catalogue, mapped: &ClassifiedValues, language: Language) -> Vec<String> {
    let texts = &messages(language).thematic;
    let (layer, values) = (&mapped.layer, &mapped.values);
    let all = || values.values.values();
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        n => Some(many.replace("{n}", &n.to_string())),
    };
    let names = |holds: &dyn Fn(&ProvinceValue) -> bool| {
        let ids = values.values.iter().filter(|(_, value)| holds(value)).map(|(id, _)| id);
        let names: Vec<String> = ids.filter_map(|id| name(catalogue, id, language)).collect();
        (!names.is_empty()).then(|| list(&names, language))
    };
    let kinds: BTreeSet<_> = all().filter_map(|value| value.count).collect();
    let span = values.span().is_some_and(|span| span.first != span.last);
    let apart = names(&|value| value.scope == CityInclusion::Apart);
    let with = names(&|value| matches!(value.scope, CityInclusion::Included | CityInclusion::IncludedInferred));
    let inferred = names(&|value| matches!(value.basis, ValueBasis::Inferred | ValueBasis::Recalled));
    let weak = names(&|value| value.weak);
    let per = match layer.per() {
        Normalisation::Nothing => None,
        Normalisation::Population => Some(&texts.denominator_population),
        Normalisation::Gdp => Some(&texts.denominator_gdp),
    };
    let divisors = || all().filter_map(|value| Some(value.per.as_ref()?.as_of));
    let dates = divisors().min_by(AsOf::chronological).zip(divisors().max_by(AsOf::chronological));
    let per = per.zip(dates).map(|(form, (first, last))| {
        let [first, last] = [first, last].map(|date| format::date(&date, language));
        form.replace("{date}", &if first == last { first } else { format!("{first}–{last}") })
    });
    [
        span.then(|| texts.dates_differ.clone()),
        (kinds.len() > 1).then(|| texts.kinds_differ.clone()),
        all().any(|value| value.bound != Bound::Eq).then(|| texts.bounds.clone()),
        mapped.counted.map(|n| texts.counted.of(n)),
        with.map(|names| texts.with_cities.replace("{names}", &names)),
        apart.map(|names| texts.apart.replace("{names}", &names)),
        inferred.map(|names| texts.inferred.replace("{names}", &names)),
        all().any(|value| value.scope == CityInclusion::Unclear).then(|| texts.unclear.clone()),
        weak.map(|names| texts.drawn_weak.replace("{names}", &names)),
        counted(values.weak_left_out, &texts.one_weak, &texts.weak),
        counted(values.without_denominator, &texts.one_without_denominator, &texts.without_denominator),
        per,
        mapped.shared.then(|| texts.shared.clone()),
        layer.variable.is_count().then(|| texts.not_covered.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn name(catalogue: &Catalogue, id: &ProvinceId, language: Language) -> Option<String> {
    Some(catalogue.province(id)?.name.short(language).to_owned())
}

/// Sentences of the alt text about the values.
pub(super) fn alt_text(catalogue: &Catalogue, mapped: &ClassifiedValues, view: &View) -> Vec<String> {
    let language = view.language;
    let texts = &messages(language).thematic;
    let (layer, values) = (&mapped.layer, &mapped.values);
    let form = match layer.form {
        Symbology::Choropleth => &texts.alt,
        Symbology::GraduatedSymbols => &texts.alt_symbols,
        Symbology::Bivariate => &texts.alt_bivariate,
    };
    if values.values.is_empty() {
        let name = variable(layer, language);
        return vec![texts.alt_empty.replace("{name}", &name)];
    }
    let mut sentences = vec![
        form.replace("{name}", &variable(layer, language))
            .replace("{shade}", if view.theme == Theme::Dark { &texts.lighter } else { &texts.darker })
            .replace("{unit}", &unit(layer, language))
            .replace("{dates}", &dates(values, layer, language)),
    ];
    let mut order: Vec<_> = values.values.iter().collect();
    order.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    if let (Some(high), Some(low)) = (order.first(), order.last()) {
        let number = |value: &ProvinceValue| number(value.value, layer, language);
        let named = |(id, value): &(&ProvinceId, &ProvinceValue)| {
            let name = name(catalogue, id, language)?;
            Some(match language {
                Language::En => format!("{name} ({})", number(value)),
                Language::Zh => format!("{name}（{}）", number(value)),
            })
        };
        // Values that are not comparable are not ranked; their range only repeats the map.
        if values.is_comparable() {
            let top: Vec<String> = order.iter().take(3).filter_map(named).collect();
            sentences.push(texts.alt_top.replace("{top}", &list(&top, language)));
        }
        let range = texts.alt_all.replace("{low}", &number(low.1)).replace("{high}", &number(high.1));
        sentences.push(range);
    }
    sentences.extend(mapped.shared.then(|| texts.shared.clone()));
    if values.missing() > 0 {
        let (n, all) = (values.missing().to_string(), values.expected.to_string());
        let form =
            if layer.form == Symbology::GraduatedSymbols { &texts.alt_missing_circles } else { &texts.alt_missing };
        sentences.push(form.replace("{n}", &n).replace("{all}", &all));
    }
    sentences
}
