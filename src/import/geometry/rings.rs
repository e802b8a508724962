//! Rings of areas: closing, turning, and which hole belongs to which outer ring.

use crate::model::LonLat;

/// A closed ring.
pub(super) struct Closed {
    /// Positions; the last equals the first.
    pub ring: Vec<LonLat>,
    /// The file did not close it.
    pub was_open: bool,
}

/// A ring closed; `None` for one of fewer than four positions, or with fewer than three that differ.
pub(super) fn closed(mut ring: Vec<LonLat>) -> Option<Closed> {
    /// Positions that are nearer than this, degrees, are one: a tenth of a millimetre.
    const NEAR: f64 = 1e-9;
    let (first, last) = (*ring.first()?, *ring.last()?);
    let was_open = first != last;
    if was_open {
        let is_near = (first.lon - last.lon).abs() < NEAR && (first.lat - last.lat).abs() < NEAR;
        match ring.last_mut().filter(|_| is_near) {
            Some(last) => *last = first,
            None => ring.push(first),
        }
    }
    let sides = ring.iter().zip(ring.iter().skip(1)).filter(|(one, other)| one != other).count();
    (ring.len() >= 4 && sides >= 3).then_some(Closed { ring, was_open })
}

/// The ring with its positions counter-clockwise, as outer rings have them, or clockwise, as holes.
pub(super) fn turned(mut ring: Vec<LonLat>, counter_clockwise: bool) -> Vec<LonLat> {
    if (signed_area(&ring) > 0.0) != counter_clockwise {
        ring.reverse();
    }
    ring
}

/// Area in the plane of degrees, positive for counter-clockwise rings.
pub(super) fn signed_area(ring: &[LonLat]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let cross = |a: &LonLat, b: &LonLat| {
        (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat)
    };
    ring.iter().zip(ring.iter().skip(1)).map(|(a, b)| cross(a, b)).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(positions: &[(f64, f64)]) -> Vec<LonLat> {
        positions.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
    }

    #[test]
    fn rings_are_closed_or_too_short() {
        let open = closed(ring(&[(0., 0.), (1., 0.), (1., 1.)])).unwrap();
        assert_eq!((open.ring.len(), open.was_open, open.ring[3]), (4, true, LonLat::new(0.0, 0.0)));
        let nearly = closed(ring(&[(0., 0.), (1., 0.), (1., 1.), (0., 1e-13)])).unwrap();
        assert_eq!((nearly.ring.len(), nearly.was_open, nearly.ring[3]), (4, true, LonLat::new(0.0, 0.0)));
        let sound = closed(ring(&[(0., 0.), (1., 0.), (1., 1.), (0., 0.)])).unwrap();
        assert!(!sound.was_open);
        for short in [&[][..], &[(0., 0.)], &[(0., 0.), (1., 0.), (0., 0.)], &[(0., 0.); 5], &[(0., 0.), (1., 1.)]] {
            assert!(closed(ring(short)).is_none(), "{short:?}");
        }
    }

    #[test]
    fn rings_are_turned_to_either_side() {
        let clockwise = ring(&[(0., 0.), (0., 2.), (2., 2.), (2., 0.), (0., 0.)]);
        assert_eq!(signed_area(&clockwise), -4.0);
        assert_eq!(signed_area(&turned(clockwise.clone(), true)), 4.0);
        assert_eq!(turned(clockwise.clone(), false), clockwise);
    }
}
