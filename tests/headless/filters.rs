//! Filters and their counts over the real clusters.

use cluster_atlas::{
    data,
    model::{Catalogue, ProvinceId, Region},
    query::{SearchIndex, facets, visible},
    view::{Filter, Layers},
};
use proptest::prelude::*;

fn all_layers() -> Layers {
    Layers { later_clusters: true, ..Layers::default() }
}

fn with_all(test: impl FnOnce(&Catalogue, &SearchIndex)) {
    let (catalogue, _) = data::embedded_catalogue();
    let index = SearchIndex::new(&catalogue);
    test(&catalogue, &index);
}

#[test]
fn without_conditions_everything_that_is_drawn_passes() {
    with_all(|catalogue, index| {
        let count = |layers: &Layers| visible(catalogue, layers, &Filter::default(), index).len();
        assert_eq!(count(&Layers::default()), 45);
        assert_eq!(count(&all_layers()), 76);
        assert_eq!(count(&Layers { clusters: false, ..Layers::default() }), 0);
    });
}

#[test]
fn conditions_of_one_kind_add_up_and_kinds_narrow_down() {
    with_all(|catalogue, index| {
        let count = |filter: &Filter| visible(catalogue, &Layers::default(), filter, index).len();
        let regions = |regions: &[Region]| Filter { regions: regions.iter().copied().collect(), ..Filter::default() };
        assert_eq!(
            count(&regions(&[Region::West])) + count(&regions(&[Region::Northeast])),
            count(&regions(&[Region::West, Region::Northeast]))
        );
        let jiangsu = Filter { provinces: [ProvinceId::new("JS")].into(), ..Filter::default() };
        assert_eq!(count(&jiangsu), 10);
        assert_eq!(count(&Filter { regions: [Region::West].into(), ..jiangsu }), 0);
    });
}

#[test]
fn a_cluster_across_provinces_counts_in_each_but_in_one_region() {
    with_all(|catalogue, index| {
        let facets = facets(catalogue, &Layers::default(), &Filter::default(), index);
        assert_eq!(facets.regions.values().sum::<usize>(), 45);
        assert!(facets.provinces.values().sum::<usize>() > 45);
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The count beside a value is what choosing it alone leaves.
    #[test]
    fn a_count_is_kept(sector in 0..6_usize, region in 0..4_usize, with_sector: bool, with_region: bool) {
        let (catalogue, _) = data::embedded_catalogue();
        let index = SearchIndex::new(&catalogue);
        let regions = [Region::East, Region::Central, Region::West, Region::Northeast];
        let mut filter = Filter::default();
        if with_sector {
            filter.sectors.insert(catalogue.sectors[sector].id.clone());
        }
        if with_region {
            filter.regions.insert(regions[region]);
        }
        let facets = facets(&catalogue, &all_layers(), &filter, &index);
        for (id, count) in &facets.sectors {
            let only = Filter { sectors: [id.clone()].into(), ..filter.clone() };
            prop_assert_eq!(visible(&catalogue, &all_layers(), &only, &index).len(), *count);
        }
        for (region, count) in &facets.regions {
            let only = Filter { regions: [*region].into(), ..filter.clone() };
            prop_assert_eq!(visible(&catalogue, &all_layers(), &only, &index).len(), *count);
        }
        for (id, count) in &facets.provinces {
            let only = Filter { provinces: [id.clone()].into(), ..filter.clone() };
            prop_assert_eq!(visible(&catalogue, &all_layers(), &only, &index).len(), *count);
        }
    }
}
