//! Colour ramp of a thematic layer: colour scheme and direction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// Colour scheme of classes: that of the atlas, else one of ColorBrewer.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    EnumIter,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ColorScheme {
    /// The atlas' own violet.
    #[default]
    Violet,
    /// Blue.
    Blues,
    /// Green.
    Greens,
    /// Orange.
    Oranges,
    /// Red.
    Reds,
    /// Grey.
    Greys,
    /// Yellow to green.
    YlGn,
    /// Yellow by green to blue.
    YlGnBu,
    /// Purple by blue to green.
    PuBuGn,
    /// Red to purple.
    RdPu,
    /// Yellow by orange to brown.
    YlOrBr,
    /// Yellow by orange to red.
    YlOrRd,
    /// Diverging: brown and blue-green.
    BrBG,
    /// Diverging: purple and green.
    PRGn,
    /// Diverging: orange and purple.
    PuOr,
    /// Diverging: red and blue.
    RdBu,
    /// Diverging: red, yellow and blue.
    RdYlBu,
    /// Diverging: red, yellow and green.
    RdYlGn,
    /// Diverging: spectral colours.
    Spectral,
}

/// Schemes of one hue, in the order in which layers take them.
const OF_ONE_HUE: [ColorScheme; 6] = [
    ColorScheme::Violet,
    ColorScheme::Oranges,
    ColorScheme::Blues,
    ColorScheme::Greens,
    ColorScheme::Reds,
    ColorScheme::Greys,
];

impl ColorScheme {
    /// The first scheme of one hue that is not among those in use; the default one if all are.
    pub(super) fn unused(used: &[Self]) -> Self {
        OF_ONE_HUE.into_iter().find(|scheme| !used.contains(scheme)).unwrap_or_default()
    }

    /// `true` if the middle class is the neutral one; else the scheme is sequential.
    pub fn is_diverging(self) -> bool {
        matches!(self, Self::BrBG | Self::PRGn | Self::PuOr | Self::RdBu | Self::RdYlBu | Self::RdYlGn | Self::Spectral)
    }
}

/// Colour ramp: scheme and direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ColorRamp {
    /// Scheme.
    pub scheme: ColorScheme,
    /// `true` if the first colour stands for the highest class.
    pub reversed: bool,
}
