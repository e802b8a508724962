//! Searchable entities and their relations.

use crate::model::{Catalogue, CityId, Cluster, ClusterId, ProvinceId, SectorId};

/// Searchable entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchTarget {
    /// A cluster.
    Cluster(ClusterId),
    /// A sector.
    Sector(SectorId),
    /// A province.
    Province(ProvinceId),
    /// A city.
    City(CityId),
}

/// Entities by whose names a target is found as well: a cluster's cities, provinces and sector, a city's province.
pub(super) fn related(catalogue: &Catalogue, target: &SearchTarget) -> Vec<SearchTarget> {
    match target {
        SearchTarget::Cluster(id) => catalogue.cluster(id).into_iter().flat_map(of_cluster).collect(),
        SearchTarget::City(id) => {
            catalogue.city(id).map(|city| SearchTarget::Province(city.province.clone())).into_iter().collect()
        }
        SearchTarget::Province(_) | SearchTarget::Sector(_) => Vec::new(),
    }
}

fn of_cluster(cluster: &Cluster) -> impl Iterator<Item = SearchTarget> {
    let cities = cluster.members.iter().map(|member| SearchTarget::City(member.city.clone()));
    let provinces = cluster.provinces.iter().map(|id| SearchTarget::Province(id.clone()));
    cities.chain(provinces).chain([SearchTarget::Sector(cluster.sector.clone())])
}
