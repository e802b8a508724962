//! Map that a tool works on: positions on the screen and on the earth, and drawing above the map.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, vec2};

use crate::{
    app::{frame_context::FrameContext, theme},
    geo::{ProjectionKind, geodesic_length, geodesic_line},
    model::LonLat,
    scene::{MapTransform, Scene, ScreenPoint},
    surface::screen::color,
    view::Camera,
};

/// Length of the straight pieces of a geodesic, metres.
const PIECE: f64 = 40_000.0;
/// Greatest number of pieces of a geodesic.
const MOST_PIECES: f64 = 96.0;

/// Map that a tool works on.
pub(in crate::app::map) struct ToolCanvas<'a> {
    /// The frame.
    pub context: &'a FrameContext<'a>,
    /// The map's area; drawing is clipped to it.
    pub ui: &'a Ui,
    /// The map.
    pub scene: &'a Scene,
    /// Its camera.
    pub camera: Camera,
    /// Its rectangle in the window.
    pub rect: Rect,
    /// Pointer, if it is on the map and not on something above it.
    pub pointer: Option<Pos2>,
    /// Points of the measurement.
    pub points: &'a [LonLat],
    /// `true` while Ctrl, or ⌘ on a Mac, is held.
    pub adds: bool,
}

/// Map at a position of the window, be it an inset, and where its picture begins.
#[derive(Clone, Copy)]
pub(super) struct Part {
    to_screen: MapTransform,
    origin: Vec2,
    projection: ProjectionKind,
}

impl Part {
    /// Position in the window.
    pub(super) fn pos(&self, at: LonLat) -> Pos2 {
        let at = self.to_screen.pos(self.projection.plane_from_lonlat(at));
        Pos2::new(at.x, at.y) + self.origin
    }

    /// Position on the earth; `None` outside the map of it.
    pub(super) fn lonlat(&self, at: Pos2) -> Option<LonLat> {
        self.projection.lonlat_from_plane(self.plane(at))
    }

    /// Position in projected coordinates.
    pub(super) fn plane(&self, at: Pos2) -> crate::geo::PlanePoint {
        let at = at - self.origin;
        self.to_screen.plane(ScreenPoint::new(at.x, at.y))
    }
}

impl ToolCanvas<'_> {
    /// The map itself.
    fn whole(&self) -> Part {
        let (to_screen, projection) = (self.scene.to_screen, self.camera.projection);
        Part { to_screen, origin: self.rect.min.to_vec2(), projection }
    }

    /// The map at a position of the window: an inset, or the map itself.
    pub(super) fn part(&self, at: Pos2) -> Part {
        let on_map = at - self.rect.min.to_vec2();
        let (scene, inside) = self.scene.map_at(ScreenPoint::new(on_map.x, on_map.y));
        let origin = at.to_vec2() - vec2(inside.x, inside.y);
        Part { to_screen: scene.to_screen, origin, ..self.whole() }
    }

    /// Position on the earth; `None` outside the map of it.
    pub(in crate::app::map) fn lonlat(&self, at: Pos2) -> Option<LonLat> {
        self.part(at).lonlat(at)
    }

    /// Place under the pointer.
    pub(in crate::app::map) fn pointed(&self) -> Option<LonLat> {
        self.lonlat(self.pointer?)
    }

    /// Points of the measurement, and the place under the pointer while it goes on.
    pub(super) fn measured(&self) -> Vec<LonLat> {
        let pointed = self.pointed().filter(|_| self.context.ui_state.tool.is_measuring());
        self.points.iter().copied().chain(pointed).collect()
    }

    fn painter(&self) -> Painter {
        self.ui.painter().with_clip_rect(self.rect.intersect(self.ui.clip_rect()))
    }

    fn colors(&self) -> (Color32, Color32) {
        (color(theme::ui_colors(self.ui).accent), self.ui.visuals().window_fill)
    }

    /// Draws a line with a halo.
    pub(super) fn line(&self, points: Vec<Pos2>) {
        let (line, halo) = self.colors();
        let painter = self.painter();
        painter.add(Shape::line(points.clone(), Stroke::new(4.5, halo)));
        painter.add(Shape::line(points, Stroke::new(2.0, line)));
    }

    /// Draws a dashed outline with a halo and a faint fill.
    pub(super) fn outline(&self, mut points: Vec<Pos2>, fills: bool) {
        let (line, halo) = self.colors();
        let painter = self.painter();
        if fills {
            painter.add(Shape::convex_polygon(points.clone(), line.gamma_multiply(0.12), Stroke::NONE));
        }
        points.extend(points.first().copied());
        painter.add(Shape::line(points.clone(), Stroke::new(3.5, halo)));
        painter.extend(Shape::dashed_line(&points, Stroke::new(1.6, line), 6.0, 4.0));
    }

    /// Draws a place.
    pub(super) fn dot(&self, at: Pos2) {
        let (line, halo) = self.colors();
        self.painter().circle(at, 4.0, halo, Stroke::new(2.0, line));
    }

    /// Draws a cross in the middle of the map, where keys set points.
    pub(in crate::app::map) fn middle(&self) {
        let at = self.rect.center();
        for half in [vec2(9.0, 0.0), vec2(0.0, 9.0)] {
            self.line(vec![at - half, at + half]);
        }
    }

    /// Draws the shortest line through places.
    pub(super) fn geodesics(&self, places: &[LonLat]) {
        let part = self.whole();
        let mut points: Vec<Pos2> = Vec::new();
        for (from, to) in places.iter().zip(places.iter().skip(1)) {
            let pieces = (geodesic_length(*from, *to) / PIECE).clamp(1.0, MOST_PIECES) as usize;
            points.extend(geodesic_line(*from, *to, pieces).into_iter().map(|at| part.pos(at)));
        }
        self.line(points);
    }

    /// Draws places.
    pub(super) fn dots(&self, places: &[LonLat]) {
        let part = self.whole();
        for at in places {
            self.dot(part.pos(*at));
        }
    }
}
