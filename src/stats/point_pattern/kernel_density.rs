//! Kernel density of points on a grid.

use std::ops::Range;

use super::{
    kernel::Kernel,
    point::{Point, checked, finite, with_weights},
};
use crate::{model::parallel, stats::Undefined};

/// Grid of square cells to the north-east of an origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DensityGrid {
    /// South-western corner of the grid.
    pub origin: Point,
    /// Side of a cell, in metres.
    pub cell: f64,
    /// Number of cells to the east.
    pub columns: usize,
    /// Number of cells to the north.
    pub rows: usize,
}

impl DensityGrid {
    /// Greatest number of cells, of half a gigabyte.
    pub const MOST_CELLS: usize = 1 << 26;

    /// Centre of a cell by its column from the west and its row from the south, from 0.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{DensityGrid, Point};
    ///
    /// let grid = DensityGrid { origin: Point { x: 1_000.0, y: 0.0 }, cell: 100.0, columns: 5, rows: 5 };
    /// assert_eq!(grid.center(2, 0), Point { x: 1_250.0, y: 50.0 });
    /// ```
    pub fn center(self, column: usize, row: usize) -> Point {
        Point { x: self.along(self.origin.x, column), y: self.along(self.origin.y, row) }
    }

    fn along(self, origin: f64, number: usize) -> f64 {
        origin + (number as f64 + 0.5) * self.cell
    }

    /// Cells of a side whose centres may lie within a reach of a position, one more at each end for the sake of rounding.
    fn near(self, origin: f64, count: usize, at: f64, reach: f64) -> Range<usize> {
        let cell = |position: f64| (position - origin) / self.cell - 0.5;
        let (first, last) = (cell(at - reach).floor(), cell(at + reach).ceil() + 1.0);
        // Numbers below zero become 0, those beyond the range the greatest.
        (first as usize).min(count)..(last as usize).min(count)
    }
}

/// Kernel density of points: Σ w · K(d / h) / h² at the centre of each cell, with distances d, bandwidth h and, without
/// weights, w = 1 (Silverman 1986, *Density Estimation*, eq. 4.2, not divided by n).
///
/// Its integral over the plane is Σw: it is a number of points, or a sum of weights, per square metre, by 10⁶ per km². There
/// is no correction for the edge of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelDensity {
    /// Number n of points; of weighted ones, those of a weight above zero.
    pub count: usize,
    /// Kernel K.
    pub kernel: Kernel,
    /// Bandwidth h in metres.
    pub bandwidth: f64,
    /// Grid of the values.
    pub grid: DensityGrid,
    /// Density of each cell per square metre, of zero or above: rows from the south, in each from the west.
    pub values: Vec<f64>,
}

impl KernelDensity {
    /// Rows that are made at once.
    const STEP: usize = 32;

    /// Density of points on a grid, by a kernel of a bandwidth in metres.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without points; [`Undefined::NotPositive`] for a bandwidth or a cell of zero or below;
    /// [`Undefined::NotFinite`] if a coordinate, or a density, is not finite; [`Undefined::TooMany`] for more cells than
    /// [`DensityGrid::MOST_CELLS`].
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{DensityGrid, Kernel, KernelDensity, Point};
    /// use std::f64::consts::PI;
    ///
    /// let grid = DensityGrid { origin: Point { x: 0.0, y: 0.0 }, cell: 1_000.0, columns: 3, rows: 1 };
    /// let density = KernelDensity::of(&[Point { x: 500.0, y: 500.0 }], Kernel::Quartic, 2_000.0, grid)?;
    /// let per_km2: Vec<f64> = density.values.iter().map(|value| value * 1e6).collect();
    /// assert!((per_km2[0] - 3.0 / PI / 4.0).abs() < 1e-15);
    /// assert!((per_km2[1] - 3.0 / PI / 4.0 * 0.75 * 0.75).abs() < 1e-15);
    /// assert_eq!(per_km2[2], 0.0);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point], kernel: Kernel, bandwidth: f64, grid: DensityGrid) -> Result<Self, Undefined> {
        Self::from_weighted(with_weights(points, None)?, kernel, bandwidth, grid)
    }

    /// Density of points with weights of zero or above.
    ///
    /// # Errors
    ///
    /// As of [`KernelDensity::of`], and [`Undefined::LengthsDiffer`] if weights are not as many as points,
    /// [`Undefined::Negative`] for a weight below zero, [`Undefined::ZeroTotal`] if all weights are zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{DensityGrid, Kernel, KernelDensity, Point};
    ///
    /// let grid = DensityGrid { origin: Point { x: -30_000.0, y: -30_000.0 }, cell: 100.0, columns: 600, rows: 600 };
    /// let points = [(-9_000.0, 0.0), (9_000.0, 1_000.0)].map(Point::from);
    /// let density = KernelDensity::weighted(&points, &[5.0, 7.0], Kernel::Gaussian, 3_000.0, grid)?;
    /// let total: f64 = density.values.iter().map(|value| value * 100.0 * 100.0).sum();
    /// assert!((total - 12.0).abs() < 1e-6);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn weighted(
        points: &[Point],
        weights: &[f64],
        kernel: Kernel,
        bandwidth: f64,
        grid: DensityGrid,
    ) -> Result<Self, Undefined> {
        Self::from_weighted(with_weights(points, Some(weights))?, kernel, bandwidth, grid)
    }

    fn from_weighted(
        mut weighted: Vec<(Point, f64)>,
        kernel: Kernel,
        bandwidth: f64,
        grid: DensityGrid,
    ) -> Result<Self, Undefined> {
        checked(&[grid.origin])?;
        if finite(bandwidth)? <= 0.0 || finite(grid.cell)? <= 0.0 {
            return Err(Undefined::NotPositive);
        }
        let (most, found) = (DensityGrid::MOST_CELLS, grid.columns.saturating_mul(grid.rows));
        if found > most {
            return Err(Undefined::TooMany { most, found });
        }
        // From south to north, so that rows see a part of the points, and in one order however they were given.
        weighted.sort_by(|one, other| {
            let places = one.0.y.total_cmp(&other.0.y).then(one.0.x.total_cmp(&other.0.x));
            places.then(one.1.total_cmp(&other.1))
        });
        let blocks = (0..grid.rows).step_by(Self::STEP).map(|first| first..grid.rows.min(first + Self::STEP));
        let values = parallel::each(blocks.collect(), |rows| block(&weighted, kernel, bandwidth, grid, rows)).concat();
        if !values.iter().all(|value| value.is_finite()) {
            return Err(Undefined::NotFinite);
        }
        Ok(Self { count: weighted.len(), kernel, bandwidth, grid, values })
    }
}

/// Densities of a block of rows, by points from south to north.
fn block(weighted: &[(Point, f64)], kernel: Kernel, bandwidth: f64, grid: DensityGrid, rows: Range<usize>) -> Vec<f64> {
    let mut values = vec![0.0; rows.len() * grid.columns];
    let reach = kernel.reach() * bandwidth;
    // Squares that both sides add, for the columns of one point.
    let mut squares = Vec::new();
    for (point, weight) in weighted {
        let near = grid.near(grid.origin.y, grid.rows, point.y, reach);
        let near = near.start.max(rows.start)..near.end.min(rows.end);
        let columns = grid.near(grid.origin.x, grid.columns, point.x, reach);
        if near.is_empty() || columns.is_empty() {
            continue;
        }
        let height = weight / bandwidth / bandwidth;
        squares.clear();
        squares
            .extend(columns.clone().map(|column| ((grid.along(grid.origin.x, column) - point.x) / bandwidth).powi(2)));
        for row in near {
            let square = ((grid.along(grid.origin.y, row) - point.y) / bandwidth).powi(2);
            let start = (row - rows.start) * grid.columns + columns.start;
            let cells = values.get_mut(start..start + columns.len()).unwrap_or_default();
            for (value, other) in cells.iter_mut().zip(&squares) {
                *value += height * kernel.at(square + other);
            }
        }
    }
    values
}

#[cfg(test)]
mod tests;
