//! Decoder of `TopoJSON`: polygons and lines with shared arcs, so that neighbours meet exactly.
//!
//! Supports the part of the TopoJSON specification 1.0 that the base map uses: a quantised topology of geometry
//! collections of polygons and lines. Each arc is decoded once.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Issue, Report};
use crate::model::{LonLat, Polygon, Ring};

/// A TopoJSON file.
#[derive(Deserialize)]
struct File {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: BTreeMap<String, TopoObject>,
}

/// Transformation of quantised coordinates to degrees.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct TopoObject {
    #[serde(default)]
    geometries: Vec<Geometry>,
}

/// A geometry with the properties that the base map uses.
#[derive(Deserialize)]
pub(super) struct Geometry {
    #[serde(flatten)]
    shape: Shape,
    /// Properties of the feature.
    #[serde(default)]
    pub(super) properties: Properties,
}

/// Index of an arc, or its one's complement for the reversed arc.
type ArcRef = i64;

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    LineString(Vec<ArcRef>),
    MultiLineString(Vec<Vec<ArcRef>>),
    Polygon(Vec<Vec<ArcRef>>),
    MultiPolygon(Vec<Vec<Vec<ArcRef>>>),
}

/// Properties of areas and boundaries; see `data/README.md`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Properties {
    pub(super) iso: Option<String>,
    pub(super) a3: Option<String>,
    pub(super) a2: Option<String>,
    pub(super) num: Option<String>,
    pub(super) cls: Option<String>,
    pub(super) name: Option<String>,
    pub(super) en: Option<String>,
    pub(super) zh: Option<String>,
}

/// A decoded topology.
pub(super) struct Topology<'a> {
    file: &'a str,
    arcs: Vec<Vec<LonLat>>,
    objects: BTreeMap<String, TopoObject>,
}

impl<'a> Topology<'a> {
    /// Decodes the arcs of a file; `None` if it cannot be read, which is reported.
    pub(super) fn read(file: &'a str, text: &str, report: &mut Report) -> Option<Self> {
        let raw: File = match serde_json::from_str(text) {
            Ok(raw) => raw,
            Err(error) => {
                let line = u64::try_from(error.line()).unwrap_or_default();
                report.push(Issue::error(file, "a quantised TopoJSON topology", error.to_string()).line(line));
                return None;
            }
        };
        let arcs = raw.arcs.iter().map(|arc| decoded(arc, &raw.transform)).collect::<Option<Vec<_>>>();
        if arcs.is_none() {
            report.push(Issue::error(file, "arcs on the earth", "a point beyond 200° or 90°").column("arcs"));
        }
        Some(Self { file, arcs: arcs?, objects: raw.objects })
    }

    /// File name, for reports.
    pub(super) fn file(&self) -> &'a str {
        self.file
    }

    /// The geometries of a named object; a missing one is reported.
    pub(super) fn geometries(&self, object: &str, report: &mut Report) -> &[Geometry] {
        if let Some(object) = self.objects.get(object) {
            return &object.geometries;
        }
        let names: Vec<&str> = self.objects.keys().map(String::as_str).collect();
        report.push(Issue::error(self.file, format!("an object {object}"), Issue::quoted(&names.join(", "))));
        &[]
    }

    /// Points of the arc with the given index; empty if there is none.
    pub(super) fn arc(&self, index: usize) -> &[LonLat] {
        self.arcs.get(index).map_or(&[], Vec::as_slice)
    }

    /// Number of times that the geometries use each arc, by arc index.
    pub(super) fn uses(&self, geometries: &[Geometry]) -> Vec<u32> {
        let mut uses = vec![0; self.arcs.len()];
        for geometry in geometries {
            geometry.shape.each_arc(&mut |arc| {
                if let Some(count) = uses.get_mut(forward(arc).0) {
                    *count += 1;
                }
            });
        }
        uses
    }

    /// Polygons of a geometry, empty for lines; `None` for an unknown arc. Rings of fewer than three points are left
    /// out.
    pub(super) fn polygons(&self, geometry: &Geometry) -> Option<Vec<Polygon>> {
        match &geometry.shape {
            Shape::LineString(_) | Shape::MultiLineString(_) => Some(Vec::new()),
            Shape::Polygon(rings) => self.areas(std::slice::from_ref(rings)),
            Shape::MultiPolygon(parts) => self.areas(parts),
        }
    }

    /// Lines of a geometry, empty for polygons; `None` for an unknown arc.
    pub(super) fn lines(&self, geometry: &Geometry) -> Option<Vec<Vec<LonLat>>> {
        match &geometry.shape {
            Shape::LineString(line) => Some(vec![self.joined(line)?]),
            Shape::MultiLineString(lines) => lines.iter().map(|line| self.joined(line)).collect(),
            Shape::Polygon(_) | Shape::MultiPolygon(_) => Some(Vec::new()),
        }
    }

    /// Polygons from arcs; `None` for an unknown arc. A polygon whose outer ring has fewer than three points is left
    /// out.
    fn areas(&self, parts: &[Vec<Vec<ArcRef>>]) -> Option<Vec<Polygon>> {
        let mut polygons = Vec::with_capacity(parts.len());
        for part in parts {
            let rings: Option<Vec<Ring>> = part.iter().map(|ring| self.joined(ring).map(opened)).collect();
            let mut rings = rings?;
            if rings.first().is_some_and(|outside| outside.len() >= 3) {
                rings.retain(|ring| ring.len() >= 3);
                polygons.push(Polygon { rings });
            }
        }
        Some(polygons)
    }

    /// Line of consecutive arcs; the shared point of two arcs appears once.
    fn joined(&self, arcs: &[ArcRef]) -> Option<Vec<LonLat>> {
        let mut line: Vec<LonLat> = Vec::new();
        for arc in arcs {
            let (index, backwards) = forward(*arc);
            let points = self.arcs.get(index)?;
            let skip = usize::from(!line.is_empty());
            if backwards {
                line.extend(points.iter().rev().skip(skip));
            } else {
                line.extend(points.iter().skip(skip));
            }
        }
        Some(line)
    }
}

impl Shape {
    fn each_arc(&self, visit: &mut impl FnMut(ArcRef)) {
        match self {
            Self::LineString(line) => line.iter().copied().for_each(visit),
            Self::MultiLineString(lines) | Self::Polygon(lines) => lines.iter().flatten().copied().for_each(visit),
            Self::MultiPolygon(parts) => parts.iter().flatten().flatten().copied().for_each(visit),
        }
    }
}

/// Index of an arc, and `true` if it is reversed.
fn forward(arc: ArcRef) -> (usize, bool) {
    let backwards = arc < 0;
    let index = if backwards { !arc } else { arc };
    (usize::try_from(index).unwrap_or(usize::MAX), backwards)
}

/// Points of a delta-encoded arc, degrees; `None` if a point lies outside the earth.
fn decoded(arc: &[[i64; 2]], transform: &Transform) -> Option<Vec<LonLat>> {
    let ([scale_lon, scale_lat], [west, south]) = (transform.scale, transform.translate);
    let (mut x, mut y) = (0_i64, 0_i64);
    let point = |[dx, dy]: &[i64; 2]| {
        x = x.saturating_add(*dx);
        y = y.saturating_add(*dy);
        let at = LonLat::new(x as f64 * scale_lon + west, y as f64 * scale_lat + south);
        // The far end of Siberia continues beyond 180°, so that no outline is torn apart there; the latitude allows for
        // rounding.
        (at.lon.abs() <= 200.0 && at.lat.abs() <= 90.000_001).then_some(at)
    };
    arc.iter().map(point).collect()
}

/// A ring without its first point repeated at the end.
pub(super) fn opened(mut ring: Ring) -> Ring {
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two triangles that share the arc 0; the second uses it reversed.
    const TEXT: &str = r#"{"type":"Topology","transform":{"scale":[0.5,1],"translate":[100,20]},
        "arcs":[[[0,0],[2,0]],[[2,0],[0,2],[-2,-2]],[[0,0],[0,-2],[2,2]]],
        "objects":{"areas":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","arcs":[[0,1]],"properties":{"iso":"CN-A"}},
            {"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"iso":"CN-B"}}]}}}"#;

    fn read(text: &str) -> (Option<Topology<'_>>, Report) {
        let mut report = Report::default();
        (Topology::read("t.topojson", text, &mut report), report)
    }

    #[test]
    fn neighbours_share_their_arc() {
        let (topology, report) = read(TEXT);
        let topology = topology.unwrap();
        assert!(report.is_empty());
        let areas = topology.geometries("areas", &mut Report::default());
        let outside = |index: usize| topology.polygons(&areas[index]).unwrap()[0].rings[0].clone();
        assert_eq!(outside(0), [LonLat::new(100.0, 20.0), LonLat::new(101.0, 20.0), LonLat::new(101.0, 22.0)]);
        assert_eq!(outside(1), [LonLat::new(101.0, 20.0), LonLat::new(100.0, 20.0), LonLat::new(100.0, 18.0)]);
        assert_eq!(topology.uses(areas), [2, 1, 1]);
    }

    #[test]
    fn an_arc_that_does_not_exist_makes_no_area() {
        let text = TEXT.replace("[[0,1]]", "[[0,9]]");
        let topology = read(&text).0.unwrap();
        let areas = topology.geometries("areas", &mut Report::default());
        assert_eq!(topology.polygons(&areas[0]), None);
        assert!(topology.polygons(&areas[1]).is_some());
    }

    #[test]
    fn points_that_are_not_on_the_earth_are_refused() {
        let text = TEXT.replace("[[0,0],[2,0]]", "[[0,0],[9223372036854775807,0],[9223372036854775807,0]]");
        let (topology, report) = read(&text);
        assert!(topology.is_none());
        assert_eq!(report.issues.len(), 1);
    }

    #[test]
    fn damaged_json_is_named_by_line() {
        let (_, report) = read(&TEXT.replace("\"arcs\":[[[0", "\"arcs\":[[[x"));
        assert!(
            report.to_string().starts_with("t.topojson, line 2: expected a quantised TopoJSON topology"),
            "{report}"
        );
    }
}
