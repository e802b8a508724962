//! Measures of points in the plane, as pointpats, scikit-learn and Shapely have them, and by the cases of others.

use std::collections::BTreeMap;

use cluster_atlas::stats::{
    Undefined,
    point_pattern::{
        Bandwidth, DensityGrid, DistanceSummary, EdgeCorrection, EllipseForm, Kernel, KernelDensity, MeanCenter,
        MedianCenter, NearestNeighbor, Normalization, Point, Ripley, RipleyForm, StandardDistance, StandardEllipse,
        Window, distinct_places,
    },
};
use serde::Deserialize;

/// Tolerance, relative.
const NEAR: f64 = 1e-12;

#[derive(Deserialize)]
struct Published {
    sets: BTreeMap<String, Set>,
}

#[derive(Deserialize)]
struct Set {
    points: Vec<(f64, f64)>,
    weights: Vec<f64>,
    centers: Centers,
    ellipses: BTreeMap<String, Ellipses>,
    nearest: Nearest,
    ripley: KAndL,
    density: Density,
    distances: Distances,
}

#[derive(Deserialize)]
struct Centers {
    mean: (f64, f64),
    weighted_mean: (f64, f64),
    distance_of_pointpats: f64,
    median: (f64, f64),
    weighted_median: (f64, f64),
    standard_distance: f64,
}

/// Half axes, and the angle of the long one anticlockwise from east, in radians.
#[derive(Deserialize)]
struct Ellipses {
    plain: (f64, f64, f64),
    weighted: (f64, f64, f64),
}

#[derive(Deserialize)]
struct Nearest {
    area: f64,
    mean: f64,
    least: f64,
    greatest: f64,
    coincident: usize,
    places: usize,
    mean_of_places: f64,
    expected: f64,
    index: f64,
    standard_error: f64,
    z: f64,
    p: f64,
}

#[derive(Deserialize)]
struct KAndL {
    radii: Vec<f64>,
    rectangle: ((f64, f64), (f64, f64)),
    k_of_pointpats: Vec<f64>,
    l_of_pointpats: Vec<f64>,
    rings: Vec<Vec<(f64, f64)>>,
    area: f64,
    inside: usize,
    pairs_and_k: Vec<(u64, f64)>,
    border_starts_pairs_and_k: Vec<(usize, u64, Option<f64>)>,
}

#[derive(Deserialize)]
struct Density {
    bandwidth: f64,
    origin: (f64, f64),
    cell: f64,
    columns: usize,
    rows: usize,
    quartic: Vec<f64>,
    weighted_quartic: Vec<f64>,
    epanechnikov: Vec<f64>,
    gaussian: Vec<f64>,
    scott: f64,
}

#[derive(Deserialize)]
struct Distances {
    count: usize,
    mean: f64,
    median: f64,
    least: f64,
    greatest: f64,
}

/// All sets with their points.
fn sets() -> Vec<(String, Set, Vec<Point>)> {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/statistics/point_pattern.json"));
    let Published { sets } = serde_json::from_str(text).unwrap();
    assert_eq!(sets.len(), 3);
    sets.into_iter()
        .map(|(name, set)| {
            let points = points_of(&set.points);
            (name, set, points)
        })
        .collect()
}

fn points_of(pairs: &[(f64, f64)]) -> Vec<Point> {
    pairs.iter().copied().map(Point::from).collect()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= NEAR * expected.abs(), "{what}: {found:e}, not {expected:e}");
}

#[track_caller]
fn assert_at(found: Point, (x, y): (f64, f64), what: &str) {
    assert_near(found.x, x, what);
    assert_near(found.y, y, what);
}

#[test]
fn mean_centres_and_standard_distances_are_those_of_pointpats() {
    for (name, set, points) in sets() {
        assert_at(MeanCenter::of(&points).unwrap().center, set.centers.mean, &name);
        assert_at(MeanCenter::weighted(&points, &set.weights).unwrap().center, set.centers.weighted_mean, &name);
        assert_near(StandardDistance::of(&points).unwrap().distance, set.centers.standard_distance, &name);
    }
}

/// Both iterate, to steps of 1e-13 of the extent: near the least sum, positions that far apart have equal sums. That of
/// pointpats stops early; its sum is never smaller.
#[test]
fn median_centres_are_those_of_newtons_method() {
    for (name, set, points) in sets() {
        let (plain, weighted) =
            (MedianCenter::of(&points).unwrap(), MedianCenter::weighted(&points, &set.weights).unwrap());
        assert_at(plain.center, set.centers.median, &name);
        assert_at(weighted.center, set.centers.weighted_median, &name);
        assert!(plain.distance <= set.centers.distance_of_pointpats * (1.0 + 1e-15), "{name} {plain:?}");
        assert!(plain.steps < 50 && weighted.steps < 50, "{name} {plain:?} {weighted:?}");
    }
}

/// pointpats has the angle anticlockwise from east.
#[test]
fn ellipses_in_all_forms_are_those_of_pointpats() {
    for (name, set, points) in sets() {
        assert_eq!(set.ellipses.len(), 4);
        for (form, expected) in &set.ellipses {
            let form: EllipseForm = form.parse().unwrap();
            let plain = StandardEllipse::of(&points, form).unwrap();
            let weighted = StandardEllipse::weighted(&points, &set.weights, form).unwrap();
            for (ellipse, (long, short, angle)) in [(plain, expected.plain), (weighted, expected.weighted)] {
                let what = format!("{name} {form:?}");
                assert_near(ellipse.long, long, &what);
                assert_near(ellipse.short, short, &what);
                assert_near(ellipse.rotation.unwrap(), (90.0 - angle.to_degrees()).rem_euclid(180.0), &what);
            }
        }
    }
}

#[test]
fn nearest_neighbours_are_those_of_pointpats_over_points_and_over_places() {
    for (name, set, points) in sets() {
        let (nearest, expected) = (NearestNeighbor::of(&points).unwrap(), set.nearest);
        let places = distinct_places(&points).unwrap();
        assert_eq!((nearest.coincident, places.len()), (expected.coincident, expected.places), "{name}");
        assert_near(nearest.mean, expected.mean, &name);
        assert_near(nearest.least, expected.least, &name);
        assert_near(nearest.greatest, expected.greatest, &name);
        assert_near(NearestNeighbor::of(&places).unwrap().mean, expected.mean_of_places, &name);
        let index = nearest.clark_evans(Some(expected.area)).unwrap();
        assert_near(index.expected, expected.expected, &name);
        assert_near(index.index, expected.index, &name);
        assert_near(index.standard_error, expected.standard_error, &name);
        assert_near(index.z, expected.z, &name);
        assert_near(index.p, expected.p, &name);
    }
}

/// pointpats divides by n², counts neighbours nearer than a radius, of which none here is at it, and has the rectangle of
/// the points as the window.
#[test]
fn k_and_l_in_the_rectangle_of_the_points_are_those_of_pointpats() {
    let form = RipleyForm { edge: EdgeCorrection::None, normalization: Normalization::Square };
    for (name, set, points) in sets() {
        let (low, high) = set.ripley.rectangle;
        let window = Window::rectangle(low.into(), high.into()).unwrap();
        let ripley = Ripley::of(&points, &window, &set.ripley.radii, form).unwrap();
        assert_eq!((ripley.count, ripley.outside), (points.len(), 0), "points on the boundary are in the window");
        let expected = set.ripley.k_of_pointpats.iter().zip(&set.ripley.l_of_pointpats);
        for (at, (k, l)) in ripley.at.iter().zip(expected) {
            assert_near(at.k.unwrap(), *k, &name);
            assert_near(at.l.unwrap(), *l, &name);
            assert_eq!(at.excess.unwrap(), at.l.unwrap() - at.radius);
        }
    }
}

#[test]
fn k_in_a_polygon_with_and_without_its_border_is_that_of_all_pairs_by_shapely() {
    for (name, set, points) in sets() {
        let expected = set.ripley;
        let rings: Vec<Vec<Point>> = expected.rings.iter().map(|ring| points_of(ring)).collect();
        let window = Window::new(&rings).unwrap();
        assert_near(window.area(), expected.area, &name);
        let of = |edge, normalization| {
            let ripley = Ripley::of(&points, &window, &expected.radii, RipleyForm { edge, normalization }).unwrap();
            assert_eq!((ripley.count, ripley.outside), (expected.inside, points.len() - expected.inside), "{name}");
            ripley.at
        };
        let plain = of(EdgeCorrection::None, Normalization::Pairs);
        for (at, (pairs, k)) in plain.iter().zip(&expected.pairs_and_k) {
            assert_eq!((at.starts, at.pairs), (expected.inside, *pairs), "{name}");
            assert_near(at.k.unwrap(), *k, &name);
        }
        let border = of(EdgeCorrection::Border, Normalization::Square);
        for (at, (starts, pairs, k)) in border.iter().zip(&expected.border_starts_pairs_and_k) {
            assert_eq!((at.starts, at.pairs, at.k.is_some()), (*starts, *pairs, k.is_some()), "{name}");
            assert_near(at.k.unwrap_or_default(), k.unwrap_or_default(), &name);
        }
    }
}

/// Densities near the end of a kernel are differences of nearly equal numbers: the tolerance is that of the highest one.
/// The Gaussian of scikit-learn goes on beyond six bandwidths, where it is 1.5e-8 of its height and less.
#[test]
fn densities_are_those_of_scikit_learn_and_numpy() {
    for (name, set, points) in sets() {
        let Density { bandwidth, origin, cell, columns, rows, .. } = set.density;
        let grid = DensityGrid { origin: origin.into(), cell, columns, rows };
        let plain = |kernel| KernelDensity::of(&points, kernel, bandwidth, grid).unwrap().values;
        let weighted = KernelDensity::weighted(&points, &set.weights, Kernel::Quartic, bandwidth, grid).unwrap();
        let beyond = (-18.0_f64).exp() * points.len() as f64 / bandwidth.powi(2);
        for (found, expected, beyond) in [
            (plain(Kernel::Quartic), &set.density.quartic, 0.0),
            (weighted.values, &set.density.weighted_quartic, 0.0),
            (plain(Kernel::Epanechnikov), &set.density.epanechnikov, 0.0),
            (plain(Kernel::Gaussian), &set.density.gaussian, beyond),
        ] {
            assert_eq!((found.len(), expected.len()), (columns * rows, columns * rows));
            let highest = expected.iter().copied().fold(0.0, f64::max);
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() <= NEAR * highest + beyond, "{name}: {found:e}, not {expected:e}");
            }
        }
        assert_near(Bandwidth::of(&points, Kernel::Gaussian).unwrap().width, set.density.scott, &name);
    }
}

#[test]
fn distances_of_all_pairs_are_those_of_scipy() {
    for (name, set, points) in sets() {
        let pairs =
            points.iter().enumerate().flat_map(|(at, one)| points[at + 1..].iter().map(move |other| (one, other)));
        let summary = DistanceSummary::of(pairs.map(|(one, other)| (one.x - other.x).hypot(one.y - other.y))).unwrap();
        assert_eq!(summary.count, set.distances.count);
        assert_near(summary.mean, set.distances.mean, &name);
        assert_near(summary.median, set.distances.median, &name);
        assert_near(summary.least, set.distances.least, &name);
        assert_near(summary.greatest, set.distances.greatest, &name);
    }
}

/// pysal/pysal#579 and pysal/libpysal#164: points at 0°, 0°, 0.01° and 0.04° along the equator, in metres of WGS 84.
#[test]
fn points_at_one_place_count_each_or_once_and_no_index_goes_without_an_area() {
    let east = |degrees: f64| 6_378_137.0 * degrees.to_radians();
    let points = points_of(&[(0.0, 0.0), (0.0, 0.0), (east(0.01), 0.0), (east(0.04), 0.0)]);
    let nearest = NearestNeighbor::of(&points).unwrap();
    assert_eq!((nearest.count, nearest.coincident), (4, 2));
    assert_eq!(format!("{:.1}", nearest.mean), "1113.2");
    let places = NearestNeighbor::of(&distinct_places(&points).unwrap()).unwrap();
    assert_eq!((places.count, places.coincident), (3, 0));
    assert_eq!(format!("{:.1}", places.mean), "1855.3");
    let along_the_globe = NearestNeighbor::from_distances(&[0.0, 0.0, 1_113.195, 3_339.585]).unwrap();
    assert_eq!(format!("{:.1}", along_the_globe.mean), "1113.2");
    assert_eq!(nearest.clark_evans(None), Err(Undefined::NoArea));
    assert!(nearest.clark_evans(Some(1e8)).is_ok());
}

/// pysal/pointpats#67 and scverse/squidpy#886: four points in a window of 1 km by 1 km.
#[test]
fn k_counts_each_pair_twice_in_the_window_and_not_in_the_rectangle_of_the_points() {
    let points = points_of(&[(250.0, 250.0), (750.0, 250.0), (250.0, 750.0), (750.0, 750.0)]);
    let window = Window::rectangle((0.0, 0.0).into(), (1_000.0, 1_000.0).into()).unwrap();
    for (normalization, expected) in
        [(Normalization::Pairs, ["0", "666667", "1000000"]), (Normalization::Square, ["0", "500000", "750000"])]
    {
        let form = RipleyForm { edge: EdgeCorrection::None, normalization };
        let ripley = Ripley::of(&points, &window, &[499.0, 500.0, 708.0], form).unwrap();
        let found: Vec<String> = ripley.at.iter().map(|at| format!("{:.0}", at.k.unwrap())).collect();
        assert_eq!(found, expected);
        assert_eq!(ripley.area, 1e6);
    }
}

/// JosiahParry/sfdep#56 and pysal/pointpats#152: eleven points from south-west to north-east.
#[test]
fn the_ellipse_leans_as_its_points_do() {
    let points = points_of(&[
        (-4_900.0, -5_100.0),
        (-4_100.0, -3_900.0),
        (-2_900.0, -3_100.0),
        (-2_100.0, -1_900.0),
        (-900.0, -1_100.0),
        (-100.0, 100.0),
        (1_100.0, 900.0),
        (1_900.0, 2_100.0),
        (3_100.0, 2_900.0),
        (3_900.0, 4_100.0),
        (5_100.0, 4_900.0),
    ]);
    for (form, expected) in [
        (EllipseForm::Count, "4472.1 140.8"),
        (EllipseForm::CountLessTwo, "4944.1 155.7"),
        (EllipseForm::Twice, "6324.6 199.2"),
        (EllipseForm::CrimeStat, "6992.1 220.2"),
    ] {
        let ellipse = StandardEllipse::of(&points, form).unwrap();
        assert_eq!(format!("{:.2} {:.2}", ellipse.center.x, ellipse.center.y), "9.09 -9.09");
        assert_eq!(format!("{:.1} {:.1}", ellipse.long, ellipse.short), expected, "{form:?}");
        assert_eq!(format!("{:.2}", ellipse.rotation.unwrap()), "45.00");
    }
}
