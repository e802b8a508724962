//! Layout of a page with a list of the clusters: below the legend in the column of a wide page, else below the map.

use super::{
    cluster_list::{self, ClusterList},
    layout::{COLUMN, Contents, LEAST_MAP, LayoutPlan, SHRINK, WIDE, WIDER_COLUMN, column_width, margin},
    legend_layout,
    page_texts::PageTexts,
};
use crate::scene::{Rect, ScreenPoint};

/// Widths of the text column that are tried at each font scale, as shares of the page, and one that is tried last.
const COLUMNS: [f32; 3] = [COLUMN, 0.31, WIDER_COLUMN];
const WIDEST_COLUMN: f32 = 0.4;

/// Lays out a page with the largest fonts at which texts, legend and list fit; `None` if they do not.
pub(super) fn plan(contents: Contents<'_>, list: &ClusterList) -> Option<LayoutPlan> {
    let size = contents.style.size;
    if size.width < WIDE * size.height {
        return SHRINK.into_iter().find_map(|scale| stacked(contents, list, &contents.wide_texts(scale), scale));
    }
    let at_scale = |scale, shares: &[f32]| {
        let whole = contents.wide_texts(scale);
        shares.iter().find_map(|share| {
            let words = contents.texts(scale, column_width(size, *share));
            beside(contents, list, (&words, &whole), scale)
        })
    };
    let found = SHRINK.into_iter().find_map(|scale| at_scale(scale, &COLUMNS));
    found.or_else(|| SHRINK.into_iter().find_map(|scale| at_scale(scale, &[WIDEST_COLUMN])))
}

/// Title, legend and list in a column at the left, map at the right; the other texts below both.
fn beside(
    contents: Contents<'_>,
    list: &ClusterList,
    (words, whole): (&PageTexts, &PageTexts),
    scale: f32,
) -> Option<LayoutPlan> {
    let Contents { measurer, entries, style, .. } = contents;
    let (size, width, margin) = (style.size, words.width, margin(style.size));
    if words.title.lines.len() > 4 || legend_layout::widest(measurer, entries, words.legend_sizes()) > width {
        return None;
    }
    let foot_top = size.height - margin - whole.foot_height();
    let bottom = if whole.foot.is_empty() { size.height - margin } else { foot_top - words.gap() };
    let (title, subtitle, y) = words.head_marks(measurer, ScreenPoint::new(margin, margin));
    let top = y + words.gap() * 1.2;
    let (mut legend, height) =
        legend_layout::place(measurer, entries, ScreenPoint::new(margin, top), width, words.legend_sizes(), true);
    let top = if height > 0.0 { top + height + words.gap() } else { top };
    let font = cluster_list::font(scale, style.least_font);
    let (rows, height) = list.place(measurer, ScreenPoint::new(margin, top), width, font)?;
    if top + height > bottom {
        return None;
    }
    legend.extend(rows);
    let left = margin + width + margin;
    let map = Rect::from_min_size(ScreenPoint::new(left, margin), size.width - left - margin, bottom - margin);
    let foot = whole.foot_marks(measurer, ScreenPoint::new(margin, foot_top));
    Some(LayoutPlan::of(words, map, title, subtitle, legend, foot))
}

/// Title and legend above the map, list and other texts below it.
fn stacked(contents: Contents<'_>, list: &ClusterList, words: &PageTexts, scale: f32) -> Option<LayoutPlan> {
    let Contents { measurer, entries, style, .. } = contents;
    let (size, width, margin) = (style.size, words.width, margin(style.size));
    if legend_layout::widest(measurer, entries, words.legend_sizes()) > width {
        return None;
    }
    let (title, subtitle, y) = words.head_marks(measurer, ScreenPoint::new(margin, margin));
    let top = y + words.gap() * 0.7;
    let (mut legend, height) =
        legend_layout::place(measurer, entries, ScreenPoint::new(margin, top), width, words.legend_sizes(), false);
    let top = if height > 0.0 { top + height + words.gap() * 0.5 } else { top };
    let foot_top = size.height - margin - words.foot_height();
    let foot_gap = if words.foot.is_empty() { 0.0 } else { words.gap() };
    let font = cluster_list::font(scale, style.least_font);
    let (_, height) = list.place(measurer, ScreenPoint::default(), width, font)?;
    let list_top = foot_top - foot_gap - height;
    let bottom = list_top - words.gap() * 0.8;
    if bottom - top < LEAST_MAP * size.height {
        return None;
    }
    let (rows, _) = list.place(measurer, ScreenPoint::new(margin, list_top), width, font)?;
    legend.extend(rows);
    let map = Rect::from_min_size(ScreenPoint::new(margin, top), width, bottom - top);
    let foot = words.foot_marks(measurer, ScreenPoint::new(margin, foot_top));
    Some(LayoutPlan::of(words, map, title, subtitle, legend, foot))
}
