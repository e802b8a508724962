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
        let filter = &view.filter;
        let set = [
            (Self::Sector, !filter.sectors.is_empty()),
            (Self::Province, !filter.provinces.is_empty()),
            (Self::Region, !filter.regions.is_empty()),
            (Self::Round, !filter.rounds.is_empty()),
            (Self::Text, !filter.text.trim().is_empty()),
            (Self::Until, filter.until.is_some()),
        ];
        set.into_iter().filter(|(_, is_set)| *is_set).map(|(condition, _)| condition).collect()
    }
}

/// Latest date that a view admits.
pub(super) fn date(view: &View) -> Option<AsOf> {
    view.filter.until
}
