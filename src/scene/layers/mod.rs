//! Map layers, one file per layer. Each emits into slots and claims labels; drawing order and label placement are fixed
//! elsewhere.

mod basemap;
mod cluster_links;
pub(super) mod clusters;
mod highlights;
mod place_labels;
mod points;
mod shapes;
pub(super) mod values;

use super::canvas::Canvas;

/// All layers. Within a slot, earlier ones lie lower; labels of equal priority are placed in the same order.
pub(super) const ALL: [fn(&mut Canvas<'_>); 8] = [
    basemap::draw,
    values::draw,
    shapes::draw,
    highlights::draw,
    // First, since bubbles of others keep off their symbols.
    clusters::draw,
    points::draw_below,
    points::draw_above,
    place_labels::draw,
];
