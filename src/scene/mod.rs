//! Map scene: turns catalogue, view and size into a [`Scene`], a display list for any renderer.
//!
//! All colours, positions and label placements are decided here. A scene has two parts. The *ground* is in projected
//! coordinates (metres), does not depend on the camera and can be kept on the GPU; the *marks* (symbols, labels,
//! furniture) are in picture coordinates (points) and are drawn above it.

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
