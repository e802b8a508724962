//! Values of cells: numbers, dates, coordinates.

pub(super) mod coordinate;
pub(super) mod date;
pub(super) mod datum;
pub(super) mod missing;
pub(super) mod number;
pub(super) mod wkt;

/// Text without blanks at its ends, like [`str::trim`], which takes longer to see that there are none.
pub(super) fn trimmed(text: &str) -> &str {
    // No blank begins with one of these bytes, and no blank of a single byte is a sign with ink.
    const FIRST_HANZI: u8 = 0xe4;
    let is_ink = |byte: &u8| byte.is_ascii_graphic();
    let bytes = text.as_bytes();
    let begins = bytes.first().is_some_and(|byte| is_ink(byte) || *byte >= FIRST_HANZI);
    let ends = match bytes {
        [.., byte] if is_ink(byte) => true,
        [.., byte, _, _] => *byte >= FIRST_HANZI,
        _ => false,
    };
    if begins && ends { text } else { text.trim() }
}

/// Half-width form of a full-width sign, digit or letter; any other character as it is.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::trimmed;

    proptest! {
        #[test]
        fn a_text_is_trimmed_of_all_blanks(text in "[ \u{a0}\u{3000}\u{2003}\ta湖é－\u{10ffff}\u{feff}]{0,6}") {
            prop_assert_eq!(trimmed(&text), text.trim());
        }
    }
}
