//! Linear scales and round axis ticks.

/// Linear mapping of values to positions along an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinearScale {
    /// Values at both ends of the axis; they differ.
    pub values: [f64; 2],
    /// Positions of both ends, points.
    pub positions: [f32; 2],
}

impl LinearScale {
    /// Position of a value, points.
    pub(super) fn position(&self, value: f64) -> f32 {
        let ([from, to], [start, end]) = (self.values, self.positions);
        start + ((value - from) / (to - from)) as f32 * (end - start)
    }
}

/// Three to six multiples of a round interval that enclose both values; `lowest` must be below `highest`.
pub(super) fn round_ticks(lowest: f64, highest: f64) -> Vec<f64> {
    let step = round_up((highest - lowest) / 4.0);
    let (first, last) = ((lowest / step).floor(), (highest / step).ceil());
    (0..=(last - first) as usize).map(|n| (first + n as f64) * step).collect()
}

/// Smallest number of the form 1, 2 or 5 × 10ⁿ that is not below `least`.
fn round_up(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|digit| digit * power).find(|value| *value >= least).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        for (lowest, highest, expected) in [
            (0.0, 80.0, [0.0, 20.0, 40.0, 60.0, 80.0].as_slice()),
            (0.0, 17_600.0, &[0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0]),
            (0.0, 141_000.0, &[0.0, 50_000.0, 100_000.0, 150_000.0]),
            (0.0, 1e6, &[0.0, 500_000.0, 1e6]),
            (-1.2, 2.3, &[-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]),
        ] {
            assert_eq!(round_ticks(lowest, highest), expected, "{lowest} to {highest}");
        }
    }

    #[test]
    fn a_scale_may_run_backwards() {
        let scale = LinearScale { values: [0.0, 10.0], positions: [100.0, 20.0] };
        assert_eq!([0.0, 5.0, 10.0].map(|value| scale.position(value)), [100.0, 60.0, 20.0]);
    }
}
