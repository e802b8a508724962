//! Detection of contents for which a page has no space.

use std::collections::BTreeSet;

use strum::{EnumIter, IntoStaticStr};

use super::{PagePlan, framed, layout::LEAST_SIDE, multiples};
use crate::{
    i18n::messages,
    scene::{SceneBuilder, layers::clusters},
    view::ChartPlace,
};

/// Requested content for which a page has no space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MissingContent {
    /// Map of legible size.
    Map,
    /// Legend of thematic values, without which the map cannot be read.
    LegendOfValues,
    /// Legend of clusters.
    Legend,
    /// Subtitle.
    Subtitle,
    /// Inset map of the South China Sea.
    SouthChinaSea,
    /// Locator map.
    Locator,
    /// Some facts of the comparison of provinces.
    Comparison,
    /// Chart of an analysis.
    Chart,
}

impl MissingContent {
    /// `true` if a page without it must not be exported.
    pub(crate) fn is_fatal(self) -> bool {
        matches!(self, Self::Map | Self::LegendOfValues | Self::Chart)
    }
}

/// Minimum side of each small map, points.
const LEAST_SMALL_SIDE: f32 = 48.0;
/// Maximum share of the map area covered by symbols and the gaps between them; beyond it, displacement moves symbols
/// too far from their places.
const MOST_SYMBOLS: f32 = 1.0 / 6.0;

impl SceneBuilder {
    /// Contents for which a planned page has no space, except insets.
    pub(crate) fn missing_content(&self, plan: &PagePlan<'_>) -> BTreeSet<MissingContent> {
        let PagePlan { content, view, style, layout, frame, .. } = plan;
        let has_map = if view.chart() == ChartPlace::Alone {
            true
        } else if content.steps.is_empty() {
            let camera = framed(view, *frame).camera;
            let ground = camera.metres_per_point / camera.projection.scale_at(camera.center);
            let symbols = plan.visible as f32 * clusters::spacing(clusters::radius(ground)).powi(2);
            layout.map.width().min(layout.map.height()) >= LEAST_SIDE
                && symbols <= MOST_SYMBOLS * frame.width() * frame.height()
        } else {
            let texts = messages(view.language);
            let small = multiples::first_frame(&self.measurer, &content.steps, texts, layout.map, *style);
            small.is_some_and(|small| small.width().min(small.height()) >= LEAST_SMALL_SIDE)
        };
        let last = content.steps.last().map_or(&content.values, |stop| &stop.content.values);
        let legend = if last.is_empty() { MissingContent::Legend } else { MissingContent::LegendOfValues };
        let subtitle = layout.without_subtitle.then_some(MissingContent::Subtitle);
        let missing = [(!has_map).then_some(MissingContent::Map), layout.without_legend.then_some(legend), subtitle];
        missing.into_iter().flatten().collect()
    }
}
