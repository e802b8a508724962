//! Scale of graduated circles: areas are proportional to values, alike on the map and in its key.

use super::{Palette, Stroke};
use crate::query::ClassifiedValues;

/// Opacity of circles of features, which overlap and are seen through each other.
pub(super) const FEATURE_FILL: f32 = 0.8;
/// Greatest radius of a circle, points.
pub(super) const MOST: f32 = 17.0;
/// Least radius of the largest circle of a map, points.
const LEAST_OF_LARGEST: f32 = 4.0;
/// Radius of the largest circle on the ground, metres: where provinces are small, circles overlap little.
const ON_GROUND: f64 = 250_000.0;
/// Radius below which no circle is seen, points. A smaller one is drawn at this size, and the key says from which value on.
const LEAST: f32 = 1.2;

/// Radius of the largest circle of a map, points, for a ground resolution in metres per point.
pub(super) fn largest(ground_scale: f64) -> f32 {
    ((ON_GROUND / ground_scale) as f32).clamp(LEAST_OF_LARGEST, MOST)
}

/// Scale of the circles of a layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CircleScale {
    /// Absolute value of the largest circle, above zero.
    most: f64,
    /// Its radius, points.
    largest: f32,
}

impl CircleScale {
    /// The scale of a layer whose largest circle has a radius in points; `None` without a value other than zero.
    pub(super) fn of(classified: &ClassifiedValues, largest: f32) -> Option<Self> {
        Self::up_to(classified.greatest?, largest)
    }

    /// The scale with a greatest absolute value and the radius of its circle in points; `None` if it is zero.
    pub(super) fn up_to(most: f64, largest: f32) -> Option<Self> {
        (most > 0.0).then_some(Self { most, largest })
    }

    /// The scale with a radius of the largest circle in points.
    pub(super) fn with_largest(self, largest: f32) -> Self {
        Self { largest, ..self }
    }

    /// Radius of a value, points; `None` for zero. A value below zero has that of its absolute value.
    pub(super) fn radius(self, value: f64) -> Option<f32> {
        (value != 0.0).then(|| self.exact(value).max(LEAST))
    }

    /// `true` if the circle of a value is drawn larger than its value.
    pub(super) fn is_enlarged(self, value: f64) -> bool {
        value != 0.0 && self.exact(value) < LEAST
    }

    /// Absolute value of the smallest circle, rounded to two digits.
    pub(super) fn about_least(self) -> f64 {
        let least = self.most * f64::from(LEAST / self.largest).powi(2);
        let text = format!("{least:.1e}");
        text.parse().unwrap_or(least)
    }

    /// Radius of the smallest circle, points.
    pub(super) fn least_radius() -> f32 {
        LEAST
    }

    fn exact(self, value: f64) -> f32 {
        self.largest * (value.abs() / self.most).sqrt() as f32
    }

    /// Up to three round values for the key, descending, from the greatest at most as great as the largest circle: 1, 2 and 5
    /// by powers of ten, each a fourth or a fifth of the one before, none below `least`.
    pub(super) fn round_values(self, least: f64) -> Vec<f64> {
        /// Smallest radius of a circle in the key, where the largest circle has the greatest radius, points.
        const LEGIBLE: f32 = 2.2;
        let exponent = self.most.log10().floor() as i32;
        let series = (0..12).flat_map(|down| [5, 2, 1].map(|digit| format!("{digit}e{}", exponent - down)));
        let series = series.filter_map(|text| text.parse::<f64>().ok()).filter(|value| *value <= self.most);
        let series: Vec<f64> = series.take(6).collect();
        let widest = self.with_largest(MOST);
        let of = |step: usize| {
            let spread = series.iter().copied().step_by(step).take(3);
            spread.filter(|value| *value >= least && widest.exact(*value) >= LEGIBLE).collect::<Vec<f64>>()
        };
        let wide = of(2);
        if wide.len() > 1 { wide } else { of(1) }
    }
}

/// Dashed empty circle for "no data" beside circles of which the largest has a radius in points: radius and outline.
pub(super) fn unknown_circle(palette: &Palette, largest: f32) -> (f32, Stroke) {
    let radius = (0.3 * largest).clamp(2.4, 5.0);
    // As many dashes on a small one, which else would be a few strokes.
    let dash = 0.4 * radius;
    (radius, Stroke::dashed(palette.values.circle_line, 0.2 * radius, dash, dash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(most: f64) -> CircleScale {
        CircleScale { most, largest: MOST }
    }

    #[test]
    fn ten_times_the_value_has_ten_times_the_area_and_zero_has_no_circle() {
        let radius = |value| scale(500.0).radius(value).unwrap();
        assert_eq!(radius(500.0), MOST);
        assert!(((radius(500.0) / radius(50.0)).powi(2) - 10.0).abs() < 1e-4);
        assert_eq!(radius(-50.0), radius(50.0));
        assert_eq!(scale(500.0).radius(0.0), None);
    }

    #[test]
    fn a_circle_too_small_to_be_seen_is_drawn_at_the_least_size_and_known_to_be() {
        let scale = scale(1000.0);
        assert_eq!(scale.radius(1.0), Some(LEAST));
        assert_eq!(scale.about_least(), 5.0);
        assert!(!scale.is_enlarged(0.0) && scale.is_enlarged(4.9) && !scale.is_enlarged(5.1));
    }

    #[test]
    fn the_key_has_two_or_three_round_values_within_those_of_the_map() {
        for (most, least, expected) in [
            (846.0, 3.0, &[500.0, 100.0, 20.0][..]),
            (490.0, 1.0, &[200.0, 50.0, 10.0]),
            (126_012_510.0, 3e6, &[1e8, 2e7, 5e6]),
            (9.0, 1.0, &[5.0, 1.0]),
            (3.0, 1.0, &[2.0, 1.0]),
            (1.0, 1.0, &[1.0]),
            (0.73, 0.1, &[0.5, 0.1]),
            (110.0, 90.0, &[100.0]),
        ] {
            assert_eq!(scale(most).round_values(least), expected, "{most}");
        }
    }

    #[test]
    fn circles_shrink_with_the_map_within_bounds() {
        assert_eq!(largest(5_000.0), MOST);
        assert_eq!(largest(25_000.0), 10.0);
        assert_eq!(largest(1e9), LEAST_OF_LARGEST);
    }
}
