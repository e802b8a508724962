//! Selection by the distance from a place.

use egui::Pos2;

use super::{DragUse, PointerTool, ToolCanvas, ToolResult, measured, places::mark};
use crate::{
    app::{command::Command, frame_context::FrameContext, widgets::Icon},
    geo::{geodesic_circle, geodesic_length},
    i18n::ToolsTexts,
    model::LonLat,
};

/// Number of corners with which the circle is drawn.
const CORNERS: usize = 96;

/// The tool.
pub(super) struct SelectRadius;

impl PointerTool for SelectRadius {
    fn icon(&self) -> Icon {
        Icon::Radius
    }

    fn hint<'t>(&self, texts: &'t ToolsTexts) -> Option<&'t str> {
        Some(&texts.hint_radius)
    }

    fn drag_use(&self) -> DragUse {
        DragUse::Ends
    }

    fn dragged(&self, canvas: &ToolCanvas<'_>, path: &[Pos2], out: &mut Vec<Command>) {
        let Some((center, radius)) = circle(canvas, path) else { return };
        out.push(mark(canvas, |place| geodesic_length(center, place) <= radius));
    }

    fn paint(&self, canvas: &ToolCanvas<'_>, path: &[Pos2]) {
        let (Some(from), Some(to)) = (path.first(), path.last()) else { return };
        let Some((center, radius)) = circle(canvas, path) else { return };
        let part = canvas.part(*from);
        canvas.outline(geodesic_circle(center, radius, CORNERS).into_iter().map(|at| part.pos(at)).collect(), true);
        canvas.line(vec![*from, *to]);
        canvas.dot(*from);
    }

    fn result(&self, context: &FrameContext<'_>, canvas: &ToolCanvas<'_>, path: &[Pos2]) -> Option<ToolResult> {
        let (_, radius) = circle(canvas, path)?;
        let texts = &context.texts.tools;
        let shown = texts.radius.replace("{n}", &measured::length(radius, texts));
        Some(ToolResult { shown, settled: String::new() })
    }
}

/// Centre and radius in metres of a drag.
fn circle(canvas: &ToolCanvas<'_>, path: &[Pos2]) -> Option<(LonLat, f64)> {
    let (from, to) = (path.first()?, path.last()?);
    let part = canvas.part(*from);
    let (center, edge) = (part.lonlat(*from)?, part.lonlat(*to)?);
    Some((center, geodesic_length(center, edge)))
}
