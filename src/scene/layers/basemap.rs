//! Base map: land, waters, graticule, coasts and borders; land and borders only where no tiles are drawn.

use crate::scene::{canvas::Canvas, plane_layer::PlaneLayerKind, slots::GroundSlot};

/// Emits the base map.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    if canvas.interaction.owns_ground(canvas.view) {
        canvas.slots.lay(GroundSlot::Land, PlaneLayerKind::Land);
        if canvas.view.base.water {
            canvas.slots.lay(GroundSlot::Water, PlaneLayerKind::Water);
        }
        canvas.slots.lay(GroundSlot::Borders, PlaneLayerKind::Lines);
    }
    if canvas.view.base.graticule {
        canvas.slots.lay(GroundSlot::Graticule, PlaneLayerKind::Graticule);
    }
}
