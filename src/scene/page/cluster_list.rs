//! List of the clusters of a page: below each sector the numbers in the symbols, with the names of the clusters.

use std::collections::BTreeMap;

use super::legend_layout::Entry;
use crate::{
    model::{Catalogue, Cluster, ClusterId},
    scene::{
        Color, Item, Mark, Measurer, Opacity, Palette, Rect, ScreenPoint, Tag, Text, furniture::legend,
        label_placement::LINE, text::written_size,
    },
    view::View,
};

/// Gap between two columns, as a multiple of the font size.
const GAP: f32 = 1.6;
/// Gap above a sector that does not begin a column, as a multiple of the font size.
const ABOVE: f32 = 0.35;
/// Font size of the sectors, as a multiple of that of the names.
const HEAD: f32 = 1.1;
/// Most columns.
const MOST_COLUMNS: usize = 8;

/// List of clusters by sector.
#[derive(Clone, Debug)]
pub(super) struct ClusterList {
    /// Numbers of the clusters, from 1.
    pub numbers: BTreeMap<ClusterId, usize>,
    /// Heading of the whole.
    head: Entry,
    rows: Vec<Row>,
    color: Color,
}

/// Row of the list.
#[derive(Clone, Debug)]
enum Row {
    /// Sector with its symbol, as in the legend.
    Sector(Entry),
    /// Number and name of a cluster.
    Cluster(ClusterId, String, String),
}

/// Rows of one column with their distances from the top, and the height of the column, points.
type Column<'a> = (Vec<(f32, &'a Row)>, f32);

impl ClusterList {
    /// List of clusters by sector, those of a sector from north to south.
    pub(super) fn of(catalogue: &Catalogue, view: &View, clusters: &[&Cluster]) -> Self {
        let (palette, texts) = (Palette::of(view.theme), crate::i18n::messages(view.language));
        let opacity = Opacity::of(view.clusters());
        let legend::ClusterEntries { head, sectors, symbols, .. } =
            legend::entries(catalogue, palette, texts, clusters, opacity);
        let mut rows = Vec::new();
        let mut numbers = BTreeMap::new();
        for (sector, entry) in sectors.into_iter().filter(|(_, entry)| entry.count.is_some_and(|count| count > 0)) {
            rows.push(Row::Sector(entry));
            let mut own: Vec<&Cluster> = clusters.iter().copied().filter(|cluster| cluster.sector == sector).collect();
            let south = |cluster: &Cluster| {
                let city = cluster.lead().and_then(|lead| catalogue.city(&lead.city));
                city.map_or(f64::INFINITY, |city| -city.at.lat)
            };
            own.sort_by(|a, b| south(a).total_cmp(&south(b)));
            for cluster in own {
                let number = numbers.len() + 1;
                numbers.insert(cluster.id.clone(), number);
                let name = cluster.name.short(view.language).to_owned();
                rows.push(Row::Cluster(cluster.id.clone(), number.to_string(), name));
            }
        }
        rows.extend(symbols.into_iter().map(Row::Sector));
        Self { numbers, head, rows, color: palette.map.card_text }
    }

    /// Places the list in as many columns as a width holds; returns its marks and height, `None` if the width holds
    /// none. `size` is the font size of the names, points.
    pub(super) fn place(&self, measurer: &Measurer, at: ScreenPoint, room: f32, size: f32) -> Option<(Vec<Mark>, f32)> {
        let widest = self.rows.iter().map(|row| self.width(measurer, row, size)).fold(0.0, f32::max);
        let gap = GAP * size;
        let count = (((room + gap) / (widest + gap)) as usize).min(MOST_COLUMNS);
        if count == 0 {
            return None;
        }
        let columns = columns(&self.rows, count, size);
        let head = self.head.height(head_font(size));
        let mut marks = self.head.marks(measurer, at, head_font(size), size, None);
        // Columns that do not fill the width stand close together.
        let step = (widest + gap).max(((room + gap) / columns.len().max(1) as f32).min(widest + 3.0 * gap));
        let mut height: f32 = 0.0;
        for (number, (rows, own)) in columns.iter().enumerate() {
            height = height.max(*own);
            for (down, row) in rows {
                let at = ScreenPoint::new(at.x + number as f32 * step, at.y + head + down);
                marks.extend(self.marks(measurer, row, at, size, widest));
            }
        }
        Some((marks, head + height))
    }

    fn width(&self, measurer: &Measurer, row: &Row, size: f32) -> f32 {
        match row {
            Row::Sector(entry) => entry.width(measurer, head_font(size), size),
            Row::Cluster(.., name) => self.indent(measurer, size) + measurer.width(name, size, false),
        }
    }

    /// Width of the numbers with the gap to the names, points.
    fn indent(&self, measurer: &Measurer, size: f32) -> f32 {
        measurer.width(&self.numbers.len().to_string(), size, true) + 0.6 * size
    }

    fn marks(&self, measurer: &Measurer, row: &Row, at: ScreenPoint, size: f32, width: f32) -> Vec<Mark> {
        let (id, number, name) = match row {
            Row::Sector(entry) => return entry.marks(measurer, at, head_font(size), size, Some(at.x + width)),
            Row::Cluster(id, number, name) => (id, number, name),
        };
        let indent = self.indent(measurer, size);
        let own = measurer.width(number, size, true);
        let text = |text: &String, left: f32, width: f32, bold: bool| {
            let frame = Rect::from_min_size(ScreenPoint::new(left, at.y), width, size * LINE);
            let text = Text { text: text.clone(), frame, size, bold, color: self.color, halo: None };
            Mark { tag: Some(Tag::from(id.clone())), item: Item::Text(text) }
        };
        vec![
            text(number, at.x + indent - 0.6 * size - own, own, true),
            text(name, at.x + indent, measurer.width(name, size, false), false),
        ]
    }
}

/// Font size of the sectors for one of the names, points.
fn head_font(size: f32) -> f32 {
    written_size(HEAD * size)
}

/// Font size of the names, natural or least, points.
pub(super) fn font(scale: f32, least: f32) -> f32 {
    const NATURAL: f32 = 10.5;
    written_size((NATURAL * scale).max(least))
}

/// Rows set in at most `count` columns as low as possible; no column ends with a sector.
fn columns(rows: &[Row], count: usize, size: f32) -> Vec<Column<'_>> {
    let line = size * LINE;
    let all: f32 = rows.iter().map(|row| height(row, size)).sum();
    let mut most = all / count as f32;
    loop {
        let set = filled(rows, most, size);
        // One column always holds everything in the end.
        if set.len() <= count || most > 2.0 * all {
            return set;
        }
        most += line / 4.0;
    }
}

/// Rows set in columns of a height at most.
fn filled(rows: &[Row], most: f32, size: f32) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let own = height(row, size);
        let is_sector = matches!(row, Row::Sector(_));
        // A sector stays with its first cluster.
        let needed = own + rows.get(at + 1).filter(|_| is_sector).map_or(0.0, |next| height(next, size));
        match columns.last_mut() {
            Some((set, end)) => {
                let above = if is_sector { ABOVE * size } else { 0.0 };
                if *end + above + needed <= most + 0.01 {
                    set.push((*end + above, row));
                    *end += above + own;
                } else {
                    columns.push((vec![(0.0, row)], own));
                }
            }
            None => columns.push((vec![(0.0, row)], own)),
        }
    }
    columns
}

fn height(row: &Row, size: f32) -> f32 {
    match row {
        Row::Sector(entry) => entry.height(head_font(size)),
        Row::Cluster(..) => size * LINE,
    }
}
