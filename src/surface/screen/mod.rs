//! Scene on screen: base geometry drawn by walkers on the GPU, marks as egui shapes.

mod ground;
mod marks;
mod mesh;
mod projection;
mod tiles;

pub use ground::{Ground, Meshes};
pub use marks::{BOLD, color, paint, symbol_shape};
pub use mesh::tessellate;
pub use projection::{PlaneProjection, zoom_for};
pub use tiles::{
    Absence, Fault, Format, LARGEST_SIDE, LARGEST_TILE, Levels, Opening, Packing, Part, TileError, TileState, Tileset,
};
