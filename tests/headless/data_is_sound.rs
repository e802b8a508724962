//! Embedded data: complete and consistent.

use std::collections::BTreeSet;

use cluster_atlas::{
    data::{self, Report},
    geo::contains,
    model::{BorderClass, Catalogue, CityId, Detail, Level, LonLat, ProvinceId, ReportingUnit},
};
use strum::IntoEnumIterator as _;

fn embedded() -> Catalogue {
    let (catalogue, report) = data::embedded_catalogue();
    assert!(report.is_empty(), "{report}");
    catalogue
}

fn level(detail: Detail) -> Level {
    let (level, report) = data::level(detail);
    assert!(report.is_empty(), "{detail:?}: {report}");
    level
}

#[test]
fn every_row_of_every_table_is_read() {
    let catalogue = embedded();
    let members: usize = catalogue.clusters.iter().map(|cluster| cluster.members.len()).sum();
    let figures: usize = catalogue.clusters.iter().map(|cluster| cluster.figures.len()).sum();
    let files = data::Files::EMBEDDED;
    let read = [
        (files.sources, catalogue.sources.len()),
        (files.sectors, catalogue.sectors.len()),
        (files.provinces, catalogue.provinces.len()),
        (files.cities, catalogue.cities.len()),
        (files.clusters, catalogue.clusters.len()),
        (files.cluster_members, members),
        (files.cluster_figures, figures),
        (files.official_totals, catalogue.totals.len()),
        (files.article_claims, catalogue.claims.len()),
        (files.national_series, catalogue.series.len()),
        (files.announcements, catalogue.announcements.len()),
        (files.little_giants, catalogue.little_giants.len()),
        (files.ladder, catalogue.ladder.len()),
        (files.programmes, catalogue.programmes.len()),
        (files.province_indicators, catalogue.indicators.len()),
        (files.findings, catalogue.findings.len()),
        (files.article_checks, catalogue.checks.len()),
    ];
    for (text, rows) in read {
        assert!(rows > 0);
        // Cells contain no line breaks, so there is one line for each row and one for the header.
        assert_eq!(text.lines().count(), rows + 1, "{}", text.lines().next().unwrap_or_default());
    }
}

/// Column of a table, read independently of the program's parser.
fn column(text: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().unwrap().iter().position(|head| head == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

fn texts(values: impl Iterator<Item = impl ToString>) -> Vec<String> {
    values.map(|value| value.to_string()).collect()
}

#[test]
fn what_is_read_is_what_stands_in_the_files() {
    let (catalogue, files) = (embedded(), data::Files::EMBEDDED);
    let clusters = || catalogue.clusters.iter();
    assert_eq!(texts(clusters().map(|cluster| &cluster.id)), column(files.clusters, "id"));
    assert_eq!(texts(clusters().map(|cluster| &cluster.sector)), column(files.clusters, "sector"));
    assert_eq!(texts(clusters().map(|cluster| &cluster.name.full.zh)), column(files.clusters, "name_zh"));
    let provinces = clusters().map(|cluster| texts(cluster.provinces.iter()).join(";"));
    assert_eq!(texts(provinces), column(files.clusters, "provinces"));
    let members = clusters().flat_map(|cluster| &cluster.members);
    let mut cities = column(files.cluster_members, "city");
    let mut read = texts(members.map(|member| &member.city));
    // Sorted, since the order of clusters differs from that of the file.
    cities.sort_unstable();
    read.sort_unstable();
    assert_eq!(read, cities);
    let numbers =
        |text: &str| -> Vec<f64> { column(text, "value").iter().map(|value| value.parse().unwrap()).collect() };
    let firms = |values: &mut dyn Iterator<Item = u32>| values.map(f64::from).collect::<Vec<_>>();
    let little_giants = || catalogue.little_giants.iter();
    assert_eq!(firms(&mut little_giants().map(|row| row.firms.value)), numbers(files.little_giants));
    assert_eq!(texts(little_giants().map(|row| &row.firms.as_of)), column(files.little_giants, "as_of"));
    assert_eq!(texts(little_giants().map(|row| &row.unit)), column(files.little_giants, "place"));
    assert_eq!(firms(&mut catalogue.ladder.iter().map(|row| row.firms.value)), numbers(files.ladder));
    assert_eq!(texts(catalogue.ladder.iter().map(|row| &row.firms.as_of)), column(files.ladder, "as_of"));
    assert_eq!(texts(catalogue.ladder.iter().map(|row| &row.unit)), column(files.ladder, "place"));
    assert_eq!(
        catalogue.indicators.iter().map(|row| row.value.value).collect::<Vec<_>>(),
        numbers(files.province_indicators)
    );
    assert_eq!(catalogue.totals.iter().map(|row| row.value.value).collect::<Vec<_>>(), numbers(files.official_totals));
    assert_eq!(catalogue.series.iter().map(|row| row.value.value).collect::<Vec<_>>(), numbers(files.national_series));
    assert_eq!(texts(catalogue.programmes.iter().map(|row| &row.id)), column(files.programmes, "id"));
}

#[test]
fn the_tables_agree_with_one_another_and_with_the_map() {
    let report = data::validate(&embedded(), &level(Detail::Full));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_34_provincial_units_are_drawn_at_every_level() {
    let catalogue = embedded();
    let known: BTreeSet<&str> = catalogue.provinces.iter().map(|province| province.id.as_str()).collect();
    assert_eq!(known.len(), 34);
    for detail in Detail::iter() {
        let level = level(detail);
        let drawn: BTreeSet<&str> = level.provinces.iter().map(|area| area.key.as_str()).collect();
        assert_eq!((level.provinces.len(), drawn), (34, known.clone()), "{detail:?}");
        for province in &catalogue.provinces {
            let area = level.provinces.iter().find(|area| area.key == province.id.as_str()).unwrap();
            assert_eq!(area.name.zh, province.name.full.zh, "{detail:?}");
            let labelled = area.polygons.iter().any(|polygon| contains(polygon, province.label_at));
            assert!(labelled, "{detail:?}: the label of {} lies outside", province.id);
        }
    }
}

#[test]
fn provinces_are_not_drawn_a_second_time_as_countries() {
    for detail in Detail::iter() {
        let countries: Vec<String> = level(detail).countries.into_iter().map(|area| area.key).collect();
        assert!(countries.iter().any(|key| key == "JPN"), "{countries:?}");
        for key in ["CHN", "TWN", "HKG", "MAC"] {
            assert!(!countries.iter().any(|other| other == key), "{detail:?} {key}");
        }
    }
}

#[test]
fn every_level_has_every_class_of_border() {
    for detail in Detail::iter() {
        let level = level(detail);
        for class in [
            BorderClass::International,
            BorderClass::Disputed,
            BorderClass::LineOfControl,
            BorderClass::Indefinite,
            BorderClass::Sar,
            BorderClass::Province,
            BorderClass::Claim,
        ] {
            assert!(level.borders.iter().any(|border| border.class == class), "{detail:?} {class:?}");
        }
        assert!(level.borders.iter().all(|border| border.line.len() > 1), "{detail:?}");
        assert_eq!(level.borders.iter().filter(|border| border.class == BorderClass::Province).count(), 72);
    }
}

#[test]
fn no_coast_runs_along_the_edge_of_the_window() {
    for detail in Detail::iter() {
        let level = level(detail);
        assert!(level.coasts.len() > 200);
        for (a, b) in level.coasts.iter().flat_map(|coast| coast.iter().zip(coast.iter().skip(1))) {
            let along = |x: f64, y: f64, edge: f64| (x - edge).abs() < 1e-6 && (y - edge).abs() < 1e-6;
            assert!(!along(a.lon, b.lon, 60.0) && !along(a.lon, b.lon, 152.0), "{detail:?} {a:?}");
            assert!(!along(a.lat, b.lat, -6.0) && !along(a.lat, b.lat, 58.0), "{detail:?} {a:?}");
        }
    }
}

#[test]
fn rings_are_open_and_have_at_least_three_points() {
    let (map, _) = data::base_map();
    let mut areas = map.world;
    for detail in Detail::iter() {
        let level = level(detail);
        areas.extend(level.provinces);
        areas.extend(level.countries);
    }
    let lakes = map.lakes.into_iter().flat_map(|lake| lake.polygons);
    for polygon in areas.into_iter().flat_map(|area| area.polygons).chain(lakes) {
        assert!(!polygon.rings.is_empty());
        for ring in polygon.rings {
            assert!(ring.len() >= 3 && ring.first() != ring.last());
        }
    }
}

#[test]
fn more_detail_means_more_points_of_the_same_areas() {
    let points = |level: &Level| -> usize {
        let rings = level.provinces.iter().flat_map(|area| &area.polygons).flat_map(|polygon| &polygon.rings);
        rings.map(Vec::len).sum()
    };
    let counts: Vec<usize> = Detail::iter().map(|detail| points(&level(detail))).collect();
    assert!(counts.is_sorted() && counts[3] > 5 * counts[0], "{counts:?}");
}

#[test]
fn every_city_lies_in_its_province() {
    // Exact geometry, with three exceptions: harbours and islands within 0.01 degrees (data/README.md, checks).
    let (catalogue, level) = (embedded(), level(Detail::Full));
    let outside: Vec<&str> = catalogue
        .cities
        .values()
        .filter(|city| {
            let area = level.provinces.iter().find(|area| area.key == city.province.as_str()).unwrap();
            !area.polygons.iter().any(|polygon| contains(polygon, city.at))
        })
        .map(|city| city.name.full.en.as_str())
        .collect();
    assert_eq!(outside, ["Xiamen", "Shantou", "Sansha"]);
}

#[test]
fn a_city_moved_to_sea_is_found() {
    let (mut catalogue, level) = (embedded(), level(Detail::Full));
    let id = CityId::new("320300");
    catalogue.cities.get_mut(&id).unwrap().at = LonLat::new(124.0, 33.0);
    assert_eq!(
        data::validate(&catalogue, &level).to_string(),
        "cities.csv, entry 320300, column lon: expected a place inside Jiangsu, found 124° E, 33° N\n"
    );
}

#[test]
fn a_catalogue_that_contradicts_itself_is_found() {
    let (mut catalogue, level) = (embedded(), level(Detail::Full));
    let mut cluster = catalogue.clusters[0].clone();
    cluster.provinces = vec![ProvinceId::new("JS")];
    cluster.members[0].lead = false;
    cluster.sources.clear();
    cluster.name.pinyin.push_str(" a");
    catalogue.clusters.push(cluster);
    let report = data::validate(&catalogue, &level);
    let found: Vec<(&str, &str)> = report
        .issues
        .iter()
        .map(|issue| (issue.column.as_deref().unwrap_or_default(), issue.expected.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("source", "at least one source"),
            ("pinyin", "12 syllables for 深圳市新一代信息通信集群"),
            ("role", "one lead city"),
            ("city", "cities in the cluster's provinces"),
            ("", "one entry"),
            ("size", "at least the 26 clusters known"),
        ]
    );
}

#[test]
fn a_ladder_that_contradicts_itself_is_found() {
    let (mut catalogue, level) = (embedded(), level(Detail::Full));
    let beijing = catalogue.little_giants.iter_mut().find(|row| row.unit.to_string() == "BJ").unwrap();
    beijing.firms.value += 1;
    let row = catalogue.ladder.iter_mut().find(|row| row.unit.to_string() == "440300").unwrap();
    row.unit = ReportingUnit::City(CityId::new("320300"));
    let nanjing = catalogue.programmes.iter_mut().find(|programme| programme.city.is_some()).unwrap();
    nanjing.province = Some(ProvinceId::new("JX"));
    catalogue.indicators.push(catalogue.indicators[0].clone());
    assert_eq!(
        data::validate(&catalogue, &level).to_string(),
        "ladder.csv, entry 320300 little_giant 2021-07, column place: expected a province or a city under separate \
         planning, found \"320300\"\n\
         little_giants.csv, entry CN 1-2, column value: expected 1833, the sum of the units, found 1832\n\
         little_giants.csv, entry CN 1-2, column value: expected at most 1832 in the provinces, found 1833\n\
         programmes.csv, entry p013, column city: expected a city in the programme's province, found \"150600\"\n\
         province_indicators.csv, entry BJ population, column as_of: expected one value of a date, found two\n"
    );
}

#[test]
fn rivers_lakes_and_the_world_are_whole() {
    let (map, report) = data::base_map();
    assert_eq!(report, Report::default());
    assert_eq!((map.rivers.len(), map.lakes.len(), map.world.len()), (160, 44, 124));
    assert!(map.rivers.is_sorted_by_key(|river| river.rank), "the greatest first");
    assert!(map.rivers.iter().any(|river| river.name.zh == "长江" && river.name.en == "Yangtze"));
    assert!(map.lakes.iter().any(|lake| lake.name.en == "Hongze Lake" && lake.area_km2 == 2219.0));
    let keys: BTreeSet<&str> = map.world.iter().map(|area| area.key.as_str()).collect();
    assert_eq!(keys.len(), map.world.len(), "keys are unique");
    assert!(map.world.iter().all(|area| !area.name.is_empty()));
}

/// Sources whose publisher is not known: 171 of 349 before November 2026. The number may only fall.
#[test]
fn an_unnamed_publisher_is_the_exception() {
    const MOST: usize = 85;
    let catalogue = embedded();
    let unnamed: Vec<&str> =
        catalogue.sources.iter().filter(|(_, source)| source.publisher.is_none()).map(|(id, _)| id.as_str()).collect();
    let (n, all) = (unnamed.len(), catalogue.sources.len());
    assert!(n <= MOST, "{n} of {all} sources have no named publisher, {MOST} before: {unnamed:?}");
}
