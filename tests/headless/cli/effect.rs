//! Flags that are given: each changes what is made, is refused, or is said to have changed nothing.

use std::{collections::BTreeMap, fs, path::Path};

use cluster_atlas::{
    export::{Exporter, PictureOptions, data_files},
    model::{AsOf, SourceId},
    view::{Switch, ThematicLayer, View},
};

use crate::support::{exporter, file, run};

/// A page that is made quickly, with room for a legend of values.
const PAGE: [&str; 4] = ["--size", "660x495", "--short-sources", "--force"];

/// Makes a picture as SVG, which has all that is drawn and nothing else; returns it without the view that it carries, and
/// what was said. `Err` with what was said where it was refused.
fn drawn(folder: &tempfile::TempDir, flags: &[&str]) -> Result<(String, String), String> {
    let path = file(folder, "map.svg");
    let all: Vec<&str> = ["export", "-o", &path].into_iter().chain(PAGE).chain(flags.iter().copied()).collect();
    let (code, out, said) = run(&all);
    assert_eq!(out, "");
    if code != Some(0) {
        return Err(said);
    }
    let text = fs::read_to_string(&path).unwrap();
    let (start, end) = (text.find("<metadata").unwrap(), text.find("</metadata>").unwrap());
    Ok((format!("{}{}", &text[..start], &text[end..]), said))
}

/// Flags that depend on data or layout: what else is asked for, the flag, and whether it is heeded.
const FLAGS: [(&str, &str, bool); 46] = [
    ("--layer ladder", "--weak", true),
    ("--layer population", "--weak", false),
    ("--layer target", "--weak", false),
    ("--layer foreign_trade_total", "--weak", true),
    ("", "--show locator", false),
    ("--filter province=Hunan --fit provinces", "--show locator", true),
    ("", "--show south-china-sea", true),
    ("", "--show graticule", true),
    ("", "--show member_links", true),
    ("", "--show later_clusters", true),
    ("--filter round=2022", "--show later_clusters", false),
    ("", "--hide clusters", true),
    ("", "--hide water", true),
    ("", "--hide legend", true),
    ("--hide clusters", "--hide cluster_labels", false),
    ("", "--filter round=2022", false),
    ("", "--filter sector=new_materials", true),
    ("--filter province=Hunan", "--filter region=central", true),
    ("--layer population", "--filter text=rail", true),
    ("--layer little-giants", "--batch 5", true),
    ("--layer ladder", "--rung innovative-sme", true),
    ("--layer little-giants", "--per population", true),
    ("--layer little-giants", "--form graduated-symbols", true),
    ("--layer little-giants", "--classing quantile", true),
    ("--layer little-giants", "--classes 3", true),
    ("--layer little-giants", "--limits 5,50", true),
    ("--show later_clusters", "--until 2023", true),
    ("--layer population", "--until 2022-12-31", true),
    ("", "--multiples", true),
    ("--layer little-giants", "--multiples", true),
    ("--filter province=Hunan", "--fit provinces", true),
    ("", "--fit clusters", true),
    ("--multiples", "--show graticule", true),
    ("--multiples", "--show member_links", true),
    ("--multiples", "--hide legend", true),
    ("--multiples --layer little-giants", "--weak", false),
    ("--multiples --layer little-giants", "--filter sector=new_materials", false),
    ("--multiples --layer little-giants", "--filter province=Hunan", true),
    ("--multiples", "--filter sector=new_materials", true),
    ("--hide clusters", "--filter sector=new_materials", false),
    ("--hide clusters", "--filter region=central", false),
    ("--hide clusters", "--filter text=rail", false),
    ("--layer gdp --hide clusters", "--filter sector=new_materials", false),
    ("--layer gdp --hide clusters --filter region=central", "--filter round=first25", false),
    ("--layer clusters --hide clusters", "--filter sector=new_materials", true),
    ("--layer gdp --form bivariate --hide clusters", "--filter sector=new_materials", true),
];

#[test]
fn a_flag_changes_the_picture_or_is_said_to_have_changed_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (rest, flag, heeded) in FLAGS {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (rest_words, flag_words) = (words(rest), words(flag));
        let rest_flags: Vec<&str> = rest_words.iter().map(String::as_str).collect();
        let all: Vec<&str> = rest_flags.iter().copied().chain(flag_words.iter().map(String::as_str)).collect();
        let (without, _) = drawn(&folder, &rest_flags).unwrap_or_else(|why| panic!("{rest}: {why}"));
        let (with, said) = drawn(&folder, &all).unwrap_or_else(|why| panic!("{rest} {flag}: {why}"));
        let note = format!("{flag} changed nothing: ");
        if (with != without, said.contains(&note)) != (heeded, !heeded) {
            wrong.push(format!("{rest} {flag}: changed {}, {said}", with != without));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_flag_that_changed_nothing_is_in_the_report_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "{each}.svg");
    let series = ["export", "-o", &path, "--each", "sector", "--layer", "population", "--weak", "--json"];
    let (code, out, said) = run(&series.into_iter().chain(PAGE).collect::<Vec<_>>());
    assert_eq!(code, Some(0), "{said}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let noted = |picture: &serde_json::Value| picture["warnings"].to_string().contains("--weak changed nothing");
    let pictures = report.as_array().unwrap();
    // Once, after the last picture of the series.
    assert_eq!(pictures.iter().filter(|picture| noted(picture)).count(), 1, "{report}");
    assert!(noted(pictures.last().unwrap()) && said.matches("--weak changed nothing").count() == 1, "{said}");
}

/// Flags of a table: the table, the flag, and whether it is heeded.
const TABLE_FLAGS: [(&str, &str, bool); 14] = [
    ("clusters", "--filter sector=new_materials", true),
    ("clusters", "--filter province=Hunan", true),
    ("clusters", "--filter region=central", true),
    ("clusters", "--filter round=first25", true),
    ("clusters", "--filter text=rail", true),
    ("clusters", "--filter round=2022", false),
    ("provinces", "--filter sector=new_materials", true),
    ("provinces", "--filter region=central", true),
    ("programmes", "--filter province=Hunan", true),
    ("ladder", "--filter province=Hunan", true),
    ("clusters", "--lang zh", true),
    ("provinces", "--lang zh", true),
    ("ladder", "--lang zh", true),
    ("claims", "--lang zh", true),
];

#[test]
fn a_flag_changes_the_table_or_is_said_to_have_changed_nothing() {
    let mut wrong = Vec::new();
    for (table, flag, heeded) in TABLE_FLAGS {
        for format in ["csv", "json"] {
            let plain = ["table", table, "--format", format];
            let (code, without, said) = run(&plain);
            assert_eq!((code, said.as_str()), (Some(0), ""), "{table}");
            let (code, with, said) = run(&plain.into_iter().chain(flag.split(' ')).collect::<Vec<_>>());
            assert_eq!(code, Some(0), "{table} {flag}: {said}");
            let note = format!("{flag} changed nothing: the table is the same without it\n");
            if (with != without, said == note) != (heeded, !heeded) || heeded && !said.is_empty() {
                wrong.push(format!("{table} {flag} {format}: changed {}, {said}", with != without));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn what_small_multiples_never_draw_is_refused_and_all_else_changes_them() {
    let folder = tempfile::tempdir().unwrap();
    for values in [&["--multiples"][..], &["--multiples", "--layer", "little-giants"]] {
        let (plain, _) = drawn(&folder, values).unwrap();
        for name in [
            "water",
            "graticule",
            "province_labels",
            "city_labels",
            "clusters",
            "later_clusters",
            "cluster_labels",
            "member_links",
            "both_languages",
            "legend",
            "scale_bar",
            "locator",
            "south_china_sea",
            "cluster_list",
            "detail_insets",
        ] {
            let other: Vec<_> = ["--show", "--hide"]
                .into_iter()
                .map(|flag| {
                    let flags: Vec<&str> = values.iter().copied().chain([flag, name]).collect();
                    drawn(&folder, &flags)
                })
                .collect();
            if other.iter().all(Result::is_err) {
                for why in other.iter().filter_map(|made| made.as_ref().err()) {
                    assert!(why.contains("has no effect on small multiples"), "{name}: {why}");
                }
            } else {
                // Without the only features that have steps there is no small map.
                let changes = other.iter().any(|made| match made {
                    Ok((picture, _)) => *picture != plain,
                    Err(why) => why.contains("no small multiples"),
                });
                assert!(changes, "{values:?} {name}");
            }
        }
    }
}

#[test]
fn small_multiples_end_at_the_date_of_the_view() {
    let exporter = exporter();
    let mut view = View::default();
    view.page.multiples = true;
    Switch::LaterClusters.set(&mut view, true);
    view.as_of = Some(AsOf::parse("2023").unwrap());
    let caption = exporter.caption(&view);
    assert!(caption.subtitle.contains("2 announcements, 22 March 2021 to 30 November 2022"), "{}", caption.subtitle);
    let later = SourceId::new("xinhua_2024_12_16");
    assert!(!caption.sources.contains(&later), "{:?}", caption.sources);
    let files = data_files(&exporter, &view, &caption, Path::new("m.png")).unwrap();
    let rows = String::from_utf8(files[0].bytes.clone()).unwrap().trim_end().split("\r\n").count();
    assert_eq!(rows, 1 + 45);
    view.set_thematic(Some(ThematicLayer::default()));
    let batches = exporter.caption(&view).subtitle;
    assert!(batches.contains("6 announcements, June 2019 to July 2023"), "{batches}");
}

#[test]
fn small_multiples_of_clusters_say_the_same_of_all_announcements_whatever_a_single_map_would_show() {
    let mut exporter = exporter();
    let mut view = View::default();
    view.page.multiples = true;
    let mut all = view.clone();
    Switch::LaterClusters.set(&mut all, true);
    let mut later = all.clone();
    Switch::Clusters.set(&mut later, false);
    let expected = exporter.caption(&all);
    assert!(expected.sources.len() > exporter.caption(&View::default()).sources.len());
    for view in [view, later] {
        assert_eq!(exporter.caption(&view), expected);
        let tables =
            |exporter: &Exporter, view: &View| data_files(exporter, view, &expected, Path::new("m.png")).unwrap();
        assert_eq!(tables(&exporter, &view)[0].bytes, tables(&exporter, &all)[0].bytes);
        assert!(exporter.is_same_picture(&view, &all, &PictureOptions::default()));
    }
}

#[test]
fn the_layer_of_clusters_is_hidden_as_a_whole_and_no_count_changes() {
    let folder = tempfile::tempdir().unwrap();
    for subject in ["--layer clusters --filter round=2022,2024", "--layer clusters --until 2024-12-31"] {
        let view = |flags: &str| -> View {
            let path = file(&folder, "map.svg");
            let flags = format!("{subject} {flags} -o {path}");
            let all = std::iter::once("export").chain(flags.split_whitespace()).chain(PAGE);
            let (code, _, said) = run(&all.collect::<Vec<_>>());
            assert_eq!(code, Some(0), "{flags}: {said}");
            cluster_atlas::export::open(path.as_ref()).unwrap()
        };
        let drawn = view("");
        let values = |view: &View| crate::support::shown(view).top_values().unwrap().values.clone();
        for hide in ["--hide clusters", "--hide clusters,later_clusters", "--hide later_clusters,clusters"] {
            let hidden = view(hide);
            assert!(!hidden.shows_clusters(), "{hide}");
            assert_eq!(values(&hidden), values(&drawn), "{subject} {hide}");
        }
    }
    let path = file(&folder, "map.svg");
    let (code, _, said) = run(&["export", "--filter", "round=2022,2024", "--hide", "later_clusters", "-o", &path]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--hide: "), "{said}");
}

/// Tables of the pack of a picture, by the ends of their names.
fn tables_of_pack(flags: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "map.svg");
    let all = ["export", "-o", &path, "--pack"].into_iter().chain(PAGE).chain(flags.split_whitespace());
    let (code, _, said) = run(&all.collect::<Vec<_>>());
    assert_eq!(code, Some(0), "{flags}: {said}");
    let files = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let tables = files.filter(|name| Path::new(name).extension().is_some_and(|end| end == "csv"));
    tables.map(|name| (name.clone(), fs::read(folder.path().join(&name)).unwrap())).collect()
}

#[test]
fn hiding_a_layer_changes_no_table() {
    let both = "--layer clusters --filter round=2022,2024";
    for (shown, hidden) in [
        (both, "--hide clusters"),
        (both, "--hide clusters,later_clusters"),
        ("--layer clusters --until 2024-12-31", "--hide clusters"),
        ("--show characteristic_clusters", "--hide clusters"),
        ("--layer gdp", "--hide clusters"),
    ] {
        let tables = tables_of_pack(shown);
        assert!(tables.len() > 1, "{shown}");
        assert_eq!(tables_of_pack(&format!("{shown} {hidden}")), tables, "{shown} {hidden}");
    }
    let folder = tempfile::tempdir().unwrap();
    let (dated, _) = drawn(&folder, &["--until", "2024-12-31", "--hide", "clusters"]).unwrap();
    let (plain, _) = drawn(&folder, &["--hide", "clusters"]).unwrap();
    assert!(dated.contains("<svg") && !dated.contains("data-cluster") && plain.contains("<svg"));
}

#[test]
fn conditions_that_a_layer_does_not_heed_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let said = |flags: &str| drawn(&folder, &flags.split_whitespace().collect::<Vec<_>>()).unwrap().1;
    let of_place = "the filter by place does not apply to layer \"values\"";
    assert!(said("--layer little-giants --filter province=ZJ,GD").contains(of_place));
    assert!(!said("--layer clusters --filter province=ZJ,GD").contains(of_place));
    let further = said("--filter text=chip --show characteristic_clusters");
    assert!(further.contains("the filter by text applies to national clusters only"), "{further}");
    assert!(further.contains("\"characteristic_clusters\""), "{further}");
}

#[test]
fn the_sources_of_all_tables_of_a_pack_are_in_its_list_and_small_multiples_of_values_have_no_table_of_clusters() {
    let exporter = exporter();
    let mut further = View::default();
    further.show_layer("characteristic_clusters", true);
    let mut batches = further.clone();
    batches.set_thematic(Some(ThematicLayer::default()));
    batches.page.multiples = true;
    for view in [View::default(), further, batches.clone()] {
        let files = data_files(&exporter, &view, &exporter.caption(&view), Path::new("m.png")).unwrap();
        let text = |end: &str| {
            let file = files.iter().find(|file| file.name.to_str().unwrap().ends_with(end))?;
            Some(String::from_utf8(file.bytes.clone()).unwrap())
        };
        let listed = text("-sources.txt").unwrap();
        let ids = ["-clusters.csv", "-provinces.csv", "-values.csv", "-characteristic_clusters.csv"];
        let tables: Vec<String> = ids.into_iter().filter_map(text).collect();
        for table in &tables {
            let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            let at: Vec<usize> = {
                let headers = reader.headers().unwrap();
                (0..headers.len()).filter(|at| headers[*at].ends_with("source_ids")).collect()
            };
            assert!(!at.is_empty());
            for row in reader.records().map(Result::unwrap) {
                for id in at.iter().flat_map(|at| row[*at].split(" | ")).filter(|id| !id.is_empty()) {
                    let source = exporter.catalogue().source(&SourceId::new(id)).unwrap();
                    assert!(listed.contains(&source.citation(view.language)), "{id}");
                }
            }
        }
        assert_eq!(text("-clusters.csv").is_some(), view != batches);
        assert_eq!(
            text("-characteristic_clusters.csv").is_some(),
            view.shows_layer("characteristic_clusters") && view != batches
        );
    }
}
