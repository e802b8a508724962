//! Page layout: a map with title, legend, sources and notes for export.
//!
//! Pages are laid out in points. Wide pages have the texts in a column next to the map, others above and below it. Font
//! sizes shrink until everything fits without overlap; on very small pages texts are truncated.

mod blocks;
mod cluster_list;
mod comparison;
mod frame;
mod inset;
mod layout;
mod legend_layout;
mod listed_layout;
mod missing_content;
mod multiples;
mod page_texts;
mod plan;

use std::collections::BTreeSet;

use frame::framed;
pub(crate) use inset::CHINA;
pub use missing_content::MissingContent;
use plan::PagePlan;

use super::{
    Color, Interaction, Item, MapFrame, Mark, Outline, Palette, Rect, SceneBuilder, Size, Stroke,
    canvas::ground_scale,
    detail_map::{DetailStyle, inset_border},
    details::{self, Cover, DetailInset, Surroundings},
    layers::clusters,
};
use crate::{i18n::messages, view::View};

/// Semantic role of a page element, for assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// A paragraph.
    Paragraph,
    /// Map with its legend: one figure with the caption's alternative text.
    Figure,
}

/// Page element.
#[derive(Clone, Debug, PartialEq)]
pub struct PageElement {
    /// Semantic role.
    pub role: Role,
    /// Map frames.
    pub panels: Vec<MapFrame>,
    /// Texts and symbols, drawn above the maps.
    pub marks: Vec<Mark>,
}

/// Finished page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLayout {
    /// Page size, points.
    pub size: Size,
    /// Background colour; `None` for a transparent picture.
    pub background: Option<Color>,
    /// Page elements in reading order; they do not overlap.
    pub parts: Vec<PageElement>,
    /// Characters omitted because no embedded font has a glyph.
    pub missing: BTreeSet<char>,
    /// `true` if texts were truncated to fit.
    pub cut: bool,
    /// Requested contents omitted for lack of space.
    pub missing_content: BTreeSet<MissingContent>,
    /// Number of cluster symbols in the main map.
    pub visible: usize,
}

/// Render settings of a page.
#[derive(Clone, Copy, Debug)]
pub struct RenderSettings {
    /// Page size, points.
    pub size: Size,
    /// Pixels per point; determines the level of detail and the minimum font size.
    pub pixels_per_point: f32,
    /// Minimum font size, points.
    pub least_font: f32,
    /// `true` for a page of phone size, which has less content rather than smaller letters.
    pub is_for_phones: bool,
    /// `true` to omit the background of page and sea.
    pub transparent: bool,
}

/// Minimum font size of pictures for phones, points, which are pixels there.
const PHONE_FONT: f32 = 9.0;

impl RenderSettings {
    /// Settings for the view's page; the minimum font size is 11 pixels on screen, 9 on phones and 6.5 points in print.
    pub fn of(view: &View) -> Self {
        let size = view.page.size;
        let (width, height) = size.points();
        let (pixels_per_point, is_for_phones) = (size.pixels_per_point() as f32, size.is_for_phones());
        let least_font = match size.unit {
            _ if is_for_phones => PHONE_FONT,
            crate::view::Unit::Px => 11.0 / pixels_per_point,
            crate::view::Unit::Mm => 6.5,
        };
        let size = Size { width: width as f32, height: height as f32 };
        Self { size, pixels_per_point, least_font, is_for_phones, transparent: false }
    }
}

/// Least shorter side of a map that has room for detail insets, points.
const LEAST_FOR_DETAILS: f32 = 280.0;

impl SceneBuilder {
    /// Draws the maps of a planned page.
    ///
    /// They use the finest available level of detail not exceeding [`SceneBuilder::detail_for`].
    pub(crate) fn page_layout(&mut self, plan: &PagePlan<'_>) -> PageLayout {
        let PagePlan { catalogue, content, view, style, layout, .. } = plan;
        let mut missing_content = self.missing_content(plan);
        let (panels, mut figure) = if content.steps.is_empty() {
            let (panels, without) = self.panels(plan);
            missing_content.extend(without);
            (panels, Vec::new())
        } else {
            self.multiples(
                catalogue,
                &content.steps,
                messages(view.language),
                layout.map,
                (*style, plan.largest_circle),
            )
        };
        let whole = panels.first().filter(|_| content.steps.is_empty());
        let visible = whole.map_or(content.clusters.len(), |panel| {
            let inside = |at| Rect::of(panel.scene.size).holds(at);
            let clusters = panel.scene.symbols().filter(|(feature, ..)| feature.cluster().is_some());
            let closed = panel.scene.bubbles.iter().filter(|bubble| !bubble.is_open && inside(bubble.at));
            clusters.filter(|(_, at, _)| inside(*at)).count() + closed.map(|bubble| bubble.members.len()).sum::<usize>()
        });
        figure.extend(layout.legend.iter().cloned());
        let (bars, is_short) = plan.comparison(&self.measurer);
        figure.extend(bars);
        missing_content.extend(is_short.then_some(MissingContent::Comparison));
        let part = |role, marks| PageElement { role, panels: Vec::new(), marks };
        let mut parts = Vec::new();
        if !layout.title.is_empty() {
            parts.push(part(Role::Title, layout.title.clone()));
        }
        if !layout.subtitle.is_empty() {
            parts.push(part(Role::Paragraph, layout.subtitle.clone()));
        }
        parts.push(PageElement { role: Role::Figure, panels, marks: figure });
        parts.extend(layout.foot.iter().map(|marks| part(Role::Paragraph, marks.clone())));
        PageLayout {
            size: plan.whole.0,
            background: (!style.transparent).then_some(Palette::of(view.theme).map.page),
            parts,
            missing: layout.missing.clone(),
            cut: layout.cut,
            missing_content,
            visible,
        }
    }

    /// Main map and insets; also returns the insets for which there is no space.
    fn panels(&mut self, plan: &PagePlan<'_>) -> (Vec<MapFrame>, Vec<MissingContent>) {
        let PagePlan { catalogue, content, style, frame, .. } = *plan;
        let view = framed(plan.view, frame);
        let size = Size { width: frame.width(), height: frame.height() };
        let detail = Self::detail_for(&view, style.pixels_per_point);
        let border = Stroke::solid(Palette::of(view.theme).map.card_line, 0.6);
        let spare = plan.layout.spare.map(|room| {
            let min = super::ScreenPoint::new(room.min.x - frame.min.x, room.min.y - frame.min.y);
            Rect::from_min_size(min, room.width(), room.height())
        });
        let (insets, missing_content) = inset::plan(catalogue, &content.clusters, &view, size, spare);
        let mut taken: Vec<Rect> = insets.iter().map(|inset| inset.frame.grown(2.0)).collect();
        let mut key = plan.key.clone();
        let details = self.details(plan, &view, size, &taken);
        taken.extend(details.iter().map(|detail| detail.frame.grown(2.0)));
        key.regions = details.iter().map(|detail| detail.region.clone()).collect();
        let furnishing = plan.elements(taken, key);
        let attention = Interaction::default();
        let mut scene = self.map(catalogue, content, &view, size, detail, (&attention, &furnishing));
        if style.transparent {
            scene.background = None;
        }
        let shifted = |rect: Rect| {
            Rect::from_min_size(
                super::ScreenPoint::new(frame.min.x + rect.min.x, frame.min.y + rect.min.y),
                rect.width(),
                rect.height(),
            )
        };
        let mut panels = vec![MapFrame { frame, scene, border }];
        for inset in insets {
            let texts = messages(view.language);
            let (own, scene) = (inset.frame, self.inset(catalogue, content, &inset, (&view, size), texts, style));
            panels.push(MapFrame { frame: shifted(own), scene, border: inset_border(view.theme) });
        }
        for detail in details {
            let style = DetailStyle {
                pixels_per_point: style.pixels_per_point,
                least_font: style.least_font,
                key: plan.key.clone(),
                largest_circle: plan.largest_circle,
            };
            let scene = self.detail(catalogue, content.into(), &detail, style, &attention);
            panels.push(MapFrame { frame: shifted(detail.frame), scene, border: inset_border(view.theme) });
        }
        (panels, missing_content)
    }

    /// Insets of the dense regions of the main map, unless all its clusters are named on it.
    fn details(&self, plan: &PagePlan<'_>, view: &View, size: Size, taken: &[Rect]) -> Vec<DetailInset> {
        let PagePlan { catalogue, content, style, .. } = *plan;
        let is_small = style.is_for_phones || size.width.min(size.height) < LEAST_FOR_DETAILS;
        if !view.page.detail_insets || is_small || plan.key.names || content.clusters.is_empty() {
            return Vec::new();
        }
        let elements = plan.elements(Vec::new(), plan.key.clone());
        let furniture = self.furniture(catalogue, content, view, size, (&Interaction::default(), &elements));
        let taken = taken.iter().copied().chain(furniture.iter().map(|rect| rect.grown(6.0))).collect();
        let natural = clusters::radius(ground_scale(view));
        let radius = clusters::legible_radius(natural, &plan.key, style.least_font);
        let land = self.land(catalogue, view, size);
        let around_province = if content.has_circles() { plan.largest_circle + 3.0 } else { 8.0 };
        let (clusters, extents) = (content.clusters.as_slice(), &self.detail_extents);
        let cover = Cover::Page { land, around_province };
        details::plan(&Surroundings { catalogue, clusters, view, size, taken, radius, extents, cover })
    }
}

/// Outline of a rectangle, as a mark.
fn outline(rect: Rect, stroke: Stroke) -> Mark {
    Mark { tag: None, item: Item::Shape { outline: Outline::Rect(rect, 0.0), fill: None, stroke: Some(stroke) } }
}
