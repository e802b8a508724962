//! Scene on screen: base geometry drawn by walkers on the GPU, marks as egui shapes.

mod colors;
mod ground;
mod marks;
mod mesh;
mod projection;
mod tiles;

pub use colors::color;
pub use ground::{Ground, Meshes};
pub(crate) use marks::{BOLD, paint, symbol_shape};
pub(crate) use mesh::filled;
pub use mesh::tessellate;
pub use projection::PlaneProjection;
pub(crate) use projection::zoom_for;
pub use tiles::{Absence, Fault, Format, Levels, Opening, Packing, Part, TileError, TileState, Tileset};
pub(crate) use tiles::{LARGEST_SIDE, LARGEST_TILE};
