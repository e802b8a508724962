//! Text folding for search: lower case, without accents, full-width forms or punctuation.

use crate::model::is_hanzi;

/// Maximum text length that is searched for or folded, characters; exceeds any name together with all its related names.
pub(super) const LONGEST: usize = 500;

/// Folded word of a query or name, with precomputed data for comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Folded text, without blanks.
    pub text: String,
    /// `true` if it contains a hanzi.
    pub hanzi: bool,
    /// Length in characters.
    pub chars: usize,
    /// Byte offsets in `text` of removed blanks and apostrophes, ascending.
    pub breaks: Vec<usize>,
    /// Bit set of the letters a–z that occur.
    letters: u32,
}

impl Token {
    /// Builds a word from a text that is folded except for apostrophes.
    pub(crate) fn new(folded: &str) -> Self {
        let mut text = String::with_capacity(folded.len());
        let mut breaks = Vec::new();
        for piece in folded.split('\'').filter(|piece| !piece.is_empty()) {
            if !text.is_empty() {
                breaks.push(text.len());
            }
            text.push_str(piece);
        }
        Self::with_breaks(text, breaks)
    }

    /// Concatenates words; their boundaries become breaks.
    pub(crate) fn joined(words: &[Self]) -> Self {
        let mut text = String::new();
        let mut breaks = Vec::new();
        for word in words {
            if !text.is_empty() {
                breaks.push(text.len());
            }
            breaks.extend(word.breaks.iter().map(|at| text.len() + at));
            text.push_str(&word.text);
        }
        Self::with_breaks(text, breaks)
    }

    fn with_breaks(text: String, breaks: Vec<usize>) -> Self {
        let letters = text.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'));
        Self { hanzi: text.chars().any(is_hanzi), chars: text.chars().count(), letters, breaks, text }
    }

    /// `true` if this word occurs in `other` at byte `at` and all its breaks are breaks of `other`: `xi'an` is not in
    /// `xiandai`, but `xian` is.
    pub(crate) fn is_at(&self, at: usize, other: &Self) -> bool {
        other.text.get(at..).is_some_and(|rest| rest.starts_with(&self.text))
            && self.breaks.iter().all(|own| other.breaks.binary_search(&(at + own)).is_ok())
    }

    /// Typing errors between this word and `other`: letters missing, added, replaced, or two swapped. `None` above the
    /// limit: one error from four letters, two from eight; shorter words and hanzi allow no errors.
    pub(crate) fn errors_to(&self, other: &Self) -> Option<usize> {
        let allowed = match self.chars {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        // An error changes the length by at most one and the set of letters by at most two. Both checks are cheap and
        // exclude nearly all candidates.
        let different = (self.letters ^ other.letters).count_ones() as usize;
        if self.chars.abs_diff(other.chars) > allowed || different > 2 * allowed || self.hanzi || other.hanzi {
            return None;
        }
        let errors = strsim::damerau_levenshtein(&self.text, &other.text);
        (errors <= allowed).then_some(errors)
    }
}

/// Splits a text into folded words. A word is a run of hanzi or a run of other letters and digits.
///
/// Letters become lower case, full-width letters and digits become ASCII, Latin letters lose their accents, apostrophes
/// leave a break only (`Xi'an` → `xian`) and other punctuation separates words. ü becomes u, also if typed as v (`lv` →
/// `lu`). Only the first [`LONGEST`] characters are read.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded.split_whitespace().map(Token::new).filter(|word| !word.text.is_empty()).collect()
}

/// Passes the words of a text, as [`tokens`] splits it, to a function, and whether they are of hanzi. `folded` is room that
/// many calls share.
pub(super) fn each_word(text: &str, folded: &mut String, mut word: impl FnMut(&str, bool)) {
    folded.clear();
    fold(text, folded);
    for found in folded.split_whitespace() {
        let is_of_hanzi = found.chars().any(is_hanzi);
        if found.contains('\'') {
            let whole = found.replace('\'', "");
            if !whole.is_empty() {
                word(&whole, is_of_hanzi);
            }
        } else {
            word(found, is_of_hanzi);
        }
    }
}

/// Appends the folded words of a text, with blanks between them.
fn fold(text: &str, folded: &mut String) {
    let mut before = ' ';
    let mut add = |c: char| {
        let c = match c {
            '\u{300}'..='\u{36F}' => return,
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            'v' if matches!(before, 'l' | 'n') => 'u',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        if before.is_alphanumeric() && c.is_alphanumeric() && is_hanzi(before) != is_hanzi(c) {
            folded.push(' ');
        }
        folded.push(c);
        before = c;
    };
    for c in text.chars().take(LONGEST) {
        // Nearly all letters are of these two kinds.
        if c.is_ascii() {
            add(c.to_ascii_lowercase());
        } else if is_hanzi(c) {
            add(c);
        } else {
            unaccented(c).to_lowercase().for_each(&mut add);
        }
    }
}

/// ASCII form of a full-width or accented letter; other characters are unchanged.
fn unaccented(c: char) -> char {
    match c {
        // Full-width forms lie 0xFEE0 above the ordinary ones.
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ǐ' | 'ǐ' => 'i',
        'Ñ' | 'ñ' | 'Ń'..='ň' | 'Ǹ' | 'ǹ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ō'..='ő' | 'Ǒ' | 'ǒ' => 'o',
        'Ś'..='š' => 's',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ǔ'..='ǜ' => 'u',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|word| word.text).collect()
    }

    fn joined(text: &str) -> String {
        Token::joined(&tokens(text)).text
    }

    #[test]
    fn accents_full_width_forms_and_apostrophes_do_not_matter() {
        assert_eq!(texts("Xi'an AVIATION"), ["xian", "aviation"]);
        assert_eq!(texts("Ｘｕｚｈｏｕ，Ürümqi　５Ｇ"), ["xuzhou", "urumqi", "5g"]);
        assert_eq!(texts("cháng shā Cha\u{301}ng"), ["chang", "sha", "chang"]);
    }

    #[test]
    fn words_passed_one_by_one_are_the_tokens() {
        let mut folded = String::from("left over");
        for text in ["Xi'an ＡＶＩＡＴＩＯＮ 第3中学", "'", "湖南“长城”Ürümqi lv, ’s Cha\u{301}ng İ", ""]
        {
            let mut words = Vec::new();
            each_word(text, &mut folded, |word, is_of_hanzi| words.push((word.to_owned(), is_of_hanzi)));
            let expected = tokens(text).into_iter().map(|token| (token.text, token.hanzi));
            assert_eq!(words, expected.collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn an_umlaut_may_be_typed_as_v_or_u() {
        for text in ["Lüliang", "lvliang", "luliang", "LǙLIÁNG", "Lu\u{308}liang"] {
            assert_eq!(joined(text), "luliang", "{text}");
        }
        assert_eq!(joined("EV"), "ev");
    }

    #[test]
    fn hanzi_and_letters_are_words_apart() {
        assert_eq!(texts("南京市新型电力（智能电网）装备"), ["南京市新型电力", "智能电网", "装备"]);
        assert_eq!(texts("广州UHD"), ["广州", "uhd"]);
    }

    #[test]
    fn what_is_written_apart_is_not_found_in_one_syllable() {
        let is_at = |a: &str, b: &str| Token::joined(&tokens(a)).is_at(0, &Token::joined(&tokens(b)));
        assert!(is_at("xi an", "xi an hang kong") && is_at("xi'an", "Xi'an") && is_at("xi an", "Xi'an"));
        assert!(is_at("xian", "xian dai") && is_at("xian", "xi an"));
        assert!(!is_at("xi an", "xian dai") && !is_at("xi'an", "xianyang"));
    }

    #[test]
    fn short_words_allow_no_error_and_long_ones_two() {
        let errors = |a: &str, b: &str| Token::new(a).errors_to(&Token::new(b));
        assert_eq!(errors("cit", "city"), None);
        assert_eq!(errors("shenzen", "shenzhen"), Some(1));
        assert_eq!(errors("gaungzhou", "guangzhou"), Some(1), "two letters swapped are one error");
        assert_eq!(errors("biomedcien", "biomedicine"), Some(2));
        assert_eq!(errors("shazen", "shenzhen"), None);
    }

    #[test]
    fn a_text_without_letters_has_no_words() {
        for text in ["", "  ", "。？", "'", "\u{301}"] {
            assert!(tokens(text).is_empty(), "{text:?}");
        }
    }
}
