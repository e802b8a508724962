//! SVG primitives: numbers with two decimals at most, no exponent and no `-0`; colours; attributes in fixed order.

use std::fmt::Write as _;

use crate::{
    scene::{Color, Outline, ScreenPoint, Stroke},
    surface::hundredths,
};

/// Number with at most two decimals: hundredths of a point are below visibility.
pub(super) fn number(value: f32) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Appends a number.
pub(super) fn push(out: &mut String, value: f32) {
    let hundredths = hundredths(value);
    let (whole, rest) = (hundredths / 100, (hundredths % 100).abs());
    if hundredths < 0 && whole == 0 {
        out.push('-');
    }
    let _infallible = write!(out, "{whole}");
    if rest != 0 {
        out.push('.');
        out.push(char::from(b'0' + (rest / 10) as u8));
        if rest % 10 != 0 {
            out.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
}

/// Appends a path command and its point.
pub(super) fn place(out: &mut String, command: char, at: ScreenPoint) {
    out.push(command);
    push(out, at.x);
    out.push(' ');
    push(out, at.y);
}

/// Escapes a text for XML; characters that XML does not allow are dropped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Fill and stroke of a shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// Appends the attributes of fill and stroke.
    pub(super) fn attributes(self, out: &mut String) {
        match self.fill {
            Some(color) => color_attribute(out, "fill", color),
            None => out.push_str(" fill=\"none\""),
        }
        if let Some(stroke) = self.stroke {
            color_attribute(out, "stroke", stroke.color);
            let _infallible = write!(out, " stroke-width=\"{}\"", number(stroke.width));
            if let Some([dash, gap]) = stroke.dash {
                let _infallible = write!(out, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
            }
        }
    }
}

/// Appends a colour and, unless opaque, its opacity.
pub(super) fn color_attribute(out: &mut String, name: &str, color: Color) {
    let _infallible = write!(out, " {name}=\"#{:02x}{:02x}{:02x}\"", color.r, color.g, color.b);
    if color.a < 255 {
        let _infallible = write!(out, " {name}-opacity=\"{}\"", number(f32::from(color.a) / 255.0));
    }
}

/// Appends a shape moved by `shift`.
pub(super) fn shape(out: &mut String, outline: &Outline, paint: Paint, shift: ScreenPoint) {
    match outline {
        Outline::Line(points) | Outline::Area(points) => {
            out.push_str("<path d=\"");
            for (i, at) in points.iter().enumerate() {
                place(out, if i == 0 { 'M' } else { 'L' }, ScreenPoint::new(at.x + shift.x, at.y + shift.y));
            }
            let end = if matches!(outline, Outline::Area(_)) { "Z" } else { "" };
            let _infallible = write!(out, "{end}\" stroke-linejoin=\"round\"");
        }
        Outline::Rect(rect, radius) => {
            let _infallible = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                number(rect.min.x + shift.x),
                number(rect.min.y + shift.y),
                number(rect.width()),
                number(rect.height())
            );
            if *radius > 0.0 {
                let _infallible = write!(out, " rx=\"{}\"", number(*radius));
            }
        }
        Outline::Circle(center, radius) => {
            let _infallible = write!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                number(center.x + shift.x),
                number(center.y + shift.y),
                number(*radius)
            );
        }
    }
    paint.attributes(out);
    out.push_str("/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (-0.5, "-0.5"),
            (1.0, "1"),
            (12.345, "12.35"),
            (-12.05, "-12.05"),
            (0.07, "0.07"),
            (1e7, "10000000"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ] {
            assert_eq!(number(value), text, "{value}");
        }
    }

    #[test]
    fn a_text_cannot_break_out_of_its_element() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\n集群"), "a&lt;b&gt;&amp;&quot;c&quot;\n集群");
    }

    #[test]
    fn an_area_is_closed_and_a_line_is_open() {
        let corners = [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0)].map(|(x, y)| ScreenPoint::new(x, y)).to_vec();
        let path = |outline: Outline| {
            let mut out = String::new();
            let paint = Paint { fill: None, stroke: None };
            shape(&mut out, &outline, paint, ScreenPoint::default());
            out
        };
        assert!(path(Outline::Area(corners.clone())).contains("L4 2Z\""));
        assert!(path(Outline::Line(corners)).contains("L4 2\""));
    }
}
