//! Reference indicators in the catalogue.

use super::Catalogue;
use crate::model::{Indicator, IndicatorKind, ProvinceId, latest};

impl Catalogue {
    /// Latest value of an indicator in a province; `None` if unknown.
    pub fn indicator(&self, province: &ProvinceId, kind: IndicatorKind) -> Option<&Indicator> {
        let of_kind = self.indicators.iter().filter(|row| row.kind == kind && row.province == *province);
        latest(of_kind, |row| row.value.as_of)
    }
}
