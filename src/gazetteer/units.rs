//! Folding of a text into units: single hanzi and Latin words, of which keys of names are made.

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{is_hanzi, simplified};

/// Most units that are read: longer texts are no names.
const MOST: usize = 80;

/// Variants of hanzi in names that the table of simplified ones leaves as they are.
const VARIANTS: [(char, char); 5] = [('谿', '溪'), ('濬', '浚'), ('澂', '澄'), ('峯', '峰'), ('陜', '陕')];

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
    for c in text.chars().map(usual).nfkd().flat_map(char::to_lowercase) {
        if let '\u{300}'..='\u{36F}' = c {
            // ü after l and n is v; elsewhere u stands for it.
            let word = units.last_mut().filter(|_| inside_word && c == '\u{308}');
            if let Some(word) = word.filter(|word| word.text.ends_with("lu") || word.text.ends_with("nu")) {
                word.text.pop();
                word.text.push('v');
            }
            continue;
        }
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
    with_initialisms(units)
}

/// Units with single letters after one another as one word: A.R. is ar.
fn with_initialisms(units: Vec<Unit>) -> Vec<Unit> {
    let is_letter = |unit: &Unit| unit.text.len() == 1 && unit.text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut joined: Vec<Unit> = Vec::new();
    let mut inside = false;
    for unit in units {
        let letter = is_letter(&unit);
        match joined.last_mut().filter(|_| inside && letter) {
            Some(word) => word.text.push_str(&unit.text),
            None => joined.push(unit),
        }
        inside = letter;
    }
    joined
}

/// Key of some units: their texts without blanks. After l and n, ü and yu are v: Lüliang, Lvliang and Lyuliang are one.
pub(super) fn key(units: &[Unit]) -> String {
    let joined: String = units.iter().map(|unit| unit.text.as_str()).collect();
    if units.iter().all(|unit| unit.hanzi) { joined } else { with_v(&joined) }
}

fn with_v(text: &str) -> String {
    if text.contains("lyu") || text.contains("nyu") {
        text.replace("lyu", "lv").replace("nyu", "nv")
    } else {
        text.to_owned()
    }
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
        for text in ["Lüliang", "lvliang", "LYULIANG", "Lv liang", "Lǚliáng", "Lü-liang", "Lu\u{308}liang", "LÜLIANG"]
        {
            assert_eq!(key_of(text), "lvliang", "{text}");
        }
        assert_eq!(key_of("Ürümqi"), "urumqi");
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
