//! Rings of a file that does not say which hole belongs to which area.

type Ring = Vec<(f64, f64)>;
/// Outer ring with its box, and its holes.
type Area = (Extent, Vec<Ring>);

/// Most comparisons of holes with areas; beyond, a hole belongs to the area before it.
const MOST_COMPARISONS: usize = 10_000_000;

/// Areas of rings, of which those that turn clockwise are outer ones and the others holes, as shapefiles have them. A hole
/// belongs to the smallest area around its first position; one around which there is none is an area.
pub(crate) fn areas_of_rings(rings: Vec<Ring>) -> Vec<Vec<Ring>> {
    let (mut areas, mut holes): (Vec<Area>, Vec<(usize, Ring)>) = (Vec::new(), Vec::new());
    for ring in rings {
        if twice_area(&ring) > 0.0 {
            holes.push((areas.len(), ring));
        } else {
            areas.push((Extent::of(&ring), vec![ring]));
        }
    }
    let compares = areas.len().saturating_mul(holes.len()) <= MOST_COMPARISONS;
    let outer = areas.len();
    for (before, hole) in holes {
        let at = hole.first().copied().unwrap_or_default();
        let is_around =
            |(extent, rings): &Area| extent.contains(at) && rings.first().is_some_and(|ring| contains(ring, at));
        let owner = if compares {
            let around = areas.iter().take(outer).enumerate().filter(|(_, area)| is_around(area));
            let smallest = around.min_by(|(_, (one, _)), (_, (other, _))| one.size().total_cmp(&other.size()));
            smallest.map(|(area, _)| area)
        } else {
            before.checked_sub(1)
        };
        match owner.and_then(|owner| areas.get_mut(owner)) {
            Some((_, rings)) => rings.push(hole),
            None => areas.push((Extent::of(&hole), vec![hole])),
        }
    }
    areas.into_iter().map(|(_, rings)| rings).collect()
}

/// Box around a ring.
struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Extent {
    fn of(ring: &Ring) -> Self {
        const NOTHING: Extent =
            Extent { west: f64::INFINITY, south: f64::INFINITY, east: f64::NEG_INFINITY, north: f64::NEG_INFINITY };
        ring.iter().fold(NOTHING, |extent, (x, y)| Self {
            west: extent.west.min(*x),
            south: extent.south.min(*y),
            east: extent.east.max(*x),
            north: extent.north.max(*y),
        })
    }

    fn contains(&self, (x, y): (f64, f64)) -> bool {
        (self.west..=self.east).contains(&x) && (self.south..=self.north).contains(&y)
    }

    fn size(&self) -> f64 {
        (self.east - self.west) * (self.north - self.south)
    }
}

/// Twice the area, positive for rings that turn counter-clockwise.
fn twice_area(ring: &Ring) -> f64 {
    let Some((x0, y0)) = ring.first().copied() else { return 0.0 };
    let sides = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
    sides.map(|((ax, ay), (bx, by))| (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)).sum()
}

/// Even number of crossings or not of a line from a position to the east.
fn contains(ring: &Ring, (x, y): (f64, f64)) -> bool {
    let sides = ring.iter().zip(ring.iter().skip(1).chain(ring.first()));
    let crosses = |((ax, ay), (bx, by)): &(&(f64, f64), &(f64, f64))| {
        (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    };
    sides.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(center: f64, half: f64, clockwise: bool) -> Ring {
        let (low, high) = (center - half, center + half);
        let mut ring = vec![(low, low), (low, high), (high, high), (high, low), (low, low)];
        if !clockwise {
            ring.reverse();
        }
        ring
    }

    #[test]
    fn holes_belong_to_the_smallest_area_around_them() {
        let (lake, island, pond) = (square(0.0, 3.0, false), square(0.0, 2.0, true), square(0.0, 1.0, false));
        let rings = vec![pond.clone(), square(0.0, 4.0, true), square(20.0, 4.0, true), lake.clone(), island.clone()];
        let areas = areas_of_rings(rings);
        let expected = vec![vec![square(0.0, 4.0, true), lake], vec![square(20.0, 4.0, true)], vec![island, pond]];
        assert_eq!(areas, expected);
    }

    #[test]
    fn rings_that_all_turn_the_wrong_way_are_areas() {
        let rings = vec![square(0.0, 1.0, false), square(20.0, 1.0, false)];
        assert_eq!(areas_of_rings(rings.clone()), rings.into_iter().map(|ring| vec![ring]).collect::<Vec<_>>());
    }
}
