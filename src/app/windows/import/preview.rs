//! Small map of the points of an import over the provinces, as hexagons if they are many. Its shapes are kept until result,
//! size or theme change.

use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::hexagons;
use crate::{
    app::{
        frame_context::FrameContext,
        import::{Draft, DraftCell, ImportDialog},
        theme,
    },
    geo::{PlanePoint, PlaneRect},
    i18n::format,
    model::BorderClass,
    query::CountClasses,
    scene::{MapColors, Palette, ProjectedLevel},
    surface::screen::{color, filled},
};

/// Space between the map and its frame, points.
const MARGIN: f32 = 8.0;
/// Number of points up to which each is drawn larger.
const FEW: usize = 400;
/// Number of points above which hexagons stand for them.
const MANY: usize = 1_500;
/// Sides of the disc of a point.
const SIDES: u8 = 8;

/// Shapes of the small map, and what they were made for.
#[derive(Clone)]
struct Picture {
    made: u64,
    rect: Rect,
    is_dark: bool,
    shapes: Arc<Vec<Shape>>,
    /// Classes of hexagons; `None` for points.
    classes: Option<CountClasses>,
}

/// Draws the map.
pub(super) fn ui(ui: &mut Ui, context: &FrameContext<'_>, dialog: &ImportDialog, draft: &Draft, size: Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let report = &draft.import.report;
    let text = super::counted(&context.texts.import_window.preview, report.drawn);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &text));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let id = egui::Id::unique("small map of an import");
    let (made, is_dark) = (dialog.made, ui.visuals().dark_mode);
    let kept: Option<Picture> = ui.data(|data| data.get_temp(id));
    let kept = kept.filter(|kept| kept.made == made && kept.rect == rect && kept.is_dark == is_dark);
    let picture = kept.unwrap_or_else(|| {
        let (shapes, classes) = shapes(ui, &dialog.outline, draft, rect);
        Picture { made, rect, is_dark, shapes: Arc::new(shapes), classes }
    });
    let painter = ui.painter().with_clip_rect(rect);
    painter.extend(picture.shapes.iter().cloned());
    if let Some(classes) = &picture.classes {
        hexagons::key(ui, context, classes, rect);
    }
    let frame = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().rect_stroke(rect, 4.0, frame, StrokeKind::Inside);
    ui.data_mut(|data| data.insert_temp(id, picture));
    response.on_hover_text(format::capitalised(&text));
}

/// Transformation from the plane to the window.
struct Place {
    middle: PlanePoint,
    at: Pos2,
    metres_per_point: f64,
}

impl Place {
    /// Fits China and all points into a rectangle.
    fn fitting(level: &ProjectedLevel, cells: &[DraftCell], rect: Rect) -> Self {
        let points = cells.iter().map(|DraftCell { at: [x, y], .. }| PlanePoint { x: f64::from(*x), y: f64::from(*y) });
        let bounds = [level.china(), PlaneRect::around(points)].into_iter().flatten().reduce(PlaneRect::union);
        let room = rect.shrink(MARGIN).size().max(vec2(1.0, 1.0));
        let Some(bounds) = bounds else {
            return Self { middle: PlanePoint { x: 0.0, y: 0.0 }, at: rect.center(), metres_per_point: 20_000.0 };
        };
        let (min, max) = (bounds.min, bounds.max);
        let scale = ((max.x - min.x) / f64::from(room.x)).max((max.y - min.y) / f64::from(room.y));
        Self {
            middle: PlanePoint { x: 0.5 * (min.x + max.x), y: 0.5 * (min.y + max.y) },
            at: rect.center(),
            metres_per_point: scale.max(1.0),
        }
    }

    fn point(&self, [x, y]: [f32; 2]) -> Pos2 {
        let off = |value: f32, middle: f64| ((f64::from(value) - middle) / self.metres_per_point) as f32;
        pos2(self.at.x + off(x, self.middle.x), self.at.y - off(y, self.middle.y))
    }

    /// The mesh, whose y is negated, in the window.
    fn mesh(&self, mut mesh: Mesh) -> Shape {
        for vertex in &mut mesh.vertices {
            vertex.pos = self.point([vertex.pos.x, -vertex.pos.y]);
        }
        Shape::mesh(mesh)
    }
}

fn shapes(ui: &Ui, level: &ProjectedLevel, draft: &Draft, rect: Rect) -> (Vec<Shape>, Option<CountClasses>) {
    let palette = theme::palette(ui);
    let map = &palette.map;
    let place = Place::fitting(level, &draft.cells, rect);
    let rings = |areas: &'_ [crate::scene::ProjectedArea], fill: Color32| {
        place.mesh(filled(areas.iter().flat_map(|area| area.polygons.iter().map(Vec::as_slice)), fill))
    };
    let mut shapes = vec![
        Shape::rect_filled(rect, 4.0, color(map.sea)),
        rings(&level.countries, color(map.abroad)),
        rings(&level.provinces, color(map.land)),
    ];
    let touched = level.provinces.iter().filter(|area| draft.provinces.contains(&area.key));
    let touched = touched.flat_map(|area| area.polygons.iter().map(Vec::as_slice));
    shapes.push(place.mesh(filled(touched, color(palette.ui.accent).gamma_multiply(0.4))));
    let line = |points: &[[f32; 2]]| points.iter().map(|point| place.point(*point)).collect::<Vec<Pos2>>();
    shapes.extend(level.coasts.iter().map(|coast| Shape::line(line(coast), Stroke::new(0.6, color(map.coast)))));
    for (class, border) in &level.borders {
        shapes.extend(border_shapes(map, *class, &line(border)));
    }
    let places: Vec<(Pos2, u32)> = draft.cells.iter().map(|cell| (place.point(cell.at), cell.rows)).collect();
    let (drawn, classes) = if places.len() > MANY {
        let (hexagons, classes) = hexagons::shape(&places, palette);
        (hexagons, Some(classes))
    } else {
        (discs(&places, palette), None)
    };
    shapes.push(drawn);
    (shapes, classes)
}

fn discs(places: &[(Pos2, u32)], palette: &Palette) -> Shape {
    let radius = if places.len() <= FEW { 2.6 } else { 1.7 };
    let mut discs = Mesh::default();
    for (radius, fill) in [(radius + 0.8, palette.map.land), (radius, palette.ui.accent)] {
        for (at, _) in places {
            disc(&mut discs, *at, radius, color(fill));
        }
    }
    Shape::mesh(discs)
}

fn border_shapes(map: &MapColors, class: BorderClass, line: &[Pos2]) -> Vec<Shape> {
    let solid = |width: f32, fill| vec![Shape::line(line.to_vec(), Stroke::new(width, color(fill)))];
    let dashed = |fill| Shape::dashed_line(line, Stroke::new(0.8, color(fill)), 3.0, 2.0);
    match class {
        BorderClass::International => solid(0.8, map.national_border),
        BorderClass::Province | BorderClass::Sar => solid(0.5, map.province_border),
        BorderClass::Disputed | BorderClass::LineOfControl | BorderClass::Indefinite => dashed(map.disputed_border),
        BorderClass::Claim => dashed(map.claim_line),
    }
}

/// Adds a disc to a mesh.
fn disc(mesh: &mut Mesh, at: Pos2, radius: f32, fill: Color32) {
    let middle = mesh.vertices.len() as u32;
    mesh.colored_vertex(at, fill);
    for side in 0..SIDES {
        let angle = std::f32::consts::TAU * f32::from(side) / f32::from(SIDES);
        mesh.colored_vertex(at + radius * Vec2::angled(angle), fill);
    }
    for side in 0..u32::from(SIDES) {
        let next = (side + 1) % u32::from(SIDES);
        mesh.add_triangle(middle, middle + 1 + side, middle + 1 + next);
    }
}
