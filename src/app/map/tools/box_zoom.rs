//! Box zoom: drag draws a box, which then fills the map.

use egui::{Pos2, Rect};

use super::{DragUse, PointerTool, ToolCanvas, select_box::corners};
use crate::{
    app::{
        command::{CameraCommand, Command},
        widgets::Icon,
    },
    geo::PlaneRect,
    i18n::ToolsTexts,
};

/// Least side of a box, points: a smaller one is a click that slipped.
const LEAST: f32 = 6.0;

/// The tool.
pub(super) struct BoxZoom;

impl PointerTool for BoxZoom {
    fn icon(&self) -> Icon {
        Icon::ZoomBox
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_box_zoom)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Ends
    }

    fn dragged(&self, canvas: &ToolCanvas<'_>, path: &[Pos2], out: &mut Vec<Command>) {
        let (Some(from), Some(to)) = (path.first(), path.last()) else { return };
        if Rect::from_two_pos(*from, *to).size().min_elem() < LEAST {
            return;
        }
        let part = canvas.part(*from);
        let Some(bounds) = PlaneRect::around([*from, *to].map(|at| part.plane(at))) else { return };
        let (width, height) = (f64::from(canvas.rect.width()), f64::from(canvas.rect.height()));
        out.push(CameraCommand::FlyTo(canvas.camera.fitting(bounds, width, height, 0.0)).into());
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, path: &[Pos2]) {
        if let (Some(from), Some(to)) = (path.first(), path.last()) {
            canvas.outline(corners(*from, *to), true);
        }
    }
}
