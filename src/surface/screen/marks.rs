//! Scene marks as egui shapes.

use egui::{
    Color32, FontFamily, FontId, Galley, Painter, Pos2, Shape, Stroke as EguiStroke, StrokeKind, Vec2,
    epaint::{PathShape, TextShape},
    pos2, vec2,
};

use super::{colors::color, mesh::filled};
use crate::scene::{Color, Item, Mark, Outline, ScreenPoint, Stroke, SymbolShape, Text};

/// egui font family of bold text.
pub(crate) const BOLD: &str = "bold";

/// Paints marks with the upper left corner of their picture at `origin`.
pub(crate) fn paint(painter: &Painter, marks: &[Mark], origin: Pos2) {
    let shift = origin.to_vec2();
    for mark in marks {
        match &mark.item {
            Item::Shape { outline, fill, stroke } => shape(painter, shift, outline, *fill, *stroke),
            Item::Symbol { shape, at, radius, fill, stroke } => {
                painter.extend(symbol_shape(*shape, place(*at, shift), *radius, *fill, *stroke));
            }
            Item::Discs(discs) => {
                let fill = color(discs.fill);
                painter.extend(discs.at.iter().map(|at| Shape::circle_filled(place(*at, shift), discs.radius, fill)));
            }
            Item::Text(text) => paint_text(painter, shift, text),
        }
    }
}

fn place(pos: ScreenPoint, shift: Vec2) -> Pos2 {
    pos2(pos.x, pos.y) + shift
}

fn line(stroke: Option<Stroke>) -> EguiStroke {
    stroke.map_or(EguiStroke::NONE, |stroke| EguiStroke::new(stroke.width, color(stroke.color)))
}

fn shape(painter: &Painter, shift: Vec2, outline: &Outline, fill: Option<Color>, stroke: Option<Stroke>) {
    let fill = fill.map_or(Color32::TRANSPARENT, color);
    match outline {
        Outline::Line(points) => {
            let points: Vec<Pos2> = points.iter().map(|point| place(*point, shift)).collect();
            match stroke.and_then(|stroke| stroke.dash) {
                Some([dash, gap]) => {
                    painter.extend(Shape::dashed_line(&points, line(stroke), dash, gap));
                }
                None => {
                    painter.add(PathShape::line(points, line(stroke)));
                }
            }
        }
        Outline::Area(points) => {
            if fill != Color32::TRANSPARENT {
                let ring = points.iter().map(|point| [point.x + shift.x, -(point.y + shift.y)]).collect();
                painter.add(filled([[ring].as_slice()], fill));
            }
            if stroke.is_some() {
                let points = points.iter().map(|point| place(*point, shift)).collect();
                painter.add(PathShape::closed_line(points, line(stroke)));
            }
        }
        Outline::Rect(rect, radius) => {
            let rect = egui::Rect::from_min_max(place(rect.min, shift), place(rect.max, shift));
            painter.rect(rect, *radius, fill, line(stroke), StrokeKind::Inside);
        }
        Outline::Circle(center, radius) => {
            let at = place(*center, shift);
            match stroke.and_then(|stroke| stroke.dash) {
                Some([dash, gap]) => {
                    painter.circle_filled(at, *radius, fill);
                    painter.extend(Shape::dashed_line(&ring(at, *radius), line(stroke), dash, gap));
                }
                None => {
                    painter.circle(at, *radius, fill, line(stroke));
                }
            }
        }
    }
}

/// A circle as a closed line, for dashes.
fn ring(at: Pos2, radius: f32) -> Vec<Pos2> {
    const SIDES: u8 = 32;
    (0..=SIDES)
        .map(|side| at + radius * Vec2::angled(std::f32::consts::TAU * f32::from(side) / f32::from(SIDES)))
        .collect()
}

/// egui shapes of a point symbol, for map, lists and charts.
pub(crate) fn symbol_shape(shape: SymbolShape, at: Pos2, radius: f32, fill: Color, stroke: Stroke) -> Vec<Shape> {
    let line = EguiStroke::new(stroke.width, color(stroke.color));
    let corners: Vec<Pos2> = shape.corners().iter().map(|corner| at + vec2(corner.x, corner.y) * radius).collect();
    match shape {
        SymbolShape::Circle => {
            vec![egui::epaint::CircleShape { center: at, radius, fill: color(fill), stroke: line }.into()]
        }
        SymbolShape::Square | SymbolShape::Triangle | SymbolShape::Diamond => {
            vec![PathShape::convex_polygon(corners, color(fill), line).into()]
        }
        // egui fills convex polygons only: cross and star are convex pieces under one outline.
        SymbolShape::Cross => {
            let (arm, half) = (1.12 * radius, 0.46 * radius);
            let bar = |x: f32, y: f32| {
                Shape::rect_filled(egui::Rect::from_center_size(at, 2.0 * vec2(x, y)), 0.0, color(fill))
            };
            vec![bar(arm, half), bar(half, arm), PathShape::closed_line(corners, line).into()]
        }
        SymbolShape::Star => {
            let mut pieces: Vec<Shape> = Vec::new();
            let notches: Vec<Pos2> = corners.iter().skip(1).step_by(2).copied().collect();
            for (i, tip) in corners.iter().step_by(2).enumerate() {
                let before = notches.get((i + notches.len() - 1) % notches.len().max(1));
                if let (Some(before), Some(after)) = (before, notches.get(i)) {
                    let spike = vec![*before, *tip, *after];
                    pieces.push(PathShape::convex_polygon(spike, color(fill), EguiStroke::NONE).into());
                }
            }
            pieces.push(PathShape::convex_polygon(notches, color(fill), EguiStroke::NONE).into());
            pieces.push(PathShape::closed_line(corners, line).into());
            pieces
        }
    }
}

/// Offsets at which halo text is drawn, relative to the halo's width.
const HALO: [(f32, f32); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7)];
/// Reach of a halo, points.
const HALO_WIDTH: f32 = 1.3;

fn paint_text(painter: &Painter, shift: Vec2, text: &Text) {
    let family = if text.bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
    let galley = painter.layout_no_wrap(text.text.clone(), FontId::new(text.size, family), Color32::PLACEHOLDER);
    // Centred in the frame measured by the scene, independent of egui's rounding.
    let at = place(text.frame.center(), shift) - galley.size() / 2.0;
    let metadata = |galley: &std::sync::Arc<Galley>, at: Pos2, paint: Color32| {
        TextShape::new(at, std::sync::Arc::clone(galley), paint).with_override_text_color(paint)
    };
    if let Some(halo) = text.halo {
        painter.extend(HALO.map(|(dx, dy)| metadata(&galley, at + vec2(dx, dy) * HALO_WIDTH, color(halo)).into()));
    }
    painter.add(metadata(&galley, at, color(text.color)));
}
