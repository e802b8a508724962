//! Scales: values to positions along an axis.

/// Largest magnitude of a value that is drawn; sums and differences of larger ones would overflow.
const LARGEST: f64 = 1e300;

/// `true` if a value can be drawn: neither infinite nor NaN.
pub(super) fn is_drawable(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// Least and greatest of the values that can be drawn; `None` without any.
pub(super) fn range(values: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    let joined = |range: Option<[f64; 2]>, value: f64| match range {
        None => Some([value, value]),
        Some([low, high]) => Some([low.min(value), high.max(value)]),
    };
    values.filter(|value| is_drawable(*value)).fold(None, joined)
}

/// A range of which both ends differ visibly from one another; of a single value, some way to both sides of it.
pub(super) fn widened([low, high]: [f64; 2]) -> [f64; 2] {
    /// Least part of the greater end that computation still divides into ticks.
    const LEAST: f64 = 1e-9;
    let magnitude = low.abs().max(high.abs());
    if high - low > magnitude * LEAST && high - low > f64::MIN_POSITIVE / LEAST {
        return [low, high];
    }
    let way = if magnitude > 1e-270 { magnitude / 10.0 } else { 1.0 };
    [low - way, high + way]
}

/// A range with `part` of its length added at each end.
pub(super) fn padded([low, high]: [f64; 2], part: f64) -> [f64; 2] {
    let way = (high - low) * part;
    [low - way, high + way]
}

/// Mapping of values to positions along an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// Values at both ends of the axis; they differ, and are positive on a logarithmic one.
    pub values: [f64; 2],
    /// Positions of both ends, points.
    pub positions: [f32; 2],
    /// `true` if equal lengths are equal ratios.
    pub is_logarithmic: bool,
}

impl Scale {
    /// Value as it is counted along the axis: itself, or its common logarithm.
    pub(super) fn along(&self, value: f64) -> f64 {
        if self.is_logarithmic { value.log10() } else { value }
    }

    /// Distance of a value from the first end, as a part of the length of the axis.
    pub(super) fn part(&self, value: f64) -> f64 {
        let [from, to] = self.values.map(|end| self.along(end));
        (self.along(value) - from) / (to - from)
    }

    /// Position of a value, points.
    pub(super) fn position(&self, value: f64) -> f32 {
        self.at(self.part(value))
    }

    /// Position at a part of the length of the axis, points.
    pub(super) fn at(&self, part: f64) -> f32 {
        let [start, end] = self.positions;
        start + part as f32 * (end - start)
    }

    /// Position of a value, points; `None` if it cannot be drawn or lies beyond the ends of the axis.
    pub(super) fn position_within(&self, value: f64) -> Option<f32> {
        const ROUNDING: f64 = 1e-6;
        let part = self.part(value);
        let is_within = is_drawable(value) && (-ROUNDING..=1.0 + ROUNDING).contains(&part);
        is_within.then(|| self.at(part.clamp(0.0, 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_may_run_backwards() {
        let scale = Scale { values: [0.0, 10.0], positions: [100.0, 20.0], is_logarithmic: false };
        assert_eq!([0.0, 5.0, 10.0].map(|value| scale.position(value)), [100.0, 60.0, 20.0]);
    }

    #[test]
    fn equal_ratios_are_equal_lengths_on_a_logarithmic_scale() {
        let scale = Scale { values: [1.0, 100.0], positions: [0.0, 50.0], is_logarithmic: true };
        assert_eq!([1.0, 10.0, 100.0].map(|value| scale.position(value)), [0.0, 25.0, 50.0]);
    }

    #[test]
    fn what_cannot_be_drawn_or_lies_beyond_the_ends_has_no_position_within() {
        let linear = Scale { values: [0.0, 10.0], positions: [0.0, 50.0], is_logarithmic: false };
        let logarithmic = Scale { values: [1.0, 10.0], is_logarithmic: true, ..linear };
        assert_eq!([linear, logarithmic].map(|scale| scale.position_within(10.0)), [Some(50.0); 2]);
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -1.0, 11.0] {
            assert_eq!([linear, logarithmic].map(|scale| scale.position_within(value)), [None; 2], "{value}");
        }
        assert_eq!(logarithmic.position_within(0.0), None);
    }

    #[test]
    fn a_range_leaves_out_what_cannot_be_drawn_and_a_single_value_gets_room() {
        assert_eq!(range([f64::NAN, 2.0, f64::INFINITY, -1.0].into_iter()), Some([-1.0, 2.0]));
        assert_eq!(range([f64::NAN].into_iter()), None);
        assert_eq!([[0.0, 0.0], [20.0, 20.0], [1.0, 3.0]].map(widened), [[-1.0, 1.0], [18.0, 22.0], [1.0, 3.0]]);
    }
}
