//! Page plan: texts and legend in place, and the frame left for the map, before any map is drawn.

use super::{
    RenderSettings,
    frame::{covered, framed},
    layout::{self, LayoutPlan},
    legend_layout::{self, Entry},
    multiples,
};
use crate::{
    caption::Caption,
    i18n::messages,
    model::{Catalogue, Cluster, Confidence},
    query::MapContent,
    scene::{MapTransform, Rect, SceneBuilder, Size, canvas::ground_scale, circle_scale},
    view::View,
};

/// Planned page of a view.
pub(crate) struct PagePlan<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) content: &'a MapContent<'a>,
    pub(super) view: &'a View,
    pub(super) style: RenderSettings,
    /// Number of clusters in the map frame, as the texts say.
    pub(crate) visible: usize,
    /// Texts, legend and area of the map.
    pub(super) layout: LayoutPlan,
    /// Frame of a single map.
    pub(super) frame: Rect,
    /// Texts apart from the number of clusters in the map frame.
    caption: &'a Caption,
    entries: Vec<Entry>,
    /// Radius of the largest graduated circle of the maps and of the legend, points.
    pub(super) largest_circle: f32,
}

impl PagePlan<'_> {
    /// Texts of the page.
    pub(crate) fn caption(&self) -> Caption {
        let caption = self.caption.clone().within(self.view, self.visible, self.content.clusters.len());
        let is_recalled = |cluster: &&Cluster| cluster.confidence == Confidence::Recalled;
        let drawn: Vec<&Cluster> = self.content.drawn_clusters(self.catalogue).filter(is_recalled).collect();
        let is_named = self.content.counted.iter().any(is_recalled) || self.in_frame(&drawn) > 0;
        if is_named { caption } else { caption.without_unconfirmed() }
    }

    /// Number of clusters whose lead city lies in the map frame; of small multiples all clusters.
    fn in_frame(&self, clusters: &[&Cluster]) -> usize {
        if !self.content.steps.is_empty() {
            return clusters.len();
        }
        let camera = framed(self.view, self.frame).camera;
        let size = Size { width: self.frame.width(), height: self.frame.height() };
        let to_screen = MapTransform { center: camera.plane_center(), metres_per_point: camera.metres_per_point, size };
        let is_inside = |cluster: &&Cluster| {
            let city = cluster.lead().and_then(|lead| self.catalogue.city(&lead.city));
            city.is_some_and(|city| {
                let at = to_screen.pos(camera.projection.plane_from_lonlat(city.at));
                (0.0..=size.width).contains(&at.x) && (0.0..=size.height).contains(&at.y)
            })
        };
        clusters.iter().filter(|cluster| is_inside(cluster)).count()
    }
}

impl SceneBuilder {
    /// Plans the page of a view. `content` is the content of the view; `caption` are its texts, to which the number of
    /// clusters in the map frame is added if others lie outside.
    pub(crate) fn page_plan<'a>(
        &self,
        catalogue: &'a Catalogue,
        content: &'a MapContent<'a>,
        view: &'a View,
        caption: &'a Caption,
        style: RenderSettings,
    ) -> PagePlan<'a> {
        let (texts, visible) = (messages(view.language), content.clusters.len());
        let of = |largest_circle| {
            let entries = legend_layout::rows(catalogue, view, texts, content, largest_circle);
            let layout = layout::plan(&self.measurer, view, caption, &entries, style);
            let frame = covered(view, layout.map);
            PagePlan { catalogue, content, view, style, visible, layout, frame, caption, entries, largest_circle }
        };
        let widest = of(circle_scale::MOST);
        // The legend takes its circles from the map, whose size depends on that of the legend.
        let plan = match self.largest_circle(&widest) {
            largest if largest < circle_scale::MOST && content.has_circles() => of(largest),
            _ => widest,
        };
        match plan.in_frame(&content.clusters) {
            all if all == visible => plan,
            some => self.replanned(plan, some),
        }
    }

    /// Radius of the largest circle on the maps of a page, points.
    fn largest_circle(&self, plan: &PagePlan<'_>) -> f32 {
        let PagePlan { content, view, style, layout, frame, .. } = plan;
        let small = content.steps.first().and_then(|stop| {
            let texts = messages(view.language);
            let frame = multiples::first_frame(&self.measurer, &content.steps, texts, layout.map, *style)?;
            Some(framed(&stop.view, frame))
        });
        circle_scale::largest(ground_scale(&small.unwrap_or_else(|| framed(view, *frame))))
    }

    /// Plans a page again, with another number of clusters in the map frame.
    pub(crate) fn replanned<'a>(&self, plan: PagePlan<'a>, visible: usize) -> PagePlan<'a> {
        let plan = PagePlan { visible, ..plan };
        let layout = layout::plan(&self.measurer, plan.view, &plan.caption(), &plan.entries, plan.style);
        PagePlan { frame: covered(plan.view, layout.map), layout, ..plan }
    }
}
