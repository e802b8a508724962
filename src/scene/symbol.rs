//! Shapes of point symbols.

use super::ScreenPoint;

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
    pub(crate) fn corners(self) -> Vec<ScreenPoint> {
        let around = |n: usize, radius: f32, turn: f32| {
            (0..n)
                .map(|i| {
                    let angle = turn + std::f32::consts::TAU * i as f32 / n as f32;
                    ScreenPoint::new(radius * angle.sin(), -radius * angle.cos())
                })
                .collect()
        };
        match self {
            Self::Circle => Vec::new(),
            Self::Square => around(4, 1.26, std::f32::consts::FRAC_PI_4),
            Self::Triangle => {
                around(3, 1.38, 0.0).into_iter().map(|p: ScreenPoint| ScreenPoint::new(p.x, p.y + 0.16)).collect()
            }
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
                .map(|(x, y)| ScreenPoint::new(x, y))
                .to_vec()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_symbols_cover_about_the_same_area() {
        let area = |corners: &[ScreenPoint]| {
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
}
