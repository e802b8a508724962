//! Province of a position.

use std::sync::OnceLock;

use crate::{
    data,
    geo::{PlanePoint, crosses},
    model::{Detail, LonLat, ProvinceId},
};

/// Height of a band of latitude, degrees.
const BAND: f64 = 0.05;

/// Edge of a province's boundary.
#[derive(Clone, Copy)]
struct Edge {
    province: u16,
    from: PlanePoint,
    to: PlanePoint,
}

/// Boundaries of the provinces, by bands of latitude, so that a position meets only the edges at its height.
pub(crate) struct ProvinceIndex {
    provinces: Vec<ProvinceId>,
    south: f64,
    bands: Vec<Vec<Edge>>,
}

impl ProvinceIndex {
    /// Index of the embedded boundaries, which are exact to about 400 m; built once.
    pub(crate) fn embedded() -> &'static Self {
        static INDEX: OnceLock<ProvinceIndex> = OnceLock::new();
        INDEX.get_or_init(Self::new)
    }

    fn new() -> Self {
        let (level, report) = data::level(Detail::Region);
        report.log();
        let latitudes =
            level.provinces.iter().flat_map(|area| &area.polygons).flat_map(|polygon| &polygon.rings).flatten();
        let south = latitudes.map(|at| at.lat).fold(f64::INFINITY, f64::min);
        let mut index = Self { provinces: Vec::new(), south, bands: Vec::new() };
        for (province, area) in (0..).zip(&level.provinces) {
            index.provinces.push(ProvinceId::new(area.key.as_str()));
            for ring in area.polygons.iter().flat_map(|polygon| &polygon.rings) {
                let ends = ring.iter().cycle().skip(1);
                ring.iter()
                    .zip(ends)
                    .for_each(|(from, to)| index.add(Edge { province, from: point(*from), to: point(*to) }));
            }
        }
        index
    }

    fn band(&self, latitude: f64) -> Option<usize> {
        let band = ((latitude - self.south) / BAND).floor();
        (0.0..4096.0).contains(&band).then_some(band as usize)
    }

    fn add(&mut self, edge: Edge) {
        let (low, high) = (edge.from.y.min(edge.to.y), edge.from.y.max(edge.to.y));
        let (Some(first), Some(last)) = (self.band(low), self.band(high)) else { return };
        for band in first..=last {
            if self.bands.len() <= band {
                self.bands.resize_with(band + 1, Vec::new);
            }
            if let Some(edges) = self.bands.get_mut(band) {
                edges.push(edge);
            }
        }
    }

    /// Province in which a position lies; `None` outside China and at sea.
    pub(crate) fn province(&self, at: LonLat) -> Option<&ProvinceId> {
        let edges = self.bands.get(self.band(at.lat)?)?;
        // Edges of a province follow one another.
        for of_one in edges.chunk_by(|one, other| one.province == other.province) {
            let crossed = of_one.iter().filter(|edge| crosses(edge.from, edge.to, point(at))).count();
            if crossed % 2 == 1 {
                return self.provinces.get(usize::from(of_one.first()?.province));
            }
        }
        None
    }
}

/// Degrees as a point of the plane.
fn point(at: LonLat) -> PlanePoint {
    PlanePoint { x: at.lon, y: at.lat }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_city_of_the_atlas_lies_in_its_province() {
        let (catalogue, _) = data::embedded_catalogue();
        let index = ProvinceIndex::embedded();
        let wrong: Vec<_> = catalogue
            .cities
            .values()
            .filter(|city| index.province(city.at) != Some(&city.province))
            .map(|city| city.name.full.en.as_str())
            .collect();
        assert!(wrong.len() <= 4, "{wrong:?}");
        assert_eq!(index.province(LonLat::new(126.978, 37.5665)), None, "Seoul");
        assert_eq!(index.province(LonLat::new(0.0, f64::NAN)), None);
    }
}
