//! Pointer tools: what a click and a drag on the map do, what is drawn meanwhile, and what it comes to. One file each; [`of`]
//! is their registry.

mod box_zoom;
mod canvas;
mod measure_area;
mod measure_distance;
mod measured;
mod pan;
mod places;
mod pointer_tool;
mod select_box;
mod select_lasso;
mod select_radius;

pub(super) use canvas::ToolCanvas;
pub(super) use pointer_tool::{DragUse, PointerTool, ToolResult};

use crate::app::tool::Tool;

/// Tool of each kind.
pub(super) fn of(tool: Tool) -> &'static dyn PointerTool {
    match tool {
        Tool::Pan => &pan::PanTool,
        Tool::BoxZoom => &box_zoom::BoxZoom,
        Tool::MeasureDistance => &measure_distance::MeasureDistance,
        Tool::MeasureArea => &measure_area::MeasureArea,
        Tool::SelectBox => &select_box::SelectBox,
        Tool::SelectLasso => &select_lasso::SelectLasso,
        Tool::SelectRadius => &select_radius::SelectRadius,
    }
}
