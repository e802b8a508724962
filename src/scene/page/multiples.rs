//! Small multiples: one map per time step, with the same size, extent and classes.

use super::{
    MapFrame, RenderSettings,
    blocks::{BlockStyle, TextBlock},
    framed,
};
use crate::{
    caption::steps::heading,
    i18n::Messages,
    model::Catalogue,
    query::StepContent,
    scene::{
        Color, Interaction, Item, Mark, Measurer, Palette, Rect, SceneBuilder, ScreenPoint, Size, Stroke, Text,
        furniture::MapElements, label_placement::LINE, text::written_size,
    },
    view::Base,
};

/// Gap between two small maps, points.
const GAP: f32 = 10.0;
/// The natural size of the letters above a small map, points.
const FONT: f32 = 10.5;

impl SceneBuilder {
    /// Draws the small maps in a frame, with a title above each.
    pub(super) fn multiples(
        &mut self,
        catalogue: &Catalogue,
        stops: &[StepContent<'_>],
        texts: &Messages,
        frame: Rect,
        (style, largest_circle): (RenderSettings, f32),
    ) -> (Vec<MapFrame>, Vec<Mark>) {
        let grid = grid(stops.len(), frame, shape(stops), &|width| head(&self.measurer, stops, texts, width, style));
        let (columns, head) = (grid.columns, grid.head);
        let (width, height) = cell(columns, grid.rows, frame);
        let (mut panels, mut marks) = (Vec::new(), Vec::new());
        for (i, stop) in stops.iter().enumerate() {
            let (column, row) = ((i % columns) as f32, (i / columns) as f32);
            let at = ScreenPoint::new(frame.min.x + column * (width + GAP), frame.min.y + row * (height + GAP));
            let lines = title(&self.measurer, stop, texts, width, style).lines;
            marks.extend(lines.into_iter().enumerate().map(|(i, line)| line.mark(&self.measurer, at, i, style)));
            let own = Rect::from_min_size(ScreenPoint::new(at.x, at.y + head), width, (height - head).max(1.0));
            panels.push(self.small(catalogue, stop, own, (style, largest_circle)));
        }
        (panels, marks)
    }

    fn small(
        &mut self,
        catalogue: &Catalogue,
        stop: &StepContent<'_>,
        frame: Rect,
        (style, largest_circle): (RenderSettings, f32),
    ) -> MapFrame {
        let mut view = framed(&stop.view, frame);
        view.base = Base { province_labels: false, city_labels: false, water: false, ..view.base };
        view.edit_cluster_layer(|layer| layer.labels = false);
        view.selection = None;
        let size = Size { width: frame.width(), height: frame.height() };
        let detail = Self::detail_for(&view, style.pixels_per_point);
        let furnishing = MapElements::bare(style.least_font, largest_circle);
        let attention = Interaction::default();
        let mut scene = self.map(catalogue, &stop.content, &view, size, detail, (&attention, &furnishing));
        if style.transparent {
            scene.background = None;
        }
        let border = Stroke::solid(Palette::of(view.theme).map.card_line, 0.6);
        MapFrame { frame, scene, border }
    }
}

/// A line above a small map.
struct Line {
    text: String,
    /// The height of its letters, points.
    size: f32,
    bold: bool,
    color: Color,
}

impl Line {
    /// The line as the `i`th, from 0, of the title that begins at `at`.
    fn mark(self, measurer: &Measurer, at: ScreenPoint, i: usize, style: RenderSettings) -> Mark {
        let Self { text, size, bold, color } = self;
        let top = ScreenPoint::new(at.x, at.y + i as f32 * font(style) * LINE);
        let frame = Rect::from_min_size(top, measurer.width(&text, size, bold), size * LINE);
        Mark { tag: None, item: Item::Text(Text { text, frame, size, bold, color, halo: None }) }
    }
}

/// The words above a small map.
struct Title {
    lines: Vec<Line>,
    /// `true` if a line ends inside a phrase that should stay whole but is wider than the map.
    torn: bool,
}

/// The title of a stop in a width. One that is wider than its map is set smaller, and broken where its letters would
/// become smaller than the least: it must be read whole.
fn title(measurer: &Measurer, stop: &StepContent<'_>, texts: &Messages, width: f32, style: RenderSettings) -> Title {
    let map = &Palette::of(stop.view.theme).map;
    let (font, least) = (font(style), written_size(style.least_font));
    let mut title = Title { lines: Vec::new(), torn: false };
    for (text, (bold, color)) in heading(stop, texts).into_iter().zip([(true, map.card_text), (false, map.card_faint)])
    {
        let natural = measurer.width(&text, font, bold);
        let size = ((font * (width / natural.max(1.0)).min(1.0)) * 100.0).floor() / 100.0;
        // Sizes are written in hundredths.
        if size >= style.least_font - 0.01 {
            title.lines.push(Line { text, size, bold, color });
            continue;
        }
        let block = TextBlock::new(measurer, &text, BlockStyle { size: least, bold, color, balanced: false }, width);
        title.torn |= block.torn;
        let lines = block.lines.into_iter().map(|line| line.trim_end().to_owned());
        title.lines.extend(lines.map(|text| Line { text, size: least, bold, color }));
    }
    title
}

/// The size of the letters above a small map where there is room, points.
fn font(style: RenderSettings) -> f32 {
    FONT.max(style.least_font)
}

/// The height of the titles above small maps of a width, points: of all as much as the highest needs. `None` where one
/// would be torn.
fn head(
    measurer: &Measurer,
    stops: &[StepContent<'_>],
    texts: &Messages,
    width: f32,
    style: RenderSettings,
) -> Option<f32> {
    let mut lines = 0;
    for stop in stops {
        let title = title(measurer, stop, texts, width, style);
        if title.torn {
            return None;
        }
        lines = lines.max(title.lines.len());
    }
    Some(lines as f32 * font(style) * LINE + 2.0)
}

/// Width and height of a small map with its title.
fn cell(columns: usize, rows: usize, frame: Rect) -> (f32, f32) {
    let width = (frame.width() - GAP * columns.saturating_sub(1) as f32) / columns as f32;
    (width, (frame.height() - GAP * rows.saturating_sub(1) as f32) / rows as f32)
}

/// The frame of the first of the small maps in a frame; `None` where their titles have no room.
pub(super) fn first_frame(
    measurer: &Measurer,
    stops: &[StepContent<'_>],
    texts: &Messages,
    frame: Rect,
    style: RenderSettings,
) -> Option<Rect> {
    let grid = grid(stops.len(), frame, shape(stops), &|width| head(measurer, stops, texts, width, style));
    let (width, height) = cell(grid.columns, grid.rows, frame);
    let min = ScreenPoint::new(frame.min.x, frame.min.y + grid.head);
    grid.fits.then(|| Rect::from_min_size(min, width, height - grid.head))
}

/// Aspect ratio of the viewport, width by height.
fn shape(stops: &[StepContent<'_>]) -> f32 {
    let (width, height) = stops.first().map_or((1.0, 1.0), |first| first.view.page.viewport_size);
    width / height.max(1.0)
}

/// Columns and rows of small maps.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grid {
    columns: usize,
    rows: usize,
    /// The height of the titles, points.
    head: f32,
    /// `true` if the titles fit.
    fits: bool,
}

/// The columns and rows in which maps of a shape become largest, below titles whose height depends on the maps' width;
/// `None` where they have no room.
fn grid(count: usize, frame: Rect, shape: f32, head: &dyn Fn(f32) -> Option<f32>) -> Grid {
    let of = |columns: usize| {
        let rows = count.div_ceil(columns).max(1);
        let (width, height) = cell(columns, rows, frame);
        let head = head(width);
        let side = head.map_or(0.0, |head| width.min((height - head).max(0.0) * shape));
        (side, Grid { columns, rows, head: head.unwrap_or_default(), fits: head.is_some() })
    };
    let best = (1..=count.max(1)).map(of).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map_or(Grid { columns: 1, rows: 1, head: 0.0, fits: false }, |(_, grid)| grid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns_and_rows(count: usize, width: f32, height: f32, head: &dyn Fn(f32) -> Option<f32>) -> (usize, usize) {
        let grid = grid(count, Rect::from_min_size(ScreenPoint::default(), width, height), 1.3, head);
        (grid.columns, grid.rows)
    }

    #[test]
    fn maps_are_set_as_large_as_they_become() {
        let low = |_| Some(20.0);
        assert_eq!(columns_and_rows(8, 1000.0, 480.0, &low), (4, 2));
        assert_eq!(columns_and_rows(8, 480.0, 1000.0, &low), (2, 4));
        assert_eq!(columns_and_rows(3, 1000.0, 300.0, &low), (3, 1));
        assert_eq!(columns_and_rows(1, 10.0, 10.0, &low), (1, 1));
    }

    #[test]
    fn maps_are_no_narrower_than_their_titles() {
        let wide = |width| (width >= 300.0).then_some(20.0);
        assert_eq!(columns_and_rows(8, 1000.0, 480.0, &wide), (3, 3));
        assert!(!grid(8, Rect::from_min_size(ScreenPoint::default(), 200.0, 900.0), 1.3, &wide).fits);
    }
}
