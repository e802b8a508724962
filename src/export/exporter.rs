//! Export of views as pictures.

use std::{collections::BTreeSet, ops::ControlFlow, sync::Arc};

use super::{
    ExtentMode, PictureFormat, PictureOptions,
    publish::{published, shorten},
    room,
};
use crate::{
    caption::{Caption, caption, data_version},
    data,
    geo::ProjectionKind,
    model::{BasemapGeometry, Catalogue, Cluster, Detail, Language},
    query::{MapContent, SearchIndex, as_drawn, visible},
    scene::{MissingContent, PageLayout, ProjectedLevel, RenderSettings, SceneBuilder},
    surface::{self, DrawError, PdfError, PictureMetadata, Pixels, PngError, Resolution},
    table::TableError,
    view::{PageSize, PageSizeError, Unit, View},
};

/// Stage of an export; cancellation is checked between stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportStage {
    /// Base geometry is loaded and the page laid out.
    Layout,
    /// The page is drawn.
    Draw,
    /// The file is encoded.
    Encode,
    /// The file is written.
    Write,
}

impl ExportStage {
    /// Progress at the start of the stage, 0 to 1.
    pub fn done(self) -> f32 {
        match self {
            Self::Layout => 0.0,
            Self::Draw => 0.3,
            Self::Encode => 0.7,
            Self::Write => 0.95,
        }
    }
}

/// Failure to export a picture.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The page size is invalid.
    #[error(transparent)]
    Size(#[from] PageSizeError),
    /// It has no room for what it must show.
    #[error("{}", room::refusal(*.content, *.found, *.enough, Language::En).trim_end_matches('.'))]
    Room {
        /// Content that does not fit.
        content: MissingContent,
        /// Requested page size.
        found: PageSize,
        /// A size near that one with room for it, as the page is laid out; `None` where none was found.
        enough: Option<PageSize>,
    },
    /// Drawing failed.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// PNG encoding failed.
    #[error(transparent)]
    Png(#[from] PngError),
    /// PDF writing failed.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A table of the export package could not be written.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Cancelled by the user.
    #[error("cancelled")]
    Cancelled,
}

/// Finished picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Contents of the file.
    pub bytes: Vec<u8>,
    /// Texts of the picture.
    pub caption: Caption,
    /// Characters without a glyph in the embedded fonts; left out.
    pub missing: BTreeSet<char>,
    /// `true` if texts were truncated to fit.
    pub cut: bool,
    /// Requested content that does not fit on the page.
    pub missing_content: BTreeSet<MissingContent>,
    /// Width and height in pixels; nominal for SVG and PDF.
    pub pixels: (u32, u32),
}

/// Exporter of pictures, with data and caches that they share.
pub struct Exporter {
    catalogue: Catalogue,
    index: SearchIndex,
    base: Arc<BasemapGeometry>,
    stage: SceneBuilder,
    levels: BTreeSet<(ProjectionKind, Detail)>,
}

impl Default for Exporter {
    fn default() -> Self {
        Self::new()
    }
}

impl Exporter {
    /// Exporter of the embedded data.
    pub fn new() -> Self {
        // Tests verify the embedded data, so that findings need no handling.
        let (catalogue, _) = data::embedded_catalogue();
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let base = Arc::new(base);
        let index = SearchIndex::new(&catalogue);
        let stage = SceneBuilder::new(Arc::clone(&base), Arc::new(overview));
        Self { catalogue, index, base, stage, levels: BTreeSet::new() }
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Search index of clusters and places.
    pub fn index(&self) -> &SearchIndex {
        &self.index
    }

    /// Sets the map extent of a view.
    pub fn fit(&mut self, view: &mut View, fit: ExtentMode) {
        let level = self.stage.level(view.camera.projection, Detail::Overview);
        let clusters = self.clusters(view);
        fit.apply(view, &self.catalogue, &clusters, &level);
    }

    /// Clusters shown in the picture of a view.
    pub fn clusters(&self, view: &View) -> Vec<&Cluster> {
        let view = as_drawn(view);
        visible(&self.catalogue, &view.layers, &view.filter, &self.index)
            .iter()
            .filter_map(|id| self.catalogue.cluster(id))
            .collect()
    }

    /// Texts of the picture of a view.
    pub fn caption(&self, view: &View) -> Caption {
        let view = as_drawn(view);
        let mut caption = caption(&self.catalogue, &MapContent::of(&self.catalogue, &self.index, &view), &view);
        shorten(&mut caption);
        caption
    }

    /// Lays out the page of a view.
    ///
    /// # Errors
    /// [`ExportError::Size`], [`ExportError::Room`].
    pub fn sheet(&mut self, view: &View, options: &PictureOptions) -> Result<(PageLayout, Caption), ExportError> {
        let view = &as_drawn(view);
        if is_too_small(view, options)? {
            return Err(self.no_room(MissingContent::Map, view, options));
        }
        let style = style(view, options);
        let finest = SceneBuilder::detail_for(&closest(view, style), style.pixels_per_point);
        let wanted = [Detail::Overview, Detail::Country, Detail::Region, Detail::Full];
        for detail in wanted.into_iter().filter(|detail| *detail <= finest) {
            self.provide(view.camera.projection, detail);
        }
        self.laid_out(view, style).map_err(|content| self.no_room(content, view, options))
    }

    /// Lays out a page of a size that can be drawn.
    ///
    /// # Errors
    /// Required content that does not fit.
    fn laid_out(&mut self, view: &View, style: RenderSettings) -> Result<(PageLayout, Caption), MissingContent> {
        let shown = MapContent::of(&self.catalogue, &self.index, view);
        let clusters = &shown.clusters;
        let mut caption = caption(&self.catalogue, &shown, view);
        let is_cut = shorten(&mut caption);
        // Asked before anything is drawn.
        if let Some(content) = fatal(&self.stage.missing_content(&self.catalogue, &shown, view, &caption, style)) {
            return Err(content);
        }
        let mut sheet = self.stage.sheet(&self.catalogue, &shown, view, &caption, style);
        // The number of clusters in the map frame is known only after layout; adding it to the texts can move the frame
        // and change the number.
        let mut said = caption.clone();
        for _ in 0..3 {
            let visible = sheet.visible;
            if visible == clusters.len() && said == caption {
                break;
            }
            said = caption.clone().within(view, visible, clusters.len());
            sheet = self.stage.sheet(&self.catalogue, &shown, view, &said, style);
            if sheet.visible == visible {
                break;
            }
        }
        sheet.cut |= is_cut;
        // The words about what lies in the picture, which was counted exactly now, may have taken the last room.
        fatal(&sheet.missing_content).map_or(Ok((sheet, said)), Err)
    }

    /// Checks that the required content of a picture fits on the page, as far as this is known before map layout.
    ///
    /// # Errors
    /// [`ExportError::Size`], [`ExportError::Room`].
    pub fn check_room(&mut self, view: &View, options: &PictureOptions) -> Result<(), ExportError> {
        let view = &as_drawn(&published(view));
        let content = if is_too_small(view, options)? {
            Some(MissingContent::Map)
        } else {
            let shown = MapContent::of(&self.catalogue, &self.index, view);
            let mut caption = caption(&self.catalogue, &shown, view);
            shorten(&mut caption);
            fatal(&self.stage.missing_content(&self.catalogue, &shown, view, &caption, style(view, options)))
        };
        content.map_or(Ok(()), |content| Err(self.no_room(content, view, options)))
    }

    /// The refusal of a page, with a size that would not be refused: it was laid out.
    fn no_room(&mut self, content: MissingContent, view: &View, options: &PictureOptions) -> ExportError {
        let (found, mut other) = (view.page.size, view.clone());
        // The check before the map layout is fast and nearly always right.
        let (mut enough, mut refused) = (None, 0.0);
        for _ in 0..SIZES {
            let shown = MapContent::of(&self.catalogue, &self.index, view);
            let mut caption = caption(&self.catalogue, &shown, view);
            shorten(&mut caption);
            let size = room::enough(found, &mut |size| {
                other.page.size = size;
                let missing_content =
                    || self.stage.missing_content(&self.catalogue, &shown, &other, &caption, style(&other, options));
                room::area(size) > refused && size.check(options.scale).is_ok() && fatal(&missing_content()).is_none()
            });
            let Some(size) = size else { break };
            other.page.size = size;
            // The level of detail does not matter.
            let style = RenderSettings { pixels_per_point: COARSE, ..style(&other, options) };
            if self.laid_out(&other, style).is_ok() {
                enough = Some(size);
                break;
            }
            refused = room::area(size) * LARGER;
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
        let mut sheet = |view| self.laid_out(view, RenderSettings { pixels_per_point: COARSE, ..style(view, options) });
        sheet(&one) == sheet(&other)
    }

    fn provide(&mut self, projection: ProjectionKind, detail: Detail) {
        if detail == Detail::Overview || !self.levels.insert((projection, detail)) {
            return;
        }
        let (level, _) = data::level(detail);
        self.stage.provide(Arc::new(ProjectedLevel::project(detail, &level, &self.base, projection)));
    }

    /// Exports a picture. `watch` is called before each stage and can cancel; only PNG has a separate encoding stage.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn picture(
        &mut self,
        view: &View,
        options: &PictureOptions,
        watch: &mut dyn FnMut(ExportStage) -> ControlFlow<()>,
    ) -> Result<Picture, ExportError> {
        let mut go = |step| if watch(step).is_break() { Err(ExportError::Cancelled) } else { Ok(()) };
        let view = &published(view);
        go(ExportStage::Layout)?;
        let (sheet, caption) = self.sheet(view, options)?;
        go(ExportStage::Draw)?;
        let stamp = self.stamp(view, &caption);
        let pixels = pixels(view, options.scale);
        let bytes = match options.format {
            PictureFormat::Svg if options.outlines => surface::outlined(&sheet, view.page.size, &stamp)?.into_bytes(),
            PictureFormat::Svg => surface::svg(&sheet, view.page.size, &stamp).into_bytes(),
            PictureFormat::Pdf => surface::pdf(&sheet, &stamp)?,
            PictureFormat::Png => {
                let drawn = surface::draw(&sheet, pixels.0, pixels.1)?;
                go(ExportStage::Encode)?;
                let per_inch = match view.page.size.unit {
                    Unit::Mm => view.page.size.dpi * options.scale,
                    // CSS pixels: 96 per inch at scale 1.
                    Unit::Px => 96.0 * options.scale,
                };
                surface::encode(&drawn, !options.transparent, Resolution(per_inch), &stamp)?
            }
        };
        Ok(Picture {
            bytes,
            caption,
            missing: sheet.missing,
            cut: sheet.cut,
            missing_content: sheet.missing_content,
            pixels,
        })
    }

    /// Pixels of a view's picture, as in a PNG with the same options.
    ///
    /// # Errors
    /// As for [`Exporter::picture`].
    pub fn pixels(
        &mut self,
        view: &View,
        options: &PictureOptions,
    ) -> Result<(Pixels, Caption, PageLayout), ExportError> {
        self.drawn(view, options, options.scale)
    }

    /// Reduced picture of at most `side` pixels in width and height, with the level of detail of the file.
    ///
    /// # Errors
    /// As for [`Exporter::picture`].
    pub fn preview(
        &mut self,
        view: &View,
        options: &PictureOptions,
        side: u32,
    ) -> Result<(Pixels, Caption, PageLayout), ExportError> {
        let (width, height) = pixels(view, 1.0);
        let smaller = f64::from(side) / f64::from(width.max(height).max(1));
        self.drawn(view, options, smaller.min(options.scale))
    }

    /// Picture at `scale` times the page's size in pixels.
    fn drawn(
        &mut self,
        view: &View,
        options: &PictureOptions,
        scale: f64,
    ) -> Result<(Pixels, Caption, PageLayout), ExportError> {
        let (sheet, caption) = self.sheet(view, options)?;
        let (width, height) = pixels(view, scale);
        Ok((surface::draw(&sheet, width.max(1), height.max(1))?, caption, sheet))
    }

    fn stamp(&self, view: &View, caption: &Caption) -> PictureMetadata {
        let cite = |id| Some(self.catalogue.source(id)?.citation(view.language));
        // XML, and so SVG and XMP, excludes control characters and these two noncharacters.
        let is_plain = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
        let plain = |text: &str| text.chars().filter(is_plain).collect::<String>();
        let title = plain(&caption.title);
        let mut stamp = PictureMetadata::new(view);
        stamp.program = data_version(&self.catalogue);
        stamp.title = if title.trim().is_empty() { "Cluster Atlas".to_owned() } else { title };
        stamp.alt_text = plain(&caption.alt_text);
        stamp.source_line = format!("{} {}", caption.source_line, caption.depiction);
        stamp.sources = caption.sources.iter().filter_map(cite).collect();
        stamp
    }
}

/// Number of sizes that are laid out to find one that fits, and growth of the area from one to the next.
const SIZES: usize = 4;
const LARGER: f64 = 1.1;
/// Pixels per point that select the coarsest level of detail.
const COARSE: f32 = 0.01;

/// `true` if a view's page is too small for any picture.
///
/// # Errors
/// Another reason why a page of that size cannot be drawn.
fn is_too_small(view: &View, options: &PictureOptions) -> Result<bool, PageSizeError> {
    match view.page.size.check(options.scale) {
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

fn pixels(view: &View, scale: f64) -> (u32, u32) {
    let (width, height) = view.page.size.pixels_at(scale);
    (width as u32, height as u32)
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

/// The view as if its map filled the page. The actual map is never larger, so no finer level of detail is needed. All
/// levels up to it are loaded, so that the result does not depend on levels loaded for other pictures.
fn closest(view: &View, style: RenderSettings) -> View {
    let (width, height) = view.page.viewport_size;
    let factor = (width / style.size.width).max(height / style.size.height);
    let mut view = view.clone();
    view.camera.metres_per_point *= f64::from(factor);
    view
}

/// Assumed pixels per point of a vector picture, which decide its level of detail.
const VECTOR: f32 = 3.0;
