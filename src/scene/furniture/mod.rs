//! Map furniture: scale bar and attribution on the map, and the entries of the legend beside it.

pub(super) mod legend;
mod scale_bar;

use super::{
    Item, Mark, Measurer, Rect, ScreenPoint, Size, Text,
    canvas::Canvas,
    circle_scale,
    cluster_key::ClusterKey,
    label_placement::{LINE, Labels},
};
use crate::{
    caption::{own_data::credits, values::credit},
    i18n::Messages,
    query::MapContent,
    view::View,
};

/// Map elements drawn on the map itself.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum MapElements {
    /// Attribution and scale bar, for the interactive window, whose legend stands below the map.
    Window {
        /// Areas covered by insets; labels avoid them.
        taken: Vec<Rect>,
        /// Means by which clusters are told apart.
        key: ClusterKey,
    },
    /// Elements of a map on a page; legend and sources are placed outside the map.
    Page {
        /// `true` to draw a scale bar.
        scale_bar: bool,
        /// Areas covered by insets; labels avoid them.
        taken: Vec<Rect>,
        /// Minimum font size, points.
        least_font: f32,
        /// Means by which clusters are told apart.
        key: ClusterKey,
        /// Radius of the largest graduated circle, points, as in the legend.
        largest_circle: f32,
    },
}

impl MapElements {
    /// Labels of a map of a size. On a page they keep inside the frame; in the window, where the map moves, those at the
    /// edge are left out.
    pub(in crate::scene) fn labels<'a>(&self, measurer: &'a Measurer, size: Size) -> Labels<'a> {
        const EDGE: f32 = 2.0;
        match self {
            Self::Window { .. } => Labels::new(measurer, size, 0.0),
            Self::Page { least_font, .. } => {
                let picture = Rect::of(size);
                Labels::within(measurer, picture.grown(-EDGE), *least_font)
            }
        }
    }

    /// Elements of a map on a page without scale bar, insets and key.
    pub(in crate::scene) fn bare(least_font: f32, largest_circle: f32) -> Self {
        Self::Page { scale_bar: false, taken: Vec::new(), least_font, key: ClusterKey::default(), largest_circle }
    }

    /// Means by which clusters are told apart.
    pub(in crate::scene) fn key(&self) -> &ClusterKey {
        match self {
            Self::Window { key, .. } | Self::Page { key, .. } => key,
        }
    }

    /// Radius of the largest graduated circle, points, on a map with a ground resolution in metres per point.
    pub(in crate::scene) fn largest_circle(&self, ground_scale: f64) -> f32 {
        match self {
            Self::Window { .. } => circle_scale::largest(ground_scale),
            Self::Page { largest_circle, .. } => *largest_circle,
        }
    }
}

/// Margin between furniture and picture edge, points.
pub(super) const MARGIN: f32 = 12.0;

/// Builds the furniture and reserves its area so that labels avoid it.
pub(super) fn build(
    canvas: &mut Canvas<'_>,
    measurer: &Measurer,
    content: &MapContent<'_>,
    furnishing: &MapElements,
) -> Vec<Mark> {
    let (MapElements::Window { taken, .. } | MapElements::Page { taken, .. }) = furnishing;
    for rect in taken {
        canvas.labels.block(*rect);
    }
    if let MapElements::Page { scale_bar, .. } = furnishing {
        return if *scale_bar { scale_bar::build(canvas, measurer, 0.0) } else { Vec::new() };
    }
    let (mut marks, lift) = attribution(canvas, measurer, content);
    marks.extend(scale_bar::build(canvas, measurer, lift));
    marks
}

/// Minimum width of the attribution before it wraps onto another line, points.
const ATTRIBUTION: f32 = 420.0;

/// Minimum width available to the attribution, points; below it the attribution is omitted as unreadable.
const SMALLEST: f32 = 120.0;

/// Minimum picture width for attribution and scale bar side by side, points.
const SIDE_BY_SIDE: f32 = 600.0;

/// Attribution in the lower right corner, wrapped between its parts.
///
/// Also returns the distance in points by which elements in the lower left corner must be raised to clear it.
fn attribution(canvas: &mut Canvas<'_>, measurer: &Measurer, content: &MapContent<'_>) -> (Vec<Mark>, f32) {
    let texts = canvas.texts;
    let values: Vec<String> =
        content.values.iter().rev().filter_map(|classified| credit(canvas.catalogue, classified, texts)).collect();
    // Even over tiles, provinces are filled or outlined with our own boundaries.
    let outlined = canvas.view.selected_province().is_some();
    let has_boundaries = canvas.interaction.owns_ground(canvas.view) || !content.values.is_empty() || outlined;
    let mut parts = parts(canvas.view, content, texts, has_boundaries);
    parts.extend(values.iter().map(String::as_str));
    let own = own_credits(content, texts);
    parts.extend(own.iter().map(String::as_str));
    let size = canvas.transform.size;
    let map = &canvas.palette.map;
    let beside = size.width >= SIDE_BY_SIDE;
    let room = if beside { (size.width * 0.5).max(ATTRIBUTION) } else { size.width - 2.0 * MARGIN };
    if room < SMALLEST {
        return (Vec::new(), 0.0);
    }
    let mut font = 10.0;
    let mut lines = lines(&parts, |line| measurer.width(line, font, false) <= room);
    // If a single part is wider than the picture, the font shrinks.
    let widest = lines.iter().map(|line| measurer.width(line, font, false)).fold(0.0, f32::max);
    if widest > room {
        font *= room / widest;
    }
    lines.reverse();
    let mut marks = Vec::new();
    for (i, text) in lines.into_iter().enumerate() {
        let width = measurer.width(&text, font, false);
        let top = size.height - MARGIN - (i + 1) as f32 * font * LINE;
        let frame = Rect::from_min_size(ScreenPoint::new(size.width - MARGIN - width, top), width, font * LINE);
        canvas.labels.block(frame.grown(2.0));
        let text = Text { text, frame, size: font, bold: false, color: map.card_faint, halo: Some(map.halo) };
        marks.push(Mark { tag: None, item: Item::Text(text) });
    }
    let lift = if beside { 0.0 } else { marks.len() as f32 * font * LINE + 6.0 };
    (marks, lift)
}

/// Most own files that the attribution names, and the widest name of each, in half-width letters.
const OWN: (usize, usize) = (3, 36);

/// Names of own files, cut to what there is room for.
fn own_credits(content: &MapContent<'_>, texts: &Messages) -> Vec<String> {
    let mut credits = credits(content, OWN.1, texts);
    let more = credits.len().saturating_sub(OWN.0);
    credits.truncate(OWN.0);
    credits.extend((more > 0).then(|| texts.caption.own_credits_more.of(more)));
    credits
}

/// Names of own files in full, if the attribution has cut them.
pub(crate) fn cut_credits(content: &MapContent<'_>, texts: &Messages) -> Option<String> {
    let whole = credits(content, usize::MAX, texts);
    (own_credits(content, texts) != whole).then(|| whole.join("\n"))
}

/// Attribution texts of the data drawn. The attribution of tiles is a link drawn by the window.
fn parts<'t>(view: &View, content: &MapContent<'_>, texts: &'t Messages, has_boundaries: bool) -> Vec<&'t str> {
    let map = &texts.map;
    let clusters = match (view.shows_clusters_of_2022(), view.shows_clusters_of_2024()) {
        (true, true) => Some(&map.clusters_both),
        (true, false) => Some(&map.clusters_2022),
        (false, true) => Some(&map.clusters_2024),
        (false, false) => None,
    };
    let boundaries = has_boundaries.then_some(&map.boundaries);
    let places = content.names_places(view).then_some(&map.places);
    [boundaries, places, clusters].into_iter().flatten().map(String::as_str).collect()
}

/// Parts joined into as few lines as possible.
fn lines(parts: &[&str], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| format!("{line} · {part}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if fits(&longer) => *line = longer,
            _ => lines.push((*part).to_owned()),
        }
    }
    lines
}
