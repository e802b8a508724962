//! Labels of provinces and cities, selected by importance and scale.

use std::collections::BTreeSet;

use super::clusters::{is_emphasised, radius};
use crate::{
    model::{Catalogue, City, CityId, CityLevel, ProvinceId},
    scene::{
        Tag,
        canvas::Canvas,
        label_placement::{BESIDE, Claim, LabelPosition, LabelStyle, Priority},
    },
};

const UNDER: [LabelPosition; 4] =
    [LabelPosition::Below, LabelPosition::Right, LabelPosition::Left, LabelPosition::Above];
/// Positions around the circle of a province, and on it, if it is large.
const AROUND: [LabelPosition; 5] =
    [LabelPosition::Below, LabelPosition::Above, LabelPosition::Right, LabelPosition::Left, LabelPosition::Center];
const ON: [LabelPosition; 3] = [LabelPosition::Center, LabelPosition::Above, LabelPosition::Below];

/// Claims the labels of provinces and cities.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    if canvas.view.base.province_labels {
        provinces(canvas);
    }
    if canvas.view.base.city_labels {
        cities(canvas);
    }
}

fn provinces(canvas: &mut Canvas<'_>) {
    let scale = canvas.ground_scale();
    if scale < 350.0 {
        return;
    }
    let map = &canvas.palette.map;
    let style = LabelStyle {
        size: if scale < 2_500.0 { 13.0 } else { 11.0 },
        bold: false,
        color: map.province_label,
        halo: map.halo,
        gap: 9.0,
        positions: &ON,
    };
    let catalogue = canvas.catalogue;
    let cities = city_provinces(catalogue);
    for province in catalogue.provinces.iter().filter(|province| !cities.contains(&province.id)) {
        let (text, at) = (canvas.name(&province.name), canvas.position(province.label_at));
        let tag = Some(Tag::from(province.id.clone()));
        let style = match canvas.circles.get(&province.id) {
            Some(radius) => LabelStyle { gap: radius + 1.0, positions: &AROUND, ..style },
            None => style,
        };
        canvas.labels.claim(Claim { priority: Priority::Provinces, text, at, style, tag, dot: None });
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

fn cities(canvas: &mut Canvas<'_>) {
    let (catalogue, clusters, scale) = (canvas.catalogue, &canvas.content.clusters, canvas.ground_scale());
    let map = &canvas.palette.map;
    let leads: BTreeSet<&CityId> = clusters.iter().filter_map(|cluster| Some(&cluster.lead()?.city)).collect();
    let members: BTreeSet<&CityId> = clusters
        .iter()
        .filter(|cluster| canvas.view.shows_cluster_links() || is_emphasised(canvas, cluster))
        .flat_map(|cluster| cluster.members.iter().map(|member| &member.city))
        .collect();
    let least = least_rank(scale);
    let mut shown: Vec<&City> = catalogue
        .cities
        .values()
        .filter(|city| {
            leads.contains(&city.id)
                || members.contains(&city.id)
                || city.label_rank >= least
                || (is_province(city) && scale < 9_000.0)
        })
        .collect();
    shown.sort_by_cached_key(|city| {
        let rank = std::cmp::Reverse(city.label_rank);
        (!members.contains(&city.id), !leads.contains(&city.id), rank, &city.id)
    });
    let radius = radius(scale);
    for city in shown {
        // A lead city is marked by the symbols of its clusters, others by a dot.
        let with_symbol = leads.contains(&city.id);
        let style = LabelStyle {
            size: 10.5,
            bold: false,
            color: map.city_label,
            halo: map.halo,
            gap: if with_symbol { radius + 2.0 } else { 4.5 },
            positions: if with_symbol { &UNDER } else { &BESIDE },
        };
        let (text, at) = (canvas.name(&city.name), canvas.position(city.at));
        let (tag, dot) = (Some(Tag::City(city.id.clone())), (!with_symbol).then_some(map.city_dot));
        canvas.labels.claim(Claim { priority: Priority::Cities, text, at, style, tag, dot });
    }
}
