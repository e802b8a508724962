//! Labels of provinces and cities, selected by importance and scale.

use std::{cmp::Reverse, collections::BTreeSet};

use super::clusters::is_emphasised;
use crate::{
    model::{Catalogue, City, CityId, CityLevel, Province, ProvinceId},
    scene::{
        Rect, Tag,
        canvas::Canvas,
        label_placement::{BESIDE, Claim, LabelPosition, LabelStyle, Priority},
        provinces::Provinces,
    },
};

/// Candidate positions of the name of a city around its symbols.
const UNDER: [LabelPosition; 8] = [
    LabelPosition::Below,
    LabelPosition::Right,
    LabelPosition::Left,
    LabelPosition::Above,
    LabelPosition::BelowRight,
    LabelPosition::AboveRight,
    LabelPosition::BelowLeft,
    LabelPosition::AboveLeft,
];

/// Candidate positions around the circle of a province, and on it, if it is large.
const AROUND: [LabelPosition; 5] =
    [LabelPosition::Below, LabelPosition::Above, LabelPosition::Right, LabelPosition::Left, LabelPosition::Center];

/// Candidate positions of the name of a province around the middle of its land.
const ON: [LabelPosition; 1] = [LabelPosition::Center];

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
        gap: 4.0,
        positions: &ON,
    };
    let catalogue = canvas.catalogue;
    let cities = city_provinces(catalogue);
    let mut provinces: Vec<&Province> =
        catalogue.provinces.iter().filter(|province| !cities.contains(&province.id)).collect();
    // Those that the map is about come first.
    let is_asked = |province: &Province| {
        canvas.view.place.provinces.contains(&province.id)
            || canvas.view.selected_province().as_ref() == Some(&province.id)
    };
    provinces.sort_by_key(|province| !is_asked(province));
    for province in provinces {
        let (text, around) = (canvas.name(&province.name), Rect::around(canvas.position(province.label_at), 0.0));
        let tag = Some(Tag::from(province.id.clone()));
        let style = match canvas.circles.get(&province.id) {
            Some(radius) => LabelStyle { gap: radius + 1.0, positions: &AROUND, ..style },
            None => style,
        };
        let width = canvas.labels.width(&text, canvas.labels.legible(style.size), style.bold);
        let centres = |provinces: &Provinces| provinces.centres(&province.id, canvas.transform, width);
        let elsewhere = canvas.provinces.as_deref().map(centres).unwrap_or_default();
        let priority = Priority::Provinces;
        canvas.labels.claim(Claim { priority, text, around, style, tag, dot: None, elsewhere });
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

/// Importance of a city: the members of clusters that are followed, then lead cities by the number of their clusters, then
/// the others, each by population.
fn cities(canvas: &mut Canvas<'_>) {
    let (catalogue, clusters, scale) = (canvas.catalogue, &canvas.content.clusters, canvas.ground_scale());
    let map = &canvas.palette.map;
    let members: BTreeSet<&CityId> = clusters
        .iter()
        .filter(|cluster| canvas.view.shows_cluster_links() || is_emphasised(canvas, cluster))
        .flat_map(|cluster| cluster.members.iter().map(|member| &member.city))
        .collect();
    let leads = |city: &City| canvas.lead_cities.get(&city.id).map_or(0, |(clusters, _)| *clusters);
    // The dot of a city below a bubble would be drawn on it.
    let is_covered = |city: &City| {
        let at = canvas.position(city.at);
        canvas.bubbles.iter().any(|bubble| bubble.at.distance(at) < bubble.radius + 0.5)
    };
    let is_folded = |city: &City| canvas.folded_cities.contains(&city.id) && !is_covered(city);
    let least = least_rank(scale);
    let is_lead = |city: &City| leads(city) > 0 || is_folded(city) || members.contains(&city.id);
    let is_large = |city: &City| city.label_rank >= least || (is_province(city) && scale < 9_000.0);
    // An inset enlarges a region for its clusters.
    let is_shown = |city: &&City| is_lead(city) || (!canvas.key.is_detail && is_large(city));
    let mut shown: Vec<&City> = catalogue.cities.values().filter(is_shown).collect();
    shown.sort_by_cached_key(|city| {
        (!members.contains(&city.id), Reverse(leads(city)), !is_folded(city), Reverse(city.label_rank), &city.id)
    });
    let twins = twins(canvas, &shown);
    let claims: Vec<Claim<'_>> = shown
        .into_iter()
        .map(|city| {
            // A lead city is marked by the symbols of its clusters, others by a dot.
            let (place, symbols) = (canvas.position(city.at), canvas.lead_cities.get(&city.id).map(|(_, all)| *all));
            let (around, gap, positions): (_, _, &[LabelPosition]) = match symbols {
                Some(symbols) => (symbols, 1.6, &UNDER),
                None => (Rect::around(place, 0.0), 4.5, &BESIDE),
            };
            let priority = if is_lead(city) { Priority::LeadCities } else { Priority::Cities };
            let style = LabelStyle { size: 10.5, bold: false, color: map.city_label, halo: map.halo, gap, positions };
            let dot = symbols.is_none().then_some(map.city_dot);
            let tag = Some(Tag::City(city.id.clone()));
            let text = if twins.contains(canvas.name(&city.name).as_ref()) {
                let province = canvas.catalogue.province(&city.province).map(|province| canvas.name(&province.name));
                canvas
                    .texts
                    .map
                    .twin
                    .replace("{city}", &canvas.name(&city.name))
                    .replace("{province}", &province.unwrap_or_default())
                    .into()
            } else {
                canvas.name(&city.name)
            };
            Claim { priority, text, around, style, tag, dot, elsewhere: Vec::new() }
        })
        .collect();
    for claim in claims {
        canvas.labels.claim(claim);
    }
}

/// Names that several of the cities bear.
fn twins(canvas: &Canvas<'_>, cities: &[&City]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    cities.iter().map(|city| canvas.name(&city.name).into_owned()).filter(|name| !seen.insert(name.clone())).collect()
}
