//! Neighbours and local Moran's I of made-up points: what they cost by the number of points, and for `run` beside esda.
//!
//! ```sh
//! cargo bench --bench statistics                     # 1,000 to 100,000 points, and the slope of the line
//! cargo bench --bench statistics -- --write POINTS N # N points and their values as CSV, for another program
//! cargo bench --bench statistics -- --read POINTS    # times for these, as JSON
//! ```

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement prints its table and writes scratch files"
)]

use std::{error::Error, fmt::Write as _, fs, time::Instant};

use cluster_atlas::stats::{
    autocorrelation::{Permutations, Proximity, local_moran, local_moran_permuted},
    random::Stream,
};

/// Neighbours of each point.
const NEIGHBORS: usize = 8;
/// Permutations of the test.
const PERMUTATIONS: Permutations = Permutations { number: 999, seed: 1 };
/// Numbers of points of the curve.
const SIZES: [usize; 5] = [1_000, 3_000, 10_000, 30_000, 100_000];
/// Rounds, of which the median counts.
const ROUNDS: usize = 3;

/// Point with a value.
#[derive(Clone, Copy)]
struct Point {
    at: [f64; 2],
    value: f64,
}

/// Points in a square whose values are those of a wave, so that neighbours are alike, and of chance.
fn made_up(count: usize) -> Vec<Point> {
    let mut chance = Stream::new(7, 0);
    let mut unit = || chance.unit();
    let mut point = || {
        let at = [unit(), unit()];
        Point { at, value: (12.0 * at[0]).sin() + (9.0 * at[1]).cos() + 2.0 * unit() }
    };
    (0..count).map(|_| point()).collect()
}

/// Seconds for the neighbours and for the measure with its permutations, and the local values.
fn timed(points: &[Point]) -> Result<(f64, f64, Vec<f64>), Box<dyn Error>> {
    let (positions, values): (Vec<[f64; 2]>, Vec<f64>) = points.iter().map(|point| (point.at, point.value)).unzip();
    let start = Instant::now();
    let weights = Proximity::nearest(&positions, NEIGHBORS)?.binary().row_standardized();
    let of_neighbors = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let found = local_moran(&values, &weights)?;
    let ranks = local_moran_permuted(&values, &values, &weights, PERMUTATIONS, &|_, _| true)?;
    let of_measure = start.elapsed().as_secs_f64();
    if ranks.is_none_or(|ranks| ranks.len() != points.len()) {
        return Err("the permutations were cancelled".into());
    }
    Ok((of_neighbors, of_measure, found.into_iter().map(|unit| unit.map_or(f64::NAN, |unit| unit.value)).collect()))
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Medians of several rounds after one that warms up.
fn measured(points: &[Point]) -> Result<(f64, f64, Vec<f64>), Box<dyn Error>> {
    let (_, _, values) = timed(points)?;
    let rounds = (0..ROUNDS).map(|_| timed(points)).collect::<Result<Vec<_>, _>>()?;
    let (neighbors, measure) = rounds.into_iter().map(|(neighbors, measure, _)| (neighbors, measure)).unzip();
    Ok((median(neighbors), median(measure), values))
}

fn curve() -> Result<(), Box<dyn Error>> {
    println!("| points | neighbours, ms | local Moran’s I, 999 permutations, ms | µs a point |\n|---|---|---|---|");
    let mut logarithms = Vec::new();
    for count in SIZES {
        let (neighbors, measure, _) = measured(&made_up(count))?;
        let all = neighbors + measure;
        println!("| {count} | {:.1} | {:.1} | {:.1} |", 1e3 * neighbors, 1e3 * measure, 1e6 * all / count as f64);
        logarithms.push(((count as f64).ln(), all.ln()));
    }
    let mean = |of: fn(&(f64, f64)) -> f64| logarithms.iter().map(of).sum::<f64>() / logarithms.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let products: f64 = logarithms.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let squares: f64 = logarithms.iter().map(|point| (point.0 - x).powi(2)).sum();
    println!("exponent {:.2}", products / squares);
    Ok(())
}

fn write(path: &str, count: usize) -> Result<(), Box<dyn Error>> {
    let mut text = "x,y,value\n".to_owned();
    for Point { at: [x, y], value } in made_up(count) {
        writeln!(text, "{x},{y},{value}")?;
    }
    Ok(fs::write(path, text)?)
}

fn read(path: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let point = |line: &str| -> Result<Point, Box<dyn Error>> {
        let numbers = line.split(',').map(str::parse).collect::<Result<Vec<f64>, _>>()?;
        let [x, y, value] = numbers[..] else { return Err(format!("three numbers expected, found {line:?}").into()) };
        Ok(Point { at: [x, y], value })
    };
    let points = text.lines().skip(1).map(point).collect::<Result<Vec<_>, _>>()?;
    let (neighbors, measure, values) = measured(&points)?;
    let sum: f64 = values.iter().sum();
    println!(
        "{{\"points\": {}, \"neighbors_s\": {neighbors}, \"local_moran_s\": {measure}, \"sum\": {sum}}}",
        points.len()
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--write", path, count] => write(path, count.parse()?),
        ["--read", path] => read(path),
        _ => curve(),
    }
}
