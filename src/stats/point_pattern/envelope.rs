//! Envelopes of L by simulations of complete spatial randomness.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{
    point::Point,
    ripley::{Plan, Ripley, RipleyForm, tree_of},
    window::Window,
};
use crate::{
    model::parallel,
    stats::{Progress, Undefined, mean, random::Stream},
};

/// Simulations of complete spatial randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simulations {
    /// Number s of simulations, for example 39.
    pub count: usize,
    /// Rank k of the limits among the simulations, from 1 for the least and the greatest.
    pub rank: usize,
    /// Seed of the random numbers; simulation number i draws from stream i.
    pub seed: u64,
}

impl Simulations {
    /// Greatest number of simulations.
    pub const MOST: usize = 99_999;

    /// Probability 2k / (s + 1) with which a random pattern leaves the envelope, at one radius given beforehand or, of the
    /// envelope over all radii, anywhere: 0.05 for 39 simulations and rank 1.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::Simulations;
    ///
    /// assert_eq!(Simulations { count: 39, rank: 1, seed: 1 }.level(), 2.0 * 1.0 / (39.0 + 1.0));
    /// ```
    pub fn level(self) -> f64 {
        2.0 * self.rank as f64 / (self.count as f64 + 1.0)
    }
}

/// Limits of L at one radius; none if L has no value in the pattern or in a simulation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EnvelopeAt {
    /// Radius r in metres.
    pub radius: f64,
    /// Lower limit in metres: the k-th least L(r) of the simulations.
    pub low: Option<f64>,
    /// Upper limit in metres: the k-th greatest.
    pub high: Option<f64>,
    /// Mean of L(r) over the pattern and all simulations, in metres.
    pub mean: Option<f64>,
}

/// Test over all radii at once by the maximum absolute deviation of L from its mean (Ripley 1977, J. R. Stat. Soc. B 39,
/// 172–212; Baddeley and others 2014, doi:10.1890/13-2042.1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deviation {
    /// Greatest |L(r) − mean| of the pattern, in metres.
    pub observed: f64,
    /// Half width of the envelope over all radii, in metres: the 2k-th greatest deviation of a simulation.
    pub limit: f64,
    /// Number of simulations whose deviation is at least that of the pattern.
    pub as_great: usize,
    /// Probability (1 + that number) / (s + 1), from 1 / (s + 1) to 1.
    pub p: f64,
}

/// Envelope of L by simulations: as many random points in the same window, in the same form of K.
///
/// Limits at each radius hold for one radius given beforehand: a pattern leaves them somewhere far more often than at the
/// stated level. For all radii at once there is the [`Deviation`].
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// K and L of the pattern.
    pub observed: Ripley,
    /// Simulations that were made.
    pub simulations: Simulations,
    /// Limits at the radii, in their order.
    pub at: Vec<EnvelopeAt>,
    /// Test over all radii; none without a radius that has limits.
    pub deviation: Option<Deviation>,
}

impl Envelope {
    /// Envelope of points in a window at radii in metres. The same seed gives the same envelope on any number of
    /// processors. `progress` is told, often and from several threads, how many simulations of how many are done; where it
    /// returns `false` work ends and there is no envelope.
    ///
    /// # Errors
    ///
    /// As of [`Ripley::of`]; [`Undefined::NotPositive`] for a rank of zero; [`Undefined::TooFew`] for fewer than 2k
    /// simulations; [`Undefined::TooMany`] for more than [`Simulations::MOST`]; [`Undefined::NoArea`] if the window
    /// fills less than a millionth of its rectangle, into which random points fall at first.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::*;
    ///
    /// // Three crowds of four points.
    /// let crowd = |x: f64, y: f64| [(x, y), (x + 9.0, y), (x, y + 9.0), (x + 9.0, y + 9.0)].map(Point::from);
    /// let points = [crowd(200.0, 300.0), crowd(700.0, 200.0), crowd(500.0, 800.0)].concat();
    /// let window = Window::rectangle((0.0, 0.0).into(), (1_000.0, 1_000.0).into())?;
    /// let form = RipleyForm { edge: EdgeCorrection::Border, normalization: Normalization::Pairs };
    /// let simulations = Simulations { count: 39, rank: 1, seed: 20_261_128 };
    /// let envelope = Envelope::of(&points, &window, &[20.0, 50.0], form, simulations, &|_, _| true)?.unwrap();
    /// assert!(envelope.observed.at[0].l > envelope.at[0].high);
    /// assert_eq!(envelope.deviation.unwrap().p, 1.0 / 40.0);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(
        points: &[Point],
        window: &Window,
        radii: &[f64],
        form: RipleyForm,
        simulations: Simulations,
        progress: Progress<'_>,
    ) -> Result<Option<Self>, Undefined> {
        let Simulations { count, rank, seed } = simulations;
        if rank == 0 {
            return Err(Undefined::NotPositive);
        }
        if count > Simulations::MOST {
            return Err(Undefined::TooMany { most: Simulations::MOST, found: count });
        }
        if rank.saturating_mul(2) > count {
            return Err(Undefined::TooFew { needed: rank.saturating_mul(2), found: count });
        }
        let plan = Plan::new(window, radii, form)?;
        let inside = plan.inside(points)?;
        let (done, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let go_on = || {
            if !is_stopped.load(Ordering::Relaxed) && !progress(done.load(Ordering::Relaxed), count) {
                is_stopped.store(true, Ordering::Relaxed);
            }
            !is_stopped.load(Ordering::Relaxed)
        };
        let size = inside.len();
        let Some(mut observed) = curve(&plan, inside, &go_on)? else { return Ok(None) };
        observed.outside = points.len() - size;
        let simulated = parallel::each((0..count as u64).collect(), |index| {
            let mut stream = Stream::new(seed, index);
            let Some(random) = random_points(window, size, &mut stream, &go_on)? else { return Ok(None) };
            let ripley = curve(&plan, random, &go_on)?;
            done.fetch_add(1, Ordering::Relaxed);
            Ok(ripley.filter(|_| go_on()).map(|ripley| l_of(&ripley)))
        });
        let simulated: Option<Vec<Vec<Option<f64>>>> = simulated.into_iter().collect::<Result<_, Undefined>>()?;
        Ok(simulated.map(|simulated| Self::of_curves(observed, simulations, &simulated)))
    }

    fn of_curves(observed: Ripley, simulations: Simulations, simulated: &[Vec<Option<f64>>]) -> Self {
        let own = l_of(&observed);
        let curves = || std::iter::once(&own).chain(simulated);
        let at: Vec<EnvelopeAt> = observed
            .at
            .iter()
            .enumerate()
            .map(|(index, at)| {
                let all: Option<Vec<f64>> = curves().map(|curve| curve.get(index).copied().flatten()).collect();
                let mut ascending = all.as_deref().and_then(|all| all.get(1..)).unwrap_or_default().to_vec();
                ascending.sort_by(f64::total_cmp);
                let low = simulations.rank.checked_sub(1).and_then(|rank| ascending.get(rank)).copied();
                let high = ascending.len().checked_sub(simulations.rank).and_then(|rank| ascending.get(rank)).copied();
                EnvelopeAt { radius: at.radius, low, high, mean: all.as_deref().and_then(mean) }
            })
            .collect();
        let deviation_of = |curve: &Vec<Option<f64>>| {
            let off = at.iter().zip(curve).filter_map(|(at, l)| Some((at.mean?, (*l)?)));
            off.map(|(mean, l)| (l - mean).abs()).reduce(f64::max)
        };
        let deviation = deviation_of(&own).and_then(|observed| {
            let mut descending: Vec<f64> = simulated.iter().filter_map(deviation_of).collect();
            descending.sort_by(|one, other| other.total_cmp(one));
            let limit = (2 * simulations.rank).checked_sub(1).and_then(|rank| descending.get(rank)).copied()?;
            let as_great = descending.partition_point(|other| *other >= observed);
            let p = (as_great as f64 + 1.0) / (simulations.count as f64 + 1.0);
            Some(Deviation { observed, limit, as_great, p })
        });
        Self { observed, simulations, at, deviation }
    }
}

fn l_of(ripley: &Ripley) -> Vec<Option<f64>> {
    ripley.at.iter().map(|at| at.l).collect()
}

/// K and L of points in the window; `None` if `go_on` says so.
fn curve(plan: &Plan, points: Vec<Point>, go_on: &dyn Fn() -> bool) -> Result<Option<Ripley>, Undefined> {
    let count = points.len();
    let counts = plan.count(&tree_of(points), 0..count, go_on);
    counts.map(|counts| plan.result(count, count, &counts)).transpose()
}

/// Random points in a window, each position equally likely: those of its rectangle that fall into it. `None` if `go_on`
/// says so.
fn random_points(
    window: &Window,
    count: usize,
    stream: &mut Stream,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<Point>>, Undefined> {
    /// Tries after which it is asked whether to go on.
    const STEP: usize = 1 << 12;
    /// Share of its rectangle that a window has to fill, for tries to come to an end.
    const LEAST_SHARE: f64 = 1e-6;
    let bounds = window.bounds();
    let share = window.area() / (bounds.width() * bounds.height());
    if share < LEAST_SHARE {
        return Err(Undefined::NoArea);
    }
    // A window that is smaller than the steps of its coordinates may hold no position at all.
    let most = (100.0 * (count as f64 + 100.0) / share) as usize;
    let mut points = Vec::with_capacity(count);
    for tries in 0..most {
        if tries % STEP == 0 && !go_on() {
            return Ok(None);
        }
        let (east, north) = (stream.unit(), stream.unit());
        let point = Point { x: bounds.low.x + east * bounds.width(), y: bounds.low.y + north * bounds.height() };
        if window.contains(point) {
            points.push(point);
        }
        if points.len() == count {
            return Ok(Some(points));
        }
    }
    Err(Undefined::NoArea)
}

#[cfg(test)]
mod tests;
