//! Time, memory and growth.

use std::time::{Duration, Instant};

/// Shortest time of five runs, or of fewer that take more than ten seconds together.
pub fn shortest(mut case: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        case();
        best = best.min(start.elapsed());
        if begin.elapsed() > Duration::from_secs(10) {
            break;
        }
    }
    best
}

/// Forgets the peak of the memory in use; Linux alone knows how.
pub fn forget_peak() {
    if let Err(error) = std::fs::OpenOptions::new()
        .write(true)
        .open("/proc/self/clear_refs")
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"5"))
    {
        log::debug!("The peak of the memory stays: {error}");
    }
}

/// Memory in use and its peak, bytes; `None` where the system does not tell.
pub fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    Some((kilobytes("VmRSS:")? * 1024, kilobytes("VmHWM:")? * 1024))
}

/// Exponent with which times grow with sizes: the slope of the line through their logarithms; `None` for one size.
pub fn exponent(times: &[(usize, Duration)]) -> Option<f64> {
    let points: Vec<(f64, f64)> =
        times.iter().map(|(size, time)| ((*size as f64).ln(), time.as_secs_f64().ln())).collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let products: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let squares: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    (squares > 0.0).then_some(products / squares)
}
