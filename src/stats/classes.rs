//! Numbers in classes, as maps colour them.

use super::natural_breaks;

/// A class of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// The limit that its numbers exceed; of the first class its least number.
    pub lower: f64,
    /// The limit that its numbers do not exceed.
    pub upper: f64,
    /// The least and the greatest number that it holds; `None` where it holds none.
    pub held: Option<(f64, f64)>,
}

/// Classes of numbers, rising: a class holds what is greater than its lower limit and at most its upper one, as in
/// `mapclassify` of `PySAL`; the first class also holds its lower end.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// At least one.
    all: Vec<Class>,
    /// Whether the numbers are whole, and the limits with them.
    whole: bool,
    /// Whether the limits are a person's own.
    own: bool,
    /// Whether the last class ends in one of those limits, and not in the greatest number.
    own_end: bool,
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
            // Rounding makes no number beyond the two, and of equal ones no other.
            if share > 0.0 && lower < upper { (lower + (upper - lower) * share).clamp(lower, upper) } else { lower }
        };
        Some(Self::between(&sorted, (1..=k).map(quantile)))
    }

    /// Classes of the same width between the least and the greatest number.
    pub fn equal_intervals(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let (low, high) = ends(&sorted);
        let k = k.max(1);
        let width = (high - low) / k as f64;
        let limit = |i: usize| if i == k { high } else { (low + width * i as f64).min(high) };
        Some(Self::between(&sorted, (1..=k).map(limit)))
    }

    /// Classes with the least squared deviations from their means (Fisher 1958, known as Jenks), found exactly.
    /// At most as many as there are different numbers.
    pub fn natural_breaks(values: &[f64], k: usize) -> Option<Self> {
        let sorted = sorted(values)?;
        let mut different = sorted.clone();
        different.dedup();
        let ends = natural_breaks::group_ends(&sorted, k.clamp(1, different.len()));
        let limits: Vec<f64> = ends.into_iter().filter_map(|end| sorted.get(end).copied()).collect();
        Some(Self::between(&sorted, limits))
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
        Some(Self::between(&sorted, limits))
    }

    /// Classes between limits that a person set, rising. What lies above the last limit is a class as well.
    pub fn own(values: &[f64], limits: &[f64]) -> Option<Self> {
        let sorted = sorted(values)?;
        let high = ends(&sorted).1;
        let last = limits.last().map_or(high, |last| last.max(high));
        let own_end = limits.last().is_some_and(|limit| *limit >= high);
        Some(Self { own: true, own_end, ..Self::between(&sorted, limits.iter().copied().chain([last])) })
    }

    /// Classes with these upper limits, the last of which is the greatest number or above; equal limits fall together.
    fn between(sorted: &[f64], limits: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = ends(sorted);
        let mut limits: Vec<f64> = limits.into_iter().collect();
        limits.dedup();
        let mut classes = Vec::with_capacity(limits.len().max(1));
        let (mut rest, mut lower) = (sorted, None);
        for upper in if limits.is_empty() { vec![high] } else { limits } {
            let (held, above) = rest.split_at(rest.partition_point(|value| *value <= upper));
            let held = held.first().copied().zip(held.last().copied());
            // Own limits may lie below all numbers.
            classes.push(Class { lower: lower.unwrap_or_else(|| low.min(upper)), upper, held });
            (rest, lower) = (above, Some(upper));
        }
        Self { all: classes, whole: false, own: false, own_end: false }
    }

    /// The same classes of whole numbers with whole limits: the numbers up to 2.75 are those up to 2. Limits that part
    /// no whole numbers fall together.
    pub fn whole(self) -> Self {
        let mut classes: Vec<Class> = Vec::with_capacity(self.all.len());
        for class in self.all {
            let class = Class { lower: class.lower.floor(), upper: class.upper.floor(), ..class };
            match classes.last_mut() {
                // No whole number lies between them, so that what the class holds is nothing.
                Some(before) if before.upper >= class.upper => before.held = before.held.or(class.held),
                _ => classes.push(class),
            }
        }
        Self { all: classes, whole: true, ..self }
    }

    /// Without the classes that hold no number; the others keep their limits, so that their widths stay.
    pub fn occupied(self) -> Self {
        let all = self.all.into_iter().filter(|class| class.held.is_some()).collect();
        Self { all, ..self }
    }

    /// Without the classes that hold no number; the next one begins where they began, so that no gap is left.
    pub fn joined(self) -> Self {
        let mut before: Option<f64> = None;
        let mut joined = self.occupied();
        for class in &mut joined.all {
            class.lower = before.unwrap_or(class.lower);
            before = Some(class.upper);
        }
        joined
    }

    /// How many classes there are, at least one.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Never: there is at least one class.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether they are classes of whole numbers.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether the limits are a person's own, so that some classes may hold nothing.
    pub fn is_own(&self) -> bool {
        self.own
    }

    /// Whether the last class ends in one of a person's own limits, and not in the greatest number.
    pub fn has_own_end(&self) -> bool {
        self.own_end
    }

    /// The class of a number, from 0; what lies beyond the ends is in the class at that end.
    pub fn of(&self, value: f64) -> usize {
        self.all.partition_point(|class| class.upper < value).min(self.all.len().saturating_sub(1))
    }

    /// One class; `None` beyond the last.
    pub fn get(&self, class: usize) -> Option<&Class> {
        self.all.get(class)
    }

    /// All classes, rising.
    pub fn all(&self) -> &[Class] {
        &self.all
    }

    /// The upper limits of the classes.
    pub fn limits(&self) -> Vec<f64> {
        self.all.iter().map(|class| class.upper).collect()
    }

    /// The ends of a class: of the first the least number, of the others what their numbers are greater than; and what
    /// they are at most.
    pub fn bounds(&self, class: usize) -> (f64, f64) {
        self.get(class).map(|class| (class.lower, class.upper)).unwrap_or_default()
    }

    /// The least and the greatest number of all.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let mut held = self.all.iter().filter_map(|class| class.held);
        let first = held.next()?;
        Some((first.0, held.next_back().unwrap_or(first).1))
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
    // Adding 0 makes −0 into 0, which is the same number.
    let mut sorted: Vec<f64> =
        values.iter().copied().filter(|value| value.is_finite()).map(|value| value + 0.0).collect();
    sorted.sort_by(f64::total_cmp);
    (!sorted.is_empty()).then_some(sorted)
}

fn ends(sorted: &[f64]) -> (f64, f64) {
    (sorted.first().copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default())
}
