//! Classification of numbers for thematic maps.

use super::natural_breaks;

/// A class of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// Lower limit, exclusive; for the first class inclusive, and as a rule the least number.
    pub lower: f64,
    /// Upper limit, inclusive.
    pub upper: f64,
    /// Least and greatest number in the class; `None` if it is empty.
    pub held: Option<(f64, f64)>,
}

/// Ascending classes of numbers. A class contains numbers greater than its lower limit and up to its upper limit, as in
/// `mapclassify` of `PySAL`; the first class also contains its lower limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Classes; at least one.
    all: Vec<Class>,
    /// `true` if the numbers and limits are whole.
    whole: bool,
    /// `true` for manual breaks.
    own: bool,
    /// `true` if the last class ends in a manual break instead of the maximum.
    own_end: bool,
}

impl Classes {
    /// Quantile classes with about equal counts: limits at the quantiles `i / k` with linear interpolation (type 7 of
    /// Hyndman & Fan 1996). Equal limits are merged, so there may be fewer than `k` classes. `None` without finite
    /// numbers, as for all methods.
    pub fn quantiles(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let k = k.max(1);
        let quantile = |i: usize| {
            // In whole numbers, so that a quantile at a number equals that number.
            let at = i * (sorted.len() - 1);
            let (low, share) = (at / k, (at % k) as f64 / k as f64);
            let lower = sorted.get(low).copied().unwrap_or_default();
            let upper = sorted.get(low + 1).copied().unwrap_or(lower);
            // Clamped against rounding; between equal numbers there is nothing to interpolate.
            if share > 0.0 && lower < upper { (lower + (upper - lower) * share).clamp(lower, upper) } else { lower }
        };
        Some(Self::between(&sorted, (1..=k).map(quantile)))
    }

    /// Equal intervals between the least and the greatest number.
    pub fn equal_intervals(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let (low, high) = ends(&sorted);
        let k = k.max(1);
        let width = (high - low) / k as f64;
        let limit = |i: usize| if i == k { high } else { (low + width * i as f64).min(high) };
        Some(Self::between(&sorted, (1..=k).map(limit)))
    }

    /// Natural breaks: least squared deviations from the class means (Fisher 1958, known as Jenks), computed exactly.
    /// At most as many classes as distinct numbers.
    pub fn natural_breaks(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let mut different = sorted.clone();
        different.dedup();
        let ends = natural_breaks::group_ends(&sorted, k.clamp(1, different.len()));
        let limits: Vec<f64> = ends.into_iter().filter_map(|end| sorted.get(end).copied()).collect();
        Some(Self::between(&sorted, limits))
    }

    /// Head/tail breaks (Jiang 2013, "Head/tail breaks: a new classification scheme for data with a heavy-tailed
    /// distribution", The Professional Geographer 65): split at the mean, then again the part above it, until one
    /// number is left or all are equal; at most nine classes.
    pub fn head_tail(values: &[f64]) -> Option<Self> {
        Self::head_tail_up_to(values, 9)
    }

    /// Head/tail breaks with a largest number of classes.
    pub(crate) fn head_tail_up_to(values: &[f64], most: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let mut head: &[f64] = &sorted;
        let mut limits = Vec::new();
        while limits.len() + 1 < most && head.len() > 1 {
            let mean = head.iter().sum::<f64>() / head.len() as f64;
            let above = head.partition_point(|value| *value <= mean);
            let rest = head.get(above..).unwrap_or_default();
            // Rounding of the mean can leave equal numbers without a head.
            if rest.is_empty() || above == 0 {
                break;
            }
            limits.push(mean);
            head = rest;
        }
        limits.push(ends(&sorted).1);
        Some(Self::between(&sorted, limits))
    }

    /// Classes between manual breaks, ascending. Numbers above the last break form a further class.
    pub fn own(values: &[f64], limits: &[f64]) -> Option<Self> {
        let sorted = sorted(values)?;
        let high = ends(&sorted).1;
        let last = limits.last().map_or(high, |last| last.max(high));
        let own_end = limits.last().is_some_and(|limit| *limit >= high);
        Some(Self { own: true, own_end, ..Self::between(&sorted, limits.iter().copied().chain([last])) })
    }

    /// Classes with these upper limits, the last not less than the greatest number; equal limits are merged.
    fn between(sorted: &[f64], limits: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = ends(sorted);
        let mut limits: Vec<f64> = limits.into_iter().collect();
        limits.dedup();
        let mut classes = Vec::with_capacity(limits.len().max(1));
        let (mut rest, mut lower) = (sorted, None);
        for upper in if limits.is_empty() { vec![high] } else { limits } {
            let (held, above) = rest.split_at(rest.partition_point(|value| *value <= upper));
            let held = held.first().copied().zip(held.last().copied());
            // Manual breaks may lie below all numbers.
            classes.push(Class { lower: lower.unwrap_or_else(|| low.min(upper)), upper, held });
            (rest, lower) = (above, Some(upper));
        }
        Self { all: classes, whole: false, own: false, own_end: false }
    }

    /// Classes with limits rounded down to whole numbers, for whole data: up to 2.75 is the same as up to 2. Classes
    /// without a whole number between their limits are merged.
    pub fn whole(self) -> Self {
        let mut classes: Vec<Class> = Vec::with_capacity(self.all.len());
        for class in self.all {
            let class = Class { lower: class.lower.floor(), upper: class.upper.floor(), ..class };
            match classes.last_mut() {
                // No whole number lies between the limits, so the class is empty.
                Some(before) if before.upper >= class.upper => before.held = before.held.or(class.held),
                _ => classes.push(class),
            }
        }
        Self { all: classes, whole: true, ..self }
    }

    /// Classes of the numbers up to zero and of those above, with zero as the limit between them.
    pub(crate) fn around_zero(below: Self, above: Self) -> Self {
        let (mut all, split) = (below.all, above.all.len());
        if let Some(last) = all.last_mut() {
            last.upper = 0.0;
        }
        all.extend(above.all);
        let first = all.len().saturating_sub(split);
        if let Some(first) = all.get_mut(first) {
            first.lower = 0.0;
        }
        Self { all, whole: false, own: false, own_end: false }
    }

    /// Removes empty classes; the others keep their limits and so their widths.
    pub(crate) fn occupied(self) -> Self {
        let all = self.all.into_iter().filter(|class| class.held.is_some()).collect();
        Self { all, ..self }
    }

    /// Removes empty classes; the next class is extended downwards, so that no gap is left.
    pub fn joined(self) -> Self {
        let mut before: Option<f64> = None;
        let mut joined = self.occupied();
        for class in &mut joined.all {
            class.lower = before.unwrap_or(class.lower);
            before = Some(class.upper);
        }
        joined
    }

    /// Number of classes, at least one.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Always `false`: there is at least one class.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// `true` for classes of whole numbers.
    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    /// `true` for manual breaks, which may leave classes empty.
    pub(crate) fn is_own(&self) -> bool {
        self.own
    }

    /// `true` if the last class ends in a manual break instead of the maximum.
    pub(crate) fn has_own_end(&self) -> bool {
        self.own_end
    }

    /// The class of a number, from 0; what lies beyond the ends is in the class at that end.
    pub fn of(&self, value: f64) -> usize {
        self.all.partition_point(|class| class.upper < value).min(self.all.len().saturating_sub(1))
    }

    /// The class with an index; `None` beyond the last.
    pub fn get(&self, class: usize) -> Option<&Class> {
        self.all.get(class)
    }

    /// All classes, ascending.
    pub fn all(&self) -> &[Class] {
        &self.all
    }

    /// Upper limits of all classes.
    pub fn limits(&self) -> Vec<f64> {
        self.all.iter().map(|class| class.upper).collect()
    }

    /// Lower and upper limit of the class with the given index, see [`Class`]; zeros beyond the last.
    pub fn bounds(&self, class: usize) -> (f64, f64) {
        self.get(class).map(|class| (class.lower, class.upper)).unwrap_or_default()
    }

    /// Least and greatest of all numbers; `None` if all classes are empty.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let mut held = self.all.iter().filter_map(|class| class.held);
        let first = held.next()?;
        Some((first.0, held.next_back().unwrap_or(first).1))
    }

    /// Number of `values` in each class.
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

/// The finite numbers in ascending order; `None` if there are none.
fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    // Adding 0 turns −0 into 0.
    let mut sorted: Vec<f64> =
        values.iter().copied().filter(|value| value.is_finite()).map(|value| value + 0.0).collect();
    sorted.sort_by(f64::total_cmp);
    (!sorted.is_empty()).then_some(sorted)
}

fn ends(sorted: &[f64]) -> (f64, f64) {
    (sorted.first().copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default())
}
