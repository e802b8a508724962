//! Hanzi: which characters are, and the conversion of traditional to simplified ones, the script of all names: 陝西 → 陕西.

use std::{collections::BTreeMap, sync::LazyLock};

use hanconv::RawDictionary;

/// Simplified characters, by the traditional ones of the common planes; others are themselves.
static SIMPLIFIED: LazyLock<Simplified> = LazyLock::new(|| {
    let single = |text: &str| {
        let mut signs = text.chars();
        signs.next().filter(|_| signs.next().is_none())
    };
    let pairs = RawDictionary::TSCharacters.iter().filter_map(|(from, to)| Some((single(from)?, single(to)?)));
    let (common, rare): (BTreeMap<char, char>, BTreeMap<char, char>) =
        pairs.partition(|(from, _)| COMMON.contains(&u32::from(*from)));
    let simple = |code: u32| char::from_u32(code).map_or(' ', |c| common.get(&c).copied().unwrap_or(c));
    Simplified { common: COMMON.map(simple).collect(), rare }
});

/// Codes of the common hanzi.
const COMMON: std::ops::Range<u32> = 0x3400..0xa000;

/// Table of simplified characters.
struct Simplified {
    /// Those of the common hanzi, in their order.
    common: Vec<char>,
    rare: BTreeMap<char, char>,
}

impl Simplified {
    fn of(&self, c: char) -> char {
        if c.is_ascii() {
            return c;
        }
        let common = u32::from(c).checked_sub(COMMON.start).and_then(|at| self.common.get(at as usize));
        common.copied().unwrap_or_else(|| self.rare.get(&c).copied().unwrap_or(c))
    }
}

/// `true` for a CJK ideograph.
pub(crate) fn is_hanzi(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Text in simplified hanzi; `None` if unchanged.
pub(crate) fn simplified(text: &str) -> Option<String> {
    let simple: String = text.chars().map(|c| SIMPLIFIED.of(c)).collect();
    (simple != text).then_some(simple)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_names_of_places_become_simplified_ones() {
        for (traditional, simple) in
            [("陝西", "陕西"), ("廣東省", "广东省"), ("臺灣", "台湾"), ("內蒙古", "内蒙古"), ("長沙", "长沙")]
        {
            assert_eq!(simplified(traditional).as_deref(), Some(simple));
            assert_eq!(simplified(simple), None);
        }
    }
}
