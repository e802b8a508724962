//! Tests of K and L.

use proptest::prelude::*;

use super::*;

const PLAIN: RipleyForm = RipleyForm { edge: EdgeCorrection::None, normalization: Normalization::Pairs };
const BORDER: RipleyForm = RipleyForm { edge: EdgeCorrection::Border, normalization: Normalization::Square };

fn window() -> Window {
    Window::rectangle((0.0, 0.0).into(), (1e3, 1e3).into()).unwrap()
}

#[test]
fn a_radius_may_be_zero_and_twins_are_neighbours_at_it() {
    let points = [(1.0, 1.0), (1.0, 1.0), (5.0, 5.0)].map(Point::from);
    let ripley = Ripley::of(&points, &window(), &[9.0, 0.0, 0.0], PLAIN).unwrap();
    assert_eq!(ripley.at.iter().map(|at| at.pairs).collect::<Vec<_>>(), [6, 2, 2]);
}

#[test]
fn points_outside_the_window_are_left_out_and_counted() {
    let points = [(1.0, 1.0), (2.0, 1.0), (-1.0, 1.0), (1.0, 2e3)].map(Point::from);
    let ripley = Ripley::of(&points, &window(), &[10.0], PLAIN).unwrap();
    assert_eq!((ripley.count, ripley.outside, ripley.at[0].pairs), (2, 2, 2));
    assert_eq!(Ripley::of(&points[1..], &window(), &[1.0], PLAIN), Err(Undefined::TooFew { needed: 2, found: 1 }));
}

#[test]
fn without_a_point_far_enough_from_the_boundary_there_is_no_k() {
    let points = [(10.0, 500.0), (100.0, 500.0), (300.0, 500.0)].map(Point::from);
    let ripley = Ripley::of(&points, &window(), &[90.0, 301.0, 100.0], BORDER).unwrap();
    let found: Vec<_> = ripley.at.iter().map(|at| (at.starts, at.pairs, at.k)).collect();
    assert_eq!(found, [(2, 1, Some(1e6 / 6.0)), (0, 0, None), (2, 1, Some(1e6 / 6.0))]);
    assert_eq!((ripley.at[1].l, ripley.at[1].excess), (None, None));
}

#[test]
fn radii_have_to_be_lengths() {
    let points = [(1.0, 1.0), (2.0, 2.0)].map(Point::from);
    assert_eq!(Ripley::of(&points, &window(), &[-1.0], PLAIN), Err(Undefined::Negative));
    assert_eq!(Ripley::of(&points, &window(), &[f64::NAN], PLAIN), Err(Undefined::NotFinite));
    assert_eq!(Ripley::of(&[(0.0, f64::NAN).into()], &window(), &[1.0], PLAIN), Err(Undefined::NotFinite));
    assert!(Ripley::of(&points, &window(), &[], PLAIN).unwrap().at.is_empty());
}

proptest! {
    #[test]
    fn counts_are_those_of_all_pairs(
        pairs in prop::collection::vec(((0..30_i32, 0..30_i32), any::<bool>()), 2..120),
        radii in prop::collection::vec(0..1_000_i32, 0..8),
    ) {
        // A lattice has many equal distances, and points at one place.
        let crowd = |value: i32, is_crowded: bool| f64::from(value) * if is_crowded { 1.0 } else { 33.0 };
        let points: Vec<Point> =
            pairs.iter().map(|((x, y), crowded)| Point { x: crowd(*x, *crowded), y: crowd(*y, *crowded) }).collect();
        let radii: Vec<f64> = radii.into_iter().map(f64::from).collect();
        for form in [PLAIN, BORDER] {
            let ripley = Ripley::of(&points, &window(), &radii, form).unwrap();
            for (radius, at) in radii.iter().zip(&ripley.at) {
                let to_edge = |at: &Point| at.x.min(at.y).min(1e3 - at.x).min(1e3 - at.y);
                let starts = points.iter().enumerate().filter(|(_, at)| form == PLAIN || to_edge(at) >= *radius);
                let others = |own: usize, at: &Point| {
                    let others = points.iter().enumerate().filter(|(other, _)| *other != own);
                    others.filter(|(_, other)| at.distance(**other) <= *radius).count() as u64
                };
                prop_assert_eq!(at.starts, starts.clone().count());
                prop_assert_eq!(at.pairs, starts.map(|(own, at)| others(own, at)).sum::<u64>());
            }
        }
    }
}

#[test]
fn squares_are_compared_as_distances_would_be() {
    for radius in [0.0, 0.1, 1.0, 3.3, 708.0, 1e-200, 1e-160, 1e200] {
        let square = greatest_square(radius);
        assert!(square.sqrt() <= radius && square.next_up().sqrt() > radius, "{radius}");
    }
}

/// More points than one part has.
#[test]
fn parts_add_up_to_the_whole() {
    let mut stream = crate::stats::random::Stream::new(1, 0);
    let points: Vec<Point> = (0..3_000).map(|_| Point { x: stream.unit() * 1e3, y: stream.unit() * 1e3 }).collect();
    let found = Ripley::of(&points, &window(), &[20.0, 2e3], PLAIN).unwrap();
    let near = |at: &Point| points.iter().filter(|other| at.distance(**other) <= 20.0).count() as u64 - 1;
    assert_eq!((found.at[0].starts, found.at[0].pairs), (3_000, points.iter().map(near).sum()));
    assert_eq!(found.at[1].pairs, 3_000 * 2_999);
}
