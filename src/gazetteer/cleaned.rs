//! Texts without invisible characters, full-width letters and superfluous blanks.

use std::borrow::Cow;

use crate::model::is_hanzi;

/// `true` for characters without ink and width: zero-width blanks and joiners, marks of direction, byte order mark, soft
/// hyphen, control characters.
fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E007F}')
}

/// Text without invisible characters and blanks that no name has, its full-width letters and digits as ASCII; and the
/// number of characters taken away or replaced.
///
/// Blanks (also ideographic and unbreakable ones) go at both ends, beside hanzi on both sides, and after another blank.
///
/// ```
/// use cluster_atlas::gazetteer::cleaned;
/// assert_eq!(cleaned("\u{3000}湖 南\u{200B}省"), ("湖南省".into(), 3));
/// assert_eq!(cleaned("Ｈunan  Province"), ("Hunan Province".into(), 2));
/// ```
pub fn cleaned(text: &str) -> (Cow<'_, str>, usize) {
    let mut clean = String::with_capacity(text.len());
    let mut changes = 0;
    let mut visible = text.chars().filter(|c| !is_invisible(*c)).peekable();
    while let Some(c) = visible.next() {
        if c.is_whitespace() {
            let after = visible.peek().copied();
            let before = clean.chars().next_back();
            let between_hanzi = before.is_some_and(is_hanzi) && after.is_some_and(|c| is_hanzi(c) || c.is_whitespace());
            let keep = before.is_some_and(|c| c != ' ') && after.is_some_and(|c| !c.is_whitespace()) && !between_hanzi;
            changes += usize::from(!keep || c != ' ');
            if keep {
                clean.push(' ');
            }
        } else if matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
            // Full-width forms lie 0xFEE0 above the ordinary ones.
            clean.push(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c));
            changes += 1;
        } else {
            clean.push(c);
        }
    }
    changes += text.chars().filter(|c| is_invisible(*c)).count();
    if clean == text { (Cow::Borrowed(text), 0) } else { (Cow::Owned(clean), changes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_taken_away_and_counted() {
        for (text, clean, changes) in [
            ("安徽省", "安徽省", 0),
            ("安徽省 ", "安徽省", 1),
            ("\u{3000}安徽省", "安徽省", 1),
            ("安徽\u{200B}省", "安徽省", 1),
            ("安 徽  省", "安徽省", 3),
            ("\u{FEFF}安徽省\u{AD}", "安徽省", 2),
            ("Ａｎｈｕｉ", "Anhui", 5),
            ("anhui  province", "anhui province", 1),
            ("Anhui\u{A0}Province", "Anhui Province", 1),
            ("安徽省\u{FE0F}\u{200D}", "安徽省", 2),
            (" \t\n", "", 3),
            ("", "", 0),
        ] {
            assert_eq!(cleaned(text), (clean.into(), changes), "{text:?}");
        }
    }

    #[test]
    fn blanks_between_words_and_beside_signs_stay() {
        for text in ["Hong Kong", "苏州 Suzhou", "江苏省 - 苏州市"] {
            assert_eq!(cleaned(text), (text.into(), 0));
        }
    }
}
