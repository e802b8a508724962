//! Filtering of clusters and facet counts.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator as _;

use super::{Facts, SearchIndex, search::tokens};
use crate::{
    model::{Announcement, Catalogue, Cluster, ClusterId, ProvinceId, Region, SectorId},
    view::{Filter, Layers},
};

/// Cluster counts by value of each facet, with the facet's own conditions lifted and all others kept.
///
/// Each count equals the result of [`visible`] with that value alone selected in its facet. All values of the catalogue
/// are present, with 0 if no cluster is left. A cluster in several provinces counts in each of them, but in one region
/// only: that of its first province.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By sector.
    pub sectors: BTreeMap<SectorId, usize>,
    /// By announcement.
    pub rounds: BTreeMap<Announcement, usize>,
    /// By region.
    pub regions: BTreeMap<Region, usize>,
    /// By province.
    pub provinces: BTreeMap<ProvinceId, usize>,
}

/// Filter condition that has facet counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Sector,
    Round,
    Region,
    Province,
}

/// Clusters of the announcements whose layer is on.
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

/// `true` if a cluster meets all conditions except the lifted one.
fn passes(catalogue: &Catalogue, cluster: &Cluster, filter: &Filter, lifted: Option<Facet>) -> bool {
    let kept = |facet| lifted != Some(facet);
    let region = catalogue.region_of(cluster);
    let announced = |until| catalogue.was_announced(cluster.round.announcement(), until);
    filter.until.as_ref().is_none_or(announced)
        && (!kept(Facet::Sector) || any(&filter.sectors, |id| *id == cluster.sector))
        && (!kept(Facet::Round) || any(&filter.rounds, |round| *round == cluster.round.announcement()))
        && (!kept(Facet::Region) || any(&filter.regions, |wanted| Some(*wanted) == region))
        && (!kept(Facet::Province) || any(&filter.provinces, |id| cluster.provinces.contains(id)))
}

/// Clusters found by the filter's text; `None` if the text has no letters or digits, as a lone comma must not empty the
/// map.
fn by_text(filter: &Filter, index: &SearchIndex) -> Option<BTreeSet<ClusterId>> {
    (!tokens(&filter.text).is_empty()).then(|| index.clusters(&filter.text))
}

/// Clusters that pass the filter, in catalogue order.
///
/// Candidates are the clusters whose layer is on: the 45 of 2022, those of 2024, both or neither. Unknown identifiers
/// in a condition match no cluster.
pub fn visible(facts: &Facts, layers: &Layers, filter: &Filter) -> Vec<ClusterId> {
    let catalogue = facts.catalogue();
    let found = by_text(filter, facts.index());
    universe(catalogue, layers)
        .filter(|cluster| passes(catalogue, cluster, filter, None))
        .filter(|cluster| found.as_ref().is_none_or(|found| found.contains(&cluster.id)))
        .map(|cluster| cluster.id.clone())
        .collect()
}

/// Counts of all values of all facets, among the clusters whose layer is on and that match the text.
pub fn facets(facts: &Facts, layers: &Layers, filter: &Filter) -> Facets {
    let catalogue = facts.catalogue();
    let found = by_text(filter, facts.index());
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::fixture;

    fn both() -> Layers {
        Layers { later_clusters: true, ..Layers::default() }
    }

    fn ids(layers: &Layers, filter: &Filter) -> Vec<String> {
        visible(&fixture::facts(), layers, filter).into_iter().map(|id| id.to_string()).collect()
    }

    fn text(text: &str) -> Filter {
        Filter { text: text.to_owned(), ..Filter::default() }
    }

    #[test]
    fn what_is_not_drawn_is_not_counted() {
        let only_later = Layers { clusters: false, ..both() };
        assert_eq!(ids(&Layers::default(), &Filter::default()).len(), 4);
        assert_eq!(ids(&only_later, &Filter::default()), ["hengyang-changsha-uhv"]);
        assert_eq!(ids(&both(), &Filter::default()).len(), 5);
        assert!(ids(&Layers { clusters: false, ..Layers::default() }, &Filter::default()).is_empty());
    }

    #[test]
    fn one_value_of_a_set_suffices_and_all_sets_must_hold() {
        let provinces = |ids: &[&str]| ids.iter().copied().map(ProvinceId::new).collect();
        let two = Filter { provinces: provinces(&["HN", "JS"]), ..Filter::default() };
        assert_eq!(ids(&both(), &two).len(), 3);
        let central = Filter { regions: [Region::Central].into(), ..two };
        assert_eq!(ids(&both(), &central), ["changsha-construction", "hengyang-changsha-uhv"]);
        let later = Filter { rounds: [Announcement::Later35].into(), ..central };
        assert_eq!(ids(&both(), &later), ["hengyang-changsha-uhv"]);
    }

    #[test]
    fn a_cluster_is_in_each_of_its_provinces_but_in_one_region() {
        let in_province = |id: &str| Filter { provinces: [ProvinceId::new(id)].into(), ..Filter::default() };
        assert_eq!(ids(&both(), &in_province("SN")), ["xian-aviation", "yulin-ordos-coal"]);
        assert_eq!(ids(&both(), &in_province("NM")), ["yulin-ordos-coal"]);
        let facets = facets(&fixture::facts(), &both(), &Filter::default());
        assert_eq!(facets.regions.values().sum::<usize>(), 5);
        assert_eq!(facets.provinces.values().sum::<usize>(), 6);
    }

    #[test]
    fn the_text_finds_clusters_by_city_province_and_sector_too() {
        assert_eq!(ids(&both(), &text("changsha")), ["changsha-construction", "hengyang-changsha-uhv"]);
        assert_eq!(ids(&both(), &text("湖南")), ["changsha-construction", "hengyang-changsha-uhv"]);
        assert_eq!(ids(&both(), &text("new materials")), ["suzhou-nano", "yulin-ordos-coal"]);
        assert!(ids(&both(), &text("xyzzy")).is_empty());
    }

    #[test]
    fn a_text_without_letters_asks_for_nothing() {
        for nothing in ["", "  ", "，"] {
            assert_eq!(ids(&both(), &text(nothing)).len(), 5, "{nothing:?}");
        }
    }

    #[test]
    fn values_without_clusters_are_counted_as_zero() {
        let facets = facets(&fixture::facts(), &Layers::default(), &Filter::default());
        assert_eq!(facets.rounds.get(&Announcement::Later35), Some(&0));
        assert_eq!(facets.regions.get(&Region::Northeast), Some(&0));
        assert_eq!(facets.provinces.get(&ProvinceId::new("TW")), Some(&0));
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        let catalogue = fixture::catalogue();
        let sectors: Vec<SectorId> = catalogue.sectors.iter().map(|sector| sector.id.clone()).collect();
        let provinces: Vec<ProvinceId> = catalogue.provinces.iter().map(|province| province.id.clone()).collect();
        let (rounds, regions): (Vec<_>, Vec<_>) = (Announcement::iter().collect(), Region::iter().collect());
        let some = 0..=2_usize;
        let texts = prop::sample::select(vec!["", "changsha", "cs", "new", "江苏", "machinery"]);
        (
            prop::sample::subsequence(sectors, some.clone()),
            prop::sample::subsequence(rounds, some.clone()),
            prop::sample::subsequence(regions, some.clone()),
            prop::sample::subsequence(provinces, some),
            texts,
        )
            .prop_map(|(sectors, rounds, regions, provinces, text)| Filter {
                sectors: sectors.into_iter().collect(),
                rounds: rounds.into_iter().collect(),
                regions: regions.into_iter().collect(),
                provinces: provinces.into_iter().collect(),
                text: text.to_owned(),
                until: None,
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn choosing_one_value_of_a_facet_leaves_exactly_its_count(filter in any_filter(), later: bool) {
            let facts = fixture::facts();
            let layers = Layers { later_clusters: later, ..Layers::default() };
            let facets = facets(&facts, &layers, &filter);
            let left = |only: &Filter| visible(&facts, &layers, only).len();
            for (id, count) in &facets.sectors {
                prop_assert_eq!(left(&Filter { sectors: [id.clone()].into(), ..filter.clone() }), *count);
            }
            for (round, count) in &facets.rounds {
                prop_assert_eq!(left(&Filter { rounds: [*round].into(), ..filter.clone() }), *count);
            }
            for (region, count) in &facets.regions {
                prop_assert_eq!(left(&Filter { regions: [*region].into(), ..filter.clone() }), *count);
            }
            for (id, count) in &facets.provinces {
                prop_assert_eq!(left(&Filter { provinces: [id.clone()].into(), ..filter.clone() }), *count);
            }
        }

        #[test]
        fn a_further_condition_never_adds_a_cluster(filter in any_filter(), other in any_filter()) {
            let (few, all) = (ids(&both(), &filter), ids(&both(), &Filter { text: String::new(), ..filter.clone() }));
            prop_assert!(few.iter().all(|id| all.contains(id)));
            if filter.sectors.is_empty() {
                let narrowed = ids(&both(), &Filter { sectors: other.sectors, ..filter });
                prop_assert!(narrowed.iter().all(|id| few.contains(id)));
            }
        }
    }
}
