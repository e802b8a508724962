//! Elements of a scene: a closed set of types that every renderer handles in full.

use std::{collections::BTreeMap, sync::Arc};

use super::{Color, GroundLayer, Stroke};
use crate::{
    geo::Point,
    model::{CityId, ClusterId, ProvinceId},
};

/// Size of a picture in points (logical pixels).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width, points.
    pub width: f32,
    /// Height, points.
    pub height: f32,
}

/// Position on the picture, points from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// Distance to the right, points.
    pub x: f32,
    /// Distance downwards, points.
    pub y: f32,
}

impl Pos {
    /// Creates a position from distances to the right and downwards, points.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Distance to another position, points.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Axis-aligned rectangle on the picture, points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Upper left corner.
    pub min: Pos,
    /// Lower right corner.
    pub max: Pos,
}

impl Rect {
    /// Creates a rectangle from its upper left corner and size.
    pub const fn from_min_size(min: Pos, width: f32, height: f32) -> Self {
        Self { min, max: Pos::new(min.x + width, min.y + height) }
    }

    /// Smallest rectangle around all points; `None` if there are no points.
    pub fn bounding(points: &[Pos]) -> Option<Self> {
        let first = *points.first()?;
        Some(points.iter().fold(Self { min: first, max: first }, |r, p| Self {
            min: Pos::new(r.min.x.min(p.x), r.min.y.min(p.y)),
            max: Pos::new(r.max.x.max(p.x), r.max.y.max(p.y)),
        }))
    }

    /// Square centred on a point; `half` is half its side.
    pub const fn around(center: Pos, half: f32) -> Self {
        Self { min: Pos::new(center.x - half, center.y - half), max: Pos::new(center.x + half, center.y + half) }
    }

    /// `true` if the interiors of the two overlap.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// `true` if the other lies inside, edges included.
    pub fn contains(&self, other: &Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && other.max.x <= self.max.x && other.max.y <= self.max.y
    }

    /// Smallest rectangle around both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: Pos::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Pos::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// The rectangle enlarged by `by` points on each side.
    pub fn grown(&self, by: f32) -> Self {
        Self { min: Pos::new(self.min.x - by, self.min.y - by), max: Pos::new(self.max.x + by, self.max.y + by) }
    }

    /// Width, points.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height, points.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Centre.
    pub fn center(&self) -> Pos {
        Pos::new(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }
}

/// Feature or legend class represented by a mark; links the picture to its data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A cluster.
    Cluster(ClusterId),
    /// A province.
    Province(ProvinceId),
    /// A city.
    City(CityId),
    /// Class of the thematic values, in the legend.
    Class(usize),
}

/// Shape of a point symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolShape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ✚
    Cross,
    /// ◆
    Diamond,
    /// ★
    Star,
}

impl SymbolShape {
    /// Vertices around the origin, for a symbol of diameter 2; empty for the circle.
    ///
    /// All shapes have about the same area, so that none looks more important than another.
    pub fn corners(self) -> Vec<Pos> {
        let around = |n: usize, radius: f32, turn: f32| {
            (0..n)
                .map(|i| {
                    let angle = turn + std::f32::consts::TAU * i as f32 / n as f32;
                    Pos::new(radius * angle.sin(), -radius * angle.cos())
                })
                .collect()
        };
        match self {
            Self::Circle => Vec::new(),
            Self::Square => around(4, 1.26, std::f32::consts::FRAC_PI_4),
            Self::Triangle => around(3, 1.38, 0.0).into_iter().map(|p: Pos| Pos::new(p.x, p.y + 0.16)).collect(),
            Self::Diamond => around(4, 1.3, 0.0),
            Self::Star => {
                let (tips, notches) = (around(5, 1.55, 0.0), around(5, 0.72, std::f32::consts::PI / 5.0));
                tips.into_iter().zip(notches).flat_map(|(tip, notch)| [tip, notch]).collect()
            }
            Self::Cross => {
                let (arm, half) = (1.12, 0.46);
                [
                    (-half, -arm),
                    (half, -arm),
                    (half, -half),
                    (arm, -half),
                    (arm, half),
                    (half, half),
                    (half, arm),
                    (-half, arm),
                    (-half, half),
                    (-arm, half),
                    (-arm, -half),
                    (-half, -half),
                ]
                .map(|(x, y)| Pos::new(x, y))
                .to_vec()
            }
        }
    }
}

/// Line or area on the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// Open line.
    Line(Vec<Pos>),
    /// Rectangle with rounded corners of the given radius.
    Rect(Rect, f32),
    /// Circle of the given radius.
    Circle(Pos, f32),
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
        at: Pos,
        /// Radius, points.
        radius: f32,
        /// Fill colour.
        fill: Color,
        /// Outline style.
        stroke: Stroke,
    },
    /// Line of text.
    Text(Text),
}

impl Item {
    /// Bounding box, not counting the width of the outline.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Shape { outline: Outline::Line(points), .. } => Rect::bounding(points).unwrap_or_default(),
            Self::Shape { outline: Outline::Rect(rect, _), .. } => *rect,
            Self::Shape { outline: Outline::Circle(at, radius), .. } => Rect::around(*at, *radius),
            // The tips of a star extend beyond its radius.
            Self::Symbol { at, radius, .. } => Rect::around(*at, radius * 1.6),
            Self::Text(text) => text.frame,
        }
    }
}

/// Drawing instruction with the feature that it represents.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Feature or legend class represented, if any.
    pub tag: Option<Tag>,
    /// Drawing instruction.
    pub item: Item,
}

/// Transform from projected coordinates (metres) to picture coordinates (points).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToScreen {
    /// Projected point at the centre of the picture.
    pub center: Point,
    /// Map scale, metres per point.
    pub metres_per_point: f64,
    /// Picture size.
    pub size: Size,
}

impl ToScreen {
    /// Picture position of a projected point.
    pub fn pos(&self, at: Point) -> Pos {
        Pos::new(
            ((at.x - self.center.x) / self.metres_per_point) as f32 + self.size.width / 2.0,
            ((self.center.y - at.y) / self.metres_per_point) as f32 + self.size.height / 2.0,
        )
    }

    /// Projected point at a picture position.
    pub fn plane(&self, at: Pos) -> Point {
        Point {
            x: self.center.x + f64::from(at.x - self.size.width / 2.0) * self.metres_per_point,
            y: self.center.y - f64::from(at.y - self.size.height / 2.0) * self.metres_per_point,
        }
    }
}

/// Display list of a map, in drawing order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Picture size.
    pub size: Size,
    /// Background colour; `None` if tiles are drawn underneath.
    pub background: Option<Color>,
    /// Areas and lines in projected coordinates, the lowest first.
    pub ground: Vec<Arc<GroundLayer>>,
    /// Transform from projected to picture coordinates.
    pub to_screen: ToScreen,
    /// Symbols, labels and furniture, the lowest first.
    pub marks: Vec<Mark>,
    /// Bounding boxes of the furniture.
    pub furniture: Vec<Rect>,
}

impl Scene {
    /// Label positions of the legend classes, by class.
    pub fn classes(&self) -> Vec<(usize, Rect)> {
        let mut found: BTreeMap<usize, Rect> = BTreeMap::new();
        for mark in &self.marks {
            let (Some(Tag::Class(class)), Item::Text(text)) = (&mark.tag, &mark.item) else { continue };
            let row = found.entry(*class).or_insert(text.frame);
            *row = row.union(&text.frame);
        }
        found.into_iter().collect()
    }

    /// Legend class at a position: its symbol, label, count or histogram blocks.
    pub fn class_at(&self, at: Pos) -> Option<usize> {
        let point = Rect::around(at, 0.5);
        let mark = self.marks.iter().find_map(|mark| match mark.tag {
            Some(Tag::Class(class)) if mark.item.bounds().intersects(&point) => Some(class),
            _ => None,
        });
        // The gap between label and count also belongs to the class.
        mark.or_else(|| self.classes().into_iter().find(|(_, row)| row.intersects(&point)).map(|(class, _)| class))
    }

    /// Positions and radii of all visible cluster symbols, in drawing order.
    pub fn symbols(&self) -> impl Iterator<Item = (&ClusterId, Pos, f32)> {
        self.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (Some(Tag::Cluster(id)), Item::Symbol { at, radius, .. }) => Some((id, *at, *radius)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_symbols_cover_about_the_same_area() {
        let area = |corners: &[Pos]| {
            let n = corners.len();
            let twice: f32 =
                (0..n).map(|i| corners[i].x * corners[(i + 1) % n].y - corners[(i + 1) % n].x * corners[i].y).sum();
            twice.abs() / 2.0
        };
        use SymbolShape::{Cross, Diamond, Square, Star, Triangle};
        for shape in [Square, Triangle, Cross, Diamond, Star] {
            let ratio = area(&shape.corners()) / std::f32::consts::PI;
            assert!((0.75..1.1).contains(&ratio), "{shape:?}: {ratio}");
        }
    }

    #[test]
    fn the_way_to_the_screen_and_back_is_the_identity() {
        let to = ToScreen {
            center: Point { x: 1e6, y: 4e6 },
            metres_per_point: 5000.0,
            size: Size { width: 800.0, height: 600.0 },
        };
        let back = to.pos(to.plane(Pos::new(123.0, 45.0)));
        assert!(back.distance(Pos::new(123.0, 45.0)) < 0.01);
        assert_eq!(to.pos(to.center), Pos::new(400.0, 300.0));
    }
}
