//! Inset maps: a locator map of China and the South China Sea.

use super::{MissingContent, RenderSettings, outline};
use crate::{
    geo::PlaneRect,
    i18n::Messages,
    model::{Catalogue, Cluster, LonLat},
    query::MapContent,
    scene::{
        Interaction, Item, MapTransform, Mark, Palette, Rect, Scene, SceneBuilder, ScreenPoint, Size, Stroke, Text,
        details::MARGIN, furniture::MapElements, label_placement::LINE,
    },
    view::{Base, View},
};

/// Kind of inset map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InsetKind {
    Locator,
    SouthChinaSea,
}

/// Inset map with its frame and view.
pub(super) struct Inset {
    kind: InsetKind,
    /// Frame in points from the upper left corner of the main map; outside of it if there is space next to the map.
    pub frame: Rect,
    view: View,
}

/// Extent of the South China Sea inset, from Hainan and Taiwan to James Shoal.
const SOUTH_CHINA_SEA: [LonLat; 4] =
    [LonLat::new(106.0, 24.5), LonLat::new(122.5, 24.5), LonLat::new(106.0, 2.5), LonLat::new(122.5, 2.5)];

/// Extreme points of China's mainland and main islands, without its sea areas.
pub(crate) const CHINA: [LonLat; 6] = [
    LonLat::new(73.5, 39.0),
    LonLat::new(88.0, 49.0),
    LonLat::new(123.0, 53.5),
    LonLat::new(135.0, 48.0),
    LonLat::new(122.0, 24.0),
    LonLat::new(109.0, 18.0),
];

/// Plans the insets of the page: in the free area `spare` next to the map, or else each in the corner where it covers
/// the fewest clusters. Frames are relative to the upper left corner of the map. Also returns the insets for which
/// there is no space.
pub(super) fn plan(
    catalogue: &Catalogue,
    clusters: &[&Cluster],
    view: &View,
    size: Size,
    spare: Option<Rect>,
) -> (Vec<Inset>, Vec<MissingContent>) {
    let side = size.width.min(size.height);
    let to_screen = MapTransform::of(view.camera, size);
    let plane = |at: LonLat| view.camera.projection.plane_from_lonlat(at);
    let symbols: Vec<ScreenPoint> = clusters
        .iter()
        .filter_map(|cluster| Some(to_screen.pos(plane(catalogue.city(&cluster.lead()?.city)?.at))))
        .collect();
    let picture = PlaneRect::around(
        [ScreenPoint::default(), ScreenPoint::new(size.width, size.height)].map(|pos| to_screen.plane(pos)),
    );
    let whole = picture.is_some_and(|picture| CHINA.iter().all(|at| picture.contains(plane(*at))));
    // A locator of a map that already shows all China adds no information.
    let locator = view.page.locator && !whole;
    let wanted = [
        (view.page.south_china_sea, InsetKind::SouthChinaSea, 0.19 * side, 0.27 * side),
        (locator, InsetKind::Locator, 0.27 * side, 0.22 * side),
    ];
    if let Some(room) = spare
        && let Some(insets) = beside(view, &wanted.map(|(wanted, kind, ..)| wanted.then_some(kind)), room)
    {
        return (insets, Vec::new());
    }
    let mut missing_content = Vec::new();
    let mut taken: Vec<Rect> = Vec::new();
    let mut insets = Vec::new();
    for (_, kind, width, height) in wanted.into_iter().filter(|(wanted, ..)| *wanted) {
        let (width, height) = (width.max(54.0), height.max(48.0));
        let (right, bottom) = (size.width - MARGIN - width, size.height - MARGIN - height);
        // The lower left corner is reserved for the scale bar.
        let corners = [(right, bottom), (right, MARGIN), (MARGIN, MARGIN)];
        let frames = corners.map(|(x, y)| Rect::from_min_size(ScreenPoint::new(x, y), width, height));
        // Maps too small for an inset get no inset.
        let map = Rect::of(size);
        let inside = frames.into_iter().filter(|frame| map.contains(&frame.grown(MARGIN)));
        let free = inside.filter(|frame| !taken.iter().any(|other| other.intersects(frame)));
        let covered = |frame: &Rect| {
            let near = frame.grown(8.0);
            symbols.iter().filter(|at| near.intersects(&Rect::around(**at, 1.0))).count()
        };
        let Some(frame) = free.min_by_key(covered) else {
            missing_content.push(if kind == InsetKind::Locator {
                MissingContent::Locator
            } else {
                MissingContent::SouthChinaSea
            });
            continue;
        };
        taken.push(frame.grown(4.0));
        insets.push(Inset { kind, frame, view: inset_view(view, kind, frame) });
    }
    (insets, missing_content)
}

/// Places the insets side by side at the lower edge of a free area next to the map; `None` if they do not fit.
fn beside(view: &View, wanted: &[Option<InsetKind>], room: Rect) -> Option<Vec<Inset>> {
    let kinds: Vec<InsetKind> = wanted.iter().flatten().copied().collect();
    // Width-to-height ratio: the South China Sea is in portrait format, China in landscape.
    let shape = |kind: &InsetKind| if *kind == InsetKind::Locator { 1.2 } else { 0.8 };
    let widths: f32 = kinds.iter().map(shape).sum();
    let gaps = 8.0 * kinds.len().saturating_sub(1) as f32;
    let height = ((room.width() - gaps) / widths).min(room.height()).min(130.0);
    if height < 74.0 {
        return None;
    }
    let mut x = room.min.x;
    let mut insets = Vec::new();
    for kind in kinds {
        let width = height * shape(&kind);
        let frame = Rect::from_min_size(ScreenPoint::new(x, room.max.y - height), width, height);
        insets.push(Inset { kind, frame, view: inset_view(view, kind, frame) });
        x += width + 8.0;
    }
    Some(insets)
}

fn inset_view(view: &View, kind: InsetKind, frame: Rect) -> View {
    let corners: &[LonLat] = match kind {
        InsetKind::Locator => &CHINA,
        InsetKind::SouthChinaSea => &SOUTH_CHINA_SEA,
    };
    let mut inset = view.clone();
    let plane = corners.iter().map(|at| view.camera.projection.plane_from_lonlat(*at));
    if let Some(bounds) = PlaneRect::around(plane) {
        let (width, height) = (f64::from(frame.width()), f64::from(frame.height()));
        // `Camera::fitting` is not used: an inset may be at a smaller scale than the window's camera allows.
        let scale = (bounds.width() / width).max(bounds.height() / height) * 1.06;
        inset.camera = inset.camera.at_plane(bounds.center());
        inset.camera.metres_per_point = scale;
    }
    inset.base =
        Base { province_labels: false, city_labels: false, graticule: false, water: false, ..view.base.clone() };
    inset.edit_cluster_layer(|layer| layer.labels = false);
    inset.clear_filters();
    inset.selection = None;
    inset
}

impl SceneBuilder {
    /// Draws an inset of the main map `large`, whose size is `large_size`.
    pub(super) fn inset(
        &mut self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        inset: &Inset,
        (large, large_size): (&View, Size),
        texts: &Messages,
        style: RenderSettings,
    ) -> Scene {
        let size = Size { width: inset.frame.width(), height: inset.frame.height() };
        let detail = Self::detail_for(&inset.view, style.pixels_per_point);
        let furnishing = MapElements::bare(style.least_font, 0.0);
        // Area fills as in the main map, but no symbols.
        let filled = content.values.iter().filter(|classified| classified.layer.form.fills_areas()).cloned().collect();
        let plain = MapContent { values: filled, ..MapContent::default() };
        let mut scene = self.map(catalogue, &plain, &inset.view, size, detail, (&Interaction::default(), &furnishing));
        let map = &Palette::of(large.theme).map;
        match inset.kind {
            InsetKind::Locator => {
                let content = MapTransform::of(large.camera, large_size);
                let corner = |x: f32, y: f32| scene.to_screen.pos(content.plane(ScreenPoint::new(x, y)));
                let rect = Rect { min: corner(0.0, 0.0), max: corner(large_size.width, large_size.height) };
                // The frame of a small extent is enlarged so that it stays visible.
                let rect = if rect.width() < 4.0 { Rect::around(rect.center(), 2.0) } else { rect };
                scene.marks.push(outline(rect, Stroke::solid(map.highlight_line, 1.3)));
            }
            InsetKind::SouthChinaSea => {
                let text = texts.caption.south_china_sea.clone();
                let font = 8.0_f32.max(style.least_font);
                let width = self.measurer.width(&text, font, false);
                if width < size.width - 6.0 {
                    // Label position: on the sea between the coasts.
                    let middle = large.camera.projection.plane_from_lonlat(LonLat::new(114.0, 13.0));
                    let center = scene.to_screen.pos(middle);
                    let left = (center.x - width / 2.0).clamp(3.0, size.width - width - 3.0);
                    let at = ScreenPoint::new(left, center.y - font * LINE / 2.0);
                    let frame = Rect::from_min_size(at, width, font * LINE);
                    let (color, halo) = (map.card_text, Some(map.halo));
                    let text = Text { text, frame, size: font, bold: false, color, halo };
                    scene.marks.push(Mark { tag: None, item: Item::Text(text) });
                }
            }
        }
        scene
    }
}
