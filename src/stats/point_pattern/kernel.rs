//! Kernels of densities in the plane.

use std::f64::consts::PI;

/// Kernel: how the weight of a point is spread around it, by the distance u in bandwidths. Each has an integral of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Kernel {
    /// 3/π · (1 − u²)² up to u = 1, also called biweight (Silverman 1986, *Density Estimation*, eq. 4.5).
    Quartic,
    /// 2/π · (1 − u²) up to u = 1 (Silverman 1986, eq. 4.4).
    Epanechnikov,
    /// 1/(2π) · exp(−u²/2), here up to u = 6, beyond which 1.5 · 10⁻⁸ of the weight would lie.
    Gaussian,
}

impl Kernel {
    /// Distance in bandwidths from which on the kernel is zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::Kernel;
    ///
    /// assert_eq!((Kernel::Quartic.reach(), Kernel::Gaussian.reach()), (1.0, 6.0));
    /// ```
    pub fn reach(self) -> f64 {
        match self {
            Self::Quartic | Self::Epanechnikov => 1.0,
            Self::Gaussian => 6.0,
        }
    }

    /// Height of the kernel at the square u² of a distance in bandwidths, from 0 to its height at 0.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::Kernel;
    /// use std::f64::consts::PI;
    ///
    /// assert_eq!(Kernel::Quartic.at(0.0), 3.0 / PI);
    /// assert_eq!(Kernel::Quartic.at(0.5), 3.0 / PI * 0.25);
    /// assert_eq!(Kernel::Quartic.at(1.0), 0.0);
    /// ```
    pub fn at(self, square: f64) -> f64 {
        if square.is_nan() || square >= self.reach().powi(2) {
            return 0.0;
        }
        let left = 1.0 - square;
        match self {
            Self::Quartic => 3.0 / PI * (left * left),
            Self::Epanechnikov => 2.0 / PI * left,
            Self::Gaussian => (-square / 2.0).exp() / (2.0 * PI),
        }
    }

    /// Factor of the rule of thumb for a bandwidth in the plane (Silverman 1986, eq. 4.14): the sixth root of
    /// 2 ∫K² / ((∫x²K)² / (2π)), of the bandwidth that suits normally distributed points best.
    pub(super) fn rule_of_thumb(self) -> f64 {
        match self {
            Self::Quartic => 460.8_f64.powf(1.0 / 6.0),
            Self::Epanechnikov => 192_f64.powf(1.0 / 6.0),
            Self::Gaussian => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    /// Integral of a function of the distance over the plane, by rings.
    fn integral(of: impl Fn(f64) -> f64, reach: f64) -> f64 {
        const RINGS: u32 = 100_000;
        let width = reach / f64::from(RINGS);
        let middles = (0..RINGS).map(|ring| (f64::from(ring) + 0.5) * width);
        middles.map(|radius| 2.0 * PI * radius * width * of(radius)).sum()
    }

    #[test]
    fn each_kernel_has_an_integral_of_one() {
        for kernel in Kernel::iter() {
            let found = integral(|u| kernel.at(u * u), kernel.reach());
            assert!((found - 1.0).abs() < 2e-8, "{kernel:?} {found}");
            assert_eq!((kernel.at(kernel.reach().powi(2)), kernel.at(f64::NAN)), (0.0, 0.0));
        }
    }

    #[test]
    fn rules_of_thumb_follow_from_the_kernels() {
        for kernel in Kernel::iter() {
            let squares = integral(|u| kernel.at(u * u).powi(2), kernel.reach());
            let second = integral(|u| u * u / 2.0 * kernel.at(u * u), kernel.reach());
            let expected = (2.0 * squares / (second * second / (2.0 * PI))).powf(1.0 / 6.0);
            assert!((kernel.rule_of_thumb() - expected).abs() < 1e-6, "{kernel:?} {expected}");
        }
        // Table 4.1 of Silverman has 2.40 and 2.78.
        assert_eq!(format!("{:.2}", Kernel::Epanechnikov.rule_of_thumb()), "2.40");
        assert_eq!(format!("{:.2}", Kernel::Quartic.rule_of_thumb()), "2.78");
    }
}
