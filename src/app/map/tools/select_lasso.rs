//! Selection by a free outline.

use egui::Pos2;

use super::{DragUse, PointerTool, ToolCanvas, places::mark};
use crate::{
    app::{command::Command, widgets::Icon},
    geo::{PlanePoint, inside},
    i18n::ToolsTexts,
};

/// The tool.
pub(super) struct SelectLasso;

impl PointerTool for SelectLasso {
    fn icon(&self) -> Icon {
        Icon::Lasso
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_lasso)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Path
    }

    fn dragged(&self, canvas: &ToolCanvas<'_>, path: &[Pos2], out: &mut Vec<Command>) {
        let Some(from) = path.first() else { return };
        let (part, outline) = (canvas.part(*from), [path.to_vec()]);
        let point = |at: Pos2| PlanePoint { x: f64::from(at.x), y: f64::from(at.y) };
        out.push(mark(canvas, |place| inside(&outline, point(part.pos(place)), point)));
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, path: &[Pos2]) {
        if !path.is_empty() {
            canvas.outline(path.to_vec(), false);
        }
    }
}
