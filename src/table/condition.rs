//! Conditions of a view, as tables heed them or not.

use std::collections::BTreeSet;

use strum::{EnumIter, EnumString, IntoStaticStr};

use crate::{model::AsOf, view::View};

/// Condition of a view; its name is that of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Condition {
    /// Sectors of clusters.
    Sector,
    /// Provinces.
    Province,
    /// Regions.
    Region,
    /// Announcements of clusters.
    Round,
    /// Words that clusters are found by.
    Text,
    /// Latest date.
    Until,
}

impl Condition {
    /// Conditions that a view sets.
    pub fn set_in(view: &View) -> BTreeSet<Self> {
        let query = view.cluster_query();
        let has = |field: &str| query.filter.get(field).is_some();
        let set = [
            (Self::Sector, has("sector")),
            (Self::Province, !view.place.provinces.is_empty()),
            (Self::Region, !view.place.regions.is_empty()),
            (Self::Round, has("announcement")),
            (Self::Text, !query.text.trim().is_empty()),
            (Self::Until, view.as_of.is_some()),
        ];
        set.into_iter().filter(|(_, is_set)| *is_set).map(|(condition, _)| condition).collect()
    }
}

/// Latest date that a view admits.
pub(super) fn date(view: &View) -> Option<AsOf> {
    view.as_of
}
