//! The embedded data loads without a complaint and holds together.

use cluster_atlas::{
    data,
    model::{BorderClass, Detail},
};
use strum::IntoEnumIterator as _;

#[test]
fn the_embedded_tables_load_without_a_complaint() {
    let (catalogue, report) = data::embedded_catalogue();
    assert!(report.is_empty(), "{report}");
    assert_eq!(catalogue.provinces.len(), 34);
    assert_eq!(catalogue.clusters.len(), 76);
    assert!(catalogue.cities.len() > 330);
}

#[test]
fn everything_holds_together_on_the_finest_polygons() {
    let (catalogue, _) = data::embedded_catalogue();
    let (level, report) = data::level(Detail::Full);
    assert!(report.is_empty(), "{report}");
    let report = data::validate(&catalogue, &level);
    assert!(report.is_empty(), "{report}");
}

#[test]
fn every_level_has_all_provinces_borders_and_coasts() {
    for detail in Detail::iter() {
        let (level, report) = data::level(detail);
        assert!(report.is_empty(), "{report}");
        assert_eq!(level.provinces.len(), 34, "{detail:?}");
        let has = |class| level.borders.iter().any(|border| border.class == class);
        for class in [
            BorderClass::International,
            BorderClass::Disputed,
            BorderClass::LineOfControl,
            BorderClass::Sar,
            BorderClass::Province,
            BorderClass::Claim,
        ] {
            assert!(has(class), "{detail:?}: {class:?}");
        }
        assert!(level.coasts.iter().all(|line| line.len() > 1) && level.coasts.len() > 50, "{detail:?}");
        for area in level.provinces.iter().chain(&level.countries) {
            assert!(!area.polygons.is_empty(), "{detail:?}: {} has no polygon", area.key);
        }
    }
}

#[test]
fn no_coast_runs_along_the_edge_of_the_window() {
    let (level, _) = data::level(Detail::Overview);
    for line in &level.coasts {
        for pair in line.windows(2) {
            let along = (pair[0].lat - 58.0).abs() < 0.005 && (pair[1].lat - 58.0).abs() < 0.005;
            assert!(!along, "{pair:?}");
        }
    }
}

#[test]
fn rivers_lakes_and_the_world_load() {
    let (base, report) = data::base_map();
    assert!(report.is_empty(), "{report}");
    assert!(base.rivers.iter().any(|river| river.name.zh == "长江"));
    assert!(base.lakes.iter().any(|lake| lake.name.en == "Taihu"));
    assert!(base.world.len() > 50);
}
