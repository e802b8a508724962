//! Page layout: positions of map, texts and legend.

use std::collections::BTreeSet;

use super::{
    RenderSettings,
    legend_layout::{self, Entry},
    page_texts::PageTexts,
};
use crate::{
    caption::Caption,
    scene::{Mark, Measurer, Rect, ScreenPoint, Size},
    view::View,
};

/// Layout of a page.
#[derive(Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that has no room")]
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
    /// `true` if the subtitle was omitted for lack of space.
    pub without_subtitle: bool,
    /// `true` if only the most important sources are named for lack of space.
    pub short_sources: bool,
}

impl LayoutPlan {
    /// Layout that leaves nothing out.
    pub(super) fn of(
        words: &PageTexts,
        map: Rect,
        title: Vec<Mark>,
        subtitle: Vec<Mark>,
        legend: Vec<Mark>,
        foot: Vec<Vec<Mark>>,
    ) -> Self {
        let missing = words.missing.clone();
        Self {
            map,
            spare: None,
            title,
            subtitle,
            legend,
            foot,
            missing,
            cut: false,
            without_legend: false,
            without_subtitle: false,
            short_sources: false,
        }
    }
}

/// Margin of a page of a size, points.
pub(super) fn margin(size: Size) -> f32 {
    (size.width.min(size.height) * 0.036).clamp(9.0, 28.0)
}

/// Width of a text column with a share of the page's width, points.
pub(super) fn column_width(size: Size, share: f32) -> f32 {
    (size.width * share).clamp(150.0, 1_100.0 * share)
}

/// Font scale factors tried in turn before texts are truncated.
pub(super) const SHRINK: [f32; 6] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6];

/// Minimum ratio of width to height for a page with texts in a column next to the map.
pub(super) const WIDE: f32 = 1.25;

/// Share of the page width for the text column: normal and maximum.
pub(super) const COLUMN: f32 = 0.27;
pub(super) const WIDER_COLUMN: f32 = 0.35;

/// Minimum share of the page height left for the map between texts above and below.
pub(super) const LEAST_MAP: f32 = 0.42;

/// Minimum side of a legible map, points.
pub(super) const LEAST_SIDE: f32 = 96.0;

/// Contents of a page besides its map.
#[derive(Clone, Copy)]
pub(super) struct Contents<'a> {
    pub measurer: &'a Measurer,
    pub view: &'a View,
    pub caption: &'a Caption,
    /// Entries of the legend.
    pub entries: &'a [Entry],
    pub style: RenderSettings,
}

impl Contents<'_> {
    /// Texts at a font scale, wrapped to a width in points.
    pub(super) fn texts(&self, scale: f32, width: f32) -> PageTexts {
        PageTexts::new(self.measurer, self.view, self.caption, self.style, scale, width)
    }

    /// Texts at a font scale, as wide as the page.
    pub(super) fn wide_texts(&self, scale: f32) -> PageTexts {
        self.texts(scale, self.style.size.width - 2.0 * margin(self.style.size))
    }
}

/// Lays out a page with the largest font scale at which everything fits; pages for phones with less content first.
pub(super) fn plan(contents: Contents<'_>) -> LayoutPlan {
    if contents.style.is_for_phones { for_phones(contents) } else { with_everything(contents) }
}

/// Lays out a page for phones: with short sources, then without its subtitle, and at last with truncated texts.
fn for_phones(contents: Contents<'_>) -> LayoutPlan {
    let Contents { measurer, caption, entries, style, .. } = contents;
    let short = Caption { source_line: caption.short_source_line.clone(), ..caption.clone() };
    let bare = Caption { subtitle: String::new(), ..short.clone() };
    let margin = margin(style.size);
    let scales = || SHRINK.into_iter().take(4);
    // A somewhat smaller map rather than no subtitle.
    let tries = [(caption, LEAST_MAP), (&short, LEAST_MAP), (&short, 0.8 * LEAST_MAP), (&bare, LEAST_MAP)];
    let found = tries.into_iter().find_map(|(caption, least)| {
        let texts = |scale| Contents { caption, ..contents }.wide_texts(scale);
        let plan = scales().find_map(|scale| around(measurer, entries, style, (margin, least), &texts(scale)))?;
        let without_subtitle = caption.subtitle.is_empty() && !short.subtitle.is_empty();
        Some(LayoutPlan { without_subtitle, short_sources: caption.source_line == short.source_line, ..plan })
    });
    found.unwrap_or_else(|| {
        let plan = with_everything(Contents { caption: &bare, ..contents });
        LayoutPlan { without_subtitle: !short.subtitle.is_empty(), short_sources: true, ..plan }
    })
}

/// Lays out a page with the largest font scale at which all texts fit.
fn with_everything(contents: Contents<'_>) -> LayoutPlan {
    let Contents { measurer, entries, style, .. } = contents;
    let size = style.size;
    let margin = margin(size);
    let in_column = |scale, share: f32| contents.texts(scale, column_width(size, share));
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
            around(measurer, entries, style, (margin, LEAST_MAP), &contents.wide_texts(scale))
        };
        if let Some(plan) = found {
            return plan;
        }
    }
    let smallest = contents.wide_texts(SHRINK.last().copied().unwrap_or(1.0));
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
    Some(LayoutPlan { spare, ..LayoutPlan::of(words, map, title, subtitle, legend, foot) })
}

/// Title and legend above the map, other texts below it; `None` if they leave the map less than a share of the height.
fn around(
    measurer: &Measurer,
    entries: &[Entry],
    style: RenderSettings,
    (margin, least_map): (f32, f32),
    words: &PageTexts,
) -> Option<LayoutPlan> {
    if legend_layout::widest(measurer, entries, words.legend_sizes()) > words.width {
        return None;
    }
    let plan = stacked(measurer, entries, style, margin, words, false);
    (plan.map.height() >= (least_map * style.size.height).max(LEAST_SIDE)).then_some(plan)
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
    LayoutPlan { cut, ..LayoutPlan::of(words, map, title, subtitle, legend, foot) }
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
