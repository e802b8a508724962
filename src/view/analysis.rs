//! Analysis of the values on the map, as a part of the document: method, neighbours, permutations.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;

use super::ViewError;

/// Most permutations of a test.
pub(crate) const MOST_PERMUTATIONS: u32 = 999_999;

/// Method of analysis.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AnalysisMethod {
    /// Gini coefficient.
    Gini,
    /// Herfindahl–Hirschman index.
    Concentration,
    /// Theil index, between and within regions.
    Theil,
    /// Rank-size rule.
    RankSize,
    /// Location quotient of the industry on the map.
    LocationQuotient,
    /// Krugman's specialisation of the selected province.
    Specialisation,
    /// Shift-share analysis of the selected province.
    ShiftShare,
    /// Correlation with the number of national clusters.
    Correlation,
    /// Moran's I.
    Moran,
    /// Geary's C.
    Geary,
    /// Getis–Ord general G.
    GeneralG,
    /// Local Moran's I (LISA).
    LocalMoran,
    /// Getis–Ord Gi*.
    HotSpots,
}

impl AnalysisMethod {
    /// `true` for methods of neighbours, with a test by permutation.
    pub fn has_neighbors(self) -> bool {
        matches!(self, Self::Moran | Self::Geary | Self::GeneralG | Self::LocalMoran | Self::HotSpots)
    }

    /// `true` for methods of the industries of a yearly series.
    pub fn has_industries(self) -> bool {
        matches!(self, Self::LocationQuotient | Self::Specialisation | Self::ShiftShare)
    }

    /// `true` for methods of the selected province.
    pub fn has_province(self) -> bool {
        matches!(self, Self::Specialisation | Self::ShiftShare)
    }

    /// `true` for methods that put provinces in groups, which the map can show.
    pub fn has_groups(self) -> bool {
        matches!(self, Self::LocalMoran | Self::HotSpots)
    }
}

/// Limit of the p-values of single units that hold, at 5 %.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Correction {
    /// Each unit as if it alone were tested.
    None,
    /// A share of false findings among all (Benjamini and Hochberg).
    #[default]
    FalseDiscovery,
    /// A chance of even one false finding (Bonferroni).
    Bonferroni,
}

/// Analysis of the topmost values on the map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Analysis {
    /// Method.
    pub method: AnalysisMethod,
    /// Rule by which provinces are neighbours: `queen`, `rook`, `nearest:5` or `within:800`.
    #[schemars(with = "String")]
    pub neighbors: NeighborRule,
    /// Number of permutations of a test, at most 999,999.
    pub permutations: u32,
    /// Seed of the permutations.
    pub seed: u64,
    /// Limit of the p-values of single units.
    pub correction: Correction,
    /// Colours the provinces by their groups, for methods that make some.
    pub on_map: bool,
}

impl Default for Analysis {
    fn default() -> Self {
        Self::of(AnalysisMethod::Gini)
    }
}

impl Analysis {
    /// Analysis with the usual choices.
    pub fn of(method: AnalysisMethod) -> Self {
        Self {
            method,
            neighbors: NeighborRule::Queen,
            permutations: 9_999,
            seed: 1,
            correction: Correction::FalseDiscovery,
            on_map: true,
        }
    }

    /// Permutations that the test of a document may have.
    pub(super) fn check(&self) -> Result<(), ViewError> {
        let (most, found) = (MOST_PERMUTATIONS, self.permutations);
        if (1..=most).contains(&found) { Ok(()) } else { Err(ViewError::Permutations { most, found }) }
    }

    /// `true` if the map shows groups of provinces.
    pub fn colors_map(&self) -> bool {
        self.on_map && self.method.has_groups()
    }
}

/// Rule by which provinces are neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum NeighborRule {
    /// A common border or corner: `queen`.
    #[default]
    Queen,
    /// A common border: `rook`.
    Rook,
    /// So many nearest, by the distance of their middles over the globe: `nearest:5`.
    Nearest(usize),
    /// All whose middles are at most so many kilometres away: `within:800`.
    Within(f64),
}

/// Text that is no rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected queen, rook, nearest:5 (a number of provinces) or within:800 (kilometres), found {0:?}")]
pub struct NeighborError(String);

impl FromStr for NeighborRule {
    type Err = NeighborError;

    fn from_str(text: &str) -> Result<Self, NeighborError> {
        let error = || NeighborError(text.to_owned());
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
        match text.split_once(':') {
            None if text == "queen" => Ok(Self::Queen),
            None if text == "rook" => Ok(Self::Rook),
            Some(("nearest", count)) => {
                count.parse().ok().filter(|count| *count > 0).map(Self::Nearest).ok_or_else(error)
            }
            Some(("within", distance)) => number(distance).map(Self::Within).ok_or_else(error),
            _ => Err(error()),
        }
    }
}

impl fmt::Display for NeighborRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Queen => out.write_str("queen"),
            Self::Rook => out.write_str("rook"),
            Self::Nearest(count) => write!(out, "nearest:{count}"),
            Self::Within(distance) => write!(out, "within:{distance}"),
        }
    }
}

impl Serialize for NeighborRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NeighborRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_back_and_others_are_named() {
        for text in ["queen", "rook", "nearest:5", "within:800"] {
            assert_eq!(text.parse::<NeighborRule>().unwrap().to_string(), text);
        }
        for text in ["", "bishop", "nearest:0", "within:-1", "within:nan", "queen:2"] {
            assert!(text.parse::<NeighborRule>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_analysis_survives_being_written_and_read() {
        let analysis = Analysis { neighbors: NeighborRule::Within(800.5), ..Analysis::of(AnalysisMethod::LocalMoran) };
        let text = serde_json::to_string(&analysis).unwrap();
        assert_eq!(serde_json::from_str::<Analysis>(&text).unwrap(), analysis);
    }
}
