//! Cache of results that are made of shared slices, found by the identity of the slice.

use std::{
    cell::RefCell,
    sync::{Arc, Weak},
};

/// Number of results of one slice that are kept: those asked for last.
const KEEP: usize = 4;

/// Results made of a slice and a key.
#[derive(Clone, Debug)]
struct Made<T, K, V> {
    of: Weak<[T]>,
    key: K,
    value: V,
}

/// Results that are made of shared slices and a key, once each. Slices that nothing else holds leave nothing behind.
#[derive(Clone, Debug)]
pub(super) struct IdentityCache<T, K, V>(RefCell<Vec<Made<T, K, V>>>);

impl<T, K, V> Default for IdentityCache<T, K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T, K: PartialEq, V: Clone> IdentityCache<T, K, V> {
    /// Result of a slice and a key; made now if it is not known. `None` if it cannot be made, which is not kept.
    pub(super) fn get(&self, of: &Arc<[T]>, key: K, make: impl FnOnce() -> Option<V>) -> Option<V> {
        let is_same = |slice: &Weak<[T]>| std::ptr::addr_eq(slice.as_ptr(), Arc::as_ptr(of));
        let mut kept = self.0.borrow_mut();
        kept.retain(|made| made.of.strong_count() > 0);
        if let Some(at) = kept.iter().position(|made| is_same(&made.of) && made.key == key) {
            // The last ones are those asked for last.
            let made = kept.remove(at);
            let value = made.value.clone();
            kept.push(made);
            return Some(value);
        }
        let value = make()?;
        if kept.iter().filter(|made| is_same(&made.of)).count() >= KEEP
            && let Some(oldest) = kept.iter().position(|made| is_same(&made.of))
        {
            kept.remove(oldest);
        }
        kept.push(Made { of: Arc::downgrade(of), key, value: value.clone() });
        Some(value)
    }

    /// Result of a slice that was asked for last among those whose keys are wanted.
    pub(super) fn latest(&self, of: &Arc<[T]>, is_wanted: impl Fn(&K) -> bool) -> Option<V> {
        let kept = self.0.borrow();
        let mut of_slice = kept.iter().rev().filter(|made| std::ptr::addr_eq(made.of.as_ptr(), Arc::as_ptr(of)));
        of_slice.find(|made| is_wanted(&made.key)).map(|made| made.value.clone())
    }

    /// Keeps a result that was made elsewhere, for example on another thread.
    pub(super) fn provide(&self, of: &Arc<[T]>, key: K, value: V) {
        self.get(of, key, || Some(value));
    }

    /// Number of results that are kept.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_questions_have_one_answer_and_slices_that_are_gone_none() {
        let cache: IdentityCache<u8, bool, usize> = IdentityCache::default();
        let slice: Arc<[u8]> = [1, 2].into();
        let mut made = 0;
        for key in [false, true, false, true] {
            cache.get(&slice, key, || {
                made += 1;
                Some(made)
            });
        }
        assert_eq!((made, cache.len()), (2, 2));
        assert_eq!(cache.get(&slice, true, || None), Some(2));
        assert_eq!(cache.get(&Arc::from([1, 2]), true, || None), None, "an equal slice is another one");
        drop(slice);
        cache.get(&Arc::from([3]), true, || Some(9));
        assert_eq!(cache.len(), 1);
    }

    #[test]
    fn many_results_of_one_slice_do_not_drive_out_those_of_another_nor_the_one_in_use() {
        let cache: IdentityCache<u8, usize, usize> = IdentityCache::default();
        let [one, other]: [Arc<[u8]>; 2] = [[1].into(), [1].into()];
        cache.get(&other, 0, || Some(7));
        for key in 0..100 {
            cache.get(&one, key, || Some(key));
            assert_eq!(cache.get(&one, 0, || None), Some(0), "asked for all the time");
        }
        assert_eq!(cache.get(&other, 0, || None), Some(7));
        assert_eq!(cache.len(), KEEP + 1);
    }
}
