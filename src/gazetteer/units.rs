//! Folding of a text into units: single hanzi and Latin words, of which keys of names are made.

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{is_hanzi, simplified};

/// Most units that are read: longer texts are no names.
const MOST: usize = 80;

/// Variants of hanzi in names that the table of simplified ones leaves as they are.
const VARIANTS: [(char, char); 4] = [('谿', '溪'), ('濬', '浚'), ('澂', '澄'), ('峯', '峰')];

/// A simplified hanzi, or a word of Latin letters and digits: lower case, no accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub text: String,
    pub hanzi: bool,
}

/// Units of a text. Blanks and signs part words, apostrophes do not.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let text = simplified(text).unwrap_or_else(|| text.to_owned());
    let mut units: Vec<Unit> = Vec::new();
    let mut inside_word = false;
    let usual = |c: char| VARIANTS.iter().find(|(variant, _)| *variant == c).map_or(c, |(_, usual)| *usual);
    for c in text.chars().map(usual).nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).flat_map(char::to_lowercase)
    {
        if is_hanzi(c) {
            units.push(Unit { text: c.into(), hanzi: true });
            inside_word = false;
        } else if c.is_alphanumeric() {
            match units.last_mut().filter(|_| inside_word) {
                Some(word) => word.text.push(c),
                None => units.push(Unit { text: c.into(), hanzi: false }),
            }
            inside_word = true;
        } else if !matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´') {
            inside_word = false;
        }
        if units.len() > MOST {
            units.pop();
            break;
        }
    }
    units
}

/// Key of some units: their texts without blanks. ü, v and yu after l and n are u: Lüliang, Lvliang and Lyuliang are one.
pub(super) fn key(units: &[Unit]) -> String {
    let joined: String = units.iter().map(|unit| unit.text.as_str()).collect();
    if units.iter().all(|unit| unit.hanzi) { joined } else { with_plain_u(&joined) }
}

fn with_plain_u(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let after_l_or_n = plain.ends_with(['l', 'n']);
        match c {
            'v' if after_l_or_n => plain.push('u'),
            'y' if after_l_or_n && letters.peek() == Some(&'u') => {}
            _ => plain.push(c),
        }
    }
    plain
}

/// Key of a whole text.
pub(super) fn key_of(text: &str) -> String {
    key(&units(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_key_in_all_its_spellings() {
        for text in ["Lüliang", "lvliang", "LYULIANG", "Lu liang", "Lǚliáng", "Lü-liang"] {
            assert_eq!(key_of(text), "luliang", "{text}");
        }
        for text in ["陝西省", "陕西省", " 陕 西 省"] {
            assert_eq!(key_of(text), "陕西省", "{text}");
        }
        assert_eq!(key_of("Xi’an"), "xian");
        assert_eq!(key_of("Jin yun"), key_of("Jinyun"));
    }

    #[test]
    fn hanzi_stand_alone_and_words_together() {
        let texts: Vec<String> = units("湖南 Changsha-Xian, 1号").into_iter().map(|unit| unit.text).collect();
        assert_eq!(texts, ["湖", "南", "changsha", "xian", "1", "号"]);
        assert!(units(&"字".repeat(10_000)).len() <= MOST);
    }
}
