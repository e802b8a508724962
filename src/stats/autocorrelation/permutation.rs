//! Inference by permutation: values are dealt out to the units anew, and the measure is taken again.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::{
    model::parallel,
    stats::{Progress, mean, random::Stream, sum},
};

/// Permutations of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permutations {
    /// Number of permutations, R; the least p-value is 1/(R + 1).
    pub number: usize,
    /// Seed that repeats them.
    pub seed: u64,
}

/// Side of a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Values as great as the one found, or greater.
    Greater,
    /// Values as small as the one found, or smaller.
    Less,
    /// Twice the smaller of both, at most 1.
    #[default]
    TwoSided,
    /// The smaller of both: one side, chosen after the value was seen, as GeoDa and esda print it. It is half of the
    /// two-sided one.
    Directed,
}

/// Position of a value among those of permutations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranks {
    /// Permutations with a value as great or greater.
    pub at_least: usize,
    /// Permutations with a value as small or smaller.
    pub at_most: usize,
}

impl Ranks {
    /// Pseudo p-value (m + 1)/(R + 1), m the permutations that are as extreme (North, Curtis & Sham 2002,
    /// doi:10.1086/341527): above 0 and at most 1.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::{Ranks, Side};
    /// let ranks = Ranks { at_least: 4, at_most: 995 };
    /// assert_eq!(ranks.p(Side::Greater, 999), 0.005);
    /// assert_eq!(ranks.p(Side::TwoSided, 999), 0.01);
    /// ```
    pub fn p(self, side: Side, permutations: usize) -> f64 {
        let share = |extreme: usize| (extreme + 1) as f64 / (permutations + 1) as f64;
        let smaller = share(self.at_least.min(self.at_most));
        match side {
            Side::Greater => share(self.at_least),
            Side::Less => share(self.at_most),
            Side::TwoSided => (2.0 * smaller).min(1.0),
            Side::Directed => smaller,
        }
    }
}

/// Values of a measure under permutations, beside the one found.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Value found.
    pub observed: f64,
    /// Values by permutation, in the order of their numbers.
    pub values: Vec<f64>,
    /// Position of the value found.
    pub ranks: Ranks,
}

impl Reference {
    fn new(observed: f64, values: Vec<f64>) -> Self {
        // Equal values that were added up in another order differ in their last digits.
        let slack = 1e-10 * values.iter().fold(observed.abs(), |most, value| most.max(value.abs()));
        let at_least = values.iter().filter(|value| **value >= observed - slack).count();
        let at_most = values.iter().filter(|value| **value <= observed + slack).count();
        Self { observed, values, ranks: Ranks { at_least, at_most } }
    }

    /// Pseudo p-value.
    pub fn p(&self, side: Side) -> f64 {
        self.ranks.p(side, self.values.len())
    }

    /// Mean under permutation; `None` without permutations.
    pub fn mean(&self) -> Option<f64> {
        mean(&self.values)
    }

    /// Standard deviation under permutation (of the population); `None` without permutations.
    pub fn standard_deviation(&self) -> Option<f64> {
        let center = self.mean()?;
        let squares: Vec<f64> = self.values.iter().map(|value| (value - center).powi(2)).collect();
        Some((sum(&squares)? / self.values.len() as f64).sqrt())
    }
}

/// Results of work on permutations in steps, on all processors; `None` if it was cancelled.
pub(super) fn in_steps<R: Send>(
    number: usize,
    step: usize,
    progress: Progress<'_>,
    work: impl Fn(std::ops::Range<usize>) -> R + Sync,
) -> Option<Vec<R>> {
    let (done, is_cancelled) = (AtomicUsize::new(0), AtomicBool::new(false));
    let starts = (0..number).step_by(step.max(1));
    let results = parallel::each(starts.map(|start| start..number.min(start + step)).collect(), |range| {
        if is_cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let length = range.len();
        let result = work(range);
        if !progress(done.fetch_add(length, Ordering::Relaxed) + length, number) {
            is_cancelled.store(true, Ordering::Relaxed);
        }
        Some(result)
    });
    let all = results.into_iter().collect::<Option<Vec<R>>>();
    all.filter(|_| !is_cancelled.load(Ordering::Relaxed))
}

/// Distribution of a statistic over permutations of all values; `None` if it was cancelled. The same to the last bit on
/// any number of processors: each permutation has its own stream of random numbers.
pub(super) fn reference(
    values: &[f64],
    permutations: Permutations,
    progress: Progress<'_>,
    statistic: impl Fn(&[f64]) -> f64 + Sync,
) -> Option<Reference> {
    let step = (1_usize << 16).checked_div(values.len()).unwrap_or_default().clamp(1, 256);
    let found = in_steps(permutations.number, step, progress, |range| {
        let mut dealt = values.to_vec();
        let of_one = |index: usize| {
            dealt.copy_from_slice(values);
            Stream::new(permutations.seed, index as u64).shuffle(&mut dealt);
            statistic(&dealt)
        };
        range.map(of_one).collect::<Vec<f64>>()
    })?;
    Some(Reference::new(statistic(values), found.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_p_value_is_zero_and_none_is_above_one() {
        for (at_least, at_most) in [(0, 99), (99, 0), (60, 60), (99, 99)] {
            for side in [Side::Greater, Side::Less, Side::TwoSided, Side::Directed] {
                let p = Ranks { at_least, at_most }.p(side, 99);
                assert!((0.01..=1.0).contains(&p), "{p}");
            }
        }
    }

    #[test]
    fn what_is_cancelled_has_no_result() {
        let permutations = Permutations { number: 10_000, seed: 1 };
        assert_eq!(reference(&[1.0, 2.0], permutations, &|done, _| done < 1_000, |dealt| dealt[0]), None);
    }

    #[test]
    fn equal_values_count_on_both_sides() {
        let found = reference(&[1.0, 1.0, 1.0], Permutations { number: 99, seed: 1 }, &|_, _| true, |dealt| {
            dealt.iter().map(|value| value * 0.1).sum()
        });
        assert_eq!(found.unwrap().ranks, Ranks { at_least: 99, at_most: 99 });
    }
}
