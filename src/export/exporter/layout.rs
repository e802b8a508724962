//! Page layout of an export: level of detail, texts, and the refusal of pages without room for the required content.

use std::collections::BTreeSet;

use super::Exporter;
use crate::{
    caption::{Caption, caption},
    export::{
        ExportError, PictureFormat, PictureOptions, page_too_small,
        published_view::{published, shorten},
    },
    query::{Facts, MapContent, as_drawn, lacks_steps},
    scene::{MissingContent, PageLayout, RenderSettings},
    view::{PageSizeError, View},
};

/// Number of sizes that are laid out to find one that fits.
const SIZES: usize = 4;
/// Growth of the area from one of these sizes to the next.
const LARGER: f64 = 1.1;
/// Pixels per point that select the coarsest level of detail.
const COARSE: f32 = 0.01;
/// Assumed pixels per point of a vector picture, which decide its level of detail.
const VECTOR: f32 = 3.0;

impl Exporter {
    /// Lays out the page of a view.
    ///
    /// # Errors
    /// [`ExportError::NoSteps`], [`ExportError::Size`], [`ExportError::Room`].
    pub fn layout(&mut self, view: &View, options: &PictureOptions) -> Result<(PageLayout, Caption), ExportError> {
        let view = &as_drawn(view);
        if lacks_steps(&self.facts, view) {
            return Err(ExportError::NoSteps);
        }
        if is_too_small(view, options)? {
            return Err(self.no_room(MissingContent::Map, view, options));
        }
        let style = style(view, options);
        self.laid_out(view, style).map_err(|content| self.no_room(content, view, options))
    }

    /// Lays out a page of a size that can be drawn.
    ///
    /// # Errors
    /// Required content that does not fit.
    fn laid_out(&mut self, view: &View, style: RenderSettings) -> Result<(PageLayout, Caption), MissingContent> {
        let (content, caption, is_cut) = page_content(&self.facts, view);
        let mut plan = self.scene_builder.page_plan(self.facts.catalogue(), &content, view, &caption, style);
        // Asked before anything is drawn.
        if let Some(content) = fatal(&self.scene_builder.missing_content(&plan)) {
            return Err(content);
        }
        let mut layout = self.scene_builder.page_layout(&plan);
        // The plan counts places, the drawn map symbols, some of which were moved across its edge. Other texts can move
        // the frame and change the number again.
        for _ in 0..3 {
            if layout.visible == plan.visible {
                break;
            }
            plan = self.scene_builder.replanned(plan, layout.visible);
            layout = self.scene_builder.page_layout(&plan);
        }
        layout.cut |= is_cut;
        // The words about what lies in the picture, which was counted exactly now, may have taken the last room.
        fatal(&layout.missing_content).map_or_else(|| Ok((layout, plan.caption())), Err)
    }

    /// Checks that the required content of a picture fits on the page, as far as this is known before map layout.
    ///
    /// # Errors
    /// [`ExportError::NoSteps`], [`ExportError::Size`], [`ExportError::Room`].
    pub(crate) fn check_room(&mut self, view: &View, options: &PictureOptions) -> Result<(), ExportError> {
        let view = &as_drawn(&published(view));
        if lacks_steps(&self.facts, view) {
            return Err(ExportError::NoSteps);
        }
        let content = if is_too_small(view, options)? {
            Some(MissingContent::Map)
        } else {
            let (content, caption, _) = page_content(&self.facts, view);
            let style = style(view, options);
            let plan = self.scene_builder.page_plan(self.facts.catalogue(), &content, view, &caption, style);
            fatal(&self.scene_builder.missing_content(&plan))
        };
        content.map_or(Ok(()), |content| Err(self.no_room(content, view, options)))
    }

    /// The refusal of a page, with a size that would not be refused: it was laid out.
    fn no_room(&mut self, content: MissingContent, view: &View, options: &PictureOptions) -> ExportError {
        let (found, mut other) = (view.page.size, view.clone());
        // The check before the map layout is fast and nearly always right.
        let (mut enough, mut refused) = (None, 0.0);
        for _ in 0..SIZES {
            let (content, caption, _) = page_content(&self.facts, view);
            let size = page_too_small::enough(found, &mut |size| {
                other.page.size = size;
                let has_room = || {
                    let style = style(&other, options);
                    let plan = self.scene_builder.page_plan(self.facts.catalogue(), &content, &other, &caption, style);
                    fatal(&self.scene_builder.missing_content(&plan)).is_none()
                };
                page_too_small::area(size) > refused && options.check(&size).is_ok() && has_room()
            });
            let Some(size) = size else { break };
            other.page.size = size;
            // The level of detail does not matter.
            let style = RenderSettings { pixels_per_point: COARSE, ..style(&other, options) };
            if self.laid_out(&other, style).is_ok() {
                enough = Some(size);
                break;
            }
            refused = page_too_small::area(size) * LARGER;
        }
        ExportError::Room { content, found, enough }
    }

    /// `true` if the pictures of two views have the same drawing and texts.
    pub fn is_same_picture(&mut self, one: &View, other: &View, options: &PictureOptions) -> bool {
        let [one, other] = [one, other].map(|view| as_drawn(&published(view)));
        let captions = [&one, &other].map(|view| self.caption(view));
        if one.page.size != other.page.size || captions[0] != captions[1] {
            return false;
        }
        // The level of detail does not matter.
        let mut layout =
            |view| self.laid_out(view, RenderSettings { pixels_per_point: COARSE, ..style(view, options) });
        layout(&one) == layout(&other)
    }
}

/// Map content and texts of a view's page; `true` if texts were truncated.
pub(super) fn page_content<'a>(facts: &'a Facts, view: &View) -> (MapContent<'a>, Caption, bool) {
    let content = MapContent::of(facts, view);
    let mut caption = caption(facts.catalogue(), &content, view);
    let is_cut = shorten(&mut caption);
    (content, caption, is_cut)
}

/// `true` if a view's page is too small for any picture.
///
/// # Errors
/// Another reason why a page of that size cannot be drawn.
fn is_too_small(view: &View, options: &PictureOptions) -> Result<bool, PageSizeError> {
    match options.check(&view.page.size) {
        Ok(()) => Ok(false),
        // If the longer side is too long as well, a larger page is no remedy.
        Err(PageSizeError::TooSmall { .. }) if !view.page.size.is_too_long() => Ok(true),
        Err(error) => Err(error),
    }
}

/// First missing content without which a picture must not be exported.
fn fatal(missing_content: &BTreeSet<MissingContent>) -> Option<MissingContent> {
    missing_content.iter().copied().find(|content| content.is_fatal())
}

fn style(view: &View, options: &PictureOptions) -> RenderSettings {
    let style = RenderSettings::of(view);
    match options.format {
        PictureFormat::Png => RenderSettings {
            pixels_per_point: style.pixels_per_point * options.scale as f32,
            transparent: options.transparent,
            ..style
        },
        // Vector files are often enlarged: same level of detail as for print.
        PictureFormat::Svg => RenderSettings {
            pixels_per_point: style.pixels_per_point.max(VECTOR),
            transparent: options.transparent,
            ..style
        },
        PictureFormat::Pdf => RenderSettings { pixels_per_point: style.pixels_per_point.max(VECTOR), ..style },
    }
}
