//! What holds for every map, whatever its layers, places and date.

use std::collections::BTreeSet;

use cluster_atlas::{
    model::{AsOf, Batches, IndicatorKind, ProvinceId, Region, Tier},
    query::{
        ClassifiedValues, CountedClusters, LayerFeatures, MapContent, MapQuestion, ProvinceValues, YEARS, evaluate,
        facets,
    },
    table::{TableKind, TableQuery},
    view::{BUILT_IN, FeatureQuery, Layer, LayerContent, Normalisation, PlaceFilter, ThematicLayer, Variable, View},
};
use strum::IntoEnumIterator as _;

use crate::support::{exporter, facts};

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
    let counted = |of_2022: bool, of_2024: bool| {
        let mut view = View::default();
        view.show_clusters(of_2022, of_2024);
        let layer = ThematicLayer::of(Variable::Clusters);
        ProvinceValues::of(facts(), &CountedClusters::of(facts(), &view), &layer, None)
    };
    let zeros = |values: &ProvinceValues| values.numbers().iter().filter(|number| **number == 0.0).count();
    assert!(zeros(&counted(true, false)) > 0, "all 45 are known");
    for incomplete in [counted(false, true), counted(true, true)] {
        assert_eq!(zeros(&incomplete), 0, "four of 2024 are not known by name");
        assert!(incomplete.missing() > 0);
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
