//! Units, industries and parts with a name in a sentence or a chart.

use crate::model::{Bilingual, ProvinceId, Region};

/// Unit, industry or part that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedUnit {
    /// Province.
    Province(ProvinceId),
    /// Industry.
    Industry(Bilingual),
    /// Inequality between regions.
    Between,
    /// Inequality within a region; `None` for units without one.
    Within(Option<Region>),
}
