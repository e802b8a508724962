//! Cluster layer: a symbol and a label at each lead city; links to member cities for hovered or selected clusters.

use crate::{
    model::{Announcement, Cluster, Confidence},
    scene::{
        Item, Mark, Opacity, Outline, Rect, ScreenPoint, Stroke, Tag,
        canvas::Canvas,
        displacement::displaced,
        label_placement::{BESIDE, Claim, LabelStyle, Priority},
        palette::sector_shape,
        slots::MarkSlot,
    },
};

/// Opacity of dimmed elements while others are emphasised.
const STEPPED_BACK: f32 = 0.22;

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
    // On small maps of all China, full-size symbols would displace one another into the sea.
    let farness = (7_500.0 / ground_scale).clamp(0.62, 1.0);
    (5.6 + 2.9 * closeness as f32) * farness as f32
}

/// Minimum distance between the centres of two symbols, points.
pub(in crate::scene) fn spacing(ground_scale: f64) -> f32 {
    radius(ground_scale) * 2.0 + 2.5
}

/// Emits symbols, leaders and links, and claims the labels.
pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let (catalogue, clusters, radius) = (canvas.catalogue, &canvas.content.clusters, radius(canvas.ground_scale()));
    let located: Vec<(&Cluster, ScreenPoint)> = clusters
        .iter()
        .filter_map(|cluster| Some((*cluster, canvas.position(catalogue.city(&cluster.lead()?.city)?.at))))
        .collect();
    let cities: Vec<ScreenPoint> = located.iter().map(|(_, city)| *city).collect();
    let places = displaced(&cities, spacing(canvas.ground_scale()));
    let placed: Vec<Placed<'_>> =
        located.into_iter().zip(places).map(|((cluster, city), at)| Placed { cluster, at, city }).collect();

    let strength = if canvas.interaction.emphasised.is_some() { STEPPED_BACK } else { 1.0 } * opacity(canvas);
    canvas.leaders(placed.iter().map(|place| (place.at, place.city)), radius, strength);
    for place in &placed {
        if canvas.view.shows_cluster_links() || is_emphasised(canvas, place.cluster) {
            links(canvas, place.cluster, place.at);
        }
    }
    // Selected and hovered symbols are drawn last, on top of the others.
    let mut order: Vec<&Placed<'_>> = placed.iter().collect();
    order.sort_by_key(|place| is_emphasised(canvas, place.cluster));
    for place in order {
        symbol(canvas, place.cluster, place.at, radius);
    }
    for place in &placed {
        canvas.labels.block(Rect::around(place.at, radius + 1.0));
        name(canvas, place.cluster, place.at, radius);
    }
}

/// Opacity of the layer, 0 to 1.
fn opacity(canvas: &Canvas<'_>) -> f32 {
    Opacity::of(canvas.view.clusters()).factor()
}

/// Claims the label of a cluster: bold for a selected or hovered one, else only on maps of large scale.
fn name<'a>(canvas: &mut Canvas<'a>, cluster: &'a Cluster, at: ScreenPoint, radius: f32) {
    let attended = is_emphasised(canvas, cluster);
    let has_room = canvas.view.shows_cluster_labels() && canvas.ground_scale() < 1_900.0;
    if !attended && !has_room {
        return;
    }
    let map = &canvas.palette.map;
    let (priority, size, gap) =
        if attended { (Priority::Attended, 12.5, 8.0) } else { (Priority::Clusters, 11.5, 3.0) };
    let style = LabelStyle {
        size,
        bold: attended,
        color: map.cluster_label,
        halo: map.halo,
        gap: radius + gap,
        positions: &BESIDE,
    };
    let (text, tag) = (canvas.name(&cluster.name), Some(Tag::from(cluster.id.clone())));
    canvas.labels.claim(Claim { priority, text, at, style, tag, dot: None });
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

/// Links from a cluster's symbol to its member cities, each marked with a ring.
fn links(canvas: &mut Canvas<'_>, cluster: &Cluster, from: ScreenPoint) {
    let halo = canvas.palette.map.halo.faded(opacity(canvas));
    let color = canvas.palette.sector(&cluster.sector).faded(opacity(canvas));
    for member in &cluster.members {
        let Some(city) = canvas.catalogue.city(&member.city) else { continue };
        let to = canvas.position(city.at);
        let line =
            Item::Shape { outline: Outline::Line(vec![from, to]), fill: None, stroke: Some(Stroke::solid(color, 1.4)) };
        let ring = Item::Shape {
            outline: Outline::Circle(to, 3.4),
            fill: Some(halo),
            stroke: Some(Stroke::solid(color, 1.6)),
        };
        let ring = Mark { tag: Some(Tag::City(city.id.clone())), item: ring };
        canvas.slots.draw(MarkSlot::Links, [Mark { tag: None, item: line }, ring]);
    }
}

fn symbol(canvas: &mut Canvas<'_>, cluster: &Cluster, at: ScreenPoint, radius: f32) {
    let map = &canvas.palette.map;
    let steps_back = canvas
        .interaction
        .emphasised
        .as_ref()
        .is_some_and(|ids| !ids.contains(&cluster.id) && !is_emphasised(canvas, cluster));
    let strength = if steps_back { STEPPED_BACK } else { 1.0 } * opacity(canvas);
    let color = canvas.palette.sector(&cluster.sector).faded(strength);
    // Clusters of the 2024 announcement have hollow symbols in the colour of their sector.
    let (fill, stroke) = if cluster.round.announcement() == Announcement::Later35 {
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
    let shape = sector_shape(&cluster.sector);
    let item = Item::Symbol { shape, at, radius, fill, stroke };
    canvas.slots.draw(MarkSlot::Points, [Mark { tag: Some(Tag::from(cluster.id.clone())), item }]);
}
