//! Text for the clipboard: coordinates, and values with their date and source.

use crate::{
    app::frame_context::FrameContext,
    caption::values as say,
    i18n::{Messages, format, phrase},
    model::{Cluster, LonLat, ProvinceId, SourceId},
    view::FeatureRef,
};

/// Coordinates in decimal degrees, latitude first, to about ten metres: `32.0603 N, 118.7969 E`. The same in both languages,
/// as other programs read it.
pub(crate) fn coordinates(at: LonLat) -> String {
    let hemisphere = |degrees: f64, [positive, negative]: [char; 2]| if degrees < 0.0 { negative } else { positive };
    let (north, east) = (hemisphere(at.lat, ['N', 'S']), hemisphere(at.lon, ['E', 'W']));
    format!("{:.4} {north}, {:.4} {east}", at.lat.abs(), at.lon.abs())
}

/// Value or facts of a feature as the map states them, with date and sources; `None` if there is nothing to cite.
pub(crate) fn value_with_source(context: &FrameContext<'_>, feature: &FeatureRef) -> Option<String> {
    if let Some(id) = feature.province() {
        return value_of_province(context, &id);
    }
    let language = context.view.language;
    if let Some(cluster) = feature.cluster().and_then(|id| context.catalogue().cluster(&id)) {
        return Some(facts_of_cluster(context, cluster));
    }
    let (dataset, row) = context.facts.feature(feature)?;
    let facts = super::feature_facts(dataset, row, language);
    let main = facts.iter().filter(|fact| fact.is_main).map(|fact| context.texts.labelled(fact.title, &fact.said));
    let name = context.facts.label_of(context.view, feature, language)?.into_owned();
    let lines = std::iter::once(name).chain(main).collect();
    Some(cited(context, lines, &dataset.sources(row)))
}

/// Value of the topmost layer of values for a province; `None` where it is not known.
fn value_of_province(context: &FrameContext<'_>, id: &ProvinceId) -> Option<String> {
    let texts = context.texts;
    let classified = context.values()?;
    let found = classified.values.get(id)?;
    let name = context.catalogue().province(id)?.name.full(context.view.language);
    let mut value = say::quantity(found, classified, texts);
    if let Some(date) = &found.as_of {
        value = dated(texts, &value, &format::date(date, texts.language));
    }
    if found.weak {
        value = texts.context_menu.weak.replace("{value}", &value);
    }
    let of = texts.context_menu.copied.replace("{name}", name).replace("{variable}", &say::variable(classified, texts));
    let sources: Vec<SourceId> =
        found.sources.iter().chain(found.per.iter().flat_map(|per| &per.sources)).cloned().collect();
    Some(cited(context, vec![of.replace("{value}", &value)], &sources))
}

/// Name and figures of a cluster, each figure with its date; the sources of the figures, or else of the cluster.
fn facts_of_cluster(context: &FrameContext<'_>, cluster: &Cluster) -> String {
    let texts = context.texts;
    let figures = cluster.figures.iter().map(|figure| {
        let date = format::date(&figure.value.as_of, texts.language);
        let (kind, scope) = (phrase(&texts.measure, figure.measure), phrase(&texts.scope, figure.scope));
        texts.labelled(&format!("{kind} · {scope}"), &dated(texts, &format::figure(figure, texts), &date))
    });
    let lines = std::iter::once(cluster.name.full(texts.language).to_owned()).chain(figures).collect();
    let mut sources: Vec<SourceId> = cluster.figures.iter().flat_map(|figure| &figure.value.sources).cloned().collect();
    if sources.is_empty() {
        sources.clone_from(&cluster.sources);
    }
    cited(context, lines, &sources)
}

fn dated(texts: &Messages, value: &str, date: &str) -> String {
    texts.context_menu.dated.replace("{value}", value).replace("{date}", date)
}

/// Lines of text followed by their sources, each once.
fn cited(context: &FrameContext<'_>, mut lines: Vec<String>, sources: &[SourceId]) -> String {
    let mut cited: Vec<String> = Vec::new();
    for source in sources.iter().filter_map(|id| context.catalogue().source(id)) {
        let citation = source.citation(context.view.language);
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    lines.extend(cited.iter().map(|source| context.texts.context_menu.source.replace("{source}", source)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_decimal_degrees_with_their_hemispheres() {
        assert_eq!(coordinates(LonLat::new(118.7969, 32.0603)), "32.0603 N, 118.7969 E");
        assert_eq!(coordinates(LonLat::new(-5.5, -40.96)), "40.9600 S, 5.5000 W");
    }
}
