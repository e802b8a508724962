//! Damaged tables: faults are reported with file, line, column, expected and found; the other rows are kept.

use cluster_atlas::{
    data::{self, Files, Report, Severity, Spot},
    model::{Catalogue, ClusterId},
};
use proptest::prelude::*;

use crate::support::{damaged, only_issue, only_issue_in, spoilt};

/// The embedded tables.
pub const GOOD: Files<'static> = Files::EMBEDDED;

/// Accessor of one file of [`Files`], for replacing it.
pub type Slot = for<'f, 'a> fn(&'f mut Files<'a>) -> &'f mut &'a str;

const SLOTS: [Slot; 17] = [
    |f| &mut f.sources,
    |f| &mut f.sectors,
    |f| &mut f.provinces,
    |f| &mut f.cities,
    |f| &mut f.clusters,
    |f| &mut f.cluster_members,
    |f| &mut f.cluster_figures,
    |f| &mut f.official_totals,
    |f| &mut f.article_claims,
    |f| &mut f.national_series,
    |f| &mut f.announcements,
    |f| &mut f.little_giants,
    |f| &mut f.ladder,
    |f| &mut f.programmes,
    |f| &mut f.province_indicators,
    |f| &mut f.findings,
    |f| &mut f.article_checks,
];

/// Loads the catalogue with `text` in place of one file.
pub fn load_with(slot: Slot, text: &str) -> (Catalogue, Report) {
    let mut files = GOOD;
    *slot(&mut files) = text;
    data::catalogue(&files)
}

/// Line number (from 1) of the first line that starts with `id`.
pub fn line_of(text: &str, id: &str) -> usize {
    text.lines().position(|line| line.starts_with(id)).unwrap() + 1
}

#[test]
fn an_announcement_that_is_missing_or_does_not_add_up_is_named() {
    let issues = |text: &str| {
        let (catalogue, report) = load_with(|f| &mut f.announcements, text);
        assert!(report.is_empty(), "{report}");
        let (level, _) = data::level(cluster_atlas::model::Detail::Full);
        let report = data::validate(&catalogue, &level);
        report.issues.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(issues(GOOD.announcements).is_empty());
    let found = issues(&damaged(GOOD.announcements, "2022-11-30,20,45", "2022-11-30,20,46"));
    assert_eq!(found, ["announcements.csv, entry next20, column total: expected 45, the sizes so far, found 46"]);
    let found = issues(&damaged(GOOD.announcements, "2024-12,35,80", "2024-12,30,75"));
    assert_eq!(
        found,
        ["announcements.csv, entry later35, column size: expected at least the 35 clusters known, found 30"]
    );
    let without: Vec<&str> = GOOD.announcements.lines().filter(|line| !line.starts_with("later35")).collect();
    let found = issues(&without.join("\n"));
    assert_eq!(found, ["announcements.csv, entry later35: expected one row of each announcement, found 0"]);
}

#[test]
fn a_day_that_no_calendar_has_is_named() {
    let (_, report) = load_with(|f| &mut f.announcements, &damaged(GOOD.announcements, "2021-03-22", "2021-02-30"));
    assert_eq!(
        only_issue_in(&report, "announcements.csv"),
        "announcements.csv, line 2, column date: expected a day of the calendar, found \"2021-02-30\""
    );
}

#[test]
fn a_sector_that_does_not_exist_names_its_line_and_column() {
    let all = data::embedded_catalogue().0.clusters.len();
    let text = damaged(GOOD.clusters, ",new_materials,", ",new_material,");
    let line = text.lines().position(|line| line.contains(",new_material,")).unwrap() + 1;
    let (catalogue, report) = load_with(|f| &mut f.clusters, &text);
    assert_eq!(
        report.issues[0].to_string(),
        format!("clusters.csv, line {line}, column sector: expected a sector of sectors.csv, found \"new_material\"")
    );
    // Its members and figures are reported for their missing cluster; nothing else is dropped.
    assert!(report.issues[1..].iter().all(|issue| issue.expected == "a cluster of clusters.csv"), "{report}");
    assert_eq!(catalogue.clusters.len(), all - 1);
}

/// The table with the cell of the first row in `column` replaced.
fn with_cell(text: &str, column: &str, cell: &str) -> String {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = heads.iter().position(|head| head == column).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&heads).unwrap();
    for (line, row) in reader.records().enumerate() {
        let row = row.unwrap();
        let cells = row.iter().enumerate();
        writer.write_record(cells.map(|(i, old)| if (line, i) == (0, at) { cell } else { old })).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn in_every_table_a_row_without_a_source_or_with_an_unknown_one_is_refused() {
    let mut tables = 0;
    for slot in SLOTS {
        let good: &str = slot(&mut { GOOD });
        let heads = good.lines().next().unwrap();
        let Some(column) = heads.split(',').find(|head| ["source", "sources"].contains(head)) else { continue };
        tables += 1;
        assert!(load_with(slot, &with_cell(good, column, good_source(good, column))).1.is_empty(), "{heads}");
        for wrong in ["", "no_such_source"] {
            let (_, report) = load_with(slot, &with_cell(good, column, wrong));
            let named =
                report.issues.iter().any(|issue| issue.to_string().contains(&format!(", line 2, column {column}: ")));
            assert!(named, "{heads}: {wrong:?} gives {report}");
        }
    }
    // All tables except the sources themselves and the checks, which take their sources from facts.
    assert_eq!(tables, SLOTS.len() - 2);
}

/// Cell of the first row in the given column.
fn good_source<'t>(text: &'t str, column: &str) -> &'t str {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().unwrap().iter().position(|head| head == column).unwrap();
    let found = reader.records().next().unwrap().unwrap()[at].to_owned();
    &text[text.find(&found).unwrap()..][..found.len()]
}

#[test]
fn each_column_with_fixed_words_names_them() {
    let cases: [(Slot, &str, &str, &str, &str); 11] = [
        (
            |f| &mut f.sources,
            GOOD.sources,
            ",no,media,",
            ",nope,media,",
            "column link: expected yes, caution or no, found \"nope\"",
        ),
        (
            |f| &mut f.provinces,
            GOOD.provinces,
            ",central,",
            ",centre,",
            "column region: expected east, central, west, northeast or nothing, found \"centre\"",
        ),
        (
            |f| &mut f.cities,
            GOOD.cities,
            ",prefecture,",
            ",town,",
            "column level: expected municipality, prefecture, county or sar, found \"town\"",
        ),
        (
            |f| &mut f.clusters,
            GOOD.clusters,
            ",inferred,1,",
            ",known,1,",
            "column sector_basis: expected inferred, ambiguous, named_by_press or track_2024, found \"known\"",
        ),
        (
            |f| &mut f.clusters,
            GOOD.clusters,
            ",inferred,1,",
            ",inferred,9,",
            "column round: expected 1, 2, 1-2, 3 or 2024, found \"9\"",
        ),
        (
            |f| &mut f.clusters,
            GOOD.clusters,
            ",verified,",
            ",sure,",
            "column confidence: expected verified or recalled, found \"sure\"",
        ),
        (
            |f| &mut f.clusters,
            GOOD.clusters,
            ",read,",
            ",seen,",
            "column name_source: expected read, shortened, recalled or back_translated, found \"seen\"",
        ),
        (
            |f| &mut f.cluster_members,
            GOOD.cluster_members,
            ",member,",
            ",guest,",
            "column role: expected lead or member, found \"guest\"",
        ),
        (
            |f| &mut f.cluster_members,
            GOOD.cluster_members,
            ",named,",
            ",told,",
            "column basis: expected named, stated, decomposed, recalled or partial, found \"told\"",
        ),
        (
            |f| &mut f.cluster_figures,
            GOOD.cluster_figures,
            ",eq,",
            ",is,",
            "column qualifier: expected eq, over or about, found \"is\"",
        ),
        (
            |f| &mut f.cluster_figures,
            GOOD.cluster_figures,
            "billion_yuan",
            "million_yuan",
            "column unit: expected billion_yuan for scale, found \"million_yuan\"",
        ),
    ];
    for (slot, good, from, to, message) in cases {
        let (_, report) = load_with(slot, &damaged(good, from, to));
        let first = report.issues.first().unwrap_or_else(|| panic!("{to} went unnoticed"));
        assert!(matches!(first.spot, Some(Spot::Line(2..))), "{first}");
        assert!(first.to_string().ends_with(message), "{first}");
    }
}

#[test]
fn a_number_that_is_none_is_refused_and_the_other_rows_survive() {
    for bad in ["many", "NaN", "inf", "1e999", "-5", ""] {
        let (catalogue, report) = load_with(
            |f| &mut f.official_totals,
            &damaged(GOOD.official_totals, "all_2022,45,", &format!("all_2022,{bad},")),
        );
        let found = if bad.is_empty() { "nothing".to_owned() } else { format!("\"{bad}\"") };
        assert_eq!(
            only_issue_in(&report, "official_totals.csv"),
            format!("official_totals.csv, line 2, column value: expected a number from 0, found {found}")
        );
        assert_eq!(catalogue.totals.len(), GOOD.official_totals.lines().count() - 2);
    }
}

#[test]
fn a_date_that_is_none_is_refused() {
    let (_, report) = load_with(|f| &mut f.national_series, &damaged(GOOD.national_series, "2021-03-22,", "22 March,"));
    assert_eq!(
        only_issue_in(&report, "national_series.csv"),
        "national_series.csv, line 2, column date: expected a year, month or day such as 2022, 2022-11 or 2022-11-30, \
         found \"22 March\""
    );
}

#[test]
fn a_place_that_is_not_on_the_earth_is_refused() {
    let (_, report) = load_with(|f| &mut f.cities, &damaged(GOOD.cities, ",114.4786,", ",1144.786,"));
    assert!(
        report
            .to_string()
            .starts_with("cities.csv, line 4, column lon: expected a number from -180 to 180, found \"1144.786\"\n"),
        "{report}"
    );
}

#[test]
fn a_source_that_does_not_exist_is_left_out_and_named() {
    let (catalogue, report) =
        load_with(|f| &mut f.clusters, &damaged(GOOD.clusters, "the_paper_2021_03_29;", "the_pauper;"));
    let line = line_of(GOOD.clusters, "shenzhen-new-generation-ict");
    let message = only_issue(&report);
    assert!(
        message.starts_with(&format!(
            "clusters.csv, line {line}, column sources: expected sources of sources.csv, not \"the_pauper\", found "
        )),
        "{message}"
    );
    let sources = &catalogue.cluster(&ClusterId::new("shenzhen-new-generation-ict")).unwrap().sources;
    assert_eq!(sources.len(), 4);
}

#[test]
fn a_value_without_any_source_is_no_value() {
    let (catalogue, report) = load_with(|f| &mut f.article_claims, &damaged(GOOD.article_claims, "scmp_2023", ""));
    assert_eq!(
        only_issue_in(&report, "article_claims.csv"),
        "article_claims.csv, line 2, column source: expected at least one source of sources.csv, found nothing"
    );
    assert_eq!(catalogue.claims.len(), GOOD.article_claims.lines().count() - 2);
}

#[test]
fn an_identifier_twice_keeps_the_first() {
    let (catalogue, report) =
        load_with(|f| &mut f.official_totals, &damaged(GOOD.official_totals, "round_3,", "round_1_2,"));
    assert_eq!(
        only_issue(&report),
        "official_totals.csv, line 4, column id: expected an identifier that no row above has, found \"round_1_2\""
    );
    assert_eq!(catalogue.total("clusters_by_round", "1-2").unwrap().value.value, 25.0);
}

#[test]
fn a_second_lead_city_is_refused() {
    let (_, report) = load_with(|f| &mut f.cluster_members, &damaged(GOOD.cluster_members, ",member,", ",lead,"));
    let message = only_issue(&report);
    assert!(
        message.ends_with("column role: expected member, because the cluster has a lead city, found \"lead\""),
        "{message}"
    );
}

#[test]
fn an_address_that_must_not_be_a_link_is_refused() {
    let (_, report) = load_with(|f| &mut f.sources, &damaged(GOOD.sources, ",yes,", ",no,"));
    assert_eq!(report.issues[0].column.as_deref(), Some("url"));
    assert_eq!(report.issues[0].expected, "no address to be shown, because link is no");
}

#[test]
fn a_row_with_a_cell_too_few_is_refused_and_the_others_survive() {
    let (catalogue, report) =
        load_with(|f| &mut f.cluster_figures, &damaged(GOOD.cluster_figures, ",2023,stated", ",stated"));
    assert_eq!(only_issue(&report), "cluster_figures.csv, line 2: expected 11 cells, found 10");
    let figures: usize = catalogue.clusters.iter().map(|cluster| cluster.figures.len()).sum();
    assert_eq!(figures, GOOD.cluster_figures.lines().count() - 2);
}

#[test]
fn a_wrong_header_names_the_missing_column() {
    let (catalogue, report) =
        load_with(|f| &mut f.national_series, &damaged(GOOD.national_series, "qualifier", "qualifyer"));
    assert_eq!(
        only_issue_in(&report, "national_series.csv"),
        "national_series.csv, line 1, column qualifier: expected one column qualifier, found no such column, but \"qualifyer\""
    );
    assert!(catalogue.series.is_empty());
    assert_eq!(catalogue.clusters.len(), 80);
}

#[test]
fn an_empty_file_is_named() {
    let (_, report) = load_with(|f| &mut f.article_claims, "");
    let message = only_issue_in(&report, "article_claims.csv");
    assert!(message.starts_with("article_claims.csv: expected a header with the columns id, claim_en, "), "{message}");
    assert!(message.ends_with(", found an empty file"), "{message}");
}

#[test]
fn a_column_that_nobody_knows_is_only_a_warning() {
    let header = GOOD.article_claims.lines().next().unwrap();
    let text = GOOD.article_claims.replace('\n', ",\n").replacen(&format!("{header},"), &format!("{header},mood"), 1);
    let (catalogue, report) = load_with(|f| &mut f.article_claims, &text);
    assert_eq!((report.issues.len(), report.issues[0].severity), (1, Severity::Warning));
    assert_eq!(report.errors().count(), 0);
    assert_eq!(catalogue.claims.len(), GOOD.article_claims.lines().count() - 1);
}

#[test]
fn several_faults_of_a_row_are_all_named() {
    let text =
        damaged(GOOD.clusters, "new_generation_it,named_by_press,1,2022-11-30,verified", "it,known,0,2022-13,sure");
    let (_, report) = load_with(|f| &mut f.clusters, &text);
    let columns: Vec<&str> = report.issues.iter().filter_map(|issue| issue.column.as_deref()).take(5).collect();
    assert_eq!(columns, ["sector", "sector_basis", "round", "announced", "confidence"]);
    assert!(report.issues.iter().take(5).all(|issue| issue.spot == Some(Spot::Line(2))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_text_in_any_file_panics(slot in 0..SLOTS.len(), text in "(?s).{0,400}") {
        let (_, report) = load_with(SLOTS[slot], &text);
        prop_assert!(!report.is_empty());
    }

    #[test]
    fn no_damage_to_a_good_file_panics(
        slot in 0..SLOTS.len(),
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        by in "[,;\"\n\ra0-9\\-長\u{feff}]{0,12}",
    ) {
        let good: &str = SLOTS[slot](&mut { GOOD });
        let (catalogue, report) = load_with(SLOTS[slot], &spoilt(good, at, length, &by));
        // Any resulting catalogue is valid apart from its map.
        let level = data::level(cluster_atlas::model::Detail::Overview).0;
        let after = data::validate(&catalogue, &level);
        prop_assert!(report.issues.iter().all(|issue| !issue.to_string().is_empty()));
        prop_assert!(after.issues.iter().all(|issue| issue.column.as_deref() != Some("source")), "{after}");
    }
}
