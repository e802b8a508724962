//! Cluster layer: a symbol at each lead city, a bubble for those that have no room there, and their names.

use std::collections::BTreeMap;

use super::cluster_links;
use crate::{
    geo::PlanePoint,
    model::{Announcement, Cluster, Confidence, SectorId},
    scene::{
        Bubble, Item, Mark, Opacity, Outline, Rect, ScreenPoint, Stroke, SymbolShape, Tag, Text, bubble,
        canvas::Canvas,
        cluster_key::ClusterKey,
        label_placement::{BESIDE, Claim, LabelStyle, Priority},
        palette::sector_shape,
        slots::MarkSlot,
        symbol_groups::GroupRules,
    },
};

/// Opacity of dimmed elements while others are emphasised.
const STEPPED_BACK: f32 = 0.22;

/// Largest scale of maps whose clusters are named at their symbols without being asked, metres per point.
const NAMED_BELOW: f64 = 1_900.0;

/// Radius of a symbol that holds two digits, as a multiple of their font size; the corners of a triangle or a star are
/// widened by a halo.
const NUMBERED: f32 = 0.88;

/// Cluster with the positions of its symbol and its lead city.
struct Placed<'c> {
    cluster: &'c Cluster,
    /// Centre of the symbol, points.
    at: ScreenPoint,
    /// Lead city, points.
    city: ScreenPoint,
}

/// Symbol radius in points; grows as the map is zoomed in.
pub(in crate::scene) fn radius(ground_scale: f64) -> f32 {
    let closeness = ((6_000.0 / ground_scale).log2() / 4.0).clamp(0.0, 1.0);
    // On small maps of all China, full-size symbols would displace one another.
    let farness = (7_500.0 / ground_scale).clamp(0.62, 1.0);
    (5.6 + 2.9 * closeness as f32) * farness as f32
}

/// A natural symbol radius, or that which numbers in symbols need if it is larger, points.
pub(in crate::scene) fn legible_radius(natural: f32, key: &ClusterKey, least_font: f32) -> f32 {
    if key.numbers.is_empty() { natural } else { natural.max(NUMBERED * number_font(least_font)) }
}

/// Font size of the numbers in symbols, points.
fn number_font(least_font: f32) -> f32 {
    const NATURAL: f32 = 6.5;
    least_font.max(NATURAL)
}

/// Minimum distance between the centres of two symbols of a radius, points.
pub(in crate::scene) fn spacing(radius: f32) -> f32 {
    // Stars and diamonds reach beyond their radius.
    radius * 2.25 + 2.0
}

/// Least distance of the middle of a symbol of a radius from the frame of a page, points.
pub(in crate::scene) fn edge(radius: f32) -> f32 {
    1.7 * radius + 1.0
}

/// Clusters with the positions of their lead cities; those without one have no symbol.
fn located<'c>(canvas: &Canvas<'c>) -> Vec<(&'c Cluster, PlanePoint)> {
    let projection = canvas.view.camera.projection;
    let at = |cluster: &&'c Cluster| {
        canvas.catalogue.city(&cluster.lead()?.city).map(|city| projection.plane_from_lonlat(city.at))
    };
    canvas.content.clusters.iter().filter_map(|cluster| Some((*cluster, at(cluster)?))).collect()
}

/// Emits symbols, bubbles, leaders and links, and claims the labels.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let radius = legible_radius(radius(canvas.ground_scale()), canvas.key, canvas.labels.least());
    let (inset, located): (Vec<_>, Vec<_>) =
        located(canvas).into_iter().partition(|(cluster, _)| canvas.key.region_of(&cluster.id).is_some());
    let located = if canvas.is_page { within(canvas, located) } else { located };
    regions(canvas, &inset);
    // On a page no symbol is cut off by the frame.
    let within = canvas.is_page.then(|| canvas.picture().grown(-edge(radius)));
    let rules = GroupRules { spacing: spacing(radius), always_open: canvas.key.opens_all(), within };
    let plane: Vec<PlanePoint> = located.iter().map(|(_, city)| *city).collect();
    let (groups, cities) = canvas.groups(&plane, rules);
    let mut placed = Vec::new();
    for mut group in groups {
        let members: Vec<&Cluster> =
            group.members.iter().filter_map(|at| located.get(*at)).map(|(cluster, _)| *cluster).collect();
        if group.is_closed && !is_attended(canvas, &members) {
            closed(canvas, &members, group.middle, None);
            continue;
        }
        if group.is_closed {
            group = group.unfolded(&cities, rules.spacing);
            let features = members.iter().map(|cluster| cluster.id.clone().into()).collect();
            canvas.open_bubble(features, &group, radius);
        }
        let own = group.members.iter().filter_map(|at| cities.get(*at)).zip(&group.open).zip(members);
        placed.extend(own.map(|((city, at), cluster)| Placed { cluster, at: *at, city: *city }));
    }
    let strength = if canvas.interaction.emphasised.is_some() { STEPPED_BACK } else { 1.0 } * opacity(canvas);
    canvas.leaders(placed.iter().map(|place| (place.at, place.city)), radius, strength);
    for place in &placed {
        if canvas.view.shows_cluster_links() || is_emphasised(canvas, place.cluster) {
            cluster_links::draw(canvas, place.cluster, place.at, opacity(canvas));
        }
    }
    // Selected and hovered symbols are drawn last, on top of the others.
    let mut order: Vec<&Placed<'_>> = placed.iter().collect();
    order.sort_by_key(|place| is_emphasised(canvas, place.cluster));
    for place in order {
        symbol(canvas, place.cluster, place.at, radius);
    }
    for place in &placed {
        let frame = symbol_frame(place.cluster, place.at, radius);
        canvas.labels.block_symbol(frame);
        if let Some(lead) = place.cluster.lead() {
            let all = canvas.lead_cities.entry(lead.city.clone()).or_insert((0, frame));
            *all = (all.0 + 1, all.1.union(&frame));
        }
        name(canvas, place.cluster, frame);
    }
}

/// Clusters whose lead city lies in the picture: on a page no others are counted.
fn within<'c>(canvas: &Canvas<'_>, located: Vec<(&'c Cluster, PlanePoint)>) -> Vec<(&'c Cluster, PlanePoint)> {
    let is_inside = |city: PlanePoint| canvas.picture().holds(canvas.transform.pos(city));
    located.into_iter().filter(|(_, city)| is_inside(*city)).collect()
}

/// Bounding box of the symbol of a cluster.
fn symbol_frame(cluster: &Cluster, at: ScreenPoint, radius: f32) -> Rect {
    let corners = sector_shape(&cluster.sector).corners();
    let corners: Vec<ScreenPoint> =
        corners.iter().map(|corner| ScreenPoint::new(at.x + corner.x * radius, at.y + corner.y * radius)).collect();
    let ring = if cluster.confidence == Confidence::Recalled { 3.0 } else { 0.0 };
    let circle = Rect::around(at, radius + ring);
    Rect::bounding(&corners).map_or(circle, |frame| if ring > 0.0 { frame.union(&circle) } else { frame })
}

/// Draws frame, bubble and letter of each region that an inset shows.
fn regions(canvas: &mut Canvas<'_>, inset: &[(&Cluster, PlanePoint)]) {
    let key = canvas.key;
    for (number, region) in key.regions.iter().enumerate() {
        let of_region = |cluster: &&Cluster| key.region_of(&cluster.id) == Some(number);
        let members: Vec<&Cluster> = inset.iter().map(|(cluster, _)| *cluster).filter(of_region).collect();
        // A frame that its bubble would hide says nothing.
        if region.frame.width().min(region.frame.height()) > 2.0 * bubble::radius(members.len()) + 2.0 {
            let stroke = Some(Stroke::solid(canvas.palette.map.card_faint, 0.8));
            let item = Item::Shape { outline: Outline::Rect(region.frame, 0.0), fill: None, stroke };
            canvas.slots.draw(MarkSlot::Links, [Mark { tag: None, item }]);
        }
        canvas.labels.block(region.frame);
        closed(canvas, &members, region.frame.center(), Some(region.letter));
    }
}

/// `true` if the pointer, the keyboard or the selection is at one of several clusters or at their bubble.
fn is_attended(canvas: &Canvas<'_>, members: &[&Cluster]) -> bool {
    let hovers_bubble = match &canvas.interaction.hovered {
        Some(Tag::Bubble(feature)) => members.iter().any(|cluster| feature.is_cluster(&cluster.id)),
        _ => false,
    };
    hovers_bubble || members.iter().any(|cluster| is_emphasised(canvas, cluster))
}

/// Draws the bubble of several clusters, with a letter or else their number.
fn closed(canvas: &mut Canvas<'_>, members: &[&Cluster], at: ScreenPoint, letter: Option<char>) {
    let mut counts: BTreeMap<&SectorId, (usize, f32)> = BTreeMap::new();
    for cluster in members {
        let (n, strength) = counts.entry(&cluster.sector).or_default();
        (*n, *strength) = (*n + 1, strength.max(strength_of(canvas, cluster)));
        if let Some(lead) = cluster.lead() {
            canvas.folded_cities.insert(lead.city.clone());
        }
    }
    // In the order of the legend.
    let sectors = canvas.catalogue.sectors.iter().filter_map(|sector| Some((&sector.id, *counts.get(&sector.id)?)));
    let parts: Vec<_> =
        sectors.map(|(sector, (n, strength))| (canvas.palette.sector(sector).faded(strength), n)).collect();
    let text = letter.map_or_else(|| members.len().to_string(), String::from);
    let members = members.iter().map(|cluster| cluster.id.clone().into()).collect();
    let bubble = Bubble { radius: bubble::radius(parts.iter().map(|(_, n)| n).sum()), members, at, is_open: false };
    canvas.bubble(bubble, text, &parts);
}

/// Opacity of the layer, 0 to 1.
fn opacity(canvas: &Canvas<'_>) -> f32 {
    Opacity::of(canvas.view.clusters()).factor()
}

/// Opacity of a cluster's symbol, 0 to 1: others step back while some are emphasised.
fn strength_of(canvas: &Canvas<'_>, cluster: &Cluster) -> f32 {
    let ids = canvas.interaction.emphasised.as_ref();
    let steps_back = ids.is_some_and(|ids| !ids.contains(&cluster.id) && !is_emphasised(canvas, cluster));
    opacity(canvas) * if steps_back { STEPPED_BACK } else { 1.0 }
}

/// Claims the label of a cluster: bold for a selected or hovered one, else where the map is to name it.
fn name<'a>(canvas: &mut Canvas<'a>, cluster: &'a Cluster, around: Rect) {
    let attended = is_emphasised(canvas, cluster);
    let is_unnumbered = canvas.key.numbers.is_empty() && canvas.view.shows_cluster_labels();
    let has_room = is_unnumbered && (canvas.key.names || canvas.ground_scale() < NAMED_BELOW);
    if !attended && !has_room {
        return;
    }
    let map = &canvas.palette.map;
    let (priority, size, gap) =
        if attended { (Priority::Attended, 12.5, 7.0) } else { (Priority::Clusters, 11.0, 2.0) };
    let style = LabelStyle { size, bold: attended, color: map.cluster_label, halo: map.halo, gap, positions: &BESIDE };
    let (text, tag) = (canvas.name(&cluster.name), Some(Tag::from(cluster.id.clone())));
    canvas.labels.claim(Claim { priority, text, around, style, tag, dot: None, elsewhere: Vec::new() });
}

fn is_selected(canvas: &Canvas<'_>, cluster: &Cluster) -> bool {
    canvas.view.selection.as_ref().is_some_and(|feature| feature.is_cluster(&cluster.id))
}

fn is_hovered(canvas: &Canvas<'_>, cluster: &Cluster) -> bool {
    let hovered = canvas.interaction.hovered.as_ref().and_then(Tag::feature);
    hovered.is_some_and(|feature| feature.is_cluster(&cluster.id))
}

/// `true` if a cluster is selected or hovered.
pub(in crate::scene) fn is_emphasised(canvas: &Canvas<'_>, cluster: &Cluster) -> bool {
    is_selected(canvas, cluster) || is_hovered(canvas, cluster)
}

fn symbol(canvas: &mut Canvas<'_>, cluster: &Cluster, at: ScreenPoint, radius: f32) {
    let map = &canvas.palette.map;
    let strength = strength_of(canvas, cluster);
    let color = canvas.palette.sector(&cluster.sector).faded(strength);
    // Clusters of the 2024 announcement have hollow symbols in the colour of their sector.
    let is_hollow = cluster.round.announcement() == Announcement::Later35;
    let (fill, stroke) = if is_hollow {
        (map.halo.faded(strength), Stroke::solid(color, 2.0))
    } else {
        (color, Stroke::solid(map.symbol_line.faded(strength), 1.0))
    };
    if is_emphasised(canvas, cluster) {
        canvas.ring(at, radius, if is_selected(canvas, cluster) { 2.2 } else { 1.4 });
    }
    if cluster.confidence == Confidence::Recalled {
        canvas.weak_ring(at, radius, color);
    }
    let (shape, tag) = (sector_shape(&cluster.sector), Some(Tag::from(cluster.id.clone())));
    let item = Item::Symbol { shape, at, radius, fill, stroke };
    canvas.slots.draw(MarkSlot::Points, [Mark { tag: tag.clone(), item }]);
    if let Some(number) = canvas.key.numbers.get(&cluster.id) {
        // The middle of a triangle lies below its centre.
        let down = if shape == SymbolShape::Triangle { 0.28 * radius } else { 0.0 };
        let (font, color) = (number_font(canvas.labels.least()), fill.legible([map.card_text, map.halo]));
        let text = canvas.centred(number.to_string(), ScreenPoint::new(at.x, at.y + down), (font, true), color);
        let text = Text { halo: (!is_hollow).then_some(fill), ..text };
        canvas.slots.draw(MarkSlot::Points, [Mark { tag, item: Item::Text(text) }]);
    }
}
