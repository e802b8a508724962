//! Labels of clusters, provinces and cities, selected by importance and scale.

use std::collections::BTreeSet;

use super::clusters::{Placed, is_emphasised, radius};
use crate::{
    model::{Catalogue, City, CityId, CityLevel, Cluster, ProvinceId},
    scene::{
        Item, Mark, Outline, Rect, ScreenPoint, Tag,
        canvas::Canvas,
        label_placement::{LabelPosition, LabelStyle},
    },
};

const BESIDE: [LabelPosition; 4] =
    [LabelPosition::Right, LabelPosition::Left, LabelPosition::Below, LabelPosition::Above];
const UNDER: [LabelPosition; 4] =
    [LabelPosition::Below, LabelPosition::Right, LabelPosition::Left, LabelPosition::Above];
const ON: [LabelPosition; 3] = [LabelPosition::Center, LabelPosition::Above, LabelPosition::Below];

/// Places all labels in order of priority.
pub(in crate::scene) fn labels(canvas: &mut Canvas<'_>, clusters: &[&Cluster], placed: &[Placed<'_>]) {
    cluster_names(canvas, placed, true);
    if canvas.view.base.province_labels {
        provinces(canvas);
    }
    if canvas.view.shows_cluster_labels() && canvas.ground_scale() < 1_900.0 {
        cluster_names(canvas, placed, false);
    }
    if canvas.view.base.city_labels {
        cities(canvas, clusters, placed);
    }
}

/// Cluster labels: bold and always placed for selected and hovered clusters, otherwise only if they fit.
fn cluster_names(canvas: &mut Canvas<'_>, placed: &[Placed<'_>], with_attention: bool) {
    let map = &canvas.palette.map;
    let (size, gap) = if with_attention { (12.5, 8.0) } else { (11.5, 3.0) };
    let style = LabelStyle {
        size,
        bold: with_attention,
        color: map.cluster_label,
        halo: map.halo,
        gap: radius(canvas.ground_scale()) + gap,
        positions: &BESIDE,
    };
    for place in
        placed.iter().filter(|place| is_emphasised(canvas, place.cluster) == with_attention).collect::<Vec<_>>()
    {
        let name = canvas.name(&place.cluster.name);
        let tag = Some(Tag::Cluster(place.cluster.id.clone()));
        if with_attention {
            canvas.labels.force(&name, place.at, &style, tag);
        } else {
            canvas.labels.place(&name, place.at, &style, tag);
        }
    }
}

fn provinces(canvas: &mut Canvas<'_>) {
    let scale = canvas.ground_scale();
    if scale < 350.0 {
        return;
    }
    let map = &canvas.palette.map;
    // On filled provinces, province labels need the stronger colour of city labels.
    let on_values = canvas.view.thematic().is_some();
    let style = LabelStyle {
        size: if scale < 2_500.0 { 13.0 } else { 11.0 },
        bold: false,
        color: if on_values { map.city_label } else { map.province_label },
        halo: if on_values { map.halo } else { map.halo.faded(0.6) },
        gap: 9.0,
        positions: &ON,
    };
    let cities = city_provinces(canvas.catalogue);
    for province in canvas.catalogue.provinces.iter().filter(|province| !cities.contains(&province.id)) {
        let at = canvas.transform.pos(canvas.view.camera.projection.plane_from_lonlat(province.label_at));
        let name = canvas.name(&province.name);
        canvas.labels.place(&name, at, &style, Some(Tag::Province(province.id.clone())));
    }
}

/// Provinces that are also a city (Beijing, Hong Kong); the city's label names both.
fn city_provinces(catalogue: &Catalogue) -> BTreeSet<&ProvinceId> {
    catalogue.cities.values().filter(|city| is_province(city)).map(|city| &city.province).collect()
}

/// `true` for a municipality or special administrative region.
fn is_province(city: &City) -> bool {
    matches!(city.level, CityLevel::Municipality | CityLevel::Sar)
}

/// Minimum population for a city without a cluster to be labelled at a map scale.
fn least_rank(ground_scale: f64) -> u64 {
    match ground_scale {
        s if s >= 4_000.0 => u64::MAX,
        s if s >= 2_400.0 => 5_000_000,
        s if s >= 1_500.0 => 2_000_000,
        s if s >= 900.0 => 700_000,
        s if s >= 500.0 => 250_000,
        _ => 0,
    }
}

fn cities(canvas: &mut Canvas<'_>, clusters: &[&Cluster], placed: &[Placed<'_>]) {
    let scale = canvas.ground_scale();
    let map = &canvas.palette.map;
    let leads: BTreeSet<&CityId> = clusters.iter().filter_map(|cluster| Some(&cluster.lead()?.city)).collect();
    let links = canvas.view.shows_cluster_links();
    let members: BTreeSet<&CityId> = clusters
        .iter()
        .filter(|cluster| links || is_emphasised(canvas, cluster))
        .flat_map(|cluster| cluster.members.iter().map(|member| &member.city))
        .collect();
    let least = least_rank(scale);
    let mut shown: Vec<&City> = canvas
        .catalogue
        .cities
        .values()
        .filter(|city| {
            leads.contains(&city.id)
                || members.contains(&city.id)
                || city.label_rank >= least
                || (is_province(city) && scale < 9_000.0)
        })
        .collect();
    let order = |city: &City| (!members.contains(&city.id), !leads.contains(&city.id), u64::MAX - city.label_rank);
    shown.sort_by_key(|city| (order(city), city.id.clone()));
    let radius = radius(scale);
    for city in shown {
        let at = canvas.transform.pos(canvas.view.camera.projection.plane_from_lonlat(city.at));
        let with_symbol = leads.contains(&city.id) && placed.iter().any(|place| place.city.distance(at) < 0.5);
        let style = LabelStyle {
            size: 10.5,
            bold: false,
            color: map.city_label,
            halo: map.halo,
            gap: if with_symbol { radius + 2.0 } else { 4.5 },
            positions: if with_symbol { &UNDER } else { &BESIDE },
        };
        let name = canvas.name(&city.name);
        if canvas.labels.place(&name, at, &style, Some(Tag::City(city.id.clone()))) && !with_symbol {
            dot(canvas, at);
        }
    }
}

fn dot(canvas: &mut Canvas<'_>, at: ScreenPoint) {
    canvas.labels.block(Rect::around(at, 2.5));
    let outline = Outline::Circle(at, 1.9);
    let fill = Some(canvas.palette.map.city_dot);
    canvas.marks.push(Mark { tag: None, item: Item::Shape { outline, fill, stroke: None } });
}
