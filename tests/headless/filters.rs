//! Filters and facet counts on the embedded clusters.

use cluster_atlas::{
    dataset::{Dataset, Field, Role},
    model::{Measure, ProvinceId, Region},
    query::{MapQuestion, YEARS, aggregate, evaluate, facets, figures},
    view::{FeatureQuery, PlaceFilter, View},
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, facts};

/// Query of the clusters of 2022.
fn of_2022() -> FeatureQuery {
    View::default().cluster_query()
}

/// Query of all clusters.
fn all() -> FeatureQuery {
    FeatureQuery::of("clusters")
}

/// Number of clusters that pass the filter and lie in these places.
fn count(query: &FeatureQuery, place: &PlaceFilter) -> usize {
    evaluate(facts(), query, &MapQuestion::with(facts(), place, None)).rows.len()
}

#[test]
fn without_conditions_everything_that_a_layer_is_about_passes() {
    let everywhere = PlaceFilter::default();
    assert_eq!(count(&of_2022(), &everywhere), 45);
    assert_eq!(count(&all(), &everywhere), 80);
    let mut view = View::default();
    view.show_clusters(false, true);
    assert_eq!(count(&view.cluster_query(), &everywhere), 35);
    view.show_clusters(false, false);
    assert_eq!(count(&view.cluster_query(), &everywhere), 35, "hiding a layer changes no count");
}

#[test]
fn conditions_of_one_kind_add_up_and_kinds_narrow_down() {
    let in_regions = |regions: &[Region]| {
        let place = PlaceFilter { regions: regions.iter().copied().collect(), ..PlaceFilter::default() };
        count(&of_2022(), &place)
    };
    assert_eq!(in_regions(&[Region::West, Region::Northeast]), 5 + 2);
    let jiangsu = PlaceFilter { provinces: [ProvinceId::new("JS")].into(), ..PlaceFilter::default() };
    assert_eq!(count(&of_2022(), &jiangsu), 10);
    assert_eq!(count(&of_2022(), &PlaceFilter { regions: [Region::West].into(), ..jiangsu }), 0);
}

#[test]
fn a_text_passes_the_clusters_of_a_city_a_province_and_a_sector() {
    let of = |text: &str| count(&all().searching(text), &PlaceFilter::default());
    let members = |city: &str| {
        let lies_there = |id| catalogue().city(id).is_some_and(|found| found.name.full.en == city);
        let clusters = catalogue().clusters.iter();
        clusters.filter(|cluster| cluster.members.iter().any(|member| lies_there(&member.city))).count()
    };
    for city in ["Changsha", "Shenzhen", "Mianyang", "Xi'an", "Nantong"] {
        assert_eq!(of(city), members(city), "{city}");
    }
    let hunan = PlaceFilter { provinces: [ProvinceId::new("HN")].into(), ..PlaceFilter::default() };
    assert_eq!(of("湖南"), count(&all(), &hunan));
    assert_eq!(of(" ，"), 80);
}

#[test]
fn a_cluster_across_provinces_counts_in_each_but_in_one_region() {
    let facets = facets(facts(), &of_2022(), &MapQuestion::default(), YEARS);
    assert_eq!(Region::iter().map(|region| facets.of_region(region)).collect::<Vec<_>>(), [30, 8, 5, 2]);
    let provinces = catalogue().provinces.iter().map(|province| facets.of_province(&province.id));
    assert!(provinces.sum::<usize>() > 45);
}

#[test]
fn the_counts_of_all_clusters_agree_with_the_facets() {
    let facets = facets(facts(), &all(), &MapQuestion::default(), YEARS);
    let all = aggregate(catalogue(), &catalogue().clusters);
    assert_eq!((all.clusters, all.of_2022.part, all.of_2022.whole), (80, 45, 45));
    assert!(all.sectors.iter().all(|count| facets.of_code("sector", count.sector.as_str()) == count.clusters));
    assert!(all.regions.iter().all(|count| facets.of_region(count.key) == count.clusters));
    assert!(all.rounds.iter().all(|count| facets.of_code("announcement", count.key.into()) == count.clusters));
    assert!(all.provinces.iter().all(|count| facets.of_province(&count.key) == count.clusters));
    assert!(all.provinces.is_sorted_by(|a, b| a.clusters >= b.clusters));
    assert_eq!(all.rounds.iter().map(|count| count.clusters).collect::<Vec<_>>(), [25, 20, 35]);
}

#[test]
fn thirty_nine_clusters_have_a_figure_in_yuan() {
    let all = figures(&catalogue().clusters);
    assert_eq!((all.known, all.clusters), (39, 80));
    let measures: Vec<Measure> = all.groups.iter().map(|group| group.measure).collect();
    assert_eq!(measures, [Measure::Output, Measure::Revenue, Measure::Scale]);
}

/// Fields of a dataset that have facets, each with its codes.
fn facet_fields(dataset: &Dataset) -> Vec<(String, Vec<String>)> {
    let is_facet = |field: &&Field| matches!(field.role, Role::Category | Role::Place(_));
    let codes = |field: &Field| {
        let list = dataset.column(&field.id)?.list()?;
        Some((field.id.to_string(), list.iter().map(|(_, code)| code.id.clone()).collect()))
    };
    let fields = dataset.fields().iter().filter(is_facet).filter_map(codes);
    fields.filter(|(_, codes): &(String, Vec<String>)| !codes.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn choosing_one_value_of_a_facet_leaves_exactly_its_count_in_any_dataset(
        seeds in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..3),
        region in prop::option::of(prop::sample::select(Region::iter().collect::<Vec<_>>())),
        text in prop::sample::select(vec!["", "江苏", "suzhou"]),
    ) {
        for dataset in facts().datasets().iter().filter(|dataset| dataset.rows() < 1_000) {
            let fields = facet_fields(dataset);
            let mut query = FeatureQuery::of(dataset.id().as_str()).searching(text);
            for (field, code) in seeds.iter().filter(|_| !fields.is_empty()) {
                let (field, codes) = &fields[field.index(fields.len())];
                query.filter.toggle(field, &codes[code.index(codes.len())]);
            }
            let place = PlaceFilter { regions: region.into_iter().collect(), ..PlaceFilter::default() };
            let facets = facets(facts(), &query, &MapQuestion::with(facts(), &place, None), YEARS);
            for (field, codes) in &fields {
                // Of long lists, such as all places, some.
                for code in codes.iter().step_by(codes.len().div_ceil(9)) {
                    let left = count(&query.choosing(field, [code.as_str()]), &place);
                    prop_assert_eq!(left, facets.of_code(field, code), "{}.{} = {}", dataset.id(), field, code);
                }
            }
            for region in Region::iter() {
                let only = PlaceFilter { regions: [region].into(), ..place.clone() };
                prop_assert_eq!(count(&query, &only), facets.of_region(region), "{} {:?}", dataset.id(), region);
            }
        }
    }
}
