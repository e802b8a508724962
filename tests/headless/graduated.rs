//! Graduated circles: areas in proportion to values, their key, names beside them; keys of two variables.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cluster_atlas::{
    caption::caption,
    data,
    dataset::{DatasetId, MeasureId},
    export::PictureFormat,
    i18n::messages,
    model::{Detail, IndicatorKind, Language, ProvinceId},
    query::{ClassifiedValues, IgnoredBecause, MapContent, ignored_parts},
    scene::{
        Interaction, Item, Mark, Measurer, Outline, PlaneLayerKind, PlaneShape, Rect, Role, Scene, SceneBuilder,
        ScreenPoint, Size, Tag,
    },
    view::{ClassificationMethod, Layer, Normalisation, SeriesValue, Symbology, ThematicLayer, Theme, Variable, View},
};
use strum::IntoEnumIterator as _;

use crate::support::{as_format, catalogue, exporter, facts, run, shown, with_values};

const SIZE: Size = Size { width: 1100.0, height: 860.0 };

fn circles(variable: Variable) -> ThematicLayer {
    ThematicLayer { form: Symbology::GraduatedSymbols, ..ThematicLayer::of(variable) }
}

fn gdp() -> ThematicLayer {
    circles(Variable::Indicator(IndicatorKind::Gdp))
}

/// Circles alone, without symbols and names of clusters.
fn alone(layer: ThematicLayer) -> View {
    let mut view = with_values(layer);
    view.show_clusters(false, false);
    view
}

fn scene_of(content: &MapContent<'_>, view: &View, size: Size) -> Scene {
    let (base, overview) = (data::base_map().0, data::level(Detail::Overview).0);
    let mut builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
    builder.scene(catalogue(), content, view, size, Detail::Overview, &Interaction::default())
}

/// Circle of a province on a map.
#[derive(Clone, Copy, Debug)]
struct Circle {
    at: ScreenPoint,
    radius: f32,
    is_filled: bool,
    is_dashed: bool,
}

fn on_map(scene: &Scene) -> BTreeMap<ProvinceId, Circle> {
    let circle = |mark: &Mark| match (&mark.tag, &mark.item) {
        (Some(tag), Item::Shape { outline: Outline::Circle(at, radius), fill, stroke }) => {
            let is_dashed = stroke.is_some_and(|stroke| stroke.dash.is_some());
            Some((tag.province()?, Circle { at: *at, radius: *radius, is_filled: fill.is_some(), is_dashed }))
        }
        _ => None,
    };
    scene.marks.iter().filter_map(circle).collect()
}

/// Numbers of a key with the radii of their circles: a line leads from the top of the circle to the number.
fn in_key(marks: &[Mark]) -> Vec<(f64, f32)> {
    let circles = || {
        marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (None, Item::Shape { outline: Outline::Circle(at, radius), .. }) => Some((*at, *radius)),
            _ => None,
        })
    };
    let pairs = marks.windows(2).filter_map(|pair| match (&pair[0].item, &pair[1].item) {
        (Item::Shape { outline: Outline::Line(line), .. }, Item::Text(text)) => {
            let [top, _, end] = line[..] else { return None };
            assert!((end.y - text.frame.center().y).abs() < 0.01, "{text:?}");
            let is_below =
                |(at, radius): &(ScreenPoint, f32)| (at.x - top.x).abs() < 0.01 && (at.y - radius - top.y).abs() < 0.01;
            let number = text.text.replace(',', "").parse().ok()?;
            Some((number, circles().find(is_below).unwrap().1))
        }
        _ => None,
    });
    pairs.collect()
}

/// Square points of area for a value of one, of all circles large enough to be in proportion.
fn areas<'c>(circles: impl IntoIterator<Item = (f64, &'c f32)>) -> Vec<f64> {
    let proportional = circles.into_iter().filter(|(_, radius)| **radius > 1.2);
    proportional.map(|(value, radius)| f64::from(*radius).powi(2) / value.abs()).collect()
}

fn assert_alike(areas: &[f64]) {
    let [least, most] = [f64::INFINITY, 0.0]
        .map(|start| areas.iter().copied().fold(start, if start == 0.0 { f64::max } else { f64::min }));
    assert!(areas.len() > 3 && most / least < 1.001, "{areas:?}");
}

#[test]
fn areas_are_proportional_to_values_and_zero_unknown_and_not_asked_are_three_things() {
    for layer in [gdp(), circles(Variable::LittleGiants("5".parse().unwrap())), circles(Variable::Clusters)] {
        let view = alone(layer);
        let content = shown(&view);
        let classified = content.top_values().unwrap();
        let values = &classified.values;
        let circles = on_map(&scene_of(&content, &view, SIZE));
        for province in &catalogue().provinces {
            let (value, circle) = (values.get(&province.id).map(|value| value.value), circles.get(&province.id));
            let is_right = match (value, circle) {
                (Some(value), None) => value == 0.0,
                (Some(value), Some(circle)) => value > 0.0 && circle.is_filled && !circle.is_dashed,
                (None, Some(circle)) => classified.covers(province) && circle.is_dashed && !circle.is_filled,
                (None, None) => !classified.covers(province),
            };
            assert!(is_right, "{}: {value:?} is {circle:?}", province.id);
        }
        let known = circles.iter().filter_map(|(id, circle)| Some((values.get(id)?.value, &circle.radius)));
        assert_alike(&areas(known));
    }
}

#[test]
fn a_circle_of_the_key_is_as_large_as_that_of_a_province_with_its_value_in_window_page_and_small_maps() {
    let of = |content: &MapContent<'_>, scene: &Scene| {
        let values = &content.top_values().unwrap().values;
        let circles = on_map(scene);
        let known = circles.iter().filter_map(|(id, circle)| Some((values.get(id)?.value, &circle.radius)));
        areas(known)
    };
    let key = |marks: &[Mark]| {
        let key = in_key(marks);
        assert!((2..=4).contains(&key.len()), "{key:?}");
        for (value, _) in &key {
            let digits = value.to_string().replace(['0', '.'], "");
            assert!(["1", "2", "5"].contains(&digits.as_str()), "{value} is not round");
        }
        areas(key.iter().map(|(value, radius)| (*value, radius)))
    };
    let mut window = alone(gdp());
    for scale in [1.0, 4.0] {
        window.camera.metres_per_point *= scale;
        let content = shown(&window);
        let scene = scene_of(&content, &window, SIZE);
        let legend = scene.legend_marks(&Measurer::default(), 11.0);
        assert_alike(&[of(&content, &scene), key(&legend)].concat());
    }
    let mut small = alone(circles(Variable::LittleGiants("5".parse().unwrap())));
    small.page.multiples = true;
    for (view, maps) in [(alone(gdp()), 1), (small, 8)] {
        for shape in [(1920, 1080), (1600, 2000)] {
            let mut view = view.clone();
            (view.page.size.width, view.page.size.height) = (shape.0.into(), shape.1.into());
            let content = shown(&view);
            let (layout, _) = exporter().layout(&view, &as_format(PictureFormat::Svg)).unwrap();
            let figure = layout.parts.iter().find(|part| part.role == Role::Figure).unwrap();
            let mut all = key(&figure.marks);
            for (at, panel) in figure.panels.iter().take(maps).enumerate() {
                let content = content.steps.get(at).map_or(&content, |step| &step.content);
                all.extend(of(content, &panel.scene));
            }
            assert_alike(&all);
        }
    }
}

#[test]
fn circles_of_small_maps_are_on_one_scale_though_their_greatest_values_differ() {
    let mut view = with_values(circles(Variable::Clusters));
    view.layers.insert(0, Layer::of_values("batches", ThematicLayer::default()));
    view.layers.reverse();
    view.page.multiples = true;
    let content = shown(&view);
    let of_clusters = || {
        let values = content.steps.iter().flat_map(|step| &step.content.values);
        values.filter(|classified| classified.layer.variable == Variable::Clusters)
    };
    let most = |numbers: Vec<f64>| numbers.into_iter().fold(0.0, f64::max);
    let greatest: BTreeSet<u64> = of_clusters().map(|classified| most(classified.values.numbers()) as u64).collect();
    assert!(greatest.len() > 1, "{greatest:?}");
    let all = greatest.last().copied().unwrap() as f64;
    assert!(of_clusters().all(|classified| classified.greatest == Some(all)));
}

#[test]
fn circles_of_small_maps_are_small() {
    let largest = |view: &View| {
        let (layout, _) = exporter().layout(view, &as_format(PictureFormat::Svg)).unwrap();
        let scenes = layout.parts.iter().flat_map(|part| &part.panels).map(|panel| &panel.scene);
        let radii = scenes.flat_map(on_map).filter(|(_, circle)| circle.is_filled).map(|(_, circle)| circle.radius);
        radii.fold(0.0, f32::max)
    };
    let mut view = alone(circles(Variable::LittleGiants("5".parse().unwrap())));
    let one = largest(&view);
    view.page.multiples = true;
    let many = largest(&view);
    assert!(one > 14.0 && many < 0.7 * one, "{one} {many}");
}

#[test]
fn what_is_below_zero_has_an_empty_circle_of_its_size_and_says_so() {
    let view = alone(gdp());
    let mut values = shown(&view).top_values().unwrap().values.clone();
    let [below, zero] = ["GD", "SC"].map(ProvinceId::new);
    let most = values.get(&below).unwrap().value;
    values.values.get_mut(&below).unwrap().value = -most;
    values.values.get_mut(&zero).unwrap().value = 0.0;
    let classified = ClassifiedValues::from_values(gdp(), values);
    let content = MapContent { values: vec![Arc::new(classified)], ..MapContent::default() };
    let scene = scene_of(&content, &view, SIZE);
    let circles = on_map(&scene);
    let circle = circles[&below];
    assert!(!circle.is_filled && !circle.is_dashed && !circles.contains_key(&zero));
    let largest = circles.values().map(|circle| circle.radius).fold(0.0, f32::max);
    assert_eq!(circle.radius, largest, "the greatest by amount");
    let texts = texts(&scene);
    assert!(texts.contains(&"below zero, sized by amount".to_owned()) && texts.contains(&"zero, no circle".to_owned()));
}

fn texts(scene: &Scene) -> Vec<String> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Text(text) => Some(text.text.clone()),
        _ => None,
    });
    texts.chain(scene.legend_labels().map(|(label, _)| label.to_owned())).collect()
}

#[test]
fn no_circle_is_hidden_by_a_name_and_no_province_loses_its_name_to_a_circle() {
    for language in Language::iter() {
        let view = View { language, ..alone(gdp()) };
        let scene = scene_of(&shown(&view), &view, SIZE);
        let names: Vec<_> = scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.item {
                Item::Text(text) if text.halo.is_some() => {
                    Some((mark.tag.as_ref().and_then(Tag::province), text.frame))
                }
                _ => None,
            })
            .collect();
        for (id, circle) in on_map(&scene) {
            let side =
                |low: f32, high: f32, at: f32| (high.min(at + circle.radius) - low.max(at - circle.radius)).max(0.0);
            let covered = |is_own: bool| -> f32 {
                let names = names.iter().filter(|(province, _)| (province.as_ref() == Some(&id)) == is_own);
                let area = |(_, name): &(_, Rect)| {
                    side(name.min.x, name.max.x, circle.at.x) * side(name.min.y, name.max.y, circle.at.y)
                };
                names.map(area).sum::<f32>() / (2.0 * circle.radius).powi(2)
            };
            assert!(covered(true) <= 0.5 && covered(false) <= 0.1, "{id}: {circle:?}");
        }
        let mut filled = view.clone();
        filled.set_thematic(Some(ThematicLayer { form: Symbology::Choropleth, ..gdp() }));
        let of_provinces = |scene: &Scene| -> BTreeSet<ProvinceId> {
            let name = |mark: &Mark| match &mark.item {
                Item::Text(_) => mark.tag.as_ref()?.province(),
                _ => None,
            };
            scene.marks.iter().filter_map(name).collect()
        };
        let (with, without) = (of_provinces(&scene), of_provinces(&scene_of(&shown(&filled), &filled, SIZE)));
        assert!(without.len() > 20, "{without:?}");
        let lost: Vec<_> = without.difference(&with).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

#[test]
fn circles_of_rates_say_that_colour_is_better_and_those_of_amounts_do_not() {
    let series = |measure: &str| SeriesValue::new(DatasetId::new("province_series"), MeasureId::new(measure), 2023);
    let per = |per| ThematicLayer { per, ..circles(Variable::LittleGiants("1-2".parse().unwrap())) };
    let share = ThematicLayer { per: Normalisation::Nation, ..circles(Variable::Series(series("rd_expenditure"))) };
    for (layer, is_rate) in [
        (per(Normalisation::Nothing), false),
        (per(Normalisation::Population), true),
        (per(Normalisation::Gdp), true),
        (circles(Variable::Series(series("rd_intensity"))), true),
        // A share of the nation is an amount in another unit.
        (share, false),
        (ThematicLayer { form: Symbology::Choropleth, ..per(Normalisation::Population) }, false),
    ] {
        for language in Language::iter() {
            let view = View { language, ..alone(layer.clone()) };
            let content = shown(&view);
            let sentence = &messages(language).thematic.circles_of_rates;
            let said = caption(catalogue(), &content, &view);
            assert_eq!(said.note.contains(sentence), is_rate, "{layer:?}: {}", said.note);
            let scene = scene_of(&content, &view, SIZE);
            let key = scene.legend_labels().map(|(label, _)| label).collect::<String>().replace(' ', "");
            assert_eq!(key.contains(&sentence.replace(' ', "")), is_rate, "{layer:?}: {key}");
        }
    }
}

#[test]
fn flags_and_settings_of_classes_are_refused_or_named_where_circles_cannot_heed_them() {
    let folder = tempfile::tempdir().unwrap();
    let out = crate::support::file(&folder, "map.svg");
    for flags in ["--classes 4", "--limits 100,500", "--classing quantile", "--reverse-colors"] {
        let arguments = format!("export -o {out} --layer gdp --form graduated-symbols {flags}");
        let (code, _, errors) = run(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!(code, Some(2), "{flags}: {errors}");
        assert!(errors.contains("has no effect on circles"), "{flags}: {errors}");
    }
    let named = |layer: ThematicLayer| {
        let parts = ignored_parts(facts(), &with_values(layer)).into_iter();
        parts.map(|part| (part.property, part.because)).collect::<Vec<_>>()
    };
    assert_eq!(named(gdp()), []);
    let classed = ThematicLayer { classes: 7, method: ClassificationMethod::Quantile, ..gdp() };
    let expected = ["method", "classes"].map(|name| (format!("layers.values.{name}"), IgnoredBecause::Form));
    assert_eq!(named(classed), expected);
}

/// A map of two variables by a method.
fn pair(method: ClassificationMethod, breaks: &[f64]) -> ThematicLayer {
    ThematicLayer { form: Symbology::Bivariate, method, breaks: breaks.to_vec(), ..gdp() }
}

#[test]
fn own_limits_and_head_tail_breaks_of_two_variables_are_heeded_or_named() {
    let limits = |layer: ThematicLayer| {
        let content = shown(&with_values(layer));
        let classified = content.top_values().unwrap();
        (classified.classes.as_ref().unwrap().limits(), classified.second().unwrap().classes.unwrap().limits())
    };
    let natural = limits(pair(ClassificationMethod::NaturalBreaks, &[]));
    let own = limits(pair(ClassificationMethod::Manual, &[1000.0, 5000.0]));
    assert_eq!(own.0[..2], [1000.0, 5000.0]);
    assert_eq!(own.1, natural.1, "limits of the first variable are not those of clusters");
    let numbers = shown(&with_values(gdp())).top_values().unwrap().values.numbers();
    let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
    let head = limits(pair(ClassificationMethod::HeadTail, &[]));
    assert!(head.0.len() == 3 && (head.0[0] - mean).abs() < 1e-6, "{head:?}");
    // More classes than the nine colours allow.
    let many = pair(ClassificationMethod::Manual, &[500.0, 1000.0, 5000.0]);
    assert_eq!(limits(many.clone()).0, natural.0);
    let parts = ignored_parts(facts(), &with_values(many));
    assert_eq!(parts.iter().map(|part| part.property.as_str()).collect::<Vec<_>>(), ["layers.values.breaks"]);
}

#[test]
fn the_key_of_two_variables_words_its_axes_and_has_the_limits_at_its_ticks() {
    let view = with_values(pair(ClassificationMethod::Manual, &[1000.0, 5000.0]));
    let scene = scene_of(&shown(&view), &view, SIZE);
    let legend = scene.legend_marks(&Measurer::default(), 11.0);
    let at = |wanted: &str| {
        let found = legend.iter().find_map(|mark| match &mark.item {
            Item::Text(text) if text.text == wanted => Some(text.frame.center()),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{wanted} in {:?}", texts(&scene)))
    };
    let [low, high] = ["1,000", "5,000"].map(at);
    assert!(low.y == high.y && low.x < high.x);
    let [below, above] = ["higher GDP →", "↑ more clusters"].map(at);
    assert!(above.y < low.y && low.y < below.y);
    // Both limits stand at the edges of the middle cells.
    let cells: Vec<_> = legend
        .iter()
        .filter_map(|mark| match &mark.item {
            Item::Shape { outline: Outline::Rect(rect, 0.0), fill: Some(_), .. } if mark.tag.is_none() => Some(*rect),
            _ => None,
        })
        .collect();
    for limit in [low, high] {
        let is_edge = |x: f32| (x - limit.x).abs() < 0.01;
        assert!(cells.iter().any(|cell| is_edge(cell.min.x)) && cells.iter().any(|cell| is_edge(cell.max.x)));
    }
    let chinese = View { language: Language::Zh, ..view };
    let legend = scene_of(&shown(&chinese), &chinese, SIZE).legend_marks(&Measurer::default(), 11.0);
    assert!(legend.iter().any(
        |mark| matches!(&mark.item, Item::Text(text) if text.text.starts_with('↑') && text.text.ends_with("越多"))
    ));
}

#[test]
fn a_selected_province_is_outlined_and_keeps_the_colour_of_its_class() {
    for theme in Theme::iter() {
        let mut view = View { theme, ..with_values(ThematicLayer::default()) };
        view.selection = Some(ProvinceId::new("SH").into());
        let content = shown(&view);
        let (base, overview) = (data::base_map().0, data::level(Detail::Overview).0);
        let mut builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
        let hover = Interaction { hovered: Some(ProvinceId::new("JS").into()), ..Interaction::default() };
        let scene = builder.scene(catalogue(), &content, &view, SIZE, Detail::Overview, &hover);
        let mut outlines = 0;
        for layer in &scene.ground {
            if matches!(layer.key.kind, PlaneLayerKind::Highlight(_) | PlaneLayerKind::Hover(_)) {
                let color = |shape: &PlaneShape| match shape {
                    PlaneShape::Line { stroke, .. } => (stroke.color.r, stroke.color.g, stroke.color.b),
                    PlaneShape::Area { .. } => panic!("a fill"),
                };
                let tones: BTreeSet<_> = layer.shapes.iter().map(color).collect();
                assert_eq!(tones.len(), 2, "dark and light: {tones:?}");
                outlines += 1;
            }
        }
        assert_eq!(outlines, 2);
    }
}
