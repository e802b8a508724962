//! Page layout: positions of map, texts and legend.

use std::collections::BTreeSet;

use super::{
    RenderSettings,
    blocks::{BlockStyle, TextBlock},
    legend_layout::{self, Entry},
};
use crate::{
    caption::Caption,
    scene::{Mark, Measurer, Palette, Rect, ScreenPoint, text::written_size},
    view::View,
};

/// Layout of a page.
pub(super) struct LayoutPlan {
    /// Map frame.
    pub map: Rect,
    /// Unused area next to the map.
    pub spare: Option<Rect>,
    /// Title.
    pub title: Vec<Mark>,
    /// Subtitle.
    pub subtitle: Vec<Mark>,
    /// Legend.
    pub legend: Vec<Mark>,
    /// Note, sources, depiction and credit, one list of marks for each.
    pub foot: Vec<Vec<Mark>>,
    /// Characters omitted for want of a glyph.
    pub missing: BTreeSet<char>,
    /// `true` if texts were truncated.
    pub cut: bool,
    /// `true` if the legend was omitted for lack of space.
    pub without_legend: bool,
}

/// Natural font sizes, points.
const TITLE: f32 = 21.0;
const SUBTITLE: f32 = 12.5;
const LEGEND: f32 = 11.5;
const FOOT: f32 = 10.0;

/// Font scale factors tried in turn before texts are truncated.
const SHRINK: [f32; 6] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6];

/// Minimum ratio of width to height for a page with texts in a column next to the map.
const WIDE: f32 = 1.25;

/// Share of the page width for the text column: normal and maximum.
const COLUMN: f32 = 0.27;
const WIDER_COLUMN: f32 = 0.35;

/// Minimum share of the page height left for the map between texts above and below.
const LEAST_MAP: f32 = 0.42;

/// Minimum side of a legible map, points.
pub(super) const LEAST_SIDE: f32 = 96.0;

/// All texts of a page, wrapped to a width.
#[derive(Clone)]
struct PageTexts {
    /// Width, points.
    width: f32,
    title: TextBlock,
    subtitle: TextBlock,
    foot: Vec<TextBlock>,
    legend_size: f32,
    least: f32,
    /// Characters omitted for want of a glyph.
    missing: BTreeSet<char>,
}

impl PageTexts {
    fn new(measurer: &Measurer, view: &View, caption: &Caption, style: RenderSettings, scale: f32, width: f32) -> Self {
        let map = &Palette::of(view.theme).map;
        let size = |natural: f32| written_size((natural * scale).max(style.least_font));
        let block = |text: &str, natural: f32, bold: bool, color| {
            let balanced = natural > FOOT;
            TextBlock::new(measurer, text, BlockStyle { size: size(natural), bold, color, balanced }, width)
        };
        let title = headline(&|natural| block(&caption.title, natural, true, map.card_text));
        let subtitle = block(&caption.subtitle, SUBTITLE, false, map.card_text);
        let foot = [&caption.note, &caption.source_line, &caption.depiction, &caption.credit];
        let mut foot = foot.map(|text| block(text, FOOT, false, map.card_faint)).to_vec();
        // Includes paragraphs that have no displayable character left.
        let blocks = [&title, &subtitle].into_iter().chain(&foot);
        let missing = blocks.flat_map(|block| block.missing.iter().copied()).collect();
        foot.retain(|block| !block.lines.is_empty());
        Self { width, title, subtitle, foot, legend_size: size(LEGEND), least: style.least_font, missing }
    }

    /// Height of the foot including gaps between its paragraphs, points.
    fn foot_height(&self) -> f32 {
        let gaps = self.foot.len().saturating_sub(1) as f32 * self.gap() * 0.4;
        self.foot.iter().map(TextBlock::height).sum::<f32>() + gaps
    }

    /// Font sizes of the legend: normal and minimum, points.
    fn legend_sizes(&self) -> (f32, f32) {
        (self.legend_size, self.least)
    }

    /// Normal gap between blocks, points.
    fn gap(&self) -> f32 {
        self.legend_size * 0.9
    }

    /// Title and subtitle from `at` downwards; returns their marks and lower edge.
    fn head_marks(&self, measurer: &Measurer, at: ScreenPoint) -> (Vec<Mark>, Vec<Mark>, f32) {
        let title = self.title.marks(measurer, at);
        let mut y = at.y + self.title.height();
        if !self.title.lines.is_empty() && !self.subtitle.lines.is_empty() {
            y += self.gap() * 0.45;
        }
        let subtitle = self.subtitle.marks(measurer, ScreenPoint::new(at.x, y));
        (title, subtitle, y + self.subtitle.height())
    }

    fn foot_marks(&self, measurer: &Measurer, at: ScreenPoint) -> Vec<Vec<Mark>> {
        let mut y = at.y;
        let mut out = Vec::new();
        for block in &self.foot {
            out.push(block.marks(measurer, ScreenPoint::new(at.x, y)));
            y += block.height() + self.gap() * 0.4;
        }
        out
    }
}

/// Title at its natural size, or smaller if that saves a line or keeps a term on one line.
fn headline(block: &dyn Fn(f32) -> TextBlock) -> TextBlock {
    let natural = block(TITLE);
    let mut smaller = [0.94, 0.88, 0.82, 0.76, 0.7].into_iter().map(|scale| block(TITLE * scale));
    let better = if natural.torn {
        smaller.find(|title| !title.torn)
    } else {
        smaller.take(2).find(|title| title.lines.len() < natural.lines.len())
    };
    better.unwrap_or(natural)
}

/// Lays out a page with the largest font scale at which everything fits.
pub(super) fn plan(
    measurer: &Measurer,
    view: &View,
    caption: &Caption,
    entries: &[Entry],
    style: RenderSettings,
) -> LayoutPlan {
    let size = style.size;
    let margin = (size.width.min(size.height) * 0.036).clamp(9.0, 28.0);
    let texts = |scale, width| PageTexts::new(measurer, view, caption, style, scale, width);
    let in_column = |scale, share: f32| texts(scale, (size.width * share).clamp(150.0, 1_100.0 * share));
    let whole_width = |scale| texts(scale, size.width - 2.0 * margin);
    let wide = size.width >= WIDE * size.height;
    // On a wide page, a column with smaller letters leaves more space for the map than texts above and below it.
    let columns = SHRINK.into_iter().take(4).map(|scale| (scale, true));
    let stacks = SHRINK.into_iter().map(|scale| (scale, false));
    let last = SHRINK.into_iter().skip(4).map(|scale| (scale, true));
    // The histogram is dropped rather than reducing the font size further.
    let plain = legend_layout::without_histogram(entries);
    for (scale, column) in columns.chain(stacks).chain(last).filter(|(_, column)| wide || !column) {
        let found = if column {
            let fitted = |words: &PageTexts, entries: &[Entry]| beside(measurer, entries, style, margin, words);
            let words = in_column(scale, COLUMN);
            // A wider column still leaves more space for the map than texts above and below it.
            let wider = || fitted(&in_column(scale, WIDER_COLUMN), &plain);
            fitted(&words, entries).or_else(|| fitted(&words, &plain)).or_else(wider)
        } else {
            around(measurer, entries, style, margin, &whole_width(scale))
        };
        if let Some(plan) = found {
            return plan;
        }
    }
    let smallest = whole_width(SHRINK.last().copied().unwrap_or(1.0));
    shortened(measurer, entries, style, margin, &smallest)
}

/// Texts in a column at the left, map at the right over the full height; `None` if they do not fit.
fn beside(
    measurer: &Measurer,
    entries: &[Entry],
    style: RenderSettings,
    margin: f32,
    words: &PageTexts,
) -> Option<LayoutPlan> {
    let (size, width) = (style.size, words.width);
    // A column that breaks its title into fragments is rejected.
    if words.title.lines.len() > 5 || legend_layout::widest(measurer, entries, words.legend_sizes()) > width {
        return None;
    }
    let at = ScreenPoint::new(margin, margin);
    let (title, subtitle, mut y) = words.head_marks(measurer, at);
    if !entries.is_empty() {
        y += words.gap() * 1.4;
    }
    let (legend, legend_height) =
        legend_layout::place(measurer, entries, ScreenPoint::new(margin, y), width, words.legend_sizes(), true);
    let foot_top = size.height - margin - words.foot_height();
    if y + legend_height + words.gap() * 1.5 > foot_top {
        return None;
    }
    let left = margin + width + margin;
    let map =
        Rect::from_min_size(ScreenPoint::new(left, margin), size.width - left - margin, size.height - 2.0 * margin);
    let foot = words.foot_marks(measurer, ScreenPoint::new(margin, foot_top));
    let top = y + legend_height + words.gap() * 1.4;
    let room = (foot_top - words.gap() * 1.4 - top).max(0.0);
    let spare = Some(Rect::from_min_size(ScreenPoint::new(margin, top), width, room));
    Some(LayoutPlan {
        map,
        spare,
        title,
        subtitle,
        legend,
        foot,
        missing: words.missing.clone(),
        cut: false,
        without_legend: false,
    })
}

/// Title and legend above the map, other texts below it; `None` if they do not fit.
fn around(
    measurer: &Measurer,
    entries: &[Entry],
    style: RenderSettings,
    margin: f32,
    words: &PageTexts,
) -> Option<LayoutPlan> {
    if legend_layout::widest(measurer, entries, words.legend_sizes()) > words.width {
        return None;
    }
    let plan = stacked(measurer, entries, style, margin, words, false);
    (plan.map.height() >= (LEAST_MAP * style.size.height).max(LEAST_SIDE)).then_some(plan)
}

fn stacked(
    measurer: &Measurer,
    entries: &[Entry],
    style: RenderSettings,
    margin: f32,
    words: &PageTexts,
    cut: bool,
) -> LayoutPlan {
    let (size, width) = (style.size, words.width);
    let (title, subtitle, mut y) = words.head_marks(measurer, ScreenPoint::new(margin, margin));
    let mut gap = if y > margin { words.gap() * 0.7 } else { 0.0 };
    let (legend, legend_height) = legend_layout::place(
        measurer,
        entries,
        ScreenPoint::new(margin, y + gap * 0.6),
        width,
        words.legend_sizes(),
        false,
    );
    if legend_height > 0.0 {
        y += gap * 0.6 + legend_height;
        gap = words.gap() * 0.5;
    }
    let foot_top = size.height - margin - words.foot_height();
    let top = y + gap;
    let bottom = foot_top - words.gap() * 0.8;
    let foot = words.foot_marks(measurer, ScreenPoint::new(margin, foot_top));
    let map = Rect::from_min_size(ScreenPoint::new(margin, top), width, bottom - top);
    LayoutPlan {
        map,
        spare: None,
        title,
        subtitle,
        legend,
        foot,
        missing: words.missing.clone(),
        cut,
        without_legend: false,
    }
}

/// Truncation steps: maximum lines of title, subtitle and each foot paragraph, and whether to keep the legend.
const SHORTER: [(usize, usize, usize, bool); 6] =
    [(3, 2, 3, true), (2, 1, 2, true), (2, 1, 1, true), (1, 0, 1, true), (2, 1, 1, false), (1, 0, 1, false)];

/// Last resort: `words`, which have the minimum font scale, truncated until the map has enough space. Sources and
/// depiction keep at least one line each.
fn shortened(
    measurer: &Measurer,
    entries: &[Entry],
    style: RenderSettings,
    margin: f32,
    words: &PageTexts,
) -> LayoutPlan {
    let width = words.width;
    let planned = |(title, subtitle, foot, legend): (usize, usize, usize, bool)| {
        let mut words = words.clone();
        words.title = words.title.shortened(measurer, title, width);
        if subtitle == 0 {
            words.subtitle.lines.clear();
        }
        words.subtitle = words.subtitle.shortened(measurer, subtitle.max(1), width);
        words.foot = words.foot.into_iter().map(|block| block.shortened(measurer, foot, width)).collect();
        let legend = legend && legend_layout::widest(measurer, entries, words.legend_sizes()) <= width;
        let plan = stacked(measurer, if legend { entries } else { &[] }, style, margin, &words, true);
        LayoutPlan { without_legend: !legend && !entries.is_empty(), ..plan }
    };
    let [first, rest @ ..] = SHORTER;
    let is_enough = |plan: &LayoutPlan| plan.map.height() >= (0.25 * style.size.height).max(LEAST_SIDE);
    rest.into_iter().fold(planned(first), |plan, step| if is_enough(&plan) { plan } else { planned(step) })
}
