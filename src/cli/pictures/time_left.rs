//! Time that a batch still takes, and its wording.

use std::time::Duration;

/// Time until all of `total` pictures are made, by the mean time of those that are `done`; `None` before the first is.
/// Pictures that are `running` are on average half done.
pub(super) fn time_left(elapsed: Duration, done: usize, running: usize, total: usize) -> Option<Duration> {
    if done == 0 {
        return None;
    }
    let made = done as f64 + running as f64 / 2.0;
    Some(elapsed.mul_f64((total as f64 / made - 1.0).max(0.0)))
}

/// Time left in words, in steps coarse enough that small deviations seldom change them.
pub(super) fn in_words(left: Duration) -> String {
    let about = |number: f64, unit: &str| {
        let plural = if number == 1.0 { "" } else { "s" };
        format!("about {number} {unit}{plural} left")
    };
    match left.as_secs_f64() {
        seconds if seconds < 10.0 => "a few seconds left".to_owned(),
        seconds if seconds < 55.0 => about((seconds / 10.0).round() * 10.0, "second"),
        seconds if seconds < 57.5 * 60.0 => {
            let minutes = seconds / 60.0;
            about(if minutes < 9.5 { minutes.round() } else { (minutes / 5.0).round() * 5.0 }, "minute")
        }
        seconds => about((seconds / 3600.0).round().max(1.0), "hour"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_said_in_steps_that_grow_with_it() {
        let words = |seconds: u64| in_words(Duration::from_secs(seconds));
        for (seconds, expected) in [
            (0, "a few seconds left"),
            (9, "a few seconds left"),
            (10, "about 10 seconds left"),
            (34, "about 30 seconds left"),
            (54, "about 50 seconds left"),
            (55, "about 1 minute left"),
            (89, "about 1 minute left"),
            (90, "about 2 minutes left"),
            (9 * 60, "about 9 minutes left"),
            (12 * 60, "about 10 minutes left"),
            (54 * 60, "about 55 minutes left"),
            (58 * 60, "about 1 hour left"),
            (89 * 60, "about 1 hour left"),
            (100 * 60, "about 2 hours left"),
        ] {
            assert_eq!(words(seconds), expected, "{seconds} s");
        }
    }

    #[test]
    fn the_time_left_follows_from_the_pictures_that_are_done() {
        let left = |elapsed, done, running, total| {
            time_left(Duration::from_secs(elapsed), done, running, total).map(|left| left.as_secs())
        };
        assert_eq!(left(5, 0, 2, 10), None, "nothing is known yet");
        assert_eq!(left(10, 1, 0, 4), Some(30));
        assert_eq!(left(10, 1, 2, 4), Some(10), "two others are half done");
        assert_eq!(left(10, 4, 0, 4), Some(0));
        let each: Vec<_> = (1..10).map(|done| left(done * 6, done as usize, 0, 10)).collect();
        assert_eq!(each, (1..10).rev().map(|more| Some(more * 6)).collect::<Vec<_>>(), "an even pace counts down");
    }
}
