//! Export of views as pictures.

use std::{collections::BTreeSet, ops::ControlFlow, sync::Arc};

use super::{
    Fit, Format, Options,
    publish::{published, shorten},
    room,
};
use crate::{
    caption::{Caption, caption, data_version},
    data,
    geo::ProjectionKind,
    model::{BaseMap, Catalogue, Cluster, Detail},
    query::{SearchIndex, Shown, as_drawn, visible},
    scene::{Lack, PlaneLevel, Sheet, SheetStyle, Stage},
    surface::{self, DrawError, PdfError, Pixels, PngError, Resolution, Stamp},
    table::TableError,
    view::{PageSize, PageSizeError, Unit, View},
};

/// Stage of an export; cancellation is checked between stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Base geometry is loaded and the page laid out.
    Layout,
    /// The page is drawn.
    Draw,
    /// The file is encoded.
    Encode,
    /// The file is written.
    Write,
}

impl Step {
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
    /// Required content does not fit on the page.
    #[error("{}", room::refusal(*.lack, *.found, *.least))]
    Room {
        /// Content that does not fit.
        lack: Lack,
        /// Requested page size.
        found: PageSize,
        /// Smallest page size that would fit, if any.
        least: Option<PageSize>,
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
    pub lacks: BTreeSet<Lack>,
    /// Width and height in pixels; nominal for SVG and PDF.
    pub pixels: (u32, u32),
}

/// Exporter of pictures, with data and caches that they share.
pub struct Exporter {
    catalogue: Catalogue,
    index: SearchIndex,
    base: Arc<BaseMap>,
    stage: Stage,
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
        let stage = Stage::new(Arc::clone(&base), Arc::new(overview));
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
    pub fn fit(&mut self, view: &mut View, fit: Fit) {
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
        let mut caption = caption(&self.catalogue, &Shown::of(&self.catalogue, &self.index, &view), &view);
        shorten(&mut caption);
        caption
    }

    /// Lays out the page of a view.
    ///
    /// # Errors
    /// [`ExportError::Size`], [`ExportError::Room`].
    pub fn sheet(&mut self, view: &View, options: &Options) -> Result<(Sheet, Caption), ExportError> {
        view.page.size.check(options.scale)?;
        let view = &as_drawn(view);
        let style = style(view, options);
        let finest = Stage::detail_for(&closest(view, style), style.pixels_per_point);
        let wanted = [Detail::Overview, Detail::Country, Detail::Region, Detail::Full];
        for detail in wanted.into_iter().filter(|detail| *detail <= finest) {
            self.provide(view.camera.projection, detail);
        }
        let shown = Shown::of(&self.catalogue, &self.index, view);
        let clusters = &shown.clusters;
        let mut caption = caption(&self.catalogue, &shown, view);
        let is_cut = shorten(&mut caption);
        // Checked before anything is drawn.
        let lacks = self.stage.lacks(&self.catalogue, &shown, view, &caption, style);
        if let Some(lack) = fatal(&lacks) {
            return Err(self.no_room(lack, &shown, view, &caption, options));
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
        // The exact counts added to the texts may have taken the last room.
        match fatal(&sheet.lacks) {
            Some(lack) => Err(self.no_room(lack, &shown, view, &said, options)),
            None => Ok((sheet, said)),
        }
    }

    /// Checks that the required content of a picture fits on the page, as far as this is known before map layout.
    ///
    /// # Errors
    /// [`ExportError::Size`], [`ExportError::Room`].
    pub fn check_room(&self, view: &View, options: &Options) -> Result<(), ExportError> {
        view.page.size.check(options.scale)?;
        let view = &as_drawn(&published(view));
        let shown = Shown::of(&self.catalogue, &self.index, view);
        let mut caption = caption(&self.catalogue, &shown, view);
        shorten(&mut caption);
        let lacks = self.stage.lacks(&self.catalogue, &shown, view, &caption, style(view, options));
        fatal(&lacks).map_or(Ok(()), |lack| Err(self.no_room(lack, &shown, view, &caption, options)))
    }

    /// Error for a page that is too small, with the smallest size that would be accepted.
    fn no_room(&self, lack: Lack, shown: &Shown<'_>, view: &View, caption: &Caption, options: &Options) -> ExportError {
        let mut other = view.clone();
        let least = room::least(view.page.size, &mut |size| {
            other.page.size = size;
            let lacks = || self.stage.lacks(&self.catalogue, shown, &other, caption, style(&other, options));
            size.check(options.scale).is_ok() && fatal(&lacks()).is_none()
        });
        ExportError::Room { lack, found: view.page.size, least }
    }

    fn provide(&mut self, projection: ProjectionKind, detail: Detail) {
        if detail == Detail::Overview || !self.levels.insert((projection, detail)) {
            return;
        }
        let (level, _) = data::level(detail);
        self.stage.provide(Arc::new(PlaneLevel::project(detail, &level, &self.base, projection)));
    }

    /// Exports a picture. `watch` is called before each stage and can cancel; only PNG has a separate encoding stage.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn picture(
        &mut self,
        view: &View,
        options: &Options,
        watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
    ) -> Result<Picture, ExportError> {
        let mut go = |step| if watch(step).is_break() { Err(ExportError::Cancelled) } else { Ok(()) };
        let view = &published(view);
        go(Step::Layout)?;
        let (sheet, caption) = self.sheet(view, options)?;
        go(Step::Draw)?;
        let stamp = self.stamp(view, &caption);
        let pixels = pixels(view, options.scale);
        let bytes = match options.format {
            Format::Svg if options.outlines => surface::outlined(&sheet, view.page.size, &stamp)?.into_bytes(),
            Format::Svg => surface::svg(&sheet, view.page.size, &stamp).into_bytes(),
            Format::Pdf => surface::pdf(&sheet, &stamp)?,
            Format::Png => {
                let drawn = surface::draw(&sheet, pixels.0, pixels.1)?;
                go(Step::Encode)?;
                let per_inch = match view.page.size.unit {
                    Unit::Mm => view.page.size.dpi * options.scale,
                    // CSS pixels: 96 per inch at scale 1.
                    Unit::Px => 96.0 * options.scale,
                };
                surface::encode(&drawn, !options.transparent, Resolution(per_inch), &stamp)?
            }
        };
        Ok(Picture { bytes, caption, missing: sheet.missing, cut: sheet.cut, lacks: sheet.lacks, pixels })
    }

    /// Pixels of a view's picture, as in a PNG with the same options.
    ///
    /// # Errors
    /// As for [`Exporter::picture`].
    pub fn pixels(&mut self, view: &View, options: &Options) -> Result<(Pixels, Caption, Sheet), ExportError> {
        self.drawn(view, options, options.scale)
    }

    /// Reduced picture of at most `side` pixels in width and height, with the level of detail of the file.
    ///
    /// # Errors
    /// As for [`Exporter::picture`].
    pub fn preview(
        &mut self,
        view: &View,
        options: &Options,
        side: u32,
    ) -> Result<(Pixels, Caption, Sheet), ExportError> {
        let (width, height) = pixels(view, 1.0);
        let smaller = f64::from(side) / f64::from(width.max(height).max(1));
        self.drawn(view, options, smaller.min(options.scale))
    }

    /// Picture at `scale` times the page's size in pixels.
    fn drawn(&mut self, view: &View, options: &Options, scale: f64) -> Result<(Pixels, Caption, Sheet), ExportError> {
        let (sheet, caption) = self.sheet(view, options)?;
        let (width, height) = pixels(view, scale);
        Ok((surface::draw(&sheet, width.max(1), height.max(1))?, caption, sheet))
    }

    fn stamp(&self, view: &View, caption: &Caption) -> Stamp {
        let cite = |id| Some(self.catalogue.source(id)?.citation(view.language));
        // XML, and so SVG and XMP, excludes control characters and these two noncharacters.
        let is_plain = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
        let plain = |text: &str| text.chars().filter(is_plain).collect::<String>();
        let title = plain(&caption.title);
        let mut stamp = Stamp::new(view);
        stamp.program = data_version(&self.catalogue);
        stamp.title = if title.trim().is_empty() { "Cluster Atlas".to_owned() } else { title };
        stamp.alt_text = plain(&caption.alt_text);
        stamp.source_line = format!("{} {}", caption.source_line, caption.depiction);
        stamp.sources = caption.sources.iter().filter_map(cite).collect();
        stamp
    }
}

/// First missing content without which a page is not acceptable.
fn fatal(lacks: &BTreeSet<Lack>) -> Option<Lack> {
    lacks.iter().copied().find(|lack| lack.is_fatal())
}

fn pixels(view: &View, scale: f64) -> (u32, u32) {
    let (width, height) = view.page.size.pixels_at(scale);
    (width as u32, height as u32)
}

fn style(view: &View, options: &Options) -> SheetStyle {
    let style = SheetStyle::of(view);
    match options.format {
        Format::Png => SheetStyle {
            pixels_per_point: style.pixels_per_point * options.scale as f32,
            transparent: options.transparent,
            ..style
        },
        // Vector files are often enlarged: same level of detail as for print.
        Format::Svg => SheetStyle {
            pixels_per_point: style.pixels_per_point.max(VECTOR),
            transparent: options.transparent,
            ..style
        },
        Format::Pdf => SheetStyle { pixels_per_point: style.pixels_per_point.max(VECTOR), ..style },
    }
}

/// The view as if its map filled the page. The actual map is never larger, so no finer level of detail is needed. All
/// levels up to it are loaded, so that the result does not depend on levels loaded for other pictures.
fn closest(view: &View, style: SheetStyle) -> View {
    let (width, height) = view.page.seen;
    let factor = (width / style.size.width).max(height / style.size.height);
    let mut view = view.clone();
    view.camera.metres_per_point *= f64::from(factor);
    view
}

/// Assumed pixels per point of a vector picture, which decide its level of detail.
const VECTOR: f32 = 3.0;
