//! Ranks of values.

use crate::stats::Undefined;

/// Ranks of values from the least, which has rank 1, in the order of the values. Equal values share the average of the
/// ranks that they take up, so that the ranks add up to n(n + 1)/2 with ties or without.
///
/// ```
/// use cluster_atlas::stats::association::average_ranks;
///
/// assert_eq!(average_ranks(&[40.0, 10.0, 20.0, 20.0]), Ok(vec![4.0, 1.0, 2.5, 2.5]));
/// ```
///
/// # Errors
///
/// [`Undefined::NotFinite`] if a value is infinite or not a number.
pub fn average_ranks(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    if values.iter().any(|value| !value.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    let mut sorted: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    sorted.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tie in sorted.chunk_by(|one, other| one.1 == other.1) {
        let rank = before as f64 + f64::midpoint(tie.len() as f64, 1.0);
        for (place, _) in tie {
            if let Some(of_place) = ranks.get_mut(*place) {
                *of_place = rank;
            }
        }
        before += tie.len();
    }
    Ok(ranks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_zeros_are_one_number() {
        assert_eq!(average_ranks(&[0.0, -0.0, 1.0]), Ok(vec![1.5, 1.5, 3.0]));
        assert_eq!(average_ranks(&[]), Ok(vec![]));
        assert_eq!(average_ranks(&[f64::NAN]), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn ranks_add_up_whatever_the_ties(values in prop::collection::vec(0..6_u8, 1..40)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let ranks = average_ranks(&values).unwrap();
            let count = values.len() as f64;
            prop_assert_eq!(ranks.iter().sum::<f64>(), count * (count + 1.0) / 2.0);
        }
    }
}
