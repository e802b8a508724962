//! Numbers in classes, as maps colour them.

use super::natural_breaks;

/// Classes of numbers: class `i` holds what is greater than the limit before it and at most its own limit, as in
/// `mapclassify` of `PySAL`; the first class also holds its lower end.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// The least and the greatest number.
    range: (f64, f64),
    /// The upper limits of the classes, rising; the last is the greatest number or above.
    limits: Vec<f64>,
}

impl Classes {
    /// Classes with about the same count in each: limits are the quantiles `i / k` with linear interpolation (type 7 of
    /// Hyndman & Fan 1996). Equal limits fall together, so that there may be fewer than `k`.
    pub fn quantiles(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let k = k.max(1);
        let quantile = |i: usize| {
            // In whole numbers, so that a limit that falls upon a number is that number.
            let at = i * (sorted.len() - 1);
            let (low, share) = (at / k, (at % k) as f64 / k as f64);
            let lower = sorted.get(low).copied().unwrap_or_default();
            let upper = sorted.get(low + 1).copied().unwrap_or(lower);
            lower + (upper - lower) * share
        };
        Self::from_limits(&sorted, (1..=k).map(quantile))
    }

    /// Classes of the same width between the least and the greatest number.
    pub fn equal_intervals(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let (low, high) = ends(&sorted);
        let k = k.max(1);
        let width = (high - low) / k as f64;
        Self::from_limits(&sorted, (1..=k).map(|i| if i == k { high } else { low + width * i as f64 }))
    }

    /// Classes with the least squared deviations from their means (Fisher 1958, known as Jenks), found exactly.
    /// At most as many as there are different numbers.
    pub fn natural_breaks(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let mut different = sorted.clone();
        different.dedup();
        let ends = natural_breaks::group_ends(&sorted, k.clamp(1, different.len()));
        let limits: Vec<f64> = ends.into_iter().filter_map(|end| sorted.get(end).copied()).collect();
        Self::from_limits(&sorted, limits)
    }

    /// Head/tail breaks (Jiang 2013, "Head/tail breaks: a new classification scheme for data with a heavy-tailed
    /// distribution", The Professional Geographer 65): split at the mean, again and again what lies above it, until a
    /// single number is left or all are equal; at most nine classes.
    pub fn head_tail(values: &[f64]) -> Option<Self> {
        let sorted = sorted(values)?;
        let mut head: &[f64] = &sorted;
        let mut limits = Vec::new();
        while limits.len() < 8 && head.len() > 1 {
            let mean = head.iter().sum::<f64>() / head.len() as f64;
            let above = head.partition_point(|value| *value <= mean);
            let rest = head.get(above..).unwrap_or_default();
            // Equal numbers whose mean is off by rounding have no head.
            if rest.is_empty() || above == 0 {
                break;
            }
            limits.push(mean);
            head = rest;
        }
        limits.push(ends(&sorted).1);
        Self::from_limits(&sorted, limits)
    }

    /// Classes between limits that a person set, rising. What lies above the last limit is a class as well.
    pub fn own(values: &[f64], limits: &[f64]) -> Option<Self> {
        let sorted = sorted(values)?;
        let (low, high) = ends(&sorted);
        let last = limits.last().map_or(high, |last| last.max(high));
        let mut limits: Vec<f64> = limits.iter().copied().chain([last]).collect();
        limits.dedup();
        Some(Self { range: (low, high), limits })
    }

    fn from_limits(sorted: &[f64], limits: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut limits: Vec<f64> = limits.into_iter().collect();
        limits.dedup();
        (!limits.is_empty()).then(|| Self { range: ends(sorted), limits })
    }

    /// How many classes there are, at least one.
    pub fn len(&self) -> usize {
        self.limits.len()
    }

    /// Never: there is at least one class.
    pub fn is_empty(&self) -> bool {
        self.limits.is_empty()
    }

    /// The class of a number, from 0; what lies beyond the ends is in the class at that end.
    pub fn of(&self, value: f64) -> usize {
        self.limits.partition_point(|limit| *limit < value).min(self.limits.len() - 1)
    }

    /// The upper limits of the classes.
    pub fn limits(&self) -> &[f64] {
        &self.limits
    }

    /// The ends of a class: of the first the least number, of the others what their numbers are greater than; and what
    /// they are at most.
    pub fn bounds(&self, class: usize) -> (f64, f64) {
        let upper = self.limits.get(class).copied().unwrap_or(self.range.1);
        let lower = class.checked_sub(1).and_then(|before| self.limits.get(before)).copied();
        // Own limits may lie below all numbers.
        (lower.unwrap_or_else(|| self.range.0.min(upper)), upper)
    }

    /// How many of some numbers lie in each class.
    pub fn counts(&self, values: &[f64]) -> Vec<usize> {
        let mut counts = vec![0; self.len()];
        for value in values {
            if let Some(count) = counts.get_mut(self.of(*value)) {
                *count += 1;
            }
        }
        counts
    }
}

/// The finite numbers in order; `None` where there is none.
fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    (!sorted.is_empty()).then_some(sorted)
}

fn ends(sorted: &[f64]) -> (f64, f64) {
    (sorted.first().copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default())
}
