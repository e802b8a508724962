//! Features that selection tools find: those of the visible layers, by their representative points.

use std::collections::BTreeMap;

use super::ToolCanvas;
use crate::{
    app::command::{Command, ToolCommand},
    model::LonLat,
    view::FeatureRef,
};

/// Marks the features of the visible layers whose points meet a condition; provinces if these show values alone.
pub(super) fn mark(canvas: &ToolCanvas<'_>, is_inside: impl Fn(LonLat) -> bool) -> Command {
    let context = canvas.context;
    let (view, computed) = (context.view, context.computed);
    let with_place = |feature: FeatureRef| context.facts.place_of(&feature).map(|place| (feature, place));
    let clusters = view.shows_clusters().then(|| computed.found.iter().cloned().map(FeatureRef::from));
    let clusters: BTreeMap<FeatureRef, LonLat> = clusters.into_iter().flatten().filter_map(with_place).collect();
    let has_features = !clusters.is_empty() || computed.features.iter().any(|layer| !layer.points.is_empty());
    let mut features = clusters;
    features.retain(|_, place| is_inside(*place));
    // Of many points only those inside become references.
    for points in computed.features.iter().map(|layer| &layer.points) {
        let inside = points.iter().filter(|point| is_inside(point.at));
        features.extend(inside.map(|point| (points.reference(point), point.at)));
    }
    if !has_features && !computed.classified.is_empty() {
        let provinces = context.catalogue().provinces.iter().filter(|province| is_inside(province.label_at));
        features.extend(provinces.map(|province| (FeatureRef::from(province.id.clone()), province.label_at)));
    }
    ToolCommand::Mark { features, more: canvas.adds }.into()
}
