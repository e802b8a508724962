//! Neighbours by distance.

use rstar::{PointDistance as _, RTree, primitives::GeomWithData};

use super::Weights;
use crate::{model::parallel, stats::Undefined};

/// Links above which neighbours by distance are refused, so that memory stays bounded.
const MOST_LINKS: usize = 100_000_000;

/// Neighbours of units with their distances, in the unit of the positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Proximity {
    /// Distances in the place of weights.
    distances: Weights,
}

/// Two units at the same position, between which an inverse distance has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("units {one} and {other} lie at the same position")]
pub struct Coincident {
    /// First unit.
    pub one: usize,
    /// Second unit.
    pub other: usize,
}

/// Position with the units that lie there, ascending.
type Site<const D: usize> = GeomWithData<[f64; D], u32>;

impl Proximity {
    /// The `k` nearest other units of each unit, by positions of two or three numbers: by straight lines in the plane, or through the globe for positions on
    /// it, whose order is that of ways over it. Of units at the same distance the first in the list are taken, so that
    /// each unit has exactly `k`, or all others where there are fewer.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::Proximity;
    /// let found = Proximity::nearest(&[[0.0, 0.0], [1.0, 0.0], [3.0, 0.0]], 1)?;
    /// assert_eq!(found.binary().neighbors(2), [1]);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    /// [`Undefined::NotFinite`] for a position that is not finite, [`Undefined::TooMany`] for more links than fit.
    pub fn nearest<const D: usize>(positions: &[[f64; D]], k: usize) -> Result<Self, Undefined> {
        check(positions, positions.len().saturating_mul(k.min(positions.len())))?;
        let sites = Sites::of(positions);
        let of_unit = |unit: usize, position: &[f64; D]| {
            let mut row: Vec<(usize, f64)> = Vec::with_capacity(k + 1);
            for (site, squared) in sites.tree.nearest_neighbor_iter_with_distance_2(*position) {
                // Sites at the distance of the last one compete by their number.
                if row.len() >= k && row.iter().map(|(_, distance)| *distance).fold(0.0, f64::max) < squared {
                    break;
                }
                // Of one site no more than the first few can be wanted.
                let others = sites.units(site).iter().map(|other| *other as usize).filter(|other| *other != unit);
                row.extend(others.take(k).map(|other| (other, squared)));
                row.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
                row.truncate(k);
            }
            finished(row)
        };
        Ok(Self::of_rows(positions, of_unit))
    }

    /// All other units within a distance of each unit, the distance itself included.
    ///
    /// # Errors
    /// [`Undefined::NotFinite`] for a position or distance that is not finite, [`Undefined::TooMany`] for more links
    /// than fit.
    pub fn within<const D: usize>(positions: &[[f64; D]], distance: f64) -> Result<Self, Undefined> {
        check(positions, 0)?;
        if !distance.is_finite() {
            return Err(Undefined::NotFinite);
        }
        let sites = Sites::of(positions);
        let counts: Vec<usize> = parallel::ranges(positions.len(), |range| {
            let near = |position| sites.within(position, distance).map(|(site, _)| sites.units(site).len());
            positions.get(range).unwrap_or_default().iter().flat_map(near).sum()
        });
        let links: usize = counts.into_iter().sum();
        check(positions, links)?;
        let of_unit = |unit: usize, position: &[f64; D]| {
            let found = sites
                .within(position, distance)
                .flat_map(|(site, squared)| sites.units(site).iter().map(move |other| (*other as usize, squared)));
            finished(found.filter(|(other, _)| *other != unit).collect())
        };
        Ok(Self::of_rows(positions, of_unit))
    }

    fn of_rows<const D: usize>(
        positions: &[[f64; D]],
        of_unit: impl Fn(usize, &[f64; D]) -> Vec<(usize, f64)> + Sync,
    ) -> Self {
        let rows = parallel::ranges(positions.len(), |range| {
            let positions = range.clone().zip(positions.get(range).unwrap_or_default());
            Weights::from_rows(positions.map(|(unit, position)| of_unit(unit, position)))
        });
        Self { distances: Weights::joined(rows) }
    }

    /// Distances of a unit to its neighbours, by unit.
    pub fn distances(&self, unit: usize) -> impl Iterator<Item = (usize, f64)> {
        self.distances.links(unit)
    }

    /// Each neighbour with a weight of 1.
    pub fn binary(&self) -> Weights {
        self.distances.binary()
    }

    /// Each neighbour with the inverse of its distance, raised to a power.
    ///
    /// # Errors
    /// [`Coincident`] names two units at the same position, whose inverse distance would be infinite.
    pub fn inverse(&self, power: f64) -> Result<Weights, Coincident> {
        for unit in 0..self.distances.units() {
            if let Some((other, _)) = self.distances(unit).find(|(_, distance)| *distance == 0.0) {
                return Err(Coincident { one: unit, other });
            }
        }
        Ok(self.distances.mapped(|distance| distance.powf(-power)))
    }
}

/// Row by unit, with distances instead of their squares.
fn finished(mut row: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    row.sort_unstable_by_key(|(other, _)| *other);
    row.into_iter().map(|(other, squared)| (other, squared.sqrt())).collect()
}

fn check<const D: usize>(positions: &[[f64; D]], links: usize) -> Result<(), Undefined> {
    if links > MOST_LINKS {
        return Err(Undefined::TooMany { most: MOST_LINKS, found: links });
    }
    // Squares of what is larger leave the range of numbers.
    let is_usable = |number: &f64| number.is_finite() && number.abs() < 1e150;
    let all_usable = positions.iter().all(|position| position.iter().all(is_usable));
    if all_usable { Ok(()) } else { Err(Undefined::NotFinite) }
}

/// Positions without those that coincide, and the units at each.
struct Sites<const D: usize> {
    tree: RTree<Site<D>>,
    /// Units in the order of their positions.
    units: Vec<u32>,
    /// Start of the units of each site, and the end of the last.
    starts: Vec<usize>,
}

impl<const D: usize> Sites<D> {
    fn of(positions: &[[f64; D]]) -> Self {
        const { assert!(D > 1, "the tree needs two dimensions") };
        let position = |unit: &u32| positions.get(*unit as usize).copied().unwrap_or([0.0; D]);
        // −0 is 0.
        let key = |unit: &u32| position(unit).map(|number| (number + 0.0).to_bits());
        let mut units: Vec<u32> = (0..positions.len() as u32).collect();
        units.sort_unstable_by_key(|unit| (key(unit), *unit));
        let mut starts = vec![0];
        let mut sites = Vec::new();
        for group in units.chunk_by(|one, other| key(one) == key(other)) {
            sites.extend(group.first().map(|unit| Site::new(position(unit), sites.len() as u32)));
            starts.push(starts.last().copied().unwrap_or_default() + group.len());
        }
        Self { tree: RTree::bulk_load(sites), units, starts }
    }

    /// Sites within a distance, with the squares of theirs.
    fn within(&self, position: &[f64; D], distance: f64) -> impl Iterator<Item = (&Site<D>, f64)> {
        // A hair more is searched by squares, and the distance itself decides.
        let found = self.tree.locate_within_distance(*position, distance * distance * (1.0 + 1e-12));
        let found = found.map(|site| (site, site.distance_2(position)));
        found.filter(move |(_, squared)| squared.sqrt() <= distance)
    }

    fn units(&self, site: &Site<D>) -> &[u32] {
        let at = site.data as usize;
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(start, end)| self.units.get(*start..*end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(found: &Proximity, unit: usize) -> Vec<(usize, f64)> {
        found.distances(unit).collect()
    }

    #[test]
    fn of_units_at_the_same_distance_the_first_in_the_list_are_near() {
        let cross = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];
        let found = Proximity::nearest(&cross, 2).unwrap();
        assert_eq!(row(&found, 0), [(1, 1.0), (2, 1.0)]);
    }

    #[test]
    fn units_at_one_position_are_neighbours_at_distance_zero() {
        let pile = [[5.0, 5.0], [5.0, 5.0], [5.0, 5.0], [6.0, 5.0]];
        let found = Proximity::nearest(&pile, 2).unwrap();
        assert_eq!(row(&found, 3), [(0, 1.0), (1, 1.0)]);
        assert_eq!(row(&found, 1), [(0, 0.0), (2, 0.0)]);
        assert_eq!(found.inverse(1.0), Err(Coincident { one: 0, other: 1 }));
    }

    #[test]
    fn with_few_units_all_others_are_near() {
        let found = Proximity::nearest(&[[0.0, 0.0], [3.0, 4.0]], 8).unwrap();
        assert_eq!(row(&found, 0), [(1, 5.0)]);
        assert_eq!(Proximity::nearest(&[[0.0; 2]; 0], 3).unwrap().binary().units(), 0);
    }

    #[test]
    fn a_distance_band_includes_its_limit() {
        let found = Proximity::within(&[[0.0, 0.0], [1.0, 0.0], [2.5, 0.0]], 1.5).unwrap();
        assert_eq!(row(&found, 1), [(0, 1.0), (2, 1.5)]);
        assert_eq!(found.inverse(2.0).unwrap().weight(1, 2), 1.0 / 2.25);
        assert!(Proximity::within(&[[0.0, 0.0]; 2], -1.0).unwrap().binary().neighbors(0).is_empty());
    }

    #[test]
    fn positions_that_are_no_numbers_and_bands_that_link_everything_are_refused() {
        assert_eq!(Proximity::nearest(&[[f64::NAN, 0.0]], 1), Err(Undefined::NotFinite));
        assert_eq!(Proximity::within(&[[0.0, 0.0]], f64::INFINITY), Err(Undefined::NotFinite));
        let found = Proximity::within(&vec![[0.0, 0.0]; 20_000], 1.0);
        assert_eq!(found, Err(Undefined::TooMany { most: MOST_LINKS, found: 400_000_000 }));
    }

    #[test]
    fn neighbours_are_those_of_a_search_through_all_pairs() {
        let mut stream = crate::stats::random::Stream::new(5, 0);
        let positions: Vec<[f64; 3]> = (0..200).map(|_| [0; 3].map(|_| stream.below(7) as f64)).collect();
        let found = Proximity::nearest(&positions, 5).unwrap();
        for (unit, position) in positions.iter().enumerate() {
            let distance = |other: &[f64; 3]| -> f64 {
                (0..3).map(|axis| (position[axis] - other[axis]).powi(2)).sum::<f64>().sqrt()
            };
            let mut all: Vec<_> =
                positions.iter().map(distance).enumerate().filter(|(other, _)| *other != unit).collect();
            all.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
            all.truncate(5);
            all.sort_by_key(|(other, _)| *other);
            assert_eq!(row(&found, unit), all);
        }
    }
}
