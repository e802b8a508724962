//! Rasterisation: a page layout to pixels, band by band on all processors.

mod band;
mod polygon;
mod steps;

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};

use vello_cpu::Level;

use self::{
    band::{BandRenderer, ROWS},
    steps::{Step, steps},
};
use super::DrawError;
use crate::scene::{Color, PageLayout};

/// Image of straight-alpha RGBA pixels, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes per pixel.
    pub rgba: Vec<u8>,
}

/// Most pixels that are held in memory at once; files are written from bands.
const MOST_AT_ONCE: u64 = 150_000_000;

/// Some rows of a picture, over its whole width.
pub(super) struct Band<'a> {
    /// `true` for the lowest band.
    pub is_last: bool,
    /// Straight-alpha RGBA pixels, row by row.
    pub rgba: &'a [u8],
}

/// Page that is ready to be drawn at a size in pixels.
pub struct Raster {
    steps: Vec<Step>,
    background: Option<Color>,
    width: u16,
    height: u32,
    threads: usize,
    level: Level,
}

impl Raster {
    /// Prepares the drawing of a page at a size in pixels.
    ///
    /// # Errors
    /// [`DrawError::TooLarge`].
    pub fn new(page: &PageLayout, width: u32, height: u32) -> Result<Self, DrawError> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        // Each thread holds the pixels of a band, its filtered rows and what they may be compressed to. Asked for first,
        // because the program ends where memory does.
        let bands = (width as usize).saturating_mul(4 * 3 * ROWS as usize * threads);
        if Vec::<u8>::new().try_reserve_exact(bands).is_err() {
            return Err(DrawError::TooLarge { width, height });
        }
        let scale = (width as f32 / page.size.width, height as f32 / page.size.height);
        Ok(Self {
            steps: steps(page, scale),
            background: page.background,
            // A page without pixels is drawn as one pixel.
            width: u16::try_from(width.max(1)).map_err(|_too_large| DrawError::TooLarge { width, height })?,
            height: height.max(1),
            threads,
            level: unfused(),
        })
    }

    /// Sets the number of threads that draw; the pixels do not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: threads.max(1), ..self }
    }

    /// Sets the vector instructions, to prove that pixels do not depend on them.
    #[cfg(test)]
    #[must_use]
    pub(crate) fn with_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Size in pixels.
    pub fn size(&self) -> (u32, u32) {
        (u32::from(self.width), self.height)
    }

    /// `true` if no pixel is transparent.
    pub fn is_opaque(&self) -> bool {
        self.background.is_some_and(|color| color.a == 255)
    }

    /// Draws the whole picture.
    ///
    /// # Errors
    /// [`DrawError::TooLarge`] if memory is insufficient, or for more than 150 megapixels.
    pub fn pixels(&self) -> Result<Pixels, DrawError> {
        let (width, height) = self.size();
        if u64::from(width) * u64::from(height) > MOST_AT_ONCE {
            return Err(DrawError::TooLarge { width, height });
        }
        let mut rgba = Vec::new();
        let length = self.row_bytes() * height as usize;
        rgba.try_reserve_exact(length).map_err(|_too_large| DrawError::TooLarge { width, height })?;
        self.bands(|band| band.rgba.to_vec(), |rows| rgba.extend_from_slice(&rows));
        Ok(Pixels { width, height, rgba })
    }

    /// Draws all bands and hands what `finish` makes of each, on the thread that drew it, to `take`, from the top down.
    pub(super) fn bands<T: Send>(&self, finish: impl Fn(Band<'_>) -> T + Sync, mut take: impl FnMut(T)) {
        let number = self.height.div_ceil(ROWS);
        let numbers = Mutex::new(0..number);
        let (sender, receiver) = mpsc::channel();
        let draw = |sender: mpsc::Sender<(u32, T)>| {
            let mut renderer = BandRenderer::new(self.width, self.level);
            let mut rgba = Vec::new();
            loop {
                let next = numbers.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some(index) = next else { break };
                let rows = ROWS.min(self.height - index * ROWS);
                rgba.resize(self.row_bytes() * rows as usize, 0);
                self.draw(&mut renderer, index, &mut rgba);
                let band = Band { is_last: index + 1 == number, rgba: &rgba };
                if sender.send((index, finish(band))).is_err() {
                    break;
                }
            }
        };
        thread::scope(|scope| {
            let start = |_: &usize| {
                let (draw, sender) = (&draw, sender.clone());
                thread::Builder::new().spawn_scoped(scope, move || draw(sender)).is_ok()
            };
            // A system that gives no threads gets its picture all the same.
            if (0..self.threads.min(number as usize)).filter(start).count() == 0 {
                draw(sender.clone());
            }
            drop(sender);
            let mut early = BTreeMap::new();
            let mut next = 0;
            for (index, made) in receiver {
                early.insert(index, made);
                while let Some(made) = early.remove(&next) {
                    take(made);
                    next += 1;
                }
            }
        });
    }

    fn draw(&self, renderer: &mut BandRenderer, index: u32, rgba: &mut [u8]) {
        renderer.draw(&self.steps, self.background, index * ROWS, rgba);
        if !self.is_opaque() {
            unpremultiply(rgba);
        }
    }

    fn row_bytes(&self) -> usize {
        usize::from(self.width) * 4
    }
}

/// Converts premultiplied to straight alpha.
fn unpremultiply(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let &mut [_, _, _, alpha] = pixel else { continue };
        if alpha == 0 || alpha == 255 {
            continue;
        }
        let half = u16::from(alpha) / 2;
        for channel in pixel.iter_mut().take(3) {
            *channel = ((u16::from(*channel) * 255 + half) / u16::from(alpha)).min(255) as u8;
        }
    }
}

/// Vector instructions of the machine without fused multiplication and addition, which rounds once where two operations
/// round twice: with these levels, all machines compute the same pixels.
fn unfused() -> Level {
    #[cfg(target_arch = "x86_64")]
    if let Some(level) = Level::new().as_sse4_2() {
        return Level::Sse4_2(level);
    }
    Level::fallback()
}
