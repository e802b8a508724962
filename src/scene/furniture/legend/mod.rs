//! Legend: entries for thematic values, clusters and further features, for pages and for the window.

mod analysis;
mod circles;
mod clusters;
mod features;
mod grids;
mod pair_key;
mod row;
mod sizes;
mod text;
mod values;

use std::sync::Arc;

pub(in crate::scene) use clusters::{ClusterEntries, entries};
pub(crate) use row::{LegendEntry, LegendSubject, LegendSymbol};

use crate::{
    i18n::Messages,
    model::Catalogue,
    query::{ClassifiedValues, LayerFeatures, MapContent},
    scene::{ClassRef, Opacity, Palette},
    view::View,
};

/// Entries of the legend by what they explain.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct LegendParts {
    /// Thematic values.
    pub values: Vec<LegendEntry>,
    /// Layers of features above the clusters.
    pub above: Vec<LegendEntry>,
    /// Clusters.
    pub clusters: Vec<LegendEntry>,
    /// Layers of features below the clusters.
    pub below: Vec<LegendEntry>,
}

/// Entries of the legend, with a radius of the largest circle in points.
pub(in crate::scene) fn parts(
    catalogue: &Catalogue,
    view: &View,
    texts: &Messages,
    content: &MapContent<'_>,
    (emphasised, largest): (Option<ClassRef>, f32),
) -> LegendParts {
    let palette = Palette::of(view.theme);
    let values = if content.steps.is_empty() {
        values_rows(content, view, palette, texts, (emphasised, largest))
    } else {
        rows_of_steps(content, view, palette, texts, largest)
    };
    // Small multiples: the last map contains all symbols of the earlier ones.
    let (all, drawn) =
        content.steps.last().map_or((&content.clusters, view), |stop| (&stop.content.clusters, &stop.view));
    let opacity = Opacity::of(view.clusters());
    let clusters = drawn.shows_clusters().then(|| {
        let ClusterEntries { head, sectors, symbols, caveat } = entries(catalogue, palette, texts, all, opacity);
        let sectors = sectors.into_iter().map(|(_, entry)| entry);
        std::iter::once(head).chain(sectors).chain(symbols).chain([caveat]).collect::<Vec<_>>()
    });
    // As on the map, from top to bottom.
    let (above, below): (Vec<_>, Vec<_>) =
        content.features.iter().rev().partition(|layer| view.is_above_clusters(&layer.layer));
    let rows = |layers: Vec<&Arc<LayerFeatures>>| -> Vec<LegendEntry> {
        let of_layer = |layer: &Arc<LayerFeatures>| {
            features::rows(layer, view, palette, texts, (largest, content.density(&layer.layer)))
        };
        layers.into_iter().flat_map(of_layer).collect()
    };
    LegendParts { values, above: rows(above), clusters: clusters.unwrap_or_default(), below: rows(below) }
}

/// Entries of all grids and layers of values, from top to bottom as on the map.
fn values_rows(
    content: &MapContent<'_>,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    (emphasised, largest): (Option<ClassRef>, f32),
) -> Vec<LegendEntry> {
    let grids = content.grids.iter().rev().flat_map(|grid| grids::rows(grid, view, palette, texts));
    let layers = content.values.iter().enumerate().rev();
    let rows = |(layer, classified): (usize, &Arc<ClassifiedValues>)| match content.groups_of(classified) {
        Some(analysed) => analysis::rows(analysed, view, palette, texts),
        None => values::rows(classified, view, palette, texts, (layer, emphasised, largest)),
    };
    grids.chain(layers.flat_map(rows)).collect()
}

/// Entries of all layers of values of small multiples. All maps have the same classes and scale; of those with values the one
/// with the most gaps also has the sample of these.
fn rows_of_steps(
    content: &MapContent<'_>,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    largest: f32,
) -> Vec<LegendEntry> {
    let of_layer = |layer: &Arc<ClassifiedValues>| {
        let small = || content.steps.iter().flat_map(|step| &step.content.values).filter(|small| small.id == layer.id);
        let rows = |classified: &Arc<ClassifiedValues>| values::shared_rows(classified, view, palette, texts, largest);
        let with_values = small().filter(|classified| !classified.values.values.is_empty());
        let mut found = with_values.max_by_key(|classified| classified.values.missing()).map(rows).unwrap_or_default();
        // A map without any value has nothing but the sample of gaps; another one may have zeros or smaller circles.
        let others = small().max_by_key(|classified| classified.values.missing()).into_iter();
        let others = others.chain(small().filter(|classified| !classified.layer.form.fills_areas()));
        for row in others.flat_map(rows) {
            if found.iter().all(|other| other.text != row.text) {
                found.push(row);
            }
        }
        found
    };
    content.values.iter().rev().flat_map(of_layer).collect()
}

/// The entries without the histogram.
pub(crate) fn without_histogram(rows: &[LegendEntry]) -> Vec<LegendEntry> {
    rows.iter().filter(|row| !matches!(row.sample, LegendSymbol::Histogram(..))).cloned().collect()
}

/// Legend of the window: a group of entries for each layer, from top to bottom as on the map, values first.
pub(in crate::scene) fn groups(
    catalogue: &Catalogue,
    view: &View,
    texts: &Messages,
    content: &MapContent<'_>,
    (emphasised, largest): (Option<ClassRef>, f32),
) -> Vec<Vec<LegendEntry>> {
    let mut parts = parts(catalogue, view, texts, content, (emphasised, largest));
    parts.values.extend(values::of_rates(content, Palette::of(view.theme), texts));
    let parts = [parts.values, parts.above, parts.clusters, parts.below];
    parts.into_iter().flat_map(in_groups).collect()
}

/// Entries in groups, each of which begins with a heading; a heading of several lines begins one group.
fn in_groups(entries: Vec<LegendEntry>) -> Vec<Vec<LegendEntry>> {
    let mut groups: Vec<Vec<LegendEntry>> = Vec::new();
    for entry in entries {
        let goes_on = |group: &Vec<LegendEntry>| {
            let is_second_line = group.last().is_some_and(|last| last.bold) && entry.sample == LegendSymbol::None;
            !entry.bold || is_second_line
        };
        match groups.last_mut() {
            Some(group) if goes_on(group) => group.push(entry),
            _ => groups.push(vec![entry]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Color, Stroke, SymbolShape};

    #[test]
    fn a_group_begins_with_each_heading_but_not_with_the_second_line_of_one() {
        let ink = Color::default();
        let head = |text: &str| LegendEntry::head(text.to_owned(), None, ink);
        let note = |text: &str| LegendEntry::note(text.to_owned(), ink);
        let layer = |text: &str| {
            let symbol = LegendSymbol::Symbol(SymbolShape::Circle, ink, Stroke::solid(ink, 1.0));
            LegendEntry { bold: true, ..LegendEntry::sample(symbol, text.to_owned(), ink) }
        };
        let entries = vec![head("A long"), head("name"), note("unit"), layer("One layer"), layer("another"), note("4")];
        let groups = in_groups(entries);
        let texts: Vec<Vec<&str>> =
            groups.iter().map(|group| group.iter().map(|entry| entry.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["A long", "name", "unit"], vec!["One layer"], vec!["another", "4"]]);
    }
}
