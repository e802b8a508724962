//! Texts of values by province: name, unit, dates, caveats.

use std::sync::Arc;

use super::{Mapped, classes, list, own_values};
use crate::{
    dataset::LocalText,
    i18n::{Messages, filled, format, phrase},
    model::{AsOf, Batches, Catalogue, IndicatorKind, Language, ProvinceId, SourceId, publisher_in},
    query::{ClassifiedValues, MapContent, NoValue, ProvinceValue, Span, sources_of},
    stats::Decimal,
    view::{Normalisation, Symbology, ThematicLayer, Variable},
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
    Some(filled(form, &[("name", &variable(classified, texts)), ("names", &names)]))
}

/// Name of a layer; if another layer of the map has the same, with what it is divided by and its year.
pub(super) fn own_name(content: &MapContent<'_>, classified: &ClassifiedValues, texts: &Messages) -> String {
    let name = variable(classified, texts);
    let is_alike = |other: &Arc<ClassifiedValues>| other.id != classified.id && variable(other.as_ref(), texts) == name;
    if !content.values.iter().any(is_alike) {
        return name;
    }
    let name = divided(&name, &per(classified, texts));
    // The years of growth stand in its name.
    let year = classified.layer.series().filter(|series| series.since.is_none());
    match year.and_then(|series| AsOf::of_year(series.year)) {
        Some(year) => {
            let form = texts.thematic.name_in_year.replace("{year}", &format::date(&year, texts.language));
            filled(&form, &[("name", &name)])
        }
        None => name,
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
        // Without a value the year is the one that was asked for.
        None => {
            let year = layer.series().and_then(|series| AsOf::of_year(series.year));
            year.map(|year| format::date(&year, texts.language)).unwrap_or_default()
        }
        // Of a flow over a year, a day would say too much.
        Some(Span { first, last })
            if first == last && (layer.variable.is_yearly() || matches!(layer.variable, Variable::Indicator(_))) =>
        {
            format::date(&first, texts.language)
        }
        Some(Span { first, last }) => {
            let form = match (goal, first == last) {
                (true, true) => &thematic.goal_for,
                (true, false) => &thematic.goal_for_span,
                (false, true) => &thematic.as_of,
                (false, false) => &thematic.as_of_span,
            };
            let [first, last] = [first, last].map(|date| format::date(&date, texts.language));
            form.replace("{date}", &first).replace("{from}", &first).replace("{to}", &last)
        }
    }
}

/// `true` if values that a date admits are of a later day: a list had been announced, and later texts tell its numbers.
pub(super) fn is_told_after(classified: &ClassifiedValues, until: &AsOf) -> bool {
    let is_goal = matches!(classified.layer.variable, Variable::Target(_));
    let mut dates = classified.shown().values.values().filter_map(|value| value.as_of);
    !is_goal && dates.any(|date| !date.is_by(until))
}

/// Number of provinces whose value is known, of a bivariate map both: `data for 9 of 31 provinces`.
pub fn known(classified: &ClassifiedValues, texts: &Messages) -> String {
    let (values, thematic) = (classified.shown(), &texts.thematic);
    if values.expected == 0 && values.without_rows() > 0 {
        return texts.own_values.no_rows_placed.clone();
    }
    if values.expected == 0 {
        return thematic.nothing_asked.clone();
    }
    let form = match (is_pair(classified), values.missing() == 0) {
        (false, true) => &thematic.all_known,
        (false, false) => &thematic.known,
        (true, true) => &thematic.all_known_of_pair,
        (true, false) => &thematic.known_of_pair,
    };
    let form = form.of(values.expected).replace("{known}", &values.values.len().to_string());
    form.replace("{areas}", thematic.areas_of(values.expected))
}

/// Words for provinces without a value, of a bivariate map also those where only one of the two is known; that they are
/// dated later if all are.
pub(crate) fn no_data<'t>(classified: &ClassifiedValues, texts: &'t Messages) -> &'t String {
    let values = classified.shown();
    let is_later = |why: &NoValue| matches!(why, NoValue::NotYet(_) | NoValue::NotAnnounced(_));
    let mut asked = values.without.values().filter(|why| why.is_asked());
    if values.values.is_empty() && values.missing() > 0 && asked.all(is_later) {
        &texts.thematic.no_data_yet
    } else if is_pair(classified) {
        &texts.thematic.no_data_of_pair
    } else {
        &texts.thematic.no_data
    }
}

/// Sentence about a province that has no growth, since its base is zero or negative, with both numbers; `None` for others.
pub(crate) fn undivided(classified: &ClassifiedValues, id: &ProvinceId, texts: &Messages) -> Option<String> {
    let value = classified.values.undivided.get(id)?;
    let per = value.per.as_ref()?;
    let mut layer = ThematicLayer { per: Normalisation::Nothing, ..classified.layer.clone() };
    if let Variable::Series(series) = &mut layer.variable {
        series.since = None;
    }
    let plain = Mapped { layer: &layer, ..Mapped::from(classified) };
    let said = |value: &ProvinceValue, date: Option<AsOf>| {
        let date = date.map(|date| format::date(&date, texts.language)).unwrap_or_default();
        (date, quantity(value, plain, texts))
    };
    let base = said(&ProvinceValue { value: per.value, ..value.clone() }, Some(per.as_of));
    let last = said(value, value.as_of);
    let form = texts.thematic.not_positive_here.replace("{from}", &base.0).replace("{base}", &base.1);
    Some(form.replace("{to}", &last.0).replace("{value}", &last.1))
}

fn is_pair(classified: &ClassifiedValues) -> bool {
    classified.layer.form == Symbology::Bivariate
}

/// Headline of a layer.
pub(super) fn title(classified: &ClassifiedValues, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let name = divided(&variable(classified, texts), &per(classified, texts));
    let forms = if classified.layer.variable.own().is_some() {
        [&texts.own_values.bivariate_title, &texts.own_values.title]
    } else {
        [&thematic.bivariate_title, &thematic.by_province]
    };
    let form = if is_pair(classified) { forms[0] } else { forms[1] };
    // A person's own name stands first.
    let name = if classified.layer.variable.own().is_some() { name } else { spaced(name, texts.language) };
    filled(form, &[("name", &name)])
}

/// A name that follows a word: Latin letters and hanzi stand apart.
pub(super) fn spaced(name: String, language: Language) -> String {
    let is_latin = language == Language::Zh && name.starts_with(|first: char| first.is_ascii_alphanumeric());
    if is_latin { format!(" {name}") } else { name }
}

/// Words for the increase along an axis of a bivariate key: `more firms per million people`, `higher GDP`.
pub(crate) fn increase(classified: &ClassifiedValues, texts: &Messages) -> String {
    /// Widest name, in half-width letters.
    const WIDEST: usize = 30;
    let (layer, thematic) = (&classified.layer, &texts.thematic);
    let name = short_name(classified, texts);
    let form = if layer.since().is_some() {
        &thematic.axis_growth
    } else if layer.variable.is_count() {
        &thematic.axis_more
    } else if layer.per() != Normalisation::Nothing || format::half_widths(&name) > WIDEST {
        &thematic.axis_values
    } else {
        &thematic.axis_higher
    };
    let what = match texts.language {
        Language::En => unit(classified, texts),
        Language::Zh => divided(&name, &per(classified, texts)),
    };
    filled(form, &[("what", &what), ("name", &name)])
}

/// Sentence that classes, or the scale of circles, are those of several maps together, if they are.
pub(super) fn shared<'t>(classified: &ClassifiedValues, texts: &'t Messages) -> Option<&'t String> {
    let thematic = &texts.thematic;
    let text = match (classified.layer.variable.is_yearly(), classified.layer.form) {
        (true, Symbology::GraduatedSymbols) => &thematic.shared_scale_years,
        (false, Symbology::GraduatedSymbols) => &thematic.shared_scale,
        (true, _) => &thematic.shared_years,
        (false, _) => &thematic.shared,
    };
    (classified.shared && !classified.values.values.is_empty()).then_some(text)
}

/// Short form of the same, for a legend.
pub(crate) fn shared_key<'t>(classified: &ClassifiedValues, texts: &'t Messages) -> Option<&'t String> {
    let thematic = &texts.thematic;
    let text = match (classified.layer.variable.is_yearly(), classified.layer.form) {
        (true, Symbology::GraduatedSymbols) => &thematic.shared_scale_years_key,
        (false, Symbology::GraduatedSymbols) => &thematic.shared_scale_key,
        (true, _) => &thematic.shared_years_key,
        (false, _) => &thematic.shared_key,
    };
    (classified.shared && !classified.values.values.is_empty()).then_some(text)
}

/// Name of a batch, or of several together: `batch 3`.
pub fn batch(batches: Batches, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let form = if batches.is_one() { &thematic.stop_batch } else { &thematic.stop_batches };
    form.replace("{n}", &format::batches(batches, texts.language))
}

/// Unit, dates and number of known values, as a sentence.
pub(super) fn sentence(classified: &ClassifiedValues, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let dates = dates(classified, texts);
    if own_values::has_given_unit(&Mapped::from(classified)) {
        let (unit, known) = (unit(classified, texts), known(classified, texts));
        return filled(&texts.own_values.sentence, &[("unit", &unit), ("known", &known)]);
    }
    let form = match (dates.is_empty(), says_unit(classified, texts)) {
        (true, _) => &thematic.sentence_undated,
        (false, true) => &thematic.sentence_unitless,
        (false, false) => &thematic.sentence,
    };
    let text = form
        .replace("{unit}", &unit(classified, texts))
        .replace("{dates}", &dates)
        .replace("{known}", &known(classified, texts));
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
        let name = filtered_name(&name, what, texts);
        filled(form, &[("text", &lower(&sentence(classified, texts))), ("name", &name)])
    };
    content.values.iter().rev().skip(1).map(sentence).collect()
}

/// Name of a layer with its conditions, if it has any.
pub(super) fn filtered_name(name: &str, conditions: Option<&str>, texts: &Messages) -> String {
    match conditions {
        Some(what) => filled(&texts.thematic.filtered_name, &[("name", name), ("what", what)]),
        None => name.to_owned(),
    }
}

/// Short name of a province.
pub(super) fn province_name(catalogue: &Catalogue, id: &ProvinceId, language: Language) -> Option<String> {
    Some(catalogue.province(id)?.name.short(language).to_owned())
}
