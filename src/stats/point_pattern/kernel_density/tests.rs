//! Tests of kernel densities.

use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use super::*;

const GRID: DensityGrid = DensityGrid { origin: Point { x: -50.0, y: 30.0 }, cell: 10.0, columns: 23, rows: 71 };

fn density_of(points: &[Point], bandwidth: f64, grid: DensityGrid) -> Result<KernelDensity, Undefined> {
    KernelDensity::of(points, Kernel::Quartic, bandwidth, grid)
}

#[test]
fn a_grid_without_cells_has_no_values() {
    let points = [Point { x: 0.0, y: 0.0 }];
    for (columns, rows) in [(0, 5), (5, 0), (0, 0)] {
        assert!(density_of(&points, 1.0, DensityGrid { columns, rows, ..GRID }).unwrap().values.is_empty());
    }
}

#[test]
fn bandwidths_and_cells_have_to_be_lengths() {
    let points = [Point { x: 0.0, y: 0.0 }];
    for spoilt in [0.0, -1.0] {
        assert_eq!(density_of(&points, spoilt, GRID), Err(Undefined::NotPositive));
        assert_eq!(density_of(&points, 1.0, DensityGrid { cell: spoilt, ..GRID }), Err(Undefined::NotPositive));
    }
    for spoilt in [f64::NAN, f64::INFINITY] {
        assert_eq!(density_of(&points, spoilt, GRID), Err(Undefined::NotFinite));
        assert_eq!(density_of(&points, 1.0, DensityGrid { cell: spoilt, ..GRID }), Err(Undefined::NotFinite));
        let origin = Point { x: spoilt, y: 0.0 };
        assert_eq!(density_of(&points, 1.0, DensityGrid { origin, ..GRID }), Err(Undefined::NotFinite));
    }
    assert_eq!(density_of(&[], 1.0, GRID), Err(Undefined::TooFew { needed: 1, found: 0 }));
}

#[test]
fn a_grid_of_too_many_cells_is_refused() {
    let points = [Point { x: 0.0, y: 0.0 }];
    for (columns, rows) in [(usize::MAX, 2), (1 << 14, (1 << 12) + 1)] {
        let found = columns.saturating_mul(rows);
        let expected = Err(Undefined::TooMany { most: DensityGrid::MOST_CELLS, found });
        assert_eq!(density_of(&points, 1.0, DensityGrid { columns, rows, ..GRID }), expected);
    }
}

#[test]
fn a_density_beyond_the_range_of_numbers_is_refused_and_far_points_do_no_harm() {
    let grid = DensityGrid { origin: Point { x: -0.5, y: -0.5 }, cell: 1.0, columns: 1, rows: 1 };
    assert_eq!(density_of(&[Point { x: 0.0, y: 0.0 }], 1e-300, grid), Err(Undefined::NotFinite));
    for far in [1e300, -1e300, f64::MAX, f64::MIN] {
        let density = density_of(&[Point { x: far, y: 0.0 }, Point { x: 0.0, y: far }], 1e300, grid).unwrap();
        assert!(density.values[0] >= 0.0, "{far}");
    }
}

proptest! {
    #[test]
    fn each_cell_has_the_sum_over_all_points_in_any_order(
        points in prop::collection::vec((-200.0..300.0_f64, -100.0..900.0_f64, 0.0..9.0_f64), 1..20),
        bandwidth in 0.1..400.0_f64,
    ) {
        prop_assume!(points.iter().any(|(_, _, weight)| *weight > 0.0));
        let places: Vec<Point> = points.iter().map(|(x, y, _)| Point { x: *x, y: *y }).collect();
        let weights: Vec<f64> = points.iter().map(|(_, _, weight)| *weight).collect();
        let reversed: (Vec<Point>, Vec<f64>) = places.iter().copied().zip(weights.iter().copied()).rev().unzip();
        for kernel in Kernel::iter() {
            let density = KernelDensity::weighted(&places, &weights, kernel, bandwidth, GRID).unwrap();
            let other = KernelDensity::weighted(&reversed.0, &reversed.1, kernel, bandwidth, GRID).unwrap();
            prop_assert_eq!(&density.values, &other.values);
            prop_assert_eq!(density.values.len(), 23 * 71);
            let height = weights.iter().sum::<f64>() * kernel.at(0.0) / bandwidth.powi(2);
            for (at, value) in density.values.iter().enumerate() {
                let center = GRID.center(at % 23, at / 23);
                let one = |(at, weight): (&Point, &f64)| {
                    weight * kernel.at((at.distance(center) / bandwidth).powi(2)) / bandwidth.powi(2)
                };
                let expected: f64 = places.iter().zip(&weights).map(one).sum();
                prop_assert!((value - expected).abs() <= 1e-13 * height, "{value} {expected}");
            }
        }
    }
}
