//! Layers that the window draws as hexagons, and the one of these under the pointer.

use std::sync::Arc;

use super::MapState;
use crate::{
    app::frame_context::FrameContext,
    model::LonLat,
    query::{LayerDensity, LayerFeatures, MapContent, MapExtent},
    scene::{HexagonRef, Size},
};

/// Sets which features a map of a size draws, and which of them as hexagons. What takes longer than a frame is worked out
/// elsewhere; until then a layer is drawn as it was.
pub(super) fn update(
    ctx: &egui::Context,
    context: &FrameContext<'_>,
    map: &mut MapState,
    size: Size,
    content: &mut MapContent<'_>,
) {
    let extent = MapExtent::of(context.view, (size.width.into(), size.height.into()));
    for features in &mut content.features {
        let is_dense = map.dense.contains(&features.layer);
        let at_once = |of: &LayerFeatures| LayerDensity::at_once(&of.layer, &of.points, &extent, is_dense);
        let (mut density, waits) = at_once(features);
        if waits && !map.shapes.is_busy() {
            map.shapes.place(Arc::clone(&features.points), extent, ctx);
        }
        if features.points.placed_at_once(extent.projection).is_none()
            && let Some(former) = map.features.iter().find(|former| former.layer == features.layer)
        {
            *features = Arc::clone(former);
            density = at_once(features).0;
        }
        content.densities.extend(density);
    }
    map.dense = content.densities.iter().map(|density| density.layer.clone()).collect();
    map.features.clone_from(&content.features);
}

/// The uppermost hexagon with points at a place.
pub(super) fn hexagon_at(context: &FrameContext<'_>, densities: &[LayerDensity], at: LonLat) -> Option<HexagonRef> {
    let plane = context.view.camera.projection.plane_from_lonlat(at);
    densities.iter().rev().find_map(|density| {
        let (cell, step) = (density.level.cell_at(plane)?, density.level.step());
        Some(HexagonRef { layer: density.layer.clone(), step, cell })
    })
}
