//! Chart of an analysis on a page: beside the map or below it, or alone in its place.

use super::blocks::{BlockStyle, TextBlock};
use crate::{
    analysis::{Outcome, Plot},
    caption::{ChartWords, statistics},
    i18n::Messages,
    model::Catalogue,
    query::Analysed,
    scene::{
        Mark, Measurer, Palette, Rect, ScreenPoint, Size,
        chart::{ChartStyle, ChartUnits, of_outcome},
    },
};

/// Font size of the texts beside the chart, points.
const FONT: f32 = 10.5;
/// Size of the heading, as a multiple of the font size.
const HEAD: f32 = 1.15;
/// Gap between heading, chart and sentence, as a multiple of the font size.
const GAP: f32 = 0.7;
/// Least height of the chart, points.
const LEAST: f32 = 90.0;
/// Greatest ratio of height to width of a chart other than bars.
const TALLEST: f32 = 1.0;

/// Chart to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Charted<'a> {
    /// Names of provinces.
    pub catalogue: &'a Catalogue,
    /// Analysis.
    pub analysed: &'a Analysed,
    /// Words beside it.
    pub words: &'a ChartWords,
    /// Texts in the language of the page.
    pub texts: &'static Messages,
    /// Colours of the theme.
    pub palette: &'static Palette,
}

/// Factor by which the letters of a few bars are larger, so that they take their area.
fn enlarged(outcome: &Outcome, room: f32, font: f32) -> f32 {
    /// Rows of usual height beside the key, as a multiple of the font size.
    const ROW: f32 = 1.6;
    /// Greatest factor.
    const MOST: f32 = 1.6;
    match &outcome.plot {
        Plot::Bars { bars, .. } => (room / ((bars.len() + 1) as f32 * ROW * font)).clamp(1.0, MOST),
        _ => 1.0,
    }
}

/// Draws heading, chart and sentence in an area; `None` if there is no room for a legible chart. An analysis without a result
/// has no chart, and its sentence says why.
pub(super) fn marks(measurer: &Measurer, charted: Charted<'_>, area: Rect, least_font: f32) -> Option<Vec<Mark>> {
    let (font, map) = (FONT.max(least_font), &charted.palette.map);
    let head = BlockStyle { size: font * HEAD, bold: true, color: map.card_text, balanced: false };
    let body = BlockStyle { size: font, bold: false, color: map.card_text, balanced: false };
    let title = TextBlock::new(measurer, &charted.words.title, head, area.width());
    let sentence = TextBlock::new(measurer, &charted.words.sentence, body, area.width());
    let gap = |block: &TextBlock| if block.height() > 0.0 { GAP * font } else { 0.0 };
    let top = area.min.y + title.height() + gap(&title);
    let room = area.max.y - top - sentence.height() - gap(&sentence);
    let mut marks = title.marks(measurer, area.min);
    let Some(outcome) = charted.analysed.outcome() else {
        marks.extend(sentence.marks(measurer, ScreenPoint::new(area.min.x, top)));
        return Some(marks);
    };
    if room < LEAST || area.width() < LEAST {
        return None;
    }
    let tallest = if matches!(outcome.plot, Plot::Bars { .. }) { room } else { TALLEST * area.width() };
    let size = Size { width: area.width(), height: room.min(tallest) };
    let values = statistics::values_title(&charted.analysed.classified, charted.texts);
    let units = ChartUnits {
        catalogue: charted.catalogue,
        texts: charted.texts,
        palette: charted.palette,
        values: &values,
        scale: statistics::display_scale(&charted.analysed.classified, charted.texts),
        attended: &|_| false,
    };
    let style = ChartStyle::page(charted.palette, font * enlarged(outcome, room, font));
    let chart = of_outcome(outcome, units, size, &style, measurer);
    let at = ScreenPoint::new(area.min.x, top);
    marks.extend(chart.marks.into_iter().map(|mark| mark.moved(at)));
    marks.extend(sentence.marks(measurer, ScreenPoint::new(area.min.x, top + size.height + gap(&sentence))));
    Some(marks)
}
