//! Features that selection tools find: those of the visible layers, by their representative points.

use std::collections::BTreeMap;

use super::ToolCanvas;
use crate::{
    app::{
        command::{Command, ToolCommand},
        frame_context::FrameContext,
    },
    model::LonLat,
    view::FeatureRef,
};

/// Marks the features whose points meet a condition.
pub(super) fn mark(canvas: &ToolCanvas<'_>, is_inside: impl Fn(LonLat) -> bool) -> Command {
    let features = candidates(canvas.context).into_iter().filter(|(_, place)| is_inside(*place)).collect();
    ToolCommand::Mark { features, more: canvas.adds }.into()
}

/// Features of the visible layers; provinces if these show values alone.
fn candidates(context: &FrameContext<'_>) -> BTreeMap<FeatureRef, LonLat> {
    let (view, computed) = (context.view, context.computed);
    let with_place = |feature: FeatureRef| context.facts.place_of(&feature).map(|place| (feature, place));
    let clusters = view.shows_clusters().then(|| computed.found.iter().cloned().map(FeatureRef::from));
    let mut found: BTreeMap<FeatureRef, LonLat> = clusters.into_iter().flatten().filter_map(with_place).collect();
    for layer in &computed.features {
        found.extend(layer.points.iter().map(|point| (layer.points.reference(point), point.at)));
    }
    if found.is_empty() && !computed.classified.is_empty() {
        let provinces = context.catalogue().provinces.iter();
        found.extend(provinces.map(|province| (FeatureRef::from(province.id.clone()), province.label_at)));
    }
    found
}
