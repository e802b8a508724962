//! Page plan: texts and legend in place, and the frame left for the map, before any map is drawn.

use std::collections::BTreeSet;

use super::{
    RenderSettings,
    analysis_chart::{self, Charted},
    cluster_list::ClusterList,
    comparison::{self, Division},
    frame::{covered, framed},
    layout::{self, Contents, LayoutPlan},
    legend_layout::{self, Entry},
    listed_layout, multiples,
};
use crate::{
    caption::{Caption, comparison::names},
    i18n::messages,
    model::{Catalogue, Cluster, ClusterId, Confidence},
    query::MapContent,
    scene::{
        Interaction, Item, MapTransform, Mark, Measurer, Palette, Rect, SceneBuilder, ScreenPoint, Size, Tag,
        canvas::ground_scale, circle_scale, cluster_key::ClusterKey, furniture::MapElements, layers::clusters,
    },
    view::{ChartPlace, View},
};

/// Most clusters that are named on the map of a page instead of being numbered.
const MOST_NAMED: usize = 40;

/// Largest share of the map that symbols with numbers and the gaps between them may cover: twice as much as on a page of A4
/// with 45 clusters.
const MOST_NUMBERED: f32 = 0.15;

/// Attempts to find a list of just the clusters in the frame that the list leaves for the map.
const ATTEMPTS: usize = 4;

/// Areas beside or below the map's part of a page.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    /// Area of the chart of an analysis.
    chart: Option<Rect>,
    /// Area of the comparison of provinces.
    comparison: Option<Rect>,
}

impl Beside {
    /// Size of the map's part of a page, and the areas beside it: one above the other if there are two.
    fn of(view: &View, page: Size) -> (Size, Self) {
        let (has_chart, compares) = (view.chart() == ChartPlace::Beside, view.has_comparison());
        if !(has_chart || compares) {
            return (page, Self::default());
        }
        let Division { map, bars } = comparison::divide(page);
        let middle = if has_chart && compares { f32::midpoint(bars.min.y, bars.max.y) } else { bars.max.y };
        let upper = Rect { max: ScreenPoint::new(bars.max.x, middle), ..bars };
        let lower = Rect { min: ScreenPoint::new(bars.min.x, if has_chart { middle } else { bars.min.y }), ..bars };
        (map, Self { chart: has_chart.then_some(upper), comparison: compares.then_some(lower) })
    }
}

/// Planned page of a view.
#[derive(Clone)]
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
    /// Means by which clusters are told apart.
    pub(super) key: ClusterKey,
    /// Texts apart from the number of clusters in the map frame.
    caption: &'a Caption,
    entries: Vec<Entry>,
    list: Option<ClusterList>,
    /// Radius of the largest graduated circle of the maps and of the legend, points.
    pub(super) largest_circle: f32,
    /// Size of the whole page.
    pub(super) whole: Size,
    /// Areas beside or below the map's part.
    beside: Beside,
}

impl<'a> PagePlan<'a> {
    /// Marks of the comparison of provinces; `true` if some of its facts have no room.
    pub(super) fn comparison(&self, measurer: &Measurer) -> (Vec<Mark>, bool) {
        let Some(area) = self.beside.comparison else { return (Vec::new(), false) };
        let texts = messages(self.view.language);
        let names = names(self.catalogue, self.view, texts.language);
        let facts = self.caption.comparison.as_slice();
        let (title, palette) = (texts.compare.page_title.as_str(), Palette::of(self.view.theme));
        let compared = comparison::Compared { facts, title, names: &names, texts, palette };
        comparison::marks(measurer, compared, area, self.style.least_font)
    }

    /// Marks of the chart of the analysis, none without one; `None` if it has no room.
    pub(super) fn chart(&self, measurer: &Measurer) -> Option<Vec<Mark>> {
        let analysed = self.content.analysis.as_deref();
        let Some((analysed, words)) = analysed.zip(self.caption.chart.as_ref()) else { return Some(Vec::new()) };
        let area = self.beside.chart.unwrap_or(self.layout.map);
        let (texts, palette) = (messages(self.view.language), Palette::of(self.view.theme));
        let charted = Charted { catalogue: self.catalogue, analysed, words, texts, palette };
        analysis_chart::marks(measurer, charted, area, self.style.least_font)
    }

    /// Texts of the page.
    pub(crate) fn caption(&self) -> Caption {
        let mut caption = self.caption.clone().within(self.view, self.visible, self.content.clusters.len());
        if self.layout.short_sources {
            caption.source_line.clone_from(&caption.short_source_line);
        }
        if self.layout.without_subtitle {
            caption.subtitle.clear();
        }
        let is_recalled = |cluster: &&Cluster| cluster.confidence == Confidence::Recalled;
        let drawn: Vec<&Cluster> = self.content.drawn_clusters(self.catalogue).filter(is_recalled).collect();
        let is_named = self.content.counted.iter().any(is_recalled) || !self.in_frame(&drawn).is_empty();
        if is_named { caption } else { caption.without_unconfirmed() }
    }

    /// Clusters whose lead city lies in the map frame; of small multiples all clusters.
    fn in_frame<'c>(&self, clusters: &[&'c Cluster]) -> Vec<&'c Cluster> {
        if !self.content.steps.is_empty() {
            return clusters.to_vec();
        }
        let camera = framed(self.view, self.frame).camera;
        let size = Size { width: self.frame.width(), height: self.frame.height() };
        let to_screen = MapTransform::of(camera, size);
        let is_inside = |cluster: &&Cluster| {
            let city = cluster.lead().and_then(|lead| self.catalogue.city(&lead.city));
            city.is_some_and(|city| Rect::of(size).holds(to_screen.pos(camera.projection.plane_from_lonlat(city.at))))
        };
        clusters.iter().copied().filter(is_inside).collect()
    }

    /// Contents of the page besides its map, with the texts of a caption.
    fn contents<'c>(&'c self, measurer: &'c Measurer, caption: &'c Caption) -> Contents<'c> {
        Contents { measurer, view: self.view, caption, entries: &self.entries, style: self.style }
    }

    /// Elements of the main map, with the areas that insets cover.
    pub(super) fn elements(&self, taken: Vec<Rect>, key: ClusterKey) -> MapElements {
        let (scale_bar, least_font) = (self.view.page.scale_bar, self.style.least_font);
        MapElements::Page { scale_bar, taken, least_font, key, largest_circle: self.largest_circle }
    }

    /// `true` if the symbols with numbers would leave the surroundings of their places.
    fn is_crowded(&self) -> bool {
        let natural = clusters::radius(ground_scale(&framed(self.view, self.frame)));
        let radius = clusters::legible_radius(natural, &self.key, self.style.least_font);
        let symbols = self.visible as f32 * clusters::spacing(radius).powi(2);
        symbols > MOST_NUMBERED * self.frame.width() * self.frame.height()
    }

    /// The plan with other texts and legend, and the frame that they leave.
    fn laid_out(self, layout: LayoutPlan) -> Self {
        Self { frame: covered(self.view, layout.map), layout, ..self }
    }

    /// Clusters drawn in the map frame.
    fn shown(&self) -> Vec<&'a Cluster> {
        self.in_frame(&self.content.clusters)
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
        let (whole, (map, beside)) = (style.size, Beside::of(view, style.size));
        let style = RenderSettings { size: map, ..style };
        let of = |largest_circle| {
            let entries = match view.chart() {
                // The map that a legend explains is not on the page.
                ChartPlace::Alone => Vec::new(),
                _ => legend_layout::rows(catalogue, view, texts, content, (largest_circle, false)),
            };
            let contents = Contents { measurer: &self.measurer, view, caption, entries: &entries, style };
            let layout = layout::plan(contents);
            let frame = covered(view, layout.map);
            let (key, list) = (ClusterKey::default(), None);
            PagePlan {
                catalogue,
                content,
                view,
                style,
                visible,
                layout,
                frame,
                key,
                caption,
                entries,
                list,
                largest_circle,
                whole,
                beside,
            }
        };
        let widest = of(circle_scale::MOST);
        // The legend takes its circles from the map, whose size depends on that of the legend.
        let plan = match self.largest_circle(&widest) {
            largest if largest < circle_scale::MOST && content.has_circles() => of(largest),
            _ => widest,
        };
        let plan = match plan.shown().len() {
            all if all == visible => plan,
            some => self.replanned(plan, some),
        };
        self.identified(plan)
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
        let caption = plan.caption();
        let contents = plan.contents(&self.measurer, &caption);
        let layout = match &plan.list {
            Some(list) => listed_layout::plan(contents, list),
            None => Some(layout::plan(contents)),
        };
        match layout {
            Some(layout) => plan.laid_out(layout),
            None => plan,
        }
    }

    /// The plan with the means to tell the clusters of its map apart: their names on the map, else a list with numbers,
    /// if there is room for either.
    fn identified<'a>(&self, plan: PagePlan<'a>) -> PagePlan<'a> {
        let shown = plan.shown();
        if !plan.view.page.cluster_list || !plan.content.steps.is_empty() || shown.is_empty() {
            return plan;
        }
        let named = PagePlan { key: ClusterKey { names: true, ..ClusterKey::default() }, ..plan.clone() };
        if shown.len() <= MOST_NAMED && self.names_all(&named, &shown) {
            return named;
        }
        // The list is a part of the legend.
        if plan.view.page.legend { self.listed(&plan, shown).unwrap_or(plan) } else { plan }
    }

    /// `true` if the map of a plan names each of several clusters.
    fn names_all(&self, plan: &PagePlan<'_>, clusters: &[&Cluster]) -> bool {
        let PagePlan { catalogue, content, frame, .. } = plan;
        let view = framed(plan.view, *frame);
        let size = Size { width: frame.width(), height: frame.height() };
        let elements = plan.elements(Vec::new(), plan.key.clone());
        let composed = self.composed(catalogue, *content, &view, size, (&Interaction::default(), &elements));
        let named: BTreeSet<ClusterId> = composed
            .marks
            .iter()
            .filter(|mark| matches!(mark.item, Item::Text(_)))
            .filter_map(|mark| mark.tag.as_ref().and_then(Tag::cluster))
            .collect();
        clusters.iter().all(|cluster| named.contains(&cluster.id))
    }

    /// The plan with a list of the clusters in its frame; `None` if the page has no room for it.
    fn listed<'a>(&self, plan: &PagePlan<'a>, mut shown: Vec<&'a Cluster>) -> Option<PagePlan<'a>> {
        let texts = messages(plan.view.language);
        let mut largest = plan.largest_circle;
        for _ in 0..ATTEMPTS {
            let entries = legend_layout::rows(plan.catalogue, plan.view, texts, plan.content, (largest, true));
            let list = ClusterList::of(plan.catalogue, plan.view, &shown);
            let visible = shown.len();
            let counted = PagePlan { visible, entries, largest_circle: largest, ..plan.clone() };
            let layout = listed_layout::plan(counted.contents(&self.measurer, &counted.caption()), &list)?;
            let key = ClusterKey { numbers: list.numbers.clone(), ..ClusterKey::default() };
            let planned = PagePlan { key, list: Some(list), ..counted }.laid_out(layout);
            if planned.is_crowded() {
                return None;
            }
            // The list may change the frame, and that the list and the circles.
            let (inside, circle) = (planned.shown(), self.largest_circle(&planned).min(largest));
            let has_circles = circle < largest && plan.content.has_circles();
            if !has_circles && inside.iter().map(|cluster| &cluster.id).eq(shown.iter().map(|cluster| &cluster.id)) {
                return Some(planned);
            }
            (shown, largest) = (inside, circle);
        }
        None
    }
}
