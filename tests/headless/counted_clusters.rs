//! Clusters by province: what is asked, what is known, and what is zero, in map, words and tables.

use cluster_atlas::{
    caption::caption,
    export::PictureOptions,
    model::{AsOf, Bound, Language, LonLat, ProvinceId, Region},
    query::ClassifiedValues,
    table::{TableKind, TableQuery},
    view::{Camera, Normalisation, Switch, Symbology, ThematicLayer, Variable, View},
};

use crate::support::{catalogue, exporter, facts, shown, with_values as with};

/// Map of clusters by province under a filter.
fn counted(change: impl Fn(&mut View)) -> (View, ClassifiedValues) {
    let mut view = with(ThematicLayer::of(Variable::Clusters));
    change(&mut view);
    let values = shown(&view).top_values().unwrap().clone();
    (view, ClassifiedValues::clone(&values))
}

#[test]
fn a_province_that_a_filter_leaves_out_is_not_asked_about_and_never_zero() {
    let (view, classified) = counted(|view| view.place.provinces = [ProvinceId::new("GD")].into());
    let values = &classified.values;
    assert_eq!(values.values.keys().map(ProvinceId::as_str).collect::<Vec<_>>(), ["GD"]);
    assert_eq!((values.expected, values.missing(), values.not_asked.len()), (1, 0, 30));
    let asked = catalogue().provinces.iter().filter(|province| classified.covers(province)).count();
    assert_eq!(asked, 1, "neither filled nor hatched");
    let said = caption(catalogue(), &shown(&view), &view);
    assert!(said.subtitle.contains("data for the one province"), "{}", said.subtitle);
    assert!(said.alt_text.contains("Guangdong (7)") && !said.alt_text.contains("(0)"), "{}", said.alt_text);
    let (_, west) = counted(|view| view.place.regions = [Region::West].into());
    assert_eq!((west.values.expected, west.values.not_asked.len()), (12, 19));
}

#[test]
fn a_sector_changes_the_question_and_zero_is_an_answer() {
    let (_, classified) = counted(|view| view.edit_clusters(|query| query.filter.choose("sector", ["new_materials"])));
    let values = &classified.values;
    assert_eq!((values.expected, values.missing()), (31, 0));
    assert!(values.values.values().any(|value| value.value == 0.0 && value.bound == Bound::Eq));
}

#[test]
fn all_clusters_of_2024_are_known_so_that_a_province_without_one_has_none() {
    let (view, classified) = counted(|view| {
        Switch::LaterClusters.set(view, true);
        view.edit_clusters(|query| query.filter.choose("announcement", ["later35"]));
    });
    let values = &classified.values;
    assert_eq!((values.expected, values.missing()), (31, 0));
    assert!(values.values.values().all(|value| value.bound == Bound::Eq));
    let said = caption(catalogue(), &shown(&view), &view);
    assert!(said.subtitle.contains("all 31") && said.alt_text.contains("Highest: "), "{said:?}");
}

#[test]
fn before_the_first_announcement_nothing_is_known_and_nothing_is_zero() {
    let (view, classified) = counted(|view| view.as_of = AsOf::parse("2021-01").ok());
    assert_eq!((classified.values.values.len(), classified.values.missing()), (0, 31));
    assert_eq!(classified.classes, None);
    let said = caption(catalogue(), &shown(&view), &view);
    assert!(said.alt_text.contains("No data."), "{}", said.alt_text);
}

#[test]
fn values_that_count_hidden_clusters_rest_on_their_sources() {
    let (view, hidden) = counted(|view| Switch::Clusters.set(view, false));
    let (shown_view, drawn) = counted(|_| {});
    assert_eq!(hidden.values, drawn.values, "hiding a layer changes no count");
    let [one, other] = [&view, &shown_view].map(|view| caption(catalogue(), &shown(view), view));
    assert!(one.sources.len() >= other.sources.len(), "{} and {}", one.sources.len(), other.sources.len());
    assert!(
        one.note.contains("Ningbo green petrochemicals: not confirmed by name in a published list of winners."),
        "{}",
        one.note
    );
    let tables = [&view, &shown_view].map(|view| {
        let query = TableQuery::of_view(facts(), view);
        [TableKind::Clusters, TableKind::Provinces].map(|kind| kind.make(&query))
    });
    assert_eq!(tables[0], tables[1], "nor a table");
}

/// The one cluster that no text confirms is named by the pictures that rest on it, and by no other.
#[test]
fn only_pictures_of_the_unconfirmed_cluster_name_it() {
    let notes = |change: &dyn Fn(&mut View)| {
        [Language::En, Language::Zh].map(|language| {
            let mut view = View { language, ..View::default() };
            change(&mut view);
            caption(catalogue(), &shown(&view), &view).note
        })
    };
    let [english, chinese] = notes(&|_| {});
    assert!(
        english.ends_with(
            "Ningbo green petrochemicals: not confirmed by name in a published list of winners (dashed ring)."
        ),
        "{english}"
    );
    assert!(chinese.ends_with("宁波绿色石化：所查胜出名单中未见其名（虚线圈）。"), "{chinese}");
    let elsewhere: [&dyn Fn(&mut View); 3] = [
        &|view| view.place.provinces = [ProvinceId::new("GD")].into(),
        &|view| view.edit_clusters(|query| query.filter.choose("sector", ["consumer_goods"])),
        &|view| *view = View { language: view.language, ..with(ThematicLayer::default()) },
    ];
    for change in elsewhere {
        for note in notes(&|view| {
            change(view);
            if view.thematic().is_some() {
                Switch::Clusters.set(view, false);
            }
        }) {
            assert!(!note.contains("Ningbo") && !note.contains("宁波"), "{note}");
        }
    }
}

#[test]
fn a_picture_of_another_part_of_the_map_does_not_name_the_unconfirmed_cluster() {
    let note = |lon: f64, lat: f64| {
        let mut view = View::default();
        view.camera = Camera { center: LonLat::new(lon, lat), metres_per_point: 600.0, ..view.camera };
        let (_, caption) = exporter().layout(&view, &PictureOptions::default()).unwrap();
        caption.note
    };
    let [zhejiang, sichuan] = [note(121.5, 29.9), note(104.1, 30.7)];
    assert!(
        zhejiang.contains("Ningbo green petrochemicals: not confirmed by name in a published list of winners"),
        "{zhejiang}"
    );
    assert!(sichuan.starts_with("Sectors are inferred") && !sichuan.contains("Ningbo"), "{sichuan}");
    assert!(!sichuan.contains("  ") && sichuan.trim() == sichuan, "{sichuan}");
}

#[test]
fn what_is_one_value_is_said_once() {
    let said = |change: &dyn Fn(&mut View)| {
        let (view, _) = counted(change);
        caption(catalogue(), &shown(&view), &view)
    };
    let one = said(&|view| view.place.provinces = [ProvinceId::new("HN")].into()).alt_text;
    assert!(one.contains("Only value: Hunan (4).") && !one.contains("range"), "{one}");
    let none = said(&|view| view.edit_clusters(|query| query.text = "zzzz".to_owned())).alt_text;
    assert!(none.contains("All 31 values are 0.") && !none.contains("highest"), "{none}");
    let outside = said(&|view| view.place.provinces = [ProvinceId::new("TW")].into()).subtitle;
    assert!(outside.contains("no provinces match the filters"), "{outside}");
    let divided = said(&|view| {
        view.place.regions = [Region::Northeast].into();
        let layer = ThematicLayer::of(Variable::Clusters);
        view.set_thematic(Some(ThematicLayer { per: Normalisation::Population, ..layer }));
    });
    assert!(divided.source_line.starts_with("Sources: population"), "{}", divided.source_line);
    let twice = ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::of(Variable::Clusters) };
    let twice = said(&|view| view.set_thematic(Some(twice.clone())));
    assert_eq!(twice, said(&|_| {}), "clusters against clusters");
    let half = said(&|view| view.edit_clusters(|query| query.filter.choose("announcement", ["first25"]))).subtitle;
    assert!(half.contains("all 25 announced") && half.contains("22 March 2021"), "{half}");
}
