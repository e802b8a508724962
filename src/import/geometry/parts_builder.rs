//! Geometry of one row, put together from the coordinates of a file.

use super::{
    antimeridian,
    rings::{self, Closed},
};
use crate::{
    geo::{Geometry, GeometryParts, ReferenceSystem},
    import::{Remark, RemarkKind, Severity},
    model::LonLat,
};

/// Builder of the geometry of one row. Coordinates come as they stand in the file; remarks are made at the end.
pub(crate) struct PartsBuilder<'s> {
    system: &'s ReferenceSystem,
    parts: GeometryParts,
    closed: usize,
    short: usize,
    /// First part that is no geometry, in the file's own numbers or words.
    bad: Option<String>,
    /// Line of a single position, in the file's own numbers.
    lone: Option<String>,
}

impl<'s> PartsBuilder<'s> {
    /// Builder of a geometry with coordinates of a reference system.
    pub(crate) fn new(system: &'s ReferenceSystem) -> Self {
        Self { system, parts: GeometryParts::default(), closed: 0, short: 0, bad: None, lone: None }
    }

    /// Adds a point.
    pub(crate) fn point(&mut self, at: (f64, f64)) {
        if let Some(position) = self.position(at) {
            self.parts.points.push(position);
        }
    }

    /// Adds a line; one without positions is nothing.
    pub(crate) fn line(&mut self, coordinates: &[(f64, f64)]) {
        match coordinates {
            [] => (),
            [at] => self.lone = Some(text_of(*at)),
            _ => {
                if let Some(line) = self.positions(coordinates) {
                    self.parts.lines.push(line);
                }
            }
        }
    }

    /// Adds an area: an outer ring, then its holes, in any direction. An area without positions is nothing.
    pub(crate) fn area<R: AsRef<[(f64, f64)]>>(&mut self, rings: &[R]) {
        let mut area = Vec::new();
        for (at, ring) in rings.iter().enumerate() {
            if at == 0 && ring.as_ref().is_empty() {
                return;
            }
            let Some(positions) = self.positions(ring.as_ref()) else { return };
            match rings::closed(positions) {
                Some(Closed { ring, was_open }) => {
                    self.closed += usize::from(was_open);
                    area.push(ring);
                }
                None if ring.as_ref().is_empty() => (),
                None => {
                    self.short += 1;
                    // Without its outer ring an area has no holes.
                    if at == 0 {
                        return;
                    }
                }
            }
        }
        if !area.is_empty() {
            self.parts.areas.push(area);
        }
    }

    /// Notes that the geometry, or a part of it, cannot be read: its beginning, or what is wrong.
    pub(crate) fn bad(&mut self, found: &str) {
        self.bad.get_or_insert_with(|| found.to_owned());
    }

    /// The geometry, with remarks on what was changed; `None` without parts, or if a position is none.
    pub(crate) fn finish(mut self, row: u32, remarks: &mut Vec<Remark>) -> Option<Geometry> {
        if let Some(found) = self.bad {
            remarks.push(Remark::on_row(row, Severity::Unplaced, RemarkKind::BadGeometry).found(&found));
            return None;
        }
        let crosses = antimeridian::unwrap(&mut self.parts);
        for rings in &mut self.parts.areas {
            for (at, ring) in rings.iter_mut().enumerate() {
                *ring = rings::turned(std::mem::take(ring), at == 0);
            }
        }
        let geometry = Geometry::of_parts(self.parts);
        let severity = if geometry.is_some() { Severity::Changed } else { Severity::Unplaced };
        let mut remark = |kind: RemarkKind, count: usize| {
            if count > 0 {
                remarks.push(Remark::on_row(row, severity, kind).count(count));
            }
        };
        remark(RemarkKind::ClosedRing, self.closed);
        remark(RemarkKind::ShortRing, self.short);
        remark(RemarkKind::Antimeridian, usize::from(crosses));
        if let Some(found) = self.lone {
            remarks.push(Remark::on_row(row, severity, RemarkKind::BadGeometry).found(&found));
        }
        geometry
    }

    fn position(&mut self, at: (f64, f64)) -> Option<LonLat> {
        let position = self.system.to_wgs84(at.0, at.1);
        if position.is_none() {
            self.bad(&text_of(at));
        }
        position
    }

    fn positions(&mut self, coordinates: &[(f64, f64)]) -> Option<Vec<LonLat>> {
        coordinates.iter().map(|at| self.position(*at)).collect()
    }
}

fn text_of((x, y): (f64, f64)) -> String {
    format!("{x}, {y}")
}

#[cfg(test)]
mod tests {
    use super::*;

    type Built = (Option<Geometry>, Vec<(RemarkKind, Severity)>);

    fn built(build: impl FnOnce(&mut PartsBuilder<'_>)) -> Built {
        let system = ReferenceSystem::wgs84();
        let mut builder = PartsBuilder::new(&system);
        build(&mut builder);
        let mut remarks = Vec::new();
        let geometry = builder.finish(7, &mut remarks);
        assert!(remarks.iter().all(|remark| remark.row == Some(7)));
        (geometry, remarks.iter().map(|remark| (remark.kind, remark.severity)).collect())
    }

    const SQUARE: [(f64, f64); 5] = [(0., 0.), (0., 4.), (4., 4.), (4., 0.), (0., 0.)];

    #[test]
    fn areas_have_outer_rings_counter_clockwise_and_holes_clockwise() {
        let hole = SQUARE.map(|(x, y)| (1.0 + x / 4.0, 1.0 + y / 4.0));
        let mut turned = hole;
        turned.reverse();
        for hole in [hole, turned] {
            let (geometry, remarks) = built(|builder| builder.area(&[SQUARE, hole]));
            let Some(Geometry::Parts(parts)) = geometry else { panic!("{geometry:?}") };
            let areas: Vec<f64> = parts.areas[0].iter().map(|ring| rings::signed_area(ring)).collect();
            assert_eq!((areas, remarks), (vec![16.0, -1.0], vec![]));
        }
    }

    #[test]
    fn rings_too_short_cost_their_part_alone() {
        let (geometry, remarks) = built(|builder| builder.area(&[SQUARE.to_vec(), vec![(1., 1.), (2., 1.), (1., 1.)]]));
        let Some(Geometry::Parts(parts)) = geometry else { panic!("{geometry:?}") };
        assert_eq!(parts.areas[0].len(), 1);
        assert_eq!(remarks, [(RemarkKind::ShortRing, Severity::Changed)]);
        let (geometry, remarks) = built(|builder| builder.area(&[vec![(1., 1.), (2., 1.), (1., 1.)], SQUARE.to_vec()]));
        assert_eq!((geometry, remarks), (None, vec![(RemarkKind::ShortRing, Severity::Unplaced)]));
    }

    #[test]
    fn a_position_that_is_none_costs_the_place_and_no_position_is_nothing() {
        for at in [(f64::NAN, 0.0), (400.0, 0.0), (0.0, 91.0)] {
            let (geometry, remarks) = built(|builder| {
                builder.point((1.0, 2.0));
                builder.line(&[(0.0, 0.0), at]);
            });
            assert_eq!((geometry, remarks), (None, vec![(RemarkKind::BadGeometry, Severity::Unplaced)]), "{at:?}");
        }
        let nothing = built(|builder| {
            builder.line(&[]);
            builder.area::<Vec<(f64, f64)>>(&[]);
            builder.area(&[vec![]]);
        });
        assert_eq!(nothing, (None, vec![]));
    }

    #[test]
    fn a_line_of_one_position_is_left_out_and_said() {
        let (geometry, remarks) = built(|builder| {
            builder.point((1.0, 2.0));
            builder.line(&[(0.0, 0.0)]);
        });
        assert_eq!(geometry, Some(Geometry::Point(LonLat::new(1.0, 2.0))));
        assert_eq!(remarks, [(RemarkKind::BadGeometry, Severity::Changed)]);
    }
}
