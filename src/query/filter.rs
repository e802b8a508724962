//! Which clusters pass a filter, and how many each further condition would leave.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::SearchIndex;
use crate::{
    model::{Announcement, Catalogue, Cluster, ClusterId, ProvinceId, Region, SectorId},
    view::{Filter, Layers},
};

/// How many clusters each value of a facet would leave, with the facet's own conditions lifted and all others kept.
///
/// A cluster in several provinces counts in each of them, but in one region: that of its first province.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By sector; values without a cluster are there with 0.
    pub sectors: BTreeMap<SectorId, usize>,
    /// By announcement.
    pub rounds: BTreeMap<Announcement, usize>,
    /// By region.
    pub regions: BTreeMap<Region, usize>,
    /// By province.
    pub provinces: BTreeMap<ProvinceId, usize>,
}

/// A condition of the filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Sector,
    Round,
    Region,
    Province,
}

/// The clusters that a filter is asked about: those of the announcements that are drawn.
fn universe<'a>(catalogue: &'a Catalogue, layers: &Layers) -> impl Iterator<Item = &'a Cluster> + use<'a> {
    let (first, later) = (layers.clusters, layers.later_clusters);
    catalogue
        .clusters
        .iter()
        .filter(move |cluster| if cluster.round.announcement() == Announcement::Later35 { later } else { first })
}

fn any<T: Ord>(set: &BTreeSet<T>, holds: impl Fn(&T) -> bool) -> bool {
    set.is_empty() || set.iter().any(holds)
}

/// Whether a cluster meets all conditions but the one lifted.
fn passes(catalogue: &Catalogue, cluster: &Cluster, filter: &Filter, lifted: Option<Facet>) -> bool {
    let kept = |facet| lifted != Some(facet);
    let region = catalogue.region_of(cluster);
    (!kept(Facet::Sector) || any(&filter.sectors, |id| *id == cluster.sector))
        && (!kept(Facet::Round) || any(&filter.rounds, |round| *round == cluster.round.announcement()))
        && (!kept(Facet::Region) || any(&filter.regions, |wanted| Some(*wanted) == region))
        && (!kept(Facet::Province) || any(&filter.provinces, |id| cluster.provinces.contains(id)))
}

/// The clusters found by the filter's text, or `None` where it asks for nothing.
fn by_text(filter: &Filter, index: &SearchIndex) -> Option<BTreeSet<ClusterId>> {
    (!filter.text.trim().is_empty()).then(|| index.clusters(&filter.text))
}

/// The clusters that pass, in the order of the catalogue.
pub fn visible(catalogue: &Catalogue, layers: &Layers, filter: &Filter, index: &SearchIndex) -> Vec<ClusterId> {
    let found = by_text(filter, index);
    universe(catalogue, layers)
        .filter(|cluster| passes(catalogue, cluster, filter, None))
        .filter(|cluster| found.as_ref().is_none_or(|found| found.contains(&cluster.id)))
        .map(|cluster| cluster.id.clone())
        .collect()
}

/// Counts for every value of every facet.
pub fn facets(catalogue: &Catalogue, layers: &Layers, filter: &Filter, index: &SearchIndex) -> Facets {
    let found = by_text(filter, index);
    let candidates: Vec<&Cluster> = universe(catalogue, layers)
        .filter(|cluster| found.as_ref().is_none_or(|found| found.contains(&cluster.id)))
        .collect();
    let left = |facet: Facet| candidates.iter().filter(move |cluster| passes(catalogue, cluster, filter, Some(facet)));

    let mut facets = Facets {
        sectors: catalogue.sectors.iter().map(|sector| (sector.id.clone(), 0)).collect(),
        rounds: Announcement::iter().map(|round| (round, 0)).collect(),
        regions: Region::iter().map(|region| (region, 0)).collect(),
        provinces: catalogue.provinces.iter().map(|province| (province.id.clone(), 0)).collect(),
    };
    for cluster in left(Facet::Sector) {
        *facets.sectors.entry(cluster.sector.clone()).or_default() += 1;
    }
    for cluster in left(Facet::Round) {
        *facets.rounds.entry(cluster.round.announcement()).or_default() += 1;
    }
    for cluster in left(Facet::Region) {
        if let Some(region) = catalogue.region_of(cluster) {
            *facets.regions.entry(region).or_default() += 1;
        }
    }
    for cluster in left(Facet::Province) {
        for province in &cluster.provinces {
            *facets.provinces.entry(province.clone()).or_default() += 1;
        }
    }
    facets
}
