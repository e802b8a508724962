//! The legend: the six sectors with symbol and count, and what a hollow symbol means.

use std::collections::BTreeMap;

use crate::{
    i18n::messages,
    model::{Announcement, Catalogue, Cluster, SectorId},
    scene::{
        Color, Item, Mark, Measurer, Outline, Palette, Pos, Rect, Stroke, SymbolShape, Text, build::Canvas,
        furniture::MARGIN, palette::sector_shape,
    },
    view::View,
};

const FONT: f32 = 11.0;
const ROW: f32 = 18.0;
const PADDING: f32 = 10.0;
const SYMBOL: f32 = 5.4;

/// An entry of the legend.
pub struct Row {
    /// Its symbol: shape, filling, outline.
    pub symbol: Option<(SymbolShape, Color, Stroke)>,
    /// What it says.
    pub text: String,
    /// How many clusters.
    pub count: Option<usize>,
    /// Whether it is set in bold.
    pub bold: bool,
    /// The colour of the text.
    pub color: Color,
}

/// Builds the legend above `bottom`; nothing where the picture is too small for it.
pub(super) fn build(canvas: &mut Canvas<'_>, measurer: &Measurer, clusters: &[&Cluster], bottom: f32) -> Vec<Mark> {
    let rows = rows(canvas.catalogue, canvas.view, clusters);
    let map = &canvas.palette.map;
    let width_of = |row: &Row| {
        let symbol = if row.symbol.is_some() { 20.0 } else { 0.0 };
        let count = row.count.map_or(0.0, |count| 14.0 + measurer.width(&count.to_string(), FONT, true));
        symbol + measurer.width(&row.text, size_of(row), row.bold) + count
    };
    let inner = rows.iter().map(width_of).fold(0.0, f32::max);
    let (width, height) = (inner + 2.0 * PADDING, rows.len() as f32 * ROW + 2.0 * PADDING - 4.0);
    let size = canvas.to_screen.size;
    if width > size.width * 0.45 || height > size.height * 0.5 {
        return Vec::new();
    }
    let frame = Rect::from_min_size(Pos::new(MARGIN, bottom - 10.0 - height), width, height);
    canvas.labels.block(frame.grown(2.0));

    let mut items = vec![Item::Shape {
        outline: Outline::Rect(frame, 6.0),
        fill: Some(map.card),
        stroke: Some(Stroke::solid(map.card_line, 1.0)),
    }];
    for (i, row) in rows.iter().enumerate() {
        let middle = frame.min.y + PADDING - 2.0 + ROW * (i as f32 + 0.5);
        let mut left = frame.min.x + PADDING;
        if let Some((shape, fill, stroke)) = row.symbol {
            items.push(Item::Symbol { shape, at: Pos::new(left + 6.0, middle), radius: SYMBOL, fill, stroke });
            left += 20.0;
        }
        let mut text = |text: &str, left: f32, size: f32, bold: bool, color: Color| {
            let (w, h) = (measurer.width(text, size, bold), size * super::LINE);
            let frame = Rect::from_min_size(Pos::new(left, middle - h / 2.0), w, h);
            items.push(Item::Text(Text { text: text.to_owned(), frame, size, bold, color, halo: None }));
        };
        text(&row.text, left, size_of(row), row.bold, row.color);
        if let Some(count) = row.count {
            let count = count.to_string();
            let right = frame.max.x - PADDING - measurer.width(&count, FONT, true);
            text(&count, right, FONT, true, map.card_text);
        }
    }
    items.into_iter().map(|item| Mark { tag: None, item }).collect()
}

fn size_of(row: &Row) -> f32 {
    if row.symbol.is_none() && !row.bold { FONT - 1.0 } else { FONT }
}

/// The entries: a head, the sectors in the order of the catalogue, what is hollow, a caveat.
pub(in crate::scene) fn rows(catalogue: &Catalogue, view: &View, clusters: &[&Cluster]) -> Vec<Row> {
    let texts = &messages(view.language).map;
    let palette = Palette::of(view.theme);
    let map = &palette.map;
    let mut counts: BTreeMap<&SectorId, usize> = BTreeMap::new();
    for cluster in clusters {
        *counts.entry(&cluster.sector).or_default() += 1;
    }
    let head = Row {
        symbol: None,
        text: texts.legend_sectors.clone(),
        count: Some(clusters.len()),
        bold: true,
        color: map.card_text,
    };
    let later = clusters.iter().filter(|c| c.round.announcement() == Announcement::Later35).count();
    // Where all are hollow, the entries are, and nothing needs to be explained.
    let all_hollow = later > 0 && later == clusters.len();
    let sectors = catalogue.sectors.iter().map(|sector| {
        let count = counts.get(&sector.id).copied().unwrap_or_default();
        let strength = if count == 0 { 0.35 } else { 1.0 };
        let color = palette.sector(&sector.id).faded(strength);
        let (fill, stroke) = if all_hollow {
            (map.halo, Stroke::solid(color, 1.8))
        } else {
            (color, Stroke::solid(map.symbol_line, 0.8))
        };
        Row {
            symbol: Some((sector_shape(&sector.id), fill, stroke)),
            text: sector.name.short(view.language).to_owned(),
            count: Some(count),
            bold: false,
            color: if count == 0 { map.card_faint } else { map.card_text },
        }
    });
    let hollow = (later > 0 && !all_hollow).then(|| Row {
        symbol: Some((SymbolShape::Circle, map.halo, Stroke::solid(map.card_text, 1.8))),
        text: texts.legend_later.clone(),
        count: Some(later),
        bold: false,
        color: map.card_text,
    });
    let caveat =
        Row { symbol: None, text: texts.legend_inferred.clone(), count: None, bold: false, color: map.card_faint };
    std::iter::once(head).chain(sectors).chain(hollow).chain(std::iter::once(caveat)).collect()
}
