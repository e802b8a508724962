//! Counts of small firms by province compared with national totals; known differences are in `gaps.md` of
//! `data/facts/sme`.

use std::collections::BTreeSet;

use cluster_atlas::{
    data,
    model::{
        Batches, Catalogue, CityId, CityInclusion, IndicatorKind, LinkPolicy, ListStatus, LittleGiants,
        ProgrammeFigureKind, ProgrammeId, ProgrammeLevel, ProvinceId, Quality, ReportingUnit, Tier, TierObservation,
        ValueBasis,
    },
    query::coverage,
    view::Variable,
};
use strum::IntoEnumIterator as _;

use crate::support::facts;

fn embedded() -> Catalogue {
    data::embedded_catalogue().0
}

fn province(id: &str) -> ReportingUnit {
    ReportingUnit::Province(ProvinceId::new(id))
}

fn nation(catalogue: &Catalogue, batch: u8, stage: Option<ListStatus>) -> Vec<u32> {
    let listed = catalogue.little_giants(&ReportingUnit::Nation, Batches::one(batch));
    listed.filter(|row| row.stage == stage).map(|row| row.firms.value).collect()
}

/// Value of a national series at a date.
fn series(catalogue: &Catalogue, metric: &str, date: &str) -> u32 {
    let point = catalogue.series.iter().find(|p| p.metric == metric && p.value.as_of.as_str() == date).unwrap();
    point.value.value as u32
}

/// SME bureau of the ministry, 11 June 2021: 1,832 in 37 units, from batch 1 (248) and batch 2 as confirmed (1,584).
#[test]
fn batches_1_and_2_sum_to_the_1832_of_the_ministrys_table() {
    let catalogue = embedded();
    let joint: Vec<&LittleGiants> =
        catalogue.little_giants.iter().filter(|row| row.batches == Batches::FIRST_TWO).collect();
    let apart = |row: &&&LittleGiants| matches!(row.scope, CityInclusion::Apart | CityInclusion::NotApplicable);
    let units: Vec<_> = joint.iter().filter(apart).collect();
    assert_eq!((units.len(), units.iter().map(|row| row.firms.value).sum::<u32>()), (37, 1832));
    let whole = joint.iter().find(|row| row.unit == ReportingUnit::Nation).unwrap();
    assert_eq!(whole.firms.value, 1832);
    assert_eq!(series(&catalogue, "little_giant_total", "2021-06-11"), 1832);
    assert_eq!(nation(&catalogue, 1, Some(ListStatus::Confirmed)), [248]);
    assert_eq!(nation(&catalogue, 2, Some(ListStatus::Confirmed)), [1584]);
    for row in &joint {
        assert_eq!((row.firms.sources[0].as_str(), row.firms.as_of.as_str()), ("miit_sme_2021_06_11", "2021-06-11"));
    }
    // The table itself was available as a copy only.
    assert!(whole.firms.sources.iter().all(|id| catalogue.source(id).unwrap().link == LinkPolicy::No));
}

#[test]
fn every_mainland_province_has_the_joint_count_with_its_city_inside_and_apart() {
    let catalogue = embedded();
    let sum = |scope| -> (usize, u32) {
        let counts: Vec<u32> = catalogue
            .provinces
            .iter()
            .filter_map(|province| Some(catalogue.joint_little_giants(&province.id, scope)?.firms.value))
            .collect();
        (counts.len(), counts.iter().sum())
    };
    assert_eq!(sum(CityInclusion::Included), (31, 1832));
    // Excludes Dalian 22, Ningbo 55, Xiamen 49, Qingdao 47, Shenzhen 35 and XPCC 4.
    assert_eq!(sum(CityInclusion::Apart), (31, 1832 - 22 - 55 - 49 - 47 - 35 - 4));
    for id in ["HK", "MO", "TW"] {
        assert_eq!(
            catalogue.joint_little_giants(&ProvinceId::new(id), CityInclusion::Included),
            None,
            "unknown is not zero"
        );
    }
    let tibet = catalogue.joint_little_giants(&ProvinceId::new("XZ"), CityInclusion::Apart).unwrap();
    assert_eq!((tibet.firms.value, tibet.basis), (0, ValueBasis::Inferred), "the table's zero is implied");
}

/// 8,997 after four batches: State Council, and by region China Enterprise News, September 2022.
#[test]
fn four_batches_sum_to_8997_with_155_of_batch_1_left() {
    let catalogue = embedded();
    let total = series(&catalogue, "little_giant_total", "2022-09-08");
    assert_eq!(total, 8997);
    let batches = [
        nation(&catalogue, 2, Some(ListStatus::Confirmed)),
        nation(&catalogue, 3, None),
        nation(&catalogue, 4, Some(ListStatus::Confirmed)),
    ]
    .concat();
    assert_eq!(batches, [1584, 2930, 4328]);
    assert_eq!(total - batches.iter().sum::<u32>(), 155);
    let region = |name: &str| series(&catalogue, &format!("little_giant_total_{name}"), "2022-09");
    assert_eq!(["east", "central", "west", "northeast"].map(region).iter().sum::<u32>(), 8997);
}

#[test]
fn publicised_lists_are_kept_beside_the_confirmed_and_beside_one_another() {
    let catalogue = embedded();
    let publicised = |batch| nation(&catalogue, batch, Some(ListStatus::Publicised));
    assert_eq!(publicised(2), [1744, 1748]);
    assert_eq!(publicised(4), [4357, 4359]);
    assert_eq!(publicised(5), [3671, 3673]);
    assert_eq!([publicised(6), publicised(7)], [[3012], [3482]]);
}

/// Few provinces have counts of single batches; unknown counts are not stored.
#[test]
fn single_batches_are_known_for_few_provinces_and_never_exceed_the_nation() {
    let catalogue = embedded();
    let mut known = Vec::new();
    for batch in 1..=7 {
        let rows = catalogue.little_giants.iter().filter(|row| row.batches == Batches::one(batch));
        let of_provinces: Vec<&LittleGiants> =
            rows.filter(|row| matches!(row.unit, ReportingUnit::Province(_))).collect();
        let units: BTreeSet<&ReportingUnit> = of_provinces.iter().map(|row| &row.unit).collect();
        known.push(units.len());
        assert!(of_provinces.iter().all(|row| row.firms.value > 0));
    }
    // Numbers of provinces as in gaps.md.
    assert_eq!(known, [4, 4, 9, 3, 9, 4, 4]);
}

#[test]
fn contradictions_are_rows_beside_one_another() {
    let catalogue = embedded();
    let values = |unit: &ReportingUnit, batches: &str| -> Vec<u32> {
        let of = |row: &&TierObservation| row.batches == Some(batches.parse().unwrap());
        let mut values: Vec<u32> =
            catalogue.ladder(unit, Tier::LittleGiant).filter(of).map(|row| row.firms.value).collect();
        values.sort_unstable();
        values
    };
    assert_eq!(values(&province("TJ"), "1-3"), [130, 134]);
    assert_eq!(values(&province("CQ"), "1-3"), [118, 123]);
    assert_eq!(values(&province("BJ"), "1-5"), [795, 795, 834]);
    assert_eq!(values(&province("JS"), "1-4"), [709, 710]);
    assert_eq!(values(&province("JS"), "1-5"), [1474, 1500, 1505]);
    assert_eq!(values(&province("GD"), "1-5"), [1525, 1528, 1535]);
    assert_eq!(values(&province("ZJ"), "1-6"), [1806, 1832]);
    assert_eq!(values(&province("SH"), "1-7"), [1026, 1032]);
    let all =
        |id: &str, tier| -> Vec<u32> { catalogue.ladder(&province(id), tier).map(|row| row.firms.value).collect() };
    assert!(all("BJ", Tier::LittleGiant).contains(&53));
    assert!(all("AH", Tier::LittleGiant).contains(&86), "80 are in the ministry's table");
    assert_eq!(all("HN", Tier::LittleGiant), [70, 500, 543]);
    assert_eq!(all("HL", Tier::SpecialisedSme), [1181, 1106]);
}

/// China Machinery Industry Federation, 23 February 2017: 104 firms of batch 1.
#[test]
fn single_champions_of_batch_1_are_known_for_every_province_and_sum_to_104() {
    let catalogue = embedded();
    let rows: Vec<&TierObservation> =
        catalogue.ladder.iter().filter(|row| row.tier == Tier::SingleChampionBatch1).collect();
    let units: BTreeSet<&ReportingUnit> = rows.iter().map(|row| &row.unit).collect();
    assert_eq!((rows.len(), units.len(), rows.iter().map(|row| row.firms.value).sum::<u32>()), (31, 31, 104));
    assert_eq!(series(&catalogue, "single_champion_national_new", "2017-01-17"), 104);
    let mapped = coverage(facts(), None);
    let champions = mapped.iter().find(|row| row.variable == Variable::Ladder(Tier::SingleChampionBatch1)).unwrap();
    assert_eq!((champions.known, champions.weak, champions.expected), (31, 0, 31));
}

#[test]
fn what_must_not_be_published_unchecked_is_marked() {
    let catalogue = embedded();
    let weak: BTreeSet<&str> = catalogue
        .ladder
        .iter()
        .filter(|row| row.weak)
        .flat_map(|row| &row.firms.sources)
        .map(cluster_atlas::model::SourceId::as_str)
        .collect();
    assert_eq!(
        weak,
        BTreeSet::from([
            "cn_huashangw_2025_11_14",
            "crane_net_nb",
            "elib_nm_2025_10_12",
            "lingnjkw",
            "uekitaka_mc",
            "ytzp_2025_01_25",
            "zsnews_2025"
        ])
    );
    assert!(catalogue.programme(&ProgrammeId::new("p056")).unwrap().weak, "awards of Guangdong");
    for row in &catalogue.indicators {
        assert!(row.basis == ValueBasis::Stated && !row.weak, "{row:?}");
    }
}

#[test]
fn units_lie_in_provinces() {
    let catalogue = embedded();
    let shenzhen = ReportingUnit::City(CityId::new("440300"));
    assert_eq!(catalogue.province_of(&shenzhen), Some(ProvinceId::new("GD")));
    assert_eq!(catalogue.province_of(&ReportingUnit::Xpcc), Some(ProvinceId::new("XJ")));
    assert_eq!(catalogue.province_of(&ReportingUnit::Nation), None);
}

/// End of 2024: the 31 rows sum to 140,628 × 10,000 persons (`checks.csv` of the facts).
#[test]
fn indicators_cover_the_provinces_and_the_population_sums() {
    let catalogue = embedded();
    let of = |kind| -> Vec<f64> {
        catalogue.provinces.iter().filter_map(|p| Some(catalogue.indicator(&p.id, kind)?.value.value)).collect()
    };
    let known: Vec<usize> = IndicatorKind::iter().map(|kind| of(kind).len()).collect();
    assert_eq!(known, [34, 31, 31], "no GDP of Hong Kong, Macao and Taiwan was found");
    let residents = catalogue
        .indicators
        .iter()
        .filter(|row| row.kind == IndicatorKind::Population && row.value.as_of.as_str() == "2024");
    assert_eq!(residents.map(|row| row.value.value).sum::<f64>(), 1_406_280_000.0);
    let beijing = catalogue.indicator(&ProvinceId::new("BJ"), IndicatorKind::Gdp).unwrap();
    assert_eq!((beijing.value.value, beijing.value.sources.len()), (4984.31, 1));
}

#[test]
fn programmes_keep_goals_and_results_apart() {
    let catalogue = embedded();
    assert_eq!(catalogue.programmes.len(), 104);
    let provinces: BTreeSet<&ProvinceId> = catalogue.programmes.iter().filter_map(|p| p.province.as_ref()).collect();
    assert_eq!(provinces.len(), 31);
    let jiangsu = catalogue.programme(&ProgrammeId::new("p028")).unwrap();
    let figure = jiangsu.figure.as_ref().unwrap();
    assert_eq!((figure.kind, figure.value.value), (ProgrammeFigureKind::TargetTotal, 10_000.0));
    assert_eq!((figure.tier, figure.value.as_of.as_str()), (Some(Tier::SpecialisedSme), "2025"));
    assert_eq!(jiangsu.name.zh, "江苏省专精特新企业培育三年行动计划（2023—2025年）");
    for programme in &catalogue.programmes {
        let texts = [&programme.description, &programme.others, &programme.note];
        assert!(texts.iter().all(|text| text.en.is_empty() == text.zh.is_empty()), "{}", programme.id);
        assert_eq!(programme.level == ProgrammeLevel::National, programme.province.is_none(), "{}", programme.id);
    }
    let nation = catalogue.programmes.iter().filter(|programme| programme.province.is_none());
    assert_eq!(nation.map(|programme| programme.id.as_str()).collect::<Vec<_>>(), ["p084", "p085", "p086"]);
    assert_eq!(catalogue.programmes_of(&ProvinceId::new("JS")).count(), 5);
    for kind in ProgrammeFigureKind::iter() {
        assert!(catalogue.programmes.iter().any(|p| p.figure.as_ref().is_some_and(|f| f.kind == kind)), "{kind:?}");
    }
}

#[test]
fn no_mirror_of_the_new_sources_may_be_linked() {
    let catalogue = embedded();
    let mirrors: Vec<_> = catalogue.sources.values().filter(|source| source.quality == Quality::Mirror).collect();
    assert!(mirrors.len() > 80, "{}", mirrors.len());
    assert!(mirrors.iter().all(|source| source.url.is_none()));
}
