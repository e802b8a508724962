//! Positions of a label relative to what it names.

use super::{Rect, ScreenPoint};

/// Label position relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelPosition {
    /// Centred on the point.
    Center,
    /// To the right of the point.
    Right,
    /// To the left of the point.
    Left,
    /// Above the point.
    Above,
    /// Below the point.
    Below,
    /// Above the point, ending there.
    AboveLeft,
    /// Above the point, beginning there.
    AboveRight,
    /// Below the point, ending there.
    BelowLeft,
    /// Below the point, beginning there.
    BelowRight,
}

/// Candidate positions next to a point symbol.
pub(super) const BESIDE: [LabelPosition; 8] = [
    LabelPosition::Right,
    LabelPosition::Left,
    LabelPosition::Below,
    LabelPosition::Above,
    LabelPosition::AboveRight,
    LabelPosition::BelowRight,
    LabelPosition::AboveLeft,
    LabelPosition::BelowLeft,
];

/// Bounding box of a label at a position relative to what it names; all lengths in points.
pub(super) fn label_frame(around: Rect, width: f32, height: f32, gap: f32, position: LabelPosition) -> Rect {
    let middle = around.center();
    let x = match position {
        LabelPosition::Center | LabelPosition::Above | LabelPosition::Below => middle.x - width / 2.0,
        LabelPosition::Right => around.max.x + gap,
        LabelPosition::Left => around.min.x - gap - width,
        LabelPosition::AboveLeft | LabelPosition::BelowLeft => middle.x - width,
        LabelPosition::AboveRight | LabelPosition::BelowRight => middle.x,
    };
    let y = match position {
        LabelPosition::Center | LabelPosition::Right | LabelPosition::Left => middle.y - height / 2.0,
        LabelPosition::Above | LabelPosition::AboveLeft | LabelPosition::AboveRight => around.min.y - gap - height,
        LabelPosition::Below | LabelPosition::BelowLeft | LabelPosition::BelowRight => around.max.y + gap,
    };
    Rect::from_min_size(ScreenPoint::new(x, y), width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_keeps_its_distance_from_what_is_named() {
        let around = Rect::around(ScreenPoint::new(50.0, 50.0), 6.0);
        for position in BESIDE {
            let frame = label_frame(around, 30.0, 12.0, 2.0, position);
            assert!(!frame.intersects(&around.grown(1.9)), "{position:?}: {frame:?}");
            assert!(frame.intersects(&around.grown(2.1)), "{position:?}: {frame:?}");
        }
    }
}
