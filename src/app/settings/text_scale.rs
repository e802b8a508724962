//! Size of the interface's texts and controls.

use serde::{Deserialize, Serialize};

/// Size of the interface in percent of the usual one, in steps of 10 from 80 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextScale(u16);

const STEP: u16 = 10;

impl TextScale {
    /// Smallest size.
    pub const SMALLEST: Self = Self(80);
    /// Largest size.
    pub const LARGEST: Self = Self(200);

    /// Factor of all sizes.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// Next larger size, if there is one.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::from(self.0.saturating_add(STEP))
    }

    /// Next smaller size, if there is one.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::from(self.0.saturating_sub(STEP))
    }
}

impl Default for TextScale {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for TextScale {
    /// The nearest valid size.
    fn from(percent: u16) -> Self {
        let steps = (percent.saturating_add(STEP / 2)) / STEP;
        Self((steps * STEP).clamp(Self::SMALLEST.0, Self::LARGEST.0))
    }
}

impl From<TextScale> for u16 {
    fn from(scale: TextScale) -> Self {
        scale.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stay_within_their_limits_and_steps_can_be_taken_back() {
        assert_eq!(TextScale::LARGEST.larger(), TextScale::LARGEST);
        assert_eq!(TextScale::SMALLEST.smaller(), TextScale::SMALLEST);
        assert_eq!(TextScale::default().larger().smaller(), TextScale::default());
        for wild in [0, 3, 104, u16::MAX] {
            let scale = TextScale::from(wild);
            assert!((TextScale::SMALLEST..=TextScale::LARGEST).contains(&scale), "{wild}");
        }
    }
}
