//! Map scene: turns catalogue, view and size into a [`Scene`], a display list for any renderer.
//!
//! All colours, positions and label placements are decided here. A scene has two parts. The *ground* is in projected
//! coordinates (metres), does not depend on the camera and can be kept on the GPU; the *marks* (symbols, labels,
//! furniture) are in picture coordinates (points) and are drawn above it.

mod bubble;
mod builder;
mod canvas;
mod chart;
mod circle_scale;
mod cluster_key;
mod color_scheme;
mod compose;
#[cfg(test)]
mod contrast;
mod detail_map;
mod details;
mod displacement;
mod display_list;
mod feature_colors;
mod fonts;
mod furniture;
mod geometry;
mod grid;
mod hatch;
mod hit;
mod identity_cache;
mod interaction;
mod item;
mod label_placement;
mod label_position;
mod layers;
mod lines;
mod page;
mod paint;
mod palette;
mod plane_layer;
mod plane_shape;
mod point_layer;
mod projected;
mod projected_shapes;
mod provinces;
mod shape_layer;
mod slots;
mod symbol;
mod symbol_groups;
mod text;

pub use bubble::Bubble;
pub use builder::SceneBuilder;
pub use chart::{
    Bin, Chart, ChartStyle, EnvelopePlot, EnvelopePoint, Histogram, LorenzCurve, LorenzPoint, Nearness, RankedBar,
    RankedBars, Reference, ScatterPlot, ScatterPoint, StraightLine, TimePoint, TimePointKind, TimeSeries,
};
pub use color_scheme::{SchemeColors, scheme_colors};
pub use compose::MapFeatures;
pub use display_list::{InsetMap, MapFrame, Scene};
pub use feature_colors::FeatureColors;
pub use fonts::{FONTS, Font, Glyph, Shaped, TypeFace};
pub(crate) use furniture::cut_credits;
pub(crate) use furniture::legend::{LegendEntry, LegendSubject, LegendSymbol};
pub use geometry::{MapTransform, Rect, ScreenPoint, Size};
pub(crate) use hit::province_at;
pub use interaction::{Interaction, KeptInset, MapWindow};
pub use item::{ClassRef, Discs, HexagonRef, Item, Mark, Outline, Tag, Text};
pub(crate) use page::CHINA;
pub use page::{MissingContent, PageElement, PageLayout, RenderSettings, Role};
pub use paint::{Color, Opacity, Stroke};
pub use palette::{MapColors, Palette, UiColors, sector_shape};
pub use plane_layer::{AreaFill, PlaneLayer, PlaneLayerKey, PlaneLayerKind};
pub use plane_shape::PlaneShape;
pub use point_layer::PointLayer;
pub use projected::{ProjectedArea, ProjectedLevel};
pub(crate) use projected_shapes::{ProjectedShapes, ShapesToProject};
pub use shape_layer::FeatureShapes;
pub(crate) use shape_layer::{CELL_FILL, LARGE};
pub use symbol::SymbolShape;
pub use text::{BLANK, Measurer, runs};
