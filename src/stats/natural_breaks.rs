//! Exact natural breaks in one dimension: Fisher, W. D. (1958), "On Grouping for Maximum Homogeneity", JASA 53; by the
//! dynamic programme of Wang & Song (2011), "Ckmeans.1d.dp", The R Journal 3(2).
#![expect(clippy::indexing_slicing, reason = "a dynamic programme over indices that its loops bound")]

/// Far more than the error of a cost, of numbers that are scaled to at most 2.
const SLACK: f64 = 1e-9;

/// Index of the last number in each of `k` groups of sorted numbers, chosen for the least sum of squared deviations
/// from the group means. `k` is at least 1 and at most the number of *distinct* values, since equal numbers stay
/// together.
///
/// Time O(k·n²) at worst, mostly far less: negligible for provinces in all years, acceptable for some thousands of
/// numbers.
pub(super) fn group_ends(sorted: &[f64], k: usize) -> Vec<usize> {
    let n = sorted.len();
    // Scaling by a power of two is exact and keeps squares from overflow and underflow.
    let largest = sorted.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let scale = if largest > 0.0 { (-largest.log2()).floor().clamp(-1_000.0, 1_000.0).exp2() } else { 1.0 };
    // Deviations from the median, so that sums of squares lose few digits.
    let shift = sorted.get(n / 2).copied().unwrap_or_default() * scale;
    let mut sums = vec![(0.0_f64, 0.0_f64)];
    for value in sorted {
        let (sum, squares) = sums.last().copied().unwrap_or_default();
        let moved = value * scale - shift;
        sums.push((sum + moved, squares + moved * moved));
    }
    let cost = |from: usize, to: usize| {
        let ((sum_a, squares_a), (sum_b, squares_b)) = (sums[from], sums[to]);
        let (sum, count) = (sum_b - sum_a, (to - from) as f64);
        (squares_b - squares_a - sum * sum / count).max(0.0)
    };
    // Least cost of the first i numbers in the groups so far; `cuts` holds where the last group begins.
    let mut best: Vec<f64> = (0..=n).map(|i| if i == 0 { 0.0 } else { cost(0, i) }).collect();
    let mut cuts: Vec<Vec<usize>> = vec![vec![0; n + 1]];
    for group in 1..k {
        let mut next = vec![f64::INFINITY; n + 1];
        let mut cut = vec![0; n + 1];
        for i in group + 1..=n {
            for from in (group..i).rev() {
                let last = cost(from, i);
                // A longer last group costs more still, up to rounding.
                if last > next[i] + SLACK {
                    break;
                }
                let torn = sorted[from - 1] >= sorted[from];
                let total = best[from] + last;
                if !torn && total <= next[i] {
                    (next[i], cut[i]) = (total, from);
                }
            }
        }
        best = next;
        cuts.push(cut);
    }
    let mut ends = Vec::with_capacity(k);
    let mut end = n;
    for cut in cuts.iter().rev() {
        ends.push(end.saturating_sub(1));
        end = cut[end];
    }
    ends.reverse();
    ends
}
