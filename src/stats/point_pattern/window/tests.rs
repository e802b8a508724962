//! Tests of windows.

use proptest::prelude::*;

use super::*;

fn ring(pairs: &[(f64, f64)]) -> Vec<Point> {
    pairs.iter().copied().map(Point::from).collect()
}

fn square(low: f64, high: f64) -> Vec<Point> {
    ring(&[(low, low), (high, low), (high, high), (low, high)])
}

#[test]
fn an_island_in_a_lake_in_an_island_counts_in_any_order_and_direction() {
    let mut rings = vec![square(0.0, 10.0), square(1.0, 9.0), square(2.0, 8.0), square(20.0, 21.0)];
    for turn in 0..4 {
        rings.rotate_left(1);
        rings[turn].reverse();
        let window = Window::new(&rings).unwrap();
        assert_eq!(window.area(), 100.0 - 64.0 + 36.0 + 1.0);
        for (at, expected) in [(0.5, true), (1.5, false), (5.0, true), (15.0, false), (20.5, true), (22.0, false)] {
            assert_eq!(window.contains((at, at).into()), expected, "{at}");
        }
    }
}

#[test]
fn the_boundary_belongs_to_the_window() {
    let window = Window::new(&[square(0.0, 10.0), square(4.0, 6.0)]).unwrap();
    for at in [(0.0, 0.0), (10.0, 10.0), (0.0, 3.0), (10.0, 4.0), (7.0, 0.0), (4.0, 4.0), (6.0, 5.0)] {
        assert!(window.contains(at.into()), "{at:?}");
        assert_eq!(window.distance_to_boundary(at.into()), 0.0);
    }
    // A ray through corners crosses each once.
    let diamond = Window::new(&[ring(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)])]).unwrap();
    assert!(diamond.contains((0.0, 0.0).into()) && !diamond.contains((-1.5, 0.0).into()));
    assert!(!diamond.contains((-0.9, 1.0).into()));
}

#[test]
fn a_hole_may_touch_the_edge_with_a_corner() {
    let hole = ring(&[(0.0, 5.0), (3.0, 4.0), (3.0, 6.0)]);
    assert_eq!(Window::new(&[square(0.0, 10.0), hole]).unwrap().area(), 97.0);
    // All its corners may.
    let inscribed = ring(&[(5.0, 0.0), (10.0, 5.0), (5.0, 10.0), (0.0, 5.0)]);
    assert_eq!(Window::new(&[inscribed, square(0.0, 10.0)]).unwrap().area(), 50.0);
}

#[test]
fn a_window_without_area_or_with_endless_corners_is_refused() {
    assert_eq!(Window::new(&[]), Err(Undefined::NoArea));
    assert_eq!(
        Window::new(&[ring(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)])]),
        Err(Undefined::TooFew { needed: 3, found: 2 })
    );
    assert_eq!(Window::new(&[ring(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])]), Err(Undefined::NoArea));
    assert_eq!(Window::new(&[ring(&[(0.0, 0.0), (1.0, f64::NAN), (2.0, 2.0)])]), Err(Undefined::NotFinite));
    assert_eq!(Window::new(&[square(0.0, 1e200)]), Err(Undefined::NotFinite));
    assert_eq!(Window::new(&[square(0.0, 1.0), square(0.0, 1.0)]), Err(Undefined::NoArea));
    let (low, high) = (Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 1.0 });
    assert_eq!(Window::rectangle(high, low), Err(Undefined::NoArea));
    assert_eq!(Window::rectangle(low, Point { x: f64::NAN, y: 1.0 }), Err(Undefined::NotFinite));
}

#[test]
fn positions_that_are_not_finite_are_outside() {
    let window = Window::new(&[square(0.0, 10.0)]).unwrap();
    assert!(!window.contains((1e300, 5.0).into()));
    assert_eq!(window.distance_to_boundary((1e300, 5.0).into()), 1e300);
    for spoilt in [f64::NAN, f64::INFINITY] {
        let at = Point { x: spoilt, y: 5.0 };
        assert!(!window.contains(at) && window.distance_to_boundary(at).is_infinite(), "{spoilt}");
    }
}

proptest! {
    /// A polygon of many edges around a circle, against the circle itself.
    #[test]
    fn a_polygon_of_many_edges_is_nearly_a_circle(angle in 0.0..6.3_f64, radius in 0.0..2e5_f64) {
        let corners: Vec<(f64, f64)> = (0..3_600)
            .map(|at| (f64::from(at) / 10.0).to_radians().sin_cos())
            .map(|(sin, cos)| (4e6 + 1e5 * cos, 3e6 + 1e5 * sin))
            .collect();
        let window = Window::new(&[ring(&corners)]).unwrap();
        prop_assert!((window.area() / (std::f64::consts::PI * 1e10) - 1.0).abs() < 1e-5);
        let at = Point { x: 4e6 + radius * angle.cos(), y: 3e6 + radius * angle.sin() };
        prop_assert!((window.distance_to_boundary(at) - (1e5 - radius).abs()).abs() < 0.1);
        if (1e5 - radius).abs() > 0.1 {
            prop_assert_eq!(window.contains(at), radius < 1e5);
        }
    }
}
