//! Damaged base maps: faults are reported with file, line or feature, and intact parts are kept.

use cluster_atlas::data;
use proptest::prelude::*;

use crate::support::{damaged, only_issue, spoilt};

const TOPOLOGY: &str = include_str!("../../../data/basemap/china_L4.topojson");
const CLAIMS: (&str, &str) = ("claim_lines.geojson", include_str!("../../../data/basemap/claim_lines.geojson"));

#[test]
fn a_base_map_that_is_cut_off_is_named_and_the_claim_lines_survive() {
    let half = TOPOLOGY.get(..TOPOLOGY.len() / 2).unwrap();
    let (level, report) = data::read_level(("china_L4.topojson", half), CLAIMS);
    let message = only_issue(&report);
    assert!(
        message.starts_with("china_L4.topojson, line 1: expected a quantised TopoJSON topology, found EOF"),
        "{message}"
    );
    assert!(level.provinces.is_empty() && !level.borders.is_empty());
}

#[test]
fn a_border_of_an_unknown_class_is_named_and_the_others_survive() {
    let (level, report) = data::read_level(("china_L4.topojson", &damaged(TOPOLOGY, "\"loc\"", "\"lock\"")), CLAIMS);
    let message = only_issue(&report);
    assert!(message.starts_with("china_L4.topojson, feature "), "{message}");
    assert!(
        message.ends_with(", column cls: expected intl, disputed, loc, indefinite or sar, found \"lock\""),
        "{message}"
    );
    assert_eq!(level.provinces.len(), 34);
}

#[test]
fn a_missing_object_of_the_base_map_is_named() {
    let (level, report) = data::read_level(("china_L4.topojson", &damaged(TOPOLOGY, "\"adm1\"", "\"adm9\"")), CLAIMS);
    assert!(only_issue(&report).starts_with("china_L4.topojson: expected an object adm1, found \""), "{report}");
    assert!(level.provinces.is_empty() && !level.countries.is_empty());
}

#[test]
fn a_river_without_rank_and_a_lake_without_shape_are_named() {
    let rivers = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"rank":-1},"geometry":{"type":"LineString","coordinates":[[100,30],[101,31]]}},
        {"type":"Feature","properties":{"rank":2},"geometry":{"type":"LineString","coordinates":[[100,30],[101,31]]}}]}"#;
    let lakes =
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"km2":5},"geometry":null}]}"#;
    let world =
        r#"{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[],"objects":{"countries":{}}}"#;
    let (map, report) =
        data::read_base_map(("rivers.geojson", rivers), ("lakes.geojson", lakes), ("world.topojson", world));
    assert_eq!(
        report.to_string(),
        "rivers.geojson, feature 1, column rank: expected a rank from 0 to 255, found -1\n\
         lakes.geojson, feature 1, column geometry: expected areas on the earth, found no geometry\n"
    );
    assert_eq!((map.rivers.len(), map.lakes.len()), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_damage_to_the_base_map_panics(
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        by in "[\\[\\],0-9\\-{}\"a.]{0,12}",
    ) {
        let small = r#"{"type":"Topology","transform":{"scale":[0.5,1],"translate":[100,20]},
            "arcs":[[[0,0],[2,0]],[[2,0],[0,2],[-2,-2]]],"objects":{"adm1":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","arcs":[[0,1]],"properties":{"iso":"CN-A"}}]},"adm0":{"type":"GeometryCollection",
            "geometries":[{"type":"MultiPolygon","arcs":[[[-1,-2]]],"properties":{"a3":"JPN"}}]},
            "borders":{"geometries":[{"type":"MultiLineString","arcs":[[0]],"properties":{"cls":"intl"}}]},
            "countries":{"geometries":[]}}}"#;
        let spoilt = spoilt(small, at, length, &by);
        data::read_level(("a", &spoilt), ("b", &spoilt));
        data::read_base_map(("a", &spoilt), ("b", &spoilt), ("c", &spoilt));
    }
}
