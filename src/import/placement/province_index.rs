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

/// Band of latitude.
#[derive(Clone, Default)]
struct Band {
    /// Edges that reach into it.
    edges: Vec<Edge>,
    /// Spans of longitude from west to east, each by its western end.
    spans: Vec<(f64, Content)>,
}

/// Content of a span of a band.
#[derive(Clone, Copy)]
enum Content {
    /// No boundary: all of it lies in one province, or in none.
    Whole(Option<u16>),
    /// Boundaries.
    Edges,
}

/// Boundaries of the provinces, by bands of latitude, so that a position meets only the edges at its height, and none where
/// no boundary is near.
pub(crate) struct ProvinceIndex {
    provinces: Vec<ProvinceId>,
    south: f64,
    bands: Vec<Band>,
    /// Provinces of the cells of each band, from west to east.
    cells: Vec<u8>,
}

/// Western end of the cells, degrees, and their number in a band; each is as wide as a band is high.
const WEST: f64 = 70.0;
const CELLS: usize = 1_400;
/// Cell that has boundaries in it, or may have.
const MIXED: u8 = u8::MAX;
/// Cell without a province.
const NOWHERE: u8 = u8::MAX - 1;

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
        let mut index = Self { provinces: Vec::new(), south, bands: Vec::new(), cells: Vec::new() };
        for (province, area) in (0..).zip(&level.provinces) {
            index.provinces.push(ProvinceId::new(area.key.as_str()));
            for ring in area.polygons.iter().flat_map(|polygon| &polygon.rings) {
                let ends = ring.iter().cycle().skip(1);
                ring.iter()
                    .zip(ends)
                    .for_each(|(from, to)| index.add(Edge { province, from: point(*from), to: point(*to) }));
            }
        }
        for (number, band) in index.bands.iter_mut().enumerate() {
            band.find_spans(south + (number as f64 + 0.5) * BAND);
            index.cells.extend(band.cells());
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
                self.bands.resize_with(band + 1, Band::default);
            }
            if let Some(band) = self.bands.get_mut(band) {
                band.edges.push(edge);
            }
        }
    }

    /// Province in which a position lies; `None` outside China and at sea.
    pub(crate) fn province(&self, at: LonLat) -> Option<&ProvinceId> {
        self.provinces.get(self.number(at)?)
    }

    /// All provinces.
    pub(crate) fn provinces(&self) -> &[ProvinceId] {
        &self.provinces
    }

    /// Place among all provinces of the one in which a position lies.
    pub(crate) fn number(&self, at: LonLat) -> Option<usize> {
        let number = self.band(at.lat)?;
        let column = (at.lon - WEST) / BAND;
        if (0.0..CELLS as f64).contains(&column) {
            match self.cells.get(number * CELLS + column as usize).copied()? {
                MIXED => {}
                NOWHERE => return None,
                province => return Some(usize::from(province)),
            }
        }
        let band = self.bands.get(number)?;
        let after = band.spans.partition_point(|(west, _)| *west <= at.lon);
        let province = match band.spans.get(after.checked_sub(1)?)?.1 {
            Content::Whole(province) => province,
            Content::Edges => band.province(point(at)),
        };
        province.map(usize::from)
    }
}

impl Band {
    /// Provinces of its cells.
    fn cells(&self) -> impl Iterator<Item = u8> {
        (0..CELLS).map(|column| {
            let (west, east) = (WEST + column as f64 * BAND, WEST + (column + 1) as f64 * BAND);
            let of = |longitude: f64| self.spans.partition_point(|(west, _)| *west <= longitude);
            // Widened a little, since the column of a position is rounded.
            let (first, last) = (of(west - BAND / 1e3), of(east + BAND / 1e3));
            let content = first.checked_sub(1).and_then(|at| self.spans.get(at)).map(|(_, content)| *content);
            match content.unwrap_or(Content::Whole(None)) {
                Content::Whole(None) if first == last => NOWHERE,
                Content::Whole(Some(province)) if first == last => u8::try_from(province).unwrap_or(MIXED),
                _ => MIXED,
            }
        })
    }

    /// Province around a point of the band.
    fn province(&self, at: PlanePoint) -> Option<u16> {
        // Edges of a province follow one another.
        self.edges.chunk_by(|one, other| one.province == other.province).find_map(|of_one| {
            let crossed = of_one.iter().filter(|edge| crosses(edge.from, edge.to, at)).count();
            of_one.first().filter(|_| crossed % 2 == 1).map(|edge| edge.province)
        })
    }

    /// Finds the spans of longitude that edges lie in, and the provinces of those between them, at the middle latitude.
    fn find_spans(&mut self, middle: f64) {
        let mut widths: Vec<(f64, f64)> =
            self.edges.iter().map(|edge| (edge.from.x.min(edge.to.x), edge.from.x.max(edge.to.x))).collect();
        widths.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut joined: Vec<(f64, f64)> = Vec::new();
        for (west, east) in widths {
            match joined.last_mut().filter(|last| west <= last.1) {
                Some(last) => last.1 = last.1.max(east),
                None => joined.push((west, east)),
            }
        }
        let mut spans = Vec::with_capacity(joined.len() * 2);
        for (at, (west, east)) in joined.iter().enumerate() {
            spans.push((*west, Content::Edges));
            let next = joined.get(at + 1).map(|next| next.0);
            let between = next.and_then(|next| self.province(PlanePoint { x: f64::midpoint(*east, next), y: middle }));
            // A position on the eastern end of an edge is beside it.
            spans.push((east.next_up(), Content::Whole(between)));
        }
        self.spans = spans;
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
        for nowhere in [LonLat::new(0.0, f64::NAN), LonLat::new(f64::NAN, 30.0), LonLat::new(f64::INFINITY, 30.0)] {
            assert_eq!(index.province(nowhere), None);
        }
    }

    #[test]
    fn a_position_far_from_boundaries_lies_where_all_edges_say() {
        let index = ProvinceIndex::embedded();
        let mut found = 0;
        for step in 0..40_000 {
            let at = LonLat::new(73.0 + f64::from(step % 200) * 0.311, 17.0 + f64::from(step / 200) * 0.187);
            let band = index.band(at.lat).and_then(|band| index.bands.get(band));
            let by_edges = band.and_then(|band| band.province(point(at)));
            let by_edges = by_edges.and_then(|province| index.provinces.get(usize::from(province)));
            assert_eq!(index.province(at), by_edges, "{at:?}");
            found += usize::from(by_edges.is_some());
        }
        assert!(found > 10_000, "{found}");
    }
}
