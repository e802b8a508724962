//! Texts of values by province: name, unit, dates, caveats.

use std::{collections::BTreeSet, sync::Arc};

use super::{MOST_NAMED, Mapped, NAMED, classes, list};
use crate::{
    i18n::{Messages, format, phrase},
    model::{
        AsOf, Batches, Bound, Catalogue, CityInclusion, IndicatorKind, Language, ProvinceId, SourceId, ValueBasis,
        publisher_in,
    },
    query::{ClassifiedValues, MapContent, ProvinceValue, ProvinceValues, Span, sources_of},
    stats::{Decimal, leaders, tied_first},
    view::{ColorRamp, Normalisation, Symbology, ThematicLayer, Theme, Variable},
};

/// Name of a layer without normalisation: `Little giants of batches 1 and 2 together`.
pub fn variable<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let (mapped, thematic) = (mapped.into(), &texts.thematic);
    match &mapped.layer.variable {
        Variable::Clusters => thematic.clusters.clone(),
        Variable::LittleGiants(batches) if batches.is_one() => {
            thematic.batch.replace("{n}", &batches.first().to_string())
        }
        Variable::LittleGiants(batches) => {
            thematic.batches.replace("{a}", &batches.first().to_string()).replace("{b}", &batches.last().to_string())
        }
        Variable::Ladder(tier) => thematic.latest.replace("{tier}", phrase(&texts.tier, *tier)),
        Variable::Target(tier) => thematic.target.replace("{tier}", phrase(&texts.tier, *tier)),
        Variable::Indicator(kind) => phrase(&texts.indicator, *kind).to_owned(),
        Variable::Series(series) => mapped.name(series.measure.as_str(), texts).to_owned(),
    }
}

/// Short name of a variable below a heading of its kind: `Batch 3`, `Specialised SMEs`.
pub fn choice(variable_of: &Variable, texts: &Messages) -> String {
    match variable_of {
        Variable::LittleGiants(batches) => format::capitalised(&batch(*batches, texts)),
        Variable::Ladder(tier) | Variable::Target(tier) => phrase(&texts.tier, *tier).to_owned(),
        Variable::Clusters | Variable::Indicator(_) | Variable::Series(_) => {
            variable(&ThematicLayer::of(variable_of.clone()), texts)
        }
    }
}

/// Sources of the values by descending frequency, then those of their denominators.
pub fn sources(classified: &ClassifiedValues) -> Vec<SourceId> {
    sources_of([classified])
}

/// Most frequent publisher of the values and the number of further sources; `None` without sources.
pub fn credit(catalogue: &Catalogue, classified: &ClassifiedValues, texts: &Messages) -> Option<String> {
    let ids = sources(classified);
    let sources: Vec<_> = ids.iter().filter_map(|id| catalogue.source(id)).collect();
    let publisher = sources.iter().find_map(|source| source.publisher.as_deref());
    let names = match (publisher, sources.len()) {
        (_, 0) => return None,
        (Some(name), 1) => publisher_in(name, texts.language),
        (Some(name), n) => format!("{} +{}", publisher_in(name, texts.language), n - 1),
        (None, n) => texts.source.count.of(n),
    };
    let form = &texts.thematic.credit;
    Some(form.replace("{name}", &variable(classified, texts)).replace("{names}", &names))
}

/// Name of a layer inside a sentence.
pub(super) fn short_name<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    lower(&variable(mapped, texts))
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
        Variable::Series(_) => return mapped.unit(texts).to_owned(),
    };
    format!("{own}{}", per(mapped.layer, texts))
}

/// Name and unit of a layer; one alone if it says both: `Clusters`, `Clusters per million people`.
pub(crate) fn named<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    let (name, unit) = (variable(mapped, texts), unit(mapped, texts));
    if says_unit(mapped, texts) {
        return name;
    }
    if unit.starts_with(&lower(&name)) {
        return format::capitalised(&unit);
    }
    texts.thematic.with_unit.replace("{name}", &name).replace("{unit}", &unit)
}

/// `true` if the name of a layer is its unit.
pub(crate) fn says_unit<'a>(mapped: impl Into<Mapped<'a>>, texts: &Messages) -> bool {
    let mapped = mapped.into();
    lower(&variable(mapped, texts)) == unit(mapped, texts)
}

/// Normalisation of a layer: ` per million people`.
pub(super) fn per<'t>(layer: &ThematicLayer, texts: &'t Messages) -> &'t str {
    let thematic = &texts.thematic;
    match layer.per() {
        Normalisation::Nothing => "",
        Normalisation::Population => &thematic.per_population,
        Normalisation::Gdp => &thematic.per_gdp,
    }
}

/// Formatted value without unit.
pub fn number<'a>(value: f64, mapped: impl Into<Mapped<'a>>, language: Language) -> String {
    let mapped = mapped.into();
    classes::text(Decimal::rounded(value, classes::unit(mapped, language)), mapped, language)
}

/// Formatted value with bound and unit: `over 500 firms`.
pub(crate) fn quantity<'a>(value: &ProvinceValue, mapped: impl Into<Mapped<'a>>, texts: &Messages) -> String {
    let mapped = mapped.into();
    let number = number(value.value, mapped, texts.language);
    let bound = phrase(&texts.bound, value.bound);
    let space = if texts.language == Language::Zh { "" } else { " " };
    format!("{bound}{number}{space}{}", unit(mapped, texts))
}

/// Reference dates of the values that are shown, or dates of the lists of clusters that are counted; empty if unknown.
pub fn dates(classified: &ClassifiedValues, texts: &Messages) -> String {
    let (layer, thematic) = (&classified.layer, &texts.thematic);
    let goal = matches!(layer.variable, Variable::Target(_));
    match classified.shown().span() {
        None if layer.variable == Variable::Clusters => match &classified.counted_lists {
            lists if lists.is_empty() => String::new(),
            _ if classified.is_of_symbols => thematic.as_shown.clone(),
            lists => {
                let dates: Vec<String> = lists.iter().map(|date| format::date(date, texts.language)).collect();
                thematic.announced.replace("{dates}", &list(&dates, texts))
            }
        },
        None => String::new(),
        Some(Span { first, last }) if first == last && matches!(layer.variable, Variable::Series(_)) => {
            format::date(&first, texts.language)
        }
        // Goals are of years, whose word their phrase has.
        Some(Span { first, last }) if goal && first == last => thematic.goal_for.replace("{date}", first.as_str()),
        Some(Span { first, last }) if goal => {
            thematic.goal_for_span.replace("{from}", first.as_str()).replace("{to}", last.as_str())
        }
        Some(Span { first, last }) if first == last => thematic.as_of.replace("{date}", &day(&first, texts.language)),
        Some(Span { first, last }) => {
            let [first, last] = [first, last].map(|date| day(&date, texts.language));
            thematic.as_of_span.replace("{from}", &first).replace("{to}", &last)
        }
    }
}

/// A date in figures; in Chinese a bare year bears its word.
pub(super) fn day(date: &AsOf, language: Language) -> String {
    let is_year = date.as_str().len() == 4;
    if is_year { format::date(date, language) } else { date.as_str().to_owned() }
}

/// `true` if values that a date admits are of a later day: a list had been announced, and later texts tell its numbers.
pub(super) fn is_told_after(classified: &ClassifiedValues, until: &AsOf) -> bool {
    let is_goal = matches!(classified.layer.variable, Variable::Target(_));
    let mut dates = classified.shown().values.values().filter_map(|value| value.as_of);
    !is_goal && dates.any(|date| !date.is_by(until))
}

/// Number of known values: `9 of 31 known`.
pub fn known(values: &ProvinceValues, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    if values.expected == 0 {
        return thematic.nothing_asked.clone();
    }
    let form = if values.missing() == 0 { &thematic.all_known } else { &thematic.known };
    form.of(values.expected).replace("{known}", &values.values.len().to_string())
}

/// Headline of a layer.
pub(super) fn title(classified: &ClassifiedValues, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let comma =
        if texts.language == Language::En && classified.layer.per() != Normalisation::Nothing { "," } else { "" };
    let name = format!("{}{comma}{}", variable(classified, texts), per(&classified.layer, texts));
    let form =
        if classified.layer.form == Symbology::Bivariate { &thematic.bivariate_title } else { &thematic.by_province };
    form.replace("{name}", &spaced(name, texts.language))
}

/// A name that follows a word: Latin letters and hanzi stand apart.
pub(super) fn spaced(name: String, language: Language) -> String {
    let is_latin = language == Language::Zh && name.starts_with(|first: char| first.is_ascii_alphanumeric());
    if is_latin { format!(" {name}") } else { name }
}

/// That classes are those of several maps together, if they are.
fn shared<'t>(classified: &ClassifiedValues, texts: &'t Messages) -> Option<&'t String> {
    let is_yearly = matches!(classified.layer.variable, Variable::Series(_));
    let text = if is_yearly { &texts.thematic.shared_years } else { &texts.thematic.shared };
    (classified.shared && !classified.values.values.is_empty()).then_some(text)
}

/// Short form of the same, for a legend.
pub(crate) fn shared_key<'t>(classified: &ClassifiedValues, texts: &'t Messages) -> Option<&'t String> {
    let is_yearly = matches!(classified.layer.variable, Variable::Series(_));
    let text = if is_yearly { &texts.thematic.shared_years_key } else { &texts.thematic.shared_key };
    (classified.shared && !classified.values.values.is_empty()).then_some(text)
}

/// Name of a batch, or of several together: `batch 3`.
pub fn batch(batches: Batches, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let (first, last) = (batches.first().to_string(), batches.last().to_string());
    if batches.is_one() {
        thematic.stop_batch.replace("{n}", &first)
    } else {
        thematic.stop_batches.replace("{a}", &first).replace("{b}", &last)
    }
}

/// Unit, dates and number of known values, as a sentence.
pub(super) fn sentence(classified: &ClassifiedValues, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let dates = dates(classified, texts);
    let form = if dates.is_empty() { &thematic.sentence_undated } else { &thematic.sentence };
    let text = form
        .replace("{unit}", &unit(classified, texts))
        .replace("{dates}", &dates)
        .replace("{known}", &known(classified.shown(), texts));
    format::capitalised(&text)
}

/// Sentences about the layers of values below the topmost one, from top to bottom: symbology, name, unit, dates and number
/// of known values. `conditions` are those of the national clusters; the title names them if the topmost layer counts these.
pub(super) fn below(content: &MapContent<'_>, conditions: Option<&str>, texts: &Messages) -> Vec<String> {
    let thematic = &texts.thematic;
    let is_named = content.top_values().is_some_and(|top| top.layer.counts_clusters());
    let sentence = |classified: &Arc<ClassifiedValues>| {
        let form = if classified.layer.form.fills_areas() { &thematic.also_areas } else { &thematic.also_circles };
        let name = short_name(classified.as_ref(), texts);
        let what = conditions.filter(|_| classified.layer.counts_clusters() && !is_named);
        let name = match what {
            Some(what) => thematic.filtered_name.replace("{name}", &name).replacen("{what}", what, 1),
            None => name,
        };
        form.replace("{text}", &lower(&sentence(classified, texts))).replacen("{name}", &name, 1)
    };
    content.values.iter().rev().skip(1).map(sentence).collect()
}

/// Caveats of all layers of values, from top to bottom; of several layers those that not all share name theirs.
pub(super) fn caveats_of_all(catalogue: &Catalogue, content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let of_layer = |classified: &Arc<ClassifiedValues>| caveats(catalogue, classified, texts);
    let all: Vec<Vec<String>> = content.values.iter().rev().map(of_layer).collect();
    let [first, rest @ ..] = all.as_slice() else { return Vec::new() };
    let is_shared = |caveat: &String| rest.iter().all(|caveats| caveats.contains(caveat));
    let names = content.values.iter().rev().map(|classified| variable(classified.as_ref(), texts));
    let own = names.zip(&all).flat_map(|(name, caveats)| {
        let own = caveats.iter().filter(|caveat| !is_shared(caveat));
        own.map(move |caveat| texts.thematic.caveat_of.replace("{name}", &name).replace("{text}", caveat))
    });
    let own: Vec<String> = own.collect();
    own.into_iter().chain(first.iter().filter(|caveat| is_shared(caveat)).cloned()).collect()
}

/// Caveats of the values.
pub fn caveats(catalogue: &Catalogue, classified: &ClassifiedValues, texts: &Messages) -> Vec<String> {
    let thematic = &texts.thematic;
    let (layer, values) = (&classified.layer, classified.shown());
    let all = || values.values.values();
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        n => Some(many.replace("{n}", &n.to_string())),
    };
    let names = |holds: &dyn Fn(&ProvinceValue) -> bool| {
        let ids = values.values.iter().filter(|(_, value)| holds(value)).map(|(id, _)| id);
        let names: Vec<String> = ids.filter_map(|id| name(catalogue, id, texts.language)).collect();
        (!names.is_empty()).then(|| list(&names, texts))
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
    let inferred = names(&|value| matches!(value.basis, ValueBasis::Inferred | ValueBasis::Recalled));
    let weak = names(&|value| value.weak);
    let rivals = names(&|value| value.rivals > 0);
    let per = match layer.per() {
        Normalisation::Nothing => None,
        Normalisation::Population => Some(&thematic.denominator_population),
        Normalisation::Gdp => Some(&thematic.denominator_gdp),
    };
    let divisors = || all().filter_map(|value| Some(value.per.as_ref()?.as_of));
    let dates = divisors().min_by(AsOf::chronological).zip(divisors().max_by(AsOf::chronological));
    let per = per.zip(dates).map(|(form, (first, last))| {
        let [first, last] = [first, last].map(|date| format::date(&date, texts.language));
        form.replace("{date}", &if first == last { first } else { format!("{first}–{last}") })
    });
    [
        span.then(|| thematic.dates_differ.clone()),
        (kinds.len() > 1).then(|| thematic.kinds_differ.clone()),
        bounds.cloned(),
        second.then(|| thematic.at_least.clone()),
        classified.counted.map(|n| thematic.counted.of(n)),
        with.map(|names| thematic.with_cities.replace("{names}", &names)),
        apart.map(|names| thematic.apart.replace("{names}", &names)),
        inferred.map(|names| thematic.inferred.replace("{names}", &names)),
        rivals.map(|names| thematic.rivals.replace("{names}", &names)),
        all().any(|value| value.scope == CityInclusion::Unclear).then(|| thematic.unclear.clone()),
        weak.map(|names| thematic.drawn_weak.replace("{names}", &names)),
        weak_left_out(values, texts),
        counted(values.without_denominator, &thematic.one_without_denominator, &thematic.without_denominator),
        per,
        shared(classified, texts).cloned(),
        classified
            .measure
            .as_ref()
            .map(|measure| measure.note.get(texts.language).to_owned())
            .filter(|note| !note.is_empty()),
        layer.variable.is_count().then(|| thematic.not_covered.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Sentence about provinces whose only values are of weak sources and left out; `None` without any.
pub(crate) fn weak_left_out(values: &ProvinceValues, texts: &Messages) -> Option<String> {
    let thematic = &texts.thematic;
    let n = values.weak_left_out;
    let [one, many] = if values.values.is_empty() {
        [&thematic.one_only_weak, &thematic.only_weak]
    } else {
        [&thematic.one_weak, &thematic.weak]
    };
    (n > 0).then(|| if n == 1 { one.clone() } else { many.replace("{n}", &n.to_string()) })
}

fn name(catalogue: &Catalogue, id: &ProvinceId, language: Language) -> Option<String> {
    Some(catalogue.province(id)?.name.short(language).to_owned())
}

/// Meaning of the colours: darker or lighter means more, or from which colour to which they run.
fn shading(ramp: ColorRamp, theme: Theme, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    if ramp.scheme.is_diverging() {
        let ends = [phrase(&thematic.scheme_low, ramp.scheme), phrase(&thematic.scheme_high, ramp.scheme)];
        let [low, high] = if ramp.reversed { [ends[1], ends[0]] } else { ends };
        return thematic.alt_diverging.replace("{low}", low).replace("{high}", high);
    }
    let lighter = ramp.reversed != (theme == Theme::Dark);
    thematic.alt_shade.replace("{shade}", if lighter { &thematic.lighter } else { &thematic.darker })
}

/// Sentences of the alt text about the values.
pub(super) fn alt_text(
    catalogue: &Catalogue,
    classified: &ClassifiedValues,
    theme: Theme,
    texts: &Messages,
) -> Vec<String> {
    let thematic = &texts.thematic;
    let (layer, values) = (&classified.layer, classified.shown());
    let form = match layer.form {
        Symbology::Choropleth => &thematic.alt,
        Symbology::GraduatedSymbols => &thematic.alt_symbols,
        Symbology::Bivariate => &thematic.alt_bivariate,
    };
    let left_out = values.not_asked.len();
    let left_out = (left_out > 0).then(|| thematic.alt_not_asked.of(left_out));
    if values.values.is_empty() {
        let is_pair = layer.form == Symbology::Bivariate;
        let form = if is_pair { &thematic.alt_empty_bivariate } else { &thematic.alt_empty };
        let nothing = form.replace("{name}", &variable(classified, texts));
        return std::iter::once(nothing).chain(weak_left_out(values, texts)).chain(left_out).collect();
    }
    let mut sentences = vec![
        form.replace("{shading}", &shading(layer.colors, theme, texts))
            .replace("{what}", &named(classified, texts))
            .replace("{dates}", &dates(classified, texts)),
    ];
    // Ties in the order in which clusters are listed by province.
    let mut order: Vec<_> =
        catalogue.provinces.iter().filter_map(|province| values.values.get_key_value(&province.id)).collect();
    order.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    if let (Some(high), Some(low)) = (order.first(), order.last()) {
        let number = |value: &ProvinceValue| number(value.value, classified, texts.language);
        let place = |(id, value): &(&ProvinceId, &ProvinceValue)| {
            let name = name(catalogue, id, texts.language)?;
            Some(match texts.language {
                Language::En => format!("{name} ({})", number(value)),
                Language::Zh => format!("{name}（{}）", number(value)),
            })
        };
        let is_one_value = high.1.value.total_cmp(&low.1.value).is_eq();
        // Values that are not comparable are not ranked; their range only repeats the map.
        if is_one_value && order.len() > 1 {
            let n = order.len().to_string();
            sentences.push(thematic.alt_equal.replace("{n}", &n).replace("{value}", &number(high.1)));
        } else if is_one_value {
            sentences.extend(place(high).map(|only| thematic.alt_only.replace("{top}", &only)));
        } else if values.is_comparable() {
            let numbers: Vec<f64> = order.iter().map(|(_, value)| value.value).collect();
            let top: Vec<String> = order.iter().take(leaders(&numbers, NAMED, MOST_NAMED)).filter_map(place).collect();
            sentences.push(if top.is_empty() {
                let n = tied_first(&numbers).to_string();
                thematic.alt_tied.replace("{n}", &n).replace("{value}", &number(high.1))
            } else {
                thematic.alt_top.replace("{top}", &list(&top, texts))
            });
        }
        if !is_one_value {
            let range = thematic.alt_all.replace("{low}", &number(low.1)).replace("{high}", &number(high.1));
            sentences.push(range);
        }
    }
    sentences.extend(shared(classified, texts).cloned());
    if values.missing() > 0 {
        let (n, all) = (values.missing().to_string(), values.expected.to_string());
        let form = if layer.form == Symbology::GraduatedSymbols {
            &thematic.alt_missing_circles
        } else {
            &thematic.alt_missing
        };
        sentences.push(form.replace("{n}", &n).replace("{all}", &all));
    }
    sentences.extend(weak_left_out(values, texts));
    sentences.extend(left_out);
    sentences
}
