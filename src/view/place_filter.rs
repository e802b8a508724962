//! Places that a view asks about, whatever its layers.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Province, ProvinceId, Region};

/// Places that a view asks about. Both conditions must hold; a set holds for any of its values, and an empty set for
/// every place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlaceFilter {
    /// Statistical regions; of a feature in several provinces, by the first.
    pub regions: BTreeSet<Region>,
    /// Provinces.
    pub provinces: BTreeSet<ProvinceId>,
}

impl PlaceFilter {
    /// `true` without a condition.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of regions and provinces chosen.
    pub fn len(&self) -> usize {
        self.regions.len() + self.provinces.len()
    }

    /// The filter with a region chosen, or no longer.
    #[must_use]
    pub(crate) fn toggled_region(&self, region: Region) -> Self {
        let mut filter = self.clone();
        if !filter.regions.remove(&region) {
            filter.regions.insert(region);
        }
        filter
    }

    /// The filter with a province chosen, or no longer.
    #[must_use]
    pub(crate) fn toggled_province(&self, id: &ProvinceId) -> Self {
        let mut filter = self.clone();
        if !filter.provinces.remove(id) {
            filter.provinces.insert(id.clone());
        }
        filter
    }

    /// `true` if a province meets both conditions.
    pub fn admits(&self, province: &Province) -> bool {
        let in_region = province.region.is_some_and(|region| self.regions.contains(&region));
        (self.provinces.is_empty() || self.provinces.contains(&province.id)) && (self.regions.is_empty() || in_region)
    }
}
