//! Round numbers along an axis, as they are written there.

use super::scale::{padded, widened};
use crate::i18n::format;

/// Most ticks of an axis, as a bound for ranges that computation cannot divide.
const MOST: i64 = 12;

/// Form of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberForm {
    /// As they are.
    Plain,
    /// Parts of one as percentages.
    Percent,
}

/// Values along an axis with the numbers written there.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    /// Values, ascending.
    pub values: Vec<f64>,
    /// Written numbers, one for each value.
    pub names: Vec<String>,
}

impl Ticks {
    /// About two to six round values inside a range, whose ends must differ.
    pub(super) fn inside([low, high]: [f64; 2], form: NumberForm) -> Self {
        Self::stepped([low, high], Step::at_least((high - low) / 5.0), form)
    }

    /// Whole numbers from 0 to `most`.
    pub(super) fn counts(most: f64) -> Self {
        Self::stepped([0.0, most.max(1.0)], Step::at_least((most / 5.0).max(1.0)), NumberForm::Plain)
    }

    /// Quarters from 0 to 1 as percentages.
    pub(super) fn quarters() -> Self {
        let quarter = Step { digits: 25, exponent: -2 };
        Self::stepped([0.0, 1.0], quarter, NumberForm::Percent)
    }

    /// Range around positive values on a logarithmic axis, with its ticks: from two decades on powers of ten, below
    /// that numbers with the digits 1, 2 and 5.
    pub(super) fn logarithmic([low, high]: [f64; 2]) -> ([f64; 2], Self) {
        let decades = [low.log10(), high.log10()];
        if decades[1] - decades[0] < 2.0 {
            return Self::digits([low, high]);
        }
        let [from, to] = padded(decades, 0.04);
        let every = ((to - from) / 6.0).ceil().max(1.0);
        let first = (from / every).ceil() as i32;
        let last = (to / every).floor() as i32;
        let steps = (first..=last).map(|n| Step { digits: 1, exponent: n * every as i32 });
        ([10_f64.powf(from), 10_f64.powf(to)], Self::of(steps.map(|step| (step, 1)), NumberForm::Plain))
    }

    /// Range from one number with the digit 1, 2 or 5 to another, with those between.
    fn digits([low, high]: [f64; 2]) -> ([f64; 2], Self) {
        let exponents = low.log10().floor() as i32..=high.log10().ceil() as i32 + 1;
        let steps = exponents.flat_map(|exponent| [1, 2, 5].map(|digits| Step { digits, exponent }));
        let steps: Vec<Step> = steps.collect();
        // Both ends differ even if the values do not.
        let first = steps.iter().rposition(|step| step.size() <= low).unwrap_or_default();
        let last = steps.iter().position(|step| step.size() >= high && step.size() > low);
        let last = last.unwrap_or(steps.len().saturating_sub(1));
        let between = steps.get(first..=last).unwrap_or_default();
        let ticks = Self::of(between.iter().map(|step| (*step, 1)), NumberForm::Plain);
        let ends = [ticks.values.first(), ticks.values.last()].map(|end| end.copied().unwrap_or(1.0));
        (ends, ticks)
    }

    /// Multiples of a step inside a range.
    fn stepped([low, high]: [f64; 2], step: Step, form: NumberForm) -> Self {
        const ROUNDING: f64 = 1e-6;
        let first = (low / step.size() - ROUNDING).ceil() as i64;
        let last = (high / step.size() + ROUNDING).floor() as i64;
        let numbers = first..=last.min(first.saturating_add(MOST));
        Self::of(numbers.map(|n| (step, n)), form)
    }

    /// Ticks at multiples of steps.
    fn of(multiples: impl Iterator<Item = (Step, i64)>, form: NumberForm) -> Self {
        let (values, names) = multiples.map(|(step, n)| (n as f64 * step.size(), step.name(n, form))).unzip();
        Self { values, names }
    }
}

/// Distance of ticks: `digits` × 10 to the `exponent`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    digits: i64,
    exponent: i32,
}

impl Step {
    /// Smallest step with the digit 1, 2 or 5 that is not below `least`.
    fn at_least(least: f64) -> Self {
        let exponent = least.log10().floor() as i32;
        let steps = [1, 2, 5].map(|digits| Self { digits, exponent });
        steps.into_iter().find(|step| step.size() >= least).unwrap_or(Self { digits: 1, exponent: exponent + 1 })
    }

    fn size(self) -> f64 {
        self.digits as f64 * 10_f64.powf(f64::from(self.exponent))
    }

    /// Written form of a multiple, without needless zeros.
    fn name(self, times: i64, form: NumberForm) -> String {
        let mut exponent = if form == NumberForm::Percent { self.exponent + 2 } else { self.exponent };
        let mut digits = times.saturating_mul(self.digits);
        while exponent < 0 && digits % 10 == 0 {
            (digits, exponent) = (digits / 10, exponent + 1);
        }
        let number = format::decimal(digits, exponent);
        if form == NumberForm::Percent { format!("{number}%") } else { number }
    }
}

/// Three to six multiples of a round interval that enclose both values; `lowest` must be below `highest`.
pub(super) fn round_ticks(lowest: f64, highest: f64) -> Vec<f64> {
    let [lowest, highest] = widened([lowest, highest]);
    let step = Step::at_least((highest - lowest) / 4.0).size();
    let (first, last) = ((lowest / step).floor(), (highest / step).ceil());
    (0..=(last - first) as usize).map(|n| (first + n as f64) * step).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
    fn numbers_have_a_true_minus_and_the_decimals_that_they_need() {
        let names = |range, form| Ticks::inside(range, form).names;
        assert_eq!(names([-1.2, 1.1], NumberForm::Plain), ["−1", "−0.5", "0", "0.5", "1"]);
        assert_eq!(names([0.001, 0.0055], NumberForm::Plain), ["0.001", "0.002", "0.003", "0.004", "0.005"]);
        assert_eq!(names([0.0, 12_000.0], NumberForm::Plain), ["0", "5,000", "10,000"]);
        assert_eq!(names([-0.1, 0.5], NumberForm::Percent), ["0%", "20%", "40%"]);
        assert_eq!(Ticks::quarters().names, ["0%", "25%", "50%", "75%", "100%"]);
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(Ticks::counts(1.0).names, ["0", "1"]);
        assert_eq!(Ticks::counts(7.0).names, ["0", "2", "4", "6"]);
        assert_eq!(Ticks::counts(0.0).names, ["0", "1"]);
    }

    #[test]
    fn a_logarithmic_axis_has_powers_of_ten_or_steps_of_1_2_and_5() {
        assert_eq!(Ticks::logarithmic([1.0, 31.0]).1.names, ["1", "2", "5", "10", "20", "50"]);
        assert_eq!(Ticks::logarithmic([21.0, 21.0]).1.names, ["20", "50"]);
        assert_eq!(Ticks::logarithmic([1.0, 1.0]).1.names, ["1", "2"]);
        assert_eq!(Ticks::logarithmic([3.0, 40_000.0]).1.names, ["10", "100", "1,000", "10,000"]);
        assert_eq!(Ticks::logarithmic([0.01, 1.0]).1.names, ["0.01", "0.1", "1"]);
    }

    proptest! {
        #[test]
        fn any_range_has_a_few_ticks_inside(low in -1e300..1e300_f64, length in prop_oneof![0.0..1e300, 0.0..1e-300]) {
            let [low, high] = widened([low, low + length]);
            let ticks = Ticks::inside([low, high], NumberForm::Plain);
            prop_assert!((1..=MOST as usize).contains(&ticks.values.len()), "{ticks:?}");
            prop_assert!(ticks.values.is_sorted());
            prop_assert!(round_ticks(low, high).len() < 9);
        }

        #[test]
        fn any_positive_range_has_a_few_ticks_on_a_logarithmic_axis(a in -300.0..300.0_f64, b in -300.0..300.0_f64) {
            let values = [a.min(b), a.max(b)].map(|exponent| 10_f64.powf(exponent));
            let ([low, high], ticks) = Ticks::logarithmic(values);
            prop_assert!(low < high && low <= values[0] * 1.000_001 && values[1] <= high * 1.000_001);
            prop_assert!((2..=MOST as usize).contains(&ticks.values.len()), "{ticks:?}");
        }
    }
}
