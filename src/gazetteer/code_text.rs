//! Codes in a text: 43, 4301, 430100, 430000.0, CN-43, CN-HN, HN, 430102001000.

/// Code that a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CodeText {
    /// Code of six digits, by the rules of GB/T 2260.
    Digits {
        code: String,
        /// `true` if it was the code of a township or village in that county.
        of_a_part: bool,
    },
    /// Letters, as those of ISO 3166-2, in capitals.
    Letters(String),
}

/// Codes of ISO 3166-2 before 2017 that are not those of GB/T 2260.
const OLD_ISO: [(&str, &str); 2] = [("91", "81"), ("92", "82")];

/// The code that a text is; `None` if it is none.
pub(super) fn code_text(text: &str) -> Option<CodeText> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '’' | '‘' | '`'));
    let after_country = text.get(..2).filter(|start| start.eq_ignore_ascii_case("cn")).and_then(|_| text.get(2..));
    let of_iso =
        after_country.map(|rest| rest.trim_start_matches(['-', '_', '.', ' '])).filter(|rest| !rest.is_empty());
    let code = of_iso.unwrap_or(text);
    let is_iso_letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_iso_letters && (of_iso.is_none() || text.len() == 5) {
        return Some(CodeText::Letters(code.to_ascii_uppercase()));
    }
    let digits = match code.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => return None,
        None => code,
    };
    let digits: String = digits.chars().filter(|c| *c != ' ').collect();
    if digits.is_empty()
        || digits.starts_with('0') && digits != "000000"
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let replaced = OLD_ISO.iter().find(|(old, _)| of_iso.is_some() && *old == digits).map(|(_, new)| (*new).to_owned());
    let digits = replaced.unwrap_or(digits);
    let (code, of_a_part) = match digits.len() {
        2 | 4 | 6 => (format!("{digits:0<6}"), false),
        9 | 12 => {
            let (county, part) = digits.split_at_checked(6)?;
            (county.to_owned(), part.bytes().any(|byte| byte != b'0'))
        }
        _ => return None,
    };
    Some(CodeText::Digits { code, of_a_part })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(code: &str, of_a_part: bool) -> CodeText {
        CodeText::Digits { code: code.to_owned(), of_a_part }
    }

    #[test]
    fn codes_may_be_short_long_or_numbers() {
        for text in ["33", "330000", "330000.0", "CN-33", "cn33", "330000000000", "'330000", " 33 ", "330000."] {
            assert_eq!(code_text(text), Some(digits("330000", false)), "{text}");
        }
        assert_eq!(code_text("3301"), Some(digits("330100", false)));
        assert_eq!(code_text("330106000000"), Some(digits("330106", false)));
        assert_eq!(code_text("330106003"), Some(digits("330106", true)));
        assert_eq!(code_text("CN-91"), Some(digits("810000", false)));
    }

    #[test]
    fn letters_are_those_of_iso() {
        for text in ["ZJ", "zj", "CN-ZJ", "CN_ZJ"] {
            assert_eq!(code_text(text), Some(CodeText::Letters("ZJ".to_owned())), "{text}");
        }
    }

    #[test]
    fn other_numbers_and_texts_are_no_codes() {
        for text in
            ["", "0731", "010", "0021", "331", "33.5", "3300000", "Zhejiang", "-33", "3.3E+05", "浙江", "CN-", "33-01"]
        {
            assert_eq!(code_text(text), None, "{text}");
        }
    }
}
