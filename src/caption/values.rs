//! Texts of values by province: dates, coverage, titles, sentences; names and units are those of `value_names.rs`.

use std::sync::Arc;

use super::{Mapped, list, own_values};
use crate::{
    i18n::{Messages, filled, format},
    model::{AsOf, Catalogue, Language, ProvinceId, SourceId, publisher_in},
    query::{ClassifiedValues, MapContent, NoValue, ProvinceValue, Span, sources_of},
    view::{Normalisation, Symbology, ThematicLayer, Variable},
};

pub use super::value_names::{batch, choice, number, unit, variable};
pub(super) use super::value_names::{divided, inside, lower, lower_of, per, plain_quantity, short_name};
pub(crate) use super::value_names::{named, quantity, says_unit};

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
pub(crate) fn title(classified: &ClassifiedValues, texts: &Messages) -> String {
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
