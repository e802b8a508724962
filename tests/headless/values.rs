//! Thematic values: known and missing data, and how both are drawn.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cluster_atlas::{
    caption::{caption, classes::range},
    data,
    dataset::{DatasetId, MeasureId},
    i18n::messages,
    model::{AsOf, Batches, Detail, IndicatorKind, Language, ProvinceId, Region, Tier},
    query::{CountedClusters, EventKind, MapContent, NoValue, ProvinceValues, coverage, dated, timeline},
    scene::{
        AreaFill, ClassRef, Interaction, Item, Mark, Measurer, Outline, Palette, PlaneLayerKind, PlaneShape, Scene,
        SceneBuilder, Size, Tag,
    },
    view::{
        ClassificationMethod, ColorRamp, Normalisation, SeriesValue, Switch, Symbology, ThematicLayer, Theme, Variable,
        View,
    },
};
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, facts, shown, with_values as with};

const SIZE: Size = Size { width: 1100.0, height: 860.0 };

/// Imports plus exports of 2024, whose origin is not documented: all values are weakly sourced.
fn foreign_trade() -> Variable {
    let (dataset, measure) = (DatasetId::new("province_series"), MeasureId::new("foreign_trade_total"));
    Variable::Series(SeriesValue::new(dataset, measure, 2024))
}

fn values(layer: &ThematicLayer) -> ProvinceValues {
    ProvinceValues::of(facts(), &CountedClusters::default(), layer, None)
}

fn scene_with(view: &View, attention: &Interaction) -> Scene {
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    let mut scene_builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    scene_builder.scene(catalogue(), &shown(view), view, SIZE, Detail::Overview, attention)
}

fn scene(view: &View) -> Scene {
    scene_with(view, &Interaction::default())
}

/// Marks of the map and of the legend below it.
fn all_marks(scene: &Scene) -> Vec<Mark> {
    let legend = scene.legend_marks(&Measurer::default(), 11.0);
    scene.marks.iter().cloned().chain(legend).collect()
}

fn texts(scene: &Scene) -> BTreeSet<String> {
    let marks = all_marks(scene).into_iter();
    let texts = marks.filter_map(|mark| if let Item::Text(text) = mark.item { Some(text.text) } else { None });
    texts.collect()
}

fn batch(text: &str) -> ThematicLayer {
    ThematicLayer::of(Variable::LittleGiants(text.parse().unwrap()))
}

#[test]
fn the_first_two_batches_are_known_of_all_31_and_add_up_to_the_ministrys_1832() {
    let values = values(&ThematicLayer::default());
    assert_eq!((values.values.len(), values.expected, values.missing()), (31, 31, 0));
    assert_eq!(values.numbers().iter().sum::<f64>(), 1832.0);
    assert!(values.is_comparable());
    let span = values.span().unwrap();
    assert_eq!((span.first.as_str(), span.last.as_str()), ("2021-06-11", "2021-06-11"));
    // Zhejiang including Ningbo ranks first; the count for Tibet is known to be zero.
    let rank = values.rank(&ProvinceId::new("ZJ")).unwrap();
    assert_eq!((rank.place, rank.of), (1, 31));
    assert!((rank.share.unwrap() - 162.0 / 1832.0).abs() < 1e-12);
    assert_eq!(values.get(&ProvinceId::new("XZ")).unwrap().value, 0.0);
}

#[test]
fn what_is_incomplete_or_of_several_dates_has_no_rank() {
    for layer in [batch("5"), ThematicLayer::of(Variable::Ladder(Tier::SpecialisedSme))] {
        let values = values(&layer);
        assert!(values.missing() > 0 && !values.is_comparable());
        let known = values.values.keys().next().unwrap();
        assert_eq!(values.rank(known), None);
    }
}

#[test]
fn a_missing_denominator_is_a_missing_value_and_never_a_division_by_zero() {
    let per_gdp = ThematicLayer { per: Normalisation::Gdp, ..ThematicLayer::default() };
    // GDP as first printed is known from 2023 on.
    for (until, without) in [("2021-06-11", 31), ("2023-12-30", 31), ("2023", 0)] {
        let until = AsOf::parse(until).unwrap();
        let values = ProvinceValues::of(facts(), &CountedClusters::default(), &per_gdp, Some(&until));
        assert_eq!((values.without_denominator, values.missing()), (without, without), "by {until}");
        assert!(values.numbers().iter().all(|number| number.is_finite()));
    }
}

#[test]
fn per_million_people_is_the_count_by_the_residents_of_the_latest_year() {
    let layer = ThematicLayer { per: Normalisation::Population, ..ThematicLayer::default() };
    // 90 firms; 21.83 million residents at the end of 2024, 21.89 million at the end of 2020.
    for (until, residents, year) in [(None, 21.83, "2024"), (Some("2021-06-11"), 21.89, "2020")] {
        let until = until.map(|date| AsOf::parse(date).unwrap());
        let values = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, until.as_ref());
        let beijing = values.get(&ProvinceId::new("BJ")).unwrap();
        assert!((beijing.value - 90.0 / residents).abs() < 1e-9, "{}", beijing.value);
        let per = beijing.per.as_ref().unwrap();
        assert_eq!(per.as_of.as_str(), year);
        assert!(!per.sources.is_empty() && !beijing.sources.is_empty());
    }
}

#[test]
fn weak_values_are_left_out_and_counted_until_they_are_asked_for() {
    let layer = ThematicLayer::of(foreign_trade());
    let values = values(&layer);
    assert_eq!((values.values.len(), values.weak_left_out), (0, 31));
    assert_eq!(self::values(&ThematicLayer { weak: true, ..layer }).values.len(), 31);
}

/// Every province covered by a variable is drawn exactly once: in the class of its value, or as "no data".
#[test]
fn every_variable_that_is_offered_is_drawn_as_its_values_are_with_its_sources() {
    let (base, overview) = (data::base_map().0, data::level(Detail::Overview).0);
    let mut scene_builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    let offered = coverage(facts(), None);
    assert!(offered.len() >= 20, "{}", offered.len());
    let methods = [
        ClassificationMethod::Quantile,
        ClassificationMethod::EqualInterval,
        ClassificationMethod::NaturalBreaks,
        ClassificationMethod::HeadTail,
        ClassificationMethod::Manual,
    ];
    let choropleths = methods.map(|method| (Symbology::Choropleth, method));
    let others = [
        (Symbology::GraduatedSymbols, ClassificationMethod::Quantile),
        (Symbology::Bivariate, ClassificationMethod::NaturalBreaks),
    ];
    for offered in offered {
        for (form, method) in choropleths.into_iter().chain(others) {
            let name = format!("{:?} {form:?} {method:?}", offered.variable);
            let breaks = if method == ClassificationMethod::Manual { vec![10.0, 100.0] } else { Vec::new() };
            let view =
                with(ThematicLayer { form, method, breaks, weak: true, ..ThematicLayer::of(offered.variable.clone()) });
            let shown = MapContent::of(facts(), &view);
            let classified = shown.top_values().unwrap().clone();
            let scene =
                scene_builder.scene(catalogue(), &shown, &view, SIZE, Detail::Overview, &Interaction::default());
            assert_eq!(classified.values.values.len(), offered.known + offered.weak, "{name}");
            // Clusters against clusters are drawn as clusters.
            let form = classified.layer.form;
            let shades: BTreeMap<_, _> = shades(&scene).into_iter().collect();
            let circles = circles(&scene);
            for province in &catalogue().provinces {
                let value = classified.values.get(&province.id);
                let drawn = (shades.get(&province.id).copied(), circles.get(&province.id).copied());
                // Clusters, the second variable of a bivariate map, cover mainland provinces only.
                let everywhere = matches!(offered.variable, Variable::Indicator(_)) && form != Symbology::Bivariate;
                let asked = province.region.is_some() || everywhere;
                let right = match (form, value) {
                    (Symbology::GraduatedSymbols, Some(value)) => drawn == (None, (value.value != 0.0).then_some(true)),
                    (Symbology::GraduatedSymbols, None) => drawn == (None, asked.then_some(false)),
                    (Symbology::Choropleth, Some(value)) => {
                        // Upper limits belong to the class below.
                        let limits = classified.classes.as_ref().unwrap().limits();
                        let own = limits.iter().position(|limit| value.value <= *limit).unwrap_or(limits.len() - 1);
                        matches!(drawn, (Some(AreaFill::Class { class, .. }), None) if class == own)
                    }
                    (Symbology::Bivariate, Some(_)) if asked => matches!(drawn, (Some(AreaFill::Pair(..)), None)),
                    (Symbology::Bivariate, Some(_)) => drawn == (None, None),
                    (_, None) => drawn == (asked.then_some(AreaFill::Unknown), None),
                };
                assert!(right, "{name}: {} of {value:?} is {drawn:?}", province.id);
            }
            let cited: BTreeSet<_> = caption(catalogue(), &shown, &view).sources.into_iter().collect();
            for (id, value) in &classified.values.values {
                let sourced = offered.variable == Variable::Clusters || !value.sources.is_empty();
                assert!(sourced && value.sources.iter().all(|source| cited.contains(source)), "{name}: {id}");
            }
        }
    }
}

/// Provinces with a circle; `true` if it is filled.
fn circles(scene: &Scene) -> BTreeMap<ProvinceId, bool> {
    let circle = |mark: &Mark| match (&mark.tag, &mark.item) {
        (Some(tag), Item::Shape { outline: Outline::Circle(..), fill, .. }) => Some((tag.province()?, fill.is_some())),
        _ => None,
    };
    scene.marks.iter().filter_map(circle).collect()
}

fn shades(scene: &Scene) -> Vec<(ProvinceId, AreaFill)> {
    let layers = scene.ground.iter().filter_map(|layer| match &layer.key.kind {
        PlaneLayerKind::Values(shades) => Some(shades.iter().map(|(id, shade)| (id.clone(), *shade)).collect()),
        _ => None,
    });
    layers.flat_map(|shades: Vec<_>| shades).collect()
}

#[test]
fn what_is_not_known_is_hatched_and_said_in_the_legend() {
    let scene = scene(&with(batch("5")));
    let shades = shades(&scene);
    // Hong Kong, Macao and Taiwan are outside the programme: neither filled nor hatched.
    assert_eq!(shades.len(), 31);
    let unknown: BTreeSet<_> =
        shades.iter().filter(|(_, shade)| *shade == AreaFill::Unknown).map(|(id, _)| id).collect();
    assert_eq!(unknown.len(), 22);
    let hatched = scene.ground.iter().find_map(|layer| match &layer.key.kind {
        PlaneLayerKind::Hatch(ids, _) => Some((ids.iter().collect::<BTreeSet<_>>(), layer.shapes.len())),
        _ => None,
    });
    let (ids, lines) = hatched.expect("hatching");
    assert_eq!(ids, unknown);
    assert!(lines > 200, "{lines}");
    let texts = texts(&scene);
    assert!(texts.contains("no data") && texts.contains("22"), "{texts:?}");
    assert!(texts.contains("data for 9 of 31 provinces"), "{texts:?}");
}

#[test]
fn where_all_is_known_nothing_is_hatched() {
    let scene = scene(&with(ThematicLayer::default()));
    assert!(!scene.ground.iter().any(|layer| matches!(layer.key.kind, PlaneLayerKind::Hatch(..))));
    assert!(shades(&scene).iter().all(|(_, shade)| matches!(shade, AreaFill::Class { of: 5, faint: false, .. })));
    assert!(!texts(&scene).contains("no data"));
}

#[test]
fn a_province_has_the_colour_that_the_legend_names() {
    let scene = scene(&with(ThematicLayer::default()));
    let palette = Palette::of(Theme::Light);
    let fills: BTreeSet<_> = scene
        .ground
        .iter()
        .filter(|layer| matches!(layer.key.kind, PlaneLayerKind::Values(_)))
        .flat_map(|layer| &layer.shapes)
        .map(|shape| match shape {
            PlaneShape::Area { fill, .. } => *fill,
            PlaneShape::Line { .. } => panic!("a line among the fills"),
        })
        .collect();
    let classes: BTreeSet<_> = (0..5).map(|class| palette.class(ColorRamp::default(), class, 5)).collect();
    assert_eq!(fills, classes);
    assert!(classes.is_subset(&scene.legend_labels().filter_map(|(_, fill)| fill).collect()));
}

#[test]
fn the_class_that_is_pointed_at_stands_out() {
    let attention =
        Interaction { hovered: Some(Tag::Class(ClassRef { layer: 0, class: 4 })), ..Interaction::default() };
    let scene = scene_with(&with(ThematicLayer::default()), &attention);
    for (id, shade) in shades(&scene) {
        let AreaFill::Class { class, faint, .. } = shade else { panic!("{id}") };
        assert_eq!(faint, class != 4, "{id}");
    }
    // The legend dims all others as well.
    let full: Vec<_> = scene.legend_labels().filter_map(|(_, fill)| fill).collect();
    let palette = Palette::of(Theme::Light);
    let is_full = |class: usize| full.contains(&palette.class(ColorRamp::default(), class, 5));
    assert_eq!((0..5).filter(|class| is_full(*class)).collect::<Vec<_>>(), [4]);
}

#[test]
fn two_variables_make_nine_colours_at_most() {
    let scene = scene(&with(ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::default() }));
    let shades = shades(&scene);
    assert_eq!(shades.len(), 31);
    let pairs = shades.iter().map(|(id, shade)| match shade {
        AreaFill::Pair(first @ 0..=2, second @ 0..=2) => (*first, *second),
        other => panic!("{id}: {other:?}"),
    });
    let pairs: BTreeSet<_> = pairs.collect();
    assert!((4..=9).contains(&pairs.len()), "{pairs:?}");
}

/// Maps of two variables of which the second is not known, or not asked about, in some provinces.
fn pairs() -> Vec<View> {
    let with = |variable: Variable, change: &dyn Fn(&mut View)| {
        let mut view = with(ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::of(variable) });
        change(&mut view);
        view
    };
    let gdp = Variable::Indicator(IndicatorKind::Gdp);
    vec![
        with(gdp.clone(), &|view| Switch::LaterClusters.set(view, true)),
        with(gdp.clone(), &|view| view.place.provinces = ["JS", "ZJ"].map(ProvinceId::new).into()),
        with(Variable::LittleGiants("3".parse().unwrap()), &|view| view.place.regions = [Region::Central].into()),
        with(gdp, &|view| {
            Switch::LaterClusters.set(view, true);
            view.place.provinces = [ProvinceId::new("XZ")].into();
        }),
    ]
}

#[test]
fn every_fill_of_a_bivariate_map_is_in_its_key_and_stands_for_two_known_values() {
    let palette = Palette::of(Theme::default());
    for view in pairs() {
        let (content, scene) = (shown(&view), scene(&view));
        let classified = content.top_values().unwrap();
        let counts = CountedClusters::of(facts(), &view);
        let counts = ProvinceValues::of(facts(), &counts, &ThematicLayer::of(Variable::Clusters), None);
        let fills: BTreeMap<_, _> = shades(&scene).into_iter().collect();
        for province in catalogue().provinces.iter().map(|province| &province.id) {
            let is_asked =
                counts.get(province).is_some() || counts.without.get(province).is_some_and(|why| why.is_asked());
            let are_known = counts.get(province).is_some() && classified.values.get(province).is_some();
            let is_right = match fills.get(province) {
                Some(AreaFill::Pair(..)) => are_known,
                Some(AreaFill::Unknown) => is_asked && !are_known,
                Some(_) => false,
                None => !is_asked,
            };
            assert!(is_right, "{province}: {:?}", fills.get(province));
        }
        let samples = all_marks(&scene).into_iter().filter_map(|mark| match mark.item {
            Item::Shape { fill, .. } => fill,
            _ => None,
        });
        let samples: BTreeSet<_> = samples.collect();
        let unknown = fills.values().filter(|fill| **fill == AreaFill::Unknown).count();
        for fill in fills.values() {
            if let AreaFill::Pair(first, second) = fill {
                assert!(samples.contains(&palette.pair(*first, *second)), "{fill:?}");
            }
        }
        assert_eq!(unknown > 0, texts(&scene).contains("no data on one or both"), "{:?}", texts(&scene));
        let left_out = classified.shown().not_asked.len();
        assert_eq!(fills.len() + left_out, 31);
        assert_eq!(left_out > 0, texts(&scene).contains("left out by the filters"), "{:?}", texts(&scene));
        let said = caption(catalogue(), &content, &view).alt_text;
        assert!(left_out == 0 || said.contains(&format!("Left out by the filters: {left_out} provinces.")), "{said}");
        let is_empty = unknown == fills.len();
        let tells = unknown == 0 || said.contains(&format!("No data on one or both (hatched): {unknown} of "));
        assert!(is_empty && said.contains("No province has data on both.") || tells, "{said}");
    }
}

#[test]
fn a_value_of_a_weak_source_is_not_promised_for_a_later_date() {
    let layer = ThematicLayer::of(foreign_trade());
    for until in ["2019", "2023", "2026"] {
        let until = AsOf::parse(until).unwrap();
        let values = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, Some(&until));
        let is_promised = |why: &&NoValue| matches!(why, NoValue::NotYet(_));
        assert_eq!(values.without.values().find(is_promised), None, "{until}");
    }
    for language in Language::iter() {
        let view = View { language, ..with(layer.clone()) };
        let said = caption(catalogue(), &shown(&view), &view);
        let weak = messages(language).thematic.only_weak.replace("{n}", "31");
        assert!(said.alt_text.contains(&weak) && said.note.contains(&weak), "{said:?}");
    }
}

#[test]
fn the_timeline_has_all_announcements_by_date() {
    let stops = timeline(facts());
    assert!(stops.windows(2).all(|pair| pair[0].date.is_by(&pair[1].date)));
    let clusters: Vec<u32> =
        stops.iter().filter(|stop| matches!(stop.kind, EventKind::Clusters(_))).filter_map(|stop| stop.count).collect();
    assert_eq!(clusters, [25, 45, 80]);
    let batches = stops.iter().filter_map(|stop| match stop.kind {
        EventKind::LittleGiants(batches) => Some(batches),
        _ => None,
    });
    assert_eq!(batches.filter(|batches| batches.is_one()).count(), 7);
    assert!(stops.iter().all(|stop| !stop.sources.is_empty()));
}

#[test]
fn a_stop_shows_what_had_been_announced_by_then_in_classes_of_all_stops() {
    let view = with(ThematicLayer::default());
    let mut limits = BTreeSet::new();
    for stop in timeline(facts()) {
        let view = dated(facts(), &view, stop.date);
        let shown = shown(&view);
        let announced = match stop.date.as_str() {
            date if date < "2021-03-22" => 0,
            date if date < "2022-11-30" => 25,
            date if date < "2024-12" => 45,
            _ => 80,
        };
        assert_eq!(shown.clusters.len(), announced, "{}", stop.date);
        let classified = shown.top_values().unwrap().clone();
        assert!(classified.shared);
        limits.insert(format!("{:?}", classified.classes.as_ref().unwrap().limits()));
        if let EventKind::LittleGiants(batches) = stop.kind {
            assert_eq!(classified.layer.variable, Variable::LittleGiants(batches));
        }
    }
    assert_eq!(limits.len(), 1, "one set of classes");
}

#[test]
fn a_map_in_the_classes_or_on_the_scale_of_all_batches_says_so_in_key_note_and_alt_text() {
    const AREAS: [Symbology; 2] = [Symbology::Choropleth, Symbology::Bivariate];
    const CIRCLES: [Symbology; 1] = [Symbology::GraduatedSymbols];
    let words = [
        (
            &AREAS[..],
            Language::En,
            "same classes for all batches",
            "The same classes are used for all batches, whatever the date of the map.",
        ),
        (&AREAS, Language::Zh, "各批次分级相同", "各批次采用同一套分级，与地图日期无关。"),
        (
            &CIRCLES,
            Language::En,
            "same scale for all batches",
            "The same scale of circles is used for all batches, whatever the date of the map.",
        ),
        (&CIRCLES, Language::Zh, "各批次圆圈比例相同", "各批次圆圈采用同一比例，与地图日期无关。"),
    ];
    for (forms, language, key, sentence) in words {
        for form in forms {
            let layer = ThematicLayer { form: *form, ..batch("1") };
            let mut view = View { language, ..with(layer) };
            // The first clusters had been announced by then, so that both variables of a bivariate map are known.
            for until in [None, AsOf::parse("2021-06-10").ok()] {
                view.as_of = until;
                let said = caption(catalogue(), &shown(&view), &view);
                let is_shared = view.as_of.is_some();
                assert_eq!(said.note.contains(sentence), is_shared, "{}", said.note);
                assert_eq!(said.alt_text.contains(sentence), is_shared, "{}", said.alt_text);
                assert_eq!(texts(&scene(&view)).contains(key), is_shared, "{form:?}");
            }
        }
    }
}

#[test]
fn the_histogram_of_shared_classes_ends_where_their_rows_do() {
    for per in Normalisation::iter() {
        // Denominators count from their own dates on.
        for until in [None, Some("2021-06-11"), Some("2024-12-31"), Some("2025-12-31")] {
            let mut view = with(ThematicLayer { per, ..ThematicLayer::default() });
            view.as_of = until.map(|date| AsOf::parse(date).unwrap());
            let classified = shown(&view).top_values().unwrap().clone();
            if classified.values.values.is_empty() {
                assert_eq!((per, until), (Normalisation::Gdp, Some("2021-06-11")), "the product of 2024");
                continue;
            }
            let ranges: Vec<String> =
                (0..classified.made()).map(|class| range(&classified, class, Language::En)).collect();
            let (low, _) = ranges[0].split_once('–').unwrap();
            let (_, high) = ranges.last().unwrap().split_once('–').unwrap();
            let scene = scene(&view);
            let texts = texts(&scene);
            assert!(texts.contains(low) && texts.contains(high), "{per:?} {until:?} {ranges:?}: {texts:?}");
        }
    }
}

#[test]
fn the_ladder_as_of_a_date_knows_nothing_later() {
    let layer = ThematicLayer::of(Variable::Ladder(Tier::LittleGiant));
    let until = AsOf::parse("2022-12-31").unwrap();
    let then = ProvinceValues::of(facts(), &CountedClusters::default(), &layer, Some(&until));
    assert!(then.values.values().all(|value| value.as_of.unwrap().is_by(&until)));
    let now = values(&layer);
    assert!(then.values.len() < now.values.len() || then.span() != now.span());
}

#[test]
fn small_maps_are_one_for_each_batch_without_clusters() {
    let mut view = with(ThematicLayer::default());
    view.page.multiples = true;
    let view = cluster_atlas::query::as_drawn(&view);
    let shown = shown(&view);
    let events = shown.steps.iter().flat_map(|stop| &stop.step.events);
    assert_eq!(events.filter(|event| event.kind == EventKind::LittleGiants(Batches::FIRST_TWO)).count(), 1);
    assert_eq!(shown.steps.len(), 8);
    assert!(shown.steps.iter().all(|stop| stop.content.clusters.is_empty()));
}

#[test]
fn clusters_are_counted_whether_their_symbols_are_drawn_or_not() {
    let mut view = with(ThematicLayer::of(Variable::Clusters));
    let drawn = shown(&view).top_values().unwrap().clone().values.clone();
    Switch::Clusters.set(&mut view, false);
    assert_eq!(shown(&view).top_values().unwrap().clone().values, drawn);
    assert_eq!(drawn.get(&ProvinceId::new("JS")).unwrap().value, 10.0);
}

#[test]
fn only_what_is_announced_one_by_one_has_small_maps() {
    let mut view = with(ThematicLayer::of(Variable::Indicator(IndicatorKind::Gdp)));
    view.page.multiples = true;
    assert!(!cluster_atlas::query::as_drawn(&view).page.multiples);
    view.set_thematic(Some(ThematicLayer { form: Symbology::Bivariate, ..ThematicLayer::default() }));
    assert!(!cluster_atlas::query::as_drawn(&view).page.multiples);
    view.set_thematic(None);
    assert!(cluster_atlas::query::as_drawn(&view).page.multiples);
}

#[test]
fn cities_inside_and_inferred_values_are_named() {
    let view = with(ThematicLayer::default());
    let classified = shown(&view).top_values().unwrap().clone();
    let caveats =
        cluster_atlas::caption::caveats::of_layer(catalogue(), &classified, messages(view.language)).join(" ");
    assert!(caveats.contains("Zhejiang: including the separately planned city"), "{caveats}");
    assert!(caveats.contains("Xizang (Tibet): inferred"), "{caveats}");
}
