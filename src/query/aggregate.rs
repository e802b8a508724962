//! Cluster counts by sector, region, province and announcement.

use std::collections::BTreeMap;

use strum::IntoEnumIterator as _;

use crate::model::{Announcement, Catalogue, Cluster, ProvinceId, Region, SectorBasis, SectorId};

/// Number of clusters with a common key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<K> {
    /// Sector, region, province or announcement.
    pub key: K,
    /// Number of clusters.
    pub clusters: usize,
}

/// Number of clusters in a sector, with its uncertainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorCount {
    /// The sector.
    pub sector: SectorId,
    /// Clusters assigned to it by this project.
    pub clusters: usize,
    /// Those that would fit another sector as well.
    pub ambiguous: usize,
}

/// Part and whole, in clusters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
}

/// Counts of a set of clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aggregate {
    /// Size of the set.
    pub clusters: usize,
    /// Clusters of the set among the 45 announced in November 2022; those of 2024 count in neither part nor whole.
    pub of_2022: Share,
    /// All sectors, in catalogue order.
    pub sectors: Vec<SectorCount>,
    /// All four regions, in the order of the National Bureau of Statistics. A cluster counts in the region of its first
    /// province.
    pub regions: Vec<Count<Region>>,
    /// Clusters of unknown region.
    pub without_region: usize,
    /// Provinces with a cluster, by descending count, then by GB/T 2260 code. A cluster counts in each of its
    /// provinces, so the sum may exceed the number of clusters.
    pub provinces: Vec<Count<ProvinceId>>,
    /// All three announcements, in order of time.
    pub rounds: Vec<Count<Announcement>>,
}

/// Counts `clusters`, which must belong to `catalogue`.
pub fn aggregate<'a>(catalogue: &Catalogue, clusters: impl IntoIterator<Item = &'a Cluster>) -> Aggregate {
    let clusters: Vec<&Cluster> = clusters.into_iter().collect();
    let count = |holds: &dyn Fn(&Cluster) -> bool| clusters.iter().filter(|cluster| holds(cluster)).count();
    let of_2022 = |cluster: &Cluster| cluster.round.announcement() != Announcement::Later35;

    let sectors = catalogue.sectors.iter().map(|sector| SectorCount {
        sector: sector.id.clone(),
        clusters: count(&|cluster| cluster.sector == sector.id),
        ambiguous: count(&|cluster| cluster.sector == sector.id && cluster.sector_basis == SectorBasis::Ambiguous),
    });
    let regions =
        Region::iter().map(|key| Count { key, clusters: count(&|cluster| catalogue.region_of(cluster) == Some(key)) });
    let rounds =
        Announcement::iter().map(|key| Count { key, clusters: count(&|cluster| cluster.round.announcement() == key) });
    Aggregate {
        clusters: clusters.len(),
        of_2022: Share {
            part: count(&of_2022),
            whole: catalogue.clusters.iter().filter(|cluster| of_2022(cluster)).count(),
        },
        sectors: sectors.collect(),
        regions: regions.collect(),
        without_region: count(&|cluster| catalogue.region_of(cluster).is_none()),
        provinces: by_province(catalogue, &clusters),
        rounds: rounds.collect(),
    }
}

pub(super) fn by_province(catalogue: &Catalogue, clusters: &[&Cluster]) -> Vec<Count<ProvinceId>> {
    let mut counts: BTreeMap<&ProvinceId, usize> = BTreeMap::new();
    for id in clusters.iter().flat_map(|cluster| &cluster.provinces) {
        *counts.entry(id).or_default() += 1;
    }
    let mut provinces: Vec<_> =
        counts.into_iter().map(|(key, clusters)| Count { key: key.clone(), clusters }).collect();
    let code = |id: &ProvinceId| catalogue.province(id).map(|province| province.gbt2260.clone());
    provinces.sort_by_cached_key(|count| (std::cmp::Reverse(count.clusters), code(&count.key)));
    provinces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture;

    #[test]
    fn every_sector_region_and_announcement_is_listed_in_its_order() {
        let catalogue = fixture::catalogue();
        let all = aggregate(&catalogue, &catalogue.clusters);
        let sectors: Vec<_> = all.sectors.iter().map(|s| (s.sector.as_str(), s.clusters, s.ambiguous)).collect();
        assert_eq!(sectors, [("it", 0, 0), ("equipment", 3, 0), ("materials", 2, 1)]);
        let regions: Vec<_> = all.regions.iter().map(|count| (count.key, count.clusters)).collect();
        let expected = [(Region::East, 1), (Region::Central, 2), (Region::West, 2), (Region::Northeast, 0)];
        assert_eq!(regions, expected);
        assert_eq!(all.rounds.iter().map(|count| count.clusters).collect::<Vec<_>>(), [3, 1, 1]);
        assert_eq!((all.clusters, all.without_region), (5, 0));
    }

    #[test]
    fn provinces_go_from_most_to_fewest_and_then_by_code() {
        let catalogue = fixture::catalogue();
        let all = aggregate(&catalogue, &catalogue.clusters);
        let provinces: Vec<_> = all.provinces.iter().map(|count| (count.key.as_str(), count.clusters)).collect();
        assert_eq!(provinces, [("HN", 2), ("SN", 2), ("NM", 1), ("JS", 1)]);
    }

    #[test]
    fn the_share_is_of_the_clusters_of_2022_only() {
        let catalogue = fixture::catalogue();
        let hunan = catalogue.clusters.iter().filter(|cluster| cluster.provinces.contains(&ProvinceId::new("HN")));
        let share = aggregate(&catalogue, hunan).of_2022;
        assert_eq!(share, Share { part: 1, whole: 4 });
    }

    #[test]
    fn of_nothing_there_is_no_share() {
        let nothing = aggregate(&Catalogue::default(), []);
        assert_eq!(nothing.of_2022, Share::default());
        assert_eq!((nothing.clusters, nothing.provinces.len()), (0, 0));
    }
}
