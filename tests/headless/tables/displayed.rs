//! Tables of the embedded data as displayed: labels, columns and order.

use cluster_atlas::{
    i18n::messages,
    model::{
        Bound, CityInclusion, Counting, IssuedBasis, Language, ProgrammeFigureKind, ProgrammeKind, ProgrammeLevel,
        ProgrammeTitle, ProgrammeUnit, ProvinceId, Qualifier, SectorBasis, Tier, ValueBasis,
    },
    table::{
        Cell, CellFormatter, Table, TableKind, TableQuery,
        cell_formatter::is_coded,
        column_choice,
        order::{Sort, order},
        qualifiers::qualifiers,
        tsv,
    },
    view::{Switch, ThematicLayer, View},
};

use crate::support::{catalogue, facts};

/// Tables with columns of their own that the panel shows; the article has its own side panel.
fn in_window() -> Vec<TableKind> {
    let mut kinds = TableKind::all(facts().datasets());
    kinds.retain(|kind| !matches!(kind, TableKind::Claims | TableKind::Dataset(_)));
    kinds
}

fn table(kind: &TableKind, language: Language) -> Table {
    let mut view = View { language, ..View::default() };
    Switch::LaterClusters.set(&mut view, true);
    view.set_thematic(Some(ThematicLayer::default()));
    view.compare = ["JS", "GD"].map(ProvinceId::new).into();
    kind.make(&TableQuery::of_view(facts(), &view))
}

fn shown(kind: &TableKind, language: Language) -> Vec<String> {
    let table = table(kind, language);
    let found = column_choice::shown(&table, kind, &column_choice::ColumnChoice::new());
    found.into_iter().map(|at| table.columns[at].name.clone()).collect()
}

#[test]
fn no_code_is_shown_to_a_person() {
    for language in [Language::En, Language::Zh] {
        let reader = CellFormatter::new(catalogue(), language);
        let mut read = 0;
        for kind in in_window() {
            let table = table(&kind, language);
            for (at, column) in table.columns.iter().enumerate() {
                if !is_coded(&column.name) && !["place", "province", "city"].contains(&column.name.as_str()) {
                    continue;
                }
                for row in &table.rows {
                    let Cell::Text(code) = &row.cells[at] else { continue };
                    let word = reader.text(&table, row, at).unwrap();
                    let same = [
                        "read",
                        "firms",
                        "clusters",
                        "about",
                        "inferred",
                        "stated",
                        "unicorn",
                        "recognition",
                        "shortened",
                    ];
                    let plain = language == Language::En && !code.contains('_') && same.contains(&code.as_str());
                    let english =
                        ["known", "industries", "ambiguous", "city", "yuan", "included", "financing", "achieved"];
                    let plain = plain || (language == Language::En && english.contains(&code.as_str()));
                    assert!(word != code.as_str() || plain, "{language:?} {}: {code}", column.name);
                    read += 1;
                }
            }
        }
        assert!(read > 1000, "{read}");
    }
}

#[test]
fn every_value_of_a_coded_type_has_a_word() {
    fn names<T: strum::IntoEnumIterator + Into<&'static str>>() -> Vec<&'static str> {
        T::iter().map(Into::into).collect()
    }
    let all = [
        // Qualifiers of names, reliability, sectors and years of figures.
        vec!["read", "shortened", "recalled", "back_translated", "verified", "publication"],
        names::<SectorBasis>(),
        names::<Qualifier>(),
        names::<Bound>(),
        names::<Tier>(),
        names::<Counting>(),
        names::<CityInclusion>(),
        names::<ValueBasis>(),
        names::<ProgrammeTitle>(),
        names::<ProgrammeLevel>(),
        names::<ProgrammeKind>(),
        names::<IssuedBasis>(),
        names::<ProgrammeFigureKind>(),
        names::<ProgrammeUnit>(),
    ];
    for language in [Language::En, Language::Zh] {
        let texts = &messages(language).table;
        for name in all.iter().flatten() {
            assert!(texts.word.contains_key(*name), "{name} in {language:?}");
        }
        for bound in names::<Bound>().into_iter().chain(names::<Qualifier>()).filter(|bound| *bound != "eq") {
            assert!(texts.prefix.contains_key(bound), "{bound} in {language:?}");
        }
    }
}

#[test]
fn every_column_beside_a_figure_exists() {
    let mut figures = Vec::new();
    for table in in_window().iter().map(|kind| table(kind, Language::En)) {
        for column in &table.columns {
            let Some(beside) = qualifiers(&column.name) else { continue };
            figures.push(column.name.clone());
            for name in beside.required.iter().chain(&beside.more).chain([&beside.bound]) {
                assert!(table.position(name).is_some(), "{}: {name} beside {}", table.name, column.name);
            }
        }
    }
    assert_eq!(
        figures,
        [
            "output_value",
            "revenue_value",
            "scale_value",
            "firms_value",
            "little_giants_value",
            "value",
            "read_value",
            "per_value",
            "second_value",
            "figure",
            "firms"
        ]
    );
}

#[test]
fn the_columns_shown_at_first_are_few_and_name_dates_and_sources() {
    let clusters = ["name_en", "sector_en", "announcement", "lead_city_en", "provinces_en"];
    let figure = ["output_value", "output_scope", "output_as_of", "sources"];
    assert_eq!(shown(&TableKind::Clusters, Language::En), [clusters.as_slice(), &figure].concat());
    let ladder = ["place", "rung", "count", "batches", "firms", "as_of", "cities", "weak", "sources"];
    assert_eq!(shown(&TableKind::Ladder, Language::Zh), ladder);
    for kind in in_window() {
        for language in [Language::En, Language::Zh] {
            let found = shown(&kind, language);
            assert!((6..=13).contains(&found.len()), "{kind:?} {language:?}: {found:?}");
            assert!(found.iter().any(|name| name.ends_with("sources")), "{kind:?}");
        }
    }
}

#[test]
fn a_figure_says_what_bounds_it() {
    let table = table(&TableKind::Ladder, Language::En);
    let reader = CellFormatter::new(catalogue(), Language::En);
    let (firms, bound) = (table.position("firms").unwrap(), table.position("bound").unwrap());
    let row = table.rows.iter().find(|row| row.cells[bound] == Cell::text("over")).unwrap();
    assert!(reader.text(&table, row, firms).unwrap().starts_with("over "));
    let copied = tsv(&table, &reader, &[0], &[firms]);
    assert!(copied.starts_with("Qualifier\tFirms\nexactly\t"), "{copied}");
}

#[test]
fn chinese_names_sort_by_pinyin_and_codes_of_places_by_name() {
    let sort = |column: &str| Sort { column: column.to_owned(), descending: false };
    let provinces = table(&TableKind::Provinces, Language::Zh);
    let reader = CellFormatter::new(catalogue(), Language::Zh);
    let at = provinces.position("name_zh").unwrap();
    let names = |table: &Table, column: &str, at: usize| -> Vec<String> {
        let rows = order(table, catalogue(), &reader, Some(&sort(column)));
        rows.into_iter().map(|row| reader.text(table, &table.rows[row], at).unwrap().into_owned()).collect()
    };
    // Code point order would start with 上; pinyin order is Ānhuī, Aomen, Běijīng … Zhèjiāng.
    let found = names(&provinces, "name_zh", at);
    assert_eq!((found[0].as_str(), found[2].as_str(), found[33].as_str()), ("安徽省", "北京市", "浙江省"), "{found:?}");
    let ladder = table(&TableKind::Ladder, Language::Zh);
    let found = names(&ladder, "place", ladder.position("place").unwrap());
    assert_eq!(found[0], "安徽");
}

#[test]
fn a_table_of_a_dataset_shows_names_values_with_units_and_sources_at_first() {
    let kinds = TableKind::all(facts().datasets());
    let kinds: Vec<_> = kinds.iter().filter(|kind| matches!(kind, TableKind::Dataset(_))).collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
    for kind in kinds {
        for (language, other) in [(Language::En, "_zh"), (Language::Zh, "_en")] {
            let found = shown(kind, language);
            assert!(found.contains(&"sources".to_owned()), "{kind:?}: {found:?}");
            assert!(found.iter().all(|name| !name.ends_with(other)), "{kind:?}: {found:?}");
            let table = table(kind, language);
            let Some(value) = table.columns.iter().find(|column| column.name == "value") else { continue };
            assert!(found.contains(&"as_of".to_owned()), "{kind:?}: {found:?}");
            assert!(value.unit.is_some() || found.contains(&"unit".to_owned()), "{kind:?}: {found:?}");
        }
    }
}
