//! Decimal numbers with few digits.

/// A decimal number, `digits · 10^exponent`, without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Significant digits with sign.
    pub digits: i64,
    /// Power of ten of the last digit.
    pub exponent: i32,
}

/// Smallest number of significant digits, apart from trailing zeros.
const FEWEST: i32 = 3;
/// Number of significant digits that distinguishes any two `f64`.
const MOST: i32 = 17;

impl Decimal {
    /// The number rounded to three significant digits, or to all digits down to `10^unit` if these are more.
    pub fn rounded(value: f64, unit: i32) -> Self {
        Self::near(value, unit, |_| true)
    }

    /// The number nearest to `value` in few digits, see [`Decimal::rounded`], that satisfies `fits`. Digits are added
    /// until one does; `value` itself should, and is the last candidate.
    pub fn near(value: f64, unit: i32, fits: impl Fn(f64) -> bool) -> Self {
        let first = (Self::cut(value, 1).magnitude() - unit + 1).clamp(FEWEST, MOST);
        let tried = (first..=MOST).flat_map(|count| {
            let nearest = Self::cut(value, count);
            [0, 1, -1].map(|step| Self { digits: nearest.digits + step, ..nearest })
        });
        let found = tried.into_iter().find(|tried| fits(tried.value()));
        found.unwrap_or_else(|| Self::cut(value, MOST)).trimmed()
    }

    /// A number in as many digits as tell it from any other of 64 bits.
    pub fn exact(value: f64) -> Self {
        Self::read(&format!("{value:e}")).trimmed()
    }

    /// The number rounded to `count` significant digits, or shorter if that gives the same `f64`.
    fn cut(value: f64, count: i32) -> Self {
        let decimals = usize::try_from(count - 1).unwrap_or_default();
        let whole = format!("{value:e}");
        let text = format!("{value:.decimals$e}");
        Self::read(if whole.len() < text.len() { &whole } else { &text })
    }

    /// Parses `-1.25e-7` as Rust formats it; anything else gives 0.
    fn read(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let digits = mantissa.replace('.', "").parse().unwrap_or_default();
        let exponent: i32 = exponent.parse().unwrap_or_default();
        Self { digits, exponent: exponent - i32::try_from(decimals).unwrap_or_default() }
    }

    fn trimmed(mut self) -> Self {
        if self.digits == 0 {
            return Self { digits: 0, exponent: 0 };
        }
        while self.digits % 10 == 0 {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    /// Power of ten of the first digit.
    pub(crate) fn magnitude(self) -> i32 {
        self.exponent
            + self.digits.unsigned_abs().checked_ilog10().map_or(0, |log| i32::try_from(log).unwrap_or_default())
    }

    /// The nearest `f64`.
    pub fn value(self) -> f64 {
        format!("{}e{}", self.digits, self.exponent).parse().unwrap_or_default()
    }

    /// The number times a power of ten, without rounding: a change of unit.
    pub(crate) fn shifted(self, by: i32) -> Self {
        if self.digits == 0 { self } else { Self { exponent: self.exponent + by, ..self } }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(digits: i64, exponent: i32) -> Decimal {
        Decimal { digits, exponent }
    }

    #[test]
    fn a_number_has_three_digits_or_all_above_its_unit() {
        for (value, digits, exponent) in [
            (0.0, 0, 0),
            (-0.0, 0, 0),
            (0.123_456, 123, -3),
            (2.5, 25, -1),
            (12.345, 123, -1),
            (99.97, 1, 2),
            (12_345.6, 12_346, 0),
            (-1.0e-9, -1, -9),
            (1e300, 1, 300),
        ] {
            assert_eq!(Decimal::rounded(value, 0), decimal(digits, exponent), "{value}");
        }
        // Millions of people: the unit is 10^6.
        assert_eq!(Decimal::rounded(126_012_510.0, 6), decimal(126, 6));
        assert_eq!(Decimal::rounded(3_648_100.0, 6), decimal(365, 4));
    }

    #[test]
    fn digits_are_added_until_a_number_fits() {
        assert_eq!(Decimal::near(0.9992, 0, |x| x > 0.9991), decimal(1, 0));
        assert_eq!(Decimal::near(0.9992, 0, |x| x > 0.9991 && x < 0.9993), decimal(9992, -4));
        assert_eq!(Decimal::near(2.3436, 0, |x| (2.3436..2.9).contains(&x)), decimal(235, -2));
        assert_eq!(Decimal::near(2.5, 0, |_| false), decimal(25, -1));
    }

    #[test]
    fn what_a_person_typed_stays_as_it_is() {
        for (value, digits, exponent) in [
            (0.9991, 9991, -4),
            (2e-9, 2, -9),
            (1e16, 1, 16),
            (-0.0, 0, 0),
            (1.000_000_000_01, 100_000_000_001, -11),
            (0.581_553_464_723_153_7, 5_815_534_647_231_537, -16),
        ] {
            assert_eq!(Decimal::exact(value), decimal(digits, exponent));
        }
    }

    proptest! {
        #[test]
        fn any_number_can_be_written_and_read_back(value in any::<f64>()) {
            prop_assume!(value.is_finite());
            prop_assert_eq!(Decimal::near(value, 0, |x| x == value).value(), value);
            prop_assert_eq!(Decimal::exact(value).value(), value);
        }

        #[test]
        fn another_unit_loses_no_digit(value in -1e12_f64..1e12, by in -8_i32..8) {
            let written = Decimal::rounded(value, 0);
            prop_assert_eq!(written.shifted(by).shifted(-by), written);
        }
    }
}
