//! Deviations of values from their mean, in a unit in which their squares neither overflow nor vanish.

use super::{Undefined, mean, total};

/// Values about their mean.
pub(crate) struct Centered {
    /// Arithmetic mean.
    pub(crate) mean: f64,
    /// Deviations from the mean, in units of `scale`; all 0 if the values are equal.
    pub(crate) deviations: Vec<f64>,
    /// Power of two near the greatest deviation, the unit of the deviations; 1 if the values are equal.
    pub(crate) scale: f64,
    /// Sum of the squared deviations, in units of the squared scale: at least 1 unless the values are equal or as small
    /// as numbers get.
    pub(crate) squares: f64,
    /// Greatest absolute value, in units of `scale`.
    pub(crate) greatest: f64,
}

impl Centered {
    /// Values about their mean, exact whatever their order and size.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without values, [`Undefined::NotFinite`] if a value is not finite or too far from the mean.
    pub(crate) fn of(values: &[f64]) -> Result<Self, Undefined> {
        if values.is_empty() {
            return Err(Undefined::TooFew { needed: 1, found: 0 });
        }
        let rough = mean(values).ok_or(Undefined::NotFinite)?;
        let shifted: Vec<f64> = values.iter().map(|value| value - rough).collect();
        // The mean is rounded, and what it lacks is the mean of the deviations from it.
        let rest = mean(&shifted).ok_or(Undefined::NotFinite)?;
        let deviations: Vec<f64> = shifted.iter().map(|deviation| deviation - rest).collect();
        let farthest = largest(&deviations);
        let scale = if farthest == 0.0 { 1.0 } else { power_of_two(farthest) };
        let deviations: Vec<f64> = deviations.iter().map(|deviation| deviation / scale).collect();
        let squares: Vec<f64> = deviations.iter().map(|deviation| deviation * deviation).collect();
        let squares = total(&squares)?;
        Ok(Self { mean: rough + rest, deviations, scale, squares, greatest: largest(values) / scale })
    }

    /// Standard deviation in the form of a population, which divides by n; 0 if the values are equal.
    pub(crate) fn population_deviation(&self) -> f64 {
        (self.squares / self.deviations.len() as f64).sqrt() * self.scale
    }
}

/// Greatest absolute value.
fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |largest, value| value.abs().max(largest))
}

/// Greatest power of two that is not above a positive number, or the least normal number.
fn power_of_two(number: f64) -> f64 {
    const EXPONENT: u64 = 0x7FF0_0000_0000_0000;
    f64::from_bits(number.to_bits() & EXPONENT).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_far_from_zero_keep_their_deviations() {
        let centered = Centered::of(&[1e15 + 1.0, 1e15 + 2.0, 1e15 + 4.0, 1e15 + 5.0]).unwrap();
        assert_eq!((centered.mean, centered.scale), (1e15 + 3.0, 2.0));
        assert_eq!(centered.deviations, [-1.0, -0.5, 0.5, 1.0]);
        assert_eq!(centered.population_deviation(), 2.5_f64.sqrt());
    }

    #[test]
    fn a_mean_between_two_numbers_is_not_rounded_in_the_deviations() {
        let centered = Centered::of(&[1e16, 1e16 + 2.0, 1e16 + 2.0, 1e16 + 2.0]).unwrap();
        assert_eq!(centered.deviations, [-1.5, 0.5, 0.5, 0.5]);
    }

    #[test]
    fn the_largest_and_the_smallest_numbers_have_deviations() {
        for unit in [1e-300, 1e-160, 1.0, 1e160, 1e300] {
            let deviation = Centered::of(&[unit, 3.0 * unit]).unwrap().population_deviation();
            assert!((deviation / unit - 1.0).abs() < 1e-15, "{unit} {deviation}");
        }
        assert!(Centered::of(&[5e-324, 1.5e-323]).unwrap().squares > 0.0);
    }

    #[test]
    fn equal_values_do_not_deviate_in_any_digit() {
        for value in [0.1, 1.0 / 3.0, -7.3, 1e300, 1e-300, 5e-324] {
            for count in 1..60 {
                let centered = Centered::of(&vec![value; count]).unwrap();
                assert_eq!((centered.mean, centered.squares, centered.scale), (value, 0.0, 1.0));
                assert_eq!(centered.population_deviation(), 0.0);
            }
        }
        assert_eq!(Centered::of(&[]).err(), Some(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(Centered::of(&[1.0, f64::NAN]).err(), Some(Undefined::NotFinite));
    }
}
