//! Clusters of a picture can be named from the picture alone, and nothing on its maps lies upon anything else.

use std::collections::BTreeSet;

use cluster_atlas::{
    export::{Exporter, ExtentMode, PictureOptions},
    model::{ClusterId, Language, ProvinceId},
    scene::{Item, Mark, Outline, PageLayout, Rect, Scene, ScreenPoint, Tag},
    view::{PageSize, Preset, View},
};
use strum::IntoEnumIterator as _;

use crate::support::{catalogue, exporter};

/// Sizes at which every cluster is identified.
const LARGE: [Preset; 6] =
    [Preset::A4Landscape, Preset::A4Portrait, Preset::A3Landscape, Preset::A3Portrait, Preset::Slide, Preset::Slide4k];

/// Maps of the 45 clusters of 2022, and of these with the 35 of 2024, in both languages.
fn nations() -> Vec<View> {
    let mut views = Vec::new();
    for language in [Language::En, Language::Zh] {
        for with_later in [false, true] {
            let mut view = View { language, ..View::default() };
            view.show_clusters(true, with_later);
            views.push(view);
        }
    }
    views
}

fn laid_out(exporter: &mut Exporter, view: &View, size: PageSize) -> PageLayout {
    let mut view = view.clone();
    view.page.size = size;
    exporter.layout(&view, &PictureOptions::default()).unwrap().0
}

fn scenes(layout: &PageLayout) -> impl Iterator<Item = &Scene> {
    layout.parts.iter().flat_map(|part| &part.panels).map(|panel| &panel.scene)
}

/// Texts of marks that belong to a cluster.
fn texts_of<'m>(marks: impl IntoIterator<Item = &'m Mark>, id: &ClusterId) -> Vec<String> {
    let own = marks.into_iter().filter(|mark| mark.tag.as_ref().and_then(Tag::cluster).as_ref() == Some(id));
    own.filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text.text.clone()) } else { None }).collect()
}

/// Clusters that neither a name on a map nor a number on a map and its line in the list tell.
fn unidentified(layout: &PageLayout, view: &View, shown: &[&ClusterId]) -> Vec<String> {
    let listed: Vec<&Mark> = layout.parts.iter().flat_map(|part| &part.marks).collect();
    let is_told = |id: &ClusterId| {
        let name = catalogue().cluster(id).unwrap().name.short(view.language);
        let on_maps: Vec<String> = scenes(layout).flat_map(|scene| texts_of(&scene.marks, id)).collect();
        let in_list = texts_of(listed.iter().copied(), id);
        let by_number = in_list.iter().any(|text| text == name) && on_maps.iter().any(|text| in_list.contains(text));
        by_number || on_maps.iter().any(|text| text == name)
    };
    shown.iter().filter(|id| !is_told(id)).map(ToString::to_string).collect()
}

/// Labels of a map with their bounding boxes; texts within symbols and bubbles are none.
fn labels(scene: &Scene) -> Vec<(&str, Rect)> {
    let within = |at: ScreenPoint| {
        let symbol = scene.symbols().any(|(_, place, radius)| place.distance(at) < radius);
        symbol || scene.bubbles.iter().any(|bubble| bubble.at.distance(at) < bubble.radius)
    };
    let labels = scene.marks.iter().filter_map(|mark| match &mark.item {
        Item::Text(text) if !within(text.frame.center()) => Some((text.text.as_str(), text.frame)),
        _ => None,
    });
    labels.collect()
}

/// Labels that touch one another, a symbol, a bubble or the frame.
fn overlaps(scene: &Scene) -> Vec<String> {
    let (labels, mut found) = (labels(scene), Vec::new());
    let map = Rect::from_min_size(ScreenPoint::default(), scene.size.width, scene.size.height).grown(0.05);
    for (i, (text, frame)) in labels.iter().enumerate() {
        let others = labels[i + 1..].iter().filter(|(_, other)| other.intersects(frame));
        found.extend(others.map(|(other, _)| format!("{text} on {other}")));
        let inner = frame.grown(-0.2);
        let is_under = |at: ScreenPoint, radius: f32| Rect::around(at, radius).intersects(&inner);
        let symbols = scene.symbols().filter(|(_, at, radius)| is_under(*at, *radius));
        found.extend(symbols.map(|(feature, ..)| format!("{text} on {feature}")));
        let bubbles = scene.bubbles.iter().filter(|bubble| is_under(bubble.at, bubble.radius));
        found.extend(bubbles.map(|bubble| format!("{text} on a bubble of {}", bubble.members.len())));
        if !map.contains(frame) {
            found.push(format!("{text} off the map"));
        }
    }
    found
}

/// Symbols that overlap one another by more than their outlines.
fn crowded(scene: &Scene) -> Vec<String> {
    let symbols: Vec<_> = scene.symbols().collect();
    let mut found = Vec::new();
    for (i, (one, at, radius)) in symbols.iter().enumerate() {
        let near = symbols[i + 1..].iter().filter(|(_, other, own)| other.distance(*at) < radius + own);
        found.extend(near.map(|(other, ..)| format!("{one} on {other}")));
    }
    found
}

/// Symbols that do not cover their place and have no leg to it.
fn without_leg(scene: &Scene, view: &View) -> Vec<String> {
    let lines: Vec<&Vec<ScreenPoint>> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.item {
            Item::Shape { outline: Outline::Line(points), .. } => Some(points),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for (feature, at, radius) in scene.symbols() {
        let Some(cluster) = feature.cluster().and_then(|id| catalogue().cluster(&id)) else { continue };
        let city = catalogue().city(&cluster.lead().unwrap().city).unwrap();
        let place = scene.to_screen.pos(view.camera.projection.plane_from_lonlat(city.at));
        let is_leg =
            |line: &&Vec<ScreenPoint>| line.len() == 2 && line[0].distance(place) < 0.1 && line[1].distance(at) < 0.1;
        if place.distance(at) > radius && !lines.iter().any(is_leg) {
            found.push(feature.to_string());
        }
    }
    found
}

/// Distance of a symbol's edge from a rectangle.
fn off(frame: Rect, (at, radius): (ScreenPoint, f32)) -> f32 {
    let across = (frame.min.x - at.x).max(at.x - frame.max.x).max(0.0);
    let down = (frame.min.y - at.y).max(at.y - frame.max.y).max(0.0);
    across.hypot(down) - radius
}

/// Names of lead cities that stand nearer to symbols of another city than to their own.
fn misplaced(scene: &Scene) -> Vec<String> {
    let symbols: Vec<_> = scene
        .symbols()
        .filter_map(|(feature, at, radius)| {
            let city = catalogue().cluster(&feature.cluster()?)?.lead()?.city.clone();
            Some((city, (at, radius)))
        })
        .collect();
    let mut found = Vec::new();
    for mark in &scene.marks {
        let (Some(Tag::City(city)), Item::Text(text)) = (&mark.tag, &mark.item) else { continue };
        let [own, others]: [Vec<_>; 2] =
            [true, false].map(|is_own| symbols.iter().filter(|(other, _)| (other == city) == is_own).collect());
        let nearest = |symbols: &[&(_, (ScreenPoint, f32))]| {
            symbols.iter().map(|(_, symbol)| off(text.frame, *symbol)).fold(f32::INFINITY, f32::min)
        };
        // Tips of triangles and stars reach beyond their radius.
        if !own.is_empty() && nearest(&others) + 3.0 < nearest(&own) {
            found.push(text.text.clone());
        }
    }
    found
}

#[test]
fn every_cluster_of_a_large_picture_of_the_nation_can_be_named() {
    let mut exporter = exporter();
    for view in nations() {
        let clusters: Vec<ClusterId> = exporter.clusters(&view).iter().map(|cluster| cluster.id.clone()).collect();
        assert!([45, 80].contains(&clusters.len()));
        for preset in LARGE {
            let layout = laid_out(&mut exporter, &view, preset.size());
            let missing = unidentified(&layout, &view, &clusters.iter().collect::<Vec<_>>());
            assert!(missing.is_empty(), "{:?} {} {preset:?}: {missing:?}", view.language, clusters.len());
            assert_eq!(layout.visible, clusters.len());
        }
    }
}

#[test]
fn every_lead_city_of_a_picture_for_the_web_can_be_named() {
    let mut exporter = exporter();
    for view in nations().into_iter().filter(|view| !view.shows_clusters_of_2024()) {
        let layout = laid_out(&mut exporter, &view, Preset::WebArticle.size());
        let cities: BTreeSet<&str> = scenes(&layout).flat_map(labels).map(|(text, _)| text).collect();
        let clusters = exporter.clusters(&view);
        let listed = unidentified(&layout, &view, &clusters.iter().map(|cluster| &cluster.id).collect::<Vec<_>>());
        for cluster in clusters.into_iter().filter(|cluster| listed.contains(&cluster.id.to_string())) {
            let city = catalogue().city(&cluster.lead().unwrap().city).unwrap();
            let name = city.name.short(view.language);
            assert!(cities.contains(name), "{:?}: {name} of {}", view.language, cluster.id);
        }
    }
}

#[test]
fn a_picture_of_one_province_one_sector_and_a_delta_names_its_clusters() {
    let mut exporter = exporter();
    let mut provinces = |ids: &[&str]| {
        let mut view = View::default();
        view.place.provinces = ids.iter().copied().map(ProvinceId::new).collect();
        exporter.fit(&mut view, ExtentMode::Provinces);
        view
    };
    let mut views = vec![provinces(&["HN"]), provinces(&["GD"]), provinces(&["SH", "JS", "ZJ", "AH"])];
    for sector in catalogue().sectors.iter().map(|sector| &sector.id) {
        let mut view = View::default();
        view.edit_clusters(|query| *query = query.clone().choosing("sector", [sector.as_str()]));
        views.push(view);
    }
    for view in views {
        let layout = laid_out(&mut exporter, &view, Preset::WebArticle.size());
        let clusters = exporter.clusters(&view);
        let shown: Vec<&ClusterId> = clusters.iter().map(|cluster| &cluster.id).collect();
        let missing = unidentified(&layout, &view, &shown);
        assert!(missing.is_empty() && !shown.is_empty(), "{:?}: {missing:?}", view.place);
    }
}

#[test]
fn nothing_lies_upon_anything_else_at_any_size() {
    let mut exporter = exporter();
    for view in nations() {
        for preset in Preset::iter() {
            let layout = laid_out(&mut exporter, &view, preset.size());
            for (number, scene) in scenes(&layout).enumerate() {
                let on_map = format!("{:?} {preset:?}, map {number}", view.language);
                assert_eq!(overlaps(scene), Vec::<String>::new(), "{on_map}");
                assert_eq!(crowded(scene), Vec::<String>::new(), "{on_map}");
                assert_eq!(misplaced(scene), Vec::<String>::new(), "{on_map}");
                assert_eq!(without_leg(scene, &view), Vec::<String>::new(), "{on_map}");
            }
        }
    }
}

#[test]
fn dense_regions_are_enlarged_in_insets_whose_frames_are_on_the_map() {
    let mut exporter = exporter();
    for view in nations() {
        for preset in LARGE {
            let layout = laid_out(&mut exporter, &view, preset.size());
            let scenes: Vec<&Scene> = scenes(&layout).collect();
            let letters: BTreeSet<&str> =
                labels(scenes[0]).iter().map(|(text, _)| *text).filter(|text| text.len() == 1).collect();
            let closed = scenes[0].bubbles.iter().filter(|bubble| !bubble.is_open).count();
            assert!(scenes.len() > 2, "{preset:?}: both deltas");
            assert_eq!(closed, scenes.len() - 1, "{preset:?}: a bubble for each inset");
            assert!(letters.is_empty(), "letters stand in bubbles");
            for (bubble, inset) in scenes[0].bubbles.iter().zip(&scenes[1..]) {
                let drawn: BTreeSet<_> = inset.symbols().map(|(feature, ..)| feature).collect();
                assert!(bubble.members.iter().all(|member| drawn.contains(member)), "{preset:?}");
            }
        }
    }
    // Insets are found from the data and can be left out.
    let mut view = View::default();
    view.page.detail_insets = false;
    assert_eq!(scenes(&laid_out(&mut exporter, &view, Preset::A3Landscape.size())).count(), 1);
    let mut west = View::default();
    west.place.regions = [cluster_atlas::model::Region::West].into();
    assert_eq!(scenes(&laid_out(&mut exporter, &west, Preset::A4Landscape.size())).count(), 1);
}

#[test]
fn no_letter_of_a_picture_for_phones_is_below_nine_pixels_there() {
    let mut exporter = exporter();
    for view in nations() {
        for preset in [Preset::SocialSquare, Preset::SocialPortrait] {
            let layout = laid_out(&mut exporter, &view, preset.size());
            let on_phone = 390.0 / layout.size.width;
            let marks =
                layout.parts.iter().flat_map(|part| &part.marks).chain(scenes(&layout).flat_map(|scene| &scene.marks));
            let sizes = marks.filter_map(|mark| if let Item::Text(text) = &mark.item { Some(text.size) } else { None });
            let least = sizes.fold(f32::INFINITY, f32::min) * on_phone;
            assert!(least >= 8.99, "{:?} {preset:?}: {least}", view.language);
            assert!(!layout.cut, "{:?} {preset:?}", view.language);
        }
    }
}
