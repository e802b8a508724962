//! Drawing of a laid-out page: picture files, their metadata and previews.

use std::{collections::BTreeSet, mem, ops::ControlFlow};

use super::Exporter;
use crate::{
    caption::{Caption, data_version},
    export::{ExportError, PictureFormat, PictureOptions, published_view::published},
    scene::{MissingContent, PageLayout},
    surface::{self, DrawError, PictureMetadata, Pixels, Raster, Resolution},
    view::{Unit, View},
};

/// Stage of an export; cancellation is checked between stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportStage {
    /// Base geometry is loaded and the page laid out.
    Layout,
    /// The page is drawn, for PNG as polygons.
    Draw,
    /// The file is encoded, for PNG while its polygons are filled.
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

impl Exporter {
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
        let (layout, metadata, picture) = self.laid_out_picture(view, options, watch)?;
        let mut go = |step| if watch(step).is_break() { Err(ExportError::Cancelled) } else { Ok(()) };
        go(ExportStage::Draw)?;
        let bytes = match options.format {
            PictureFormat::Svg => surface::svg(&layout, view.page.size, &metadata, options.svg_text).into_bytes(),
            PictureFormat::Pdf => surface::pdf(&layout, metadata)?,
            PictureFormat::Png => {
                let raster = self.raster(&layout, picture.pixels.0, picture.pixels.1)?;
                go(ExportStage::Encode)?;
                let per_inch = match view.page.size.unit {
                    Unit::Mm => view.page.size.dpi * options.scale,
                    // CSS pixels: 96 per inch at scale 1.
                    Unit::Px => 96.0 * options.scale,
                };
                surface::png(&raster, Resolution(per_inch), &metadata)?
            }
        };
        Ok(Picture { bytes, ..picture })
    }

    /// Page of a picture, its metadata, and the picture without contents.
    pub(super) fn laid_out_picture(
        &mut self,
        view: &View,
        options: &PictureOptions,
        watch: &mut dyn FnMut(ExportStage) -> ControlFlow<()>,
    ) -> Result<(PageLayout, PictureMetadata, Picture), ExportError> {
        let view = &published(view);
        if watch(ExportStage::Layout).is_break() {
            return Err(ExportError::Cancelled);
        }
        let (mut layout, caption) = self.layout(view, options)?;
        let metadata = self.metadata(view, &caption);
        let picture = Picture {
            bytes: Vec::new(),
            caption,
            missing: mem::take(&mut layout.missing),
            cut: layout.cut,
            missing_content: mem::take(&mut layout.missing_content),
            pixels: pixels(view, options.scale),
        };
        Ok((layout, metadata, picture))
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

    fn raster(&self, layout: &PageLayout, width: u32, height: u32) -> Result<Raster, DrawError> {
        let raster = Raster::new(layout, width, height)?;
        Ok(match self.threads {
            Some(threads) => raster.with_threads(threads),
            None => raster,
        })
    }

    /// Picture at `scale` times the page's size in pixels.
    fn drawn(
        &mut self,
        view: &View,
        options: &PictureOptions,
        scale: f64,
    ) -> Result<(Pixels, Caption, PageLayout), ExportError> {
        let (layout, caption) = self.layout(view, options)?;
        let (width, height) = pixels(view, scale);
        Ok((self.raster(&layout, width.max(1), height.max(1))?.pixels()?, caption, layout))
    }

    fn metadata(&self, view: &View, caption: &Caption) -> PictureMetadata {
        let cite = |id| Some(self.catalogue().source(id)?.citation(view.language));
        // XML, and so SVG and XMP, excludes control characters and these two noncharacters.
        let is_plain = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
        let plain = |text: &str| text.chars().filter(is_plain).collect::<String>();
        // A title is one line wherever programs list it.
        let title: String = caption.title.chars().filter(|c| c.is_whitespace() || is_plain(c)).collect();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut metadata = PictureMetadata::new(view);
        metadata.program = data_version(self.catalogue());
        metadata.title = if title.is_empty() { "Cluster Atlas".to_owned() } else { title };
        metadata.alt_text = plain(&caption.alt_text);
        let lines = [&caption.source_line, &caption.depiction].into_iter().filter(|line| !line.is_empty());
        metadata.source_line = lines.cloned().collect::<Vec<_>>().join(" ");
        metadata.sources = caption.sources.iter().filter_map(cite).collect();
        metadata
    }
}

fn pixels(view: &View, scale: f64) -> (u32, u32) {
    let (width, height) = view.page.size.pixels_at(scale);
    (width as u32, height as u32)
}

#[cfg(test)]
mod tests {
    use fearless_simd::Level;

    use super::*;
    use crate::{
        model::{Batches, Language},
        view::{Page, PageSize, Switch, ThematicLayer, Theme, Variable},
    };

    /// Pages with every kind of drawing: dashes, halos, hatches, round corners, text in both fonts; opaque and not.
    fn layouts() -> Vec<PageLayout> {
        let mut exporter = Exporter::new();
        let mut view =
            View { page: Page { size: PageSize::px(1100.0, 700.0), ..Default::default() }, ..View::default() };
        view.base.graticule = true;
        Switch::ClusterLabels.set(&mut view, true);
        let mut chinese = View { language: Language::Zh, theme: Theme::Dark, ..view.clone() };
        chinese.set_thematic(Some(ThematicLayer::of(Variable::LittleGiants(Batches::one(6)))));
        let options = PictureOptions { format: PictureFormat::Png, ..PictureOptions::default() };
        let transparent = PictureOptions { transparent: true, ..options };
        [(&view, &options), (&view, &transparent), (&chinese, &options)]
            .map(|(view, options)| exporter.layout(view, options).unwrap().0)
            .into()
    }

    #[test]
    fn pixels_depend_neither_on_the_threads_nor_on_the_processor() {
        let mut levels = vec![("scalar", Level::fallback()), ("baseline", Level::baseline())];
        #[cfg(target_arch = "x86_64")]
        levels.extend(Level::new().as_sse4_2().map(|level| ("SSE 4.2", Level::Sse4_2(level))));
        // The baseline of ARM fuses multiplication and addition and is never used for pictures.
        levels.retain(|(name, _)| *name != "baseline" || cfg!(target_arch = "x86_64"));
        for (index, layout) in layouts().iter().enumerate() {
            let raster = || Raster::new(layout, 1650, 1050).unwrap();
            let expected = raster().with_threads(1).pixels().unwrap();
            for threads in [2, 3, 8] {
                assert!(
                    raster().with_threads(threads).pixels().unwrap() == expected,
                    "page {index}, {threads} threads"
                );
            }
            for (name, level) in &levels {
                let drawn = raster().with_level(*level).pixels().unwrap();
                assert!(drawn == expected, "page {index}, {name}");
            }
            let metadata = PictureMetadata::new(&View::default());
            let file = |threads| surface::png(&raster().with_threads(threads), Resolution(96.0), &metadata).unwrap();
            assert!(file(1) == file(2) && file(1) == file(5), "page {index}: files");
        }
    }
}
