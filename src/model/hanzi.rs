//! Hanzi: which characters are, and the conversion of traditional to simplified ones, the script of all names: 陝西 → 陕西.

use std::{collections::BTreeMap, sync::LazyLock};

use hanconv::RawDictionary;

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let single = |text: &str| {
        let mut signs = text.chars();
        signs.next().filter(|_| signs.next().is_none())
    };
    RawDictionary::TSCharacters.iter().filter_map(|(from, to)| Some((single(from)?, single(to)?))).collect()
});

/// `true` for a CJK ideograph.
pub(crate) fn is_hanzi(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Text in simplified hanzi; `None` if unchanged.
pub(crate) fn simplified(text: &str) -> Option<String> {
    let simple: String = text.chars().map(|c| SIMPLIFIED.get(&c).copied().unwrap_or(c)).collect();
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
