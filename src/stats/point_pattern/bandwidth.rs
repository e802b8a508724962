//! Bandwidth by a rule of thumb.

use super::{kernel::Kernel, point::Point, standard_distance::StandardDistance};
use crate::stats::Undefined;

/// Bandwidth by the rule of thumb of Silverman (1986, *Density Estimation*, eq. 4.14) and Scott (1992, *Multivariate Density
/// Estimation*): h = A · σ · n^(−1/6). It suits points that are normally distributed, and is too wide for several crowds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bandwidth {
    /// Number n of points.
    pub count: usize,
    /// Standard deviation σ in metres: the root of the mean of the variances of x and y, divided by n − 1.
    pub deviation: f64,
    /// Factor A of the kernel: 1 for the Gaussian, 192^(1/6) = 2.40 for Epanechnikov's, 460.8^(1/6) = 2.78 for the quartic.
    pub factor: f64,
    /// Bandwidth h in metres, above zero.
    pub width: f64,
}

impl Bandwidth {
    /// Bandwidth for points, each of the same weight.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for fewer than two points; [`Undefined::AllEqual`] if all lie at one place;
    /// [`Undefined::NotFinite`] if a coordinate, or a sum, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{Bandwidth, Kernel, Point};
    ///
    /// let points = [(-3_000.0, 0.0), (3_000.0, 0.0), (0.0, -4_000.0), (0.0, 4_000.0)].map(Point::from);
    /// let rule = Bandwidth::of(&points, Kernel::Gaussian)?;
    /// assert_eq!(rule.deviation, (50e6_f64 / 2.0 / 3.0).sqrt());
    /// assert_eq!(rule.width, rule.deviation * 4_f64.powf(-1.0 / 6.0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point], kernel: Kernel) -> Result<Self, Undefined> {
        let count = points.len();
        if count < 2 {
            return Err(Undefined::TooFew { needed: 2, found: count });
        }
        let standard = StandardDistance::of(points)?;
        let deviation = (standard.squares / 2.0 / (count - 1) as f64).sqrt();
        let factor = kernel.rule_of_thumb();
        let width = factor * deviation * (count as f64).powf(-1.0 / 6.0);
        if width > 0.0 { Ok(Self { count, deviation, factor, width }) } else { Err(Undefined::AllEqual) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bandwidth_needs_two_places() {
        let of = |points: &[Point]| Bandwidth::of(points, Kernel::Quartic);
        let place = Point { x: 0.1, y: 0.7 };
        assert_eq!(of(&[place]), Err(Undefined::TooFew { needed: 2, found: 1 }));
        assert_eq!(of(&[place; 3]), Err(Undefined::AllEqual));
        assert_eq!(of(&[place, (1e300, 0.0).into()]), Err(Undefined::NotFinite));
    }
}
