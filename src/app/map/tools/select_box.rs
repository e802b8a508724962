//! Selection by a box.

use egui::{Pos2, Rect};

use super::{DragUse, PointerTool, ToolCanvas, places::mark};
use crate::{
    app::{command::Command, widgets::Icon},
    i18n::ToolsTexts,
};

/// The tool.
pub(super) struct SelectBox;

impl PointerTool for SelectBox {
    fn icon(&self) -> Icon {
        Icon::SelectBox
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_box)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Ends
    }

    fn dragged(&self, canvas: &ToolCanvas<'_>, path: &[Pos2], out: &mut Vec<Command>) {
        let (Some(from), Some(to)) = (path.first(), path.last()) else { return };
        let (part, frame) = (canvas.part(*from), Rect::from_two_pos(*from, *to));
        out.push(mark(canvas, |place| frame.contains(part.pos(place))));
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, path: &[Pos2]) {
        if let (Some(from), Some(to)) = (path.first(), path.last()) {
            canvas.outline(corners(*from, *to), true);
        }
    }
}

/// Corners of the box between two positions, in order.
pub(super) fn corners(from: Pos2, to: Pos2) -> Vec<Pos2> {
    let frame = Rect::from_two_pos(from, to);
    vec![frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom()]
}
