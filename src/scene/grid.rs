//! Spatial index of rectangles on the picture: finds what overlaps an area without going through all.
//!
//! Square cells repeat in both directions, like a wallpaper: any coordinate has a cell in a table whose size follows the
//! number of rectangles alone. Rectangles that share a cell by repetition only are ruled out as those that merely lie in
//! the same cell.

use super::Rect;

/// Rectangles by the cells that they touch.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Side of a cell, points.
    side: f32,
    /// Cells along each direction before they repeat; a power of two.
    width: u32,
    /// Last entry of each cell, row by row.
    cells: Vec<Option<u32>>,
    /// Rectangles in cells, each with the entry before it in its cell.
    entries: Vec<(Rect, Option<u32>)>,
    rects: Vec<Rect>,
}

impl Grid {
    /// Empty index with cells of the given side, points.
    pub(super) fn new(side: f32) -> Self {
        const WIDTH: u32 = 16;
        let cells = vec![None; (WIDTH * WIDTH) as usize];
        Self { side, width: WIDTH, cells, entries: Vec::new(), rects: Vec::new() }
    }

    /// Adds a rectangle.
    pub(super) fn insert(&mut self, rect: Rect) {
        self.rects.push(rect);
        if self.rects.len() <= self.cells.len() {
            self.enter(rect);
            return;
        }
        self.width *= 2;
        self.cells = vec![None; (self.width * self.width) as usize];
        self.entries.clear();
        for at in 0..self.rects.len() {
            self.rects.get(at).copied().into_iter().for_each(|rect| self.enter(rect));
        }
    }

    /// `true` if a rectangle of the index overlaps an area.
    pub(super) fn intersects(&self, area: &Rect) -> bool {
        self.finds(area, |_| true)
    }

    /// `true` if a wanted rectangle of the index overlaps an area.
    pub(super) fn finds(&self, area: &Rect, is_wanted: impl Fn(&Rect) -> bool) -> bool {
        self.cells_of(area).any(|cell| {
            let mut next = self.cells.get(cell).copied().flatten();
            while let Some((rect, former)) = next.and_then(|entry| self.entries.get(entry as usize)) {
                if rect.intersects(area) && is_wanted(rect) {
                    return true;
                }
                next = *former;
            }
            false
        })
    }

    fn enter(&mut self, rect: Rect) {
        for cell in self.cells_of(&rect) {
            if let Some(last) = self.cells.get_mut(cell) {
                let entry = self.entries.len() as u32;
                self.entries.push((rect, last.replace(entry)));
            }
        }
    }

    /// Positions in `cells` of the cells that an area touches.
    fn cells_of(&self, area: &Rect) -> impl Iterator<Item = usize> + use<> {
        let width = self.width as usize;
        let (columns, rows) = (self.span(area.min.x, area.max.x), self.span(area.min.y, area.max.y));
        let wrapped =
            move |(first, number): (i64, i64)| (0..number).map(move |i| first.wrapping_add(i) as usize % width);
        wrapped(rows).flat_map(move |row| wrapped(columns).map(move |column| row * width + column))
    }

    /// First cell that a stretch of an axis touches, and the number of cells, each counted once.
    fn span(&self, from: f32, to: f32) -> (i64, i64) {
        let cell = |at: f32| (at / self.side).floor() as i64;
        let (first, last) = (cell(from), cell(to));
        (first, last.saturating_sub(first).saturating_add(1).clamp(0, i64::from(self.width)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scene::ScreenPoint;

    fn rects(most: usize) -> impl Strategy<Value = Vec<Rect>> {
        let rect = (-900.0..900.0f32, -900.0..900.0f32, 0.0..300.0f32, 0.0..40.0f32)
            .prop_map(|(x, y, width, height)| Rect::from_min_size(ScreenPoint::new(x, y), width, height));
        prop::collection::vec(rect, 1..most)
    }

    proptest! {
        #[test]
        fn an_area_is_free_in_the_index_if_and_only_if_no_rectangle_overlaps_it(
            all in rects(600),
            asked in rects(40),
        ) {
            let mut grid = Grid::new(48.0);
            for rect in &all {
                grid.insert(*rect);
            }
            for area in asked {
                prop_assert_eq!(grid.intersects(&area), all.iter().any(|rect| rect.intersects(&area)));
            }
        }
    }

    #[test]
    fn an_area_without_end_has_a_bounded_number_of_cells() {
        let endless =
            Rect { min: ScreenPoint::new(f32::NEG_INFINITY, f32::NAN), max: ScreenPoint::new(f32::INFINITY, f32::NAN) };
        let mut grid = Grid::new(48.0);
        grid.insert(endless);
        assert!(grid.cells_of(&endless).count() <= grid.cells.len());
    }
}
