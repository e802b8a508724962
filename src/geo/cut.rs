//! Geometries cut at the meridian of 180°, as GeoJSON (RFC 7946, section 3.1.9) asks for.

use std::borrow::Cow;

use super::{GeometryParts, PlanePoint, inside};
use crate::model::LonLat;

/// Meridian at which geometries are cut, degrees.
const MERIDIAN: f64 = 180.0;
/// Circle of longitudes, degrees.
const CIRCLE: f64 = 360.0;
/// Widths of rings below which they are no areas, degrees.
const NO_WIDTH: f64 = 1e-12;

/// The parts with all longitudes from −180° to 180°: lines and areas that lie beyond are cut there, in two or more parts.
pub(crate) fn cut_at_180(parts: &GeometryParts) -> Cow<'_, GeometryParts> {
    let lines = parts.lines.iter().chain(parts.areas.iter().flatten());
    if parts.points.iter().chain(lines.flatten()).all(|at| at.lon.abs() <= MERIDIAN) {
        return Cow::Borrowed(parts);
    }
    let mut cut = GeometryParts::default();
    cut.points.extend(parts.points.iter().map(|at| LonLat::new(wrapped(at.lon), at.lat)));
    for strip in STRIPS {
        for line in &parts.lines {
            cut.lines.extend(strip.of_line(line).into_iter().map(|piece| strip.shifted(piece)));
        }
        for area in &parts.areas {
            let shifted = |rings: Vec<Vec<LonLat>>| rings.into_iter().map(|ring| strip.shifted(ring)).collect();
            cut.areas.extend(strip.of_area(area).into_iter().map(shifted));
        }
    }
    Cow::Owned(cut)
}

/// Longitude from −180° to 180°.
fn wrapped(lon: f64) -> f64 {
    if lon.abs() <= MERIDIAN { lon } else { (lon + MERIDIAN).rem_euclid(CIRCLE) - MERIDIAN }
}

/// Stretch of longitudes, and what brings it to where longitudes are written.
#[derive(Clone, Copy)]
struct Strip {
    west: f64,
    east: f64,
    shift: f64,
}

const STRIPS: [Strip; 3] = [
    Strip { west: -MERIDIAN, east: MERIDIAN, shift: 0.0 },
    Strip { west: MERIDIAN, east: MERIDIAN + CIRCLE, shift: -CIRCLE },
    Strip { west: -MERIDIAN - CIRCLE, east: -MERIDIAN, shift: CIRCLE },
];

/// One side of a meridian.
#[derive(Clone, Copy)]
struct Side {
    meridian: f64,
    is_east: bool,
}

impl Strip {
    fn shifted(self, mut line: Vec<LonLat>) -> Vec<LonLat> {
        for at in &mut line {
            at.lon = (at.lon + self.shift).clamp(-MERIDIAN, MERIDIAN);
        }
        line
    }

    fn sides(self) -> [Side; 2] {
        [Side { meridian: self.west, is_east: true }, Side { meridian: self.east, is_east: false }]
    }

    fn of_line(self, line: &[LonLat]) -> Vec<Vec<LonLat>> {
        let [from, to] = self.sides();
        let pieces = from.pieces(line).into_iter().flat_map(|piece| to.pieces(&piece));
        pieces.filter(|piece| piece.len() > 1).collect()
    }

    fn of_area(self, rings: &[Vec<LonLat>]) -> Vec<Vec<Vec<LonLat>>> {
        let [from, to] = self.sides();
        from.of_area(rings).iter().flat_map(|area| to.of_area(area)).collect()
    }
}

impl Side {
    fn has(self, at: LonLat) -> bool {
        if self.is_east { at.lon > self.meridian } else { at.lon < self.meridian }
    }

    /// Position at which a step crosses the meridian.
    fn crossing(self, from: LonLat, to: LonLat) -> LonLat {
        let part = ((self.meridian - from.lon) / (to.lon - from.lon)).clamp(0.0, 1.0);
        LonLat::new(self.meridian, from.lat + (to.lat - from.lat) * part)
    }

    /// Pieces of a line on this side, with the positions at which they end on the meridian.
    fn pieces(self, line: &[LonLat]) -> Vec<Vec<LonLat>> {
        let mut pieces: Vec<Vec<LonLat>> = Vec::new();
        let mut open: Vec<LonLat> = line.first().copied().filter(|at| self.has(*at)).into_iter().collect();
        for (from, to) in line.iter().zip(line.iter().skip(1)) {
            match (self.has(*from), self.has(*to)) {
                (true, true) => open.push(*to),
                (true, false) => {
                    open.push(self.crossing(*from, *to));
                    pieces.push(std::mem::take(&mut open));
                }
                (false, true) => open.extend([self.crossing(*from, *to), *to]),
                (false, false) => {}
            }
        }
        pieces.extend((!open.is_empty()).then_some(open));
        pieces
    }

    /// Areas of an area on this side: where it is cut, their rings go along the meridian.
    fn of_area(self, rings: &[Vec<LonLat>]) -> Vec<Vec<Vec<LonLat>>> {
        let (mut whole, mut chains) = (Vec::new(), Vec::new());
        for (at, ring) in rings.iter().enumerate() {
            let is_outside = |at: &LonLat| !self.has(*at) && at.lon.total_cmp(&self.meridian).is_ne();
            if ring.iter().any(|at| self.has(*at)) && !ring.iter().any(is_outside) {
                whole.push((at == 0, ring.clone()));
                continue;
            }
            let mut pieces = self.pieces(ring);
            // A ring begins anywhere: its last piece goes on with the first.
            if let [first, .., last] = pieces.as_mut_slice()
                && last.last().is_some_and(|end| self.has(*end))
            {
                last.extend(first.iter().skip(1));
                pieces.swap_remove(0);
            }
            chains.extend(pieces);
        }
        let mut areas: Vec<Vec<Vec<LonLat>>> = joined(&chains).into_iter().map(|ring| vec![ring]).collect();
        areas.extend(whole.iter().filter(|(is_outer, _)| *is_outer).map(|(_, ring)| vec![ring.clone()]));
        for (_, hole) in whole.into_iter().filter(|(is_outer, _)| !is_outer) {
            let holds = |area: &Vec<Vec<LonLat>>| {
                let plane = |at: LonLat| PlanePoint { x: at.lon, y: at.lat };
                area.first()
                    .zip(hole.first())
                    .is_some_and(|(outer, at)| inside(std::slice::from_ref(outer), plane(*at), plane))
            };
            let around = areas.iter().position(holds).unwrap_or_default();
            if let Some(area) = areas.get_mut(around) {
                area.push(hole);
            }
        }
        areas
    }
}

/// Closed rings of chains that begin and end on a meridian: the ends, by latitude, are joined in pairs along it.
fn joined(chains: &[Vec<LonLat>]) -> Vec<Vec<LonLat>> {
    // Ends of chains: of each the number of the chain, and whether it is the last position.
    let mut ends: Vec<(f64, usize, bool)> = Vec::new();
    for (number, chain) in chains.iter().enumerate() {
        let Some((first, last)) = chain.first().zip(chain.last()) else { continue };
        ends.extend([(first.lat, number, false), (last.lat, number, true)]);
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let partner = |number: usize, is_last: bool| {
        let at = ends.iter().position(|(_, chain, end)| (*chain, *end) == (number, is_last))?;
        ends.get(at ^ 1).map(|(_, chain, end)| (*chain, *end))
    };
    let mut is_used = vec![false; chains.len()];
    let mut rings = Vec::new();
    for start in 0..chains.len() {
        let (mut ring, mut number, mut is_reversed): (Vec<LonLat>, usize, bool) = (Vec::new(), start, false);
        while let Some(used @ false) = is_used.get_mut(number) {
            *used = true;
            let chain = chains.get(number).map_or(&[][..], Vec::as_slice);
            if is_reversed {
                ring.extend(chain.iter().rev());
            } else {
                ring.extend(chain);
            }
            let Some((next, is_last)) = partner(number, !is_reversed) else { break };
            (number, is_reversed) = (next, is_last);
        }
        ring.dedup();
        ring.extend(ring.first().copied().filter(|first| ring.last() != Some(first)));
        let width = ring
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), at| (west.min(at.lon), east.max(at.lon)));
        if ring.len() > 3 && width.1 - width.0 > NO_WIDTH {
            rings.push(ring);
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(at: &[(f64, f64)]) -> Vec<LonLat> {
        at.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
    }

    fn of_areas(areas: Vec<Vec<Vec<LonLat>>>) -> GeometryParts {
        GeometryParts { areas, ..GeometryParts::default() }
    }

    /// Area in square degrees, holes taken off.
    fn size(parts: &GeometryParts) -> f64 {
        let of_ring = |ring: &Vec<LonLat>| {
            let twice: f64 = ring.windows(2).map(|pair| pair[0].lon * pair[1].lat - pair[1].lon * pair[0].lat).sum();
            twice.abs() / 2.0
        };
        let of_area = |rings: &Vec<Vec<LonLat>>| 2.0 * of_ring(&rings[0]) - rings.iter().map(of_ring).sum::<f64>();
        parts.areas.iter().map(of_area).sum()
    }

    fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Vec<LonLat> {
        line(&[(west, south), (east, south), (east, north), (west, north), (west, south)])
    }

    #[test]
    fn an_area_across_the_meridian_becomes_two_that_touch_there() {
        let cut = cut_at_180(&of_areas(vec![vec![rectangle(170.0, 50.0, 200.0, 60.0)]])).into_owned();
        assert_eq!(cut.areas.len(), 2);
        let ends = |area: &Vec<Vec<LonLat>>| {
            let lons: Vec<f64> = area[0].iter().map(|at| at.lon).collect();
            (lons.iter().copied().fold(f64::INFINITY, f64::min), lons.iter().copied().fold(-999.0, f64::max))
        };
        assert_eq!((ends(&cut.areas[0]), ends(&cut.areas[1])), ((170.0, 180.0), (-180.0, -160.0)));
        assert!(cut.areas.iter().flatten().all(|ring| ring.first() == ring.last()), "rings are closed");
        assert!((size(&cut) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn what_lies_within_is_not_copied_and_what_lies_beyond_is_moved() {
        let within = of_areas(vec![vec![rectangle(170.0, 50.0, 180.0, 60.0)]]);
        assert!(matches!(cut_at_180(&within), Cow::Borrowed(_)));
        let beyond =
            GeometryParts { points: line(&[(190.0, 1.0)]), ..of_areas(vec![vec![rectangle(181.0, 0.0, 182.0, 1.0)]]) };
        let cut = cut_at_180(&beyond).into_owned();
        assert_eq!((cut.areas, cut.points), (vec![vec![rectangle(-179.0, 0.0, -178.0, 1.0)]], line(&[(-170.0, 1.0)])));
        let touching = of_areas(vec![vec![rectangle(180.0, 0.0, 182.0, 1.0)]]);
        assert_eq!(cut_at_180(&touching).areas, [vec![rectangle(-180.0, 0.0, -178.0, 1.0)]]);
    }

    #[test]
    fn lines_are_cut_where_they_cross() {
        let parts = GeometryParts {
            lines: vec![line(&[(178.0, 0.0), (182.0, 4.0), (178.0, 8.0)])],
            ..GeometryParts::default()
        };
        let cut = cut_at_180(&parts).into_owned();
        let expected = [
            line(&[(178.0, 0.0), (180.0, 2.0)]),
            line(&[(180.0, 6.0), (178.0, 8.0)]),
            line(&[(-180.0, 2.0), (-178.0, 4.0), (-180.0, 6.0)]),
        ];
        assert_eq!(cut.lines, expected);
    }

    #[test]
    fn a_hole_across_the_meridian_is_open_on_both_sides_and_others_stay_with_their_part() {
        let rings = vec![
            rectangle(170.0, 0.0, 190.0, 10.0),
            rectangle(178.0, 4.0, 182.0, 6.0),
            rectangle(172.0, 2.0, 173.0, 3.0),
            rectangle(187.0, 2.0, 188.0, 3.0),
        ];
        let cut = cut_at_180(&of_areas(vec![rings])).into_owned();
        assert_eq!(cut.areas.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert!((size(&cut) - (200.0 - 8.0 - 2.0)).abs() < 1e-9, "{}", size(&cut));
    }

    #[test]
    fn a_comb_whose_teeth_cross_becomes_an_area_for_each_tooth() {
        let comb = line(&[
            (175.0, 0.0),
            (185.0, 1.0),
            (178.0, 2.0),
            (185.0, 3.0),
            (178.0, 4.0),
            (185.0, 5.0),
            (175.0, 6.0),
            (175.0, 0.0),
        ]);
        let whole = of_areas(vec![vec![comb]]);
        let cut = cut_at_180(&whole).into_owned();
        assert_eq!(cut.areas.len(), 4, "three teeth and the rest");
        assert!((size(&cut) - size(&whole)).abs() < 1e-9);
    }

    proptest! {
        /// A star around any point: its area is that of its parts, which lie within the longitudes of RFC 7946.
        #[test]
        fn no_area_is_lost(west in 150.0..220.0_f64, reach in prop::collection::vec(1.0..25.0_f64, 3..24), backwards: bool) {
            let n = reach.len() as f64;
            let corner = |(at, reach): (usize, &f64)| {
                let angle = std::f64::consts::TAU * at as f64 / n;
                LonLat::new(west + reach * angle.cos(), reach * angle.sin())
            };
            let mut ring: Vec<LonLat> = reach.iter().enumerate().map(corner).collect();
            if backwards {
                ring.reverse();
            }
            ring.extend(ring.first().copied());
            let whole = of_areas(vec![vec![ring]]);
            let cut = cut_at_180(&whole).into_owned();
            prop_assert!((size(&cut) - size(&whole)).abs() < 1e-6 * size(&whole).max(1.0), "{} {}", size(&cut), size(&whole));
            prop_assert!(cut.areas.iter().flatten().flatten().all(|at| at.lon.abs() <= 180.0));
        }
    }
}
