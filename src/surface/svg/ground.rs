//! Base geometry as SVG paths.

use super::write::{Paint, place};
use crate::{
    scene::{Rect, Scene},
    surface::ground::{self, GroundStyle},
};

/// Appends all layers of a scene placed in `frame`.
pub(super) fn layers(out: &mut String, scene: &Scene, frame: Rect) {
    ground::paths(scene, frame, &mut |style, lines| {
        out.push_str("<path d=\"");
        for line in lines {
            for (i, at) in line.iter().enumerate() {
                place(out, if i == 0 { 'M' } else { 'L' }, *at);
            }
            if matches!(style, GroundStyle::Fill(_)) {
                out.push('Z');
            }
        }
        out.push('"');
        match style {
            GroundStyle::Fill(fill) => Paint { fill: Some(fill), stroke: None }.attributes(out),
            GroundStyle::Line(stroke) => {
                Paint { fill: None, stroke: Some(stroke) }.attributes(out);
                out.push_str(" stroke-linejoin=\"round\"");
                if stroke.dash.is_none() {
                    out.push_str(" stroke-linecap=\"round\"");
                }
            }
        }
        out.push_str("/>\n");
    });
}
