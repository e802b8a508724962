//! Bands of rows of a picture, each drawn on its own.
//!
//! A picture is always cut at the same rows, whatever the number of threads, and the rasteriser uses the same
//! arithmetic on every machine: one view gives one sequence of bytes.

use vello_cpu::{
    Level, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
    color::{AlphaColor, Srgb},
    kurbo::{BezPath, Rect},
};

use super::{polygon::Polygon, steps::Step};
use crate::scene::Color;

/// Rows of a band.
pub(super) const ROWS: u32 = 128;

/// Renderer of bands of one width, used again from band to band.
pub(super) struct BandRenderer {
    context: RenderContext,
    resources: Resources,
    width: u16,
    path: BezPath,
}

impl BandRenderer {
    pub(super) fn new(width: u16, level: Level) -> Self {
        // Bands are drawn side by side instead.
        let settings = RenderSettings { level, num_threads: 0 };
        let context = RenderContext::new_with(width, ROWS as u16, settings);
        Self { context, resources: Resources::new(), width, path: BezPath::new() }
    }

    /// Draws the rows from `top` into `rgba`, with premultiplied alpha.
    pub(super) fn draw(&mut self, steps: &[Step], background: Option<Color>, top: u32, rgba: &mut [u8]) {
        let rows = (rgba.len() / (usize::from(self.width) * 4)) as u16;
        self.context.reset_and_resize(self.width, rows);
        let above = top as f32;
        let below = above + f32::from(rows);
        for step in steps {
            match step {
                Step::Fill(polygon) if polygon.rows.1 > above && polygon.rows.0 < below => {
                    self.fill(polygon, above, below);
                }
                Step::Fill(_) => {}
                Step::Clip(rect) => {
                    let (top, bottom) = (rect.top() - above, rect.bottom() - above);
                    let [x0, y0, x1, y1] = [rect.left(), top, rect.right(), bottom].map(f64::from);
                    self.context.push_clip_rect(&Rect { x0, y0, x1, y1 });
                }
                Step::Unclip => self.context.pop_clip(),
            }
        }
        self.context.flush();
        let Some(target) = PixmapMut::new(self.width, rows, rgba) else { return };
        let color = background.map_or(AlphaColor::TRANSPARENT, color);
        let settings = RasterizerSettings { target_init: TargetInit::Clear(color), ..RasterizerSettings::default() };
        self.context.render_with(target, &mut self.resources, settings);
    }

    fn fill(&mut self, polygon: &Polygon, above: f32, below: f32) {
        self.path.truncate(0);
        for ring in polygon.rings() {
            near(ring, above, below, &mut self.path);
        }
        self.context.set_paint(color(polygon.color));
        self.context.fill_path(&self.path);
    }
}

/// Appends a ring, moved up by `above`. Points between two neighbours that lie on the same side outside the band are
/// left out: the chords that replace them lie there as well.
fn near(ring: &[[f32; 2]], above: f32, below: f32, path: &mut BezPath) {
    let side = |[_, y]: &[f32; 2]| if *y < above { -1 } else { i8::from(*y > below) };
    let mut former = ring.last().map_or(0, side);
    let mut is_first = true;
    for (i, at) in ring.iter().enumerate() {
        let here = side(at);
        let next = ring.get(i + 1).or(ring.first()).map_or(0, side);
        if here == 0 || here != former || here != next {
            let point = (f64::from(at[0]), f64::from(at[1] - above));
            if is_first {
                path.move_to(point);
                is_first = false;
            } else {
                path.line_to(point);
            }
        }
        former = here;
    }
    if !is_first {
        path.close_path();
    }
}

fn color(color: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(color.r, color.g, color.b, color.a)
}
