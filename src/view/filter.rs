//! Which clusters are shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Announcement, AsOf, ProvinceId, Region, SectorId};

/// Conditions on clusters. Inside a set any value will do; an empty set asks for nothing; all sets must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Sectors.
    pub sectors: BTreeSet<SectorId>,
    /// Rounds, as far as they are known for every cluster.
    pub rounds: BTreeSet<Announcement>,
    /// Regions in which a cluster is counted.
    pub regions: BTreeSet<Region>,
    /// Provinces that a cluster lies in.
    pub provinces: BTreeSet<ProvinceId>,
    /// Words to find in names of clusters, cities and provinces: Chinese, pinyin, initials or English.
    pub text: String,
    /// Nothing that was announced later; `None` for everything. A date of the timeline.
    pub until: Option<AsOf>,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it asks for anything besides a date.
    pub fn has_conditions(&self) -> bool {
        self.len() > usize::from(self.until.is_some())
    }

    /// How many conditions are set.
    pub fn len(&self) -> usize {
        self.sectors.len()
            + self.rounds.len()
            + self.regions.len()
            + self.provinces.len()
            + usize::from(!self.text.trim().is_empty())
            + usize::from(self.until.is_some())
    }
}

/// The set with `value` put in, or taken out where it was there.
pub fn toggled<T: Ord + Clone>(set: &BTreeSet<T>, value: &T) -> BTreeSet<T> {
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
