//! Natural breaks in one dimension, exactly: Fisher, W. D. (1958), "On Grouping for Maximum Homogeneity", JASA 53;
//! by the dynamic programme of Wang & Song (2011), "Ckmeans.1d.dp", The R Journal 3(2).

/// The ends of `k` groups of sorted numbers: for each group the index of its last number. The groups have the least
/// sum of squared deviations from their means. `k` must be at least 1 and at most the number of *different* numbers,
/// so that equal numbers are never torn apart.
///
/// Time k·n², which is nothing for provinces and fit for some thousands of numbers.
pub(super) fn group_ends(sorted: &[f64], k: usize) -> Vec<usize> {
    let n = sorted.len();
    // Deviations are taken from the median, so that sums of squares lose no digits.
    let shift = sorted.get(n / 2).copied().unwrap_or_default();
    let mut sums = vec![(0.0, 0.0)];
    for value in sorted {
        let (sum, squares): (f64, f64) = sums.last().copied().unwrap_or_default();
        let moved = value - shift;
        sums.push((sum + moved, squares + moved * moved));
    }
    let cost = |from: usize, to: usize| {
        let ((sum_a, squares_a), (sum_b, squares_b)) = (sums[from], sums[to]);
        let (sum, count) = (sum_b - sum_a, (to - from) as f64);
        (squares_b - squares_a - sum * sum / count).max(0.0)
    };
    // best[g][i]: the least cost of the first i numbers in g + 1 groups; cut[g][i]: where the last of these begins.
    let mut best: Vec<f64> = (0..=n).map(|i| if i == 0 { 0.0 } else { cost(0, i) }).collect();
    let mut cuts: Vec<Vec<usize>> = vec![vec![0; n + 1]];
    for group in 1..k {
        let mut next = vec![f64::INFINITY; n + 1];
        let mut cut = vec![0; n + 1];
        for i in group + 1..=n {
            for from in group..i {
                let torn = sorted[from - 1] == sorted[from];
                let total = best[from] + cost(from, i);
                if !torn && total < next[i] {
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
        ends.push(end - 1);
        end = cut[end];
    }
    ends.reverse();
    ends
}
