//! Texts as a search compares them: small letters, no accents, no full-width forms, no punctuation.

/// The text as words of small letters, digits and hanzi.
///
/// Full-width letters and digits become ordinary ones, accented Latin letters lose their accents, apostrophes
/// vanish (`Xi'an` → `xian`), other punctuation separates words.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(plain) {
        if c.is_alphanumeric() {
            word.push(c);
        } else if !matches!(c, '\'' | '’' | '`') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words in one piece.
pub fn joined(text: &str) -> String {
    words(text).concat()
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        // Full-width forms lie 0xFEE0 above the ordinary ones.
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        'à' | 'á' | 'â' | 'ä' | 'ā' | 'ǎ' | 'À' | 'Á' | 'Ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' | 'È' | 'É' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ǐ' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'ō' | 'ǒ' | 'Ö' => 'o',
        'ù' | 'ú' | 'û' | 'ū' | 'ǔ' => 'u',
        // ü is typed as v in pinyin, and as u where no v is wanted; one of them must do.
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => 'v',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    };
    c.to_lowercase()
}

/// Whether a character is a hanzi.
pub fn is_hanzi(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x2FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_full_width_forms_and_apostrophes_do_not_matter() {
        assert_eq!(words("Xi'an AVIATION"), ["xian", "aviation"]);
        assert_eq!(words("Ｘｕｚｈｏｕ，Ürümqi"), ["xuzhou", "vrvmqi"]);
        assert_eq!(joined("chang sha"), "changsha");
        assert_eq!(words("南京市新型电力(智能电网)装备"), ["南京市新型电力", "智能电网", "装备"]);
    }
}
