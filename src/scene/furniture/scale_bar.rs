//! Scale bar: a round length in kilometres or metres, correct at the centre of the map.

use crate::{
    geo::distance_km,
    i18n::format,
    scene::{
        Item, Mark, Measurer, Outline, Rect, ScreenPoint, Stroke, Text, canvas::Canvas, furniture::MARGIN,
        label_placement::LINE,
    },
};

/// Maximum length of the bar, points.
const LONGEST: f64 = 130.0;

/// Largest number of the form 1, 2 or 5 × 10ⁿ not exceeding `limit`.
fn round_down(limit: f64) -> f64 {
    let power = 10_f64.powf(limit.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|digit| digit * power).find(|value| *value <= limit).unwrap_or(power)
}

/// Builds the bar in the lower left corner, `lift` points above the margin.
pub(super) fn build(canvas: &mut Canvas<'_>, measurer: &Measurer, lift: f32) -> Vec<Mark> {
    let size = canvas.transform.size;
    let bottom = size.height - MARGIN - lift;
    // The scale is measured along the horizontal through the centre, where the bar is correct.
    let middle = ScreenPoint::new(size.width / 2.0, size.height / 2.0);
    let projection = canvas.view.camera.projection;
    let place =
        |dx: f32| projection.lonlat_from_plane(canvas.transform.plane(ScreenPoint::new(middle.x + dx, middle.y)));
    let (Some(west), Some(east)) = (place(-LONGEST as f32 / 2.0), place(LONGEST as f32 / 2.0)) else {
        return Vec::new();
    };
    let km_per_point = distance_km(west, east) / LONGEST;
    if !km_per_point.is_normal() {
        return Vec::new();
    }
    let km = round_down(LONGEST * km_per_point);
    let length = (km / km_per_point) as f32;
    let map = &canvas.texts.map;
    let text = if km >= 1.0 {
        map.kilometres.replace("{n}", &format::number(km))
    } else {
        map.metres.replace("{n}", &format::number(km * 1000.0))
    };

    let map = &canvas.palette.map;
    let font = canvas.labels.legible(10.5);
    let text_width = measurer.width(&text, font, false);
    let (left, tick) = (MARGIN, 5.0);
    let line = vec![
        ScreenPoint::new(left, bottom - tick),
        ScreenPoint::new(left, bottom),
        ScreenPoint::new(left + length, bottom),
        ScreenPoint::new(left + length, bottom - tick),
    ];
    let frame = Rect::from_min_size(
        ScreenPoint::new(left + (length - text_width).max(0.0) / 2.0, bottom - font * LINE - 3.0),
        text_width,
        font * LINE,
    );
    let top = frame.min.y;
    canvas
        .labels
        .block(Rect::from_min_size(ScreenPoint::new(left, top), length.max(text_width), bottom - top).grown(3.0));
    let stroke = |color, width| Item::Shape {
        outline: Outline::Line(line.clone()),
        fill: None,
        stroke: Some(Stroke::solid(color, width)),
    };
    let marks = [
        stroke(map.halo, 3.6),
        stroke(map.card_text, 1.4),
        Item::Text(Text { text, frame, size: font, bold: false, color: map.card_text, halo: Some(map.halo) }),
    ];
    marks.map(|item| Mark { tag: None, item }).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_has_a_round_length() {
        for (limit, expected) in [(999.0, 500.0), (500.0, 500.0), (499.0, 200.0), (1.9, 1.0), (0.3, 0.2)] {
            assert!((round_down(limit) - expected).abs() < 1e-9, "{limit}");
        }
    }
}
