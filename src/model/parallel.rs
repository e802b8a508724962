//! Work on all processors.

use std::{
    num::NonZero,
    ops::Range,
    sync::{Mutex, PoisonError},
    thread,
};

/// Number of processors.
fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Results for all items in their order; each processor takes the next item when it is done with one.
pub(crate) fn each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let workers = processors().min(items.len());
    if workers < 2 {
        return items.into_iter().map(work).collect();
    }
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let of_worker = || std::iter::from_fn(next).map(|(at, item)| (at, work(item))).collect::<Vec<_>>();
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        // A thread for which the system has no room leaves its work to the others.
        let begun = (1..workers).map(|_| thread::Builder::new().spawn_scoped(scope, of_worker));
        let others: Vec<_> = begun.filter_map(Result::ok).collect();
        let mut done = of_worker();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Results for ranges of rows, in their order.
pub(crate) fn ranges<R: Send>(rows: usize, work: impl Fn(Range<usize>) -> R + Sync) -> Vec<R> {
    const STEP: usize = 1 << 16;
    let starts = (0..rows).step_by(STEP);
    each(starts.map(|start| start..rows.min(start + STEP)).collect(), work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let squares: Vec<usize> = (0..1_000).map(|number| number * number).collect();
        assert_eq!(each((0..1_000).collect(), |number: usize| number * number), squares);
        let rows: Vec<usize> = ranges(200_000, Iterator::collect::<Vec<_>>).concat();
        assert!(rows.iter().copied().eq(0..200_000));
        assert!(ranges(0, |range| range).is_empty());
    }
}
