//! Measuring an area: clicks add corners to a polygon.

use egui::Pos2;

use super::{DragUse, PointerTool, ToolCanvas, ToolResult, measured};
use crate::{
    app::{frame_context::FrameContext, widgets::Icon},
    geo::{PolygonSize, polygon_size},
    i18n::ToolsTexts,
    model::LonLat,
};

/// The tool.
pub(super) struct MeasureArea;

impl PointerTool for MeasureArea {
    fn icon(&self) -> Icon {
        Icon::Polygon
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_area)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Pan
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, _: &[Pos2]) {
        let mut outline = canvas.measured();
        if outline.len() > 2 {
            outline.extend(outline.first().copied());
        }
        canvas.geodesics(&outline);
        canvas.dots(canvas.points);
    }

    fn result(&self, context: &FrameContext<'_>, canvas: &ToolCanvas<'_>, _: &[Pos2]) -> Option<ToolResult> {
        let texts = &context.texts.tools;
        let size = |corners: &[LonLat]| {
            let PolygonSize { area, perimeter } = polygon_size(corners);
            texts
                .area
                .replace("{area}", &measured::area(area, texts))
                .replace("{perimeter}", &measured::length(perimeter, texts))
        };
        let with_pointer = canvas.measured();
        if with_pointer.is_empty() {
            return None;
        }
        let settled = if canvas.points.len() > 2 { size(canvas.points) } else { String::new() };
        Some(ToolResult { shown: size(&with_pointer), settled })
    }
}
