//! Random numbers that a seed repeats, today and in later versions.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

/// Stream of random numbers: ChaCha8 with a seed and the number of the stream, so that work that is divided among
/// processors draws the same numbers. How numbers below a limit are drawn is fixed here and not left to a library,
/// since results of a document have to come out the same in later versions.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// Stream number `index` of a seed.
    pub fn new(seed: u64, index: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(index);
        Self(random)
    }

    /// Whole number from 0 to `limit` − 1, each equally likely (Lemire 2019, doi:10.1145/3230636); 0 for a limit of 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        // Products whose lower half is below this belong to numbers that would come once too often.
        let too_often = limit.wrapping_neg().checked_rem(limit).unwrap_or_default();
        loop {
            let product = u128::from(self.0.next_u64()) * u128::from(limit);
            if product as u64 >= too_often {
                return (product >> 64) as u64;
            }
        }
    }

    /// Number from 0 to below 1, of 2⁵³ equally likely ones.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Brings a list into random order, each order equally likely (Fisher–Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_stream_give_the_same_numbers_in_every_version() {
        let mut stream = Stream::new(1, 2);
        let drawn: Vec<u64> = (0..4).map(|_| stream.below(1_000)).collect();
        assert_eq!(drawn, [876, 682, 336, 511]);
    }

    #[test]
    fn streams_and_seeds_differ() {
        let first = |seed, index| Stream::new(seed, index).below(u64::MAX);
        assert_ne!(first(1, 0), first(1, 1));
        assert_ne!(first(1, 0), first(2, 0));
    }

    #[test]
    fn all_orders_are_equally_likely() {
        let mut counts = std::collections::BTreeMap::new();
        for index in 0..6_000 {
            let mut list = [0, 1, 2];
            Stream::new(7, index).shuffle(&mut list);
            *counts.entry(list).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        // Five standard deviations of a binomial of 6,000 by 1/6 are 144.
        assert!(counts.values().all(|count: &i32| (count - 1_000).abs() < 144), "{counts:?}");
    }

    #[test]
    fn numbers_stay_below_their_limit() {
        let mut stream = Stream::new(3, 0);
        assert!((0..1_000).all(|limit| stream.below(limit) < limit.max(1)));
        assert!((0..1_000).all(|_| (0.0..1.0).contains(&stream.unit())));
    }
}
