//! Measuring a distance: clicks add points to a line.

use egui::Pos2;

use super::{DragUse, PointerTool, ToolCanvas, ToolResult, measured};
use crate::{
    app::{frame_context::FrameContext, widgets::Icon},
    geo::{geodesic_length, path_length},
    i18n::ToolsTexts,
    model::LonLat,
};

/// The tool.
pub(super) struct MeasureDistance;

impl PointerTool for MeasureDistance {
    fn icon(&self) -> Icon {
        Icon::Ruler
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_distance)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Pan
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, _: &[Pos2]) {
        canvas.geodesics(&canvas.measured());
        canvas.dots(canvas.points);
    }

    fn result(&self, context: &FrameContext<'_>, canvas: &ToolCanvas<'_>, _: &[Pos2]) -> Option<ToolResult> {
        let texts = &context.texts.tools;
        let total = |points: &[LonLat]| measured::length(path_length(points), texts);
        let with_pointer = canvas.measured();
        let (last, before) = with_pointer.split_last()?;
        let leg = before.last().map_or(0.0, |from| geodesic_length(*from, *last));
        let settled = if canvas.points.len() > 1 { total(canvas.points) } else { String::new() };
        let shown = texts.distance.replace("{n}", &total(&with_pointer));
        let shown = if before.len() > 1 {
            texts.last_leg.replace("{total}", &shown).replace("{n}", &measured::length(leg, texts))
        } else {
            shown
        };
        Some(ToolResult { shown, settled })
    }
}
