//! Layers that the window draws as hexagons, and the one of these under the pointer.

use super::MapState;
use crate::{
    app::frame_context::FrameContext,
    model::LonLat,
    query::{LayerDensity, MapExtent},
    scene::{HexagonRef, Size},
    view::LayerId,
};

/// Dense layers on a map of a size; what takes longer than a frame is counted elsewhere, and drawn as it was until then.
pub(super) fn update(
    ctx: &egui::Context,
    context: &FrameContext<'_>,
    map: &mut MapState,
    size: Size,
) -> Vec<LayerDensity> {
    let extent = MapExtent::of(context.view, (size.width.into(), size.height.into()));
    let mut densities = Vec::new();
    for features in &context.computed.features {
        let is_dense = map.dense.contains(&features.layer);
        let (density, waits) = LayerDensity::at_once(&features.layer, &features.points, &extent, is_dense);
        if waits && !map.shapes.is_busy() {
            map.shapes.place(std::sync::Arc::clone(&features.points), extent, ctx);
        }
        densities.extend(density);
    }
    map.dense = densities.iter().map(|density| density.layer.clone()).collect::<Vec<LayerId>>();
    densities
}

/// The uppermost hexagon with points at a place.
pub(super) fn hexagon_at(context: &FrameContext<'_>, densities: &[LayerDensity], at: LonLat) -> Option<HexagonRef> {
    let plane = context.view.camera.projection.plane_from_lonlat(at);
    densities.iter().rev().find_map(|density| {
        let (cell, step) = (density.level.cell_at(plane)?, density.level.step());
        Some(HexagonRef { layer: density.layer.clone(), step, cell })
    })
}
