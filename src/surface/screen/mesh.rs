//! Triangulation of base geometry, once per styled layer.
//!
//! walkers fills without antialiasing. This is invisible near China, as every edge of an area there is also drawn as a
//! coastline, border, shore or outline, and lines are feathered.

use egui::pos2;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers, math::point, path::Path,
};
use walkers::{Drawable, Drawables, Line, Mesh, Vertex};

use super::color;
use crate::scene::{PlaneLayer, PlaneLayerKind, PlaneShape};

/// Triangulates a layer. y is negated: projected y points north, screen y points down.
pub fn tessellate(layer: &PlaneLayer) -> Drawables {
    if matches!(layer.key.kind, PlaneLayerKind::Density(..)) {
        return Drawables::new(vec![Drawable::Fill(hexagons(layer))]);
    }
    let mut tessellator = FillTessellator::new();
    let drawables = layer
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            PlaneShape::Area { rings, fill } => area(&mut tessellator, rings, color(*fill)),
            PlaneShape::Line { line, stroke } => Some(Drawable::Lines(vec![Line {
                points: line.iter().map(|&[x, y]| pos2(x, -y)).collect(),
                width: stroke.width,
                color: color(stroke.color),
                dasharray: stroke.dash.map(Vec::from).unwrap_or_default(),
            }])),
        })
        .collect();
    Drawables::new(drawables)
}

/// Convex areas without holes as one mesh, with soft edges.
fn hexagons(layer: &PlaneLayer) -> Mesh {
    /// Parts of the distance from the centre at which an edge begins and ends to fade.
    const EDGE: [f32; 2] = [0.96, 1.05];
    let (mut vertices, mut indices) = (Vec::new(), Vec::new());
    for shape in &layer.shapes {
        let PlaneShape::Area { rings, fill } = shape else { continue };
        let [ring] = rings.as_slice() else { continue };
        let number = ring.len() as f32;
        let middle = [0, 1].map(|axis| ring.iter().filter_map(|at| at.get(axis)).sum::<f32>() / number);
        let [inner, outer] = EDGE.map(|part| {
            move |&[x, y]: &[f32; 2]| pos2(middle[0] + part * (x - middle[0]), -(middle[1] + part * (y - middle[1])))
        });
        let (first, color) = (vertices.len() as u32, color(*fill));
        for at in ring {
            vertices.push(Vertex { position: inner(at), color });
            vertices.push(Vertex { position: outer(at), color: egui::Color32::TRANSPARENT });
        }
        let corners = ring.len() as u32;
        for corner in 0..corners {
            let [here, next] = [corner, (corner + 1) % corners].map(|corner| first + 2 * corner);
            if corner > 0 && corner + 1 < corners {
                indices.extend([first, here, next]);
            }
            indices.extend([here, here + 1, next, next, here + 1, next + 1]);
        }
    }
    Mesh { vertices, indices }
}

/// Triangles of areas in the plane, y negated, as one mesh of egui.
pub(crate) fn filled<'a>(areas: impl IntoIterator<Item = &'a [Vec<[f32; 2]>]>, color: egui::Color32) -> egui::Mesh {
    let mut tessellator = FillTessellator::new();
    let mut mesh = egui::Mesh::default();
    for rings in areas {
        let Some(Drawable::Fill(found)) = area(&mut tessellator, rings, color) else { continue };
        let first = mesh.vertices.len() as u32;
        for vertex in &found.vertices {
            mesh.colored_vertex(vertex.position, color);
        }
        mesh.indices.extend(found.indices.iter().map(|index| first + index));
    }
    mesh
}

fn area(tessellator: &mut FillTessellator, rings: &[Vec<[f32; 2]>], color: egui::Color32) -> Option<Drawable> {
    let mut path = Path::builder();
    for ring in rings {
        let mut points = ring.iter().map(|&[x, y]| point(x, -y));
        let Some(first) = points.next() else { continue };
        path.begin(first);
        for point in points {
            path.line_to(point);
        }
        path.end(true);
    }
    let mut buffers: VertexBuffers<Vertex, u32> = VertexBuffers::new();
    let vertex = |vertex: FillVertex<'_>| {
        let at = vertex.position();
        Vertex { position: pos2(at.x, at.y), color }
    };
    let options = FillOptions::default().with_fill_rule(FillRule::EvenOdd);
    // If an area cannot be filled, its outline and the rest of the map are still drawn.
    tessellator
        .tessellate_path(&path.build(), &options, &mut BuffersBuilder::new(&mut buffers, vertex))
        .inspect_err(|error| log::warn!("an area could not be filled: {error}"))
        .ok()?;
    Some(Drawable::Fill(Mesh { vertices: buffers.vertices, indices: buffers.indices }))
}
