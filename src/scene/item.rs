//! What a scene consists of: a closed list that every surface matches in full.

use std::{collections::BTreeMap, sync::Arc};

use super::{Color, GroundLayer, Stroke};
use crate::{
    geo::Point,
    model::{CityId, ClusterId, ProvinceId},
};

/// The size of a picture in points (logical pixels).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A place on the picture, points from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Pos {
    /// From points to the right and points down.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Distance to another place, points.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// An upright rectangle on the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Upper left corner.
    pub min: Pos,
    /// Lower right corner.
    pub max: Pos,
}

impl Rect {
    /// From the upper left corner and a size.
    pub const fn from_min_size(min: Pos, width: f32, height: f32) -> Self {
        Self { min, max: Pos::new(min.x + width, min.y + height) }
    }

    /// The smallest one around all points; `None` without any.
    pub fn bounding(points: &[Pos]) -> Option<Self> {
        let first = *points.first()?;
        Some(points.iter().fold(Self { min: first, max: first }, |r, p| Self {
            min: Pos::new(r.min.x.min(p.x), r.min.y.min(p.y)),
            max: Pos::new(r.max.x.max(p.x), r.max.y.max(p.y)),
        }))
    }

    /// A square around a point.
    pub const fn around(center: Pos, half: f32) -> Self {
        Self { min: Pos::new(center.x - half, center.y - half), max: Pos::new(center.x + half, center.y + half) }
    }

    /// Whether the two overlap.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// Whether the other lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && other.max.x <= self.max.x && other.max.y <= self.max.y
    }

    /// The smallest one around both.
    pub fn union(&self, other: &Self) -> Self {
        Self {
            min: Pos::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Pos::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// The rectangle with `by` points more on each side.
    pub fn grown(&self, by: f32) -> Self {
        Self { min: Pos::new(self.min.x - by, self.min.y - by), max: Pos::new(self.max.x + by, self.max.y + by) }
    }

    /// Its width, points.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Its height, points.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Its middle.
    pub fn center(&self) -> Pos {
        Pos::new(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }
}

/// What a mark stands for: the one link between a picture and the data behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A cluster.
    Cluster(ClusterId),
    /// A province.
    Province(ProvinceId),
    /// A city.
    City(CityId),
    /// A class of the values by province, in the legend.
    Class(usize),
}

/// The shape of a point symbol.
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
    /// The corners of the shape around the origin, for a symbol of diameter 2; empty for the circle.
    ///
    /// All shapes cover about the same area, so that none looks more important than another.
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

/// A line or an area on the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// An open line.
    Line(Vec<Pos>),
    /// A rectangle with rounded corners of that radius.
    Rect(Rect, f32),
    /// A circle of that radius.
    Circle(Pos, f32),
}

/// One line of text, measured.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "what a text says is its text")]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Its box; the text fills it.
    pub frame: Rect,
    /// The height of the font, points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub color: Color,
    /// The colour of a thin halo that sets it off from what lies below.
    pub halo: Option<Color>,
}

/// A drawing instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A line or an area.
    Shape {
        /// Its geometry.
        outline: Outline,
        /// What fills it.
        fill: Option<Color>,
        /// What bounds it.
        stroke: Option<Stroke>,
    },
    /// A point symbol.
    Symbol {
        /// Its shape.
        shape: SymbolShape,
        /// Its middle.
        at: Pos,
        /// Its radius, points.
        radius: f32,
        /// What fills it.
        fill: Color,
        /// What bounds it.
        stroke: Stroke,
    },
    /// A line of text.
    Text(Text),
}

impl Item {
    /// The box around what is drawn, without its outline's width.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Shape { outline: Outline::Line(points), .. } => Rect::bounding(points).unwrap_or_default(),
            Self::Shape { outline: Outline::Rect(rect, _), .. } => *rect,
            Self::Shape { outline: Outline::Circle(at, radius), .. } => Rect::around(*at, *radius),
            // The tips of a star reach farther than its radius.
            Self::Symbol { at, radius, .. } => Rect::around(*at, radius * 1.6),
            Self::Text(text) => text.frame,
        }
    }
}

/// A drawing instruction and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for, if anything.
    pub tag: Option<Tag>,
    /// What is drawn.
    pub item: Item,
}

/// From the plane of the projection (metres) to the picture (points).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToScreen {
    /// The place of the plane in the middle of the picture.
    pub center: Point,
    /// Metres per point.
    pub metres_per_point: f64,
    /// The picture.
    pub size: Size,
}

impl ToScreen {
    /// Where a place of the plane appears.
    pub fn pos(&self, at: Point) -> Pos {
        Pos::new(
            ((at.x - self.center.x) / self.metres_per_point) as f32 + self.size.width / 2.0,
            ((self.center.y - at.y) / self.metres_per_point) as f32 + self.size.height / 2.0,
        )
    }

    /// The place of the plane that appears there.
    pub fn plane(&self, at: Pos) -> Point {
        Point {
            x: self.center.x + f64::from(at.x - self.size.width / 2.0) * self.metres_per_point,
            y: self.center.y - f64::from(at.y - self.size.height / 2.0) * self.metres_per_point,
        }
    }
}

/// A finished picture: what to draw, from below to above.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// What lies under everything; `None` where tiles show through.
    pub background: Option<Color>,
    /// Areas and lines in the plane.
    pub ground: Vec<Arc<GroundLayer>>,
    /// How the plane lies on the picture.
    pub to_screen: ToScreen,
    /// Symbols, labels and furniture.
    pub marks: Vec<Mark>,
    /// What the furniture covers.
    pub furniture: Vec<Rect>,
}

impl Scene {
    /// Where each class of the legend is named.
    pub fn classes(&self) -> Vec<(usize, Rect)> {
        let mut found: BTreeMap<usize, Rect> = BTreeMap::new();
        for mark in &self.marks {
            let (Some(Tag::Class(class)), Item::Text(text)) = (&mark.tag, &mark.item) else { continue };
            let row = found.entry(*class).or_insert(text.frame);
            *row = row.union(&text.frame);
        }
        found.into_iter().collect()
    }

    /// The class of the legend whose sample, name or values in the histogram lie at a place.
    pub fn class_at(&self, at: Pos) -> Option<usize> {
        let point = Rect::around(at, 0.5);
        let mark = self.marks.iter().find_map(|mark| match mark.tag {
            Some(Tag::Class(class)) if mark.item.bounds().intersects(&point) => Some(class),
            _ => None,
        });
        // Also between a name and its count.
        mark.or_else(|| self.classes().into_iter().find(|(_, row)| row.intersects(&point)).map(|(class, _)| class))
    }

    /// Where the symbol of each visible cluster stands, in drawing order.
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
