//! Numbers for texts that come again and again.

#[expect(
    clippy::disallowed_types,
    reason = "only looked up, never walked through; numbers follow the order of the texts"
)]
use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Numbers of different texts, from 0 in the order in which they come.
#[derive(Debug, Default)]
pub(crate) struct Interner<'t> {
    #[expect(clippy::disallowed_types, reason = "see above")]
    numbers: HashMap<&'t str, u32, RandomState>,
    texts: Vec<&'t str>,
    last: Option<(&'t str, u32)>,
}

impl<'t> Interner<'t> {
    /// Number of a text, which is its own from now on.
    pub(crate) fn number(&mut self, text: &'t str) -> u32 {
        if let Some((last, number)) = self.last
            && last == text
        {
            return number;
        }
        let next = self.texts.len() as u32;
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        self.last = Some((text, number));
        number
    }

    /// Number of different texts.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The different texts by their numbers.
    pub(crate) fn texts(&self) -> &[&'t str] {
        &self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut interner = Interner::default();
        assert_eq!(["b", "a", "a", "b", ""].map(|text| interner.number(text)), [0, 1, 1, 0, 2]);
        assert_eq!((interner.texts(), interner.len()), (&["b", "a", ""][..], 3));
    }
}
