//! Two variables of the same units, both about their means.

use super::student_t::TTest;
use crate::stats::{Centered, Undefined, sum, total};

/// Least number of units for a test: two points always lie on a line.
const NEEDED: usize = 3;

/// Two variables about their means, and how they go together.
pub(super) struct Pair {
    pub(super) x: Centered,
    pub(super) y: Centered,
    /// Sum of the products of deviations, in units of both scales.
    pub(super) products: f64,
    /// Coefficient of correlation, −1..1; exactly −1 or 1 if the points lie on a line.
    pub(super) correlation: f64,
    /// 1 − r², accurate also where r is near 1; 0 if the points lie on a line.
    unexplained: f64,
}

impl Pair {
    /// Two variables of the same units.
    ///
    /// # Errors
    ///
    /// [`Undefined::LengthsDiffer`], [`Undefined::TooFew`] (fewer than three units), [`Undefined::NotFinite`] and
    /// [`Undefined::AllEqual`] (a variable does not vary).
    pub(super) fn of(x: &[f64], y: &[f64]) -> Result<Self, Undefined> {
        if x.len() != y.len() {
            return Err(Undefined::LengthsDiffer { needed: x.len(), found: y.len() });
        }
        if x.len() < NEEDED {
            return Err(Undefined::TooFew { needed: NEEDED, found: x.len() });
        }
        let (x, y) = (Centered::of(x)?, Centered::of(y)?);
        if x.squares == 0.0 || y.squares == 0.0 {
            return Err(Undefined::AllEqual);
        }
        let products: Vec<f64> = x.deviations.iter().zip(&y.deviations).map(|(x, y)| x * y).collect();
        let products = total(&products)?;
        let (unit_x, unit_y) = (x.squares.sqrt(), y.squares.sqrt());
        // 1 − r and 1 + r are half the squared differences and sums of standardised values, so that none cancels.
        let apart = |sign: f64| -> Option<(f64, f64)> {
            let gaps: Vec<f64> =
                x.deviations.iter().zip(&y.deviations).map(|(x, y)| x / unit_x + sign * y / unit_y).collect();
            let squares: Vec<f64> = gaps.iter().map(|gap| gap * gap).collect();
            Some((sum(&squares)? / 2.0, gaps.iter().fold(0.0, |largest, gap| gap.abs().max(largest))))
        };
        let (below_one, gap_below) = apart(-1.0).ok_or(Undefined::NotFinite)?;
        let (above_minus_one, gap_above) = apart(1.0).ok_or(Undefined::NotFinite)?;
        // Gaps no wider than the rounding of the values themselves are none.
        let rounding = 2.0 * f64::EPSILON * (x.greatest / unit_x + y.greatest / unit_y);
        let (correlation, unexplained) = if gap_below <= rounding {
            (1.0, 0.0)
        } else if gap_above <= rounding {
            (-1.0, 0.0)
        } else {
            ((products / (x.squares * y.squares).sqrt()).clamp(-1.0, 1.0), below_one * above_minus_one)
        };
        Ok(Self { x, y, products, correlation, unexplained })
    }

    /// Number of units.
    pub(super) fn count(&self) -> usize {
        self.x.deviations.len()
    }

    /// `true` if the points lie on a line, up to the rounding of the values.
    pub(super) fn is_exact(&self) -> bool {
        self.unexplained == 0.0
    }

    /// Test of the correlation, which is that of the slope too; `None` if the points lie on a line.
    pub(super) fn test(&self) -> Option<TTest> {
        let freedom = self.count() - 2;
        let t = self.correlation / (self.unexplained / freedom as f64).sqrt();
        (!self.is_exact()).then(|| TTest::of(t, freedom))
    }
}
