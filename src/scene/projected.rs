//! Projected base geometry: one level of detail in one projection.

use crate::{
    geo::{PlanePoint, PlaneRect, ProjectionKind, inside},
    model::{Area, BasemapGeometry, BorderClass, Detail, Level, LonLat, Polygon},
};

/// Line in projected coordinates, metres; single precision is accurate to half a metre anywhere in Asia.
pub(super) type ProjectedLine = Vec<[f32; 2]>;

/// Province, country or lake in projected coordinates.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectedArea {
    /// Province id or country code.
    pub key: String,
    /// Polygons, each an outer ring followed by its holes; rings do not repeat their first point.
    pub polygons: Vec<Vec<ProjectedLine>>,
    /// Bounding box, metres.
    pub bounds: PlaneRect,
}

impl ProjectedArea {
    /// `true` if a projected point lies inside.
    pub(super) fn holds(&self, at: PlanePoint) -> bool {
        self.bounds.contains(at) && self.polygons.iter().any(|rings| inside(rings, at, vertex))
    }
}

/// Vertex of a ring as a point.
pub(super) fn vertex([x, y]: [f32; 2]) -> PlanePoint {
    PlanePoint { x: f64::from(x), y: f64::from(y) }
}

/// All base geometry of one level of detail in one projection.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectedLevel {
    /// Level of detail.
    pub detail: Detail,
    /// Map projection.
    pub projection: ProjectionKind,
    /// The 34 province-level units of China.
    pub provinces: Vec<ProjectedArea>,
    /// Neighbouring countries.
    pub countries: Vec<ProjectedArea>,
    /// Land of the rest of the world.
    pub world: Vec<ProjectedArea>,
    /// Boundary lines by class.
    pub borders: Vec<(BorderClass, ProjectedLine)>,
    /// Coastlines.
    pub coasts: Vec<ProjectedLine>,
    /// Rivers with their scale rank; larger rivers have lower ranks.
    pub rivers: Vec<(u8, ProjectedLine)>,
    /// Lakes.
    pub lakes: Vec<ProjectedArea>,
    /// Meridians and parallels at intervals of ten degrees.
    pub graticule: Vec<ProjectedLine>,
}

impl ProjectedLevel {
    /// Projects a level of detail; takes tens of milliseconds for the finest.
    pub fn project(detail: Detail, level: &Level, base: &BasemapGeometry, projection: ProjectionKind) -> Self {
        let lines = |lines: &[Vec<LonLat>]| lines.iter().map(|line| plane_line(line, projection)).collect::<Vec<_>>();
        let areas = |areas: &[Area]| plane_areas(areas, projection);
        Self {
            detail,
            projection,
            provinces: areas(&level.provinces),
            countries: areas(&level.countries),
            world: areas(&base.world),
            borders: level.borders.iter().map(|b| (b.class, plane_line(&b.line, projection))).collect(),
            coasts: lines(&level.coasts),
            rivers: base.rivers.iter().flat_map(|r| lines(&r.lines).into_iter().map(|l| (r.rank, l))).collect(),
            lakes: base.lakes.iter().filter_map(|lake| plane_area(&lake.name.en, &lake.polygons, projection)).collect(),
            graticule: graticule(projection),
        }
    }

    /// Province with the given id.
    pub fn province(&self, id: &str) -> Option<&ProjectedArea> {
        self.provinces.iter().find(|area| area.key == id)
    }

    /// Bounding box of all provinces.
    pub fn china(&self) -> Option<PlaneRect> {
        self.provinces.iter().map(|area| area.bounds).reduce(PlaneRect::union)
    }
}

fn plane_point(at: LonLat, projection: ProjectionKind) -> [f32; 2] {
    let PlanePoint { x, y } = projection.plane_from_lonlat(at);
    [x as f32, y as f32]
}

/// Longest segment in degrees that may stay straight; longer ones are densified, since cut edges follow parallels.
const LONGEST_STRAIGHT: f64 = 1.0;

pub(super) fn plane_line(line: &[LonLat], projection: ProjectionKind) -> ProjectedLine {
    let mut out = Vec::with_capacity(line.len());
    let mut previous: Option<LonLat> = None;
    for &at in line {
        if let Some(from) = previous {
            let (dlon, dlat) = (at.lon - from.lon, at.lat - from.lat);
            let pieces = (dlon.abs().max(dlat.abs()) / LONGEST_STRAIGHT).ceil() as usize;
            out.extend((1..pieces).map(|i| {
                let part = i as f64 / pieces as f64;
                plane_point(LonLat::new(from.lon + dlon * part, from.lat + dlat * part), projection)
            }));
        }
        out.push(plane_point(at, projection));
        previous = Some(at);
    }
    out
}

/// Ring with densified segments, including the closing one; the first point is not repeated.
pub(super) fn plane_ring(ring: &[LonLat], projection: ProjectionKind) -> ProjectedLine {
    let closed: Vec<LonLat> = ring.iter().chain(ring.first()).copied().collect();
    let mut line = plane_line(&closed, projection);
    line.pop();
    line
}

/// Areas in projected coordinates.
pub(super) fn plane_areas(areas: &[Area], projection: ProjectionKind) -> Vec<ProjectedArea> {
    areas.iter().filter_map(|area| plane_area(&area.key, &area.polygons, projection)).collect()
}

fn plane_area(key: &str, polygons: &[Polygon], projection: ProjectionKind) -> Option<ProjectedArea> {
    let polygons: Vec<Vec<ProjectedLine>> = polygons
        .iter()
        .map(|polygon| polygon.rings.iter().map(|ring| plane_ring(ring, projection)).collect())
        .collect();
    let corners = polygons.iter().flatten().flatten().copied().map(vertex);
    let bounds = PlaneRect::around(corners)?;
    Some(ProjectedArea { key: key.to_owned(), polygons, bounds })
}

fn graticule(projection: ProjectionKind) -> Vec<ProjectedLine> {
    let tens = |from: i32, to: i32| (from..=to).step_by(10).map(f64::from);
    let fine = |from: i32, to: i32| (from..=to).map(f64::from);
    let meridians = tens(50, 160).map(|lon| fine(-10, 80).map(|lat| LonLat::new(lon, lat)).collect::<Vec<_>>());
    let parallels = tens(-10, 80).map(|lat| fine(50, 160).map(|lon| LonLat::new(lon, lat)).collect::<Vec<_>>());
    meridians.chain(parallels).map(|line| plane_line(&line, projection)).collect()
}
