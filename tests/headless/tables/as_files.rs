//! Tables of the embedded data, as files.

use std::collections::BTreeSet;

use cluster_atlas::{
    model::{AsOf, Language, LinkPolicy, ProvinceId},
    table::{Cell, LIST_SEPARATOR, Table, TableFormat, TableKind, TableQuery, data_dictionary, sources},
    view::{Normalisation, Switch, ThematicLayer, View},
};
use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, facts};

fn table(kind: &TableKind, change: impl FnOnce(&mut View)) -> Table {
    let mut view = View::default();
    change(&mut view);
    kind.make(&TableQuery::of_view(facts(), &view))
}

/// All tables, of the mapped values too.
fn all() -> Vec<TableKind> {
    TableKind::all(facts().datasets())
}

fn everything(view: &mut View) {
    Switch::LaterClusters.set(view, true);
    view.set_thematic(Some(ThematicLayer::default()));
}

fn cell<'t>(table: &'t Table, row: &str, column: &str) -> &'t Cell {
    let row = table.rows.iter().find(|found| found.id == row).unwrap();
    let at = table.columns.iter().position(|found| found.name == column).unwrap();
    &row.cells[at]
}

#[test]
fn a_file_is_the_same_on_each_run() {
    for kind in all() {
        for format in TableFormat::iter() {
            let bytes = || table(&kind, everything).bytes(format, false).unwrap();
            assert_eq!(bytes(), bytes(), "{kind:?} {format:?}");
        }
    }
}

#[test]
fn names_of_columns_are_for_programs_and_all_is_explained_in_both_languages() {
    for kind in all() {
        let table = table(&kind, everything);
        for table in [&table, &sources(&table), &data_dictionary(&table)] {
            let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            assert_eq!(names.len(), table.columns.len(), "{}", table.name);
            let ids: BTreeSet<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
            assert_eq!(ids.len(), table.rows.len(), "{}", table.name);
            for column in &table.columns {
                let name = &column.name;
                assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{name}");
                assert!(!column.title.en.is_empty() && !column.title.zh.is_empty(), "{name}");
                assert_eq!(column.note.en.is_empty(), column.note.zh.is_empty(), "{name}");
            }
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.name);
        }
    }
}

#[test]
fn names_and_values_do_not_depend_on_the_language() {
    for kind in all() {
        let english = table(&kind, everything);
        let chinese = table(&kind, |view| {
            everything(view);
            view.language = Language::Zh;
        });
        assert_eq!(english.columns, chinese.columns);
        for (at, column) in english.columns.iter().enumerate().filter(|(_, column)| column.name != "sources") {
            let differ = english.rows.iter().zip(&chinese.rows).any(|(a, b)| a.cells[at] != b.cells[at]);
            assert!(!differ, "{}", column.name);
        }
    }
}

#[test]
fn each_row_has_sources_and_each_of_them_is_in_the_table_of_sources() {
    for kind in all() {
        let table = table(&kind, everything);
        let known: BTreeSet<&str> = table.sources.iter().map(|source| source.id.as_str()).collect();
        for row in &table.rows {
            for column in table.columns.iter().filter(|column| column.name.ends_with("source_ids")) {
                match cell(&table, &row.id, &column.name) {
                    Cell::List(ids) => assert!(ids.iter().all(|id| known.contains(id.as_str())), "{}", row.id),
                    // A place without a value has no source for one.
                    Cell::Missing if kind == TableKind::Values => {
                        assert_ne!(*cell(&table, &row.id, "status"), Cell::text("known"), "{}", row.id);
                    }
                    other => assert!(*other == Cell::Missing && column.name != "source_ids", "{}", row.id),
                }
            }
        }
    }
}

#[test]
fn no_address_of_a_mirror_is_in_any_file() {
    let text =
        |kind: &TableKind, format| String::from_utf8(table(kind, everything).bytes(format, false).unwrap()).unwrap();
    let files: Vec<String> = all()
        .into_iter()
        .flat_map(|kind| {
            TableFormat::iter().filter(|format| format.is_text()).map(move |format| (kind.clone(), format))
        })
        .map(|(kind, format)| text(&kind, format))
        .collect();
    let hidden: Vec<_> = catalogue().sources.values().filter(|source| source.link == LinkPolicy::No).collect();
    assert!(hidden.iter().any(|source| source.read_at.is_some()));
    for source in hidden {
        for address in [source.read_at.as_deref(), source.url.as_deref(), source.host()].into_iter().flatten() {
            // Only for hosts that have no linkable source.
            let open = catalogue().sources.values().any(|s| s.link != LinkPolicy::No && s.host() == source.host());
            assert!(open || !files.iter().any(|file| file.contains(address)), "{address}");
        }
    }
    assert!(files.iter().any(|file| file.contains("https://")));
}

#[test]
fn unknown_is_empty_and_zero_only_where_all_are_known() {
    let all = table(&TableKind::Provinces, everything);
    assert_eq!(all.rows.len(), 34);
    assert_eq!(*cell(&all, "JS", "clusters_2022"), Cell::Integer(10));
    assert_eq!(*cell(&all, "XZ", "clusters_2022"), Cell::Integer(0));
    assert_eq!(*cell(&all, "XZ", "clusters_later35"), Cell::Integer(0));
    assert_eq!(*cell(&all, "HK", "region"), Cell::Missing);
    let of_2022 = table(&TableKind::Provinces, |_| {});
    assert!(of_2022.rows.iter().all(|row| *cell(&of_2022, &row.id, "clusters_later35") == Cell::Missing));
    let half = table(&TableKind::Provinces, |view| {
        view.edit_clusters(|query| query.filter.choose("announcement", ["first25"]));
    });
    assert_eq!(*cell(&half, "JS", "clusters_2022"), Cell::Missing);
    assert!(matches!(cell(&half, "JS", "clusters_first25"), Cell::Integer(1..)));
}

#[test]
fn what_had_not_been_announced_by_the_date_is_empty_and_the_programme_ends_at_the_mainland() {
    let dated = table(&TableKind::Provinces, |view| view.as_of = AsOf::parse("2021-06-11").ok());
    for row in &dated.rows {
        assert_eq!(*cell(&dated, &row.id, "clusters_next20"), Cell::Missing, "{}", row.id);
        assert_eq!(*cell(&dated, &row.id, "clusters_2022"), Cell::Missing, "{}", row.id);
        let is_mainland = !["HK", "MO", "TW"].contains(&row.id.as_str());
        for column in ["clusters_first25", "clusters_shown"] {
            let is_counted = matches!(cell(&dated, &row.id, column), Cell::Integer(_));
            assert_eq!(is_counted, is_mainland, "{}: {column}", row.id);
        }
    }
    let all = table(&TableKind::Provinces, |_| {});
    assert_eq!(*cell(&all, "XZ", "clusters_shown"), Cell::Integer(0), "as clusters_2022 in the same row");
}

#[test]
fn items_of_lists_can_be_told_apart() {
    for kind in all() {
        for row in &table(&kind, everything).rows {
            for cell in &row.cells {
                if let Cell::List(items) = cell {
                    assert!(items.iter().all(|item| !item.is_empty() && !item.contains(LIST_SEPARATOR.trim())));
                }
            }
        }
    }
}

#[test]
fn a_headline_figure_stands_with_all_that_qualifies_it() {
    let table = table(&TableKind::Clusters, |_| {});
    let wuxi = |column: &str| cell(&table, "wuxi-internet-of-things", column).clone();
    assert_eq!(wuxi("scale_value"), Cell::Number(451.16));
    assert_eq!(wuxi("scale_as_of").plain(), "2023");
    assert_eq!(wuxi("firms_value"), Cell::Integer(3500));
    assert_eq!((wuxi("firms_qualifier"), wuxi("firms_unit")), (Cell::text("over"), Cell::text("firms")));
    for end in ["value", "unit", "qualifier", "scope", "as_of", "year_basis", "source_ids"] {
        assert_eq!(wuxi(&format!("output_{end}")), Cell::Missing);
    }
}

#[test]
fn geojson_of_clusters_has_their_cities() {
    let text =
        String::from_utf8(table(&TableKind::Clusters, everything).bytes(TableFormat::GeoJson, false).unwrap()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let features = value["features"].as_array().unwrap();
    assert_eq!(features.len(), 80);
    for feature in features {
        let [lon, lat] = [0, 1].map(|at| feature["geometry"]["coordinates"][at].as_f64().unwrap());
        assert!((73.0..136.0).contains(&lon) && (17.0..54.0).contains(&lat), "{}", feature["id"]);
    }
    assert!(value.get("crs").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Arbitrary cell texts keep the numbers of rows and columns and survive a CSV reader unchanged.
    #[test]
    fn any_text_survives_a_csv_file(texts in prop::collection::vec("\\PC{0,6}|[\r\n\t\"',;=+@-]{0,4}", 1..20)) {
        let mut table = table(&TableKind::Provinces, |_| {});
        for (row, text) in table.rows.iter_mut().zip(&texts) {
            row.cells[3] = Cell::Text(text.clone());
        }
        let bytes = table.bytes(TableFormat::Csv, false).unwrap();
        let rows: Vec<csv::StringRecord> =
            csv::Reader::from_reader(bytes.as_slice()).records().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(rows.len(), table.rows.len());
        for (row, text) in rows.iter().zip(&texts) {
            prop_assert_eq!(&row[3], &*cluster_atlas::table::escape_formula(text));
            prop_assert!(!row[3].starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}

#[test]
fn no_figure_of_a_cluster_is_dated_after_the_date() {
    for date in ["2021-03-22", "2022-11-30", "2023"] {
        let until = AsOf::parse(date).unwrap();
        let dated = table(&TableKind::Clusters, |view| {
            everything(view);
            view.as_of = Some(until);
        });
        assert!(!dated.rows.is_empty());
        for cell in dated.rows.iter().flat_map(|row| &row.cells) {
            if let Cell::Date(stated) = cell {
                assert!(stated.is_by(&until), "{stated} by {date}");
            }
        }
    }
}

#[test]
fn the_key_of_a_row_does_not_depend_on_the_filter() {
    for kind in all() {
        let all = table(&kind, everything);
        let ids: BTreeSet<&str> = all.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), all.rows.len(), "{kind:?}: one key for each row");
        for province in ["HN", "GD", "XJ"] {
            let part = table(&kind, |view| {
                everything(view);
                view.place.provinces = [ProvinceId::new(province)].into();
            });
            for row in &part.rows {
                let same = all.rows.iter().find(|other| other.id == row.id).unwrap();
                let stated = ["firms", "as_of", "figure", "name_zh", "place"];
                for column in stated.into_iter().filter(|column| all.position(column).is_some()) {
                    assert_eq!(all.cell(same, column), part.cell(row, column), "{kind:?} {}: {column}", row.id);
                }
            }
        }
    }
}

#[test]
fn a_place_has_its_name_beside_its_code_and_a_position() {
    let ladder = table(&TableKind::Ladder, everything);
    let of = |code: &str| ladder.rows.iter().find(|row| ladder.cell(row, "place").plain() == code).unwrap();
    for (code, zh, en, is_placed) in [
        ("BJ", "北京", "Beijing", true),
        ("440300", "深圳", "Shenzhen", true),
        ("XPCC", "新疆生产建设兵团", "Xinjiang Production and Construction Corps", false),
    ] {
        let row = of(code);
        let names = ["place_zh", "place_en"].map(|column| ladder.cell(row, column).plain().into_owned());
        assert_eq!((names, row.at.is_some()), ([zh, en].map(str::to_owned), is_placed), "{code}");
    }
    let programmes = table(&TableKind::Programmes, everything);
    for row in &programmes.rows {
        // A programme of the nation stands nowhere.
        assert_eq!(row.at.is_some(), programmes.cell(row, "province").plain() != "CN", "{}", row.id);
        for column in ["city", "province"] {
            let is_given = *programmes.cell(row, column) != Cell::Missing;
            for language in ["zh", "en"] {
                let name = programmes.cell(row, &format!("{column}_{language}"));
                assert_eq!(*name != Cell::Missing, is_given, "{}: {column}", row.id);
            }
        }
    }
    let counted = programmes.rows.iter().filter(|row| *programmes.cell(row, "counts_en") != Cell::Missing).count();
    assert_eq!(counted, 59, "programmes say what they count");
}

#[test]
fn codes_have_names_in_both_languages_beside_them() {
    let words: [(TableKind, &[&str]); 5] = [
        (TableKind::Ladder, &["rung", "count", "bound", "cities", "basis"]),
        (
            TableKind::Programmes,
            &[
                "name_basis",
                "level",
                "kind",
                "issued_basis",
                "figure_kind",
                "figure_unit",
                "figure_bound",
                "figure_rung",
            ],
        ),
        (TableKind::Values, &["status", "why", "unit", "bound", "count", "basis", "cities", "read_unit", "per"]),
        (TableKind::Clusters, &["name_basis", "confidence", "sector_basis", "round", "announcement", "region"]),
        (TableKind::Provinces, &["region"]),
    ];
    for (kind, columns) in words {
        let mut seen = 0;
        for per in Normalisation::iter() {
            let table = table(&kind, |view| {
                everything(view);
                view.set_thematic(Some(ThematicLayer { per, ..ThematicLayer::default() }));
            });
            for name in columns {
                let at = |name: &str| table.position(name).unwrap_or_else(|| panic!("{kind:?} {name}"));
                let [code, zh, en] = [at(name), at(&format!("{name}_zh")), at(&format!("{name}_en"))];
                for row in &table.rows {
                    let [code, zh, en] = [code, zh, en].map(|at| row.cells[at].plain());
                    assert_eq!(
                        (code.is_empty(), code.is_empty()),
                        (zh.is_empty(), en.is_empty()),
                        "{kind:?} {name} {code}"
                    );
                    assert!(!en.contains('_') && zh.chars().all(|c| c != '_'), "{kind:?} {name}: {code}, {en}, {zh}");
                    seen += usize::from(!code.is_empty());
                }
            }
        }
        assert!(seen > 30, "{kind:?}");
    }
}

#[test]
fn headings_of_workbooks_name_units_in_the_language_of_the_table() {
    for language in [Language::En, Language::Zh] {
        let names = &cluster_atlas::i18n::messages(language).table.file_unit;
        for kind in all() {
            let table = table(&kind, |view| {
                everything(view);
                view.language = language;
            });
            for unit in table.columns.iter().filter_map(|column| column.unit.as_deref()) {
                let name = names.get(unit).unwrap_or_else(|| panic!("{kind:?}: {unit}"));
                assert!(!name.contains('_') && (language == Language::En || !name.is_ascii()), "{unit}: {name}");
            }
        }
    }
    assert_eq!(cluster_atlas::i18n::messages(Language::Zh).table.file_unit["billion_yuan"], "十亿元");
}

#[test]
fn chinese_citations_lead_with_chinese_publishers() {
    for source in catalogue().sources.values() {
        let Some(publisher) = &source.publisher else { continue };
        let citation = source.citation(Language::Zh);
        assert!(publisher.is_ascii() || !citation.starts_with(|c: char| c.is_ascii_alphabetic()), "{citation}");
        let count = |c| citation.matches(c).count();
        assert_eq!(count('('), count(')'), "{citation}");
    }
}
