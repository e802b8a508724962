//! Legend: entries for the thematic values and for the clusters, on a card on the map.

mod circles;
mod clusters;
mod features;
mod pair_key;
mod row;
mod text;
mod values;

use std::sync::Arc;

pub(in crate::scene) use clusters::{ClusterEntries, entries};
pub(crate) use row::{LegendEntry, LegendSymbol};

use crate::{
    i18n::Messages,
    model::Catalogue,
    query::{ClassifiedValues, LayerFeatures, MapContent},
    scene::{
        ClassRef, Item, Mark, Measurer, Opacity, Outline, Palette, Rect, ScreenPoint, Stroke, Tag, canvas::Canvas,
        furniture::MARGIN,
    },
    view::View,
};

const FONT: f32 = 11.0;
const PADDING: f32 = 10.0;
/// Gap between the two parts, points.
const PART: f32 = 7.0;
/// Gap between two layers of a part, points.
const LAYER: f32 = 5.0;

/// Maximum share of the map that the legend may cover, in width and in height.
const MOST: (f32, f32) = (0.5, 0.66);

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

impl LegendParts {
    /// The two parts of the legend card: thematic values, and features from top to bottom.
    fn of_card(self) -> [Vec<LegendEntry>; 2] {
        [self.values, [self.above, self.clusters, self.below].concat()]
    }
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
        layers.into_iter().flat_map(|layer| features::rows(layer, view, palette, texts)).collect()
    };
    LegendParts { values, above: rows(above), clusters: clusters.unwrap_or_default(), below: rows(below) }
}

/// Entries of all layers of values, from top to bottom as on the map.
fn values_rows(
    content: &MapContent<'_>,
    view: &View,
    palette: &Palette,
    texts: &Messages,
    (emphasised, largest): (Option<ClassRef>, f32),
) -> Vec<LegendEntry> {
    let layers = content.values.iter().enumerate().rev();
    let rows = |(layer, classified): (usize, &Arc<ClassifiedValues>)| {
        values::rows(classified, view, palette, texts, (layer, emphasised, largest))
    };
    layers.flat_map(rows).collect()
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

/// Builds the legend above `bottom`. If space is short it drops the histogram, then the clusters, then everything.
pub(super) fn build(canvas: &mut Canvas<'_>, measurer: &Measurer, content: &MapContent<'_>, bottom: f32) -> Vec<Mark> {
    let emphasised = match canvas.interaction.hovered {
        Some(Tag::Class(class)) => Some(class),
        _ => None,
    };
    let with = (emphasised, canvas.largest_circle);
    let [mut values, clusters] = parts(canvas.catalogue, canvas.view, canvas.texts, content, with).of_card();
    values.extend(values::of_rates(content, canvas.palette, canvas.texts));
    if values.is_empty() && clusters.is_empty() {
        return Vec::new();
    }
    let plain = without_histogram;
    let tries = [
        [values.clone(), clusters.clone()],
        [plain(&values), clusters.clone()],
        [values.clone(), Vec::new()],
        [plain(&values), Vec::new()],
    ];
    let size = canvas.transform.size;
    let fits = |(width, height): (f32, f32)| width <= size.width * MOST.0 && height <= size.height * MOST.1;
    // Without thematic values there is only one combination to try.
    let tries = tries.into_iter().take(if values.is_empty() { 1 } else { 4 });
    let Some((parts, extent)) =
        tries.map(|parts| (parts.clone(), extent(measurer, &parts))).find(|(_, extent)| fits(*extent))
    else {
        return Vec::new();
    };
    card(canvas, measurer, &parts, extent, bottom)
}

fn extent(measurer: &Measurer, parts: &[Vec<LegendEntry>; 2]) -> (f32, f32) {
    let rows = || parts.iter().flatten();
    let inner = rows().map(|row| row.width(measurer, FONT, 0.0)).fold(0.0, f32::max);
    let height: f32 = rows().map(|row| row.height(FONT)).sum();
    let gap = if parts.iter().all(|part| !part.is_empty()) { PART } else { 0.0 };
    let layers: f32 = parts.iter().flat_map(|part| (0..part.len()).map(|at| gap_above(part, at))).sum();
    (inner + 2.0 * PADDING, height + gap + layers + 2.0 * PADDING - 4.0)
}

/// Gap above an entry of a part: below another layer a heading stands apart, points.
fn gap_above(part: &[LegendEntry], at: usize) -> f32 {
    match part.get(at.wrapping_sub(1)..=at) {
        Some([before, entry]) if entry.bold && !before.bold => LAYER,
        _ => 0.0,
    }
}

fn card(
    canvas: &mut Canvas<'_>,
    measurer: &Measurer,
    parts: &[Vec<LegendEntry>; 2],
    (width, height): (f32, f32),
    bottom: f32,
) -> Vec<Mark> {
    let map = &canvas.palette.map;
    let frame = Rect::from_min_size(ScreenPoint::new(MARGIN, bottom - 10.0 - height), width, height);
    canvas.labels.block(frame.grown(2.0));
    let outline = Outline::Rect(frame, 6.0);
    let item = Item::Shape { outline, fill: Some(map.card), stroke: Some(Stroke::solid(map.card_line, 1.0)) };
    let mut marks = vec![Mark { tag: None, item }];
    let (left, right) = (frame.min.x + PADDING, frame.max.x - PADDING);
    let counted = parts.iter().flatten().filter(|row| row.count.is_some());
    let counts = left + counted.map(|row| row.width(measurer, FONT, 0.0)).fold(0.0, f32::max);
    let mut y = frame.min.y + PADDING - 2.0;
    for (i, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
        if i > 0 {
            let line =
                Outline::Line(vec![ScreenPoint::new(left, y + PART / 2.0), ScreenPoint::new(right, y + PART / 2.0)]);
            let stroke = Some(Stroke::solid(map.card_line, 1.0));
            marks.push(Mark { tag: None, item: Item::Shape { outline: line, fill: None, stroke } });
            y += PART;
        }
        for (at, row) in part.iter().enumerate() {
            y += gap_above(part, at);
            marks.extend(row.marks(measurer, ScreenPoint::new(left, y), FONT, 0.0, Some(counts)));
            y += row.height(FONT);
        }
    }
    marks
}
