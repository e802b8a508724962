//! Texts of small multiples: headline, subtitle, and a heading for each map.

use super::{between_sentences, conditions, features, list, values};
use crate::{
    i18n::{Messages, filled, format, phrase},
    model::{AsOf, Catalogue, Tier},
    query::{ClassifiedValues, EventKind, MapContent, StepContent, TimeEvent, TimeStep},
    view::{LayerId, Symbology, Variable, View},
};

/// Name of a step: “First 25 clusters, 22 March 2021”; of several events on one day the names of all.
pub(crate) fn label(catalogue: &Catalogue, stop: &TimeStep, texts: &Messages) -> String {
    let names: Vec<String> = stop.events.iter().map(|event| event_label(catalogue, event, texts)).collect();
    names.join(" · ")
}

fn event_label(catalogue: &Catalogue, event: &TimeEvent, texts: &Messages) -> String {
    let (thematic, language) = (&texts.thematic, texts.language);
    let number = |n: u32| format::number(f64::from(n));
    let form = match &event.kind {
        EventKind::LittleGiants(batches) => {
            thematic.timeline_batch.replace("{what}", &format::capitalised(&values::batch(*batches, texts)))
        }
        EventKind::Clusters(id) => match catalogue.announced(*id).map(|announced| announced.size) {
            Some(size) if event.count.is_some_and(|count| size < count) => {
                thematic.timeline_more.replace("{size}", &number(size))
            }
            _ => thematic.timeline_first.clone(),
        },
        EventKind::List { dataset, list } => {
            listed(&thematic.timeline_list, [dataset.get(language), list.get(language)])
        }
        EventKind::Year(_) => "{date}".to_owned(),
    };
    form.replace("{date}", &format::date(&event.date, language))
        .replace("{n}", &event.count.map(number).unwrap_or_default())
}

/// Heading of a time step in two lines: events and date; total and known values or features shown.
pub(crate) fn heading(stop: &StepContent<'_>, texts: &Messages) -> [String; 2] {
    let thematic = &texts.thematic;
    let content = &stop.content;
    let is_alone = content.clusters.is_empty() && content.features.len() < 2;
    let names = stop.step.events.iter().filter_map(|event| match &event.kind {
        EventKind::Clusters(_) => Some(thematic.stop_clusters.clone()),
        EventKind::LittleGiants(batches) => Some(values::batch(*batches, texts)),
        EventKind::List { list, .. } if is_alone => Some(list.get(texts.language).to_owned()),
        EventKind::List { dataset, list } => {
            Some(listed(&thematic.stop_list, [dataset.get(texts.language), list.get(texts.language)]))
        }
        EventKind::Year(_) => None,
    });
    let names: Vec<String> = names.collect();
    let date = if names.is_empty() {
        format::date(&stop.step.date, texts.language)
    } else {
        // A capital for the name, which leads; the short date has room beside it.
        let names = format::capitalised(&names.join(&texts.caption.semicolon));
        texts.aside(&names, &format::short_date(&stop.step.date, texts.language))
    };
    let below = if let Some(classified) = content.top_values() {
        values::known(classified, texts)
    } else {
        let features: usize = content.features.iter().map(|layer| layer.points.len()).sum();
        thematic.stop_shown.replace("{n}", &(content.clusters.len() + features).to_string())
    };
    // Beside features or events of another kind a total of one kind would mislead.
    let total = stop.step.events.first().filter(|_| stop.step.events.len() == 1 && content.features.is_empty());
    let total = total.and_then(|event| {
        let is_of_firms = matches!(event.kind, EventKind::LittleGiants(_));
        let form = if is_of_firms { &thematic.stop_total } else { &thematic.stop_total_clusters };
        Some(form.replace("{n}", &format::number(f64::from(event.count?))))
    });
    [date, total.map_or_else(|| below.clone(), |total| format!("{total} · {below}"))]
}

/// Name of a list with the dataset that it is of.
fn listed(form: &str, [dataset, list]: [&str; 2]) -> String {
    form.replace("{list}", list).replacen("{dataset}", dataset, 1)
}

/// Name of what small multiples of values show: `Little giants`, or a measure.
pub(crate) fn variable(classified: &ClassifiedValues, texts: &Messages) -> String {
    match classified.layer.variable {
        Variable::LittleGiants(_) => phrase(&texts.tier, Tier::LittleGiant).to_owned(),
        _ => values::variable(classified, texts),
    }
}

/// Headline of small multiples.
pub(super) fn title(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    match content.top_values() {
        Some(classified) if is_yearly(classified) => {
            // The years of growth end with that of each map.
            let since = |since: i32| thematic.growth_since.replace("{from}", &since.to_string());
            let per = classified.layer.since().map_or_else(|| values::per(classified, texts), since);
            let name = values::divided(&values::variable(classified, texts), &per);
            thematic.multiples_years.replace("{name}", &values::spaced(name, texts.language))
        }
        Some(classified) => thematic.multiples_batches.replace("{per}", &values::per(classified, texts)),
        None => {
            let steps = || content.steps.iter().map(|step| &step.content);
            let clusters = steps().any(|content| !content.clusters.is_empty());
            let named = || {
                let name = thematic.multiples_of_clusters.clone();
                let what = conditions::all_of_clusters(catalogue, view, texts).filter(|_| !content.features.is_empty());
                values::filtered_name(&name, what.as_deref(), texts)
            };
            let mut names: Vec<String> = clusters.then(named).into_iter().collect();
            for layer in steps().flat_map(|content| content.features.iter().rev()).filter(|layer| layer.asked > 0) {
                let places = conditions::places(catalogue, view, texts);
                let name = features::titled(layer, view, &places, texts);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            thematic.multiples_features.replace("{names}", &list(&names, texts))
        }
    }
}

/// Subtitle of small multiples.
pub(super) fn sentence(content: &MapContent<'_>, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let form = match content.top_values() {
        Some(classified) => match (is_yearly(classified), classified.layer.form) {
            (true, Symbology::GraduatedSymbols) => &thematic.multiples_circles_years,
            (false, Symbology::GraduatedSymbols) => &thematic.multiples_circles,
            (true, _) => &thematic.multiples_shared_years,
            (false, _) => &thematic.multiples_shared,
        },
        None => &thematic.multiples_each,
    };
    let first = spanning(&form.of(content.steps.len()), content, texts);
    let sentences: Vec<String> = std::iter::once(first).chain(further(content, texts)).collect();
    sentences.join(between_sentences(texts.language))
}

/// Sentences about the layers of values below the topmost one, and about the steps left out.
fn further(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let thematic = &texts.thematic;
    let below = content.values.iter().rev().skip(1).map(|classified| {
        let form = if classified.layer.form.fills_areas() { &thematic.also_areas } else { &thematic.also_circles };
        let name = values::inside(classified.as_ref(), variable(classified, texts));
        filled(form, &[("name", &name), ("text", &known_in_steps(content, &classified.id, texts))])
    });
    let left_out = (content.steps_left_out > 0).then(|| thematic.steps_left_out.of(content.steps_left_out));
    let unmatched = (content.steps_unmatched > 0).then(|| thematic.steps_unmatched.of(content.steps_unmatched));
    below.chain(left_out).chain(unmatched).collect()
}

/// Words for the maps in which a layer below the topmost one has values, with the dates of these.
fn known_in_steps(content: &MapContent<'_>, layer: &LayerId, texts: &Messages) -> String {
    let (thematic, language) = (&texts.thematic, texts.language);
    let known = content.steps.iter().filter_map(|step| {
        let classified = step.content.values.iter().find(|classified| classified.id == *layer)?;
        let values = classified.shown();
        (!values.values.is_empty()).then(|| (step.step.date, values.span()))
    });
    let (all, known) = (content.steps.len(), known.collect::<Vec<_>>());
    let Some((since, _)) = known.first() else { return thematic.of_no_date.of(all) };
    if known.len() == all {
        return thematic.of_each_date.clone();
    }
    let spans = || known.iter().filter_map(|(_, span)| span.as_ref());
    let first = spans().map(|span| span.first).min_by(AsOf::chronological);
    let last = spans().map(|span| span.last).max_by(AsOf::chronological);
    let [from, to] = [first, last].map(|date| date.map(|date| format::date(&date, language)).unwrap_or_default());
    let form = if from == to { &thematic.as_of } else { &thematic.as_of_span };
    let dates = form.replace("{date}", &from).replace("{from}", &from).replace("{to}", &to);
    let form = thematic.of_some_dates.of(known.len());
    form.replace("{all}", &all.to_string())
        .replace("{since}", &format::date(since, language))
        .replace("{dates}", &dates)
}

/// First sentence of the alt text of small multiples, then the headings of all maps.
pub(super) fn alt_text(content: &MapContent<'_>, texts: &Messages) -> String {
    let thematic = &texts.thematic;
    let is_yearly = content.top_values().is_some_and(is_yearly);
    let form = if is_yearly { &thematic.alt_years } else { &thematic.alt_stops };
    let text = spanning(&form.of(content.steps.len()), content, texts);
    let headings = content.steps.iter().map(|stop| heading(stop, texts).join(" · "));
    let gap = between_sentences(texts.language);
    let headings = headings.collect::<Vec<_>>().join(&texts.caption.semicolon);
    let told = format!("{text}{gap}{headings}{}", texts.caption.stop);
    std::iter::once(told).chain(further(content, texts)).collect::<Vec<_>>().join(gap)
}

fn is_yearly(classified: &ClassifiedValues) -> bool {
    classified.layer.variable.is_yearly()
}

/// A form with the dates of the first and the last step.
fn spanning(form: &str, content: &MapContent<'_>, texts: &Messages) -> String {
    let date = |step: Option<&StepContent<'_>>| {
        step.map(|step| format::date(&step.step.date, texts.language)).unwrap_or_default()
    };
    form.replace("{from}", &date(content.steps.first())).replace("{to}", &date(content.steps.last()))
}
