//! Places of the legend's entries: captions in a column, beside it what is tall, then all others in lines.

use egui::{Pos2, Rect, Vec2, pos2};

/// Gap between entries of a line, points.
const GAP: f32 = 14.0;
/// Gap below a group, points.
const BELOW: f32 = 5.0;
/// Height above which an entry stands beside the lines instead of in one, points.
const TALL: f32 = 34.0;
/// Largest share of the width that captions may take beside their entries.
const BESIDE: f32 = 0.42;
/// Least width of lines beside tall entries, points.
const LINE: f32 = 150.0;

/// Entry to be placed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Width and height, points.
    pub size: Vec2,
    /// `true` for a caption before the first symbol: name, unit, date.
    pub is_caption: bool,
}

/// Places of all entries, relative to the upper left corner.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Area of each entry, by group.
    pub areas: Vec<Vec<Rect>>,
    /// Height of all groups, points.
    pub height: f32,
}

/// Places groups of entries in a width, points. The captions of all groups share a column.
pub(super) fn place(groups: &[Vec<Block>], width: f32) -> Flow {
    let widest = |group: &Vec<Block>| {
        group.iter().filter(|block| block.is_caption).map(|block| block.size.x).fold(0.0, f32::max)
    };
    let column = groups.iter().map(widest).filter(|widest| *widest <= width * BESIDE).fold(0.0, f32::max);
    let mut flow = Flow::default();
    let mut top = 0.0;
    for group in groups {
        let (areas, bottom) = place_group(group, top, width, (widest(group), column));
        flow.areas.push(areas);
        flow.height = bottom;
        top = bottom + BELOW;
    }
    flow
}

/// Places a group below `top`; returns its areas and its lower edge.
fn place_group(group: &[Block], top: f32, width: f32, (own, column): (f32, f32)) -> (Vec<Rect>, f32) {
    let mut areas = vec![Rect::ZERO; group.len()];
    let mut put = |at: usize, min: Pos2, block: &Block| {
        if let Some(area) = areas.get_mut(at) {
            *area = Rect::from_min_size(min, block.size);
        }
    };
    let mut y = top;
    for (at, block) in group.iter().enumerate().filter(|(_, block)| block.is_caption) {
        put(at, pos2(0.0, y), block);
        y += block.size.y;
    }
    let mut bottom = y;
    let beside = own > 0.0 && own <= column;
    let (mut left, start) = if beside { (column + GAP, top) } else { (0.0, y) };
    let rest = || group.iter().enumerate().filter(|(_, block)| !block.is_caption);
    let mut below = start;
    for (at, block) in rest().filter(|(_, block)| block.size.y > TALL) {
        put(at, pos2(left, start), block);
        left += block.size.x + GAP;
        bottom = bottom.max(start + block.size.y);
        below = bottom;
    }
    // Without room beside what is tall, lines begin below it.
    let (left, start) =
        if width - left < LINE { (if beside { column + GAP } else { 0.0 }, below) } else { (left, start) };
    let (mut x, mut line, mut height) = (left, start, 0.0_f32);
    for (at, block) in rest().filter(|(_, block)| block.size.y <= TALL) {
        if x > left && x + block.size.x > width {
            (x, line, height) = (left, line + height, 0.0);
        }
        put(at, pos2(x, line), block);
        x += block.size.x + GAP;
        height = height.max(block.size.y);
        bottom = bottom.max(line + height);
    }
    (areas, bottom)
}

#[cfg(test)]
mod tests {
    use egui::vec2;
    use proptest::prelude::*;

    use super::*;

    fn caption(width: f32) -> Block {
        Block { size: vec2(width, 18.0), is_caption: true }
    }

    fn entry(width: f32, height: f32) -> Block {
        Block { size: vec2(width, height), is_caption: false }
    }

    #[test]
    fn entries_stand_beside_their_caption_and_wrap_below_their_first_line() {
        let flow = place(&[vec![caption(100.0), entry(150.0, 18.0), entry(150.0, 18.0)]], 400.0);
        let left: Vec<Pos2> = flow.areas[0].iter().map(|area| area.min).collect();
        assert_eq!(left, [pos2(0.0, 0.0), pos2(114.0, 0.0), pos2(114.0, 18.0)]);
        assert_eq!(flow.height, 36.0);
    }

    #[test]
    fn a_wide_caption_stands_above_its_entries() {
        let flow = place(&[vec![caption(300.0), entry(150.0, 18.0)]], 400.0);
        assert_eq!(flow.areas[0][1].min, pos2(0.0, 18.0));
    }

    proptest! {
        #[test]
        fn no_two_entries_overlap_and_none_reaches_below(
            groups in prop::collection::vec(
                prop::collection::vec((10.0_f32..180.0, prop::sample::select(vec![16.0_f32, 18.0, 52.0, 110.0]), any::<bool>()), 1..9),
                1..4,
            ),
            width in 200.0_f32..1200.0,
        ) {
            let blocks: Vec<Vec<Block>> = groups
                .iter()
                .map(|group| group.iter().map(|(w, h, c)| Block { size: vec2(*w, *h), is_caption: *c }).collect())
                .collect();
            let flow = place(&blocks, width);
            let all: Vec<Rect> = flow.areas.concat();
            for (at, area) in all.iter().enumerate() {
                prop_assert!(area.max.y <= flow.height + 0.01);
                for other in &all[..at] {
                    prop_assert!(!area.shrink(0.01).intersects(other.shrink(0.01)), "{area:?} {other:?}");
                }
            }
        }
    }
}
