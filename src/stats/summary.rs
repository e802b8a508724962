//! Sum, mean and median of numbers, exact to the last digit and therefore independent of their order.

use super::Undefined;

/// Numbers above this are scaled while they are added, so that no intermediate sum leaves the range of numbers.
const HUGE: f64 = 1e290;
/// Power of two by which they are scaled.
const SCALE: f64 = 7.888_609_052_210_118e-31;

/// Exact sum, rounded once (Shewchuk 1997, as `math.fsum` of Python). `None` if a number, or the sum, is not finite.
pub(crate) fn sum(numbers: &[f64]) -> Option<f64> {
    let (sum, scale) = scaled_sum(numbers)?;
    Some(sum / scale).filter(|sum| sum.is_finite())
}

/// Exact sum, for measures that have no value without one.
///
/// # Errors
/// [`Undefined::NotFinite`] if a number, or the sum, is not finite.
pub(crate) fn total(numbers: &[f64]) -> Result<f64, Undefined> {
    sum(numbers).ok_or(Undefined::NotFinite)
}

/// Arithmetic mean; `None` without numbers, or if one is not finite.
pub(crate) fn mean(numbers: &[f64]) -> Option<f64> {
    let (sum, scale) = scaled_sum(numbers).filter(|_| !numbers.is_empty())?;
    Some(sum / numbers.len() as f64 / scale)
}

/// Exact sum of numbers by a scale, rounded once, with that scale.
fn scaled_sum(numbers: &[f64]) -> Option<(f64, f64)> {
    if numbers.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let scale = if numbers.iter().any(|number| number.abs() > HUGE) { SCALE } else { 1.0 };
    // Parts that do not overlap, ascending: their sum is exact.
    let mut parts: Vec<f64> = Vec::new();
    for number in numbers {
        let mut next = *number * scale;
        let mut kept = Vec::with_capacity(parts.len() + 1);
        for part in parts {
            let (large, small) = if next.abs() < part.abs() { (part, next) } else { (next, part) };
            let high = large + small;
            let low = small - (high - large);
            if low != 0.0 {
                kept.push(low);
            }
            next = high;
        }
        kept.push(next);
        parts = kept;
    }
    Some((rounded(parts), scale))
}

/// Sum of parts that do not overlap, ascending, rounded to the nearest, of two to the even one.
fn rounded(mut parts: Vec<f64>) -> f64 {
    let mut high = parts.pop().unwrap_or_default();
    while let Some(part) = parts.pop() {
        let before = high;
        high = before + part;
        let low = part - (high - before);
        if low == 0.0 {
            continue;
        }
        // Half a digit is rounded by what follows it.
        if parts.last().is_some_and(|next| (low < 0.0) == (*next < 0.0)) {
            let twice = low * 2.0;
            let other = high + twice;
            if other - high == twice {
                high = other;
            }
        }
        break;
    }
    high
}

/// Median: the middle number, or the mean of the two middle ones; `None` without numbers, or if one is not finite.
pub(crate) fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = if sorted.len().is_multiple_of(2) { *sorted.get(sorted.len() / 2 - 1)? } else { upper };
    let is_finite = sorted.iter().all(|number| number.is_finite());
    is_finite.then(|| mean(&[lower, upper])).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Expected values of Python 3.11: `math.fsum`, `statistics.fmean`, `statistics.median`.
    #[test]
    fn sums_means_and_medians_are_those_of_python() {
        let tenths = [0.1; 10];
        assert_eq!((sum(&tenths), mean(&tenths)), (Some(1.0), Some(0.1)));
        assert_eq!(sum(&[1e16, 1.0, -1e16]), Some(1.0));
        assert_eq!(sum(&[1e308, 1e308, -1e308]), Some(1e308), "where Python raises `OverflowError`");
        let output = [12.5, 8.0, 3.25, 1468.0, -7.75, 0.0, 2345.6];
        assert_eq!(
            (sum(&output), mean(&output), median(&output)),
            (Some(3829.6), Some(547.085_714_285_714_3), Some(8.0))
        );
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
        assert_eq!(median(&[1e308, 1.6e308]), Some(1.3e308));
        assert_eq!((sum(&[]), mean(&[]), median(&[])), (Some(0.0), None, None));
    }

    #[test]
    fn what_is_not_finite_has_no_sum() {
        for spoilt in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!((sum(&[1.0, spoilt]), mean(&[1.0, spoilt]), median(&[1.0, spoilt])), (None, None, None));
        }
        assert_eq!(sum(&[1.7e308, 1.7e308]), None);
        assert_eq!(mean(&[1.7e308, 1.7e308]), Some(1.7e308));
    }

    fn any_number() -> impl Strategy<Value = f64> {
        prop_oneof![-1e12..1e12_f64, -1e-9..1e-9_f64, -1.7e308..1.7e308_f64]
    }

    proptest! {
        #[test]
        fn the_order_of_numbers_changes_nothing(numbers in prop::collection::vec(any_number(), 1..40), by in 1..39_usize) {
            let mut other = numbers.clone();
            other.rotate_left(by % numbers.len());
            other.reverse();
            prop_assert_eq!((sum(&numbers), mean(&numbers), median(&numbers)), (sum(&other), mean(&other), median(&other)));
        }

        #[test]
        fn a_mean_lies_between_the_least_and_the_greatest(numbers in prop::collection::vec(-1e9..1e9_f64, 1..40)) {
            let ends = (numbers.iter().copied().fold(f64::MAX, f64::min), numbers.iter().copied().fold(f64::MIN, f64::max));
            for middle in [mean(&numbers).unwrap(), median(&numbers).unwrap()] {
                prop_assert!(middle >= ends.0.next_down() && middle <= ends.1.next_up(), "{} {:?}", middle, ends);
            }
        }
    }
}
