//! Detail insets: enlarged maps of the dense regions of a map, where it shows least. Pages and the window plan them alike.

mod dense_regions;
mod extent;
mod placement;

pub(super) use extent::DetailExtents;
pub(super) use placement::MARGIN;

use dense_regions::{DenseRegion, dense_regions};
use extent::Distances;
use placement::Room;

use super::{
    MapTransform, Rect, ScreenPoint, Size, cluster_key::DetailRegion, interaction::KeptInset, layers::clusters,
};
use crate::{
    geo::PlanePoint,
    model::{Catalogue, Cluster, ClusterId, LonLat},
    view::{Base, Basemap, View},
};

/// Most insets of a map.
const MOST: usize = 3;
/// Room around the places of a region, as a share of its longer side, and at least, points.
const AROUND: (f32, f32) = (0.12, 6.0);
/// Most land of China below an inset of a page, as a share of its area, and most cities, as a share of those in the map; the
/// second where the map shows hardly anything but China.
const MOST_LAND: f32 = 0.01;
const MOST_CITIES: f32 = 0.03;

/// Detail inset with its frame and camera.
pub(super) struct DetailInset {
    /// Region in the map.
    pub region: DetailRegion,
    /// Frame in points from the upper left corner of the map.
    pub frame: Rect,
    /// View of the inset.
    pub view: View,
}

/// Map in which insets find their places.
pub(super) struct Surroundings<'a> {
    pub catalogue: &'a Catalogue,
    /// Clusters that the map draws.
    pub clusters: &'a [&'a Cluster],
    /// View of the map.
    pub view: &'a View,
    /// Size of the map.
    pub size: Size,
    /// Elements of the map that insets must not cover, and other insets.
    pub taken: Vec<Rect>,
    /// Radius of the symbols, points.
    pub radius: f32,
    /// Extents that were worked out before.
    pub extents: &'a DetailExtents,
    /// Contents that insets may cover.
    pub cover: Cover<'a>,
}

/// Map contents that insets may cover.
pub(super) enum Cover<'a> {
    /// On a page neither symbols nor provinces, and hardly any land.
    Page {
        /// Points of a grid of the map that lie in China, and the distance between two, points.
        land: (Vec<ScreenPoint>, f32),
        /// Distance from the middle of a province that insets keep, points.
        around_province: f32,
    },
    /// In the window, where the map can be moved, as little as possible without leaving their places.
    Window {
        /// Points of a grid in China.
        land: &'a [PlanePoint],
        /// Insets of the last frame.
        kept: &'a [KeptInset],
    },
}

/// Cluster with its lead city.
type Located<'a> = (&'a Cluster, PlanePoint);

/// Plans an inset for each dense region that has room for one, the largest region first.
pub(super) fn plan(map: &Surroundings<'_>) -> Vec<DetailInset> {
    let (to_screen, projection) = (map.to_screen(), map.view.camera.projection);
    let position = |at: LonLat| to_screen.pos(projection.plane_from_lonlat(at));
    let located = map.located();
    let (local, origin) = map.local(&located);
    let places: Vec<ScreenPoint> = located.iter().map(|(_, at)| local.pos(*at)).collect();
    let spacing = clusters::spacing(map.radius);
    let is_seen = |region: &DenseRegion| map.holds(region.around.center().moved(origin));
    let mut regions: Vec<(usize, DenseRegion)> = dense_regions(&places, spacing).into_iter().enumerate().collect();
    regions.retain(|(_, region)| is_seen(region));
    regions.truncate(MOST);
    let extents: Vec<Rect> = regions.iter().map(|(_, region)| extent_of(region.around)).collect();
    let mut taken = map.taken.clone();
    // Insets show a little more than that.
    taken.extend(extents.iter().map(|extent| extent.moved(origin).grown(0.4 * map.edge())));
    let mut points: Vec<ScreenPoint> =
        map.catalogue.cities.values().map(|city| position(city.at)).filter(|at| map.holds(*at)).collect();
    match &map.cover {
        Cover::Page { around_province, .. } => {
            // Symbols may stand beside their places.
            taken.extend(places.iter().map(|at| Rect::around(*at, 1.2 * spacing)));
            // No province is covered, however small, nor its circle.
            let provinces = map.catalogue.provinces.iter().map(|province| position(province.label_at));
            taken.extend(provinces.map(|at| Rect::around(at, *around_province)));
        }
        Cover::Window { land, .. } => {
            let land = land.iter().map(|at| to_screen.pos(*at));
            let all = land.chain(places.iter().map(|at| at.moved(origin)));
            points.extend(all.filter(|at| map.holds(*at)));
        }
    }
    let mut insets: Vec<DetailInset> = Vec::new();
    for ((number, region), extent) in regions.iter().zip(extents) {
        let of_region = |id: &ClusterId| {
            located.iter().enumerate().any(|(at, (cluster, _))| region.members.contains(&at) && cluster.id == *id)
        };
        let room = Room { picture: map.whole(), taken: &taken };
        let (frame, number) = match &map.cover {
            Cover::Page { land, .. } => (off_land(&room, extent, land, &points), insets.len()),
            Cover::Window { kept, .. } => {
                let kept = kept.iter().find(|inset| inset.clusters.iter().any(of_region)).map(|inset| inset.frame);
                // A letter stays while other regions leave the picture.
                (room.in_window(extent, extent.center().moved(origin), &points, kept), *number)
            }
        };
        let Some(frame) = frame else { continue };
        taken.push(frame.grown(4.0));
        let letter = char::from(b'A' + number.min(25) as u8);
        let seen = map.seen(region, &places, frame);
        insets.push(map.inset(&located, &places, (seen, local, origin), frame, letter));
    }
    insets
}

impl<'a> Surroundings<'a> {
    fn whole(&self) -> Rect {
        Rect::of(self.size)
    }

    fn holds(&self, at: ScreenPoint) -> bool {
        self.whole().holds(at)
    }

    /// Room that symbols at the edge of an inset need around their places, points.
    fn edge(&self) -> f32 {
        0.8 * clusters::spacing(self.radius) + 4.0
    }

    fn to_screen(&self) -> MapTransform {
        MapTransform::of(self.view.camera, self.size)
    }

    /// Clusters that have a place; on a page those in the picture, in the window all, so that panning changes no region.
    fn located(&self) -> Vec<Located<'a>> {
        let projection = self.view.camera.projection;
        let located = self.clusters.iter().filter_map(|cluster| {
            let city = self.catalogue.city(&cluster.lead()?.city)?;
            Some((*cluster, projection.plane_from_lonlat(city.at)))
        });
        let to_screen = self.to_screen();
        let is_page = matches!(self.cover, Cover::Page { .. });
        located.filter(|(_, at)| !is_page || self.holds(to_screen.pos(*at))).collect()
    }

    /// Transform to coordinates that panning does not change, in points, and their origin in the picture; on a page those of
    /// the picture.
    fn local(&self, located: &[Located<'_>]) -> (MapTransform, ScreenPoint) {
        let to_screen = self.to_screen();
        match (&self.cover, located.first()) {
            (Cover::Window { .. }, Some((_, first))) => {
                (MapTransform { center: *first, size: Size::default(), ..to_screen }, to_screen.pos(*first))
            }
            _ => (to_screen, ScreenPoint::default()),
        }
    }

    /// Extent of the map that the inset of a region shows in a frame, in the coordinates of the places.
    fn seen(&self, region: &DenseRegion, places: &[ScreenPoint], frame: Rect) -> Rect {
        let size = Size { width: frame.width(), height: frame.height() };
        let distances = Distances { edge: clusters::edge(self.radius), spacing: clusters::spacing(self.radius) };
        self.extents.of(region.around, size, places, distances)
    }

    /// The inset of an extent in a frame.
    fn inset(
        &self,
        located: &[Located<'_>],
        places: &[ScreenPoint],
        (seen, local, origin): (Rect, MapTransform, ScreenPoint),
        frame: Rect,
        letter: char,
    ) -> DetailInset {
        let members = located.iter().zip(places).filter(|(_, at)| seen.holds(**at));
        let clusters = members.map(|((cluster, _), _)| cluster.id.clone()).collect();
        let mut view = self.view.clone();
        view.camera = view.camera.at_plane(local.plane(seen.center()));
        view.camera.metres_per_point *= f64::from(seen.width() / frame.width());
        // Tiles are those of the window's own map.
        view.base = Base { province_labels: false, graticule: false, basemap: Basemap::Embedded, ..view.base };
        DetailInset { region: DetailRegion { letter, clusters, frame: seen.moved(origin) }, frame, view }
    }
}

/// Extent of the map around the places of a region.
fn extent_of(places: Rect) -> Rect {
    places.grown((AROUND.0 * places.width().max(places.height())).max(AROUND.1))
}

/// The largest frame on a page that covers no land of China, else hardly any city.
fn off_land(
    room: &Room<'_>,
    extent: Rect,
    (land, step): &(Vec<ScreenPoint>, f32),
    cities: &[ScreenPoint],
) -> Option<Rect> {
    let of_land = |frame: &Rect| MOST_LAND * frame.width() * frame.height() / step.powi(2);
    let most = MOST_CITIES * cities.len() as f32;
    room.on_page(extent, land, &of_land).or_else(|| room.on_page(extent, cities, &|_| most))
}
