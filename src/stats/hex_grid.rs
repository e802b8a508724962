//! Grid of regular hexagons in the plane, with corners above and below.

/// Grid of regular hexagons; one has its centre at the origin. A cell has the number of its column, which leans to the right,
/// and of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HexGrid {
    side: f64,
}

impl HexGrid {
    /// Grid of cells of an area, in the square of the unit of the plane.
    pub(crate) fn of_area(area: f64) -> Self {
        Self { side: (2.0 * area / (3.0 * 3.0_f64.sqrt())).sqrt() }
    }

    /// Length of a side.
    pub(crate) fn side(self) -> f64 {
        self.side
    }

    /// Cell of a position: that whose centre is nearest.
    pub(crate) fn cell(self, x: f64, y: f64) -> (i64, i64) {
        let row = 2.0 / 3.0 * y / self.side;
        let column = x / (3.0_f64.sqrt() * self.side) - row / 2.0;
        let third = -column - row;
        let (mut nearest_column, mut nearest_row, nearest_third) = (column.round(), row.round(), third.round());
        let off = [nearest_column - column, nearest_row - row, nearest_third - third].map(f64::abs);
        // The three must add up to zero: that which was rounded most is corrected.
        if off[0] > off[1] && off[0] > off[2] {
            nearest_column = -nearest_row - nearest_third;
        } else if off[1] > off[2] {
            nearest_row = -nearest_column - nearest_third;
        }
        (nearest_column as i64, nearest_row as i64)
    }

    /// Centre of a cell.
    pub(crate) fn center(self, (column, row): (i64, i64)) -> (f64, f64) {
        let (column, row) = (column as f64, row as f64);
        (3.0_f64.sqrt() * self.side * (column + row / 2.0), 1.5 * self.side * row)
    }

    /// Corners of a cell by its centre, anticlockwise from the right one above.
    pub(crate) fn corners(self, (x, y): (f64, f64)) -> [(f64, f64); 6] {
        let (half_width, half_side) = (3.0_f64.sqrt() / 2.0 * self.side, self.side / 2.0);
        [
            (half_width, half_side),
            (0.0, self.side),
            (-half_width, half_side),
            (-half_width, -half_side),
            (0.0, -self.side),
            (half_width, -half_side),
        ]
        .map(|(dx, dy)| (x + dx, y + dy))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Area of a polygon, by the shoelace formula.
    fn area(corners: &[(f64, f64)]) -> f64 {
        let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
        pairs.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
    }

    #[test]
    fn a_cell_has_the_area_that_was_asked_for() {
        let grid = HexGrid::of_area(1e10);
        let found = area(&grid.corners(grid.center((12, -7))));
        assert!((found / 1e10 - 1.0).abs() < 1e-9, "{found}");
    }

    proptest! {
        #[test]
        fn a_position_is_in_the_cell_whose_centre_is_nearest(x in -3e6..3e6_f64, y in 1e6..6e6_f64, area in 1e8..1e12_f64) {
            let grid = HexGrid::of_area(area);
            let (column, row) = grid.cell(x, y);
            let distance = |cell| {
                let center = grid.center(cell);
                (center.0 - x).hypot(center.1 - y)
            };
            let own = distance((column, row));
            prop_assert!(own <= grid.side() * (1.0 + 1e-9));
            for (right, up) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)] {
                prop_assert!(own <= distance((column + right, row + up)) * (1.0 + 1e-9));
            }
        }

        #[test]
        fn the_centre_of_a_cell_lies_in_it(column in -500..500_i64, row in -500..500_i64) {
            let grid = HexGrid::of_area(1e10);
            let (x, y) = grid.center((column, row));
            prop_assert_eq!(grid.cell(x, y), (column, row));
        }
    }
}
