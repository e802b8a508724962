//! Catalogue + view + size -> [`Scene`], a display list that any surface can draw.
//!
//! Everything is decided here: colours, positions, which labels fit. A scene has two parts. The *ground* lies in
//! the plane of the projection (metres), does not change while the camera moves and can be kept on the GPU; the
//! *marks* (symbols, labels, furniture) lie on the picture (points), above it.

mod build;
mod dodge;
mod furniture;
mod ground;
mod hatch;
mod hit;
mod item;
mod labels;
mod layers;
mod paint;
mod palette;
mod plane;
mod sheet;
mod stage;
mod text;

pub use build::Attention;
pub use ground::{GroundKey, GroundKind, GroundLayer, GroundShape};
pub use hit::province_at;
pub use item::{Item, Mark, Outline, Pos, Rect, Scene, Size, SymbolShape, Tag, Text, ToScreen};
pub use layers::values::Shade;
pub use paint::{Color, Stroke};
pub use palette::{MapColors, Palette, UiColors, sector_shape};
pub use plane::{PlaneArea, PlaneLevel};
pub use sheet::{CHINA, Lack, Panel, Part, Role, Sheet, SheetStyle};
pub use stage::Stage;
pub use text::{ASCENT, BLANK, FONTS, Font, Measurer, runs};
