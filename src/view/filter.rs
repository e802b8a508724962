//! Filter conditions on clusters.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Announcement, AsOf, ProvinceId, Region, SectorId};

/// Filter conditions on clusters. All conditions must hold; a set holds for any of its values, and an empty set for
/// every cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Sectors.
    pub sectors: BTreeSet<SectorId>,
    /// Announcements, the grouping of rounds that is known for every cluster.
    pub rounds: BTreeSet<Announcement>,
    /// Statistical regions, by a cluster's first province.
    pub regions: BTreeSet<Region>,
    /// Provinces that a cluster lies in.
    pub provinces: BTreeSet<ProvinceId>,
    /// Search words for names of clusters, cities and provinces: Chinese, pinyin, initials or English.
    pub text: String,
    /// Date of the timeline: clusters announced later are hidden; `None` for no limit.
    pub until: Option<AsOf>,
}

impl Filter {
    /// `true` if no condition is set.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `true` if any condition other than the date is set.
    pub(crate) fn has_conditions(&self) -> bool {
        self.len() > usize::from(self.until.is_some())
    }

    /// Number of conditions; each value of a set counts.
    pub fn len(&self) -> usize {
        self.sectors.len()
            + self.rounds.len()
            + self.regions.len()
            + self.provinces.len()
            + usize::from(!self.text.trim().is_empty())
            + usize::from(self.until.is_some())
    }
}

/// The set with `value` added, or removed if it was a member.
pub(crate) fn toggled<T: Ord + Clone>(set: &BTreeSet<T>, value: &T) -> BTreeSet<T> {
    let mut set = set.clone();
    if !set.remove(value) {
        set.insert(value.clone());
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_is_no_change() {
        let once = toggled(&BTreeSet::new(), &Region::West);
        assert_eq!(once, BTreeSet::from([Region::West]));
        assert_eq!(toggled(&once, &Region::West), BTreeSet::new());
    }

    #[test]
    fn blanks_are_no_condition() {
        let filter = Filter { text: "  ".to_owned(), ..Filter::default() };
        assert!(filter.is_empty());
        assert!(!Filter { regions: [Region::East].into(), ..filter }.is_empty());
    }
}
