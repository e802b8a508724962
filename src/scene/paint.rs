//! Colours and strokes.

use serde::Deserialize;

use crate::view::Layer;

/// Colour in sRGB with straight alpha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity (alpha).
    pub a: u8,
}

impl Color {
    /// Colour with its opacity multiplied by `factor` (0 to 1).
    pub(crate) fn faded(self, factor: f32) -> Self {
        Self { a: (f32::from(self.a) * factor.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// Colour of a translucent area over opaque ground; itself if it is not translucent.
    pub(crate) fn seen_through(self, opacity: Opacity, ground: Self) -> Self {
        if opacity == Opacity::FULL {
            return self;
        }
        let Self { a, .. } = self.faded(opacity.factor());
        ground.mixed(Self { a: ground.a, ..self }, f32::from(a) / 255.0)
    }

    /// Linear mix with another colour, `part` of the way (0 to 1), channel by channel in sRGB.
    pub(crate) fn mixed(self, other: Self, part: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part.clamp(0.0, 1.0)).round() as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: mix(self.a, other.a) }
    }

    /// The colour of several that stands out most on an area of this colour.
    pub(crate) fn legible<const N: usize>(self, candidates: [Self; N]) -> Self {
        let best = candidates.into_iter().max_by(|a, b| self.contrast(*a).total_cmp(&self.contrast(*b)));
        best.unwrap_or_default()
    }

    /// Relative luminance by WCAG 2.2, 0 to 1; opacity is ignored.
    pub(crate) fn luminance(self) -> f64 {
        let linear = |c: u8| {
            let s = f64::from(c) / 255.0;
            if s <= 0.040_45 { s / 12.92 } else { ((s + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast ratio with another colour by WCAG 2.2, 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Opacity of a layer, in 255 steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opacity(u8);

impl Opacity {
    /// No transparency.
    pub const FULL: Self = Self(u8::MAX);

    /// Opacity from 0, invisible, to 1.
    pub fn new(part: f32) -> Self {
        Self((part.clamp(0.0, 1.0) * 255.0).round() as u8)
    }

    /// Opacity of a layer of a view; full without one.
    pub(crate) fn of(layer: Option<&Layer>) -> Self {
        layer.map_or(Self::FULL, |layer| Self::new(layer.opacity))
    }

    /// Factor of the opacity of colours, 0 to 1; see [`Color::faded`].
    pub(crate) fn factor(self) -> f32 {
        f32::from(self.0) / 255.0
    }
}

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("expected a colour like #1f6fb5 or #1f6fb5cc, found \"{text}\"");
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return Err(wrong());
        }
        let byte = |at: usize| digits.get(at..at + 2).and_then(|s| u8::from_str_radix(s, 16).ok());
        let channel = |at: usize| byte(at).ok_or_else(wrong);
        let a = if digits.len() == 8 { channel(6)? } else { 255 };
        Ok(Self { r: channel(0)?, g: channel(2)?, b: channel(4)?, a })
    }
}

/// Line style: colour, width and dashes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Line colour.
    pub color: Color,
    /// Line width in points, independent of the map scale.
    pub width: f32,
    /// Lengths of dash and gap, points; `None` for a solid line.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// Solid line.
    pub const fn solid(color: Color, width: f32) -> Self {
        Self { color, width, dash: None }
    }

    /// Dashed line; lengths of dash and gap in points.
    pub(crate) const fn dashed(color: Color, width: f32, dash: f32, gap: f32) -> Self {
        Self { color, width, dash: Some([dash, gap]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written_on_the_web() {
        assert_eq!(Color::try_from("#1f6fb5cc".to_owned()).unwrap(), Color { r: 31, g: 111, b: 181, a: 204 });
        for bad in ["1f6fb5", "#1f6", "#1f6fbg", "#集群集群"] {
            assert!(Color::try_from(bad.to_owned()).unwrap_err().contains(bad), "{bad}");
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let of = |s: &str| Color::try_from(s.to_owned()).unwrap();
        assert!((of("#000000").contrast(of("#ffffff")) - 21.0).abs() < 1e-9);
    }
}
