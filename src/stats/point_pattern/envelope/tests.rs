//! Tests of envelopes.

use std::thread;

use super::{
    super::ripley::{EdgeCorrection, Normalization},
    *,
};

const PLAIN: RipleyForm = RipleyForm { edge: EdgeCorrection::None, normalization: Normalization::Pairs };
const BORDER: RipleyForm = RipleyForm { edge: EdgeCorrection::Border, normalization: Normalization::Pairs };
const RADII: [f64; 4] = [50.0, 100.0, 150.0, 200.0];

fn triangle() -> Window {
    Window::new(&[[(0.0, 0.0), (1_500.0, 0.0), (0.0, 1_500.0)].map(Point::from).to_vec()]).unwrap()
}

fn random(seed: u64, count: usize) -> Vec<Point> {
    random_points(&triangle(), count, &mut Stream::new(seed, 0), &|| true).unwrap().unwrap()
}

fn envelope_of(points: &[Point], form: RipleyForm, count: usize, rank: usize) -> Envelope {
    let simulations = Simulations { count, rank, seed: 5 };
    Envelope::of(points, &triangle(), &RADII, form, simulations, &|_, _| true).unwrap().unwrap()
}

#[test]
fn random_points_fill_the_window_evenly() {
    let points = random(3, 8_000);
    assert!(points.iter().all(|point| triangle().contains(*point)));
    // The middle triangle has a quarter of the area; five standard deviations are 194.
    let middle = points.iter().filter(|point| point.x < 750.0 && point.y < 750.0 && point.x + point.y > 750.0).count();
    assert!(middle.abs_diff(2_000) < 194, "{middle}");
}

#[test]
fn limits_are_those_of_the_simulations_made_again() {
    let points = random(1, 30);
    for rank in [1, 3] {
        let envelope = envelope_of(&points, PLAIN, 19, rank);
        let curves: Vec<Ripley> = (0..19)
            .map(|index| random_points(&triangle(), 30, &mut Stream::new(5, index), &|| true).unwrap().unwrap())
            .map(|points| Ripley::of(&points, &triangle(), &RADII, PLAIN).unwrap())
            .collect();
        for (index, at) in envelope.at.iter().enumerate() {
            let mut all: Vec<f64> = curves.iter().map(|curve| curve.at[index].l.unwrap()).collect();
            all.sort_by(f64::total_cmp);
            assert_eq!((at.low, at.high), (Some(all[rank - 1]), Some(all[19 - rank])));
            let sum: f64 = all.iter().sum::<f64>() + envelope.observed.at[index].l.unwrap();
            assert!((at.mean.unwrap() - sum / 20.0).abs() < 1e-9);
        }
        let off = |curve: &Ripley| {
            let off = curve.at.iter().zip(&envelope.at).map(|(curve, at)| (curve.l.unwrap() - at.mean.unwrap()).abs());
            off.fold(0.0, f64::max)
        };
        let mut all: Vec<f64> = curves.iter().map(off).collect();
        all.sort_by(|one, other| other.total_cmp(one));
        let deviation = envelope.deviation.unwrap();
        assert_eq!(deviation.limit, all[2 * rank - 1]);
        let observed = off(&envelope.observed);
        let as_great = all.iter().filter(|other| **other >= observed).count();
        assert_eq!(
            deviation,
            Deviation { observed, limit: deviation.limit, as_great, p: (as_great as f64 + 1.0) / 20.0 }
        );
    }
}

/// A share of patterns near the stated level leaves the envelope, whatever the edge: of 200 with a level of 0.2, 40 ± 17
/// (three standard deviations of a binomial).
#[test]
fn random_patterns_leave_the_envelope_as_often_as_stated() {
    for form in [PLAIN, BORDER] {
        let outcomes: Vec<(bool, bool)> = (0..200)
            .map(|seed| {
                let simulations = Simulations { count: 19, rank: 2, seed };
                let points = random(1_000 + seed, 25);
                let all = Envelope::of(&points, &triangle(), &RADII, form, simulations, &|_, _| true);
                let envelope = all.unwrap().unwrap();
                let (l, at) = (envelope.observed.at[2].l.unwrap(), envelope.at[2]);
                let deviation = envelope.deviation.unwrap();
                (l < at.low.unwrap() || l > at.high.unwrap(), deviation.observed > deviation.limit)
            })
            .collect();
        let at_one_radius = outcomes.iter().filter(|(is_beyond, _)| *is_beyond).count();
        let at_any = outcomes.iter().filter(|(_, is_beyond)| *is_beyond).count();
        assert!(at_one_radius.abs_diff(40) <= 17 && at_any.abs_diff(40) <= 17, "{at_one_radius} {at_any} {form:?}");
    }
}

#[test]
fn a_seed_gives_one_envelope_on_every_thread() {
    let points = random(2, 40);
    let alone = envelope_of(&points, BORDER, 39, 1);
    let others: Vec<Envelope> = thread::scope(|scope| {
        let begun: Vec<_> = (0..3).map(|_| scope.spawn(|| envelope_of(&points, BORDER, 39, 1))).collect();
        begun.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(others.iter().all(|other| *other == alone));
    let other_seed = Simulations { count: 39, rank: 1, seed: 6 };
    let other = Envelope::of(&points, &triangle(), &RADII, BORDER, other_seed, &|_, _| true).unwrap().unwrap();
    assert_ne!(other.at, alone.at);
}

#[test]
fn work_ends_when_progress_says_so() {
    let points = random(2, 40);
    let small = Simulations { count: 99, rank: 1, seed: 6 };
    for last in [0, 1, 50] {
        let ended = Envelope::of(&points, &triangle(), &RADII, PLAIN, small, &|done, _| done < last);
        assert_eq!(ended, Ok(None), "{last}");
    }
    let told = AtomicUsize::new(0);
    let progress = |done: usize, of: usize| {
        assert_eq!(of, 99);
        told.fetch_max(done, Ordering::Relaxed);
        true
    };
    assert!(Envelope::of(&points, &triangle(), &RADII, PLAIN, small, &progress).unwrap().is_some());
    assert_eq!(told.into_inner(), 99);
}

#[test]
fn a_rank_needs_twice_as_many_simulations() {
    let points = random(2, 5);
    let of = |count, rank| {
        let simulations = Simulations { count, rank, seed: 0 };
        Envelope::of(&points, &triangle(), &RADII, PLAIN, simulations, &|_, _| true).err()
    };
    assert_eq!(of(39, 0), Some(Undefined::NotPositive));
    assert_eq!(of(3, 2), Some(Undefined::TooFew { needed: 4, found: 3 }));
    assert_eq!(of(4, usize::MAX), Some(Undefined::TooFew { needed: usize::MAX, found: 4 }));
    assert_eq!(of(4, 2), None);
    assert_eq!(of(100_000, 2), Some(Undefined::TooMany { most: 99_999, found: 100_000 }));
}

#[test]
fn radii_without_limits_have_no_test() {
    let points = random(2, 12);
    let simulations = Simulations { count: 9, rank: 1, seed: 0 };
    let of =
        |radii: &[f64]| Envelope::of(&points, &triangle(), radii, BORDER, simulations, &|_, _| true).unwrap().unwrap();
    // No point of the triangle is farther than 440 m from its boundary.
    let both = of(&[50.0, 445.0]);
    assert_eq!((both.at[1].low, both.at[1].high, both.at[1].mean), (None, None, None));
    assert!(both.deviation.is_some() && of(&[445.0]).deviation.is_none());
}

#[test]
fn a_window_that_hardly_fills_its_rectangle_is_refused() {
    let sliver = |width: f64| {
        let corners = [(0.0, 0.0), (1e3, 1e3), (1e3 - width, 1e3 + width)];
        let window = Window::new(&[corners.map(Point::from).to_vec()]).unwrap();
        random_points(&window, 5, &mut Stream::new(0, 0), &|| true).map(|points| points.map(|points| points.len()))
    };
    assert_eq!(sliver(1.0), Ok(Some(5)));
    assert_eq!(sliver(1e-4), Err(Undefined::NoArea));
}
