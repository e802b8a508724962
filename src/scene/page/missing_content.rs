//! Detection of contents for which a page has no space.

use std::collections::BTreeSet;

use strum::{EnumIter, IntoStaticStr};

use super::{
    RenderSettings, covered, framed,
    layout::{self, LEAST_SIDE, LayoutPlan},
    legend_layout, multiples,
};
use crate::{
    caption::Caption,
    i18n::{Messages, messages},
    model::Catalogue,
    query::MapContent,
    scene::{MapTransform, Measurer, Rect, SceneBuilder, Size, layers::clusters},
    view::View,
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
    /// Inset map of the South China Sea.
    SouthChinaSea,
    /// Locator map.
    Locator,
}

impl MissingContent {
    /// `true` if a page without it must not be exported.
    pub(crate) fn is_fatal(self) -> bool {
        matches!(self, Self::Map | Self::LegendOfValues)
    }
}

/// Minimum side of each small map, points.
const LEAST_SMALL_SIDE: f32 = 48.0;
/// Maximum share of the map area covered by symbols and the gaps between them; beyond it, displacement moves symbols
/// too far from their places.
const MOST_SYMBOLS: f32 = 1.0 / 6.0;

/// Contents without room on a planned page, insets aside.
pub(super) fn missing_content(
    measurer: &Measurer,
    plan: &LayoutPlan,
    content: &MapContent<'_>,
    texts: &Messages,
    style: RenderSettings,
) -> BTreeSet<MissingContent> {
    let map = if content.steps.is_empty() {
        plan.map.width().min(plan.map.height()) < LEAST_SIDE
    } else {
        multiples::least_side(measurer, &content.steps, texts, plan.map, style) < LEAST_SMALL_SIDE
    };
    let last = content.steps.last().map_or(&content.values, |stop| &stop.content.values);
    let legend = if last.is_some() { MissingContent::LegendOfValues } else { MissingContent::Legend };
    [map.then_some(MissingContent::Map), plan.without_legend.then_some(legend)].into_iter().flatten().collect()
}

impl SceneBuilder {
    /// Contents for which the page of a view has no space, except insets; computed without drawing.
    pub fn missing_content(
        &self,
        catalogue: &Catalogue,
        content: &MapContent<'_>,
        view: &View,
        caption: &Caption,
        style: RenderSettings,
    ) -> BTreeSet<MissingContent> {
        let texts = messages(view.language);
        let rows = legend_layout::rows(catalogue, view, texts, content);
        let planned = |caption: &Caption| layout::plan(&self.measurer, view, caption, &rows, style);
        let mut plan = planned(caption);
        let mut symbols = 0;
        if content.steps.is_empty() && view.layers.shows_clusters() {
            symbols = inside(catalogue, content, view, plan.map);
            // The caption states the number of clusters if some are outside the map.
            if symbols < content.clusters.len() {
                plan = planned(&caption.clone().within(view, symbols, content.clusters.len()));
            }
        }
        let mut missing_content = missing_content(&self.measurer, &plan, content, texts, style);
        let frame = covered(view, plan.map);
        let camera = framed(view, frame).camera;
        let ground = camera.metres_per_point / camera.projection.scale_at(camera.center);
        if symbols as f32 * clusters::spacing(ground).powi(2) > MOST_SYMBOLS * frame.width() * frame.height() {
            missing_content.insert(MissingContent::Map);
        }
        missing_content
    }
}

/// Number of clusters whose lead city lies in the map drawn in an area.
fn inside(catalogue: &Catalogue, content: &MapContent<'_>, view: &View, room: Rect) -> usize {
    let frame = covered(view, room);
    let camera = framed(view, frame).camera;
    let size = Size { width: frame.width(), height: frame.height() };
    let to_screen = MapTransform { center: camera.plane_center(), metres_per_point: camera.metres_per_point, size };
    let cities = content.clusters.iter().filter_map(|cluster| catalogue.city(&cluster.lead()?.city));
    let places = cities.map(|city| to_screen.pos(camera.projection.plane_from_lonlat(city.at)));
    places.filter(|at| (0.0..=size.width).contains(&at.x) && (0.0..=size.height).contains(&at.y)).count()
}
