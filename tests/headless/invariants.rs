//! What holds for every map, whatever its layers, places and date.

use std::collections::{BTreeMap, BTreeSet};

use cluster_atlas::{
    data,
    export::{PictureFormat, PictureOptions},
    model::{AsOf, Batches, Bound, IndicatorKind, Language, ProvinceId, Region, Round, Tier},
    query::{
        ClassifiedValues, CountedClusters, Facts, LayerFeatures, MapContent, MapQuestion, ProvinceValues, YEARS,
        evaluate, facets,
    },
    table::{Cell, TableKind, TableQuery},
    view::{
        BUILT_IN, Basemap, FeatureQuery, Heeds, Layer, LayerContent, Normalisation, PlaceFilter, Symbology,
        ThematicLayer, Theme, Variable, View,
    },
};
use strum::IntoEnumIterator as _;

use crate::support::{exporter, facts, picture};

/// Change of a view.
type Change = &'static dyn Fn(&mut View);

/// Variables of every kind.
fn variables() -> Vec<Variable> {
    let batches = ["1-2", "3", "5"].map(|batch| Variable::LittleGiants(batch.parse::<Batches>().unwrap()));
    std::iter::once(Variable::Clusters)
        .chain(batches)
        .chain(Tier::iter().map(Variable::Ladder))
        .chain(Tier::iter().map(Variable::Target))
        .chain(IndicatorKind::iter().map(Variable::Indicator))
        .collect()
}

fn dates() -> Vec<Option<AsOf>> {
    let dates = ["2019-06", "2021-06-11", "2022-11-30", "2024"].map(|date| AsOf::parse(date).ok());
    std::iter::once(None).chain(dates).collect()
}

fn places() -> Vec<PlaceFilter> {
    let of = |provinces: &[&str], regions: &[Region]| PlaceFilter {
        provinces: provinces.iter().copied().map(ProvinceId::new).collect(),
        regions: regions.iter().copied().collect(),
    };
    vec![of(&[], &[]), of(&["GD"], &[]), of(&["XZ", "TW"], &[]), of(&[], &[Region::West])]
}

/// A view with clusters, values and the further layers of the atlas, all of them drawn.
fn full() -> View {
    let mut view = View::default();
    view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
    for id in BUILT_IN {
        assert!(view.show_layer(id, true), "{id}");
    }
    view
}

#[test]
fn hiding_a_layer_changes_no_count_no_table_and_no_facet() {
    let view = full();
    let tables = |view: &View| {
        let query = TableQuery::of_view(facts(), view);
        let kinds = TableKind::all(facts().datasets()).into_iter().filter(|kind| *kind != TableKind::Values);
        kinds.map(|kind| kind.make(&query)).collect::<Vec<_>>()
    };
    let question = MapQuestion::of(facts(), &view);
    for at in 0..view.layers.len() {
        let mut hidden = view.clone();
        hidden.layers[at].visible = false;
        let id = &view.layers[at].id;
        assert_eq!(tables(&hidden), tables(&view), "{id}");
        let [one, other] = [&hidden, &view].map(|view| CountedClusters::of(facts(), view).clusters);
        assert_eq!(one, other, "{id}");
        for layer in view.layers.iter().filter_map(Layer::features) {
            let counts = |view: &View| facets(facts(), &layer.query, &MapQuestion::of(facts(), view), YEARS);
            assert_eq!(counts(&hidden), counts(&view), "{id}");
            assert_eq!(
                evaluate(facts(), &layer.query, &MapQuestion::of(facts(), &hidden)),
                evaluate(facts(), &layer.query, &question)
            );
        }
    }
}

#[test]
fn every_place_has_exactly_one_answer_and_the_answers_add_up_to_the_universe() {
    for (variable, as_of, place) in variables()
        .into_iter()
        .flat_map(|variable| dates().into_iter().map(move |date| (variable.clone(), date)))
        .flat_map(|(variable, date)| places().into_iter().map(move |place| (variable.clone(), date, place)))
    {
        let mut view = View { as_of, place, ..View::default() };
        view.set_thematic(Some(ThematicLayer::of(variable.clone())));
        let counted = CountedClusters::of(facts(), &view);
        let Some(classified) = ClassifiedValues::of_view(facts(), &counted, &view).pop() else {
            panic!("{variable:?} is mapped")
        };
        let values = &classified.values;
        let universe = if matches!(variable, Variable::Indicator(_)) { 34 } else { 31 };
        assert_eq!(values.values.len() + values.missing() + values.not_asked.len(), universe, "{variable:?} {as_of:?}");
        assert!(values.values.keys().all(|id| !values.not_asked.contains(id)), "{variable:?} {as_of:?}");
        assert!(values.without.keys().all(|id| values.get(id).is_none()), "{variable:?} {as_of:?}");
        let provinces = &facts().catalogue().provinces;
        let covered = provinces.iter().filter(|province| classified.covers(province)).count();
        assert_eq!(covered, values.expected, "{variable:?} {as_of:?}: hatched or filled");
    }
}

#[test]
fn a_zero_is_counted_only_where_every_row_of_the_question_is_known() {
    let counted = |facts: &Facts, of_2022: bool, of_2024: bool| {
        let mut view = View::default();
        view.show_clusters(of_2022, of_2024);
        let layer = ThematicLayer::of(Variable::Clusters);
        ProvinceValues::of(facts, &CountedClusters::of(facts, &view), &layer, None)
    };
    let zeros = |values: &ProvinceValues| values.numbers().iter().filter(|number| **number == 0.0).count();
    for complete in [(true, false), (false, true), (true, true)] {
        assert!(zeros(&counted(facts(), complete.0, complete.1)) > 0, "all are known");
    }
    // An atlas that lacks a cluster of 2024.
    let mut catalogue = facts().catalogue().clone();
    let later = catalogue.clusters.iter().position(|cluster| cluster.round == Round::Year2024).unwrap();
    catalogue.clusters.remove(later);
    let lacking = Facts::new(catalogue, data::datasets);
    assert!(zeros(&counted(&lacking, true, false)) > 0, "all 45 are known");
    for incomplete in [counted(&lacking, false, true), counted(&lacking, true, true)] {
        assert_eq!(zeros(&incomplete), 0, "one of 2024 is not known by name");
        assert!(incomplete.missing() > 0);
        assert!(incomplete.values.values().all(|value| value.bound == Bound::AtLeast));
    }
}

#[test]
fn outside_the_asked_places_nothing_is_answered_and_never_zero() {
    for place in places().into_iter().filter(|place| !place.is_empty()) {
        let mut view = View { place, ..View::default() };
        view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
        let counted = CountedClusters::of(facts(), &view);
        let values = ProvinceValues::of(facts(), &counted, view.thematic().unwrap(), None);
        for province in facts().catalogue().provinces.iter().filter(|province| !view.place.admits(province)) {
            assert_eq!(values.get(&province.id), None, "{}", province.id);
        }
    }
}

#[test]
fn a_provinces_count_never_depends_on_the_filter_of_places_that_asked() {
    let counts = |place: PlaceFilter, later: bool| {
        let mut view = View { place, ..View::default() };
        view.show_clusters(true, later);
        view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
        let content = MapContent::of(facts(), &view);
        let values = content.top_values().unwrap().values.values.clone();
        let of_value = |(id, value): (&ProvinceId, &cluster_atlas::query::ProvinceValue)| (id.clone(), value.value);
        let values: BTreeMap<ProvinceId, f64> = values.iter().map(of_value).collect();
        let told = content.by_province.iter().map(|count| (count.key.clone(), count.clusters as f64));
        let told: BTreeMap<ProvinceId, f64> = told.collect();
        let some = values.iter().filter(|(_, count)| **count > 0.0).map(|(id, count)| (id.clone(), *count));
        assert_eq!(told, some.collect(), "the alt text counts as the values do");
        let table = TableKind::Provinces.make(&TableQuery::of_view(facts(), &view));
        let at = table.columns.iter().position(|column| column.name == "clusters_shown").unwrap();
        for row in &table.rows {
            let count = values
                .get(&ProvinceId::new(row.id.as_str()))
                .map_or(Cell::Missing, |count| Cell::count(*count as usize));
            assert_eq!(row.cells[at], count, "{}", row.id);
        }
        values
    };
    for later in [false, true] {
        let all = counts(PlaceFilter::default(), later);
        let regions = Region::iter().map(|region| PlaceFilter { regions: [region].into(), ..PlaceFilter::default() });
        let provinces = all.keys().map(|id| PlaceFilter { provinces: [id.clone()].into(), ..PlaceFilter::default() });
        for place in regions.chain(provinces) {
            let some = counts(place.clone(), later);
            assert!(!some.is_empty() && some.iter().all(|(id, count)| all[id] == *count), "{place:?}");
        }
    }
}

#[test]
fn only_asked_places_are_ranked_and_counted_in_the_alt_text() {
    let of = |provinces: &[&str], regions: &[Region], later: bool| {
        let mut view = View::default();
        view.place.provinces = provinces.iter().copied().map(ProvinceId::new).collect();
        view.place.regions = regions.iter().copied().collect();
        view.show_clusters(true, later);
        exporter().caption(&view).alt_text
    };
    let four = of(&["BJ", "TJ", "SD", "ZJ"], &[], true);
    assert!(!four.contains("Hebei"), "{four}");
    assert!(four.contains("4 of the 4 mainland provinces that match the filters"), "{four}");
    let central = of(&[], &[Region::Central], false);
    assert!(central.contains(" of the 6 mainland provinces") && !central.contains("Jiangsu"), "{central}");
    assert!(of(&[], &[], false).contains("19 of the 31 mainland provinces"));
}

#[test]
fn the_conditions_of_each_layer_are_named_in_title_or_caption() {
    let texts = |view: &View| {
        let said = exporter().caption(view);
        format!("{} {}", said.title, said.subtitle)
    };
    let conditions: [(Change, [&str; 2]); 4] = [
        (
            &|view| view.edit_clusters(|query| query.filter.choose("sector", ["new_materials"])),
            ["New materials", "新材料"],
        ),
        (&|view| view.edit_clusters(|query| "苏州".clone_into(&mut query.text)), ["“苏州”", "“苏州”"]),
        (&|view| view.place.provinces = [ProvinceId::new("HN")].into(), ["Hunan", "湖南"]),
        (&|view| view.place.regions = [Region::West].into(), ["West", "西部"]),
    ];
    let maps: [(&str, Change); 6] = [
        ("counted", &|view| view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)))),
        ("counted, hidden", &|view| {
            view.set_thematic(Some(ThematicLayer::of(Variable::Clusters)));
            view.show_clusters(false, false);
        }),
        ("bivariate, hidden", &|view| {
            view.set_thematic(Some(ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::default() }));
            view.show_clusters(false, false);
        }),
        ("symbols above other values", &|view| view.set_thematic(Some(ThematicLayer::default()))),
        ("multiples", &|view| view.page.multiples = true),
        ("counted below", &|view| {
            view.set_thematic(Some(ThematicLayer::default()));
            let circles = ThematicLayer { form: Symbology::GraduatedSymbols, ..ThematicLayer::of(Variable::Clusters) };
            view.layers.insert(0, Layer::of_values("counted", circles));
            view.show_clusters(false, false);
        }),
    ];
    for (narrow, words) in conditions {
        for (name, map) in maps {
            for (language, word) in Language::iter().zip(words) {
                let mut view = View { language, ..View::default() };
                map(&mut view);
                narrow(&mut view);
                assert!(texts(&view).contains(word), "{name}: {word} in {}", texts(&view));
            }
        }
    }
}

#[test]
fn a_layer_of_features_names_its_conditions_and_what_it_does_not_heed() {
    let of = |language, change: &dyn Fn(&mut FeatureQuery), view_change: &dyn Fn(&mut View)| {
        let mut view = View { language, ..View::default() };
        view.show_clusters(false, false);
        assert!(view.show_layer("characteristic_clusters", true));
        view_change(&mut view);
        for layer in &mut view.layers {
            if let LayerContent::Features(features) = &mut layer.content {
                change(&mut features.query);
            }
        }
        exporter().caption(&view)
    };
    let list = |query: &mut FeatureQuery| query.filter.choose("list", ["2023"]);
    let english = of(Language::En, &list, &|_| {});
    assert!(english.title.ends_with(" · List of 2023"), "{}", english.title);
    let chinese = of(Language::Zh, &list, &|view| {
        view.set_thematic(Some(ThematicLayer::default()));
    });
    assert!(chinese.subtitle.contains("中小企业特色产业集群（2023 年度名单）"), "{}", chinese.subtitle);
    let until = |view: &mut View| {
        view.as_of = AsOf::parse("2021-06").ok();
        view.place.provinces = [ProvinceId::new("HN")].into();
    };
    let heedless = |query: &mut FeatureQuery| query.heeds = Heeds { place: false, date: false };
    let said = of(Language::En, &heedless, &until);
    assert_eq!(said.title, "SME characteristic clusters");
    assert!(said.subtitle.contains("all provinces are mapped, not only Hunan"), "{}", said.subtitle);
    assert!(said.subtitle.contains("Not limited by date: SME"), "{}", said.subtitle);
    assert!(!said.subtitle.contains("Only what had been announced"), "{}", said.subtitle);
    let none = of(Language::En, &|_| {}, &|view| view.as_of = AsOf::parse("2019").ok());
    assert!(none.subtitle.starts_with("None of the 118"), "{}", none.subtitle);
}

#[test]
fn no_text_counts_more_clusters_than_there_are() {
    for heeds in [Heeds { place: true, date: false }, Heeds { place: false, date: true }, Heeds::default()] {
        for as_of in dates() {
            for place in places() {
                let mut view = View { as_of, place, ..View::default() };
                view.edit_clusters(|query| query.heeds = heeds);
                let alt = exporter().caption(&view).alt_text;
                let numbers: Vec<usize> = alt.split_whitespace().filter_map(|word| word.parse().ok()).collect();
                if let ([n, all, ..], true) = (&numbers[..], alt.contains("symbols by sector")) {
                    assert!(n <= all, "{alt}");
                }
            }
        }
    }
    let mut heedless = View { as_of: AsOf::parse("2021-06-11").ok(), ..View::default() };
    heedless.edit_clusters(|query| query.heeds.date = false);
    let said = exporter().caption(&heedless);
    assert!(said.alt_text.contains("with all 45 "), "{}", said.alt_text);
    assert!(said.subtitle.starts_with("All 45 announced"), "{}", said.subtitle);
    assert!(said.subtitle.ends_with("Not limited by date: national clusters."), "{}", said.subtitle);
}

#[test]
fn no_value_is_dated_after_the_date_of_the_view() {
    let mut dated = 0;
    // A goal is dated by its issue, a batch by its list: their values speak of other days.
    let is_dated_by_itself = |variable: &Variable| matches!(variable, Variable::Ladder(_) | Variable::Indicator(_));
    for variable in variables().into_iter().filter(is_dated_by_itself) {
        for until in dates().into_iter().flatten() {
            for per in Normalisation::iter() {
                let layer = ThematicLayer { per, weak: true, ..ThematicLayer::of(variable.clone()) };
                let values = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, Some(&until));
                for value in values.values.values() {
                    let per = value.per.as_ref().map(|per| per.as_of);
                    for date in value.as_of.into_iter().chain(per) {
                        assert!(date.is_by(&until), "{variable:?}: {date} by {until}");
                        dated += 1;
                    }
                }
            }
        }
    }
    assert!(dated > 300, "{dated}");
}

#[test]
fn a_later_date_takes_no_feature_away() {
    for dataset in facts().datasets().iter().filter(|dataset| dataset.rows() < 1_000) {
        let query = FeatureQuery::of(dataset.id().as_str());
        let rows = |as_of| {
            let question = MapQuestion::with(facts(), &PlaceFilter::default(), as_of);
            evaluate(facts(), &query, &question).rows.into_iter().collect::<BTreeSet<u32>>()
        };
        let growing: Vec<BTreeSet<u32>> = dates().into_iter().skip(1).chain([None]).map(rows).collect();
        assert!(growing.windows(2).all(|pair| pair[0].is_subset(&pair[1])), "{}", dataset.id());
    }
}

#[test]
fn fills_key_ranks_and_caption_come_from_one_slice() {
    for variable in variables() {
        let mut view = View::default();
        view.set_thematic(Some(ThematicLayer::of(variable.clone())));
        let content = MapContent::of(facts(), &view);
        let classified = content.top_values().unwrap();
        let filled = classified.values.values.keys().filter(|id| classified.class(id).is_some()).count();
        assert_eq!(filled, classified.values.values.len(), "{variable:?}");
        assert_eq!(classified.counts().iter().sum::<usize>(), filled, "{variable:?}: the key counts what is filled");
        let ranked = classified.values.values.keys().filter_map(|id| classified.values.rank(id)).count();
        assert!(ranked == 0 || ranked == filled, "{variable:?}");
    }
}

#[test]
fn two_views_are_evaluated_and_drawn_side_by_side_as_each_by_itself() {
    let mut one = full();
    one.place.regions = [Region::East].into();
    let two = View { as_of: AsOf::parse("2021-06-11").ok(), ..View::default() };
    let draw = |exporter: &mut cluster_atlas::export::Exporter, view: &View| exporter.caption(view).alt_text;
    let alone = [&one, &two].map(|view| draw(&mut exporter(), view));
    let mut both = exporter();
    for _ in 0..2 {
        assert_eq!([&one, &two].map(|view| draw(&mut both, view)), alone);
    }
    std::thread::scope(|scope| {
        let drawn = [&one, &two].map(|view| scope.spawn(move || MapContent::of(facts(), view).features.len()));
        let drawn = drawn.map(|thread| thread.join().unwrap());
        assert_eq!(drawn, [BUILT_IN.len(), 0]);
    });
}

#[test]
fn a_layer_of_features_says_how_many_of_how_many_it_shows() {
    let mut view = View::default();
    assert!(view.show_layer("characteristic_clusters", true));
    let of = |view: &View| LayerFeatures::of_view(facts(), view).into_iter().next().unwrap();
    let all = of(&view);
    assert_eq!((all.asked, all.known, all.whole), (118, 118, Some(400)));
    assert_eq!(all.points.len(), 118);
    view.place.provinces = [ProvinceId::new("HN")].into();
    let hunan = of(&view);
    assert!(hunan.asked < 118 && hunan.whole.is_none(), "how many lie in Hunan is not stated: {hunan:?}");
    view.place = PlaceFilter::default();
    view.as_of = AsOf::parse("2023-06").ok();
    let first = of(&view);
    assert!(first.asked < 118 && first.whole == Some(100), "{:?} of {:?}", first.asked, first.whole);
    let content =
        view.layers.iter().map(|layer| matches!(layer.content, LayerContent::Features(_))).collect::<Vec<_>>();
    assert_eq!(content, [true, true]);
}

#[test]
fn one_of_two_layers_of_a_dataset_bears_its_number_wherever_it_is_named() {
    let mut view = View::default();
    view.show_clusters(false, false);
    assert!(view.show_layer("characteristic_clusters", true));
    let alone = exporter().caption(&view);
    let layer = view.layers.iter().find(|layer| layer.id.as_str() == "characteristic_clusters").unwrap().clone();
    view.layers.push(Layer { id: cluster_atlas::view::LayerId::new("characteristic_clusters_2"), ..layer });
    let both = exporter().caption(&view);
    assert_eq!(alone.title, "SME characteristic clusters");
    assert_eq!(both.title, "SME characteristic clusters (2)");
    assert!(both.alt_text.contains("clusters (1): 118 of 400") && both.alt_text.contains("clusters (2): 118 of 400"));
}

#[test]
fn row_keys_are_unique_and_a_filter_or_a_date_gives_no_row_another() {
    let rows = |kind: &TableKind, view: &View| -> BTreeMap<String, Vec<Cell>> {
        let table = kind.make(&TableQuery::of_view(facts(), view));
        let count = table.rows.len();
        // Columns of the subject of a row, apart from what is counted or dated in it.
        let is_identity = |name: &str| ["id", "place", "province", "cluster", "programme"].contains(&name);
        let about: Vec<usize> = (0..table.columns.len()).filter(|at| is_identity(&table.columns[*at].name)).collect();
        let rows =
            table.rows.iter().map(|row| (row.id.clone(), about.iter().map(|at| row.cells[*at].clone()).collect()));
        let rows: BTreeMap<String, Vec<Cell>> = rows.collect();
        assert_eq!(rows.len(), count, "{}", kind.id());
        rows
    };
    let mut compared = 0;
    for kind in TableKind::all(facts().datasets()) {
        let all = rows(&kind, &full());
        for place in places() {
            for as_of in dates() {
                let view = View { place: place.clone(), as_of, ..full() };
                for (key, about) in rows(&kind, &view) {
                    assert_eq!(all.get(&key), Some(&about), "{} {key} {place:?} {as_of:?}", kind.id());
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn shares_are_of_the_provinces_alone_and_add_up_to_the_whole() {
    let mut shared = 0;
    for variable in variables() {
        let layer = ThematicLayer { weak: true, ..ThematicLayer::of(variable) };
        let values = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, None);
        let ranks: Vec<_> = values.values.keys().filter_map(|id| values.rank(id)).collect();
        let shares: Vec<f64> = ranks.iter().filter_map(|rank| rank.share).collect();
        if shares.is_empty() {
            continue;
        }
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{layer:?}");
        assert!(ranks.iter().all(|rank| rank.of <= 34), "neither the nation nor a city is ranked");
        shared += 1;
    }
    assert!(shared > 0);
}

#[test]
fn a_picture_is_never_made_of_an_unfinished_or_outdated_answer() {
    // One exporter keeps geometry, texts and answers from picture to picture; none of it may be of another view.
    let mut views = vec![View::default(), full()];
    views.extend(places().into_iter().map(|place| View { place, ..full() }));
    views.extend(dates().into_iter().map(|as_of| View { as_of, ..full() }));
    views.push(View { language: Language::Zh, theme: Theme::Dark, ..full() });
    let options = PictureOptions { format: PictureFormat::Svg, ..PictureOptions::default() };
    let mut reused = exporter();
    for round in 0..2 {
        for (at, view) in views.iter().enumerate() {
            let made = picture(&mut reused, view, &options).bytes;
            assert!(made == picture(&mut exporter(), view, &options).bytes, "view {at}, round {round}");
        }
    }
}

#[test]
fn own_text_is_printed_letter_by_letter_in_map_and_alt_text_and_no_path_leaves_in_a_picture() {
    // Braces are gaps of phrases, signs are markup, and hanzi stand in English.
    let own = ["{n} {date} & <b>“我的”</b>", "所有 {names} 'quoted' \\n", "{title} – 第1号"];
    for language in [Language::En, Language::Zh] {
        let mut view = View { language, ..full() };
        [view.page.title, view.page.note, view.page.alt_text] = own.map(|text| Some(text.to_owned()));
        view.base.basemap = Basemap::File("/home/somebody/secret/tiles.mbtiles".into());
        let said = cluster_atlas::caption::caption(facts().catalogue(), &MapContent::of(facts(), &view), &view);
        assert_eq!([said.title.as_str(), said.note.as_str(), said.alt_text.as_str()], own);
        for format in [PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf] {
            let options = PictureOptions { format, ..PictureOptions::default() };
            let made = picture(&mut exporter(), &view, &options);
            let bytes = String::from_utf8_lossy(&made.bytes);
            assert!(!bytes.contains("secret") && !bytes.contains("somebody"), "{format:?}");
            if format == PictureFormat::Svg {
                let written = own.map(|text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
                for text in [&written[0], &written[2]] {
                    assert!(bytes.contains(text.as_str()), "{text}");
                }
            }
        }
    }
}
