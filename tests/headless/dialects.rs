//! Compatibility of project files: all former versions are read with their meaning, later ones without loss or guesses.

use cluster_atlas::{
    dataset::DatasetId,
    geo::ProjectionKind,
    model::{AsOf, ClusterId, Language, LonLat, ProvinceId, Region},
    surface::PictureMetadata,
    view::{
        Base, Camera, ClassificationMethod, ColorRamp, Conditions, FeatureLayer, FeatureQuery, FeatureRef, Layer,
        MINOR, Normalisation, Page, PageSize, PlaceFilter, SourceLine, Symbology, ThematicLayer, Theme, Unit, VERSION,
        Variable, View, ViewError,
    },
};
use serde_json::Value;

/// Document of each minor version of version 1, as written by a program of that version; before 5 they do not state it.
const WRITTEN: [&str; 6] = [
    include_str!("../fixtures/views/v1.0-before-the-legend.json"),
    include_str!("../fixtures/views/v1.1-before-the-page.json"),
    include_str!("../fixtures/views/v1.2-before-values.json"),
    include_str!("../fixtures/views/v1.3-date-beside-the-filter.json"),
    include_str!("../fixtures/views/v1.4-before-minors.json"),
    include_str!("../fixtures/views/v1.5.json"),
];
/// The last of them as a program of version 2.0 wrote it.
const WRITTEN_2_0: &str = include_str!("../fixtures/views/v2.0.json");
/// The same as a program of version 2.1 wrote it.
const WRITTEN_2_1: &str = include_str!("../fixtures/views/v2.1.json");
/// The same as a program of version 2.2 wrote it.
const WRITTEN_2_2: &str = include_str!("../fixtures/views/v2.2.json");
/// The same as a program of version 2.3 wrote it.
const WRITTEN_2_3: &str = include_str!("../fixtures/views/v2.3.json");
/// The same as a program of version 2.4 wrote it.
const WRITTEN_2_4: &str = include_str!("../fixtures/views/v2.4.json");
/// The same as a program of version 2.5 wrote it.
const WRITTEN_2_5: &str = include_str!("../fixtures/views/v2.5.json");
/// The same as a program of version 2.6 wrote it.
const WRITTEN_2_6: &str = include_str!("../fixtures/views/v2.6.json");
/// The same as a program of version 2.7 wrote it.
const WRITTEN_2_7: &str = include_str!("../fixtures/views/v2.7.json");
/// The same as a program of this version writes it.
const PRESENT: &str = include_str!("../fixtures/views/v2.8.json");
/// Keys of this version, one per line; a selection counts as a single value.
const PRESENT_KEYS: &str = include_str!("../golden/view/keys-2.8.txt");
/// Keys of each minor version of version 1, one per line; those of released versions never change.
const KEYS: [&str; 6] = [
    include_str!("../golden/view/keys-1.0.txt"),
    include_str!("../golden/view/keys-1.1.txt"),
    include_str!("../golden/view/keys-1.2.txt"),
    include_str!("../golden/view/keys-1.3.txt"),
    include_str!("../golden/view/keys-1.4.txt"),
    include_str!("../golden/view/keys-1.5.txt"),
];
const BY_HAND: &str = include_str!("../fixtures/views/v1.by-hand.json");
const NEWER_1: &str = include_str!("../fixtures/views/v1.99-newer.json");
const NEWER: &str = include_str!("../fixtures/views/v2.99-newer.json");

/// Collects the paths of all keys of a document; all layers of a list together. A selection, a variable and conditions
/// count as single values.
fn keys(document: &Value, place: &str, out: &mut Vec<String>) {
    for (key, value) in document.as_object().into_iter().flatten() {
        let own = format!("{place}{key}");
        let is_single = own == "selection" || ["variable", "of", "filter"].contains(&key.as_str()) && !place.is_empty();
        if !is_single {
            keys(value, &format!("{own}."), out);
            value.as_array().into_iter().flatten().for_each(|element| keys(element, &format!("{own}."), out));
        }
        out.push(own);
    }
    out.sort();
    out.dedup();
}

fn keys_of(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    keys(document, "", &mut found);
    found
}

fn read(text: &str) -> View {
    View::from_json(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Expected view for the document of a minor version; settings introduced later have their defaults, as drawn then.
fn meaning(minor: u32) -> View {
    let default = View::default();
    let base = Base {
        water: false,
        graticule: true,
        city_labels: false,
        both_languages: true,
        legend: minor < 1,
        ..default.base.clone()
    };
    let values = (minor >= 3).then(|| {
        let layer = ThematicLayer {
            variable: Variable::LittleGiants("3".parse().unwrap()),
            per: Normalisation::Population,
            form: Symbology::GraduatedSymbols,
            method: ClassificationMethod::Manual,
            classes: 4,
            breaks: vec![1.0, 2.5],
            weak: true,
            colors: ColorRamp::default(),
        };
        Layer::of_values("values", layer)
    });
    let query = FeatureQuery {
        definition: Conditions::one_of("announcement", ["first25", "next20", "later35"]),
        text: "长沙".to_owned(),
        ..FeatureQuery::of("clusters").choosing("sector", ["new_materials"]).choosing("announcement", ["next20"])
    };
    let clusters = Layer {
        labels: false,
        ..Layer::of_features("clusters", FeatureLayer { links: true, ..FeatureLayer::of(query) })
    };
    let page = Page {
        size: PageSize { width: 210.0, height: 148.0, unit: Unit::Mm, dpi: 150.0 },
        viewport_size: (900.0, 600.0),
        title: Some("Own title".to_owned()),
        subtitle: Some(String::new()),
        credit: "A newspaper".to_owned(),
        approval_number: "GS(2026)1".to_owned(),
        sources: SourceLine::Short,
        legend: false,
        scale_bar: false,
        locator: true,
        south_china_sea: true,
        multiples: minor >= 3,
        ..default.page.clone()
    };
    View {
        camera: Camera {
            center: LonLat::new(112.5, 27.75),
            metres_per_point: 1200.0,
            projection: ProjectionKind::WebMercator,
        },
        base,
        place: PlaceFilter { regions: [Region::Central].into(), provinces: [ProvinceId::new("HN")].into() },
        as_of: (minor >= 3).then(|| AsOf::parse("2021-07").unwrap()),
        layers: values.into_iter().chain([clusters]).collect(),
        selection: Some(if minor < 3 {
            ClusterId::new("changsha-construction-machinery").into()
        } else {
            ProvinceId::new("HN").into()
        }),
        compare: if minor < 3 { Vec::new() } else { ["HN", "JS"].map(ProvinceId::new).into() },
        language: Language::Zh,
        theme: Theme::Dark,
        page: if minor < 2 { default.page } else { page },
        ..default
    }
}

#[test]
fn every_form_of_version_1_is_read_as_what_it_meant_and_written_in_the_present_one() {
    assert_eq!((VERSION, MINOR), (2, 8), "a document of each minor");
    for (text, minor) in WRITTEN.into_iter().zip(0..) {
        let view = read(text);
        assert_eq!(view, meaning(minor), "minor {minor}");
        assert_eq!(view.minor, MINOR);
        assert_eq!(read(&view.to_json()), view, "minor {minor}");
        let document: Value = serde_json::from_str(text).unwrap();
        assert_eq!(keys_of(&document).join("\n"), KEYS[minor as usize].trim(), "keys of minor {minor}");
    }
    assert_eq!(read(WRITTEN[5]).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_0).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_1).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_2).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_3).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_4).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_5).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_6).to_json(), PRESENT);
    assert_eq!(read(WRITTEN_2_7).to_json(), PRESENT);
    assert_eq!(read(PRESENT).to_json(), PRESENT, "byte for byte");
}

#[test]
fn a_series_of_version_2_1_stays_undivided_as_it_was_drawn() {
    let of = |minor: u32, variable: &str| {
        let values = format!("{{\"variable\": {variable}, \"per\": \"population\"}}");
        let layer = format!("{{\"id\": \"values\", \"content\": {{\"values\": {values}}}}}");
        read(&format!("{{\"version\": 2, \"minor\": {minor}, \"layers\": [{layer}]}}")).thematic().unwrap().per
    };
    let series = "{\"series\": {\"dataset\": \"province_series\", \"measure\": \"gdp\", \"year\": 2024}}";
    let count = "{\"little_giants\": \"3\"}";
    assert_eq!(
        [0, 1, 2].map(|minor| of(minor, series)),
        [Normalisation::Nothing, Normalisation::Nothing, Normalisation::Population]
    );
    assert_eq!([0, 1, 2].map(|minor| of(minor, count)), [Normalisation::Population; 3]);
}

#[test]
fn a_selection_of_version_2_0_is_a_reference_and_any_feature_can_be_selected() {
    let of = |minor: u32, selection: &str| {
        View::from_json(&format!("{{\"version\": 2, \"minor\": {minor}, \"selection\": {selection}}}"))
    };
    let selected = |minor, selection| of(minor, selection).unwrap().selection;
    assert_eq!(selected(0, "{\"cluster\": \"a\"}"), Some(ClusterId::new("a").into()));
    assert_eq!(selected(0, "{\"province\": \"JS\"}"), Some(ProvinceId::new("JS").into()));
    let further = FeatureRef::new(DatasetId::new("characteristic_clusters"), "a");
    let view = View { selection: Some(further.clone()), ..View::default() };
    assert_eq!(read(&view.to_json()).selection, Some(further.clone()));
    assert_eq!(selected(1, "{\"dataset\": \"characteristic_clusters\", \"key\": \"a\"}"), Some(further));
    assert_eq!((selected(0, "null"), selected(1, "null")), (None, None));
    assert!(of(1, "{\"cluster\": \"a\"}").is_err() && of(0, "{\"town\": \"a\"}").is_err());
}

#[test]
fn the_minor_is_raised_with_every_change_of_keys() {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::default()));
    let document = serde_json::to_value(&view).unwrap();
    assert_eq!(
        keys_of(&document).join("\n"),
        PRESENT_KEYS.trim(),
        "the keys of a view have changed: raise MINOR in src/view/migrate.rs with a step where a key has moved, \
         add a fixture in tests/fixtures/views and the keys in tests/golden/view"
    );
    assert!(KEYS.windows(2).all(|pair| pair[0] != pair[1]), "each minor has keys of its own");
}

#[test]
fn a_document_written_by_hand_says_only_what_differs() {
    let view = read(BY_HAND);
    let mut expected = View::default();
    expected.base.city_labels = false;
    expected.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
    expected.place.provinces = [ProvinceId::new("JS")].into();
    assert_eq!(view, expected);
    // A key unknown to every minor version is an error, reported with its line.
    let wrong = BY_HAND.replace("city_labels", "city_lables");
    let message = View::from_json(&wrong).unwrap_err().to_string();
    assert!(message.starts_with("line 3, ") && message.contains("city_lables"), "{message}");
}

#[test]
fn a_date_in_both_places_is_refused_rather_than_one_of_them_lost() {
    let both = WRITTEN[3].replace("\"provinces\": [", "\"until\": \"2022-11-30\",\n    \"provinces\": [");
    let message = View::from_json(&both).unwrap_err().to_string();
    assert!(message.contains("until"), "{message}");
}

#[test]
fn keys_of_a_newer_minor_are_kept_named_and_written_again() {
    let mut view = read(NEWER);
    let named = [
        "base.relief",
        "camera.center.height",
        "camera.tilt",
        "layers.clusters.content.features.query.tags",
        "layers.clusters.glow",
        "layers.values.content.values.hatching",
        "page.size.bleed",
        "stories",
    ];
    assert_eq!(view.unknown.names(), named);
    assert_eq!(view.without_unknown(), meaning(5), "all that is known is read");
    let same = |view: &View| {
        let [written, found]: [Value; 2] = [&view.to_json(), NEWER].map(|text| serde_json::from_str(text).unwrap());
        assert_eq!(written, found);
    };
    same(&view);
    same(&read(&view.to_json()));
    // Edited values are saved; unknown keys inside removed objects are dropped with them.
    view.edit_clusters(|query| query.text.clear());
    view.set_thematic(None);
    let document: Value = serde_json::from_str(&view.to_json()).unwrap();
    assert_eq!(document["layers"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["layers"][0]["content"]["features"]["query"]["text"], "");
    assert_eq!(document["layers"][0]["glow"]["radius"], 12);
    assert_eq!(document["minor"], 99, "whoever knows these keys reads them again");
}

#[test]
fn keys_of_a_newer_minor_of_version_1_are_named() {
    let view = read(NEWER_1);
    assert!(
        ["camera.tilt", "filter.tags", "stories"].iter().all(|key| view.unknown.names().contains(&(*key).to_owned()))
    );
    assert_eq!(view.without_unknown(), meaning(5), "all that is known is read");
    // They have no place in the present version, whose programs would refuse them.
    assert_eq!(view.to_json(), PRESENT);
}

#[test]
fn keys_of_a_newer_minor_do_not_leave_in_a_picture() {
    let metadata = serde_json::to_string(&PictureMetadata::new(&read(NEWER))).unwrap();
    assert!(
        metadata.contains("Own title") && !metadata.contains("heat") && !metadata.contains("stories"),
        "{metadata}"
    );
}

#[test]
fn a_value_that_a_newer_minor_has_is_refused_by_name_of_the_minor() {
    let newer = NEWER.replace("web_mercator", "robinson");
    let error = View::from_json(&newer).unwrap_err();
    assert!(matches!(error, ViewError::OtherMinor { minor: 99, .. }), "{error:?}");
    assert!(error.to_string().starts_with("view version 2.99: expected "), "{error}");
    assert!(error.to_string().contains("robinson"), "{error}");
    // In a document of the current minor version, the same value is an error with a line number.
    let own = PRESENT.replace("web_mercator", "robinson");
    assert!(View::from_json(&own).unwrap_err().to_string().starts_with("line "));
}

#[test]
fn another_version_is_refused_by_its_number_whatever_else_stands_there() {
    for version in [0, 3, u64::MAX] {
        let text = format!("{{\"version\": {version}, \"minor\": 3, \"layers\": [{{\"kind\": \"heat\"}}]}}");
        assert_eq!(View::from_json(&text), Err(ViewError::Version(version)));
    }
}
