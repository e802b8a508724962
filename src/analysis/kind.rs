//! Measures by name.

/// Measures.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum MeasureKind {
    /// Gini coefficient.
    Gini,
    /// Herfindahl–Hirschman index.
    Concentration,
    /// Theil index, between and within regions.
    Theil,
    /// Rank-size rule.
    RankSize,
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

impl MeasureKind {
    /// `true` for measures of neighbours, with a test by permutation.
    pub fn has_neighbors(self) -> bool {
        matches!(self, Self::Moran | Self::Geary | Self::GeneralG | Self::LocalMoran | Self::HotSpots)
    }
}
