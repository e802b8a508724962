//! Neighbours by common borders.

use super::Weights;
use crate::stats::Undefined;

/// Pairs of touching units above which contiguity is refused, so that memory stays bounded.
const MOST_PAIRS: usize = 50_000_000;

/// Kind of contiguity, by the moves of chess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contiguity {
    /// Units that share a corner or an edge.
    Queen,
    /// Units that share an edge.
    Rook,
}

/// Position of a corner; equal corners have equal bits, and −0 is 0.
type Corner = (u64, u64);

/// Binary weights of units that touch, by the rings of each: inner and outer ones alike, in any direction, closed or
/// not. Units touch where their corners are equal to the last digit, as in data whose borders were drawn once
/// (TopoJSON); borders that were drawn twice and nearly agree have no common corner, and such units come out without
/// neighbours.
///
/// ```
/// use cluster_atlas::stats::autocorrelation::{Contiguity, contiguity};
/// let square = |x: f64, y: f64| vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0]]];
/// let two_at_a_corner = [square(0.0, 0.0), square(1.0, 1.0)];
/// assert_eq!(contiguity(&two_at_a_corner, Contiguity::Queen)?.neighbors(0), [1]);
/// assert!(contiguity(&two_at_a_corner, Contiguity::Rook)?.neighbors(0).is_empty());
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
///
/// # Errors
/// [`Undefined::TooMany`] if so many units touch at the same corners that their pairs do not fit into memory.
pub fn contiguity(units: &[Vec<Vec<[f64; 2]>>], kind: Contiguity) -> Result<Weights, Undefined> {
    let mut pairs = match kind {
        Contiguity::Queen => pairs(of_units(units, |ring, out| out.extend(ring.iter().map(corner)))),
        Contiguity::Rook => pairs(of_units(units, edges)),
    }?;
    pairs.sort_unstable();
    pairs.dedup();
    let mut rows = vec![Vec::new(); units.len()];
    for (one, other) in pairs {
        if let Some(row) = rows.get_mut(one as usize) {
            row.push((other as usize, 1.0));
        }
    }
    Ok(Weights::from_rows(rows))
}

fn corner(point: &[f64; 2]) -> Corner {
    let [x, y] = point.map(|number| (number + 0.0).to_bits());
    (x, y)
}

/// Edges of a ring, each from its lesser corner to the greater one.
fn edges(ring: &[[f64; 2]], out: &mut Vec<(Corner, Corner)>) {
    let corners = ring.iter().map(corner);
    let next = ring.iter().cycle().skip(1).map(corner);
    out.extend(corners.zip(next).filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))));
}

/// Keys of all rings with the units that have them.
fn of_units<K>(units: &[Vec<Vec<[f64; 2]>>], keys: impl Fn(&[[f64; 2]], &mut Vec<K>)) -> Vec<(K, u32)> {
    let mut found = Vec::new();
    let mut of_unit = Vec::new();
    for (unit, rings) in units.iter().enumerate() {
        for ring in rings {
            keys(ring, &mut of_unit);
        }
        found.extend(of_unit.drain(..).map(|key| (key, unit as u32)));
    }
    found
}

/// Pairs of units that have a key in common, in both directions.
fn pairs<K: Ord>(mut keys: Vec<(K, u32)>) -> Result<Vec<(u32, u32)>, Undefined> {
    keys.sort_unstable();
    keys.dedup();
    let groups = keys.chunk_by(|one, other| one.0 == other.0);
    let found = groups.fold(0, |sum: usize, group| sum.saturating_add(group.len().saturating_mul(group.len() - 1)));
    if found > MOST_PAIRS {
        return Err(Undefined::TooMany { most: MOST_PAIRS, found });
    }
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        for (_, one) in group {
            pairs.extend(group.iter().filter(|(_, other)| other != one).map(|(_, other)| (*one, *other)));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64) -> Vec<Vec<[f64; 2]>> {
        vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]]
    }

    #[test]
    fn a_board_has_the_neighbours_of_chess() {
        let board: Vec<_> = (0..9).map(|at| square(f64::from(at % 3), f64::from(at / 3))).collect();
        let queen = contiguity(&board, Contiguity::Queen).unwrap();
        let rook = contiguity(&board, Contiguity::Rook).unwrap();
        assert_eq!(queen.neighbors(4), [0, 1, 2, 3, 5, 6, 7, 8]);
        assert_eq!(rook.neighbors(4), [1, 3, 5, 7]);
        assert_eq!(rook.neighbors(0), [1, 3]);
        assert!(queen.connectivity().is_symmetric);
    }

    #[test]
    fn a_hole_is_a_border_too() {
        let inner = square(1.0, 1.0);
        let mut outer = vec![vec![[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [0.0, 3.0]]];
        outer.extend(inner.iter().map(|ring| ring.iter().rev().copied().collect::<Vec<_>>()));
        assert_eq!(contiguity(&[outer, inner], Contiguity::Rook).unwrap().neighbors(0), [1]);
    }

    #[test]
    fn minus_zero_is_zero_and_rings_may_be_open_or_empty() {
        let mut open = square(0.0, 0.0);
        open[0].truncate(4);
        let touching = vec![vec![[-0.0, -0.0], [-0.0, 1.0], [-1.0, 0.5]]];
        assert_eq!(contiguity(&[open, touching, Vec::new()], Contiguity::Rook).unwrap().neighbors(0), [1]);
    }

    #[test]
    fn thousands_of_units_at_one_corner_are_refused_before_memory_is_asked_for() {
        let fan = vec![square(0.0, 0.0); 10_000];
        assert_eq!(
            contiguity(&fan, Contiguity::Rook),
            Err(Undefined::TooMany { most: MOST_PAIRS, found: 4 * 10_000 * 9_999 })
        );
    }
}
