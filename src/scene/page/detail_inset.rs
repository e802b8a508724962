//! Detail insets: enlarged maps of the dense regions of a page, where the map shows least.

use super::{PagePlan, RenderSettings, detail_extent, inset::MARGIN};
use crate::{
    model::{Catalogue, Cluster, Detail, LonLat},
    scene::{
        Interaction, Item, MapTransform, Mark, Outline, Palette, Rect, Scene, SceneBuilder, ScreenPoint, Size, Stroke,
        Text,
        cluster_key::{ClusterKey, DetailRegion},
        dense_regions::{DenseRegion, dense_regions},
        furniture::MapElements,
        label_placement::LINE,
        layers::clusters,
        province_at,
    },
    view::{Base, View},
};

/// Longer sides of an inset that are tried, as shares of the shorter side of the map.
const SIDES: [f32; 7] = [0.48, 0.44, 0.4, 0.36, 0.32, 0.28, 0.24];
/// Least enlargement worth an inset, and the most that one needs.
const GAIN: (f32, f32) = (1.8, 6.0);
/// Room around the places of a region, as a share of its longer side, and at least, points.
const AROUND: (f32, f32) = (0.12, 6.0);
/// Narrowest and widest inset, width by height.
const SHAPES: (f32, f32) = (0.72, 1.5);
/// Most land of China below an inset, as a share of its area, and most cities, as a share of those in the map; the second
/// where the map shows hardly anything but China.
const MOST_LAND: f32 = 0.01;
const MOST_CITIES: f32 = 0.03;
/// Positions that are tried along each edge.
const STEPS: u8 = 16;

/// Detail inset with its frame and camera.
pub(super) struct DetailInset {
    /// Region in the map.
    pub region: DetailRegion,
    /// Frame in points from the upper left corner of the map.
    pub frame: Rect,
    view: View,
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
    /// What insets must not cover: other insets and the scale bar.
    pub taken: Vec<Rect>,
    /// Points of a grid of the map that lie in China, and the distance between two, points.
    pub land: (Vec<ScreenPoint>, f32),
    /// Radius of the symbols, points.
    pub radius: f32,
    /// Distance from the middle of a province that insets keep, points.
    pub around_province: f32,
}

/// Plans an inset for each dense region that has room for one, the largest region first.
pub(super) fn plan(map: &Surroundings<'_>) -> Vec<DetailInset> {
    let to_screen = map.to_screen();
    let position = |at: LonLat| to_screen.pos(map.view.camera.projection.plane_from_lonlat(at));
    let inside = |at: &ScreenPoint| map.whole().contains(&Rect::around(*at, 0.0));
    let located = map.clusters.iter().filter_map(|cluster| {
        let city = map.catalogue.city(&cluster.lead()?.city)?;
        Some((*cluster, position(city.at)))
    });
    let located: Vec<(&Cluster, ScreenPoint)> = located.filter(|(_, at)| inside(at)).collect();
    let places: Vec<ScreenPoint> = located.iter().map(|(_, at)| *at).collect();
    let spacing = clusters::spacing(map.radius);
    let regions = dense_regions(&places, spacing);
    let frames: Vec<Rect> = regions.iter().map(|region| extent(region.around)).collect();
    let mut taken = map.taken.clone();
    // Insets show a little more than that.
    taken.extend(frames.iter().map(|frame| frame.grown(0.4 * map.edge())));
    // Symbols may stand beside their places.
    taken.extend(places.iter().map(|at| Rect::around(*at, 1.2 * spacing)));
    // No province is covered, however small, nor its circle.
    let provinces = map.catalogue.provinces.iter().map(|province| position(province.label_at));
    taken.extend(provinces.map(|at| Rect::around(at, map.around_province)));
    let cities: Vec<ScreenPoint> = map.catalogue.cities.values().map(|city| position(city.at)).filter(inside).collect();
    let mut insets = Vec::new();
    for (region, extent) in regions.iter().zip(frames) {
        let Some(frame) = map.room(extent, &taken, &cities) else { continue };
        taken.push(frame.grown(4.0));
        let letter = char::from(b'A' + insets.len() as u8);
        insets.push(map.inset(region, &located, frame, letter));
    }
    insets
}

impl Surroundings<'_> {
    fn whole(&self) -> Rect {
        Rect::from_min_size(ScreenPoint::default(), self.size.width, self.size.height)
    }

    /// Room that symbols at the edge of an inset need around their places, points.
    fn edge(&self) -> f32 {
        0.8 * clusters::spacing(self.radius) + 4.0
    }

    fn to_screen(&self) -> MapTransform {
        let camera = self.view.camera;
        MapTransform { center: camera.plane_center(), metres_per_point: camera.metres_per_point, size: self.size }
    }

    /// The largest frame for an extent of the map along its edges that covers no land of China, else hardly any city.
    fn room(&self, extent: Rect, taken: &[Rect], cities: &[ScreenPoint]) -> Option<Rect> {
        let (land, step) = &self.land;
        let of_land = |frame: &Rect| MOST_LAND * frame.width() * frame.height() / step.powi(2);
        let most = MOST_CITIES * cities.len() as f32;
        let off_land = self.largest(extent, taken, land, &of_land);
        off_land.or_else(|| self.largest(extent, taken, cities, &|_| most))
    }

    /// The largest frame along the edges that covers at most as many points as allowed, where it covers the fewest.
    fn largest(
        &self,
        extent: Rect,
        taken: &[Rect],
        points: &[ScreenPoint],
        most: &dyn Fn(&Rect) -> f32,
    ) -> Option<Rect> {
        let side = self.size.width.min(self.size.height);
        let shape = (extent.width() / extent.height()).clamp(SHAPES.0, SHAPES.1);
        SIDES.into_iter().find_map(|share| {
            let long = (share * side).min(GAIN.1 * extent.width().max(extent.height()));
            let (width, height) = if shape > 1.0 { (long, long / shape) } else { (long * shape, long) };
            let gain = (width / extent.width()).min(height / extent.height());
            if gain < GAIN.0 {
                return None;
            }
            let covered = |frame: &Rect| points.iter().filter(|at| frame.contains(&Rect::around(**at, 0.0))).count();
            let free = along_edges(self.size, width, height)
                .filter(|frame| self.whole().contains(frame))
                .filter(|frame| !taken.iter().any(|other| other.intersects(frame)));
            let allowed = free.filter(|frame| covered(frame) as f32 <= most(frame));
            allowed.min_by(|a, b| self.off_corner(a).total_cmp(&self.off_corner(b)))
        })
    }

    /// Distance of a frame from the nearest corner of the map, points: insets in corners look tidy.
    fn off_corner(&self, frame: &Rect) -> f32 {
        let across = frame.min.x.min(self.size.width - frame.max.x);
        let down = frame.min.y.min(self.size.height - frame.max.y);
        across + down
    }

    /// The inset of a region in a frame.
    fn inset(
        &self,
        region: &DenseRegion,
        located: &[(&Cluster, ScreenPoint)],
        frame: Rect,
        letter: char,
    ) -> DetailInset {
        let size = Size { width: frame.width(), height: frame.height() };
        let places: Vec<ScreenPoint> = located.iter().map(|(_, at)| *at).collect();
        let (edge, spacing) = (clusters::edge(self.radius), clusters::spacing(self.radius));
        let seen = detail_extent::extent(region.around, size, &places, edge, spacing);
        let members = located.iter().filter(|(_, at)| seen.contains(&Rect::around(*at, 0.0)));
        let clusters = members.map(|(cluster, _)| cluster.id.clone()).collect();
        let mut view = self.view.clone();
        view.camera = view.camera.at_plane(self.to_screen().plane(seen.center()));
        view.camera.metres_per_point *= f64::from(seen.width() / frame.width());
        view.base = Base { province_labels: false, graticule: false, ..view.base };
        DetailInset { region: DetailRegion { letter, clusters, frame: seen }, frame, view }
    }
}

/// Extent of the map that an inset shows, for the places of a region.
fn extent(places: Rect) -> Rect {
    places.grown((AROUND.0 * places.width().max(places.height())).max(AROUND.1))
}

/// Frames of a size along the edges of a map.
fn along_edges(size: Size, width: f32, height: f32) -> impl Iterator<Item = Rect> {
    let (right, bottom) = (size.width - MARGIN - width, size.height - MARGIN - height);
    (0..=STEPS).flat_map(move |step| {
        let part = f32::from(step) / f32::from(STEPS);
        let (x, y) = (MARGIN + (right - MARGIN) * part, MARGIN + (bottom - MARGIN) * part);
        [(MARGIN, y), (right, y), (x, MARGIN), (x, bottom)]
            .map(|(x, y)| Rect::from_min_size(ScreenPoint::new(x, y), width, height))
    })
}

impl SceneBuilder {
    /// Points of a grid of a map that lie in China, and the distance between two, points.
    pub(super) fn land(&mut self, view: &View, size: Size) -> (Vec<ScreenPoint>, f32) {
        const POINTS: f32 = 36.0;
        let level = self.level(view.camera.projection, Detail::Overview);
        let to_screen =
            MapTransform { center: view.camera.plane_center(), metres_per_point: view.camera.metres_per_point, size };
        let step = size.width.max(size.height) / POINTS;
        let along = |length: f32| (0..(length / step) as u16).map(move |i| (f32::from(i) + 0.5) * step);
        let grid = along(size.height).flat_map(|y| along(size.width).map(move |x| ScreenPoint::new(x, y)));
        (grid.filter(|at| province_at(&level, to_screen.plane(*at)).is_some()).collect(), step)
    }

    /// Draws a detail inset of a page.
    pub(super) fn detail(&mut self, plan: &PagePlan<'_>, inset: &DetailInset) -> Scene {
        let PagePlan { catalogue, content, style, .. } = *plan;
        let size = Size { width: inset.frame.width(), height: inset.frame.height() };
        let elements = |taken| MapElements::Page {
            scale_bar: false,
            taken,
            least_font: style.least_font,
            key: ClusterKey { regions: Vec::new(), lead_cities_only: true, ..plan.key.clone() },
            largest_circle: plan.largest_circle,
        };
        let attention = Interaction::default();
        let bare = self.composed(catalogue, content, &inset.view, size, (&attention, &elements(Vec::new())));
        let symbols: Vec<Rect> = bare
            .marks
            .iter()
            .filter(|mark| matches!(mark.item, Item::Symbol { .. }))
            .map(|mark| mark.item.bounds())
            .collect();
        let (card, tag) = self.letter_tag(inset, size, &symbols, style);
        let detail = Self::detail_for(&inset.view, style.pixels_per_point);
        let mut scene = self.map(catalogue, content, &inset.view, size, detail, (&attention, &elements(vec![card])));
        scene.marks.extend(tag);
        scene
    }

    /// Letter of an inset on a card, in the first corner without a symbol; also returns the area of the card.
    fn letter_tag(
        &self,
        inset: &DetailInset,
        picture: Size,
        symbols: &[Rect],
        style: RenderSettings,
    ) -> (Rect, [Mark; 2]) {
        let map = &Palette::of(inset.view.theme).map;
        let size = 11.0_f32.max(style.least_font);
        let text = inset.region.letter.to_string();
        let width = self.measurer.width(&text, size, true);
        let (across, down) = (width + 8.0, size * LINE + 2.0);
        let (right, bottom) = (picture.width - across, picture.height - down);
        let corners = [(0.0, 0.0), (right, 0.0), (0.0, bottom), (right, bottom)]
            .map(|(x, y)| Rect::from_min_size(ScreenPoint::new(x, y), across, down));
        let is_free = |card: &&Rect| !symbols.iter().any(|symbol| symbol.intersects(card));
        let card = corners.iter().find(is_free).copied().unwrap_or(corners[0]);
        let (outline, stroke) = (Outline::Rect(card, 0.0), Stroke::solid(map.card_faint, 0.8));
        let card_mark = Item::Shape { outline, fill: Some(map.card), stroke: Some(stroke) };
        let frame = Rect::from_min_size(ScreenPoint::new(card.min.x + 4.0, card.min.y + 1.0), width, size * LINE);
        let text = Text { text, frame, size, bold: true, color: map.card_text, halo: None };
        (card, [card_mark, Item::Text(text)].map(|item| Mark { tag: None, item }))
    }
}
