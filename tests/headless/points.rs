//! Layers of points of any dataset: drawn, named, pointed at, and the same in every format.

use std::{collections::BTreeSet, sync::Arc};

use cluster_atlas::{
    data,
    dataset::{DatasetBuilder, DatasetId, Field, LocalText, OwnOrigin, Role},
    model::{ClusterId, Detail, Language, LonLat},
    query::{LayerDensity, LayerPoint, LayerPoints, MapContent, MapExtent},
    scene::{
        Color, Discs, FeatureColors, Interaction, Item, MapFeatures, MapFrame, Mark, Opacity, Outline, PageElement,
        PageLayout, Palette, PlaneLayerKind, PlaneShape, PointLayer, Rect, Scene, SceneBuilder, ScreenPoint, Size,
        Stroke, SymbolShape, Tag,
    },
    surface::{self, PictureMetadata, TextForm},
    view::{Camera, ColorRamp, FeatureRef, LayerId, PageSize, View},
};

use crate::{
    golden::drawing,
    support::{catalogue, drawn_by_poppler, exporter, facts, mean_difference},
};

const SIZE: Size = Size { width: 900.0, height: 700.0 };
const COLOR: Color = Color { r: 176, g: 42, b: 120, a: 255 };

fn builder() -> SceneBuilder {
    let (base, _) = data::base_map();
    let (overview, _) = data::level(Detail::Overview);
    SceneBuilder::new(Arc::new(base), Arc::new(overview))
}

/// Points in rows of a hundred between two corners in degrees, named by their number.
fn points(n: usize, (west, south): (f64, f64), (east, north): (f64, f64)) -> Arc<LayerPoints> {
    let place = |i: usize| {
        let (column, row) = ((i % 100) as f64 / 99.0, (i / 100) as f64 / (n as f64 / 100.0).ceil());
        LonLat::new(west + (east - west) * column, south + (north - south) * row)
    };
    points_at("made-up", (0..n).map(place))
}

/// Points of a dataset at places, named by their number.
fn points_at(dataset: &str, places: impl Iterator<Item = LonLat>) -> Arc<LayerPoints> {
    let places: Vec<LonLat> = places.collect();
    let numbers: Vec<usize> = (0..places.len()).collect();
    let builder = DatasetBuilder::new(&numbers)
        .keys(Field::new("key", LocalText::default(), Role::Key), |i| format!("row-{i}"))
        .texts(Field::new("name", LocalText::default(), Role::Name(Language::En)), |i| {
            Some(format!("FeaturePoint {i}"))
        });
    let id = DatasetId::new(dataset);
    let dataset = builder.finish_own(id, LocalText::default(), OwnOrigin::default()).unwrap();
    let point = |(row, at)| LayerPoint { row, at, is_weak: false, category: None, size: None };
    let points = (0..).zip(places).map(point).collect();
    Arc::new(LayerPoints::new(Arc::new(dataset), None, Language::En, points))
}

fn layer(points: Arc<LayerPoints>) -> PointLayer {
    let shape = SymbolShape::Circle;
    PointLayer {
        layer: LayerId::new("made-up"),
        dataset: DatasetId::new("made-up"),
        points,
        shape,
        ramp: ColorRamp::default(),
        colors: FeatureColors::plain(COLOR),
        radius: 3.0,
        greatest: None,
        opacity: Opacity::FULL,
        labels: false,
    }
}

/// A layer over eastern China.
fn eastern(n: usize) -> PointLayer {
    layer(points(n, (104.0, 24.0), (120.0, 39.0)))
}

fn scene_of(layers: &[PointLayer], view: &View, interaction: &Interaction) -> Scene {
    let mut content = MapContent::of(facts(), view);
    let map = MapExtent::of(view, (SIZE.width.into(), SIZE.height.into()));
    let density = |layer: &PointLayer| LayerDensity::of(&layer.layer, &layer.points, &map, false);
    content.densities.extend(layers.iter().filter_map(density));
    let features = MapFeatures { content: &content, points: layers };
    builder().scene(catalogue(), features, view, SIZE, Detail::Overview, interaction)
}

fn scene(layers: &[PointLayer], view: &View) -> Scene {
    scene_of(layers, view, &Interaction::default())
}

/// Keys and positions of the symbols of points, in drawing order.
fn symbols(scene: &Scene) -> Vec<(String, ScreenPoint)> {
    let symbol = |mark: &Mark| match (&mark.tag, &mark.item) {
        (Some(tag), Item::Symbol { at, .. }) => Some((further(tag)?.key.to_string(), *at)),
        _ => None,
    };
    scene.marks.iter().filter_map(symbol).collect()
}

fn discs(scene: &Scene) -> Vec<&Discs> {
    let discs = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Discs(discs) => Some(&**discs),
        _ => None,
    });
    discs.collect()
}

/// Names of the points that are labelled.
fn names(scene: &Scene) -> Vec<String> {
    let name = |mark: &Mark| match (&mark.tag, &mark.item) {
        (Some(tag), Item::Text(text)) => further(tag).map(|_| text.text.clone()),
        _ => None,
    };
    scene.marks.iter().filter_map(name).collect()
}

fn feature(key: &str) -> FeatureRef {
    FeatureRef::new(DatasetId::new("made-up"), key)
}

/// The feature of a tag, if it is neither a national cluster nor a province.
fn further(tag: &Tag) -> Option<&FeatureRef> {
    tag.feature().filter(|feature| feature.cluster().is_none() && feature.province().is_none())
}

fn is_further(tag: &Tag) -> bool {
    further(tag).is_some()
}

fn is_cluster(tag: &Tag) -> bool {
    tag.cluster().is_some()
}

#[test]
fn a_map_without_points_is_the_map_that_it_was() {
    let content = MapContent::of(facts(), &View::default());
    let plain =
        builder().scene(catalogue(), &content, &View::default(), SIZE, Detail::Overview, &Interaction::default());
    assert_eq!(plain, scene(&[], &View::default()));
    assert_eq!(plain, scene(&[layer(Arc::new(LayerPoints::default()))], &View::default()));
}

#[test]
fn every_point_is_a_symbol_that_can_be_pointed_at_below_those_of_clusters() {
    let scene = scene(&[eastern(2_000)], &View::default());
    let symbols = symbols(&scene);
    assert_eq!(symbols.len(), 2_000);
    for (key, at) in &symbols {
        assert_eq!(scene.feature_at(*at), Some(feature(key)));
    }
    assert_eq!(scene.feature_at(ScreenPoint::new(5.0, 5.0)), None);
    let at = |wanted: fn(&Tag) -> bool| {
        move |mark: &Mark| mark.tag.as_ref().is_some_and(wanted) && matches!(mark.item, Item::Symbol { .. })
    };
    let last_point = scene.marks.iter().rposition(at(is_further)).unwrap();
    let first_cluster = scene.marks.iter().position(at(is_cluster)).unwrap();
    assert!(last_point < first_cluster);
}

#[test]
fn points_on_one_spot_stand_apart_and_panning_does_not_move_them_against_one_another() {
    let city = catalogue().city(&catalogue().clusters[0].lead().unwrap().city).unwrap().at;
    let layers = [layer(points_at("made-up", std::iter::repeat_n(city, 7)))];
    let view = View::default();
    let panned = View { camera: view.camera.panned(31.0, -17.0), ..view.clone() };
    let (here, there) = (symbols(&scene(&layers, &view)), symbols(&scene(&layers, &panned)));
    assert_eq!((here.len(), there.len()), (7, 7));
    for (i, (_, at)) in here.iter().enumerate() {
        assert!(here[i + 1..].iter().all(|(_, other)| at.distance(*other) > 6.0), "{here:?}");
        let (dx, dy) = (there[i].1.x - at.x, there[i].1.y - at.y);
        assert!((dx + 31.0).abs() < 0.1 && (dy - 17.0).abs() < 0.1, "{dx}, {dy}");
    }
}

#[test]
fn on_a_map_too_small_for_symbols_apart_bubbles_stand_for_them_until_one_is_opened() {
    let layers = [eastern(200)];
    let mut view = View::default();
    view.show_clusters(false, false);
    let closed = |scene: &Scene| scene.bubbles.iter().map(|bubble| bubble.members.len()).sum::<usize>();
    view.camera.metres_per_point = 30_000.0;
    let small = scene(&layers, &view);
    assert!(closed(&small) > 150 && symbols(&small).len() + closed(&small) == 200, "{}", closed(&small));
    let hovered = Interaction { hovered: small.bubbles[0].tag(), ..Interaction::default() };
    let opened = scene_of(&layers, &view, &hovered);
    assert!(opened.bubbles[0].is_open && opened.bubbles[0].members == small.bubbles[0].members);
    assert_eq!(symbols(&opened).len(), symbols(&small).len() + small.bubbles[0].members.len());
    view.camera.metres_per_point = 2_000.0;
    assert_eq!(closed(&scene(&layers, &view)), 0);
}

/// Points that are shown by the hexagons on the ground of a scene; each hexagon once, for its area.
fn hexagons(scene: &Scene) -> usize {
    let layers = scene.ground.iter().filter(|layer| matches!(layer.key.kind, PlaneLayerKind::Density(..)));
    layers.map(|layer| layer.shapes.len()).sum()
}

#[test]
fn what_is_outside_the_picture_is_not_drawn() {
    let center = LonLat::new(113.0, 31.5);
    let view = View { camera: Camera { center, metres_per_point: 300.0, ..Camera::default() }, ..View::default() };
    for n in [200, 2_000, 30_000] {
        let layers = [eastern(n)];
        let (all, part) = (scene(&layers, &View::default()), scene(&layers, &view));
        let closed = all.bubbles.iter().flat_map(|bubble| &bubble.members).filter(|member| member.cluster().is_none());
        if n < 30_000 {
            assert_eq!(symbols(&all).len() + closed.count(), n);
        } else {
            assert!(symbols(&all).is_empty() && hexagons(&all) > 500, "{}", hexagons(&all));
        }
        let number = symbols(&part).len() + discs(&part).iter().map(|discs| discs.at.len()).sum::<usize>();
        assert!((1..n / 4).contains(&number), "{number} of {n}");
        let frame = Rect::from_min_size(ScreenPoint::default(), SIZE.width, SIZE.height).grown(4.0);
        assert!(symbols(&part).iter().all(|(_, at)| frame.contains(&Rect::around(*at, 0.0))));
    }
}

/// A picture so close that many points have room.
fn roomy() -> View {
    let center = LonLat::new(112.0, 31.5);
    View { camera: Camera { center, metres_per_point: 2_000.0, ..Camera::default() }, ..View::default() }
}

#[test]
fn symbols_that_would_hide_one_another_are_hexagons_and_the_selected_one_stands_on_them() {
    let dense = [PointLayer { labels: true, ..eastern(20_000) }];
    let all = scene(&dense, &View::default());
    assert!(symbols(&all).is_empty() && discs(&all).is_empty() && names(&all).is_empty());
    assert!(hexagons(&all) > 500, "{}", hexagons(&all));
    let view = View { selection: Some(feature("row-42")), ..View::default() };
    assert_eq!(symbols(&scene(&dense, &view)).into_iter().map(|(key, _)| key).collect::<Vec<_>>(), ["row-42"]);
    assert_eq!(hexagons(&scene(&[eastern(1_900)], &View::default())), 0, "few have room enough");
}

#[test]
fn panning_changes_no_hexagon_and_zooming_in_ends_them() {
    let dense = [eastern(20_000)];
    let cells = |view: &View| {
        let scene = scene(&dense, view);
        let layers = scene.ground.iter().filter(|layer| matches!(layer.key.kind, PlaneLayerKind::Density(..)));
        let shapes = layers.flat_map(|layer| layer.shapes.clone());
        let area = |shape: PlaneShape| match shape {
            PlaneShape::Area { rings, fill } => (format!("{rings:?}"), fill.r, fill.g, fill.b),
            PlaneShape::Line { .. } => panic!("hexagons have no outlines"),
        };
        shapes.map(area).collect::<BTreeSet<_>>()
    };
    let view = View::default();
    let panned = View { camera: view.camera.panned(31.0, -17.0), ..view.clone() };
    assert_eq!(cells(&view), cells(&panned), "all lie within both pictures");
    let mut close = view.clone();
    close.camera.metres_per_point = 300.0;
    assert!(cells(&close).is_empty());
}

#[test]
fn too_many_symbols_are_discs_that_can_still_be_pointed_at() {
    let wide =
        |n| PointLayer { labels: true, opacity: Opacity::new(0.5), ..layer(points(n, (101.0, 26.0), (123.0, 37.0))) };
    let few = scene(&[wide(5_000)], &roomy());
    let drawn = symbols(&few).len();
    assert!(drawn > 3_000 && discs(&few).is_empty(), "{drawn}");
    assert!(!names(&few).is_empty());
    let many = scene(&[wide(8_000)], &roomy());
    assert!(symbols(&many).is_empty() && names(&many).is_empty());
    let [discs] = discs(&many)[..] else { panic!("one item") };
    assert!(discs.at.len() > 5_000 && discs.fill.a == 128);
    for (row, at) in discs.rows.iter().zip(&discs.at).step_by(97) {
        // Discs lie on one another: the nearest is found, which may have the same place.
        let Some(FeatureRef { key, .. }) = many.feature_at(*at) else { panic!("a feature at {at:?}") };
        let number = discs.points.iter().position(|point| discs.points.key(point) == &*key).unwrap() as u32;
        let found = discs.rows.iter().position(|row| *row == number).unwrap();
        let own = discs.rows.iter().position(|other| other == row).unwrap();
        assert!(discs.at[found].distance(discs.at[own]) < 0.01);
    }
}

#[test]
fn labels_of_points_give_way_to_provinces_and_clusters_and_come_before_cities() {
    let center = LonLat::new(120.0, 31.5);
    let view = View { camera: Camera { center, metres_per_point: 900.0, ..Camera::default() }, ..View::default() };
    let of = |scene: &Scene, is_wanted: fn(&Tag) -> bool| -> BTreeSet<String> {
        let texts = scene.marks.iter().filter_map(|mark| match (&mark.tag, &mark.item) {
            (Some(tag), Item::Text(text)) if is_wanted(tag) => Some(text.text.clone()),
            _ => None,
        });
        texts.collect()
    };
    let above = |tag: &Tag| tag.feature().is_some() && !is_further(tag);
    let cities = |tag: &Tag| matches!(tag, Tag::City(_));
    // More points than are blocked for, so that only labels compete.
    let points = points(900, (117.0, 29.0), (123.0, 34.0));
    let with = |labels| scene(&[PointLayer { labels, ..layer(Arc::clone(&points)) }], &view);
    let (without, with) = (with(false), with(true));
    assert!(names(&with).len() > 20 && names(&without).is_empty());
    assert_eq!(of(&with, above), of(&without, above));
    assert!(!of(&without, above).is_empty());
    assert!(of(&with, cities).len() < of(&without, cities).len());
}

#[test]
fn a_hovered_point_is_named_and_drawn_above_the_others() {
    for n in [250, 2_000, 30_000] {
        let layers = [eastern(n)];
        let interaction = Interaction { hovered: Some(feature("row-42").into()), ..Interaction::default() };
        let scene = scene_of(&layers, &View::default(), &interaction);
        assert_eq!(names(&scene), ["FeaturePoint 42"], "{n}");
        let keys: Vec<String> = symbols(&scene).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys.iter().rposition(|key| key == "row-42"), Some(keys.len() - 1), "{n}");
        assert_eq!(keys.iter().filter(|key| *key == "row-42").count(), 1, "{n}");
    }
    let elsewhere = FeatureRef::new(DatasetId::new("another"), "row-42");
    let interaction = Interaction { hovered: Some(elsewhere.into()), ..Interaction::default() };
    assert!(names(&scene_of(&[eastern(250)], &View::default(), &interaction)).is_empty());
}

/// Number of rings around symbols.
fn rings(scene: &Scene) -> usize {
    let color = Palette::of(View::default().theme).map.selection;
    let is_ring = |mark: &&Mark| match &mark.item {
        Item::Shape { outline: Outline::Circle(..), fill: None, stroke: Some(stroke) } => {
            mark.tag.is_none() && stroke.color == color
        }
        _ => false,
    };
    scene.marks.iter().filter(is_ring).count()
}

#[test]
fn a_selected_point_is_outlined_named_and_drawn_above_the_others() {
    for n in [250, 2_000, 30_000] {
        let layers = [eastern(n)];
        let view = View { selection: Some(feature("row-42")), ..View::default() };
        let selected = scene(&layers, &view);
        assert_eq!((rings(&selected), names(&selected)), (1, vec!["FeaturePoint 42".to_owned()]), "{n}");
        assert_eq!(symbols(&selected).last().map(|(key, _)| key.as_str()), Some("row-42"), "{n}");
        let other = View { selection: Some(FeatureRef::new(DatasetId::new("another"), "row-42")), ..View::default() };
        assert_eq!((rings(&scene(&layers, &other)), names(&scene(&layers, &other)).len()), (0, 0), "{n}");
        let interaction = Interaction { hovered: Some(feature("row-7").into()), ..Interaction::default() };
        assert_eq!(rings(&scene_of(&layers, &view, &interaction)), 2, "{n}");
    }
}

#[test]
fn a_picture_says_which_characteristic_cluster_is_highlighted_and_outlines_it() {
    let selected = FeatureRef::new(DatasetId::new("characteristic_clusters"), "sc003");
    for (language, sentence) in
        [(Language::En, "Highlighted: Qinghe County cashmere."), (Language::Zh, "突出显示：清河县羊绒产业集群。")]
    {
        let mut view = View { selection: Some(selected.clone()), language, ..View::default() };
        let alt_text = |view: &View| exporter().caption(view).alt_text;
        assert!(!alt_text(&view).contains(sentence), "not on the map");
        view.show_layer("characteristic_clusters", true);
        assert!(alt_text(&view).ends_with(sentence), "{}", alt_text(&view));
        view.show_clusters(false, false);
        assert!(alt_text(&view).ends_with(sentence), "{}", alt_text(&view));
        let drawn = |view: &View| {
            let content = MapContent::of(facts(), view);
            builder().scene(catalogue(), &content, view, SIZE, Detail::Overview, &Interaction::default())
        };
        assert_eq!(rings(&drawn(&view)), 1);
        assert_eq!(rings(&drawn(&View { selection: None, ..view })), 0);
    }
}

#[test]
fn the_label_of_a_selected_cluster_stays_where_points_are() {
    let id = ClusterId::new("wuxi-internet-of-things");
    let view = View { selection: Some(FeatureRef::from(id.clone())), ..View::default() };
    let scene = scene(&[PointLayer { labels: true, ..eastern(300) }], &view);
    assert!(
        scene.marks.iter().any(|mark| mark.tag == Some(Tag::from(id.clone())) && matches!(mark.item, Item::Text(_)))
    );
}

/// A page with nothing but a map.
fn page(scene: Scene) -> PageLayout {
    let frame = Rect::from_min_size(ScreenPoint::default(), SIZE.width, SIZE.height);
    let border = Stroke::solid(Color { r: 0, g: 0, b: 0, a: 0 }, 1.0);
    let figure = PageElement {
        role: cluster_atlas::scene::Role::Figure,
        panels: vec![MapFrame { frame, scene, border }],
        marks: Vec::new(),
    };
    PageLayout {
        size: SIZE,
        background: Some(Color { r: 255, g: 255, b: 255, a: 255 }),
        parts: vec![figure],
        missing: BTreeSet::new(),
        cut: false,
        missing_content: BTreeSet::new(),
        visible: 0,
    }
}

#[test]
fn symbols_and_discs_look_the_same_in_every_format() {
    let (width, height) = (SIZE.width as u32, SIZE.height as u32);
    for n in [280, 1_900] {
        let mut alone = scene(&[PointLayer { opacity: Opacity::new(0.5), ..eastern(n) }], &View::default());
        // Letters and lines are compared elsewhere.
        alone.ground.clear();
        alone.marks.retain(|mark| mark.tag.as_ref().is_some_and(is_further) || matches!(mark.item, Item::Discs(_)));
        let layout = page(alone);
        let mut metadata = PictureMetadata::new(&View::default());
        (metadata.title, metadata.alt_text) = ("Points".to_owned(), "Points".to_owned());
        let page = PageSize::px(SIZE.width.into(), SIZE.height.into());
        let svg = drawing::drawn(&surface::svg(&layout, page, &metadata, TextForm::Outlines), width, height);
        let pdf = drawn_by_poppler(&surface::pdf(&layout, metadata).unwrap(), width, height);
        let pixels = surface::Raster::new(&layout, width, height).unwrap().pixels().unwrap();
        let rgb: Vec<u8> = pixels.rgba.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
        let sea = rgb[..3].repeat(rgb.len() / 3);
        let of_points = mean_difference(&rgb, &sea);
        for (name, other) in [("SVG", svg), ("PDF", pdf)] {
            let difference = mean_difference(&rgb, &other.rgb());
            assert!(difference < 0.25 * of_points, "{n} {name}: {difference} of {of_points}");
        }
    }
}

#[test]
fn svg_names_dataset_and_key_of_a_symbol_and_the_dataset_of_discs() {
    let mut close = View::default();
    close.camera.center = LonLat::new(112.0, 26.1);
    close.camera.metres_per_point = 500.0;
    let svg = |n, view: &View| {
        let place = |i: usize| LonLat::new(101.0 + (i % 100) as f64 * 0.22, 26.0 + (i / 100) as f64 * 0.13);
        let points = points_at("a&b", (0..n).map(place));
        let layout = page(scene(&[PointLayer { dataset: DatasetId::new("a&b"), ..layer(points) }], view));
        let page = PageSize::px(SIZE.width.into(), SIZE.height.into());
        surface::svg(&layout, page, &PictureMetadata::new(&View::default()), TextForm::Live)
    };
    assert!(svg(200, &close).contains("<g data-dataset=\"a&amp;b\" data-feature=\"row-"));
    let discs = svg(8_000, &roomy());
    assert_eq!(discs.matches("<g data-dataset=\"a&amp;b\"").count(), 1);
    assert!(discs.matches("<circle ").count() > 5_000);
}

#[test]
fn a_map_of_points_alone_has_a_legend_and_names_where_their_places_are_from() {
    let mut view = View::default();
    view.base.city_labels = false;
    view.show_clusters(false, false);
    let texts = |view: &View| -> Vec<String> {
        let text = |mark: &Mark| match &mark.item {
            Item::Text(text) => Some(text.text.clone()),
            _ => None,
        };
        let scene = scene(&[], view);
        let labels = scene.legend_labels().map(|(label, _)| label.to_owned());
        scene.marks.iter().filter_map(text).chain(labels).collect()
    };
    let says = |view: &View, wanted: &str| texts(view).iter().any(|text| text.contains(wanted));
    assert!(!says(&view, "SME characteristic clusters") && !says(&view, "GeoNames"));
    view.show_layer("characteristic_clusters", true);
    assert!(says(&view, "SME characteristic clusters") && says(&view, "GeoNames"), "{:?}", texts(&view));
}

#[test]
fn a_layer_moved_above_the_national_clusters_is_drawn_and_told_of_above_them() {
    let id = LayerId::new("characteristic_clusters");
    let mut view = View::default();
    view.show_layer(id.as_str(), true);
    let order = |view: &View| {
        let content = MapContent::of(facts(), view);
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let mut scene_builder = SceneBuilder::new(Arc::new(base), Arc::new(overview));
        let (size, interaction) = (Size { width: 900.0, height: 700.0 }, Interaction::default());
        let scene = scene_builder.scene(facts().catalogue(), &content, view, size, Detail::Overview, &interaction);
        let last = |is: fn(&Tag) -> bool| {
            let mut marks = scene.marks.iter();
            marks
                .rposition(|mark| mark.tag.as_ref().is_some_and(is) && matches!(mark.item, Item::Symbol { .. }))
                .unwrap()
        };
        let text = |wanted: &str| scene.legend_labels().position(|(label, _)| label == wanted).unwrap();
        let on_map = last(is_further) > last(is_cluster);
        let in_legend = text("SME characteristic clusters") < text("Clusters by sector");
        [on_map, in_legend]
    };
    assert_eq!(order(&view), [false, false]);
    view.move_layer(&id, 1);
    assert_eq!(order(&view), [true, true]);
}
