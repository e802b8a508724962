//! Standard deviational ellipse.

use super::{
    centers::MeanCenter,
    point::{Point, finite, length, one_place, with_weights},
};
use crate::stats::{Undefined, total};

/// Divisor of the variances along the axes of a [`StandardEllipse`], on which programs differ. Half axes of two forms differ
/// by their factors alone, see [`EllipseForm::factor`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum EllipseForm {
    /// √(Σwv² / Σw), factor 1: standard deviations along the axes (Lefever 1926, doi:10.1086/214027).
    Count,
    /// √(Σwv² / Σw · n / (n − 2)): a correction for the two coordinates of the centre.
    CountLessTwo,
    /// √(2 · Σwv² / Σw): half axes whose squares add up to twice the square of the standard distance.
    Twice,
    /// √(2 · Σwv² / Σw · n / (n − 2)): the form of `CrimeStat` (Levine, its manual, chapter 4).
    CrimeStat,
}

impl EllipseForm {
    /// Factor by which the half axes of [`EllipseForm::Count`] are multiplied for n points.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for fewer than three points in a form that divides by n − 2.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::EllipseForm;
    ///
    /// assert_eq!(EllipseForm::CountLessTwo.factor(10)?, (10.0_f64 / 8.0).sqrt());
    /// assert_eq!(EllipseForm::Twice.factor(10)?, 2.0_f64.sqrt());
    /// assert!(EllipseForm::CrimeStat.factor(2).is_err());
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn factor(self, count: usize) -> Result<f64, Undefined> {
        let twice = if matches!(self, Self::Twice | Self::CrimeStat) { 2.0 } else { 1.0 };
        if matches!(self, Self::Count | Self::Twice) {
            return Ok(f64::sqrt(twice));
        }
        match count.checked_sub(2) {
            None | Some(0) => Err(Undefined::TooFew { needed: 3, found: count }),
            Some(less) => Ok((twice * count as f64 / less as f64).sqrt()),
        }
    }
}

/// Standard deviational ellipse around the mean centre. Its long axis is the direction in which distances v of points from
/// the centre, as projected onto it, have the greatest sum of squares; the short axis is perpendicular.
///
/// With s = Σw(x − x̄)², t = Σw(y − ȳ)², u = Σw(x − x̄)(y − ȳ), the long axis lies at ½·atan2(2u, s − t) anticlockwise from
/// east, which is given clockwise from north (Lefever 1926, doi:10.1086/214027; Yuill 1971, doi:10.2307/490885).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardEllipse {
    /// Number n of points; of weighted ones, those of a weight above zero.
    pub count: usize,
    /// Sum Σw of the weights; n without weights.
    pub weight: f64,
    /// Mean centre, in metres.
    pub center: Point,
    /// Form of the half axes.
    pub form: EllipseForm,
    /// Sum Σwv² along the long axis, in square metres by the unit of the weights.
    pub long_squares: f64,
    /// Sum Σwv² along the short axis.
    pub short_squares: f64,
    /// Half of the long axis, in metres.
    pub long: f64,
    /// Half of the short axis, in metres; 0 if all points lie on a line.
    pub short: f64,
    /// Direction of the long axis in degrees clockwise from north, from 0 to below 180; none if both axes are equal.
    pub rotation: Option<f64>,
}

impl StandardEllipse {
    /// Difference of the squares of the axes, as a share of their sum, up to which they are equal.
    const ROUND: f64 = 1e-12;

    /// Ellipse of points, in a form.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without points, or with fewer than three in a form that divides by n − 2;
    /// [`Undefined::AllEqual`] if all lie at one place; [`Undefined::NotFinite`] if a coordinate, or a sum, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{EllipseForm, Point, StandardEllipse};
    ///
    /// let points = [(-4_000.0, 0.0), (4_000.0, 0.0), (0.0, -3_000.0), (0.0, 3_000.0)].map(Point::from);
    /// let ellipse = StandardEllipse::of(&points, EllipseForm::Count)?;
    /// assert_eq!((ellipse.long_squares, ellipse.long), (32e6, (32e6_f64 / 4.0).sqrt()));
    /// assert_eq!((ellipse.short_squares, ellipse.short), (18e6, (18e6_f64 / 4.0).sqrt()));
    /// assert_eq!(ellipse.rotation, Some(90.0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point], form: EllipseForm) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, None)?, form)
    }

    /// Ellipse of points with weights of zero or above, in a form; n is the number of points of a weight above zero.
    ///
    /// # Errors
    ///
    /// As of [`StandardEllipse::of`], and [`Undefined::LengthsDiffer`] if weights are not as many as points,
    /// [`Undefined::Negative`] for a weight below zero, [`Undefined::ZeroTotal`] if all weights are zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{EllipseForm, Point, StandardEllipse};
    ///
    /// let points = [(-4_000.0, 0.0), (4_000.0, 0.0), (0.0, -3_000.0), (0.0, 3_000.0)].map(Point::from);
    /// let ellipse = StandardEllipse::weighted(&points, &[1.0, 1.0, 4.0, 4.0], EllipseForm::Count)?;
    /// assert_eq!((ellipse.long_squares, ellipse.long), (72e6, (72e6_f64 / 10.0).sqrt()));
    /// assert_eq!(ellipse.rotation, Some(0.0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn weighted(points: &[Point], weights: &[f64], form: EllipseForm) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, Some(weights))?, form)
    }

    fn from_weighted(weighted: &[(Point, f64)], form: EllipseForm) -> Result<Self, Undefined> {
        let MeanCenter { count, weight, center, .. } = MeanCenter::from_weighted(weighted)?;
        let factor = form.factor(count)?;
        if one_place(weighted).is_some() {
            return Err(Undefined::AllEqual);
        }
        let sum_of = |of: &dyn Fn(f64, f64) -> f64| {
            let each = weighted.iter().map(|(point, weight)| weight * of(point.x - center.x, point.y - center.y));
            total(&each.collect::<Vec<_>>())
        };
        let (east, north) = (sum_of(&|x, _| x * x)?, sum_of(&|_, y| y * y)?);
        let both = sum_of(&|x, y| x * y)?;
        let angle = 0.5 * f64::atan2(2.0 * both, east - north);
        let (sin, cos) = angle.sin_cos();
        let long_squares = sum_of(&|x, y| (x * cos + y * sin).powi(2))?;
        let short_squares = sum_of(&|x, y| (y * cos - x * sin).powi(2))?;
        // On a line only the rounding of coordinates and of the direction is left.
        let largest = weighted.iter().map(|(point, _)| point.x.abs().max(point.y.abs())).fold(0.0, f64::max);
        let half_axis = |squares: f64| (squares / weight).sqrt();
        let rounding = 4.0 * f64::EPSILON * (largest + half_axis(long_squares));
        let short_squares = if half_axis(short_squares) <= rounding { 0.0 } else { short_squares };
        let is_round = length(east - north, 2.0 * both) <= Self::ROUND * (east + north);
        Ok(Self {
            count,
            weight,
            center,
            form,
            long_squares,
            short_squares,
            long: finite(half_axis(long_squares) * factor)?,
            short: finite(half_axis(short_squares) * factor)?,
            rotation: (!is_round).then(|| from_north(angle)),
        })
    }
}

/// Direction of a line in degrees clockwise from north, from 0 to below 180, by its angle anticlockwise from east.
fn from_north(angle: f64) -> f64 {
    let degrees = (90.0 - angle.to_degrees()).rem_euclid(180.0);
    // A number a little below zero is rounded up to 180.
    if degrees < 180.0 { degrees } else { 0.0 }
}

#[cfg(test)]
mod tests;
