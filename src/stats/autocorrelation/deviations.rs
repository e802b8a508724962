//! Values as deviations from their mean, in standard deviations.

use crate::stats::{Centered, Undefined, total};

/// Deviations from the mean divided by the standard deviation (of the population, n), so that the sum of their squares
/// is n.
///
/// # Errors
/// [`Undefined::TooFew`] below two values, [`Undefined::NotFinite`], [`Undefined::AllEqual`].
pub(super) fn z_scores(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    if values.len() < 2 {
        return Err(Undefined::TooFew { needed: 2, found: values.len() });
    }
    let centered = Centered::of(values)?;
    if centered.squares == 0.0 {
        return Err(Undefined::AllEqual);
    }
    let deviation = (centered.squares / values.len() as f64).sqrt();
    Ok(centered.deviations.iter().map(|value| value / deviation).collect())
}

/// Sum of powers of values.
///
/// # Errors
/// [`Undefined::NotFinite`].
pub(super) fn power_sum(values: &[f64], power: i32) -> Result<f64, Undefined> {
    total(&values.iter().map(|value| value.powi(power)).collect::<Vec<_>>())
}

/// Checks that weights are of the values, and link at least two units.
///
/// # Errors
/// [`Undefined::LengthsDiffer`], [`Undefined::NoNeighbors`].
pub(super) fn check(values: &[f64], weights: &super::Weights) -> Result<(), Undefined> {
    if values.len() != weights.units() {
        return Err(Undefined::LengthsDiffer { needed: values.len(), found: weights.units() });
    }
    if weights.sum() == 0.0 { Err(Undefined::NoNeighbors) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_no_deviations_even_where_their_mean_is_rounded() {
        assert_eq!(z_scores(&[0.1; 6]), Err(Undefined::AllEqual));
        assert_eq!(z_scores(&[f64::NAN, 1.0]), Err(Undefined::NotFinite));
        assert_eq!(z_scores(&[1.0]), Err(Undefined::TooFew { needed: 2, found: 1 }));
    }

    #[test]
    fn neither_scale_nor_origin_matters() {
        let expected = z_scores(&[1.0, 2.0, 6.0]).unwrap();
        for scale in [1e-300, 1e-3, 1e300] {
            let found = z_scores(&[1.0, 2.0, 6.0].map(|value| value * scale)).unwrap();
            assert!(expected.iter().zip(found).all(|(one, other)| (one - other).abs() < 1e-12));
        }
    }
}
