//! Filters and facet counts on the embedded clusters.

use cluster_atlas::{
    model::{Measure, ProvinceId, Region},
    query::{aggregate, facets, figures, visible},
    view::{Filter, Layers},
};
use proptest::prelude::*;

use crate::support::{catalogue, facts};

fn all_layers() -> Layers {
    Layers { later_clusters: true, ..Layers::default() }
}

/// Number of clusters that pass the filter.
fn count(layers: &Layers, filter: &Filter) -> usize {
    visible(facts(), layers, filter).len()
}

#[test]
fn without_conditions_everything_that_is_drawn_passes() {
    let all = Filter::default();
    assert_eq!(count(&Layers::default(), &all), 45);
    assert_eq!(count(&all_layers(), &all), 76);
    assert_eq!(count(&Layers { clusters: false, ..all_layers() }, &all), 31);
    assert_eq!(count(&Layers { clusters: false, ..Layers::default() }, &all), 0);
}

#[test]
fn conditions_of_one_kind_add_up_and_kinds_narrow_down() {
    let in_regions = |regions: &[Region]| {
        let filter = Filter { regions: regions.iter().copied().collect(), ..Filter::default() };
        count(&Layers::default(), &filter)
    };
    assert_eq!(in_regions(&[Region::West, Region::Northeast]), 5 + 2);
    let jiangsu = Filter { provinces: [ProvinceId::new("JS")].into(), ..Filter::default() };
    assert_eq!(count(&Layers::default(), &jiangsu), 10);
    assert_eq!(count(&Layers::default(), &Filter { regions: [Region::West].into(), ..jiangsu }), 0);
}

#[test]
fn a_text_passes_the_clusters_of_a_city_a_province_and_a_sector() {
    let of = |text: &str| count(&all_layers(), &Filter { text: text.to_owned(), ..Filter::default() });
    let members = |city: &str| {
        let lies_there = |id| catalogue().city(id).is_some_and(|found| found.name.full.en == city);
        let clusters = catalogue().clusters.iter();
        clusters.filter(|cluster| cluster.members.iter().any(|member| lies_there(&member.city))).count()
    };
    for city in ["Changsha", "Shenzhen", "Mianyang", "Xi'an", "Nantong"] {
        assert_eq!(of(city), members(city), "{city}");
    }
    let hunan = Filter { provinces: [ProvinceId::new("HN")].into(), ..Filter::default() };
    assert_eq!(of("湖南"), count(&all_layers(), &hunan));
    assert_eq!(of(" ，"), 76);
}

#[test]
fn a_cluster_across_provinces_counts_in_each_but_in_one_region() {
    let facets = facets(facts(), &Layers::default(), &Filter::default());
    assert_eq!(facets.regions.values().copied().collect::<Vec<_>>(), [30, 8, 5, 2]);
    assert_eq!(facets.provinces.len(), 34);
    assert!(facets.provinces.values().sum::<usize>() > 45);
}

#[test]
fn the_counts_of_all_clusters_agree_with_the_facets() {
    let facets = facets(facts(), &all_layers(), &Filter::default());
    let all = aggregate(catalogue(), &catalogue().clusters);
    assert_eq!((all.clusters, all.of_2022.part, all.of_2022.whole), (76, 45, 45));
    assert!(all.sectors.iter().all(|count| facets.sectors.get(&count.sector) == Some(&count.clusters)));
    assert!(all.regions.iter().all(|count| facets.regions.get(&count.key) == Some(&count.clusters)));
    assert!(all.rounds.iter().all(|count| facets.rounds.get(&count.key) == Some(&count.clusters)));
    assert!(all.provinces.iter().all(|count| facets.provinces.get(&count.key) == Some(&count.clusters)));
    assert!(all.provinces.is_sorted_by(|a, b| a.clusters >= b.clusters));
    assert_eq!(all.rounds.iter().map(|count| count.clusters).collect::<Vec<_>>(), [25, 20, 31]);
}

#[test]
fn twenty_clusters_have_a_figure_in_yuan() {
    let all = figures(&catalogue().clusters);
    assert_eq!((all.known, all.clusters), (20, 76));
    let measures: Vec<Measure> = all.groups.iter().map(|group| group.measure).collect();
    assert_eq!(measures, [Measure::Output, Measure::Revenue, Measure::Scale]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The facet count of a value equals the number of clusters left when only that value is chosen.
    #[test]
    fn a_count_is_kept(
        sector in prop::option::of(0..6_usize),
        region in prop::option::of(0..4_usize),
        text in prop::sample::select(vec!["", "materials", "sz", "江苏", "zhuzhou", "suzhou"]),
    ) {
        let regions = [Region::East, Region::Central, Region::West, Region::Northeast];
        let filter = Filter {
            sectors: sector.map(|at| catalogue().sectors[at].id.clone()).into_iter().collect(),
            regions: region.map(|at| regions[at]).into_iter().collect(),
            text: text.to_owned(),
            ..Filter::default()
        };
        let facets = facets(facts(), &all_layers(), &filter);
        for (id, left) in &facets.sectors {
            prop_assert_eq!(count(&all_layers(), &Filter { sectors: [id.clone()].into(), ..filter.clone() }), *left);
        }
        for (round, left) in &facets.rounds {
            prop_assert_eq!(count(&all_layers(), &Filter { rounds: [*round].into(), ..filter.clone() }), *left);
        }
        for (region, left) in &facets.regions {
            prop_assert_eq!(count(&all_layers(), &Filter { regions: [*region].into(), ..filter.clone() }), *left);
        }
        for (id, left) in &facets.provinces {
            prop_assert_eq!(count(&all_layers(), &Filter { provinces: [id.clone()].into(), ..filter.clone() }), *left);
        }
    }
}
