//! First characters of names, by which most ranges of a text are seen to be none without being put together.

use super::units::Unit;

/// Characters from here on are not told apart.
const END: usize = 0xa000;

/// Number of bits, many times that of the names.
const BITS: usize = 1 << 21;

/// Lengths and hashes of names by their first characters.
#[derive(Debug)]
pub(super) struct Starts {
    /// Hanzi of the longest name, by the first character; 0 if no name begins with it.
    longest: Vec<u8>,
    /// Bits of the names, by their hashes; several names can have one.
    bits: Vec<u64>,
    /// `true` if a name has both hanzi and Latin letters, so that ranges of both may be one.
    are_mixed: bool,
}

impl Starts {
    /// First characters of keys.
    pub(super) fn of<'k>(keys: impl IntoIterator<Item = &'k str>) -> Self {
        let mut starts = Self { longest: vec![0; END], bits: vec![0; BITS / 64], are_mixed: false };
        for key in keys {
            let length = u8::try_from(key.chars().count()).unwrap_or(u8::MAX);
            let first = key.chars().next().and_then(|first| starts.longest.get_mut(first as usize));
            if let Some(longest) = first {
                *longest = length.max(*longest);
            }
            let (word, bit) = place_of_bit(key.chars());
            if let Some(word) = starts.bits.get_mut(word) {
                *word |= bit;
            }
            starts.are_mixed |= !key.is_ascii() && key.contains(|c: char| c.is_ascii_alphanumeric());
        }
        starts
    }

    /// `false` if no name consists of these units.
    pub(super) fn may_be(&self, units: &[Unit]) -> bool {
        let Some(first) = units.first() else { return false };
        let Some(sign) = first.text.chars().next() else { return true };
        match self.longest.get(sign as usize) {
            Some(0) if first.hanzi || sign.is_ascii_digit() => false,
            Some(longest) if first.hanzi => {
                self.are_mixed
                    || units.len() <= usize::from(*longest)
                        && units.iter().all(|unit| unit.hanzi)
                        && self.has_bit(units)
            }
            _ => true,
        }
    }
}

impl Starts {
    fn has_bit(&self, units: &[Unit]) -> bool {
        let (word, bit) = place_of_bit(units.iter().flat_map(|unit| unit.text.chars()));
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Number of the word in which the bit of a name stands, and the bit.
fn place_of_bit(name: impl Iterator<Item = char>) -> (usize, u64) {
    let hash =
        name.fold(0_u64, |hash, sign| (hash ^ u64::from(sign)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29));
    let bit = (hash >> 17) as usize % BITS;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::units::units;

    #[test]
    fn names_may_be_and_longer_or_mixed_ranges_are_none() {
        let starts = Starts::of(["湖南", "湖南省", "hunan", "市"]);
        for name in ["湖南", "湖南省", "Hunan", "the Hunan", "市"] {
            assert!(starts.may_be(&units(name)), "{name}");
        }
        for none in ["", "湖北", "湖南省长", "市区", "南", "12号", "湖南A"] {
            assert!(!starts.may_be(&units(none)), "{none}");
        }
    }
}
