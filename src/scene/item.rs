//! Elements of a scene: a closed set of types that every renderer handles in full.

use std::sync::Arc;

use super::{Color, Rect, ScreenPoint, Stroke, SymbolShape, text::ASCENT};
use crate::{
    dataset::DatasetId,
    model::{CityId, ClusterId, ProvinceId},
    query::{HexCell, HexStep, LayerPoints},
    view::{FeatureRef, LayerId},
};

/// Feature, place or legend class represented by a mark; links the picture to its data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A feature of any dataset, or a province.
    Feature(FeatureRef),
    /// Bubble that stands for several features, by the first of these.
    Bubble(FeatureRef),
    /// A city.
    City(CityId),
    /// Class of thematic values, in the legend.
    Class(ClassRef),
    /// Hexagon of a dense layer.
    Hexagon(HexagonRef),
}

impl Tag {
    /// The feature; `None` for bubbles, cities and classes.
    pub fn feature(&self) -> Option<&FeatureRef> {
        match self {
            Self::Feature(feature) => Some(feature),
            Self::Bubble(_) | Self::City(_) | Self::Class(_) | Self::Hexagon(_) => None,
        }
    }

    /// The national cluster, if it is one.
    pub fn cluster(&self) -> Option<ClusterId> {
        self.feature()?.cluster()
    }

    /// The province, if it is one.
    pub fn province(&self) -> Option<ProvinceId> {
        self.feature()?.province()
    }
}

impl From<FeatureRef> for Tag {
    fn from(feature: FeatureRef) -> Self {
        Self::Feature(feature)
    }
}

impl From<ClusterId> for Tag {
    fn from(id: ClusterId) -> Self {
        Self::Feature(id.into())
    }
}

impl From<ProvinceId> for Tag {
    fn from(id: ProvinceId) -> Self {
        Self::Feature(id.into())
    }
}

/// Class of a layer of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassRef {
    /// Number of the layer among the drawn layers of values, from 0, the lowest.
    pub layer: usize,
    /// Class index, from 0.
    pub class: usize,
}

/// Hexagon in which points of a dense layer lie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HexagonRef {
    /// The layer.
    pub layer: LayerId,
    /// Size of its hexagons.
    pub step: HexStep,
    /// The hexagon.
    pub cell: HexCell,
}

/// Line or area on the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// Open line.
    Line(Vec<ScreenPoint>),
    /// Area inside a closed line that need not be convex and does not cross itself; its edge is solid.
    Area(Vec<ScreenPoint>),
    /// Rectangle with rounded corners of the given radius.
    Rect(Rect, f32),
    /// Circle of the given radius.
    Circle(ScreenPoint, f32),
}

/// One measured line of text.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "what a text says is its text")]
pub struct Text {
    /// Content.
    pub text: String,
    /// Bounding box, as wide as the text.
    pub frame: Rect,
    /// Font size, points.
    pub size: f32,
    /// `true` for bold type.
    pub bold: bool,
    /// Text colour.
    pub color: Color,
    /// Colour of the halo that separates the text from its background.
    pub halo: Option<Color>,
}

impl Text {
    /// Start of the baseline.
    pub(crate) fn baseline(&self) -> ScreenPoint {
        ScreenPoint::new(self.frame.min.x, self.frame.center().y + ASCENT * self.size)
    }
}

/// Discs without outline, one for each of many points of a layer; drawn one upon the other, so that translucent ones
/// show where points are dense.
#[derive(Clone, Debug, PartialEq)]
pub struct Discs {
    /// Dataset of the points.
    pub dataset: DatasetId,
    /// Points of the layer.
    pub points: Arc<LayerPoints>,
    /// Number of each disc's point among all.
    pub rows: Vec<u32>,
    /// Centre of each disc.
    pub at: Vec<ScreenPoint>,
    /// Radius, points.
    pub radius: f32,
    /// Fill colour.
    pub fill: Color,
}

/// Drawing instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Line or area.
    Shape {
        /// Geometry.
        outline: Outline,
        /// Fill colour.
        fill: Option<Color>,
        /// Outline style.
        stroke: Option<Stroke>,
    },
    /// Point symbol.
    Symbol {
        /// Shape.
        shape: SymbolShape,
        /// Centre.
        at: ScreenPoint,
        /// Radius, points.
        radius: f32,
        /// Fill colour.
        fill: Color,
        /// Outline style.
        stroke: Stroke,
    },
    /// Many discs.
    Discs(Box<Discs>),
    /// Line of text.
    Text(Text),
}

impl Item {
    /// Bounding box, not counting the width of the outline.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Shape { outline: Outline::Line(points) | Outline::Area(points), .. } => {
                Rect::bounding(points).unwrap_or_default()
            }
            Self::Shape { outline: Outline::Rect(rect, _), .. } => *rect,
            Self::Shape { outline: Outline::Circle(at, radius), .. } => Rect::around(*at, *radius),
            // The tips of a star extend beyond its radius.
            Self::Symbol { at, radius, .. } => Rect::around(*at, radius * 1.6),
            Self::Discs(discs) => {
                Rect::bounding(&discs.at).map_or_else(Rect::default, |bounds| bounds.grown(discs.radius))
            }
            Self::Text(text) => text.frame,
        }
    }

    /// `true` if something of the item, moved by `shift`, can be seen in a map frame.
    pub(crate) fn is_near(&self, frame: Rect, shift: ScreenPoint) -> bool {
        self.bounds().moved(shift).grown(OUTLINE).intersects(&frame)
    }
}

/// Most that an outline or a halo reaches beyond the bounds of an item, points.
const OUTLINE: f32 = 4.0;

/// Drawing instruction with the feature that it represents.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Feature or legend class represented, if any.
    pub tag: Option<Tag>,
    /// Drawing instruction.
    pub item: Item,
}
