//! Conditional permutation: a unit keeps its value, all others are dealt out to its neighbours.
//!
//! One set of permutations serves all units, as in esda: of each the first values are drawn once, and a unit that would
//! draw itself takes the next one instead, which leaves every choice among the others equally likely. What units with as
//! many neighbours draw is then the same sum up to those that would draw themselves, so that their positions are found
//! in one sorted list: the cost is that of units and permutations, not of their product.

use std::{collections::BTreeMap, ops::Range};

use super::{Permutations, Ranks, Weights, permutation::in_steps};
use crate::{
    model::parallel,
    stats::{Progress, random::Stream},
};

/// Numbers that are held at once.
const AT_ONCE: usize = 4 << 20;

/// Position of the spatial lag of each unit among conditional permutations; `None` if it was cancelled. A unit itself is
/// no neighbour here. The same to the last bit on any number of processors.
pub(super) fn lag_ranks(
    values: &[f64],
    weights: &Weights,
    permutations: Permutations,
    progress: Progress<'_>,
) -> Option<Vec<Ranks>> {
    let most = (0..values.len()).map(|unit| weights.neighbors(unit).len()).max().unwrap_or_default();
    let at_once = (AT_ONCE / (most + 1)).max(1);
    let mut ranks = vec![Ranks::default(); values.len()];
    for start in (0..permutations.number).step_by(at_once) {
        let range = start..permutations.number.min(start + at_once);
        let so_far = |done, _| progress(start + done, permutations.number);
        let draws = Draws::new(values, most, permutations.seed, range, &so_far)?;
        let sums = draws.sorted_sums(weights);
        let found = parallel::ranges(values.len(), |units| {
            units.map(|unit| draws.ranks(unit, weights, &sums)).collect::<Vec<_>>()
        });
        for (sum, found) in ranks.iter_mut().zip(found.into_iter().flatten()) {
            sum.at_least += found.at_least;
            sum.at_most += found.at_most;
        }
    }
    Some(ranks)
}

/// First units of several permutations.
struct Draws<'v> {
    values: &'v [f64],
    /// Units drawn for each permutation: one more than any unit has neighbours, or all.
    length: usize,
    drawn: Vec<u32>,
    /// Sums of the values of the first none, one, two, … of them.
    sums: Vec<f64>,
    /// Units with the place at which each was drawn, by unit.
    places: Vec<(u32, u32)>,
    /// Difference that rounding may make.
    slack: f64,
}

impl<'v> Draws<'v> {
    fn new(
        values: &'v [f64],
        most_neighbors: usize,
        seed: u64,
        permutations: Range<usize>,
        progress: Progress<'_>,
    ) -> Option<Self> {
        let length = (most_neighbors + 1).min(values.len());
        let first = permutations.start;
        let parts = in_steps(permutations.len(), 128, progress, |range| {
            let mut order: Vec<u32> = (0..values.len() as u32).collect();
            let (mut drawn, mut sums) = (Vec::new(), Vec::new());
            for index in range {
                draw(&mut order, length, &mut Stream::new(seed, (first + index) as u64), &mut drawn);
                let from = drawn.len() - length;
                let mut sum = 0.0;
                sums.push(sum);
                for unit in drawn.get(from..).unwrap_or_default() {
                    sum += values.get(*unit as usize).copied().unwrap_or_default();
                    sums.push(sum);
                }
            }
            (drawn, sums)
        })?;
        let (mut drawn, mut sums) = (Vec::new(), Vec::new());
        for (of_part, sums_of_part) in parts {
            drawn.extend(of_part);
            sums.extend(sums_of_part);
        }
        let mut places: Vec<(u32, u32)> = drawn.iter().zip(0..).map(|(unit, place)| (*unit, place)).collect();
        places.sort_unstable();
        let largest = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
        Some(Self { values, length, drawn, sums, places, slack: 1e-11 * largest * length as f64 })
    }

    fn value(&self, unit: u32) -> f64 {
        self.values.get(unit as usize).copied().unwrap_or_default()
    }

    /// Sum of the first `count` values of a permutation.
    fn sum(&self, permutation: usize, count: usize) -> f64 {
        self.sums.get(permutation * (self.length + 1) + count).copied().unwrap_or_default()
    }

    fn permutations(&self) -> usize {
        self.sums.len() / (self.length + 1)
    }

    /// Sums of all permutations in ascending order, for each number of neighbours of equal weight.
    fn sorted_sums(&self, weights: &Weights) -> BTreeMap<usize, Vec<f64>> {
        let counts = (0..weights.units()).filter_map(|unit| equal_weight(weights, unit)).map(|(count, _)| count);
        let counts: std::collections::BTreeSet<usize> = counts.collect();
        let sorted = parallel::each(counts.into_iter().collect(), |count| {
            let mut sums: Vec<f64> = (0..self.permutations()).map(|index| self.sum(index, count)).collect();
            sums.sort_unstable_by(f64::total_cmp);
            (count, sums)
        });
        sorted.into_iter().collect()
    }

    /// Position of the lag of a unit among the permutations held.
    fn ranks(&self, unit: usize, weights: &Weights, sorted: &BTreeMap<usize, Vec<f64>>) -> Ranks {
        let others = weights.links(unit).filter(|(other, _)| *other != unit);
        let Some((count, weight)) = equal_weight(weights, unit) else {
            let weights: Vec<f64> = others.clone().map(|(_, weight)| weight).collect();
            let found = others.map(|(other, weight)| weight * self.value(other as u32)).sum();
            return self.ranks_of_lag(unit as u32, found, &weights);
        };
        let found: f64 = others.map(|(other, _)| self.value(other as u32)).sum();
        let ranks = self.ranks_of_sum(unit as u32, found, count, sorted);
        // A negative weight turns the order round.
        if weight > 0.0 { ranks } else { Ranks { at_least: ranks.at_most, at_most: ranks.at_least } }
    }

    /// Position of a sum of neighbours' values, by the sorted sums and those permutations that drew the unit itself.
    fn ranks_of_sum(&self, unit: u32, found: f64, count: usize, sorted: &BTreeMap<usize, Vec<f64>>) -> Ranks {
        let Some(sums) = sorted.get(&count) else { return Ranks::default() };
        let (least, most) = (found - self.slack, found + self.slack);
        let mut ranks = Ranks {
            at_least: sums.len() - sums.partition_point(|sum| *sum < least),
            at_most: sums.partition_point(|sum| *sum <= most),
        };
        let start = self.places.partition_point(|(other, _)| *other < unit);
        for (_, place) in self.places.iter().skip(start).take_while(|(other, _)| *other == unit) {
            let (permutation, at) = (*place as usize / self.length, *place as usize % self.length);
            if at < count {
                let (wrong, right) =
                    (self.sum(permutation, count), self.sum(permutation, count + 1) - self.value(unit));
                ranks.at_least = ranks.at_least + usize::from(right >= least) - usize::from(wrong >= least);
                ranks.at_most = ranks.at_most + usize::from(right <= most) - usize::from(wrong <= most);
            }
        }
        ranks
    }

    /// Position of a lag of unequal weights.
    fn ranks_of_lag(&self, unit: u32, found: f64, weights: &[f64]) -> Ranks {
        let slack = self.slack * weights.iter().map(|weight| weight.abs()).fold(0.0, f64::max);
        let mut ranks = Ranks::default();
        for drawn in self.drawn.chunks(self.length.max(1)) {
            let others = drawn.iter().filter(|other| **other != unit);
            let lag: f64 = weights.iter().zip(others).map(|(weight, other)| weight * self.value(*other)).sum();
            ranks.at_least += usize::from(lag >= found - slack);
            ranks.at_most += usize::from(lag <= found + slack);
        }
        ranks
    }
}

/// Number of neighbours of a unit, without itself, and their weight if it is the same for all.
fn equal_weight(weights: &Weights, unit: usize) -> Option<(usize, f64)> {
    let mut others = weights.links(unit).filter(|(other, _)| *other != unit).map(|(_, weight)| weight);
    let first = others.next().unwrap_or(1.0);
    let (mut count, mut are_equal) = (usize::from(!weights.neighbors(unit).is_empty()), true);
    for weight in others {
        count += 1;
        are_equal &= weight == first;
    }
    are_equal.then_some((count, first))
}

/// Draws units without putting one back, and leaves the order as it was.
fn draw(order: &mut [u32], length: usize, stream: &mut Stream, drawn: &mut Vec<u32>) {
    let mut swaps = Vec::with_capacity(length);
    for at in 0..length {
        let other = at + stream.below((order.len() - at) as u64) as usize;
        order.swap(at, other);
        swaps.push((at, other));
    }
    drawn.extend(order.iter().take(length));
    for (at, other) in swaps.into_iter().rev() {
        order.swap(at, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: [f64; 7] = [1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 3.0];

    /// Neighbours of unit 0 only.
    fn weights(of_first: &[(usize, f64)]) -> Weights {
        let mut rows = vec![of_first.to_vec()];
        rows.resize(VALUES.len(), Vec::new());
        Weights::new(&rows)
    }

    fn first(weights: &Weights, number: usize) -> Ranks {
        lag_ranks(&VALUES, weights, Permutations { number, seed: 11 }, &|_, _| true).unwrap()[0]
    }

    #[test]
    fn shares_of_permutations_are_those_of_all_choices() {
        // Of the 15 pairs of the other six values 4, 2, 8, 5, 7, 3 three add up to at least 13: 8+5, 8+7; and 8+… no more.
        let (number, pairs) = (20_000, [4.0, 2.0, 8.0, 5.0, 7.0, 3.0]);
        let mut at_least = 0;
        for (at, one) in pairs.iter().enumerate() {
            at_least += pairs[at + 1..].iter().filter(|other| one + **other >= 12.0).count();
        }
        let found = first(&weights(&[(3, 0.5), (1, 0.5)]), number);
        let expected = at_least as f64 / 15.0;
        let error = (expected * (1.0 - expected) / number as f64).sqrt();
        assert!((found.at_least as f64 / number as f64 - expected).abs() < 5.0 * error, "{found:?} {expected}");
    }

    #[test]
    fn the_sorted_list_finds_what_counting_one_by_one_finds() {
        // A weight that differs in its last digits takes the slow way.
        let nearly = 0.5 + f64::EPSILON;
        let (fast, slow) =
            (first(&weights(&[(3, 0.5), (1, 0.5)]), 999), first(&weights(&[(3, 0.5), (1, nearly)]), 999));
        assert_eq!(fast, slow);
    }

    #[test]
    fn a_unit_is_never_its_own_neighbour() {
        // All others are neighbours, so that each permutation draws the same sum.
        let all: Vec<_> = (1..7).map(|other| (other, 1.0)).collect();
        assert_eq!(first(&weights(&all), 99), Ranks { at_least: 99, at_most: 99 });
    }

    #[test]
    fn what_is_held_at_once_changes_nothing() {
        let (values, weights) = (VALUES, weights(&[(3, 1.0), (1, 1.0)]));
        let parts = [0..40, 40..99].map(|range| {
            let draws = Draws::new(&values, 2, 11, range, &|_, _| true).unwrap();
            draws.ranks(0, &weights, &draws.sorted_sums(&weights))
        });
        let whole = first(&weights, 99);
        assert_eq!(parts[0].at_least + parts[1].at_least, whole.at_least);
        assert_eq!(parts[0].at_most + parts[1].at_most, whole.at_most);
    }
}
