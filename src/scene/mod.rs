//! Map scene: turns catalogue, view and size into a [`Scene`], a display list for any renderer.
//!
//! All colours, positions and label placements are decided here. A scene has two parts. The *ground* is in projected
//! coordinates (metres), does not depend on the camera and can be kept on the GPU; the *marks* (symbols, labels,
//! furniture) are in picture coordinates (points) and are drawn above it.

mod attention;
mod build;
mod canvas;
mod display_list;
mod dodge;
mod furniture;
mod geometry;
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
mod symbol;
mod text;

pub use attention::Attention;
pub use display_list::Scene;
pub use geometry::{Pos, Rect, Size, ToScreen};
pub use ground::{GroundKey, GroundKind, GroundLayer, GroundShape, Shade};
pub use hit::province_at;
pub use item::{Item, Mark, Outline, Tag, Text};
pub use paint::{Color, Stroke};
pub use palette::{MapColors, Palette, UiColors, sector_shape};
pub use plane::{PlaneArea, PlaneLevel};
pub use sheet::{CHINA, Lack, Panel, Part, Role, Sheet, SheetStyle};
pub use stage::Stage;
pub use symbol::SymbolShape;
pub use text::{ASCENT, BLANK, FONTS, Font, Measurer, runs};
