//! Summary of distances.

use crate::stats::{Undefined, mean, median, total};

/// Mean, median, least and greatest of distances, for example of all pairs of points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DistanceSummary {
    /// Number of distances; n(n − 1) / 2 for the pairs of n points.
    pub count: usize,
    /// Sum of the distances, in their unit.
    pub sum: f64,
    /// Mean distance.
    pub mean: f64,
    /// Median distance: the middle one, or the mean of the two middle ones.
    pub median: f64,
    /// Least distance; 0 if two points lie at one place.
    pub least: f64,
    /// Greatest distance.
    pub greatest: f64,
}

impl DistanceSummary {
    /// Summary of distances in any unit, from the plane or the globe. They are kept while it is made, 8 bytes each.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without distances; [`Undefined::NotFinite`] if one, or their sum, is not finite;
    /// [`Undefined::Negative`] if one is below zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::DistanceSummary;
    ///
    /// let places = [0.0_f64, 300.0, 700.0];
    /// let pairs = (0..3).flat_map(|one| (one + 1..3).map(move |other| (one, other)));
    /// let summary = DistanceSummary::of(pairs.map(|(one, other)| (places[one] - places[other]).abs()))?;
    /// assert_eq!((summary.count, summary.mean, summary.median), (3, 1_400.0 / 3.0, 400.0));
    /// assert_eq!((summary.least, summary.greatest), (300.0, 700.0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(distances: impl IntoIterator<Item = f64>) -> Result<Self, Undefined> {
        let distances: Vec<f64> = distances.into_iter().collect();
        let sum = total(&distances)?;
        let (Some(mean), Some(median)) = (mean(&distances), median(&distances)) else {
            return Err(Undefined::TooFew { needed: 1, found: 0 });
        };
        let least = distances.iter().copied().fold(f64::INFINITY, f64::min);
        if least < 0.0 {
            return Err(Undefined::Negative);
        }
        let greatest = distances.iter().copied().fold(0.0, f64::max);
        Ok(Self { count: distances.len(), sum, mean, median, least, greatest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_needs_distances() {
        assert_eq!(DistanceSummary::of([]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(DistanceSummary::of([1.0, -1.0]), Err(Undefined::Negative));
        for spoilt in [f64::NAN, f64::INFINITY] {
            assert_eq!(DistanceSummary::of([1.0, spoilt]), Err(Undefined::NotFinite));
        }
        assert_eq!(DistanceSummary::of([1.7e308, 1.7e308]), Err(Undefined::NotFinite));
    }

    #[test]
    fn one_distance_is_all_of_its_summary() {
        let summary = DistanceSummary::of([2.5]).unwrap();
        let expected = DistanceSummary { count: 1, sum: 2.5, mean: 2.5, median: 2.5, least: 2.5, greatest: 2.5 };
        assert_eq!(summary, expected);
    }
}
