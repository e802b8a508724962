//! The published aggregates against the table of clusters: those that can hold do, the rest is reported as it is.
#![expect(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use cluster_atlas::{
    data,
    model::{Announcement, Catalogue, Cluster, Region},
};

fn of_2022(catalogue: &Catalogue) -> Vec<&Cluster> {
    catalogue.clusters.iter().filter(|c| c.round.announcement() != Announcement::Later35).collect()
}

fn official(catalogue: &Catalogue, metric: &str, group: &str) -> usize {
    let total = catalogue.total(metric, group).unwrap_or_else(|| panic!("no total {metric} {group}"));
    total.value.value as usize
}

#[test]
fn there_are_45_clusters_25_of_rounds_1_and_2_and_20_of_round_3() {
    let (catalogue, _) = data::embedded_catalogue();
    let clusters = of_2022(&catalogue);
    let count = |a| clusters.iter().filter(|c| c.round.announcement() == a).count();
    assert_eq!(clusters.len(), official(&catalogue, "clusters", "all_2022"));
    assert_eq!(count(Announcement::First25), official(&catalogue, "clusters_by_round", "1-2"));
    assert_eq!(count(Announcement::Next20), official(&catalogue, "clusters_by_round", "3"));
}

#[test]
fn regions_are_30_8_5_and_2() {
    let (catalogue, _) = data::embedded_catalogue();
    for (region, group) in
        [(Region::East, "east"), (Region::Central, "central"), (Region::West, "west"), (Region::Northeast, "northeast")]
    {
        let here = of_2022(&catalogue).iter().filter(|c| catalogue.region_of(c) == Some(region)).count();
        assert_eq!(here, official(&catalogue, "clusters_by_region", group), "{group}");
    }
}

/// 19 provincial units and 3 cities under separate planning: the ministry counts the planned cities beside their
/// provinces. By the table the 45 lie in these units and these cities; facts/clusters/gaps.md has the same check.
#[test]
fn three_separately_planned_cities_and_19_provincial_units_have_clusters() {
    let (catalogue, _) = data::embedded_catalogue();
    let planned: BTreeSet<&str> = of_2022(&catalogue)
        .iter()
        .flat_map(|c| &c.members)
        .filter_map(|member| catalogue.city(&member.city))
        .filter(|city| city.separately_planned)
        .map(|city| city.name.full.en.as_str())
        .collect();
    assert_eq!(planned, BTreeSet::from(["Ningbo", "Qingdao", "Shenzhen"]));
    assert_eq!(planned.len(), official(&catalogue, "planned_cities", "all_2022"));
    let provinces: BTreeSet<&str> =
        of_2022(&catalogue).iter().flat_map(|c| &c.provinces).map(cluster_atlas::model::ProvinceId::as_str).collect();
    assert_eq!(provinces.len(), official(&catalogue, "provincial_units", "all_2022"), "{provinces:?}");
}

/// The split by sector is official only in total. What the names suggest is off by one, and stays so.
#[test]
fn the_inferred_sectors_differ_from_the_official_split_by_one_cluster() {
    let (catalogue, _) = data::embedded_catalogue();
    let inferred: Vec<usize> = catalogue
        .sectors
        .iter()
        .map(|sector| of_2022(&catalogue).iter().filter(|c| c.sector == sector.id).count())
        .collect();
    let official: Vec<usize> = catalogue.sectors.iter().map(|sector| sector.official_count.value as usize).collect();
    assert_eq!(inferred, [12, 14, 7, 5, 4, 3]);
    assert_eq!(official, [13, 13, 7, 5, 4, 3]);
}

#[test]
fn of_the_35_clusters_of_2024_31_are_known() {
    let (catalogue, _) = data::embedded_catalogue();
    let known = catalogue.clusters.iter().filter(|c| c.round.announcement() == Announcement::Later35).count();
    assert_eq!(known, 31);
    assert_eq!(official(&catalogue, "clusters", "all_2024") - official(&catalogue, "clusters", "all_2022"), 35);
}
