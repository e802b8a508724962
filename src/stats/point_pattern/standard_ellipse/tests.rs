//! Tests of the standard deviational ellipse.

use proptest::prelude::*;

use super::*;

const FORMS: [EllipseForm; 4] =
    [EllipseForm::Count, EllipseForm::CountLessTwo, EllipseForm::Twice, EllipseForm::CrimeStat];

fn points_of(pairs: &[(f64, f64)]) -> Vec<Point> {
    pairs.iter().copied().map(Point::from).collect()
}

#[test]
fn points_on_a_line_have_no_short_axis_and_the_direction_of_the_line() {
    for (step, rotation) in [((0.0, 1.0), 0.0), ((1.0, 1.0), 45.0), ((1.0, 0.0), 90.0), ((1.0, -1.0), 135.0)] {
        let pairs: Vec<(f64, f64)> =
            (0..7).map(|at| (4e6 + f64::from(at) * step.0 * 0.1, 3e6 + f64::from(at) * step.1 * 0.1)).collect();
        let ellipse = StandardEllipse::of(&points_of(&pairs), EllipseForm::Count).unwrap();
        assert_eq!((ellipse.short, ellipse.short_squares), (0.0, 0.0), "{step:?}");
        assert!((ellipse.rotation.unwrap() - rotation).abs() < 1e-6, "{step:?} {ellipse:?}");
    }
}

#[test]
fn a_square_has_no_direction() {
    let square = points_of(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
    let ellipse = StandardEllipse::of(&square, EllipseForm::Count).unwrap();
    assert_eq!((ellipse.rotation, ellipse.long, ellipse.short), (None, 0.5, 0.5));
}

#[test]
fn an_ellipse_needs_two_places_and_some_forms_three_points() {
    let two = points_of(&[(0.0, 0.0), (1.0, 0.0)]);
    for form in FORMS {
        let is_less_two = matches!(form, EllipseForm::CountLessTwo | EllipseForm::CrimeStat);
        let found = StandardEllipse::of(&two, form).err();
        assert_eq!(found, is_less_two.then_some(Undefined::TooFew { needed: 3, found: 2 }), "{form:?}");
        let place = Point { x: 0.1, y: 0.7 };
        assert_eq!(StandardEllipse::of(&[place; 3], form), Err(Undefined::AllEqual));
        assert_eq!(StandardEllipse::of(&[], form), Err(Undefined::TooFew { needed: 1, found: 0 }));
        let far = points_of(&[(0.0, 0.0), (1e200, 0.0), (0.0, 1e200)]);
        assert_eq!(StandardEllipse::of(&far, form), Err(Undefined::NotFinite));
    }
}

#[test]
fn forms_differ_by_their_factors() {
    let points = points_of(&[(0.0, 0.0), (5.0, 1.0), (9.0, 4.0), (2.0, 8.0), (3.0, 3.0)]);
    let plain = StandardEllipse::of(&points, EllipseForm::Count).unwrap();
    for (form, factor) in FORMS.into_iter().zip([1.0, (5.0_f64 / 3.0).sqrt(), 2.0_f64.sqrt(), (10.0_f64 / 3.0).sqrt()])
    {
        let ellipse = StandardEllipse::of(&points, form).unwrap();
        assert!((ellipse.long / (plain.long * factor) - 1.0).abs() < 1e-15, "{form:?}");
        assert!((ellipse.short / (plain.short * factor) - 1.0).abs() < 1e-15, "{form:?}");
        assert_eq!(ellipse.rotation, plain.rotation);
    }
}

#[test]
fn the_direction_never_reaches_half_a_turn() {
    for angle in [-90.0, 90.0, 1e-20, -1e-20, 89.999_999_999_999_99, 90.000_000_000_000_01] {
        let found = from_north(f64::to_radians(angle));
        assert!((0.0..180.0).contains(&found), "{angle} {found}");
    }
}

proptest! {
    #[test]
    fn the_axes_are_turned_as_the_points_are(
        pairs in prop::collection::vec((-1e5..1e5_f64, -1e4..1e4_f64), 3..30),
        turn in 0.0..180.0_f64,
    ) {
        let (sin, cos) = turn.to_radians().sin_cos();
        // Clockwise, as the rotation of an ellipse.
        let turned: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (x * cos + y * sin, y * cos - x * sin)).collect();
        let one = StandardEllipse::of(&points_of(&pairs), EllipseForm::Count).unwrap();
        let other = StandardEllipse::of(&points_of(&turned), EllipseForm::Count).unwrap();
        prop_assert!((one.long - other.long).abs() < 1e-6 && (one.short - other.short).abs() < 1e-6);
        prop_assume!(one.short < 0.99 * one.long);
        let off = (one.rotation.unwrap() + turn - other.rotation.unwrap()).rem_euclid(180.0);
        prop_assert!(off.min(180.0 - off) < 1e-6, "{one:?} {other:?}");
    }

    #[test]
    fn the_squares_of_the_axes_add_up_to_that_of_the_standard_distance(
        pairs in prop::collection::vec((-1e5..1e5_f64, -1e5..1e5_f64), 2..30),
    ) {
        let points = points_of(&pairs);
        let ellipse = StandardEllipse::of(&points, EllipseForm::Count).unwrap();
        let center = MeanCenter::of(&points).unwrap().center;
        let squares: f64 = points.iter().map(|point| point.distance(center).powi(2)).sum();
        prop_assert!(((ellipse.long_squares + ellipse.short_squares) / squares - 1.0).abs() < 1e-12);
        prop_assert!(ellipse.long >= ellipse.short);
    }
}
